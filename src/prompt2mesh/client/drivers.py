"""The two ways to carry out a flow: waiting, and awaiting."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import aclosing, closing
from typing import Any, TypeVar

import httpx2

from prompt2mesh.client.commands import CloseStream, Command, Emit, Flow, Read, Send, Sleep
from prompt2mesh.client.session import Session
from prompt2mesh.client.traced import answered, traced

T = TypeVar("T")
OnItem = Callable[[Any], None]


class SyncDriver:
    """Carries out flows on an httpx2.Client; several threads may share it."""

    def __init__(self, session: Session, http: httpx2.Client) -> None:
        """Use a client of httpx2, which the caller closes."""
        self.session = session
        self.http = http

    def run(self, flow: Flow[T], *, on_item: OnItem | None = None) -> T:
        """The result of a flow; its items go to a function."""
        steps = self._steps(flow)
        with closing(steps):
            while True:
                try:
                    item = next(steps)
                except StopIteration as stop:
                    return stop.value
                if on_item is not None:
                    on_item(item)

    def iterate(self, flow: Flow[Any]) -> Generator[Any]:
        """The items of a flow."""
        with closing(self._steps(flow)) as steps:
            yield from steps

    def _steps(self, flow: Flow[T]) -> Generator[Any, None, T]:
        stream = _SyncStream()
        answer: Any = None
        fault: Exception | None = None
        try:
            while True:
                try:
                    command = flow.send(answer) if fault is None else flow.throw(fault)
                except StopIteration as stop:
                    return stop.value
                answer = fault = None
                if isinstance(command, Emit):
                    yield command.item
                    continue
                try:
                    answer = self._do(command, stream)
                except httpx2.RequestError as exc:
                    fault = exc
        finally:
            stream.close()
            flow.close()

    def _do(self, command: Command, stream: "_SyncStream") -> Any:
        match command:
            case Send():
                stream.close()
                arguments = self.session.arguments(
                    command.call, bearer=command.bearer, key=command.key, silence_s=command.silence_s
                )
                with traced(self.session, arguments) as span:
                    response = self.http.send(self.http.build_request(**arguments), stream=command.stream)
                    answered(span, response.status_code)
                if command.stream:
                    stream.open(response)
                    if not response.is_success:
                        response.read()
                return response
            case Read():
                return stream.read()
            case CloseStream():
                return stream.close()
            case Sleep(seconds):
                return time.sleep(seconds)
            case Emit():
                return None


class AsyncDriver:
    """Carries out flows on an httpx2.AsyncClient."""

    def __init__(self, session: Session, http: httpx2.AsyncClient) -> None:
        """Use a client of httpx2, which the caller closes."""
        self.session = session
        self.http = http

    async def run(self, flow: Flow[T], *, on_item: OnItem | None = None) -> T:
        """The result of a flow; its items go to a function."""
        result: list[T] = []
        async with aclosing(self._steps(flow, result)) as steps:
            async for item in steps:
                if on_item is not None:
                    on_item(item)
        return result[0]

    async def iterate(self, flow: Flow[Any]) -> AsyncGenerator[Any]:
        """The items of a flow."""
        async with aclosing(self._steps(flow, [])) as steps:
            async for item in steps:
                yield item

    async def _steps(self, flow: Flow[T], result: list[T]) -> AsyncGenerator[Any]:
        """The items; the result goes to a list, for an asynchronous generator returns nothing."""
        stream = _AsyncStream()
        answer: Any = None
        fault: Exception | None = None
        try:
            while True:
                try:
                    command = flow.send(answer) if fault is None else flow.throw(fault)
                except StopIteration as stop:
                    result.append(stop.value)
                    return
                answer = fault = None
                if isinstance(command, Emit):
                    yield command.item
                    continue
                try:
                    answer = await self._do(command, stream)
                except httpx2.RequestError as exc:
                    fault = exc
        finally:
            flow.close()
            await stream.close()

    async def _do(self, command: Command, stream: "_AsyncStream") -> Any:
        match command:
            case Send():
                await stream.close()
                arguments = self.session.arguments(
                    command.call, bearer=command.bearer, key=command.key, silence_s=command.silence_s
                )
                with traced(self.session, arguments) as span:
                    response = await self.http.send(self.http.build_request(**arguments), stream=command.stream)
                    answered(span, response.status_code)
                if command.stream:
                    stream.open(response)
                    if not response.is_success:
                        await response.aread()
                return response
            case Read():
                return await stream.read()
            case CloseStream():
                return await stream.close()
            case Sleep(seconds):
                return await asyncio.sleep(seconds)
            case Emit():
                return None


class _SyncStream:
    """The stream that a flow has open, if any."""

    def __init__(self) -> None:
        self._response: httpx2.Response | None = None
        self._chunks: Iterator[bytes] = iter(())

    def open(self, response: httpx2.Response) -> None:
        self._response = response
        self._chunks = response.iter_bytes()

    def read(self) -> bytes | None:
        return next(self._chunks, None)

    def close(self) -> None:
        response, self._response = self._response, None
        if response is not None:
            response.close()


class _AsyncStream:
    """The same for an asynchronous flow."""

    def __init__(self) -> None:
        self._response: httpx2.Response | None = None
        self._chunks: AsyncIterator[bytes] | None = None

    def open(self, response: httpx2.Response) -> None:
        self._response = response
        self._chunks = response.aiter_bytes()

    async def read(self) -> bytes | None:
        return None if self._chunks is None else await anext(self._chunks, None)

    async def close(self) -> None:
        response, self._response = self._response, None
        if response is not None:
            await response.aclose()
