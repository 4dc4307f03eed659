"""Stored scripts: what people write is shown to others in a real browser, and no word of it runs or calls anybody."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

from tests.e2e.attack.conftest import Studio
from tests.support.api import PASSWORD
from tests.support.browser import chromium
from tests.support.visitor import WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow]
CUBE = {"parts": [{"name": "cube", "shape": {"type": "box", "size": [0.1, 0.1, 0.1]}}]}
PAYLOADS = (
    "<script>window.owned=1</script>", "<img src=x onerror=window.owned=1>", "<svg/onload=window.owned=1>",
    "[a](javascript:window.owned=1)", "![b](http://evil.example/leak.png)", "[c](http://evil.example/c)",
    "<iframe srcdoc='<script>parent.owned=1</script>'>", "</style><script>window.owned=1</script>", "$\\href{javascript:owned=1}{d}$",
    "http://evil.example/plain", ":material/delete: :red[e]", "{{constructor.constructor('window.owned=1')()}}", "`x` # h **b**",
    r"\[f\](//evil.example/f)", r"\!\[g\](//evil.example/leak.png)", "https&colon;//evil.example/entity",
)  # fmt: skip


class Watched:
    """A page with what it did that it should not have."""

    def __init__(self, page: Page, own: tuple[str, ...]) -> None:
        self.page = page
        self.called: list[str] = []
        self.said: list[str] = []
        self._own = own
        page.on("request", self._request)
        page.on("dialog", self._dialog)
        page.on("console", lambda line: self.said.append(line.text) if "Content Security Policy" in line.text else None)

    def _dialog(self, dialog: Dialog) -> None:
        self.called.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._own):
            self.called.append(request.url)

    def is_clean(self) -> None:
        for frame in self.page.frames:
            assert frame.evaluate("typeof window.owned") == "undefined", frame.url
            found: Any = frame.evaluate("""() => [...document.querySelectorAll('a[href], [onerror], [onload], iframe[srcdoc]')]
                .map((one) => one.getAttribute('href') || one.outerHTML.slice(0, 200))
                .filter((one) => /javascript:|evil|onerror|onload|srcdoc/i.test(one))""")
            assert found == [], frame.url
        assert self.called == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def planted(studio: Studio) -> str:
    """The link of a model of Mallory's whose every text is an attack, and which everybody finds in the gallery."""
    mallory = studio.mallory
    mallory.ask("PATCH", "/v1/me", {"display_name": PAYLOADS[1]})
    task = mallory.done(mallory.post("/v1/program-to-3d", {"program": CUBE})["id"], timeout_s=120)
    assert task["status"] == "SUCCEEDED", task
    project = task["project_id"]
    changed = mallory.ask("PATCH", f"/v1/projects/{project}", {
        "name": f"zz{PAYLOADS[0]}{PAYLOADS[1]}{PAYLOADS[3]}", "description": "\n\n".join(PAYLOADS),
        "tags": [text[:40] for text in PAYLOADS[:6]], "visibility": "public",
    })  # fmt: skip
    assert changed.status_code == 200, changed.text
    shared = mallory.post(f"/v1/projects/{project}/share")
    return str(shared.get("share_url") or shared.get("url") or shared["share_token"])


@pytest.fixture
def victim(browser: Browser, studio: Studio) -> Iterator[tuple[Visitor, Watched]]:
    visitor = Visitor(browser, studio.service.web_url)
    own = (studio.service.web_url, studio.service.web_url.replace("http", "ws"), studio.service.api_url, "data:", "blob:",
           "about:")  # fmt: skip
    yield visitor, Watched(visitor.page, own)
    visitor.close()


def test_no_text_of_another_person_runs_in_the_page(
    studio: Studio, planted: str, victim: tuple[Visitor, Watched]
) -> None:
    visitor, watched = victim
    visitor.sign_up("Victim")
    watched.is_clean()
    link = planted if planted.startswith("http") else f"{studio.service.web_url}/?share={planted}"
    visitor.page.goto(link)
    visitor.settle()
    visitor.page.get_by_text("zz<script>").first.wait_for(timeout=WAIT_MS)  # shown, letter by letter
    watched.is_clean()
    visitor.go("/explore")
    visitor.page.get_by_text("zz<script>").first.wait_for(timeout=WAIT_MS)
    watched.is_clean()
    assert watched.said == [], "the page's own parts are within its policy"


def test_no_text_of_ones_own_runs_either_wherever_it_is_shown(planted: str, victim: tuple[Visitor, Watched]) -> None:
    """Its maker's workshop shows more: parts, history, the conversation, errors that repeat the prompt."""
    del planted
    visitor, watched = victim
    visitor.go()
    visitor.page.locator(".st-key-sign_in_email input").fill("mallory@example.com")
    visitor.page.locator(".st-key-sign_in_password input").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Sign in").click()
    box = visitor.page.get_by_role("textbox", name="Describe what to make")
    box.wait_for()
    watched.is_clean()
    box.fill(f"a cube {PAYLOADS[1]} {PAYLOADS[3]}")
    visitor.page.get_by_role("button", name="Make it").click()
    visitor.page.get_by_text("onerror").first.wait_for(timeout=WAIT_MS)  # the prompt, in what is told of the task
    visitor.settle()
    watched.is_clean()
    visitor.go("/account")
    watched.is_clean()
    assert watched.said == []


def test_the_pages_of_every_door_have_a_policy_that_lets_no_strange_script_in(studio: Studio) -> None:
    service = studio.service
    doors = {
        f"{service.api_url}/v1/version": "default-src 'none'", f"{service.api_url}/docs": "default-src 'none'",
        f"{service.web_url}/": "script-src 'self'", f"{service.mcp_url.removesuffix('/mcp')}/healthz": "default-src 'none'",
        f"http://127.0.0.1:{studio.router_port}/": "default-src 'none'", f"{service.api_url}/nowhere": "default-src 'none'",
    }  # fmt: skip
    for url, wanted in doors.items():
        headers = httpx2.get(url, timeout=60).headers
        policy = headers["content-security-policy"]
        scripts = next((rule for rule in policy.split(";") if "script-src" in rule), "")
        assert wanted in policy, url
        assert "'unsafe-inline'" not in scripts, url
        assert "'unsafe-eval'" not in scripts, url
        assert "frame-ancestors" in policy, url
        assert headers["x-content-type-options"] == "nosniff", url
        assert headers["referrer-policy"] == "no-referrer", url
        assert headers["cross-origin-opener-policy"] == "same-origin", url
        assert headers["cross-origin-resource-policy"] == "same-origin", url
        assert "camera=()" in headers["permissions-policy"], url
