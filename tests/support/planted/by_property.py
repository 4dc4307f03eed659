"""A property of hypothesis that does not hold, for draws that are seldom."""

from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.target import Target


@settings(database=None)
@given(st.lists(st.sampled_from(["add", "remove", "undo"]), max_size=8))
def calls(names: list[str]) -> None:
    if names[:2] == ["add", "undo"] and "remove" in names[2:]:
        raise KeyError("planted in a property")


def run(data: bytes) -> None:
    cast("Any", calls).hypothesis.fuzz_one_input(data)


TARGET = Target(about="a planted bug", run=run, most_bytes=400)
