"""Accounts: who somebody is, how they prove it, and what they may do.

`Accounts` is the door for the entry points; each part of it is a module here.
"""

from typing import Any

from prompt2mesh.studio.service.accounts.administration import Administration
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, SignupRule
from prompt2mesh.studio.service.accounts.export import export
from prompt2mesh.studio.service.accounts.keys import Keys, NewKey
from prompt2mesh.studio.service.accounts.lockout import WINDOW
from prompt2mesh.studio.service.accounts.operating import Operating
from prompt2mesh.studio.service.accounts.principals import Principal, Principals
from prompt2mesh.studio.service.accounts.profile import Profiles
from prompt2mesh.studio.service.accounts.provider_login import Arrival, ProviderLogins
from prompt2mesh.studio.service.accounts.sessions import Sessions, Tokens
from prompt2mesh.studio.service.accounts.signup import Signup

__all__ = [
    "AccountPorts",
    "Accounts",
    "Arrival",
    "Caller",
    "NewKey",
    "Principal",
    "SignupRule",
    "Tokens",
]


class Accounts:
    """All use cases of accounts.

    Attributes:
        sessions: Logging in and out.
        signup: New accounts and invitations.
        provider_logins: Logging in with an OpenID provider.
        keys: API keys.
        profiles: One's own account.
        administration: The accounts of others, for administrators.
        operating: The same for the person who runs the machine.
    """

    def __init__(self, ports: AccountPorts, *, public_api_url: str, public_web_url: str) -> None:
        """Bind the ports.

        Args:
            ports: The ports and house rules.
            public_api_url: Where browsers reach the API.
            public_web_url: Where browsers reach the web page.
        """
        self._ports = ports
        self._principals = Principals(ports)
        self.sessions = Sessions(ports)
        self.signup = Signup(ports, self.sessions)
        self.provider_logins = ProviderLogins(
            ports, self.sessions, public_api_url=public_api_url, public_web_url=public_web_url
        )
        self.keys = Keys(ports)
        self.profiles = Profiles(ports)
        self.administration = Administration(ports)
        self.operating = Operating(ports, self.signup)

    @property
    def signup_rule(self) -> SignupRule:
        """Who may sign up."""
        return self._ports.signup_rule

    @property
    def has_provider(self) -> bool:
        """Whether there is an OpenID provider to log in with."""
        return self._ports.provider is not None

    def authenticate(self, token: str) -> Principal:
        """Who an access token or an API key belongs to.

        Raises:
            AuthenticationError: Nobody, or somebody who is disabled, or it has run out or was revoked.
        """
        return self._principals.recognise(token)

    def export(self, principal: Principal, caller: Caller) -> dict[str, Any]:
        """All that the service knows about somebody, but for secrets."""
        return export(self._ports, principal, caller)

    def purge(self) -> None:
        """Forgets tokens and failures that count for nothing any more; to be called now and then."""
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            tx.refresh_tokens.purge(before=now)
            tx.login_failures.purge(before=now - WINDOW)
            tx.tickets.purge(before=now)

    def close(self) -> None:
        """Lets the connections to the login provider go."""
        if self._ports.provider is not None:
            self._ports.provider.close()
