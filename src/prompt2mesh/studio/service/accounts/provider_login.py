"""Login with an OpenID provider: which account its word leads to."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from prompt2mesh.mesh.errors import AuthenticationError, NotFoundError, PermissionDeniedError, RequestError
from prompt2mesh.studio.ports.credentials import LoginProvider, ProviderIdentity, ProviderLogin
from prompt2mesh.studio.ports.records import User, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.email import normalised
from prompt2mesh.studio.service.accounts.sessions import Sessions, Tokens
from prompt2mesh.studio.service.accounts.signup import add_user


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Somebody came back from the provider.

    Attributes:
        tokens: For a program that began the login itself.
        ticket: For a page: a refresh token that is good for a minute.
        return_to: The page.
    """

    tokens: Tokens | None = None
    ticket: str = ""
    return_to: str = ""


class ProviderLogins:
    """Begins and ends logins with the provider that the settings name."""

    def __init__(self, ports: AccountPorts, sessions: Sessions, *, public_api_url: str, public_web_url: str) -> None:
        """Bind the ports.

        Args:
            ports: The ports.
            sessions: Starts sessions.
            public_api_url: Where browsers reach the API.
            public_web_url: Where browsers reach the page; the only place that a login returns to.
        """
        self._ports = ports
        self._sessions = sessions
        self._redirect_uri = public_api_url.rstrip("/") + "/v1/auth/oidc/callback"
        self._web = urlsplit(public_web_url)

    def begin(self, *, return_to: str = "") -> ProviderLogin:
        """Starts a login.

        Raises:
            NotFoundError: The settings name no provider.
            RequestError: `return_to` is not on the web page of this service.
            ProviderError: The provider does not answer.
        """
        target = urlsplit(return_to)
        if return_to and (target.scheme, target.netloc) != (self._web.scheme, self._web.netloc):
            raise RequestError(
                "return_to should be an address of this service's web page",
                hint=f"it starts with {self._web.scheme}://{self._web.netloc}/",
            )
        return self._provider().begin(redirect_uri=self._redirect_uri, return_to=return_to)

    def finish(self, caller: Caller, *, memory: str, state: str, code: str) -> Arrival:
        """Ends a login; the account is found by the provider's subject, else by a verified address, else made.

        Raises:
            NotFoundError: The settings name no provider.
            AuthenticationError: The provider's answer does not hold, or the account is disabled.
            PermissionDeniedError: There is no account and none may be made.
            ProviderError: The provider does not answer.
        """
        now = self._ports.clock()
        identity, return_to = self._provider().finish(memory=memory, state=state, code=code, now=now)
        with self._ports.store.begin() as tx:
            log = Recorder(tx, caller, now)
            user = self._user(tx, identity, log, now=now)
            if user.disabled_at is not None:
                raise AuthenticationError("this account is disabled", hint="ask an administrator")
            log.record("login", user.id, provider=identity.issuer)
            if return_to:
                ticket = self._sessions.start_by_ticket(tx, user, caller, now=now)
                return Arrival(ticket=ticket, return_to=return_to)
            return Arrival(tokens=self._sessions.start(tx, user, caller, now=now))

    def _user(self, tx: Transaction, identity: ProviderIdentity, log: Recorder, *, now: datetime) -> User:
        known = tx.identities.find(issuer=identity.issuer, subject=identity.subject)
        user = tx.users.get(known) if known else None
        if user is not None:
            return user
        if not (identity.email and identity.email_verified):
            raise PermissionDeniedError(
                "the provider has not verified an e-mail address of yours", hint="verify it there, then log in again"
            )
        email = normalised(identity.email)
        user = tx.users.by_email(email)
        user = self._new_user(tx, email, identity, log, now=now) if user is None else _claim(tx, user, now=now)
        tx.identities.add(issuer=identity.issuer, subject=identity.subject, user_id=user.id, now=now)
        log.record("identity.linked", user.id, provider=identity.issuer)
        return user

    def _new_user(
        self, tx: Transaction, email: str, identity: ProviderIdentity, log: Recorder, *, now: datetime
    ) -> User:
        if self._ports.signup_rule != "open":
            raise PermissionDeniedError("nobody can sign up here by themselves", hint="ask an administrator")
        name = "".join(character for character in identity.name if character.isprintable()).strip()
        user = User(id=new_id("usr"), email=email, display_name=name[:120], created_at=now)
        add_user(tx, user)
        log.record("signup", user.id, provider=identity.issuer)
        return user

    def _provider(self) -> LoginProvider:
        if self._ports.provider is None:
            raise NotFoundError("this service has no login provider", hint="log in with e-mail and password")
        return self._ports.provider


def _claim(tx: Transaction, user: User, *, now: datetime) -> User:
    """Hands an account to the proven owner of its address.

    Nobody had to prove that they own the address when they signed up with it. Whoever did keeps nothing: not the
    password, no session, no key (A. Sudhodanan and A. Paverd, "Pre-hijacked accounts", USENIX Security 2022).
    """
    tx.users.next_epoch(user.id)
    tx.refresh_tokens.revoke_user(user.id, now=now)
    tx.api_keys.revoke_user(user.id, now=now)
    return tx.users.update(user.id, password_hash=None) or user
