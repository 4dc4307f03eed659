"""Alerts on people's instances, and on the operator that looks after them."""

from monitoring.alerting.rule import Alert, Case, Group

_LEADING = 'prompt2mesh_operator_leading{instance="%s"}'
_STALE = 'prompt2mesh_operator_watch_stale_seconds{instance="%s",kind="userinstances"}'

INSTANCES = Group(name="prompt2mesh-instances", rules=[
    Alert(
        name="ScenesAreNotSaved", severity="page", wait="5m", runbook="instances",
        expr='sum(increase(prompt2mesh_instance_saves_total{outcome="failed"}[30m])) > 2',
        summary="{{ $value | humanize }} saves of scenes have failed in half an hour: people's work is at risk",
        fires=Case(
            at="60m", series={'prompt2mesh_instance_saves_total{outcome="failed"}': "0+1x80"},
            summary="30 saves of scenes have failed in half an hour: people's work is at risk",
        ),
        quiet=Case(at="60m", series={
            'prompt2mesh_instance_saves_total{outcome="failed"}': "0x50 1x30",
            'prompt2mesh_instance_saves_total{outcome="saved"}': "0+5x80",
        }),
    ),
    Alert(
        name="InstancesFail", severity="page", wait="5m", runbook="instances",
        expr="sum by (reason) (increase(prompt2mesh_instance_failures_total[15m])) > 3",
        summary="{{ $value | humanize }} instances failed by {{ $labels.reason }} in a quarter of an hour",
        fires=Case(
            series={'prompt2mesh_instance_failures_total{reason="ImagePullFailed"}': "0+1x40"},
            labels={"reason": "ImagePullFailed"},
            summary="15 instances failed by ImagePullFailed in a quarter of an hour",
        ),
        quiet=Case(series={'prompt2mesh_instance_failures_total{reason="ImagePullFailed"}': "0x20 1x10 2x20"}),
    ),
    Alert(
        name="PoolEmpty", severity="ticket", wait="10m", runbook="instances",
        expr="""
            max by (pool) (prompt2mesh_pool_warm) == 0
            and max by (pool) (prompt2mesh_pool_wanted) > 0
        """,
        summary="The pool {{ $labels.pool }} has had no warm instance for ten minutes: everybody waits for a cold start",
        fires=Case(
            series={'prompt2mesh_pool_warm{pool="default"}': "2x9 0x40", 'prompt2mesh_pool_wanted{pool="default"}': "2x50"},
            labels={"pool": "default"},
            summary="The pool default has had no warm instance for ten minutes: everybody waits for a cold start",
        ),
        quiet=Case(
            series={'prompt2mesh_pool_warm{pool="default"}': "2x9 0x40", 'prompt2mesh_pool_wanted{pool="default"}': "0x50"},
        ),
    ),
    Alert(
        name="PoolTooSmall", severity="ticket", wait="30m", runbook="instances",
        expr="""
            sum(increase(prompt2mesh_pool_claims_total{outcome="hit"}[1h]))
            / (sum(increase(prompt2mesh_pool_claims_total[1h])) > 20) < 0.8
        """,
        summary="Only {{ $value | humanizePercentage }} of people got a warm instance in the last hour",
        fires=Case(
            at="100m",
            series={
                'prompt2mesh_pool_claims_total{outcome="hit"}': "0+1x120",
                'prompt2mesh_pool_claims_total{outcome="miss"}': "0+1x120",
            },
            summary="Only 50% of people got a warm instance in the last hour",
        ),
        quiet=Case(
            at="100m",
            series={
                'prompt2mesh_pool_claims_total{outcome="hit"}': "0+9x120",
                'prompt2mesh_pool_claims_total{outcome="miss"}': "0+1x120",
            },
        ),
    ),
    Alert(
        name="OperatorHasNoLeader", severity="page", wait="2m", runbook="operator",
        # Where no operator was ever seen, as on one machine, there is nothing to lead.
        expr="sum(prompt2mesh_operator_leading) == 0",
        summary="No operator leads: no instance is started, saved or ended",
        fires=Case(
            series={_LEADING % "o1": "1x9 0x40", _LEADING % "o2": "0x50"},
            summary="No operator leads: no instance is started, saved or ended",
        ),
        quiet=Case(series={_LEADING % "o1": "1x9 0x40", _LEADING % "o2": "0x10 1x40"}),
    ),
    Alert(
        name="OperatorGone", severity="page", wait="5m", runbook="operator",
        expr="""
            absent_over_time(prompt2mesh_operator_leading[5m])
            and on () (count(present_over_time(prompt2mesh_operator_leading[1d])) > 0)
        """,
        summary="No operator has been heard of for minutes: no instance is started, saved or ended",
        fires=Case(
            series={_LEADING % "o1": "1x9 stale"},
            summary="No operator has been heard of for minutes: no instance is started, saved or ended",
        ),
        quiet=Case(series={'prompt2mesh_build_info{component="api"}': "1x40"}),
    ),
    Alert(
        name="OperatorDeaf", severity="page", wait="2m", runbook="operator",
        expr="""
            max by (instance, kind) (prompt2mesh_operator_watch_stale_seconds) > 300
            and on (instance) prompt2mesh_operator_leading == 1
        """,
        summary="The operator has heard nothing of {{ $labels.kind }} for {{ $value | humanizeDuration }}",
        fires=Case(
            series={_STALE % "o1": "0+60x40", _LEADING % "o1": "1x40"},
            labels={"instance": "o1", "kind": "userinstances"},
            summary="The operator has heard nothing of userinstances for 30m 0s",
        ),
        quiet=Case(series={
            _STALE % "o1": "5x40", _LEADING % "o1": "1x40", _STALE % "o2": "0+60x40", _LEADING % "o2": "0x40",
        }),
    ),
    Alert(
        name="OperatorFallsBehind", severity="ticket", wait="10m", runbook="operator",
        expr="""
            sum by (instance, kind) (rate(prompt2mesh_operator_reconciles_total{result=~"error|fault"}[10m]))
            / sum by (instance, kind) (rate(prompt2mesh_operator_reconciles_total[10m])) > 0.5
            and sum by (instance, kind) (increase(prompt2mesh_operator_reconciles_total{result=~"error|fault"}[10m])) > 20
        """,
        summary="{{ $value | humanizePercentage }} of the operator's work on {{ $labels.kind }} fails",
        fires=Case(
            series={
                'prompt2mesh_operator_reconciles_total{instance="o1",kind="UserInstance",result="error"}': "0+9x40",
                'prompt2mesh_operator_reconciles_total{instance="o1",kind="UserInstance",result="ok"}': "0+1x40",
            },
            labels={"instance": "o1", "kind": "UserInstance"},
            summary="90% of the operator's work on UserInstance fails",
        ),
        quiet=Case(series={
            'prompt2mesh_operator_reconciles_total{instance="o1",kind="UserInstance",result="error"}': "0+1x40",
            'prompt2mesh_operator_reconciles_total{instance="o1",kind="UserInstance",result="ok"}': "0+9x40",
        }),
    ),
])  # fmt: skip
