"""The charts of benchmarks/README.md: ours beside peers and limits, one chart for each section."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.page import CHARTS, number
from benchmarks.results import Figure, Section
from tools.drawing import Bar, Group, bar_chart

_CAPTION = "blue: ours  ·  orange: a peer  ·  grey: what the machine allows  ·  green mark: the goal"
_MOST = 8


def charts(sections: Mapping[str, Section]) -> dict[Path, str]:
    """The chart of every section that has something to compare, by its file."""
    drawn = {CHARTS / f"{name}.svg": chart(section) for name, section in sections.items()}
    return {path: svg for path, svg in drawn.items() if svg}


def chart(section: Section) -> str:
    """The chart of a section, as SVG; empty if nothing in it has a peer, a limit or a goal."""
    figures = [figure for figure in section.figures if figure.against or figure.bounds]
    if len(figures) > _MOST:
        figures = [figure for figure in figures if figure.bounds or figure.must_lead]
    groups = [group for figure in figures if (group := _group(section, figure))]
    title = f"{section.section}: {section.measured[:10]}, {section.cores} cores"
    return bar_chart(title, groups, caption=_CAPTION) if groups else ""


def _group(section: Section, figure: Figure) -> Group | None:
    name, value = figure.main
    if figure.bounds and name not in figure.bounds:
        name = next(iter(figure.bounds))
        value = figure.values[name]
    goal = figure.bounds.get(name)
    bars = [
        Bar(other.kind, other.values[name], f"{other.name}: {number(other.values[name])} {figure.unit}")
        for other in figure.against
        if name in other.values
    ]
    if not bars and not goal:
        return None
    share = "" if name == "value" else f"{name} "
    ours = Bar("ours", value, f"{share}{number(value)} {figure.unit}")
    return Group(
        _title(section, figure), [ours, *bars], f"{'less' if figure.better == 'lower' else 'more'} is better", goal
    )


def _title(section: Section, figure: Figure) -> str:
    """What was measured, also where the table goes on from the row before."""
    if not figure.what.startswith("… "):
        return figure.what.replace("`", "")
    before = section.figures[: list(section.figures).index(figure)]
    whole = next((each.what for each in reversed(before) if not each.what.startswith("… ")), "")
    return f"{whole.split(':')[0]}: {figure.what.removeprefix('… ')}".replace("`", "")
