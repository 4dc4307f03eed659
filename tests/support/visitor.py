"""A person at the web page: signs up, types, clicks and looks, with the patience that a busy machine needs."""

import re
import secrets
import time
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTimeError

from tests.support.browser import Picture, picture, share_changed
from tests.support.canaries import PASSWORD

WAIT_MS = 120_000
_STATE = """(states) => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && states.includes(app.getAttribute('data-test-script-state'));
}"""
# Nothing was drawn yet while the state is "initial", and old things stand while a run is asked for; but either may stay
# where nothing more is to come.
_IDLE, _AT_REST = ["notRunning", "compilationError"], ["initial", "rerunRequested", "stopRequested"]
_MAY_BEGIN_MS = 10_000


class Visitor:
    """One browser of its own, without anybody else's cookies."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        *,
        width: int = 1360,
        height: int = 900,
        theme: Literal["light", "dark"] = "light",
    ) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
        self.context.set_default_timeout(WAIT_MS)
        self.page: Page = self.context.new_page()
        self.url = url
        self.email = f"{secrets.token_hex(6)}@example.org"
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def close(self) -> None:
        self.context.close()

    def go(self, path: str = "/") -> None:
        self.page.goto(self.url + path)
        self.settle()

    def settle(self) -> None:
        """Waits until the page has been drawn."""
        try:
            self.page.wait_for_function(_STATE, arg=_IDLE, timeout=_MAY_BEGIN_MS)
        except NotInTimeError:
            self.page.wait_for_function(_STATE, arg=[*_IDLE, *_AT_REST])

    def sign_up(self, name: str = "Ada") -> None:
        self.go()
        self.page.get_by_role("radio", name="Make an account").click()
        # By their keys: the form that goes away keeps its fields of the same name for a moment.
        self.page.locator(".st-key-sign_up_name input").fill(name)
        self.page.locator(".st-key-sign_up_email input").fill(self.email)
        self.page.locator(".st-key-sign_up_password input").fill(PASSWORD)
        self.page.get_by_role("button", name="Make an account").click()
        self._come_in()

    def sign_in(self) -> None:
        """With the account of their e-mail, which somebody made."""
        self.go()
        self.page.locator(".st-key-sign_in_email input").fill(self.email)
        self.page.locator(".st-key-sign_in_password input").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self._come_in()

    def _come_in(self) -> None:
        expect(self.page.get_by_text("What shall we make?")).to_be_visible(timeout=WAIT_MS)
        # The cookie is set by a request of its own; until then a reload would ask for the password.
        deadline = time.monotonic() + 60
        while "prompt2mesh_session" not in self.cookies() and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)

    def cookies(self) -> dict[str, str]:
        return {cookie["name"]: cookie["value"] for cookie in self.context.cookies() if "name" in cookie}  # pyright: ignore[reportTypedDictNotRequiredAccess]

    def make(self, prompt: str) -> None:
        """Asks for a model and waits until it stands in the viewer."""
        self.page.get_by_role("textbox", name="Describe what to make").fill(prompt)
        self.page.get_by_role("button", name="Make it").click()
        self.tab("Chat").wait_for()
        self.wait_for_model()

    def say(self, message: str) -> None:
        """Says something in the conversation about the model."""
        box = self.page.get_by_role("textbox", name="Ask, or say what should be different")
        box.fill(message)
        box.press("Enter")

    @property
    def answers(self) -> Locator:
        """What was answered in the conversation so far, the turn at work left out."""
        return self.page.locator('[class*="st-key-answer_"]')

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=name)

    def open_tab(self, name: str) -> None:
        self.tab(name).click()
        self.wait_for_tab(name)

    def wait_for_tab(self, name: str) -> None:
        """Waits until a tab is open and has been drawn."""
        expect(self.tab(name)).to_have_attribute("aria-selected", "true", timeout=WAIT_MS)
        # The page is at rest for a moment before the script hears of the choice.
        expect(self.page.get_by_role("tabpanel", name=name)).not_to_be_empty(timeout=WAIT_MS)
        self.settle()

    @property
    def canvas(self) -> Locator:
        return self.page.locator("canvas.canvas")

    def wait_for_model(self) -> None:
        """Waits until the viewer has a model, and is not fetching another."""
        self.page.locator(".ready canvas.canvas").wait_for()
        self.page.locator('[role="progressbar"][aria-label="Loading the model"]').wait_for(state="hidden")
        self.settle()

    def look(self) -> Picture:
        """What is seen in the viewer, once it holds still."""
        before = picture(self.canvas)
        for _ in range(40):
            self.page.wait_for_timeout(250)
            now = picture(self.canvas)
            if (before == now).all():
                break
            before = now
        return before

    def look_until_changed(self, before: Picture, *, share: float) -> Picture:
        """What is seen once it differs from before in a share of its pixels, or after a long wait."""
        deadline = time.monotonic() + WAIT_MS / 1000
        while True:
            now = self.look()
            if share_changed(before, now) > share or time.monotonic() > deadline:
                return now

    def fact(self, name: str) -> str:
        """A measured fact below the viewer."""
        return (
            self.page.locator(".p2m-facts div", has=self.page.locator("dt", has_text=name)).locator("dd").inner_text()
        )

    def wait_for_fact(self, name: str, pattern: str) -> None:
        row = self.page.locator(".p2m-facts div", has=self.page.locator("dt", has_text=name)).locator("dd")
        expect(row).to_have_text(re.compile(pattern), timeout=WAIT_MS)

    def shot(self, folder: Path, name: str) -> None:
        """A picture of the page for the documentation."""
        folder.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(600)
        self.page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=82, animations="disabled")
