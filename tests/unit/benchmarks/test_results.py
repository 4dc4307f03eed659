"""What was measured is kept whole, and told honestly."""

from pathlib import Path

import pytest

from benchmarks.page import README, goal_of, others_of, page
from benchmarks.results import Against, Figure, read, read_all, record

PEER = Against(kind="peer", name="the naive way", values={"p50": 1.5, "p95": 2.0}, why="it does the same")
FAST = Figure(id="one", what="prompt → GLB", unit="s", better="lower", values={"p50": 0.19, "p95": 0.45},
              bounds={"p50": 0.3, "p95": 1.0}, must_lead=True, against=(PEER,), spread_percent=4.0)  # fmt: skip


def test_a_run_replaces_the_one_before_and_is_read_again(tmp_path: Path) -> None:
    old = Figure(id="gone", what="old", unit="s", better="lower", values={"value": 1.0})
    record("soak", [old], command="make soak", folder=tmp_path)
    record("soak", [FAST], command="make soak", conditions={"load_before": 0.5}, folder=tmp_path)
    found = read("soak", tmp_path)
    assert found is not None
    assert found.figures == [FAST]
    assert found.figure("gone") is None
    assert (found.command, found.conditions) == ("make soak", {"load_before": 0.5})
    assert found.measured.endswith("Z")
    assert found.cores >= 1
    assert list(read_all(tmp_path)) == ["soak"]
    assert [path.name for path in tmp_path.iterdir()] == ["soak.json"]


def test_what_was_written_before_survives_a_run_that_cannot_be_written(tmp_path: Path) -> None:
    record("soak", [FAST], command="make soak", folder=tmp_path)
    with pytest.raises(ValueError, match="figures with an id each"):
        record("soak", [FAST, FAST], command="make soak", folder=tmp_path)
    bad = Figure(id="two", what="nothing", unit="s", better="lower", values={"value": float("nan")})
    with pytest.raises(ValueError, match="JSON"):
        record("soak", [bad], command="make soak", folder=tmp_path)
    found = read("soak", tmp_path)
    assert found is not None
    assert found.figures == [FAST]


@pytest.mark.parametrize(
    ("values", "peer", "met"),
    [
        ({"p50": 0.2, "p95": 0.9}, 1.0, True),
        ({"p50": 0.2, "p95": 1.1}, 1.0, False),
        ({"p50": 0.2, "p95": 0.9}, 0.1, False),
    ],
)
def test_a_goal_is_met_only_within_all_bounds_and_ahead_of_the_peer(
    values: dict[str, float], peer: float, met: bool
) -> None:
    other = Against(kind="peer", name="peer", values={"p50": peer}, why="")
    figure = Figure(id="one", what="", unit="s", better="lower", values=values, bounds={"p50": 0.3, "p95": 1.0},
                    must_lead=True, against=(other,))  # fmt: skip
    assert figure.met() is met
    assert ("missed" in goal_of(figure)) is not met


def test_more_is_better_where_it_says_so() -> None:
    limit = Against(kind="limit", name="the cores", values={"value": 10.0}, why="")
    rate = Figure(id="rate", what="", unit="models/s", better="higher", values={"value": 8.0}, bounds={"value": 9.0},
                  against=(limit,))  # fmt: skip
    assert rate.met() is False
    assert "80% of it" in others_of(rate)


def test_a_figure_that_no_page_could_show_is_refused() -> None:
    with pytest.raises(ValueError, match="bounds of values"):
        Figure(id="one", what="", unit="s", better="lower", values={"p50": 1.0}, bounds={"p95": 1.0})
    with pytest.raises(ValueError, match="no peer"):
        Figure(id="one", what="", unit="s", better="lower", values={"p50": 1.0}, must_lead=True)


def test_the_page_is_what_the_results_say(tmp_path: Path) -> None:
    record("fuzz", [FAST], command="make fuzz", conditions={"load_before": 2.5, "warnings": ["busy"]}, folder=tmp_path)
    text = page(read_all(tmp_path))
    for part in ("## fuzz", "`make fuzz`", "Load before: 2.5", "- busy", "| p50 0.19, p95 0.45 s (rounds differ by 4 %) |",
                 "p50 ≤ 0.3, p95 ≤ 1 s; ahead of the peer ✓", "the naive way p50 1.5, p95 2 s (7.9 × ahead)",
                 "- **the naive way** (peer): it does the same"):  # fmt: skip
        assert part in text
    assert README.read_text(encoding="utf-8") == page(), "run: make docs"
