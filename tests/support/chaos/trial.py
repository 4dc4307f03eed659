"""One trial: a crowd, strikes, and the proof afterwards that nothing was lost, doubled, damaged or left behind."""

import json
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from standardwebhooks.webhooks import Webhook

from prompt2mesh.bootstrap.auditing import audit, scratch_left
from prompt2mesh.store import tables
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.collect import collect
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.findings import AuditReport, AuditRules
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import FINAL_STATES
from tests.support.chaos.clients import FINAL
from tests.support.chaos.crowd import Crowd, Doors
from tests.support.chaos.processes import processes_of
from tests.support.chaos.stage import Stage, stage
from tests.support.chaos.strikes import Hand, Strike, draw, write_log
from tests.support.receivers import Received, Receiver
from tests.support.runners import wait_for

# What a job may fail of here: its Blender was killed twice or its runner four times, the disk was full or the database
# away for longer than it is tried again, its LLM could not be reached.
FORGIVEN = frozenset({"worker_crashed", "worker_lost", "worker_timeout", "storage_failed", "store_unavailable",
                      "llm_unavailable", "instance_unavailable", "limit_reached"})  # fmt: skip
_DRAIN_S = 240.0
_LAST_WORDS_S = 360.0  # of people: each waits patiently for an answer, and then for the next
_ENDS_OF_PAGE = (0, -signal.SIGTERM)  # Streamlit keeps nothing, and lets the signal end it
# What a killed process left is cleared every ten seconds, what it had begun to write after a minute (`scratch_left`).
_HOUSEKEEPING_S = 90.0


@dataclass
class Story:
    """What happened.

    Attributes:
        faults: What must not be, in words; empty where everything held.
    """

    seed: int
    database: str
    seconds: float
    planned: int = 0
    strikes: Counter[str] = field(default_factory=Counter[str])
    missed: Counter[str] = field(default_factory=Counter[str])
    did: Counter[str] = field(default_factory=Counter[str])
    jobs: dict[str, int] = field(default_factory=dict[str, int])
    failed_of: Counter[str] = field(default_factory=Counter[str])
    webhooks: dict[str, int] = field(default_factory=dict[str, int])
    webhooks_received: int = 0
    logins: int = 0
    looked_at: dict[str, int] = field(default_factory=dict[str, int])
    left_out: list[str] = field(default_factory=list[str])
    faults: list[str] = field(default_factory=list[str])

    def lines(self) -> list[str]:
        """For a person."""
        kinds = Counter[str]()
        for name, count in self.strikes.items():
            kinds[name.split()[0]] += count
        return [
            f"PROMPT2MESH_CHAOS_SEED={self.seed}  {self.database}, {self.seconds:.0f} s",
            (
                f"strikes: {self.strikes.total()} of {self.planned} planned ({_counts(kinds)}); "
                f"{self.missed.total()} found nothing to hit"
            ),
            f"people: {_counts(self.did)}; {self.logins} new logins",
            f"tasks: {_counts(self.jobs)}; failed of: {_counts(self.failed_of) or 'nothing'}",
            f"webhooks: {_counts(self.webhooks)}; {self.webhooks_received} came",
            f"audited: {_counts(self.looked_at)}",
            *(f"left out: {one}" for one in self.left_out),
            *(f"FAULT: {one}" for one in self.faults),
            f"{len(self.faults)} faults",
        ]


