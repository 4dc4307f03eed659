"""Classes of sentences people type: names, pieces, comparisons, eras, misspellings, places, purposes."""

import pytest

from prompt2mesh.language import Brief, parse
from prompt2mesh.language.brief import ObjectWish
from prompt2mesh.mesh.errors import ContradictionError


def kinds(prompt: str) -> list[tuple[str | None, int]]:
    """The kinds of a prompt with their counts."""
    return [(o.kind, o.count) for o in parse(prompt).objects]


def first(prompt: str) -> ObjectWish:
    """The first object of a prompt."""
    return parse(prompt).objects[0]


def relations(brief: Brief) -> set[tuple[str, str, str]]:
    """The relations as (subject's noun, relation, target's noun)."""
    nouns = {o.number: o.noun for o in brief.objects}
    return {(nouns[r.subject], r.kind, nouns[r.target]) for r in brief.relations}


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a strawberry ice cream cone", "ice_cream"),  # not the strawberry, not the cone
        ("an orchid flower", "orchid"),
        ("a low-poly mountain landscape", "mountain"),
        ("a jack-o'-lantern", "pumpkin"),
        ("a double-decker bus", "bus"),
        ("a marble statue of a lion", "lion"),
        ("a small porcelain rabbit figurine", "rabbit"),
    ],
)
def test_the_longest_and_most_telling_name_wins(prompt: str, kind: str) -> None:
    assert first(prompt).kind == kind


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("a wooden door", "wood"),
        ("a ceramic vase", "glazed_ceramic"),
        ("a wicker basket", "wicker"),
        ("a woolen scarf", "wool"),
    ],
)
def test_a_material_inside_a_name_is_kept(prompt: str, said: str) -> None:
    assert said in [m.preset for m in first(prompt).materials]


@pytest.mark.parametrize("prompt", ["a grand piano", "a spiral staircase", "a coffee table", "a wedding dress"])
def test_a_variant_inside_a_name_is_kept(prompt: str) -> None:
    assert prompt.split()[1] in [t.name for t in first(prompt).adjectives]


@pytest.mark.parametrize("prompt", ["a mushroom house", "a tea set", "a beer glass", "a cloud lamp"])
def test_a_noun_before_a_noun_is_no_stuff_unless_things_are_built_of_it(prompt: str) -> None:
    assert not [m for o in parse(prompt).objects for m in o.materials]


@pytest.mark.parametrize(
    ("prompt", "kind", "piece"),
    [
        ("a slice of watermelon", "watermelon", "slice"),
        ("half a lemon", "lemon", "half"),
        ("half an avocado", "avocado", "half"),
        ("a lemon half", "lemon", "half"),
        ("a quarter of a watermelon", "watermelon", "quarter"),
        ("a wedge of cheese", "cheese", "wedge"),
    ],
)
def test_pieces_are_of_the_thing(prompt: str, kind: str, piece: str) -> None:
    wish = first(prompt)
    assert (wish.kind, wish.count) == (kind, 1)
    assert f"piece:{piece}" in [t.name for t in wish.states]


def test_a_noun_said_once_serves_both() -> None:
    red, green = parse("two red and three green apples").objects
    assert (red.kind, red.count, green.kind, green.count) == ("apple", 2, "apple", 3)
    assert [c.text for c in red.colors] == ["red"]
    assert [c.text for c in green.colors] == ["green"]


def test_some_of_them_are_otherwise() -> None:
    assert [(o.count, [c.text for c in o.colors]) for o in parse("three apples, two of them green").objects] == [
        (1, []),
        (2, ["green"]),
    ]


@pytest.mark.parametrize(
    ("prompt", "part"), [("a legless table", "leg"), ("an armless chair", "arm"), ("a headless statue", "head")]
)
def test_less_leaves_a_part_out(prompt: str, part: str) -> None:
    (wish,) = first(prompt).parts
    assert (wish.noun, wish.present) == (part, False)


