"""What an operator does with `JWT_SECRET_KEY`: make one, judge the ones there are, let an old one go."""

import secrets
from datetime import UTC, datetime

from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.identity.secret_keys import KeyRing, key_problems
from prompt2mesh.identity.tokens import JwtAccessTokens, signer_of
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.studio.service.user_secrets import Resealed


def new_secret() -> str:
    """A random secret of 384 bits."""
    return secrets.token_urlsafe(48)


def problems(settings: ServiceSettings) -> list[str]:
    """What is wrong with the secrets for production; empty when they are good."""
    return key_problems(settings.secret_keys)


def reseal(settings: ServiceSettings) -> Resealed:
    """Wraps the keys of all users by the newest secret, and seals by them what an older version sealed without.

    Raises:
        StoreUnavailableError: The database does not answer.
    """
    with open_platform(settings) as platform:
        old = platform.webhook_secrets.reseal() + platform.llm_keys.reseal()
        return old + platform.user_secrets.rewrap()


def name_of_signer(token: str) -> str:
    """The name of the secret that an access token says it was signed by; empty where it says none."""
    return signer_of(token)


def signed_anew(token: str, secret: str) -> str:
    """The token that whoever has a secret can make of one that they have seen: the same person, good from now on."""
    return JwtAccessTokens(KeyRing.from_text(secret)).like(token, now=datetime.now(UTC))
