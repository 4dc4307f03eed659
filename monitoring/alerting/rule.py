"""What a rule is, and how it is written for Prometheus, for its operator on Kubernetes, and for `promtool test rules`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any, Literal

from monitoring.links import runbook_url

# page: somebody gets up now. ticket: somebody looks in working hours. none: for machines.
Severity = Literal["page", "ticket", "none"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What was scraped, and what the alert makes of it.

    Attributes:
        series: Series and their samples, one a minute, as `promtool` writes them: `0+5x20` is 0, 5, 10, …
        at: When the alert is looked at.
        labels: What the alert has beside its name and severity. Only of a case that fires.
        summary: What somebody reads then.
    """

    series: Mapping[str, str]
    at: str = "30m"
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A condition that somebody should know of.

    Attributes:
        name: In CamelCase; also the heading of its part of the runbook.
        expr: Something that has a value where it is wrong.
        wait: How long it has to be so before anybody is told.
        severity: Who is told, and when.
        summary: One sentence for who is told, a template.
        runbook: The page of docs/howto/runbooks/alerts that says what to do.
        fires: A case in which it fires.
        quiet: A near one in which it does not; None for what shall always fire.
        also_fires: More cases in which it fires.
        also_quiet: More cases in which it does not.
    """

    name: str
    expr: str
    severity: Severity
    summary: str
    runbook: str
    fires: Case
    quiet: Case | None
    wait: str = ""
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    also_fires: Sequence[Case] = ()
    also_quiet: Sequence[Case] = ()

    def as_rule(self) -> dict[str, Any]:
        """The rule as Prometheus reads it."""
        rule: dict[str, Any] = {"alert": self.name, "expr": expression(self.expr)}
        if self.wait:
            rule["for"] = self.wait
        return {
            **rule,
            "labels": {"severity": self.severity, **self.labels},
            "annotations": {"summary": self.summary, "runbook_url": runbook_url(self.runbook, self.name)},
        }

    def as_tests(self) -> list[dict[str, Any]]:
        """Its cases as `promtool test rules` reads them."""
        quiet = [*([self.quiet] if self.quiet else []), *self.also_quiet]
        return [
            *(self._test(case, fires=True) for case in (self.fires, *self.also_fires)),
            *(self._test(case, fires=False) for case in quiet),
        ]

    def _test(self, case: Case, *, fires: bool) -> dict[str, Any]:
        expected = {
            "exp_labels": {"severity": self.severity, **self.labels, **case.labels},
            "exp_annotations": {"summary": case.summary, "runbook_url": runbook_url(self.runbook, self.name)},
        }
        return {
            "name": f"{self.name} {'fires' if fires else 'is quiet'}",
            "interval": "1m",
            "input_series": [{"series": name, "values": values} for name, values in case.series.items()],
            "alert_rule_test": [
                {"eval_time": case.at, "alertname": self.name, "exp_alerts": [expected] if fires else []}
            ],
        }


@dataclass(frozen=True, kw_only=True)
class Record:
    """A series that is computed once for all who read it."""

    name: str
    expr: str
    labels: Mapping[str, str] = field(default_factory=dict[str, str])

    def as_rule(self) -> dict[str, Any]:
        """The rule as Prometheus reads it."""
        rule: dict[str, Any] = {"record": self.name, "expr": expression(self.expr)}
        return {**rule, "labels": dict(self.labels)} if self.labels else rule


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rules that are worked out one after the other, so that a later one may use an earlier one's result."""

    name: str
    rules: Sequence[Alert | Record]

    def as_group(self) -> dict[str, Any]:
        """The group as Prometheus reads it."""
        return {"name": self.name, "rules": [rule.as_rule() for rule in self.rules]}


def alerts(groups: Iterable[Group]) -> list[Alert]:
    """Every alert of some groups."""
    return [rule for group in groups for rule in group.rules if isinstance(rule, Alert)]


def expression(text: str) -> str:
    """An expression without the indentation of the code around it."""
    return dedent(text).strip()
