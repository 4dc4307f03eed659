"""How the service stands and how it did in the last hours, for operators who have no Grafana."""

from prompt2mesh.studio.service.overview.desk import Hours, Overview, OverviewDesk

__all__ = ["Hours", "Overview", "OverviewDesk"]
