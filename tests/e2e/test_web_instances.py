"""A person's own Blender on the page: opened, watched as it comes, kept, at rest, failed; and the administrator's view."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.ports.instances import Owner, Queueing
from prompt2mesh.studio.service.context import utc_now
from tests.support.desktops import desktop
from tests.support.instances import ScriptedAgents, ScriptedInstances
from tests.support.routers import new_port, router
from tests.support.service import Service
from tests.support.serving import serving
from tests.support.visitor import WAIT_MS, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(300)]
SHOTS = os.environ.get("PROMPT2MESH_SCREENSHOTS")


@dataclass
class Studio:
    platform: Platform
    driver: ScriptedInstances
    agents: ScriptedAgents
    url: str


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio")
    data, port = folder / "data", new_port()
    # The runner looks after no instances: those are the test's.
    service = Service(data, f"sqlite:///{data / 'studio.db'}", settings={"PROMPT2MESH_INSTANCES": "off"})
    settings = read_service_settings({
        "PROMPT2MESH_DATA": str(folder / "data"), "PROMPT2MESH_PUBLIC_INSTANCES_URL": f"http://localhost:{port}",
        "PROMPT2MESH_PUBLIC_WEB_URL": service.web_url, "PROMPT2MESH_PUBLIC_API_URL": service.api_url,
        "PROMPT2MESH_SIGNED_OUT_PER_MINUTE": "100000", "JWT_SECRET_KEY": "k" * 20 + "0123456789abcdef" * 2,
    })  # fmt: skip
    agents = ScriptedAgents()
    with desktop() as shown:
        driver = ScriptedInstances(desktop_url=shown.url, immediate=False)
        with (
            open_platform(settings, instances=driver, agents=agents) as platform,
            serving(platform, port=service.api_port) as api_url, router("own", folder, api_url, port=port),
        ):  # fmt: skip
            try:
                service.start("runner", "--slots", "1")
                service.start("web")
                service.wait_web()
                yield Studio(platform, driver, agents, service.web_url)
            finally:
                service.stop()


def shot(visitor: Visitor, name: str) -> None:
    if SHOTS:
        visitor.shot(Path(SHOTS), name)


def test_a_person_opens_their_blender_watches_it_keeps_it_and_finds_it_again(studio: Studio, browser: Browser) -> None:
    visitor, driver = Visitor(browser, studio.url), studio.driver
    visitor.sign_up()
    visitor.make("a red cube")
    with studio.platform.services.store.read() as tx:
        user = tx.users.by_email(visitor.email)
    assert user is not None
    page = visitor.page
    visitor.open_tab("Blender")
    panel = page.locator(".st-key-instance_panel")
    expect(panel.get_by_role("link", name="Open in Blender")).to_be_visible(timeout=WAIT_MS)
    shot(visitor, "instance-invite")
    with visitor.context.expect_page() as opened:
        panel.get_by_role("link", name="Open in Blender").click()
    tab = opened.value
    expect(tab.get_by_role("heading", name="Opening your Blender")).to_be_visible(timeout=WAIT_MS)
    driver.change(user.id, phase="Queued", queue=Queueing(position=2, of=5, estimate_s=40))
    expect(panel.get_by_text("number 2 of 5 in the queue, about 40 seconds")).to_be_visible(timeout=WAIT_MS)
    shot(visitor, "instance-queue")
    if SHOTS:
        tab.screenshot(path=Path(SHOTS) / "instance-waiting.png")
    driver.become_ready(user.id)
    expect(tab.get_by_text("desktop of /")).to_be_visible(timeout=WAIT_MS)
    assert tab.url.startswith("http://user-"), "the same address for good, without a ticket"
    assert "ticket" not in tab.url
    assert studio.agents.shown[-1][0] in page.url, "the project that was open"
    expect(panel.get_by_text("Your Blender runs")).to_be_visible(timeout=WAIT_MS)
    driver.change(user.id, suspends_at=utc_now() + timedelta(seconds=80))
    expect(panel.get_by_text("Blender rests in")).to_be_visible(timeout=WAIT_MS)
    shot(visitor, "instance-warning")
    panel.get_by_role("button", name="Keep it running").click()
    expect(panel.get_by_text("Blender rests in")).to_be_hidden(timeout=WAIT_MS)
    panel.get_by_role("button", name="Save and rest").click()
    expect(panel.get_by_text("Your scene is saved")).to_be_visible(timeout=WAIT_MS)
    shot(visitor, "instance-rest")
    # The desktop's own address brings it back.
    tab.reload()
    expect(tab.get_by_role("heading", name="Opening your Blender")).to_be_visible(timeout=WAIT_MS)
    if SHOTS:
        tab.screenshot(path=Path(SHOTS) / "instance-router.png")
    driver.change(user.id, phase="Failed", reason="OutOfMemory", message="Blender needed more than 4 GB")
    expect(panel.get_by_text("Blender needed more than 4 GB.")).to_be_visible(timeout=WAIT_MS)
    expect(
        panel.get_by_text("Make the model simpler", exact=False).or_(panel.get_by_text("make the model simpler"))
    ).to_be_visible()
    shot(visitor, "instance-failed")
    assert visitor.faults == []
    visitor.close()


def test_an_administrator_sees_everybodys(studio: Studio, browser: Browser) -> None:
    visitor = Visitor(browser, studio.url)
    visitor.sign_up("Root")
    with studio.platform.services.store.begin() as tx:
        user = tx.users.by_email(visitor.email)
        assert user is not None
        tx.users.update(user.id, role="admin")
    studio.driver.ensure(Owner(user_id=user.id, team="chairs"))
    studio.driver.change(user.id, phase="Failed", reason="ImagePullFailed", message="the image is not there")
    visitor.go("/admin")
    visitor.open_tab("Instances")
    expect(visitor.page.get_by_text("the image is not there")).to_be_visible(timeout=WAIT_MS)
    expect(visitor.page.get_by_text("team chairs")).to_be_visible()
    shot(visitor, "instance-admin")
    visitor.close()
