"""Tasks: everything that the server works on for a while."""

import time
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from typing import Any, Literal, TypedDict, Unpack

from prompt2mesh.client.calls import Call, given, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Page, Task, TaskEvent, TaskStatus
from prompt2mesh.client.watching import following, task_call, waiting

OnEvent = Callable[[TaskEvent], None]
Format = Literal["glb", "stl", "3mf", "obj", "usdz", "fbx", "ply", "blend"]
Style = Literal["smooth", "low-poly"]
Turntable = Literal["gif", "mp4"]
Priority = Literal["high", "normal", "low"]
ModelerChoice = Literal["auto", "builtin", "agent"]


class ExportOptions(TypedDict, total=False):
    """Which files to make, besides `model.glb`.

    Attributes:
        formats: Exports `model.<format>`; OBJ comes as a zip with its pictures.
        print_ready: Also `print.stl` and `print.3mf`, one closed solid for each material.
        script: Also `rebuild.py`, which makes the model again in any plain Blender.
        beauty: Also a picture by Cycles.
        turntable: Also a film of one turn.
        preview: The quick picture.
        budget_triangles: Simplify to about this many triangles.
    """

    formats: Sequence[Format] | None
    print_ready: bool | None
    script: bool | None
    beauty: bool | None
    turntable: Turntable | None
    preview: bool | None
    budget_triangles: int | None


class TermOptions(TypedDict, total=False):
    """How a task stands in the queue, and who is told of its end.

    Attributes:
        priority: Before or after your own and others' tasks.
        webhook_url: Gets a signed POST when the task ends.
    """

    priority: Priority | None
    webhook_url: str | None


class ChangeOptions(TermOptions, total=False):
    """From where a change starts.

    Attributes:
        branch: The line of versions; `main` by default.
        base_version_id: The version to start from; the newest of the branch by default.
        preview: Take the quick picture too.
    """

    branch: str | None
    base_version_id: str | None
    preview: bool | None


class BudgetOptions(TypedDict, total=False):
    """What a run of the agent may use; `client.account.llm()` says what is usual and what is most."""

    tokens: int | None
    cost_usd: float | None
    minutes: float | None
    iterations: int | None


class AgentOptions(TypedDict, total=False):
    """Who is to model.

    Attributes:
        modeler: The agent with an LLM, or the built-in one; by default the agent where there is an LLM.
        budget: What the agent may use.
    """

    modeler: ModelerChoice | None
    budget: BudgetOptions | None


class EditOptions(ChangeOptions, AgentOptions, total=False):
    """From where an edit starts, and who does it."""


class ProgramOptions(ExportOptions, TermOptions, total=False):
    """How to build a mesh program.

    Attributes:
        branch: The line of versions to add it to.
    """

    branch: str | None


class ModelOptions(ProgramOptions, AgentOptions, total=False):
    """How to make a model of some words.

    Attributes:
        seed: The same words and seed give the same model.
        style: How surfaces look.
        detail: Finer (above 1) or coarser shapes.
        scale: Multiplies every size.
        project_id: The project to add it to; a new one by default.
        reference_upload_id: A picture from `client.uploads`, which the agent models after.
    """

    seed: int | None
    style: Style | None
    detail: float | None
    scale: float | None
    project_id: str | None
    reference_upload_id: str | None


class BatchOptions(ExportOptions, total=False):
    """How to make one model of a batch."""

    seed: int | None
    style: Style | None
    detail: float | None
    scale: float | None
    priority: Priority | None
    modeler: ModelerChoice | None


class BatchItem(BatchOptions):
    """One line of a batch: the prompt, and how to make it."""

    prompt: str


