"""People's own keys of LLM providers: sealed in the store, shown by their last letters, tested by one tiny call."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prompt2mesh.mesh.errors import (
    AuthenticationError,
    ConflictError,
    NotFoundError,
    Prompt2MeshError,
    RateLimitError,
    RequestError,
)
from prompt2mesh.studio.ports.agent import DEFAULT_MODELS, ModelChoice, Provider
from prompt2mesh.studio.ports.delivery import AddressGuard
from prompt2mesh.studio.ports.records import ProviderKey, User, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts import Caller, Principal
from prompt2mesh.studio.service.accounts.context import Recorder
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.llm_choices import SECRET_PURPOSE, LlmChoices
from prompt2mesh.studio.service.user_secrets import Resealed, UserSecrets

MOST_KEYS = 10
MOST_MODELS = 8
TESTS_PER_MINUTE = 10
_SECRET = re.compile(r"[!-~]{4,500}")  # printable, no spaces: what can be a header
_HINT_LETTERS = 4
_SHORTEST_WITH_HINT = 12

Probe = Callable[[ModelChoice], str]


@dataclass(frozen=True, kw_only=True)
class KeyChange:
    """What to change of a key, or what a new one is; None leaves a thing as it is."""

    models: Sequence[str] | None = None
    api_key: str | None = field(default=None, repr=False)
    base_url: str | None = None
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class Tested:
    """How a test of a key went.

    Attributes:
        model: Which answered, or was asked.
        code: Of the error; empty when it answered.
    """

    ok: bool
    model: str
    seconds: float
    code: str = ""
    message: str = ""
    hint: str = ""


class ProviderKeyService:
    """Keys of one user at a time."""

    def __init__(
        self, services: Services, secrets: UserSecrets, choices: LlmChoices, *, addresses: AddressGuard, probe: Probe
    ) -> None:
        """Bind the ports.

        Args:
            services: The store and the clock.
            secrets: Seals the keys.
            choices: Opens them.
            addresses: Judges base URLs.
            probe: Asks a model for a word; gives the model that answered.
        """
        self._services = services
        self._secrets = secrets
        self._choices = choices
        self._addresses = addresses
        self._probe = probe

    def of_user(self, user: User) -> Sequence[ProviderKey]:
        """In the order in which they are asked."""
        with self._services.store.read() as tx:
            return tx.provider_keys.of_user(user.id)

    def add(self, who: Principal, caller: Caller, provider: Provider, given: KeyChange) -> ProviderKey:
        """Keeps a key, after those that there are.

        Raises:
            RequestError: Something of it cannot be.
            LlmAddressRefusedError: The base URL is not on the public internet.
            ConflictError: There are too many keys.
        """
        api_key, base_url = given.api_key or "", given.base_url or ""
        self._check(provider, api_key=api_key, base_url=base_url)
        now = self._services.clock()
        with self._services.store.begin() as tx:
            others = tx.provider_keys.of_user(who.user.id)
            if len(others) >= MOST_KEYS:
                raise ConflictError(f"an account has at most {MOST_KEYS} LLM keys", hint="remove one first")
            position = max((key.position for key in others), default=0) + 1
            key_id = new_id("llm")
            key = ProviderKey(
                id=key_id, user_id=who.user.id, provider=provider, models=_models(provider, given.models or ()),
                base_url=base_url, secret=self._seal(tx, who.user.id, key_id, api_key), hint=_hint(api_key),
                position=position if given.position is None else given.position, created_at=now,
            )  # fmt: skip
            tx.provider_keys.add(key)
            Recorder(tx, caller, now).record("llm_key.added", who.user.id, object_id=key.id, provider=provider,
                                             hint=key.hint)  # fmt: skip
        return key

    def change(self, who: Principal, caller: Caller, key_id: str, given: KeyChange) -> ProviderKey:
        """Changes what is given of a key.

        The secret never goes to another address than the one it was given for: whoever stole a session could have it
        sent to an address of their own.

        Raises:
            NotFoundError: The user has no such key.
            RequestError: Something of it cannot be, or the address is another one and the key was not given again.
        """
        now = self._services.clock()
        with self._services.store.begin() as tx:
            key = _owned(tx, who.user, key_id)
            provider: Provider = key.provider  # type: ignore[assignment]  # checked when it was added
            changes: dict[str, object] = {}
            if given.api_key is not None or given.base_url is not None:
                base_url = key.base_url if given.base_url is None else given.base_url
                has_key = bool(key.secret) if given.api_key is None else bool(given.api_key)
                self._check(provider, api_key=given.api_key, base_url=base_url, has_key=has_key)
                if base_url != key.base_url and key.secret and given.api_key is None:
                    raise RequestError("another address needs the key once more, as a kept one is sent to no other",
                                       hint="give api_key beside base_url")  # fmt: skip
                changes["base_url"] = base_url
            if given.api_key is not None:
                secret = self._seal(tx, who.user.id, key_id, given.api_key)
                changes |= {"secret": secret, "hint": _hint(given.api_key)}
            if given.models is not None:
                changes["models"] = _models(provider, given.models)
            if given.position is not None:
                changes["position"] = given.position
            changed = tx.provider_keys.update(key_id, **changes)
            assert changed is not None
            Recorder(tx, caller, now).record(
                "llm_key.changed", who.user.id, object_id=key_id, provider=provider,
                changed=sorted("key" if name == "secret" else name for name in changes if name != "hint"),
            )  # fmt: skip
        return changed

    def remove(self, who: Principal, caller: Caller, key_id: str) -> None:
        """Forgets a key.

        Raises:
            NotFoundError: The user has no such key.
        """
        with self._services.store.begin() as tx:
            key = _owned(tx, who.user, key_id)
            tx.provider_keys.delete(key_id)
            Recorder(tx, caller, self._services.clock()).record(
                "llm_key.removed", who.user.id, object_id=key_id, provider=key.provider, hint=key.hint
            )

    def test(self, who: Principal, caller: Caller, key_id: str) -> Tested:
        """Asks the first model of a key for a word.

        Raises:
            NotFoundError: The user has no such key.
            RateLimitError: The user tests too often; each test may hold a thread of the API for a while.
        """
        with self._services.store.begin() as tx:
            key = _owned(tx, who.user, key_id)
            state = tx.rate_windows.hit(f"llm-test/{who.user.id}", limit=TESTS_PER_MINUTE, period_s=60)
            if not state.allowed:
                raise RateLimitError(
                    f"{TESTS_PER_MINUTE} tests of LLM keys a minute are allowed", hint="wait a moment",
                    retry_after_s=state.reset_s, policy="llm-tests", limit=state.limit, period_s=state.period_s,
                )  # fmt: skip
            Recorder(tx, caller, self._services.clock()).record("llm_key.tested", who.user.id, object_id=key_id,
                                                                provider=key.provider)  # fmt: skip
        label = f"{key.provider}:{key.models[0]}"
        started = time.perf_counter()
        try:
            choices = self._choices.opened(key)
            if not choices:
                raise ConflictError("this key was sealed by a secret of the service that is gone",
                                    hint="give the key again")  # fmt: skip
            label = self._probe(choices[0])
        except Prompt2MeshError as exc:
            return Tested(ok=False, model=label, seconds=time.perf_counter() - started, code=exc.code,
                          message=exc.message, hint=exc.hint)  # fmt: skip
        return Tested(ok=True, model=label, seconds=time.perf_counter() - started)

    def reseal(self) -> Resealed:
        """Seals by its owner's key what an older version sealed, so that an old `JWT_SECRET_KEY` can go."""
        with self._services.store.read() as tx:
            found = tx.provider_keys.sealed()
        resealed, lost = 0, 0
        for key_id, user_id, sealed in found:
            if not sealed:
                continue
            with self._services.store.begin() as tx:
                try:
                    anew = self._secrets.reseal(tx, user_id, sealed, purpose=SECRET_PURPOSE, about=key_id)
                except AuthenticationError:
                    lost += 1
                    continue
                if anew is not None:
                    resealed += tx.provider_keys.reseal(key_id, old=sealed, new=anew)
        return Resealed(resealed=resealed, lost=lost)

    def _check(self, provider: Provider, *, api_key: str | None, base_url: str, has_key: bool | None = None) -> None:
        if api_key and not _SECRET.fullmatch(api_key):
            raise RequestError("a key is 4 to 500 printable characters without spaces", hint="copy it once more")
        if not (bool(api_key) if has_key is None else has_key) and not (base_url and provider in {"ollama", "openai"}):
            raise RequestError(f"{provider} needs a key", hint=_hint_without_key(provider))
        if provider == "ollama" and not base_url:
            raise RequestError("an Ollama of your own needs its address", hint="such as https://ollama.example.com")
        if provider == "bedrock" and base_url:
            raise RequestError("Bedrock takes no other address", hint="leave base_url out")
        if base_url:
            self._addresses.check(base_url)

    def _seal(self, tx: Transaction, user_id: str, key_id: str, api_key: str) -> str:
        return self._secrets.seal(tx, user_id, api_key, purpose=SECRET_PURPOSE, about=key_id) if api_key else ""


def _owned(tx: Transaction, user: User, key_id: str) -> ProviderKey:
    key = tx.provider_keys.get(key_id)
    if key is None or key.user_id != user.id:
        raise NotFoundError(f"there is no LLM key {key_id}")
    return key


def _models(provider: Provider, names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names)) or [DEFAULT_MODELS[provider]]


def _hint(api_key: str) -> str:
    """The last letters, where those are a small part of it."""
    return api_key[-_HINT_LETTERS:] if len(api_key) >= _SHORTEST_WITH_HINT else ""


def _hint_without_key(provider: Provider) -> str:
    if provider == "bedrock":
        return "make an API key of Amazon Bedrock; the service's own AWS account is not lent"
    return "get one at the provider, or give the base_url of a server that needs none (openai, ollama)"
