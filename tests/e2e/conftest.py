"""What tests of whole programs share: a browser, and a service with its page. A file may have a service of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browser import chromium
from tests.support.service import Service, running_service


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """API, runner and page, as they are by default."""
    with running_service(tmp_path_factory.mktemp("studio"), web=True) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a file; each visitor has cookies of their own."""
    with chromium() as opened:
        yield opened
