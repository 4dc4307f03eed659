"""The routers in front of instances, as real processes: nginx by the template of the cluster, and the one machine's own."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import httpx2

from tests.support.service import free_port

TEMPLATE = Path(__file__).parents[2] / "docker" / "router" / "nginx.conf.template"
Kind = Literal["nginx", "own"]


@contextmanager
def router(kind: Kind, folder: Path, api_url: str, *, port: int, read_timeout_s: float = 60.0) -> Generator[str]:
    """Its address without `user-ID.`; stopped at the end."""
    if kind == "nginx":
        program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
        assert program is not None, "these tests need nginx: run tools/test_systems.sh"
        values = {
            "PROMPT2MESH_DOMAIN": "localhost", "ROUTER_API": urlsplit(api_url).netloc, "ROUTER_PORT": f"127.0.0.1:{port}",
            "ROUTER_RESOLVER": "127.0.0.53", "ROUTER_TRUSTED_PROXY": "127.0.0.2", "ROUTER_WORKERS": "1",
            "ROUTER_READ_TIMEOUT": f"{read_timeout_s:g}s", "ROUTER_CONNECTIONS": "12", "ROUTER_REQUESTS_PER_S": "200",
        }  # fmt: skip
        text = TEMPLATE.read_text()
        for name, value in values.items():
            text = text.replace(f"${{{name}}}", value)
        assert "${" not in text, "the template asks for more"
        text = text.replace("/tmp/", f"{folder}/").replace("/dev/stdout", f"{folder}/access.log")  # noqa: S108
        (folder / "nginx.conf").write_text(text)
        command = [program, "-c", str(folder / "nginx.conf"), "-g", "daemon off;", "-e", str(folder / "error.log")]
    else:
        command = [sys.executable, "-m", "prompt2mesh.router", "--port", str(port), "--ping-s", "1"]
    environment = {**os.environ, "PROMPT2MESH_API_URL": api_url}
    with (folder / f"{kind}.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait(process, port, folder / f"{kind}.log")
        yield f"localhost:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def new_port() -> int:
    return free_port()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/healthz", timeout=2).status_code == 200:
                return
        except httpx2.HTTPError:
            pass
        assert process.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < deadline, "the router does not answer"
        time.sleep(0.05)
