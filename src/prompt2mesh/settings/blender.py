"""Which Blender of the person's own to work in: the one whose add-on serves a port."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from prompt2mesh.mesh.errors import EnvironmentFaultError

_PORT = 9876
_HOST = "127.0.0.1"
_MOST_PORT = 65535


@dataclass(frozen=True, kw_only=True)
class BlenderAddress:
    """Where a Blender answers.

    Attributes:
        token: What it wants to be shown, where it wants that.
    """

    host: str = _HOST
    port: int = _PORT
    token: str | None = field(default=None, repr=False)


def read_blender_address(environment: Mapping[str, str] | None = None) -> BlenderAddress | None:
    """The Blender that an environment names by `PROMPT2MESH_BLENDER_…` or as for blender-mcp; None where it names none.

    Raises:
        EnvironmentFaultError: The port is none.
    """
    found = os.environ if environment is None else environment
    host = found.get("PROMPT2MESH_BLENDER_HOST") or found.get("BLENDER_HOST")
    port = found.get("PROMPT2MESH_BLENDER_PORT") or found.get("BLENDER_PORT")
    if not host and not port:
        return None
    number = int(port) if port and port.isascii() and port.isdigit() else 0 if port else _PORT
    if not 1 <= number <= _MOST_PORT:
        raise EnvironmentFaultError(f"BLENDER_PORT should be a port from 1 to {_MOST_PORT}; it is {port!r}")
    return BlenderAddress(host=host or _HOST, port=number, token=found.get("PROMPT2MESH_BLENDER_TOKEN") or None)
