"""Port for what can be made without a language model: the kinds of things, and words to ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from prompt2mesh.mesh.program import Parameter


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of thing.

    Attributes:
        name: Unique, `snake_case`.
        title: What people call it.
        words: All nouns that mean it.
        example: A sentence that makes one.
        materials: Which stuff its parts are of, by slot.
        adjectives: Words of its own that change it.
    """

    name: str
    title: str
    family: str
    about: str
    words: tuple[str, ...]
    example: str
    parameters: tuple[Parameter, ...] = ()
    materials: dict[str, str]
    styles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Catalogue(Protocol):
    """What the built-in modeler knows."""

    def kinds(self, *, text: str = "", family: str | None = None) -> Sequence[Kind]:
        """Kinds whose name, words or description have the words in them, the best first; all of them for none."""
        ...

    def kind(self, name: str) -> Kind:
        """A kind by its name or a noun that means it.

        Raises:
            UnknownObjectError: There is none.
        """
        ...

    def families(self) -> dict[str, int]:
        """The families and how many kinds each has."""
        ...
