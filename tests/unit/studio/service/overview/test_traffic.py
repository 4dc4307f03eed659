from datetime import UTC, datetime, timedelta

import pytest

from prompt2mesh.studio.ports.figures import ProcessMinute
from prompt2mesh.studio.service.overview.spans import Spans
from prompt2mesh.studio.service.overview.traffic import traffic

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("second", [1, 20, 59])
def test_ten_requests_a_second_are_told_as_ten_at_any_moment_of_a_minute(second: int) -> None:
    now = NOON + timedelta(seconds=second)
    minutes = [
        ProcessMinute(
            process_id="api_1", kind="api", host="a", minute=NOON - timedelta(minutes=back),
            figures={"requests": 10.0 * (60 if back else second)}, routes={},
        )
        for back in range(30)
    ]  # fmt: skip
    found = traffic(minutes, [], spans=Spans.before(now, hours=1, length_s=60), now=now)
    assert found.per_second == pytest.approx(10.0)
