import signal
import subprocess
import sys

import pytest

SERVE = """
import uvicorn
from prompt2mesh.http_security.orderly_server import OrderlyServer

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        print("serves", flush=True)
        await receive()
        await send({"type": "lifespan.shutdown.complete"})

OrderlyServer(uvicorn.Config(app, port=0, log_config=None)).run()
print("closed", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_was_opened_around_a_server_that_is_told_to_stop_is_closed(number: signal.Signals) -> None:
    server = subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    assert server.stdout.readline() == "serves\n"
    server.send_signal(number)
    said, _ = server.communicate(timeout=60)
    assert (server.returncode, said) == (0, "closed\n")
