"""Login with an OpenID provider: authorization code flow with PKCE, state and nonce.

Nothing is kept on the server between the two halves of a login: what must be
remembered goes to the browser, sealed, so that any replica can finish what
another began. The words of the provider are only trusted as far as OpenID
Connect Core 1.0, section 3.1.3.7, and RFC 9700 let them be.
"""

import contextlib
import hmac
import json
import secrets
import threading
import time
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

import httpx2
import jwt
from authlib.oauth2 import rfc7636
from authlib.oauth2.rfc6749 import parameters
from authlib.oidc.core import CodeIDToken
from joserfc.errors import JoseError

from prompt2mesh.mesh.errors import AuthenticationError, EnvironmentFaultError, ProviderError
from prompt2mesh.studio.ports.credentials import ProviderIdentity, ProviderLogin, SecretBox

MEMORY_MAX_AGE_S = 600
_PURPOSE = "login states"
_SCOPES = "openid email profile"
_TIMEOUT_S = 10.0
_KEPT_S = 3600.0
_LEEWAY_S = 60
_LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, section 2
# Signatures that only the provider can make; never `none`, and never HS256, for which the client's secret would do.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")

# Authlib carries no types.
_authorization_url = cast("Any", parameters).prepare_grant_uri
_code_challenge = cast("Any", rfc7636).create_s256_code_challenge
_IdToken = cast("Any", CodeIDToken)


class OidcProvider:
    """One provider, found by its discovery document."""

    def __init__(
        self, *, issuer: str, client_id: str, client_secret: str, box: SecretBox, http: httpx2.Client | None = None
    ) -> None:
        """Nothing connects before the first login.

        Args:
            issuer: The provider's address, such as `https://accounts.example.com`.
            client_id: How the provider knows this service.
            client_secret: What the provider and this service share; empty for a public client.
            box: Seals what the browser remembers.
            http: How to reach the provider.

        Raises:
            EnvironmentFaultError: The issuer is no address, or the client has no id.
        """
        if urlsplit(issuer).scheme not in {"https", "http"} or not urlsplit(issuer).netloc:
            raise EnvironmentFaultError("OIDC_ISSUER should be an address such as https://accounts.example.com")
        if not client_id:
            raise EnvironmentFaultError(
                "OIDC_ISSUER is set and OIDC_CLIENT_ID is not", hint="register the service at the provider first"
            )
        self._issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._box = box
        self._http = http or httpx2.Client(timeout=_TIMEOUT_S)
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}

    def begin(self, *, redirect_uri: str, return_to: str = "") -> ProviderLogin:
        """Starts a login.

        Raises:
            ProviderError: The provider cannot be reached or makes no sense.
        """
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        url = _authorization_url(
            self._endpoint("authorization_endpoint"),
            client_id=self._client_id,
            response_type="code",
            redirect_uri=redirect_uri,
            scope=_SCOPES,
            state=state,
            nonce=nonce,
            code_challenge=_code_challenge(verifier),
            code_challenge_method="S256",
        )
        memory = json.dumps([state, nonce, verifier, redirect_uri, return_to])
        return ProviderLogin(url=str(url), memory=self._box.seal(memory, purpose=_PURPOSE))

    def finish(self, *, memory: str, state: str, code: str, now: datetime) -> tuple[ProviderIdentity, str]:
        """Ends a login: who it is, and the `return_to` it began with.

        Raises:
            AuthenticationError: The answer does not belong to this login, or the provider's word does not hold.
            ProviderError: The provider cannot be reached or makes no sense.
        """
        try:
            remembered = json.loads(self._box.open(memory, purpose=_PURPOSE, max_age_s=MEMORY_MAX_AGE_S))
        except AuthenticationError as fault:
            raise _refused("this login was not begun in this browser, or too long ago") from fault
        expected_state, nonce, verifier, redirect_uri, return_to = (str(part) for part in remembered)
        if not hmac.compare_digest(expected_state.encode(), state.encode("utf-8", "surrogatepass")):
            raise _refused("the provider's answer belongs to another login")
        tokens = self._exchange(code, verifier=verifier, redirect_uri=redirect_uri)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str):
            raise ProviderError("the login provider sent no ID token", hint="is the scope `openid` allowed there?")
        claims = self._verified(id_token, nonce=nonce, access_token=access_token, now=now)
        if "email" not in claims and isinstance(access_token, str):
            claims = self._userinfo(access_token, subject=str(claims["sub"])) | claims
        return _identity(self._document()["issuer"], claims), return_to

    def close(self) -> None:
        """Lets the connections to the provider go."""
        self._http.close()

    def _exchange(self, code: str, *, verifier: str, redirect_uri: str) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": self._client_id,
            "code_verifier": verifier,
        }
        methods = self._document().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        credentials: httpx2.BasicAuth | None = None
        if self._client_secret and "client_secret_basic" in methods:
            credentials = httpx2.BasicAuth(self._client_id, self._client_secret)
        elif self._client_secret:
            form["client_secret"] = self._client_secret
        request = self._http.build_request(
            "POST", self._endpoint("token_endpoint"), data=form, headers={"Accept": "application/json"}
        )
        answer = self._send(request, credentials)
        if answer.status_code in {400, 401}:
            raise _refused("the provider did not accept this login; it may have been used already")
        return _object(answer)

    def _verified(self, token: str, *, nonce: str, access_token: Any, now: datetime) -> dict[str, Any]:
        offered = self._document().get("id_token_signing_alg_values_supported") or ["RS256"]
        algorithms = [name for name in _ALGORITHMS if name in offered]
        try:
            header = jwt.get_unverified_header(token)
            claims = _signed_claims(token, self._signing_keys(header.get("kid")), algorithms)
            issuer = self._document()["issuer"]
            _IdToken(
                claims,
                header,
                options={
                    "iss": {"essential": True, "value": issuer},
                    "aud": {"essential": True, "value": self._client_id},
                },
                params={"nonce": nonce, "client_id": self._client_id, "access_token": access_token},
            ).validate(now=int(now.timestamp()), leeway=_LEEWAY_S)
        except (jwt.PyJWTError, JoseError, ValueError) as fault:
            raise _refused("the provider's ID token does not hold") from fault
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 1 <= len(subject) <= _LONGEST_SUBJECT or not subject.isprintable():
            raise _refused("the provider's ID token names nobody")
        return claims

    def _signing_keys(self, kid: Any) -> list[jwt.PyJWK]:
        for fresh in (False, True):  # the provider may have changed its keys since they were read
            keys = jwt.PyJWKSet.from_dict(self._fetched(self._endpoint("jwks_uri"), fresh=fresh)).keys
            fitting = [key for key in keys if kid in {None, key.key_id}]
            if fitting:
                return fitting
        raise _refused("the provider's ID token is signed by an unknown key")

    def _userinfo(self, access_token: str, *, subject: str) -> dict[str, Any]:
        if "userinfo_endpoint" not in self._document():
            return {}
        request = self._http.build_request(
            "GET", self._endpoint("userinfo_endpoint"), headers={"Authorization": f"Bearer {access_token}"}
        )
        found = _object(self._send(request))
        return found if found.get("sub") == subject else {}

    def _document(self) -> dict[str, Any]:
        found = self._fetched(self._issuer.rstrip("/") + "/.well-known/openid-configuration")
        said = str(found.get("issuer", ""))
        if said.rstrip("/") != self._issuer.rstrip("/"):
            raise ProviderError(
                f"the discovery document should be of {self._issuer}; it is of {said[:200]!r}",
                hint="OIDC_ISSUER must be the address that the provider calls itself by",
            )
        return found

    def _endpoint(self, name: str) -> str:
        found = self._document().get(name)
        schemes = {"https"} if urlsplit(self._issuer).scheme == "https" else {"http", "https"}
        if not isinstance(found, str) or urlsplit(found).scheme not in schemes:
            raise ProviderError(f"the discovery document of {self._issuer} should name a safe {name}; it does not")
        return found

    def _fetched(self, url: str, *, fresh: bool = False) -> dict[str, Any]:
        with self._lock:
            kept_at, kept = self._kept.get(url, (-_KEPT_S, {}))
        if kept and not fresh and time.monotonic() - kept_at < _KEPT_S:
            return kept
        found = _object(self._send(self._http.build_request("GET", url)))
        with self._lock:
            self._kept[url] = (time.monotonic(), found)
        return found

    def _send(self, request: httpx2.Request, credentials: httpx2.BasicAuth | None = None) -> httpx2.Response:
        try:
            return self._http.send(request, auth=credentials)
        except httpx2.HTTPError as fault:
            raise ProviderError(
                f"the login provider {self._issuer} does not answer ({type(fault).__name__})", hint="try again later"
            ) from fault


