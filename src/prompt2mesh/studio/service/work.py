"""What a runner does for each kind of job: the program, then the build, then the files.

Everything here may be done twice for one job (its runner may die); nothing is
kept until `runner` ends the job, in one transaction with what it made.
"""

import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from prompt2mesh.mesh.document import program_hash, write_program
from prompt2mesh.mesh.report import ExportFormat, ExportReport, GeometryReport, PrintReport
from prompt2mesh.studio.agent_steps import AGENT_FILE
from prompt2mesh.studio.folders import PROGRAM_FILE, REPORT_FILE
from prompt2mesh.studio.models import PREVIEW
from prompt2mesh.studio.ports import Builder, BuildOrder, BuildResult, Canceled, Modeler, RenderOrder
from prompt2mesh.studio.ports.agent import Agent
from prompt2mesh.studio.ports.modeling import Viewpoint
from prompt2mesh.studio.ports.records import Job, StoredFile
from prompt2mesh.studio.ports.workplaces import Workplaces
from prompt2mesh.studio.report import ModelReport
from prompt2mesh.studio.service.agent_runs import FIRST, LAST, AgentRun, AgentRuns
from prompt2mesh.studio.service.context import Services, build_key
from prompt2mesh.studio.service.drafting import Answered, Draft, Drafter
from prompt2mesh.studio.service.job_places import JobPlace
from prompt2mesh.studio.service.llm_choices import LlmChoices
from prompt2mesh.studio.service.telling import Teller
from prompt2mesh.telemetry import traces

