from typing import Any

from prompt2mesh.client.models import Summary
from prompt2mesh.web.widgets.report import facts_html, report_rows

_GEOMETRY: dict[str, Any] = {
    "size_m": [1.2, 1.2, 0.75],
    "triangles": 1968,
    "vertices": 994,
    "part_count": 2,
    "parts": [{"path": "table/top", "watertight": True}, {"path": "table/cloth", "watertight": False}],
    "watertight": False,
    "floating": ["table/cloth"],
    "contact_checked": True,
    "volume_m3": 0.0507,
    "materials": {"oak": 1, "linen": 1},
}


def _values(report: dict[str, Any]) -> dict[str, str]:
    return {name: f"{value} {note}" for name, value, note in report_rows(report, "cm")}


def test_the_report_is_in_plain_words_and_names_what_is_wrong() -> None:
    found = _values({"geometry": _GEOMETRY})
    assert found["Size"].startswith("120 × 120 × 75 cm")
    assert found["Surface"] == "Open in places cloth has an open surface"
    assert found["Contact"] == "1 floating part cloth touches nothing"
    assert found["Volume"].startswith("50.7 litres")


def test_a_sound_model_is_said_to_be_sound() -> None:
    found = _values({"geometry": {**_GEOMETRY, "watertight": True, "floating": []}})
    assert found["Surface"].startswith("Closed all around")
    assert found["Contact"].startswith("Everything touches")


def test_contact_that_was_not_looked_for_is_not_claimed() -> None:
    assert "Contact" not in _values({"geometry": {**_GEOMETRY, "contact_checked": False}})


def test_print_facts_are_judged_for_a_common_nozzle() -> None:
    report = {
        "geometry": _GEOMETRY,
        "print_ready": {
            "flat_base_area_mm2": 20.0,
            "thinnest_wall_mm": 0.5,
            "overhang_area_mm2": 250.0,
            "notes": ["turn it"],
        },
    }
    found = _values(report)
    assert "thin for a 0.4 mm nozzle" in found["Print: walls"]
    assert "needs a brim" in found["Print: base"]
    assert found["Print"].startswith("turn it")


def test_the_facts_in_a_row_follow_the_unit() -> None:
    summary = Summary(size_m=[1.2, 1.2, 0.75], triangles=1968, parts=6, watertight=True, floating=[])
    shown = facts_html(summary, "in")
    assert "47.24 × 47.24 × 29.53 in" in shown
    assert "1,968" in shown
    assert "closed" in shown