def _signed_claims(token: str, keys: list[jwt.PyJWK], algorithms: list[str]) -> dict[str, Any]:
    # Authlib checks the claims, by the injected clock; a token without a key id may be signed by any of the keys.
    options: Any = {"verify_aud": False, "verify_exp": False, "verify_iat": False, "verify_nbf": False}
    for key in keys[:-1]:
        with contextlib.suppress(jwt.InvalidSignatureError, jwt.InvalidAlgorithmError):
            return jwt.decode(token, key, algorithms=algorithms, options=options)
    return jwt.decode(token, keys[-1], algorithms=algorithms, options=options)


def _identity(issuer: str, claims: dict[str, Any]) -> ProviderIdentity:
    email, verified, name = claims.get("email"), claims.get("email_verified"), claims.get("name")
    return ProviderIdentity(
        issuer=issuer,
        subject=str(claims["sub"]),
        email=email if isinstance(email, str) else "",
        # Some providers send the text "true"; nothing else counts as verified.
        email_verified=verified is True or verified == "true",
        name=name if isinstance(name, str) else "",
    )


def _object(answer: httpx2.Response) -> dict[str, Any]:
    where = answer.request.url.copy_with(query=None)
    if answer.status_code != 200:
        raise ProviderError(f"the login provider answered {answer.status_code} at {where}", hint="try again later")
    try:
        found: Any = answer.json()
    except ValueError as fault:
        raise ProviderError(f"the login provider should answer in JSON at {where}; it did not") from fault
    if not isinstance(found, dict):
        raise ProviderError(f"the login provider should answer with an object at {where}; it did not")
    return cast("dict[str, Any]", found)


def _refused(reason: str) -> AuthenticationError:
    return AuthenticationError(reason, hint="start the login again")
