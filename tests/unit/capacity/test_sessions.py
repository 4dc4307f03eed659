import numpy as np
import pytest

from prompt2mesh.capacity.activity import WEEK_S, WEEKS_OF_MONTH, activity_of
from prompt2mesh.capacity.load import load_of
from prompt2mesh.capacity.sessions import Spans, draw_spans
from prompt2mesh.mesh.errors import OptionError


@pytest.mark.parametrize("pattern", ["class", "studio", "public"])
def test_people_work_the_hours_that_were_asked(pattern: str) -> None:
    activity = activity_of(pattern)
    assert activity.weights.sum() == pytest.approx(1.0)
    # Every break suspends, and no idle time is added: what is held is what is worked.
    spans = draw_spans(activity, users=3000, hours=10.0, idle_s=0.0, weeks=2, seed=1)
    assert spans.held_s.sum() / 3600 / 3000 == pytest.approx(10.0 * 2 / WEEKS_OF_MONTH, rel=0.03)


def test_a_longer_idle_time_joins_spans_and_holds_on_to_more() -> None:
    short, long = (draw_spans(activity_of("studio"), users=500, hours=20, idle_s=idle, weeks=2, seed=1)
                   for idle in (600.0, 3600.0))  # fmt: skip
    assert len(long.start_s) < len(short.start_s)
    assert long.held_s.sum() > short.held_s.sum()


def test_classes_begin_together_and_the_public_comes_at_all_hours() -> None:
    a_class, public = activity_of("class"), activity_of("public")
    assert a_class.weights.max() > 15 * public.weights.max()
    assert (public.weights > 0).all()
    assert a_class.open_slots().mean() < 0.5


def test_an_unknown_pattern_is_refused_with_those_there_are() -> None:
    with pytest.raises(OptionError, match="unknown pattern 'night'") as caught:
        activity_of("night")
    assert "studio" in caught.value.hint


def test_the_curve_counts_what_runs_over_the_end_of_the_week() -> None:
    spans = Spans(start_s=np.array([60.0, WEEK_S - 60.0]), held_s=np.array([60.0, 180.0]), horizon_s=float(WEEK_S))
    load = load_of(
        spans, np.zeros(2016, dtype=np.int64), users=9, per_node=1, packing=1.0, consolidate_s=120.0, lead_s=0.0
    )
    assert load.live[[0, 1, 2, -1, -2]].tolist() == [1, 2, 0, 1, 0]
    assert load.nodes[[1, 2, 3, 4]].tolist() == [2, 2, 2, 0]  # stay two minutes longer than they are needed
    assert load.peak_live == 2
    alone = load_of(spans, load.warm[::5][:2016], users=1, per_node=1, packing=1.0, consolidate_s=0.0, lead_s=0.0)
    assert alone.peak_live == 1
