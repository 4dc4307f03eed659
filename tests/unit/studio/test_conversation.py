"""A conversation without an LLM."""

import pytest

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.report import GeometryReport, PartReport
from prompt2mesh.studio.conversation import answer_of, change_of, is_question, sentence_of
from prompt2mesh.studio.report import ModelReport

LEG = {
    "material": "brass",
    "size_m": (0.05, 0.05, 0.7),
    "vertices": 8,
    "triangles": 12,
    "watertight": True,
    "volume_m3": 0.001,
}
REPORT = ModelReport(
    prompt="a table", seed=0, program_hash="0" * 64, checklist=Checklist(), exports=[], renders=[], seconds={},
    geometry=GeometryReport(
        size_m=(1.2, 0.8, 0.754), lowest_m=(0, 0, 0), highest_m=(1, 1, 1), vertices=8, triangles=12345, part_count=3,
        parts=[PartReport.model_validate({"path": path, **LEG}) for path in ("table/top", "table/leg", "table/leg")],
        volume_m3=1, area_m2=6, watertight=True, degenerate_faces=0, floating=["table/leg"], contact_checked=True,
        materials={"oak": 1, "brass": 2}, geometry_hash="0" * 64,
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "question"), [
    ("How tall is it?", True), ("what is it made of", True), ("is it watertight?", True), ("and in red?", True),
    ("make it red", False), ("Can you make it taller?", False), ("please paint the top blue", False),
    ("could you tell me how wide it is?", True), ("I want you to remove the lamp.", False),
    ("islands around it", False), ("whiten the top", False),
])  # fmt: skip
def test_questions_are_told_from_wishes(text: str, question: bool) -> None:
    assert is_question(text) is question


def test_a_polite_wish_is_an_edit_sentence() -> None:
    assert sentence_of("Hey, could you please make the legs taller?") == "make the legs taller"
    assert sentence_of("paint it red!") == "paint it red"


@pytest.mark.parametrize(("text", "told", "untold"), [
    ("how tall is it?", "1.20 m wide, 80.0 cm deep and 75.4 cm high", "triangles"),
    ("how many triangles does it have?", "12,345 triangles", "brass"),
    ("what is it made of?", "brass, oak", "triangles"),
    ("which parts are there?", "3 parts: table/top, table/leg.", "triangles"),
    ("is it ready for printing?", "these hang in the air: table/leg", "triangles"),
    ("what do you think of it?", "12,345 triangles", "¬"),
])  # fmt: skip
def test_a_question_gets_what_was_measured(text: str, told: str, untold: str) -> None:
    answer = answer_of(text, REPORT)
    assert told in answer
    assert untold not in answer


def test_what_was_not_measured_needs_an_llm_and_says_so() -> None:
    assert "Without an LLM" in answer_of("why is it so ugly?", REPORT)


def test_a_wish_changes_the_model_or_is_told_why_not() -> None:
    modeler = open_modeler()
    program, _ = modeler.model("a red cube")
    changed = change_of("could you make it blue?", program, modeler)
    assert not isinstance(changed, str)
    assert changed[0] != program
    refused = change_of("sing a song about it", program, modeler)
    assert isinstance(refused, str)
    assert refused.startswith("I changed nothing: ")
    assert "LLM of your own" in refused
