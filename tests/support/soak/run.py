"""Runs a studio under mixed load and watches what it holds."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from prompt2mesh.bootstrap.auditing import audit
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.findings import AuditRules
from tests.support.chaos.crowd import Crowd, Doors
from tests.support.chaos.stage import stage
from tests.support.chaos.trial import all_ended
from tests.support.runners import wait_for
from tests.support.soak.chart import draw
from tests.support.soak.sampling import Sample, sample
from tests.support.soak.trend import Trend, trends

_SAMPLES = 720  # in all: one in ten seconds of two hours
_PAUSE_S = (0.8, 3.0)
_SHORTEST_S = 1800.0  # before that, what grows is caches that fill


@dataclass
class Soak:
    """What came of it.

    Attributes:
        faults: What must not be, in words; empty where all is flat and nothing was lost.
    """

    seconds: float
    samples: list[Sample] = field(default_factory=list[Sample])
    trends: list[Trend] = field(default_factory=list[Trend])
    did: Counter[str] = field(default_factory=Counter[str])
    jobs: dict[str, int] = field(default_factory=dict[str, int])
    faults: list[str] = field(default_factory=list[str])

    @property
    def told(self) -> bool:
        """Whether it was long enough to tell what grows."""
        return self.seconds >= _SHORTEST_S

    def lines(self) -> list[str]:
        """The table, for a person."""
        rows: list[tuple[str, ...]] = [("measure", "of", "first", "last", "greatest", "growth/h", "allowed/h", "")]
        for one in self.trends:
            numbers = (one.first, one.last, one.greatest, one.per_hour, one.limit_per_hour)
            rows.append(
                (
                    one.measure,
                    one.name,
                    *(f"{value:.1f}" for value in numbers),
                    "" if one.flat or not self.told else "GROWS",
                )
            )
        widths = [max(len(row[column]) for row in rows) for column in range(8)]
        table = ["  ".join(text.ljust(width) if number < 2 else text.rjust(width)
                           for number, (text, width) in enumerate(zip(row, widths, strict=True))) for row in rows]  # fmt: skip
        counts = ", ".join(f"{count} {name}" for name, count in sorted((self.did + Counter(self.jobs)).items()))
        short = [] if self.told else [f"shorter than {_SHORTEST_S / 60:.0f} minutes: too short to tell what grows"]
        return [*table, *short, f"{self.seconds / 60:.0f} minutes: {counts}", *(f"FAULT: {one}" for one in self.faults)]


def soak(
    folder: Path, *, seconds: float, database: str = "postgresql", seed: int = 1, makers: int = 3,
    instances: bool = True, on_step: Callable[[str], None] = lambda _: None,
) -> Soak:  # fmt: skip
    """Runs it in a new folder, and draws `soak.svg` there.

    Args:
        folder: For everything.
        seconds: How long people work; the first quarter, at most fifteen minutes, is warm-up.
        database: `sqlite` or `postgresql`.
        seed: Of what people do.
        makers: How many ask for single models.
        instances: Whether somebody has an instance.
        on_step: Is told what is being done.
    """
    done = Soak(seconds)
    with stage(folder, database=database, megabytes=0) as built:
        built.start()
        doors = Doors(api_url=built.api_url, mcp_url=built.mcp_url, page_url=built.service.web_url,
                      hook_url=built.hook_url, instances=instances, agent=True)  # fmt: skip
        with closing(Crowd(doors, makers=makers, seed=seed, pause_s=_PAUSE_S)) as crowd:
            crowd.sign_up()
            began, every_s = time.monotonic(), max(1.0, seconds / _SAMPLES)
            crowd.start(until=began + seconds)
            while (at_s := time.monotonic() - began) < seconds:
                note_failures(done, crowd.failures, on_step)
                done.samples.append(sample(built, at_s=at_s))
                if len(done.samples) % 60 == 0:
                    on_step(f"{at_s / 60:.0f} of {seconds / 60:.0f} minutes: {dict(crowd.told.did)}")
                time.sleep(every_s)
            on_step("waiting for everybody")
            done.faults += [
                f"still waits for an answer or the end of a stream: {one}" for one in crowd.wait(timeout_s=300)
            ]
            note_failures(done, crowd.failures, on_step)
            with closing(SqlStore(built.service.database_url)) as store:
                wait_for(lambda: all_ended(store), timeout_s=300)
            done.did = crowd.told.did
            rules = AuditRules(now=datetime.now(UTC), nothing_deleted=True, promised_jobs=crowd.accepted,
                               promised_batches=crowd.told.batches)  # fmt: skip
            report = audit(built.settings, rules)
        done.jobs = {str(state): count for state, count in report.jobs.items()}
        done.faults += [f"{one.kind} {one.subject}: {one.message}" for one in report.findings]
        done.faults += [f"{name} died" for name, one in built.service.processes.items() if one.poll() is not None]
    done.trends = trends(done.samples, warm_up_s=min(seconds / 4, 900.0))
    done.faults += [] if not done.told else [f"the {one.measure} of {one.name} grows by {one.per_hour:.1f} an hour; {one.limit_per_hour:.1f} is "
                    "allowed" for one in done.trends if not one.flat]  # fmt: skip
    draw(done.samples, folder / "soak.svg", title=f"What the studio holds in {seconds / 60:.0f} minutes of mixed load")
    return done


def note_failures(done: Soak, failures: Sequence[BaseException], on_step: Callable[[str], None]) -> None:
    """What hours have measured is told in any case: that somebody was refused is a fault beside it, and said at once."""
    for failure in failures:
        fault = f"somebody could not go on: {type(failure).__name__}: {failure}"
        if fault not in done.faults:
            done.faults.append(fault)
            on_step(f"FAULT: {fault}")
