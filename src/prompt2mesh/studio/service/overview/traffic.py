"""What the processes of the API saw: requests, errors and how long they took, and how the processes stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from prompt2mesh.studio.ports.figures import ProcessMinute
from prompt2mesh.studio.service.overview.minutes import NOTHING, SILENT_AFTER, RouteCounts
from prompt2mesh.studio.service.overview.quantiles import NO_SPREAD, Spread, spread_of_buckets
from prompt2mesh.studio.service.overview.spans import Spans

_MOST_ROUTES = 10
_RECENT_MINUTES = 5


@dataclass(frozen=True, kw_only=True)
class RequestFigures:
    """Requests, those that failed by the asker's fault and by ours, and how long they took."""

    requests: int = 0
    client_errors: int = 0
    server_errors: int = 0
    seconds: Spread = NO_SPREAD

    @classmethod
    def of(cls, counts: RouteCounts) -> "RequestFigures":
        """What counts say."""
        return cls(
            requests=round(counts.requests), client_errors=round(counts.client_errors),
            server_errors=round(counts.server_errors), seconds=spread_of_buckets(counts.buckets),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Process:
    """A process of the API, as it last said.

    Attributes:
        pool_size: Connections to the database that it may keep open.
        pool_in_use: Those that were in use at that moment.
    """

    id: str
    kind: str
    host: str
    seen_at: datetime
    memory_bytes: int | None = None
    pool_size: int | None = None
    pool_in_use: int | None = None


@dataclass(frozen=True, kw_only=True)
class Traffic:
    """Of all processes together.

    Attributes:
        whole: In the hours that were asked for.
        last_minutes: In this minute and the four before it, for what goes on now.
        per_second: Requests in these.
        routes: Of the last hour, the busiest first.
        spans: By the number of the span.
        processes: Those that are alive.
    """

    whole: RequestFigures
    last_minutes: RequestFigures
    per_second: float
    routes: dict[str, RequestFigures]
    spans: dict[int, RequestFigures]
    processes: Sequence[Process]


def traffic(
    minutes: Sequence[ProcessMinute], with_routes: Sequence[ProcessMinute], *, spans: Spans, now: datetime
) -> Traffic:
    """Adds up what processes wrote down.

    Args:
        minutes: Of the spans.
        with_routes: Of the last hour.
        spans: How to cut the time.
        now: The time.
    """
    by_span: defaultdict[int, RouteCounts] = defaultdict(RouteCounts)
    latest: dict[str, ProcessMinute] = {}
    recent, recent_since = NOTHING, now.replace(second=0, microsecond=0) - timedelta(minutes=_RECENT_MINUTES - 1)
    for one in minutes:
        counts = _counts(one.figures)
        by_span[spans.number_of(one.minute)] += counts
        latest[one.process_id] = one
        if one.minute >= recent_since:
            recent += counts
    routes: defaultdict[str, RouteCounts] = defaultdict(RouteCounts)
    for one in with_routes:
        for route, counts in one.routes.items():
            routes[route] += _counts(counts)
    busiest = sorted(routes, key=lambda route: -routes[route].requests)[:_MOST_ROUTES]
    processes = [_process(one) for one in latest.values()]
    return Traffic(
        whole=RequestFigures.of(sum(by_span.values(), start=NOTHING)), last_minutes=RequestFigures.of(recent),
        per_second=recent.requests / (now - recent_since).total_seconds(),
        routes={route: RequestFigures.of(routes[route]) for route in busiest},
        spans={number: RequestFigures.of(counts) for number, counts in by_span.items()},
        processes=[one for one in processes if now - one.seen_at < SILENT_AFTER],
    )  # fmt: skip


def _counts(figures: dict[str, Any]) -> RouteCounts:
    return RouteCounts(
        requests=figures.get("requests", 0), client_errors=figures.get("client_errors", 0),
        server_errors=figures.get("server_errors", 0), buckets=figures.get("buckets", {}),
    )  # fmt: skip


def _process(newest: ProcessMinute) -> Process:
    def number(name: str) -> int | None:
        found = newest.figures.get(name)
        return None if found is None else round(found)

    seen = newest.figures.get("seen_at")
    return Process(
        id=newest.process_id, kind=newest.kind, host=newest.host,
        seen_at=newest.minute if seen is None else datetime.fromtimestamp(seen, UTC),
        memory_bytes=number("memory_bytes"), pool_size=number("pool_size"), pool_in_use=number("pool_in_use"),
    )  # fmt: skip
