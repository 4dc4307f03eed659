"""Roller coasters: a closed track over hills and a loop, on lattice supports, with its train."""

import math

import numpy as np
import numpy.typing as npt

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.shapes import Box, Cylinder, Sweep

Vector = npt.NDArray[np.float64]
SLOTS: dict[str, Material | str] = {
    "track": Material(preset="gloss_paint", color="#d3222a"), "support": Material(preset="gloss_paint", color="#eceff1"),
    "car": Material(preset="gloss_paint", color="#f2b81c"), "seat": "black_leather", "metal": "steel", "base": "concrete", "roof": Material(preset="gloss_paint", color="#2d6fc4"),
    "wood": "planks",
}  # fmt: skip


@asset(
    kind="roller_coaster",
    words=("roller coaster", "rollercoaster", "coaster", "big dipper", "theme park ride", "amusement park ride"),
    about="A roller coaster: a closed tube track with a lift hill, a loop, humps and banked curves, its supports, station and train.",
    parameters=(
        length("length", 60.0, 0.2, 200.0, words=("length", "long")),
        count("loops", 1, 0, 2, words=("loops", "loopings")),
        count("cars", 4, 1, 8, words=("cars", "carriages")),
        flag("station", True),
    ),
    slots=SLOTS,
    main_slot="track",
    styles={"rustic": {"loops": 0}},
    style_materials={"rustic": {"support": Material(preset="planks"), "track": Material(preset="planks")}},
    adjectives={"looping": {"loops": 1}, "wooden": {"loops": 0}},
    parts={"rail": "track", "support": "support", "train": "car", "loop": "track"},
)  # fmt: skip
def roller_coaster(k: Kit) -> None:
    """Drawn 60 m long: out along y = −8 over the hills, back along y = +8 through the loops."""
    s = k.m("length") / 60.0
    path, ups = _course(k.n("loops"))
    with k.group("coaster", scale=s):
        _rails(k, path, ups)
        _supports(k, path, ups)
        _train(k, path, ups, k.n("cars"))
        if k.on("station"):
            k.block("station floor", (13.0, 4.6, 1.0), (-6.0, -8.0, 0), "base", bevel=0.06)
            for sx in (-1, 0, 1):
                for sy in (-1, 1):
                    k.rod(
                        "station post",
                        (-6.0 + sx * 5.6, -8.0 + sy * 2.0, 0.9),
                        (-6.0 + sx * 5.6, -8.0 + sy * 2.0, 4.6),
                        0.12,
                        segments=10,
                        material="support",
                    )
            k.block("station roof", (13.4, 5.2, 0.3), (-6.0, -8.0, 4.5), "roof", bevel=0.08)
    k.anchor(
        "seat",
        (float(path[6][0]) * s, float(path[6][1]) * s, (float(path[6][2]) + 1.0) * s),
        half_size=(0.5 * s, 0.5 * s),
    )
    k.anchor("top", (0, -8.0 * s, 5.0 * s), half_size=(2 * s, 1 * s))


def _course(loops: int) -> tuple[list[Vector], list[Vector]]:
    """Points of the closed track's middle and the direction that is up for the train at each."""
    hills = [
        (-12.0, -8.0, 1.6), (0.0, -8.0, 1.6), (5.0, -8.0, 2.6), (12.0, -8.0, 8.6), (18.0, -8.0, 14.2), (22.0, -8.0, 16.2), (26.0, -6.6, 15.6), (28.4, -2.6, 13.6),
        (28.4, 2.6, 10.4), (25.6, 6.8, 6.4), (20.5, 8.0, 2.4),
    ]  # fmt: skip
    points = [np.array(p) for p in hills]
    ups = [np.array((0.0, 0.0, 1.0)) for _ in points]
    for i, lean in ((6, 0.3), (7, 0.6), (8, 0.7), (9, 0.5)):
        inward = np.array((0.0, 0.0, 0.0)) - points[i] * np.array((1.0, 1.0, 0.0))
        inward[0] += 20.0
        up = np.array((0.0, 0.0, 1.0)) + lean * inward / np.linalg.norm(inward)
        ups[i] = up / np.linalg.norm(up)
    x = 14.0
    for number in range(loops):
        radius = 4.6 - 0.8 * number
        middle = 1.6 + radius
        for i in range(17):
            a = math.tau * i / 16
            shift = 1.5 * (i / 16 - 0.5)
            points.append(np.array((x - radius * math.sin(a), 8.0 + shift, middle - radius * math.cos(a))))
            ups.append(np.array((math.sin(a), 0.0, math.cos(a))))
        x -= 12.0
    humps = [(x - 2.0, 8.0, 3.6), (x - 6.0, 8.0, 6.6), (x - 10.0, 8.0, 3.2)] if loops < 2 else []
    if loops == 0:
        humps = [(13.0, 8.0, 7.6), (7.0, 8.0, 2.4), (1.0, 8.0, 6.6), (-5.0, 8.0, 2.4), (-11.0, 8.0, 5.2)]
    for p in humps:
        points.append(np.array(p))
        ups.append(np.array((0.0, 0.0, 1.0)))
    for p in (
        (-20.0, 8.0, 3.0),
        (-25.4, 6.4, 4.4),
        (-28.2, 2.4, 4.6),
        (-28.2, -2.4, 3.8),
        (-25.4, -6.4, 2.6),
        (-20.0, -8.0, 1.7),
    ):
        point = np.array(p)
        points.append(point)
        inward = np.array((-20.0, 0.0, 0.0)) - point * np.array((1.0, 1.0, 0.0))
        up = np.array((0.0, 0.0, 1.0)) + (0.6 if abs(p[1]) < 7 else 0.15) * inward / max(
            float(np.linalg.norm(inward)), 1e-6
        )
        ups.append(up / np.linalg.norm(up))
    return _spline(points), [u / np.linalg.norm(u) for u in _spline(ups)]


