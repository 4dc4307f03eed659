"""Lockout on guessing: after some failures each further guess has to wait longer.

Counted for an address whether or not it has an account, so that the answer
tells nobody which addresses do; and for a network address, with more patience,
because an office or a web server may stand behind one. Looking at a guess takes
as long as a password's hash, and so each is counted before it is looked at.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prompt2mesh.mesh.errors import LimitError
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import Caller
from prompt2mesh.studio.service.accounts.networks import network_of

WINDOW = timedelta(minutes=15)
ACCOUNT_PATIENCE = 5
NETWORK_PATIENCE = 50
FIRST_WAIT_S = 15.0
LONGEST_WAIT_S = 15 * 60.0
_LONGEST_LOOK = timedelta(minutes=2)  # after which the process that looked at a guess must have died


def wait_s(failures: Sequence[datetime], *, patience: int, now: datetime) -> float:
    """Seconds until the next guess is looked at: none, then 15, 30, 60 … up to fifteen minutes after the last failure.

    Args:
        failures: Those of the last fifteen minutes, the oldest first.
        patience: So many are free.
        now: The time.
    """
    beyond = len(failures) - patience
    if beyond < 0:
        return 0.0
    delay_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(beyond, 20))
    return max(0.0, delay_s - (now - failures[-1]).total_seconds())


@dataclass(frozen=True)
class Subject:
    """Something that failures are counted for.

    Attributes:
        name: In the store.
        patience: How many failures are free.
    """

    name: str
    patience: int


def login_subjects(email: str, caller: Caller) -> list[Subject]:
    """What a login counts for: the account, then the network address."""
    subjects = [Subject(f"account {email}", ACCOUNT_PATIENCE)]
    if caller.ip:
        subjects.append(Subject(f"network {network_of(caller.ip) or caller.ip[:64]}", NETWORK_PATIENCE))
    return subjects


def confirmation_subjects(user_id: str) -> list[Subject]:
    """What asking a logged-in person for their password counts for: nobody outside can use it up."""
    return [Subject(f"confirmation {user_id}", ACCOUNT_PATIENCE)]


@dataclass(frozen=True)
class Attempt:
    """A guess that is being looked at.

    Attributes:
        held: Ids of what it counts as until it is known to be right or wrong.
    """

    subjects: Sequence[Subject]
    held: Sequence[str]


def let_in(tx: Transaction, subjects: Sequence[Subject], *, now: datetime) -> Attempt:
    """Lets a guess through, or not; it counts from now on, so that those at the same moment see each other.

    As many are looked at together as may still fail, which is one where some had to wait already.

    Raises:
        LimitError: Too many failed, or are being looked at; says how long to wait.
    """
    _hold(tx, subjects)
    longest_s = _longest_wait_s(tx, subjects, now=now)
    if longest_s > 0:
        raise LimitError(
            "too many logins failed; this one was not looked at",
            hint="wait, and look whether the password is the right one",
            retry_after_s=math.ceil(longest_s),
        )
    for subject in subjects:
        left = subject.patience - len(tx.login_failures.since(subject.name, now - WINDOW))
        if len(tx.login_failures.since(_at_work(subject), now - _LONGEST_LOOK)) >= max(1, left):
            raise LimitError("too many logins at the same moment; this one was not looked at",
                             hint="try again in a moment", retry_after_s=1)  # fmt: skip
    return Attempt(subjects, [tx.login_failures.add(_at_work(subject), now=now) for subject in subjects])


def fail(tx: Transaction, attempt: Attempt, *, now: datetime) -> bool:
    """Counts a failure; whether the next guess has to wait now."""
    _hold(tx, attempt.subjects)
    _end(tx, attempt)
    for subject in attempt.subjects:
        tx.login_failures.add(subject.name, now=now)
    return _longest_wait_s(tx, attempt.subjects, now=now) > 0


def succeed(tx: Transaction, attempt: Attempt) -> None:
    """Counts a guess that was right no more, and forgives."""
    _end(tx, attempt)
    forgive(tx, attempt.subjects)


def forgive(tx: Transaction, subjects: Sequence[Subject]) -> None:
    """Forgets the failures of the account whose owner got in, the first subject; those of a network address stay."""
    tx.login_failures.clear(subjects[0].name)


def _at_work(subject: Subject) -> str:
    return f"now {subject.name}"


def _hold(tx: Transaction, subjects: Sequence[Subject]) -> None:
    for subject in subjects:  # the account's first, always, so that no two wait for each other
        tx.login_failures.hold(subject.name)


def _end(tx: Transaction, attempt: Attempt) -> None:
    for failure_id in attempt.held:
        tx.login_failures.take_back(failure_id)


def _longest_wait_s(tx: Transaction, subjects: Sequence[Subject], *, now: datetime) -> float:
    return max(
        wait_s(tx.login_failures.since(subject.name, now - WINDOW), patience=subject.patience, now=now)
        for subject in subjects
    )
