"""The builder: prompt to model, the first picture, an edit, a batch, memory."""

from contextlib import closing
from pathlib import Path

from benchmarks import measure as measuring
from benchmarks.prompts import SCENES, SINGLE_OBJECTS
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size
from prompt2mesh import bootstrap
from prompt2mesh.settings import Settings

_NAIVE_WHY = (
    "the way without a service: each prompt is a script that `blender --background` runs; same modeler, same exporter"
)


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
        measuring.prompt_to_preview(pool, SINGLE_OBJECTS[:2], folder)
        picture, rendering = measuring.prompt_to_preview(pool, SINGLE_OBJECTS, folder)
        report.step("an edit")
        edit = measuring.edit_round_trip(pool, folder, rounds=size.rounds)
        report.step(f"{size.models} models for the memory")
        early, last, most = measuring.memory_over(pool, folder, models=size.models)
    report.step("the naive way")
    naive = measuring.naive(folder, prompts=SINGLE_OBJECTS[:6])
    naive_scene = measuring.naive(folder, prompts=SCENES[:3])
    report.step("a batch")
    batch = measuring.batch_throughput(folder, rounds=size.rounds)
    report.add(
        Figure(
            id="one_object", what="prompt → checked GLB, one object", unit="s", better="lower",
            values=single.percentiles(50, 95), bounds={"p50": 0.3, "p95": 1.0}, must_lead=True,
            against=[_naive(naive)], spread_percent=single.spread_percent, samples=single.seconds,
        ),
        Figure(
            id="scene", what="prompt → checked GLB, a scene", unit="s", better="lower",
            values=scene.percentiles(50, 95), must_lead=True, against=[_naive(naive_scene)],
            spread_percent=scene.spread_percent, samples=scene.seconds,
        ),
        Figure(
            id="first_picture", what="prompt → first picture, 400 px", unit="s", better="lower",
            values=picture.percentiles(50, 95), bounds={"p50": 1.5}, samples=picture.seconds,
            against=[Against(kind="limit", name="rendering alone", values=rendering.percentiles(50, 95),
                             why="no picture comes before Blender has drawn it, and without a GPU that is nearly all")],
        ),
        Figure(
            id="edit", what="slider moved → GLB", unit="s", better="lower", values=edit.percentiles(50, 95),
            spread_percent=edit.spread_percent, samples=edit.seconds,
        ),
        Figure(
            id="memory", what=f"memory of a worker over {size.models} models", unit="MB", better="lower",
            values={"end": last, "early": early, "most": most}, bounds={"most": 700.0, "end": 1.05 * early},
            note="`end` must not be more than 5 % above `early`, a tenth of the way: flat",
        ),
        Figure(
            id="batch", what="batch over a worker for each core", unit="models/s", better="higher",
            values={"value": batch.models_per_s}, samples=[batch.models_per_s],
            against=[Against(kind="limit", name="cores ÷ CPU time of a model", values={"value": batch.limit},
                             why="with every core busy all the time no more models can be made")],
        ),
    )  # fmt: skip


def _naive(samples: measuring.Samples) -> Against:
    return Against(kind="peer", name="a Blender process a prompt", values=samples.percentiles(50, 95), why=_NAIVE_WHY)
