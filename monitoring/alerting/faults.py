"""Which ways of a job's end are its asker's, out of the tree of errors."""

from collections.abc import Iterator

from prompt2mesh.mesh.errors import Prompt2MeshError, UserError


def _codes(kind: type[Prompt2MeshError]) -> Iterator[str]:
    yield kind.code
    for below in kind.__subclasses__():
        yield from _codes(below)


# A regular expression for the label `code`: no operator can mend these.
USER_FAULTS = "|".join(sorted(set(_codes(UserError))))
