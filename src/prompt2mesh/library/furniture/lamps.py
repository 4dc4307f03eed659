"""Electric light: floor and table lamps, desk lamps, chandeliers."""

import math

from prompt2mesh.library.furniture.forms import ring_points
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Lathe, Sphere, Torus


def _shade(k: Kit, bottom: float, top: float, height: float, z: float, *, lit: bool) -> None:
    """A hollow cloth drum or cone with a bulb, a spider and rims."""
    t = 0.0025
    wall = [(bottom, 0), (bottom + t, 0), (top + t, height), (top, height)]
    k.add(
        "shade", Lathe(profile=wall, closed=True, segments=64), at=(0, 0, z), material="lit shade" if lit else "shade"
    )
    for r, dz in ((bottom, 0.0), (top, height)):
        k.add(
            "shade rim",
            Torus(radius=r + t / 2, tube=0.004, segments=64, tube_segments=8),
            at=(0, 0, z + dz),
            material="metal",
        )
    k.add(
        "bulb",
        Lathe(
            profile=[
                (0.013, 0),
                (0.014, 0.03),
                (0.022, 0.05),
                (0.03, 0.075),
                (0.027, 0.098),
                (0.014, 0.112),
                (0, 0.115),
            ],
            smooth=True,
            segments=28,
        ),
        at=(0, 0, z + height * 0.25),
        material="bulb",
    )
    k.add(
        "socket",
        Cylinder(radius=0.018, height=height * 0.25 + 0.03, segments=24),
        at=(0, 0, z - 0.02),
        material="metal",
        bevel=0.003,
    )
    for i, (x, y, _) in enumerate(ring_points(3, 1.0, start=30)):
        k.rod(
            f"spider {i + 1}",
            (0, 0, z + 0.006),
            (x * (bottom + 0.001), y * (bottom + 0.001), z + 0.006),
            0.0022,
            segments=6,
            material="metal",
        )


LAMP_SLOTS = {
    "base": "brass",
    "shade": Material(preset="linen", color="#f2e6cc"),
    "lit shade": "lampshade",
    "bulb": "bulb",
    "metal": "brass",
    "wood": "walnut",
    "ceramic": Material(preset="glazed_ceramic", color="#3f6f73"),
}


