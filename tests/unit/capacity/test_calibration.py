"""The reader of measurements against the page as `make bench` writes it."""

from pathlib import Path

import pytest

from prompt2mesh.capacity.calibration import Calibration, parse_calibration, read_calibration
from prompt2mesh.mesh.errors import InputFileError

PAGE = """# Benchmarks

## service

| 9 claims, 75 asked for a second | 1.0/s, p50 1, p99 2 ms | |

## instances

Measured 2026-11-27 on 2 cores (x86_64), `--only instances`.

| what | measured | goal |
| --- | --- | --- |
| 100 people at once: KubeSpawner, a pod each | 9.0 s; p50 4.00, p99 8.00 s; 3.0 requests, 20 ms of CPU and 20 ms of the API server's each; 90 MB | the peer to beat |
| … a plain kopf operator, all objects of ours | 60.0 s; p50 30.00, p99 60.00 s; 70.0 requests, 90 ms of CPU and 20 ms of the API server's each; 130 MB | the peer to beat |
| … ours without a warm pool | 10.0 s; p50 5.00, p99 9.00 s; 36.5 requests, 50 ms of CPU and 20 ms of the API server's each; 110 MB | far ahead |
| … ours from a warm pool | 1.2 s; p50 0.60, p99 1.10 s; 5.0 requests, 9 ms of CPU and 20 ms of the API server's each; 110 MB | ahead |
| a warm pool of 1000 instances filled | 12.5 instances/s |  |
| 1000 claims, 75 asked for a second | 73.9/s, p50 41, p99 260 ms | 75/s, p99 ≤ 500 ms |
| … of the operator for a claim | 3.1 requests, 4 ms of CPU |  |
| 2000 live instances: memory of the operator | 300 MB |  |
| … all suspended at once | 33.0/s; p50 30.0, p99 59.0 s |  |
| … all resumed at once | 11.0/s; p50 90.0, p99 180.0 s |  |
"""


def test_every_figure_is_read_with_its_day() -> None:
    assert parse_calibration(PAGE, source="benchmarks/README.md") == Calibration(
        claims_per_s=73.9, claim_p50_s=0.041, claim_p99_s=0.26, fills_per_s=12.5, requests_per_claim=3.1,
        requests_per_start=36.5, requests_per_s=365.0, suspends_per_s=33.0, source="benchmarks/README.md",
        measured="2026-11-27 on 2 cores (x86_64)", assumed=(),
    )  # fmt: skip


def test_what_the_page_lacks_is_assumed_and_said() -> None:
    without = "\n".join(line for line in PAGE.splitlines() if "instances filled" not in line)
    found = parse_calibration(without, source="page")
    assert found.assumed == ("fills_per_s",)
    assert found.fills_per_s == Calibration().fills_per_s
    nothing = parse_calibration("# Benchmarks\n", source="page")
    assert nothing.measured == ""
    assert len(nothing.assumed) == 8


def test_our_own_page_is_found_and_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert read_calibration().source == "benchmarks/README.md"
    with pytest.raises(InputFileError, match="cannot be read"):
        read_calibration(tmp_path / "none.md")
