"""How a request that is described once becomes a method of both clients.

```python
class TaskCalls:
    @Endpoint
    def get(self, task_id: str) -> Call[Task]: ...


class Tasks(TaskCalls, SyncResource): ...  # get(task_id) -> Task


class AsyncTasks(TaskCalls, AsyncResource): ...  # await get(task_id) -> Task
```
"""

import functools
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Generator, Iterator
from types import MethodType
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, overload

from prompt2mesh.client.calls import Call
from prompt2mesh.client.drivers import AsyncDriver, SyncDriver
from prompt2mesh.client.exchange import exchange
from prompt2mesh.client.models import Page
from prompt2mesh.client.session import Session
from prompt2mesh.client.watching import pages

P = ParamSpec("P")
T = TypeVar("T")


class Resource:
    """What every group of requests knows."""

    def __init__(self, driver: SyncDriver | AsyncDriver) -> None:
        """Belong to a client."""
        self._session: Session = driver.session


class SyncResource(Resource):
    """A group of requests that wait for their answers."""

    def __init__(self, driver: SyncDriver) -> None:
        """Belong to a client."""
        super().__init__(driver)
        self._driver = driver


class AsyncResource(Resource):
    """A group of requests that are awaited."""

    def __init__(self, driver: AsyncDriver) -> None:
        """Belong to a client."""
        super().__init__(driver)
        self._driver = driver


class Listing(Generic[T]):
    """A list on the server: iterate over all of it, or take its first page."""

    def __init__(self, driver: SyncDriver, call: Call[Page[T]]) -> None:
        """Ask for nothing yet."""
        self._driver = driver
        self._call = call

    def __iter__(self) -> Iterator[T]:
        """Every item; further pages are asked for when they are reached."""
        items: Generator[T] = self._driver.iterate(pages(self._driver.session, self._call))
        return items

    def page(self, *, cursor: str | None = None) -> Page[T]:
        """One page: the first, or the one that the `next_cursor` of the page before names."""
        call = self._call.with_query(cursor=cursor) if cursor else self._call
        return self._driver.run(exchange(self._driver.session, call))


class AsyncListing(Generic[T]):
    """The same for `async for` and `await`."""

    def __init__(self, driver: AsyncDriver, call: Call[Page[T]]) -> None:
        """Ask for nothing yet."""
        self._driver = driver
        self._call = call

    def __aiter__(self) -> AsyncIterator[T]:
        """Every item; further pages are asked for when they are reached."""
        items: AsyncGenerator[T] = self._driver.iterate(pages(self._driver.session, self._call))
        return items

    async def page(self, *, cursor: str | None = None) -> Page[T]:
        """One page: the first, or the one that the `next_cursor` of the page before names."""
        call = self._call.with_query(cursor=cursor) if cursor else self._call
        return await self._driver.run(exchange(self._driver.session, call))


class Endpoint(Generic[P, T]):
    """Makes a method that describes a request into one that sends it."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[T]]) -> None:
        """Keep the description."""
        self._describe = describe
        self.__doc__ = describe.__doc__

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...
    def __get__(self, resource: SyncResource | AsyncResource | None, owner: type) -> Any:
        """The method, bound."""
        if resource is None:
            return self
        driver: Any = resource._driver  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - the two belong together

        @functools.wraps(MethodType(self._describe, resource))
        def bound(*args: P.args, **kwargs: P.kwargs) -> Any:
            return driver.run(exchange(driver.session, self._describe(resource, *args, **kwargs)))

        return bound


class ListEndpoint(Generic[P, T]):
    """The same for a request that is answered with a list."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[Page[T]]]) -> None:
        """Keep the description."""
        self._describe = describe
        self.__doc__ = describe.__doc__

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: SyncResource, owner: type) -> Callable[P, Listing[T]]: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: type) -> Callable[P, AsyncListing[T]]: ...
    def __get__(self, resource: SyncResource | AsyncResource | None, owner: type) -> Any:
        """The method, bound."""
        if resource is None:
            return self
        driver: Any = resource._driver  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - the two belong together
        kind: Any = Listing if isinstance(resource, SyncResource) else AsyncListing

        @functools.wraps(MethodType(self._describe, resource))
        def bound(*args: P.args, **kwargs: P.kwargs) -> Any:
            return kind(driver, self._describe(resource, *args, **kwargs))

        return bound
