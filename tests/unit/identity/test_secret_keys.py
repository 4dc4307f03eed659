"""Secrets: reading, judging, deriving, and the one that a development machine makes."""

import base64
import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.identity.secret_keys import (
    KeyRing,
    development_secret,
    key_problems,
    require_good_keys,
)
from prompt2mesh.mesh.errors import EnvironmentFaultError

OLD, NEW = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe", "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"


@given(st.binary(min_size=32, max_size=64))
def test_random_secrets_pass_in_every_usual_spelling(noise: bytes) -> None:
    # Hypothesis loves zeros; the noise is mixed with a fixed random string so that it stays random.
    mixed = bytes(a ^ b for a, b in zip(noise, _NOISE, strict=False))
    for spelled in (mixed.hex(), base64.b64encode(mixed).decode(), base64.urlsafe_b64encode(mixed).decode()):
        if len(set(mixed)) > 24:
            assert key_problems(spelled) == []


_NOISE = base64.b64decode("u0J8lq2cX4mEw1vR9tYhGkPzN6sBfQoD3iLaUjV7CxMrT5bHnWyKgZeOpS8dIA0Fq1cX4mEw1vR9tYhGkPzN6g==")


def test_secrets_of_the_standard_library_pass() -> None:
    for _ in range(200):
        assert key_problems(f"{secrets.token_urlsafe(32)},{secrets.token_hex(32)}") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not set"),
        (" , ,", "is not set"),
        ("k3J9x", "at least 32 bytes long; it has 5"),
        ("changeme-changeme-changeme-changeme", "example or a default"),
        ("your-256-bit-secret-your-256-bit-secret", "example or a default"),
        ("a" * 64, "too regular"),
        ("0123456789" * 7, "too regular"),
        ("abcdefghijklmnopqrstuvwxyz0123456789", "too regular"),
        ("9f" * 32, "too regular"),
        ("deadbeef" * 8, "too regular"),
        ("deadbeef" * 8 + "dead", "too regular"),
        (f"{NEW},short", "secret 2 of JWT_SECRET_KEY should be at least"),
        (f"{NEW},{NEW}", "the same secret twice"),
    ],
)
def test_a_bad_secret_is_refused_without_being_quoted(text: str, said: str) -> None:
    problems = key_problems(text)
    assert any(said in problem for problem in problems), problems
    for secret in filter(None, text.split(",")):
        assert len(secret) < 8 or all(secret not in problem for problem in problems)
    with pytest.raises(EnvironmentFaultError, match="does not start in production"):
        require_good_keys(text)


def test_good_secrets_are_accepted() -> None:
    require_good_keys(f"{NEW},{OLD}")


def test_the_first_secret_is_the_newest_and_names_are_stable() -> None:
    ring = KeyRing.from_text(f"{NEW}, {OLD}")
    assert ring.newest.secret == NEW.encode()
    assert KeyRing.from_text(OLD).newest == ring.keys[1]
    assert ring.newest.kid not in NEW
    assert NEW not in repr(ring)


def test_each_purpose_has_its_own_key() -> None:
    key = KeyRing.from_text(NEW).newest
    assert len({key.derive("one"), key.derive("two"), NEW.encode(), KeyRing.from_text(OLD).newest.derive("one")}) == 4


def test_no_secret_is_an_error() -> None:
    with pytest.raises(EnvironmentFaultError, match="at least one secret"):
        KeyRing.from_text(" , ")


def test_a_development_machine_makes_one_secret_and_keeps_it_private(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    first = development_secret(folder)
    assert development_secret(folder) == first
    assert key_problems(first) == []
    [file] = list(folder.iterdir())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_secret_that_others_could_read_is_closed_again(tmp_path: Path) -> None:
    first = development_secret(tmp_path)
    [file] = list(tmp_path.iterdir())
    file.chmod(0o644)
    assert development_secret(tmp_path) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(development_secret, [tmp_path] * 64))
    assert len(found) == 1
    assert len(list(tmp_path.iterdir())) == 1
