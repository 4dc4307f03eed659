"""Toxiproxy (https://github.com/Shopify/toxiproxy): a TCP proxy that delays, cuts and drops on request.

Built once from its Go module by `tools/ci/go_tool.sh`.
"""

import subprocess
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx

from tests.support.service import free_port

_TOOL = Path(__file__).parents[3] / "tools" / "ci" / "go_tool.sh"


@dataclass(frozen=True)
class Proxy:
    """One proxied connection."""

    toxiproxy: "Toxiproxy"
    name: str
    port: int

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def poison(self, kind: str, *, stream: str = "downstream", **attributes: int) -> None:
        """Adds a toxic, in place of an earlier one."""
        self.heal()
        body = {"name": "toxic", "type": kind, "stream": stream, "attributes": attributes}
        self.toxiproxy.ask("POST", f"/proxies/{self.name}/toxics", body)

    def heal(self) -> None:
        self.toxiproxy.ask("DELETE", f"/proxies/{self.name}/toxics/toxic", missing=True)

    def cut(self) -> None:
        """Drops every connection and takes no new one."""
        self.toxiproxy.ask("POST", f"/proxies/{self.name}", {"enabled": False})

    def mend(self) -> None:
        self.toxiproxy.ask("POST", f"/proxies/{self.name}", {"enabled": True})


class Toxiproxy:
    """The server of proxies."""

    def __init__(self, port: int) -> None:
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10)

    def add(self, name: str, upstream: str) -> Proxy:
        """A proxy in front of an address, on a free port."""
        port = free_port()
        self.ask("POST", "/proxies", {"name": name, "listen": f"127.0.0.1:{port}", "upstream": upstream})
        return Proxy(self, name, port)

    def close(self) -> None:
        self._http.close()

    def heal(self) -> None:
        """No toxics, and every proxy takes connections."""
        self.ask("POST", "/reset", {})

    def ask(self, method: str, path: str, body: Any = None, *, missing: bool = False) -> None:
        answer = self._http.request(method, path, json=body)
        if not (missing and answer.status_code == 404):
            assert answer.is_success, f"toxiproxy: {method} {path}: {answer.status_code} {answer.text}"


@contextmanager
def toxiproxy(log: Path) -> Generator[Toxiproxy]:
    """A server of proxies until the end of the block."""
    program = subprocess.run([_TOOL, "toxiproxy"], capture_output=True, text=True, check=True).stdout.strip()
    port = free_port()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [program, "-host", "127.0.0.1", "-port", str(port)], stdout=output, stderr=output, start_new_session=True
        )
    try:
        deadline = time.monotonic() + 30
        while True:
            with suppress(httpx.HTTPError):
                if httpx.get(f"http://127.0.0.1:{port}/version").is_success:
                    break
            assert process.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < deadline, "toxiproxy does not answer"
            time.sleep(0.05)
        with closing(Toxiproxy(port)) as opened:
            yield opened
    finally:
        process.terminate()
        process.wait(timeout=10)
