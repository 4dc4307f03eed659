"""Lockout on guessing: after some failures each further guess has to wait longer.

Counted for an address whether or not it has an account, so that the answer
tells nobody which addresses do; and for a network address, with more patience,
because an office or a web server may stand behind one.
"""

import math
from collections.abc import Sequence
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


def check(tx: Transaction, email: str, caller: Caller, *, now: datetime) -> None:
    """Lets a guess through, or not.

    Raises:
        LimitError: Too many failed; says how long to wait.
    """
    longest_s = _longest_wait_s(tx, email, caller, now=now)
    if longest_s > 0:
        raise LimitError(
            "too many logins failed; this one was not looked at",
            hint="wait, and look whether the password is the right one",
            retry_after_s=math.ceil(longest_s),
        )


def count(tx: Transaction, email: str, caller: Caller, *, now: datetime) -> bool:
    """Counts a failure; whether the next guess has to wait now."""
    for subject, _ in _subjects(email, caller):
        tx.login_failures.add(subject, now=now)
    return _longest_wait_s(tx, email, caller, now=now) > 0


def forgive(tx: Transaction, email: str) -> None:
    """Forgets the failures of an account whose owner got in; those of the network address stay."""
    tx.login_failures.clear(_account(email))


def _longest_wait_s(tx: Transaction, email: str, caller: Caller, *, now: datetime) -> float:
    return max(
        wait_s(tx.login_failures.since(subject, now - WINDOW), patience=patience, now=now)
        for subject, patience in _subjects(email, caller)
    )


def _account(email: str) -> str:
    return f"account {email}"


def _subjects(email: str, caller: Caller) -> list[tuple[str, int]]:
    subjects = [(_account(email), ACCOUNT_PATIENCE)]
    if caller.ip:
        subjects.append((f"network {caller.ip[:64]}", NETWORK_PATIENCE))
    return subjects
