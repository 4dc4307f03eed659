"""The page without a mouse: from signing up to signing out with Tab, Enter and the arrows, and always to be seen where."""

import re
import signal
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.support.browser import share_changed
from tests.support.keyboard import Keyboard
from tests.support.service import Service
from tests.support.slow_line import SlowLine
from tests.support.visitor import PASSWORD, WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(1500)]
TABLE = "a round oak table with four brass legs"
_OPENED_TABS = """() => {
  const opened = [];
  new MutationObserver((changes) => changes.forEach(({ target }) => {
    if (target.getAttribute("aria-selected") === "true") opened.push(target.textContent);
  })).observe(document.querySelector(`[role="tablist"]`), { subtree: true, attributeFilter: ["aria-selected"] });
  return opened;
}"""


def test_from_signing_up_to_signing_out_by_keys_alone(browser: Browser, service: Service, tmp_path: Path) -> None:
    ada = Visitor(browser, service.web_url)
    keys = Keyboard(ada.page)
    _sign_up(ada, keys)
    _make_a_table(ada, keys)
    _turn_it(ada, keys)
    _paint_it(ada, keys)
    assert _download_it(ada, keys, tmp_path)[:4] == b"glTF"
    _sign_out(ada, keys)
    assert not keys.unseen, f"the focus cannot be seen on {', '.join(map(str, keys.unseen))}"
    ada.close()


