"""API keys: what they may, how long, and whose they are."""

import pytest

from prompt2mesh.mesh.errors import (
    AuthenticationError,
    ConflictError,
    NotFoundError,
    PermissionDeniedError,
    RequestError,
)
from tests.support.accounts import GOOD, LAPTOP, World


def test_a_key_opens_what_its_scopes_say(world: World) -> None:
    principal = world.who(world.sign_up())
    new = world.accounts.keys.create(principal, LAPTOP, name=" render farm ", scopes=["models:write", "models:read"])
    assert new.key.name == "render farm"
    assert new.text.startswith(new.key.prefix + "_")
    found = world.accounts.authenticate(new.text)
    assert (found.user.id, found.key_id, found.session_id) == (principal.user.id, new.key.id, None)
    assert found.scopes == {"models:read", "models:write"}
    found.require("models:read")
    with pytest.raises(PermissionDeniedError, match="lacks the scope account"):
        found.require("account")
    with pytest.raises(PermissionDeniedError, match="administrator"):
        found.require("admin")


def test_only_the_hash_of_a_key_is_kept(world: World) -> None:
    principal = world.who(world.sign_up())
    new = world.accounts.keys.create(principal, LAPTOP, name="robot", scopes=["models:read"])
    with world.store.read() as tx:
        kept = repr(tx.api_keys.of_user(principal.user.id)) + repr(world.audit())
    assert new.text not in kept
    assert new.text.rpartition("_")[2] not in kept


def test_a_key_dies_when_it_is_revoked(world: World) -> None:
    principal = world.who(world.sign_up())
    keys = world.accounts.keys
    new = keys.create(principal, LAPTOP, name="robot", scopes=["models:read"])
    keys.revoke(principal, new.key.id, LAPTOP)
    with pytest.raises(AuthenticationError):
        world.accounts.authenticate(new.text)
    assert not keys.of_user(principal)
    with pytest.raises(NotFoundError):
        keys.revoke(principal, new.key.id, LAPTOP)
    assert world.actions(principal.user.id)[-2:] == ["key.created", "key.revoked"]


def test_a_key_dies_when_it_runs_out(world: World) -> None:
    principal = world.who(world.sign_up())
    new = world.accounts.keys.create(principal, LAPTOP, name="robot", scopes=["models:read"], lifetime_days=1)
    world.wait(hours=23)
    assert world.accounts.authenticate(new.text)
    world.wait(hours=1)
    with pytest.raises(AuthenticationError, match="run out"):
        world.accounts.authenticate(new.text)


def test_nobody_revokes_the_key_of_somebody_else(world: World) -> None:
    ann, bob = world.who(world.sign_up()), world.who(world.sign_up("bob@example.com"))
    new = world.accounts.keys.create(ann, LAPTOP, name="robot", scopes=["models:read"])
    with pytest.raises(NotFoundError):
        world.accounts.keys.revoke(bob, new.key.id, LAPTOP)
    assert world.accounts.authenticate(new.text)
    assert not world.accounts.keys.of_user(bob)


def test_a_key_may_do_no_more_than_its_maker(world: World) -> None:
    principal, keys = world.who(world.sign_up()), world.accounts.keys
    with pytest.raises(PermissionDeniedError):
        keys.create(principal, LAPTOP, name="robot", scopes=["admin"])
    small = world.accounts.authenticate(keys.create(principal, LAPTOP, name="a", scopes=["account"]).text)
    with pytest.raises(PermissionDeniedError):
        keys.create(small, LAPTOP, name="b", scopes=["account", "models:write"])
    assert keys.create(small, LAPTOP, name="b", scopes=["account"])


def test_an_administrators_key_is_worth_less_when_its_owner_is_no_administrator_any_more(world: World) -> None:
    root, second = world.admin(), world.admin("second@example.com")
    new = world.accounts.keys.create(second, LAPTOP, name="robot", scopes=["admin", "models:read"])
    assert "admin" in world.accounts.authenticate(new.text).scopes
    world.accounts.administration.change(root, second.user.id, LAPTOP, role="user")
    assert world.accounts.authenticate(new.text).scopes == {"models:read"}


def test_some_things_need_a_person(world: World) -> None:
    principal = world.who(world.sign_up())
    new = world.accounts.keys.create(principal, LAPTOP, name="robot", scopes=["account"])
    robot = world.accounts.authenticate(new.text)
    with pytest.raises(PermissionDeniedError, match="an API key cannot"):
        world.accounts.profiles.delete(robot, LAPTOP, password=GOOD)
    with pytest.raises(PermissionDeniedError, match="an API key cannot"):
        world.accounts.profiles.change_password(robot, LAPTOP, current=GOOD, new="coffee at nine on mondays")


def test_the_last_use_is_shown_to_the_minute(world: World) -> None:
    principal, keys = world.who(world.sign_up()), world.accounts.keys
    new = keys.create(principal, LAPTOP, name="robot", scopes=["models:read"])
    assert keys.of_user(principal)[0].last_used_at is None
    first = world.now
    world.accounts.authenticate(new.text)
    world.wait(seconds=30)
    world.accounts.authenticate(new.text)
    assert keys.of_user(principal)[0].last_used_at == first
    world.wait(seconds=30)
    world.accounts.authenticate(new.text)
    assert keys.of_user(principal)[0].last_used_at == world.now


def test_keys_that_cannot_be_are_refused(world: World) -> None:
    principal, keys = world.who(world.sign_up()), world.accounts.keys
    with pytest.raises(RequestError):
        keys.create(principal, LAPTOP, name="robot", scopes=[])
    with pytest.raises(RequestError):
        keys.create(principal, LAPTOP, name="robot", scopes=["models:read"], lifetime_days=0)
    for number in range(50):
        keys.create(principal, LAPTOP, name=f"key {number}", scopes=["models:read"])
    with pytest.raises(ConflictError, match="at most 50"):
        keys.create(principal, LAPTOP, name="one more", scopes=["models:read"])


def test_no_other_text_is_a_credential(world: World) -> None:
    world.sign_up()
    for text in ("", "x", "p2m_", "p2m_" + "a" * 12 + "_" + "b" * 43, "Bearer x", "\x00", "é" * 50):
        with pytest.raises(AuthenticationError):
            world.accounts.authenticate(text)
