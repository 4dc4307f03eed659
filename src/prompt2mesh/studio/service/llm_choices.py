"""Which LLMs may be asked for somebody, and how much they may use: their own keys first, then the service's.

A job never holds a key. Whoever runs it asks here when it runs, so a key that
was changed or removed meanwhile is not used.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from prompt2mesh.mesh.errors import AuthenticationError, LlmKeyMissingError
from prompt2mesh.studio.ports.agent import Budget, ModelChoice, Provider
from prompt2mesh.studio.ports.delivery import AddressGuard
from prompt2mesh.studio.ports.records import ProviderKey, User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.outlook import RUNNER_SILENT_AFTER
from prompt2mesh.studio.service.quotas import tokens_left
from prompt2mesh.studio.service.requests import BudgetWish
from prompt2mesh.studio.service.user_secrets import UserSecrets

SECRET_PURPOSE = "llm key"  # noqa: S105 - what the secret is for
# An empty key would make some libraries look for the service's own in the environment.
_NO_KEY = "none"
_USUAL = Budget()
_HOW_TO = (
    "add a key of your own (account page, or: prompt2mesh remote llm-keys add); "
    "the operator can set one for everybody (PROMPT2MESH_LLM and ANTHROPIC_API_KEY, OPENAI_API_KEY or GOOGLE_API_KEY)"
)


@dataclass(frozen=True, kw_only=True)
class LlmLabel:
    """A model that would be asked, and whose key it is."""

    label: str
    owner: Literal["user", "service"]


@dataclass(frozen=True, kw_only=True)
class LlmOverview:
    """Who would model for somebody now, and how much they may use."""

    modeler: Literal["agent", "builtin"]
    models: Sequence[LlmLabel]
    reason: str
    budget: Budget
    ceiling: Budget
    tokens_left_today: int


class LlmChoices:
    """Knows the service's own models, and reads people's keys."""

    def __init__(
        self, services: Services, secrets: UserSecrets, *, own: Sequence[ModelChoice] = (),
        addresses: AddressGuard | None = None, budget: Budget = _USUAL, ceiling: Budget = _USUAL,
    ) -> None:  # fmt: skip
        """Nothing is read yet.

        Args:
            services: The store and the clock.
            secrets: Opens people's keys.
            own: The service's models, in the order in which they are asked.
            addresses: Judges the base URLs of people's keys once more before they are used; None trusts them.
            budget: Of a run that says nothing.
            ceiling: Most that a run may ask for.
        """
        self._services = services
        self._secrets = secrets
        self._own = tuple(own)
        self._addresses = addresses
        self._budget = budget
        self._ceiling = ceiling

    @property
    def own_labels(self) -> list[str]:
        """The service's own models, as a runner tells of them."""
        return [choice.label for choice in self._own]

    def of(self, user_id: str) -> tuple[ModelChoice, ...]:
        """Whom to ask for a user, the first first, with the keys.

        Raises:
            LlmAddressRefusedError: An address of the user's stands for a place that is not asked.
        """
        with self._services.store.read() as tx:
            keys = tx.provider_keys.of_user(user_id)
        return (*(choice for key in keys for choice in self.opened(key)), *self._own)

    def opened(self, key: ProviderKey) -> list[ModelChoice]:
        """The models of a key; none where it was sealed by a secret that is gone.

        Raises:
            LlmAddressRefusedError: Its address stands for a place that is not asked.
        """
        try:
            secret = self._secret(key) if key.secret else ""
        except AuthenticationError:
            return []
        if key.base_url and self._addresses is not None:
            self._addresses.check_now(key.base_url)
        return [
            ModelChoice(provider=cast("Provider", key.provider), model=model, api_key=secret or _NO_KEY,
                        base_url=key.base_url, owner="user")
            for model in key.models
        ]  # fmt: skip

    def _secret(self, key: ProviderKey) -> str:
        with self._services.store.read() as tx:
            return self._secrets.open(tx, key.user_id, key.secret, purpose=SECRET_PURPOSE, about=key.id)

    def labels(self, tx: Transaction, user_id: str) -> list[LlmLabel]:
        """Which models would be asked for a user: what the runners have, since it is they who ask."""
        found = [
            LlmLabel(label=f"{key.provider}:{model}", owner="user")
            for key in tx.provider_keys.of_user(user_id) for model in key.models
        ]  # fmt: skip
        runners = tx.runners.alive(since=self._services.clock() - RUNNER_SILENT_AFTER)
        told = [runner.status["llm"] for runner in runners if "llm" in runner.status]
        own = dict.fromkeys(label for labels in told for label in labels) if told else self.own_labels
        return [*found, *(LlmLabel(label=label, owner="service") for label in own)]

    def require(self, tx: Transaction, user_id: str) -> None:
        """Lets nobody ask for the agent where there is nobody whom it could ask.

        Raises:
            LlmKeyMissingError: There is no LLM.
        """
        if not self.labels(tx, user_id):
            raise no_llm()

    def budget(self, wish: BudgetWish, *, tokens_left: int) -> Budget:
        """What a run may use.

        Args:
            wish: What was asked for.
            tokens_left: Of the user's tokens of the day.
        """
        asked = replace(self._budget, **{name: value for name, value in wish.model_dump().items() if value is not None})
        return Budget(
            tokens=min(asked.tokens, self._ceiling.tokens, tokens_left),
            cost_usd=min(asked.cost_usd, self._ceiling.cost_usd),
            minutes=min(asked.minutes, self._ceiling.minutes),
            iterations=min(asked.iterations, self._ceiling.iterations),
        )

    def overview(self, user: User) -> LlmOverview:
        """Who would model for a user now."""
        with self._services.store.read() as tx:
            models = self.labels(tx, user.id)
            left = tokens_left(tx, self._services, user)
        used_up = bool(models) and left == 0
        reason = NO_LLM if not models else USED_UP if used_up else asked_text(models[0].label, models[0].owner)
        return LlmOverview(
            modeler="agent" if models and not used_up else "builtin", models=models, reason=reason,
            budget=self._budget, ceiling=self._ceiling, tokens_left_today=left,
        )  # fmt: skip


NO_LLM = "there is no LLM to ask, so the built-in modeler works: it knows what is in the library and reads no pictures"
USED_UP = "your tokens of LLMs are used up until midnight UTC, so the built-in modeler works"


def no_llm() -> LlmKeyMissingError:
    """What to say to somebody who asks for the agent where there is no LLM."""
    return LlmKeyMissingError("the agent was asked for, and there is no LLM that it could ask", hint=_HOW_TO)


def asked_text(label: str, owner: str) -> str:
    """What to say where the agent works."""
    return f"{label} models, with {'your key' if owner == 'user' else 'the key of the service'}"
