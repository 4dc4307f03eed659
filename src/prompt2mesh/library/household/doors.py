"""Doors in their frames."""

import math

from prompt2mesh.library.furniture.forms import arch_outline, knob, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Sphere, Torus


@asset(
    kind="door",
    words=("door", "front door", "wooden door", "gate door", "doorway", "trapdoor"),
    about="A door in its frame: panelled, planked with iron straps, glazed, flat; square or arched.",
    parameters=(
        length("height", 2.1, 0.4, 6.0, words=("height", "tall", "high")),
        length("width", 0.95, 0.3, 4.0, words=("width", "wide")),
        choice("front", "panelled", "planks", "flat", "glazed"),
        choice("shape", "rectangular", "arched", "round"),
        flag("knocker", False),
    ),
    slots={"door": "oak", "frame": Material(preset="painted_wood", color="#e8e2d4"), "metal": "brass", "iron": "black_iron", "glass": "frosted_glass"},
    main_slot="door",
    states=("open",),
    styles={"rustic": {"front": "planks"}, "modern": {"front": "flat"}, "medieval": {"front": "planks", "shape": "arched"}},
    style_materials={"medieval": {"door": Material(preset="dark_oak"), "frame": Material(preset="stonework")}},
    adjectives={"arched": {"shape": "arched"}, "hobbit": {"shape": "round", "width": 1.5, "height": 1.6, "front": "planks"}, "glass": {"front": "glazed"}, "medieval": {"front": "planks", "shape": "arched"}, "castle": {"front": "planks", "shape": "arched", "width": 1.6, "height": 2.6}},
    parts={"handle": "handle", "knob": "handle"},
)  # fmt: skip
def door(k: Kit) -> None:
    """A leaf on hinges in a moulded frame with a sill."""
    h, w, shape = k.m("height"), k.m("width"), k.s("shape")
    fw, fd = min(w, h) * 0.09, min(w, h) * 0.14
    dw, dh, t = w - 2 * fw, h - fw, min(w, h) * 0.045
    if shape == "round":
        dw = dh = min(w, h) - 2 * fw
        center = dw / 2 + fw * 1.0

        def circle(radius: float) -> list[tuple[float, float]]:
            return [
                (radius * math.cos(2 * math.pi * i / 64), center + radius * math.sin(2 * math.pi * i / 64))
                for i in range(64)
            ]

        outer, hole, leaf = circle(dw / 2 + fw), circle(dw / 2 + 0.001), [(x, y) for x, y in circle(dw / 2)]
        k.add(
            "frame",
            Extrude(outline=outer, holes=[hole], height=fd, bevel=fw * 0.06, pivot="center"),
            rotate=(90, 0, 0),
            material="frame",
        )
    else:
        rise = dw * 0.42 if shape == "arched" else 0.0

        def loop(width: float, height: float, bump: float) -> list[tuple[float, float]]:
            return (
                arch_outline(width, height, rise=bump, segments=28)
                if bump
                else [(-width / 2, 0.0), (width / 2, 0.0), (width / 2, height), (-width / 2, height)]
            )

        leaf = loop(dw, dh, rise)
        outer, inner = loop(w, h, rise + fw if rise else 0.0), loop(dw + 0.002, dh + 0.001, rise)
        outline = [outer[0], inner[0], *reversed(inner[2:]), inner[1], *outer[1:]]
        k.add(
            "frame",
            Extrude(outline=outline[::-1], height=fd, bevel=fw * 0.06, pivot="center"),
            rotate=(90, 0, 0),
            material="frame",
        )
        k.add("frame sill", slab(w * 1.04, fd * 1.25, fw * 0.2, corner=0.004), material="frame")
    opened = k.state("open")
    base = fw * 0.12 if shape != "round" else 0.0
    with k.group("door group", at=(-dw / 2, 0, base), rotate=(0, 0, -70 if opened else 0)):
        _leaf(k, [(x + dw / 2, y) for x, y in leaf], dw, dh - base, t, round_door=shape == "round")
    if shape != "round":
        k.anchor("through", (0, 0, 0), half_size=(dw / 2, dh / 2), normal=(0, -1, 0), height=dh)


