"""Writes the rules and the dashboards from the code beside this file, or says what is no longer what the code says.

usage: python -m monitoring [--check]
"""

import argparse
import sys
from pathlib import Path

from monitoring.alerting.files import rule_files
from monitoring.dashboards.files import dashboard_files

FOLDER = Path(__file__).parent
_GENERATED = ("prometheus/rules", "prometheus/tests", "kubernetes/prometheus-rules.yaml", "grafana/dashboards")


def main() -> int:
    """Writes or checks every file; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    check = parser.parse_args().check
    files = rule_files() | dashboard_files()
    stale = stale_files(files)
    for name in stale:
        path = FOLDER / name
        if check:
            print(f"monitoring/{name} is not what the code says")
        elif name in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[name], encoding="utf-8")
            print(f"wrote monitoring/{name}")
        else:
            path.unlink()
            print(f"removed monitoring/{name}")
    if check and stale:
        print("run: make monitoring")
        return 1
    print(f"monitoring: {len(files)} files, {len(stale)} {'stale' if check else 'changed'}")
    return 0


def stale_files(files: dict[str, str]) -> list[str]:
    """Those that are not what they should be, those that should not be there among them."""
    written: dict[str, str] = {}
    for place in _GENERATED:
        root = FOLDER / place
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_file():
                written[path.relative_to(FOLDER).as_posix()] = path.read_text(encoding="utf-8")
    return sorted(name for name in {*files, *written} if files.get(name) != written.get(name))


if __name__ == "__main__":
    sys.exit(main())
