"""E-mail addresses: one spelling for each account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import RequestError
from prompt2mesh.studio.service.accounts.email import normalised


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ann@example.com", "ann@example.com"),
        (" Ann.Smith+models@Example.COM\n", "ann.smith+models@example.com"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"),
        ("ann\uff20example.com", "ann@example.com"),
        ("björk@example.com", "björk@example.com"),
        ("bjo\u0308rk@example.com", "björk@example.com"),
        ("ann@localhost", "ann@localhost"),
    ],
)
def test_an_address_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert normalised(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "ann", "@example.com", "ann@", "ann@@example.com", "a nn@example.com", "ann@exam ple.com", "ann@-x.com",
     "ann@example..com", ".ann@example.com", "a" * 65 + "@example.com", "ann@" + "x" * 64 + ".com", "ann\x00@x.com",
     "ann@" + ".".join(["x" * 60] * 5), '"ann"@example.com', "ann@exa_mple.com", "ann\u202e@example.com"],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(RequestError, match="should look like"):
        normalised(typed)


@given(st.text(max_size=40) | st.emails())
def test_the_spelling_of_a_spelling_is_itself(typed: str) -> None:
    try:
        kept = normalised(typed)
    except RequestError:
        return
    assert normalised(kept) == kept
    assert len(kept) <= 254
    assert kept.isprintable()
