"""What one model can hold: few words can ask for more than any worker builds ("75 shelves", each with its books)."""

from __future__ import annotations

from prompt2mesh.mesh.checks import check_limits
from prompt2mesh.mesh.errors import ProgramLimitError, UnreasonableSizeError
from prompt2mesh.mesh.program import MeshProgram


def within_limits(program: MeshProgram) -> MeshProgram:
    """The program.

    Raises:
        UnreasonableSizeError: It is of more parts, copies or vertices than a worker builds.
    """
    try:
        check_limits(program)
    except ProgramLimitError as error:
        told = error.message.removeprefix(f"{error.path}: ")
        raise UnreasonableSizeError(
            f"this asks for more than one model can hold: {told}", hint="ask for fewer or simpler things"
        ) from error
    return program
