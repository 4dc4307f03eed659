"""What the modeler decides about things that stand to each other, and what it says of it."""

from typing import get_args

import pytest

from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import load_library
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.program import AlterationKind, MeshProgram, Origin, Part
from prompt2mesh.modelers.builtin.modeler import model


def part(program: MeshProgram, name: str) -> Part:
    return next(p for p in program.parts if p.name == name)


def relation_note(checklist: Checklist) -> str:
    return next(item.note for item in checklist.items if item.kind == "relation")


def test_what_is_held_is_no_larger_than_its_holder_and_this_is_said() -> None:
    program, checklist = model("a hamster holding a watermelon")
    assert extents(part(program, "watermelon")).longest < extents(part(program, "hamster")).longest
    assert "watermelon made smaller" in relation_note(checklist)


def test_a_size_that_was_stated_is_kept() -> None:
    program, _ = model("a hamster holding a watermelon 40 cm long")
    assert extents(part(program, "watermelon")).longest == pytest.approx(0.4, rel=0.02)


@pytest.mark.parametrize(
    "prompt", ["a lemon wearing a crown", "a boulder wearing sunglasses", "a vase wearing a scarf"]
)
def test_anything_can_wear_something(prompt: str) -> None:
    program, checklist = model(prompt)
    worn = next(p for p in program.parts if p.relation is not None)
    assert worn.relation is not None
    assert worn.relation.kind == "worn"
    assert [item.status for item in checklist.items if item.kind == "relation"] == ["met"]


def test_who_comes_with_a_thing_gets_no_second_one() -> None:
    program, checklist = model("a wizard holding a staff")
    assert [p.name for p in program.parts] == ["wizard"]
    assert relation_note(checklist) == "the wizard's own"


def test_a_container_opens_for_what_is_in_it_unless_it_is_closed() -> None:
    opened, _ = model("three kittens in a cardboard box")
    closed, _ = model("three kittens in a closed cardboard box")
    states = [next(p for p in program.parts if "box" in p.name).origin for program in (opened, closed)]
    assert states[0] is not None
    assert states[1] is not None
    assert "open" in states[0].states
    assert "open" not in states[1].states


def test_a_bare_plural_around_a_thing_is_a_ring_of_several() -> None:
    program, _ = model("a well surrounded by sheep")
    assert sum(p.name.startswith("sheep") for p in program.parts) >= 5


def test_on_a_stack_means_on_its_top() -> None:
    program, _ = model("an owl on a stack of three books")
    owl = part(program, "owl")
    assert owl.relation is not None
    assert owl.relation.target == "book 3"


def test_flat_things_are_fixed_to_walls_and_others_stand_on_them() -> None:
    flat, _ = model("a clock on a wall")
    solid, _ = model("a cat on a wall")
    kinds = [next(p.relation.kind for p in program.parts if p.relation) for program in (flat, solid)]
    assert kinds == ["against", "on"]


def test_states_done_to_anything_are_kept_in_the_origin() -> None:
    program, _ = model("a cracked pumpkin")
    made = program.parts[0]
    assert made.origin is not None
    assert made.origin.states == ["cracked"]
    assert [a.kind for a in made.alterations] == ["cracked"]


def test_no_household_thing_claims_damage_that_it_does_not_draw() -> None:
    kinds = set(get_args(AlterationKind))
    for asset in (a for a in load_library().values() if a.family in {"kitchen", "household", "electronics"}):
        for state in kinds & set(asset.states):
            plain = make_part(Origin(asset=asset.kind)).model_dump(exclude={"origin"})
            damaged = make_part(Origin(asset=asset.kind, states=[state])).model_dump(exclude={"origin"})
            assert damaged != plain, f"{asset.kind} declares {state!r} and looks the same"
