import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from prompt2mesh.web.viewer import ViewedModel, model_viewer

URL = "https://api.example.org/v1/files/abc/model.glb"


def arguments_of(app: AppTest) -> dict[str, Any]:
    (shown,) = [item for item in app.main if item.type == "bidi_component"]
    return json.loads(shown.proto.json)


def page() -> None:
    import streamlit as st  # noqa: PLC0415 - the script runs by itself

    from prompt2mesh.web.viewer import ViewedModel, ViewerPart, model_viewer  # noqa: PLC0415

    model = ViewedModel(
        glb_url="https://api.example.org/v1/files/abc/model.glb",
        model_id="project 7",
        title="a table",
        parts=(ViewerPart(path="table/top", label="Top"),),
    )
    state = model_viewer(model, key="v", selected=st.session_state.get("part"), mode="clay", exploded=0.25)
    st.json({"selected": state.selected, "status": state.status, "changed": state.selection_changed})


def test_page_passes_what_it_shows_to_the_browser() -> None:
    app = AppTest.from_function(page).run(timeout=30)
    assert not app.exception
    sent = arguments_of(app)
    assert sent["glb_url"] == URL
    assert sent["model_id"] == "project 7"
    assert sent["parts"] == [{"path": "table/top", "label": "Top"}]
    assert (sent["mode"], sent["exploded"], sent["theme"], sent["turntable"]) == ("clay", 0.25, "auto", False)


def test_selection_by_the_page_is_what_it_gets_back() -> None:
    app = AppTest.from_function(page).run(timeout=30)
    assert json.loads(app.json[0].value) == {"selected": None, "status": "loading", "changed": False}
    app.session_state["part"] = "table/top"
    app.run(timeout=30)
    assert arguments_of(app)["selected"] == "table/top"
    assert json.loads(app.json[0].value)["selected"] == "table/top"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "/v1/files/x", ""])
@pytest.mark.parametrize("field", ["glb_url", "poster_url", "usdz_url"])
def test_address_that_a_browser_must_not_follow_is_refused(field: str, url: str) -> None:
    with pytest.raises(ValueError, match=field):
        ViewedModel(**{"glb_url": URL, field: url})  # pyright: ignore[reportArgumentType] - none of the three is `parts`


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"mode": "shiny"}, "mode"),
        ({"theme": "blue"}, "theme"),
        ({"exploded": 1.5}, "exploded"),
        ({"height_px": 10}, "height_px"),
    ],
)
def test_value_outside_what_is_offered_is_refused(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        model_viewer(None, key="v", **wrong)
