"""Access tokens: what they say, when they die, and that no other token passes."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.tokens import JwtAccessTokens
from prompt2mesh.mesh.errors import AuthenticationError, TokenExpiredError

OLD, NEW = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe", "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"
NOW = datetime(2026, 5, 4, 12, 0, 0, 250_000, tzinfo=UTC)
RING = KeyRing.from_text(NEW)
TOKENS = JwtAccessTokens(RING)


def issue(tokens: JwtAccessTokens = TOKENS) -> str:
    return tokens.issue(user_id="usr_1", role="admin", epoch=3, session_id="ses_1", now=NOW)[0]


def claims(**changes: Any) -> dict[str, Any]:
    found = jwt.decode(issue(), options={"verify_signature": False})
    return {key: value for key, value in (found | changes).items() if value is not ...}


def forged(said: dict[str, Any], *, key: Any = None, algorithm: str = "HS256", **header: Any) -> str:
    signing = RING.newest.derive("access tokens") if key is None else key
    return jwt.encode(said, signing, algorithm=algorithm, headers={"kid": RING.newest.kid} | header)


def test_a_token_says_who_asks_for_fifteen_minutes() -> None:
    token, expires_at = TOKENS.issue(user_id="usr_1", role="admin", epoch=3, session_id="ses_1", now=NOW)
    said = TOKENS.read(token, now=NOW)
    assert (said.user_id, said.role, said.epoch, said.session_id) == ("usr_1", "admin", 3, "ses_1")
    assert said.expires_at == expires_at == NOW.replace(microsecond=0) + timedelta(minutes=15)
    assert TOKENS.read(token, now=expires_at - timedelta(seconds=1)) == said
    with pytest.raises(TokenExpiredError):
        TOKENS.read(token, now=expires_at + timedelta(seconds=5))


def test_two_tokens_are_never_the_same() -> None:
    assert issue() != issue()


def test_a_token_from_the_future_is_refused() -> None:
    assert TOKENS.read(issue(), now=NOW - timedelta(seconds=4))
    with pytest.raises(AuthenticationError):
        TOKENS.read(issue(), now=NOW - timedelta(seconds=10))


def test_a_forged_token_with_all_that_is_asked_would_pass() -> None:
    # What the refusals below are measured against: only one thing differs in each.
    assert TOKENS.read(forged(claims()), now=NOW).user_id == "usr_1"


@pytest.mark.parametrize("missing", ["sub", "role", "epoch", "sid", "iat", "exp", "iss", "aud", "jti"])
def test_a_token_without_a_claim_is_refused(missing: str) -> None:
    with pytest.raises(AuthenticationError):
        TOKENS.read(forged(claims(**{missing: ...})), now=NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "somebody"}, {"aud": "something"}, {"aud": ["prompt2mesh-api", "x"]}, {"role": "root"}, {"role": []},
        {"epoch": "3"}, {"epoch": None}, {"sub": ""}, {"sub": 7}, {"exp": "never"}, {"exp": 2**60}, {"exp": True},
        {"exp": 2**39}, {"iat": 2**39}, {"iat": -1}, {"exp": 1e400}, {"sid": None}, {"jti": ["x"]}, {"nbf": 2**39},
    ],
)  # fmt: skip
def test_a_token_that_says_something_odd_is_refused(change: dict[str, Any]) -> None:
    try:
        token = forged(claims(**change))
    except (TypeError, ValueError):  # PyJWT would not sign it: write it by hand
        token = raw({"alg": "HS256", "typ": "JWT", "kid": RING.newest.kid}, claims(**change))
    with pytest.raises(AuthenticationError):
        TOKENS.read(token, now=NOW)


def test_the_algorithm_is_ours_to_choose() -> None:
    private = generate_private_key(65537, 2048)
    key = RING.newest.derive("access tokens")
    for token in (
        raw({"alg": "none", "kid": RING.newest.kid}, claims(), signature=b""),
        raw({"alg": "None", "kid": RING.newest.kid}, claims(), signature=b""),
        forged(claims(), key=key + key, algorithm="HS512"),
        forged(claims(), key=private, algorithm="RS256"),
        forged(claims(), key=RING.newest.secret),
        forged(claims(), key=RING.newest.derive("signed file addresses")),
        forged(claims(), kid="other"),
        raw({"alg": "HS256", "kid": 7}, claims()),
        raw({"alg": "HS256"}, claims()),
    ):
        with pytest.raises(AuthenticationError):
            TOKENS.read(token, now=NOW)


@given(st.text(max_size=200) | st.from_regex(r"[A-Za-z0-9_-]{0,40}(\.[A-Za-z0-9_=-]{0,40}){0,4}", fullmatch=True))
def test_noise_is_refused(text: str) -> None:
    with pytest.raises(AuthenticationError):
        TOKENS.read(text, now=NOW)


ONE_TOKEN = issue()


@given(st.data())
def test_no_altered_token_passes(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(ONE_TOKEN) - 1))
    other = data.draw(st.sampled_from("ABCXYZabcxyz0189-_=. +/é"))
    how = data.draw(st.sampled_from(["replace", "insert", "delete", "append"]))
    altered = {
        "replace": ONE_TOKEN[:at] + other + ONE_TOKEN[at + 1 :],
        "insert": ONE_TOKEN[:at] + other + ONE_TOKEN[at:],
        "delete": ONE_TOKEN[:at] + ONE_TOKEN[at + 1 :],
        "append": ONE_TOKEN + other,
    }[how]
    if altered != ONE_TOKEN:
        with pytest.raises(AuthenticationError):
            TOKENS.read(altered, now=NOW)


def test_no_other_spelling_of_a_signature_passes() -> None:
    for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        if last != ONE_TOKEN[-1]:
            with pytest.raises(AuthenticationError):
                TOKENS.read(ONE_TOKEN[:-1] + last, now=NOW)


def test_a_huge_token_is_refused_at_once() -> None:
    with pytest.raises(AuthenticationError):
        TOKENS.read("a." * 5_000_000, now=NOW)


def test_rotation_lets_old_tokens_live_until_the_old_secret_goes() -> None:
    before = JwtAccessTokens(KeyRing.from_text(OLD))
    during = JwtAccessTokens(KeyRing.from_text(f"{NEW},{OLD}"))
    after = JwtAccessTokens(KeyRing.from_text(NEW))
    old = issue(before)
    assert during.read(old, now=NOW).user_id == "usr_1"
    with pytest.raises(TokenExpiredError):
        during.read(old, now=NOW + timedelta(minutes=16))
    fresh = issue(during)
    assert after.read(fresh, now=NOW).user_id == "usr_1"  # the newest signed it
    with pytest.raises(AuthenticationError):
        after.read(old, now=NOW)
    with pytest.raises(AuthenticationError):
        before.read(fresh, now=NOW)


def raw(header: dict[str, Any], said: dict[str, Any], *, signature: bytes | None = None) -> str:
    def part(value: bytes) -> str:
        return base64.urlsafe_b64encode(value).rstrip(b"=").decode()

    text = f"{part(json.dumps(header).encode())}.{part(json.dumps(said).encode())}"
    if signature is None:
        signature = jwt.get_algorithm_by_name("HS256").sign(text.encode(), RING.newest.derive("access tokens"))
    return f"{text}.{part(signature)}"
