"""Reads JSON text from anywhere, hostile or not, into plain data of bounded size.

The limits are checked on the text, before anything is built from it, so that a
hostile file costs no more than reading it.
"""

import json
import math
import re
from typing import NoReturn, cast

import numpy as np

from prompt2mesh.mesh.errors import ProgramError, ProgramLimitError
from prompt2mesh.mesh.json_types import JsonObject

MAX_BYTES = 20_000_000
MAX_DEPTH = 64
MAX_NODES = 2_000_000
MAX_KEYS = 10_000

# Also matches a string that never ends, so that one pass is enough whatever the text.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)


def parse_json(text: str | bytes) -> JsonObject:
    """The object that a JSON text holds.

    Raises:
        ProgramLimitError: More than 20 MB, 64 levels or 2 million values.
        ProgramError: Not UTF-8, not JSON, not an object, a repeated key, or a number that is not finite.
    """
    data = _encoded(text)
    _check_size(data)
    try:
        value: object = json.loads(
            data.decode(),  # of bytes it would guess the encoding by where the zeros are
            object_pairs_hook=_unique,
            parse_constant=_reject_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise ProgramError(f"this is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    if not isinstance(value, dict):
        raise ProgramError(f"a JSON object is expected; got {type(value).__name__}")
    return cast("JsonObject", value)


def _encoded(text: str | bytes) -> bytes:
    if len(text) > MAX_BYTES:
        raise ProgramLimitError(f"a program has at most {MAX_BYTES // 10**6} MB of text; this one has more")
    if isinstance(text, str):
        try:
            return text.encode()
        except UnicodeEncodeError:
            raise ProgramError("the text holds half a character (a lone surrogate)") from None
    try:
        text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProgramError(f"the text is not UTF-8: byte {error.start} is not valid") from None
    return text.removeprefix(b"\xef\xbb\xbf")


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise ProgramLimitError(
            f"a program has at most {MAX_BYTES // 10**6} MB of text; this one has {len(data)} bytes"
        )
    if re.search(rb"\\u[dD][89abAB]", data):
        _check_surrogates(data)
    marks = np.frombuffer(_STRING.sub(b"", data), dtype=np.uint8)
    opens = np.isin(marks, np.frombuffer(b"[{", dtype=np.uint8))
    closes = np.isin(marks, np.frombuffer(b"]}", dtype=np.uint8))
    depth = int(np.cumsum(opens.astype(np.int32) - closes, dtype=np.int32).max(initial=0))
    if depth > MAX_DEPTH:
        raise ProgramLimitError(f"a program is nested at most {MAX_DEPTH} deep; this one is {depth} deep")
    nodes = int(opens.sum()) + int((marks == ord(",")).sum()) + 1
    if nodes > MAX_NODES:
        raise ProgramLimitError(f"a program holds at most {MAX_NODES} values; this one holds {nodes}")


def _check_surrogates(data: bytes) -> None:
    """A pair of escapes is a character; half a pair cannot be written to a file again."""
    pairs_removed = re.sub(rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}", b"", data)
    if re.search(rb"\\u[dD][89a-fA-F]", pairs_removed):
        raise ProgramError("a string holds half a character (a lone surrogate)")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(pairs) > MAX_KEYS:
        raise ProgramLimitError(f"an object has at most {MAX_KEYS} keys; one here has {len(pairs)}")
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        repeated = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise ProgramError(f"the key {repeated!r:.80} stands twice in one object")
    return result


def _reject_constant(name: str) -> NoReturn:
    raise ProgramError(f"numbers are finite; got {name}")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ProgramError(f"numbers are finite; got {text:.40}")
    return value


def _whole(text: str) -> int:
    if len(text) > 20:
        raise ProgramError(f"whole numbers have at most 20 characters; got {text:.40}")
    return int(text)
