"""Prompts become programs, and the checklist tells the truth about them."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.language.vocabulary import vocabulary
from prompt2mesh.mesh import checks
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import (
    ContradictionError,
    ParameterError,
    Prompt2MeshError,
    PromptError,
    UnknownObjectError,
    UnreasonableSizeError,
)
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.modelers.builtin import edit, model, set_parameter


def origin(program: MeshProgram, name: str) -> dict[str, object]:
    """The parameters a part was made from."""
    part = part_named(program, name)
    assert part.origin is not None
    return dict(part.origin.parameters)


def part_named(program: MeshProgram, name: str) -> Part:
    """The top-level part called so."""
    return next(p for p in program.parts if p.name == name)


def outcome(checklist: Checklist, phrase: str) -> set[str]:
    """The outcomes of the items that speak of a phrase."""
    return {i.status for i in checklist.items if phrase in i.phrase}


def test_a_prompt_becomes_a_program() -> None:
    program, checklist = model("a round oak table with three brass legs")
    assert [p.name for p in program.parts] == ["table"]
    assert origin(program, "table")["shape"] == "round"
    assert origin(program, "table")["legs"] == 3
    assert checklist.count("not_understood") == 0
    assert {p.name for p in program.parameters} >= {"height", "legs", "shape"}


def test_the_same_prompt_and_seed_give_the_same_program() -> None:
    assert model("a tall red chair next to a table", seed=4)[0] == model("a tall red chair next to a table", seed=4)[0]


def test_copies_have_names_and_seeds_of_their_own() -> None:
    program, _ = model("three apples", seed=7)
    assert [p.name for p in program.parts] == ["apple 1", "apple 2", "apple 3"]
    assert len({p.origin.seed for p in program.parts if p.origin}) == 3


def test_several_things_qualify_their_sliders() -> None:
    program, _ = model("a chair and a table")
    names = {p.name for p in program.parameters}
    assert "chair.height" in names
    assert "table.height" in names


def test_exact_sizes_hold() -> None:
    part = model("a table 1.2 m wide")[0].parts[0]
    assert part.fit is not None
    assert part.fit.x == pytest.approx(1.2)


def test_unknown_things_are_said_and_known_ones_built() -> None:
    program, checklist = model("a chair and a zorblax")
    assert [p.name for p in program.parts] == ["chair"]
    assert outcome(checklist, "zorblax") == {"not_understood"}


def test_nothing_known_is_an_error_with_exit_code_3() -> None:
    with pytest.raises(UnknownObjectError) as caught:
        model("the concept of liberty")
    assert caught.value.exit_code == 3


def test_more_than_a_worker_builds_is_refused_by_whoever_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MAX_PARTS", 40)  # as "75 shelves" are with the real one
    table = model("a table")[0]
    for ask in (lambda: model("20 tables"), lambda: edit(table, "add 20 chairs")):
        with pytest.raises(UnreasonableSizeError, match="more than one model can hold: a program has at most 40 parts"):
            ask()


@pytest.mark.parametrize("sentence", ["scale it by 0", "make it 0 times bigger", "make it 1000000% bigger"])
def test_an_edit_to_a_size_that_nothing_can_have_is_refused(sentence: str) -> None:
    with pytest.raises(UnreasonableSizeError, match="makes the chair larger or smaller than any model can be"):
        edit(model("a chair")[0], sentence)


@pytest.mark.parametrize("number", ["1e999", "1e400", "9" * 300])
def test_a_number_without_end_is_refused_in_a_prompt_and_an_edit(number: str) -> None:
    for ask in (
        lambda: model(f"a plate with {number} holes"),
        lambda: edit(model("a chair")[0], f"rotate it {number} degrees"),
    ):
        with pytest.raises(UnreasonableSizeError, match="a number of at most 1,000,000,000,000 is expected"):
            ask()


@pytest.mark.parametrize(("said", "width_m"), [("1.000,5 mm", 1.0005), ("12,5 mm", 0.0125)])
def test_a_decimal_comma_is_read_after_points_for_thousands(said: str, width_m: float) -> None:
    program, _ = model(f"a flat plate {said} wide")
    assert next(p.value for p in program.parameters if p.name == "width") == pytest.approx(width_m)


@pytest.mark.parametrize("said", ["2,000,5 mm", "12,.5 mm", "1e2,5 mm", "1/2,000 mm", "1 1/2,000 mm"])
def test_no_way_to_write_a_number_is_a_fault(said: str) -> None:
    with suppress(UnreasonableSizeError):  # or an answer in words
        assert model(f"a plate {said} wide")[0].parts


@pytest.mark.parametrize("prompt", ["a mug 1 km tall", "a 1 km mug", "a house 1 mm tall", "a 900 m wide chair"])
def test_sizes_beyond_any_such_thing_are_refused(prompt: str) -> None:
    with pytest.raises(UnreasonableSizeError, match="usually about"):
        model(prompt)


@pytest.mark.parametrize(
    "prompt", ["a rubber duck 26 m tall", "a mountain 1 km tall", "a 2 cm tall house", "a 20 m long table"]
)
def test_giants_and_miniatures_are_made(prompt: str) -> None:
    assert model(prompt)[0].parts


def test_two_heights_of_one_thing_contradict_each_other() -> None:
    with pytest.raises(ContradictionError, match="1 m tall"):
        model("a table that is 2 m tall and 1 m tall")


def test_a_near_thing_is_an_approximation() -> None:
    _, checklist = model("a schipperke")
    assert outcome(checklist, "schipperke") == {"approximated"}


def test_relations_never_go_in_a_circle() -> None:
    program, _ = model("a chair beside a table beside the chair")
    targets = {p.name: p.relation.target for p in program.parts if p.relation}
    for start in targets:
        seen, name = set[str](), start
        while name in targets:
            assert name not in seen
            seen.add(name)
            name = targets[name]


def test_the_stuff_of_the_whole_reaches_every_wooden_part_but_no_other() -> None:
    origin = model("a pine chest of drawers")[0].parts[0].origin
    assert origin is not None
    asset = vocabulary().assets[origin.asset]
    wooden = {s for s, m in asset.slots.items() if PRESETS[m.preset].family == "wood"}
    assert len(wooden) > 1
    assert {s for s, m in origin.materials.items() if m.preset == "pine"} == wooden


def test_a_part_keeps_its_own_colour_beside_that_of_the_whole() -> None:
    origin = model("a white table with a red top")[0].parts[0].origin
    assert origin is not None
    assert origin.materials["top"].color == "#c8201c"
    assert origin.materials["leg"].color == "#f4f3ef"


@pytest.mark.parametrize(
    ("prompt", "parameter", "value"),
    [
        ("a grandfather clock", "shape", "grandfather"),
        ("a bunk bed", "shape", "bunk"),
        ("a wheel of cheese", "form", "wheel"),
        ("a paper lantern", "shape", "paper"),
    ],
)
def test_the_noun_itself_chooses_the_variant(prompt: str, parameter: str, value: str) -> None:
    program, _ = model(prompt)
    assert program.parts[0].origin is not None
    assert program.parts[0].origin.parameters[parameter] == value


@pytest.mark.parametrize(
    ("prompt", "kind", "state"),
    [
        ("three slices of pizza", "pizza", "slice"),
        ("half a watermelon", "watermelon", "half"),
        ("a watermelon slice", "watermelon", "slice"),
        ("two halves of an avocado", "avocado", "half"),
    ],
)
def test_a_share_of_a_thing_is_cut_from_it(prompt: str, kind: str, state: str) -> None:
    program, checklist = model(prompt)
    assert {(p.origin.asset, tuple(p.origin.states)) for p in program.parts if p.origin} == {(kind, (state,))}
    assert checklist.count("not_understood") == 0


def test_technical_defaults_are_told() -> None:
    _, checklist = model("a 60 x 40 mm plate with four 4 mm holes")
    assert any(i.status == "approximated" and "not stated" in i.note for i in checklist.items)


def test_prompts_are_modelled_fast() -> None:
    model("a red chair with brass legs next to a wooden table")
    started = time.process_time()
    for _ in range(5):
        model("a red chair with brass legs next to a wooden table")
    assert (time.process_time() - started) / 5 < 0.25


class TestEdits:
    """Edits by sentence."""

    def test_a_part_is_made_taller_and_another_painted(self) -> None:
        before, _ = model("a table")
        after, checklist = edit(before, "make the legs taller and paint the top red")
        assert after.parts[0] != before.parts[0]
        assert float(str(origin(after, "table")["height"])) > 0.75
        materials = after.parts[0].materials
        assert any(m.color and m.color.startswith("#c8") for m in materials.values())
        assert checklist.count("not_understood") == 0

    def test_things_are_added_replaced_and_removed(self) -> None:
        program, _ = model("a table")
        program, _ = edit(program, "add two chairs")
        assert sorted(p.name for p in program.parts) == ["chair 1", "chair 2", "table"]
        program, _ = edit(program, "replace the table by a desk")
        assert "desk" in {p.name for p in program.parts}
        program, _ = edit(program, "remove the chairs")
        assert [p.name for p in program.parts] == ["desk"]

    def test_sizes_change_by_amounts(self) -> None:
        program, _ = model("a table")
        taller, _ = edit(program, "make it 20 cm taller")
        assert origin(taller, "table")["height"] == pytest.approx(0.95)
        wider, _ = edit(program, "twice as wide")
        assert origin(wider, "table")["width"] == pytest.approx(2.4)
        bigger, _ = edit(program, "make it 10% bigger")
        assert bigger.parts[0].placement.scale == pytest.approx((1.1, 1.1, 1.1))

    def test_stuff_style_and_turn(self) -> None:
        program, _ = model("a chair")
        marble, _ = edit(program, "make it out of marble")
        assert "marble" in {m.preset for m in marble.parts[0].materials.values()}
        antique, _ = edit(program, "make the chair antique")
        assert antique.parts[0].origin is not None
        assert antique.parts[0].origin.style == "antique"
        turned, _ = edit(program, "rotate it 45 degrees")
        assert turned.parts[0].placement.rotation[2] == pytest.approx(45)

    def test_edits_add_up(self) -> None:
        program, _ = model("a table")
        program, _ = edit(program, "paint the top red")
        program, _ = edit(program, "make it 90 cm tall")
        assert any(m.color == "#c8201c" for m in program.parts[0].materials.values())
        assert program.parts[0].fit is not None

    def test_a_sentence_that_changes_nothing_is_an_error(self) -> None:
        program, _ = model("a table")
        with pytest.raises(PromptError):
            edit(program, "hello world")

    def test_removing_everything_is_an_error(self) -> None:
        program, _ = model("a table")
        with pytest.raises(PromptError):
            edit(program, "remove the table")


class TestSliders:
    """Edits by number."""

    def test_a_slider_moves(self) -> None:
        program, _ = model("a chair and a table")
        moved = set_parameter(program, "chair.seat_height", 0.5)
        assert origin(moved, "chair")["seat_height"] == 0.5
        assert next(p for p in moved.parameters if p.name == "chair.seat_height").value == 0.5

    @pytest.mark.parametrize(("name", "value"), [("wings", 3), ("seat_height", 99.0), ("seat_height", "tall")])
    def test_a_bad_slider_is_refused(self, name: str, value: float | str) -> None:
        program, _ = model("a chair")
        with pytest.raises(ParameterError):
            set_parameter(program, name, value)


_EDIT = st.sampled_from(
    "make paint add remove replace rotate set the a it table chair leg legs top red brass taller wider twice as 20 cm % by "
    "to with and , 45 degrees double height antique on under out of".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_EDIT, min_size=1, max_size=12).map(" ".join))
def test_any_edit_gives_a_program_or_a_clear_error(sentence: str) -> None:
    program, _ = model("a chair and a table")
    try:
        changed, _ = edit(program, sentence)
    except Prompt2MeshError as error:
        assert error.message
        return
    MeshProgram.model_validate(changed.model_dump())


@pytest.mark.parametrize(
    ("prompt", "parameter", "value"),
    [
        ("a white limousine", "body", "limousine"),
        ("a red convertible", "body", "convertible"),
        ("a biplane", "kind", "biplane"),
        ("a kayak", "kind", "kayak"),
        ("a gothic cathedral", "kind", "cathedral"),
    ],
)
def test_a_noun_that_is_a_variant_of_a_thing_gets_that_variant(prompt: str, parameter: str, value: str) -> None:
    program, _ = model(prompt)
    (part,) = program.parts
    assert part.origin is not None
    assert part.origin.parameters[parameter] == value


@pytest.mark.parametrize("prompt", ["a cottage with a thatched roof", "a thatched cottage"])
def test_a_thatched_roof_is_thatched_and_not_the_walls(prompt: str) -> None:
    program, checklist = model(prompt)
    (part,) = program.parts
    assert part.origin is not None
    assert part.origin.parameters["roofing"] == "thatched"
    assert "wall" not in part.origin.materials
    assert checklist.count("not_understood") == 0


def test_the_second_colour_of_stripes_goes_to_the_stripes() -> None:
    program, _ = model("a red and white striped lighthouse")
    materials = program.parts[0].materials
    assert materials["wall"].color == "#c8201c"
    assert materials["accent"].color == "#f4f3ef"


def test_rust_stays_on_metal() -> None:
    program, _ = model("an old rusty bicycle")
    (part,) = program.parts
    assert part.materials["frame"].wear_kind == "rust"
    assert not part.materials["tire"].wear
    assert part.origin is not None
    assert part.origin.parameters.get("kind", "city") != "penny"


def test_a_thing_with_stripes_of_its_own_gets_no_stripes_across_them() -> None:
    chair = model("a blue and white striped deck chair")[0].parts[0]
    assert chair.materials["sling"].color == "#2360c8"
    assert chair.materials["stripe"].color == "#f4f3ef"
    assert all(material.pattern is None for material in chair.materials.values())
    plain = model("a striped deck chair")[0].parts[0]
    assert plain.materials == model("a deck chair")[0].parts[0].materials