@asset(
    kind="floor_lamp",
    words=("floor lamp", "standing lamp", "standard lamp", "torchiere"),
    about="A tall lamp with a round foot or a wooden tripod and a drum shade.",
    parameters=(
        length("height", 1.6, 0.8, 2.6, words=("height", "tall", "high")),
        length("shade_width", 0.42, 0.15, 1.0, words=("shade width", "width", "wide")),
        choice("base", "round", "tripod", "arc"),
    ),
    slots=LAMP_SLOTS,
    main_slot="base",
    states=("lit",),
    styles={"modern": {"base": "arc"}, "rustic": {"base": "tripod"}, "scandinavian": {"base": "tripod"}},
    adjectives={"tripod": {"base": "tripod"}, "arched": {"base": "arc"}},
    parts={"stand": "stem, foot, leg", "lampshade": "shade", "base": "foot, leg"},
)  # fmt: skip
def floor_lamp(k: Kit) -> None:
    """Foot, stem and shade."""
    h, w = k.m("height"), k.m("shade_width")
    tall = w * 0.62
    z = h - tall
    base = k.s("base")
    if base == "arc":
        reach = h * 0.42
        k.add(
            "foot",
            Lathe(
                profile=[(0.0, 0), (0.16, 0), (0.165, 0.008), (0.165, 0.03), (0.155, 0.04), (0.0, 0.042)], segments=64
            ),
            at=(reach, 0, 0),
            material="base",
        )
        path = [
            (reach, 0, 0.03),
            (reach, 0, h * 0.6),
            (reach * 0.9, 0, h * 0.86),
            (reach * 0.5, 0, h * 0.985),
            (0.1 * reach, 0, h * 0.95),
            (0, 0, h * 0.86),
        ]
        k.tube("stem", path, 0.012, material="base")
        r = w * 0.5
        k.add(
            "shade dome",
            Lathe(
                profile=[
                    (r, 0),
                    (r * 0.94, r * 0.35),
                    (r * 0.7, r * 0.72),
                    (0.03, r * 0.95),
                    (0.028, r * 0.93),
                    (r * 0.68, r * 0.69),
                    (r * 0.91, r * 0.33),
                    (r * 0.97, 0),
                ],
                closed=True,
                segments=64,
            ),
            at=(0, 0, h * 0.86 - r * 0.98),
            material="base",
        )
        k.add(
            "socket", Cylinder(radius=0.033, height=0.09), at=(0, 0, h * 0.86 - r * 0.25), material="metal", bevel=0.004
        )
        k.add("bulb", Sphere(radius=0.045), at=(0, 0, h * 0.86 - r * 0.25 - 0.03), material="bulb")
        return
    if base == "tripod":
        apex = z - 0.06
        k.rod(
            "leg",
            (0, -0.03, apex),
            (0, -h * 0.22, 0),
            0.017,
            0.011,
            material="wood",
            instances=Radial(count=3, start=0),
        )
        k.add("hub", Cylinder(radius=0.05, height=0.05), at=(0, 0, apex - 0.035), material="base", bevel=0.006)
        k.rod("stem", (0, 0, apex), (0, 0, z), 0.012, material="base")
    else:
        k.add(
            "foot",
            Lathe(
                profile=[
                    (0, 0),
                    (0.15, 0),
                    (0.152, 0.008),
                    (0.14, 0.018),
                    (0.06, 0.03),
                    (0.022, 0.05),
                    (0.0125, 0.09),
                    (0.0125, z),
                ],
                segments=64,
            ),
            material="base",
        )
        for share in (0.35, 0.7):
            k.add(
                "stem ring",
                Lathe(
                    profile=[(0.012, 0), (0.02, 0.008), (0.024, 0.016), (0.02, 0.024), (0.012, 0.032)],
                    smooth=True,
                    segments=28,
                ),
                at=(0, 0, z * share),
                material="base",
            )
    _shade(k, w / 2, w / 2 * 0.74, tall, z, lit=k.state("lit"))


@asset(
    kind="table_lamp",
    words=("lamp", "table lamp", "bedside lamp", "desk lamp", "reading lamp", "banker's lamp", "light"),
    about="A lamp with a turned ceramic body and a shade, or a jointed desk lamp.",
    parameters=(
        length("height", 0.52, 0.2, 1.2, words=("height", "tall", "high")),
        length("shade_width", 0.32, 0.1, 0.9, words=("shade width", "width", "wide")),
        choice("shape", "ceramic", "column", "ball", "desk"),
    ),
    slots={**LAMP_SLOTS, "enamel": Material(preset="enamel", color="#c8402f")},
    main_slot="ceramic",
    states=("lit",),
    adjectives={"desk": {"shape": "desk"}, "reading": {"shape": "desk"}, "adjustable": {"shape": "desk"}, "articulated": {"shape": "desk"}},
    styles={"modern": {"shape": "ball"}, "antique": {"shape": "column"}, "industrial": {"shape": "desk"}},
    parts={"lampshade": "shade", "base": "body, foot"},
)  # fmt: skip
def table_lamp(k: Kit) -> None:
    """Body, neck and shade; or a desk lamp with two arms."""
    h, w = k.m("height"), k.m("shade_width")
    shape = k.s("shape")
    if shape == "desk":
        _desk_lamp(k, h)
        return
    tall = min(w * 0.66, h * 0.48)
    z = h - tall
    r = min(0.085, w * 0.28) * h / 0.52
    k.add(
        "foot",
        Lathe(profile=[(0, 0), (r * 0.9, 0), (r * 0.92, 0.006), (r * 0.85, 0.018), (r * 0.6, 0.024)], segments=48),
        material="base",
    )
    if shape == "ceramic":
        top = z - 0.035
        body = [
            (r * 0.55, 0.015),
            (r * 0.62, top * 0.1),
            (r, top * 0.4),
            (r * 0.92, top * 0.62),
            (r * 0.45, top * 0.85),
            (r * 0.32, top * 0.93),
            (r * 0.4, top),
        ]
        k.add("body", Lathe(profile=body, smooth=True, segments=56), material="ceramic")
    elif shape == "ball":
        top = min(z - 0.03, 2 * r * 1.25)
        k.add(
            "body",
            Ellipsoid(radii=(r * 1.25, r * 1.25, top / 2), segments=48),
            at=(0, 0, top / 2 + 0.012),
            material="ceramic",
        )
        top += 0.005
    else:
        top = z - 0.03
        body = [
            (r * 0.5, 0.02),
            (r * 0.3, 0.05),
            (r * 0.26, top * 0.25),
            (r * 0.42, top * 0.3),
            (r * 0.26, top * 0.35),
            (r * 0.3, top * 0.8),
            (r * 0.44, top * 0.86),
            (r * 0.26, top * 0.9),
            (r * 0.2, top),
        ]
        k.add("body", Lathe(profile=body, fillet=0.004, segments=40), material="base")
    k.add("neck", Cylinder(radius=0.009, height=z - top + 0.02, segments=20), at=(0, 0, top - 0.01), material="metal")
    _shade(k, w / 2, w / 2 * 0.66, tall, z, lit=k.state("lit"))


