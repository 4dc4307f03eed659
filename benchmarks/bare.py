"""Blender alone, on the models that ours made: what no program around it can be faster than."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Samples
from prompt2mesh import bootstrap
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.studio.ports import BuildOrder

_SCRIPT = Path(__file__).with_name("peers") / "bare_blender.py"


def blend_files(pool: WorkerPool, prompts: Sequence[str], folder: Path) -> list[Path]:
    """A .blend of each prompt's model."""
    modeler = bootstrap.open_modeler()
    found: list[Path] = []
    for number, prompt in enumerate(prompts):
        target = folder / f"blend-{number}"
        target.mkdir()
        pool.build(BuildOrder(modeler.model(prompt)[0], target, ("blend",)))
        found.append(target / "model.blend")
    return found


def bare_blender(blends: Sequence[Path], *, rounds: int) -> dict[str, Samples]:
    """What Blender itself takes for each format, and for a picture of 400 px as `picture`."""
    command = [sys.executable, str(_SCRIPT), str(rounds), *(str(path) for path in blends)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Samples] = {}
    for kind, seconds in json.loads(done.stdout.splitlines()[-1]).items():
        found[kind] = Samples(seconds)
    return found


def bare_memory_mb() -> float:
    """The memory of a process that has loaded Blender and done nothing."""
    script = "import bpy, resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024.0
