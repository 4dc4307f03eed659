"""What people cost: language models, storage, and what falls to each."""

from monitoring.dashboards.dashboard import Dashboard, Row
from monitoring.dashboards.panel import Panel, Query

_COST = "sum(increase(prompt2mesh_llm_cost_usd_total[1d]))"

COST = Dashboard(
    name="cost", title="cost per user",
    description="What language models and storage cost, and how much of it falls to each person.",
    hours=24,
    rows=[
        Row("The last day", height=4, panels=[
            Panel(
                title="Language models", width=4, kind="stat", unit="currencyUSD", decimals=2, runbook="llm",
                description="What was spent on language models in the last 24 hours.",
                thresholds=[(0, "green"), (50, "yellow"), (100, "red")],
                queries=[Query(f"{_COST} or vector(0)")],
            ),
            Panel(
                title="For each active user", width=4, kind="stat", unit="currencyUSD", decimals=3, runbook="llm",
                description="Language models, for each person who was active in the last 24 hours.",
                thresholds=[(0, "green"), (1, "yellow"), (5, "red")],
                queries=[Query(f'{_COST} / on () (max(prompt2mesh_active_users{{window="24h"}}) > 0)')],
            ),
            Panel(
                title="For each job", width=4, kind="stat", unit="currencyUSD", decimals=4, runbook="llm",
                description="Language models, for each job that ended in the last 24 hours, those without a model among them.",
                thresholds=[(0, "green"), (0.5, "yellow"), (2, "red")],
                queries=[Query(f"{_COST} / on () (sum(increase(prompt2mesh_jobs_finished_total[1d])) > 0)")],
            ),
            Panel(
                title="Tokens", width=4, kind="stat", runbook="llm", thresholds=[(0, "blue")],
                description="Read and written in the last 24 hours.",
                queries=[Query("sum(increase(prompt2mesh_llm_tokens_total[1d])) or vector(0)")],
            ),
            Panel(
                title="Storage", width=4, kind="stat", unit="bytes", runbook="database-and-storage",
                description="Files of all people; the same bytes are kept once.", thresholds=[(0, "blue")],
                queries=[Query('max(prompt2mesh_storage_bytes{kind="blobs"})')],
            ),
            Panel(
                title="Active users", width=4, kind="stat", thresholds=[(0, "blue")],
                description="People who have done something in the last 24 hours.",
                queries=[Query('max(prompt2mesh_active_users{window="24h"})')],
            ),
        ]),
        Row("Language models", panels=[
            Panel(
                title="Cost in an hour, by model", width=12, unit="currencyUSD", stacked=True, runbook="llm",
                description="What the calls of the last hour have cost.",
                queries=[Query(
                    "sum by (provider, model) (increase(prompt2mesh_llm_cost_usd_total[1h]))", "{{provider}} {{model}}"
                )],
            ),
            Panel(
                title="Tokens", width=12, unit="short", stacked=True, runbook="llm",
                description="Tokens a minute, by direction.",
                queries=[Query(
                    "60 * sum by (direction) (rate(prompt2mesh_llm_tokens_total[$__rate_interval]))", "{{direction}}"
                )],
            ),
            Panel(
                title="Calls", width=12, unit="cpm", stacked=True, runbook="llm",
                description="Calls a minute, by outcome.", colors={"ok": "green"},
                queries=[Query(
                    "60 * sum by (outcome) (rate(prompt2mesh_llm_calls_total[$__rate_interval]))", "{{outcome}}"
                )],
            ),
            Panel(
                title="How long a call takes", width=12, unit="s", runbook="llm",
                description="Half and 95 % of the calls to a provider end within this time.",
                queries=[
                    Query(
                        f"histogram_quantile({share}, sum by (provider, le) "
                        "(rate(prompt2mesh_llm_call_duration_seconds_bucket[$__rate_interval])))",
                        f"{{{{provider}}}} {name}",
                    )
                    for share, name in ((0.5, "half"), (0.95, "95 %"))
                ],
            ),
        ]),
        Row("Each person", panels=[
            Panel(
                title="Language models today, by user", kind="bargauge", unit="currencyUSD", decimals=2, width=12,
                description="The twenty people with the highest cost since midnight UTC. Only where "
                "PROMPT2MESH_METRICS_USERS is set, as it shows the ids of people.",
                thresholds=[(0, "green"), (5, "yellow"), (20, "red")], runbook="llm",
                queries=[Query("topk(20, max by (user) (prompt2mesh_user_llm_cost_usd_today))", "{{user}}")],
            ),
            Panel(
                title="Storage by user", kind="bargauge", unit="bytes", width=12, runbook="database-and-storage",
                description="The twenty people with the most bytes. Only where PROMPT2MESH_METRICS_USERS is set, as it "
                "shows the ids of people.",
                queries=[Query("topk(20, max by (user) (prompt2mesh_user_storage_bytes))", "{{user}}")],
            ),
        ]),
        Row("Storage and people", panels=[
            Panel(
                title="Storage", width=12, unit="bytes", runbook="database-and-storage",
                description="Files of all people, the same bytes once (blobs), and the database.",
                queries=[Query("max by (kind) (prompt2mesh_storage_bytes)", "{{kind}}")],
            ),
            Panel(
                title="Active users", width=12, decimals=0,
                description="People who have done something within five minutes, an hour and a day.",
                queries=[Query("max by (window) (prompt2mesh_active_users)", "{{window}}")],
            ),
        ]),
    ],
)  # fmt: skip
