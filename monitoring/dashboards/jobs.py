"""Jobs: how many, how long, where they wait, and the Blender workers that do them."""

from monitoring.dashboards.dashboard import Dashboard, Row
from monitoring.dashboards.overview import STATES
from monitoring.dashboards.panel import Panel, Query

_OURS = 'sum(increase(prompt2mesh_jobs_finished_total{state="%s"}[1h]))'

JOBS = Dashboard(
    name="jobs", title="jobs",
    description="How many jobs there are, how long they take and wait, why they fail, and how the workers are.",
    rows=[
        Row("Now", height=4, panels=[
            Panel(
                title="Jobs in an hour", width=4, kind="stat", decimals=0, runbook="jobs",
                description="Jobs that were submitted in the last hour.",
                queries=[Query("sum(increase(prompt2mesh_jobs_submitted_total[1h]))")], thresholds=[(0, "blue")],
            ),
            Panel(
                title="Succeeded in an hour", width=4, kind="stat", unit="percentunit", decimals=1, maximum=1,
                description="Of the jobs that ended in the last hour by themselves, whoever's fault the others were.",
                runbook="jobs", thresholds=[(0, "red"), (0.8, "yellow"), (0.95, "green")],
                queries=[Query(
                    f"{_OURS % 'SUCCEEDED'} / (sum(increase(prompt2mesh_jobs_finished_total{{state!=\"CANCELED\"}}[1h])) > 0)"
                )],
            ),
            Panel(
                title="Jobs that wait", width=4, kind="stat", runbook="jobs",
                description="In all lanes.", thresholds=[(0, "green"), (20, "yellow"), (100, "red")],
                queries=[Query("sum(max by (lane) (prompt2mesh_queue_depth))")],
            ),
            Panel(
                title="Oldest that waits", width=4, kind="stat", unit="s", runbook="jobs",
                description="How long a runner has been waited for; 0 where no job waits for one.",
                thresholds=[(0, "green"), (30, "yellow"), (120, "red")],
                queries=[Query("max(prompt2mesh_queue_oldest_age_seconds)")],
            ),
            Panel(
                title="Workers that are busy", width=4, kind="stat", unit="percentunit", decimals=0, maximum=1,
                description="Of the runners' Blender workers; at 100 % more runners help.", runbook="workers",
                thresholds=[(0, "green"), (0.9, "yellow")],
                queries=[Query(
                    'sum(prompt2mesh_workers{component="runner",state="busy"})'
                    ' / (sum(prompt2mesh_workers{component="runner"}) > 0)'
                )],
            ),
            Panel(
                title="Begun anew in a day", width=4, kind="stat", decimals=0, runbook="jobs",
                description="Jobs that had to begin anew because their runner or its worker died.",
                thresholds=[(0, "green"), (5, "yellow"), (50, "red")],
                queries=[Query("sum(increase(prompt2mesh_job_retries_total[1d])) or vector(0)")],
            ),
        ]),
        Row("Flow", panels=[
            Panel(
                title="Submitted", unit="cpm", stacked=True, runbook="jobs",
                description="Jobs a minute, by kind.",
                queries=[
                    Query("60 * sum by (kind) (rate(prompt2mesh_jobs_submitted_total[$__rate_interval]))", "{{kind}}")
                ],
            ),
            Panel(
                title="Ended", unit="cpm", stacked=True, colors=STATES, runbook="jobs",
                description="Jobs a minute, by how they ended.",
                queries=[
                    Query("60 * sum by (state) (rate(prompt2mesh_jobs_finished_total[$__rate_interval]))", "{{state}}")
                ],
            ),
            Panel(
                title="Why jobs failed, last day", kind="bargauge", decimals=0, runbook="jobs",
                description="The codes of docs/reference/errors.md; who has to act is said there.",
                thresholds=[(0, "yellow"), (20, "orange"), (100, "red")],
                queries=[Query(
                    # The first failure with a code makes the series, which is no increase of it.
                    'topk(10, sum by (code) (increase(prompt2mesh_jobs_finished_total{state="FAILED"}[1d])) > 0 or '
                    'sum by (code) (prompt2mesh_jobs_finished_total{state="FAILED"} '
                    'unless prompt2mesh_jobs_finished_total{state="FAILED"} offset 1d) > 0)',
                    "{{code}}",
                )],
            ),
        ]),
        Row("Time", panels=[
            Panel(
                title="How long jobs take", unit="s", runbook="jobs",
                description="Half and 95 % of the jobs of a kind end within this time.",
                queries=[
                    Query(
                        f"histogram_quantile({share}, sum by (kind, le) "
                        "(rate(prompt2mesh_job_duration_seconds_bucket[$__rate_interval])))",
                        f"{{{{kind}}}} {name}",
                    )
                    for share, name in ((0.5, "half"), (0.95, "95 %"))
                ],
            ),
            Panel(
                title="Where the time goes", unit="s", stacked=True, runbook="jobs",
                description="The mean time of each stage of a job.",
                queries=[Query(
                    "sum by (stage) (rate(prompt2mesh_job_stage_duration_seconds_sum[$__rate_interval])) / "
                    "(sum by (stage) (rate(prompt2mesh_job_stage_duration_seconds_count[$__rate_interval])) > 0)",
                    "{{stage}}",
                )],
            ),
            Panel(
                title="Jobs by how long they took", kind="heatmap", unit="s", runbook="jobs",
                description="The darker, the more jobs took as long.",
                queries=[Query("sum by (le) (increase(prompt2mesh_job_duration_seconds_bucket[$__rate_interval]))")],
            ),
        ]),
        Row("Queue", panels=[
            Panel(
                title="Jobs that wait, by lane", stacked=True, runbook="jobs",
                description="A person waits for the interactive ones.",
                queries=[Query("max by (lane) (prompt2mesh_queue_depth)", "{{lane}}")],
            ),
            Panel(
                title="How long jobs waited, 95 %", unit="s", lines=True, runbook="jobs",
                description="Promised: 95 % of the interactive jobs begin within 30 s of when they may.",
                thresholds=[(0, "green"), (30, "red")],
                queries=[Query(
                    "histogram_quantile(0.95, sum by (lane, le) "
                    "(rate(prompt2mesh_job_queue_wait_seconds_bucket[$__rate_interval])))",
                    "{{lane}}",
                )],
            ),
            Panel(
                title="Jobs in the database", stacked=True, colors=STATES, runbook="jobs",
                description="Those that have not ended, by state.",
                queries=[Query('max by (state) (prompt2mesh_jobs{state=~"PENDING|IN_PROGRESS"})', "{{state}}")],
            ),
        ]),
        Row("Blender workers", panels=[
            Panel(
                title="Workers", stacked=True, decimals=0, runbook="workers",
                description="Processes with Blender in them, by whose they are and what they do.",
                queries=[Query("sum by (component, state) (prompt2mesh_workers)", "{{component}} {{state}}")],
            ),
            Panel(
                title="Memory", unit="bytes", lines=True, runbook="workers",
                description="Of each worker; one that grows beyond its bound is replaced.",
                thresholds=[(0, "green"), (3 * 1024**3, "red")],
                queries=[Query("prompt2mesh_worker_memory_bytes", "{{instance}} {{slot}}")],
            ),
            Panel(
                title="Workers that ended, in an hour", decimals=0, runbook="workers",
                description="By reason; retired, canceled and interrupted ones are healthy.",
                queries=[Query("sum by (reason) (increase(prompt2mesh_worker_restarts_total[1h]))", "{{reason}}")],
            ),
        ]),
    ],
)  # fmt: skip
