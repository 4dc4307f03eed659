"""Hostile text costs little and is refused by name."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import ProgramError, ProgramLimitError
from prompt2mesh.mesh.parsing import MAX_BYTES, MAX_DEPTH, MAX_KEYS, MAX_NODES, parse_json

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), JSON_VALUES, max_size=5), st.booleans())
def test_reads_what_json_writes(value: dict[str, object], ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert parse_json(text) == value
    assert parse_json(text.encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_an_error(data: bytes) -> None:
    try:
        assert isinstance(parse_json(data), dict)
    except ProgramError as error:
        assert error.message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16", "utf-32-be", "utf-32"])
def test_only_utf_8_is_read(encoding: str) -> None:
    with pytest.raises(ProgramError, match=r"not JSON|not UTF-8"):
        parse_json('{"a": 1}'.encode(encoding))


def test_zeros_do_not_make_it_another_encoding() -> None:
    with pytest.raises(ProgramError, match="not JSON"):
        parse_json(b'.\0\0\0\0\0\0\0+"/shapent_of": 0}')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("[]", "an object is expected|JSON object is expected"),
        ("{", "not JSON: .* line 1, column 2"),
        ('{"a": 1,}', "not JSON"),
        ('{"a": NaN}', "finite"),
        ('{"a": -Infinity}', "finite"),
        ('{"a": 1e999}', "finite"),
        ('{"a": ' + "9" * 5000 + "}", "at most 20"),
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ('{"b": [{"a": 1, "a": 1}]}', "'a' stands twice"),
        ('{"a": "\\ud800"}', "surrogate"),
        ('{"a": "\\ud83d\\ude00\\udc00"}', "surrogate"),
        ('{"a": "\\\\\\ud800x"}', "surrogate"),
        ('{"a": "\ud800"}', "surrogate"),
        (b'{"a": "\xff"}', "not UTF-8"),
        ('{"a": "\\ud83d', "surrogate|not JSON"),
        ('{"a": "never ends', "not JSON"),
        ('{"a": "never ends\\', "not JSON"),
    ],
)
def test_refuses(text: str | bytes, reason: str) -> None:
    with pytest.raises(ProgramError, match=reason):
        parse_json(text)


def test_reads_escaped_pairs_and_backslashes() -> None:
    assert parse_json(r'{"a": "\ud83d\ude00 \\ud800"}') == {"a": "\U0001f600 \\ud800"}


def test_reads_a_byte_order_mark() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize("opening", ['{"a":', "["])
def test_depth_is_bounded(opening: str) -> None:
    with pytest.raises(ProgramLimitError, match="100000 deep"):
        parse_json(opening * 100_000)


def test_depth_up_to_the_limit_is_read() -> None:
    def nested(depth: int) -> str:
        return '{"a":' + "[" * (depth - 1) + "]" * (depth - 1) + "}"

    assert parse_json(nested(MAX_DEPTH))["a"] is not None
    with pytest.raises(ProgramLimitError):
        parse_json(nested(MAX_DEPTH + 1))


def test_brackets_in_strings_do_not_count() -> None:
    text = "[" * 1000 + '\\"' + "{" * 1000
    assert parse_json(json.dumps({"a": text})) == {"a": text}


def test_number_of_values_is_bounded() -> None:
    with pytest.raises(ProgramLimitError, match="values"):
        parse_json('{"a": [' + "0," * MAX_NODES + "0]}")


def test_number_of_keys_is_bounded() -> None:
    with pytest.raises(ProgramLimitError, match="keys"):
        parse_json(json.dumps({"a": {str(i): i for i in range(MAX_KEYS + 1)}}))


def test_size_is_bounded() -> None:
    with pytest.raises(ProgramLimitError, match="20 MB"):
        parse_json('{"a": "' + "x" * MAX_BYTES + '"}')


@pytest.mark.parametrize("unit", ['\\"', '"', '"\\', "\\u", "\\ud800"])
def test_awkward_strings_take_linear_time(unit: str) -> None:
    started = time.process_time()
    with pytest.raises(ProgramError):
        parse_json('{"a": "' + unit * (2_000_000 // len(unit)))
    assert time.process_time() - started < 5
