"""A runner: takes jobs, does them, and ends each exactly once.

A job that it takes is leased to it. One thread renews the leases, hears of
cancellations, and gives back to the queue what other runners lost. What a job
made is kept in one transaction with the job's end, and every write names the
attempt, so a runner that was thought dead changes nothing. Killed at any
moment, it leaves leases that nobody renews; stopped in order, it finishes what
it can and hands the rest back at once. Only what a power cut must not undo
waits for the disk: the end of a job, not its progress.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any

from prompt2mesh.mesh.errors import (
    CanceledError,
    NotFoundError,
    OperatorError,
    Prompt2MeshError,
    StorageError,
    StoreUnavailableError,
    WorkerTimeoutError,
)
from prompt2mesh.studio.ports.jobs import Attempt
from prompt2mesh.studio.ports.records import Job, JobState, Runner, new_id, no_data
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.drafting import Answered
from prompt2mesh.studio.service.leases import LeaseWatch
from prompt2mesh.studio.service.outcomes import JobLostError, end_job, take_back
from prompt2mesh.studio.service.outlook import RUNNER_SILENT_AFTER
from prompt2mesh.studio.service.telling import Teller
from prompt2mesh.studio.service.work import Outcome, Workshop
from prompt2mesh.telemetry import context, metrics, traces

LEASE_S = 15.0
BEAT_S = 0.3
RENEW_S = 3.0
JOB_TIMEOUT_S = 1800.0
_STUCK_AFTER_S = 60.0
_RETRY_AFTER_S = (0.5, 2.0, 5.0, 15.0)
_CROWDED_S = 2.0
_FORGET_AFTER = timedelta(days=1)

log = logging.getLogger(__name__)
DeadNeighbours = Callable[[], AbstractContextManager[list[str]]]


def _taken(job: Job) -> dict[str, traces.Value]:
    return {
        "messaging.system": "prompt2mesh",
        "messaging.operation.type": "process",
        "messaging.operation.name": "process",
        "messaging.destination.name": "jobs",
        "messaging.message.id": job.id,
        "prompt2mesh.job_kind": job.kind,
        "prompt2mesh.job_attempt": job.attempt,
        "prompt2mesh.user_id": job.user_id,
    }


def no_neighbours() -> AbstractContextManager[list[str]]:
    """Nobody else is known to have died on this machine."""
    return nullcontext([])


class JobRunner:
    """Takes jobs in `slots` threads until it is stopped."""

    def __init__(
        self, services: Services, workshop: Workshop, *, slots: int, runner_id: str | None = None, poll_s: float = 0.05,
        lease_s: float = LEASE_S, job_timeout_s: float = JOB_TIMEOUT_S, dead_neighbours: DeadNeighbours = no_neighbours,
        condition: Callable[[], dict[str, Any]] = no_data,
    ) -> None:  # fmt: skip
        """Nothing runs before `start`.

        Args:
            services: Ports and limits.
            workshop: Does the jobs.
            slots: How many at a time.
            runner_id: Its id; a new one by default.
            poll_s: How often an idle slot looks for work.
            lease_s: After how long without a renewal a job is taken to be lost.
            job_timeout_s: Longest that a job may take; then it fails.
            dead_neighbours: Names runners that are known to be dead; see `workfolder`.
            condition: How its Blenders are, for its heartbeat.
        """
        self.id = runner_id or new_id("run")
        self._services = services
        self._workshop = workshop
        self._slots = slots
        self._poll_s = poll_s
        self._lease = timedelta(seconds=lease_s)
        self._renew_s = min(RENEW_S, lease_s / 5)
        self._job_timeout_s = job_timeout_s
        self._dead_neighbours = dead_neighbours
        self._condition = condition
        self._watch = LeaseWatch(lasts_s=lease_s, look_every_s=self._renew_s)
        self._stopping = threading.Event()
        self._stopped = threading.Event()
        self._held: dict[Attempt, _Held] = {}
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._heard_at = float("-inf")
        self._unwatch: Callable[[], None] = lambda: None
        now = services.clock()
        self._record = Runner(id=self.id, host=socket.gethostname(), pid=os.getpid(), slots=slots, started_at=now,
                              seen_at=now)  # fmt: skip

    def start(self) -> None:
        """Begins to take jobs."""
        self._unwatch = metrics.RUNNER_SLOTS.ask(self._slots_by_state)
        self._threads = [
            threading.Thread(target=self._slot, name=f"slot-{number}", daemon=True) for number in range(self._slots)
        ]
        self._threads.append(threading.Thread(target=self._beats, name="leases", daemon=True))
        for thread in self._threads:
            thread.start()

    @property
    def stuck(self) -> bool:
        """Whether a slot does not come back from a job that was stopped: only a new process has all its slots."""
        late = time.monotonic() - _STUCK_AFTER_S
        with self._lock:
            return any(held.stopped_at is not None and held.stopped_at < late for held in self._held.values())

    @property
    def unheard(self) -> bool:
        """Whether the database has not heard from it for so long that others take it to be gone."""
        return time.monotonic() - self._heard_at > RUNNER_SILENT_AFTER.total_seconds()

    def stop(self, *, grace_s: float = 20.0) -> None:
        """Takes no more jobs, lets those that run end within the grace, and hands the rest back."""
        self._stopping.set()
        deadline = time.monotonic() + grace_s
        for thread in self._threads[:-1]:
            thread.join(timeout=max(0.0, deadline - time.monotonic()))
        for held in self._all_held():
            self._hand_back(held)
        self._stopped.set()
        self._unwatch()
        for thread in self._threads:
            thread.join(timeout=5.0)
        try:
            with self._services.store.begin() as tx:
                tx.runners.leave(self.id)
        except StoreUnavailableError:
            log.warning("the database did not answer at the end")

    # --- the threads that do jobs

    def _slot(self) -> None:
        while not self._stopping.is_set():
            try:
                held = self._claim()
                if held is None:
                    self._stopping.wait(self._poll_s)
                else:
                    self._run(held)
            except StoreUnavailableError:
                self._stopping.wait(1.0)
            except Exception:  # a slot that ends would be missed by nobody
                log.exception("a slot met a fault")
                self._stopping.wait(1.0)

    def _claim(self) -> "_Held | None":
        with self._services.store.read() as tx:
            if not tx.jobs.waiting():
                return None
        now = self._services.clock()
        with self._services.store.begin(durable=False) as tx:
            job = tx.jobs.claim(runner_id=self.id, now=now, lease_until=now + self._lease,
                                concurrency=self._services.limits.concurrent_jobs)  # fmt: skip
        if job is None:
            return None
        held = _Held(job)
        with self._lock:
            self._held[held.attempt] = held
        return held

    def _run(self, held: "_Held") -> None:
        job, origin = held.job, held.job.origin or {}
        with (
            context.bound(request_id=origin.get("request_id"), job_id=job.id, user_id=job.user_id),
            # Another attempt, in this process or another, goes on in the trace of the request.
            traces.span("process jobs", kind="consumer", attributes=_taken(job), parent=origin),
        ):
            log.info("a job begins", extra={"kind": job.kind, "attempt": job.attempt})
            self._tries(held)

    def _tries(self, held: "_Held") -> None:
        waits = iter(_RETRY_AFTER_S)
        try:
            while (fault := self._try(held)) is not None:
                wait_s = next(waits, None)
                if wait_s is None:
                    self._end(held, "FAILED", error=fault.as_dict())
                    return
                log.warning("it is tried again in %.1f s: %s: %s", wait_s, fault.code, fault.message)
                if held.stop.wait(wait_s):
                    self._end(held, "CANCELED")
                    return
                metrics.JOB_RETRIES.inc(reason="storage")
        finally:
            with self._lock:
                self._held.pop(held.attempt, None)
            self._forget(held.job)

    def _forget(self, job: Job) -> None:
        """Lets the agent forget a job that has ended; what cannot be forgotten now is swept later."""
        try:
            self._workshop.runs.forget(job)
        except Exception:
            log.exception("what is kept of the agent's run for job %s could not be let go", job.id)

    def _try(self, held: "_Held") -> Prompt2MeshError | None:
        """Does a job and ends it; the fault where the database or the blobs may be back in a moment."""
        job = held.job
        tell = Teller(self._services, job, stopped=held.stop.is_set, on_lost=held.lose)
        try:
            with tell.clock:
                outcome = self._workshop.do(job, tell=tell, canceled=held.stop.is_set)
            self._end(held, "SUCCEEDED", outcome=outcome)
            self._tell_place(job, outcome)
        except CanceledError:
            self._end(held, "CANCELED")
        except (StorageError, StoreUnavailableError) as exc:
            return exc
        except OSError as exc:
            return StorageError.of(exc)
        except Prompt2MeshError as exc:
            # The words of other errors may quote the person's.
            about = f": {exc.message}" if isinstance(exc, OperatorError) else ""
            log.info("a job failed: %s%s", exc.code, about)
            self._end(held, "FAILED", error=exc.as_dict())
        except Exception as exc:
            log.exception("a job failed by a fault of the program")
            fault = Prompt2MeshError(f"a fault of the program: {type(exc).__name__}", hint="this was logged")
            self._end(held, "FAILED", error=fault.as_dict(), follow=False)
        return None

    def _tell_place(self, job: Job, outcome: Outcome | Answered) -> None:
        """Lets the person's instance show what was made there, and forget how."""
        place = outcome.place
        if place is None or place.there is None:
            return
        with self._services.store.read() as tx:
            found = tx.jobs.get(job.id)
        result = found.result if found is not None else None
        if isinstance(outcome, Outcome) and job.kind != "export" and result and "version_id" in result:
            place.show(result["project_id"], result["version_id"], outcome.program_hash)
        place.forget()

    def _end(
        self, held: "_Held", state: JobState, *, outcome: Outcome | Answered | None = None,
        error: dict[str, Any] | None = None, follow: bool = True,
    ) -> None:  # fmt: skip
        """Keeps what the job made and its end; tries until the database answers or the job is lost."""
        while not held.lost.is_set():
            try:
                with traces.span("job.keep"), self._services.store.begin() as tx:
                    end_job(tx, held.job, state, now=self._services.clock(), outcome=outcome, error=error,
                            follow=follow)  # fmt: skip
            except JobLostError:
                log.info("the job had ended or was taken by another runner")
                return
            except StoreUnavailableError:
                # Nobody else can take it while the database is away, and what was made is still good afterwards.
                if self._stopped.wait(0.5):
                    return
            except NotFoundError as exc:
                outcome, state, error = None, "FAILED", exc.as_dict()  # there is nowhere to put the model any more
            except Exception:
                if state == "SUCCEEDED" or not follow:
                    raise
                log.exception("what follows the end of a job failed")
                follow = False
            else:
                took_s = round(time.monotonic() - held.since, 3)
                log.info("a job ended", extra={"kind": held.job.kind, "state": state, "duration_s": took_s})
                held.count_end()
                return

    def _hand_back(self, held: "_Held") -> None:
        held.lose()
        try:
            with self._services.store.begin() as tx:
                take_back(tx, held.job, now=self._services.clock(), reason="the runner was stopped",
                          count_attempt=False)  # fmt: skip
        except JobLostError:
            return
        except Exception:
            log.exception("job %s could not be handed back; its lease will run out", held.job.id)

    # --- the thread that keeps the leases

    def _beats(self) -> None:
        renewed_at = swept_at = -self._renew_s
        while not self._stopped.is_set():
            try:
                now = time.monotonic()
                if self._held:
                    self._listen()
                    if now - renewed_at >= self._renew_s:
                        self._renew()
                        renewed_at = now
                if now - swept_at >= self._renew_s:
                    swept_at = now
                    self._beat()
                    self.sweep()
            except StoreUnavailableError as exc:
                log.warning("the lease thread cannot reach the database: %s", exc.__cause__ or exc)
            except Exception:
                log.exception("the lease thread met a fault")
            self._stopped.wait(BEAT_S)

    def _listen(self) -> None:
        """Hears which jobs are to stop, and which are others' now."""
        mine = self._all_held()
        with self._services.store.read() as tx:
            found = {(seen.job_id, seen.attempt): seen for seen in tx.jobs.held([held.attempt for held in mine])}
        for held in mine:
            seen = found.get(held.attempt)
            if seen is None:
                held.lose()
            elif seen.cancel_requested:
                held.halt()
                self._end_from_outside(held, "CANCELED")
            elif time.monotonic() - held.since > self._job_timeout_s:
                late = WorkerTimeoutError(f"it did not end in {self._job_timeout_s / 60:.1f} minutes and was stopped",
                                          hint="ask for less detail or fewer objects")  # fmt: skip
                self._end_from_outside(held, "FAILED", late.as_dict())
                held.halt()

    def _end_from_outside(self, held: "_Held", state: JobState, error: dict[str, Any] | None = None) -> None:
        """Ends a job whose thread may never come back; tried once at a time, since other leases wait."""
        try:
            with self._services.store.begin() as tx:
                end_job(tx, held.job, state, now=self._services.clock(), error=error)
        except JobLostError:
            pass
        except StoreUnavailableError:
            raise
        except Exception:
            log.exception("job %s could not be ended from outside", held.job.id)
            return
        else:
            held.count_end()
        held.lost.set()

    def _renew(self) -> None:
        attempts = [held.attempt for held in self._all_held()]
        with self._services.store.begin(durable=False) as tx:
            tx.jobs.renew(attempts, lease_until=self._services.clock() + self._lease)

    def _beat(self) -> None:
        now = self._services.clock()
        status = {"busy": len(self._held), "llm": self._workshop.runs.labels, **self._condition()}
        with self._services.store.begin(durable=False) as tx:
            tx.runners.beat(replace(self._record, seen_at=now, status=status))
            tx.runners.forget(unseen_since=now - _FORGET_AFTER)
        self._heard_at = time.monotonic()

    def sweep(self) -> int:
        """Puts back what dead runners held, and ends what was lost too often; how many jobs that was."""
        with self._dead_neighbours() as dead:
            with self._services.store.read() as tx:
                running = tx.jobs.running()
            overdue = {job.id for job in self._watch.overdue(running)}
            lost = [job for job in running if job.id in overdue or job.runner_id in dead]
            return sum(self._sweep_one(job) for job in lost)

    def _sweep_one(self, job: Job) -> bool:
        for follow in (True, False):
            asked_at = time.monotonic()
            try:
                with self._services.store.begin() as tx:
                    if time.monotonic() - asked_at > _CROWDED_S:
                        return False  # whoever holds this job waited as long to renew it: let them first
                    take_back(tx, job, now=self._services.clock(), reason="its runner was lost", count_attempt=True,
                              follow=follow)  # fmt: skip
            except JobLostError:
                return False
            except StoreUnavailableError:
                raise
            except Exception:  # one job that cannot be put back must not keep the others
                log.exception("job %s could not be put back", job.id)
            else:
                log.warning("job %s was lost by the runner %s", job.id, job.runner_id)
                return True
        return False

    def _slots_by_state(self) -> dict[tuple[str, ...], float]:
        busy = len(self._held)
        return {("busy",): float(busy), ("idle",): float(max(0, self._slots - busy))}

    def _all_held(self) -> list["_Held"]:
        with self._lock:
            return list(self._held.values())


class _Held:
    """A job in work: `stop` asks its builder to stop, `lost` says that nothing may be written any more."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.attempt: Attempt = (job.id, job.attempt)
        self.since = time.monotonic()
        self.stop = threading.Event()
        self.stopped_at: float | None = None
        self.lost = threading.Event()

    def lose(self) -> None:
        """It is another runner's now, or soon."""
        self.lost.set()  # before the stop, of which a job that is not lost ends as canceled
        self.halt()

    def count_end(self) -> None:
        """It was ended by this attempt."""
        metrics.JOB_DURATION.observe(time.monotonic() - self.since, kind=self.job.kind)

    def halt(self) -> None:
        if not self.stop.is_set():
            self.stopped_at = time.monotonic()
            self.stop.set()
