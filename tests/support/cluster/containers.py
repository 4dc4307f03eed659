"""Containers of our images, really run by podman and runc as strictly as a deployment runs them."""

import contextlib
import json
import shlex
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx

from tests.support.cluster.images import BASE, Images

# podman 4.3 has its health checks run by systemd, which is not here, and waits for no health: this stands in its way,
# asks the checks itself, and calls itself new enough to be waited with. Nor does 4.3 start what requires something that
# requires something (`--requires`); who waits for whom is kept by podman-compose anyway.
_PODMAN = """#!/bin/sh
export CONTAINERS_CONF={configuration} DISABLE_HC_SYSTEMD=true
podman() {{ command podman --root {root} --runroot {runroot} "$@"; }}
if [ "$1" = --version ]; then
    echo "podman version 4.9.0"
elif [ "$1 $2" = "wait --condition=healthy" ]; then
    shift 2
    for name; do
        tries=0
        until podman healthcheck run "$name" >/dev/null 2>&1; do
            tries=$((tries + 1))
            [ $tries -lt 240 ] || exit 1
            sleep 0.5
        done
    done
else
    for argument; do
        shift
        case "$argument" in --requires=*) ;; *) set -- "$@" "$argument" ;; esac
    done
    podman "$@"
fi
"""
_STRICT = (
    "--read-only",
    "--cap-drop=all",
    "--security-opt=no-new-privileges",
    "--pids-limit=500",
    "--tmpfs=/tmp:mode=1777",
)


@dataclass(frozen=True)
class Container:
    """One that runs."""

    podman: Path
    name: str
    ports: Mapping[int, int]

    def url(self, port: int, path: str = "/") -> str:
        """Where one of its ports is reached from here."""
        return f"http://127.0.0.1:{self.ports[port]}{path}"

    def run(self, *command: str) -> str:
        """Runs a command in it."""
        return run_podman(self.podman, "exec", self.name, *command)

    def said(self) -> str:
        """Its log."""
        done = subprocess.run([self.podman, "logs", self.name], check=False, capture_output=True, text=True)
        return done.stdout + done.stderr

    def wait_healthy(self, *, timeout_s: float = 90.0) -> None:
        """Waits until the image's own health check is content."""
        deadline = time.monotonic() + timeout_s
        while (done := _try(self.podman, "healthcheck", "run", self.name)).returncode:
            waits = time.monotonic() < deadline and "is not running" not in done.stderr
            assert waits, f"{self.name}: {done.stdout}{done.stderr}\n{self.said()[-3000:]}"
            time.sleep(0.3)

    def until_answers(self, port: int, path: str, *, status: int = 200, timeout_s: float = 90.0) -> httpx.Response:
        """Waits for an answer."""
        deadline = time.monotonic() + timeout_s
        while True:
            with contextlib.suppress(httpx.HTTPError):
                found = httpx.get(self.url(port, path), timeout=10)
                if found.status_code == status:
                    return found
            assert time.monotonic() < deadline, f"{self.name} does not answer at {path}\n{self.said()[-3000:]}"
            time.sleep(0.3)


def write_podman(images: Images, folder: Path) -> Path:
    """The program that is podman over the store of images, for us and for podman-compose."""
    path = folder / "podman"
    path.write_text(_PODMAN.format(
        configuration=shlex.quote(str(images.configuration)), root=shlex.quote(str(images.root)),
        runroot=shlex.quote(str(images.runroot)),
    ))  # fmt: skip
    path.chmod(0o755)
    return path


def refusal(podman: Path) -> str:
    """Why no containers with a network run here; nothing where they do."""
    for program in ("netavark", "aardvark-dns"):
        if not Path(f"/usr/lib/podman/{program}").exists():
            return f"this machine lacks {program}"
    done = _try(podman, "run", "--rm", *_STRICT, "--publish=127.0.0.1::80", BASE, "true")
    return done.stderr.strip()[-500:] if done.returncode else ""


@contextmanager
def running(
    podman: Path, image: str, *command: str, ports: Sequence[int] = (), options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> Generator[Container]:  # fmt: skip
    """A container with a read-only root and no rights, until the block ends."""
    arguments = [f"--publish=127.0.0.1::{port}" for port in ports]
    arguments += [f"--env={name}={value}" for name, value in (environment or {}).items()]
    name = run_podman(podman, "run", "--detach", *_STRICT, *arguments, *options, image, *command).strip()
    try:
        found: dict[str, Any] = json.loads(run_podman(podman, "inspect", name))[0]["NetworkSettings"]["Ports"] or {}
        yield Container(podman, name, {
            port: int(found[f"{port}/tcp"][0]["HostPort"]) for port in ports
        })  # fmt: skip
    finally:
        run_podman(podman, "rm", "--force", "--volumes", "--time=10", name)


def run_podman(podman: Path, *arguments: str) -> str:
    """Runs podman; gives what it printed."""
    done = _try(podman, *arguments)
    assert done.returncode == 0, f"podman {' '.join(arguments)}: {done.stderr[-3000:]}{done.stdout[-3000:]}"
    return done.stdout


def _try(podman: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [podman, *arguments], check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )  # fmt: skip