class TaskCalls:
    """The requests about tasks."""

    @Endpoint
    def text_to_3d(self, prompt: str, **options: Unpack[ModelOptions]) -> Call[Task]:
        """Asks for a model of some words; what is left out is as the server decides.

        Args:
            prompt: What to make.
            **options: See `ModelOptions`.

        Example:
            ```python
            task = client.tasks.text_to_3d("a round oak table with four brass legs", formats=["glb", "stl"])
            ```
        """
        return Call("POST", "/v1/text-to-3d", Task, body=given(prompt=prompt, **options))

    @Endpoint
    def program_to_3d(
        self, program: Mapping[str, Any], *, project_id: str | None = None, **options: Unpack[ProgramOptions]
    ) -> Call[Task]:
        """Asks for a model of a mesh program; it is checked before the answer.

        Args:
            program: The program, as data.
            project_id: The project to add it to; a new one by default.
            **options: See `ProgramOptions`.

        Example:
            ```python
            box = {"name": "cube", "shape": {"type": "box", "size": [1, 1, 1]}}
            task = client.tasks.program_to_3d({"parts": [box]})
            ```
        """
        body = given(program=dict(program), project_id=project_id, **options)
        return Call("POST", "/v1/program-to-3d", Task, body=body)

    @Endpoint
    def edit(
        self, project_id: str, sentence: str, *, part: str | None = None, **options: Unpack[EditOptions]
    ) -> Call[Task]:
        """Changes a model by a sentence, or one part of it.

        Args:
            project_id: The project.
            sentence: What to change.
            part: The path of the only part to change; `client.versions.parts` says which there are.
            **options: See `EditOptions`.

        Example:
            ```python
            task = client.tasks.edit(project.id, "make the legs taller and paint the top red")
            ```
        """
        body = given(sentence=sentence, part=part, **options)
        return Call("POST", path_of("/v1/projects/{}/edits", project_id), Task, body=body)

    @Endpoint
    def chat(
        self,
        project_id: str,
        message: str,
        *,
        branch: str | None = None,
        base_version_id: str | None = None,
        preview: bool | None = None,
        priority: Priority | None = None,
        **options: Unpack[AgentOptions],
    ) -> Call[Task]:
        """Says something about the model: a question is answered, a wish changes it.

        Args:
            project_id: The project.
            message: The question or the wish.
            branch: The line of versions.
            base_version_id: The version it is about; the newest of the branch by default.
            preview: Take the quick picture of a changed model too.
            priority: Before or after your own and others' tasks.
            **options: See `AgentOptions`.

        Example:
            ```python
            task = client.tasks.wait(client.tasks.chat(project.id, "how tall is it?"))
            print(task.answer)
            ```
        """  # fmt: skip
        body = given(message=message, branch=branch, base_version_id=base_version_id, preview=preview,
                     priority=priority, **options)  # fmt: skip
        return Call("POST", path_of("/v1/projects/{}/chat", project_id), Task, body=body)

    @Endpoint
    def set_parameters(
        self, project_id: str, values: Mapping[str, float | str | bool], **options: Unpack[ChangeOptions]
    ) -> Call[Task]:
        """Moves sliders; `client.versions.parameters` says which there are.

        Args:
            project_id: The project.
            values: By name.
            **options: See `ChangeOptions`.

        Example:
            ```python
            task = client.tasks.set_parameters(project.id, {"height": 0.9})
            ```
        """
        body = given(values=dict(values), **options)
        return Call("POST", path_of("/v1/projects/{}/parameters", project_id), Task, body=body)

    @Endpoint
    def change_part(
        self,
        project_id: str,
        path: str,
        *,
        name: str | None = None,
        color: str | None = None,
        material: str | None = None,
        remove: bool | None = None,
        **options: Unpack[ChangeOptions],
    ) -> Call[Task]:
        """Renames, recolours or removes one part; `client.versions.parts` says which there are.

        Args:
            project_id: The project.
            path: The part, such as `table/leg 2`.
            name: Its new name.
            color: Its new colour, such as `#aa0000`.
            material: Its new material; `client.library.materials` says which there are.
            remove: Take it away.
            **options: See `ChangeOptions`.

        Example:
            ```python
            task = client.tasks.change_part(project.id, "table/top", color="#aa0000")
            ```
        """
        body = given(path=path, name=name, color=color, material=material, remove=remove, **options)
        return Call("POST", path_of("/v1/projects/{}/parts", project_id), Task, body=body)

    @Endpoint
    def build_program(
        self, project_id: str, program: Mapping[str, Any], **options: Unpack[ProgramOptions]
    ) -> Call[Task]:
        """Builds a mesh program as the next version of a project.

        Args:
            project_id: The project.
            program: The program, as `client.versions.program` gives it.
            **options: See `ProgramOptions`.

        Example:
            ```python
            program = client.versions.program(version.id)
            program["parts"][0]["material"] = "brass"
            task = client.tasks.build_program(project.id, program)
            ```
        """
        body = given(program=dict(program), **options)
        return Call("POST", path_of("/v1/projects/{}/program", project_id), Task, body=body)

    @Endpoint
    def export(self, version_id: str, **options: Unpack[ExportOptions]) -> Call[Task]:
        """Makes more files of a version.

        Args:
            version_id: The version.
            **options: See `ExportOptions`.

        Example:
            ```python
            task = client.tasks.wait(client.tasks.export(version.id, formats=["stl", "usdz"]))
            ```
        """
        return Call("POST", path_of("/v1/versions/{}/exports", version_id), Task, body=given(**options))

    @Endpoint
    def get(self, task_id: str) -> Call[Task]:
        """How a task stands.

        Example:
            ```python
            client.tasks.get(task.id).progress
            ```
        """
        return task_call(task_id)

    @ListEndpoint
    def list(
        self,
        *,
        status: TaskStatus | None = None,
        kind: str | None = None,
        project_id: str | None = None,
        batch_id: str | None = None,
        limit: int | None = None,
    ) -> Call[Page[Task]]:
        """Your tasks, newest first; `limit` is the size of a page, not of the whole.

        Example:
            ```python
            for task in client.tasks.list(status="FAILED"):
                print(task.label, task.error)
            ```
        """
        query = {"status": status, "kind": kind, "project_id": project_id, "batch_id": batch_id, "limit": limit}
        return Call("GET", "/v1/tasks", Page[Task], query=query)

    @Endpoint
    def cancel(self, task_id: str) -> Call[Task]:
        """Asks for a task to end; one that has ended stays as it is.

        Example:
            ```python
            client.tasks.cancel(task.id)
            ```
        """
        return Call("POST", path_of("/v1/tasks/{}/cancel", task_id), Task)

    @Endpoint
    def delete(self, task_id: str) -> Call[None]:
        """Forgets a task that has ended.

        Example:
            ```python
            client.tasks.delete(task.id)
            ```
        """
        return Call("DELETE", path_of("/v1/tasks/{}", task_id), None)


