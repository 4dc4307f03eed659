"""The grammar of technical parts: a named solid and its features in numbers."""

from prompt2mesh.language.brief import Brief
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary


def read(plain: str, tokens: list[Token], words: Vocabulary) -> Brief | None:  # noqa: ARG001
    """The brief of a technical part, or None where the prompt is not one."""
    return None
