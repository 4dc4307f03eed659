"""What the person who runs the machine does with accounts."""

import pytest

from prompt2mesh.mesh.errors import AuthenticationError, ConflictError, LimitError, NotFoundError, PasswordRuleError
from tests.support.accounts import GOOD, LAPTOP, World

OTHER = "coffee at nine on mondays"


def test_the_first_administrator_is_made_where_nobody_can_sign_up(world: World) -> None:
    world.set(signup_rule="closed")
    assert not world.accounts.operating.exists("root@example.com")
    world.accounts.operating.create("Root@example.com", GOOD, role="admin", display_name="Root")
    assert world.accounts.operating.exists("ROOT@example.com")
    assert "admin" in world.who(world.log_in("root@example.com")).scopes
    with pytest.raises(ConflictError):
        world.accounts.operating.create("root@example.com", GOOD)
    with pytest.raises(PasswordRuleError):
        world.accounts.operating.create("bob@example.com", "short")


def test_a_forgotten_password_is_set_and_lets_in_at_once(world: World) -> None:
    tokens = world.sign_up()
    for _ in range(5):
        with pytest.raises(AuthenticationError):
            world.log_in(password=OTHER)
    with pytest.raises(LimitError):
        world.log_in()
    with pytest.raises(PasswordRuleError):
        world.accounts.operating.set_password("ann@example.com", "short")
    world.accounts.operating.set_password("Ann@example.com", OTHER)
    assert world.log_in(password=OTHER)
    for end in (world.who, world.refresh):
        with pytest.raises(AuthenticationError):
            end(tokens)


def test_somebody_is_locked_out_and_let_in_again(world: World) -> None:
    tokens = world.sign_up()
    world.accounts.operating.set_disabled("ann@example.com", disabled=True)
    with pytest.raises(AuthenticationError):
        world.who(tokens)
    with pytest.raises(AuthenticationError):
        world.log_in()
    world.accounts.operating.set_disabled("ann@example.com", disabled=False)
    with pytest.raises(AuthenticationError):
        world.who(tokens)  # what was ended stays ended
    assert world.log_in()


def test_an_invitation_of_the_machine_is_as_good_as_an_administrators(world: World) -> None:
    world.set(signup_rule="invite")
    invitation, _ = world.accounts.operating.invite("ann@example.com")
    assert world.accounts.signup.sign_up("ann@example.com", GOOD, LAPTOP, invitation=invitation)


def test_everybody_is_listed_and_given_a_role(world: World) -> None:
    for number in range(3):
        world.sign_up(f"u{number}@example.com")
        world.wait(seconds=1)
    assert [user.email for user in world.accounts.operating.users()] == [f"u{n}@example.com" for n in (2, 1, 0)]
    assert world.accounts.operating.set_role("u1@example.com", "admin").role == "admin"
    for action in (
        lambda: world.accounts.operating.set_role("x@example.com", "admin"),
        lambda: world.accounts.operating.set_password("x@example.com", OTHER),
        lambda: world.accounts.operating.set_disabled("x@example.com", disabled=True),
    ):
        with pytest.raises(NotFoundError):
            action()
