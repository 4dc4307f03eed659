"""A cancel is felt in the middle of an answer and of a wait, and closes the connection."""

import threading
import time
from typing import Any

import pytest

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.modelers.agent.llm import Llm
from prompt2mesh.studio.ports.agent import Provider
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import START
from tests.support.llm_server import LlmServer, Turn, busy, hangs, llm_server, says


def _cancel_when(server: LlmServer, *, after_s: float) -> Any:
    """Says stop a little after the server was asked."""
    stop = threading.Event()

    def watch() -> None:
        while not server.requests and not server.closing.wait(0.01):
            pass
        server.closing.wait(after_s)
        stop.set()

    threading.Thread(target=watch, daemon=True).start()
    return stop.is_set


@pytest.mark.parametrize("turn", [hangs(), Turn(text="late", delay_s=240)], ids=["midway", "before"])
def test_an_answer_is_not_waited_for(turn: Turn, provider: Provider) -> None:
    with llm_server([turn]) as server:
        canceled = _cancel_when(server, after_s=0.2)
        began = time.monotonic()
        with pytest.raises(CanceledError):
            Llm([server.choice(provider)], canceled=canceled).ask(START, purpose="plan")
        assert time.monotonic() - began < 60
    assert len(server.requests) == 1


def test_the_connection_is_closed_so_that_nothing_more_is_written(provider: Provider) -> None:
    closed = threading.Event()

    class Endless(LlmServer):
        def _stream(self, turn: Turn, pieces: Any, dialect: Any) -> Any:
            del turn, dialect
            try:
                yield next(pieces)
                piece = next(pieces)
                while not self.closing.wait(0.02):
                    yield piece
            finally:
                closed.set()

    server = Endless([says("word " * 20)])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        with pytest.raises(CanceledError):
            Llm([server.choice(provider)], canceled=_cancel_when(server, after_s=0.2)).ask(START, purpose="plan")
        assert closed.wait(60), "the server was still writing into an open connection"
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_wait_is_not_sat_out(patience: Patience) -> None:
    with llm_server([busy(retry_after_s=60)]) as server:
        llm = patience.llm(server.choice("anthropic"), canceled=lambda: patience.slept > 3)
        with pytest.raises(CanceledError):
            llm.ask(START, purpose="plan")
    assert patience.slept < 3.5


def test_nobody_is_asked_after_a_cancel(patience: Patience) -> None:
    with llm_server() as server, pytest.raises(CanceledError):
        patience.llm(server.choice("anthropic"), canceled=lambda: True).ask(START, purpose="plan")
    assert server.requests == []
