"""Each export format, and print-ready files: written by Blender's exporter, read again and checked."""

from contextlib import closing
from pathlib import Path

from benchmarks.bare import bare_blender, blend_files
from benchmarks.measure import Samples
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size
from prompt2mesh import bootstrap
from prompt2mesh.mesh.report import EXPORT_FORMATS
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import BuildOrder

_PROMPTS = (
    "a round oak table with four brass legs",
    "a blue ceramic vase",
    "a teddy bear",
    "an M8 hex nut",
    "a sailboat",
)
_BARE_WHY = (
    "the exporter that Blender brings, on the same scenes, without ours: no file can be there earlier; what is above "
    "it is the reading back and checking of the file"
)
_PRINT_WHY = (
    "closed solids as one makes them in Blender by hand, each mesh remeshed by 200 voxels and written as STL; it "
    "rounds every edge, which ours keeps, and writes no 3MF"
)


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures every format on some objects."""
    prompts = _PROMPTS[:2] if size.rounds == 1 else _PROMPTS
    modeler = bootstrap.open_modeler()
    found: dict[str, Samples] = {kind: Samples() for kind in (*EXPORT_FORMATS, "print")}
    with closing(bootstrap.open_builder(Settings())) as pool:
        report.step("warming a worker")
        pool.warm_up(1)
        programs = [modeler.model(prompt)[0] for prompt in prompts]
        pool.build(BuildOrder(programs[0], folder, EXPORT_FORMATS, print_ready=True))
        report.step("every format of every object")
        for _ in range(size.rounds):
            for program in programs:
                result = pool.build(BuildOrder(program, folder, EXPORT_FORMATS, print_ready=True))
                for kind, samples in found.items():
                    samples.seconds.append(result.seconds["print" if kind == "print" else f"export {kind}"])
            for samples in found.values():
                samples.end_round()
        blends = blend_files(pool, prompts, folder) if size.peers else []
    bare: dict[str, Samples] = {}
    if blends:
        report.step("the same by Blender alone")
        bare = bare_blender(blends, rounds=size.rounds)
    for kind, samples in found.items():
        report.add(_figure(kind, samples, bare))


def _figure(kind: str, samples: Samples, bare: dict[str, Samples]) -> Figure:
    held: list[Against] = []
    if own := bare.get("closed" if kind == "print" else kind):
        values = own.percentiles(50, 95, factor=1000.0)
        held.append(
            Against(kind="peer", name="Blender's voxel remesh and STL", values=values, why=_PRINT_WHY)
            if kind == "print"
            else Against(kind="limit", name="Blender's exporter", values=values, why=_BARE_WHY)
        )
    return Figure(
        id="print_ready" if kind == "print" else f"export_{kind}",
        what="print-ready STL and 3MF" if kind == "print" else f"{kind.upper()}, written and checked",
        unit="ms", better="lower", values=samples.percentiles(50, 95, factor=1000.0), against=held,
        spread_percent=samples.spread_percent,
        note="Blender has no exporter of its own for it" if kind == "3mf" else "",
    )  # fmt: skip
