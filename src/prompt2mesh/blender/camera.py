"""The camera: views around the model, framed exactly on its vertices at any aspect."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import NDArray

from prompt2mesh.blender.lighting import studio_collection
from prompt2mesh.mesh.errors import GeometryError, ParameterError

MODEL_COLLECTION = "Model"
_CAMERA = "Studio camera"
FOCAL_LENGTH_MM = 70.0
SENSOR_MM = 36.0
FIELD_OF_VIEW_DEG = math.degrees(2 * math.atan(0.5 * SENSOR_MM / FOCAL_LENGTH_MM))
# The hero's camera rises where the height is less than this share of the width, up to so many degrees.
_FLAT_BELOW, _FLATTEST, _OVER_FLAT = 0.3, 0.1, 40.0
_MAX_POINTS_PER_OBJECT = 4000

ViewName = Literal["hero", "front", "back", "left", "right", "top", "three_quarter_back", "low"]
Points = NDArray[np.float64]


@dataclass(frozen=True)
class View:
    """Where the camera stands: degrees around from the front (positive to the model's +X) and up."""

    azimuth: float
    elevation: float


VIEWS: dict[ViewName, View] = {
    "hero": View(-32.0, 20.0),
    "front": View(0.0, 6.0),
    "back": View(180.0, 6.0),
    "left": View(-90.0, 6.0),
    "right": View(90.0, 6.0),
    "top": View(0.0, 88.0),
    "three_quarter_back": View(148.0, 24.0),
    "low": View(-24.0, 3.0),
}


def model_points() -> Points:
    """World positions (n, 3) of the vertices of the objects in the collection "Model", thinned when many.

    Raises:
        GeometryError: There is nothing to see.
    """
    bpy.context.view_layer.update()
    points = _points_of(_model_objects())
    if points is None:
        raise GeometryError(
            'Expected a mesh in the collection "Model" to render; there is none.', hint="Build a model first."
        )
    return points


def part_points(path: str) -> Points:
    """World positions of the vertices of a part and of what is below it.

    Args:
        path: As reports say it (`table/leg 2`) or as the program's names go down to it; a part that has copies
            means all of them.

    Raises:
        ParameterError: The scene has no such part, or the part has no mesh.
    """
    bpy.context.view_layer.update()
    points = _points_of(part_objects(path))
    if points is None:
        raise ParameterError(f"a part that has a mesh is expected; {path[:120]!r} is an empty group")
    return points


def part_objects(path: str) -> set[bpy.types.Object]:
    """The objects of a part and of what is below it.

    Raises:
        ParameterError: The scene has no such part.
    """
    items = _model_objects()
    below = f"{path}/"
    named = [i for i in items if path in {i["path"], i["part"]} or str(i["part"]).startswith(below)]
    if not named:
        known = list(dict.fromkeys(str(name) for item in items for name in (item["part"], item["path"])))
        raise ParameterError(
            f"the path of a part is expected; got {path[:120]!r}", hint="name a part as the list of parts does",
            suggestions=tuple(get_close_matches(path, known, n=5, cutoff=0.4) or known[:5]),
        )  # fmt: skip
    return {found for item in named for found in (item, *item.children_recursive)}


def _model_objects() -> list[bpy.types.Object]:
    collection = bpy.data.collections.get(MODEL_COLLECTION)
    return list(collection.all_objects) if collection else []


def _points_of(items: Iterable[bpy.types.Object]) -> Points | None:
    clouds: list[Points] = []
    for item in items:
        if item.type != "MESH" or item.hide_render or not item.data.vertices:
            continue
        flat = np.empty(len(item.data.vertices) * 3, dtype=np.float32)
        item.data.vertices.foreach_get("co", flat)
        points = flat.reshape(-1, 3)
        if len(points) > _MAX_POINTS_PER_OBJECT:
            extremes = np.concatenate([points.argmin(0), points.argmax(0)])
            points = np.concatenate([points[:: len(points) // _MAX_POINTS_PER_OBJECT + 1], points[extremes]])
        matrix = np.array(item.matrix_world)
        clouds.append(points @ matrix[:3, :3].T + matrix[:3, 3])
    return np.concatenate(clouds) if clouds else None


def hero_elevation(points: Points) -> float:
    """How high the hero's camera stands, degrees: higher over flat things, whose top is what there is to see."""
    size = np.ptp(points, axis=0)
    flat = float(size[2]) / max(float(max(size[:2])), 1e-9)
    share = min(max((_FLAT_BELOW - flat) / (_FLAT_BELOW - _FLATTEST), 0.0), 1.0)
    return VIEWS["hero"].elevation + share * (_OVER_FLAT - VIEWS["hero"].elevation)


def turned(points: Points, degrees: float) -> Points:
    """The points turned about the vertical axis through the origin."""
    a = np.radians(degrees)
    c, s = np.cos(a), np.sin(a)
    return points @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])


def _axes(view: View) -> tuple[Points, Points, Points]:
    """The camera's right, up and forward directions."""
    a, e = np.radians(view.azimuth), np.radians(view.elevation)
    forward = np.array([-np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), -np.sin(e)])
    right = np.array([np.cos(a), np.sin(a), 0.0])
    return right, np.cross(right, forward), forward


def aim(
    points: Points, view: View, *, aspect: float = 1.0, fill: float = 0.84,
    field_of_view_deg: float = FIELD_OF_VIEW_DEG,
) -> bpy.types.Object:  # fmt: skip
    """Places the scene's camera so that the points fill the picture.

    For a fixed direction the tightest camera is exact: each frustum plane gives
    one linear bound on the camera's position, and opposite bounds met together
    give its depth and its offset.

    Args:
        points: World positions to see.
        view: Direction to look from.
        aspect: Width over height of the picture.
        fill: Share of the picture that the model may take.
        field_of_view_deg: Of the longer side.
    """
    right, up, forward = _axes(view)
    half_field = math.tan(math.radians(field_of_view_deg) / 2)
    half = half_field * fill
    half_x, half_y = (half, half / aspect) if aspect >= 1 else (half * aspect, half)
    across, above, ahead = points @ right, points @ up, points @ forward
    right_bound, left_bound = (across - half_x * ahead).max(), (-across - half_x * ahead).max()
    top_bound, bottom_bound = (above - half_y * ahead).max(), (-above - half_y * ahead).max()
    depth = min(-(right_bound + left_bound) / (2 * half_x), -(top_bound + bottom_bound) / (2 * half_y))
    sideways = 0.5 * (right_bound - left_bound)
    upwards = 0.5 * (top_bound - bottom_bound)
    place = right * sideways + up * upwards + forward * depth
    camera = _camera()
    camera.matrix_world = (
        Matrix.Translation(Vector(place)) @ Matrix(np.stack([right, up, -forward], axis=1).tolist()).to_4x4()
    )
    camera.data.lens = 0.5 * SENSOR_MM / half_field
    size = float(np.ptp(points, axis=0).max())
    nearest = float(ahead.min()) - depth
    camera.data.clip_start = max(nearest * 0.2, 1e-6)
    camera.data.clip_end = (float(ahead.max()) - depth + size) * 40
    bpy.context.scene.camera = camera
    return camera


def _camera() -> bpy.types.Object:
    camera = bpy.data.objects.get(_CAMERA)
    if camera is None:
        data = bpy.data.cameras.new(_CAMERA)
        data.sensor_width = SENSOR_MM
        data.sensor_fit = "AUTO"
        camera = bpy.data.objects.new(_CAMERA, data)
        studio_collection().objects.link(camera)
    return camera
