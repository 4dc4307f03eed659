"""The secrets of the service: reading `JWT_SECRET_KEY`, judging it, deriving keys from it.

One variable holds every secret, newest first, separated by commas. The first
makes new signatures; all of them verify, so that a secret is replaced without
logging anybody out. Keys for other purposes (signed addresses, encryption at
rest) are derived by HKDF with a label for the purpose, so that a signature for
one purpose is worth nothing for another.
"""

import contextlib
import itertools
import math
import os
import secrets
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from prompt2mesh.mesh.errors import EnvironmentFaultError, StorageError

VARIABLE = "JWT_SECRET_KEY"
SHORTEST_BYTES = 32
LEAST_ENTROPY_BITS = 96.0
DEVELOPMENT_FILE = "development-secret-key"

_EXAMPLE_WORDS = (
    "secret", "change", "password", "example", "default", "placeholder", "insecure", "replace", "development",
    "prompt2mesh", "qwerty", "asdfgh", "zxcvbn", "jwt_key", "jwtkey",
)  # fmt: skip
_HOW_TO_MAKE = "make one with: prompt2mesh secrets new"


@dataclass(frozen=True)
class SecretKey:
    """One secret and the name that tokens call it by.

    Attributes:
        kid: Derived from the secret and of no help in finding it.
    """

    kid: str
    secret: bytes = field(repr=False)

    @classmethod
    def of(cls, text: str) -> "SecretKey":
        """The key of a secret."""
        secret = text.encode()
        return cls(kid=_derive(secret, "key id", length_bytes=6).hex(), secret=secret)

    def derive(self, purpose: str) -> bytes:
        """A key of 32 bytes for one purpose only."""
        return _derive(self.secret, purpose, length_bytes=32)


@dataclass(frozen=True)
class KeyRing:
    """Secrets, newest first; never empty."""

    keys: tuple[SecretKey, ...]

    @classmethod
    def from_text(cls, text: str) -> "KeyRing":
        """The secrets of a comma-separated list, newest first.

        Raises:
            EnvironmentFaultError: There is none.
        """
        keys = tuple(SecretKey.of(secret) for secret in split_secrets(text))
        if not keys:
            raise EnvironmentFaultError(f"{VARIABLE} should hold at least one secret; it is empty", hint=_HOW_TO_MAKE)
        return cls(keys)

    @property
    def newest(self) -> SecretKey:
        """The one that signs."""
        return self.keys[0]

    def named(self, kid: str) -> SecretKey | None:
        """The secret with this name, if it is still accepted."""
        return next((key for key in self.keys if key.kid == kid), None)


def split_secrets(text: str) -> list[str]:
    """The secrets of a comma-separated list."""
    return [secret.strip() for secret in text.split(",") if secret.strip()]


def key_problems(text: str) -> list[str]:
    """What is wrong with the secrets for a service that others can reach; empty when they are good.

    A problem never quotes the secret.
    """
    found = split_secrets(text)
    if not found:
        return [f"{VARIABLE} is not set: the service needs a secret to sign logins with; {_HOW_TO_MAKE}"]
    problems: list[str] = []
    for number, secret in enumerate(found, start=1):
        name = VARIABLE if len(found) == 1 else f"secret {number} of {VARIABLE}"
        size = len(secret.encode())
        if size < SHORTEST_BYTES:
            problems.append(f"{name} should be at least {SHORTEST_BYTES} bytes long; it has {size}; {_HOW_TO_MAKE}")
        elif any(word in secret.casefold() for word in _EXAMPLE_WORDS):
            problems.append(f"{name} looks like an example or a default rather than a random secret; {_HOW_TO_MAKE}")
        elif entropy_bits(secret) < LEAST_ENTROPY_BITS:
            problems.append(f"{name} is too regular to be a random secret; {_HOW_TO_MAKE}")
    if len(set(found)) < len(found):
        problems.append(f"{VARIABLE} holds the same secret twice; remove one")
    return problems


def require_good_keys(text: str) -> None:
    """Refuses secrets that guessing or reading the docs would find.

    Raises:
        EnvironmentFaultError: With every problem.
    """
    problems = key_problems(text)
    if problems:
        raise EnvironmentFaultError(
            "the service does not start in production like this: " + "; and ".join(problems),
            hint=f"set {VARIABLE}, or PROMPT2MESH_ENV=development on a machine that only you can reach",
        )


def entropy_bits(secret: str) -> float:
    """An upper guess at the entropy of a secret: repeats count once, runs such as abcdef or 6543 hardly at all."""
    unit = _smallest_period(secret)
    steps = [ord(right) - ord(left) for left, right in itertools.pairwise(unit)]
    surprising = sum(1 for step in steps if step not in {-1, 0, 1}) + 1
    counts = Counter(unit)
    per_character = -sum(n / len(unit) * math.log2(n / len(unit)) for n in counts.values())
    return per_character * surprising


def development_secret(folder: Path) -> str:
    """The random secret of a development machine, made once and kept in a file that only its owner can read.

    Two processes that start at once agree on one secret.

    Raises:
        StorageError: The file cannot be written or read.
    """
    path = folder / DEVELOPMENT_FILE
    try:
        if not path.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_once(path, secrets.token_urlsafe(48))
        path.chmod(0o600)
        return path.read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise StorageError.of(fault) from fault


def _write_once(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):  # another process was first, and its secret holds
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _smallest_period(text: str) -> str:
    at = (text + text).find(text, 1)
    if at < len(text):
        return text[:at]
    # A repeat that is cut off at the end: "changemechangemechang".
    for size in range(1, len(text) // 2 + 1):
        if all(text[i] == text[i - size] for i in range(size, len(text))):
            return text[:size]
    return text


def _derive(secret: bytes, purpose: str, *, length_bytes: int) -> bytes:
    return HKDF(SHA256(), length_bytes, salt=None, info=f"prompt2mesh {purpose}".encode()).derive(secret)
