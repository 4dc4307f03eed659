"""Logging in, staying logged in, logging out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from prompt2mesh.identity.passwords import Argon2Passwords
from prompt2mesh.mesh.errors import AuthenticationError, NotFoundError, TokenExpiredError
from prompt2mesh.studio.service.accounts import Tokens
from tests.support.accounts import FIRST_SECRET, LAPTOP, PHONE, World

SECOND_SECRET = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"  # noqa: S105 - known to everybody


def test_somebody_who_signed_up_is_known_by_the_token_until_it_runs_out(world: World) -> None:
    tokens = world.sign_up()
    who = world.who(tokens)
    assert who.user.email == "ann@example.com"
    assert who.scopes == {"models:read", "models:write", "account"}
    assert who.session_id == tokens.session_id
    world.wait(minutes=16)
    with pytest.raises(TokenExpiredError):
        world.who(tokens)


def test_any_spelling_of_the_address_logs_in(world: World) -> None:
    world.sign_up("ANN@example.com")
    for spelled in ("ann@example.com", "Ann@Example.COM", "  ann@example.com "):
        assert world.log_in(spelled).user.email == "ann@example.com"


def test_a_wrong_login_does_not_say_what_was_wrong(world: World) -> None:
    world.sign_up()
    for email, password in (
        ("ann@example.com", "wrong"), ("ann@example.com", ""), ("nobody@example.com", "tea at four on tuesdays"),
        ("not an address", "tea at four on tuesdays"), ("", ""),
    ):  # fmt: skip
        with pytest.raises(AuthenticationError, match="the e-mail address or the password is wrong"):
            world.log_in(email, password)


def test_a_refresh_token_gives_the_next_pair_for_a_month(world: World) -> None:
    tokens = world.sign_up()
    for _ in range(3):
        world.wait(days=20)
        tokens = world.refresh(tokens, PHONE)
        assert world.who(tokens).user.email == "ann@example.com"
    world.wait(days=31)
    with pytest.raises(AuthenticationError):
        world.refresh(tokens)


def test_a_refresh_token_that_comes_again_ends_the_session(world: World) -> None:
    first = world.sign_up()
    other = world.log_in(caller=PHONE)
    second = world.refresh(first)
    with pytest.raises(AuthenticationError):  # the thief, or the owner after the thief
        world.refresh(first)
    with pytest.raises(AuthenticationError):
        world.refresh(second)
    with pytest.raises(AuthenticationError, match="session has ended"):
        world.who(second)
    assert world.who(world.refresh(other)).user.email == "ann@example.com"
    assert world.actions(first.user.id).count("session.reuse") == 1


def test_of_many_who_refresh_at_once_with_one_token_one_at_most_is_served(world: World) -> None:
    tokens = world.sign_up()

    def attempt(_: int) -> Tokens | None:
        try:
            return world.refresh(tokens)
        except AuthenticationError:
            return None

    with ThreadPoolExecutor(6) as pool:
        served = [pair for pair in pool.map(attempt, range(6)) if pair]
    assert len(served) == 1
    with pytest.raises(AuthenticationError):
        world.refresh(served[0])


def test_no_other_text_refreshes(world: World) -> None:
    world.sign_up()
    for token in ("", "p2mr_", "p2mr_" + "a" * 43, "\x00", "\ud800", "x" * 5000):
        with pytest.raises(AuthenticationError):
            world.accounts.sessions.refresh(token, LAPTOP)


def test_logging_out_ends_this_session_at_once_and_no_other(world: World) -> None:
    here, there = world.sign_up(), world.log_in(caller=PHONE)
    world.accounts.sessions.log_out(here.refresh_token, LAPTOP)
    with pytest.raises(AuthenticationError):
        world.who(here)
    with pytest.raises(AuthenticationError):
        world.refresh(here)
    assert world.who(there)
    world.accounts.sessions.log_out(here.refresh_token, LAPTOP)
    world.accounts.sessions.log_out("unknown", LAPTOP)
    assert world.actions(here.user.id).count("logout") == 1


def test_logging_out_everywhere_kills_every_token_at_once(world: World) -> None:
    pairs = [world.sign_up(), world.log_in(caller=PHONE)]
    world.accounts.sessions.log_out_everywhere(pairs[0].user, LAPTOP)
    for pair in pairs:
        with pytest.raises(AuthenticationError):
            world.who(pair)
        with pytest.raises(AuthenticationError):
            world.refresh(pair)
    assert world.who(world.log_in())


def test_sessions_are_listed_and_ended_one_by_one(world: World) -> None:
    here = world.sign_up()
    world.wait(minutes=1)
    there = world.log_in(caller=PHONE)
    user = here.user
    found = world.accounts.sessions.of_user(user)
    assert [(one.family, one.user_agent, one.ip) for one in found] == [
        (there.session_id, "phone", "10.0.0.2"), (here.session_id, "laptop", "10.0.0.1"),
    ]  # fmt: skip
    world.accounts.sessions.revoke(user, there.session_id, LAPTOP)
    with pytest.raises(AuthenticationError):
        world.who(there)
    assert [one.family for one in world.accounts.sessions.of_user(user)] == [here.session_id]
    with pytest.raises(NotFoundError):
        world.accounts.sessions.revoke(user, there.session_id, LAPTOP)


def test_nobody_ends_the_session_of_somebody_else(world: World) -> None:
    ann, bob = world.sign_up(), world.sign_up("bob@example.com")
    with pytest.raises(NotFoundError):
        world.accounts.sessions.revoke(bob.user, ann.session_id, LAPTOP)
    assert world.who(ann)


def test_a_session_that_goes_on_is_one_session(world: World) -> None:
    tokens = world.sign_up()
    world.wait(hours=1)
    world.refresh(tokens, PHONE)
    [session] = world.accounts.sessions.of_user(tokens.user)
    assert session.family_created_at == world.now - timedelta(hours=1)
    assert session.user_agent == "phone"


def test_a_hash_made_with_older_parameters_is_made_anew_at_the_next_login(world: World) -> None:
    before = world.sign_up().user.password_hash
    world.set(passwords=Argon2Passwords(memory_kib=128, passes=1))
    world.log_in()
    after = world.who(world.log_in()).user.password_hash
    assert before is not None
    assert after is not None
    assert "m=64," in before
    assert "m=128," in after


def test_a_rotation_of_the_secret_logs_nobody_out(world: World) -> None:
    old = world.sign_up()
    world.set(secret_keys=f"{SECOND_SECRET},{FIRST_SECRET}")
    assert world.who(old)
    new = world.log_in()
    world.set(secret_keys=SECOND_SECRET)
    assert world.who(new)
    with pytest.raises(AuthenticationError):
        world.who(old)
    assert world.who(world.refresh(old))  # refresh tokens do not hang on the secret


def test_every_login_and_failure_is_in_the_audit_log_without_secrets(world: World) -> None:
    tokens = world.sign_up()
    with pytest.raises(AuthenticationError):
        world.log_in(password="not the password", caller=PHONE)  # noqa: S106
    with pytest.raises(AuthenticationError):
        world.log_in("my-password-by-mistake@example.com", "x")
    world.log_in()
    log = world.audit()
    assert [(entry.action, entry.ip, entry.user_agent) for entry in log if entry.user_id] == [
        ("signup", "10.0.0.1", "laptop"), ("login.failed", "10.0.0.2", "phone"), ("login", "10.0.0.1", "laptop"),
    ]  # fmt: skip
    text = repr(log)
    for secret in ("my-password-by-mistake", "not the password", tokens.refresh_token, tokens.access_token):
        assert secret not in text


def test_what_counts_for_nothing_any_more_is_forgotten(world: World) -> None:
    old = world.sign_up()
    with pytest.raises(AuthenticationError):
        world.log_in(password="wrong")  # noqa: S106
    world.wait(days=31)
    new = world.log_in()
    world.accounts.purge()
    digest = world.ports.secrets.digest
    with world.store.read() as tx:
        assert tx.refresh_tokens.by_hash(digest(old.refresh_token)) is None
        assert tx.refresh_tokens.by_hash(digest(new.refresh_token)) is not None
        assert not tx.login_failures.since("account ann@example.com", world.now - timedelta(days=60))
