"""The reader of measurements against the file as `make bench` writes it."""

import json
from pathlib import Path

import pytest

from benchmarks.parts.instances import change_figures, claim_figures, crowd_figures, fill_figure
from benchmarks.results import record
from benchmarks.storms import Storm
from prompt2mesh.capacity.calibration import Calibration, parse_calibration, read_calibration
from prompt2mesh.mesh.errors import InputFileError


def file_of(**values: dict[str, float]) -> str:
    figures = [{"id": name, "values": found} for name, found in values.items()]
    return json.dumps({"measured": "2026-11-27T07:57Z", "cores": 2, "machine": "x86_64", "figures": figures})


MEASURED: dict[str, dict[str, float]] = {
    "claims_rate": {"value": 73.9}, "claims_wait": {"p50": 41, "p99": 260}, "pool_fill": {"value": 12.5},
    "claim_requests": {"value": 3.1}, "cold_requests": {"value": 36.5}, "cold_requests_rate": {"value": 365},
    "suspend_rate": {"value": 33},
}  # fmt: skip


def test_every_figure_is_read_with_its_day() -> None:
    assert parse_calibration(file_of(**MEASURED), source="instances.json") == Calibration(
        claims_per_s=73.9, claim_p50_s=0.041, claim_p99_s=0.26, fills_per_s=12.5, requests_per_claim=3.1,
        requests_per_start=36.5, requests_per_s=365.0, suspends_per_s=33.0, source="instances.json",
        measured="2026-11-27 on 2 cores (x86_64)", assumed=(),
    )  # fmt: skip


def test_what_the_file_lacks_is_assumed_and_said() -> None:
    without = {name: found for name, found in MEASURED.items() if name != "pool_fill"}
    found = parse_calibration(file_of(**without), source="file")
    assert found.assumed == ("fills_per_s",)
    assert found.fills_per_s == Calibration().fills_per_s
    nothing = parse_calibration(file_of(), source="file")
    assert nothing.measured == ""
    assert len(nothing.assumed) == 8


def test_what_the_benchmark_writes_is_read(tmp_path: Path) -> None:
    """A figure that is renamed there would be assumed here without anybody's noticing."""
    storm = Storm(seconds=10.0, requests=365, server_cpu_s=1.0, resident_mb=90.0)
    storm.waits.seconds.extend([1.0] * 10)
    figures = [
        *crowd_figures("cold", storm, peers={}), *claim_figures(storm, per_second=1.0),
        *change_figures("suspend", storm), fill_figure(10, seconds=2.0),
    ]  # fmt: skip
    found = read_calibration(record("instances", figures, command="make bench", folder=tmp_path))
    assert found.assumed == ()
    assert (found.requests_per_start, found.requests_per_s, found.suspends_per_s) == (36.5, 36.5, 1.0)
    assert (found.fills_per_s, found.claim_p99_s) == (5.0, 1.0)


def test_our_own_file_is_found_and_one_that_is_none_is_refused(tmp_path: Path) -> None:
    assert read_calibration().source == "benchmarks/results/instances.json"
    with pytest.raises(InputFileError, match="cannot be read"):
        read_calibration(tmp_path / "none.json")
    page = tmp_path / "README.md"
    page.write_text("# Benchmarks\n")
    with pytest.raises(InputFileError, match="cannot be read"):
        read_calibration(page)