def _leaf(k: Kit, outline: list[tuple[float, float]], w: float, h: float, t: float, *, round_door: bool) -> None:
    """The leaf with its hinge edge on x = 0."""
    front = k.s("front")
    low = min(y for _, y in outline)
    tall = max(y for _, y in outline) - low
    squeezed = [(x, low + (y - low) * (h / tall if not round_door else 1.0)) for x, y in outline]
    if front == "planks":
        n = max(4, round(w / 0.16))
        for i in range(n):
            x0, x1 = w * i / n, w * (i + 1) / n
            strip = _strip(squeezed, x0 + w * 0.002, x1 - w * 0.002)
            k.add(
                f"door plank {i + 1}",
                Extrude(outline=strip, height=t, pivot="center", bevel=t * 0.08),
                rotate=(90, 0, 0),
                material="door",
            )
        for share in (0.2, 0.78):
            z = low + h * share
            k.add(
                "iron strap",
                Box(size=(w * 0.78, t * 0.24, h * 0.028), pivot="center"),
                at=(w * 0.4, -t * 0.56, z),
                material="iron",
                bevel=t * 0.04,
            )
            k.add(
                "iron strap end",
                Cylinder(radius=h * 0.026, height=t * 0.24, pivot="center"),
                at=(w * 0.79, -t * 0.56, z),
                rotate=(90, 0, 0),
                material="iron",
            )
            k.add(
                "iron nail",
                Sphere(radius=h * 0.008, segments=12),
                instances=Poses(
                    poses=[Transform(location=(w * f, -t * 0.68, z)) for f in (0.08, 0.24, 0.4, 0.56, 0.72)]
                ),
                material="iron",
            )
            k.add(
                "back brace",
                Box(size=(w * 0.8, t * 0.5, h * 0.06), pivot="center"),
                at=(w / 2, t * 0.7, z),
                material="door",
                bevel=t * 0.06,
            )
        x = w * (0.9 if not round_door else 0.5)
        z = low + h * (0.47 if not round_door else 0.5)
        k.add(
            "iron plate",
            Cylinder(radius=h * 0.026, height=t * 0.2, pivot="center"),
            at=(x, -t * 0.55, z),
            rotate=(90, 0, 0),
            material="iron",
        )
        k.add(
            "handle ring",
            Torus(radius=h * 0.03, tube=h * 0.006, segments=32, tube_segments=10),
            at=(x, -t * 0.72, z - h * 0.022),
            rotate=(82, 0, 0),
            material="iron",
        )
    else:
        if front == "glazed":
            m = w * 0.13
            hole = [(m, h * 0.45), (w - m, h * 0.45), (w - m, h * 0.93), (m, h * 0.93)]
            k.add(
                "door",
                Extrude(outline=squeezed, holes=[hole], height=t, pivot="center"),
                rotate=(90, 0, 0),
                material="door",
            )
            k.add("glass", Box(size=(w - 2 * m + 0.01, t * 0.3, h * 0.49)), at=(w / 2, 0, h * 0.445), material="glass")
            k.add("door bar", Box(size=(t * 0.6, t * 0.7, h * 0.482)), at=(w / 2, 0, h * 0.449), material="door")
            for f in (0.61, 0.77):
                k.add(
                    "door bar", Box(size=(w - 2 * m + 0.004, t * 0.7, t * 0.6)), at=(w / 2, 0, h * f), material="door"
                )
        else:
            k.add(
                "door",
                Extrude(outline=squeezed, height=t, pivot="center", bevel=t * 0.06),
                rotate=(90, 0, 0),
                material="door",
            )
        if front in ("panelled", "glazed"):
            rows = ((0.1, 0.28), (0.43, 0.36)) if front == "panelled" else ((0.09, 0.28),)
            top = 0.84 if front == "panelled" and not round_door else 2.0
            for z, tall_share in (*rows, *(((top, 0.11),) if top < 1 and k.s("shape") == "rectangular" else ())):
                for cx in (0.29, 0.71):
                    for side in (-1, 1):
                        k.add(
                            "door panel",
                            Box(size=(w * 0.32, t * 0.5, h * tall_share), pivot="center"),
                            at=(w * cx, side * t * 0.38, low + h * (z + tall_share / 2)),
                            material="door",
                            bevel=t * 0.2,
                        )
                        k.add(
                            "door moulding",
                            Extrude(
                                outline=[
                                    (-w * 0.18, -h * tall_share / 2 - w * 0.02),
                                    (w * 0.18, -h * tall_share / 2 - w * 0.02),
                                    (w * 0.18, h * tall_share / 2 + w * 0.02),
                                    (-w * 0.18, h * tall_share / 2 + w * 0.02),
                                ],
                                holes=[
                                    [
                                        (-w * 0.165, -h * tall_share / 2 - w * 0.005),
                                        (w * 0.165, -h * tall_share / 2 - w * 0.005),
                                        (w * 0.165, h * tall_share / 2 + w * 0.005),
                                        (-w * 0.165, h * tall_share / 2 + w * 0.005),
                                    ]
                                ],
                                height=t * 0.3,
                                pivot="center",
                            ),
                            at=(w * cx, side * t * 0.55, low + h * (z + tall_share / 2)),
                            rotate=(90, 0, 0),
                            material="door",
                        )
        x, z = w * (0.93 if not round_door else 0.5), low + h * (0.46 if not round_door else 0.5)
        for side in (-1, 1):
            k.add(
                "handle plate",
                slab(w * 0.05, h * 0.08, t * 0.12, corner=w * 0.012, edge=t * 0.03),
                at=(x, side * (t * 0.5), z),
                rotate=(90 * -side, 0, 0),
                material="metal",
            )
            k.add(
                "handle knob", knob(w * 0.034), at=(x, side * t * 0.56, z), rotate=(-90 * side, 0, 0), material="metal"
            )
        for f in (0.12, 0.5, 0.86):
            k.add(
                "hinge",
                Cylinder(radius=t * 0.2, height=h * 0.05, pivot="center"),
                at=(t * 0.02, -t * 0.52, low + h * f),
                material="metal",
            )
    if k.on("knocker"):
        k.add(
            "knocker plate",
            Sphere(radius=w * 0.05, segments=24),
            at=(w / 2, -t * 0.55, low + h * 0.7),
            scale=(1, 0.4, 1),
            material="metal",
        )
        k.add(
            "knocker ring",
            Torus(radius=w * 0.055, tube=w * 0.01, segments=32, tube_segments=10),
            at=(w / 2, -t * 0.7, low + h * 0.672),
            rotate=(80, 0, 0),
            material="metal",
        )


def _strip(outline: list[tuple[float, float]], x0: float, x1: float) -> list[tuple[float, float]]:
    """The slice of a convex outline between two verticals."""
    low: list[tuple[float, float]] = []
    high: list[tuple[float, float]] = []
    for i in range(7):
        x = x0 + (x1 - x0) * i / 6
        ys = [
            ay + (by - ay) * (x - ax) / (bx - ax)
            for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True)
            if min(ax, bx) <= x <= max(ax, bx) and abs(bx - ax) > 1e-9
        ]
        if len(ys) > 1:
            low.append((x, min(ys)))
            high.append((x, max(ys)))
    if len({round(y, 6) for _, y in low}) == 1 and len({round(y, 6) for _, y in high}) == 1:
        low, high = [low[0], low[-1]], [high[0], high[-1]]
    return [*low, *reversed(high)]
