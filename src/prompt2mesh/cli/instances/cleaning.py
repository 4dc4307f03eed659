"""The command `cleanup`: what is over, what failed, and what nobody looks after any more."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.instances import opening as at
from prompt2mesh.cli.instances.showing import print_json, print_yaml
from prompt2mesh.mesh.errors import ConflictError, OptionError
from prompt2mesh.studio.ports.instances import Instance

if TYPE_CHECKING:
    from prompt2mesh.instances.sweeping import Leftover


class What(StrEnum):
    """What `cleanup` looks for."""

    expired = "expired"
    failed = "failed"
    orphans = "orphans"


@dataclass(frozen=True, kw_only=True)
class _Found:
    """One thing to delete, and why."""

    name: str
    why: str
    delete: Callable[[], None]


def cleanup(
    only: Annotated[
        list[What] | None,
        typer.Option("--only", help="Look for these and no others; may be given again.", show_default=False),
    ] = None,
    older_than: Annotated[
        float, typer.Option(min=0.0, help="Leave alone what failed or came into being less than so many seconds ago.")
    ] = 600.0,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be deleted.")] = False,
    output: at.As = at.Output.table,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """Show what expired, what failed and what nobody owns any more, and delete it after a question.

    Projects and saved scenes are never deleted by it.
    """
    with opt.reported_errors(as_json=output == at.Output.json):
        where = at.choose(
            at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
        )
        kinds = set(only or list(What))
        with at.opened(where) as found:
            things = _over(found, kinds, older_than)
            if What.orphans in kinds and found.api is not None:
                things += _orphans(found, older_than)
            _print(things, output)
            if dry_run or not things:
                return
            if not yes:
                _ask(len(things))
            kept = _delete(things)
            show.err.print(f"{len(things) - kept} deleted" + (f", {kept} had changed and were left" if kept else ""))


def _over(found: at.Opened, kinds: set[What], older_than_s: float) -> list[_Found]:
    """Instances whose time is over, and those that failed."""
    now = datetime.now(UTC)
    things: list[_Found] = []
    for one in found.instances.list():
        why = ""
        if What.expired in kinds and one.expires_at is not None and one.expires_at <= now:
            why = f"expired at {one.expires_at:%Y-%m-%d %H:%M} UTC"
        elif (
            What.failed in kinds and one.phase == "Failed" and now - _failed_at(one) >= timedelta(seconds=older_than_s)
        ):
            why = f"failed: {one.reason}"
        if why:
            user = one.owner.user_id
            things.append(_Found(name=f"user-{one.id}", why=why, delete=lambda user=user: found.instances.delete(user)))
    return things


def _failed_at(one: Instance) -> datetime:
    said = [condition.changed_at for condition in one.conditions if condition.type == "Failed"]
    return max(said, default=one.created_at)


def _orphans(found: at.Opened, older_than_s: float) -> list[_Found]:
    """Objects of Kubernetes whose owner is gone."""
    from prompt2mesh.instances.kubernetes.leftovers import delete_leftover, find_leftovers  # noqa: PLC0415

    api, background = found.api, found.background
    if api is None or background is None:
        return []

    def remove(each: "Leftover") -> Callable[[], None]:
        return lambda: background.run(delete_leftover(api, each))

    leftovers = background.run(
        find_leftovers(api, namespace=found.where.namespace, older_than_s=older_than_s, now=datetime.now(UTC))
    )
    return [
        _Found(name=f"{getattr(getattr(each.what, 'kind', None), 'name', 'set of objects')} {each.what.name}",
               why=f"orphan: {each.reason}", delete=remove(each))
        for each in leftovers
    ]  # fmt: skip


def _print(things: Sequence[_Found], output: at.Output) -> None:
    data = [{"name": thing.name, "why": thing.why} for thing in things]
    match output:
        case at.Output.json:
            print_json(data)
        case at.Output.yaml:
            print_yaml(data)
        case at.Output.names:
            for thing in things:
                typer.echo(thing.name)
        case at.Output.table:
            if not things:
                show.err.print("there is nothing to clean up", style="dim")
                return
            table = show.grid("bold", "")
            for thing in things:
                table.add_row(show.plain(thing.name), show.plain(thing.why))
            show.out.print(table)


def _ask(count: int) -> None:
    if not sys.stdin.isatty():
        raise OptionError("there is no terminal to ask whether to delete it", hint="say --yes, or --dry-run")
    typer.confirm(f"Delete {count} of them?", abort=True, err=True)


def _delete(things: Sequence[_Found]) -> int:
    """Deletes them; gives how many had changed since they were shown."""
    kept = 0
    for thing in things:
        try:
            thing.delete()
        except ConflictError:
            kept += 1
    return kept
