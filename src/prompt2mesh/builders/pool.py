"""A pool of warm Blender workers behind the port `Builder`.

A worker that dies or hangs is replaced, and its order is tried once more on a
fresh one; a second failure is reported. A worker that has grown is replaced
between orders.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from prompt2mesh.builders.process import Worker
from prompt2mesh.builders.worker_metrics import EndReason, WorkerMetrics, resident_bytes
from prompt2mesh.mesh.errors import (
    CanceledError,
    GeometryFaultError,
    Prompt2MeshError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.mesh.report import ExportReport, GeometryReport, MeasureReport, PrintReport
from prompt2mesh.mesh.storage import check_room
from prompt2mesh.studio.ports import BuildOrder, BuildResult, Canceled, OnProgress, Viewpoint, never, no_progress

BUILD_TIMEOUT_S = 120.0
RENDER_TIMEOUT_S = 600.0
_RETIRE_AFTER_ORDERS = 2000


class WorkerPool:
    """Builds orders on up to `size` Blender processes."""

    def __init__(
        self, *, size: int = 1, threads: int | None = None, timeout_s: float = BUILD_TIMEOUT_S, retries: int = 1,
        scratch: Path | None = None,
    ) -> None:  # fmt: skip
        """Starts the first worker at once, so that Blender loads while the caller thinks.

        Args:
            size: Most processes at a time.
            threads: Render threads of each; all cores when None.
            timeout_s: Longest a build, export or measurement may take.
            retries: How often an order is tried again after a crash.
            scratch: Where the workers keep what they do not need for long.
        """
        self._threads = threads
        self._scratch = scratch
        # Linux kills a worker with the thread that started it, so one thread that outlives every caller starts all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="worker-starter")
        self._timeout_s = timeout_s
        self._retries = retries
        self._slots = threading.Semaphore(size)
        self._lock = threading.Lock()
        self._idle: list[Worker] = [self._start()]
        self._busy: set[Worker] = set()
        self._orders: dict[Worker, int] = {}
        self._closed = False
        self._metrics = WorkerMetrics(self._workers)

    def build(
        self, order: BuildOrder, *, on_progress: OnProgress = no_progress, canceled: Canceled = never
    ) -> BuildResult:
        """See `studio.ports.Builder`."""
        with self._slots:
            failure: WorkerCrashedError | WorkerTimeoutError | GeometryFaultError | None = None
            for _ in range(self._retries + 1):
                worker = self._take()
                try:
                    result = self._run(worker, order, on_progress, canceled)
                except (WorkerCrashedError, WorkerTimeoutError) as exc:
                    self._drop(worker, "timeout" if isinstance(exc, WorkerTimeoutError) else "crashed")
                    failure = exc
                    if isinstance(exc, WorkerTimeoutError):
                        break
                except CanceledError:
                    self._drop(worker, "canceled")
                    raise
                except GeometryFaultError as exc:
                    # Nobody foresaw it, so nobody knows what it left behind in that Blender: a fresh one has the say.
                    self._drop(worker, "geometry_fault")
                    failure = exc
                except Prompt2MeshError:
                    self._give_back(worker)
                    raise
                except BaseException:
                    # An interruption may have left half an answer in the pipe.
                    self._drop(worker, "interrupted")
                    raise
                else:
                    self._give_back(worker)
                    return result
            assert failure is not None
            check_room(order.folder)
            raise failure

    def status(self) -> list[dict[str, float | str]]:
        """Blender's version and resident memory of every idle worker."""
        with self._lock:
            idle = list(self._idle)
        return [worker.request("status", timeout_s=self._timeout_s) for worker in idle]

    def condition(self) -> dict[str, Any]:
        """Every worker and why others ended; asks none of them, so it is told at once."""
        with self._lock:
            workers = [(worker.pid, self._orders.get(worker, 0), False) for worker in self._idle]
            workers += [(worker.pid, self._orders.get(worker, 0), True) for worker in self._busy]
        return {
            "workers": [
                {"pid": pid, "memory_bytes": resident_bytes(pid), "builds": builds, "busy": busy}
                for pid, builds, busy in workers
            ],
            "restarts": dict(self._metrics.ends),
        }  # fmt: skip

    def worker_pids(self) -> list[int]:
        """Process ids of all workers, busy ones too."""
        with self._lock:
            return [worker.pid for worker in (*self._idle, *self._busy)]

    def warm_up(self, count: int) -> None:
        """Starts workers ahead of need and waits until one is ready."""
        with self._lock:
            while len(self._idle) < count:
                self._idle.append(self._start())
            first = self._idle[0]
        first.wait_ready()

    def close(self) -> None:
        """Kills every worker."""
        self._metrics.close()
        with self._lock:
            self._closed = True
            workers = [*self._idle, *self._busy]
            self._idle.clear()
            self._busy.clear()
        for worker in workers:
            worker.kill()
        self._starter.shutdown()

    def _start(self) -> Worker:
        return self._starter.submit(Worker, threads=self._threads, scratch=self._scratch).result()

    def _take(self) -> Worker:
        with self._lock:
            if self._closed:
                raise WorkerCrashedError("the pool of Blender workers is closed", hint="open a new one")
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    break
                worker.kill()
                self._metrics.ended("crashed")
            else:
                worker = self._start()
            self._busy.add(worker)
        return worker

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            self._orders[worker] = self._orders.get(worker, 0) + 1
            retire = self._closed or self._orders[worker] >= _RETIRE_AFTER_ORDERS
            if not retire:
                self._idle.append(worker)
        if retire:
            self._drop(worker, "retired")

    def _drop(self, worker: Worker, reason: EndReason) -> None:
        with self._lock:
            self._busy.discard(worker)
            self._orders.pop(worker, None)
            closed = self._closed
        worker.kill()
        if not closed:
            self._metrics.ended(reason)

    def _workers(self) -> tuple[list[int], list[int]]:
        with self._lock:
            return [worker.pid for worker in self._idle], [worker.pid for worker in self._busy]

    def _run(self, worker: Worker, order: BuildOrder, on_progress: OnProgress, canceled: Canceled) -> BuildResult:
        limit = self._timeout_s
        seconds: dict[str, float] = {}
        folder = str(order.folder)
        started = time.perf_counter()
        worker.wait_ready(canceled)
        seconds["wait for Blender"] = time.perf_counter() - started
        program = order.program.model_dump(mode="json", exclude_defaults=True)
        built = worker.request(
            "build",
            timeout_s=limit,
            on_progress=on_progress,
            canceled=canceled,
            program=program,
            budget_triangles=order.budget_triangles,
        )
        seconds |= built["seconds"]
        mark = time.perf_counter()
        geometry = GeometryReport.model_validate(
            worker.request(
                "inspect", timeout_s=limit, on_progress=on_progress, canceled=canceled, contact=order.contact
            )
        )
        seconds["inspect"] = time.perf_counter() - mark
        measures: MeasureReport | None = None
        if order.measure or order.overlaps:
            mark = time.perf_counter()
            measures = MeasureReport.model_validate(
                worker.request(
                    "measure",
                    timeout_s=limit,
                    on_progress=on_progress,
                    canceled=canceled,
                    paths=order.measure,
                    overlaps=order.overlaps,
                )
            )
            seconds["measure"] = time.perf_counter() - mark
        exports: list[ExportReport] = []
        for kind in order.formats:
            mark = time.perf_counter()
            found = worker.request(
                "export", timeout_s=limit, on_progress=on_progress, canceled=canceled, folder=folder, formats=[kind]
            )
            exports += [_export(entry) for entry in found["exports"]]
            seconds[f"export {kind}"] = time.perf_counter() - mark
        for render in order.renders:
            mark = time.perf_counter()
            worker.request(
                "render", timeout_s=RENDER_TIMEOUT_S, on_progress=on_progress, canceled=canceled, kind=render.kind,
                path=str(Path(folder) / render.file_name), size_px=render.size_px, samples=render.samples,
                frames=render.frames, height_px=render.height_px, viewpoint=asdict(render.viewpoint or Viewpoint()),
            )  # fmt: skip
            seconds[render.kind] = seconds.get(render.kind, 0.0) + time.perf_counter() - mark
        if order.script:
            path = str(Path(folder) / "rebuild.py")
            worker.request("script", timeout_s=limit, on_progress=on_progress, canceled=canceled, path=path)
        print_report: PrintReport | None = None
        if order.print_ready:
            mark = time.perf_counter()
            print_report = PrintReport.model_validate(
                worker.request("print", timeout_s=limit, on_progress=on_progress, canceled=canceled)
            )
            found = worker.request(
                "export",
                timeout_s=limit,
                on_progress=on_progress,
                canceled=canceled,
                folder=folder,
                formats=["stl", "3mf"],
                stem="print",
            )
            exports += [_export(entry) for entry in found["exports"]]
            seconds["print"] = time.perf_counter() - mark
        return BuildResult(geometry, exports, [r.file_name for r in order.renders], seconds, print_report, measures)


def _export(entry: dict[str, object]) -> ExportReport:
    return ExportReport.model_validate({k: v for k, v in entry.items() if k != "seconds"})
