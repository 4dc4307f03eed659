"""Starts the MCP server: `python -m prompt2mesh.mcp`; `prompt2mesh mcp` and `prompt2mesh serve mcp` do it too."""

import argparse
import importlib.util
import os
import sys

from prompt2mesh.mesh.errors import EnvironmentFaultError, Prompt2MeshError
from prompt2mesh.settings import read_service_settings
from prompt2mesh.settings.blender import read_blender_address
from prompt2mesh.telemetry.traces import close_tracing, open_tracing


def main() -> None:
    """Serves until it is told to stop; says why where it cannot start."""
    parser = argparse.ArgumentParser(prog="prompt2mesh mcp")
    parser.add_argument("--user", default="", help="e-mail address of the account whose models they are")
    parser.add_argument("--http", action="store_true", help="serve over HTTP to whoever has a token")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8002)
    options = parser.parse_args()
    try:
        _require_sdk()
        from prompt2mesh.telemetry.logs import open_logs  # noqa: PLC0415 - after it is known that it can be imported

        # A client that starts this program keeps what it says, and asked for nothing but answers.
        quiet = not options.http and not os.environ.get("PROMPT2MESH_LOG_LEVEL")
        open_logs("mcp", level="warning" if quiet else None, take_output=options.http)
        open_tracing("mcp")
        settings = read_service_settings()
        if options.http:
            from prompt2mesh.mcp.http import serve_http  # noqa: PLC0415 - after it is known that it can be imported

            started = serve_http(settings, host=options.host, port=options.port)
            close_tracing()
            # A request that hangs in a thread must not keep the process; nothing is left to do.
            os._exit(0 if started else 1)
        from prompt2mesh.mcp.stdio import serve_stdio  # noqa: PLC0415 - as above

        serve_stdio(settings, email=options.user, blender=read_blender_address())
    except Prompt2MeshError as fault:
        _report(fault)
        sys.exit(fault.exit_code)


def _report(fault: Prompt2MeshError) -> None:
    """Standard output belongs to the protocol."""
    if importlib.util.find_spec("structlog") is None:
        sys.stderr.write(f"{fault.code}: {fault.message}\n  {fault.hint}\n")
        return
    from prompt2mesh.telemetry.logs import report_fault  # noqa: PLC0415 - as above

    report_fault(fault)


def _require_sdk() -> None:
    missing = [name for name in ("mcp", "sqlalchemy", "structlog") if importlib.util.find_spec(name) is None]
    if missing:
        raise EnvironmentFaultError(
            f"the MCP server needs the server extra; missing: {', '.join(missing)}",
            hint="pip install 'prompt2mesh[server]'; in a clone: make setup-server",
        )


if __name__ == "__main__":
    main()
