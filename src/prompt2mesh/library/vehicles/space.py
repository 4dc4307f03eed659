"""Rockets and space shuttles."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.aircraft import fin, wing
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import fuselage, rounded
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Sphere, Torus

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#f2f2ef"), "accent": Material(preset="gloss_paint", color="#cf2027"), "metal": "brushed_steel", "trim": Material(preset="matte_paint", color="#1d1e22"), "glass": CAR_GLASS,
    "flame": Material(preset="fire", color="#ff9a2e"), "glow": Material(preset="led", color="#8dfbe6"), "gold": "foil", "panel": Material(preset="glossy_plastic", color="#16306b"),
}  # fmt: skip


@asset(
    kind="rocket",
    words=("rocket", "rocket ship", "rocketship", "spaceship", "space rocket", "launch vehicle", "saturn v", "missile", "spacecraft"),
    about="A finned storybook rocket with a round window, or a slim staged launcher.",
    parameters=(length("height", 12.0, 0.1, 120.0, words=("height", "tall", "high", "length", "long")), count("fins", 4, 3, 6, words=("fins",)), choice("kind", "classic", "launcher")),
    slots=SLOTS,
    main_slot="body",
    styles={"cartoon": {"kind": "classic"}, "modern": {"kind": "launcher"}},
    adjectives={"launch": {"kind": "launcher"}, "saturn v": {"kind": "launcher", "height": 110.0}, "realistic": {"kind": "launcher"}, "retro": {"kind": "classic"}},
    states=("flying",),
    parts={"flame": "flame", "nose": "nose", "tip": "nose", "wing": "fin", "window": "window"},
)  # fmt: skip
def rocket(k: Kit) -> None:
    """Standing on its fins or its engines."""
    h = k.m("height")
    lift = h * 0.19 if k.state("flying") else 0.0
    if k.s("kind") == "launcher":
        _launcher(k, h, lift)
        return
    r = h * 0.16
    base = h * 0.12 + lift
    body = [
        (r * 0.5, 0),
        (r * 0.62, h * 0.02),
        (r * 0.88, h * 0.2),
        (r, h * 0.38),
        (r * 0.93, h * 0.54),
        (r * 0.78, h * 0.645),
    ]
    k.add("body", Lathe(profile=spline_profile(body), segments=56), at=(0, 0, base), material="body")
    nose = [(r * 0.785, h * 0.64), (r * 0.62, h * 0.72), (r * 0.36, h * 0.8), (r * 0.12, h * 0.858), (0, h * 0.875)]
    k.add("nose", Lathe(profile=spline_profile(nose), segments=56), at=(0, 0, base), material="accent")
    k.rod("nose tip", (0, 0, base + h * 0.86), (0, 0, h + lift), h * 0.006, h * 0.002, material="metal")
    k.add(
        "band",
        Torus(radius=r * 0.775, tube=r * 0.035, segments=56, tube_segments=10),
        at=(0, 0, base + h * 0.642),
        material="metal",
    )
    k.add(
        "nozzle",
        Lathe(
            profile=[(r * 0.3, h * 0.01), (r * 0.52, -h * 0.05), (r * 0.47, -h * 0.05), (r * 0.25, h * 0.0)],
            closed=True,
            segments=40,
        ),
        at=(0, 0, base),
        material="metal",
    )
    n = k.n("fins")
    outline = rounded(
        [
            (r * 0.5, h * 0.26),
            (r * 1.35, h * 0.12),
            (r * 1.75, -h * 0.12),
            (r * 1.5, -h * 0.12),
            (r * 1.05, h * 0.01),
            (r * 0.45, h * 0.03),
        ],
        h * 0.03,
    )
    k.add(
        "fin",
        Extrude(outline=outline, height=h * 0.02, bevel=h * 0.006, pivot="center"),
        at=(0, 0, base),
        rotate=(90, 0, 0),
        material="accent",
        instances=Radial(count=n, start=-90 + 180 / n, center=(0, 0, 0)),
    )
    for i, (z, size) in enumerate(((0.47, 0.36), (0.33, 0.24))):
        out = r * (0.955 if i == 0 else 0.965)
        k.add(
            "window rim",
            Torus(radius=r * size, tube=r * 0.07, segments=40, tube_segments=12),
            at=(0, -out, base + h * z),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add(
            "window",
            Ellipsoid(radii=(r * size, r * 0.12, r * size), segments=36),
            at=(0, -out + r * 0.02, base + h * z),
            material="glass",
        )
        if i == 0:
            k.add(
                "window bolt",
                Sphere(radius=r * 0.035, segments=10),
                at=(0, -out - r * 0.05, base + h * z + r * size),
                material="trim",
                instances=Radial(count=8, axis="y", center=(0, 0, base + h * z)),
            )
    if k.state("flying"):
        k.add(
            "flame",
            Lathe(
                profile=[(r * 0.3, h * 0.02), (r * 0.5, -h * 0.1), (r * 0.4, -h * 0.18), (0, -(h * 0.12 + lift))],
                smooth=True,
                segments=36,
            ),
            at=(0, 0, base),
            material="flame",
        )
    k.anchor("top", (0, 0, h + lift), half_size=(0.01 * h, 0.01 * h))


def spline_profile(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A lathe profile smoothed by a Catmull-Rom spline, kept at or outside the axis."""
    result: list[tuple[float, float]] = []
    n = len(points)
    for i in range(n - 1):
        p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, n - 1)]
        for s in range(5):
            t = s / 5
            x, y = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
            )
            result.append((max(x, 0.0), y))
    return [*result, points[-1]]


