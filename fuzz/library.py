"""Loads the library before the first input, whose time it would take."""

from collections.abc import Generator
from contextlib import contextmanager

from prompt2mesh.language.vocabulary import vocabulary


@contextmanager
def library_loaded() -> Generator[None]:
    """For a target's `prepare`."""
    vocabulary()
    yield
