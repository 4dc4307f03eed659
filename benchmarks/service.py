"""The measurements of the studio service: as processes, over HTTP, on this machine."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from benchmarks.measure import Samples
from prompt2mesh import bootstrap
from prompt2mesh.settings import Settings
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import upgrade
from prompt2mesh.studio.ports import BuildOrder
from tests.support.chaos.clients import Client
from tests.support.databases import new_database
from tests.support.records import NOON, add_user, job
from tests.support.service import Service, free_port

_BARE_API = Path(__file__).with_name("peers") / "bare_api.py"
_WORDS = ("a wooden chair", "a blue ceramic vase", "an M8 hex nut", "a brass floor lamp", "a top hat")


@dataclass(frozen=True)
class Crowd:
    """What many people at once waited for.

    Attributes:
        waits: For answers that build nothing.
        delays: From an event's writing to its being seen in a stream.
        slowest: The endpoint that was waited for longest.
    """

    waits: Samples
    delays: Samples
    slowest: str
    slowest_p95_s: float
    errors: list[str]


@contextmanager
def serving(folder: Path, *, slots: int = 1, settings: Mapping[str, str] | None = None) -> Generator[Service]:
    """The whole service but the page, as `prompt2mesh serve` runs it, over SQLite."""
    data = folder / "service"
    data.mkdir()
    generous = {"PROMPT2MESH_CONCURRENT_JOBS": "50", "PROMPT2MESH_REQUESTS_PER_MINUTE": "1000000",
                "PROMPT2MESH_SIGNED_OUT_PER_MINUTE": "1000000",
                "PROMPT2MESH_LOGINS_PER_MINUTE": "100000"}  # fmt: skip
    service = Service(data, f"sqlite:///{data / 'studio.db'}", settings={**generous, **(settings or {})})
    command = [sys.executable, "-m", "prompt2mesh.cli", "serve", "--no-web", "--port", str(service.api_port),
               "--slots", str(slots)]  # fmt: skip
    with (data / "serve.log").open("ab") as log:
        process = subprocess.Popen(command, env=service.environment, stdout=log, stderr=log, start_new_session=True)
    try:
        service.wait_ready(runners=1)
        yield service
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def ready_seconds(folder: Path, *, rounds: int) -> Samples:
    """From nothing, an empty folder, to a service that is ready and whose runner is there."""
    samples = Samples()
    for number in range(rounds):
        data = folder / f"start-{number}"
        data.mkdir()
        started = time.perf_counter()
        with serving(data):
            samples.seconds.append(time.perf_counter() - started)
        samples.end_round()
    return samples


def crowd(service: Service, *, people: int, seconds: float) -> Crowd:
    """People who look around and make models, from a process of their own."""
    command = [sys.executable, "-m", "benchmarks.crowd", service.api_url, "--people", str(people),
               "--seconds", str(seconds)]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seen = json.loads(done.stdout)
    waits: dict[str, list[float]] = seen["waits"]
    slowest = max(waits, key=lambda name: Samples(waits[name]).percentile(95))
    return Crowd(
        waits=Samples([wait for some in waits.values() for wait in some]), delays=Samples(seen["event_delays"]),
        slowest=slowest, slowest_p95_s=Samples(waits[slowest]).percentile(95), errors=seen["errors"],
    )  # fmt: skip


def click_to_model(service: Service, *, rounds: int, first_seed: int = 1000) -> Samples:
    """From the click to the model's end in the stream, one person, nothing cached."""
    client = person(service)
    samples = Samples()
    for number in range(rounds):
        for words in _WORDS:
            body = {"prompt": words, "seed": first_seed + number, "preview": False}
            started = time.perf_counter()
            told = client.watch(client.ask("POST", "/v1/text-to-3d", body)["id"])
            samples.seconds.append(time.perf_counter() - started)
            assert told[-1][1] == "succeeded", told
        samples.end_round()
    return samples


def bare(folder: Path, *, rounds: int) -> Samples:
    """The same words and seeds by the builder alone."""
    modeler = bootstrap.open_modeler()
    samples = Samples()
    with closing(bootstrap.open_builder(Settings())) as pool:
        pool.warm_up(1)
        for number in range(-1, rounds):
            for words in _WORDS:
                started = time.perf_counter()
                pool.build(BuildOrder(modeler.model(words, seed=1000 + number)[0], folder))
                if number >= 0:  # the first round warms
                    samples.seconds.append(time.perf_counter() - started)
    return samples


