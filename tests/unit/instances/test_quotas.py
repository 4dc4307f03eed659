"""What a person and a team may have, and what they are told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.quotas import Amounts, Limits, Usage, check_quota, quantity
from prompt2mesh.mesh.errors import OptionError

GIB = Decimal(2**30)
ONE = Amounts(cpu=Decimal(1), memory=2 * GIB, storage=5 * GIB)


def use(user: str, team: str = "red", amounts: Amounts = ONE) -> Usage:
    return Usage(user=user, team=team, amounts=amounts)


def refused(held: list[Usage], *, user: Limits | None = None, team: Limits | None = None) -> str:
    found = check_quota(use("ada"), held, user_limits=user or Limits(), team_limits=team or Limits())
    return found.message if found else ""


def test_the_message_names_whose_limit_it_is_how_much_there_is_and_what_to_do() -> None:
    assert refused([use("bob"), use("cid")], team=Limits(cpu=Decimal("2.5"))) == (
        "The team 'red' may have 2.5 of CPU at a time and has 2; this instance would take 1 more. "
        "Wait until somebody of the team suspends an instance, or ask an administrator for a higher limit."
    )
    assert refused([use("ada")], user=Limits(instances=1)).startswith(
        "You may have 1 of instances at a time and have 1; this instance would take 1 more. Suspend or delete"
    )
    assert "4 GiB of memory at a time and has 4 GiB" in refused([use("bob"), use("cid")], team=Limits(memory=4 * GIB))
    assert "one instance takes 5 GiB" in refused([], user=Limits(storage=2 * GIB))


def test_other_teams_and_other_people_do_not_count() -> None:
    assert not refused([use("bob", "blue"), use("cid", "")], team=Limits(instances=1))
    assert not refused([use("bob")], user=Limits(instances=1))
    nobody = check_quota(use("ada", ""), [use("x", "")] * 9, user_limits=Limits(), team_limits=Limits(instances=1))
    assert nobody is None


amounts = st.builds(
    Amounts, instances=st.just(1), cpu=st.integers(0, 8).map(Decimal), memory=st.integers(0, 8).map(lambda n: n * GIB)
)
usages = st.lists(st.builds(use, st.sampled_from("abc"), st.sampled_from(["red", "blue", ""]), amounts), max_size=12)


@given(arrivals=usages, most=st.integers(0, 5), cpu=st.integers(0, 20))
def test_whatever_is_admitted_one_after_another_stays_within_the_limits(
    arrivals: list[Usage], most: int, cpu: int
) -> None:
    held: list[Usage] = []
    limits = Limits(instances=most, cpu=Decimal(cpu))
    for each in arrivals:
        found = check_quota(each, held, user_limits=Limits(instances=2), team_limits=limits)
        team = [other for other in held if each.team and other.team == each.team]
        fits = (
            sum(other.user == each.user for other in held) < 2
            and (not each.team or len(team) < most)
            and (not each.team or not each.amounts.cpu or sum(other.amounts.cpu for other in team) + each.amounts.cpu <= cpu)
        )  # fmt: skip
        assert (found is None) == fits
        if found is None:
            held.append(each)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("500m", "0.5"),
        ("2", "2"),
        ("4Gi", str(4 * 2**30)),
        ("1.5k", "1500"),
        ("0", "0"),
        ("100M", "100000000"),
        ("1e3", "1000"),
    ],
)
def test_quantities_are_read_as_kubernetes_does(text: str, value: str) -> None:
    assert quantity(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "four", "4 gigs", "-1", "4gi", "NaN", "Gi"])
def test_what_is_no_quantity_is_told_so(text: str) -> None:
    with pytest.raises(OptionError, match="should be a number with a unit"):
        quantity(text)
