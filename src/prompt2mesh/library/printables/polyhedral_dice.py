"""Dice of four, eight, twelve and twenty sides, with their numbers standing on the faces."""

import math

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import PolyMesh, Text

_PHI = (1 + math.sqrt(5)) / 2
Floats = NDArray[np.float64]


def _cross(a: Floats, b: Floats) -> Floats:
    return np.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def _corners(sides: int) -> Floats:
    """The corners of the regular solid on the unit sphere."""
    signs = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
    match sides:
        case 4:
            points = [s for s in signs if s[0] * s[1] * s[2] > 0]
        case 8:
            points = [tuple(float(s * (a == b)) for b in range(3)) for a in range(3) for s in (-1, 1)]
        case 12:
            cyclic = [(0.0, a / _PHI, b * _PHI) for a in (-1, 1) for b in (-1, 1)]
            points = [*signs, *(p[-k:] + p[:-k] for p in cyclic for k in range(3))]
        case _:
            cyclic = [(0.0, float(a), b * _PHI) for a in (-1, 1) for b in (-1, 1)]
            points = [p[-k:] + p[:-k] for p in cyclic for k in range(3)]
    found = np.array(points, np.float64)
    return found / np.linalg.norm(found, axis=1)[:, None]


def _faces(corners: Floats, sides: int) -> list[list[int]]:
    """Corner indices of each face, counter-clockwise from outside."""
    around = 5 if sides == 12 else 3
    normals: list[Floats] = []
    for a in corners:
        for b in corners:
            for c in corners:
                normal = _cross(b - a, c - a)
                size = float(np.linalg.norm(normal))
                if size < 1e-9:
                    continue
                normal = normal / size
                reach = corners @ normal
                top = float(reach.max())
                face = np.flatnonzero(reach > top - 1e-6)
                if len(face) == around and top > 0 and not any(np.allclose(normal, n, atol=1e-6) for n in normals):
                    normals.append(normal)
    faces: list[list[int]] = []
    for normal in normals:
        reach = corners @ normal
        face = np.flatnonzero(reach > reach.max() - 1e-6)
        middle = corners[face].mean(axis=0)
        first = corners[face[0]] - middle
        second = _cross(normal, first)
        angles = np.arctan2((corners[face] - middle) @ second, (corners[face] - middle) @ first)
        faces.append([int(i) for i in face[np.argsort(angles)]])
    return faces


def _laid_flat(corners: Floats, face: list[int]) -> Floats:
    """The corners turned so that the face looks down."""
    normal = corners[face].mean(axis=0)
    normal = normal / np.linalg.norm(normal)
    axis = _cross(normal, np.array([0.0, 0.0, -1.0]))
    cosine = float(-normal[2])
    if np.linalg.norm(axis) < 1e-9:
        return corners if cosine > 0 else corners * np.array([1.0, -1.0, -1.0])
    x, y, z = _point(axis)
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return corners @ (np.eye(3) + skew + skew @ skew / (1 + cosine)).T


@asset(
    kind="polyhedral_die",
    words=("polyhedral die", "polyhedral dice", "d4", "d8", "d12", "d20", "d4 dice", "d8 dice", "d12 dice", "d20 dice", "d4 die",
           "d8 die", "d12 die", "d20 die", "20 sided die", "20 sided dice", "twenty-sided die", "twelve-sided die",
           "eight-sided die", "four-sided die", "icosahedral die", "rpg dice"),
    about="A die for role-playing games: a regular solid with a number on each face.",
    parameters=(
        length("size", 0.022, 0.006, 1.0, words=("size", "width", "wide", "height", "diameter")),
        choice("sides", "20", "4", "8", "12"),
    ),
    slots={"body": Material(preset="gloss_paint", color="#6a1f8a"), "number": Material(preset="gloss_paint", color="#f2d27a")},
    adjectives={"d4": {"sides": "4"}, "d8": {"sides": "8"}, "d12": {"sides": "12"}, "d20": {"sides": "20"},
                "four-sided": {"sides": "4"}, "eight-sided": {"sides": "8"}, "twelve-sided": {"sides": "12"},
                "twenty-sided": {"sides": "20"}, "icosahedral": {"sides": "20"}},
    parts={"digit": "number", "numeral": "number"},
)  # fmt: skip
def polyhedral_die(k: Kit) -> None:
    """The solid lies on a face; opposite faces of d8, d12 and d20 add up to the number of sides and one."""
    sides, size = int(k.s("sides")), k.m("size")
    corners = _corners(sides)
    faces = _faces(corners, sides)
    corners = _laid_flat(corners, faces[0])
    corners = corners * (size / float(np.ptp(corners[:, 2])))
    corners[:, 2] -= corners[:, 2].min()
    center = corners.mean(axis=0)
    k.add("body", PolyMesh(vertices=[_point(p) for p in corners], faces=faces), flat=True)
    middles = [corners[f].mean(axis=0) for f in faces]
    numbers = _numbers(middles, center, sides)
    for face, middle, number in zip(faces, middles, numbers, strict=True):
        outward = (middle - center) / np.linalg.norm(middle - center)
        edge = float(np.linalg.norm(corners[face[0]] - corners[face[1]]))
        height = edge * (0.5 if sides == 12 else 0.3 if number < 10 else 0.25)
        label = f"{number}." if number in {6, 9} and sides > 8 else str(number)
        up = corners[face[0]] - middle
        k.add("number", Text(text=label, height=height, depth=0.05 * height, font="sans-bold", pivot="center"),
              at=_point(middle), rotate=_facing(outward, up / np.linalg.norm(up)), material="number")  # fmt: skip
    k.anchor("top", (0, 0, size), half_size=(0.2 * size, 0.2 * size))


def _numbers(middles: list[Floats], center: Floats, sides: int) -> list[int]:
    """A number for each face: opposite ones make a pair, the highest lies on top."""
    if sides == 4:
        return [1, 2, 3, 4]
    downwards = sorted(range(sides), key=lambda i: (-round(float(middles[i][2]), 6), math.atan2(*middles[i][:2])))
    numbers = [0] * sides
    pairs = 0
    for i in downwards:
        if numbers[i]:
            continue
        opposite = int(np.argmin([np.linalg.norm(middle + middles[i] - 2 * center) for middle in middles]))
        # High and low alternate over the upper half, as on a fair die.
        pair = (sides - pairs, pairs + 1)
        numbers[i], numbers[opposite] = pair if pairs % 2 == 0 else pair[::-1]
        pairs += 1
    return numbers


def _facing(outward: Floats, up: Floats) -> tuple[float, float, float]:
    """XYZ Euler degrees that turn letters (facing −y, up +z) to face `outward` with their tops towards `up`."""
    back = -outward
    right = _cross(back, up)
    m = np.stack([right, back, up], axis=1)
    y = math.asin(max(-1.0, min(1.0, -float(m[2, 0]))))
    if abs(math.cos(y)) > 1e-6:
        x, z = math.atan2(float(m[2, 1]), float(m[2, 2])), math.atan2(float(m[1, 0]), float(m[0, 0]))
    else:
        x, z = math.atan2(-float(m[1, 2]), float(m[1, 1])), 0.0
    return math.degrees(x), math.degrees(y), math.degrees(z)


def _point(p: Floats) -> tuple[float, float, float]:
    return float(p[0]), float(p[1]), float(p[2])
