from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.client.sse import ServerEvent, SseParser

STREAM = (
    "\ufeff: hello\r\n"
    "retry: 1500\r\n\r\n"
    'id: 1\revent: queued\rdata: {"position": 3}\r\r'
    "id: 2\nevent: stage\ndata: one\ndata: two\n\n"
    "data:no space, the id stays\n\n"
    "event: nothing\n\n"
    "id: 3\r\nevent: wörd\r\ndata: é😀\r\n\r\n"
    "id: 4\nevent: succeeded\ndata: never ended"
).encode()
EVENTS = [
    ServerEvent("1", "queued", '{"position": 3}'),
    ServerEvent("2", "stage", "one\ntwo"),
    ServerEvent("2", "message", "no space, the id stays"),
    ServerEvent("3", "wörd", "é😀"),
]


def parsed(chunks: list[bytes]) -> tuple[list[ServerEvent], SseParser]:
    parser = SseParser()
    return [event for chunk in chunks for event in parser.feed(chunk)], parser


def test_a_stream_is_read_as_the_standard_says() -> None:
    events, parser = parsed([STREAM])
    assert events == EVENTS
    assert parser.retry_s == 1.5


@given(st.lists(st.integers(0, len(STREAM)), max_size=30))
def test_where_the_network_cuts_makes_no_difference(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    events, _ = parsed([STREAM[a:b] for a, b in pairwise(places)])
    assert events == EVENTS


def test_every_single_byte_may_come_alone() -> None:
    events, _ = parsed([STREAM[i : i + 1] for i in range(len(STREAM))])
    assert events == EVENTS


def test_an_id_with_a_nul_and_a_retry_that_is_no_number_are_passed_over() -> None:
    events, parser = parsed([b"id: a\0b\nretry: soon\ndata: x\n\n"])
    assert events == [ServerEvent("", "message", "x")]
    assert parser.retry_s is None
