"""Refresh tokens and API keys."""

import re

from prompt2mesh.identity.opaque import RandomSecrets

SECRETS = RandomSecrets()


def test_an_api_key_has_the_form_that_the_docs_say() -> None:
    key = SECRETS.new_api_key()
    assert re.fullmatch(r"p2m_[0-9a-z]{12}_[0-9A-Za-z]{43}", key.text)
    assert key.text.startswith(key.prefix + "_")
    assert SECRETS.looks_like_api_key(key.text)


def test_what_is_kept_does_not_show_the_secret() -> None:
    for secret in (SECRETS.new_api_key(), SECRETS.new_refresh_token()):
        assert SECRETS.digest(secret.text) == secret.digest
        assert re.fullmatch(r"[0-9a-f]{64}", secret.digest)
        assert secret.text not in repr(secret)


def test_no_two_are_the_same() -> None:
    assert len({SECRETS.new_refresh_token().text for _ in range(500)}) == 500
    assert len({SECRETS.new_api_key().prefix for _ in range(500)}) == 500


def test_other_texts_are_no_api_keys() -> None:
    for text in ("", "p2m_", SECRETS.new_refresh_token().text, SECRETS.new_api_key().text + "x", "eyJhbGciOi.J9.x"):
        assert not SECRETS.looks_like_api_key(text)
