from prompt2mesh.client.models import Wish
from prompt2mesh.web.widgets.checklist import colour_words, sentence_html, wishes_html

_TABLE = [
    Wish(phrase="table", status="met"),
    Wish(phrase="round", status="met"),
    Wish(phrase="four brass legs", status="met"),
    Wish(phrase="brass leg", status="met"),
    Wish(phrase="oak", status="approximated", note="with pine"),
]


def test_every_word_of_the_sentence_keeps_its_place() -> None:
    text = "A round oak table, with four brass legs!"
    pieces = colour_words(text, _TABLE)
    assert "".join(piece for piece, _ in pieces) == text


def test_words_take_the_outcome_of_their_wish_and_neighbours_run_together() -> None:
    assert colour_words("a round oak table with four brass legs", _TABLE) == [
        ("a", ""),
        (" ", ""),
        ("round", "met"),
        (" ", ""),
        ("oak", "approximated"),
        (" ", ""),
        ("table", "met"),
        (" ", ""),
        ("with", ""),
        (" ", ""),
        ("four brass legs", "met"),
    ]


def test_the_worst_outcome_of_a_word_is_shown() -> None:
    wishes = [Wish(phrase="shiny table", status="met"), Wish(phrase="shiny", status="not_understood")]
    assert ("shiny", "not_understood") in colour_words("a shiny table", wishes)


def test_a_word_within_a_word_is_not_coloured() -> None:
    assert colour_words("a carpet", [Wish(phrase="car", status="met")]) != [("a ", ""), ("car", "met"), ("pet", "")]
    assert all(
        not status or piece == "carpet"
        for piece, status in colour_words("a carpet", [Wish(phrase="car", status="met")])
    )


def test_markup_in_a_prompt_is_shown_and_not_obeyed() -> None:
    wishes = [Wish(phrase="<b>mug</b>", status="met", note="<script>")]
    assert "<b>" not in sentence_html("a <b>mug</b>", wishes)
    assert "<script>" not in wishes_html(wishes)


def test_what_was_not_understood_comes_first() -> None:
    wishes = [Wish(phrase="table", status="met"), Wish(phrase="flumox", status="not_understood", note="no such word")]
    shown = wishes_html(wishes)
    assert shown.index("flumox") < shown.index("table")
