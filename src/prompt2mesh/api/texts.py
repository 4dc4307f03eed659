"""Texts that callers send: what may be in them."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from prompt2mesh.studio.service.projects import MAX_DESCRIPTION, MAX_NAME, MAX_TAG


def _plain(text: str) -> str:
    if any(unicodedata.category(character) == "Cc" and character not in "\n\t\r" for character in text):
        raise ValueError("control characters are not allowed")
    return text


def _one_line(text: str) -> str:
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise ValueError("control characters such as line breaks are not allowed")
    return text


ProjectName = Annotated[str, StringConstraints(max_length=MAX_NAME), AfterValidator(_one_line)]
Description = Annotated[str, StringConstraints(max_length=MAX_DESCRIPTION), AfterValidator(_plain)]
Tag = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TAG), AfterValidator(_one_line)]
Words = Annotated[
    str | None,
    Field(max_length=200, pattern=r"^[^\x00]*$", description="Words that the name, description or a tag has."),
]
TagWanted = Annotated[str | None, Field(max_length=MAX_TAG, pattern=r"^[^\x00]*$", description="A tag it has.")]
