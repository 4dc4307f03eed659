"""The first look: are the promises kept, what goes on, and is anything short."""

from monitoring.alerting.objectives import OBJECTIVES
from monitoring.dashboards.dashboard import Dashboard, Row
from monitoring.dashboards.panel import Panel, Query

STATES = {
    "SUCCEEDED": "green", "FAILED": "red", "CANCELED": "text", "PENDING": "yellow", "IN_PROGRESS": "blue",
}  # fmt: skip
_TITLES = {
    "api-availability": "API answers", "api-latency": "API is quick", "job-success": "Jobs succeed",
    "queue-wait": "Jobs begin soon", "click-to-ready": "Instances open soon",
}  # fmt: skip

OVERVIEW = Dashboard(
    name="overview", title="overview",
    description="Are the promises kept, what goes on, and is anything short?",
    rows=[
        Row("Error budget that is left of thirty days", height=4, panels=[
            *(
                Panel(
                    title=_TITLES[each.slo], width=4, kind="stat", unit="percentunit", decimals=1, minimum=None,
                    description=f"The promise: {each.promise}. 100 % is a month without a bad event; below 0 % the promise "
                    "is broken.",
                    queries=[Query(f'prompt2mesh:slo_budget_left:ratio{{slo="{each.slo}"}}')],
                    thresholds=[(0, "red"), (0, "orange"), (0.25, "yellow"), (0.5, "green")],
                    runbook=each.runbook, maximum=1,
                )
                for each in OBJECTIVES
            ),
            Panel(
                title="Alerts that fire", width=4, kind="stat", runbook="service", zero="0",
                description="Pages and tickets that are not over. The watchdog, which always fires, is not counted.",
                queries=[Query('sum(ALERTS{alertstate="firing",severity=~"page|ticket"}) or vector(0)')],
                thresholds=[(0, "green"), (1, "red")],
            ),
        ]),
        Row("Now", height=4, panels=[
            Panel(
                title="Requests", width=4, kind="stat", unit="reqps", decimals=1, runbook="api",
                description="Requests to the API a second.",
                queries=[Query('sum(rate(prompt2mesh_http_requests_total{component="api"}[$__rate_interval]))')],
                thresholds=[(0, "blue")],
            ),
            Panel(
                title="Jobs that run", width=4, kind="stat", runbook="jobs",
                description="Jobs that a runner works on.",
                queries=[Query('max(prompt2mesh_jobs{state="IN_PROGRESS"}) or vector(0)')],
                thresholds=[(0, "blue")],
            ),
            Panel(
                title="Oldest job that waits", width=4, kind="stat", unit="s", runbook="jobs",
                description="How long the oldest job has waited; 0 where none waits.",
                queries=[Query("max(prompt2mesh_queue_oldest_age_seconds)")],
                thresholds=[(0, "green"), (30, "yellow"), (120, "red")],
            ),
            Panel(
                title="Instances that run", width=4, kind="stat", runbook="instances",
                description="Blender instances that are ready for their people.",
                queries=[Query('sum(max by (state) (prompt2mesh_instances{state="Ready"})) or vector(0)')],
                thresholds=[(0, "blue")],
            ),
            Panel(
                title="Active users in an hour", width=4, kind="stat",
                description="People who have done something in the last hour.",
                queries=[Query('max(prompt2mesh_active_users{window="1h"})')], thresholds=[(0, "blue")],
            ),
            Panel(
                title="Language models in a day", width=4, kind="stat", unit="currencyUSD", decimals=2, runbook="llm",
                description="What language models have cost in the last 24 hours.",
                queries=[Query("sum(increase(prompt2mesh_llm_cost_usd_total[1d])) or vector(0)")],
                thresholds=[(0, "green"), (50, "yellow"), (100, "red")],
            ),
        ]),
        Row("API", panels=[
            Panel(
                title="Requests by status", unit="reqps", stacked=True, runbook="api",
                description="Statuses of 500 and above are our faults; 429 is a limit that was passed.",
                queries=[Query(
                    'sum by (status) (rate(prompt2mesh_http_requests_total{component="api"}[$__rate_interval]))', "{{status}}"
                )],
            ),
            Panel(
                title="Time to answer", unit="s", lines=True, runbook="api",
                description="Half, 95 % and 99 % of requests are answered within this time. Promised: 99 % within 0.5 s.",
                thresholds=[(0, "green"), (0.5, "red")],
                queries=[
                    Query(
                        f"histogram_quantile({share}, sum by (le) "
                        '(rate(prompt2mesh_http_request_duration_seconds_bucket{component="api"}[$__rate_interval])))',
                        name,
                    )
                    for share, name in ((0.5, "half"), (0.95, "95 %"), (0.99, "99 %"))
                ],
            ),
            Panel(
                title="Slowest routes, 95 %", unit="s", kind="bargauge", runbook="api",
                description="The ten routes of which 95 % of requests take longest, over five minutes.",
                thresholds=[(0, "green"), (0.5, "yellow"), (2, "red")],
                queries=[Query("topk(10, prompt2mesh:http_request_duration_seconds:p95_5m > 0)", "{{route}}")],
            ),
        ]),
        Row("Work", panels=[
            Panel(
                title="Jobs that ended", unit="cpm", stacked=True, colors=STATES, runbook="jobs",
                description="Jobs that ended in a minute, by how.",
                queries=[
                    Query("60 * sum by (state) (rate(prompt2mesh_jobs_finished_total[$__rate_interval]))", "{{state}}")
                ],
            ),
            Panel(
                title="Jobs that wait", runbook="jobs", stacked=True,
                description="Jobs that no runner has begun, by lane: a person waits for the interactive ones.",
                queries=[Query("max by (lane) (prompt2mesh_queue_depth)", "{{lane}}")],
            ),
            Panel(
                title="Instances by state", stacked=True, runbook="instances",
                description="People's Blender instances.",
                queries=[Query("max by (state) (prompt2mesh_instances)", "{{state}}")],
            ),
        ]),
        Row("Promises", panels=[
            Panel(
                title="How fast the error budgets burn", lines=True, runbook="api",
                description="1 uses up exactly the budget of thirty days; at 14.4 somebody is woken up.",
                thresholds=[(0, "green"), (1, "orange"), (14.4, "red")],
                queries=[Query(
                    "prompt2mesh:slo_error_ratio:rate1h / on (slo) (1 - prompt2mesh:slo_objective:ratio)", "{{slo}}"
                )],
            ),
            Panel(
                title="Processes that answer", runbook="service", stacked=True, decimals=0,
                description="Processes that Prometheus reads, by component.",
                queries=[Query('sum by (component) (up{job="prompt2mesh"})', "{{component}}")],
            ),
            Panel(
                title="Who looks on", decimals=0,
                description="Browser tabs that show the page, streams of events, and connections to people's desktops.",
                queries=[
                    Query("sum(prompt2mesh_page_sessions)", "tabs"),
                    Query("sum(prompt2mesh_sse_streams)", "streams"),
                    Query("sum(prompt2mesh_router_sockets)", "desktops"),
                ],
            ),
        ]),
        Row("Machines", panels=[
            Panel(
                title="Memory", width=6, unit="bytes", runbook="workers",
                description="Resident memory of the processes; Blender workers are on the dashboard of jobs.",
                queries=[Query(
                    'max by (component) (process_resident_memory_bytes{job="prompt2mesh"})', "{{component}}"
                )],
            ),
            Panel(
                title="Processor", width=6, unit="short", runbook="workers",
                description="Cores that the processes keep busy.",
                queries=[Query(
                    'sum by (component) (rate(process_cpu_seconds_total{job="prompt2mesh"}[$__rate_interval]))',
                    "{{component}}",
                )],
            ),
            Panel(
                title="Database connections in use", width=6, unit="percentunit", maximum=1, lines=True,
                runbook="database-and-storage", thresholds=[(0, "green"), (0.9, "red")],
                description="Of those that the process may have; at 1 requests wait for one.",
                queries=[Query(
                    "max by (component) (prompt2mesh_db_pool_in_use / (prompt2mesh_db_pool_size > 0))", "{{component}}"
                )],
            ),
            Panel(
                title="Disk that is free", width=6, unit="percentunit", maximum=1, lines=True,
                runbook="database-and-storage", thresholds=[(0, "red"), (0.1, "green")],
                description="Of the disk under each folder; below 0.1 somebody is woken up.",
                queries=[Query(
                    "min by (component, folder) (prompt2mesh_disk_free_bytes / (prompt2mesh_disk_size_bytes > 0))",
                    "{{component}} {{folder}}",
                )],
            ),
        ]),
    ],
)  # fmt: skip
