"""People's instances: how soon they are ready, whether the pool is warm, whether scenes are kept, and the operator."""

from monitoring.dashboards.dashboard import Dashboard, Row
from monitoring.dashboards.panel import Panel, Query

_HITS = 'sum(increase(prompt2mesh_pool_claims_total{outcome="hit"}[1h])) / (sum(increase(prompt2mesh_pool_claims_total[1h])) > 0)'

INSTANCES = Dashboard(
    name="instances", title="instances",
    description="How soon people have their Blender, whether the pool is warm, whether scenes are kept, and the operator.",
    rows=[
        Row("Now", height=4, panels=[
            Panel(
                title="Ready", width=4, kind="stat", runbook="instances", thresholds=[(0, "blue")],
                description="Instances that are ready for their people.",
                queries=[Query('sum(max by (state) (prompt2mesh_instances{state="Ready"}))')],
            ),
            Panel(
                title="Warm, waiting for somebody", width=4, kind="stat", runbook="instances",
                description="Instances that run and are nobody's yet.",
                thresholds=[(0, "yellow"), (1, "green")],
                queries=[Query("sum(max by (pool) (prompt2mesh_pool_warm)) or vector(0)")],
            ),
            Panel(
                title="Got a warm one, in an hour", width=4, kind="stat", unit="percentunit", maximum=1, decimals=0,
                description="Of the people who opened an instance.", runbook="instances",
                thresholds=[(0, "red"), (0.8, "yellow"), (0.95, "green")], queries=[Query(_HITS)],
            ),
            Panel(
                title="Click to ready, 95 %", width=4, kind="stat", unit="s", runbook="instances", decimals=1,
                description="95 % of the people who opened an instance in the last hour had it within this time.",
                thresholds=[(0, "green"), (10, "yellow"), (60, "red")],
                queries=[Query(
                    "histogram_quantile(0.95, sum by (le) (increase(prompt2mesh_instance_click_to_ready_seconds_bucket[1h])))"
                )],
            ),
            Panel(
                title="Suspended in a day", width=4, kind="stat", decimals=0, runbook="instances", thresholds=[(0, "blue")],
                description="Instances that were put to rest because nobody used them, or their time was over.",
                queries=[Query("sum(increase(prompt2mesh_instance_culls_total[1d])) or vector(0)")],
            ),
            Panel(
                title="Saves that failed, in a day", width=4, kind="stat", decimals=0, runbook="instances",
                description="Each is a scene that was at risk; the instance stays up until it is saved.",
                thresholds=[(0, "green"), (1, "red")],
                queries=[Query('sum(increase(prompt2mesh_instance_saves_total{outcome="failed"}[1d])) or vector(0)')],
            ),
        ]),
        Row("From the click to a Blender that is ready", panels=[
            Panel(
                title="Instances by how long it took", width=12, kind="heatmap", unit="s", runbook="instances",
                description="The darker, the more people waited as long.",
                queries=[
                    Query("sum by (le) (increase(prompt2mesh_instance_click_to_ready_seconds_bucket[$__rate_interval]))")
                ],
            ),
            Panel(
                title="Click to ready, by path", width=12, unit="s", lines=True, runbook="instances",
                description="Warm: out of the pool. Cold: pods were started. Resume: a saved scene came back.",
                thresholds=[(0, "green"), (10, "red")],
                queries=[
                    Query(
                        f"histogram_quantile({share}, sum by (path, le) "
                        "(increase(prompt2mesh_instance_click_to_ready_seconds_bucket[1h])))",
                        f"{{{{path}}}} {name}",
                    )
                    for share, name in ((0.5, "half"), (0.95, "95 %"))
                ],
            ),
        ]),
        Row("Instances and the pool", panels=[
            Panel(
                title="Instances by state", stacked=True, runbook="instances", decimals=0,
                description="All instances of people.",
                queries=[Query("max by (state) (prompt2mesh_instances) > 0", "{{state}}")],
            ),
            Panel(
                title="The warm pool", runbook="instances", decimals=0,
                description="Warm is what waits for somebody; wanted is what the pool should have.",
                queries=[
                    Query("max by (pool) (prompt2mesh_pool_warm)", "{{pool}} warm"),
                    Query("max by (pool) (prompt2mesh_pool_wanted)", "{{pool}} wanted"),
                ],
            ),
            Panel(
                title="Claims", unit="cpm", stacked=True, runbook="instances", colors={"hit": "green", "miss": "orange"},
                description="People who asked for an instance in a minute: a hit got a warm one, a miss waits for a cold start.",
                queries=[
                    Query("60 * sum by (outcome) (rate(prompt2mesh_pool_claims_total[$__rate_interval]))", "{{outcome}}")
                ],
            ),
        ]),
        Row("What ends, what is saved, what fails", panels=[
            Panel(
                title="Put to rest, in an hour", stacked=True, runbook="instances", decimals=0,
                description="By reason.",
                queries=[Query("sum by (reason) (increase(prompt2mesh_instance_culls_total[1h]))", "{{reason}}")],
            ),
            Panel(
                title="Saves of scenes, in an hour", stacked=True, runbook="instances", decimals=0,
                description="By outcome; a failed one is tried again and nothing is thrown away.",
                colors={"failed": "red", "saved": "green"},
                queries=[Query("sum by (outcome) (increase(prompt2mesh_instance_saves_total[1h]))", "{{outcome}}")],
            ),
            Panel(
                title="Instances that failed, in an hour", stacked=True, runbook="instances", decimals=0,
                description="By reason, as in the conditions of the UserInstance.",
                queries=[Query("sum by (reason) (increase(prompt2mesh_instance_failures_total[1h]))", "{{reason}}")],
            ),
        ]),
        Row("The operator on Kubernetes", panels=[
            Panel(
                title="Who leads", stacked=True, runbook="operator", decimals=0,
                description="Exactly one replica leads.",
                queries=[Query("prompt2mesh_operator_leading", "{{instance}}")],
            ),
            Panel(
                title="Nothing heard for", unit="s", lines=True, runbook="operator",
                description="How long ago anything came over the watch of a kind; a bookmark comes every minute.",
                thresholds=[(0, "green"), (300, "red")],
                queries=[Query("max by (kind) (prompt2mesh_operator_watch_stale_seconds)", "{{kind}}")],
            ),
            Panel(
                title="Work that waits", stacked=True, runbook="operator", decimals=0,
                description="Keys in the work queue, by where they are.",
                queries=[Query("sum by (state) (prompt2mesh_operator_queue_depth)", "{{state}}")],
            ),
            Panel(
                title="Work that was done", unit="ops", stacked=True, runbook="operator",
                description="Keys a second, by kind and result.",
                queries=[Query(
                    "sum by (kind, result) (rate(prompt2mesh_operator_reconciles_total[$__rate_interval]))",
                    "{{kind}} {{result}}",
                )],
            ),
            Panel(
                title="How long work takes, 95 %", unit="s", runbook="operator",
                description="Of the keys of a kind.",
                queries=[Query(
                    "histogram_quantile(0.95, sum by (kind, le) "
                    "(rate(prompt2mesh_operator_reconcile_seconds_bucket[$__rate_interval])))",
                    "{{kind}}",
                )],
            ),
            Panel(
                title="Requests to the API server", unit="reqps", stacked=True, runbook="operator",
                description="By verb.",
                queries=[Query(
                    "sum by (verb) (rate(prompt2mesh_operator_api_requests_total[$__rate_interval]))", "{{verb}}"
                )],
            ),
        ]),
    ],
)  # fmt: skip
