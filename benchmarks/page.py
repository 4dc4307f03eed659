"""benchmarks/README.md, made from the results alone: nothing on it is written by hand."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.results import Against, Figure, Section, read_all

README = Path(__file__).with_name("README.md")
CHARTS = Path(__file__).with_name("charts")
# The order of a whole run; what others record comes after it, by name.
ORDER = ("builder", "exports", "start", "service", "telemetry", "web", "mcp", "socket", "instances")
_INTRODUCTION = """# Benchmarks

Written by `make bench ARGS=--write`; all figures of a section are of one run, also those of its peers. What each is
held against, and why, stands below its table; the same figures for programs are in [results](results).
"""


def page(sections: Mapping[str, Section] | None = None) -> str:
    """The page of all sections that were measured."""
    found = read_all() if sections is None else sections
    names = [*(name for name in ORDER if name in found), *sorted(set(found) - set(ORDER))]
    return _INTRODUCTION + "".join(f"\n{_section(found[name])}" for name in names)


def _section(section: Section) -> str:
    chart = CHARTS / f"{section.section}.svg"
    lines = [f"## {section.section}", "", measured(section) + f" Again: `{section.command}`.", ""]
    lines += [f"- {warning}" for warning in section.conditions.get("warnings", ())]
    if section.conditions.get("warnings"):
        lines.append("")
    if chart.exists():
        lines += [f"![{section.section}: the figures of the table as bars](charts/{chart.name})", ""]
    lines += ["| what | measured | goal | held against |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {figure.what} | {_measured(figure)} | {goal_of(figure)} | {others_of(figure)} |"
        for figure in section.figures
    ]
    reasons = dict.fromkeys(
        f"- **{other.name}** ({'peer' if other.kind == 'peer' else 'limit'}): {other.why}"
        for figure in section.figures
        for other in figure.against
    )
    notes = dict.fromkeys(f"- {figure.what}: {figure.note}" for figure in section.figures if figure.note)
    return "\n".join([*lines, *([""] if reasons or notes else []), *reasons, *notes, ""])


def measured(section: Section) -> str:
    """When, on what and of which commit a section was measured, as a sentence."""
    commit = f", commit {section.commit}" if section.commit else ""
    text = f"Measured {section.measured} on {section.cores} cores ({section.machine}){commit}."
    load, others = (section.conditions.get(name) for name in ("load_before", "others_percent"))
    if load is not None:
        text += f" Load before: {load:g}."
    if others is not None:
        text += f" Other programs took {others:g} % of the processor."
    return text


def values_of(values: Mapping[str, float], unit: str) -> str:
    """Values as people write them, as `p50 0.19, p95 0.45 s`."""
    shown = [f"{number(value)}" if name == "value" else f"{name} {number(value)}" for name, value in values.items()]
    return f"{', '.join(shown)} {unit}".strip()


def number(value: float) -> str:
    """Three significant digits; thousands with commas."""
    if value == 0:
        return "0"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def goal_of(figure: Figure) -> str:
    """The goal in words, and whether it is met; empty without one."""
    sign = "≤" if figure.better == "lower" else "≥"
    bounds = [f"{'' if name == 'value' else name + ' '}{sign} {number(bound)}" for name, bound in figure.bounds.items()]
    parts = [
        *([f"{', '.join(bounds)} {figure.unit}"] if bounds else []),
        *(["ahead of the peer"] if figure.must_lead else []),
        *([figure.goal] if figure.goal else []),
    ]  # fmt: skip
    met = figure.met()
    return "; ".join(parts) + ("" if met is None else " ✓" if met else " **missed**")


def _measured(figure: Figure) -> str:
    spread = "" if figure.spread_percent is None else f" (rounds differ by {figure.spread_percent:.0f} %)"
    return f"{values_of(figure.values, figure.unit)}{spread}"


def others_of(figure: Figure) -> str:
    """The peers and limits of a figure with what they did, and how far it is from them."""
    return "; ".join(f"{other.name} {values_of(other.values, figure.unit)}{_times(figure, other)}"
                     for other in figure.against)  # fmt: skip


def _times(figure: Figure, other: Against) -> str:
    """How far ahead or behind the figure is, in words: a share of a limit, times a peer."""
    name, value = figure.main
    against = other.values.get(name)
    if not against or not value:
        return ""
    better = against / value if figure.better == "lower" else value / against
    if other.kind == "limit":
        return f" ({better:.0%} of it)" if figure.better == "higher" else f" ({_short(1.0 / better)} × it)"
    times, word = (better, "ahead") if better >= 1.0 else (1.0 / better, "behind")
    return f" ({_short(times)} × {word})"


def _short(times: float) -> str:
    return number(times) if times >= 10 else f"{times:.2g}"
