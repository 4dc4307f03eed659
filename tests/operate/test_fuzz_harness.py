"""The harness can fail: a bug that was planted is found by each way of searching, kept, and told."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fuzz import minimise as minimising
from fuzz import target as targets
from fuzz.findings import Findings, found_in
from fuzz.minimise import Tracer, minimise
from fuzz.run import ROOT
from fuzz.target import load

PLANTED = {
    "by_bytes": "ZeroDivisionError in by_bytes.read",
    "by_structure": "OverflowError in by_structure.read",
    "by_property": "KeyError in by_property.calls",
    "by_time": "TooSlowError in session._require_quick",
}


@pytest.mark.timeout(240)
def test_planted_bugs_are_found_kept_and_told(tmp_path: Path) -> None:
    seed = tmp_path / "tests.support.planted.by_structure" / "corpus" / "seed"
    seed.parent.mkdir(parents=True)
    seed.write_text('{"name": "a", "parts": [{"shape": {"height": 1}}]}')
    only = [word for name in PLANTED for word in ("--only", f"tests.support.planted.{name}")]
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.run", "--seconds", "12", "--seed", "7", "--out", str(tmp_path), *only],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    for name, what in PLANTED.items():
        assert f"FOUND by tests.support.planted.{name}: {what}" in done.stdout
        (kept,) = (tmp_path / f"tests.support.planted.{name}" / "findings").glob("*.input")
        assert what in kept.with_suffix(".txt").read_text()


def test_what_an_earlier_run_found_counts_only_where_it_is_found_again(tmp_path: Path) -> None:
    def bug(data: bytes) -> Exception:
        with pytest.raises(KeyError) as caught:
            {}[data]
        return caught.value

    assert Findings(tmp_path).add(b"long", bug(b"long"))
    (kept,) = tmp_path.glob("*.input")
    os.utime(kept, (0, 0))
    since_s = time.time() - 60
    assert found_in(tmp_path, since_s=since_s) == {}
    assert not Findings(tmp_path).add(b"longer", bug(b"longer"))
    assert found_in(tmp_path, since_s=since_s) == {kept.name: "KeyError in test_fuzz_harness.bug"}
    assert kept.read_bytes() == b"long"


def test_a_target_that_is_not_there_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.run", "--only", "promts"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "there is no target promts" in done.stderr


def test_what_is_kept_reaches_something_new_or_was_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minimising, "CORPUS", tmp_path / "kept")
    monkeypatch.setattr(targets, "CORPUS", tmp_path / "kept")
    own, more = tmp_path / "kept" / "programs", tmp_path / "more"
    own.mkdir(parents=True)
    more.mkdir()
    for path, text in (
        (own / "found-once", "1+1"), (own / "seed-sum", "a+b"), (own / "seed-sum-again", "b + a"),
        (more / ("c" * 40), "a if a > b else b"), (more / ("d" * 40), "b if a > b else a"), (more / ("e" * 40), "a +"),
    ):  # fmt: skip
        path.write_text(f"expression\n{text}")
    kept, size = minimise("programs", [more])
    left = {path.name: path.read_text() for path in own.iterdir()}
    assert (kept, size) == (len(left), sum(map(len, left.values())))
    assert left.keys() == {"found-once", "seed-sum", "c" * 12, "e" * 12}


def test_what_a_server_does_in_its_own_thread_is_reached_too() -> None:
    target = load("frames")
    with Tracer() as tracer, target.prepare():
        arcs = tracer.arcs_of(target, b'open\n{"type": "ping"}')
        assert any(file.endswith("connections.py") for file, _, _ in arcs)
