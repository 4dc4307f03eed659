"""Stones are set in the thing, where it has a place for them, and do not lie beside it."""

import pytest

from prompt2mesh.modelers.builtin import model


@pytest.mark.parametrize(
    ("prompt", "kind", "slot", "preset"),
    [
        ("a gold crown with rubies", "crown", "jewel", "ruby"),
        ("a goblet encrusted with emeralds", "wine_glass", "jewel", "emerald"),
        ("a sapphire-studded sword", "sword", "gem", "sapphire"),
        ("a ring with an amethyst", "ring", "stone", "amethyst"),
    ],
)
def test_a_gem_on_a_thing_is_set_in_it(prompt: str, kind: str, slot: str, preset: str) -> None:
    program, checklist = model(prompt)
    assert [p.origin.asset for p in program.parts if p.origin] == [kind]
    assert program.parts[0].materials[slot].preset == preset
    assert checklist.count("not_understood") == 0


def test_jewelled_is_met_only_where_stones_are() -> None:
    _, crown = model("a bejewelled crown")
    _, brick = model("a bejewelled hammer")
    assert crown.count("not_understood") == 0
    assert brick.count("not_understood") == 1


def test_a_stone_has_its_own_colour() -> None:
    ruby, _ = model("a ruby")
    emerald, _ = model("an emerald")
    assert ruby.parts[0].materials != emerald.parts[0].materials
    assert {m.preset for m in ruby.parts[0].materials.values()} == {"ruby"}
