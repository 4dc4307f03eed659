"""A real headless Chromium for the tests, and what a person would see in it."""

import io
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Browser, Locator, sync_playwright

Picture = npt.NDArray[np.int16]

# WebGL without a graphics card, and no calls home.
_OPTIONS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()


@contextmanager
def chromium() -> Generator[Browser]:
    """An open browser.

    Raises:
        FileNotFoundError: There is none on this machine.
    """
    path = shutil.which("chromium")
    if path is None:
        raise FileNotFoundError("these tests need Chromium: run tools/test_systems.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


def picture(element: Locator, **options: Any) -> Picture:
    """(height, width, 3) what is seen of an element, 0 to 255."""
    shot = Image.open(io.BytesIO(element.screenshot(animations="disabled", **options)))
    return np.asarray(shot.convert("RGB"), dtype=np.int16)


def share_changed(before: Picture, after: Picture, *, threshold: int = 12) -> float:
    """The share of the pixels that differ."""
    return float((np.abs(before - after).max(axis=2) > threshold).mean())
