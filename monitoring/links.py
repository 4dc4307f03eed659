"""Where the runbooks are read, for the links in alerts and dashboards."""

# Yours: the address at which somebody who was woken up reads this repository. Change it, then run `make monitoring`.
DOCS_URL = "https://github.com/OWNER/REPOSITORY/blob/main"
RUNBOOKS = "docs/howto/runbooks/alerts"


def runbook_url(page: str, alert: str = "") -> str:
    """The address of a page of runbooks, or of its part about one alert."""
    return f"{DOCS_URL}/{RUNBOOKS}/{page}.md" + (f"#{alert.lower()}" if alert else "")
