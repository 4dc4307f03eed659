"""Whether each part answers, as the blackbox exporter beside docker/docker-compose.yml sees it."""

from monitoring.dashboards.dashboard import Dashboard, Row
from monitoring.dashboards.panel import Panel, Query

ANSWERS = Dashboard(
    name="answers", title="what answers",
    description="Each part of the service, asked from outside over HTTP. Needs the blackbox exporter.",
    rows=[
        Row("Asked from outside", height=5, panels=[
            Panel(
                title="Answers now", width=24, kind="stat", runbook="service",
                description="Whether the part answered the last time it was asked.",
                queries=[Query('probe_success{job="answers"}', "{{part}}")],
                thresholds=[(0, "red"), (1, "green")],
                mappings={"0": ("no", "red"), "1": ("yes", "green")},
            ),
        ]),
        Row("Course", height=9, panels=[
            Panel(
                title="Time to answer", width=12, unit="s", runbook="service",
                description="How long the part took to answer; a part that does not answer takes five seconds.",
                queries=[Query('probe_duration_seconds{job="answers"}', "{{part}}")],
            ),
            Panel(
                title="Share of the last hour that it answered", width=12, unit="percentunit", maximum=1,
                runbook="service", description="One where it always answered.",
                queries=[Query('avg_over_time(probe_success{job="answers"}[1h])', "{{part}}")],
            ),
        ]),
    ],
)  # fmt: skip
