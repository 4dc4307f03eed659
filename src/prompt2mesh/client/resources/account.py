"""The account: logging in, keys, usage, sessions."""

from collections.abc import Sequence
from typing import Any, Literal

from prompt2mesh.client.calls import Call, given, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, Resource, SyncResource
from prompt2mesh.client.models import (
    ApiKey,
    AuditLine,
    Llm,
    LlmKey,
    LlmKeyTest,
    LoginOptions,
    LoginSession,
    Page,
    TokenPair,
    Usage,
    User,
    WebhookMessage,
    WebhookSecret,
)
from prompt2mesh.client.session import Tokens

Provider = Literal["anthropic", "bedrock", "openai", "ollama", "google"]
Scope = Literal["models:read", "models:write", "account", "admin"]


class AccountCalls(Resource):
    """The requests about who you are."""

    @Endpoint
    def signup(
        self, email: str, password: str, *, display_name: str | None = None, invitation: str | None = None
    ) -> Call[TokenPair]:
        """A new account; the client is logged in afterwards."""
        body = given(email=email, password=password, display_name=display_name, invitation=invitation)
        return self._signing_in("/v1/auth/signup", body)

    @Endpoint
    def login(self, email: str, password: str) -> Call[TokenPair]:
        """Logs the client in; it stays so, for tokens are refreshed when they run out.

        Example:
            ```python
            client = Client("https://mesh.example.org")
            client.account.login("ada@example.org", "correct horse battery staple")
            ```
        """
        return self._signing_in("/v1/auth/login", {"email": email, "password": password})

    @Endpoint
    def refresh(self) -> Call[TokenPair]:
        """New tokens now; the client does this by itself when it is time."""
        tokens = self._session.tokens.load() or Tokens("")
        return self._signing_in("/v1/auth/refresh", {"refresh_token": tokens.refresh_token})

    @Endpoint
    def logout(self) -> Call[None]:
        """Ends this login."""
        tokens = self._session.tokens.load() or Tokens("")
        body = given(refresh_token=tokens.refresh_token or None)
        return Call(
            "POST", "/v1/auth/logout", None, body=body, repeatable=False, authenticated=not body,
            then=self._session.forget,
        )  # fmt: skip

    @Endpoint
    def logout_everywhere(self) -> Call[None]:
        """Ends every login of the account."""
        return Call("POST", "/v1/auth/logout-everywhere", None, then=self._session.forget)

    @Endpoint
    def change_password(self, current: str, new: str) -> Call[None]:
        """Sets another password; every other login ends."""
        body = {"current_password": current, "new_password": new}
        return Call("POST", "/v1/auth/password", None, body=body, repeatable=False)

    @Endpoint
    def options(self) -> Call[LoginOptions]:
        """How people get in at this server."""
        return Call("GET", "/v1/auth/options", LoginOptions, authenticated=False)

    @Endpoint
    def get(self) -> Call[User]:
        """Who you are.

        Example:
            ```python
            client.account.get().email
            ```
        """
        return Call("GET", "/v1/me", User)

    @Endpoint
    def update(self, *, display_name: str | None = None) -> Call[User]:
        """Changes what is given."""
        return Call("PATCH", "/v1/me", User, body=given(display_name=display_name))

    @Endpoint
    def delete(self, password: str = "") -> Call[None]:
        """Deletes the account and all that belongs to it, for ever."""
        body = {"password": password}
        return Call("DELETE", "/v1/me", None, body=body, repeatable=False, then=self._session.forget)

    @Endpoint
    def usage(self) -> Call[Usage]:
        """What you used, and how much you may."""
        return Call("GET", "/v1/me/usage", Usage)

    @ListEndpoint
    def keys(self) -> Call[Page[ApiKey]]:
        """Your keys for programs, without the secret."""
        return Call("GET", "/v1/me/keys", Page[ApiKey])

    @Endpoint
    def create_key(
        self, name: str, *, scopes: Sequence[Scope] | None = None, lifetime_days: int | None = None
    ) -> Call[ApiKey]:
        """A new key; its `secret` is shown this once.

        Example:
            ```python
            key = client.account.create_key("render farm", scopes=["models:read"]).secret
            ```
        """
        body = given(name=name, scopes=None if scopes is None else [*scopes], lifetime_days=lifetime_days)
        return Call("POST", "/v1/me/keys", ApiKey, body=body)

    @Endpoint
    def revoke_key(self, key_id: str) -> Call[None]:
        """Ends a key."""
        return Call("DELETE", path_of("/v1/me/keys/{}", key_id), None)

    @Endpoint
    def llm(self) -> Call[Llm]:
        """Who would model for you now: the agent with which LLMs, or the built-in modeler, and why.

        Example:
            ```python
            print(client.account.llm().reason)
            ```
        """
        return Call("GET", "/v1/me/llm", Llm)

    @ListEndpoint
    def llm_keys(self) -> Call[Page[LlmKey]]:
        """Your keys of LLM providers, in the order in which they are asked; never the keys themselves."""
        return Call("GET", "/v1/me/llm-keys", Page[LlmKey])

    @Endpoint
    def add_llm_key(
        self, provider: Provider, api_key: str = "", *, models: Sequence[str] | None = None, base_url: str | None = None
    ) -> Call[LlmKey]:
        """Lets the agent ask an LLM with your own key.

        Args:
            provider: Whose language the server speaks.
            api_key: The key; a server of your own may need none.
            models: Which to ask, the first first; the provider's usual one by default.
            base_url: Another address than the provider's own.

        Example:
            ```python
            key = client.account.add_llm_key("anthropic", os.environ["ANTHROPIC_API_KEY"])
            print(client.account.test_llm_key(key.id).ok)
            ```
        """
        body = {"provider": provider, "api_key": api_key}
        body |= given(models=None if models is None else [*models], base_url=base_url)
        return Call("POST", "/v1/me/llm-keys", LlmKey, body=body)

    @Endpoint
    def change_llm_key(
        self,
        key_id: str,
        *,
        models: Sequence[str] | None = None,
        api_key: str | None = None,
        base_url: str | None = None,
        position: int | None = None,
    ) -> Call[LlmKey]:
        """Changes what is given and leaves the rest."""
        body = given(
            models=None if models is None else [*models], api_key=api_key, base_url=base_url, position=position
        )
        return Call("PATCH", path_of("/v1/me/llm-keys/{}", key_id), LlmKey, body=body)

    @Endpoint
    def remove_llm_key(self, key_id: str) -> Call[None]:
        """Forgets a key."""
        return Call("DELETE", path_of("/v1/me/llm-keys/{}", key_id), None)

    @Endpoint
    def test_llm_key(self, key_id: str) -> Call[LlmKeyTest]:
        """Asks the first model of a key for one word."""
        return Call("POST", path_of("/v1/me/llm-keys/{}/test", key_id), LlmKeyTest, repeatable=False)

    @ListEndpoint
    def sessions(self) -> Call[Page[LoginSession]]:
        """Where you are logged in."""
        return Call("GET", "/v1/me/sessions", Page[LoginSession])

    @Endpoint
    def end_session(self, session_id: str) -> Call[None]:
        """Logs one of them out."""
        return Call("DELETE", path_of("/v1/me/sessions/{}", session_id), None)

    @ListEndpoint
    def audit(self, *, limit: int | None = None) -> Call[Page[AuditLine]]:
        """What happened to the account, newest first."""
        return Call("GET", "/v1/me/audit", Page[AuditLine], query={"limit": limit})

    @ListEndpoint
    def webhooks(
        self, *, state: str | None = None, task_id: str | None = None, limit: int | None = None
    ) -> Call[Page[WebhookMessage]]:
        """The messages to your servers, and what became of each, newest first."""
        query = {"state": state, "task_id": task_id, "limit": limit}
        return Call("GET", "/v1/me/webhooks", Page[WebhookMessage], query=query)

    @Endpoint
    def webhook_secret(self) -> Call[WebhookSecret]:
        """What signs the webhooks that you get; see standardwebhooks.com for how to check them."""
        return Call("GET", "/v1/me/webhook-secret", WebhookSecret)

    @Endpoint
    def rotate_webhook_secret(self) -> Call[WebhookSecret]:
        """Another one from now on."""
        return Call("POST", "/v1/me/webhook-secret", WebhookSecret)

    @Endpoint
    def export(self) -> Call[dict[str, Any]]:
        """All that the server keeps about you."""
        return Call("GET", "/v1/me/export", dict[str, Any])

    def _signing_in(self, path: str, body: dict[str, Any]) -> Call[TokenPair]:
        return Call("POST", path, TokenPair, body=body, authenticated=False, repeatable=False, then=self._session.keep)


class Account(AccountCalls, SyncResource):
    """`client.account`."""


class AsyncAccount(AccountCalls, AsyncResource):
    """`client.account` of an AsyncClient."""
