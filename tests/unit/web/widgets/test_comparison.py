from streamlit.testing.v1 import AppTest

from tests.support.rendered_markdown import rendered

LABEL = "[press here](//evil.example) ![a](//evil.example/leak.png) https&colon;//evil.example"


def page(label: str) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 - the script runs by itself

    from prompt2mesh.client.models import Comparison, Version  # noqa: PLC0415
    from prompt2mesh.web.widgets.comparison import comparison  # noqa: PLC0415

    one, two = (
        Version(id=f"v{number}", project_id="p", number=number, label=label, created_at=datetime.now(UTC))
        for number in (1, 2)
    )
    comparison(one, two, Comparison(), unit="cm")


def test_what_a_version_is_called_leads_nowhere() -> None:
    app = AppTest.from_function(page, args=(LABEL,)).run(timeout=60)
    assert not app.exception
    shown = [rendered(one.value) for one in app.caption]
    assert [one.text for one in shown] == [f"Before · version 1 · {LABEL}", f"After · version 2 · {LABEL}"]
    assert [one.ways_out for one in shown] == [(), ()]
