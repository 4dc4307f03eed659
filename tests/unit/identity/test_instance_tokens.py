"""Tokens of instances: whose they are, when they die, and that a clock that was set back locks nobody out."""

from datetime import UTC, datetime, timedelta

import pytest

from prompt2mesh.identity.instance_tokens import JwtInstanceTokens
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import AuthenticationError, TokenExpiredError

NOW = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC)
TOKENS = JwtInstanceTokens(KeyRing.from_text("Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"))


def issue(at: datetime = NOW) -> str:
    return TOKENS.issue("agent", user_id="usr_1", instance_id="u1", lifetime_s=3600, now=at)[0]


def test_an_agents_token_says_whose_it_is_until_it_runs_out() -> None:
    said = TOKENS.read("agent", issue(), now=NOW + timedelta(minutes=59))
    assert (said.user_id, said.instance_id, said.issued_at) == ("usr_1", "u1", NOW)
    with pytest.raises(TokenExpiredError):
        TOKENS.read("agent", issue(), now=NOW + timedelta(hours=1))


def test_a_token_of_one_kind_is_none_of_another() -> None:
    for kind in ("ticket", "session"):
        with pytest.raises(AuthenticationError):
            TOKENS.read(kind, issue(), now=NOW)


def test_an_agent_can_save_after_the_clock_of_the_api_was_set_back() -> None:
    assert TOKENS.read("agent", issue(NOW + timedelta(hours=2)), now=NOW).user_id == "usr_1"
