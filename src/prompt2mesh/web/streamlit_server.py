"""Runs Streamlit's command with our logs in the place of its own: `python -m prompt2mesh.web.streamlit_server run …`.

Streamlit gives each of its loggers a handler that writes lines for people, and prints where it is reached. Here its
records take the way of all others, so that the page's log is JSON where that of the other processes is.
"""

import logging
import sys

import streamlit.logger
from streamlit.web import cli

from prompt2mesh.http_security.slow_heads import be_patient_by_default
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.telemetry.logs import open_logs, report_fault, take_over_loggers
from prompt2mesh.telemetry.traces import open_tracing


def main() -> None:
    """Serves until it is told to stop."""
    try:
        open_logs("web")
        open_tracing("web")
    except Prompt2MeshError as fault:
        report_fault(fault)
        sys.exit(fault.exit_code)
    streamlit.logger.setup_formatter = _pass_on
    take_over_loggers()
    be_patient_by_default()
    cli.main(prog_name="streamlit")


def _pass_on(logger: logging.Logger) -> None:
    logger.propagate = True


if __name__ == "__main__":
    main()
