"""Parts that buildings share: windows, doors, roofs, battlements, columns, steps.

Every function adds parts to a kit. Walls face outwards along −y before they are
turned by `facing` degrees: 0 is the front, 90 the right side, 180 the back.
"""

import math
from collections.abc import Sequence
from typing import Literal

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.mesh.placement import Instances, Linear, Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Shape, Sphere

FRONT: Point = (90.0, 0.0, 0.0)
SIDE: Point = (90.0, 0.0, 90.0)


def tool(shape: Shape, at: Point = (0.0, 0.0, 0.0), rotate: Point = (0.0, 0.0, 0.0)) -> Part:
    """A boolean's tool."""
    return Part(name="tool", shape=shape, placement=Transform(location=at, rotation=rotate))


def cut(*tools: Part) -> Boolean:
    """Removes the tools."""
    return Boolean(operation="cut", tools=list(tools))


def arched(width: float, height: float, *, pointed: bool = False, segments: int = 12) -> Outline:
    """An opening with a round or pointed head, standing on y = 0 and centred on x = 0."""
    r = width / 2
    spring = max(height - (width * 0.866 if pointed else r), height * 0.2)
    head: Outline = []
    for i in range(segments + 1):
        t = i / segments
        if pointed:
            half = min(2 * t, 2 - 2 * t)
            a = math.radians(60 * half)
            x = 2 * r * math.cos(a) - r
            head.append((x if t <= 0.5 else -x, spring + (height - spring) * math.sin(a) / math.sin(math.radians(60))))
        else:
            a = math.pi * t
            head.append((r * math.cos(a), spring + (height - spring) * math.sin(a)))
    return [(-r, 0.0), (r, 0.0), *head]


def rectangle_at(width: float, height: float) -> Outline:
    """A rectangle standing on y = 0 and centred on x = 0."""
    return [(-width / 2, 0.0), (width / 2, 0.0), (width / 2, height), (-width / 2, height)]


def grown(outline: Sequence[tuple[float, float]], by: float, height: float) -> Outline:
    """An opening's outline widened on its sides and head, not at its foot."""
    wide = max(abs(x) for x, _ in outline)
    return [(x * (wide + by) / wide, y * (height + by) / height) for x, y in outline]


def surround(outline: Sequence[tuple[float, float]], by: float, height: float) -> Outline:
    """The frame around an opening that reaches the ground: its sides and head, `by` wide."""
    path = [*outline[1:], outline[0]]
    return [*grown(path, by, height), *reversed(path)]


def window(
    k: Kit,
    name: str,
    at: Point,
    width: float,
    height: float,
    *,
    facing: float = 0.0,
    head: Literal["flat", "round", "pointed"] = "flat",
    bars: tuple[int, int] = (1, 1),
    sill: bool = True,
    shutters: bool = False,
    frame: str = "trim",
    glass: str = "window",
    instances: Instances | None = None,
) -> None:
    """A window on a wall: `at` is the middle of its foot on the wall's face; `bars` are glazing bars (upright, level)."""
    outline = rectangle_at(width, height) if head == "flat" else arched(width, height, pointed=head == "pointed")
    rim = max(0.05 * min(width, height), 0.03)
    deep = max(0.05 * min(width, 1.4), 0.025)
    with k.group(f"window {name}".strip(), at=at, rotate=(0, 0, facing), instances=instances):
        k.add("window pane", Extrude(outline=outline, height=0.06, pivot="center"), rotate=FRONT, material=glass)
        outer = [(x, y - rim if y <= 0 else y) for x, y in grown(outline, rim, height)]
        k.add(
            "window frame",
            Extrude(outline=outer, holes=[outline], height=2 * deep + 0.05, pivot="center"),
            rotate=FRONT,
            material=frame,
        )
        thin = rim * 0.55
        tall = height if head == "flat" else height * 0.985
        for i in range(bars[0]):
            x = width * ((i + 1) / (bars[0] + 1) - 0.5)
            top = tall if head == "flat" or abs(x) < 0.01 else _head_height(outline, x) * 0.99
            k.add("window bar", Box(size=(thin, 0.09, top)), at=(x, -0.005, 0), material=frame)
        for i in range(bars[1]):
            z = height * (i + 1) / (bars[1] + 1)
            wide = width if head == "flat" else 2 * _half_width(outline, z)
            k.add("window crossbar", Box(size=(wide, 0.085, thin)), at=(0, -0.005, z - thin / 2), material=frame)
        if sill:
            k.add(
                "window sill",
                Box(size=(width + 3.2 * rim, 0.16 + deep, rim * 0.9)),
                at=(0, -0.03, -rim * 0.9),
                material=frame,
                bevel=rim * 0.2,
                bevel_segments=1,
            )
        if shutters:
            wing = width * 0.52
            for side in (-1, 1):
                k.add(
                    "shutter",
                    Box(size=(wing, 0.05, height + rim)),
                    at=(side * (width / 2 + rim + wing / 2), -0.02, 0),
                    material="shutter",
                    bevel=0.01,
                    bevel_segments=1,
                )
                k.add("shutter slat", Box(size=(wing * 0.72, 0.03, 0.03)), at=(side * (width / 2 + rim + wing / 2), -0.05, height * 0.08), material="shutter",
                      instances=Linear(count=8, step=(0, 0, height * 0.12)))  # fmt: skip


