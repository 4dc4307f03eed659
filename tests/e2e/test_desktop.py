"""A person's desktop in a real browser: Blender's window seen, touched, and built in while they look."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from prompt2mesh.builders.socket import SocketScene
from tests.support.browser import Picture, filmed, picture, share_changed
from tests.support.desktop import Desktop, has_desktop, running_desktop

pytestmark = [
    pytest.mark.blender,
    pytest.mark.slow,
    pytest.mark.skipif(not has_desktop(), reason="the programs of a desktop are not installed: tools/test_systems.sh"),
]
SLOW_MS = 120_000
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    with running_desktop(tmp_path_factory.mktemp("desktop") / "scratch", options=["--drain-seconds", "2"]) as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser, desktop: Desktop) -> Iterator[Page]:
    """One tab, open throughout."""
    opened = browser.new_page(viewport={"width": 1180, "height": 740})
    opened.goto(desktop.url)
    expect(opened.locator("body[data-connected=yes]")).to_be_attached(timeout=SLOW_MS)
    yield opened
    opened.close()


@pytest.fixture
def scene(desktop: Desktop) -> Iterator[SocketScene]:
    with closing(desktop.scene()) as connected:
        yield connected


def seen(page: Page) -> Picture:
    return picture(page.locator("#screen canvas"))


def wait_for_picture(page: Page, *, unlike: Picture, share: float) -> Picture:
    """What is seen once enough of it has changed and it stands still."""
    deadline = time.monotonic() + PATIENCE_S
    last = seen(page)
    while True:
        time.sleep(0.5)
        now = seen(page)
        still = now.shape == last.shape == unlike.shape and share_changed(last, now) < 0.001
        if still and share_changed(unlike, now) >= share:
            return now
        assert time.monotonic() < deadline, f"only {share_changed(unlike, now):.2%} changed"
        last = now


def run_in_blender(scene: SocketScene, code: str) -> str:
    return str(scene.command("execute_code", code=f"import bpy\n{code}", timeout_s=PATIENCE_S)["result"]).strip()


def keep(page: Page, name: str) -> None:
    """For somebody to look at."""
    folder = os.environ.get("PROMPT2MESH_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / name)


def test_the_window_fills_the_page_and_shows_what_happens_in_it(page: Page, scene: SocketScene) -> None:
    expect(page.locator("#notice")).to_be_hidden()
    assert "Prompt2Mesh" in page.title()
    size = "w = bpy.context.window_manager.windows[0]; print(w.width, w.height)"
    deadline = time.monotonic() + PATIENCE_S
    while run_in_blender(scene, size) != "1180 740":  # the screen takes the size of the page
        assert time.monotonic() < deadline
        time.sleep(0.2)
    blank = np.zeros((740, 1180, 3), dtype=np.int16)
    before = wait_for_picture(page, unlike=blank, share=0.9)
    assert len(np.unique(before.reshape(-1, 3), axis=0)) > 200  # no blank screen
    keep(page, "desktop-start.png")
    run_in_blender(scene, "bpy.data.objects['Cube'].scale = (2.5, 2.5, 2.5)")
    wait_for_picture(page, unlike=before, share=0.02)


def test_an_open_tab_is_nobody_at_work_and_a_key_is(page: Page, scene: SocketScene) -> None:
    page.reload()
    expect(page.locator("body[data-connected=yes]")).to_be_attached(timeout=SLOW_MS)
    assert scene.command("get_activity")["input_idle_s"] is None  # opened twice by now, and resized
    page.mouse.move(500, 400)  # over the 3D view
    time.sleep(0.3)
    page.keyboard.press("Delete")
    deadline = time.monotonic() + PATIENCE_S
    while run_in_blender(scene, "print('Cube' in bpy.data.objects)") != "False":
        assert time.monotonic() < deadline, "the key did not reach Blender"
        time.sleep(0.2)
    found = scene.command("get_activity")
    assert found["input_idle_s"] is not None
    time.sleep(1.5)
    assert scene.command("get_activity")["input_idle_s"] >= found["input_idle_s"] + 1.4  # the tab is still open


def test_a_prompt_builds_in_it_part_by_part(page: Page, desktop: Desktop, scene: SocketScene, tmp_path: Path) -> None:
    run_in_blender(
        scene, "bpy.ops.mesh.primitive_cube_add(size=0.2, location=(1, 0, 0))\nbpy.context.object.name = 'mine'"
    )
    time.sleep(1.0)
    before = seen(page)
    command = [
        sys.executable, "-m", "prompt2mesh.cli", "make", "a round oak table with four brass legs", "--out",
        str(tmp_path / "table"), "--no-beauty", "--show-in", f"127.0.0.1:{desktop.mcp_port}",
    ]  # fmt: skip
    with filmed(page, "#screen canvas") as pictures:
        subprocess.run(command, check=True)
        wait_for_picture(page, unlike=before, share=0.05)
    keep(page, "desktop-built.png")
    # Not all at once: between nothing and the whole there were steps, each with a part of it.
    start, end = pictures[0], pictures[-1]
    between = [one for one in pictures if share_changed(one, start) > 0.01 and share_changed(one, end) > 0.01]
    assert between, f"{len(pictures)} pictures were seen"
    told = run_in_blender(scene, (
        "shown = bpy.data.collections['Prompt2Mesh']\n"
        "print(sorted(o.name for o in shown.all_objects if o.type == 'MESH'), 'mine' in bpy.data.objects)"
    ))  # fmt: skip
    assert "'leg 1'" in told
    assert "'top'" in told
    assert told.endswith("True")  # what the person made stays
    # Again with other words: the new model takes the place of the old.
    subprocess.run([sys.executable, "-m", "prompt2mesh.cli", "make", "a tall blue vase", "--out", str(tmp_path / "vase"),
                    "--no-beauty", "--no-preview", "--show-in", f"127.0.0.1:{desktop.mcp_port}"], check=True)  # fmt: skip
    told = run_in_blender(scene, "print(sorted(o.name for o in bpy.data.objects if o.type == 'MESH'))")
    assert "vase" in told
    assert "leg" not in told


def test_the_page_says_when_the_desktop_is_gone_and_comes_back_by_itself(page: Page, desktop: Desktop) -> None:
    """The last: it ends the desktop."""
    os.kill(desktop.parts()["Xtigervnc"], 9)
    expect(page.locator("#words")).to_contain_text("gone", timeout=SLOW_MS)
    expect(page.locator("body[data-connected=yes]")).to_be_attached(timeout=SLOW_MS)
    expect(page.locator("#notice")).to_be_hidden()
    assert desktop.end(timeout_s=90) == 0
    expect(page.locator("#notice")).to_be_visible(timeout=SLOW_MS)
    expect(page.locator("#words")).to_contain_text("your work is saved")
    expect(page.locator("#again")).to_be_visible()
    keep(page, "desktop-gone.png")
