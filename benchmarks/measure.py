"""The measurements, each returning seconds or megabytes."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from benchmarks.prompts import SINGLE_OBJECTS
from prompt2mesh import bootstrap
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import BuildOrder, RenderOrder

_NAIVE = """
import sys, time
from pathlib import Path
from prompt2mesh import bootstrap
from prompt2mesh.mesh.document import dump_program, load_program
program, _ = bootstrap.open_modeler().model(sys.argv[1])
import bpy
from prompt2mesh.blender.scene import build_scene
from prompt2mesh.blender.export import export_model
bpy.ops.wm.read_factory_settings(use_empty=True)
build_scene(program)
export_model(Path(sys.argv[2]), "glb")
"""


@dataclass
class Samples:
    """Times of one kind of run, seconds."""

    seconds: list[float] = field(default_factory=list)

    def percentile(self, share: int) -> float:
        """The value that `share` % of the samples are not above."""
        return (
            quantiles(self.seconds, n=100, method="inclusive")[share - 1] if len(self.seconds) > 1 else self.seconds[0]
        )


def prompt_to_glb(pool: WorkerPool, prompts: tuple[str, ...], folder: Path, *, rounds: int) -> Samples:
    """Prompt to a GLB that was written and read again, worker warm."""
    modeler = bootstrap.open_modeler()
    samples = Samples()
    for number in range(rounds):
        for prompt in prompts:
            started = time.perf_counter()
            program, _ = modeler.model(prompt, seed=number)
            pool.build(BuildOrder(program, folder, ("glb",)))
            samples.seconds.append(time.perf_counter() - started)
    return samples


def prompt_to_preview(pool: WorkerPool, prompts: tuple[str, ...], folder: Path) -> Samples:
    """Prompt to the first picture, without the exports that may follow it."""
    modeler = bootstrap.open_modeler()
    samples = Samples()
    preview = (RenderOrder("preview", "preview.png"),)
    for prompt in prompts:
        started = time.perf_counter()
        program, _ = modeler.model(prompt)
        pool.build(BuildOrder(program, folder, (), preview, contact=False))
        samples.seconds.append(time.perf_counter() - started)
    return samples


def edit_round_trip(pool: WorkerPool, folder: Path) -> Samples:
    """A slider moved, the model built and written again."""
    modeler = bootstrap.open_modeler()
    program, _ = modeler.model("a wooden chair")
    name = next(p.name for p in program.parameters if "height" in p.name and p.unit == "m")
    samples = Samples()
    for number in range(12):
        started = time.perf_counter()
        parameter = next(p for p in program.parameters if p.name == name)
        low, high = parameter.minimum or 0.1, parameter.maximum or 1.0
        changed = modeler.set_parameter(program, name, low + (high - low) * (number + 1) / 13)
        pool.build(BuildOrder(changed, folder, ("glb",)))
        samples.seconds.append(time.perf_counter() - started)
    return samples


def cold_start(folder: Path, *, rounds: int) -> Samples:
    """The command from nothing to a GLB on disk, no pictures."""
    samples = Samples()
    for number in range(rounds):
        target = folder / f"cold-{number}"
        started = time.perf_counter()
        command = [sys.executable, "-m", "prompt2mesh.cli.main", "make", "a wooden chair", "--out", str(target),
                   "--no-beauty", "--no-preview", "--json"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        samples.seconds.append(time.perf_counter() - started)
    return samples


def naive(folder: Path, *, prompts: tuple[str, ...]) -> Samples:
    """One Blender process for each prompt, as a script run by `blender --background` would be."""
    samples = Samples()
    for prompt in prompts:
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", _NAIVE, prompt, str(folder / "naive.glb")], check=True, capture_output=True
        )
        samples.seconds.append(time.perf_counter() - started)
    return samples


@dataclass(frozen=True)
class Throughput:
    """Models a second of a batch, and what the cores allow.

    Attributes:
        limit: Cores divided by the CPU seconds of one model.
    """

    models_per_s: float
    limit: float


def batch_throughput(folder: Path, *, rounds: int) -> Throughput:
    """Many prompts over one worker for each core."""
    cores = os.cpu_count() or 1
    modeler = bootstrap.open_modeler()
    with closing(bootstrap.open_builder(Settings(), workers=cores)) as pool:
        pool.warm_up(cores)
        programs = [modeler.model(prompt)[0] for prompt in SINGLE_OBJECTS] * rounds

        def one(job: tuple[int, MeshProgram]) -> None:
            number, program = job
            target = folder / f"batch-{number % 16}-{os.getpid()}"
            target.mkdir(exist_ok=True)
            pool.build(BuildOrder(program, target, ("glb",)))

        with ThreadPoolExecutor(cores) as threads:
            list(threads.map(one, enumerate(programs[: 2 * cores])))  # warm
            before = [cpu_seconds(pid) for pid in pool.worker_pids()]
            own = resource.getrusage(resource.RUSAGE_SELF)
            started = time.perf_counter()
            list(threads.map(one, enumerate(programs)))
            wall = time.perf_counter() - started
            now = resource.getrusage(resource.RUSAGE_SELF)
            spent = sum(cpu_seconds(pid) for pid in pool.worker_pids()) - sum(before)
            spent += now.ru_utime + now.ru_stime - own.ru_utime - own.ru_stime
    return Throughput(len(programs) / wall, cores / (spent / len(programs)))


def memory_over(pool: WorkerPool, folder: Path, *, models: int) -> tuple[float, float, float]:
    """Resident megabytes of a worker after a tenth of the models, at the end, and the most seen."""
    modeler = bootstrap.open_modeler()
    programs = [modeler.model(prompt)[0] for prompt in SINGLE_OBJECTS]
    early = most = last = 0.0
    for number in range(models):
        pool.build(BuildOrder(programs[number % len(programs)], folder, ("glb",)))
        if number % 10 == 9:
            last = float(pool.status()[0]["resident_mb"])
            most = max(most, last)
            if number < models // 10:
                early = last
    return early, last, most


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """Where the benchmark writes."""
    return tempfile.TemporaryDirectory(prefix="p2m-bench-")
