"""Guessing gets slower and slower, for accounts that exist and for those that do not."""

import pytest

from prompt2mesh.mesh.errors import AuthenticationError, LimitError, PermissionDeniedError
from prompt2mesh.studio.service.accounts import Caller
from tests.support.accounts import GOOD, LAPTOP, PHONE, World


def fail(world: World, email: str = "ann@example.com", caller: Caller = LAPTOP) -> int:
    """Seconds to wait before this guess is looked at; 0 where it was."""
    try:
        world.log_in(email, "wrong password", caller)
    except LimitError as fault:
        return fault.retry_after_s or -1
    except AuthenticationError:
        return 0
    raise AssertionError("the wrong password was right")


def test_five_failures_are_free_and_then_each_costs_twice_the_last(world: World) -> None:
    world.sign_up()
    assert [fail(world) for _ in range(6)] == [0, 0, 0, 0, 0, 15]
    for wait_s in (15, 30, 60, 120):
        assert fail(world) == wait_s
        with pytest.raises(LimitError):
            world.log_in()  # the right password is not looked at either
        world.wait(seconds=wait_s - 1)
        assert fail(world) == 1
        world.wait(seconds=1)
        assert fail(world) == 0


def test_no_wait_is_longer_than_a_quarter_of_an_hour(world: World) -> None:
    world.sign_up()
    longest = 0
    for _ in range(40):
        wait_s = fail(world)
        longest = max(longest, wait_s)
        world.wait(seconds=wait_s)
    assert 0 < longest <= 900
    world.wait(minutes=15)
    assert world.log_in()


def test_an_address_without_an_account_is_locked_just_the_same(world: World) -> None:
    world.sign_up()
    answers = {email: [fail(world, email, Caller()) for _ in range(8)] for email in ("ann@example.com", "x@y.zz")}
    assert answers["ann@example.com"] == answers["x@y.zz"]


def test_another_network_address_does_not_help_but_other_accounts_are_free(world: World) -> None:
    world.sign_up()
    world.sign_up("bob@example.com")
    for number in range(5):
        fail(world, caller=Caller(ip=f"10.1.1.{number}"))
    assert fail(world, caller=Caller(ip="10.9.9.9")) > 0
    assert world.log_in("bob@example.com")


def test_getting_in_forgets_the_failures_of_the_account(world: World) -> None:
    world.sign_up()
    for _ in range(3):
        for _ in range(4):
            assert fail(world) == 0
        assert world.log_in()


def test_one_password_tried_on_many_accounts_locks_the_network_address(world: World) -> None:
    world.sign_up()
    answers = [fail(world, f"user{number}@example.com") for number in range(55)]
    assert answers[:50] == [0] * 50
    assert all(answers[50:])
    with pytest.raises(LimitError):
        world.log_in(caller=LAPTOP)
    assert world.log_in(caller=PHONE)


def test_old_failures_do_not_count(world: World) -> None:
    world.sign_up()
    for _ in range(12):
        assert fail(world) == 0
        world.wait(minutes=4)


def test_the_owner_finds_the_lock_in_the_audit_log(world: World) -> None:
    user = world.sign_up().user
    for _ in range(7):
        fail(world)
    actions = world.actions(user.id)
    assert actions.count("login.failed") == 5
    assert actions.count("login.locked") == 1


def test_guessing_the_current_password_is_guessing_too(world: World) -> None:
    tokens = world.sign_up()
    principal, profiles = world.who(tokens), world.accounts.profiles
    for _ in range(5):
        with pytest.raises(PermissionDeniedError):
            profiles.change_password(principal, LAPTOP, current="wrong", new="coffee at nine on mondays")
    with pytest.raises(LimitError):
        profiles.change_password(principal, LAPTOP, current=GOOD, new="coffee at nine on mondays")


def test_who_is_logged_in_is_not_hindered_by_who_guesses_outside(world: World) -> None:
    tokens = world.sign_up()
    for _ in range(6):
        fail(world)
    profiles = world.accounts.profiles
    profiles.change_password(world.who(tokens), LAPTOP, current=GOOD, new="coffee at nine on mondays")
    profiles.delete(world.who(tokens), LAPTOP, password="coffee at nine on mondays")  # noqa: S106
