"""The LLM agent on the web page: the real service, the real agent and Blender, and an LLM that a test speaks for."""

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, WebSocket, expect

from prompt2mesh.client import Client
from tests.support.agents import BALL, BOX, critique, plan, reading
from tests.support.canaries import USER_LLM_KEY
from tests.support.llm_server import (
    Asked,
    LlmServer,
    Turn,
    busy,
    calls,
    calls_all,
    hangs,
    llm_server,
    says,
)
from tests.support.service import Service, running_service
from tests.support.visitor import PASSWORD, WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(900)]
THING = "a glorbix"
SECRET = USER_LLM_KEY
SLOWLY_S = 1.5


@dataclass
class Lines:
    """What the LLM says next, by the purpose of the question; each test brings its own."""

    left: dict[str, list[Turn]] = field(default_factory=dict[str, list[Turn]])

    def __call__(self, asked: Asked) -> Turn:
        turns = self.left.get(asked.purpose)
        return turns.pop(0) if turns else says("Hello.")  # which is what a key is tried for


@pytest.fixture(scope="module")
def lines() -> Lines:
    return Lines()


@pytest.fixture(scope="module")
def llm(lines: Lines) -> Iterator[LlmServer]:
    with llm_server(lines, keys={SECRET}) as server:
        yield server


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(
        tmp_path_factory.mktemp("studio"), web=True, PROMPT2MESH_LLM="none", PROMPT2MESH_LLM_ALLOW_PRIVATE="1"
    ) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, service: Service) -> Generator[Callable[..., Visitor]]:
    """Opens a browser of its own for one more person; no script of the page may fail in it."""
    visitors: list[Visitor] = []

    def come(**options: Any) -> Visitor:
        visitor = Visitor(browser, service.web_url, **options)
        visitors.append(visitor)
        visitor.sign_up()
        return visitor

    yield come
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.close()
    assert not faults
    assert service.faults("web") == []


def give_key(visitor: Visitor, service: Service, llm: LlmServer) -> None:
    """Lets the agent ask the scripted LLM for somebody."""
    with Client(service.api_url) as client:
        client.account.login(visitor.email, PASSWORD)
        client.account.add_llm_key("anthropic", SECRET, base_url=llm.base_url("anthropic"))
    visitor.go()


def ask_for(visitor: Visitor, prompt: str) -> None:
    visitor.page.get_by_role("textbox", name="Describe what to make").fill(prompt)
    visitor.page.get_by_role("button", name="Make it").click()


def step(visitor: Visitor, title: str | re.Pattern[str]) -> Locator:
    return visitor.page.locator(".step", has=visitor.page.locator(".title", has_text=title))


def meter(visitor: Visitor, name: str) -> Locator:
    row = visitor.page.locator(".meters > div", has=visitor.page.locator("dt", has_text=name))
    return row.locator("dd")


def made_step_by_step() -> dict[str, list[Turn]]:
    """A thing that the library does not have, found wanting once and mended."""
    return {
        "refine": [reading("a glorbix, a red ball on a box", enough=False, wishes=("glorbix",))],
        "plan": [plan("Ball", "Box")],
        "execute": [
            calls_all(BALL, ("step_done", {"step": 1, "summary": "A ball."}), text="First the ball.", delay_s=SLOWLY_S),
            calls_all(BOX, ("step_done", {"step": 2, "summary": "A box."}), text="Then the box.", delay_s=SLOWLY_S),
        ],
        "assess": [
            replace(critique(5.5, "!the ball should be blue", summary="The colour is wrong."), delay_s=SLOWLY_S),
            critique(8.5, "the box has sharp edges", summary="A blue ball on a box."),
        ],
        "improve": [
            calls_all(
                ("change_part", {"part": "ball", "color": "#1122cc"}),
                ("step_done", {"step": 1, "summary": "The ball is blue."}),
                text="Blue, as it was asked for.", delay_s=SLOWLY_S,
            )
        ],
    }  # fmt: skip


