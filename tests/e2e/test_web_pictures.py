"""The pictures of the page for the documentation; taken where PROMPT2MESH_SCREENSHOTS names a folder."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.support.agents import critique
from tests.support.browser import chromium
from tests.support.llm_server import calls_all, llm_server
from tests.support.service import Service, running_service
from tests.support.visitor import PASSWORD, WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(900)]
_FOLDER = os.environ.get("PROMPT2MESH_SCREENSHOTS", "")
_MODELS = (
    "a red dragon on a pile of gold coins",
    "a green velvet armchair",
    "a corgi wearing a top hat",
    "a red teapot with white polka dots",
    "a steam locomotive",
)


@pytest.mark.skipif(not _FOLDER, reason="takes pictures for the documentation: set PROMPT2MESH_SCREENSHOTS")
def test_take_pictures_of_every_page(tmp_path: Path) -> None:
    folder = Path(_FOLDER)
    with running_service(tmp_path, web=True) as service, chromium() as browser:
        ada = Visitor(browser, service.web_url, height=860)
        ada.go()
        ada.shot(folder, "sign-in")
        ada.sign_up()
        ada.shot(folder, "start")
        ada.make("a round oak table with four brass legs")
        ada.shot(folder, "studio")
        for name in ("Sliders", "Prompt", "Report", "Files"):
            ada.open_tab(name)
            ada.shot(folder, name.lower())
        ada.open_tab("Parts")
        ada.page.locator(".st-key-part_list").get_by_role("button", name=re.compile("top")).click()
        expect(ada.page.locator(".st-key-part_card")).to_be_visible(timeout=WAIT_MS)
        ada.shot(folder, "parts")
        ada.page.locator(".st-key-part_list").get_by_role("button", name=re.compile("top")).click()
        expect(ada.page.locator(".st-key-part_card")).to_be_hidden(timeout=WAIT_MS)
        ada.open_tab("Chat")
        ada.say("paint the top dark blue")
        expect(ada.page.locator(".p2m-changed")).to_be_visible(timeout=WAIT_MS)
        ada.wait_for_model()
        ada.page.wait_for_timeout(4000)
        ada.shot(folder, "chat")
        ada.go("/batch")
        lines = ada.page.get_by_role("textbox", name="Prompts")
        lines.fill("\n".join(_MODELS))
        lines.blur()
        ada.page.get_by_role("button", name=f"Make {len(_MODELS)} models").click()
        expect(ada.page.get_by_text(f"{len(_MODELS)} of {len(_MODELS)} ready")).to_be_visible(timeout=2 * WAIT_MS)
        ada.shot(folder, "batch")
        for name in ("gallery", "account"):
            ada.go(f"/{name}")
            ada.page.wait_for_timeout(1500)
            ada.shot(folder, name)
        _other_looks(ada, folder)
        _what_an_administrator_sees(ada, service, folder)


def _other_looks(ada: Visitor, folder: Path) -> None:
    """The same in the dark and on a phone."""
    browser = ada.context.browser
    assert browser is not None
    looks: tuple[tuple[Literal["light", "dark"], int, int, str], ...] = (
        ("dark", 1360, 860, "studio-dark"),
        ("light", 390, 844, "studio-phone"),
    )
    for theme, width, height, name in looks:
        other = Visitor(browser, ada.url, width=width, height=height, theme=theme)
        other.sign_up("Eve")
        other.make("a red dragon on a pile of gold coins")
        other.page.wait_for_timeout(4000)
        other.shot(folder, name)
        other.close()


def _what_an_administrator_sees(ada: Visitor, service: Service, folder: Path) -> None:
    browser = ada.context.browser
    assert browser is not None
    root = Visitor(browser, ada.url, height=1200)
    service.add_administrator(root.email, PASSWORD, name="Root")
    root.sign_in()
    root.go("/admin")
    root.page.wait_for_timeout(3000)
    root.shot(folder, "admin")
    root.close()


@pytest.mark.skipif(not _FOLDER, reason="takes pictures for the documentation: set PROMPT2MESH_SCREENSHOTS")
def test_take_pictures_of_the_agent(tmp_path: Path) -> None:
    """Real runs with real renders; what the LLM says is written down."""
    folder = Path(_FOLDER)
    tall = ("set_parameter", {"name": "height", "value": 1.4})
    script = {
        "assess": [
            replace(critique(6.5, "!it is too low to look through standing", summary="Too low."), delay_s=2.0),
            replace(critique(8.5, "the eyepiece is small for its tube", summary="A brass telescope."), delay_s=2.0),
        ],
        "improve": [
            calls_all(
                tall, ("step_done", {"step": 1, "summary": "Taller."}), text="A person stands behind it.", delay_s=6.0
            )
        ],
    }
    with (
        llm_server(script) as llm,
        running_service(
            tmp_path, web=True, PROMPT2MESH_LLM="anthropic", ANTHROPIC_API_KEY="sk-of-a-picture",
            ANTHROPIC_BASE_URL=llm.base_url("anthropic"),
        ) as service,
        chromium() as browser,
    ):  # fmt: skip
        ada = Visitor(browser, service.web_url, height=1000)
        ada.sign_up()
        ada.page.get_by_role("textbox", name="Describe what to make").fill("a brass telescope on a wooden tripod")
        ada.page.get_by_role("button", name="Make it").click()
        expect(ada.page.locator(".step.assess .score").first).to_be_visible(timeout=WAIT_MS)
        ada.shot(folder, "agent")
        ada.tab("How it was made").wait_for()
        ada.wait_for_model()
        ada.open_tab("How it was made")
        expect(ada.page.locator(".p2m-outcome")).to_be_visible(timeout=WAIT_MS)
        ada.page.wait_for_timeout(3000)
        ada.shot(folder, "how-it-was-made")
        ada.go("/account")
        ada.open_tab("LLM keys")
        ada.shot(folder, "llm-keys")
