"""The dashboards as the files that Grafana is provisioned with."""

import json

from monitoring.dashboards.answers import ANSWERS
from monitoring.dashboards.cost import COST
from monitoring.dashboards.instances import INSTANCES
from monitoring.dashboards.jobs import JOBS
from monitoring.dashboards.overview import OVERVIEW

DASHBOARDS = (OVERVIEW, JOBS, INSTANCES, COST, ANSWERS)


def dashboard_files() -> dict[str, str]:
    """Path within monitoring/ → text."""
    return {
        f"grafana/dashboards/{each.name}.json": json.dumps(each.as_json(), indent=2, ensure_ascii=False) + "\n"
        for each in DASHBOARDS
    }
