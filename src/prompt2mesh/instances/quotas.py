"""What a person and a team may have at a time, and the words for it when it is too much."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from prompt2mesh.mesh.errors import OptionError

Resource = Literal["instances", "cpu", "memory", "storage"]
RESOURCES: tuple[Resource, ...] = ("instances", "cpu", "memory", "storage")
_SUFFIXES = {
    "n": Decimal("1e-9"), "u": Decimal("1e-6"), "m": Decimal("1e-3"), "": Decimal(1), "k": Decimal(10**3),
    "M": Decimal(10**6), "G": Decimal(10**9), "T": Decimal(10**12), "P": Decimal(10**15), "E": Decimal(10**18),
    "Ki": Decimal(2**10), "Mi": Decimal(2**20), "Gi": Decimal(2**30), "Ti": Decimal(2**40), "Pi": Decimal(2**50),
    "Ei": Decimal(2**60),
}  # fmt: skip
_NAMES: dict[Resource, str] = {"instances": "instances", "cpu": "CPU", "memory": "memory", "storage": "storage"}


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """So much of each resource: instances, cores, bytes, bytes."""

    instances: int = 1
    cpu: Decimal = Decimal(0)
    memory: Decimal = Decimal(0)
    storage: Decimal = Decimal(0)

    def __add__(self, other: "Amounts") -> "Amounts":
        """Both together."""
        return Amounts(
            instances=self.instances + other.instances,
            cpu=self.cpu + other.cpu,
            memory=self.memory + other.memory,
            storage=self.storage + other.storage,
        )

    def __sub__(self, other: "Amounts") -> "Amounts":
        """The one without the other."""
        return Amounts(
            instances=self.instances - other.instances,
            cpu=self.cpu - other.cpu,
            memory=self.memory - other.memory,
            storage=self.storage - other.storage,
        )


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The most of each at a time; None for as much as wanted."""

    instances: int | None = None
    cpu: Decimal | None = None
    memory: Decimal | None = None
    storage: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What one instance takes, and whose it is."""

    user: str
    team: str = ""
    amounts: Amounts


@dataclass(frozen=True, kw_only=True)
class Exceeded:
    """Which limit an instance would break.

    Attributes:
        resource: Of which there is too much.
        of: Whose limit it is.
        message: For the person, with what to do.
    """

    resource: Resource
    of: Literal["user", "team"]
    message: str


NOTHING = Amounts(instances=0)


def check_quota(asked: Usage, held: Iterable[Usage], *, user_limits: Limits, team_limits: Limits) -> Exceeded | None:
    """The first limit that one more instance would break; None where it may be.

    Args:
        asked: The new one.
        held: Everybody's that run or are about to, without the new one.
        user_limits: Of each person.
        team_limits: Of each team; those without a team have none.
    """
    mine, ours = NOTHING, NOTHING
    for each in held:
        if each.user == asked.user:
            mine += each.amounts
        if asked.team and each.team == asked.team:
            ours += each.amounts
    return check_totals(asked, mine=mine, ours=ours, user_limits=user_limits, team_limits=team_limits)


def check_totals(
    asked: Usage, *, mine: Amounts, ours: Amounts, user_limits: Limits, team_limits: Limits
) -> Exceeded | None:
    """As `check_quota`, where the sums of the person and of the team are known.

    Args:
        asked: The new one.
        mine: What the person has.
        ours: What the team has, of which the person is.
        user_limits: Of each person.
        team_limits: Of each team.
    """
    found = _exceeded(mine, asked.amounts, user_limits)
    if found is not None:
        return Exceeded(resource=found, of="user", message=_words("You", mine, asked.amounts, user_limits, found))
    found = _exceeded(ours, asked.amounts, team_limits) if asked.team else None
    if found is None:
        return None
    who = f"The team {asked.team!r}"
    return Exceeded(resource=found, of="team", message=_words(who, ours, asked.amounts, team_limits, found))


def quantity(text: str | float) -> Decimal:
    """A Kubernetes quantity such as `500m`, `4Gi` or `2` as a number.

    Raises:
        OptionError: It is none.
    """
    body = str(text).strip()
    number = body.rstrip("numkMGTPEi")
    try:
        value = Decimal(number) * _SUFFIXES[body[len(number) :]]
    except (InvalidOperation, KeyError):
        value = Decimal("NaN")
    if not value.is_finite() or value < 0:
        raise OptionError(f"a quantity should be a number with a unit, such as 500m or 4Gi; it is {body!r}")
    return value


def _exceeded(held: Amounts, asked: Amounts, limits: Limits) -> Resource | None:
    total = held + asked
    for resource in RESOURCES:
        limit = getattr(limits, resource)
        # What an instance does not take more of cannot be too much.
        if limit is not None and getattr(asked, resource) > 0 and getattr(total, resource) > limit:
            return resource
    return None


def _words(who: str, held: Amounts, asked: Amounts, limits: Limits, resource: Resource) -> str:
    limit, have, more = (_shown(getattr(each, resource), resource) for each in (limits, held, asked))
    verb = "has" if who != "You" else "have"
    if getattr(asked, resource) > getattr(limits, resource):
        return (
            f"{who} may have {limit} of {_NAMES[resource]} at a time, and one instance takes {more}. "
            "Ask an administrator for a higher limit."
        )
    wait = "Suspend or delete an instance" if who == "You" else "Wait until somebody of the team suspends an instance"
    return (
        f"{who} may have {limit} of {_NAMES[resource]} at a time and {verb} {have}; this instance would take {more} "
        f"more. {wait}, or ask an administrator for a higher limit."
    )


def _shown(value: Decimal | int, resource: Resource) -> str:
    if resource in {"memory", "storage"}:
        return f"{Decimal(value) / 2**30:.4g} GiB"
    return f"{Decimal(value):f}".rstrip("0").rstrip(".") if "." in f"{Decimal(value):f}" else f"{Decimal(value):f}"