def _head_height(outline: Outline, x: float) -> float:
    return max((y for px, y in outline if abs(px) >= abs(x) - 1e-6), default=0.0)


def _half_width(outline: Outline, z: float) -> float:
    return max((abs(px) for px, y in outline if y >= z - 1e-6), default=0.01)


def door(
    k: Kit,
    name: str,
    at: Point,
    width: float,
    height: float,
    *,
    facing: float = 0.0,
    head: Literal["flat", "round", "pointed"] = "flat",
    style: Literal["panel", "plank", "glass", "double"] = "panel",
    frame: str = "trim",
) -> None:
    """A door on a wall: `at` is the middle of its foot on the wall's face."""
    outline = rectangle_at(width, height) if head == "flat" else arched(width, height, pointed=head == "pointed")
    rim = max(0.1 * width, 0.06) if head == "flat" else 0.12 * width
    with k.group(f"door {name}".strip(), at=at, rotate=(0, 0, facing)):
        k.add(
            "door leaf",
            Extrude(outline=outline, height=0.08, pivot="center"),
            rotate=FRONT,
            material="window" if style == "glass" else "door",
        )
        k.add(
            "door frame",
            Extrude(outline=surround(outline, rim, height), height=0.2, pivot="center"),
            rotate=FRONT,
            material=frame,
        )
        if style == "panel":
            for x in (-0.24, 0.24):
                for z, tall in ((0.09, 0.34), (0.52, 0.38)):
                    k.add(
                        "door panel",
                        Box(size=(width * 0.34, 0.05, height * tall)),
                        at=(x * width, -0.035, height * z),
                        material="door",
                        bevel=0.012,
                        bevel_segments=1,
                    )
        elif style == "plank":
            for i in range(1, 5):
                x = width * (i / 5 - 0.5)
                k.add(
                    "door seam",
                    Box(size=(0.012, 0.03, _head_height(outline, x) * 0.98 if head != "flat" else height)),
                    at=(x, -0.03, 0),
                    material="metal",
                )
            for z in (0.18, 0.62):
                k.add(
                    "door hinge",
                    Box(size=(width * 0.8, 0.025, height * 0.035)),
                    at=(-width * 0.08, -0.045, height * z),
                    material="metal",
                    bevel=0.006,
                    bevel_segments=1,
                )
        elif style == "double":
            k.add("door seam", Box(size=(0.02, 0.03, height * 0.99)), at=(0, -0.03, 0), material="metal")
            for x in (-0.25, 0.25):
                k.add(
                    "door panel",
                    Box(size=(width * 0.36, 0.05, height * 0.62)),
                    at=(x * width, -0.035, height * 0.1),
                    material="door",
                    bevel=0.012,
                    bevel_segments=1,
                )
        side = 0.04 if style == "double" else 0.4
        k.add(
            "door knob",
            Sphere(radius=max(0.03, 0.03 * width), segments=16),
            at=(side * width, -0.065, height * 0.46),
            material="metal",
        )


