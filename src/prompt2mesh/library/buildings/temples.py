"""Greek temples and pagodas."""

import math

from prompt2mesh.library.buildings.columns import column
from prompt2mesh.library.buildings.landmarks import PARTS, SLOTS, pane_slot
from prompt2mesh.library.buildings.parts import FRONT, door, steps, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh, Torus


@asset(
    kind="temple",
    words=("temple", "greek temple", "parthenon", "roman temple", "pagoda", "japanese temple", "chinese temple", "shrine", "chinese pagoda"),
    about="A Greek temple with columns all round, or a pagoda with curved roofs.",
    parameters=(length("width", 12.0, 3.0, 60.0, words=("width", "wide")), count("columns", 6, 4, 10, words=("columns", "pillars")), count("floors", 5, 1, 9, words=("floors", "tiers", "storeys", "roofs")), choice("kind", "greek", "pagoda"), choice("order", "doric", "ionic", "corinthian")),
    slots={**SLOTS, "wall": Material(preset="marble", color="#ece6d8"), "paint": Material(preset="painted_wood", color="#a8291f"), "tile": Material(preset="roof_tile", color="#3b5a50")},
    main_slot="wall",
    styles={"japanese": {"kind": "pagoda"}, "chinese": {"kind": "pagoda"}},
    adjectives={"pagoda": {"kind": "pagoda"}, "japanese": {"kind": "pagoda"}, "chinese": {"kind": "pagoda"}, "shrine": {"kind": "pagoda", "floors": 1}, "buddhist": {"kind": "pagoda"}},
    states=("lit",),
    parts=PARTS,
)  # fmt: skip
def temple(k: Kit) -> None:
    """Greek or Far Eastern."""
    if k.s("kind") == "pagoda":
        _pagoda(k)
        return
    w, n = k.m("width"), k.n("columns")
    gap = w * 0.88 / (n - 1)
    r = min(gap * 0.25, w * 0.045)
    side = 2 * n + 1
    long = gap * (side - 1) if side <= 13 else gap * 12
    side = min(side, 13)
    d = long + w * 0.12
    z = 0.0
    for i in range(3):
        rise = w * 0.022
        k.add(
            "step",
            Box(size=(w * (1.12 - 0.05 * i), d + w * (0.12 - 0.05 * i), rise + (0.002 * w if i else 0))),
            at=(0, 0, z - (0.002 * w if i else 0)),
            material="wall",
            bevel=w * 0.002,
            bevel_segments=1,
        )
        z += rise
    tall = r * 11.5
    order = k.s("order")
    for sy in (-1, 1):
        column(
            k,
            f"column row {sy}",
            (0, sy * long / 2, z - 0.001 * w),
            r,
            tall,
            order=order,
            material="wall",
            instances=Linear(count=n, step=(gap, 0, 0), center=True),
        )
    for sx in (-1, 1):
        column(
            k,
            f"column side {sx}",
            (sx * w * 0.44, 0, z - 0.001 * w),
            r,
            tall,
            order=order,
            material="wall",
            instances=Linear(count=side - 2, step=(0, long / (side - 1), 0), center=True),
        )
    k.add("cella", Box(size=(w * 0.62, long * 0.78, tall)), at=(0, 0, z - 0.001 * w), material="wall")
    door(k, "", (0, -long * 0.39, z), w * 0.16, tall * 0.7, style="double")
    z += tall
    arch = w * 0.94 + r * 1.2
    k.add("architrave", Box(size=(arch, d, w * 0.05)), at=(0, 0, z - 0.002 * w), material="wall")
    k.add("frieze", Box(size=(arch * 0.985, d * 0.992, w * 0.055)), at=(0, 0, z + w * 0.047), material="wall")
    tri = Box(size=(w * 0.025, w * 0.012, w * 0.05))
    count_x = 2 * n - 1
    for sy in (-1, 1):
        k.add(
            "triglyph",
            tri,
            at=(0, sy * d * 0.497, z + w * 0.048),
            material="wall",
            instances=Linear(count=count_x, step=(arch * 0.94 / (count_x - 1), 0, 0), center=True),
        )
    for sx in (-1, 1):
        k.add(
            "triglyph",
            Box(size=(w * 0.012, w * 0.025, w * 0.05)),
            at=(sx * arch * 0.493, 0, z + w * 0.048),
            material="wall",
            instances=Linear(count=2 * side - 1, step=(0, d * 0.94 / (2 * side - 2), 0), center=True),
        )
    k.add(
        "cornice",
        Box(size=(arch * 1.07, d + w * 0.08, w * 0.022)),
        at=(0, 0, z + w * 0.1),
        material="wall",
        bevel=w * 0.004,
    )
    base = z + w * 0.12
    e, rise, t = arch * 0.535, w * 0.13, w * 0.022
    k.add(
        "pediment",
        Extrude(
            outline=[(-e * 0.96, -0.002 * w), (e * 0.96, -0.002 * w), (0, rise)], height=d + w * 0.02, pivot="center"
        ),
        at=(0, 0, base),
        rotate=FRONT,
        material="wall",
    )
    k.add(
        "roof",
        Extrude(
            outline=[(-e, 0.0), (0, rise + t * 0.2), (e, 0.0), (e, t), (0, rise + t * 1.3), (-e, t)],
            height=d + w * 0.085,
            pivot="center",
        ),
        at=(0, 0, base),
        rotate=FRONT,
        material="wall",
    )
    for x, zz in ((-e * 0.97, t), (0, rise + t * 1.2), (e * 0.97, t)):
        for sy in (-1, 1):
            k.add(
                "acroterion",
                Lathe(
                    profile=[(w * 0.012, 0), (w * 0.02, w * 0.012), (w * 0.008, w * 0.03), (0, w * 0.04)], segments=16
                ),
                at=(x, sy * (d / 2 + w * 0.03), base + zz - 0.002 * w),
                material="wall",
            )
    k.anchor("top", (0, 0, base + rise), half_size=(w * 0.1, d * 0.3))


