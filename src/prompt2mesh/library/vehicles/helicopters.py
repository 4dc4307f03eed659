"""Helicopters and drones."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.library.vehicles.aircraft import PARTS, SLOTS, airfoil, fin, wing
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import AXLE, fuselage, keep, rounded, side_tool
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Loft, Section, Sphere


@asset(
    kind="helicopter",
    words=("helicopter", "chopper helicopter", "copter", "rotorcraft", "rescue helicopter", "attack helicopter"),
    about="A light helicopter with a bubble cockpit, tail boom, rotors and skids.",
    parameters=(length("length", 9.5, 0.2, 25.0, words=("length", "long")), count("blades", 4, 2, 6, words=("blades", "rotor blades"))),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#d12a2a"), "accent": Material(preset="gloss_paint", color="#f4f4f2"), "glass": CAR_GLASS},
    main_slot="body",
    parts=PARTS,
    styles={"military": {"blades": 4}},
    style_materials={"military": {"body": Material(preset="matte_paint", color="#4d5a3c"), "accent": Material(preset="matte_paint", color="#39432d")}},
)  # fmt: skip
def helicopter(k: Kit) -> None:
    """Drawn 9.5 m long, then scaled."""
    s = k.m("length") / 9.5
    z = 1.55
    with k.group("helicopter", scale=s):
        body = (
            (-3.1, 0.05, 0.05, -0.25),
            (-2.95, 0.42, 0.34, -0.22),
            (-2.5, 0.7, 0.62, -0.1),
            (-1.8, 0.86, 0.86, 0.02),
            (-0.8, 0.9, 0.95, 0.08),
            (0.2, 0.85, 0.9, 0.12),
            (1.1, 0.62, 0.65, 0.3),
            (1.8, 0.32, 0.36, 0.45),
            (2.2, 0.2, 0.22, 0.5),
        )
        stations = [(y, w, h, z + dz) for y, w, h, dz in body]
        k.add("body", fuselage(stations, exponent=2.5, segments=40), material="body")
        glass = [(y, w * 1.012, h * 1.012, zz) for y, w, h, zz in stations[:5]]
        nose = rounded(
            [(-3.3, z - 0.42), (-1.75, z - 0.34), (-1.35, z + 0.1), (-1.5, z + 0.86), (-2.0, z + 1.2), (-3.3, z + 1.2)],
            0.15,
        )
        k.add(
            "windscreen",
            fuselage(glass, exponent=2.5, segments=40),
            material="glass",
            modifiers=[keep(side_tool(nose, 3.0))],
        )
        k.add(
            "windscreen pillar",
            fuselage([(y, 0.03, h * 1.03, zz) for y, _, h, zz in stations[1:5]], exponent=3.0),
            material="body",
        )
        side = [(y, w * 1.012, h * 1.012, zz) for y, w, h, zz in stations[3:7]]
        door = rounded([(-1.22, z - 0.25), (-0.3, z - 0.25), (-0.3, z + 0.66), (-1.3, z + 0.66)], 0.12)
        back = rounded([(-0.2, z - 0.05), (0.55, z + 0.05), (0.55, z + 0.62), (-0.2, z + 0.66)], 0.12)
        for i, outline in enumerate((door, back)):
            k.add(
                f"window {i}",
                fuselage(side, exponent=2.5, segments=40),
                material="glass",
                modifiers=[keep(side_tool(outline, 3.0))],
            )
        band = rounded([(-2.6, z - 0.62), (1.6, z - 0.02), (1.6, z + 0.1), (-2.75, z - 0.48)], 0.02)
        k.add(
            "stripe",
            fuselage([(y, w * 1.006, h * 1.006, zz) for y, w, h, zz in stations], exponent=2.5, segments=40),
            material="accent",
            modifiers=[keep(side_tool(band, 3.0))],
        )
        boom = (
            (1.5, 0.3, 0.32, z + 0.45),
            (3.0, 0.2, 0.22, z + 0.55),
            (5.2, 0.12, 0.14, z + 0.68),
            (5.6, 0.06, 0.08, z + 0.7),
        )
        k.add("tail boom", fuselage(list(boom)), material="body")
        fin(k, "fin", ((z + 0.0, 5.6, 0.6), (z + 0.62, 5.2, 0.9), (z + 1.9, 5.75, 0.5)), material="accent")
        wing(k, "tailplane", ((0.0, 4.4, z + 0.62, 0.6), (0.95, 4.45, z + 0.62, 0.45)), thick=0.1, camber=0.0)
        fin(k, "tail plate", ((z + 0.35, 4.45, 0.5), (z + 0.95, 4.5, 0.4)), x=0.95, material="accent", mirror=True)
        k.add(
            "engine",
            fuselage(
                [
                    (-0.9, 0.14, 0.1, z + 0.95),
                    (-0.6, 0.4, 0.28, z + 1.0),
                    (0.3, 0.42, 0.32, z + 1.02),
                    (1.2, 0.26, 0.2, z + 0.92),
                    (1.6, 0.1, 0.08, z + 0.86),
                ],
                exponent=3.0,
            ),
            material="body",
        )
        k.add(
            "engine intake",
            Box(size=(0.86, 0.3, 0.22), pivot="center"),
            at=(0, -0.3, z + 1.06),
            material="trim",
            bevel=0.05,
        )
        k.rod("exhaust", (0.15, 0.9, z + 1.06), (0.3, 1.5, z + 1.12), 0.11, material="metal", mirror=True)
        k.add(
            "rotor mast",
            Lathe(
                profile=[
                    (0.24, 0),
                    (0.15, 0.2),
                    (0.08, 0.3),
                    (0.08, 0.75),
                    (0.2, 0.78),
                    (0.2, 0.92),
                    (0.06, 1.0),
                    (0, 1.02),
                ],
                segments=28,
            ),
            at=(0, -0.1, z + 1.1),
            material="metal",
        )
        _rotor(k, (0, -0.1, z + 1.95), 4.6, k.n("blades"), 0.3)
        k.rod("tail rotor axle", (0, 5.55, z + 0.72), (0.3, 5.55, z + 0.72), 0.05, material="metal")
        with k.group("tail rotor", at=(0.28, 5.55, z + 0.72), rotate=AXLE):
            _rotor(k, (0, 0, 0), 0.85, 3, 0.14)
        for side_x in (-1, 1):
            x = side_x * 1.05
            k.tube(
                "skid",
                [(x, -2.3, 0.3), (x, -2.1, 0.08), (x, -1.8, 0.06), (x, 1.2, 0.06)],
                0.055,
                smooth=False,
                material="metal",
            )
            for y in (-1.4, 0.6):
                k.tube(
                    "skid leg",
                    [(side_x * 0.3, y, z - 0.72), (side_x * 0.7, y, z - 0.8), (x, y, 0.07)],
                    0.05,
                    material="metal",
                )
        k.add("light", Sphere(radius=0.1, segments=20), at=(0, -2.75, z - 0.62), material="accent")
        k.rod("light stem", (0, -2.75, z - 0.6), (0, -2.4, z - 0.4), 0.05, material="trim")
    k.anchor("top", (0, -0.1 * s, (z + 2.1) * s), half_size=(0.1 * s, 0.1 * s))
    k.anchor("seat", (0, 0, (z + 1.3) * s), half_size=(0.3 * s, 0.3 * s))


def _rotor(k: Kit, at: Point, radius: float, blades: int, chord: float) -> None:
    with k.group("rotor", at=at):
        k.add(
            "rotor hub",
            Cylinder(radius=chord * 0.75, height=chord * 0.5, segments=24, pivot="center"),
            material="metal",
            bevel=chord * 0.05,
        )
        k.add(
            "rotor arm",
            Box(size=(radius * 0.16, chord * 0.3, chord * 0.16), pivot="center"),
            at=(radius * 0.08, 0, 0),
            material="metal",
            instances=Radial(count=blades),
        )
        sections = [
            Section(center=(radius * t, 0, -0.012 * radius * t * t), outline=airfoil(chord, 0.12, camber=0.01))
            for t in (0.13, 0.5, 0.98)
        ]
        k.add(
            "rotor blade",
            Loft(axis="x", sections=sections, smooth=False),
            material="trim",
            instances=Radial(count=blades),
        )
        tips = [
            Section(center=(radius * t, 0, -0.012 * radius * t * t), outline=airfoil(chord * 1.02, 0.125, camber=0.01))
            for t in (0.9, 0.96)
        ]
        k.add(
            "rotor blade tip",
            Loft(axis="x", sections=tips, smooth=False),
            material="accent",
            instances=Radial(count=blades),
        )


@asset(
    kind="drone",
    words=("drone", "quadcopter", "uav", "camera drone", "hexacopter"),
    about="A camera drone with folding arms, rotors and a gimbal.",
    parameters=(length("width", 0.42, 0.1, 2.0, words=("width", "wide", "size")), count("rotors", 4, 3, 8, words=("rotors", "arms", "propellers"))),
    slots={"body": Material(preset="matte_plastic", color="#e8e9eb"), "trim": "black_plastic", "metal": "brushed_aluminium", "lens": "dark_screen", "light": Material(preset="led", color="#52ff8a")},
    main_slot="body",
    parts={"propeller": "rotor", "leg": "leg", "camera": "camera"},
)  # fmt: skip
def drone(k: Kit) -> None:
    """A body with arms on a circle."""
    w = k.m("width")
    n = k.n("rotors")
    reach, z = w * 0.36, w * 0.2
    body = (
        (-0.21, 0.03, 0.025, 0.01),
        (-0.18, 0.09, 0.055, 0.0),
        (-0.05, 0.12, 0.075, 0.0),
        (0.1, 0.11, 0.07, 0.0),
        (0.19, 0.07, 0.045, 0.0),
        (0.21, 0.03, 0.02, 0.0),
    )
    k.add("body", fuselage([(y * w, a * w, b * w, z + dz * w) for y, a, b, dz in body], exponent=3.2), material="body")
    k.add(
        "body plate",
        Ellipsoid(radii=(0.07 * w, 0.11 * w, 0.02 * w), segments=28),
        at=(0, 0.02 * w, z + 0.066 * w),
        material="trim",
    )
    start = 180 / n if n != 4 else 45
    ring = Radial(count=n, start=start)
    r = min(0.19 * w, reach * math.sin(math.pi / n) * 0.94)
    with k.group("arm", instances=ring):
        k.rod("arm", (w * 0.05, 0, z + 0.01 * w), (reach, 0, z + 0.03 * w), 0.026 * w, 0.018 * w, material="body")
        k.add(
            "motor",
            Cylinder(radius=0.036 * w, height=0.075 * w, segments=28),
            at=(reach, 0, z - 0.005 * w),
            material="trim",
            bevel=0.006 * w,
        )
        k.add(
            "motor cap",
            Lathe(profile=[(0.026 * w, 0), (0.022 * w, 0.02 * w), (0, 0.028 * w)], segments=24),
            at=(reach, 0, z + 0.065 * w),
            material="metal",
        )
        sections = [
            Section(center=(r * t, 0, 0.0), outline=[(a, b + a * tw) for a, b in airfoil(c * r, 0.1)])
            for t, c, tw in (
                (-1.0, 0.1, 0.1),
                (-0.6, 0.24, 0.2),
                (-0.08, 0.14, 0.3),
                (0.08, 0.14, -0.3),
                (0.6, 0.24, -0.2),
                (1.0, 0.1, -0.1),
            )
        ]
        k.add(
            "rotor blade",
            Loft(axis="x", sections=sections, resolution=2),
            at=(reach, 0, z + 0.083 * w),
            rotate=(0, 0, 35),
            material="trim",
        )
        k.add(
            "light",
            Ellipsoid(radii=(0.012 * w, 0.012 * w, 0.008 * w), segments=14),
            at=(reach, 0, z - 0.006 * w),
            material="light",
        )
        k.rod(
            "leg",
            (reach * 0.97, 0, z + 0.0 * w),
            (reach * 0.97, 0, 0.012 * w),
            0.013 * w,
            0.01 * w,
            round_caps=True,
            material="trim",
        )
    k.add(
        "camera mount",
        Box(size=(0.08 * w, 0.04 * w, 0.07 * w), pivot="center"),
        at=(0, -0.17 * w, z - 0.05 * w),
        material="trim",
        bevel=0.01 * w,
    )
    k.add("camera", Sphere(radius=0.045 * w, segments=24), at=(0, -0.19 * w, z - 0.085 * w), material="body")
    k.add(
        "camera lens",
        Cylinder(radius=0.024 * w, height=0.02 * w, segments=24),
        at=(0, -0.226 * w, z - 0.085 * w),
        rotate=(90, 0, 0),
        material="lens",
        bevel=0.003 * w,
    )
    k.add(
        "eye",
        Ellipsoid(radii=(0.016 * w, 0.01 * w, 0.012 * w), segments=16),
        at=(0.045 * w, -0.198 * w, z + 0.015 * w),
        material="lens",
        mirror=True,
    )
    k.anchor("top", (0, 0, z + 0.085 * w), half_size=(0.06 * w, 0.1 * w))
