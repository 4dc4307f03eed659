"""A bridge from code that waits to the asynchronous client: one event loop in a thread of its own."""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any, TypeVar

from prompt2mesh.mesh.errors import InstanceUnavailableError

Result = TypeVar("Result")
_POLL_S = 0.2
_FAREWELL_S = 0.05
_END_TIMEOUT_S = 5.0
_CALL_TIMEOUT_S = 90.0  # longer than the client's own time-outs with all their repeats


class Background:
    """An event loop that runs until `close`; any thread may use it."""

    def __init__(self) -> None:
        """Start the thread; it ends with the process in any case."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="kubernetes", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, Result], *, timeout_s: float = _CALL_TIMEOUT_S) -> Result:
        """What the work results in, or its error.

        Raises:
            InstanceUnavailableError: It takes too long, or this was closed.
        """
        running = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return running.result(timeout_s)
        except TimeoutError as exc:
            running.cancel()
            raise InstanceUnavailableError(f"Kubernetes did not answer within {timeout_s:g} s") from exc
        except CancelledError as exc:
            raise InstanceUnavailableError("the connection to Kubernetes was closed meanwhile") from exc
        except BaseException:
            running.cancel()
            raise

    def stream(self, make: Callable[[], AsyncIterator[Result]], *, canceled: Callable[[], bool]) -> Iterator[Result]:
        """What an asynchronous iterator gives, until it ends or is not wanted any more; then it is closed."""
        items: queue.Queue[tuple[Result] | BaseException | None] = queue.Queue()

        async def feed() -> None:
            try:
                async for item in make():
                    items.put((item,))
            except BaseException as exc:
                items.put(exc)
                raise
            else:
                items.put(None)

        feeding = asyncio.run_coroutine_threadsafe(feed(), self._loop)
        try:
            while not canceled():
                try:
                    item = items.get(timeout=_POLL_S)
                except queue.Empty:
                    continue
                if item is None:
                    return
                if isinstance(item, BaseException):
                    raise item
                yield item[0]
        finally:
            feeding.cancel()
            with suppress(BaseException):
                feeding.exception(timeout=_POLL_S)

    @property
    def closed(self) -> bool:
        """Whether nothing can be run any more."""
        return not self._thread.is_alive()

    def close(self) -> None:
        """Ends the loop and waits for its thread; nothing happens the second time."""
        if self.closed:
            return
        with suppress(InstanceUnavailableError):
            self.run(self._end_tasks(), timeout_s=_END_TIMEOUT_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        if self.closed:
            self._loop.close()

    async def _end_tasks(self) -> None:
        """What still runs ends in order, and connections over TLS get the moment that their farewell takes."""
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._loop.shutdown_asyncgens()
        await asyncio.sleep(_FAREWELL_S)
