"""One part is renamed, recoloured, remade or taken away, and everything else stays as it is."""

import pytest

from prompt2mesh.mesh.document import dump_program, load_program
from prompt2mesh.mesh.errors import ParameterError, Prompt2MeshError, PromptError
from prompt2mesh.mesh.part_paths import parts_at, walk_paths
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import change_part, edit, edit_part, model, set_parameter

PLAIN = MeshProgram.model_validate({
    "materials": {"stuff": {"preset": "oak"}},
    "parts": [{
        "name": "stand",
        "children": [
            {"name": "plate", "shape": {"type": "box", "size": [1, 1, 0.1]}, "material": "stuff"},
            {"name": "post", "shape": {"type": "cylinder", "radius": 0.05, "height": 1.0}, "material": "stuff",
             "instances": {"type": "radial", "count": 3}, "placement": {"location": [0.3, 0, 0]}},
            {"name": "arm", "shape": {"type": "box", "size": [0.1, 0.1, 0.1]}, "material": "stuff",
             "instances": {"type": "mirror"}, "placement": {"location": [0.5, 0, 0]}},
        ],
    }, {"name": "ball", "shape": {"type": "sphere", "radius": 0.2}, "relation": {"kind": "on", "target": "stand"}}],
})  # fmt: skip


def table() -> MeshProgram:
    return model("a round oak table with four brass legs")[0]


def looks(program: MeshProgram) -> dict[str, str]:
    """What every leaf is made of, by its path."""
    return {one.path: one.material.label for one in walk_paths(program) if one.part.shape is not None}


def test_one_of_four_legs_gets_a_colour_and_keeps_its_material() -> None:
    before = looks(table())
    changed, words = change_part(table(), "table/leg 2", color="#2244cc")
    assert looks(changed) == before | {"table/leg 2": "brass #2244cc"}
    assert words == "leg 2 in #2244cc"


def test_a_change_outlives_a_slider_and_a_sentence() -> None:
    changed, _ = change_part(table(), "table/leg 2", color="#2244cc", name="front leg")
    changed, _ = change_part(changed, "table/leg 3", remove=True)
    for later in (set_parameter(changed, "height", 0.9), edit(changed, "make it taller and the top red")[0]):
        made = looks(later)
        assert made["table/front leg"] == "brass #2244cc"
        assert not {"table/leg 2", "table/leg 3"} & made.keys()
        assert made["table/leg 4"] == "brass"


def test_a_sentence_about_all_legs_reaches_the_one_that_was_changed() -> None:
    changed, _ = change_part(table(), "table/leg 2", material="glass", name="odd one")
    made = looks(edit(changed, "make the legs of copper")[0])
    assert {made[f"table/{name}"] for name in ("leg 1", "odd one", "leg 3", "leg 4")} == {"copper"}


def test_another_material_leaves_the_parts_that_shared_it() -> None:
    changed, words = change_part(PLAIN, "stand/plate", material="Brushed Steel")
    assert looks(changed) == looks(PLAIN) | {"stand/plate": "brushed steel"}
    assert words == "plate of brushed steel"


def test_a_copy_of_a_plain_part_is_changed_alone_and_the_others_keep_their_names() -> None:
    changed, _ = change_part(PLAIN, "stand/post 2", color="#ff0000")
    assert looks(changed) == looks(PLAIN) | {"stand/post 2": "oak #ff0000"}
    again, _ = change_part(changed, "stand/post 3", remove=True)
    assert set(looks(again)) == set(looks(PLAIN)) - {"stand/post 3"}


@pytest.mark.parametrize("path", ["stand/arm", "stand/arm mirrored"])
def test_one_of_a_mirrored_pair_is_changed_alone(path: str) -> None:
    changed, _ = change_part(PLAIN, path, color="#ff0000")
    assert looks(changed) == looks(PLAIN) | {path: "oak #ff0000"}


