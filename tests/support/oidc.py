"""A real OpenID provider in a process of its own, and a person who clicks through its page."""

import contextlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import httpx2

ANN = {"sub": "ann", "email": "ann@example.com", "email_verified": True, "name": "Ann"}
BOB = {"sub": "bob", "email": "bob@example.com", "email_verified": False, "name": "Bob"}


@contextlib.contextmanager
def running_provider(log: Path) -> Generator[str]:
    """The issuer of an oidc-provider-mock that knows Ann (whose e-mail is verified) and Bob (whose is not)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    people = [f"--user-claims={json.dumps(person)}" for person in (ANN, BOB)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--require-nonce", "true",
             "--port", str(port), *people],
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    issuer = f"http://127.0.0.1:{port}"
    try:
        _wait(issuer, process, log)
        yield issuer
    finally:
        process.terminate()
        process.wait(10)


def approve(url: str, *, subject: str) -> dict[str, str]:
    """Signs somebody in on the provider's page; the parameters that come back to the redirect URI."""
    answer = httpx2.post(url, data={"sub": subject}, follow_redirects=False)
    assert answer.status_code == 302, answer.text
    return dict(httpx2.URL(answer.headers["location"]).params)


def _wait(issuer: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        with contextlib.suppress(httpx2.TransportError):
            if httpx2.get(f"{issuer}/.well-known/openid-configuration").status_code == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(log.read_text())
