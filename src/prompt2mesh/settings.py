"""Typed settings, read from the environment when asked and never at import."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from prompt2mesh.mesh.errors import EnvironmentFaultError


@dataclass(frozen=True)
class Settings:
    """How this machine should work.

    Attributes:
        workers: Blender processes at a time (`PROMPT2MESH_WORKERS`).
        build_timeout_s: Longest a build may take (`PROMPT2MESH_BUILD_TIMEOUT_S`).
    """

    workers: int = 1
    build_timeout_s: float = 120.0

    def render_threads(self, workers: int) -> int | None:
        """Render threads of each of several workers; None leaves it to Blender."""
        return None if workers <= 1 else max(1, (os.cpu_count() or 1) // workers)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment (the process's own by default).

    Raises:
        EnvironmentFaultError: A variable is not a positive number.
    """
    found = os.environ if environment is None else environment
    return Settings(
        workers=int(_positive(found, "PROMPT2MESH_WORKERS", 1)),
        build_timeout_s=_positive(found, "PROMPT2MESH_BUILD_TIMEOUT_S", 120.0),
    )


def _positive(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name, "")
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if value <= 0:
        raise EnvironmentFaultError(f"{name} should be a positive number; it is {text!r}")
    return value
