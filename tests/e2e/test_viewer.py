"""The 3D viewer as a person meets it: Streamlit's page, real models by Blender, a real browser."""

import base64
import http.server
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from prompt2mesh import bootstrap
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.studio.ports import BuildOrder
from prompt2mesh.web.viewer import FRONTEND
from tests.support.browser import Picture, picture, share_changed

pytestmark = [pytest.mark.blender, pytest.mark.slow]
SCRIPT = Path(__file__).parents[1] / "support" / "viewer_page.py"
DESKTOP = {"viewport": {"width": 820, "height": 720}}
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
WAIT_MS = 60_000


class _Files(http.server.SimpleHTTPRequestHandler):
    """Files for pages of another origin."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the name of the one it replaces


@contextmanager
def serving(folder: Path) -> Generator[str]:
    """The address under which a folder is served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table as it comes (1,968 triangles), a taller one with five legs, and a text."""
    folder = tmp_path_factory.mktemp("models")
    program, _ = bootstrap.open_modeler().model("a round oak table with four brass legs")
    taller, _ = bootstrap.open_modeler().model("a round oak table with five brass legs, 85 cm high")
    with closing(WorkerPool(size=1)) as pool:
        for name, one in (("short", program), ("tall", taller)):
            build(pool, one, folder / name)
            (folder / name / "model.glb").rename(folder / f"{name}.glb")
    (folder / "words.glb").write_text("this is not a model at all")
    return folder


def build(pool: WorkerPool, program: MeshProgram, folder: Path) -> None:
    folder.mkdir()
    pool.build(BuildOrder(program, folder))


@pytest.fixture(scope="module")
def files_url(models: Path) -> Iterator[str]:
    with serving(models) as url:
        yield url


@pytest.fixture(scope="module")
def page_url(files_url: str) -> Iterator[str]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(SCRIPT), f"--server.port={port}", *options],
        env=os.environ | {"VIEWER_TEST_FILES": files_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for_answer(f"{url}/_stcore/health", server)
        yield url
    finally:
        server.terminate()
        server.communicate(timeout=20)


def wait_for_answer(url: str, server: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"Streamlit ended: {server.communicate()[0]}")
        try:
            httpx2.get(url, timeout=20).raise_for_status()
        except httpx2.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a page that must keep to this machine and throw no error."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(url: str, *, ready: bool = True, script: str = "", **options: Any) -> Page:
        chosen: dict[str, Any] = {"reduced_motion": "reduce"} | DESKTOP | options
        context = browser.new_context(**chosen)
        contexts.append(context)

        def outside(request: Request) -> None:
            if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
                faults.append(f"asked {request.url}")

        context.on("request", outside)
        page = context.new_page()
        page.add_init_script(script)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(url)
        if ready:
            wait_until_shown(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def viewer(page: Page) -> Locator:
    return page.locator(".viewer")


def canvas(page: Page) -> Locator:
    return page.locator(".viewer canvas")


def wait_until_shown(page: Page) -> None:
    expect(page.locator(".viewer.ready")).to_be_visible(timeout=WAIT_MS)
    settle(page)


def settle(page: Page) -> None:
    """Waits until no further picture is drawn and nothing fades."""
    viewer(page).evaluate(
        """async (root) => {
            const still = () => new Promise((resolve) => setTimeout(resolve, 250));
            for (let tries = 0; tries < 200; tries++) {
                const before = root.viewer.stage.frames;
                await still();
                const opaque = getComputedStyle(root.querySelector("canvas")).opacity === "1";
                if (opaque && root.viewer.stage.frames === before && !root.viewer.stage.asked) return;
            }
            throw new Error("the viewer does not come to rest");
        }"""
    )


def seen(page: Page) -> Picture:
    settle(page)
    return inside(picture(canvas(page)))


def inside(view: Picture) -> Picture:
    """Without the frame that shows where the keyboard's focus is."""
    return view[6:-6, 6:-6]