def _counts(counts: Any) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def play(
    folder: Path, *, database: str, seed: int, seconds: float, makers: int = 3, instances: bool = True,
    megabytes: int = 512, on_step: Callable[[str], None] = lambda _: None,
) -> Story:  # fmt: skip
    """Runs one trial in a new folder.

    Args:
        folder: For everything.
        database: `sqlite` or `postgresql`.
        seed: Of the strikes and the people.
        seconds: How long it is struck.
        makers: How many people ask for single models.
        instances: Whether somebody has an instance.
        megabytes: Of the disk.
        on_step: Is told what is being done.
    """
    story = Story(seed=seed, database=database, seconds=seconds)
    with stage(folder, database=database, megabytes=megabytes) as built:
        if not built.disk.mounted:
            story.left_out.append("filling the disk: no tmpfs could be mounted here")
        strikes = draw(seed=seed, seconds=seconds, proxies=sorted(built.proxies), disk=built.disk.mounted,
                       database=built.server is not None)  # fmt: skip
        story.planned = len(strikes)
        on_step(f"{len(strikes)} strikes in {seconds:.0f} s")
        built.start()
        doors = Doors(api_url=built.api_url, mcp_url=built.mcp_url, page_url=built.service.web_url,
                      hook_url=built.hook_url, instances=instances, agent=True)  # fmt: skip
        crowd, hand = Crowd(doors, makers=makers, seed=seed), Hand(built)
        with closing(crowd):
            crowd.sign_up()
            _under_fire(built, crowd, hand, strikes, seconds)
            write_log(folder / "strikes.log", hand)
            on_step("all strikes are undone; waiting for everybody")
            _drain(built, crowd, story)
            story.strikes, story.missed, story.did = hand.done, hand.missed, crowd.told.did
            story.logins = sum(client.logins for client in crowd.everybody)
            on_step("auditing")
            _prove(built, crowd, story)
    (folder / "story.json").write_text(json.dumps(vars(story), indent=1, default=str), encoding="utf-8")
    return story


def new_seed() -> int:
    return random.SystemRandom().randrange(1, 2**31)


def _under_fire(stage: Stage, crowd: Crowd, hand: Hand, strikes: list[Strike], seconds: float) -> None:
    until = time.monotonic() + seconds
    crowd.start(until=until)

    def failed() -> bool:
        crowd.check()
        return False

    try:
        hand.play(strikes, stopped=failed)
        while time.monotonic() < until:
            crowd.check()
            time.sleep(0.2)
    finally:
        hand.heal()
    stage.service.wait_ready(runners=1)


def _drain(stage: Stage, crowd: Crowd, story: Story) -> None:
    crowd.join(timeout_s=_LAST_WORDS_S)
    with closing(SqlStore(stage.service.database_url)) as store:
        wait_for(lambda: all_ended(store), timeout_s=_DRAIN_S)
        # A message that failed is tried again in hours: the hours are taken out.
        wait_for(lambda: _hurried(store) == 0, timeout_s=_DRAIN_S)
    if stage.instances.exists():
        wait_for(lambda: not list((stage.instances / "slots").iterdir()), timeout_s=_DRAIN_S)
    story.webhooks_received = len(stage.receiver.received)


def all_ended(store: SqlStore) -> bool:
    """Whether no task waits or runs."""
    with store.read() as tx:
        return all(state in FINAL_STATES for state in tx.jobs.count_by_state(JobFilter()))


def _hurried(store: SqlStore) -> int:
    owed, now = tables.webhook_deliveries, datetime.now(UTC)
    late = (owed.c.state == "PENDING", owed.c.next_at > now + timedelta(seconds=90))
    with store.engine.begin() as connection:
        connection.execute(update(owed).where(*late).values(next_at=now))
        query = select(owed.c.id).where(owed.c.state == "PENDING")
        left = len(connection.execute(query).all())
    time.sleep(0.3)
    return left


def _prove(stage: Stage, crowd: Crowd, story: Story) -> None:
    rules = AuditRules(now=datetime.now(UTC), nothing_deleted=True, promised_jobs=crowd.accepted,
                       promised_batches=crowd.told.batches)  # fmt: skip
    _audited("beside the running studio", audit(stage.settings, rules), story)
    _compare_with_api(crowd, story)
    secrets = {one.email: one.ask("GET", "/v1/me/webhook-secret")["secret"] for one in crowd.clients}
    with suppress(TimeoutError):  # what is not cleared by whoever lives is told by the audit at rest
        wait_for(lambda: not list(scratch_left(stage.data)), timeout_s=_HOUSEKEEPING_S)
    for name, code in stage.service.stop().items():
        if code not in _ENDS_OF_PAGE if name == "page" else code != 0:
            story.faults.append(f"{name} was asked to end, and ended with {code}")
    with suppress(TimeoutError):  # what does not end is told by the audit
        wait_for(lambda: not processes_of(stage.data), timeout_s=30)
    at_rest = replace(rules, now=datetime.now(UTC), at_rest=True)
    report = audit(stage.settings, at_rest)
    _audited("at rest", report, story)
    story.jobs = {str(state): count for state, count in report.jobs.items()}
    story.webhooks = dict(report.webhooks)
    story.looked_at = dict(report.looked_at)
    blobs = open_blobs(stage.settings.blobs_url)
    with closing(SqlStore(stage.service.database_url, blobs=blobs)) as store:
        collect(store, blobs, now=datetime.now(UTC) + timedelta(seconds=1), grace=timedelta(0))
        _reasons(store, story)
        _doubled(store, crowd, story)
        _webhooks(store, stage.receiver, crowd, secrets, story)
    later = replace(at_rest, now=datetime.now(UTC) + timedelta(minutes=1), grace=timedelta(0))
    _audited("after the collector", audit(stage.settings, later), story)
    for task_id, told in crowd.told.streams.items():
        if [number for number, _ in told] != list(range(1, len(told) + 1)) or not told or told[-1][1] not in FINAL:
            story.faults.append(f"the stream of {task_id} has gaps or no end: {told}")
    left = sorted(path.name for path in stage.scratch.iterdir())
    if left:
        story.faults.append(f"temporary files were left behind: {left}")


