"""Many people at once, as a process of its own: `python -m benchmarks.crowd URL`; prints what they waited for as JSON.

Each person looks at lists, models, sliders and files, with a pause between, and
asks for a model now and then and watches it being made.
"""

import argparse
import asyncio
import json
import random
import time
import uuid
from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2 as httpx

_PAUSE_S = (0.5, 1.5)
_FINAL = {"succeeded", "failed", "canceled"}


@dataclass
class Seen:
    """What was waited for, seconds by what was asked."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    event_delays: list[float] = field(default_factory=list[float])
    errors: list[str] = field(default_factory=list[str])


class Person:
    """One account and what it does."""

    def __init__(self, http: httpx.AsyncClient, seen: Seen, seed: int) -> None:
        """Nothing is asked before they arrive."""
        self._http = http
        self._seen = seen
        self._dice = random.Random(seed)
        self._headers: dict[str, str] = {}
        self._task: dict[str, Any] = {}

    async def arrive(self) -> None:
        """Signs up and makes a first model; nothing of it is measured."""
        body = {"email": f"{uuid.uuid4().hex}@example.com", "password": "a long enough password 7"}
        answer = await self._http.post("/v1/auth/signup", json=body)
        answer.raise_for_status()
        self._headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        self._task = await self.make("a cube", seed=0)

    async def stay(self, *, until: float) -> None:
        """Does one thing after the other."""
        doings: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (18, self._ask("tasks", "/v1/tasks")), (18, self._ask("task", "/v1/tasks/{task}")),
            (14, self._ask("projects", "/v1/projects")), (10, self._ask("project", "/v1/projects/{project}")),
            (8, self._ask("versions", "/v1/projects/{project}/versions")),
            (8, self._ask("version", "/v1/versions/{version}")),
            (8, self._ask("parameters", "/v1/versions/{version}/parameters")),
            (4, self._ask("usage", "/v1/me/usage")), (4, self._ask("gallery", "/v1/gallery")), (6, self._file_range),
            (2, self._make_and_watch),
        ]  # fmt: skip
        weights, kinds = [weight for weight, _ in doings], [doing for _, doing in doings]
        while time.monotonic() < until:
            await asyncio.sleep(self._dice.uniform(*_PAUSE_S))
            try:
                await self._dice.choices(kinds, weights)[0]()
            except (httpx.HTTPError, OSError) as exc:
                self._seen.errors.append(repr(exc))

    def _ask(self, name: str, path: str) -> Callable[[], Awaitable[None]]:
        async def ask() -> None:
            version = self._task["version"]
            where = path.format(task=self._task["id"], project=version["project_id"], version=version["id"])
            async with self._timed(name):
                answer = await self._http.get(where, headers=self._headers)
            self._check(answer)

        return ask

    async def _file_range(self) -> None:
        file = next(file for file in self._task["version"]["files"] if file["name"] == "model.glb")
        async with self._timed("file range"):
            answer = await self._http.get(file["url"], headers={"Range": "bytes=0-1023"})
        self._check(answer)

    async def _make_and_watch(self) -> None:
        self._task = await self.make("a cube", seed=self._dice.randrange(1, 30), measured=True)

    async def make(self, prompt: str, *, seed: int, measured: bool = False) -> dict[str, Any]:
        """Asks for a model and watches it to its end; the task as it then is."""
        body = {"prompt": prompt, "seed": seed, "preview": False}
        async with self._timed("submit" if measured else ""):
            answer = await self._http.post("/v1/text-to-3d", json=body, headers=self._headers)
        answer.raise_for_status()
        task_id = answer.json()["id"]
        async for delay_s in self._watch(task_id):
            if measured:
                self._seen.event_delays.append(delay_s)
        answer = await self._http.get(f"/v1/tasks/{task_id}", headers=self._headers)
        answer.raise_for_status()
        if answer.json()["status"] != "SUCCEEDED":
            self._seen.errors.append(f"a model failed: {answer.json()['error']}")
        return answer.json()

    async def _watch(self, task_id: str) -> AsyncIterator[float]:
        async with self._http.stream("GET", f"/v1/tasks/{task_id}/stream", headers=self._headers) as answer:
            kind = ""
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    kind = line[7:]
                elif line.startswith("data: "):
                    told_at = datetime.fromisoformat(json.loads(line[6:])["at"])
                    yield (datetime.now(UTC) - told_at).total_seconds()
                    if kind in _FINAL:
                        return

    def _check(self, answer: httpx.Response) -> None:
        if not answer.is_success:
            self._seen.errors.append(f"{answer.status_code} {answer.url.path}: {answer.text[:200]}")

    @asynccontextmanager
    async def _timed(self, name: str) -> AsyncGenerator[None]:
        started = time.perf_counter()
        yield
        if name:
            self._seen.waits[name].append(time.perf_counter() - started)


async def visit(url: str, *, people: int, seconds: float) -> Seen:
    """Lets so many people in for so long."""
    seen = Seen()
    limits = httpx.Limits(max_connections=people * 2, max_keepalive_connections=people * 2)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as http:
        crowd = [Person(http, seen, seed) for seed in range(people)]
        for start in range(0, people, 5):
            await asyncio.gather(*(person.arrive() for person in crowd[start : start + 5]))
        until = time.monotonic() + seconds
        await asyncio.gather(*(person.stay(until=until) for person in crowd))
    return seen


def main() -> None:
    """Prints what was seen."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crowd", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30.0)
    asked = parser.parse_args()
    seen = asyncio.run(visit(asked.url, people=asked.people, seconds=asked.seconds))
    print(json.dumps({"waits": seen.waits, "event_delays": seen.event_delays, "errors": seen.errors}))


if __name__ == "__main__":
    main()
