"""The tables of the operator's overview."""

import html
from collections.abc import Sequence

from prompt2mesh.client.overview_models import Ended, Overview, Spread
from prompt2mesh.web import units
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.tables import Cell, table_html


def panels_html(found: Overview) -> str:
    """All of them."""
    draw = (_kinds, _stages, _routes, _workers, _llm, _processes, _storage, _instances, _failures)
    return f'<div class="panels">{"".join(panel(found) for panel in draw)}</div>'


def _kinds(found: Overview) -> str:
    rows = [
        [
            Cell(one.kind),
            Cell(f"{one.ended.succeeded:,}", number=True),
            _failed(one.ended),
            Cell(f"{one.ended.canceled:,}", number=True),
            *_spread(one.seconds),
        ]
        for one in found.kinds
    ]
    return _panel(
        "Jobs by kind",
        ["Kind", "#Done", "#Failed", "#Canceled", "#Half below", "#p95"],
        rows,
        empty="No job ended in this time.",
    )


def _stages(found: Overview) -> str:
    ordered = sorted(found.stages, key=lambda one: (-one.running, -(one.seconds.p50 or 0.0)))
    rows = [
        [
            Cell(one.stage.replace("agent:", "agent: ").replace("_", " ")),
            Cell(f"{one.running:,}", number=True, strong=one.running > 0),
            *_spread(one.seconds),
        ]
        for one in ordered[:12]
    ]
    return _panel(
        "Stages of the work",
        ["Stage", "#In it now", "#Half below", "#p95"],
        rows,
        empty="No job went through a stage in this time.",
    )


def _routes(found: Overview) -> str:
    rows = [
        [
            Cell(one.route, code=True),
            Cell(f"{one.requests:,}", number=True),
            Cell(f"{one.client_errors:,}", number=True),
            Cell(f"{one.server_errors:,}", number=True, bad=one.server_errors > 0),
            *_spread(one.seconds),
        ]
        for one in found.routes
    ]
    return _panel(
        "Busiest routes of the last hour",
        ["Route", "#Requests", "#4xx", "#5xx", "#Half below", "#p95"],
        rows,
        empty="Nothing was asked for yet.",
    )


def _workers(found: Overview) -> str:
    rows: list[list[Cell]] = []
    for runner in found.runners:
        started = sum(runner.restarts.values())
        why = ", ".join(f"{count} {reason}" for reason, count in sorted(runner.restarts.items()) if count)
        up = ago(runner.started_at).removesuffix(" ago") if runner.started_at else ""
        own = units.megabytes(runner.memory_bytes) if runner.memory_bytes else "–"
        rows.append(
            [
                Cell(f"{runner.host}, process {runner.pid}", strong=True),
                Cell(f"{runner.busy} of {runner.slots} busy"),
                Cell(own, number=True),
                Cell("", number=True),
                Cell(up),
                Cell(f"{started:,}" + (f" ({why})" if why else ""), bad=runner.restarts.get("crashed", 0) > 0),
            ]
        )
        rows += [
            [
                Cell(f"Blender, process {worker.pid}", inner=True),
                Cell("at work" if worker.busy else "ready"),
                Cell(units.megabytes(worker.memory_bytes), number=True),
                Cell(f"{worker.builds:,}", number=True),
                Cell(""),
                Cell(""),
            ]
            for worker in runner.workers
        ]
    return _panel(
        "Runners and their Blenders",
        ["Process", "State", "#Memory", "#Builds", "Up for", "Started anew"],
        rows,
        empty="Nothing takes jobs. Start one with prompt2mesh serve runner.",
    )


def _processes(found: Overview) -> str:
    rows = [
        [
            Cell(one.host or one.id),
            Cell(one.kind),
            Cell(units.megabytes(one.memory_bytes) if one.memory_bytes else "–", number=True),
            Cell("–" if one.pool_in_use is None else f"{one.pool_in_use} of {one.pool_size}", number=True),
        ]
        for one in found.processes
    ]
    return _panel(
        "Processes of the API",
        ["Process", "What", "#Memory", "#Connections in use"],
        rows,
        empty="None has told of itself yet.",
    )


def _llm(found: Overview) -> str:
    sums: dict[str, list[float]] = {}
    for one in found.llm:
        held = sums.setdefault(one.model, [0.0] * 5)
        for index, more in enumerate(
            (one.calls, one.input_tokens, one.output_tokens, one.cost_usd, one.unpriced_tokens)
        ):
            held[index] += more
    rows = [
        [
            Cell(model),
            Cell(f"{held[0]:,.0f}", number=True),
            Cell(units.short_count(held[1]), number=True),
            Cell(units.short_count(held[2]), number=True),
            Cell("not known" if held[4] and not held[3] else units.dollars(held[3]), number=True),
        ]
        for model, held in sorted(sums.items(), key=lambda pair: -pair[1][3])[:10]
    ]
    return _panel(
        "LLMs, seven days",
        ["Provider and model", "#Calls", "#Read", "#Written", "#Cost"],
        rows,
        empty="No LLM was asked.",
    )


def _instances(found: Overview) -> str:
    people = found.instances
    if people is None:
        return _panel("Instances", ["Phase", "#Number"], [], empty="This service runs none.")
    rows = [
        [Cell(phase), Cell(f"{count:,}", number=True, bad=phase == "Failed")]
        for phase, count in sorted(people.phases.items())
    ]
    claims = people.warm + people.cold
    if claims:
        rows += [
            [Cell("Ready ones that came warm"), Cell(f"{people.warm} of {claims}", number=True)],
            [Cell("Click to ready, half below"), Cell(units.seconds(people.click_to_ready.p50), number=True)],
            [Cell("Click to ready, p95"), Cell(units.seconds(people.click_to_ready.p95), number=True)],
        ]
    return _panel("Instances", ["Phase", "#Number"], rows, empty=people.problem or "Nobody has one.")


def _storage(found: Overview) -> str:
    most = max((one.size_bytes for one in found.largest_users), default=0)
    rows = [
        [
            Cell(one.email or one.user_id),
            Cell(units.megabytes(one.size_bytes), number=True, share=one.size_bytes / most if most else 0.0),
        ]
        for one in found.largest_users
    ]
    return _panel("Whose files take most", ["Person", "#Files"], rows, empty="There are no files.")


def _failures(found: Overview) -> str:
    rows = [
        [
            Cell(ago(one.at) if one.at else ""),
            Cell(one.code or "–", code=True),
            Cell(one.kind),
            Cell(one.label, long=True),
            Cell(one.message, long=True),
        ]
        for one in found.failures
    ]
    return _panel(
        "Newest failures of a week",
        ["When", "Code", "Kind", "Asked for", "Why"],
        rows,
        empty="Nothing failed.",
        full=True,
    )


def _panel(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    empty: str,
    full: bool = False,
) -> str:
    kind = "full" if full else ""
    inner = table_html(title, heads, rows) if rows else f'<p class="nothing">{html.escape(empty)}</p>'
    return f'<section class="{kind}"><h3>{html.escape(title)}</h3>{inner}</section>'


def _spread(found: Spread) -> list[Cell]:
    return [Cell(units.seconds(found.p50), number=True), Cell(units.seconds(found.p95), number=True)]


def _failed(ended: Ended) -> Cell:
    return Cell(f"{ended.failed:,}", number=True, bad=ended.failed > 0)


def ended_text(ended: Ended) -> str:
    """How many jobs ended, by how, in words."""
    return f"{ended.succeeded:,} succeeded, {ended.failed:,} failed, {ended.canceled:,} canceled"
