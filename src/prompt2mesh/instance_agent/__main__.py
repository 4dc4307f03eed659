"""Serves an instance's agent: `python -m prompt2mesh.instance_agent`; a pod or the local driver starts it."""

import argparse
import os
import signal
import sys
from pathlib import Path
from types import FrameType

import uvicorn

from prompt2mesh.instance_agent.app import create_app
from prompt2mesh.instance_agent.blender_link import PersonsBlender
from prompt2mesh.instance_agent.server import AUTOSAVE_S, InstanceAgent
from prompt2mesh.mesh.errors import InputFileError, OptionError, Prompt2MeshError
from prompt2mesh.settings import read_settings
from prompt2mesh.settings.metrics import read_metrics_settings
from prompt2mesh.telemetry.exposition import shown_metrics
from prompt2mesh.telemetry.logs import open_logs, report_fault
from prompt2mesh.telemetry.traces import close_tracing, open_tracing

_MIN_TOKEN_CHARS = 16


def main() -> None:
    """Serves until it is told to stop; says why where it cannot start."""
    try:
        open_logs("agent")
        open_tracing("agent")
        _serve()
    except Prompt2MeshError as fault:
        report_fault(fault)
        sys.exit(fault.exit_code)


def _serve() -> None:
    env = os.environ
    blender = f"{env.get('PROMPT2MESH_BLENDER_HOST', '127.0.0.1')}:{env.get('PROMPT2MESH_BLENDER_PORT', '9876')}"
    parser = argparse.ArgumentParser(prog="python -m prompt2mesh.instance_agent", description=__doc__)
    parser.add_argument("--host", default=env.get("PROMPT2MESH_INSTANCE_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(env.get("PROMPT2MESH_INSTANCE_PORT", "8000")))
    parser.add_argument("--token-file", type=Path, default=env.get("PROMPT2MESH_INSTANCE_TOKEN_FILE"))
    parser.add_argument("--blender", default=blender, help="HOST:PORT of the person's Blender")
    parser.add_argument("--data", type=Path, default=env.get("PROMPT2MESH_DATA"), help="its own folder")
    parser.add_argument("--grace", type=float, default=25.0, help="seconds for the last save")
    parser.add_argument("--autosave", type=float, default=AUTOSAVE_S, help="seconds between saves")
    asked = parser.parse_args()
    if asked.token_file is None or asked.data is None:
        raise OptionError("--token-file and --data are needed")
    host, _, port = asked.blender.rpartition(":")
    token = _token(Path(asked.token_file))
    agent = InstanceAgent(read_settings(), data=Path(asked.data), autosave_s=asked.autosave,
                          blender=PersonsBlender(host, int(port), token=token))  # fmt: skip
    server = _Server(uvicorn.Config(
        create_app(agent, token=token), host=asked.host, port=asked.port, log_config=None, access_log=False,
        timeout_graceful_shutdown=3, server_header=False, lifespan="off",
    ))  # fmt: skip
    server.agent = agent
    # uvicorn raises the signal that ended it once more when it is done; the last save is still to come then.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: agent.stopping.set())
    shown = read_metrics_settings(env)
    with shown_metrics("agent", host=shown.host, port=shown.port):
        agent.start()
        try:
            server.run()
        finally:
            agent.stop(grace_s=asked.grace)
    close_tracing()
    # A save that hangs in a thread must not keep the process; nothing is left to do.
    sys.stdout.flush()
    os._exit(0 if server.started else 1)


class _Server(uvicorn.Server):
    """Ends the streams when it is told to stop; it would wait for whoever listens to one."""

    agent: InstanceAgent

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Takes the signal."""
        self.agent.stopping.set()
        super().handle_exit(sig, frame)


def _token(path: Path) -> str:
    try:
        token = path.read_text(encoding="utf-8").strip()
    except OSError as exc:
        raise InputFileError(f"the token file {path} cannot be read: {exc.strerror}") from exc
    if len(token) < _MIN_TOKEN_CHARS:
        raise OptionError(f"a token has {_MIN_TOKEN_CHARS} characters or more; this one has {len(token)}")
    return token


if __name__ == "__main__":
    main()
