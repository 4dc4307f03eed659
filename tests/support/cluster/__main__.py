"""Keeps a control plane running in the foreground, for developers: `python -m tests.support.cluster`."""

import argparse
import contextlib
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from tests.support.cluster.control_plane import running_control_plane


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.support.cluster", description=__doc__)
    parser.add_argument("--nodes", type=int, default=3, help="how many nodes kwok plays (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="for data, kubeconfig and logs (default: a new temporary one)")
    parser.add_argument("--address", default="127.0.0.1", help="that the API server listens on (default: %(default)s)")
    parser.add_argument("--name", action="append", default=[], help="another name or address of its certificate")
    parser.add_argument("--audit", action="store_true", help="write each request to audit.log")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _end)
    with tempfile.TemporaryDirectory(prefix="prompt2mesh-cluster-") as temporary:
        folder = options.folder or Path(temporary) / "cluster"
        with running_control_plane(
            folder, nodes=options.nodes, address=options.address, names=options.name, audit=options.audit
        ) as control_plane:
            lines = [
                f"export KUBECONFIG={control_plane.kubeconfig}",
                f"export PATH={control_plane.programs}:$PATH",
                f"# The API server is on {control_plane.url}, logs are in {folder / 'logs'}. Ctrl-C ends it.",
            ]
            sys.stdout.write("\n".join(lines) + "\n")
            sys.stdout.flush()
            with contextlib.suppress(KeyboardInterrupt):
                signal.pause()


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


main()
