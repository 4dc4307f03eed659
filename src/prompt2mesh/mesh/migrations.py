"""Brings documents of older schema versions up to the current one, a step at a time.

A step takes a document of its version and gives one of the next; it works on
plain data, because the models of an old version no longer exist.
"""

from collections.abc import Callable, Mapping

from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.program import SCHEMA_VERSION

Step = Callable[[JsonObject], JsonObject]

# From version → step to the next version. Version 1 is the first, so there is none yet.
STEPS: Mapping[int, Step] = {}


def migrate(document: JsonObject, *, steps: Mapping[int, Step] = STEPS, current: int = SCHEMA_VERSION) -> JsonObject:
    """The document in the current schema version.

    Args:
        document: A document; one that does not say its version is taken as current.
        steps: From version → step to the next.
        current: The version to reach.

    Raises:
        ProgramError: The version is not a whole number, is newer than this program knows, or has no step.
    """
    version: object = document.get("schema_version", current)
    if not isinstance(version, int) or isinstance(version, bool):
        raise ProgramError(f"a whole number is expected; got {version!r:.60}", path="schema_version")
    if version > current:
        raise ProgramError(
            f"this file has version {version}, and version {current} is the newest known here",
            path="schema_version",
            hint="install a newer prompt2mesh",
        )
    while version < current:
        if version not in steps:
            raise ProgramError(f"no way is known from version {version} to {current}", path="schema_version")
        document = {**steps[version](document), "schema_version": version + 1}
        version += 1
    return document
