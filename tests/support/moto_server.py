"""A real S3 server for tests: moto's, in a process of its own on a free port.

moto's own server answers requests side by side without a lock, and fails when
an object is copied or deleted while another request puts it, which no S3 does.
Here it works on one request at a time.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_START_TIMEOUT_S = 60
_ROOT = Path(__file__).parents[2]
_CLOUDFORMATION = "tests.support.moto_cloudformation"
_SERVER = """
import threading
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple

moto, lock = DomainDispatcherApplication(create_backend_app), threading.Lock()

def one_at_a_time(environ, start_response):
    with lock:
        return moto(environ, start_response)

run_simple("127.0.0.1", 0, one_at_a_time, threaded=True)
"""
# moto checks no signature; these are what a leak would show.
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "AKIATESTTESTTESTTEST", "AWS_SECRET_ACCESS_KEY": "never/show+this/secret"}


@contextmanager
def moto_server(folder: Path, *, cloudformation: bool = False) -> Generator[str]:
    """Runs the server; gives its address. Clients need CREDENTIALS in their environment.

    Args:
        folder: For its log.
        cloudformation: Also deploy the types and properties that moto's CloudFormation leaves out.
    """
    log = folder / "moto.log"
    program = f"import {_CLOUDFORMATION}\n{_SERVER}" if cloudformation else _SERVER
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=output, stderr=output)
    try:
        yield _address(process, log)
    finally:
        process.kill()
        process.wait()


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    end = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"Running on (http://[\d.:]+)", log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(f"moto did not start: {log.read_text()}")
