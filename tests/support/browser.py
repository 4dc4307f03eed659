"""A real headless Chromium for the tests, and what a person would see in it."""

import base64
import io
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

Picture = npt.NDArray[np.int16]

# WebGL without a graphics card, and no calls home.
_OPTIONS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()


# Looks from within the page, as a screenshot takes long on a busy machine and most of what is drawn would be missed.
_FILM = """([selector, width, height, most]) => {
  const canvas = document.querySelector(selector);
  const small = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  let last = null;
  window.film = [];
  window.filming = setInterval(() => {
    small.drawImage(canvas, 0, 0, width, height);
    const now = small.getImageData(0, 0, width, height).data;
    if (last !== null && now.every((value, index) => value === last[index])) return;
    last = now;
    if (window.film.length < most) window.film.push(now);
  }, 30);
}"""
_DEVELOP = """() => {
  clearInterval(window.filming);
  return window.film.map((picture) => {
    let bytes = "";
    for (let i = 0; i < picture.length; i += 4096) bytes += String.fromCharCode(...picture.subarray(i, i + 4096));
    return btoa(bytes);
  });
}"""


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


@contextmanager
def filmed(page: Page, canvas: str, *, width: int = 236, height: int = 148) -> Generator[list[Picture]]:
    """Fills the list, at the end, with each different picture that a canvas of the page showed meanwhile, made small."""
    pictures: list[Picture] = []
    page.evaluate(_FILM, [canvas, width, height, 400])
    yield pictures
    for one in page.evaluate(_DEVELOP):
        shape = (height, width, 4)
        pictures.append(np.frombuffer(base64.b64decode(one), dtype=np.uint8).reshape(shape)[..., :3].astype(np.int16))
