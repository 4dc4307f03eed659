"""The builder: prompt to model, the first picture, an edit, a batch, memory."""

from contextlib import closing
from pathlib import Path

from benchmarks import measure as measuring
from benchmarks.bare import bare_blender, bare_memory_mb, blend_files
from benchmarks.measure import Samples
from benchmarks.prompts import SCENES, SINGLE_OBJECTS
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size
from prompt2mesh import bootstrap
from prompt2mesh.settings import Settings

_PICTURED = SINGLE_OBJECTS[::5]
_EDITED = "a wooden chair"
_NAIVE_WHY = (
    "the way without a service: each prompt is a script that `blender --background` runs; same modeler, same exporter"
)
_EXPORTER_WHY = "the exporter that Blender brings, on the finished chair: no GLB can be there earlier"
_PICTURE_WHY = "Workbench on the finished scenes, without a GPU as here: no picture comes before Blender has drawn it"
_MEMORY_WHY = "a process that has loaded Blender and done nothing; no worker can be smaller"
_CORES_WHY = "with every core busy all the time no more models can be made"


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures one warm worker, and then one for each core."""
    with closing(bootstrap.open_builder(Settings())) as pool:
        report.step("warming a worker")
        pool.warm_up(1)
        measuring.prompt_to_glb(pool, SINGLE_OBJECTS, folder, rounds=1)  # fills caches, as a warm worker's are
        report.step("one object")
        single = measuring.prompt_to_glb(pool, SINGLE_OBJECTS, folder, rounds=size.rounds)
        report.step("a scene")
        scene = measuring.prompt_to_glb(pool, SCENES, folder, rounds=size.rounds)
        report.step("the first picture")
        measuring.prompt_to_preview(pool, _PICTURED[:2], folder, rounds=1)
        picture = measuring.prompt_to_preview(pool, _PICTURED, folder, rounds=size.rounds)
        report.step("an edit")
        edit = measuring.edit_round_trip(pool, _EDITED, folder, rounds=size.rounds)
        report.step(f"{size.models} models for the memory")
        early, last, most = measuring.memory_over(pool, folder, models=size.models)
        blends = blend_files(pool, (_EDITED, *_PICTURED), folder) if size.peers else []
    report.step("a batch")
    batch = measuring.batch_throughput(folder, rounds=size.rounds)
    naive_single, naive_scene, exporter, drawing, bare_mb = _held_against(report, blends, folder, size)
    report.add(
        Figure(
            id="one_object", what="prompt → checked GLB, one object", unit="s", better="lower",
            values=single.percentiles(50, 95), bounds={"p50": 0.3, "p95": 1.0}, must_lead=bool(naive_single),
            against=naive_single, spread_percent=single.spread_percent,
        ),
        Figure(
            id="scene", what="prompt → checked GLB, a scene", unit="s", better="lower",
            values=scene.percentiles(50, 95), must_lead=bool(naive_scene), against=naive_scene,
            spread_percent=scene.spread_percent,
        ),
        Figure(
            id="first_picture", what="prompt → first picture, 400 px", unit="s", better="lower",
            values=picture.percentiles(50, 95), bounds={"p50": 1.5}, against=drawing,
            spread_percent=picture.spread_percent,
        ),
        Figure(
            id="edit", what="slider moved → GLB", unit="s", better="lower", values=edit.percentiles(50, 95),
            against=exporter, spread_percent=edit.spread_percent,
        ),
        Figure(
            id="memory", what=f"memory of a worker over {size.models} models", unit="MB", better="lower",
            values={"end": last, "early": early, "most": most}, bounds={"most": 700.0, "end": 1.05 * early},
            against=bare_mb, note="`end` must not be more than 5 % above `early`, a tenth of the way: flat",
        ),
        Figure(
            id="batch", what="batch over a worker for each core", unit="models/s", better="higher",
            values={"value": batch.models_per_s},
            against=[Against(kind="limit", name="cores ÷ CPU time of a model", values={"value": batch.limit},
                             why=_CORES_WHY)],
        ),
    )  # fmt: skip


def _held_against(report: Report, blends: list[Path], folder: Path, size: Size) -> list[list[Against]]:
    """The naive way for an object and a scene, Blender's exporter, its drawing, its memory; all empty if not asked."""
    if not size.peers:
        return [[], [], [], [], []]
    report.step("the naive way")
    count = 3 * size.rounds
    chair, *pictured = blends
    naive = [measuring.naive(folder, prompts=prompts[:count]) for prompts in (SINGLE_OBJECTS, SCENES)]
    report.step("Blender alone")
    exporter = bare_blender([chair], rounds=10)["glb"]
    drawing = bare_blender(pictured, rounds=size.rounds)["picture"]
    return [
        *([_against("peer", "a Blender process a prompt", samples, _NAIVE_WHY)] for samples in naive),
        [_against("limit", "Blender's exporter alone", exporter, _EXPORTER_WHY)],
        [_against("limit", "drawing alone", drawing, _PICTURE_WHY)],
        [Against(kind="limit", name="Blender loaded", values={"end": bare_memory_mb()}, why=_MEMORY_WHY)],
    ]


def _against(kind: str, name: str, samples: Samples, why: str) -> Against:
    return Against(kind="peer" if kind == "peer" else "limit", name=name, values=samples.percentiles(50, 95), why=why)
