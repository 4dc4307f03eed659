"""Envelope encryption: what a person's key seals opens for that person, purpose and key only."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.identity.envelopes import AesGcmEnvelopes
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import AuthenticationError
from prompt2mesh.studio.ports.records import UserKey

OLD, NEW = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe", "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"
ENVELOPES = AesGcmEnvelopes(KeyRing.from_text(NEW))


def key(key_id: str, user_id: str, envelopes: AesGcmEnvelopes = ENVELOPES) -> UserKey:
    wrapped = envelopes.new_key(key_id, user_id)
    return UserKey(id=key_id, user_id=user_id, wrapped=wrapped, created_at=datetime(2026, 5, 4, tzinfo=UTC))


ANNS, BENS = key("uky_1", "usr_ann"), key("uky_2", "usr_ben")
SEALED = ENVELOPES.seal("sk-of-ann", ANNS, purpose="llm key llm_1")


@given(st.text(max_size=300))
def test_a_sealed_secret_opens_again_and_does_not_show(text: str) -> None:
    sealed = ENVELOPES.seal(text, ANNS, purpose="p")
    assert ENVELOPES.open(sealed, ANNS, purpose="p") == text
    assert ENVELOPES.key_id(sealed) == "uky_1"
    assert len(text) < 8 or text not in sealed


@given(st.integers(0, len(SEALED) - 1), st.sampled_from("ABCXYZabcxyz0189-_=.k \né"), st.booleans())
def test_no_altered_sealed_secret_opens(at: int, other: str, insert: bool) -> None:
    altered = SEALED[:at] + other + SEALED[at + (not insert) :]
    if altered != SEALED:
        with pytest.raises(AuthenticationError):
            ENVELOPES.open(altered, ANNS, purpose="llm key llm_1")


@given(st.integers(0, len(ANNS.wrapped) - 1), st.sampled_from("ABCXYZabcxyz0189-_=.k \né"), st.booleans())
def test_no_altered_key_unwraps(at: int, other: str, insert: bool) -> None:
    altered = ANNS.wrapped[:at] + other + ANNS.wrapped[at + (not insert) :]
    if altered != ANNS.wrapped:
        with pytest.raises(AuthenticationError):
            ENVELOPES.open(SEALED, replace(ANNS, wrapped=altered), purpose="llm key llm_1")


@pytest.mark.parametrize("thief", [
    BENS, replace(BENS, id=ANNS.id), replace(ANNS, user_id="usr_ben"), replace(ANNS, id="uky_3"),
    replace(ANNS, wrapped=BENS.wrapped), replace(BENS, wrapped=ANNS.wrapped),
], ids=["another", "renamed", "moved to another person", "under another name", "swapped", "stolen"])  # fmt: skip
def test_a_secret_and_a_key_do_not_move_to_another_row(thief: UserKey) -> None:
    sealed = SEALED.replace(ANNS.id, thief.id)
    with pytest.raises(AuthenticationError):
        ENVELOPES.open(sealed, thief, purpose="llm key llm_1")


def test_a_secret_opens_for_its_purpose_and_object_only() -> None:
    for purpose in ("webhook secret", "llm key llm_2", "llm key", ""):
        with pytest.raises(AuthenticationError):
            ENVELOPES.open(SEALED, ANNS, purpose=purpose)


def test_a_rotation_wraps_the_key_anew_and_touches_no_secret() -> None:
    before, during = (AesGcmEnvelopes(KeyRing.from_text(text)) for text in (OLD, f"{NEW},{OLD}"))
    old = key("uky_9", "usr_ann", before)
    sealed = before.seal("sk-of-ann", old, purpose="p")
    with pytest.raises(AuthenticationError):
        ENVELOPES.open(sealed, old, purpose="p")
    new = replace(old, wrapped=during.rewrap(old))
    assert ENVELOPES.open(sealed, new, purpose="p") == "sk-of-ann"
    assert during.rewrap(new) == new.wrapped
    with pytest.raises(AuthenticationError):
        before.open(sealed, new, purpose="p")


def test_keys_and_secrets_do_not_show_in_the_text_of_a_record() -> None:
    assert ANNS.wrapped not in repr(ANNS)


def test_what_an_older_version_sealed_has_no_key() -> None:
    assert ENVELOPES.key_id("gAAAAABmexample") is None
    with pytest.raises(AuthenticationError):
        ENVELOPES.open("gAAAAABmexample", ANNS, purpose="p")
