"""What the small readers make of words: numbers, lengths, colours, plurals, the dictionary."""

import pytest

from prompt2mesh.language.colors import color_of, names
from prompt2mesh.language.lengths import read_dimensions, read_length
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import singular, verb_base
from prompt2mesh.language.numbers import read_number
from prompt2mesh.language.tokens import clean, tokenise


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("four", 4),
        ("twenty-one", 21),
        ("two hundred and six", 206),
        ("1,200", 1200),
        ("3.5", 3.5),
        ("two dozen", 24),
        ("1/2", 0.5),
        ("2 1/2", 2.5),
        ("three thousand", 3000),
        ("2 million", 2e6),
    ],
)
def test_numbers_are_read(words: str, value: float) -> None:
    found = read_number(tokenise(words), 0)
    assert found is not None
    assert found[0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "metres"),
    [
        ("60 cm", 0.6),
        ("60cm", 0.6),
        ("1.2m", 1.2),
        ("5 feet 3", 1.6002),
        ("6 ft 2 in", 1.8796),
        ("3 inches", 0.0762),
        ("2 km", 2000),
        ("5'", 1.524),
        ('12"', 0.3048),
        ("10 mm", 0.01),
        ("half", None),
        ("7 apples", None),
    ],
)
def test_lengths_are_read_in_metres(words: str, metres: float | None) -> None:
    found = read_length(tokenise(clean(words)), 0)
    assert (found.value if found else None) == (pytest.approx(metres) if metres is not None else None)


@pytest.mark.parametrize(
    ("words", "metres"),
    [
        ("60 x 40 x 5 mm", [0.06, 0.04, 0.005]),
        ("1.2m x 60cm x 75cm", [1.2, 0.6, 0.75]),
        ("10×20", [0.01, 0.02]),
        ("2 by 4 in", [0.0508, 0.1016]),
    ],
)
def test_dimensions_share_the_last_unit(words: str, metres: list[float]) -> None:
    found = read_dimensions(tokenise(clean(words)), 0)
    assert found is not None
    assert found[0] == pytest.approx(metres)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("apples", "apple"),
        ("knives", "knife"),
        ("boxes", "box"),
        ("geese", "goose"),
        ("glass", "glass"),
        ("cacti", "cactus"),
        ("cherries", "cherry"),
        ("octopus", "octopus"),
        ("leaves", "leaf"),
        ("dice", "die"),
        ("buses", "bus"),
    ],
)
def test_plurals_have_their_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("riding", "ride"),
        ("wearing", "wear"),
        ("sitting", "sit"),
        ("carved", "carve"),
        ("lying", "lie"),
        ("holds", "hold"),
        ("xyzzing", None),
    ],
)
def test_verbs_have_their_base(form: str, base: str | None) -> None:
    assert verb_base(form) == base


def test_colours_by_name_modifier_and_accent() -> None:
    assert color_of("red") == names()["red"]
    assert color_of("grey") == color_of("gray")
    dark, light = color_of("dark green"), color_of("pale green")
    assert dark is not None
    assert light is not None
    assert sum(bytes.fromhex(dark[1:])) < sum(bytes.fromhex(light[1:]))
    assert color_of("mushroom soup") is None


def test_the_dictionary_knows_what_a_dog_is() -> None:
    book = lexicon()
    dog, animal = book.find("dog"), book.find("animal")
    assert dog is not None
    assert animal is not None
    chain = book.ancestors(dog.nouns[0].synset)
    assert any(s.synset in chain for s in animal.nouns)
    assert book.information(dog.nouns[0].synset) > book.information(animal.nouns[0].synset)
    assert book.find("qwertyish") is None


def test_a_compound_keeps_its_words_together() -> None:
    tokens = tokenise("a well-worn 20-sided die - red")
    assert [(t.text, t.joined) for t in tokens] == [
        ("a", False),
        ("well", False),
        ("worn", True),
        ("20", False),
        ("sided", True),
        ("die", False),
        ("-", False),
        ("red", False),
    ]
