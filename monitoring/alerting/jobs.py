"""Alerts on jobs and on the workers that do them."""

from monitoring.alerting.faults import USER_FAULTS
from monitoring.alerting.rule import Alert, Case, Group

_AGE = "prompt2mesh_queue_oldest_age_seconds"
_CANCELED = 'prompt2mesh_jobs_finished_total{kind="text-to-3d",state="CANCELED",code="none"}'
_SLOTS = 'prompt2mesh_runner_slots{state="%s",instance="r"}'
_RESTARTS = 'prompt2mesh_worker_restarts_total{component="%s",reason="%s"}'
_FINISHED = 'prompt2mesh_jobs_finished_total{kind="text-to-3d",state="SUCCEEDED",code="none"}'

JOBS = Group(name="prompt2mesh-jobs", rules=[
    Alert(
        name="QueueStandsStill", severity="page", wait="2m", runbook="jobs",
        expr=f"""
            max({_AGE}) > 120
            unless on () (sum(increase(prompt2mesh_jobs_finished_total{{state!="CANCELED"}}[5m])) > 0)
            unless on () (sum(prompt2mesh_runner_slots{{state="idle"}}) == 0)
        """,
        summary="A job has waited for {{ $value | humanizeDuration }} and none has ended for five minutes: "
        "nobody takes jobs",
        fires=Case(
            series={f'{_AGE}{{instance="a"}}': "0+60x40", _FINISHED: "70x40"},
            summary="A job has waited for 30m 0s and none has ended for five minutes: nobody takes jobs",
        ),
        # Who waits in vain cancels, which takes no runner; and runners with nothing to do leave jobs lying.
        also_fires=[
            Case(
                series={f'{_AGE}{{instance="a"}}': "0+60x40", _FINISHED: "70x40", **others},
                summary="A job has waited for 30m 0s and none has ended for five minutes: nobody takes jobs",
            )
            for others in ({_CANCELED: "0+1x40"}, {_SLOTS % "idle": "1x40", _SLOTS % "busy": "1x40"})
        ],
        quiet=Case(series={f'{_AGE}{{instance="a"}}': "0+60x40", _FINISHED: "70+1x40"}),
        # Every runner is at a long job: they are too few, and not to be started anew.
        also_quiet=[Case(series={
            f'{_AGE}{{instance="a"}}': "0+60x40", _FINISHED: "70x40", _SLOTS % "idle": "0x40", _SLOTS % "busy": "2x40",
        })],
    ),
    Alert(
        name="QueueGrows", severity="ticket", wait="15m", runbook="jobs",
        expr=f"max({_AGE}) > 600",
        summary="The oldest job has waited for {{ $value | humanizeDuration }}: there are too few runners",
        fires=Case(
            at="60m", series={f'{_AGE}{{instance="a"}}': "0+30x80"},
            summary="The oldest job has waited for 30m 0s: there are too few runners",
        ),
        quiet=Case(at="60m", series={f'{_AGE}{{instance="a"}}': "0+30x25 0+1x60"}),
    ),
    Alert(
        name="JobsFail", severity="page", wait="5m", runbook="jobs",
        expr=f"""
            sum by (code) (increase(prompt2mesh_jobs_finished_total{{state="FAILED",code!~"{USER_FAULTS}"}}[15m]))
            > 5
            and on () sum(increase(prompt2mesh_jobs_finished_total{{state="FAILED",code!~"{USER_FAULTS}"}}[15m]))
            / sum(increase(prompt2mesh_jobs_finished_total{{state!="CANCELED"}}[15m])) > 0.2
        """,
        summary="{{ $value | humanize }} jobs failed with {{ $labels.code }} in a quarter of an hour, "
        "more than a fifth of all",
        fires=Case(
            series={
                _FINISHED: "0+1x40",
                'prompt2mesh_jobs_finished_total{kind="text-to-3d",state="FAILED",code="worker_crashed"}': "0+2x40",
            },
            labels={"code": "worker_crashed"},
            summary="30 jobs failed with worker_crashed in a quarter of an hour, more than a fifth of all",
        ),
        # Prompts that nobody could model are their writers' matter, however many.
        quiet=Case(series={
            _FINISHED: "0+1x40",
            'prompt2mesh_jobs_finished_total{kind="text-to-3d",state="FAILED",code="object_unknown"}': "0+9x40",
        }),
    ),
    Alert(
        name="JobsAreRepeated", severity="ticket", wait="15m", runbook="jobs",
        expr="sum(increase(prompt2mesh_job_retries_total[30m])) > 10",
        summary="{{ $value | humanize }} jobs had to begin anew in half an hour: runners die or lose their database",
        fires=Case(
            at="60m", series={'prompt2mesh_job_retries_total{reason="lost"}': "0+1x80"},
            summary="30 jobs had to begin anew in half an hour: runners die or lose their database",
        ),
        quiet=Case(at="60m", series={'prompt2mesh_job_retries_total{reason="lost"}': "0x40 0+1x5 5x40"}),
    ),
    Alert(
        name="WorkersDie", severity="ticket", wait="5m", runbook="workers",
        expr="""
            sum by (component, reason)
            (increase(prompt2mesh_worker_restarts_total{reason=~"crashed|timeout|geometry_fault"}[30m])) > 5
        """,
        summary="{{ $value | humanize }} Blender workers of {{ $labels.component }} ended by {{ $labels.reason }} "
        "in half an hour",
        fires=Case(
            at="60m", series={_RESTARTS % ("runner", "crashed"): "0+1x80"},
            labels={"component": "runner", "reason": "crashed"},
            summary="30 Blender workers of runner ended by crashed in half an hour",
        ),
        quiet=Case(at="60m", series={
            _RESTARTS % ("runner", "retired"): "0+1x80",
            _RESTARTS % ("runner", "crashed"): "0x50 1x30",
        }),
    ),
    Alert(
        name="WorkerTakesMuchMemory", severity="ticket", wait="10m", runbook="workers",
        expr="max by (instance, slot) (prompt2mesh_worker_memory_bytes) > 3 * 1024 ^ 3",
        summary="The Blender worker {{ $labels.slot }} of {{ $labels.instance }} "
        "has held {{ $value | humanize1024 }}B for ten minutes",
        fires=Case(
            series={'prompt2mesh_worker_memory_bytes{instance="r",slot="0"}': "4294967296x40"},
            labels={"instance": "r", "slot": "0"},
            summary="The Blender worker 0 of r has held 4GiB for ten minutes",
        ),
        quiet=Case(series={'prompt2mesh_worker_memory_bytes{instance="r",slot="0"}': "1e9x25 4294967296x3 1e9x20"}),
    ),
])  # fmt: skip
