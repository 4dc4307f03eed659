"""Alerts on the service as a whole: what is down, the database, disks, what is sent to others, certificates."""

from monitoring.alerting.rule import Alert, Case, Group

_UP = 'up{job="prompt2mesh",component="%s",instance="%s"}'

SERVICE = Group(name="prompt2mesh-service", rules=[
    Alert(
        name="Watchdog", severity="none", runbook="service",
        expr="vector(1)",
        summary="This alert always fires: where it stops, alerts do not arrive",
        fires=Case(at="1m", series={}, summary="This alert always fires: where it stops, alerts do not arrive"),
        quiet=None,
    ),
    Alert(
        name="ApiDown", severity="page", wait="2m", runbook="service",
        expr='absent(up{job="prompt2mesh",component="api"} == 1)',
        summary="No API process answers Prometheus: nobody can use the service",
        fires=Case(
            series={_UP % ("api", "a"): "1x9 0x30", _UP % ("api", "b"): "1x5 0x34"},
            summary="No API process answers Prometheus: nobody can use the service",
        ),
        quiet=Case(series={_UP % ("api", "a"): "1x40", _UP % ("api", "b"): "1x5 0x34"}),
    ),
    Alert(
        name="ProcessDown", severity="ticket", wait="10m", runbook="service",
        expr='up{job="prompt2mesh"} == 0',
        summary="{{ $labels.component }} at {{ $labels.instance }} has not answered Prometheus for ten minutes",
        fires=Case(
            series={_UP % ("runner", "r"): "1x9 0x30"},
            labels={"job": "prompt2mesh", "component": "runner", "instance": "r"},
            summary="runner at r has not answered Prometheus for ten minutes",
        ),
        quiet=Case(series={_UP % ("runner", "r"): "1x24 0x5 1x10"}),
    ),
    Alert(
        name="PartDoesNotAnswer", severity="page", wait="5m", runbook="service",
        expr='probe_success{job="answers"} == 0',
        summary="{{ $labels.part }} has not answered for five minutes",
        fires=Case(
            series={'probe_success{job="answers",part="streamlit"}': "1x9 0x30"},
            labels={"job": "answers", "part": "streamlit"},
            summary="streamlit has not answered for five minutes",
        ),
        quiet=Case(series={'probe_success{job="answers",part="streamlit"}': "1x27 0x3"}),
    ),
    Alert(
        name="VersionsDiffer", severity="ticket", wait="1h", runbook="service",
        # An instance keeps its images until it rests, for half a day where somebody works in it.
        expr='count(count by (version) (prompt2mesh_build_info{component!="agent"})) > 1',
        summary="{{ $value }} versions have run side by side for an hour: an upgrade has stopped half-way",
        fires=Case(
            at="70m",
            series={'prompt2mesh_build_info{version="1.0.0"}': "1x80", 'prompt2mesh_build_info{version="1.1.0"}': "1x80"},
            summary="2 versions have run side by side for an hour: an upgrade has stopped half-way",
        ),
        quiet=Case(
            at="70m",
            series={
                'prompt2mesh_build_info{version="1.0.0"}': "1x30 stale",
                'prompt2mesh_build_info{version="1.1.0"}': "_x20 1x60",
            },
        ),
        also_quiet=[Case(
            at="70m",
            series={
                'prompt2mesh_build_info{component="agent",version="1.0.0"}': "1x80",
                'prompt2mesh_build_info{component="api",version="1.1.0"}': "1x80",
            },
        )],
    ),
    Alert(
        name="DatabasePoolExhausted", severity="page", wait="5m", runbook="database-and-storage",
        expr="""
            max by (component, instance) (prompt2mesh_db_pool_in_use)
            / max by (component, instance) (prompt2mesh_db_pool_size > 0) > 0.9
        """,
        summary="{{ $labels.component }} at {{ $labels.instance }} uses {{ $value | humanizePercentage }} "
        "of its database connections",
        fires=Case(
            series={
                'prompt2mesh_db_pool_in_use{component="api",instance="a"}': "19x40",
                'prompt2mesh_db_pool_size{component="api",instance="a"}': "20x40",
            },
            labels={"component": "api", "instance": "a"},
            summary="api at a uses 95% of its database connections",
        ),
        quiet=Case(series={
            'prompt2mesh_db_pool_in_use{component="api",instance="a"}': "19x24 12x20",
            'prompt2mesh_db_pool_size{component="api",instance="a"}': "20x40",
        }),
    ),
    Alert(
        name="DiskAlmostFull", severity="page", wait="5m", runbook="database-and-storage",
        expr="""
            min by (component, instance, folder) (
              prompt2mesh_disk_free_bytes / (prompt2mesh_disk_size_bytes > 0)
            ) < 0.1
        """,
        summary="Only {{ $value | humanizePercentage }} of the disk under {{ $labels.folder }} "
        "of {{ $labels.component }} is free",
        fires=Case(
            series={
                'prompt2mesh_disk_free_bytes{component="runner",instance="r",folder="data"}': "8e9x40",
                'prompt2mesh_disk_size_bytes{component="runner",instance="r",folder="data"}': "1e11x40",
            },
            labels={"component": "runner", "instance": "r", "folder": "data"},
            summary="Only 8% of the disk under data of runner is free",
        ),
        quiet=Case(series={
            'prompt2mesh_disk_free_bytes{component="runner",instance="r",folder="data"}': "2e10x40",
            'prompt2mesh_disk_size_bytes{component="runner",instance="r",folder="data"}': "1e11x40",
        }),
    ),
    Alert(
        name="DiskFullSoon", severity="ticket", wait="1h", runbook="database-and-storage",
        expr="""
            min by (component, instance, folder) (
              predict_linear(prompt2mesh_disk_free_bytes[6h], 4 * 86400)
              and prompt2mesh_disk_free_bytes / (prompt2mesh_disk_size_bytes > 0) < 0.4
            ) < 0
        """,
        summary="The disk under {{ $labels.folder }} of {{ $labels.component }} is full within four days, "
        "if it goes on as in the last six hours",
        fires=Case(
            at="8h",
            series={
                'prompt2mesh_disk_free_bytes{component="runner",instance="r",folder="data"}': "3e10-1e7x600",
                'prompt2mesh_disk_size_bytes{component="runner",instance="r",folder="data"}': "1e11x600",
            },
            labels={"component": "runner", "instance": "r", "folder": "data"},
            summary="The disk under data of runner is full within four days, if it goes on as in the last six hours",
        ),
        quiet=Case(
            at="8h",
            series={
                'prompt2mesh_disk_free_bytes{component="runner",instance="r",folder="data"}': "3e10-1e6x600",
                'prompt2mesh_disk_size_bytes{component="runner",instance="r",folder="data"}': "1e11x600",
            },
        ),
    ),
    Alert(
        name="VolumeAlmostFull", severity="page", wait="5m", runbook="database-and-storage",
        expr="""
            kubelet_volume_stats_available_bytes{namespace="prompt2mesh"}
            / kubelet_volume_stats_capacity_bytes{namespace="prompt2mesh"} < 0.1
        """,
        summary="Only {{ $value | humanizePercentage }} of the volume {{ $labels.persistentvolumeclaim }} is free",
        fires=Case(
            series={
                f'kubelet_volume_stats_{what}_bytes{{namespace="prompt2mesh",persistentvolumeclaim="prompt2mesh-postgres"}}':
                f"{number}x40" for what, number in (("available", "5e8"), ("capacity", "1e10"))
            },
            labels={"namespace": "prompt2mesh", "persistentvolumeclaim": "prompt2mesh-postgres"},
            summary="Only 5% of the volume prompt2mesh-postgres is free",
        ),
        quiet=Case(series={
            f'kubelet_volume_stats_{what}_bytes{{namespace="prompt2mesh",persistentvolumeclaim="prompt2mesh-postgres"}}':
            f"{number}x40" for what, number in (("available", "2e9"), ("capacity", "1e10"))
        }),
    ),
    Alert(
        name="WebhooksFail", severity="ticket", wait="15m", runbook="service",
        expr="""
            sum(increase(prompt2mesh_webhooks_delivered_total{outcome!="delivered"}[30m]))
            / (sum(increase(prompt2mesh_webhooks_delivered_total[30m])) > 10) > 0.3
        """,
        summary="{{ $value | humanizePercentage }} of the tries to deliver a webhook have failed for half an hour",
        fires=Case(
            at="50m",
            series={
                'prompt2mesh_webhooks_delivered_total{outcome="delivered"}': "0+5x60",
                'prompt2mesh_webhooks_delivered_total{outcome="retried"}': "0+5x60",
            },
            summary="50% of the tries to deliver a webhook have failed for half an hour",
        ),
        quiet=Case(
            at="50m",
            series={
                'prompt2mesh_webhooks_delivered_total{outcome="delivered"}': "0+9x60",
                'prompt2mesh_webhooks_delivered_total{outcome="retried"}': "0+1x60",
            },
        ),
    ),
    Alert(
        name="ManyRequestsRefused", severity="ticket", wait="10m", runbook="api",
        expr="sum by (rule) (rate(prompt2mesh_rate_limited_total[5m])) > 1",
        summary="{{ $value | humanize }} requests a second pass the limit {{ $labels.rule }}: "
        "an attack, a broken client, or a limit that is too low",
        fires=Case(
            series={'prompt2mesh_rate_limited_total{rule="login"}': "0+300x40"},
            labels={"rule": "login"},
            summary="5 requests a second pass the limit login: "
            "an attack, a broken client, or a limit that is too low",
        ),
        quiet=Case(series={'prompt2mesh_rate_limited_total{rule="login"}': "0+12x40"}),
    ),
    Alert(
        name="CertificateExpires", severity="ticket", wait="1h", runbook="service",
        expr="min by (instance) (probe_ssl_earliest_cert_expiry - time()) < 14 * 86400",
        summary="The certificate of {{ $labels.instance }} expires in {{ $value | humanizeDuration }}",
        fires=Case(
            at="2h",
            series={'probe_ssl_earliest_cert_expiry{instance="https://studio.example.com"}': "439200x130"},
            labels={"instance": "https://studio.example.com"},
            summary="The certificate of https://studio.example.com expires in 5d 0h 0m 0s",
        ),
        quiet=Case(
            at="2h",
            series={'probe_ssl_earliest_cert_expiry{instance="https://studio.example.com"}': "5184000x130"},
        ),
    ),
])  # fmt: skip
