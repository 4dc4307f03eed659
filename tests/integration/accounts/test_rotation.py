"""The rotation drill: a new secret comes, everything lives on, the old one goes."""

from datetime import timedelta

import pytest

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signing import FernetBox, HmacUrlSigner
from prompt2mesh.mesh.errors import AuthenticationError, ConflictError, TokenExpiredError
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.webhook_secrets import Resealed, WebhookSecrets
from tests.support.accounts import FIRST_SECRET, World

SECOND_SECRET = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"  # noqa: S105 - known to everybody
BOTH = f"{SECOND_SECRET},{FIRST_SECRET}"


def webhooks(world: World, secret_keys: str) -> WebhookSecrets:
    # Webhook secrets use the store and the clock only.
    services = Services(store=world.store, blobs=None, clock=world.clock)  # type: ignore[arg-type]
    return WebhookSecrets(services, FernetBox(KeyRing.from_text(secret_keys)))


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
    assert webhooks(world, BOTH).reseal() == Resealed(resealed=1, lost=0)

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
    assert webhooks(world, SECOND_SECRET).reseal() == Resealed(resealed=0, lost=1)
    with pytest.raises(ConflictError):
        webhooks(world, SECOND_SECRET).of(tokens.user.id)
    made = webhooks(world, SECOND_SECRET).rotate(tokens.user.id)
    assert webhooks(world, SECOND_SECRET).of(tokens.user.id) == [made]
    assert made != lost
