"""Splits a prompt into tokens that together cover every character that is not blank."""

import re
import unicodedata
from dataclasses import dataclass

from prompt2mesh.mesh.errors import EmptyPromptError, PromptLanguageError, PromptTooLongError, UnreasonableSizeError

MAX_CHARACTERS = 2000
MAX_NUMBER = 1e12

_NUMBER = r"\d+(?:\.\d+)?[eE][+-]?\d+(?!\w)|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
# The sequences that colour a terminal: their letters and digits are no words.
_TERMINAL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_TOKEN = re.compile(
    rf"""
    (?P<quoted>(?<!\d)"[^"\n]{{1,80}}"|(?<!\w)'[^'\n]{{2,80}}'(?!\w))
    |(?P<hex>\#(?:[0-9a-fA-F]{{6}}|[0-9a-fA-F]{{3}})\b)
    |(?P<number>{_NUMBER})
    |(?P<times>(?<=\d)(?:mm|cm|m|in)?[x](?=\d|[mM]\d|\u00f8))
    |(?P<word>[^\W\d_]+(?:'[^\W\d_]+|'(?=-))?)
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)
_FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2032": "'", "\u2033": '"',
    "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00d7": "x", "\u00a0": " ",
    "\u2300": "\u00f8", "\u00d8": "\u00f8",
})  # fmt: skip


# Articles no English sentence has, and the small words no English sentence does without.
_FOREIGN = frozenset("ein eine einen einem einer der das un una une een het uma um il gli ett".split())
_ENGLISH = frozenset("a an the of with and on in at to for from by that is it no".split())


@dataclass(frozen=True)
class Token:
    """A piece of the prompt; `glued` means no blank stands before it, `joined` a hyphen."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool
    joined: bool = False

    @property
    def low(self) -> str:
        """The text in lower case without accents."""
        low = fold(self.text)
        return low.removesuffix("'") if self.kind == "word" else low


_EMOTICONS = frozenset(chr(code) for code in range(0x1F600, 0x1F650))
_VARIATION = "\ufe0f"


def fold(text: str) -> str:
    """Lower case without accents ("Café" → "cafe")."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).lower()


def clean(text: str) -> str:
    """The prompt with control characters as blanks and typographic marks as plain ones, of equal length.

    Raises:
        EmptyPromptError: Nothing but blanks.
        PromptTooLongError: More than `MAX_CHARACTERS`.
        PromptLanguageError: No letter, or mostly letters that are not Latin.
    """
    if len(text) > MAX_CHARACTERS:
        raise PromptTooLongError(
            f"a prompt has at most {MAX_CHARACTERS} characters; this one has {len(text)}",
            hint="describe one object or a small scene in a few sentences",
        )
    plain = _TERMINAL.sub(lambda sequence: " " * len(sequence.group()), text.translate(_FOLD))
    plain = "".join(" " if unicodedata.category(c)[0] in "CZ" or c == _VARIATION else c for c in plain)
    if not plain.strip():
        raise EmptyPromptError("the prompt is empty", hint='say what to make, such as "a wooden chair"')
    letters = [c for c in plain if c.isalpha()]
    latin = sum(1 for c in letters if c.isascii() or unicodedata.name(c, "").startswith("LATIN"))
    if letters and latin * 2 < len(letters):
        raise PromptLanguageError(
            "the built-in modeler reads English; this prompt is mostly in another script",
            hint="say it in English, or use the agent modeler with a language model",
        )
    return plain


def check_language(tokens: list[Token]) -> None:
    """Refuses a prompt that is written in another language with Latin letters.

    Raises:
        PromptLanguageError: It has foreign articles and no small English word.
    """
    lows = {token.low for token in tokens}
    if lows & _FOREIGN and not lows & _ENGLISH:
        raise PromptLanguageError(
            f"the built-in modeler reads English; {min(lows & _FOREIGN)!r} is not an English word",
            hint="say it in English, or use the agent modeler with a language model",
        )


# Words of the names of pictographs that say nothing of what they show.
_PICTOGRAPH = frozenset(
    "face symbol sign with emoji medium heavy small large white black eyes smiling open mouth head old new".split()
)


def _pictograph(character: str) -> list[str]:
    """What an emoji shows, by its name in Unicode ("DOG FACE": dog)."""
    words = re.findall(r"[a-z]+", unicodedata.name(character, "").lower())
    return [w for w in words if w not in _PICTOGRAPH] or words


def tokenise(plain: str) -> list[Token]:
    """The tokens of a cleaned prompt, in order.

    Raises:
        UnreasonableSizeError: A number that measures and counts nothing.
    """
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(plain):
        if match.lastgroup == "times":  # "60mmx40mm", "4xM6"
            tokens += _split_times(match)
            end = match.end()
            continue
        if unicodedata.category(match.group()[0]) == "So" and match.group()[0] not in _EMOTICONS:
            tokens += [Token("word", w, match.start(), match.end(), glued=False) for w in _pictograph(match.group()[0])]
            end = match.end()
            continue
        kind = match.lastgroup or "mark"
        if kind == "number" and float(match.group().replace(",", "")) > MAX_NUMBER:
            raise UnreasonableSizeError(
                f"a number of at most {MAX_NUMBER:,.0f} is expected; got {match.group():.40}",
                hint="say a smaller number",
            )
        tokens.append(Token(kind, match.group(), match.start(), match.end(), match.start() == end))
        end = match.end()
    return _join_hyphens(tokens)


def _split_times(match: re.Match[str]) -> list[Token]:
    middle = match.end() - 1
    unit = match.group()[:-1]
    before = [Token("word", unit, match.start(), middle, True)] if unit else []
    return [*before, Token("word", match.group()[-1], middle, match.end(), True)]


def _join_hyphens(tokens: list[Token]) -> list[Token]:
    """Drops the hyphens inside compounds ("well-worn") and marks the word after as joined."""
    kept: list[Token] = []
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if (
            token.text == "-" and token.glued and kept and kept[-1].kind in {"word", "number"}
            and following and following.glued and following.kind in {"word", "number"}
            and not (kept[-1].kind == "number" and following.kind == "number")
        ):  # fmt: skip
            continue
        before = tokens[number - 1] if number else None
        joined = before is not None and before.text == "-" and (not kept or kept[-1] is not before) and token.glued
        kept.append(Token(token.kind, token.text, token.start, token.end, token.glued, joined) if joined else token)
    return kept
