"""The charts are what was measured, and one file is always the same."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.charts import charts
from benchmarks.results import Against, Figure, Section, read_all
from tools.drawing import Axis, Bar, Group, Series, bar_chart, line_chart

_TEXT = "{http://www.w3.org/2000/svg}text"
PEER = Against(kind="peer", name="the naive way", values={"p50": 1.5}, why="")


def section(*figures: Figure) -> Section:
    return Section(section="builder", measured="2026-11-27T08:00Z", commit="", machine="x86_64", cores=2,
                   command="make bench", figures=figures)  # fmt: skip


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(_TEXT)]  # noqa: S314 - our own file


def test_ours_stands_beside_its_peers_with_values_in_text() -> None:
    figure = Figure(id="one", what="prompt → GLB", unit="s", better="lower", values={"p50": 0.19}, against=(PEER,))
    alone = Figure(id="two", what="nothing to hold it against", unit="s", better="lower", values={"value": 1.0})
    [svg] = charts({"builder": section(figure, alone)}).values()
    assert {"builder: 2026-11-27, 2 cores", "prompt → GLB", "p50 0.19 s", "the naive way: 1.5 s", "less is better"} <= {
        *texts(svg)
    }
    assert "nothing to hold it against" not in texts(svg)
    assert charts({"builder": section(alone)}) == {}


def test_a_chart_is_drawn_the_same_twice_and_turns_dark() -> None:
    group = Group("speed", [Bar("ours", 1.0, "1 s"), Bar("peer", 2.0, "2 s"), Bar("limit", 0.5, "0.5 s")], goal=1.5)
    svg = bar_chart("builder", [group])
    assert svg == bar_chart("builder", [group])
    assert "prefers-color-scheme: dark" in svg
    lines = [Series("class", "#bc4c00", [0, 1], [0, 90]), Series("public", "#1a7f37", [0, 1], [0, 100])]
    drawn = line_chart("warm hits", Axis("sets", [(0, "0"), (1, "1")]), Axis("%", [(0, "0"), (100, "100")]), lines)
    assert [text for text in texts(drawn) if text in {"class", "public"}] == ["public", "class"]


@pytest.mark.parametrize(("path", "svg"), charts(read_all()).items(), ids=lambda value: getattr(value, "stem", ""))
def test_the_charts_of_the_page_are_what_was_measured(path: Path, svg: str) -> None:
    assert path.read_text(encoding="utf-8") == svg, "run: make promises"