def _spline(points: list[Vector], *, steps: int = 4) -> list[Vector]:
    result: list[Vector] = []
    n = len(points)
    for i in range(n):
        a, b, c, d = (points[(i + j) % n] for j in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            result.append(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
            )
    return result


def _frame(path: list[Vector], ups: list[Vector], i: int) -> tuple[Vector, Vector, Vector]:
    ahead = path[(i + 1) % len(path)] - path[i - 1]
    ahead = ahead / np.linalg.norm(ahead)
    side = np.cross(ahead, ups[i])
    side = side / np.linalg.norm(side)
    return ahead, side, np.cross(side, ahead)


def _point(p: Vector) -> Point:
    return (float(p[0]), float(p[1]), float(p[2]))


def _turn(ahead: Vector, side: Vector, up: Vector) -> Point:
    """XYZ Euler angles that carry x, y, z onto side, ahead, up."""
    pitch = math.asin(max(-1.0, min(1.0, -float(side[2]))))
    return (
        math.degrees(math.atan2(float(ahead[2]), float(up[2]))),
        math.degrees(pitch),
        math.degrees(math.atan2(float(side[1]), float(side[0]))),
    )


def _rails(k: Kit, path: list[Vector], ups: list[Vector]) -> None:
    frames = [_frame(path, ups, i) for i in range(len(path))]
    for side in (-1, 1):
        rail = [_point(p + f[1] * side * 0.55) for p, f in zip(path, frames, strict=True)]
        k.add("track rail", Sweep(path=rail, radius=0.11, segments=8, smooth=False, closed=True), material="track")
    spine = [_point(p - f[2] * 0.5) for p, f in zip(path, frames, strict=True)]
    k.add("track spine", Sweep(path=spine, radius=0.2, segments=8, smooth=False, closed=True), material="track")
    poses = [Transform(location=_point(p - f[2] * 0.2), rotation=_turn(*f)) for p, f in zip(path, frames, strict=True)]
    k.add("track tie", Box(size=(1.2, 0.14, 0.5), pivot="center"), material="track", instances=Poses(poses=poses))


def _supports(k: Kit, path: list[Vector], ups: list[Vector]) -> None:
    for i in range(0, len(path), 4):
        _, side, up = _frame(path, ups, i)
        p = path[i]
        if up[2] < 0.45:
            continue
        top = p - up * 0.55
        x, y, z = _point(top)
        k.rod("support column", (x, y, 0.0), (x, y, z), 0.17, segments=8, material="support")
        k.add("support foot", Cylinder(radius=0.45, height=0.25, segments=12), at=(x, y, 0), material="base")
        if z > 3.4:
            flat = np.array((float(side[0]), float(side[1]), 0.0))
            flat = flat / max(float(np.linalg.norm(flat)), 1e-6)
            reach = 0.24 * z
            for sign in (-1, 1):
                foot = (x + sign * reach * float(flat[0]), y + sign * reach * float(flat[1]), 0.0)
                k.rod("support strut", foot, (x, y, z - 0.15), 0.12, segments=8, material="support")
                k.add("support foot", Cylinder(radius=0.4, height=0.22, segments=12), at=foot, material="base")
                half = (x + sign * reach * 0.5 * float(flat[0]), y + sign * reach * 0.5 * float(flat[1]), z * 0.5)
                k.rod("support brace", half, (x, y, z * 0.5), 0.08, segments=8, material="support")


def _train(k: Kit, path: list[Vector], ups: list[Vector], cars: int) -> None:
    """Cars climb the lift hill, nose ahead."""
    gaps: Vector = np.array([np.linalg.norm(path[(i + 1) % len(path)] - path[i]) for i in range(len(path))])
    along: Vector = np.concatenate([np.zeros(1), np.cumsum(gaps)])
    start = along[19]
    for number in range(cars):
        want = float(start - number * 2.5) % float(along[-1])
        i = (int(np.searchsorted(along, want, side="right")) - 1) % len(path)
        t = (want - along[i]) / gaps[i]
        p = path[i] * (1 - t) + path[(i + 1) % len(path)] * t
        frame = _frame(path, ups, i)
        with k.group(f"car {number + 1}", at=_point(p), rotate=_turn(*frame)):
            k.block("car body", (1.25, 2.2, 0.42), (0, 0, 0.16), "car", bevel=0.14)
            k.block("car side", (0.12, 1.9, 0.4), (0.6, -0.1, 0.45), "car", bevel=0.05, mirror=True)
            k.block(
                "car nose" if number == 0 else "car front",
                (1.2, 0.5 if number == 0 else 0.16, 0.5),
                (0, 0.95, 0.4),
                "car",
                bevel=0.1,
            )
            for y in (-0.75, 0.2):
                k.block("car seat", (1.06, 0.5, 0.16), (0, y + 0.1, 0.55), "seat", bevel=0.05)
                k.block("car seat back", (1.06, 0.14, 0.72), (0, y - 0.16, 0.55), "seat", bevel=0.05)
                k.rod("car bar", (-0.6, y + 0.4, 0.92), (0.6, y + 0.4, 0.92), 0.04, segments=8, material="metal")
            for sx in (-1, 1):
                for y in (-0.7, 0.7):
                    k.add(
                        "car wheel",
                        Cylinder(radius=0.16, height=0.14, segments=16, pivot="center"),
                        at=(sx * 0.55, y, 0.24),
                        rotate=(0, 90, 0),
                        material="metal",
                    )
            if number < cars - 1:
                k.rod("car coupling", (0, -1.0, 0.34), (0, -1.5, 0.34), 0.06, segments=8, material="metal")
