#!/usr/bin/env python3
"""People's instances on Kubernetes: the same as `prompt2mesh instances …`, and it also works from a checkout.

python k8s/user_instance_manager.py create alice --wait
python k8s/user_instance_manager.py create alice --direct --dry-run -o yaml
python k8s/user_instance_manager.py --help
"""

import os
import sys
from pathlib import Path

_SOURCES = Path(__file__).resolve().parent.parent / "src"


def main() -> None:
    """Runs the commands."""
    if _SOURCES.is_dir():
        sys.path.insert(0, str(_SOURCES))
    os.environ.setdefault("PROMPT2MESH_INSTANCES", "kubernetes")
    try:
        from prompt2mesh.cli.instances import app  # noqa: PLC0415 - the line above says where it is
    except ModuleNotFoundError as missing:
        sys.exit(f"{missing.name} is missing: pip install -e '.[k8s]' in the checkout")
    app(prog_name=Path(__file__).name)


if __name__ == "__main__":
    main()
