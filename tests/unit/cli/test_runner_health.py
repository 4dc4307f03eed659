"""What a runner says of itself to whoever watches over it."""

import json
import urllib.error
import urllib.request

from prompt2mesh.cli.runner_health import health_page


def _ask(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, json.load(answer)["status"]
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)["status"]


def test_it_lives_and_is_ready_by_what_is_so_when_it_is_asked() -> None:
    wrong = {"dead": "", "unready": "not heard"}
    with health_page(
        host="127.0.0.1", port=0, dead=lambda: wrong["dead"], unready=lambda: wrong["unready"]
    ) as port:  # fmt: skip
        assert _ask(port, "/healthz") == (200, "ok")
        assert _ask(port, "/readyz?verbose") == (503, "not heard")
        wrong |= {"dead": "a job does not come back", "unready": ""}
        assert _ask(port, "/healthz") == (503, "a job does not come back")
        assert _ask(port, "/readyz") == (200, "ok")
        assert _ask(port, "/")[0] == 404
