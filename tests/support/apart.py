"""Programs that tests run and that cannot live beside ours: each set has an environment of its own."""

import subprocess
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def apart_programs(name: str) -> Path:
    """The folder of the programs of requirements/NAME.lock; they are installed the first time."""
    done = subprocess.run([str(_ROOT / "tools" / "apart_venv.sh"), name], check=True, capture_output=True, text=True)
    return Path(done.stdout.strip())