def camera(page: Page) -> dict[str, list[float]]:
    return viewer(page).evaluate("(root) => root.viewer.rig.state()")


def place_of(page: Page, path: str) -> tuple[float, float]:
    """Where on the page the middle of a part is seen."""
    at = viewer(page).evaluate(
        """(root, path) => {
            const { model, rig } = root.viewer;
            const box = root.querySelector("canvas").getBoundingClientRect();
            const [entry] = model.entriesOf(path);
            entry.mesh.geometry.computeBoundingBox();
            const point = entry.mesh.localToWorld(entry.mesh.geometry.boundingBox.getCenter(rig.camera.position.clone()));
            point.project(rig.camera);
            return [box.left + (point.x + 1) / 2 * box.width, box.top + (1 - point.y) / 2 * box.height];
        }""",
        path,
    )
    return at[0], at[1]


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def test_model_is_drawn_with_its_measures(open_page: Open, page_url: str) -> None:
    page = open_page(page_url)
    view = seen(page)
    middle = view[view.shape[0] // 4 : view.shape[0] * 3 // 4, view.shape[1] // 4 : view.shape[1] * 3 // 4]
    assert len(np.unique(view.reshape(-1, 3), axis=0)) > 500, "the canvas is blank"
    wooden = (middle[..., 0] > middle[..., 2] + 50).mean()
    assert wooden > 0.1, "no table of oak and brass is seen"
    expect(page.locator(".readout")).to_have_text("1.20 × 1.20 × 0.75 m1,968 triangles6 parts")
    expect(page.get_by_text("status: ready")).to_be_visible()


def test_click_on_a_part_selects_it_in_viewer_and_page(open_page: Open, page_url: str) -> None:
    page = open_page(page_url)
    before = seen(page)
    page.mouse.click(*place_of(page, "table/leg 2"))
    expect(page.get_by_text("selected: table/leg 2 / table/leg 2")).to_be_visible()
    expect(page.locator(".chip")).to_have_text("The leg 2")
    outlined = seen(page)
    assert 0.001 < share_changed(before, outlined) < 0.15, "the part has no outline"
    page.keyboard.press("Escape")
    page.mouse.move(2, 2)
    expect(page.get_by_text("selected: None / None")).to_be_visible()
    expect(page.locator(".chip")).to_be_hidden()
    assert share_changed(before, seen(page)) < 0.001

    page.mouse.click(*place_of(page, "table/top"))
    expect(page.get_by_text("selected: table/top / table/top")).to_be_visible()
    edge = canvas(page).bounding_box()
    assert edge is not None
    page.mouse.click(edge["x"] + 30, edge["y"] + edge["height"] / 2)
    expect(page.get_by_text("selected: None / None")).to_be_visible()

    press(page, "Ask for leg 2")
    expect(page.locator(".chip")).to_have_text("The leg 2")
    assert share_changed(outlined, seen(page)) < 0.001


def test_double_click_frames_the_part(open_page: Open, page_url: str) -> None:
    page = open_page(page_url)
    far = camera(page)
    page.mouse.dblclick(*place_of(page, "table/leg 4"))
    settle(page)
    near = camera(page)
    distance = [np.linalg.norm(np.subtract(at["position"], at["target"])) for at in (far, near)]
    assert distance[1] < distance[0] * 0.8
    assert np.linalg.norm(np.subtract(far["target"], near["target"])) > 0.2
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    settle(page)
    assert camera(page)["target"] == pytest.approx(far["target"], abs=1e-4)


def test_page_and_keys_change_how_it_looks(open_page: Open, page_url: str) -> None:
    page = open_page(page_url)
    plain = seen(page)
    press(page, "Ask for wires")
    expect(page.get_by_role("radio", name="Wireframe")).to_be_checked()
    wires = seen(page)
    assert share_changed(plain, wires) > 0.08
    press(page, "Ask for exploded")
    expect(page.get_by_role("button", name="Exploded view")).to_have_attribute("aria-pressed", "true")
    assert share_changed(wires, seen(page)) > 0.08
    canvas(page).focus()
    looks = {key: (page.keyboard.press(key), seen(page))[1] for key in ("3", "4", "1")}
    for one, other in (("3", "4"), ("4", "1"), ("1", "3")):
        assert share_changed(looks[one], looks[other]) > 0.03, f"keys {one} and {other} look alike"
    page.keyboard.press("r")
    settle(page)
    assert share_changed(plain, seen(page)) < 0.002, "R does not bring back the first view"
    press(page, "Ask for dark")
    expect(viewer(page)).to_have_attribute("data-theme", "dark")
    assert seen(page)[:40].mean() < 60


def test_keys_move_the_camera_and_stay_in_the_viewer(open_page: Open, page_url: str) -> None:
    page = open_page(page_url)
    runs = page.get_by_text("runs: ").inner_text()
    canvas(page).focus()
    start = camera(page)
    for key, part in (
        ("ArrowRight", "position"),
        ("ArrowUp", "position"),
        ("+", "position"),
        ("Shift+ArrowLeft", "target"),
    ):
        before = camera(page)
        page.keyboard.press(key)
        settle(page)
        assert camera(page)[part] != pytest.approx(before[part], abs=1e-3), key
    page.keyboard.press("r")
    settle(page)
    assert camera(page)["position"] == pytest.approx(start["position"], abs=1e-3)
    # Streamlit runs its script again on R, unless the viewer keeps its keys.
    page.wait_for_timeout(500)
    assert page.get_by_text("runs: ").inner_text() == runs
    resting = camera(page)["position"][0]
    page.keyboard.press("t")
    viewer(page).evaluate(
        """async (root, resting) => {
            while (Math.abs(root.viewer.rig.state().position[0] - resting) < 0.01) {
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        }""",
        resting,
    )
    page.keyboard.press("t")


def test_new_file_of_the_same_thing_keeps_the_camera(open_page: Open, page_url: str) -> None:
    page = open_page(page_url)
    press(page, "Ask for leg 2")
    canvas(page).focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "-"):
        page.keyboard.press(key)
        settle(page)
    turned, short = camera(page), seen(page)
    # Whether the picture was ever taken away while the other one came.
    viewer(page).evaluate(
        """(root) => {
            root.gone = 0;
            new MutationObserver(() => { if (!root.classList.contains("ready")) root.gone += 1; })
                .observe(root, { attributes: true, attributeFilter: ["class"] });
        }"""
    )
    press(page, "Show the tall table")
    expect(page.locator(".readout")).to_contain_text("1.20 × 1.20 × 0.85 m", timeout=WAIT_MS)
    settle(page)
    assert camera(page)["position"] == pytest.approx(turned["position"], abs=1e-6)
    assert camera(page)["target"] == pytest.approx(turned["target"], abs=1e-6)
    assert share_changed(short, seen(page)) > 0.02
    assert viewer(page).evaluate("(root) => root.gone") == 0
    expect(page.locator(".chip")).to_have_text("The leg 2")

    held = viewer(page).evaluate("(root) => ({ ...root.viewer.stage.renderer.info.memory })")
    for _ in range(2):
        for label, high in (("Show the short table", "0.75"), ("Show the tall table", "0.85")):
            press(page, label)
            expect(page.locator(".readout")).to_contain_text(high, timeout=WAIT_MS)
            settle(page)
    assert viewer(page).evaluate("(root) => ({ ...root.viewer.stage.renderer.info.memory })") == held, "memory is kept"
    assert share_changed(seen(page), seen(page)) == 0


