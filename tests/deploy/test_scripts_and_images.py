"""Scripts and the dockerfile, read by the tools that know their traps."""

import subprocess
from pathlib import Path

import pytest

from tests.support.apart import apart_programs

_ROOT = Path(__file__).parents[2]
_SHEBANGS = (b"#!/usr/bin/env bash", b"#!/bin/sh", b"#!/bin/bash")
_SCRIPTS = sorted(
    path for folder in (".ci", "docker", "k8s", "tools") for path in (_ROOT / folder).rglob("*")
    if path.is_file() and "node_modules" not in path.parts and path.read_bytes().partition(b"\n")[0] in _SHEBANGS
)  # fmt: skip


@pytest.mark.parametrize("script", [str(path.relative_to(_ROOT)) for path in _SCRIPTS])
def test_a_script_has_no_known_trap(script: str) -> None:
    found = subprocess.run(
        [apart_programs("checkers") / "shellcheck", "--external-sources", "--source-path=SCRIPTDIR", script],
        cwd=_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout


def test_the_dockerfile_has_no_known_trap() -> None:
    command = [apart_programs("checkers") / "hadolint", "docker/dockerfile"]
    found = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
