"""What was measured, kept as one JSON file for each section in `benchmarks/results`; pages and charts are made from it.

Whatever measures calls `record`. A section is of one run: it is replaced as a whole, so that its figures belong
together.
"""

import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from prompt2mesh.mesh.serialize import dump_data, write_text

FOLDER = Path(__file__).with_name("results")
_ROOT = Path(__file__).parents[1]
_OPTIONAL = ("bounds", "must_lead", "goal", "against", "spread_percent", "note")  # left out of the file where empty
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, kw_only=True)
class Against:
    """What a figure is held against, measured in the same run or worked out from it.

    Attributes:
        kind: A peer that does the same, or what the machine allows.
        values: In the figure's unit, named as the figure's.
        why: Why just this is the right one to be held against.
    """

    kind: Literal["peer", "limit"]
    name: str
    values: Mapping[str, float]
    why: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Something that was measured.

    Attributes:
        id: Unique in its section; kept for good, as promises and the capacity model name it.
        what: For people.
        unit: Of all values.
        better: Which way is good.
        values: By name, as `p50` and `p95`; a single one is named `value`. The first is the main one.
        bounds: The goal: values that must not be above these (`lower`) or below (`higher`).
        must_lead: The goal: the main value is better than that of every peer.
        goal: What is wanted, where neither of both says it.
        against: Peers and limits.
        spread_percent: How far the rounds of the run lie apart: their greatest main value above the least.
        note: What else a reader must know.
    """

    id: str
    what: str
    unit: str
    better: Literal["lower", "higher"]
    values: Mapping[str, float]
    bounds: Mapping[str, float] = field(default_factory=dict[str, float])
    must_lead: bool = False
    goal: str = ""
    against: Sequence[Against] = ()
    spread_percent: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuses what no page could show.

        Raises:
            ValueError: A name that is not one, no value, a bound of a value that there is not, or to lead alone.
        """
        if not _NAME.fullmatch(self.id):
            raise ValueError(f"the id of a figure is of small letters, digits and underscores, not {self.id!r}")
        if not self.values:
            raise ValueError(f"{self.id} has no values")
        if self.must_lead and not any(other.kind == "peer" for other in self.against):
            raise ValueError(f"{self.id} is to lead, but there is no peer")
        if unknown := sorted(set(self.bounds) - set(self.values)):
            raise ValueError(f"{self.id} has bounds of values that it does not have: {', '.join(unknown)}")

    @property
    def main(self) -> tuple[str, float]:
        """The name and the value that stands for the figure."""
        return next(iter(self.values.items()))

    def met(self) -> bool | None:
        """Whether the goal is met; None where the figure has none that can be checked."""
        if not self.bounds and not self.must_lead:
            return None
        sign = 1.0 if self.better == "lower" else -1.0
        within = all(sign * self.values[name] <= sign * bound for name, bound in self.bounds.items())
        name, value = self.main
        peers = [peer.values[name] for peer in self.against if peer.kind == "peer" and name in peer.values]
        return within and (not self.must_lead or all(sign * value < sign * peer for peer in peers))


@dataclass(frozen=True, kw_only=True)
class Section:
    """The figures of one run.

    Attributes:
        measured: The moment, UTC, ISO 8601 to the minute.
        commit: Of the code that was measured; empty if it is not known.
        machine: Its architecture and processor.
        command: That measures it again.
        conditions: What else was going on: the load before, what others took of the processor, warnings.
    """

    section: str
    measured: str
    commit: str
    machine: str
    cores: int
    command: str
    figures: Sequence[Figure]
    conditions: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def figure(self, name: str) -> Figure | None:
        """The figure with an id."""
        return next((figure for figure in self.figures if figure.id == name), None)


def record(
    section: str, figures: Sequence[Figure], *, command: str, conditions: Mapping[str, Any] | None = None,
    folder: Path = FOLDER,
) -> Path:  # fmt: skip
    """Writes the figures of a run in place of those of the section's run before; the file is old or new, never half.

    Args:
        section: Letters, digits and underscores; the name of the file.
        figures: All of the section.
        command: That measures it again, as a person types it.
        conditions: What else was going on.
        folder: Where the results are.

    Raises:
        ValueError: The section's name is none, there is no figure, or two have the same id.
    """
    ids = [figure.id for figure in figures]
    if not _NAME.fullmatch(section) or not ids or len(set(ids)) < len(ids):
        raise ValueError(f"a section has a name and figures with an id each, not {section!r} with {ids}")
    found = Section(
        section=section, measured=f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}", commit=_commit(), machine=_machine(),
        cores=os.cpu_count() or 1, command=command, figures=figures, conditions=conditions or {},
    )  # fmt: skip
    path = folder / f"{section}.json"
    write_text(path, dump_data(_data(found)))
    return path


def read(section: str, folder: Path = FOLDER) -> Section | None:
    """The newest figures of a section; None if it was never measured."""
    path = folder / f"{section}.json"
    if not path.exists():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    figures = [_figure(each) for each in data.pop("figures")]
    return Section(**data, figures=figures)


def read_all(folder: Path = FOLDER) -> dict[str, Section]:
    """The newest figures of every section that was measured, by its name."""
    found = {path.stem: read(path.stem, folder) for path in sorted(folder.glob("*.json"))}
    return {name: section for name, section in found.items() if section is not None}


def _figure(data: dict[str, Any]) -> Figure:
    against = tuple(Against(**other) for other in data.pop("against", ()))
    return Figure(**data, against=against)


def _data(section: Section) -> dict[str, Any]:
    data = asdict(section)
    figures: list[dict[str, Any]] = data.pop("figures")
    for figure in figures:
        for name in [name for name in _OPTIONAL if figure[name] in ("", None, (), {}, [], False)]:
            figure.pop(name)
        for each in (figure, *figure.get("against", ())):
            for key in {"values", "bounds"} & set(each):
                each[key] = {name: _rounded(value) for name, value in each[key].items()}
        if "spread_percent" in figure:
            figure["spread_percent"] = round(figure["spread_percent"], 1)
    return {**data, "figures": figures}


def _rounded(value: float) -> float:
    """Four significant digits: more would be noise."""
    return float(f"{value:.4g}")


def _machine() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    model = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return f"{platform.machine()}, {model[1].strip()}" if model else platform.machine()


def _commit() -> str:
    """The commit that is checked out, with a mark if the code is not just that; empty outside a clone."""
    asked = ["git", "-C", str(_ROOT)]
    head = subprocess.run([*asked, "rev-parse", "--short=10", "HEAD"], capture_output=True, text=True, check=False)
    if head.returncode:
        return ""
    changed = subprocess.run(
        [*asked, "status", "--porcelain", "--untracked-files=no", "--", "src"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return head.stdout.strip() + (" with changes" if changed.stdout.strip() else "")
