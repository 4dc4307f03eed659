"""What an operator does with `JWT_SECRET_KEY`: make one, judge the ones there are, let an old one go."""

import secrets

from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.identity.secret_keys import key_problems
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.studio.service.webhook_secrets import Resealed


def new_secret() -> str:
    """A random secret of 384 bits."""
    return secrets.token_urlsafe(48)


def problems(settings: ServiceSettings) -> list[str]:
    """What is wrong with the secrets for production; empty when they are good."""
    return key_problems(settings.secret_keys)


def reseal(settings: ServiceSettings) -> Resealed:
    """Seals all that is encrypted at rest by the newest secret.

    Raises:
        StoreUnavailableError: The database does not answer.
    """
    with open_platform(settings) as platform:
        return platform.webhook_secrets.reseal() + platform.llm_keys.reseal()
