"""Password hashes and the rules for new passwords."""

import os
import subprocess
import sys
import time

import pytest

from prompt2mesh.identity.passwords import MEMORY_KIB, Argon2Passwords, password_problems

GOOD = "tea at four on tuesdays"
RUSH = """
import re, threading
from pathlib import Path
from prompt2mesh.identity.passwords import Argon2Passwords

def held_kib():
    return int(re.search(r"RssAnon:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

passwords = Argon2Passwords()
together, before = threading.Barrier(24), held_kib()

def sign_in():
    together.wait()
    passwords.hash("tea at four on tuesdays")
    together.wait()  # as the threads of a server, they stay

people = [threading.Thread(target=sign_in) for _ in range(24)]
for one in people: one.start()
for one in people: one.join()
print(held_kib() - before)
"""


@pytest.fixture(scope="module")
def passwords() -> Argon2Passwords:
    return Argon2Passwords()


def test_a_hash_is_argon2id_with_the_recommended_cost_and_never_the_same_twice(passwords: Argon2Passwords) -> None:
    first, second = passwords.hash(GOOD), passwords.hash(GOOD)
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert GOOD not in first


def test_only_the_password_itself_matches(passwords: Argon2Passwords) -> None:
    kept = passwords.hash(GOOD)
    assert passwords.verify(GOOD, kept)
    for other in (GOOD + " ", GOOD.upper(), GOOD[:-1], "", "x" * 5000):
        assert not passwords.verify(other, kept)


def test_the_same_letters_from_another_keyboard_match(passwords: Argon2Passwords) -> None:
    composed, decomposed = "caf\u00e9 au lait matin", "cafe\u0301 au lait matin"
    assert passwords.verify(decomposed, passwords.hash(composed))


def test_a_long_password_counts_to_its_last_character(passwords: Argon2Passwords) -> None:
    kept = passwords.hash("ab" * 99 + "c")
    assert not passwords.verify("ab" * 99 + "d", kept)


def test_nobody_gets_in_without_a_hash(passwords: Argon2Passwords) -> None:
    assert not passwords.verify(GOOD, None)
    assert not passwords.verify("", None)
    assert not passwords.verify(GOOD, "not a hash")


def test_an_unknown_user_costs_as_much_as_a_known_one(passwords: Argon2Passwords) -> None:
    kept = passwords.hash(GOOD)
    costs = {None: 0.0, kept: 0.0}
    for _ in range(3):
        for case in costs:
            start = time.process_time()
            passwords.verify("wrong password", case)
            costs[case] += time.process_time() - start
    assert costs[None] > costs[kept] / 3


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read from /proc")
def test_after_a_rush_of_logins_no_more_memory_is_held_than_a_few_hashes_take() -> None:
    held_kib = int(subprocess.run([sys.executable, "-c", RUSH], check=True, capture_output=True, text=True).stdout)
    assert held_kib < 2 * (min(os.cpu_count() or 1, 8) + 1) * MEMORY_KIB


def test_a_hash_with_other_parameters_still_matches_and_is_to_be_made_anew() -> None:
    cheap, dear = Argon2Passwords(memory_kib=1024, passes=1), Argon2Passwords(memory_kib=2048, passes=1)
    kept = cheap.hash(GOOD)
    assert dear.verify(GOOD, kept)
    assert dear.outdated(kept)
    assert not cheap.outdated(kept)
    assert dear.outdated("not a hash")


@pytest.mark.parametrize(
    "password", [GOOD, "x9" * 5 + "Q", "a" * 99 + "b" * 99 + "cd", "пароль-из-слов", "🦆🐢🦊🐝🐳🦉🐌🐞🦀🐙"]
)
def test_a_good_password_has_no_problems(password: str) -> None:
    assert password_problems(password, email="ann@example.com") == []


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "at least 10 characters; this one has 5"),
        ("a1b2c3d4e" * 23, "at most 200 characters; this one has 207"),
        ("ann.smith@example.com", "cannot be the e-mail address"),
        ("Ann.Smith@Example.com", "cannot be the e-mail address"),
        ("password123", "one of the first"),
        ("PassWord123", "one of the first"),
        ("qwertyuiop", "one of the first"),
        ("aaaaaaaaaaaa", "one of the first"),
        ("new\nline in it", "control characters"),
    ],
)
def test_a_bad_password_is_told_what_is_wrong(password: str, said: str) -> None:
    problems = password_problems(password, email="ann.smith@example.com")
    assert any(said in problem for problem in problems), problems


def test_the_mailbox_alone_will_not_do_either() -> None:
    assert password_problems("annabel.smith", email="annabel.smith@example.com")
