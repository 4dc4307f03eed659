"""How the page comes to somebody: until the box for a prompt can be used, and how much goes over the wire for it."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page

_BOX = 'textarea[aria-label="Describe what to make"]'


@dataclass(frozen=True, kw_only=True)
class Load:
    """One load.

    Attributes:
        seconds: Until the box can be typed into.
        bytes: That came over HTTP, headers too, packed as they were.
        requests: How many files were asked for over the wire; what the browser had kept is not counted.
        heaviest: The largest of them.
    """

    seconds: float
    bytes: int
    requests: int
    heaviest: tuple[tuple[str, int], ...]


def load(context: BrowserContext, url: str) -> Load:
    """Opens the page in a new tab of somebody who is signed in; what was kept by the context's browser is used."""
    page = context.new_page()
    try:
        return _load(page, url)
    finally:
        page.close()


def _load(page: Page, url: str) -> Load:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def came(event: dict[str, Any]) -> None:
        if event["encodedDataLength"] > 0:
            sizes[event["requestId"]] = int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(_BOX).wait_for(state="visible", timeout=120_000)
    page.locator(_BOX).click()  # waits until nothing lies over it
    seconds = time.perf_counter() - began
    page.wait_for_load_state("networkidle")
    largest = sorted(
        ((names.get(key, "?").split("/", 3)[-1], size) for key, size in sizes.items()), key=lambda one: -one[1]
    )
    return Load(seconds=seconds, bytes=sum(sizes.values()), requests=len(sizes), heaviest=tuple(largest[:15]))
