"""What the tests of the page share."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Streamlit runs a page as the main module; processes started afterwards would run that page again."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before
