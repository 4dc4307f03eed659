import pytest

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import ConflictError
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.webhook_secrets import WebhookSecrets
from tests.integration.studio.conftest import Clock
from tests.support.records import add_user
from tests.support.scripted_agents import user_secrets

OLD, NEW = "o" * 20 + "0123456789abcdef" * 2, "n" * 20 + "0123456789abcdef" * 2


def opened(services: Services, *keys: str) -> WebhookSecrets:
    return WebhookSecrets(services, user_secrets(services, KeyRing.from_text(",".join(keys))))


def test_a_secret_is_made_once_and_sealed(services: Services, store: SqlStore) -> None:
    owner = add_user(store)
    secrets = opened(services, OLD)
    [first] = secrets.of(owner.id)
    assert list(secrets.of(owner.id)) == [first]
    with store.read() as tx:
        assert first not in str(tx.webhooks.secret(owner.id))


def test_the_last_secret_signs_for_a_day(services: Services, store: SqlStore, clock: Clock) -> None:
    owner = add_user(store)
    secrets = opened(services, OLD)
    [first] = secrets.of(owner.id)
    second = secrets.rotate(owner.id)
    assert list(secrets.of(owner.id)) == [second, first]
    clock.forward(23 * 3600)
    third = secrets.rotate(owner.id)
    assert list(secrets.of(owner.id)) == [third, second]
    clock.forward(25 * 3600)
    assert list(secrets.of(owner.id)) == [third]


def test_a_secret_outlives_a_new_key_of_the_service(services: Services, store: SqlStore) -> None:
    owner = add_user(store)
    first = opened(services, OLD).of(owner.id)
    assert opened(services, NEW, OLD).of(owner.id) == first


def test_a_secret_whose_key_is_gone_is_made_anew_when_its_owner_asks(services: Services, store: SqlStore) -> None:
    owner = add_user(store)
    opened(services, OLD).of(owner.id)
    later = opened(services, NEW)
    with pytest.raises(ConflictError, match="key that is gone"):
        later.of(owner.id)
    second = later.rotate(owner.id)
    assert list(later.of(owner.id)) == [second]
