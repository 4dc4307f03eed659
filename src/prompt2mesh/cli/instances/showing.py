"""How instances look in a terminal and in files."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import typer

from prompt2mesh.cli import show
from prompt2mesh.cli.instances.opening import Output, require_kubernetes
from prompt2mesh.instances.naming import resource_name
from prompt2mesh.studio.ports.instances import Instance, Phase

_STYLES: Mapping[Phase, str] = {"Ready": "green", "Failed": "red", "Suspended": "dim", "Deleting": "dim"}


def print_instances(found: Sequence[Instance], output: Output) -> None:
    """All of them, as a list also where there is one."""
    match output:
        case Output.json:
            print_json([as_data(one) for one in found])
        case Output.yaml:
            print_yaml([as_data(one) for one in found])
        case Output.names:
            for one in found:
                typer.echo(f"user-{one.id}")
        case Output.table:
            if not found:
                show.err.print("there are no instances", style="dim")
                return
            _print_table(found)


def print_instance(one: Instance, output: Output) -> None:
    """One of them, with all that is known."""
    match output:
        case Output.json:
            print_json(as_data(one))
        case Output.yaml:
            print_yaml(as_data(one))
        case Output.names:
            typer.echo(f"user-{one.id}")
        case Output.table:
            _print_details(one)


def print_objects(objects: Sequence[Mapping[str, Any]], output: Output) -> None:
    """Objects of Kubernetes as another command takes them: `… -o yaml | kubectl apply --server-side -f -`."""
    match output:
        case Output.names:
            for body in objects:
                typer.echo(f"{body['kind'].lower()}/{body['metadata']['name']}")
        case Output.json:
            listed = {"apiVersion": "v1", "kind": "List", "items": list(objects)}
            print_json(objects[0] if len(objects) == 1 else listed)
        case _:
            require_kubernetes()
            import yaml  # noqa: PLC0415 - of the k8s extra

            typer.echo(yaml.safe_dump_all(objects, sort_keys=False, allow_unicode=True), nl=False)


def print_json(data: object) -> None:
    """Data for a program."""
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))


def print_yaml(data: object) -> None:
    """Data for a program or a person."""
    require_kubernetes()
    import yaml  # noqa: PLC0415 - of the k8s extra

    typer.echo(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), nl=False)


def as_data(one: Instance) -> dict[str, Any]:
    """An instance as plain data."""
    return {"name": f"user-{one.id}", **cast("dict[str, Any]", _plain(dataclasses.asdict(one)))}


def phase_line(user: str, one: Instance | None) -> str:
    """Where it is on its way, in one line."""
    name = resource_name(user)
    if one is None:
        return f"{name}: gone"
    text = f"{name}: {one.phase}"
    if one.queue is not None:
        text += f" ({one.queue.position} of {one.queue.of}"
        text += f", about {one.queue.estimate_s:.0f} s)" if one.queue.estimate_s is not None else ")"
    return f"{text} - {one.message}" if one.message else text


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in cast("dict[object, object]", value).items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    return value


def _print_table(found: Sequence[Instance]) -> None:
    table = show.grid("bold", "", "", "", "dim", "dim", "dim")
    table.add_row(*(f"[dim]{word}[/]" for word in ("NAME", "USER", "PHASE", "REASON", "PROFILE", "IDLE", "AGE")))
    for one in found:
        style = _STYLES.get(one.phase, "yellow")
        table.add_row(
            f"user-{one.id}", show.plain(one.owner.user_id), f"[{style}]{one.phase}[/]", one.reason, one.profile,
            _ago(one.last_activity_at), _ago(one.created_at),
        )  # fmt: skip
    show.out.print(table)


def _print_details(one: Instance) -> None:
    table = show.grid("dim", "")
    style = _STYLES.get(one.phase, "yellow")
    rows: list[tuple[str, str]] = [
        ("name", f"user-{one.id}"),
        ("user", show.plain(one.owner.user_id)),
        ("team", show.plain(one.owner.team)),
        ("phase", f"[{style}]{one.phase}[/] ({one.reason})"),
        ("message", show.plain(one.message)),
        ("profile", one.profile),
        ("queue", f"{one.queue.position} of {one.queue.of}" if one.queue else ""),
        ("created", _when(one.created_at)),
        ("ready", _when(one.ready_at)),
        ("activity", _when(one.last_activity_at)),
        ("suspends", _when(one.suspends_at)),
        ("saved", _when(one.saved_at)),
        ("expires", _when(one.expires_at)),
        ("tried again", _when(one.retry_at)),
    ]
    for name, text in rows:
        if text:
            table.add_row(name, text)
    for condition in one.conditions:
        said = f": {show.plain(condition.message)}" if condition.message else ""
        table.add_row("condition", f"{condition.type}={condition.status} ({condition.reason}){said}")
    show.out.print(table)


def _when(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _ago(at: datetime | None) -> str:
    if at is None:
        return "-"
    past = max(datetime.now(UTC) - at, timedelta())
    for name, unit in (("d", 86400), ("h", 3600), ("m", 60)):
        if past.total_seconds() >= 2 * unit:
            return f"{past.total_seconds() / unit:.0f}{name}"
    return f"{past.total_seconds():.0f}s"