def gable_roof(
    k: Kit,
    name: str,
    width: float,
    depth: float,
    z: float,
    rise: float,
    *,
    overhang: float = 0.35,
    thickness: float = 0.16,
    along: Literal["x", "y"] = "x",
    at: tuple[float, float] = (0.0, 0.0),
    roof: str = "roof",
    wall: str = "wall",
    soft: float = 0.0,
) -> None:
    """A ridge roof over a block of `width` (x) and `depth` (y) whose walls end at `z`, with its gable walls."""
    span, long = (depth, width) if along == "x" else (width, depth)
    half = span / 2
    pitch = math.atan2(rise, half)
    drop = overhang * math.tan(pitch)
    up = thickness / math.cos(pitch)
    e = half + overhang
    eave = -drop
    outline: Outline = [(-e, eave), (0.0, rise), (e, eave), (e, eave + up), (0.0, rise + up), (-e, eave + up)]
    turn = SIDE if along == "x" else FRONT
    k.add(
        name,
        Extrude(outline=outline, height=long + 2 * overhang * 0.8, pivot="center", bevel=soft),
        at=(*at, z),
        rotate=turn,
        material=roof,
    )
    k.add(
        "gable",
        Extrude(outline=[(-half, -0.02), (half, -0.02), (0.0, rise * 1.0)], height=long, pivot="center"),
        at=(*at, z),
        rotate=turn,
        material=wall,
    )
    ridge = Box(
        size=(long + 2 * overhang * 0.8 + 0.04, thickness * 1.5, thickness * 0.7)
        if along == "x"
        else (thickness * 1.5, long + 2 * overhang * 0.8 + 0.04, thickness * 0.7)
    )
    k.add("ridge", ridge, at=(*at, z + rise + up - thickness * 0.5), material=roof, bevel=thickness * 0.2)


def chimney(k: Kit, at: Point, size: float, height: float) -> None:
    """A brick stack with a cap and a pot."""
    k.add("chimney", Box(size=(size, size * 0.8, height)), at=at, material="chimney", bevel=0.015, bevel_segments=1)
    k.add(
        "chimney cap",
        Box(size=(size * 1.25, size * 1.05, size * 0.16)),
        at=(at[0], at[1], at[2] + height - 0.01),
        material="chimney",
        bevel=0.02,
        bevel_segments=1,
    )
    pot = Lathe(profile=[(size * 0.2, 0), (size * 0.24, size * 0.05), (size * 0.17, size * 0.15), (size * 0.17, size * 0.5), (size * 0.2, size * 0.55), (size * 0.13, size * 0.55), (size * 0.13, 0)],
                closed=True, segments=24)  # fmt: skip
    k.add("chimney pot", pot, at=(at[0], at[1], at[2] + height + size * 0.12), material="roof")


def ring_battlement(
    k: Kit, name: str, at: Point, radius: float, *, merlons: int = 10, height: float = 0.9, wall: str = "wall"
) -> None:
    """A projecting parapet with merlons on a round tower whose top is at `at`."""
    out = radius * 1.14
    thick = radius * 0.2
    profile = [
        (radius * 0.9, -height * 0.9),
        (radius, -height * 0.9),
        (out, -height * 0.3),
        (out, height * 0.35),
        (out - thick, height * 0.35),
        (out - thick, -0.02),
        (radius * 0.9, -0.02),
    ]
    k.add(f"parapet {name}", Lathe(profile=profile, closed=True, segments=36), at=at, material=wall)
    k.add(
        f"parapet floor {name}",
        Cylinder(radius=radius * 1.0, height=0.1, segments=40),
        at=(at[0], at[1], at[2] - 0.06),
        material=wall,
    )
    wide = 2 * math.pi * out / merlons * 0.56
    k.add(f"merlon {name}", Box(size=(thick, wide, height * 0.66)), at=(at[0] + out - thick / 2 - 0.005, at[1], at[2] + height * 0.33), material=wall, bevel=height * 0.03, bevel_segments=1,
          instances=Radial(count=merlons, center=at))  # fmt: skip