def test_names_go_round_and_back() -> None:
    changed = table()
    for path, name in (("table/leg 2", "a"), ("table/a", "b"), ("table/leg 3", "leg 2"), ("table/b", "leg 3")):
        changed, _ = change_part(changed, path, name=name)
    assert sorted(looks(changed)) == sorted(looks(table()))
    marked, _ = change_part(changed, "table/leg 3", color="#00ff00")
    home, _ = change_part(change_part(marked, "table/leg 2", name="x")[0], "table/leg 3", name="leg 2")
    assert looks(home)["table/leg 2"] == "brass #00ff00"


def test_renaming_an_object_keeps_what_stands_by_it() -> None:
    changed, _ = change_part(PLAIN, "stand", name="tripod")
    assert [part.name for part in changed.parts] == ["tripod", "ball"]
    assert changed.parts[1].relation is not None
    assert changed.parts[1].relation.target == "tripod"


def test_taking_an_object_away_lets_go_of_what_stood_by_it() -> None:
    changed, words = change_part(PLAIN, "stand", remove=True)
    assert [(part.name, part.relation) for part in changed.parts] == [("ball", None)]
    assert words == "stand removed"


def test_an_object_without_its_last_part_is_gone() -> None:
    changed = PLAIN
    for path in ("stand/plate", "stand/post 1", "stand/post 2", "stand/post 3", "stand/arm", "stand/arm mirrored"):
        changed, _ = change_part(changed, path, remove=True)
    assert [part.name for part in changed.parts] == ["ball"]
    with pytest.raises(ParameterError, match="nothing would be left"):
        change_part(changed, "ball", remove=True)


def test_the_ground_takes_along_what_is_scattered_on_it() -> None:
    program = MeshProgram.model_validate({"parts": [
        {"name": "hill", "shape": {"type": "sphere", "radius": 1}},
        {"name": "stone", "shape": {"type": "sphere", "radius": 0.1}, "instances": {"type": "scatter", "on": "hill", "count": 5}},
        {"name": "hut", "shape": {"type": "box", "size": [1, 1, 1]}},
    ]})  # fmt: skip
    assert [part.name for part in change_part(program, "hill", remove=True)[0].parts] == ["hut"]
    moved = change_part(program, "hill", name="mound")[0]
    assert getattr(moved.parts[1].instances, "on", "") == "mound"


def test_a_colour_for_a_whole_object_colours_it_as_words_would() -> None:
    program, _ = model("a red wooden chair")
    changed, _ = change_part(program, program.parts[0].name, color="#00ff00")
    assert set(looks(changed).values()) == {"wood #00ff00"}


@pytest.mark.parametrize(
    ("path", "asked", "expected"),
    [
        ("table/legg 2", {"color": "#ffffff"}, "no part"),
        ("table/leg 2", {}, "nothing was asked"),
        ("table/leg 2", {"remove": True, "name": "x"}, "either removed or changed"),
        ("table/leg 2", {"material": "unobtainium"}, "not a material"),
        ("table/leg 2", {"color": "#12345"}, "a colour is"),
        ("table/leg 2", {"name": "leg 3"}, "taken"),
        ("table/leg 2", {"name": "a/b"}, "a name has"),
        ("table", {"remove": True}, "nothing would be left"),
    ],
)
def test_what_cannot_be_done_is_refused(path: str, asked: dict[str, object], expected: str) -> None:
    with pytest.raises(ParameterError, match=expected):
        change_part(table(), path, **asked)  # type: ignore[arg-type]


def test_a_misspelt_part_is_answered_with_near_ones() -> None:
    with pytest.raises(ParameterError) as refused:
        change_part(table(), "table/leg2", remove=True)
    assert "table/leg 2" in refused.value.suggestions


