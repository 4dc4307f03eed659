"""A runner that dies at a step of a job, as by kill -9.

It replaces one method of its own process, so that the program needs no hook for it.
"""

import os
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from prompt2mesh.store.database import SqlStore, SqlTransaction
from prompt2mesh.studio.ports import BuildOrder
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.studio.service.workfolder import WorkFolder
from tests.support.builders import PaperBuilder
from tests.support.runners import new_runner, new_services

STEPS = ("before claim", "claim not committed", "claim committed", "build", "blobs put", "end not committed",
         "end committed")  # fmt: skip
DIED = 9


def run_until_death(url: str, folder: Path, step: str) -> None:
    services = new_services(url, folder)
    builder = PaperBuilder()
    if step == "before claim":
        JobRunner._claim = _die
    elif step == "build":
        builder.during = _die_in_build
    elif step == "blobs put":
        JobRunner._end = _die
    else:
        what, _, when = step.partition(" ")
        _die_around_commit(services.store, "claim" if what == "claim" else "finish", committed=when == "committed")
    with closing(WorkFolder(folder / "work", f"run_{os.getpid()}")) as work:
        runner = new_runner(services, builder, work.path, runner_id=work.path.name, dead_neighbours=work.dead)
        runner.start()
        time.sleep(60)
    raise SystemExit("it did not die")


def _die(*_: Any, **__: Any) -> Any:
    os._exit(DIED)


def _die_in_build(order: BuildOrder) -> None:
    (order.folder / "model.glb").write_bytes(b"half a model")
    os._exit(DIED)


def _die_around_commit(store: Any, method: str, *, committed: bool) -> None:
    """Ends this process at the end of the first transaction in which a method of the queue did something."""
    assert isinstance(store, SqlStore)
    used: list[bool] = []
    begin = store.begin

    @contextmanager
    def watched(**options: bool) -> Generator[SqlTransaction]:
        with begin(**options) as tx:
            real: Callable[..., Any] = getattr(tx.jobs, method)

            def noted(*args: Any, **options: Any) -> Any:
                answer = real(*args, **options)
                if answer:
                    used.append(True)
                return answer

            setattr(tx.jobs, method, noted)
            yield tx
            if used and not committed:
                _die()
        if used:
            _die()

    store.begin = watched
