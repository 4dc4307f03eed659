"""Users, sessions, keys, identities, failed logins and the audit log, over both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import ApiKey, AuditEntry, Page, RefreshToken, User, new_id
from tests.support.records import NOON, user

LATER = NOON + timedelta(hours=1)
MONTH = NOON + timedelta(days=30)


def add(store: SqlStore, **fields: Any) -> User:
    made = user(**fields)
    with store.begin() as tx:
        assert tx.users.add(made)
    return made


def token(owner: User, **fields: Any) -> RefreshToken:
    usual: dict[str, Any] = {
        "id": new_id("rt"), "user_id": owner.id, "family": "ses_1", "token_hash": new_id("hash"), "created_at": NOON,
        "family_created_at": NOON, "expires_at": MONTH,
    }  # fmt: skip
    return RefreshToken(**usual | fields)


def key(owner: User, **fields: Any) -> ApiKey:
    usual: dict[str, Any] = {
        "id": new_id("key"), "user_id": owner.id, "name": "robot", "prefix": "p2m_abc", "key_hash": new_id("hash"),
        "scopes": ["models:read"], "created_at": NOON,
    }  # fmt: skip
    return ApiKey(**usual | fields)


def entry(**fields: Any) -> AuditEntry:
    usual: dict[str, Any] = {"id": new_id("aud"), "at": NOON, "action": "login"}
    return AuditEntry(**usual | fields)


def test_a_user_comes_back_as_it_went_in(store: SqlStore) -> None:
    ann = add(store, email="ann@example.com", display_name="Ann", role="admin", limits={"jobs_per_day": 5})
    with store.read() as tx:
        assert tx.users.get(ann.id) == ann
        assert tx.users.by_email("ann@example.com") == ann
        assert tx.users.by_email("bob@example.com") is None


def test_an_address_has_one_account(store: SqlStore) -> None:
    ann = add(store, email="ann@example.com")
    with store.begin() as tx:
        assert not tx.users.add(user(email="ann@example.com"))
        assert tx.users.count() == 1
        assert tx.users.by_email("ann@example.com") == ann


def test_of_many_who_sign_up_at_once_with_one_address_one_succeeds(store: SqlStore) -> None:
    def sign_up(_: int) -> bool:
        with store.begin() as tx:
            return tx.users.add(user(email="ann@example.com"))

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(sign_up, range(12))) == 1


def test_changes_of_a_user(store: SqlStore) -> None:
    ann = add(store)
    with store.begin() as tx:
        changed = tx.users.update(ann.id, display_name="Ann", disabled_at=LATER)
        tx.users.next_epoch(ann.id)
        tx.users.next_epoch(ann.id)
    with store.read() as tx:
        found = tx.users.get(ann.id)
    assert changed is not None
    assert found is not None
    assert (found.display_name, found.disabled_at, found.epoch) == ("Ann", LATER, 2)


def test_users_are_listed_newest_first_and_found_by_a_part_of_their_name(store: SqlStore) -> None:
    made = [
        add(store, email=f"u{i}@example.com", display_name=f"Person_{i}", created_at=NOON + timedelta(seconds=i))
        for i in range(5)
    ]
    with store.read() as tx:
        first = tx.users.page(Page(limit=3))
        rest = tx.users.page(Page(limit=3, after=first[-1].id))
        assert [one.id for one in (*first, *rest)] == [one.id for one in reversed(made)]
        assert [one.id for one in tx.users.page(Page(), text="PERSON_3")] == [made[3].id]
        assert [one.id for one in tx.users.page(Page(), text="u2@")] == [made[2].id]
        assert not tx.users.page(Page(), text="%")


def test_all_that_is_theirs_goes_with_a_user(store: SqlStore) -> None:
    ann, bob = add(store), add(store)
    with store.begin() as tx:
        for owner in (ann, bob):
            tx.refresh_tokens.add(token(owner, family=owner.id))
            tx.api_keys.add(key(owner))
            tx.identities.add(issuer="https://id", subject=owner.id, user_id=owner.id, now=NOON)
        assert tx.users.delete(ann.id)
        assert not tx.users.delete(ann.id)
    with store.read() as tx:
        assert not tx.refresh_tokens.is_alive(ann.id, user_id=ann.id, now=NOON)
        assert not tx.api_keys.of_user(ann.id)
        assert tx.identities.find(issuer="https://id", subject=ann.id) is None
        assert tx.refresh_tokens.is_alive(bob.id, user_id=bob.id, now=NOON)
        assert tx.api_keys.of_user(bob.id)
        assert tx.identities.find(issuer="https://id", subject=bob.id) == bob.id


def test_only_administrators_who_can_log_in_count(store: SqlStore) -> None:
    admin = add(store, role="admin")
    add(store, role="admin", disabled_at=NOON)
    add(store)
    with store.begin() as tx:
        assert tx.users.lock_admins() == {admin.id}


def test_a_refresh_token_is_used_once_even_by_two_at_once(store: SqlStore) -> None:
    ann = add(store)
    made = token(ann)
    with store.begin() as tx:
        tx.refresh_tokens.add(made)

    def use(_: int) -> bool:
        with store.begin() as tx:
            return tx.refresh_tokens.use(made.id, now=LATER)

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(use, range(12))) == 1
    with store.read() as tx:
        found = tx.refresh_tokens.by_hash(made.token_hash)
    assert found is not None
    assert found.used_at == LATER


def test_a_session_ends_by_being_revoked_or_by_time(store: SqlStore) -> None:
    ann, bob = add(store), add(store)
    with store.begin() as tx:
        tx.refresh_tokens.add(token(ann))
        assert tx.refresh_tokens.is_alive("ses_1", user_id=ann.id, now=NOON)
        assert not tx.refresh_tokens.is_alive("ses_1", user_id=bob.id, now=NOON)
        assert not tx.refresh_tokens.is_alive("ses_1", user_id=ann.id, now=MONTH)
        assert tx.refresh_tokens.revoke_family("ses_1", now=LATER)
        assert not tx.refresh_tokens.revoke_family("ses_1", now=LATER)
        assert not tx.refresh_tokens.is_alive("ses_1", user_id=ann.id, now=NOON)


def test_sessions_are_listed_once_each(store: SqlStore) -> None:
    ann, bob = add(store), add(store)
    with store.begin() as tx:
        tx.refresh_tokens.add(token(ann, family="a", used_at=NOON))
        tx.refresh_tokens.add(token(ann, family="a", ip="10.0.0.1"))
        tx.refresh_tokens.add(token(ann, family="b", family_created_at=LATER))
        tx.refresh_tokens.add(token(ann, family="c", revoked_at=NOON))
        tx.refresh_tokens.add(token(ann, family="d", expires_at=NOON))
        tx.refresh_tokens.add(token(bob, family="e"))
        found = tx.refresh_tokens.sessions(ann.id, now=LATER)
        assert [(one.family, one.ip) for one in found] == [("b", ""), ("a", "10.0.0.1")]


def test_every_session_of_a_user_ends_but_the_one_that_asks(store: SqlStore) -> None:
    ann, bob = add(store), add(store)
    with store.begin() as tx:
        for owner, family in ((ann, "a"), (ann, "b"), (bob, "c")):
            tx.refresh_tokens.add(token(owner, family=family))
        assert tx.refresh_tokens.revoke_user(ann.id, now=LATER, but="a") == 1
        assert [one.family for one in tx.refresh_tokens.sessions(ann.id, now=LATER)] == ["a"]
        assert tx.refresh_tokens.revoke_user(ann.id, now=LATER) == 1
        assert tx.refresh_tokens.is_alive("c", user_id=bob.id, now=LATER)


def test_tokens_that_ran_out_are_forgotten(store: SqlStore) -> None:
    ann = add(store)
    old, new = token(ann, expires_at=NOON), token(ann)
    with store.begin() as tx:
        tx.refresh_tokens.add(old)
        tx.refresh_tokens.add(new)
        assert tx.refresh_tokens.purge(before=LATER) == 1
        assert tx.refresh_tokens.by_hash(old.token_hash) is None
        assert tx.refresh_tokens.by_hash(new.token_hash) == new


def test_keys(store: SqlStore) -> None:
    ann, bob = add(store), add(store)
    first, second = key(ann), key(ann, created_at=LATER, expires_at=MONTH, scopes=["models:read", "account"])
    with store.begin() as tx:
        for made in (first, second, key(bob)):
            tx.api_keys.add(made)
        assert tx.api_keys.by_hash(second.key_hash) == second
        assert tx.api_keys.by_hash("other") is None
        assert [one.id for one in tx.api_keys.of_user(ann.id)] == [second.id, first.id]
        tx.api_keys.touch(first.id, now=LATER)
        assert tx.api_keys.revoke(second.id, now=LATER)
        assert not tx.api_keys.revoke(second.id, now=LATER)
        [left] = tx.api_keys.of_user(ann.id)
        assert (left.id, left.last_used_at) == (first.id, LATER)
        assert tx.api_keys.revoke_user(ann.id, now=LATER) == 1
        assert len(tx.api_keys.of_user(bob.id)) == 1


def test_a_subject_of_a_provider_is_one_user(store: SqlStore) -> None:
    ann, bob = add(store), add(store)
    with store.begin() as tx:
        tx.identities.add(issuer="https://one", subject="7", user_id=ann.id, now=NOON)
        assert tx.identities.find(issuer="https://one", subject="7") == ann.id
        assert tx.identities.find(issuer="https://two", subject="7") is None
        assert tx.identities.of_user(ann.id) == [("https://one", "7")]
        tx.identities.add(issuer="https://one", subject="7", user_id=bob.id, now=NOON)
        assert tx.identities.find(issuer="https://one", subject="7") == ann.id


def test_failures_are_counted_by_subject_and_time(store: SqlStore) -> None:
    with store.begin() as tx:
        for minute in (0, 10, 20):
            tx.login_failures.add("ann", now=NOON + timedelta(minutes=minute))
        tx.login_failures.add("bob", now=NOON)
        assert tx.login_failures.since("ann", NOON + timedelta(minutes=5)) == [
            NOON + timedelta(minutes=10), NOON + timedelta(minutes=20),
        ]  # fmt: skip
        assert tx.login_failures.purge(before=NOON + timedelta(minutes=15)) == 3
        tx.login_failures.clear("ann")
        assert not tx.login_failures.since("ann", NOON - timedelta(days=1))


def test_the_audit_log_is_listed_newest_first(store: SqlStore) -> None:
    made = [entry(user_id="usr_1", at=NOON + timedelta(seconds=i), detail={"n": i}) for i in range(3)]
    with store.begin() as tx:
        for one in (*made, entry(user_id="usr_2", action="logout")):
            tx.audit.add(one)
        assert tx.audit.page(Page(limit=2), user_id="usr_1") == [made[2], made[1]]
        assert tx.audit.page(Page(after=made[1].id), user_id="usr_1") == [made[0]]
        assert len(tx.audit.page(Page())) == 4
        assert [one.user_id for one in tx.audit.page(Page(), action="logout")] == ["usr_2"]


def test_the_audit_log_forgets_somebody_who_left(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.audit.add(entry(user_id="usr_1", ip="10.0.0.1"))
        tx.audit.add(entry(user_id="usr_2", actor_id="usr_1", ip="10.0.0.1", user_agent="x"))
        tx.audit.forget("usr_1")
        [left] = tx.audit.page(Page())
    assert (left.user_id, left.actor_id, left.ip, left.user_agent) == ("usr_2", "usr_1", "", "")


def test_what_fails_leaves_nothing_behind(store: SqlStore) -> None:
    ann = user()

    def fail() -> None:
        with store.begin() as tx:
            tx.users.add(ann)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.read() as tx:
        assert tx.users.get(ann.id) is None
