"""Where the command starts: `prompt2mesh`, or `python -m prompt2mesh.cli`.

Loading everything takes a moment, and Ctrl-C in that moment should end the
command quietly; so the signal gets its plain meaning before anything is loaded.
"""

import signal


def main() -> None:
    """Runs the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from prompt2mesh.cli.main import app  # noqa: PLC0415 - see above

    app(prog_name="prompt2mesh")


if __name__ == "__main__":
    main()