def _desk_lamp(k: Kit, h: float) -> None:
    """A weighted foot, two parallel-bar arms with springs, and a bell-shaped head."""
    s = h / 0.52
    k.add(
        "foot",
        Lathe(
            profile=[(0, 0), (0.085, 0), (0.09, 0.006), (0.088, 0.018), (0.02, 0.03), (0.014, 0.05), (0, 0.052)],
            segments=56,
        ),
        scale=s,
        material="enamel",
    )
    elbow, wrist = (0.0, 0.14 * s, 0.3 * s), (0.0, -0.1 * s, 0.47 * s)
    base = (0.0, 0.0, 0.045 * s)
    for sx in (-1, 1):
        x = sx * 0.011 * s
        k.rod("arm lower", (x, base[1], base[2]), (x, elbow[1], elbow[2]), 0.0045 * s, segments=12, material="metal")
        k.rod("arm upper", (x, elbow[1], elbow[2]), (x, wrist[1], wrist[2]), 0.0045 * s, segments=12, material="metal")
    for p in (base, elbow, wrist):
        k.add(
            "joint",
            Cylinder(radius=0.014 * s, height=0.036 * s, pivot="center"),
            at=p,
            rotate=(0, 90, 0),
            material="metal",
            bevel=0.002 * s,
        )
    coil: Path = []
    for i in range(56):
        t = i / 55
        a = 2 * math.pi * 10 * t
        y, z = base[1] + (elbow[1] - base[1]) * (0.1 + 0.32 * t), base[2] + (elbow[2] - base[2]) * (0.1 + 0.32 * t)
        coil.append((0.0065 * s * math.cos(a), y + 0.0065 * s * math.sin(a) * 0.9, z - 0.0065 * s * math.sin(a) * 0.42))
    k.tube("spring", coil, 0.0016 * s, segments=6, resolution=2, material="metal")
    k.rod("spring rod", (0, base[1], base[2]), (0, elbow[1], elbow[2]), 0.0025 * s, segments=8, material="metal")
    with k.group("head", at=wrist, rotate=(-28, 0, 0)):
        outer = [(0.02, 0.0), (0.024, -0.03), (0.03, -0.045), (0.06, -0.07), (0.078, -0.11), (0.082, -0.13)]
        inner = [(r - 0.003, z - 0.001) for r, z in reversed(outer)]
        k.add(
            "shade",
            Lathe(profile=[(0.0, 0.006), (0.016, 0.004), *outer, *inner, (0.0, -0.004)], segments=48),
            scale=s,
            material="enamel",
        )
        k.add(
            "bulb",
            Ellipsoid(radii=(0.028 * s, 0.028 * s, 0.036 * s), segments=24),
            at=(0, 0, -0.075 * s),
            material="bulb",
        )
        k.rod("socket", (0, 0, 0), (0, 0, -0.06 * s), 0.014 * s, material="metal")