def _launcher(k: Kit, h: float, lift: float) -> None:
    r = h * 0.05
    z = h * 0.04 + lift
    stages = ((0.0, 0.42, 1.0), (0.44, 0.66, 1.0), (0.69, 0.82, 0.72))
    for i, (a, b, w) in enumerate(stages):
        k.add(
            f"body {i + 1}",
            Cylinder(radius=r * w, height=h * (b - a), segments=48),
            at=(0, 0, z + h * a),
            material="body",
        )
        k.add(
            f"band {i + 1}",
            Cylinder(radius=r * w * 1.006, height=h * 0.035, segments=48),
            at=(0, 0, z + h * (a + 0.05)),
            material="trim",
        )
        if i != 1:
            k.add(
                f"panel {i + 1}",
                Box(size=(r * 0.9, r * 0.1, h * 0.07)),
                at=(0, -r * w * 0.985, z + h * (a + 0.1)),
                material="trim",
            )
    k.add(
        "interstage", Cylinder(radius=r * 0.99, height=h * 0.03, segments=48), at=(0, 0, z + h * 0.415), material="trim"
    )
    k.add(
        "shroud",
        Lathe(profile=[(r, 0), (r * 0.72, h * 0.035), (0, h * 0.035)], segments=48),
        at=(0, 0, z + h * 0.659),
        material="trim",
    )
    k.add(
        "nose",
        Lathe(
            profile=[(r * 0.72, 0), (r * 0.45, h * 0.05), (r * 0.4, h * 0.08), (r * 0.1, h * 0.115), (0, h * 0.118)],
            segments=40,
        ),
        at=(0, 0, z + h * 0.82),
        material="body",
    )
    k.rod("nose tower", (0, 0, z + h * 0.93), (0, 0, h + lift), r * 0.07, r * 0.04, material="accent")
    bell = Lathe(
        profile=[
            (r * 0.14, h * 0.01),
            (r * 0.2, -h * 0.005),
            (r * 0.34, -h * 0.04),
            (r * 0.31, -h * 0.04),
            (r * 0.16, -h * 0.004),
        ],
        closed=True,
        segments=28,
    )
    k.add("nozzle", bell, at=(r * 0.6, 0, z), material="metal", instances=Radial(count=4, start=45))
    k.add("nozzle middle", bell, at=(0, 0, z), material="metal")
    n = k.n("fins")
    k.add(
        "fin",
        Extrude(
            outline=[(r * 0.9, h * 0.09), (r * 1.75, h * 0.02), (r * 1.75, 0), (r * 0.9, 0)],
            height=r * 0.1,
            pivot="center",
        ),
        at=(0, 0, z),
        rotate=(90, 0, 0),
        material="accent",
        instances=Radial(count=n, start=45),
    )
    if lift:
        k.add(
            "flame",
            Lathe(
                profile=[(r * 0.8, 0), (r * 0.95, -h * 0.05), (r * 0.6, -h * 0.15), (0, -(h * 0.04 + lift))],
                smooth=True,
                segments=36,
            ),
            at=(0, 0, z),
            material="flame",
        )
    k.anchor("top", (0, 0, h + lift), half_size=(r * 0.2, r * 0.2))


