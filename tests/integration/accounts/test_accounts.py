"""Signing up, changing a password, leaving, taking everything along, and what administrators do."""

import json

import pytest

from prompt2mesh.mesh.errors import (
    AuthenticationError,
    ConflictError,
    NotFoundError,
    PasswordRuleError,
    PermissionDeniedError,
    RequestError,
)
from prompt2mesh.studio.ports.records import Page
from tests.support.accounts import GOOD, LAPTOP, PHONE, World
from tests.support.records import project, version

OTHER = "coffee at nine on mondays"


def test_another_spelling_of_an_address_is_the_same_account(world: World) -> None:
    assert world.sign_up(" Ann@Example.COM").user.email == "ann@example.com"
    with pytest.raises(ConflictError):
        world.sign_up("ANN@example.com")
    with pytest.raises(RequestError):
        world.sign_up("ann")


def test_a_weak_password_is_told_why_and_makes_no_account(world: World) -> None:
    with pytest.raises(PasswordRuleError, match="at least 10 characters"):
        world.sign_up(password="short")  # noqa: S106
    with pytest.raises(PasswordRuleError, match="cannot be the e-mail address"):
        world.sign_up(password="ann@example.com")  # noqa: S106
    assert world.sign_up()


def test_where_signing_up_is_closed_nobody_does(world: World) -> None:
    world.set(signup_rule="closed")
    with pytest.raises(PermissionDeniedError):
        world.sign_up()
    assert world.accounts.signup.create("ann@example.com", GOOD).role == "user"
    assert world.log_in()


def test_an_invitation_is_good_for_one_address_and_a_week(world: World) -> None:
    world.set(signup_rule="invite")
    admin, signup = world.admin(), world.accounts.signup
    with pytest.raises(PermissionDeniedError, match="needs an invitation"):
        world.sign_up()
    invitation, _ = signup.invite(admin.user, "Ann@example.com", LAPTOP)
    with pytest.raises(PermissionDeniedError, match="another address"):
        signup.sign_up("bob@example.com", GOOD, LAPTOP, invitation=invitation)
    with pytest.raises(PermissionDeniedError):
        signup.sign_up("ann@example.com", GOOD, LAPTOP, invitation=invitation[:-2])
    assert signup.sign_up("ann@example.com", GOOD, LAPTOP, invitation=invitation)
    with pytest.raises(ConflictError):
        signup.sign_up("ann@example.com", GOOD, LAPTOP, invitation=invitation)
    with pytest.raises(ConflictError):
        signup.invite(admin.user, "ann@example.com", LAPTOP)
    late, _ = signup.invite(admin.user, "bob@example.com", LAPTOP)
    world.wait(days=8)
    with pytest.raises(PermissionDeniedError, match="run out"):
        signup.sign_up("bob@example.com", GOOD, LAPTOP, invitation=late)


def test_a_new_password_ends_all_other_sessions(world: World) -> None:
    here, there = world.sign_up(), world.log_in(caller=PHONE)
    world.accounts.profiles.change_password(world.who(here), LAPTOP, current=GOOD, new=OTHER)
    assert world.who(here)
    assert world.who(world.refresh(here))
    for end in (world.who, world.refresh):
        with pytest.raises(AuthenticationError):
            end(there)
    with pytest.raises(AuthenticationError):
        world.log_in()
    assert world.log_in(password=OTHER)


def test_a_password_is_not_changed_without_the_old_one_nor_to_a_weak_one(world: World) -> None:
    principal = world.who(world.sign_up())
    change = world.accounts.profiles.change_password
    with pytest.raises(PermissionDeniedError, match="current password is wrong"):
        change(principal, LAPTOP, current=OTHER, new=OTHER)
    with pytest.raises(PasswordRuleError):
        change(principal, LAPTOP, current=GOOD, new="qwertyuiop")
    assert world.log_in()


def test_leaving_takes_everything_along(world: World) -> None:
    ann, bob = world.sign_up(), world.sign_up("bob@example.com")
    key = world.accounts.keys.create(world.who(ann), LAPTOP, name="robot", scopes=["models:read"])
    mine = project(ann.user)
    with world.store.begin() as tx:
        tx.projects.add(mine)
        tx.versions.add(version(mine), [])
    with pytest.raises(PermissionDeniedError):
        world.accounts.profiles.delete(world.who(ann), LAPTOP, password=OTHER)
    world.accounts.profiles.delete(world.who(ann), LAPTOP, password=GOOD)
    for credential in (ann.access_token, key.text):
        with pytest.raises(AuthenticationError):
            world.accounts.authenticate(credential)
    with pytest.raises(AuthenticationError):
        world.log_in()
    with world.store.read() as tx:
        assert tx.projects.get(mine.id) is None
    [left] = world.audit(ann.user.id)
    assert (left.action, left.ip, left.user_agent) == ("account.deleted", "", "")
    assert world.who(bob)
    assert world.sign_up()  # the address is free again


