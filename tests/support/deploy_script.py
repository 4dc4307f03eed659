"""Running k8s/deploy.sh as an operator does, and programs that only write down how they were called."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.cluster.processes import program_folder

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "k8s/deploy.sh"


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run of the script said, and its exit code."""

    code: int
    out: str
    errors: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def run_deploy(
    *arguments: str,
    folder: Path,
    kubeconfig: Path | None = None,
    path: str | None = None,
    first: Path | None = None,
    answer: str = "",
    environment: Mapping[str, str] | None = None,
    timeout_s: float = 300.0,
) -> Run:
    """Runs the script; nobody sits at the terminal.

    Args:
        *arguments: Its own.
        folder: Its home, and where it keeps what it works with.
        kubeconfig: Without one kubectl knows no cluster.
        path: All of its PATH.
        first: A folder of programs that go before all others.
        answer: What it reads when it asks.
        environment: More variables.
        timeout_s: Longest it may take.
    """
    usual = os.pathsep.join([*([str(first)] if first else []), str(program_folder()), os.environ["PATH"]])
    done = subprocess.run(
        ["/bin/bash", str(SCRIPT), *arguments],
        input=answer, text=True, capture_output=True, check=False, timeout=timeout_s, cwd=ROOT,
        env={
            "HOME": str(folder), "TMPDIR": str(folder), "PATH": usual if path is None else path,
            "KUBECONFIG": str(kubeconfig or folder / "none"), **(environment or {}),
        },
    )  # fmt: skip
    return Run(code=done.returncode, out=done.stdout, errors=done.stderr)


def write_program(folder: Path, name: str, text: str) -> Path:
    """A program for `first` of `run_deploy`."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/bash\n{text}\n")
    program.chmod(0o755)
    return program


def write_recorder(folder: Path, name: str, then: str = "") -> Path:
    """A program that adds its name and arguments as a line to FOLDER/calls, and then does what bash is told here."""
    return write_program(folder, name, f'echo "{name} $*" >> "{folder}/calls"\n{then}')