@pytest.mark.parametrize(
    ("prompt", "factor", "axis", "of_axis"),
    [
        ("a lamp twice as tall as the table", 2.0, "height", "height"),
        ("a tree 1.5 times taller than a house", 1.5, "height", "height"),
        ("a tower twice as tall as it is wide", 2.0, "height", "width"),
    ],
)
def test_sizes_are_compared(prompt: str, factor: float, axis: str, of_axis: str) -> None:
    (comparison,) = first(prompt).compared
    assert (comparison.factor, comparison.axis, comparison.of_axis) == (factor, axis, of_axis)


@pytest.mark.parametrize(
    ("prompt", "metres"),
    [
        ("a man 6'2\" tall", 1.88),
        ("a table half a metre tall", 0.5),
        ("a statue two and a half metres tall", 2.5),
        ("a box a foot wide", 0.305),
    ],
)
def test_lengths_as_people_say_them(prompt: str, metres: float) -> None:
    assert first(prompt).sizes[0].metres == pytest.approx(metres, abs=0.001)


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("a 1950s radio", "vintage"),
        ("an 18th-century desk", "antique"),
        ("a sofa in the style of the 1970s", "vintage"),
        ("a 1920s lamp", "art deco"),
        ("a mirror in art deco style", "art deco"),
    ],
)
def test_times_are_styles(prompt: str, style: str) -> None:
    assert style in [t.name for t in first(prompt).styles]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("tabel", "table"), ("elefant", "elephant"), ("bycicle", "bicycle"), ("giraf", "giraffe"), ("armor", "knight")],
)
def test_misspellings_and_spellings_are_read(written: str, kind: str) -> None:
    assert first(f"a {written}").kind == kind


def test_names_are_no_misspellings() -> None:
    assert not parse("a house in Brighten style").corrections


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a desk with a lamp on top", ("lamp", "on", "desk")),
        ("On the table is a vase.", ("vase", "on", "table")),
        ("a statue with a bird on its head", ("bird", "on", "statue")),
        ("a hedgehog carrying an apple on its back", ("apple", "on", "hedgehog")),
        ("a squirrel in a leather jacket", ("leather jacket", "wear", "squirrel")),
    ],
)
def test_places_in_many_wordings(prompt: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(parse(prompt))


def test_the_part_of_the_owner_is_named() -> None:
    (relation,) = parse("a dog with a bone in its mouth").relations
    assert relation.part == "mouth"


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a plate of cookies", "plate"),
        ("a metal plate with holes", "flat_plate"),
        ("a glass of milk", "glass"),
        ("a pair of glasses", "glasses"),
        ("a bear playing bass", "bear"),
    ],
)
def test_senses_by_company(prompt: str, kind: str) -> None:
    assert first(prompt).kind == kind


def test_what_is_played_is_an_instrument() -> None:
    assert parse("a bear playing bass").objects[1].kind == "guitar"


@pytest.mark.parametrize(
    "prompt",
    [
        "generate a 3D model of a chair, 8k, trending on artstation",
        "I want a chair for my son to 3D print",
        "chair::2 --ar 16:9",
        "please make me a chair as a gift",
        "a DSLR photo of a chair",
    ],
)
def test_talk_around_the_thing_makes_nothing(prompt: str) -> None:
    assert kinds(prompt) == [("chair", 1)]


def test_pictographs_are_read_by_their_names() -> None:
    assert kinds("a 🐶 on a 🛹")[0] == ("dog", 1)


@pytest.mark.parametrize("prompt", ["a phone stand", "a pink flamingo pool float", "headphones holder"])
def test_a_head_that_says_little_is_not_guessed_at(prompt: str) -> None:
    assert all(o.kind is None or o.resolution.how != "wordnet" for o in parse(prompt).objects)


def test_attributes_of_a_part_go_to_the_part() -> None:
    for prompt in ("a mug. the handle is blue", "a mug whose handle is blue"):
        (part,) = first(prompt).parts
        assert (part.noun, [c.text for c in part.colors], first(prompt).colors) == ("handle", ["blue"], ())


def test_parts_joined_by_and_are_two() -> None:
    assert [p.noun for p in first("a cupcake with pink icing and sprinkles").parts] == ["icing", "sprinkle"]


def test_nothing_is_refused() -> None:
    with pytest.raises(ContradictionError):
        parse("zero chairs")
