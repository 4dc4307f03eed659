"""The objectives of the service, and alerts on how fast their error budgets burn.

Several windows and burn rates, as chapter 5 of the SRE workbook ("Alerting on SLOs", approach 6) has them: a long window
so that a blip wakes nobody, a short one so that the alert ends soon after the trouble. Events are counted at a rate of five
minutes once, and the longer windows are means of that, weighted by traffic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from monitoring.alerting.faults import USER_FAULTS
from monitoring.alerting.rule import Alert, Case, Group, Record

DAYS = 30
WINDOWS = ("30m", "1h", "2h", "6h", "1d", "3d", f"{DAYS}d")
_SECONDS = {"1h": 3600, "6h": 6 * 3600, "1d": 86400, "3d": 3 * 86400}
# (long window, short window, how many times faster than the budget allows), of each severity.
_BURNS: dict[Literal["page", "ticket"], Sequence[tuple[str, str, float]]] = {
    "page": (("1h", "5m", 14.4), ("6h", "30m", 6)),
    "ticket": (("1d", "2h", 3), ("3d", "6h", 1)),
}


@dataclass(frozen=True, kw_only=True)
class Objective:
    """A share of events that shall be good, over thirty days.

    Attributes:
        slo: Its name in labels.
        name: The beginning of its alerts' names.
        target: The share that shall be good.
        promise: What is promised, as a person would say it.
        events: PromQL: a rate of all events over five minutes.
        errors: PromQL: the rate of the bad ones.
        least_events: Fewer in the long window say nothing: nobody is told.
        runbook: The page about it.
        good: A series of a good event, for the cases of the alerts; `bad` one of a bad event.
        beside: Series that do not count, however many there are.
    """

    slo: str
    name: str
    target: float
    promise: str
    events: str
    errors: str
    least_events: int
    runbook: str
    good: Sequence[str]
    bad: Sequence[str]
    beside: Sequence[str] = ()

    @property
    def budget(self) -> float:
        """The share of events that may be bad."""
        return round(1 - self.target, 6)


def _slower_than(metric: str, seconds: str, selector: str = "") -> tuple[str, str]:
    """The rates of all and of the slow events of a histogram."""
    events = f"sum(rate({metric}_count{{{selector}}}[5m]))"
    fast = f'sum(rate({metric}_bucket{{{f"{selector}," if selector else ""}le="{seconds}"}}[5m]))'
    # Of series that are new, the two rates are not worked out from quite the same time.
    return events, f"clamp_min({events} - {fast}, 0)"


def _histogram(metric: str, labels: str, *, upto: str) -> tuple[Sequence[str], Sequence[str]]:
    count, bucket = f"{metric}_count{{{labels}}}", f'{metric}_bucket{{{labels},le="{upto}"}}'
    return (count, bucket), (count,)


# Probes ask more often than people do where there are few, and are always quick and well.
_ASKED_BY_PEOPLE = 'component="api",route!~"/healthz|/readyz"'
_API_EVENTS, _API_SLOW = _slower_than("prompt2mesh_http_request_duration_seconds", "0.5", _ASKED_BY_PEOPLE)
_PROBES, _ = _histogram(
    "prompt2mesh_http_request_duration_seconds", 'component="api",route="/readyz",method="GET"', upto="0.5"
)
_API_FAST_SERIES, _API_SLOW_SERIES = _histogram(
    "prompt2mesh_http_request_duration_seconds", 'component="api",route="/v1/me",method="GET"', upto="0.5"
)
_QUEUE_EVENTS, _QUEUE_SLOW = _slower_than("prompt2mesh_job_queue_wait_seconds", "30.0", 'lane="interactive"')
_QUEUE_FAST_SERIES, _QUEUE_SLOW_SERIES = _histogram(
    "prompt2mesh_job_queue_wait_seconds", 'lane="interactive"', upto="30.0"
)
_CLICK_EVENTS, _CLICK_SLOW = _slower_than("prompt2mesh_instance_click_to_ready_seconds", "10.0")
_CLICK_FAST_SERIES, _CLICK_SLOW_SERIES = _histogram(
    "prompt2mesh_instance_click_to_ready_seconds", 'path="warm"', upto="10.0"
)

OBJECTIVES = (
    Objective(
        slo="api-availability", name="ApiAvailability", target=0.999, least_events=100, runbook="api",
        promise="99.9 % of requests are answered without a fault of the server",
        events=f"sum(rate(prompt2mesh_http_requests_total{{{_ASKED_BY_PEOPLE}}}[5m]))",
        errors=f'sum(rate(prompt2mesh_http_requests_total{{{_ASKED_BY_PEOPLE},status=~"5.."}}[5m]))',
        good=('prompt2mesh_http_requests_total{component="api",route="/v1/me",method="GET",status="200"}',),
        bad=('prompt2mesh_http_requests_total{component="api",route="/v1/me",method="GET",status="503"}',),
        beside=('prompt2mesh_http_requests_total{component="api",route="/readyz",method="GET",status="200"}',),
    ),
    Objective(
        slo="api-latency", name="ApiLatency", target=0.99, least_events=100, runbook="api",
        promise="99 % of requests are answered within 0.5 s",
        events=_API_EVENTS, errors=_API_SLOW, good=_API_FAST_SERIES, bad=_API_SLOW_SERIES, beside=_PROBES,
    ),
    Objective(
        slo="job-success", name="JobSuccess", target=0.99, least_events=20, runbook="jobs",
        promise="99 % of jobs succeed, not counting what their askers got wrong or took back",
        events=f'sum(rate(prompt2mesh_jobs_finished_total{{state!="CANCELED",code!~"{USER_FAULTS}"}}[5m]))',
        errors=f'sum(rate(prompt2mesh_jobs_finished_total{{state="FAILED",code!~"{USER_FAULTS}"}}[5m]))',
        good=('prompt2mesh_jobs_finished_total{kind="text-to-3d",state="SUCCEEDED",code="none"}',),
        bad=('prompt2mesh_jobs_finished_total{kind="text-to-3d",state="FAILED",code="worker_crashed"}',),
    ),
    Objective(
        slo="queue-wait", name="QueueWait", target=0.95, least_events=20, runbook="jobs",
        promise="95 % of jobs that a person waits for begin within 30 s of when they may",
        events=_QUEUE_EVENTS, errors=_QUEUE_SLOW, good=_QUEUE_FAST_SERIES, bad=_QUEUE_SLOW_SERIES,
    ),
    Objective(
        slo="click-to-ready", name="ClickToReady", target=0.95, least_events=20, runbook="instances",
        promise="95 % of people who open their instance have it within 10 s",
        events=_CLICK_EVENTS, errors=_CLICK_SLOW, good=_CLICK_FAST_SERIES, bad=_CLICK_SLOW_SERIES,
    ),
)  # fmt: skip


def objective_groups() -> list[Group]:
    """The rules of all objectives."""
    # One group, so that each looks at what the ones before it have just worked out.
    burns = [_burns(each, how) for each in OBJECTIVES for how in _BURNS]
    return [Group(name="prompt2mesh-objectives", rules=[*_counts(), *_ratios(), *burns])]


def _counts() -> Iterator[Record]:
    for each in OBJECTIVES:
        labels = {"slo": each.slo}
        yield Record(name="prompt2mesh:slo_objective:ratio", expr=f"vector({each.target})", labels=labels)
        yield Record(name="prompt2mesh:slo_events:rate5m", expr=each.events, labels=labels)
        # Where nothing was bad there may be no series of it, which is not the same as not knowing.
        yield Record(name="prompt2mesh:slo_errors:rate5m", expr=f"({each.errors}) or 0 * {each.events}", labels=labels)


def _ratios() -> Iterator[Record]:
    yield Record(
        name="prompt2mesh:slo_error_ratio:rate5m",
        expr="prompt2mesh:slo_errors:rate5m / (prompt2mesh:slo_events:rate5m > 0)",
    )
    for window in WINDOWS:
        yield Record(
            name=f"prompt2mesh:slo_error_ratio:rate{window}",
            expr=f"sum_over_time(prompt2mesh:slo_errors:rate5m[{window}])\n"
            f"/ (sum_over_time(prompt2mesh:slo_events:rate5m[{window}]) > 0)",
        )
    yield Record(
        name="prompt2mesh:slo_budget_left:ratio",
        expr=f"1 - prompt2mesh:slo_error_ratio:rate{DAYS}d / on (slo) (1 - prompt2mesh:slo_objective:ratio)",
    )


def _burns(objective: Objective, severity: Literal["page", "ticket"]) -> Alert:
    fast = severity == "page"
    choice = f'{{slo="{objective.slo}"}}'
    conditions = [
        f"(\n  prompt2mesh:slo_error_ratio:rate{long}{choice} > {_bound(objective, rate)}\n"
        f"  and prompt2mesh:slo_error_ratio:rate{short}{choice} > {_bound(objective, rate)}\n"
        f"  and avg_over_time(prompt2mesh:slo_events:rate5m{choice}[{long}]) * {_SECONDS[long]}"
        f" >= {objective.least_events}\n)"
        for long, short, rate in _BURNS[severity]
    ]
    long = _BURNS[severity][0][0]
    burn = _BURNS[severity][0][2]
    # Each case has some hours of the one kind of event after some of the other; a page's minutes are a ticket's days.
    share = round(min(1.0, objective.budget * burn * 1.5), 3)
    hours = 2 if fast else 26
    return Alert(
        name=f"{objective.name}Burns{'Fast' if fast else 'Slowly'}",
        severity=severity,
        wait="2m" if fast else "15m",
        labels={"slo": objective.slo},
        expr="\nor\n".join(conditions),
        summary=f"{{{{ $value | humanizePercentage }}}} of events were bad in the last {long if fast else 'day'} or more; "
        f"promised: {objective.promise}",
        runbook=objective.runbook,
        fires=Case(
            at=f"{hours}h",
            series=_traffic(objective, share, hours=hours),
            summary=f"{_percent(share)} of events were bad in the last {long if fast else 'day'} or more; "
            f"promised: {objective.promise}",
        ),
        # As bad, but over already: the short window knows.
        quiet=Case(at=f"{hours + (1 if fast else 7)}h", series=_traffic(objective, share, hours=hours, healed=True)),
    )


def _bound(objective: Objective, rate: float) -> str:
    return f"{round(objective.budget * rate, 6):g}" if objective.budget * rate < 1 else "0.999"


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"


def _traffic(objective: Objective, share: float, *, hours: int, healed: bool = False) -> dict[str, str]:
    """A thousand events a minute of which a share is bad; then, for a healed one, none."""
    minutes = hours * 60
    bad = round(1000 * share)
    rest = 8 * 60 if healed else 0
    series = dict.fromkeys(objective.beside, f"0+3000x{minutes + rest}")
    for name in {*objective.good, *objective.bad}:
        step = 1000 * (name in objective.good and name in objective.bad) or (
            1000 - bad if name in objective.good else bad
        )
        after = step if name in objective.good and name in objective.bad else (1000 if name in objective.good else 0)
        series[name] = f"0+{step}x{minutes}" + (f" {step * minutes}+{after}x{rest}" if rest else "")
    return dict(sorted(series.items()))
