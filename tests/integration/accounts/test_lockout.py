"""Guessing gets slower and slower, for accounts that exist and for those that do not."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from prompt2mesh.identity.passwords import Argon2Passwords
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


class HeldPasswords(Argon2Passwords):
    """Looks at no guess before it is told to, as where many guesses queue for few processors."""

    def __init__(self) -> None:
        super().__init__(memory_kib=64, passes=1)
        self.looked_at = 0
        self.go = threading.Event()
        self._lock = threading.Lock()

    def verify(self, password: str, kept: str | None) -> bool:
        with self._lock:
            self.looked_at += 1
        assert self.go.wait(60)
        return super().verify(password, kept)


def at_once(passwords: HeldPasswords, guess: Callable[[], object], *, times: int) -> list[BaseException | None]:
    """How so many guesses end, none of which is told right or wrong before each has been let through or refused."""
    with ThreadPoolExecutor(times) as pool:
        guesses: list[Future[Any]] = [pool.submit(guess) for _ in range(times)]
        deadline = time.monotonic() + 60
        while passwords.looked_at + sum(one.done() for one in guesses) < times and time.monotonic() < deadline:
            time.sleep(0.01)
        passwords.go.set()
        return [one.exception() for one in guesses]


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


@pytest.mark.parametrize("email", ["ann@example.com", "x@y.zz"])
def test_guesses_at_the_same_moment_are_no_more_than_one_after_the_other(world: World, email: str) -> None:
    """Whether or not there is such an account: the answers tell nobody."""
    world.sign_up()
    passwords = HeldPasswords()
    world.set(passwords=passwords)
    ends = at_once(passwords, lambda: world.log_in(email, "wrong password", Caller()), times=12)
    assert passwords.looked_at == 5
    assert sorted(type(end).__name__ for end in ends) == ["AuthenticationError"] * 5 + ["LimitError"] * 7
    assert {end.retry_after_s for end in ends if isinstance(end, LimitError)} == {1}
    assert fail(world, email, Caller()) == 15
    world.wait(seconds=15)
    passwords.looked_at = 0
    passwords.go.clear()
    ends = at_once(passwords, lambda: world.log_in(email, "wrong password", Caller()), times=4)
    assert passwords.looked_at == 1, "of those that had to wait one is looked at"
    assert fail(world, email, Caller()) == 30


def test_one_password_tried_on_many_accounts_at_the_same_moment_is_held_to_the_network_address(world: World) -> None:
    passwords = HeldPasswords()
    world.set(passwords=passwords)
    for number in range(45):
        passwords.go.set()
        assert fail(world, f"user{number}@example.com") == 0
    passwords.looked_at = 0
    passwords.go.clear()
    numbers = iter(range(100, 200))
    at_once(passwords, lambda: world.log_in(f"user{next(numbers)}@example.com", "wrong", LAPTOP), times=8)
    assert passwords.looked_at == 5


def test_right_passwords_at_the_same_moment_count_for_nothing(world: World) -> None:
    world.sign_up()
    passwords = HeldPasswords()
    world.set(passwords=passwords)
    ends = at_once(passwords, world.log_in, times=8)
    assert ends.count(None) == 5
    assert {end.retry_after_s for end in ends if isinstance(end, LimitError)} == {1}
    assert [fail(world) for _ in range(6)] == [0, 0, 0, 0, 0, 15]
    others = [fail(world, f"user{number}@example.com") for number in range(46)]
    assert others == [*[0] * 45, 15], "fifty failures of the network address are free, and the logins are none"


def test_the_lock_is_told_once_where_many_guess_at_the_same_moment(world: World) -> None:
    user = world.sign_up().user
    passwords = HeldPasswords()
    world.set(passwords=passwords)
    at_once(passwords, lambda: fail(world), times=8)
    assert world.actions(user.id).count("login.failed") == 5
    assert world.actions(user.id).count("login.locked") == 1


def test_the_current_password_is_guessed_no_more_often_at_the_same_moment(world: World) -> None:
    tokens = world.sign_up()
    principal, passwords = world.who(tokens), HeldPasswords()
    world.set(passwords=passwords)
    leave = world.accounts.profiles.delete
    ends = at_once(passwords, lambda: leave(principal, LAPTOP, password="wrong"), times=12)  # noqa: S106
    assert passwords.looked_at == 5
    assert sorted(type(end).__name__ for end in ends) == ["LimitError"] * 7 + ["PermissionDeniedError"] * 5
    with pytest.raises(LimitError):
        leave(principal, LAPTOP, password=GOOD)


def test_all_addresses_of_an_ipv6_network_count_as_one(world: World) -> None:
    """A person has 2⁶⁴ of them."""
    answers = [fail(world, f"user{n}@example.com", Caller(ip=f"2001:db8:1:2::{n:x}")) for n in range(55)]
    assert answers[:50] == [0] * 50
    assert all(answers[50:])
    assert fail(world, "user99@example.com", Caller(ip="2001:db8:1:3::1")) == 0
    assert fail(world, "user99@example.com", Caller(ip="::ffff:192.0.2.1")) == 0
