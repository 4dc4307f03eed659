"""Lockout on guessing: after some failures each further guess has to wait longer.

Counted for an address whether or not it has an account, so that the answer
tells nobody which addresses do; and for a network address, with more patience,
because an office or a web server may stand behind one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prompt2mesh.mesh.errors import LimitError
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import Caller

WINDOW = timedelta(minutes=15)
ACCOUNT_PATIENCE = 5
NETWORK_PATIENCE = 50
FIRST_WAIT_S = 15.0
LONGEST_WAIT_S = 15 * 60.0


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
        subjects.append(Subject(f"network {caller.ip[:64]}", NETWORK_PATIENCE))
    return subjects


def confirmation_subjects(user_id: str) -> list[Subject]:
    """What asking a logged-in person for their password counts for: nobody outside can use it up."""
    return [Subject(f"confirmation {user_id}", ACCOUNT_PATIENCE)]


def check(tx: Transaction, subjects: Sequence[Subject], *, now: datetime) -> None:
    """Lets a guess through, or not.

    Raises:
        LimitError: Too many failed; says how long to wait.
    """
    longest_s = _longest_wait_s(tx, subjects, now=now)
    if longest_s > 0:
        raise LimitError(
            "too many logins failed; this one was not looked at",
            hint="wait, and look whether the password is the right one",
            retry_after_s=math.ceil(longest_s),
        )


def count(tx: Transaction, subjects: Sequence[Subject], *, now: datetime) -> bool:
    """Counts a failure; whether the next guess has to wait now."""
    for subject in subjects:
        tx.login_failures.add(subject.name, now=now)
    return _longest_wait_s(tx, subjects, now=now) > 0


def forgive(tx: Transaction, subjects: Sequence[Subject]) -> None:
    """Forgets the failures of the account whose owner got in, the first subject; those of a network address stay."""
    tx.login_failures.clear(subjects[0].name)


def _longest_wait_s(tx: Transaction, subjects: Sequence[Subject], *, now: datetime) -> float:
    return max(
        wait_s(tx.login_failures.since(subject.name, now - WINDOW), patience=subject.patience, now=now)
        for subject in subjects
    )