def _audited(when: str, report: AuditReport, story: Story) -> None:
    story.faults += [f"{when}: {one.kind} {one.subject}: {one.message}" for one in report.findings]


def _compare_with_api(crowd: Crowd, story: Story) -> None:
    """What the API says of batches and of what MCP clients made is what people were told."""
    for batch_id, size in crowd.told.batches.items():
        batch = crowd.told.batch_owners[batch_id].ask("GET", f"/v1/batches/{batch_id}")
        if sum(batch["counts"].values()) != size or set(batch["counts"]) - set(FINAL_STATES):
            story.faults.append(f"{batch_id} of {size} tasks counts {batch['counts']}")
    for project_id, client in crowd.told.mcp_projects.items():
        project = client.ask("GET", f"/v1/projects/{project_id}", gone=True)
        if project is None:
            story.faults.append(f"{project_id} was told to an MCP client and is not there")


def _reasons(store: SqlStore, story: Story) -> None:
    jobs = tables.jobs.c
    with store.engine.connect() as connection:
        for row in connection.execute(select(jobs.id, jobs.error).where(jobs.state == "FAILED")):
            code = str((row.error or {}).get("code"))
            story.failed_of[code] += 1
            if code not in FORGIVEN:
                story.faults.append(f"{row.id} failed of {row.error}")


def _doubled(store: SqlStore, crowd: Crowd, story: Story) -> None:
    """What was tried again made no second job; what MCP clients ask has no key to tell."""
    talkers = [client.email for client in crowd.talkers]
    query = select(tables.jobs.c.id).join(tables.users, tables.users.c.id == tables.jobs.c.user_id).where(
        tables.users.c.email.not_in(talkers))  # fmt: skip
    with store.engine.connect() as connection:
        there = set(connection.execute(query).scalars())
    if len(there) != crowd.asked:
        extra = sorted(there - crowd.accepted)[:5]
        story.faults.append(
            f"{crowd.asked} tasks were asked for, and {len(there)} are there; nobody was told of {extra}"
        )


def _webhooks(store: SqlStore, received_by: Receiver, crowd: Crowd, secrets: dict[str, str], story: Story) -> None:
    """Each task that named a webhook was told of at least once, signed, and as it ended."""
    came: dict[str, list[tuple[Received, str]]] = {}
    for received in received_by.received:
        data = json.loads(received.body)["data"]
        came.setdefault(data["id"], []).append((received, data["status"]))
    with store.engine.connect() as connection:
        states = {row.id: row.state for row in connection.execute(select(tables.jobs.c.id, tables.jobs.c.state))}
    for task_id, client in crowd.told.hooked.items():
        messages = came.get(task_id, [])
        if not messages:
            story.faults.append(f"nobody was told of the end of {task_id}")
        for received, status in messages:
            if status != states.get(task_id):
                story.faults.append(f"{task_id} is {states.get(task_id)}, and a message said {status}")
            if not _signed(received, secrets[client.email]):
                story.faults.append(f"a message of {task_id} is not signed by the secret of {client.email}")


def _signed(message: Received, secret: str) -> bool:
    """Whether it is signed; when it was sent does not matter, since all are looked at in the end."""
    sent_at = datetime.fromtimestamp(int(message.headers["webhook-timestamp"]), UTC)
    expected = Webhook(secret).sign(message.headers["webhook-id"], sent_at, message.body.decode())
    return expected in message.headers["webhook-signature"].split()
