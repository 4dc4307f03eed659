"""Alerts on language models: whether they answer, and what they cost."""

from monitoring.alerting.rule import Alert, Case, Group

_CALLS = 'prompt2mesh_llm_calls_total{provider="anthropic",model="claude",outcome="%s"}'
_COST = 'prompt2mesh_llm_cost_usd_total{provider="anthropic",model="claude"}'

LLM = Group(name="prompt2mesh-llm", rules=[
    Alert(
        name="LlmFails", severity="ticket", wait="5m", runbook="llm",
        expr="""
            sum by (provider) (increase(prompt2mesh_llm_calls_total{outcome!~"ok|canceled"}[15m]))
            / (sum by (provider) (increase(prompt2mesh_llm_calls_total[15m])) > 10) > 0.2
        """,
        summary="{{ $value | humanizePercentage }} of the calls to {{ $labels.provider }} "
        "have failed for a quarter of an hour",
        fires=Case(
            series={_CALLS % "ok": "0+6x40", _CALLS % "overloaded": "0+4x40"},
            labels={"provider": "anthropic"},
            summary="40% of the calls to anthropic have failed for a quarter of an hour",
        ),
        quiet=Case(series={_CALLS % "ok": "0+19x40", _CALLS % "overloaded": "0+1x40"}),
    ),
    Alert(
        name="LlmSlow", severity="ticket", wait="15m", runbook="llm",
        expr="""
            histogram_quantile(
              0.5, sum by (provider, le) (rate(prompt2mesh_llm_call_duration_seconds_bucket[15m]))
            ) > 60
        """,
        summary="Half of the calls to {{ $labels.provider }} take longer than {{ $value | humanizeDuration }}",
        fires=Case(
            at="40m",
            series={
                f'prompt2mesh_llm_call_duration_seconds_bucket{{provider="openai",model="other",le="{le}"}}': f"0+{step}x60"
                for le, step in (("30.0", 0), ("60.0", 1), ("120.0", 11), ("+Inf", 11))
            },
            labels={"provider": "openai"},
            summary="Half of the calls to openai take longer than 1m 27s",
        ),
        quiet=Case(
            at="40m",
            series={
                f'prompt2mesh_llm_call_duration_seconds_bucket{{provider="openai",model="other",le="{le}"}}': f"0+{step}x60"
                for le, step in (("30.0", 9), ("60.0", 10), ("120.0", 10), ("+Inf", 10))
            },
        ),
    ),
    Alert(
        name="LlmCostBurst", severity="ticket", wait="10m", runbook="llm",
        expr="""
            sum(increase(prompt2mesh_llm_cost_usd_total[1h])) > 5
            and sum(increase(prompt2mesh_llm_cost_usd_total[1h]))
            > 3 * sum(increase(prompt2mesh_llm_cost_usd_total[1d])) / 24
        """,
        summary='Language models cost {{ printf "%.2f" $value }} USD in the last hour, '
        "more than three times as much as in a usual hour of the last day",
        fires=Case(
            at="27h", series={_COST: "0+0.01x1500 15+1x120"},
            summary="Language models cost 60.00 USD in the last hour, "
            "more than three times as much as in a usual hour of the last day",
        ),
        quiet=Case(at="26h", series={_COST: "0+1x1700"}),
    ),
    Alert(
        name="LlmCostsMuch", severity="ticket", runbook="llm",
        expr="sum(increase(prompt2mesh_llm_cost_usd_total[1d])) > 100",
        summary='Language models cost {{ printf "%.0f" $value }} USD in the last day; the bound is 100',
        fires=Case(
            at="25h", series={_COST: "0+0.1x1600"},
            summary="Language models cost 144 USD in the last day; the bound is 100",
        ),
        quiet=Case(at="25h", series={_COST: "0+0.05x1600"}),
    ),
])  # fmt: skip
