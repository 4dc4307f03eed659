"""The rotation drill: a new secret comes, everything lives on, the old one goes."""

from datetime import timedelta

import pytest

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signing import FernetBox, HmacUrlSigner
from prompt2mesh.mesh.errors import AuthenticationError, ConflictError, TokenExpiredError
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.llm_choices import SECRET_PURPOSE, LlmChoices
from prompt2mesh.studio.service.provider_keys import ProviderKeyService
from prompt2mesh.studio.service.webhook_secrets import Resealed, WebhookSecrets
from prompt2mesh.webhooks.addresses import LLMS, PublicAddresses
from tests.support.accounts import FIRST_SECRET, World
from tests.support.records import provider_key
from tests.support.scripted_agents import user_secrets

SECOND_SECRET = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"  # noqa: S105 - known to everybody
BOTH = f"{SECOND_SECRET},{FIRST_SECRET}"


def webhooks(world: World, secret_keys: str) -> WebhookSecrets:
    # Webhook secrets use the store and the clock only.
    services = Services(store=world.store, blobs=None, clock=world.clock)  # type: ignore[arg-type]
    return WebhookSecrets(services, user_secrets(services, KeyRing.from_text(secret_keys)))


def rewrap(world: World, secret_keys: str) -> Resealed:
    services = Services(store=world.store, blobs=None, clock=world.clock)  # type: ignore[arg-type]
    return user_secrets(services, KeyRing.from_text(secret_keys)).rewrap()


def test_the_drill(world: World) -> None:
    tokens = world.sign_up()
    user_id = tokens.user.id
    [webhook_secret] = webhooks(world, FIRST_SECRET).of(user_id)
    expires_at = int((world.now + timedelta(hours=1)).timestamp())
    signature = HmacUrlSigner(KeyRing.from_text(FIRST_SECRET)).sign("d" * 64, "model.glb", expires_at=expires_at)

    # 1. The new secret comes first: all that was signed or sealed stays good until its own time is over.
    world.set(secret_keys=BOTH)
    assert world.who(tokens)
    assert webhooks(world, BOTH).of(user_id) == [webhook_secret]
    signer = HmacUrlSigner(KeyRing.from_text(BOTH))
    assert signer.verify("d" * 64, "model.glb", expires_at=expires_at, signature=signature, now=world.now)

    # 2. What is kept for long is sealed anew.
    assert rewrap(world, BOTH) == Resealed(resealed=1, lost=0)
    assert rewrap(world, BOTH) == Resealed(resealed=0, lost=0)

    # 3. The old secret goes, after fifteen minutes: nobody notices.
    world.wait(minutes=16)
    with pytest.raises(TokenExpiredError):
        world.who(tokens)
    world.set(secret_keys=SECOND_SECRET)
    assert world.who(world.refresh(tokens))
    assert webhooks(world, SECOND_SECRET).of(user_id) == [webhook_secret]


def test_an_old_secret_that_goes_too_early_ends_what_it_signed(world: World) -> None:
    tokens = world.sign_up()
    [lost] = webhooks(world, FIRST_SECRET).of(tokens.user.id)
    world.set(secret_keys=SECOND_SECRET)
    with pytest.raises(AuthenticationError):
        world.who(tokens)
    assert world.who(world.refresh(tokens))  # nobody has to log in again
    assert rewrap(world, SECOND_SECRET) == Resealed(resealed=0, lost=1)
    assert webhooks(world, SECOND_SECRET).reseal() == Resealed(resealed=0, lost=1)
    with pytest.raises(ConflictError):
        webhooks(world, SECOND_SECRET).of(tokens.user.id)
    made = webhooks(world, SECOND_SECRET).rotate(tokens.user.id)
    assert webhooks(world, SECOND_SECRET).of(tokens.user.id) == [made]
    assert made != lost


def llm_keys(world: World, secret_keys: str) -> tuple[ProviderKeyService, LlmChoices]:
    services = Services(store=world.store, blobs=None, clock=world.clock)  # type: ignore[arg-type]
    secrets = user_secrets(services, KeyRing.from_text(secret_keys))
    choices = LlmChoices(services, secrets)
    keys = ProviderKeyService(
        services, secrets, choices, addresses=PublicAddresses(purpose=LLMS), probe=lambda one: one.label
    )
    return keys, choices


def test_llm_keys_of_older_versions_are_sealed_anew_and_one_whose_secret_is_gone_is_not_asked_with(
    world: World,
) -> None:
    user = world.sign_up().user
    sealed = FernetBox(KeyRing.from_text(FIRST_SECRET)).seal("sk-of-ada", purpose=SECRET_PURPOSE)
    with world.store.begin() as tx:
        tx.provider_keys.add(provider_key(user, secret=sealed))
        tx.provider_keys.add(provider_key(user, secret="", position=1, base_url="https://llm.example.org"))
    assert [choice.api_key for choice in llm_keys(world, SECOND_SECRET)[1].of(user.id)] == ["none"]
    assert llm_keys(world, SECOND_SECRET)[0].reseal() == Resealed(resealed=0, lost=1)
    assert llm_keys(world, BOTH)[0].reseal() == Resealed(resealed=1, lost=0)
    assert llm_keys(world, BOTH)[0].reseal() == Resealed(resealed=0, lost=0)
    assert [choice.api_key for choice in llm_keys(world, SECOND_SECRET)[1].of(user.id)] == ["sk-of-ada", "none"]
