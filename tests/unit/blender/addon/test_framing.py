import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.blender.addon.errors import FramingError
from prompt2mesh.blender.addon.framing import MAX_DEPTH, Scanner
from tests.support.framing import scanned

TRICKY = st.text(alphabet=st.sampled_from('{}[]"\\\0\n\r\t /:,aé€😀'), max_size=30) | st.text(max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TRICKY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TRICKY, inner, max_size=4), max_leaves=12,
)  # fmt: skip
MESSAGES = st.lists(
    st.tuples(
        st.dictionaries(TRICKY, JSON, max_size=4), st.booleans(), st.sampled_from([b"", b"\0", b"\n", b" \r\n\t"])
    ),
    max_size=6,
)


def encode(value: Any, *, ascii_only: bool) -> bytes:
    # A lone surrogate has no UTF-8, as no client could send it either.
    return json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "replace")


@given(MESSAGES, st.data())
def test_any_split_of_any_mix_gives_the_same_messages(
    messages: list[tuple[dict[str, Any], bool, bytes]], data: st.DataObject
) -> None:
    bodies = [encode(value, ascii_only=ascii_only) for value, ascii_only, _ in messages]
    stream = b"".join(body + end for body, (_, _, end) in zip(bodies, messages, strict=True))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=12)))
    scanner, found = Scanner(), list[bytes]()
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        found += scanner.feed(stream[start:end])
    assert found == bodies
    assert scanner.pending_bytes == 0


@given(st.dictionaries(TRICKY, JSON, max_size=4))
def test_byte_by_byte_is_no_different(value: dict[str, Any]) -> None:
    body = encode(value, ascii_only=False)
    scanner = Scanner()
    assert [message for byte in body for message in scanner.feed(bytes([byte]))] == [body]


def test_a_message_of_10_mb_in_small_packets_takes_time_linear_to_its_length() -> None:
    def seconds(size: int) -> float:
        body = json.dumps({"code": 'x"\\\n' * (size // 8)}).encode()
        scanner, started = Scanner(), time.process_time()
        found = [m for at in range(0, len(body), 4096) for m in scanner.feed(body[at : at + 4096])]
        assert found == [body]
        return time.process_time() - started

    small, large = min(seconds(1_000_000) for _ in range(3)), seconds(10_000_000)
    assert large < 40 * max(small, 0.005)  # parsing again after each packet would be a hundred times


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"hello", "bad_message"),
        (b"[1]", "bad_message"),
        (b"\x16\x03\x01", "bad_message"),
        (b"GET / HTTP/1.1\r\n", "http_refused"),
        (b'POST /x HTTP/1.1\r\n\r\n{"type":"execute_code"}', "http_refused"),
        (b'{"a":' * (MAX_DEPTH + 1), "too_deep"),
        (b'{"a":' + b"[" * 100_000, "too_deep"),
    ],
)
def test_what_is_no_message_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FramingError) as refused:
        list(Scanner().feed(data))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"type":"a"}GET y}\0', "http_refused"),
        (b"  PRI * HTTP/2.0", "http_refused"),
        (b"GETTER", "bad_message"),
        (b"P2", "bad_message"),
        (b'{"a":"' + b"x" * 90 + b'"}', "too_large"),
        (b'{"a":"' + b"x" * 90 + b'",' + b"[" * MAX_DEPTH, "too_large"),
        (b"{}" * 30 + b"[" * (MAX_DEPTH + 1), "bad_message"),
        (b'{"a":' + b"[" * 99, "too_deep"),
    ],
)
def test_where_the_network_cuts_changes_no_refusal(data: bytes, code: str) -> None:
    for step in (len(data), 1, 2, 7):
        assert scanned(data, step, most=80)[1] == code, step


@given(st.lists(st.sampled_from([b"{", b"}", b'"', b"\\", b"[", b"G", b"GET ", b"\0", b" ", b"x"])).map(b"".join))
def test_where_the_network_cuts_changes_nothing_for_any_bytes(data: bytes) -> None:
    assert scanned(data, 1, most=8) == scanned(data, 3, most=8) == scanned(data, len(data) or 1, most=8)


def test_messages_before_the_bad_one_are_given() -> None:
    scanner, found = Scanner(), list[bytes]()
    with pytest.raises(FramingError):
        found.extend(scanner.feed(b'{"type":"a"}{"type":"b"}garbage'))
    assert found == [b'{"type":"a"}', b'{"type":"b"}']


def test_a_message_that_grows_too_long_is_refused_before_it_ends() -> None:
    scanner = Scanner(max_message_bytes=1000)
    assert list(scanner.feed(b'{"a":"' + b"x" * 900)) == []
    with pytest.raises(FramingError) as refused:
        list(scanner.feed(b"x" * 900))
    assert refused.value.code == "too_large"


def test_brackets_and_quotes_in_strings_end_nothing() -> None:
    body = json.dumps({"code": '{"}]\\" \\\\', "x": ["\\", '"']}).encode()
    assert list(Scanner().feed(body + b"{}")) == [body, b"{}"]
