"""The rules as files: for Prometheus, for its operator on Kubernetes, and for `promtool test rules`."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from monitoring.alerting.instances import INSTANCES
from monitoring.alerting.jobs import JOBS
from monitoring.alerting.llm import LLM
from monitoring.alerting.objectives import objective_groups
from monitoring.alerting.recording import RECORDING
from monitoring.alerting.rule import Group, alerts
from monitoring.alerting.service import SERVICE

NOTICE = "# Written by `make monitoring` from monitoring/{source}; edit that, not this file.\n"
_SOURCE = "alerting"
GROUPS: Mapping[str, Sequence[Group]] = {
    "recording": [RECORDING],
    "objectives": objective_groups(),
    "service": [SERVICE],
    "jobs": [JOBS],
    "instances": [INSTANCES],
    "llm": [LLM],
}
_INTERVALS = {"objectives": "10m"}  # their cases take days
_LABELS = {"app.kubernetes.io/name": "monitoring", "app.kubernetes.io/part-of": "prompt2mesh"}


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block, as a person would."""


def _as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(  # pyright: ignore[reportUnknownMemberType] - types-PyYAML leaves the value open
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _as_text)


def rule_files() -> dict[str, str]:
    """Path within monitoring/ → text."""
    files: dict[str, str] = {}
    objects: list[dict[str, Any]] = []
    for name, groups in GROUPS.items():
        spec = {"groups": [group.as_group() for group in groups]}
        files[f"prometheus/rules/{name}.yml"] = _text([spec])
        objects.append({
            "apiVersion": "monitoring.coreos.com/v1", "kind": "PrometheusRule",
            "metadata": {"name": f"prompt2mesh-{name}", "labels": dict(_LABELS)}, "spec": spec,
        })  # fmt: skip
        if found := alerts(groups):
            files[f"prometheus/tests/{name}.yml"] = _text([{
                "rule_files": [f"../rules/{name}.yml"], "evaluation_interval": _INTERVALS.get(name, "1m"),
                "tests": [test for alert in found for test in alert.as_tests()],
            }])  # fmt: skip
    files["kubernetes/prometheus-rules.yaml"] = _text(objects)
    return files


def _text(documents: Sequence[Mapping[str, Any]]) -> str:
    notice = NOTICE.format(source=_SOURCE)
    return notice + yaml.dump_all(documents, Dumper=_Dumper, sort_keys=False, width=118, allow_unicode=True)
