"""A key for each person: who has the database and the service's secret reads nothing of somebody whose key is gone."""

from typing import Any

import pytest

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import AuthenticationError
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.llm_choices import LlmChoices
from prompt2mesh.studio.service.user_secrets import UserSecrets
from tests.support.accounts import FIRST_SECRET, GOOD, LAPTOP, World
from tests.support.records import add_user
from tests.support.scripted_agents import choices, sealed_key, user_secrets

SECOND_SECRET = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"  # noqa: S105 - known to everybody


@pytest.fixture
def services(world: World) -> Services:
    return Services(store=world.store, blobs=None, clock=world.clock)  # type: ignore[arg-type]  # no blobs here


@pytest.fixture
def store(world: World) -> SqlStore:
    return world.store


@pytest.fixture
def ann(store: SqlStore) -> User:
    return add_user(store)


@pytest.fixture
def llms(services: Services) -> LlmChoices:
    return choices(services, own=[])


def swap(store: Any, one: str, other: str) -> None:
    """What somebody does who may write to the database and would like to use another's key."""
    with store.begin() as tx:
        secrets = {key_id: sealed for key_id, _, sealed in tx.provider_keys.sealed()}
        tx.provider_keys.update(one, secret=secrets[other])


def test_each_person_has_a_key_of_their_own(services: Services, ann: User, store: SqlStore, llms: LlmChoices) -> None:
    ben = add_user(store)
    for who in (ann, ann, ben):
        sealed_key(services, who, f"sk-of-{who.id}")
    with store.read() as tx:
        assert sorted(key.user_id for key in tx.user_keys.all()) == sorted([ann.id, ben.id])
    assert [choice.api_key for choice in llms.of(ann.id)] == [f"sk-of-{ann.id}"] * 2


def test_a_secret_that_was_moved_to_another_row_is_not_used(
    services: Services, ann: User, store: SqlStore, llms: LlmChoices
) -> None:
    ben = add_user(store)
    anns, second, bens = (
        sealed_key(services, who, secret) for who, secret in ((ann, "sk-a1"), (ann, "sk-a2"), (ben, "sk-b"))
    )
    swap(store, bens.id, anns.id)
    assert llms.of(ben.id) == ()
    swap(store, second.id, anns.id)  # also not to another of the same person, where its address may be another
    assert [choice.api_key for choice in llms.of(ann.id)] == ["sk-a1"]


def test_without_the_persons_key_the_secret_of_the_service_opens_nothing(
    world: World, services: Services, store: SqlStore
) -> None:
    ann, ben = world.sign_up().user, world.sign_up("ben@example.com").user
    secrets = user_secrets(services)
    for who in (ann, ben):
        sealed_key(services, who, "sk-a")
    assert world.accounts.operating.destroy_secrets("ann@example.com") == 1
    assert "secrets.destroyed" in world.actions(ann.id)
    with store.read() as tx:
        sealed = {user_id: (key_id, text) for key_id, user_id, text in tx.provider_keys.sealed()}
        for who, readable in ((ann, False), (ben, True)):
            key_id, text = sealed[who.id]
            if readable:
                assert secrets.open(tx, who.id, text, purpose="llm key", about=key_id) == "sk-a"
            else:
                with pytest.raises(AuthenticationError, match="key of this person is gone"):
                    secrets.open(tx, who.id, text, purpose="llm key", about=key_id)
    sealed_key(services, ann, "sk-new")  # begins anew
    assert [choice.api_key for choice in choices(services, own=[]).of(ann.id)] == ["sk-new"]


def test_the_key_goes_with_the_account(world: World, services: Services) -> None:
    tokens = world.sign_up()
    sealed_key(services, tokens.user, "sk-a")
    world.accounts.profiles.delete(world.who(tokens), LAPTOP, password=GOOD)
    with world.store.read() as tx:
        assert tx.user_keys.all() == []


def test_a_key_whose_wrapper_is_away_stays_for_its_return(services: Services, ann: User) -> None:
    def under(text: str) -> UserSecrets:
        return user_secrets(services, KeyRing.from_text(text))

    store = services.store
    with store.begin() as tx:
        first = under(FIRST_SECRET).seal(tx, ann.id, "one", purpose="p")
    with store.begin() as tx:  # the secret was changed, and the old one forgotten
        second = under(SECOND_SECRET).seal(tx, ann.id, "two", purpose="p")
        with pytest.raises(AuthenticationError):
            under(SECOND_SECRET).open(tx, ann.id, first, purpose="p")
    both = under(f"{SECOND_SECRET},{FIRST_SECRET}")
    with store.read() as tx:
        assert [both.open(tx, ann.id, sealed, purpose="p") for sealed in (first, second)] == ["one", "two"]
