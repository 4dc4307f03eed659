"""Where the command starts: `prompt2mesh`, or `python -m prompt2mesh.cli`.

Loading everything takes a moment, and Ctrl-C in that moment should end the
command quietly; so the signal gets its plain meaning before anything is loaded.
"""

import os
import signal
import sys


def main() -> None:
    """Runs the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.argv[1:] == ["mcp"]:  # a client waits, and needs nothing of what the other commands load
        os.execv(sys.executable, [sys.executable, "-m", "prompt2mesh.mcp"])  # noqa: S606 - our own module, no shell
    from prompt2mesh.cli.main import app  # noqa: PLC0415 - see above

    app(prog_name="prompt2mesh")


if __name__ == "__main__":
    main()