def test_file_that_is_missing_is_told_and_can_be_tried_again(open_page: Open, page_url: str, models: Path) -> None:
    page = open_page(page_url)
    before = seen(page)
    press(page, "Show what is missing")
    alert = page.locator(".viewer [role=alert]")
    expect(alert).to_contain_text("There is no model at this address.", timeout=WAIT_MS)
    expect(alert).to_contain_text("HTTP 404")
    expect(page.get_by_text("status: error http_404")).to_be_visible()
    alert.evaluate("(card) => { card.style.opacity = 0; }")
    assert share_changed(before, seen(page)) < 0.002, "the model that was there is gone"
    alert.evaluate("(card) => { card.style.opacity = 1; }")
    (models / "missing.glb").write_bytes((models / "tall.glb").read_bytes())
    try:
        press(page, "Try again")
        expect(page.locator(".readout")).to_contain_text("0.85 m", timeout=WAIT_MS)
    finally:
        (models / "missing.glb").unlink()
    expect(alert).to_be_hidden()
    expect(page.get_by_text("status: ready")).to_be_visible()

    press(page, "Show a text file")
    expect(alert).to_contain_text("The file is not a 3D model (GLB).", timeout=WAIT_MS)
    expect(page.get_by_text("status: error not_a_model")).to_be_visible()
    press(page, "Show nothing")
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    expect(alert).to_be_hidden()