def test_without_an_llm_the_page_says_so_and_leads_to_where_a_key_is_added(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    expect(ada.page.get_by_role("link", name="Built-in modeler: add an LLM key to model anything")).to_be_visible()
    ada.page.get_by_role("radio", name="LLM agent").click()
    expect(ada.page.get_by_role("button", name="Make it")).to_be_disabled(timeout=WAIT_MS)
    ada.page.get_by_role("link", name="There is no LLM that the agent could ask: add a key").click()
    expect(ada.tab("LLM keys")).to_have_attribute("aria-selected", "true", timeout=WAIT_MS)
    expect(ada.page.get_by_text("Model anything with an LLM")).to_be_visible(timeout=WAIT_MS)
    ada.open_tab("API keys")
    ada.page.reload()  # the address does not name the earlier tab any more
    ada.wait_for_tab("Profile")

    ada.go()
    ada.make("a red mug")
    ada.page.get_by_role("button", name="How large is it?").click()
    expect(ada.answers.last).to_contain_text("high", timeout=WAIT_MS)
    ada.say("make it taller")
    expect(ada.page.locator(".p2m-changed")).to_be_visible(timeout=WAIT_MS)
    expect(ada.page.get_by_role("link", name=re.compile("it takes edit sentences"))).to_be_visible()


def test_keys_are_added_tried_put_in_order_and_deleted_and_never_shown(
    visit: Callable[..., Visitor], service: Service, llm: LlmServer
) -> None:
    ada = visit()
    received: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: received.append(frame if isinstance(frame, bytes) else frame.encode()))

    ada.page.on("websocket", listen)
    ada.go("/account")
    ada.open_tab("LLM keys")
    for secret in (SECRET, "sk-ant-of-nobody-that-is-known-0002"):
        ada.page.get_by_role("textbox", name="API key").fill(secret)
        ada.page.get_by_role("textbox", name="Base URL").fill(llm.base_url("anthropic"))
        ada.page.get_by_role("button", name="Add it").click()
        expect(ada.page.get_by_text(f"…{secret[-4:]}")).to_be_visible(timeout=WAIT_MS)
        secret_field = ada.page.get_by_role("textbox", name="API key")
        expect(secret_field).to_have_count(1, timeout=WAIT_MS)  # the one of before goes a moment later
        expect(secret_field).to_have_value("")
    rows = ada.page.locator('.stVerticalBlock[class*="st-key-llm_key_llm"]')
    expect(rows).to_have_count(2)

    rows.nth(0).get_by_role("button", name="Test").click()
    expect(rows.nth(0)).to_contain_text("answered in", timeout=WAIT_MS)
    rows.nth(1).get_by_role("button", name="Test").click()
    expect(rows.nth(1)).to_contain_text("did not answer", timeout=WAIT_MS)

    rows.nth(1).get_by_role("button", name="Earlier").click()
    expect(rows.nth(0)).to_contain_text("…0002", timeout=WAIT_MS)
    rows.nth(0).get_by_role("button", name="Delete").click()
    ada.page.get_by_role("button", name="Delete this key").click()
    expect(rows).to_have_count(1, timeout=WAIT_MS)
    expect(rows.nth(0)).to_contain_text("…0042")

    kept = ada.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    ada.page.reload()
    expect(rows).to_have_count(0, timeout=WAIT_MS)  # the first tab is open again
    for place in (ada.page.url, ada.page.content(), kept, service.log("web"), service.log("api")):
        assert SECRET not in place
    assert received
    assert not [frame for frame in received if SECRET.encode() in frame]


