"""Vehicles, buildings and landscape: what is asked for is what is drawn."""

import pytest

from prompt2mesh.library.make import make_part
from prompt2mesh.mesh.program import Origin, Part
from prompt2mesh.modelers.builtin import model


def names(part: Part) -> list[str]:
    """The names of all parts below."""
    found: list[str] = []
    for child in part.children:
        found += [child.name, *names(child)]
    return found


@pytest.mark.parametrize("towers", [3, 4, 6])
def test_a_castle_has_the_round_towers_that_were_asked_and_no_others(towers: int) -> None:
    part = make_part(Origin(asset="castle", parameters={"towers": towers}))
    assert [n for n in names(part) if n.startswith("tower ")] == [f"tower {i + 1}" for i in range(towers)]


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a treehouse", "treehouse"),
        ("a yellow tower crane", "crane"),
        ("a go-kart", "go_kart"),
        ("a monster truck", "monster_truck"),
        ("a mars rover", "rover"),
        ("a diesel train", "modern_train"),
        ("a viking longship", "viking_ship"),
        ("a stop sign", "road_sign"),
        ("a bus stop", "bus_stop"),
        ("the Colosseum", "colosseum"),
        ("a snowflake", "snowflake"),
        ("a tornado", "tornado"),
        ("a bakery", "shop"),
    ],
)
def test_a_thing_is_made_as_itself_and_not_as_something_near(prompt: str, kind: str) -> None:
    program, _ = model(prompt)
    (part,) = program.parts
    assert part.origin is not None
    assert part.origin.asset == kind


@pytest.mark.parametrize("kind", ["go_kart", "golf_cart", "jet_ski", "snowmobile", "rover"])
def test_open_vehicles_say_where_their_driver_sits(kind: str) -> None:
    part = make_part(Origin(asset=kind, parameters={"kind": "moon"} if kind == "rover" else {}))
    seat = part.anchors.get("driver") or part.anchors["saddle"]
    assert 0 < seat.position[2] < 1.2


def test_a_convertible_is_steered_from_its_driver_s_seat() -> None:
    part = make_part(Origin(asset="car", parameters={"body": "convertible"}))
    wheel = next(c for c in part.children if c.name == "steering wheel")
    assert part.anchors["driver"].position[0] == pytest.approx(wheel.placement.location[0], abs=0.05)  # pyright: ignore[reportUnknownMemberType]


def test_a_tandem_has_two_saddles_and_is_longer() -> None:
    tandem = make_part(Origin(asset="bicycle", parameters={"kind": "tandem"}))
    assert len([n for n in names(tandem) if n.startswith("saddle")]) == 2
    assert {"seat", "seat back"} <= set(tandem.anchors)
