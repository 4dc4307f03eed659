"""What an audit of a studio says: findings, each of a kind that stands in one table, and what it looked at.

An audit never changes anything. A finding is a promise that was broken, or
something that was left behind; what is only under way is none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, get_args

from prompt2mesh.studio.ports.records import JobState

FindingKind = Literal[
    "job_lost", "job_unfinished", "job_end", "job_events", "job_lease", "version_doubled", "version_missing",
    "batch_counts", "usage_uncharged", "usage_overcharged", "artifact_missing", "artifact_damaged", "blob_orphan",
    "upload_unfinished", "webhook_missing", "webhook_doubled", "webhook_wrong", "webhook_overdue", "database_damaged",
    "lock_left", "connection_left", "process_orphan", "scratch_left", "instance_orphan", "instance_left",
]  # fmt: skip
KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
MEANINGS: Mapping[FindingKind, str] = {
    "job_lost": "a task that was promised to somebody is not in the database",
    "job_unfinished": "a task has not ended although nothing works any more",
    "job_end": "a task has not exactly one end that its stream tells as its last event",
    "job_events": "the events of a task have gaps, or are not as many as the task counts",
    "job_lease": "a lease was left: on a task that does not run, or on one that nobody renews",
    "version_doubled": "a version was made by a task that did not succeed, or another one than its task says",
    "version_missing": "a task succeeded, and what it made is not there",
    "batch_counts": "a batch has not the tasks that it was made with",
    "usage_uncharged": "less was charged to somebody than their tasks used",
    "usage_overcharged": "more was charged to somebody than their tasks used",
    "artifact_missing": "a file that something refers to is not in the store",
    "artifact_damaged": "a file is not what its SHA-256 or its size says",
    "blob_orphan": "nothing refers to a file, and no collector took it away in time",
    "upload_unfinished": "a file that was half written was left behind",
    "webhook_missing": "a task ended, and no message about it was ever owed",
    "webhook_doubled": "a task owes more than one message",
    "webhook_wrong": "a message says something else than its task, or comes before its end",
    "webhook_overdue": "a message was due long ago and was not sent",
    "database_damaged": "the database finds faults in itself",
    "lock_left": "an advisory lock is held by nobody who works",
    "connection_left": "a connection or a transaction was left open",
    "process_orphan": "a process outlived whoever started it",
    "scratch_left": "a scratch folder or a temporary file was left behind",
    "instance_orphan": "an instance belongs to nobody",
    "instance_left": "processes or a folder of an instance belong to no instance",
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that is not as it was promised.

    Attributes:
        kind: Which promise; stable.
        subject: The id, digest, path or number of the process that it is about.
        message: What was expected and what is there.
    """

    kind: FindingKind
    subject: str
    message: str


@dataclass(frozen=True, kw_only=True)
class AuditRules:
    """What an audit may take for granted.

    Attributes:
        now: The time.
        at_rest: Nothing of the studio runs, so that all that was begun must have ended.
        nothing_deleted: Nobody ever deleted a task, version or project, so that sums must agree exactly.
        grace: How long what nothing refers to may lie there; the collector's day, and a turn of its rounds.
        patience: How long a lease, a message or a transaction may be late.
        read_files: Read every file and compare its SHA-256; otherwise only its presence and size.
        promised_jobs: Tasks that somebody was told were accepted.
        promised_batches: The same for batches, with how many tasks they have.
    """

    now: datetime
    at_rest: bool = False
    nothing_deleted: bool = False
    grace: timedelta = timedelta(hours=26)
    patience: timedelta = timedelta(minutes=15)
    read_files: bool = True
    promised_jobs: Collection[str] = ()
    promised_batches: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, kw_only=True)
class AuditReport:
    """What was found, and how much was looked at.

    Attributes:
        findings: In the order they were found.
        looked_at: How many of each kind of thing, such as `files` or `events`.
        jobs: How many tasks are in each state.
        webhooks: How many messages are in each state.
        not_looked_at: What could not be seen from here, in words.
    """

    findings: tuple[Finding, ...] = ()
    looked_at: Mapping[str, int] = field(default_factory=dict[str, int])
    jobs: Mapping[JobState, int] = field(default_factory=dict[JobState, int])
    webhooks: Mapping[str, int] = field(default_factory=dict[str, int])
    not_looked_at: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether every promise was kept."""
        return not self.findings
