"""One call, streamed on a loop of its own, so that a cancel closes the connection at once.

The graph is synchronous. Every call runs on one background event loop of the process: the thread that waits looks
every tenth of a second whether to stop, and canceling the task closes the socket, so that nothing more is written
(and paid for) at the other end.
"""

import asyncio
import concurrent.futures
import contextlib
import os
import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.runnables import Runnable, RunnableConfig

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.studio.ports.modeling import Canceled

_LOOK_EVERY_S = 0.1
_lock = threading.Lock()
_running: tuple[int, asyncio.AbstractEventLoop] | None = None


class DeadlineError(Exception):
    """The time for an answer is up."""


def _loop() -> asyncio.AbstractEventLoop:
    """The process's loop; a process that was forked off makes its own."""
    global _running  # noqa: PLW0603 - one for the process, made when it is first needed
    with _lock:
        if _running is None or _running[0] != os.getpid():
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="llm-calls", daemon=True).start()
            _running = (os.getpid(), loop)
        return _running[1]


def stream(
    model: Runnable[Any, Any], messages: Sequence[BaseMessage], *, config: RunnableConfig, into: list[AIMessageChunk],
    canceled: Canceled, left_s: Callable[[], float | None], stop: Callable[[], None] = lambda: None,
    let_go: Callable[[], Awaitable[None]] | None = None,
) -> None:  # fmt: skip
    """Asks, and gathers the pieces as they come.

    Args:
        model: Whom to ask, with its tools.
        messages: What to say.
        config: For traces.
        into: Gets the pieces, those too that came before something went wrong.
        canceled: Asked ten times a second whether to stop.
        left_s: How much time there is; None for as long as it takes.
        stop: Breaks a connection that the loop cannot: that of an SDK that blocks a thread.
        let_go: Closes what an SDK leaves open after a failure.

    Raises:
        CanceledError: It was asked to stop.
        DeadlineError: The time is up.
        Exception: Whatever the SDK raises.
    """

    async def call() -> None:
        try:
            async for chunk in model.astream(list(messages), config):
                into.append(cast("AIMessageChunk", chunk))
        except BaseException:
            if let_go is not None:
                with contextlib.suppress(Exception):
                    await let_go()
            raise

    future = asyncio.run_coroutine_threadsafe(call(), _loop())
    while True:
        try:
            return future.result(timeout=_LOOK_EVERY_S)
        except concurrent.futures.TimeoutError:
            if future.done():
                return future.result()  # it ended just now, or the SDK raised its own TimeoutError
        left = left_s()
        if canceled():
            future.cancel()
            stop()
            raise CanceledError("the LLM's answer was not waited for: it was asked to stop")
        if left is not None and left <= 0:
            future.cancel()
            stop()
            raise DeadlineError
