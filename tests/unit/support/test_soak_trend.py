"""The rule of the soak: it must see a leak through noise, and no leak where there is none."""

import random

import pytest

from tests.support.soak.sampling import Measure, Sample
from tests.support.soak.trend import slope, trends


def rows(measure: Measure, *, start: float, per_hour: float, noise: float, hours: float = 2.0) -> list[Sample]:
    dice = random.Random(1)
    times = [second * 10.0 for second in range(int(hours * 360))]
    return [Sample(at, {(measure, "api"): start + per_hour * at / 3600 + dice.uniform(-noise, noise)}) for at in times]


@pytest.mark.parametrize(
    ("measure", "start", "per_hour", "noise", "flat"),
    [
        ("memory", 200.0, 0.0, 30.0, True),
        ("memory", 200.0, 30.0, 30.0, False),
        ("descriptors", 40.0, 0.0, 8.0, True),
        ("descriptors", 40.0, 6.0, 8.0, False),
        ("threads", 20.0, 3.0, 4.0, False),
        ("files", 0.0, 4.0, 0.5, False),
    ],
)
def test_what_grows_is_told_from_what_only_shakes(
    measure: Measure, start: float, per_hour: float, noise: float, flat: bool
) -> None:
    [found] = trends(rows(measure, start=start, per_hour=per_hour, noise=noise), warm_up_s=900)
    assert found.flat == flat
    assert found.per_hour == pytest.approx(per_hour, abs=max(2.0, noise / 5))


def test_a_few_wild_values_and_the_warm_up_do_not_bend_the_line() -> None:
    assert slope([(float(at), 5.0 if at % 10 else 500.0) for at in range(100)]) == 0
    warming = [Sample(at * 10.0, {("memory", "api"): min(200.0, at * 3.0)}) for at in range(360)]
    [found] = trends(warming, warm_up_s=900)
    assert found.flat
