"""Where to look from, by name or by angles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.studio.ports.modeling import Viewpoint

VIEWS: Mapping[str, Viewpoint] = {
    "hero": Viewpoint(),
    "front": Viewpoint(azimuth_deg=0, elevation_deg=6),
    "right": Viewpoint(azimuth_deg=90, elevation_deg=6),
    "back": Viewpoint(azimuth_deg=180, elevation_deg=6),
    "left": Viewpoint(azimuth_deg=-90, elevation_deg=6),
    "top": Viewpoint(azimuth_deg=0, elevation_deg=88),
    "bottom": Viewpoint(azimuth_deg=-32, elevation_deg=-50),
    "behind": Viewpoint(azimuth_deg=148, elevation_deg=24),
}
DEFAULT_VIEWS = ("hero", "front", "right", "behind")
_ANGLES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,; ]\s*([+-]?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True)
class NamedView:
    """A viewpoint and what its picture is called."""

    name: str
    viewpoint: Viewpoint


def read_views(views: Sequence[str], *, part: str | None = None, fill: float | None = None) -> list[NamedView]:
    """The views that words mean.

    Args:
        views: Names, or azimuth and elevation in degrees such as "45,20".
        part: A part to look at closely.
        fill: Share of the picture that it may take.

    Raises:
        ParameterError: A word is neither, or an angle is none that a camera can have.
    """
    found: list[NamedView] = []
    for text in views:
        angles = _ANGLES.fullmatch(text)
        if text.strip().lower() in VIEWS:
            name, viewpoint = text.strip().lower(), VIEWS[text.strip().lower()]
        elif angles:
            name = f"{float(angles[1]):g},{float(angles[2]):g}"
            viewpoint = Viewpoint(azimuth_deg=float(angles[1]), elevation_deg=float(angles[2]))
        else:
            raise ParameterError(
                f"a view is {', '.join(VIEWS)} or 'azimuth,elevation' in degrees such as '45,20'; got {text[:60]!r}"
            )
        if part is not None:
            name = f"{name}-{part}"
            viewpoint = replace(viewpoint, part=part)
        if fill is not None:
            viewpoint = replace(viewpoint, fill=fill)
        found.append(NamedView(file_stem(name), viewpoint))
    return found


def name_of(viewpoint: Viewpoint) -> str:
    """What a picture from there is called."""
    same = next((n for n, v in VIEWS.items() if replace(viewpoint, part=None, fill=v.fill, floor=v.floor) == v), None)
    name = same or f"{viewpoint.azimuth_deg:g},{viewpoint.elevation_deg:g}"
    return file_stem(f"{name}-{viewpoint.part}" if viewpoint.part else name)


def file_stem(text: str) -> str:
    """Text as a part of a file's name."""
    return re.sub(r"[^A-Za-z0-9,.-]+", "_", text).strip("_.")[:60] or "view"
