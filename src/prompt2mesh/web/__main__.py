"""`python -m prompt2mesh.web`: becomes the Streamlit server of the page."""

import argparse
import os
import sys

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.telemetry.logs import open_logs, report_fault
from prompt2mesh.web.configuration import read_configuration
from prompt2mesh.web.launch import command


def main() -> None:
    """Serves the page where the arguments say; the addresses come from the environment."""
    parser = argparse.ArgumentParser(prog="prompt2mesh.web", description="Serves the web page of Prompt2Mesh.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8501, help="port to listen on")
    arguments = parser.parse_args()
    try:
        open_logs("web", take_output=False)
        found = read_configuration()
    except Prompt2MeshError as fault:
        report_fault(fault)
        sys.exit(fault.exit_code)
    launch = command(arguments.port, found.api_url, found.public_api_url, found.public_web_url, address=arguments.host)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(launch.argv[0], launch.argv, launch.environment)  # noqa: S606 - our own server, no shell


if __name__ == "__main__":
    main()
