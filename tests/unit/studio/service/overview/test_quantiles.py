import pytest

from prompt2mesh.studio.service.overview.quantiles import NO_SPREAD, spread_of, spread_of_buckets


def test_numbers_by_the_nearest_rank() -> None:
    assert spread_of([]) == NO_SPREAD
    assert spread_of([3.0]) == (3.0, 3.0)
    assert spread_of([float(number) for number in range(100, 0, -1)]) == (50.0, 95.0)


def test_buckets_as_prometheus_reads_them() -> None:
    assert spread_of_buckets({}) == NO_SPREAD
    assert spread_of_buckets({"0.1": 0, "+Inf": 0}) == NO_SPREAD
    # 50 below 0.1, 50 from 0.1 to 0.5: half of all is at the bound, 95 of 100 is at nine tenths of the second bucket.
    p50, p95 = spread_of_buckets({"0.1": 50, "0.5": 50, "+Inf": 0})
    assert p50 == pytest.approx(0.1)
    assert p95 == pytest.approx(0.1 + 0.4 * 0.9)


def test_what_lies_above_the_last_bound_is_told_as_that_bound() -> None:
    assert spread_of_buckets({"0.1": 1, "2.5": 0, "+Inf": 99}) == (2.5, 2.5)