GEOMETRY_FILE = "geometry.json"
PRINT_FILE = "print.json"
_PUTTERS = 8
BEAUTY = RenderOrder("beauty", "beauty.png", size_px=800, samples=48)
MEDIA_TYPES = {
    "glb": "model/gltf-binary", "stl": "model/stl", "3mf": "model/3mf", "obj": "model/obj",
    "usdz": "model/vnd.usdz+zip", "fbx": "application/octet-stream", "ply": "application/octet-stream",
    "blend": "application/x-blender",
    "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "mp4": "video/mp4", "json": "application/json",
    "py": "text/x-python", "zip": "application/zip", "webp": "image/webp",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a job made: files that are in the blob store already, and what to say of them.

    Attributes:
        place: Where it was done.
    """

    draft: Draft
    program_hash: str
    build_key: str
    build_files: list[StoredFile]
    files: list[StoredFile]
    summary: dict[str, Any]
    place: JobPlace | None = None


class Workshop:
    """Does jobs, over a modeler and a builder."""

    def __init__(
        self, services: Services, *, modeler: Modeler, builder: Builder, engine: str, folder: Path,
        agent: Agent | None = None, llms: LlmChoices | None = None, workplaces: Workplaces | None = None,
    ) -> None:  # fmt: skip
        """Bind the ports.

        Args:
            services: Store and blobs.
            modeler: Words to programs.
            builder: Programs to files.
            engine: Names the code that builds, so that a newer one builds again.
            folder: For files on their way to the blob store.
            agent: Models with an LLM; None leaves all to the modeler.
            llms: Whom the agent asks.
            workplaces: Finds people's own instances, where their jobs are done while they are ready.
        """
        self._services = services
        self._builder = builder
        self._engine = engine
        self._folder = folder
        self._workplaces = workplaces
        self.runs = AgentRuns(services, agent=agent, llms=llms)
        self._drafter = Drafter(services, modeler=modeler, runs=self.runs, folder=folder)
        self._putters = ThreadPoolExecutor(_PUTTERS, thread_name_prefix="put")

    def do(self, job: Job, *, tell: Teller, canceled: Canceled) -> Outcome | Answered:
        """Does a job.

        Args:
            job: What to do.
            tell: Told how far it is, what was made, and the steps of the agent.
            canceled: Asked whether to stop.

        Raises:
            CanceledError: It was asked to stop.
            Prompt2MeshError: It cannot be done.
        """
        tell.stage("understand", 5)
        started = time.perf_counter()
        place = JobPlace(job, tell, self._workplaces)
        with traces.span("job.draft"):
            draft = self._drafter.draft(job, tell=tell, canceled=canceled, place=place)
        if isinstance(draft, Answered):
            return replace(draft, place=place)
        seconds = {"understand": time.perf_counter() - started}
        digest = program_hash(draft.program)
        key = build_key(digest, engine=self._engine, budget_triangles=draft.extra.budget_triangles)
        self._folder.mkdir(parents=True, exist_ok=True)
        # One folder for each try: an attempt may try again where the blob store failed it.
        with tempfile.TemporaryDirectory(prefix=f"{job.id}-", dir=self._folder, ignore_cleanup_errors=True) as folder:
            return self._build(draft, digest, key, Path(folder), seconds, tell, canceled, place)

    def _read(self, digest: str) -> bytes:
        return b"".join(self._services.blobs.open(digest))

    def _build(
        self, draft: Draft, digest: str, key: str, folder: Path, seconds: dict[str, float], tell: Teller,
        canceled: Canceled, place: JobPlace,
    ) -> Outcome:  # fmt: skip
        with self._services.store.read() as tx:
            known = tx.builds.get(key)
        # What was lost or damaged in the blob store is made and put again.
        cached = known.files if known else []
        have = {file.name: file for file in cached if self._services.blobs.stat(file.digest) is not None}
        made: dict[str, StoredFile] = {}
        exports: list[ExportReport] = []
        orders = _orders(draft, folder, have)
        steps = _Steps(orders, tell, first=LAST if draft.run else FIRST)
        for order in orders:
            with traces.span("job.build"):
                result = place.build(order, self._builder, on_progress=steps.told, canceled=canceled)
            if not (folder / GEOMETRY_FILE).exists():
                (folder / GEOMETRY_FILE).write_text(result.geometry.model_dump_json())
            exports += result.exports
            if result.print_report is not None:
                (folder / PRINT_FILE).write_text(result.print_report.model_dump_json())
            seconds |= {name: seconds.get(name, 0.0) + value for name, value in result.seconds.items()}
            with traces.span("job.put_files"):
                made |= self._put_new(folder, made, result)
            tell.files(steps.progress, [file for name, file in made.items() if name != GEOMETRY_FILE])
        files = {**have, **made}
        report = self._report(draft, digest, files, exports, seconds)
        write_program(folder / PROGRAM_FILE, draft.program)
        (folder / REPORT_FILE).write_text(report.model_dump_json(indent=1))
        own = self._put_all([folder / PROGRAM_FILE, folder / REPORT_FILE])
        if draft.run is not None:
            own += self._of_agent(draft.run, folder)
        wanted = [file for name, file in files.items() if name != GEOMETRY_FILE and _wanted(name, draft)]
        return Outcome(draft=draft, program_hash=digest, build_key=key, build_files=list(files.values()),
                       files=[*wanted, *own], summary=_summary(draft, report), place=place)  # fmt: skip

    def _report(
        self, draft: Draft, digest: str, files: dict[str, StoredFile], exports: list[ExportReport],
        seconds: dict[str, float],
    ) -> ModelReport:  # fmt: skip
        print_report: PrintReport | None = None
        if draft.extra.print_ready and PRINT_FILE in files:
            print_report = PrintReport.model_validate_json(self._read(files[PRINT_FILE].digest))
        geometry = GeometryReport.model_validate_json(self._read(files[GEOMETRY_FILE].digest))
        return ModelReport(
            prompt=draft.program.prompt, seed=draft.program.seed, program_hash=digest, checklist=draft.whole,
            geometry=geometry, exports=exports, renders=[name for name in files if name.endswith((".png", ".gif"))],
            seconds=seconds, print_ready=print_report, edits=draft.edits,
        )  # fmt: skip

    def _of_agent(self, run: AgentRun, folder: Path) -> list[StoredFile]:
        (folder / AGENT_FILE).write_text(run.document())
        there = [picture for picture in run.pictures if self._services.blobs.stat(picture.digest) is not None]
        return [self._put(folder / AGENT_FILE), *there]

    def _put_new(self, folder: Path, made: dict[str, StoredFile], result: BuildResult) -> dict[str, StoredFile]:
        if any(entry.format == "obj" for entry in result.exports):
            _zip_obj(folder)
        # Pictures that belong to the OBJ are in its zip.
        keep = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name not in made]
        return {file.name: file for file in self._put_all(keep)}

    def _put_all(self, paths: list[Path]) -> list[StoredFile]:
        """Puts files side by side: each waits for the disk, or for a bucket far away."""
        return list(self._putters.map(self._put, paths))

    def _put(self, path: Path) -> StoredFile:
        blob = self._services.blobs.put_file(path)
        return StoredFile(name=path.name, digest=blob.digest, size_bytes=blob.size_bytes,
                          media_type=media_type(path.name))  # fmt: skip


class _Steps:
    """Turns the stages that a builder names into a share of all that is to be done."""

    def __init__(self, orders: list[BuildOrder], tell: Teller, *, first: int) -> None:
        # Each order is built and inspected; each export and picture is a step.
        self._total = max(1, sum(2 + len(order.formats) + len(order.renders) + order.script + 2 * order.print_ready
                                 for order in orders))  # fmt: skip
        self._tell = tell
        self._first = first
        self._stage = ""
        self._done = -1

    @property
    def progress(self) -> int:
        """From where the program stands to 95, when only keeping is left."""
        room = 95 - self._first
        return self._first + min(room, max(0, self._done) * room // self._total)

    def told(self, stage: str, share: float) -> None:
        """Hears of a stage."""
        del share
        if stage != self._stage:
            self._stage = stage
            self._done += 1
        self._tell.stage(stage, self.progress)


def media_type(name: str) -> str:
    """The media type of a file by its name."""
    return MEDIA_TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def _orders(draft: Draft, folder: Path, have: dict[str, StoredFile]) -> list[BuildOrder]:
    """What is still to be built: first the GLB, which people wait for, then the rest."""
    extra, program, budget = draft.extra, draft.program, draft.extra.budget_triangles
    orders: list[BuildOrder] = []
    if "model.glb" not in have or GEOMETRY_FILE not in have:
        orders.append(BuildOrder(program, folder, ("glb",), budget_triangles=budget))
    formats: list[ExportFormat] = [kind for kind in dict.fromkeys(extra.formats)
                                   if kind != "glb" and _file_of(kind) not in have]  # fmt: skip
    renders: list[RenderOrder] = []
    if extra.preview and PREVIEW.file_name not in have:
        renders.append(PREVIEW)
    if extra.beauty and BEAUTY.file_name not in have:
        renders.append(BEAUTY)
    if extra.turntable and f"turntable.{extra.turntable}" not in have:
        renders.append(RenderOrder("turntable", f"turntable.{extra.turntable}", size_px=320, frames=24))
    for view in draft.views:
        if view.file_name not in have and view.file_name not in {order.file_name for order in renders}:
            at = Viewpoint(azimuth_deg=view.azimuth_deg, elevation_deg=view.elevation_deg, part=view.part)
            renders.append(RenderOrder("view", view.file_name, size_px=view.size_px, viewpoint=at))
    print_ready = extra.print_ready and not {"print.3mf", PRINT_FILE} <= have.keys()
    script = extra.script and "rebuild.py" not in have
    if formats or renders or print_ready or script:
        orders.append(BuildOrder(program, folder, tuple(formats), tuple(renders), contact=False, script=script,
                                 print_ready=print_ready, budget_triangles=budget))  # fmt: skip
    return orders


def _file_of(kind: ExportFormat) -> str:
    return "model.obj.zip" if kind == "obj" else f"model.{kind}"


def _wanted(name: str, draft: Draft) -> bool:
    """Whether a file that was built once belongs to what was asked this time."""
    extra = draft.extra
    asked = {"model.glb", PREVIEW.file_name, *(_file_of(kind) for kind in extra.formats)}
    asked |= {"print.stl", "print.3mf", PRINT_FILE} if extra.print_ready else set[str]()
    asked |= {"rebuild.py"} if extra.script else set[str]()
    asked |= {BEAUTY.file_name} if extra.beauty else set[str]()
    asked |= {f"turntable.{extra.turntable}"} if extra.turntable else set[str]()
    asked |= {view.file_name for view in draft.views}
    return name in asked


def _zip_obj(folder: Path) -> None:
    """OBJ is a family of files; people get them as one."""
    obj = folder / "model.obj"
    members = [obj, folder / "model.mtl"]
    if members[1].exists():
        text = members[1].read_text(encoding="utf-8", errors="replace")
        pictures = {line.split()[-1] for line in text.splitlines() if line.strip().startswith("map_")}
        members += [folder / name for name in sorted(pictures) if (folder / name).is_file()]
    with zipfile.ZipFile(folder / "model.obj.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            if member.exists():
                archive.write(member, member.name)
    for member in members:
        member.unlink(missing_ok=True)


def _summary(draft: Draft, report: ModelReport) -> dict[str, Any]:
    geometry, checklist = report.geometry, draft.whole
    return {
        "prompt": report.prompt, "seed": report.seed, "style": draft.program.style, "detail": draft.program.detail,
        "size_m": [round(value, 5) for value in geometry.size_m], "triangles": geometry.triangles,
        "parts": geometry.part_count, "watertight": geometry.watertight, "floating": geometry.floating,
        "checklist": {
            "met": checklist.count("met"), "approximated": checklist.count("approximated"),
            "not_understood": checklist.count("not_understood"),
        },
        "modeler": draft.modeling.modeler if draft.modeling else None,
        **(draft.run.summary() if draft.run else {}),
    }  # fmt: skip