def cancel_seconds(service: Service, *, rounds: int) -> Samples:
    """From the asking to the end of a job that renders a film."""
    client = person(service)
    samples = Samples()
    for number in range(rounds):
        body = {"prompt": "a wooden chair", "seed": 3000 + number, "turntable": "mp4", "beauty": True}
        task_id = client.ask("POST", "/v1/text-to-3d", body)["id"]
        while client.ask("GET", f"/v1/tasks/{task_id}")["progress"] < 60:
            time.sleep(0.05)
        started = time.perf_counter()
        client.cancel(task_id)
        assert client.watch(task_id)[-1][1] == "canceled"
        samples.seconds.append(time.perf_counter() - started)
        samples.end_round()
    return samples


def batch_models_per_s(service: Service, *, size: int) -> float:
    """A list of prompts, asked for at once, to its last model."""
    client = person(service)
    items = [{"prompt": _WORDS[number % len(_WORDS)], "seed": 5000 + number, "preview": False}
             for number in range(size)]  # fmt: skip
    started = time.perf_counter()
    batch = client.ask("POST", "/v1/batches", {"items": items})
    while True:
        counts = client.ask("GET", f"/v1/batches/{batch['id']}")["counts"]
        if counts.get("SUCCEEDED", 0) + counts.get("FAILED", 0) == size:
            assert not counts.get("FAILED", 0), counts
            return size / (time.perf_counter() - started)
        time.sleep(0.2)


def claims_per_s(kind: str, folder: Path, *, jobs: int, threads: int) -> float:
    """Jobs taken from the queue and ended, by several runners at once, with no work between."""
    folder.mkdir()
    with closing(SqlStore(new_database(kind, folder))) as store:
        upgrade(store.engine)
        owners = [add_user(store) for _ in range(10)]
        with store.begin() as tx:
            for number in range(jobs):
                tx.jobs.submit(job(owners[number % len(owners)]), cost=1.0)

        def take(runner: int) -> int:
            count = 0
            while True:
                with store.begin() as tx:
                    taken = tx.jobs.claim(runner_id=f"run_{runner}", now=NOON, concurrency=1000,
                                          lease_until=NOON + timedelta(seconds=15))  # fmt: skip
                if taken is None:
                    return count
                with store.begin() as tx:
                    assert tx.jobs.finish(taken, "SUCCEEDED", now=NOON, result={})
                count += 1

        started = time.perf_counter()
        with ThreadPoolExecutor(threads) as runners:
            assert sum(runners.map(take, range(threads))) == jobs
        return jobs / (time.perf_counter() - started)


def bare_commits(kind: str, folder: Path, *, jobs: int, threads: int) -> tuple[float, Samples]:
    """Two transactions that change one row each, for so many jobs: how many jobs a second, and what one takes."""
    folder.mkdir()
    with closing(SqlStore(new_database(kind, folder))) as store:
        with store.engine.begin() as connection:
            connection.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, changed INTEGER NOT NULL)"))
            for number in range(jobs):
                connection.execute(text("INSERT INTO bare VALUES (:id, 0)"), {"id": number})
        samples = Samples()

        def change(number: int) -> None:
            for _ in range(2):
                with samples.timed(), store.engine.begin() as connection:
                    connection.execute(text("UPDATE bare SET changed = changed + 1 WHERE id = :id"), {"id": number})

        started = time.perf_counter()
        with ThreadPoolExecutor(threads) as runners:
            list(runners.map(change, range(jobs)))
        return jobs / (time.perf_counter() - started), samples


def answers_in_turn(service: Service, *, count: int) -> tuple[Samples, Samples]:
    """One person who asks for a list again and again; and the same of an API that does nothing."""
    port, samples = free_port(), (Samples(), Samples())
    command = [sys.executable, str(_BARE_API), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        client, bare = person(service), Client(f"http://127.0.0.1:{port}")
        bare.ask("GET", "/healthz")  # it asks until there is an answer
        for number in range(-20, count):
            for (who, path), found in zip(((client, "/v1/tasks"), (bare, "/healthz")), samples, strict=True):
                with found.timed():
                    who.ask("GET", path)
                if number < 0:
                    found.seconds.clear()
    finally:
        process.kill()
        process.wait()
    return samples


def has_postgresql() -> bool:
    """Whether this machine can run a PostgreSQL of its own."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/postgres")) and os.name == "posix"


def person(service: Service) -> Client:
    """Somebody with a fresh account."""
    client = Client(service.api_url)
    client.sign_up()
    return client
