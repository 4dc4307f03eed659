"""The commands `watch` and `cancel`, and how the other commands wait for a task."""

import json
import signal
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.remote import showing
from prompt2mesh.cli.remote.connecting import AsJson, Server, connected
from prompt2mesh.mesh.errors import OptionError, Prompt2MeshError

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Task

# While a task waits, its place in the queue is asked for this often.
_QUEUE_LOOK_S = 3.0


def watch(
    task_id: Annotated[str, typer.Argument(help="The id of a task (job_…).")],
    server: Server = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every event as a line of JSON.")] = False,
) -> None:
    """Follow a task until it ends; Ctrl-C leaves it running.

    The exit code is 0 when it succeeded, and that of its error otherwise.
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        from prompt2mesh.client.watching import checked  # noqa: PLC0415 - the server extra

        if as_json:
            for event in client.tasks.stream(task_id):
                typer.echo(json.dumps({"id": event.id, "type": event.type, "data": event.data}, ensure_ascii=False))
            checked(client.tasks.get(task_id))
            return
        try:
            task = follow(client, client.tasks.get(task_id), quiet=False)
        except KeyboardInterrupt:
            show.err.print(f"it goes on; to end it: prompt2mesh remote cancel {task_id}", style="dim", soft_wrap=True)
            raise
        if task.version is not None:
            showing.show_version(task.version)
            show.err.print(
                f"fetch it: prompt2mesh remote download {show.plain(task.version.id)}", style="dim", soft_wrap=True
            )


def cancel(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Tasks (job_…) or batches (bat_…).", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every task of yours that has not ended.")] = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Cancel tasks or whole batches."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        if bool(ids) == everything:
            raise OptionError("ids of tasks or batches were expected, or --all")
        named = list(ids or [])
        if everything:
            named = [
                task.id for state in ("PENDING", "IN_PROGRESS") for task in client.tasks.list(status=state, limit=100)
            ]
        answers: list[dict[str, object]] = []
        for one in named:
            if one.startswith("bat_"):
                batch = client.batches.cancel(one)
                answers.append(batch.model_dump(mode="json"))
                told = f"[dim]{batch.ended} of {batch.total} have ended[/]"
            else:
                task = client.tasks.cancel(one)
                answers.append(task.model_dump(mode="json"))
                told = _state(task)
            if not as_json:
                show.out.print(f"{show.plain(one)}  {told}", soft_wrap=True)
        if as_json:
            typer.echo(json.dumps(answers))
        elif not answers:
            show.out.print("nothing of yours is waiting or running", style="dim")


def _state(task: "Task") -> str:
    if not task.final:
        return "[yellow]asked to stop[/]"
    return f"[{showing.STATUS_STYLES[task.status]}]{task.status}[/]"


def finish(client: "Client", task: "Task", *, quiet: bool) -> "Task":
    """Waits for a task that this command asked for; Ctrl-C cancels it on the server.

    Raises:
        ApiError: It failed or was canceled.
        KeyboardInterrupt: After the server was asked.
    """
    try:
        return follow(client, task, quiet=quiet)
    except KeyboardInterrupt:
        cancel_on_server(client, task.id)
        raise


def follow(client: "Client", task: "Task", *, quiet: bool) -> "Task":
    """Waits for a task with a progress bar.

    Raises:
        ApiError: It failed or was canceled.
    """
    from prompt2mesh.client import WaitTimeoutError  # noqa: PLC0415 - the server extra

    with showing.task_display(task.label or task.kind, quiet=quiet) as bar:
        seen = 0
        while task.status == "PENDING" and not quiet:
            if task.queue is not None:
                bar.queued(task.queue.position, task.queue.estimate_s)
            try:
                for event in client.tasks.stream(task, after=seen, timeout_s=_QUEUE_LOOK_S):
                    seen = event.id
                    bar(event)
                    if event.type == "started":
                        break
            except WaitTimeoutError:
                pass
            task = client.tasks.get(task.id)
        return client.tasks.wait(task, on_event=bar, after=seen)


def cancel_on_server(client: "Client", one: str) -> None:
    """Asks the server to end a task or a batch; a second Ctrl-C does not wait for the answer."""
    show.err.print("asking the server to cancel …", style="dim")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        if one.startswith("bat_"):
            client.batches.cancel(one)
            show.err.print(f"canceled on the server: {one}", style="dim", soft_wrap=True)
            return
        task = client.tasks.cancel(one)
    except Prompt2MeshError as exc:
        show.err.print(f"it may go on: {show.plain(exc.message)}", style="yellow", soft_wrap=True)
        return
    if task.status == "SUCCEEDED":
        show.err.print(f"it had ended before: prompt2mesh remote show {show.plain(task.project_id)}", style="dim")
    else:
        show.err.print(f"canceled on the server: {show.plain(task.id)}", style="dim", soft_wrap=True)
