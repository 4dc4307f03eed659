"""The measurements, each returning seconds or megabytes."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles

from benchmarks.prompts import SINGLE_OBJECTS
from prompt2mesh import bootstrap
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import BuildOrder, RenderOrder

NAIVE = """
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
    """Times of one kind of run, seconds.

    Attributes:
        rounds: How many of them each round has that is over.
    """

    seconds: list[float] = field(default_factory=list[float])
    rounds: list[int] = field(default_factory=list[int])

    def percentile(self, share: int) -> float:
        """The value that `share` % of the samples are not above."""
        return (
            quantiles(self.seconds, n=100, method="inclusive")[share - 1] if len(self.seconds) > 1 else self.seconds[0]
        )

    def percentiles(self, *shares: int, factor: float = 1.0) -> dict[str, float]:
        """Percentiles as the values of a figure, times a factor for its unit."""
        return {f"p{share}": self.percentile(share) * factor for share in shares}

    @contextmanager
    def timed(self) -> Generator[None]:
        """Adds what is done within."""
        started = time.perf_counter()
        yield
        self.seconds.append(time.perf_counter() - started)

    def end_round(self) -> None:
        """What was measured since the last round was the same as in that."""
        self.rounds.append(len(self.seconds) - sum(self.rounds))

    @property
    def spread_percent(self) -> float | None:
        """How far the medians of the rounds lie apart; None with less than two."""
        if len(self.rounds) < 2:
            return None
        ends = list(accumulate(self.rounds))
        medians = [median(self.seconds[end - count : end]) for end, count in zip(ends, self.rounds, strict=True)]
        return (max(medians) / min(medians) - 1.0) * 100.0


def prompt_to_glb(pool: WorkerPool, prompts: tuple[str, ...], folder: Path, *, rounds: int) -> Samples:
    """Prompt to a GLB that was written and read again, worker warm."""
    modeler = bootstrap.open_modeler()
    samples = Samples()
    for number in range(rounds):
        for prompt in prompts:
            with samples.timed():
                program, _ = modeler.model(prompt, seed=number)
                pool.build(BuildOrder(program, folder, ("glb",)))
        samples.end_round()
    return samples


def prompt_to_preview(pool: WorkerPool, prompts: tuple[str, ...], folder: Path, *, rounds: int) -> Samples:
    """Prompt to the first picture, without the exports that may follow it."""
    modeler = bootstrap.open_modeler()
    samples = Samples()
    preview = (RenderOrder("preview", "preview.png"),)
    for number in range(rounds):
        for prompt in prompts:
            with samples.timed():
                program, _ = modeler.model(prompt, seed=number)
                pool.build(BuildOrder(program, folder, (), preview, contact=False))
        samples.end_round()
    return samples


def edit_round_trip(pool: WorkerPool, prompt: str, folder: Path, *, rounds: int) -> Samples:
    """A slider moved, the model built and written again."""
    modeler = bootstrap.open_modeler()
    program, _ = modeler.model(prompt)
    parameter = next(p for p in program.parameters if "height" in p.name and p.unit == "m")
    low, high = parameter.minimum or 0.1, parameter.maximum or 1.0
    samples = Samples()
    for _ in range(rounds):
        for step in range(1, 13):
            with samples.timed():
                changed = modeler.set_parameter(program, parameter.name, low + (high - low) * step / 13)
                pool.build(BuildOrder(changed, folder, ("glb",)))
        samples.end_round()
    return samples


def command_seconds(commands: Mapping[str, Sequence[str]], *, rounds: int) -> dict[str, Samples]:
    """How long commands take from nothing to their end, each once a round, so that a busy moment hits all."""
    samples = {name: Samples() for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            with samples[name].timed():
                subprocess.run(command, check=True, capture_output=True)
            samples[name].end_round()
    return samples


def worker_start(*, rounds: int) -> Samples:
    """From nothing to a worker that is ready to build."""
    samples = Samples()
    for _ in range(rounds):
        with samples.timed():
            pool = bootstrap.open_builder(Settings())
            pool.warm_up(1)
        pool.close()
        samples.end_round()
    return samples


def naive(folder: Path, *, prompts: tuple[str, ...]) -> Samples:
    """One Blender process for each prompt, as a script run by `blender --background` would be."""
    samples = Samples()
    for prompt in prompts:
        with samples.timed():
            subprocess.run(
                [sys.executable, "-c", NAIVE, prompt, str(folder / "naive.glb")], check=True, capture_output=True
            )
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
            if number < max(models // 10, 10):
                early = last
    return early, last, most


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """Where the benchmark writes."""
    return tempfile.TemporaryDirectory(prefix="p2m-bench-")
