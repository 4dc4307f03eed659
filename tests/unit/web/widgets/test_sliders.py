from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from prompt2mesh.client.models import Parameter
from prompt2mesh.web.widgets.sliders import title

_PARAMETERS: list[dict[str, Any]] = [
    {"name": "height", "unit": "m", "minimum": 0.2, "maximum": 1.5, "value": 0.75},
    {"name": "legs", "unit": "count", "minimum": 1, "maximum": 12, "value": 4},
    {"name": "shape", "unit": "choice", "value": "round", "choices": ["rectangular", "round", "square", "oval"]},
    {"name": "drawer", "unit": "flag", "value": False},
    {"name": "sign", "unit": "text", "value": "open"},
    {"name": "tilt", "unit": "deg", "minimum": -45, "maximum": 45, "value": 10},
]


def _page() -> None:
    import streamlit as st  # noqa: PLC0415 - the script is run on its own

    from prompt2mesh.client.models import Parameter as Model  # noqa: PLC0415
    from prompt2mesh.web.widgets.sliders import sliders  # noqa: PLC0415

    sliders(
        [Model.model_validate(parameter) for parameter in st.session_state["parameters"]],
        version_id=st.session_state["version_id"],
        unit=st.session_state["unit"],
        on_change=lambda name, value: st.session_state.setdefault("moved", []).append((name, value)),
        key="slider",
    )


def _run(unit: str = "cm", parameters: list[dict[str, Any]] | None = None) -> AppTest:
    page = AppTest.from_function(_page, default_timeout=20)
    page.session_state["parameters"] = parameters or _PARAMETERS
    page.session_state["version_id"] = "one"
    page.session_state["unit"] = unit
    return page.run()


def test_each_kind_of_parameter_has_its_control() -> None:
    page = _run()
    assert not page.exception
    assert [(slider.label, slider.value) for slider in page.slider] == [("Height", 75.0), ("Legs", 4), ("Tilt", 10.0)]
    assert (page.selectbox[0].label, page.selectbox[0].value) == ("Shape", "round")
    assert (page.toggle[0].label, page.toggle[0].value) == ("Drawer", False)
    assert (page.text_input[0].label, page.text_input[0].value) == ("Sign", "open")


def test_a_moved_slider_tells_metres_whatever_the_unit() -> None:
    page = _run(unit="mm")
    page.slider[0].set_value(900.0).run()
    assert page.session_state["moved"] == [("height", pytest.approx(0.9))]


def test_a_counted_thing_stays_whole_and_a_switch_stays_true_or_false() -> None:
    page = _run()
    page.slider[1].set_value(6).run()
    page.toggle[0].set_value(True).run()
    assert page.session_state["moved"] == [("legs", 6), ("drawer", True)]


def test_another_version_brings_its_own_values() -> None:
    page = _run()
    page.slider[0].set_value(90.0).run()
    page.session_state["parameters"] = [{**_PARAMETERS[0], "value": 0.5}, *_PARAMETERS[1:]]
    page.session_state["version_id"] = "two"
    assert page.run().slider[0].value == 50.0


def test_another_unit_shows_the_same_length() -> None:
    page = _run()
    page.session_state["unit"] = "in"
    assert page.run().slider[0].value == pytest.approx(29.53)


def test_a_value_outside_its_range_does_not_break_the_page() -> None:
    page = _run(parameters=[{"name": "width", "unit": "m", "minimum": 0.2, "maximum": 1.0, "value": 3.0}])
    assert not page.exception
    assert page.slider[0].value == 100.0


def test_a_name_becomes_words() -> None:
    assert title(Parameter(name="leg_thickness")) == "Leg thickness"
