"""The grammar: items in, a `Brief` out.

A prompt is read from left to right as noun phrases joined by prepositions,
verbs and lists. Each noun phrase becomes an object, a part of the object
before it, or a material, as its place and the library's declarations say.
"""

from __future__ import annotations

from prompt2mesh.language import technical
from prompt2mesh.language.brief import Brief
from prompt2mesh.language.contradictions import check_contradictions
from prompt2mesh.language.items import Lexer
from prompt2mesh.language.reader import Reader
from prompt2mesh.language.tokens import check_language, clean, tokenise
from prompt2mesh.language.vocabulary import vocabulary
from prompt2mesh.mesh.errors import PromptLanguageError


def parse(text: str) -> Brief:
    """Reads a prompt.

    Args:
        text: English, at most 2000 characters.

    Returns:
        The brief; every token of the prompt is in `words` with the role it was given.

    Raises:
        EmptyPromptError: No words.
        PromptTooLongError: More than 2000 characters.
        PromptLanguageError: Not English.
        UnreasonableSizeError: A size or count nothing can be built with.
        ContradictionError: What is asked cannot exist.
    """
    plain = clean(text)
    tokens = tokenise(plain)
    if not any(t.kind in {"word", "quoted"} for t in tokens):
        raise PromptLanguageError("a prompt has words", hint='say what to make, such as "a wooden chair"')
    check_language(tokens)
    words = vocabulary()
    brief = technical.read(plain, tokens, words)
    if brief is not None:
        return brief
    check_contradictions(tokens)
    items = Lexer(tokens, plain, words).items()
    if all(item.has("unknown", "symbol", "end", "comma", "number") for item in items):
        raise PromptLanguageError(
            "no word of this prompt is an English word the built-in modeler knows", hint="say it in English"
        )
    return Reader(plain, tokens, items, words).read()