@asset(
    kind="space_shuttle",
    words=("space shuttle", "shuttle", "spaceplane", "orbiter", "starship", "space ship"),
    about="A winged orbiter with black tiles, a cargo bay and main engines, on its wheels.",
    parameters=(length("length", 37.0, 0.2, 80.0, words=("length", "long")),),
    slots=SLOTS,
    main_slot="body",
    parts={"wings": "wing", "engine": "nozzle", "tail": "fin", "window": "window"},
)  # fmt: skip
def space_shuttle(k: Kit) -> None:
    """Drawn 10 long, then scaled."""
    s = k.m("length") / 10.0
    z = 1.3
    with k.group("space shuttle", scale=s):
        rows = (
            (-5.0, 0.06, 0.05, -0.3),
            (-4.85, 0.32, 0.26, -0.26),
            (-4.4, 0.55, 0.5, -0.12),
            (-3.7, 0.7, 0.7, 0.0),
            (-2.8, 0.75, 0.78, 0.05),
            (0.0, 0.75, 0.78, 0.05),
            (3.2, 0.78, 0.78, 0.05),
            (4.2, 0.82, 0.78, 0.05),
        )
        stations = [(y, w, h, z + dz) for y, w, h, dz in rows]
        k.add("body", fuselage(stations, exponent=3.0, segments=40), material="body")
        k.add(
            "belly",
            fuselage([(y, w * 1.01, h * 0.4, zz - h * 0.64) for y, w, h, zz in stations], exponent=3.0),
            material="trim",
        )
        k.add("nose", Ellipsoid(radii=(0.42, 0.3, 0.34), segments=28), at=(0, -4.72, z - 0.26), material="trim")
        wing(
            k,
            "wing",
            ((0.5, -1.9, z - 0.5, 6.4), (1.3, 0.6, z - 0.5, 4.6), (3.3, 2.75, z - 0.42, 1.9)),
            thick=0.06,
            camber=0.0,
        )
        wing(
            k,
            "wing underside",
            ((0.5, -1.9, z - 0.58, 6.5), (1.3, 0.6, z - 0.57, 4.7), (3.3, 2.75, z - 0.47, 2.0)),
            thick=0.05,
            camber=0.0,
            material="trim",
        )
        fin(k, "fin", ((z + 0.6, 3.1, 2.2), (z + 2.9, 4.6, 1.0)), thick=0.09)
        k.add(
            "pod",
            fuselage(
                [
                    (2.4, 0.05, 0.05, z + 0.55),
                    (2.9, 0.3, 0.26, z + 0.66),
                    (3.8, 0.34, 0.32, z + 0.7),
                    (4.3, 0.3, 0.3, z + 0.7),
                ],
                exponent=2.5,
            ),
            at=(0.5, 0, 0),
            material="body",
            mirror=True,
        )
        bell = Lathe(
            profile=[(0.12, 0.05), (0.2, -0.1), (0.3, -0.55), (0.27, -0.55), (0.14, -0.06)], closed=True, segments=28
        )
        for x, dz in ((0.0, 0.55), (-0.38, -0.05), (0.38, -0.05)):
            k.add("nozzle", bell, at=(x, 4.18, z + dz), rotate=(98, 0, 0), material="metal")
        k.add(
            "nozzle small",
            bell,
            at=(0.55, 4.28, z + 0.72),
            rotate=(92, 0, 0),
            scale=0.55,
            material="metal",
            mirror=True,
        )
        for x, turn in ((0.16, 8), (0.42, 32)):
            k.add(
                "window",
                Box(size=(0.22, 0.2, 0.17), pivot="center"),
                at=(x, -3.95 + x * 0.35, z + 0.52 - x * 0.12),
                rotate=(-38, 0, turn),
                material="glass",
                bevel=0.03,
                mirror=True,
            )
        k.add("bay line", Box(size=(0.02, 5.6, 0.02), pivot="center"), at=(0, 0.1, z + 0.83), material="trim")
        for y in (-2.7, 0.1, 2.85):
            k.add("bay line", Box(size=(0.9, 0.02, 0.04), pivot="center"), at=(0, y, z + 0.81), material="trim")
        for x, y in ((1.0, 1.6), (-1.0, 1.6), (0.0, -3.6)):
            k.rod("gear leg", (x, y, 0.2), (x, y, z - 0.5), 0.06, material="metal")
            k.add(
                "wheel",
                Cylinder(radius=0.22, height=0.14, segments=32, pivot="center"),
                at=(x, y, 0.22),
                rotate=(0, 90, 0),
                material="trim",
                bevel=0.03,
            )
    k.anchor("top", (0, 0, (z + 0.83) * s), half_size=(0.4 * s, 2.0 * s))
