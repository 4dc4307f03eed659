"""`prompt2mesh operator` is the operator's own program, with all of its options."""

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "prompt2mesh.cli", "operator", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=SOURCE)


def test_what_it_is_told_reaches_the_operator_and_its_refusal_comes_back() -> None:
    done = run("--kubeconfig", "/nowhere/config", "--lease-seconds", "5", "--sure-seconds", "9")
    assert done.returncode == 2
    assert "lease" in done.stderr  # its holder must stop being sure before others may take it


def test_its_help_teaches_the_usual_options_and_how_to_see_the_others() -> None:
    usual = run("--help")
    assert usual.returncode == 0
    assert "crds.yaml" in usual.stdout
    assert "prompt2mesh operator -- --help" in " ".join(usual.stdout.split())
    everything = run("--", "--help")
    assert everything.returncode == 0
    assert "--sweep-grace-seconds" in everything.stdout
