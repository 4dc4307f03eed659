"""A runner: takes jobs, does them, and ends each exactly once.

A job that it takes is leased to it. One thread renews the leases of all, hears
of cancellations, and gives back to the queue what other runners lost. What a
job made is kept in one transaction with the job's end, and every write names
the attempt, so a runner that was thought dead changes nothing. Killed at any
moment, it leaves a lease that runs out; stopped in order, it finishes what it
can and hands the rest back at once.
"""

import logging
import os
import shutil
import socket
import threading
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

from prompt2mesh.mesh.errors import (
    BlobMissingError,
    CanceledError,
    NotFoundError,
    OperatorError,
    Prompt2MeshError,
    StoreUnavailableError,
)
from prompt2mesh.studio.ports.records import Build, Job, JobState, Runner, Version, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.endings import on_end
from prompt2mesh.studio.service.work import Outcome, Workshop

LEASE = timedelta(seconds=15)
BEAT_S = 0.3
RENEW_S = 3.0
MAX_ATTEMPTS = 4
_REPORT_EVERY_S = 0.25
_LOST: dict[str, Any] = {
    "code": "worker_lost", "message": f"its runner was lost {MAX_ATTEMPTS} times while it worked on this",
    "hint": "try a simpler prompt; the operator finds the cause in the log of the runner", "suggestions": [],
}  # fmt: skip

log = logging.getLogger(__name__)


