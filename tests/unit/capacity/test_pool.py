from datetime import UTC, datetime

import numpy as np
import pytest

from prompt2mesh.capacity.activity import SLOTS_OF_DAY, activity_of
from prompt2mesh.capacity.pool import replenish_s, schedule_of, warm_sets
from prompt2mesh.instances.pool_size import Sizing, desired_size


def sets(users: int, pattern: str = "studio", fixed: int | None = None) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return warm_sets(
        activity_of(pattern), users=users, hours=20.0, replenish_s=25.0, window_s=1800.0, headroom=1.5, fixed=fixed
    )


def test_sizes_follow_the_people_and_the_hour() -> None:
    assert not sets(0).any()
    few, many = sets(50), sets(5000)
    assert (many >= few).all()
    assert many.max() > 5 * few.max() > 0
    night, morning = 3 * 12, 9 * 12
    assert many[night] == 0 < many[morning]
    assert (sets(50, fixed=7) == 7).all()


def test_the_size_is_what_the_operator_itself_would_keep() -> None:
    """At the demand of the busiest minutes, claims as regular as can be give its own rule the same number."""
    wanted = int(sets(2000, "public").max())
    activity = activity_of("public")
    per_s = 2000 * activity.sessions_per_week(20.0) * 1.2 * float(activity.weights.max()) / 300
    now = datetime(2026, 11, 27, 20, tzinfo=UTC)
    claims = [datetime.fromtimestamp(now.timestamp() - second / per_s, UTC) for second in range(int(1800 * per_s))]
    sizing = Sizing(window_s=1800.0, headroom=1.5)
    found, _ = desired_size(sizing, claims=claims, live=0, now=now, replenish_s=25.0)
    assert found == pytest.approx(wanted, abs=1)


def test_a_schedule_says_the_same_in_windows_of_hours() -> None:
    warm = np.zeros(7 * SLOTS_OF_DAY, dtype=np.int64)
    for day in range(5):
        warm[day * SLOTS_OF_DAY + 9 * 12 : day * SLOTS_OF_DAY + 17 * 12] = 4
        warm[day * SLOTS_OF_DAY + 10 * 12 + 3] = 6
    warm[6 * SLOTS_OF_DAY + 23 * 12 :] = 1
    days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    assert schedule_of(warm) == [
        {"days": days, "from": "09:00", "to": "10:00", "size": 4},
        {"days": days, "from": "10:00", "to": "11:00", "size": 6},
        {"days": days, "from": "11:00", "to": "17:00", "size": 4},
        {"days": ["Sun"], "from": "23:00", "to": "24:00", "size": 1},
    ]


def test_a_busy_operator_takes_longer_to_refill() -> None:
    idle, busy = (replenish_s(20.0, 45.0, 5.0, claims_per_s=claims_per_s) for claims_per_s in (0.0, 4.5))
    assert 20 < idle < 30
    assert busy > idle + 1