# ---- sentences


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("make it red", "brass #c8201c"),
        ("of glass", "glass"),
        ("make the leg out of walnut", "walnut"),
        ("paint it blue", "brass #2360c8"),
        ("make it striped", "brass stripes"),
    ],
)
def test_a_sentence_changes_the_looks_of_one_part(sentence: str, label: str) -> None:
    changed, checklist = edit_part(table(), "table/leg 1", sentence)
    assert looks(changed) == looks(table()) | {"table/leg 1": label}
    assert checklist.count("met") == len(checklist.items) == 1


def test_a_sentence_removes_or_renames_one_part() -> None:
    for sentence in ("remove it", "Remove", "please delete this part", "get rid of the leg", "delete this leg"):
        assert looks(edit_part(table(), "table/leg 4", sentence)[0]).keys() == looks(table()).keys() - {"table/leg 4"}
    assert "table/foot" in looks(edit_part(table(), "table/leg 4", "rename to foot")[0])
    changed, _ = edit_part(table(), "table/leg 4", "make it green and call it front left")
    assert looks(changed)["table/front left"] == "brass #2f9e3b"


def test_a_word_that_is_a_form_of_the_whole_is_the_stuff_of_a_part() -> None:
    program, _ = model("a wooden chair")
    path = f"{program.parts[0].name}/seat"
    assert looks(edit_part(program, path, "make it metal")[0])[path] == "steel"


def test_what_is_said_of_other_parts_is_told_as_not_done() -> None:
    changed, checklist = edit_part(table(), "table/leg 1", "make it red and paint the top blue")
    assert looks(changed) == looks(table()) | {"table/leg 1": "brass #c8201c"}
    assert checklist.count("not_understood") == 1
    with pytest.raises(PromptError, match="only the leg is edited here"):
        edit_part(table(), "table/leg 1", "make the top blue")


@pytest.mark.parametrize("sentence", ["hello there", "add a lamp on it", "turn it by 30 degrees", "swap the colours"])
def test_a_sentence_that_changes_nothing_is_refused(sentence: str) -> None:
    with pytest.raises(PromptError):
        edit_part(table(), "table/leg 1", sentence)


def test_an_object_of_a_scene_is_edited_alone() -> None:
    program, _ = model("a red chair and a blue chair next to a table")
    names = [part.name for part in program.parts]
    changed, _ = edit_part(program, names[0], "make it taller")
    assert [a == b for a, b in zip(changed.parts, program.parts, strict=True)] == [False, *[True] * (len(names) - 1)]
    gone, _ = edit_part(program, names[0], "remove it")
    assert [part.name for part in gone.parts] == names[1:]


def test_an_edit_keeps_the_word_that_an_object_was_asked_by() -> None:
    program, _ = model("a stool")
    origin = program.parts[0].origin
    assert origin is not None
    changed, _ = edit(program, "make the legs red")
    assert changed.parts[0].origin is not None
    assert changed.parts[0].origin.word == origin.word == "stool"


def test_a_repainted_object_is_painted_all_over() -> None:
    program, _ = model("a red wooden chair")
    assert set(looks(edit(program, "paint it blue")[0]).values()) == {"wood #2360c8"}


def test_every_path_of_a_program_can_be_named() -> None:
    program, _ = model("a bicycle and a cat")
    for one in walk_paths(program):
        assert parts_at(program, one.path)
        try:
            change_part(program, one.path, color="#123456")
        except Prompt2MeshError as error:  # pragma: no cover - the message is the finding
            pytest.fail(f"{one.path}: {error}")


def test_an_object_with_the_longest_name_keeps_its_sliders() -> None:
    program, _ = change_part(model("a chair and a table")[0], "table", name="x" * 120)
    again = load_program(dump_program(program))
    slider = next(p.name for p in again.parameters if p.name.startswith("xx") and p.name.endswith(".height"))
    higher = set_parameter(again, slider, 0.9)
    assert higher.parts[1].origin is not None
    assert higher.parts[1].origin.parameters["height"] == 0.9
