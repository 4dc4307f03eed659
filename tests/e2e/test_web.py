"""The web page as people use it: the real service with real Blender, in a real browser."""

import io
import re
import zipfile
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
import pytest
import trimesh
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Picture, share_changed
from tests.support.service import Service
from tests.support.visitor import PASSWORD, WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(900)]
TABLE = "a round oak table with four brass legs"


@pytest.fixture
def visit(browser: Browser, service: Service) -> Generator[Callable[..., Visitor]]:
    """Opens a browser of its own for one more person; no script of the page may fail in it."""
    visitors: list[Visitor] = []

    def come(**options: Any) -> Visitor:
        visitor = Visitor(browser, service.web_url, **options)
        visitors.append(visitor)
        return visitor

    yield come
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.close()
    assert not faults
    assert service.faults("web") == []


def _is_drawn(seen: Picture) -> bool:
    """Whether there is more to see than an empty stage: many colours, and some far from those of the rim."""
    middle = seen[seen.shape[0] // 5 : -seen.shape[0] // 5, seen.shape[1] // 5 : -seen.shape[1] // 5]
    rim = np.concatenate([seen[:4].reshape(-1, 3), seen[-4:].reshape(-1, 3)])
    far = np.abs(middle.reshape(-1, 1, 3) - np.median(rim, axis=0)).max(axis=2) > 60
    return bool(far.mean() > 0.05 and len(np.unique(middle.reshape(-1, 3), axis=0)) > 200)


def _size_cm(visitor: Visitor) -> list[float]:
    return [float(number) for number in re.findall(r"[\d.]+", visitor.fact("Size"))]


def _file(visitor: Visitor, label: str) -> bytes:
    """The file behind a link of the Files tab."""
    link = visitor.page.locator(".st-key-offer_" + label).get_by_role("link")
    address = link.get_attribute("href")
    assert address
    answer = httpx2.get(address)
    assert answer.status_code == 200
    return answer.content


def test_from_signing_up_to_taking_the_model_along(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()

    ada.page.reload()
    expect(ada.page.get_by_text("What shall we make?")).to_be_visible(timeout=WAIT_MS)
    assert "token" not in ada.page.url
    assert not ada.page.get_by_text("Deploy").count()

    ada.make(TABLE)
    first = ada.look()
    assert _is_drawn(first)
    assert _size_cm(ada) == [120, 120, 75]

    ada.open_tab("Sliders")
    height = ada.page.get_by_role("slider", name="Height")
    height.focus()
    height.press("Home")
    ada.wait_for_fact("Size", r"120 × 120 × 20 cm")
    low = ada.look_until_changed(first, share=0.05)
    assert share_changed(first, low) > 0.05

    ada.open_tab("Chat")
    ada.say("paint the top dark blue")
    expect(ada.answers).to_have_count(1, timeout=WAIT_MS)
    blue = ada.look_until_changed(low, share=0.02)
    assert share_changed(low, blue) > 0.02
    assert ada.page.locator(".p2m-changed img").count() == 2  # before and after

    ada.open_tab("Versions")
    expect(ada.page.locator(".p2m-turn .said", has_text="paint the top dark blue")).to_be_visible(timeout=WAIT_MS)
    assert ada.page.get_by_alt_text("Before").count() == 2  # of the slider and of the sentence
    ada.page.get_by_role("button", name="Go back to this").last.click()
    ada.wait_for_fact("Size", r"120 × 120 × 75 cm")
    back = ada.look_until_changed(blue, share=0.05)
    assert share_changed(blue, back) > 0.05
    assert _is_drawn(back)
    assert ada.page.locator(".p2m-turn").count() == 4

    ada.open_tab("Files")
    mesh = trimesh.load(io.BytesIO(_file(ada, "glb")), file_type="glb", force="mesh")
    assert sorted(np.round(mesh.extents, 2).tolist()) == [0.75, 1.2, 1.2]

    ada.page.locator(".st-key-offer_stl").get_by_role("button", name="Make").click()
    expect(ada.page.locator(".st-key-offer_stl").get_by_role("link")).to_be_visible(timeout=WAIT_MS)
    printed = trimesh.load(io.BytesIO(_file(ada, "stl")), file_type="stl", force="mesh")
    assert sorted(np.round(printed.extents / printed.extents.max() * 1.2, 2).tolist()) == [0.75, 1.2, 1.2]


def test_the_sentence_the_report_and_the_unit_say_what_was_made(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()
    ada.make(TABLE)

    ada.open_tab("Prompt")
    sentence = ada.page.locator(".p2m-sentence")
    expect(sentence).to_have_text(TABLE, timeout=WAIT_MS)
    assert "brass" in " ".join(sentence.locator("mark.met").all_inner_texts())

    ada.open_tab("Report")
    expect(ada.page.locator(".p2m-report")).to_contain_text("Closed all around", timeout=WAIT_MS)
    ada.page.get_by_role("radio", name="in", exact=True).click()
    ada.wait_for_fact("Size", r"47\.24 × 47\.24 × 29\.53 in")


def test_one_part_is_found_renamed_recoloured_and_taken_away(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()
    ada.make(TABLE)
    before = ada.look()

    ada.open_tab("Parts")
    ada.page.locator(".st-key-part_list").get_by_role("button", name=re.compile("top")).click()
    card = ada.page.locator(".st-key-part_card")
    expect(card).to_be_visible(timeout=WAIT_MS)

    material = card.get_by_role("combobox", name=re.compile("Material"))
    material.fill("walnut")
    ada.page.get_by_role("option", name="walnut", exact=True).click()
    assert share_changed(before, ada.look_until_changed(before, share=0.05)) > 0.05

    name = card.get_by_role("textbox", name="Name")
    name.fill("plate")
    name.press("Enter")
    expect(ada.page.locator(".st-key-part_list").get_by_role("button", name=re.compile("plate"))).to_be_visible(
        timeout=WAIT_MS
    )

    ada.page.locator(".st-key-part_list").get_by_role("button", name=re.compile("apron")).click()
    card.get_by_text("Take it away").click()
    ada.page.get_by_role("button", name="Take it away").last.click()
    ada.wait_for_fact("Parts", "^5$")


def test_a_variant_is_chosen_among_thumbnails(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()
    ada.make(TABLE)
    ada.open_tab("Variants")
    count = ada.page.get_by_role("slider", name="How many")
    count.focus()
    count.press("Home")
    ada.page.get_by_role("button", name="Make variants").click()
    choose = ada.page.get_by_role("button", name="Choose")
    expect(choose).to_have_count(2, timeout=WAIT_MS)
    choose.first.click()
    expect(choose).to_have_count(0, timeout=WAIT_MS)
    assert _size_cm(ada) != [120, 120, 75]
    # The style of the page is still there: a message of a fragment once took it away.
    assert ada.page.locator(".p2m-facts").evaluate("facts => getComputedStyle(facts).display") == "flex"


def test_a_second_user_sees_nothing_of_the_first(visit: Callable[..., Visitor]) -> None:
    ada, eve = visit(), visit()
    ada.sign_up()
    ada.make(TABLE)
    address = ada.page.url
    assert "project=" in address

    eve.sign_up("Eve")
    eve.go("/gallery")
    expect(eve.page.get_by_text("No models yet")).to_be_visible(timeout=WAIT_MS)
    eve.page.goto(address)
    expect(eve.page.get_by_text("There is nothing here")).to_be_visible(timeout=WAIT_MS)
    assert not eve.page.get_by_text(TABLE, exact=True).count()


def test_a_batch_is_checked_made_and_taken_along(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()
    ada.go("/batch")
    lines = ada.page.get_by_role("textbox", name="Prompts")
    lines.fill("a wooden stool\n???\na red mug")
    lines.blur()
    expect(ada.page.get_by_text("Line 2")).to_be_visible(timeout=WAIT_MS)
    expect(ada.page.locator(".st-key-batch_submit button")).to_be_disabled()

    lines.fill("a wooden stool\na red mug")
    lines.blur()
    ada.page.get_by_role("button", name="Make 2 models").click()
    expect(ada.page.get_by_text("2 of 2 ready")).to_be_visible(timeout=WAIT_MS)
    with ada.page.expect_download() as coming:
        ada.page.get_by_role("button", name="Download zip").click()
    archive = zipfile.ZipFile(Path(coming.value.path()))
    models = [name for name in archive.namelist() if name.endswith(".glb")]
    assert len(models) == 2
    for name in models:
        assert trimesh.load(io.BytesIO(archive.read(name)), file_type="glb", force="mesh").extents.min() > 0


def test_a_link_shows_the_model_to_somebody_without_an_account(visit: Callable[..., Visitor]) -> None:
    ada, guest = visit(), visit()
    ada.sign_up()
    ada.make(TABLE)
    ada.page.get_by_role("button", name="Share").click()
    ada.page.get_by_text("Whoever has the link").click()
    link = ada.page.get_by_text(re.compile(r"http://\S+share=\S+"))
    expect(link).to_be_visible(timeout=WAIT_MS)

    guest.page.goto(link.inner_text().strip())
    expect(guest.page.get_by_role("heading", name=TABLE)).to_be_visible(timeout=WAIT_MS)
    guest.wait_for_model()
    assert _is_drawn(guest.look())
    assert not guest.page.get_by_role("tab", name="Chat").count()

    ada.page.get_by_text("Only you", exact=True).click()
    expect(link).to_be_hidden(timeout=WAIT_MS)
    guest.page.reload()
    expect(guest.page.get_by_text("This link does not lead anywhere")).to_be_visible(timeout=WAIT_MS)


def test_what_cannot_be_made_is_said_with_what_is_near(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()
    ada.page.get_by_role("textbox", name="Describe what to make").fill("a flumoxatron")
    ada.page.get_by_role("button", name="Make it").click()
    expect(ada.page.get_by_text("That did not work")).to_be_visible(timeout=WAIT_MS)
    expect(ada.page.get_by_text(re.compile("flumoxatron")).first).to_be_visible()
    expect(ada.page.get_by_role("textbox", name="Describe what to make")).to_be_visible()


def test_a_key_is_shown_once_and_works_until_it_is_revoked(visit: Callable[..., Visitor], service: Service) -> None:
    ada = visit()
    ada.sign_up()
    ada.go("/account")
    ada.open_tab("API keys")
    ada.page.get_by_role("textbox", name="Name").fill("render farm")
    ada.page.get_by_role("button", name="Make a key").click()
    shown = ada.page.get_by_text(re.compile(r"^p2m_\S{20,}$")).first
    expect(shown).to_be_visible(timeout=WAIT_MS)
    headers = {"Authorization": f"Bearer {shown.inner_text().strip()}"}
    assert httpx2.get(f"{service.api_url}/v1/text-to-3d", headers=headers).status_code == 200

    ada.page.get_by_role("button", name="I have it").click()
    expect(shown).to_be_hidden(timeout=WAIT_MS)
    ada.settle()
    ada.page.get_by_role("button", name="Revoke").click()
    ada.page.get_by_role("button", name="Revoke it").click()
    expect(ada.page.get_by_text("No keys")).to_be_visible(timeout=WAIT_MS)
    assert httpx2.get(f"{service.api_url}/v1/text-to-3d", headers=headers).status_code == 401


def test_signing_out_ends_the_session_of_the_browser(visit: Callable[..., Visitor]) -> None:
    ada = visit()
    ada.sign_up()
    old = ada.cookies()["prompt2mesh_session"]
    ada.go("/account")
    ada.page.get_by_role("button", name="Sign out").click()
    expect(ada.page.get_by_text("You are signed out.")).to_be_visible(timeout=WAIT_MS)
    ada.page.wait_for_function("() => true")
    ada.page.reload()
    expect(ada.page.get_by_role("button", name="Sign in")).to_be_visible(timeout=WAIT_MS)
    ada.context.add_cookies([{"name": "prompt2mesh_session", "value": old, "url": ada.url}])
    ada.page.reload()
    expect(ada.page.get_by_role("button", name="Sign in")).to_be_visible(timeout=WAIT_MS)

    ada.page.get_by_label("E-mail", exact=True).fill(ada.email)
    ada.page.get_by_label("Password", exact=True).fill("not the password at all")
    ada.page.get_by_role("button", name="Sign in").click()
    expect(ada.page.get_by_test_id("stAlert")).to_be_visible(timeout=WAIT_MS)
    ada.page.get_by_label("Password", exact=True).fill(PASSWORD)
    ada.page.get_by_role("button", name="Sign in").click()
    expect(ada.page.get_by_role("button", name="Sign out")).to_be_visible(timeout=WAIT_MS)


def _is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("() => document.scrollingElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_fits_a_phone(visit: Callable[..., Visitor], theme: str) -> None:
    ada = visit(width=390, height=844, theme=theme)
    ada.go()
    assert not _is_wider_than_its_window(ada.page)
    ada.sign_up()
    ada.make(TABLE)
    assert _is_drawn(ada.look())
    for name in ("Sliders", "Parts", "Prompt", "Report", "Variants", "Files"):
        ada.open_tab(name)
        assert not _is_wider_than_its_window(ada.page), name
    for path in ("/gallery", "/batch", "/account"):
        ada.go(path)
        assert not _is_wider_than_its_window(ada.page), path


def test_the_page_says_when_the_service_is_down_and_goes_on_when_it_is_back(
    visit: Callable[..., Visitor], service: Service
) -> None:
    ada = visit()
    ada.sign_up()
    service.kill("api")
    ada.page.goto(f"{service.web_url}/gallery")
    expect(ada.page.get_by_text("The studio does not answer")).to_be_visible(timeout=WAIT_MS)
    service.start("api")
    service.wait_ready()
    ada.page.get_by_role("button", name="Try again").click()
    expect(ada.page.get_by_text("No models yet")).to_be_visible(timeout=WAIT_MS)
