"""Signed addresses and sealed secrets."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signing import FernetBox, HmacUrlSigner
from prompt2mesh.mesh.errors import AuthenticationError

OLD, NEW = "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe", "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"
NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
EXPIRES = int((NOW + timedelta(hours=1)).timestamp())
DIGEST, NAME = "ab" * 32, "model.glb"
SIGNER = HmacUrlSigner(KeyRing.from_text(NEW))
BOX = FernetBox(KeyRing.from_text(NEW))


def test_a_signed_address_is_good_until_it_expires() -> None:
    signature = SIGNER.sign(DIGEST, NAME, expires_at=EXPIRES)
    assert SIGNER.verify(DIGEST, NAME, expires_at=EXPIRES, signature=signature, now=NOW)
    last = datetime.fromtimestamp(EXPIRES, UTC)
    assert SIGNER.verify(DIGEST, NAME, expires_at=EXPIRES, signature=signature, now=last - timedelta(seconds=1))
    assert not SIGNER.verify(DIGEST, NAME, expires_at=EXPIRES, signature=signature, now=last)


@given(st.text(max_size=70), st.text(max_size=30), st.integers(), st.text(max_size=50))
def test_no_other_address_has_this_signature(digest: str, name: str, expires_at: int, other: str) -> None:
    signature = SIGNER.sign(DIGEST, NAME, expires_at=EXPIRES)
    assert SIGNER.verify(DIGEST, NAME, expires_at=EXPIRES, signature=other, now=NOW) == (other == signature)
    for changed in ((digest, NAME, EXPIRES), (DIGEST, name, EXPIRES), (DIGEST, NAME, expires_at)):
        if changed != (DIGEST, NAME, EXPIRES):
            assert not SIGNER.verify(changed[0], changed[1], expires_at=changed[2], signature=signature, now=NOW)


@given(st.integers(0, 42), st.characters())
def test_no_altered_signature_passes(at: int, other: str) -> None:
    signature = SIGNER.sign(DIGEST, NAME, expires_at=EXPIRES)
    altered = signature[:at] + other + signature[at + 1 :]
    if altered != signature:
        assert not SIGNER.verify(DIGEST, NAME, expires_at=EXPIRES, signature=altered, now=NOW)


def test_what_moves_between_digest_and_name_changes_the_signature() -> None:
    assert SIGNER.sign("ab", "c", expires_at=1) != SIGNER.sign("a", "bc", expires_at=1)
    assert SIGNER.sign("a", "b", expires_at=11) != SIGNER.sign("a", "b1", expires_at=1)


def test_addresses_survive_a_rotation_until_the_old_secret_goes() -> None:
    signature = HmacUrlSigner(KeyRing.from_text(OLD)).sign(DIGEST, NAME, expires_at=EXPIRES)
    during, after = HmacUrlSigner(KeyRing.from_text(f"{NEW},{OLD}")), SIGNER
    assert during.verify(DIGEST, NAME, expires_at=EXPIRES, signature=signature, now=NOW)
    assert not after.verify(DIGEST, NAME, expires_at=EXPIRES, signature=signature, now=NOW)


@given(st.text(max_size=300))
def test_a_sealed_secret_opens_again_and_does_not_show(text: str) -> None:
    sealed = BOX.seal(text, purpose="webhook secrets")
    assert BOX.open(sealed, purpose="webhook secrets") == text
    assert len(text) < 8 or text not in sealed


ONE_SEALED = BOX.seal("whsec_of_ann", purpose="webhook secrets")


@given(st.integers(0, len(ONE_SEALED) - 1), st.sampled_from("ABCXYZabcxyz0189-_= \né"), st.booleans())
def test_no_altered_sealed_secret_opens(at: int, other: str, insert: bool) -> None:
    altered = ONE_SEALED[:at] + other + ONE_SEALED[at + (not insert) :]
    if altered != ONE_SEALED:
        with pytest.raises(AuthenticationError):
            BOX.open(altered, purpose="webhook secrets")


def test_a_sealed_secret_opens_for_its_purpose_only() -> None:
    with pytest.raises(AuthenticationError):
        BOX.open(ONE_SEALED, purpose="login states")


def test_sealed_secrets_survive_a_rotation_and_can_be_sealed_anew() -> None:
    sealed = FernetBox(KeyRing.from_text(OLD)).seal("x", purpose="p")
    during = FernetBox(KeyRing.from_text(f"{NEW},{OLD}"))
    assert during.open(sealed, purpose="p") == "x"
    with pytest.raises(AuthenticationError):
        BOX.open(sealed, purpose="p")
    assert BOX.open(during.reseal(sealed, purpose="p"), purpose="p") == "x"


def test_what_was_sealed_too_long_ago_does_not_open() -> None:
    sealed = BOX.seal("whsec_of_ann", purpose="webhook secrets")
    assert BOX.open(sealed, purpose="webhook secrets", max_age_s=600)
    with pytest.raises(AuthenticationError):
        BOX.open(sealed, purpose="webhook secrets", max_age_s=-1)