def test_the_agent_is_watched_through_a_reload_and_the_model_says_how_it_was_made(
    visit: Callable[..., Visitor], service: Service, llm: LlmServer, lines: Lines
) -> None:
    ada = visit()
    give_key(ada, service, llm)
    expect(ada.page.get_by_text("Automatic now: the LLM agent")).to_be_visible(timeout=WAIT_MS)
    lines.left = made_step_by_step()
    ask_for(ada, THING)

    expect(step(ada, "Plan: 1. Ball; 2. Box")).to_be_visible(timeout=WAIT_MS)
    expect(ada.page.get_by_role("button", name="Stop")).to_be_visible()
    expect(meter(ada, "Tokens")).to_contain_text("of 400 k")
    expect(step(ada, "Step 1 of 2, Ball")).to_contain_text("First the ball.", timeout=WAIT_MS)
    ada.page.reload()
    expect(step(ada, "Step 1 of 2, Ball")).to_be_visible(timeout=WAIT_MS)
    judged = ada.page.locator(".step.assess .score")
    expect(judged.first).to_have_text("5.5 of 10", timeout=WAIT_MS)

    ada.tab("How it was made").wait_for()
    ada.wait_for_model()
    ada.wait_for_fact("Score", r"8\.5 of 10")
    ada.open_tab("How it was made")
    outcome = ada.page.locator(".p2m-outcome")
    expect(outcome).to_contain_text("8.5", timeout=WAIT_MS)
    expect(outcome).to_contain_text("the box has sharp edges")
    ada.page.get_by_role("button", name=re.compile(r"Show the first \d+ steps")).click()
    expect(step(ada, "Step 1 of 2, Ball")).to_be_visible()
    expect(judged).to_have_text(["5.5 of 10", "8.5 of 10 +3"])

    ada.page.locator(".picture").first.click()
    large = ada.page.get_by_role("dialog", name="Picture")
    expect(large).to_be_visible()
    first = large.locator("img").get_attribute("src")
    assert large.locator("img").evaluate("async picture => { await picture.decode(); return picture.naturalWidth; }")
    ada.page.keyboard.press("ArrowRight")
    expect(large.locator("img")).not_to_have_attribute("src", str(first))
    ada.page.keyboard.press("Escape")
    expect(large).to_be_hidden()

    ada.go("/account")
    ada.open_tab("Usage")
    expect(ada.page.get_by_text("Tokens of the language model")).to_be_visible(timeout=WAIT_MS)


def test_a_conversation_answers_changes_and_is_taken_back_turn_by_turn(
    visit: Callable[..., Visitor], service: Service, llm: LlmServer, lines: Lines
) -> None:
    ada = visit()
    give_key(ada, service, llm)
    ada.page.get_by_role("radio", name="Built-in").click()
    expect(ada.page.get_by_text("The built-in modeler: from a library")).to_be_visible(timeout=WAIT_MS)
    ada.make("a red cube")
    before = ada.look()

    lines.left = {"chat": [says("It is a **cube**, ![so to say](https://evil.example/?leak).")]}
    ada.say("what is that?")
    expect(ada.answers).to_have_count(1, timeout=WAIT_MS)
    expect(ada.answers.locator("strong")).to_have_text("cube")
    assert not ada.answers.locator("img").count()
    expect(ada.page.get_by_role("button", name="Undo")).to_have_count(0)

    for number, color in enumerate(("#1122cc", "#11cc22"), start=2):
        lines.left = {
            "chat": [calls("change_part", {"part": "cube", "color": color}), says("It has another colour.")],
            "assess": [critique(9)],
        }
        ada.say(f"paint it {color}")
        expect(ada.answers).to_have_count(number, timeout=WAIT_MS)
        expect(ada.answers.last).to_contain_text("It has another colour.")
    ada.look_until_changed(before, share=0.02)

    ada.page.get_by_role("button", name="Undo").first.click()
    expect(ada.page.get_by_text("1 later turn built on it and goes too")).to_be_visible(timeout=WAIT_MS)
    ada.page.get_by_role("button", name="Take it all back").click()
    conversation = ada.page.locator(".st-key-conversation")
    expect(conversation.get_by_text("Taken back.")).to_have_count(2, timeout=WAIT_MS)
    ada.open_tab("Versions")
    expect(ada.page.locator(".p2m-turn .said").first).to_have_text("back to version 1", timeout=WAIT_MS)


def test_a_busy_provider_is_told_and_a_run_can_be_stopped(
    visit: Callable[..., Visitor], service: Service, llm: LlmServer, lines: Lines
) -> None:
    ada = visit(width=390, height=844, theme="dark")
    give_key(ada, service, llm)
    lines.left = {"refine": [busy(retry_after_s=2), hangs()]}
    ask_for(ada, THING)
    expect(ada.page.locator(".step.wait")).to_be_visible(timeout=WAIT_MS)
    ada.page.get_by_role("button", name="Stop", exact=True).click()
    expect(ada.page.get_by_role("textbox", name="Describe what to make")).to_be_visible(timeout=WAIT_MS)
    assert not ada.page.evaluate("() => document.scrollingElement.scrollWidth > window.innerWidth")
    with Client(service.api_url) as client:
        client.account.login(ada.email, PASSWORD)
        task = client.tasks.wait(client.tasks.list(limit=1).page().items[0], check=False, timeout_s=30)
    assert task.status == "CANCELED"
