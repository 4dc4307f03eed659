"""Login with a real OpenID provider over HTTP."""

import base64
import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from prompt2mesh.identity.oidc import OidcProvider
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signing import FernetBox
from prompt2mesh.mesh.errors import AuthenticationError, EnvironmentFaultError, ProviderError
from tests.support.oidc import approve, running_provider

BOX = FernetBox(KeyRing.from_text("mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"))
SHARED = "between-us"
REDIRECT = "http://localhost:8000/v1/auth/oidc/callback"


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_provider(tmp_path_factory.mktemp("oidc") / "log") as found:
        yield found


@pytest.fixture
def sent() -> list[httpx2.Request]:
    return []


@pytest.fixture
def provider(issuer: str, sent: list[httpx2.Request]) -> Iterator[OidcProvider]:
    with httpx2.Client(event_hooks={"request": [sent.append]}) as http:
        yield OidcProvider(issuer=issuer, client_id="studio", client_secret=SHARED, box=BOX, http=http)


def now() -> datetime:
    return datetime.now(UTC)


def test_somebody_logs_in(provider: OidcProvider, issuer: str) -> None:
    login = provider.begin(redirect_uri=REDIRECT, return_to="http://localhost:8501/")
    back = approve(login.url, subject="ann")
    who, return_to = provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())
    assert (who.issuer, who.subject, who.email, who.email_verified, who.name) == (
        issuer, "ann", "ann@example.com", True, "Ann",
    )  # fmt: skip
    assert return_to == "http://localhost:8501/"


def test_an_unverified_email_is_said_to_be_unverified(provider: OidcProvider) -> None:
    login = provider.begin(redirect_uri=REDIRECT)
    back = approve(login.url, subject="bob")
    who, _ = provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())
    assert who.email == "bob@example.com"
    assert not who.email_verified


def test_the_code_is_bound_to_this_login_by_pkce(provider: OidcProvider, sent: list[httpx2.Request]) -> None:
    login = provider.begin(redirect_uri=REDIRECT)
    asked = parse_qs(urlsplit(login.url).query)
    back = approve(login.url, subject="ann")
    provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())
    [exchange] = [request for request in sent if request.method == "POST"]
    verifier = parse_qs(exchange.content.decode())["code_verifier"][0]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert asked["code_challenge"] == [challenge]
    assert asked["code_challenge_method"] == ["S256"]
    for secret in (verifier, SHARED):
        assert secret not in login.url
        assert secret not in login.memory


def test_the_answer_to_another_login_is_refused(provider: OidcProvider) -> None:
    mine, theirs = provider.begin(redirect_uri=REDIRECT), provider.begin(redirect_uri=REDIRECT)
    back = approve(theirs.url, subject="bob")
    for memory, state in (
        (mine.memory, back["state"]),
        (theirs.memory, "x"),
        (theirs.memory, ""),
        ("x", back["state"]),
    ):
        with pytest.raises(AuthenticationError):
            provider.finish(memory=memory, state=state, code=back["code"], now=now())


def test_a_code_from_another_login_is_refused_by_its_nonce(provider: OidcProvider) -> None:
    mine, theirs = provider.begin(redirect_uri=REDIRECT), provider.begin(redirect_uri=REDIRECT)
    stolen = approve(theirs.url, subject="bob")["code"]
    state = parse_qs(urlsplit(mine.url).query)["state"][0]
    with pytest.raises(AuthenticationError, match="ID token does not hold"):
        provider.finish(memory=mine.memory, state=state, code=stolen, now=now())


def test_a_code_works_once(provider: OidcProvider) -> None:
    login = provider.begin(redirect_uri=REDIRECT)
    back = approve(login.url, subject="ann")
    provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())
    with pytest.raises(AuthenticationError, match="did not accept this login"):
        provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())


def test_an_old_id_token_is_refused(provider: OidcProvider) -> None:
    login = provider.begin(redirect_uri=REDIRECT)
    back = approve(login.url, subject="ann")
    with pytest.raises(AuthenticationError, match="does not hold"):
        provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now() + timedelta(days=1))


def test_a_provider_that_is_not_there_is_said_to_be_away() -> None:
    away = OidcProvider(issuer="http://127.0.0.1:9", client_id="studio", client_secret=SHARED, box=BOX)
    with contextlib.closing(away), pytest.raises(ProviderError, match="does not answer"):
        away.begin(redirect_uri=REDIRECT)