def _sign_up(ada: Visitor, keys: Keyboard) -> None:
    ada.go()
    keys.go_to("radio", "Sign in")
    keys.go_to("radio", "Make an account", key="ArrowRight")
    keys.press("Space")
    expect(ada.page.locator(".st-key-sign_up_name input")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    for field, text in (("Name", "Ada"), ("E-mail", ada.email), ("Password", PASSWORD)):
        keys.go_to("textbox", f"^{field}")
        keys.write(text)
    keys.go_to("button", "Make an account")
    keys.press("Enter")
    expect(ada.page.get_by_text("What shall we make?")).to_be_visible(timeout=WAIT_MS)
    ada.settle()


def _make_a_table(ada: Visitor, keys: Keyboard) -> None:
    keys.go_to("textbox", "Describe what to make")
    keys.write(TABLE)
    keys.go_to("button", "Make it")
    keys.press("Enter")
    ada.tab("Chat").wait_for()
    ada.wait_for_model()


def _turn_it(ada: Visitor, keys: Keyboard) -> None:
    before = ada.look()
    keys.go_to("application", "3D view")
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    turned = ada.look_until_changed(before, share=0.02)
    assert share_changed(before, turned) > 0.02
    keys.press("]")
    expect(ada.page.locator(".chip-text")).to_be_visible(timeout=WAIT_MS)  # a part is selected, and its panel opens
    expect(ada.tab("Parts")).to_have_attribute("aria-selected", "true", timeout=WAIT_MS)
    assert keys.focus.role == "application"
    keys.press("Escape")
    expect(ada.page.locator(".chip-text")).to_be_hidden(timeout=WAIT_MS)
    ada.settle()


def _paint_it(ada: Visitor, keys: Keyboard) -> None:
    _open_panel(ada, keys, "Chat", ada.page.get_by_role("textbox", name="Ask, or say what should be different"))
    keys.go_to("textbox", "Ask, or say what should be different")
    keys.write("paint the top dark blue")
    keys.press("Enter")
    expect(ada.page.locator(".p2m-changed")).to_be_visible(timeout=WAIT_MS)
    ada.wait_for_model()


def _download_it(ada: Visitor, keys: Keyboard, folder: Path) -> bytes:
    _open_panel(ada, keys, "Files", ada.page.locator(".st-key-offer_glb"))
    keys.go_to("link", "Download")
    with ada.page.expect_download() as download:
        keys.press("Enter")
    download.value.save_as(folder / "model.glb")
    return (folder / "model.glb").read_bytes()


def _open_panel(ada: Visitor, keys: Keyboard, name: str, shows: Locator) -> None:
    """Goes along the tabs until one is open."""
    names = ada.page.locator(".st-key-panel").get_by_role("tab").all_inner_texts()
    here, there = names.index(keys.go_to("tab", "").name), names.index(name)
    step = 1 if here < there else -1
    for place in range(here + step, there + step, step):
        keys.press("ArrowRight" if here < there else "ArrowLeft")
        ada.wait_for_tab(names[place])
    expect(shows).to_be_visible(timeout=WAIT_MS)
    ada.settle()


def _sign_out(ada: Visitor, keys: Keyboard) -> None:
    keys.go_to("link", "Account")
    keys.press("Enter")
    expect(ada.page.get_by_role("button", name="Sign out")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    keys.go_to("button", "Sign out")
    keys.press("Enter")
    expect(ada.page.get_by_text("Say it. Turn it. Take it apart.")).to_be_visible(timeout=WAIT_MS)


def test_a_selection_does_not_undo_the_choice_of_a_tab_after_it(browser: Browser, service: Service) -> None:
    ada = Visitor(browser, service.web_url)
    ada.sign_up()
    ada.make(TABLE)
    with _slow_server(ada, service):
        _select_the_next_part(ada)
        ada.tab("Chat").focus()
        _step(ada, "ArrowRight", "Versions")
    expect(ada.page.locator(".p2m-turn")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    expect(ada.tab("Versions")).to_have_attribute("aria-selected", "true")

    _select_the_next_part(ada)
    expect(ada.page.locator(".st-key-part_card")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    # The script has opened the parts already, and from there on only the page knows of another choice.
    with _slow_server(ada, service):
        _select_the_next_part(ada)
        ada.tab("Parts").focus()
        _step(ada, "ArrowLeft", "Sliders")
    expect(ada.page.get_by_role("slider", name="Height")).to_be_visible(timeout=WAIT_MS)
    ada.settle()
    expect(ada.tab("Sliders")).to_have_attribute("aria-selected", "true")
    expect(ada.tab("Sliders")).to_be_focused()
    ada.close()


def test_a_late_answer_to_one_tab_does_not_undo_the_next(browser: Browser, service: Service) -> None:
    ada = Visitor(browser, service.web_url)
    line = SlowLine(ada.page)
    ada.sign_up()
    ada.make(TABLE)
    _go_on_before_the_answer(ada, line, ("Chat", "Versions", "Sliders"))
    expect(ada.page.get_by_role("slider", name="Height")).to_be_visible(timeout=WAIT_MS)

    ada.page.get_by_role("link", name="Account").click()
    ada.wait_for_tab("Profile")
    _go_on_before_the_answer(ada, line, ("Profile", "Usage", "LLM keys"))
    expect(ada.page.get_by_text("Model anything with an LLM")).to_be_visible(timeout=WAIT_MS)
    ada.close()


def _go_on_before_the_answer(ada: Visitor, line: SlowLine, names: tuple[str, str, str]) -> None:
    """Goes from the first tab to the third while what answers to the second is on its way."""
    opened = ada.page.evaluate_handle(_OPENED_TABS)
    line.hold()
    ada.tab(names[0]).focus()
    _step(ada, "ArrowRight", names[1])
    line.wait()
    _step(ada, "ArrowRight", names[2])
    line.let_go()
    ada.wait_for_tab(names[2])
    assert opened.json_value() == [*names[1:]]
    expect(ada.tab(names[2])).to_be_focused()


@contextmanager
def _slow_server(ada: Visitor, service: Service) -> Generator[None]:
    """The script begins a run and does not come to the tabs: the API, which it asks before, stands still."""
    service.processes["api"].send_signal(signal.SIGSTOP)
    try:
        yield
        ada.page.wait_for_timeout(2_000)  # the server has heard of all that was done
    finally:
        service.processes["api"].send_signal(signal.SIGCONT)


def _select_the_next_part(ada: Visitor) -> None:
    chip = ada.page.locator(".chip-text")
    before = chip.inner_text() if chip.is_visible() else ""
    ada.page.get_by_role("application", name="3D view").focus()
    ada.page.keyboard.press("]")
    expect(chip).to_be_visible()
    expect(chip).not_to_have_text(before)


def _step(ada: Visitor, key: str, name: str) -> None:
    ada.page.keyboard.press(key)
    expect(ada.tab(name)).to_have_attribute("aria-selected", "true")


def test_a_dialog_keeps_the_focus_until_it_is_closed(browser: Browser, service: Service) -> None:
    ada = Visitor(browser, service.web_url)
    page, keys = ada.page, Keyboard(ada.page)
    ada.sign_up()
    ada.make("a red cube")
    ada.go("/gallery")
    expect(page.get_by_role("button", name="Open", exact=True)).to_be_visible(timeout=WAIT_MS)
    keys.go_to("button", "More|more_horiz")
    keys.press("Enter")
    keys.wait_for("menu")
    keys.go_to("menuitem", "Rename and tag", key="ArrowDown")
    keys.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=WAIT_MS)
    keys.wait_for("dialog")
    ada.settle()
    stops = [keys.press("Tab") for _ in range(8)]
    assert all(stop.dialog for stop in stops), stops
    assert any(re.search("Save|check", stop.name) for stop in stops), stops
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden(timeout=WAIT_MS)
    # The entry of the menu that opened it is gone, and with it what Streamlit would give the focus back to: the
    # browser goes on from where that was, so one Tab is on the page again.
    assert keys.press("Tab").role != "body"
    assert not keys.focus.dialog
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