def line_battlement(
    k: Kit,
    name: str,
    start: tuple[float, float],
    end: tuple[float, float],
    z: float,
    *,
    thick: float = 0.4,
    height: float = 0.9,
    wall: str = "wall",
) -> None:
    """Merlons along the outer edge of a wall top from `start` to `end` (plan)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dx, dy)
    number = max(2, round(long / (height * 1.5)))
    step = long / number
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    turn = math.degrees(math.atan2(dy, dx))
    with k.group(f"battlement {name}", at=(*middle, z), rotate=(0, 0, turn)):
        k.add("parapet", Box(size=(long, thick, height * 0.45)), at=(0, 0, -0.02), material=wall)
        k.add("merlon", Box(size=(step * 0.58, thick, height * 0.6)), at=(0, 0, height * 0.35), material=wall,
              instances=Linear(count=number, step=(step, 0, 0), center=True))  # fmt: skip


def cone_roof(
    k: Kit, name: str, at: Point, radius: float, height: float, *, roof: str = "roof", sides: int = 40
) -> None:
    """A witch's hat with a flared eave and a finial."""
    profile = [
        (0, -0.02),
        (radius * 0.96, -0.02),
        (radius, 0.0),
        (radius * 0.99, 0.06),
        (radius * 0.8, height * 0.13),
        (radius * 0.42, height * 0.5),
        (radius * 0.04, height),
        (0, height),
    ]
    k.add(f"roof {name}", Lathe(profile=profile, segments=sides), at=at, material=roof)
    r = max(radius * 0.05, 0.03)
    k.add(
        f"finial {name}",
        Lathe(
            profile=[
                (r * 0.5, -r * 3),
                (r * 0.5, 0),
                (r * 1.4, r * 1.5),
                (r * 0.5, r * 3),
                (r * 0.3, r * 7),
                (0, r * 7.5),
            ],
            segments=16,
        ),
        at=(at[0], at[1], at[2] + height),
        material="metal",
    )


def flag_pole(k: Kit, name: str, at: Point, height: float) -> None:
    """A pole with a pennant streaming towards +x."""
    k.rod(f"flag pole {name}", at, (at[0], at[1], at[2] + height), height * 0.018, material="metal", segments=10)
    h = height * 0.3
    pennant: Outline = [(0, 0), (h * 0.8, h * 0.12), (h * 1.7, h * 0.4), (h * 0.8, h * 0.85), (0, h)]
    k.add(
        f"flag {name}",
        Extrude(outline=pennant, height=0.02 * height, pivot="center"),
        at=(at[0], at[1], at[2] + height * 0.68),
        rotate=FRONT,
        material="flag",
    )


def steps(
    k: Kit,
    name: str,
    at: Point,
    width: float,
    rise: float,
    count: int,
    *,
    tread: float = 0.28,
    facing: float = 0.0,
    material: str = "base",
) -> None:
    """A flight that climbs from the ground towards the wall at `at` (its foot's middle on the wall's face)."""
    with k.group(name, at=at, rotate=(0, 0, facing)):
        for i in range(count):
            deep = tread * (count - i)
            k.add(
                "step",
                Box(size=(width, deep, rise / count + 0.01)),
                at=(0, -deep / 2, rise * i / count - (0.0 if i == 0 else 0.01)),
                material=material,
                bevel=0.012,
                bevel_segments=1,
            )
