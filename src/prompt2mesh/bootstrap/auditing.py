"""Wires the auditor: the database and the blobs, and what is left on this machine. Needs the server extra."""

import fnmatch
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from prompt2mesh.bootstrap.instances import FOLDER
from prompt2mesh.bootstrap.machine_processes import studio_processes
from prompt2mesh.instances.local.leftovers import audit_instances, people_of
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.store.auditing.auditor import audit_store, missing_users
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports.findings import AuditReport, AuditRules, Finding
from prompt2mesh.studio.service.workfolder import SCRATCH, WORK, abandoned

OnStep = Callable[[str], None]
_LOOK_AGAIN_S = 3.0
_RESTS = 4  # a sweep of a runner, and a look of the keeper, come in between
# How files are named while they are written (`mesh.serialize`, `instances.record_files`, `studio.folders`).
_HALF_WRITTEN = (".writing-*", ".*.part", ".*.part-*", ".p2m.part-*", ".token.*")


def audit(settings: ServiceSettings, rules: AuditRules, *, on_step: OnStep = lambda _: None) -> AuditReport:
    """Looks at everything of a studio that can be seen from this machine, and changes none of it.

    Args:
        settings: Which studio.
        rules: What may be taken for granted.
        on_step: Is told what is being looked at.

    Raises:
        StoreUnavailableError: The database is not there, or has not the tables of this program.
        StorageError: The files cannot be read.
    """
    report = audit_store(settings.database_url, open_blobs(settings.blobs_url), rules, on_step=on_step)
    on_step("this machine")
    return replace(
        report, findings=(*report.findings, *_lasting(settings, rules)),
        looked_at={**report.looked_at, "processes": len(studio_processes(settings.data))},
        not_looked_at=_unseen(settings),
    )  # fmt: skip


def _lasting(settings: ServiceSettings, rules: AuditRules) -> list[Finding]:
    """What is found on this machine now and a moment later too: beside a running studio things come and go."""
    found = list(_of_machine(settings, rules))
    for _ in range(0 if rules.at_rest else _RESTS):
        if not found:
            break
        time.sleep(_LOOK_AGAIN_S)
        again = {(one.kind, one.subject) for one in _of_machine(settings, rules)}
        found = [one for one in found if (one.kind, one.subject) in again]
    return found


def _of_machine(settings: ServiceSettings, rules: AuditRules) -> Iterator[Finding]:
    for process in studio_processes(settings.data):
        if rules.at_rest or process.orphan:
            why = "nothing should run any more" if rules.at_rest else "whoever started it is gone"
            yield Finding(kind="process_orphan", subject=f"process {process.pid}",
                          message=f"{why}: {process.command[:160]}")  # fmt: skip
    for path, why in scratch_left(settings.data):
        if rules.at_rest or _age_s(path) > rules.patience.total_seconds():
            yield Finding(kind="scratch_left", subject=str(path), message=why)
    root = settings.data / FOLDER
    if settings.instances.driver == "local" and (root / "people").is_dir():
        yield from audit_instances(root, rules)
        owners = {person.user_id: person.id for person in people_of(root)[0]}
        for user_id in missing_users(settings.database_url, list(owners)):
            yield Finding(kind="instance_orphan", subject=owners[user_id],
                          message=f"its owner {user_id} has no account any more")  # fmt: skip


def scratch_left(data: Path) -> Iterator[tuple[Path, str]]:
    """What processes that are gone left in a studio's folder, and why nobody needs it.

    Beside a running studio it may be what somebody is just writing, or what a living process is about to clear: that
    takes `workfolder.CLEAR_EVERY_S`, and a minute more for what was being made when its process died.
    """
    for path in (*abandoned(data / WORK), *abandoned(data / SCRATCH)):
        yield path, "the process that made it is gone"
    for path in _half_written(data):
        yield path, "nobody writes it any more"


def _half_written(data: Path) -> Iterator[Path]:
    """Files and folders with the names of what is being written; blobs and scratch are looked at elsewhere."""
    pending = [data]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        for entry in entries:
            if any(fnmatch.fnmatch(entry.name, pattern) for pattern in _HALF_WRITTEN):
                yield entry
            elif entry.is_dir() and not entry.is_symlink() and entry.name not in {"blobs", WORK, SCRATCH, "slots"}:
                pending.append(entry)


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.lstat().st_mtime
    except OSError:
        return 0.0


def _unseen(settings: ServiceSettings) -> tuple[str, ...]:
    found: list[str] = []
    if settings.instances.driver == "kubernetes":
        found.append("instances on Kubernetes: kubectl get userinstances")
    if not Path("/proc/self/stat").exists():
        found.append("processes: this system does not show them in /proc")
    if not settings.data.is_dir():
        found.append(f"scratch folders: {settings.data} is not on this machine")
    return tuple(found)
