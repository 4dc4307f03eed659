"""How finely leaves, petals and other sheets of an asset are drawn while it is being made.

A sheet is made of plain polygons before anybody knows how many copies there will
be, so its fineness is set around the making. Shapes that carry their own numbers
of segments are coarsened afterwards, see `coarsen`.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

_SHARE: ContextVar[float] = ContextVar("share of the usual fineness", default=1.0)


@contextmanager
def drawn_with(share: float) -> Generator[None]:
    """Within, sheets have `share` (at most 1) of the fineness that holds around it."""
    token = _SHARE.set(_SHARE.get() * min(share, 1.0))
    try:
        yield
    finally:
        _SHARE.reset(token)


def fewer(count: int, least: int) -> int:
    """The count under the fineness that holds now, but not below `least` (or below itself)."""
    return max(min(count, least), round(count * _SHARE.get()))