class Tasks(TaskCalls, SyncResource):
    """`client.tasks`."""

    def stream(self, task: Task | str, *, after: int = 0, timeout_s: float | None = None) -> Generator[TaskEvent]:
        """Every event of a task as it happens; a lost connection is taken up where it broke off.

        Args:
            task: The task or its id.
            after: The `id` of the last event that you have.
            timeout_s: Longest time to follow it.

        Example:
            ```python
            for event in client.tasks.stream(task):
                print(event.type, event.data)
            ```
        """
        return self._driver.iterate(following(self._session, _id(task), after=after, until=_until(timeout_s)))

    def wait(
        self,
        task: Task | str,
        *,
        on_event: OnEvent | None = None,
        after: int = 0,
        timeout_s: float | None = None,
        check: bool = True,
    ) -> Task:
        """The task once it has ended.

        Args:
            task: The task or its id.
            on_event: Called with every event on the way.
            after: The `id` of the last event that you have.
            timeout_s: Longest time to wait.
            check: Whether a task that failed or was canceled raises.

        Raises:
            ApiError: It failed or was canceled; the class is the server's, such as UnknownObjectError.
            WaitTimeoutError: It goes on after `timeout_s`.

        Example:
            ```python
            task = client.tasks.wait(task, on_event=lambda event: print(event.type))
            ```
        """
        return self._driver.run(
            waiting(self._session, _id(task), after=after, timeout_s=timeout_s, check=check), on_item=on_event
        )


class AsyncTasks(TaskCalls, AsyncResource):
    """`client.tasks` of an AsyncClient."""

    def stream(self, task: Task | str, *, after: int = 0, timeout_s: float | None = None) -> AsyncGenerator[TaskEvent]:
        """Every event of a task as it happens; a lost connection is taken up where it broke off.

        Example:
            ```python
            async for event in client.tasks.stream(task):
                print(event.type, event.data)
            ```
        """
        return self._driver.iterate(following(self._session, _id(task), after=after, until=_until(timeout_s)))

    async def wait(
        self,
        task: Task | str,
        *,
        on_event: OnEvent | None = None,
        after: int = 0,
        timeout_s: float | None = None,
        check: bool = True,
    ) -> Task:
        """The task once it has ended; see `Tasks.wait`.

        Example:
            ```python
            task = await client.tasks.wait(task)
            ```
        """
        return await self._driver.run(
            waiting(self._session, _id(task), after=after, timeout_s=timeout_s, check=check), on_item=on_event
        )


def _id(task: Task | str) -> str:
    return task if isinstance(task, str) else task.id


def _until(timeout_s: float | None) -> float | None:
    return None if timeout_s is None else time.monotonic() + timeout_s