def test_an_export_has_everything_but_secrets(world: World) -> None:
    ann = world.sign_up()
    principal = world.who(ann)
    key = world.accounts.keys.create(principal, LAPTOP, name="robot", scopes=["models:read"])
    mine, foreign = project(ann.user), project(world.sign_up("bob@example.com").user, name="bob's")
    with world.store.begin() as tx:
        for one in (mine, foreign):
            tx.projects.add(one)
            for number in range(3):
                tx.versions.add(version(one, label=f"version {number} of {one.name}"), [])
    found = world.accounts.export(principal, LAPTOP)
    text = json.dumps(found, default=str)
    assert found["profile"]["email"] == "ann@example.com"
    assert [one["id"] for one in found["projects"]] == [mine.id]
    assert len(found["versions"]) == 3
    assert [one["name"] for one in found["api_keys"]] == ["robot"]
    assert "account.exported" in [entry["action"] for entry in found["audit"]]
    assert "bob" not in text
    for secret in (ann.user.password_hash, key.text, key.key.key_hash, ann.refresh_token):
        assert secret is not None
        assert secret not in text


def test_only_administrators_administer(world: World) -> None:
    ann, administration = world.sign_up(), world.accounts.administration
    for attempt in (
        lambda: administration.users(world.who(ann), Page()),
        lambda: administration.audit(world.who(ann), Page()),
        lambda: administration.change(world.who(ann), ann.user.id, LAPTOP, role="admin"),
        lambda: administration.delete(world.who(ann), ann.user.id, LAPTOP),
    ):
        with pytest.raises(PermissionDeniedError):
            attempt()


def test_a_disabled_user_is_out_at_once_and_back_when_enabled(world: World) -> None:
    admin, ann = world.admin(), world.sign_up()
    key = world.accounts.keys.create(world.who(ann), LAPTOP, name="robot", scopes=["models:read"])
    change = world.accounts.administration.change
    assert change(admin, ann.user.id, LAPTOP, disabled=True).disabled_at == world.now
    for attempt in (
        lambda: world.who(ann), lambda: world.refresh(ann), world.log_in,
        lambda: world.accounts.authenticate(key.text),
    ):  # fmt: skip
        with pytest.raises(AuthenticationError):
            attempt()
    change(admin, ann.user.id, LAPTOP, disabled=False)
    assert world.log_in()
    assert world.accounts.authenticate(key.text)
    done = [(entry.action, entry.actor_id) for entry in world.audit(ann.user.id) if entry.action.startswith("user.")]
    assert done == [("user.disabled", admin.user.id), ("user.enabled", admin.user.id)]


def test_a_role_counts_at_once(world: World) -> None:
    admin, ann = world.admin(), world.sign_up()
    world.accounts.administration.change(admin, ann.user.id, LAPTOP, role="admin")
    assert "admin" in world.who(ann).scopes
    world.accounts.administration.change(admin, ann.user.id, LAPTOP, role="user")
    assert "admin" not in world.who(ann).scopes


def test_limits_are_merged_and_taken_back(world: World) -> None:
    admin, ann = world.admin(), world.sign_up()
    change = world.accounts.administration.change
    change(admin, ann.user.id, LAPTOP, limits={"jobs_per_day": 5, "storage_mb": 10})
    assert change(admin, ann.user.id, LAPTOP, limits={"storage_mb": None}).limits == {"jobs_per_day": 5}


def test_the_last_administrator_stays(world: World) -> None:
    admin = world.admin()
    administration = world.accounts.administration
    for attempt in (
        lambda: administration.change(admin, admin.user.id, LAPTOP, role="user"),
        lambda: administration.change(admin, admin.user.id, LAPTOP, disabled=True),
        lambda: administration.delete(admin, admin.user.id, LAPTOP),
        lambda: world.accounts.profiles.delete(admin, LAPTOP, password=GOOD),
    ):
        with pytest.raises(ConflictError):
            attempt()
    second = world.admin("second@example.com")
    administration.delete(second, admin.user.id, LAPTOP)
    with pytest.raises(NotFoundError):
        administration.change(second, admin.user.id, LAPTOP, role="user")
