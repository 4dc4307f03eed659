"""Where to look from: named views of some objects, as an eye and what it looks at."""

import math
from dataclasses import dataclass
from typing import Any

from mathutils import Matrix, Vector

from .errors import CommandError

FIELD_OF_VIEW_RAD = math.radians(35)
_MARGIN = 1.1
_NAMED: "dict[str, tuple[float, float, float]]" = {
    "front": (0, -1, 0),
    "back": (0, 1, 0),
    "right": (1, 0, 0),
    "left": (-1, 0, 0),
    # A little to the front, so that up in the picture is +Y.
    "top": (0, -0.001, 1),
    "bottom": (0, -0.001, -1),
    "three_quarter": (1, -1, 0.7),
}


@dataclass(frozen=True)
class Eye:
    """A perspective camera.

    Attributes:
        world: Its matrix; it looks down its own -Z.
        near: Nearest and farthest distance that it sees, in metres.
    """

    world: Any
    near: float
    far: float

    @property
    def view(self) -> Any:
        """From the world to the camera."""
        return self.world.inverted()

    def projection(self, aspect: float) -> Any:
        """From the camera to the picture; the field of view is that of the longer side."""
        scale = 1 / math.tan(FIELD_OF_VIEW_RAD / 2)
        across, up = (scale, scale * aspect) if aspect >= 1 else (scale / aspect, scale)
        near, far = self.near, self.far
        return Matrix(
            (
                (across, 0, 0, 0),
                (0, up, 0, 0),
                (0, 0, (far + near) / (near - far), 2 * far * near / (near - far)),
                (0, 0, -1, 0),
            )
        )


def eye_towards(
    box: "tuple[list[float], list[float]] | None", view: Any, *, aspect: float = 1.0, distance_m: "float | None" = None
) -> Eye:
    """An eye that sees the whole box from a direction.

    Raises:
        CommandError: The direction is neither a known name nor three numbers.
    """
    low, high = (Vector(corner) for corner in (box or ([-1, -1, -1], [1, 1, 1])))
    center, radius = (low + high) / 2, max((high - low).length / 2, 0.05)
    half = math.atan(math.tan(FIELD_OF_VIEW_RAD / 2) / max(aspect, 1 / aspect))
    distance = distance_m or radius / math.sin(half) * _MARGIN
    eye = center + _direction(view) * distance
    turned = (center - eye).to_track_quat("-Z", "Y").to_matrix().to_4x4()
    return Eye(
        world=Matrix.Translation(eye) @ turned,
        near=max(distance - radius * 3, distance * 0.01),
        far=distance + radius * 3,
    )


def _direction(view: Any) -> Any:
    if isinstance(view, str) and view in _NAMED:
        return Vector(_NAMED[view]).normalized()
    if isinstance(view, (list, tuple)) and len(view) == 3:
        numbers = [float(one) for one in view if isinstance(one, (int, float))]
        if len(numbers) == 3 and any(numbers):
            return Vector(numbers).normalized()
    raise CommandError(
        f"a view is one of {', '.join(_NAMED)} or a direction [x, y, z]; got {view!r}", code="bad_params"
    )
