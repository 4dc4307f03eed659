"""From a job's request to a program that can be built, by the built-in modeler, the agent, or a person's own hand."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from prompt2mesh.mesh.checklist import Checklist, ChecklistItem
from prompt2mesh.mesh.document import load_program, program_from
from prompt2mesh.mesh.errors import NotFoundError, PromptError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.studio.conversation import answer_of, change_of, done_of, is_question
from prompt2mesh.studio.folders import PROGRAM_FILE, REPORT_FILE
from prompt2mesh.studio.ports import Canceled, Modeler
from prompt2mesh.studio.ports.agent import AgentMode, AgentTask, ChatLine, Reference
from prompt2mesh.studio.ports.records import Job, Version, VersionKind
from prompt2mesh.studio.report import ModelReport
from prompt2mesh.studio.service.agent_runs import AgentRun, AgentRuns, Decision, Modeling
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.job_places import JobPlace
from prompt2mesh.studio.service.requests import (
    ChatRequest,
    EditRequest,
    ExportRequest,
    ExtraFiles,
    MakeRequest,
    ParametersRequest,
    PartRequest,
    ProgramRequest,
    VariantRequest,
    View,
    read_request,
)
from prompt2mesh.studio.service.telling import Teller

PICTURE_UNSEEN = ChecklistItem(
    phrase="the reference picture", kind="word", status="not_understood",
    note="the built-in modeler reads words only; the picture is kept with the request",
)  # fmt: skip
_REMEMBERED_TURNS = 12


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A program and how it came about, before it is built.

    Attributes:
        whole: The checklist of the model since its first words.
        version_id: The version that only gets more files; None where a new version is made.
        modeling: Who wrote the program, where there was a choice.
        run: Of the agent.
        answer: What to tell the person besides.
    """

    program: MeshProgram
    whole: Checklist
    kind: VersionKind = "prompt"
    label: str = ""
    parent_id: str | None = None
    branch: str | None = "main"
    edits: list[str] = field(default_factory=list[str])
    extra: ExtraFiles
    views: tuple[View, ...] = ()
    version_id: str | None = None
    modeling: Modeling | None = None
    run: AgentRun | None = None
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A turn of a conversation that changed nothing."""

    answer: str
    modeling: Modeling
    place: JobPlace | None = None


@dataclass(frozen=True, kw_only=True)
class _Base:
    """The version that a change starts from."""

    version: Version
    program: MeshProgram
    report: ModelReport


class Drafter:
    """Turns requests into programs."""

    def __init__(self, services: Services, *, modeler: Modeler, runs: AgentRuns, folder: Path) -> None:
        """Bind the ports.

        Args:
            services: Store and blobs.
            modeler: Words to programs, without an LLM.
            runs: Of the agent.
            folder: For the agent's files on their way to the blob store.
        """
        self._services = services
        self._modeler = modeler
        self._runs = runs
        self._folder = folder

    def draft(self, job: Job, *, tell: Teller, canceled: Canceled, place: JobPlace) -> Draft | Answered:
        """The program that a job asks for, or an answer; an LLM works at the place of the job.

        Raises:
            CanceledError: It was asked to stop.
            Prompt2MeshError: It cannot be done.
        """
        request = read_request(job.kind, job.request)
        match request:
            case MakeRequest():
                return self._make(job, request, tell, canceled, place)
            case EditRequest():
                return self._edit(job, request, tell, canceled, place)
            case ChatRequest():
                return self._chat(job, request, tell, canceled, place)
            case ProgramRequest():
                program = program_from(request.program)
                parent = self._head(request.project_id, request.branch)
                return Draft(program=program, whole=Checklist(), kind="program", label=program.prompt or program.name,
                             branch=request.branch, parent_id=parent, extra=request)  # fmt: skip
            case ParametersRequest():
                base = self._base(request.base_version_id)
                program = base.program
                for name, value in request.values.items():
                    program = self._modeler.set_parameter(program, name, value)
                label = ", ".join(f"{name} = {_shown(value)}" for name, value in request.values.items())
                return _changed(base, program, "parameters", label, request)
            case PartRequest():
                base = self._base(request.base_version_id)
                program, label = self._modeler.change_part(
                    base.program, request.path, name=request.name, color=request.color, material=request.material,
                    remove=request.remove,
                )  # fmt: skip
                return _changed(base, program, "parts", label, request)
            case VariantRequest():
                base = self._base(request.base_version_id)
                return Draft(
                    program=self._modeler.vary(base.program, request.seed), whole=base.report.checklist,
                    kind="variant", label=f"variant with seed {request.seed}", parent_id=base.version.id, branch=None,
                    edits=base.report.edits, extra=ExtraFiles(),
                )  # fmt: skip
            case ExportRequest():
                base = self._base(request.version_id)
                return Draft(program=base.program, whole=base.report.checklist, kind=base.version.kind,
                             label=base.version.label, extra=request, edits=base.report.edits,
                             views=tuple(request.views), version_id=base.version.id)  # fmt: skip

    def _make(self, job: Job, request: MakeRequest, tell: Teller, canceled: Canceled, place: JobPlace) -> Draft:
        decision = self._runs.decide(job, request, tell)
        run: AgentRun | None = None
        if decision.agent:
            task = AgentTask(
                thread_id=job.id, user_id=job.user_id, mode="make", text=request.prompt,
                references=self._references(request.reference_upload_id), seed=request.seed, style=request.style,
                detail=request.detail, scale=request.scale, models=decision.models, budget=decision.budget,
            )  # fmt: skip
            run = self._run(task, decision, tell, canceled, place)
            program, checklist = _program_of(run), run.result.checklist
        else:
            program, checklist = self._modeler.model(
                request.prompt, seed=request.seed, style=request.style, detail=request.detail, scale=request.scale
            )
            if request.reference_upload_id is not None:
                checklist = Checklist(items=[*checklist.items, PICTURE_UNSEEN])
        parent = self._head(request.project_id, request.branch)
        return Draft(
            program=program if program.prompt else program.model_copy(update={"prompt": request.prompt}),
            whole=checklist, label=request.prompt, branch=request.branch, parent_id=parent, extra=request,
            modeling=decision.modeling, run=run, answer=run.result.answer if run else None,
        )  # fmt: skip

    def _edit(self, job: Job, request: EditRequest, tell: Teller, canceled: Canceled, place: JobPlace) -> Draft:
        decision = self._runs.decide(job, request, tell)
        base = self._base(request.base_version_id)
        label = f"{request.part}: {request.sentence}" if request.part else request.sentence
        if decision.agent:
            text = f"Change only the part “{request.part}”: {request.sentence}" if request.part else request.sentence
            task = self._task(job, base, decision, mode="edit", text=text)
            run = self._run(task, decision, tell, canceled, place)
            return _changed(base, _program_of(run), "edit", label, request, run.result.checklist, decision, run)
        if request.part is None:
            changed, checklist = self._modeler.edit(base.program, request.sentence)
        else:
            changed, checklist = self._modeler.edit_part(base.program, request.part, request.sentence)
        return _changed(base, changed, "edit", label, request, checklist, decision)

    def _chat(
        self, job: Job, request: ChatRequest, tell: Teller, canceled: Canceled, place: JobPlace
    ) -> Draft | Answered:
        decision = self._runs.decide(job, request, tell)
        base = self._base(request.base_version_id)
        if decision.agent:
            task = self._task(job, base, decision, mode="chat", text=request.message,
                              history=self._history(request))  # fmt: skip
            run = self._run(task, decision, tell, canceled, place)
            if run.result.program is None:
                return Answered(answer=run.result.answer, modeling=decision.modeling)
            return _changed(base, run.result.program, "chat", request.message, request, run.result.checklist,
                            decision, run)  # fmt: skip
        if is_question(request.message):
            return Answered(answer=answer_of(request.message, base.report), modeling=decision.modeling)
        found = change_of(request.message, base.program, self._modeler)
        if isinstance(found, str):
            return Answered(answer=found, modeling=decision.modeling)
        program, checklist = found
        return _changed(base, program, "chat", request.message, request, checklist, decision,
                        answer=done_of(checklist))  # fmt: skip

    def _run(self, task: AgentTask, decision: Decision, tell: Teller, canceled: Canceled, place: JobPlace) -> AgentRun:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=f"{task.thread_id}-agent-", dir=self._folder, ignore_cleanup_errors=True
        ) as folder:
            return self._runs.run(task, decision, folder=Path(folder), tell=tell, canceled=canceled,
                                  place=place)  # fmt: skip

    def _task(
        self, job: Job, base: _Base, decision: Decision, *, mode: AgentMode, text: str,
        history: tuple[ChatLine, ...] = (),
    ) -> AgentTask:  # fmt: skip
        program = base.program
        return AgentTask(
            thread_id=job.id, user_id=job.user_id, mode=mode, text=text, program=program,
            checklist=base.report.checklist, history=history, seed=program.seed, style=program.style,
            detail=program.detail, models=decision.models, budget=decision.budget,
        )  # fmt: skip

    def _references(self, upload_id: str | None) -> tuple[Reference, ...]:
        if upload_id is None:
            return ()
        with self._services.store.read() as tx:
            upload = tx.uploads.get(upload_id)
        if upload is None:
            raise NotFoundError("the reference picture was deleted before the model was made")
        return (Reference(file=upload.file),)

    def _history(self, request: ChatRequest) -> tuple[ChatLine, ...]:
        with self._services.store.read() as tx:
            turns = tx.chat_turns.last(request.project_id, branch=request.branch, limit=_REMEMBERED_TURNS)
        lines: list[ChatLine] = []
        for turn in turns:
            lines += [ChatLine(role="user", text=turn.text), ChatLine(role="assistant", text=turn.answer or "")]
        return tuple(lines)

    def _base(self, version_id: str | None) -> _Base:
        assert version_id is not None
        with self._services.store.read() as tx:
            version = tx.versions.get(version_id)
            files = tx.versions.files([version_id])[version_id]
        if version is None:
            raise NotFoundError(f"the version {version_id} that this starts from was deleted")
        found = {file.name: file.digest for file in files}
        report = ModelReport.model_validate_json(self._read(found[REPORT_FILE]))
        return _Base(version=version, program=load_program(self._read(found[PROGRAM_FILE])), report=report)

    def _head(self, project_id: str | None, branch: str) -> str | None:
        assert project_id is not None
        with self._services.store.read() as tx:
            branches = tx.versions.branches([project_id])[project_id]
        return next((one.head_version_id for one in branches if one.name == branch), None)

    def _read(self, digest: str) -> bytes:
        return b"".join(self._services.blobs.open(digest))


def _changed(
    base: _Base, program: MeshProgram, kind: VersionKind, label: str,
    request: EditRequest | ChatRequest | ParametersRequest | PartRequest, checklist: Checklist | None = None,
    decision: Decision | None = None, run: AgentRun | None = None, answer: str | None = None,
) -> Draft:  # fmt: skip
    fresh = checklist.items if checklist else []
    # The agent judges every wish anew; of one that it names again, what it says now counts.
    renewed = {item.phrase for item in fresh} if run is not None else set[str]()
    items = [*(item for item in base.report.checklist.items if item.phrase not in renewed), *fresh]
    return Draft(
        program=program, whole=Checklist(items=items), kind=kind, label=label, parent_id=base.version.id,
        branch=request.branch, edits=[*base.report.edits, label], extra=ExtraFiles(preview=request.preview),
        modeling=decision.modeling if decision else None, run=run, answer=run.result.answer if run else answer,
    )  # fmt: skip


def _program_of(run: AgentRun) -> MeshProgram:
    if run.result.program is None:
        raise PromptError(run.result.answer or "the agent found nothing to make of these words",
                          hint="say it in other words, or ask for a larger budget")  # fmt: skip
    return run.result.program


def _shown(value: float | bool | str) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