def test_phone_has_room_for_fingers(open_page: Open, page_url: str) -> None:
    page = open_page(page_url, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = viewer(page).bounding_box()
    assert frame is not None
    assert frame["width"] > 320
    assert frame["height"] <= frame["width"] * 1.3, "the viewer fills the screen"
    for button in page.locator(".viewer .button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    page.touchscreen.tap(*place_of(page, "table/leg 2"))
    expect(page.get_by_text("selected: table/leg 2 / table/leg 2")).to_be_visible()
    assert canvas(page).evaluate("(item) => item.style.touchAction") == "pan-y", "a finger cannot scroll the page"


def test_page_of_its_own_obeys_its_policy(open_page: Open, models: Path, files_url: str) -> None:
    with serving(FRONTEND) as url:
        own = f"{url}/viewer.html"
        page = open_page(f"{own}?src={files_url}/short.glb&theme=dark&title=A%20table")
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.reload()
        wait_until_shown(page)
        assert not refused
        assert page.title() == "A table"
        assert len(np.unique(seen(page).reshape(-1, 3), axis=0)) > 500

        data = base64.b64encode((models / "tall.glb").read_bytes()).decode()
        viewer(page).evaluate(
            "(root, url) => root.viewer.update({ ...root.viewer.props, glb_url: url })",
            f"data:model/gltf-binary;base64,{data}",
        )
        expect(page.locator(".readout")).to_contain_text("0.85 m", timeout=WAIT_MS)

        page = open_page(f"{own}?src=javascript:alert(1)", ready=False)
        expect(page.get_by_text("Nothing here yet")).to_be_visible(timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("device", "system", "link"),
    [
        ("Linux; Android 14; Pixel 8", "Linux armv8l", r"^intent://arvr\.google\.com/scene-viewer/.*short\.glb"),
        ("iPhone; CPU iPhone OS 17_5 like Mac OS X", "iPhone", r"^http://.*/short\.usdz"),
    ],
)
def test_phone_can_see_it_in_the_room(open_page: Open, files_url: str, device: str, system: str, link: str) -> None:
    # What the phones' browsers have and this one has not; and a click on a link must not leave the page.
    phone = f"""
        Object.defineProperty(navigator, "platform", {{ get: () => "{system}" }});
        if ("{system}" === "iPhone") DOMTokenList.prototype.supports = (word) => word === "ar";
        HTMLAnchorElement.prototype.click = function () {{ (window.followed ??= []).push(this.href); }};
    """
    agent = f"Mozilla/5.0 ({device}) AppleWebKit/605.1.15 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/604.1"
    with serving(FRONTEND) as url:
        address = f"{url}/viewer.html?src={files_url}/short.glb&usdz={files_url}/short.usdz"
        page = open_page(address, script=phone, user_agent=agent, **PHONE)
        page.get_by_role("button", name="See it in your room (AR)").tap(timeout=WAIT_MS)
        page.wait_for_function("window.followed?.length", timeout=WAIT_MS)
        (followed,) = page.evaluate("window.followed")
        assert re.search(link, followed)
