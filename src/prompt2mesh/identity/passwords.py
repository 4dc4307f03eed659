"""Passwords: argon2id hashes, and the rules for new ones.

Passwords are compared in Unicode normal form KC, so that a person who types é
on another keyboard still gets in.
"""

import os
import secrets
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 200

_MOST_AT_A_TIME = 8

# OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes and one lane.
MEMORY_KIB = 19_456
PASSES = 2
LANES = 1


class Argon2Passwords:
    """Hashes and checks passwords; an unknown user costs as much as a known one."""

    def __init__(self, *, memory_kib: int = MEMORY_KIB, passes: int = PASSES, lanes: int = LANES) -> None:
        """Raising a parameter makes old hashes `outdated`, to be made anew at the next login.

        Args:
            memory_kib: Memory that one guess costs.
            passes: Passes over that memory.
            lanes: Threads of one hash.
        """
        self._hasher = PasswordHasher(
            time_cost=passes, memory_cost=memory_kib, parallelism=lanes, hash_len=32, salt_len=16, type=Type.ID
        )
        # A rush of logins must queue up, not fill the machine. And what a hash took stays with the thread that made it,
        # as the allocator keeps it there for the next one: few threads for all keep few such pieces.
        self._threads = ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_AT_A_TIME), thread_name_prefix="passwords")
        self._decoy = self._hasher.hash(secrets.token_urlsafe(16))

    def hash(self, password: str) -> str:
        """The hash to keep, with its salt and parameters."""
        return self._threads.submit(self._hasher.hash, _normal(password)).result()

    def verify(self, password: str, kept: str | None) -> bool:
        """Whether the password is the one that was hashed.

        Args:
            password: What somebody typed.
            kept: The hash; None for a user who does not exist or has no password, which takes as long.
        """
        try:
            typed = _normal(password[: 4 * LONGEST])
            matches = self._threads.submit(self._hasher.verify, kept or self._decoy, typed).result()
        except (VerificationError, InvalidHashError):
            return False
        return matches and bool(kept)

    def outdated(self, kept: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        try:
            return self._hasher.check_needs_rehash(kept)
        except InvalidHashError:
            return True

    def problems(self, password: str, *, email: str = "") -> list[str]:
        """What is wrong with a new password; empty when it will do."""
        return password_problems(password, email=email)


def password_problems(password: str, *, email: str = "") -> list[str]:
    """What is wrong with a new password, each in words for the person who chose it; empty when it will do."""
    normal = _normal(password)
    folded = normal.casefold()
    problems: list[str] = []
    if len(normal) < SHORTEST:
        problems.append(f"a password needs at least {SHORTEST} characters; this one has {len(normal)}")
    if len(normal) > LONGEST:
        problems.append(f"a password has at most {LONGEST} characters; this one has {len(normal)}")
    if any(unicodedata.category(character) == "Cc" for character in normal):
        problems.append("a password cannot have control characters such as line breaks")
    mailbox = email.casefold().partition("@")[0]
    if email and folded.strip() in {email.casefold(), mailbox}:
        problems.append("a password cannot be the e-mail address")
    if len(normal) >= SHORTEST and (folded.strip() in _common_passwords() or len(set(folded)) <= 2):
        problems.append("this password is one of the first that anybody would guess; choose another")
    return problems


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


@cache
def _common_passwords() -> frozenset[str]:
    text = resources.files("prompt2mesh.identity").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
