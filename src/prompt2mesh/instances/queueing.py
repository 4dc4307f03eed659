"""The fair queue of those who wait for room.

Each who waits has a turn, a moment of virtual time, given once and kept:

    turn = since + STEP * (share - 1) / weight - HEAD_START * priority

`share` counts how many instances the person's team would have with this one,
those that wait before included. So a team's second, third, hundredth instance
is as if it had been asked for a step later each, and one person of another team
goes before nearly all of a hundred. It is a total order that nobody's leaving
changes: a place in the queue gets worse only when somebody arrives who has less.
And nobody starves: whoever arrives later than a turn has a later turn.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# What each instance that a team has already costs the next one, in waiting.
STEP_S = 900.0
# What one level of priority is worth, in waiting.
HEAD_START_S = 3600.0


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody who waits.

    Attributes:
        name: Of the `UserInstance`.
        user: Whose; by themselves a team of one where `team` is empty.
        since: When it was asked for.
        turn: Given before; None for a newcomer.
        blocked: Quota holds it back, not the lack of room: it keeps its turn and is passed over.
    """

    name: str
    user: str
    team: str = ""
    since: datetime
    turn: datetime | None = None
    priority: int = 0
    blocked: bool = False


@dataclass(frozen=True, kw_only=True)
class Holding:
    """Somebody who has an instance, and when it ends if its person does nothing."""

    name: str
    user: str
    team: str = ""
    ends_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody stands; `estimate_s` is None where nothing that is known would make room."""

    position: int
    of: int
    turn: datetime
    estimate_s: float | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """The queue as it is: who may go now, and where the others stand.

    Attributes:
        admitted: Names, in turn.
        places: Of the others, by name.
        turns: Of everybody, to be kept.
    """

    admitted: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict[str, Place])
    turns: Mapping[str, datetime] = field(default_factory=dict[str, datetime])


def give_turns(
    waiting: Sequence[Waiting], holding: Sequence[Holding], *, weights: Mapping[str, float] | None = None
) -> dict[str, datetime]:
    """Everybody's turn; newcomers get theirs in the order they came, after those of their team."""
    weights = weights or {}
    teams = Counter(_team(each.team, each.user) for each in holding)
    users = Counter(each.user for each in holding)
    turns: dict[str, datetime] = {}
    # Those with a turn first: they are part of what their team has by the time a newcomer comes.
    for each in sorted(waiting, key=lambda each: (each.turn is None, each.since, each.name)):
        team = _team(each.team, each.user)
        weight = max(weights.get(each.team, 1.0), 1e-3) if each.team else 1.0
        late_s = STEP_S * (teams[team] / weight + (users[each.user] if each.team else 0))
        own = each.since + timedelta(seconds=late_s - HEAD_START_S * each.priority)
        turns[each.name] = own if each.turn is None else each.turn
        teams[team] += 1
        users[each.user] += 1
    return turns


def line_up(
    waiting: Sequence[Waiting],
    holding: Sequence[Holding],
    *,
    room: int | None,
    now: datetime,
    weights: Mapping[str, float] | None = None,
) -> Line:
    """Who may go, and where the others stand.

    Args:
        waiting: All who want an instance and have none.
        holding: All who have one.
        room: How many more there may be; None for as many as want.
        now: The moment.
        weights: What a team's share counts, by team; 1 where it is not named.
    """
    turns = give_turns(waiting, holding, weights=weights)
    ordered = sorted((each for each in waiting if not each.blocked), key=lambda each: (turns[each.name], each.name))
    free = len(ordered) if room is None else max(0, room)
    rest = ordered[free:]
    ends = sorted(max(0.0, (each.ends_at - now).total_seconds()) for each in holding if each.ends_at is not None)
    places = {
        each.name: Place(
            position=number + 1,
            of=len(rest),
            turn=turns[each.name],
            estimate_s=ends[number] if number < len(ends) else None,
        )
        for number, each in enumerate(rest)
    }
    return Line(admitted=tuple(each.name for each in ordered[:free]), places=places, turns=turns)


def _team(team: str, user: str) -> tuple[str, str]:
    return ("team", team) if team else ("user", user)
