"""One value of a JSON text with comments changes; every other letter stays."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.cli.mcp_clients import jsonc

NAMES = st.text('abc /*\\"{}[]:,#é', max_size=4)
DATA: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8,
)  # fmt: skip
OBJECTS = st.dictionaries(NAMES, DATA, max_size=4)
SETTINGS = """// my settings
{
    "theme": "One", // nice
    /* these are "mine": { */
    "mcpServers": {
        // the good one
        "other": {"command": "x, // no comment"}, // keep
    },
    "tail": [1, 2,], // a trailing comma
}
"""


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text with notes in all places that take them, and its data."""
    data = draw(OBJECTS)
    plain = json.dumps(data, indent=draw(st.sampled_from([None, 2, "\t"])), ensure_ascii=draw(st.booleans()))
    note = st.sampled_from(["", " ", "\n", "// a note {\n", '/* one, " more */'])
    return draw(note) + plain + draw(note), data


@given(texts(), st.lists(NAMES, min_size=1, max_size=3), DATA)
def test_a_value_is_set_and_taken_out_and_the_rest_stays(
    text: tuple[str, dict[str, Any]], path: list[str], value: Any
) -> None:
    before, data = text
    assert jsonc.read(before) == data
    at: Any = data
    for name in path[:-1]:
        at = at.get(name, {})
        if not isinstance(at, dict):
            with pytest.raises(jsonc.JsoncError):
                jsonc.with_value(before, path, value)
            return
    was_there = path[-1] in at
    after = jsonc.with_value(before, path, value)
    wanted = json.loads(json.dumps(data))
    at = wanted
    for name in path[:-1]:
        at = at.setdefault(name, {})
    at[path[-1]] = value
    assert jsonc.read(after) == wanted
    assert jsonc.with_value(after, path, value) == after
    without = jsonc.without_value(after, path)
    del at[path[-1]]
    assert jsonc.read(without) == wanted
    if not was_there:
        assert jsonc.without_value(before, path) == before


def test_comments_order_and_spaces_stay() -> None:
    after = jsonc.with_value(SETTINGS, ["mcpServers", "prompt2mesh"], {"command": "p", "args": ["mcp"]})
    lines = SETTINGS.splitlines()
    assert [line for line in after.splitlines() if line in lines] == lines
    assert jsonc.read(after)["mcpServers"]["prompt2mesh"] == {"command": "p", "args": ["mcp"]}
    assert jsonc.without_value(after, ["mcpServers", "prompt2mesh"]) == SETTINGS


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + SETTINGS.replace("\n", "\r\n")
    after = jsonc.with_value(text, ["mcpServers", "prompt2mesh"], {"a": 1})
    assert after.startswith("\ufeff")
    assert after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize("text", ["", "\n", "// nothing yet\n", "{}", "{\n}"])
def test_a_file_without_settings_gets_some(text: str) -> None:
    after = jsonc.with_value(text, ["mcpServers", "prompt2mesh"], {"a": 1})
    assert jsonc.read(after) == {"mcpServers": {"prompt2mesh": {"a": 1}}}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{\n  "a": 1\n  "b": 2\n}', "line 3, column 3: a comma or } was expected"),
        ('{"a": }', "line 1, column 7: a value"), ('{"a": 1', "line 1, column 8: } was expected"),
        ("{a: 1}", "line 1, column 2: a name"), ('{"a" 1}', "line 1, column 6: a colon"),
        ("{} {}", "line 1, column 4: nothing more"), ('{"a": tru}', "a value"), ("[1 2]", "a comma or ]"),
        ("[" * 300, "too deeply"), ('{"a": "\n"}', "a value"),
    ],
)  # fmt: skip
def test_a_broken_text_is_refused_with_the_place(text: str, where: str) -> None:
    with pytest.raises(jsonc.JsoncError) as told:
        jsonc.read(text)
    assert where in str(told.value)
