"""No word of a prompt that says something may be missing from its checklist, and nothing is met that is not shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.modelers.builtin.modeler import model
from tests.support.checklists import words_left_out

_NOUNS = (
    "chair",
    "elephant",
    "theodolite",
    "jar of jam",
    "mug",
    "house",
    "oak tree",
    "spaceship",
    "doll's face",
    "cat",
)
_ADJECTIVES = (
    "red", "tiny", "wooden", "grumpy", "zigzag", "rusty", "antique", "armless", "very tall", "star-shaped", "picnic",
    "two-headed", "cheerful", "pale blue", "half-eaten", "beautiful", "chinese", "striped", "1950s", "glowing",
)  # fmt: skip
_JOINS = (
    " on ",
    " next to ",
    " holding ",
    " made of ",
    " in the shape of ",
    " that looks like ",
    " with ",
    " without ",
)
_PARTS = ("brass legs", "a torn cushion", "a green hat on its head", "flowers", "two handles", "a lion emblem", "wings")
_TAILS = (
    "",
    ", 30 cm tall",
    " spinning slowly",
    " at night",
    " upside down",
    ", in the rain",
    " twice as wide as a car",
)


@given(
    adjectives=st.lists(st.sampled_from(_ADJECTIVES), max_size=3),
    noun=st.sampled_from(_NOUNS),
    join=st.sampled_from(_JOINS),
    other=st.sampled_from(_NOUNS + _PARTS),
    tail=st.sampled_from(_TAILS),
)
@settings(max_examples=40, deadline=None)
def test_every_word_that_says_something_is_in_the_checklist(
    adjectives: list[str], noun: str, join: str, other: str, tail: str
) -> None:
    prompt = " ".join(["a", *adjectives, noun]) + join + ("" if other in _PARTS else "a ") + other + tail
    try:
        _, checklist = model(prompt)
    except Prompt2MeshError:
        return
    assert not words_left_out(prompt, checklist), (prompt, [i.phrase for i in checklist.items])


@pytest.mark.parametrize(
    "prompt",
    [
        "three apples in two bowls",
        "in two twice apple chairs facing 🪑 fillet a table, cm",
        "a plate in two",
        "a table not made of wood",
        "the chair does not answer",
        "a lamp that's lit",
    ],
)
def test_no_small_word_is_lost(prompt: str) -> None:
    assert not words_left_out(prompt, model(prompt)[1])


def test_the_number_of_what_things_stand_in_is_read() -> None:
    assert statuses("three apples in two bowls")["two bowls"] == "met"


def test_a_negation_is_told_only_where_it_was_not_understood() -> None:
    assert "no" not in statuses("a table with no legs")
    assert statuses("a table not made of wood")["not"] == "not_understood"


def test_things_go_into_what_can_hold_them_and_into_no_dish_of_a_longer_name() -> None:
    program, checklist = model("three apples in a bowl")
    assert [part.origin.asset for part in program.parts if part.origin][-1] == "bowl"
    assert {item.phrase: item.status for item in checklist.items}["apples in bowl"] == "met"


def statuses(prompt: str) -> dict[str, str]:
    """Phrase → status of a prompt's checklist."""
    return {item.phrase: item.status for item in model(prompt)[1].items}


@pytest.mark.parametrize(
    ("prompt", "phrase"),
    [
        ("a house with three windows", "three windows"),  # it has more, and their number is fixed
        ("a sailboat with two masts", "two masts"),
        ("a shield with a whale emblem", "a whale emblem"),
        ("a robot dog", "robot"),
    ],
)
def test_what_is_not_shown_is_not_called_met(prompt: str, phrase: str) -> None:
    assert statuses(prompt)[phrase] != "met"


@pytest.mark.parametrize(
    ("prompt", "noun"), [("a narwhal", "narwhal"), ("a samovar", "samovar"), ("a zither", "zither")]
)
def test_near_kin_listed_with_a_kind_is_told_from_it(prompt: str, noun: str) -> None:
    assert statuses(prompt)[noun] == "approximated"


@pytest.mark.parametrize("noun", ["couch", "bookcase", "automobile", "dinosaur", "treasure chest", "loaf of bread"])
def test_another_word_for_a_kind_is_met(noun: str) -> None:
    assert statuses(f"a {noun}")[noun] == "met"


def test_parts_that_are_there_in_that_number_are_met() -> None:
    assert statuses("a guitar with six strings")["six strings"] == "met"


def test_praise_is_told_from_what_could_be_seen() -> None:
    found = statuses("a beautiful cheerful chair")
    assert found["beautiful"] == "met"
    assert found["cheerful"] != "met"


def test_misspellings_are_told() -> None:
    checklist = model("an elefant next to a wodden tabel")[1]
    notes = {i.phrase: i.note for i in checklist.items if i.kind == "word"}
    assert notes == {"elefant": "read as 'elephant'", "wodden": "read as 'wooden'", "tabel": "read as 'table'"}


def test_a_count_that_is_no_whole_number_is_told() -> None:
    assert statuses("1.5 chairs")["1.5 chairs"] == "approximated"
    assert statuses("2 chairs")["2 chairs"] == "met"