@pytest.mark.parametrize(("issuer", "client_id"), [("accounts.example.com", "studio"), ("https://x.example", "")])
def test_settings_that_cannot_work_are_refused_at_once(issuer: str, client_id: str) -> None:
    with pytest.raises(EnvironmentFaultError, match="OIDC_"):
        OidcProvider(issuer=issuer, client_id=client_id, client_secret=SHARED, box=BOX)


def test_a_provider_under_another_name_is_not_believed(issuer: str) -> None:
    other = OidcProvider(
        issuer=issuer.replace("127.0.0.1", "localhost"), client_id="studio", client_secret=SHARED, box=BOX,
        http=httpx2.Client(transport=_Renamed()),
    )  # fmt: skip
    with contextlib.closing(other), pytest.raises(ProviderError, match="should be of"):
        other.begin(redirect_uri=REDIRECT)


class _Renamed(httpx2.HTTPTransport):
    """Reaches the provider by another name than its own."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.url = request.url.copy_with(host="127.0.0.1")
        request.headers["host"] = f"127.0.0.1:{request.url.port}"
        return super().handle_request(request)


class _Forger(httpx2.HTTPTransport):
    """Stands between the service and the provider, and replaces the ID token."""

    def __init__(self, forge: Callable[[str], str]) -> None:
        super().__init__()
        self._forge = forge

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = super().handle_request(request)
        if not request.url.path.endswith("/token"):
            return answer
        answer.read()
        body = answer.json()
        body["id_token"] = self._forge(body["id_token"])
        return httpx2.Response(200, json=body)


def _claims(token: str) -> dict[str, Any]:
    return jwt.decode(token, options={"verify_signature": False})


def _with_payload(token: str, changes: dict[str, Any]) -> str:
    head, _, signature = token.split(".")
    body = base64.urlsafe_b64encode(json.dumps(_claims(token) | changes).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


def _kid(token: str) -> dict[str, Any]:
    return {name: value for name, value in jwt.get_unverified_header(token).items() if name == "kid"}


_PRIVATE = generate_private_key(65537, 2048)

FORGERIES: dict[str, Callable[[str], str]] = {
    "another subject": lambda token: _with_payload(token, {"sub": "root"}),
    "no signature": lambda token: jwt.encode(_claims(token), None, algorithm="none"),  # type: ignore[arg-type]
    "signed by the client's secret": lambda token: jwt.encode(
        _claims(token), SHARED * 8, algorithm="HS256", headers=_kid(token)
    ),
    "another key": lambda token: jwt.encode(_claims(token), _PRIVATE, algorithm="RS256", headers=_kid(token)),
    "an unknown key": lambda token: jwt.encode(_claims(token), _PRIVATE, algorithm="RS256", headers={"kid": "x"}),
    "noise": lambda token: "x.y.z" + token,
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_id_token_is_refused(issuer: str, forge: Callable[[str], str]) -> None:
    with httpx2.Client(transport=_Forger(forge)) as http:
        provider = OidcProvider(issuer=issuer, client_id="studio", client_secret=SHARED, box=BOX, http=http)
        login = provider.begin(redirect_uri=REDIRECT)
        back = approve(login.url, subject="ann")
        with pytest.raises(AuthenticationError):
            provider.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())


def test_an_id_token_for_another_client_is_refused(issuer: str) -> None:
    foreign = ""

    def keep(token: str) -> str:
        nonlocal foreign
        foreign = foreign or token
        return foreign

    with httpx2.Client(transport=_Forger(keep)) as http:
        other = OidcProvider(issuer=issuer, client_id="other", client_secret=SHARED, box=BOX, http=http)
        login = other.begin(redirect_uri=REDIRECT)
        back = approve(login.url, subject="ann")
        other.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())
        mine = OidcProvider(issuer=issuer, client_id="studio", client_secret=SHARED, box=BOX, http=http)
        login = mine.begin(redirect_uri=REDIRECT)
        back = approve(login.url, subject="ann")
        with pytest.raises(AuthenticationError, match="does not hold"):
            mine.finish(memory=login.memory, state=back["state"], code=back["code"], now=now())
