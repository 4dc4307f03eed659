"""The overview of an operator, as one piece of markup: drawn anew every few seconds, nothing of it flickers."""

import html
from collections import defaultdict
from datetime import UTC, datetime, tzinfo

from prompt2mesh.client.overview_models import Overview
from prompt2mesh.web import units
from prompt2mesh.web.widgets.bars import Series, bars_html
from prompt2mesh.web.widgets.overview_panels import ended_text, panels_html

_SIGNS = {"good": "✓", "warning": "!", "bad": "✕", "unknown": "?"}
_SAID = {"good": "good", "warning": "needs a look", "bad": "bad", "unknown": "not known"}
_LANES = {"interactive": "people", "batch": "batches", "background": "background"}


def overview_html(found: Overview, *, zone: tzinfo = UTC) -> str:
    """All of it; times as clocks in a zone show them."""
    return f'<div class="p2m-ops">{_health(found)}{_headline(found)}{_charts(found, zone)}{panels_html(found)}</div>'


def _health(found: Overview) -> str:
    items = "".join(
        f'<li class="{html.escape(one.state)}"><span class="sign" aria-hidden="true">'
        f"{_SIGNS.get(one.state, '?')}</span><div><strong>{html.escape(one.name)}</strong>"
        f'<span class="p2m-unseen">: {_SAID.get(one.state, one.state)}.</span><p>{html.escape(one.text)}</p></div></li>'
        for one in found.health
    )
    return f'<h2 class="p2m-unseen">Health</h2><ul class="health">{items}</ul>'


def _headline(found: Overview) -> str:
    now, active = found.requests_now, found.active_users
    today = found.at.astimezone(UTC).date().isoformat() if found.at else ""
    spent = [one for one in found.llm if one.day == today]
    waiting = found.jobs.get("PENDING", 0)
    busy = sum(runner.busy for runner in found.runners)
    lanes = ", ".join(f"{count} of {_LANES.get(lane, lane)}" for lane, count in found.queue.items())
    rate = found.requests_per_s
    tiles = (
        (
            "Requests now",
            f"{rate:.1f}/s" if rate < 100 else f"{rate:,.0f}/s",
            f"{_share(now.server_errors, now.requests)} failed",
        ),
        ("Latency now, p95", units.seconds(now.seconds.p95), f"half below {units.seconds(now.seconds.p50)}"),
        ("Jobs at work", f"{found.jobs.get('IN_PROGRESS', 0):,}", f"{busy} of {found.slots} slots"),
        (
            "Jobs waiting",
            f"{waiting:,}",
            f"oldest {units.seconds(found.oldest_wait_s)} · {lanes}" if waiting else "nothing waits",
        ),
        ("Wait for a turn, p95", units.seconds(found.waits.p95), f"half below {units.seconds(found.waits.p50)}"),
        (
            "People, last hour",
            f"{active.hour:,}",
            f"{active.five_minutes:,} now · {active.day:,} in a day · {found.users:,} in all",
        ),
        (
            "LLMs today",
            units.dollars(sum(one.cost_usd for one in spent)),
            f"{units.short_count(sum(one.input_tokens + one.output_tokens for one in spent))} tokens",
        ),
        (
            "Files",
            units.megabytes(found.blob_bytes),
            f"{found.blobs:,} files · database {units.megabytes(found.database_bytes)}",
        ),
    )
    items = "".join(
        f"<div><dt>{html.escape(name)}</dt><dd>{html.escape(value)}<small>{html.escape(note)}</small></dd></div>"
        for name, value, note in tiles
    )
    return f'<h2 class="p2m-unseen">Now</h2><dl class="tiles">{items}</dl>'


def _charts(found: Overview, zone: tzinfo) -> str:
    moments = [f"{span.at.astimezone(zone):%H:%M}" for span in found.spans]
    unit = f"each bar {_span(found.span_s)}"
    asked, jobs = [span.requests for span in found.spans], [span.jobs for span in found.spans]
    whole, ended = found.requests, found.ended
    charts = [
        bars_html(
            "Requests",
            unit=unit,
            moments=moments,
            total=f"{whole.requests:,}: {whole.server_errors:,} failed, {whole.client_errors:,} refused",
            series=[
                Series(
                    name="answered",
                    tone="main",
                    values=[one.requests - one.client_errors - one.server_errors for one in asked],
                ),
                Series(name="refused (4xx)", tone="soft", values=[one.client_errors for one in asked]),
                Series(name="failed (5xx)", tone="lost", values=[one.server_errors for one in asked]),
            ],
            shown=[
                f"{one.requests:,} requests, {one.client_errors:,} refused, {one.server_errors:,} failed"
                for one in asked
            ],
        ),
        bars_html(
            "Latency",
            unit=unit,
            moments=moments,
            stacked=False,
            scale=units.seconds,
            least_top=0.0,
            total=f"p95 {units.seconds(whole.seconds.p95)}, half below {units.seconds(whole.seconds.p50)}",
            series=[
                Series(name="half below", tone="main", values=[one.seconds.p50 or 0.0 for one in asked]),
                Series(name="95 of 100 below", tone="soft", values=[one.seconds.p95 or 0.0 for one in asked]),
            ],
            shown=[
                f"half below {units.seconds(one.seconds.p50)}, p95 {units.seconds(one.seconds.p95)}" for one in asked
            ],
        ),
        bars_html(
            "Jobs that ended",
            unit=unit,
            moments=moments,
            total=ended_text(ended),
            series=[
                Series(name="succeeded", tone="main", values=[one.succeeded for one in jobs]),
                Series(name="canceled", tone="soft", values=[one.canceled for one in jobs]),
                Series(name="failed", tone="lost", values=[one.failed for one in jobs]),
            ],
            shown=[ended_text(one) for one in jobs],
        ),
        _cost_chart(found),
    ]
    title = "The last hour" if found.hours == 1 else f"The last {found.hours} hours"
    return f'<h2>{title}</h2><div class="charts">{"".join(charts)}</div>'


def _cost_chart(found: Overview) -> str:
    cost, tokens = defaultdict[str, float](float), defaultdict[str, int](int)
    for one in found.llm:
        cost[one.day] += one.cost_usd
        tokens[one.day] += one.input_tokens + one.output_tokens
    end = (found.at or datetime.now(UTC)).astimezone(UTC).toordinal()
    days = [datetime.fromordinal(end - back).date() for back in reversed(range(7))]
    names = [day.isoformat() for day in days]
    whole = f"{units.dollars(sum(cost.values()))} and {units.short_count(sum(tokens.values()))} tokens in a week"
    return bars_html(
        "Cost of LLMs",
        unit="each bar a day",
        scale=units.dollars,
        least_top=0.0,
        total=whole,
        moments=[f"{day:%a}" for day in days],
        series=[Series(name="dollars", tone="near", values=[cost[name] for name in names])],
        shown=[f"{units.dollars(cost[name])}, {units.short_count(tokens[name])} tokens" for name in names],
    )


def _share(part: float, whole: float) -> str:
    share = part / whole if whole else 0.0
    return "none" if not part else f"{share:.2%}" if share < 0.01 else f"{share:.1%}"


def _span(length_s: int) -> str:
    return "an hour" if length_s == 3600 else f"{length_s // 60} minutes"
