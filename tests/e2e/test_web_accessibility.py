"""Every screen of the page under axe-core: in the light on a desktop, and in the dark on a phone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.support.axe import Accepted, Finding, findings
from tests.support.service import Service
from tests.support.visitor import PASSWORD, WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(1500)]
DESKTOP, PHONE = ViewportSize(width=1360, height=900), ViewportSize(width=390, height=844)
# Streamlit's own markup, which no script of a page can change.
ACCEPTED = (
    Accepted(
        rule="presentation-role-conflict",
        css='section[data-testid="stFileUploaderDropzone"]',
        why="the place to drop a file, for pointers only: it is no stop of Tab, and the button in it does the same",
    ),
    Accepted(
        rule="region",
        css="#stFloatingOverlayPortal",
        why="the layer of tips, beside all landmarks: a tip repeats what its button is called, and goes with the focus",
    ),
)
ACCOUNT_TABS = ("Profile", "Usage", "LLM keys", "API keys", "Sessions", "Webhooks", "Your data")
ADMIN_TABS = ("Overview", "Users", "Jobs", "Workers", "Instances", "Audit")
_STILL = """() => document.getAnimations().every((one) =>
  one.playState !== "running" || one.effect?.getComputedTiming().iterations === Infinity)"""
# Our own style follows the system at once, Streamlit's when its page has been drawn anew.
_IN_GUISE = """(scheme) => getComputedStyle(document.querySelector(".stApp")).colorScheme === scheme"""


@dataclass
class Tour:
    """Somebody who goes through the page with axe in the hand."""

    visitor: Visitor
    found: list[tuple[str, Finding]] = field(default_factory=list[tuple[str, Finding]])

    def look(self, name: str) -> None:
        """At what is shown, in both guises; what was found waits for the end."""
        self.visitor.settle()
        self._take(f"{name}, light desktop")
        self._wear("dark", PHONE)
        self._take(f"{name}, dark phone")
        self._wear("light", DESKTOP)

    def _wear(self, scheme: Literal["light", "dark"], size: ViewportSize) -> None:
        page = self.visitor.page
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        page.wait_for_function(_IN_GUISE, arg=scheme)
        self.visitor.settle()

    def _take(self, name: str) -> None:
        self.visitor.page.wait_for_function(_STILL)  # a colour on its way to another is neither
        self.found += [(name, one) for one in findings(self.visitor.page, accepted=ACCEPTED)]

    def told(self) -> str:
        """Each finding once, with where it was first."""
        first: dict[tuple[str, str], tuple[str, Finding]] = {}
        for name, one in self.found:
            first.setdefault((one.rule, one.selector), (name, one))
        return "\n".join(f"[{name}] {one}" for name, one in first.values())


@pytest.fixture
def tour(browser: Browser, service: Service) -> Iterator[Tour]:
    begun = Tour(Visitor(browser, service.web_url, width=DESKTOP["width"], height=DESKTOP["height"]))
    yield begun
    begun.visitor.close()
    assert not begun.found, begun.told()


def test_signed_out(tour: Tour) -> None:
    visitor, page = tour.visitor, tour.visitor.page
    visitor.go()
    tour.look("sign in")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("E-mail and password are both needed.")).to_be_visible(timeout=WAIT_MS)
    tour.look("sign in, nothing typed")
    page.get_by_role("radio", name="Make an account").click()
    expect(page.locator(".st-key-sign_up_name input")).to_be_visible(timeout=WAIT_MS)
    tour.look("make an account")
    visitor.go("/explore")
    tour.look("explore")
    visitor.go("/?share=nothing")
    expect(page.get_by_text("This link does not lead anywhere")).to_be_visible(timeout=WAIT_MS)
    tour.look("a shared link that is over")


def test_signed_in(tour: Tour, service: Service) -> None:
    visitor, page = tour.visitor, tour.visitor.page
    service.add_administrator(visitor.email, PASSWORD)
    visitor.sign_in()
    tour.look("start")
    for choice in ("A picture to go by", "More choices"):
        page.get_by_text(choice, exact=True).first.click()
    tour.look("start, all choices")
    _a_job_at_work(tour)
    _the_workshop(tour)
    _other_pages(tour)


def _a_job_at_work(tour: Tour) -> None:
    tour.visitor.page.get_by_role("textbox", name="Describe what to make").fill(
        "a round oak table with four brass legs"
    )
    tour.visitor.page.get_by_role("button", name="Make it").click()
    expect(tour.visitor.page.locator(".p2m-stages")).to_be_visible(timeout=WAIT_MS)
    tour.look("a job at work")
    tour.visitor.tab("Chat").wait_for()
    tour.visitor.wait_for_model()


def _the_workshop(tour: Tour) -> None:
    visitor, page = tour.visitor, tour.visitor.page
    tour.look("chat")
    visitor.say("paint the top dark blue")
    expect(page.locator(".p2m-changed")).to_be_visible(timeout=WAIT_MS)
    visitor.wait_for_model()
    tour.look("chat, an answer")
    for name in ("Versions", "Sliders", "Parts", "Prompt", "Report", "Variants", "Files", "Blender"):
        visitor.open_tab(name)
        tour.look(name.lower())
    visitor.open_tab("Parts")
    page.locator(".st-key-part_list").get_by_role("button").first.click()
    expect(page.locator(".st-key-part_card")).to_be_visible(timeout=WAIT_MS)
    tour.look("a part")
    page.get_by_role("button", name="Keys and gestures").click()
    page.get_by_role("button", name="Exploded view").click()
    tour.look("the keys of the viewer, and the model apart")
    page.keyboard.press("Escape")
    _dialogs_of_versions(tour)
    page.get_by_role("button", name="Share").click()
    page.get_by_text("Whoever has the link").click()
    link = page.get_by_text(re.compile(r"http://\S+share=\S+"))
    expect(link).to_be_visible(timeout=WAIT_MS)
    tour.look("sharing")
    address = link.inner_text().strip()
    page.goto(address)
    visitor.wait_for_model()
    tour.look("a shared model")


def _dialogs_of_versions(tour: Tour) -> None:
    page = tour.visitor.page
    tour.visitor.open_tab("Versions")
    for name, title in (("Branch from here", "Branch from here"), ("Compare", "Compare")):
        page.locator(".st-key-history").get_by_role("button", name="More").last.click()
        page.get_by_text(name).last.click()
        expect(page.get_by_role("dialog")).to_contain_text(title, timeout=WAIT_MS)
        tour.look(f"the dialog {title}")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden(timeout=WAIT_MS)


def _other_pages(tour: Tour) -> None:
    visitor, page = tour.visitor, tour.visitor.page
    visitor.go("/gallery")
    tour.look("gallery")
    for name in ("Rename and tag", "Delete"):
        page.get_by_role("button", name="More").first.click()
        page.get_by_text(name).last.click()
        expect(page.get_by_role("dialog")).to_be_visible(timeout=WAIT_MS)
        tour.look(f"gallery, the dialog {name}")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden(timeout=WAIT_MS)
    visitor.go("/batch")
    lines = page.get_by_role("textbox", name="Prompts")
    lines.fill("a wooden barrel\n" + "x" * 3000)
    lines.blur()
    expect(page.get_by_text("Some lines cannot be made")).to_be_visible(timeout=WAIT_MS)
    tour.look("batch, lines that cannot be made")
    lines.fill("a wooden barrel")
    lines.blur()
    page.get_by_role("button", name="Make 1 models").click()
    expect(page.get_by_text("1 of 1 ready")).to_be_visible(timeout=WAIT_MS)
    tour.look("batch, made")
    for path, tabs in (("/account", ACCOUNT_TABS), ("/admin", ADMIN_TABS)):
        visitor.go(path)
        for tab in tabs:
            visitor.open_tab(tab)
            tour.look(f"{path}, {tab}")