class JobRunner:
    """Takes jobs in `slots` threads until it is stopped."""

    def __init__(self, services: Services, workshop: Workshop, *, slots: int, poll_s: float = 0.1) -> None:
        """Nothing runs before `start`.

        Args:
            services: Ports and limits.
            workshop: Does the jobs.
            slots: How many at a time.
            poll_s: How often an idle slot looks for work.
        """
        self.id = new_id("run")
        self._services = services
        self._workshop = workshop
        self._slots = slots
        self._poll_s = poll_s
        self._stopping = threading.Event()
        self._stopped = threading.Event()
        self._held: dict[str, _Held] = {}
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._record = Runner(
            id=self.id, host=socket.gethostname(), pid=os.getpid(), slots=slots, started_at=services.clock(),
            seen_at=services.clock(),
        )  # fmt: skip

    def start(self) -> None:
        """Begins to take jobs."""
        self._threads = [
            threading.Thread(target=self._slot, name=f"slot-{number}", daemon=True) for number in range(self._slots)
        ]
        self._threads.append(threading.Thread(target=self._beats, name="leases", daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self, *, grace_s: float = 20.0) -> None:
        """Takes no more jobs, lets those that run end within the grace, and hands the rest back."""
        self._stopping.set()
        deadline = time.monotonic() + grace_s
        for thread in self._threads[:-1]:
            thread.join(timeout=max(0.0, deadline - time.monotonic()))
        with self._lock:
            left = list(self._held.values())
        for held in left:
            self._give_back(held, reason="the runner was stopped")
        self._stopped.set()
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
                job = self._claim()
            except StoreUnavailableError:
                self._stopping.wait(1.0)
                continue
            if job is None:
                self._stopping.wait(self._poll_s)
                continue
            self._run(job)

    def _claim(self) -> Job | None:
        now = self._services.clock()
        with self._services.store.read() as tx:
            if not tx.jobs.waiting():
                return None
        with self._services.store.begin() as tx:
            job = tx.jobs.claim(runner_id=self.id, now=now, lease_until=now + LEASE,
                                concurrency=self._services.limits.concurrent_jobs)  # fmt: skip
        if job is not None:
            with self._lock:
                self._held[job.id] = _Held(job)
        return job

    def _run(self, job: Job) -> None:
        held = self._held[job.id]
        log.info("job %s (%s) attempt %d", job.id, job.kind, job.attempt)
        try:
            outcome = self._workshop.do(job, tell=_Teller(self._services, held), canceled=held.stop.is_set)
            self._end(held, "SUCCEEDED", outcome=outcome)
        except CanceledError:
            self._end(held, "CANCELED")
        except OperatorError as exc:
            log.warning("job %s: %s: %s", job.id, exc.code, exc.message)
            # A blob may be collected between its put and the end of the job; the next attempt puts it again.
            if job.attempt - job.forgiven < MAX_ATTEMPTS and isinstance(exc, StoreUnavailableError | BlobMissingError):
                self._give_back(held, reason=exc.code)
            else:
                self._end(held, "FAILED", error=exc.as_dict())
        except Prompt2MeshError as exc:
            self._end(held, "FAILED", error=exc.as_dict())
        except Exception as exc:
            log.exception("job %s failed by a fault of the program", job.id)
            fault = Prompt2MeshError(f"a fault of the program: {type(exc).__name__}", hint="this was logged")
            self._end(held, "FAILED", error=fault.as_dict())
        finally:
            with self._lock:
                self._held.pop(job.id, None)

    def _end(
        self, held: "_Held", state: JobState, *, outcome: Outcome | None = None, error: dict[str, Any] | None = None
    ) -> None:
        """Keeps what the job made and its end; tries until the database answers or the lease is lost."""
        while not held.lost.is_set():
            try:
                with self._services.store.begin() as tx:
                    self._write_end(tx, held.job, state, outcome, error)
            except _LostError:
                log.info("job %s had ended or was taken by another runner", held.job.id)
                return
            except StoreUnavailableError:
                if self._stopped.wait(0.5):
                    return
            except NotFoundError as exc:
                # The project was deleted while the job ran: there is nowhere to put the model.
                outcome, state, error = None, "FAILED", exc.as_dict()
            else:
                return

    def _write_end(
        self, tx: Transaction, job: Job, state: JobState, outcome: Outcome | None, error: dict[str, Any] | None
    ) -> None:
        now = self._services.clock()
        result: dict[str, Any] | None = None
        if outcome is not None:
            result = self._keep(tx, job, outcome)
        if not tx.jobs.finish(job, state, now=now, result=result, error=error):
            raise _LostError
        ended = tx.jobs.get(job.id)
        assert ended is not None
        on_end(tx, ended, now=now)

    def _keep(self, tx: Transaction, job: Job, outcome: Outcome) -> dict[str, Any]:
        now, draft = self._services.clock(), outcome.draft
        assert job.project_id is not None
        if tx.projects.get(job.project_id) is None:
            raise NotFoundError("the project was deleted while this was made")
        tx.builds.register([*outcome.build_files, *outcome.files], now=now)
        tx.builds.add(Build(key=outcome.build_key, files=outcome.build_files, created_at=now))
        if draft.version_id is not None:
            if tx.versions.get(draft.version_id) is None:
                raise NotFoundError("the version was deleted while this was made")
            own = {"model.p2m.json", "report.json"}
            tx.versions.add_files(draft.version_id, [file for file in outcome.files if file.name not in own])
            names = sorted(file.name for file in outcome.files if file.name not in own)
            return {"project_id": job.project_id, "version_id": draft.version_id, "files": names}
        version = Version(
            id=new_id("ver"), project_id=job.project_id, user_id=job.user_id, number=0, parent_id=draft.parent_id,
            branch=draft.branch, kind=draft.kind, label=draft.label, program_hash=outcome.program_hash,
            build_key=outcome.build_key, job_id=job.id, summary=outcome.summary, created_at=now,
        )  # fmt: skip
        if version.parent_id is not None and tx.versions.get(version.parent_id) is None:
            version = replace(version, parent_id=None)
        tx.versions.add(version, outcome.files)
        return {"project_id": job.project_id, "version_id": version.id}

    def _give_back(self, held: "_Held", *, reason: str) -> None:
        held.stop.set()
        held.lost.set()
        try:
            with self._services.store.begin() as tx:
                tx.jobs.release(held.job, now=self._services.clock(), reason=reason, count_attempt=False)
        except StoreUnavailableError:
            log.warning("job %s could not be handed back; its lease will run out", held.job.id)

    # --- the thread that keeps the leases

    def _beats(self) -> None:
        renewed_at, swept_at = 0.0, 0.0
        while not self._stopped.is_set():
            now = time.monotonic()
            try:
                if now - renewed_at >= RENEW_S or self._held:
                    self._renew()
                    renewed_at = now
                if now - swept_at >= RENEW_S:
                    self.sweep()
                    self._beat()
                    swept_at = now
            except StoreUnavailableError:
                self._drop_overdue()
            except Exception:
                log.exception("the lease thread met a fault")
            self._stopped.wait(BEAT_S)

    def _renew(self) -> None:
        until = self._services.clock() + LEASE
        with self._lock:
            mine = dict(self._held)
        with self._services.store.begin() as tx:
            found = {held.job_id: held for held in tx.jobs.renew(runner_id=self.id, lease_until=until)}
        for job_id, held in mine.items():
            seen = found.get(job_id)
            if seen is None or seen.attempt != held.job.attempt:
                held.lost.set()
                held.stop.set()
                continue
            held.until = time.monotonic() + LEASE.total_seconds()
            if seen.cancel_requested and not held.stop.is_set():
                held.stop.set()
                self._end(held, "CANCELED")

    def _drop_overdue(self) -> None:
        """Without a database no lease can be renewed; what is overdue belongs to others."""
        with self._lock:
            mine = list(self._held.values())
        for held in mine:
            if time.monotonic() > held.until:
                held.lost.set()
                held.stop.set()

    def _beat(self) -> None:
        with self._services.store.begin() as tx:
            tx.runners.beat(replace(self._record, seen_at=self._services.clock(), status={"busy": len(self._held)}))

    def sweep(self) -> int:
        """Puts back what dead runners held, and ends what was lost too often; how many jobs that was."""
        now = self._services.clock()
        with self._services.store.read() as tx:
            overdue = tx.jobs.expired(now)
        for job in overdue:
            with self._services.store.begin() as tx:
                if job.cancel_requested_at is not None:
                    ended = tx.jobs.finish(job, "CANCELED", now=now)
                elif job.attempt - job.forgiven >= MAX_ATTEMPTS:
                    ended = tx.jobs.finish(job, "FAILED", now=now, error=_LOST)
                else:
                    ended = False
                    tx.jobs.release(job, now=now, reason="its runner was lost")
                found = tx.jobs.get(job.id) if ended else None
                if found is not None:
                    on_end(tx, found, now=now)
        return len(overdue)


class _LostError(Exception):
    """The job is not this runner's any more."""


class _Held:
    """A job in work: `stop` asks its builder to stop, `lost` says that nothing may be written any more."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.stop = threading.Event()
        self.lost = threading.Event()
        self.until = time.monotonic() + LEASE.total_seconds()


class _Teller:
    """Writes stages to the job's stream: every new one, and the same one a few times a second."""

    def __init__(self, services: Services, held: _Held) -> None:
        self._services = services
        self._held = held
        self._stage = ""
        self._at = 0.0

    def __call__(self, stage: str, progress: int, data: dict[str, Any] | None) -> None:
        if self._held.stop.is_set():
            raise CanceledError("it was asked to stop")
        now = time.monotonic()
        if data is None and stage == self._stage and now - self._at < _REPORT_EVERY_S:
            return
        fresh, self._stage, self._at = stage != self._stage, stage, now
        try:
            with self._services.store.begin() as tx:
                if not tx.jobs.report(self._held.job, stage=stage, progress=progress):
                    self._held.lost.set()
                    self._held.stop.set()
                    raise CanceledError("another runner has it")
                if fresh or data is not None:
                    kind = "files" if data is not None else "stage"
                    told = {"stage": stage, "progress": progress, **(data or {})}
                    tx.jobs.append_event(self._held.job.id, kind, told, now=self._services.clock())
        except StoreUnavailableError:
            return  # how far it is may be unknown for a while; that it ends may not


def sweep_folder(workshop_folder: os.PathLike[str]) -> None:
    """Removes what a runner that was killed left half made."""
    shutil.rmtree(workshop_folder, ignore_errors=True)
    os.makedirs(workshop_folder, exist_ok=True)  # noqa: PTH103 - takes any path