def _pagoda(k: Kit) -> None:
    w, floors = k.m("width"), k.n("floors")
    s = w * 0.5
    z = w * 0.06
    k.add("base", Box(size=(w * 1.0, w * 1.0, z)), material="base", bevel=w * 0.01)
    steps(k, "steps", (0, -w * 0.5, 0), w * 0.25, z, 3, tread=w * 0.035)
    glass = pane_slot(k)
    for f in range(floors):
        size = s * (1 - 0.09 * f)
        tall = w * (0.2 - 0.009 * f)
        k.add(f"storey {f + 1}", Box(size=(size, size, tall * 1.05)), at=(0, 0, z - 0.002 * w), material="trim")
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.add(
                    "column",
                    Cylinder(radius=w * 0.014, height=tall * 1.02, segments=16),
                    at=(sx * size * 0.5, sy * size * 0.5, z - 0.001 * w),
                    material="paint",
                )
        for a, (dx, dy) in ((0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (-90, (-1, 0))):
            if f == 0 and a == 0:
                door(k, "", (0, -size / 2, z), size * 0.24, tall * 0.8, style="double", frame="paint")
            else:
                window(
                    k,
                    f"{f} {a}",
                    (dx * size / 2, dy * size / 2, z + tall * 0.25),
                    size * 0.3,
                    tall * 0.45,
                    facing=a,
                    bars=(4, 2),
                    sill=False,
                    frame="paint",
                    glass=glass,
                )
            for t in (-0.32, 0.32):
                k.add(
                    "post",
                    Box(size=(w * 0.016, w * 0.016, tall)),
                    at=(dx * size * 0.5 + dy * t * size, dy * size * 0.5 + dx * t * size, z),
                    material="paint",
                )
        k.add(
            "beam",
            Box(size=(size * 1.06, size * 1.06, w * 0.05)),
            at=(0, 0, z + tall * 0.94),
            material="paint",
            bevel=w * 0.003,
        )
        z += tall
        _curved_roof(k, f, size, z, w)
        z += w * 0.062
        if f < floors - 1:
            k.add(
                "railing", Box(size=(size * 1.02, size * 1.02, w * 0.014)), at=(0, 0, z - w * 0.012), material="paint"
            )
    k.add(
        "spire",
        Lathe(
            profile=[(w * 0.05, 0), (w * 0.03, w * 0.03), (w * 0.008, w * 0.05), (w * 0.008, w * 0.34), (0, w * 0.36)],
            segments=24,
        ),
        at=(0, 0, z),
        material="gold",
    )
    k.add(
        "spire ring",
        Torus(radius=w * 0.026, tube=w * 0.005, segments=28, tube_segments=8),
        at=(0, 0, z + w * 0.09),
        scale=1.0,
        material="gold",
        instances=Linear(count=6, step=(0, 0, w * 0.032)),
    )
    k.add(
        "spire ring disc",
        Cylinder(radius=w * 0.026, height=w * 0.004, segments=28),
        at=(0, 0, z + w * 0.088),
        material="gold",
        instances=Linear(count=6, step=(0, 0, w * 0.032)),
    )
    k.anchor("top", (0, 0, z), half_size=(w * 0.03, w * 0.03))


def _curved_roof(k: Kit, floor: int, size: float, z: float, w: float) -> None:
    out, inner, up = size * 0.86, size * 0.42, w * 0.075
    rings, per = 6, 24
    vertices: list[tuple[float, float, float]] = []
    for top in (True, False):
        for i in range(rings + 1):
            t = i / rings
            for j in range(per):
                a = 2 * math.pi * (j + 0.5) / per
                square = 1 / max(abs(math.cos(a)), abs(math.sin(a)))
                corner = (square - 1) / 0.414
                half = out + (inner - out) * t
                height = up * t**1.7 + (1 - t) ** 2 * corner**2.5 * w * 0.032
                vertices.append(
                    (
                        half * square * math.cos(a),
                        half * square * math.sin(a),
                        z + height + (w * 0.012 if top else -w * 0.02),
                    )
                )
    n = (rings + 1) * per
    faces: list[list[int]] = []
    for i in range(rings):
        for j in range(per):
            a, b = i * per + j, i * per + (j + 1) % per
            faces.append([a, b, b + per, a + per])
            faces.append([n + a, n + a + per, n + b + per, n + b])
    for j in range(per):
        b = (j + 1) % per
        faces.append([j, n + j, n + b, b])
    faces.append([rings * per + j for j in range(per)])
    faces.append([n + rings * per + j for j in reversed(range(per))])
    k.add(f"roof {floor + 1}", PolyMesh(vertices=vertices, faces=faces), material="tile")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.tube(
                "roof hip",
                [
                    (sx * out * 0.97, sy * out * 0.97, z + w * 0.04),
                    (sx * out * 0.85, sy * out * 0.85, z + w * 0.03),
                    (sx * (out + inner) * 0.48, sy * (out + inner) * 0.48, z + up * 0.4 + w * 0.012),
                    (sx * inner, sy * inner, z + up + w * 0.012),
                ],
                w * 0.01,
                segments=8,
                resolution=3,
                material="tile",
            )
