"""Cold starts: from nothing to a model, to a warm worker, to a service that answers."""

import sys
from pathlib import Path

from benchmarks import measure as measuring
from benchmarks import service
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size

_IMPORT_WHY = "whatever makes a model in a fresh process has to load Blender first; nothing else is done here"
_NAIVE_WHY = "the same model by a script of a few lines, without a command line, checks or reports"
_SERVER_WHY = "the libraries that the API is made of, loaded by a bare Python: no process of it can answer before"
_BLENDER = "import bpy"
_SERVER = "import fastapi, pydantic, sqlalchemy, uvicorn"


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures each command and its limit in turn."""
    rounds = 2 if size.rounds == 1 else 3 * size.rounds
    make = [sys.executable, "-m", "prompt2mesh.cli.main", "make", "a wooden chair", "--out", str(folder / "cold"),
            "--no-beauty", "--no-preview", "--json"]  # fmt: skip
    commands = {"make": make, "version": [sys.executable, "-m", "prompt2mesh.cli.main", "--version"]}
    if size.peers:
        naive = [sys.executable, "-c", measuring.NAIVE, "a wooden chair", str(folder / "naive.glb")]
        commands |= {"naive": naive, "blender": [sys.executable, "-c", _BLENDER],
                     "python": [sys.executable, "-c", ""], "server": [sys.executable, "-c", _SERVER]}  # fmt: skip
    report.step(f"commands from nothing, {rounds} times each")
    took = measuring.command_seconds(commands, rounds=rounds)
    report.step("a worker from nothing")
    worker = measuring.worker_start(rounds=rounds)
    report.step("the service from nothing")
    serving = service.ready_seconds(folder, rounds=max(rounds // 3, 1))

    def against(kind: str, name: str, samples: str, why: str) -> list[Against]:
        if samples not in took:
            return []
        return [Against(kind=kind, name=name, values=took[samples].percentiles(50, 95), why=why)]  # type: ignore[arg-type]

    def figure(name: str, what: str, samples: measuring.Samples, *, held: list[Against], most: float | None = None,
               must_lead: bool = False) -> Figure:  # fmt: skip
        return Figure(id=name, what=what, unit="s", better="lower", values=samples.percentiles(50, 95), against=held,
                      bounds={} if most is None else {"p50": most}, must_lead=must_lead and size.peers,
                      spread_percent=samples.spread_percent)  # fmt: skip

    blender = against("limit", "`python -c 'import bpy'`", "blender", _IMPORT_WHY)
    report.add(
        figure("command", "`prompt2mesh make`, from nothing to a GLB", took["make"], most=4.0,
               held=[*blender, *against("peer", "a script of a few lines", "naive", _NAIVE_WHY)]),
        figure("version", "`prompt2mesh --version`: the command line alone", took["version"],
               held=against("limit", "an empty Python", "python", "no Python program ends before Python has started")),
        figure("worker", "a worker that is ready to build", worker, held=blender),
        figure("service", "`prompt2mesh serve`, from nothing to ready with a runner", serving,
               held=against("limit", "the API's libraries alone", "server", _SERVER_WHY)),
    )  # fmt: skip
