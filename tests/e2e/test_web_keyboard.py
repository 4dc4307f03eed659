"""The page without a mouse: from signing up to signing out with Tab, Enter and the arrows, and always to be seen where."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import chromium, share_changed
from tests.support.keyboard import Keyboard
from tests.support.service import Service, running_service
from tests.support.visitor import PASSWORD, WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(600)]
TABLE = "a round oak table with four brass legs"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("studio"), web=True) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_from_signing_up_to_signing_out_by_keys_alone(browser: Browser, service: Service, tmp_path: Path) -> None:
    ada = Visitor(browser, service.web_url)
    page, keys = ada.page, Keyboard(ada.page)
    ada.go()
    keys.go_to("radio", "Make an account")
    keys.press("Enter")
    expect(page.locator(".st-key-sign_up_name input")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    for field, text in (("Name", "Ada"), ("E-mail", ada.email), ("Password", PASSWORD)):
        keys.go_to("textbox", f"^{field}")
        keys.write(text)
    keys.go_to("button", "^Make an account|person_add")
    keys.press("Enter")
    expect(page.get_by_text("What shall we make?")).to_be_visible(timeout=WAIT_MS)
    ada.settle()

    keys.go_to("textbox", "Describe what to make")
    keys.write(TABLE)
    keys.go_to("button", "Make it")
    keys.press("Enter")
    ada.tab("Chat").wait_for()
    ada.wait_for_model()

    before = ada.look()
    keys.go_to("application", "3D view")
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    turned = ada.look_until_changed(before, share=0.02)
    assert share_changed(before, turned) > 0.02
    keys.press("]")
    expect(page.locator(".chip-text")).to_be_visible(timeout=WAIT_MS)  # a part is selected
    keys.press("Escape")
    ada.settle()

    keys.go_to("tab", "")
    while keys.focus.name != "Chat":
        keys.press("ArrowLeft")
    keys.press("Enter")
    ada.settle()
    keys.go_to("textbox", "Ask, or say what should be different")
    keys.write("paint the top dark blue")
    keys.press("Enter")
    expect(page.locator(".p2m-changed")).to_be_visible(timeout=WAIT_MS)
    ada.wait_for_model()

    keys.go_to("tab", "Chat", key="Shift+Tab")
    keys.go_to("tab", "Files", key="ArrowRight")
    keys.press("Enter")
    expect(page.locator(".st-key-offer_glb")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    keys.go_to("link", "Download")
    with page.expect_download() as download:
        keys.press("Enter")
    download.value.save_as(tmp_path / "model.glb")
    assert (tmp_path / "model.glb").read_bytes()[:4] == b"glTF"

    page.bring_to_front()
    keys.go_to("link", "Account", key="Shift+Tab")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    keys.go_to("button", "Sign out")
    keys.press("Enter")
    expect(page.get_by_text("Say it. Turn it. Take it apart.")).to_be_visible(timeout=WAIT_MS)
    assert not keys.unseen, f"the focus cannot be seen on {', '.join(map(str, keys.unseen))}"
    ada.close()


def test_a_dialog_keeps_the_focus_and_gives_it_back(browser: Browser, service: Service) -> None:
    ada = Visitor(browser, service.web_url)
    page, keys = ada.page, Keyboard(ada.page)
    ada.sign_up()
    ada.make("a red cube")
    ada.go("/gallery")
    expect(page.get_by_role("button", name="Open", exact=True)).to_be_visible(timeout=WAIT_MS)
    keys.go_to("button", "More|more_horiz")
    keys.press("Enter")
    page.get_by_text("Rename and tag").wait_for()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    stops = [keys.press("Tab") for _ in range(8)]
    assert all(stop.dialog for stop in stops), stops
    assert any(re.search("Save|check", stop.name) for stop in stops), stops
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden(timeout=WAIT_MS)
    assert keys.focus.role != "body"
    ada.close()


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, service: Service) -> None:
    ada = Visitor(browser, service.web_url)
    ada.page.emulate_media(reduced_motion="reduce")
    ada.sign_up()
    ada.page.get_by_role("textbox", name="Describe what to make").fill("a red cube")
    ada.page.get_by_role("button", name="Make it").click()
    expect(ada.page.locator(".p2m-stages")).to_be_visible(timeout=WAIT_MS)
    moving = ada.page.evaluate(
        """() => document.getAnimations().filter((one) => one.playState === "running"
          && (one.effect?.getComputedTiming().duration ?? 0) > 1).map((one) => one.animationName ?? one.transitionProperty)"""
    )
    assert moving == []
    ada.close()
