"""The fair queue: who goes first, that nobody starves, and that places do not jump back."""

import dataclasses
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.queueing import HEAD_START_S, STEP_S, Holding, Waiting, line_up

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


def wait(name: str, team: str = "", *, at_s: float = 0, priority: int = 0, turn: datetime | None = None,
         blocked: bool = False) -> Waiting:  # fmt: skip
    return Waiting(name=name, user=name, team=team, since=NOW + timedelta(seconds=at_s), priority=priority, turn=turn,
                   blocked=blocked)  # fmt: skip


def hold(name: str, team: str = "", *, ends_in_s: float | None = None) -> Holding:
    ends_at = None if ends_in_s is None else NOW + timedelta(seconds=ends_in_s)
    return Holding(name=name, user=name, team=team, ends_at=ends_at)


def order(waiting: list[Waiting], holding: list[Holding] | None = None) -> list[str]:
    line = line_up(waiting, holding or [], room=0, now=NOW)
    return sorted(line.places, key=lambda name: line.places[name].position)


def keep_turns(waiting: list[Waiting], holding: list[Holding]) -> list[Waiting]:
    turns = line_up(waiting, holding, room=0, now=NOW).turns
    return [dataclasses.replace(each, turn=turns[each.name]) for each in waiting]


people = st.builds(
    wait, st.text("abcdefgh", min_size=5, max_size=5), st.sampled_from(["", "red", "blue"]), at_s=st.floats(-3600, 0),
    priority=st.integers(0, 2),
)  # fmt: skip
crowd = st.lists(people, max_size=12, unique_by=lambda each: each.name)
owners = st.lists(
    st.builds(hold, st.text("ijkl", min_size=5, max_size=5), st.sampled_from(["", "red", "blue"]),
              ends_in_s=st.none() | st.floats(0, 9999)),
    max_size=8, unique_by=lambda each: each.name,
)  # fmt: skip


def test_a_hundred_of_one_team_do_not_starve_one_of_another() -> None:
    many = [wait(f"red-{number:03}", "red", at_s=number / 100) for number in range(100)]
    late = wait("blue", "blue", at_s=60)
    assert order([*many, late]).index("blue") == 1
    # Teams that both have many take turns.
    blues = [wait(f"blue-{number}", "blue", at_s=60 + number / 100) for number in range(4)]
    assert [name.split("-")[0] for name in order([*many, *blues])[:6]] == ["red", "blue"] * 3


def test_what_a_team_holds_counts_and_in_a_team_the_first_comes_first() -> None:
    holding = [hold("h1", "red"), hold("h2", "red")]
    assert order([wait("r", "red", at_s=-60), wait("b", "blue"), wait("alone", at_s=30)], holding) == [
        "b",
        "alone",
        "r",
    ]
    assert order([wait("second", "red", at_s=2), wait("first", "red", at_s=1)]) == ["first", "second"]


def test_a_team_of_more_weight_has_more_turns() -> None:
    waiting = [wait(f"{team}-{number}", team, at_s=number / 100) for team in ("red", "blue") for number in range(6)]
    line = line_up(waiting, [], room=6, now=NOW, weights={"red": 2.0})
    assert sum(name.startswith("red") for name in line.admitted) == 4


def test_priority_is_a_head_start_and_no_more() -> None:
    usual, urgent = wait("usual", at_s=-HEAD_START_S + 60), wait("urgent", priority=1)
    assert order([usual, urgent]) == ["urgent", "usual"]
    assert order([wait("usual", at_s=-HEAD_START_S - 60), urgent]) == ["usual", "urgent"]


@given(waiting=crowd, holding=owners, room=st.none() | st.integers(0, 15))
def test_everybody_is_admitted_or_has_exactly_one_place(
    waiting: list[Waiting], holding: list[Holding], room: int | None
) -> None:
    line = line_up(waiting, holding, room=room, now=NOW)
    assert sorted([*line.admitted, *line.places]) == sorted(each.name for each in waiting)
    assert len(line.admitted) == (len(waiting) if room is None else min(room, len(waiting)))
    assert sorted(place.position for place in line.places.values()) == list(range(1, len(line.places) + 1))


@given(waiting=crowd, holding=owners, data=st.data())
def test_nobodys_leaving_puts_anybody_back(waiting: list[Waiting], holding: list[Holding], data: st.DataObject) -> None:
    waiting = keep_turns(waiting, holding)
    before = order(waiting, holding)
    stay = [each for each in waiting if data.draw(st.booleans())]
    left = [each for each in holding if data.draw(st.booleans())]
    assert order(stay, left) == [name for name in before if name in {each.name for each in stay}]


@given(waiting=crowd, holding=owners, room=st.integers(0, 12))
def test_those_behind_keep_their_order_when_the_first_go(
    waiting: list[Waiting], holding: list[Holding], room: int
) -> None:
    waiting = keep_turns(waiting, holding)
    line = line_up(waiting, holding, room=room, now=NOW)
    now_holding = [*holding, *(hold(each.name, each.team) for each in waiting if each.name in line.admitted)]
    rest = [each for each in waiting if each.name in line.places]
    assert order(rest, now_holding) == sorted(line.places, key=lambda name: line.places[name].position)


@given(waiting=crowd, holding=owners, newcomers=st.lists(st.sampled_from(["", "red", "blue", "green"]), max_size=30))
def test_nobody_starves(waiting: list[Waiting], holding: list[Holding], newcomers: list[str]) -> None:
    """Whoever comes later than somebody's turn comes after them, however many and whoever they are."""
    waiting = keep_turns(waiting, holding)
    if not waiting:
        return
    last = max(each.turn for each in waiting if each.turn is not None)
    after_s = max(0.0, (last - NOW).total_seconds()) + 1
    late = [wait(f"z{number}", team, at_s=after_s + number) for number, team in enumerate(newcomers)]
    assert set(order([*waiting, *late], holding)[: len(waiting)]) == {each.name for each in waiting}


def test_the_wait_before_that_is_bounded_by_what_the_team_has() -> None:
    line = line_up([wait("r", "red")], [hold(f"h{number}", "red") for number in range(4)], room=0, now=NOW)
    assert line.turns["r"] == NOW + timedelta(seconds=4 * STEP_S)


def test_who_is_held_back_by_quota_keeps_the_turn_and_holds_up_nobody() -> None:
    line = line_up([wait("a", blocked=True, at_s=-9), wait("b"), wait("c", at_s=1)], [], room=1, now=NOW)
    assert line.admitted == ("b",)
    assert line.places["c"].position == 1
    assert "a" not in line.places
    assert line.turns["a"] < line.turns["b"]


def test_the_estimate_is_when_so_many_places_will_be_free() -> None:
    holding = [hold("h1", ends_in_s=900), hold("h2", ends_in_s=60), hold("h3")]
    line = line_up([wait("a"), wait("b", at_s=1), wait("c", at_s=2)], holding, room=0, now=NOW)
    assert [line.places[name].estimate_s for name in "abc"] == [60, 900, None]
