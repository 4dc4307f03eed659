"""The laundry: washing machine, clothes iron, sewing machine."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="washing_machine",
    words=("washing machine", "washer", "dryer", "tumble dryer", "clothes dryer", "laundry machine", "washer dryer"),
    about="A front loader with drum, porthole, detergent drawer and dial; the door opens.",
    parameters=(length("height", 0.85, 0.3, 1.6, words=("height", "tall", "high")), length("width", 0.6, 0.3, 1.2, words=("width", "wide")), flag("clothes", True, words=("clothes", "laundry"))),
    slots={"body": Material(preset="enamel", color="#f3f4f5"), "door": "chrome", "glass": Material(preset="tinted_glass", alpha=0.5), "drum": "stainless_steel", "panel": Material(preset="plastic", color="#d9dde1"), "dial": "chrome", "screen": "dark_screen", "seal": "rubber",
           "red": Material(preset="cotton", color="#c8443a"), "blue": Material(preset="cotton", color="#3a6fb0"), "white": Material(preset="cotton", color="#f2efe6")},
    states=("open",),
    main_slot="body",
    parts={"drawer": "panel drawer", "window": "glass", "knob": "dial", "button": "button"},
    holds=True,
)  # fmt: skip
def washing_machine(k: Kit) -> None:
    """A box bored for the drum; ring and bowl of glass on a hinge."""
    h, w = k.m("height"), k.m("width")
    d = w
    z, r, front = h * 0.46, w * 0.3, -d / 2
    bore = Part(
        name="bore",
        shape=Cylinder(radius=r * 0.92, height=d * 0.78),
        placement=Transform(location=(0, front + d * 0.74, z), rotation=(90, 0, 0)),
    )
    k.add(
        "body",
        Box(size=(w, d, h - h * 0.02)),
        at=(0, 0, h * 0.02),
        material="body",
        modifiers=[Boolean(operation="cut", tools=[bore])],
        bevel=w * 0.016,
    )
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "foot",
                Cylinder(radius=w * 0.04, height=h * 0.03, segments=16),
                at=(sx * w * 0.4, sy * d * 0.4, 0),
                material="seal",
            )
    rr = r * 0.92
    k.add(
        "drum",
        Lathe(
            profile=[
                (0, 0),
                (rr * 1.01, 0),
                (rr * 1.01, d * 0.66),
                (rr * 0.96, d * 0.66),
                (rr * 0.96, d * 0.02),
                (0, d * 0.02),
            ],
            segments=56,
        ),
        at=(0, front + d * 0.735, z),
        rotate=(90, 0, 0),
        material="drum",
    )
    for i in range(3):
        a = math.radians(120 * i + 30)
        k.rod(
            "drum paddle",
            (math.cos(a) * rr * 0.92, front + d * 0.7, z + math.sin(a) * rr * 0.92),
            (math.cos(a) * rr * 0.92, front + d * 0.14, z + math.sin(a) * rr * 0.92),
            w * 0.025,
            segments=12,
            material="drum",
        )
    k.add(
        "seal",
        Torus(radius=rr * 0.97, tube=w * 0.022, segments=56, tube_segments=10),
        at=(0, front + d * 0.02, z),
        rotate=(90, 0, 0),
        material="seal",
    )
    if k.on("clothes"):
        for i, (name, x, y, s) in enumerate(
            (
                ("red", -0.3, 0.3, 0.42),
                ("blue", 0.32, 0.24, 0.46),
                ("white", 0.02, 0.42, 0.44),
                ("white", -0.02, 0.2, 0.4),
                ("blue", -0.45, 0.48, 0.34),
                ("red", 0.4, 0.5, 0.3),
            )
        ):
            k.add(
                f"clothes {i + 1}",
                Ellipsoid(radii=(rr * s, d * 0.17, rr * s * 0.62), segments=24),
                at=(rr * x, front + d * y + d * 0.08, z - rr * (0.6 - 0.06 * i)),
                rotate=(8 * i, 20 - 11 * i, 30 * i),
                material=name,
            )
    hinge = -r * 1.08
    with k.group("door", at=(hinge, front - d * 0.01, z), rotate=(0, 0, -115 if k.state("open") else 0)):
        k.add(
            "door ring",
            Lathe(
                profile=[(r * 0.74, 0), (r * 1.04, 0), (r * 1.0, d * 0.05), (r * 0.8, d * 0.07), (r * 0.74, d * 0.04)],
                closed=True,
                segments=64,
            ),
            at=(-hinge, d * 0.012, 0),
            rotate=(90, 0, 0),
            material="door",
        )
        k.add(
            "glass",
            Lathe(
                profile=[
                    (0, -d * 0.11),
                    (r * 0.5, -d * 0.1),
                    (r * 0.7, -d * 0.03),
                    (r * 0.78, d * 0.02),
                    (r * 0.72, d * 0.03),
                    (r * 0.6, -d * 0.02),
                    (r * 0.4, -d * 0.075),
                    (0, -d * 0.085),
                ],
                segments=48,
            ),
            at=(-hinge, d * 0.012, 0),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.add(
            "door grip",
            slab(w * 0.04, w * 0.11, w * 0.02, corner=w * 0.012),
            at=(-hinge + r * 0.9, -d * 0.04, 0),
            rotate=(90, 0, 0),
            material="panel",
        )
        k.rod("door hinge", (0, d * 0.006, -r * 0.2), (0, d * 0.006, r * 0.2), w * 0.02, segments=14, material="door")
        k.rod("door hinge arm", (0, d * 0.004, 0), (r * 0.2, -d * 0.01, 0), w * 0.016, segments=10, material="door")
    top = h * 0.89
    k.add(
        "panel",
        slab(w * 0.985, h * 0.14, d * 0.02, corner=w * 0.01),
        at=(0, front + d * 0.006, top),
        rotate=(90, 0, 0),
        material="panel",
    )
    k.add(
        "panel drawer",
        slab(w * 0.3, h * 0.09, d * 0.02, corner=w * 0.012),
        at=(-w * 0.3, front - d * 0.008, top),
        rotate=(90, 0, 0),
        material="body",
    )
    k.add(
        "panel drawer grip",
        slab(w * 0.12, h * 0.02, d * 0.02, corner=w * 0.008),
        at=(-w * 0.3, front - d * 0.018, top - h * 0.018),
        rotate=(90, 0, 0),
        material="panel",
    )
    k.add(
        "dial",
        Lathe(
            profile=[(0, 0), (w * 0.055, 0), (w * 0.05, d * 0.03), (w * 0.042, d * 0.045), (0, d * 0.045)], segments=40
        ),
        at=(0, front - d * 0.012, top),
        rotate=(90, 0, 0),
        material="dial",
    )
    k.add(
        "screen",
        slab(w * 0.2, h * 0.06, d * 0.012, corner=w * 0.006),
        at=(w * 0.22, front - d * 0.008, top),
        rotate=(90, 0, 0),
        material="screen",
    )
    for i in range(3):
        k.add(
            "button",
            Cylinder(radius=w * 0.012, height=d * 0.02, segments=16),
            at=(w * (0.38 + 0.04 * i), front - d * 0.004, top),
            rotate=(90, 0, 0),
            material="dial",
        )
    k.anchor("top", (0, 0, h), half_size=(w * 0.46, d * 0.46))
    k.anchor(
        "inside", (0, front + d * 0.35, z - rr * 0.9), half_size=(rr * 0.6, d * 0.25), height=rr * 1.6, radius=rr * 0.6
    )


@asset(
    kind="sewing_machine",
    words=("sewing machine", "antique sewing machine", "singer sewing machine"),
    about="A black treadle-style head with gilt scrolls, hand wheel, needle, spool and wooden base.",
    parameters=(length("width", 0.42, 0.15, 1.2, words=("width", "wide", "length", "size")), flag("cloth", False, words=("cloth", "fabric"))),
    slots={"body": Material(preset="gloss_paint", color="#16171a"), "base": "walnut", "metal": "chrome", "gold": "gold", "thread": Material(preset="yarn", color="#c0392b"), "spool": "birch", "cloth": Material(preset="cotton", color="#7fa8c9")},
    main_slot="body",
    styles={"modern": {}},
    style_materials={"modern": {"body": Material(preset="glossy_plastic", color="#eef1f4"), "base": Material(preset="plastic", color="#cfd6dd"), "gold": Material(preset="plastic", color="#6aa9b8")}},
    parts={"wheel": "wheel", "needle": "metal needle", "arm": "body arm"},
)  # fmt: skip
def sewing_machine(k: Kit) -> None:
    """Base, pillar on the right, arm to the left, head with needle bar."""
    w = k.m("width")
    d = w * 0.4
    k.add("base", slab(w, d, w * 0.09, corner=w * 0.02), material="base")
    bed = w * 0.085
    k.add("body bed", slab(w * 0.94, d * 0.8, w * 0.05, corner=w * 0.05), at=(0, 0, bed), material="body")
    bed += w * 0.05
    arm = Loft(
        axis="x",
        sections=[
            Section(center=(x * w, 0, z * w), radii=(ry * w, rz * w), exponent=2.8)
            for x, z, ry, rz in (
                (-0.43, 0.5, 0.055, 0.085),
                (-0.36, 0.5, 0.065, 0.1),
                (-0.25, 0.535, 0.06, 0.075),
                (0.0, 0.55, 0.06, 0.065),
                (0.2, 0.54, 0.07, 0.085),
                (0.34, 0.52, 0.08, 0.11),
                (0.4, 0.51, 0.075, 0.1),
            )
        ],
        smooth=True,
        segments=36,
    )
    k.add("body arm", arm, material="body")
    pillar = Loft(
        sections=[
            Section(center=(0.28 * w, 0, z * w), radii=(rx * w, ry * w), exponent=3)
            for z, rx, ry in (
                (0.12, 0.15, 0.12),
                (0.17, 0.12, 0.1),
                (0.28, 0.085, 0.07),
                (0.42, 0.09, 0.07),
                (0.52, 0.1, 0.075),
            )
        ],
        smooth=True,
        segments=36,
    )
    k.add("body pillar", pillar, material="body")
    head = Loft(
        sections=[
            Section(center=(-0.38 * w, 0, z * w), radii=(rx * w, ry * w), exponent=3)
            for z, rx, ry in ((0.32, 0.045, 0.05), (0.36, 0.06, 0.06), (0.5, 0.065, 0.062), (0.58, 0.055, 0.055))
        ],
        smooth=True,
        segments=32,
    )
    k.add("body head", head, material="body")
    k.rod(
        "metal needle bar", (-0.38 * w, 0, w * 0.34), (-0.38 * w, 0, w * 0.22), w * 0.012, segments=12, material="metal"
    )
    k.rod(
        "metal needle",
        (-0.38 * w, 0, w * 0.225),
        (-0.38 * w, 0, bed - w * 0.002),
        w * 0.005,
        w * 0.0015,
        segments=8,
        material="metal",
    )
    k.rod(
        "metal presser",
        (-0.35 * w, 0, w * 0.34),
        (-0.35 * w, 0, bed + w * 0.018),
        w * 0.008,
        segments=10,
        material="metal",
    )
    k.add(
        "metal presser foot",
        slab(w * 0.06, w * 0.05, w * 0.012, corner=w * 0.01),
        at=(-0.365 * w, 0, bed + w * 0.008),
        material="metal",
    )
    k.add(
        "metal plate",
        slab(w * 0.18, w * 0.16, w * 0.01, corner=w * 0.04),
        at=(-0.38 * w, 0, bed - w * 0.006),
        material="metal",
    )
    wheel = (0.44 * w, 0.0, w * 0.51)
    k.add(
        "wheel",
        Torus(radius=w * 0.115, tube=w * 0.02, segments=48, tube_segments=12),
        at=wheel,
        rotate=(0, 90, 0),
        material="body",
    )
    with k.group("wheel middle", at=wheel, rotate=(0, 90, 0)):
        k.add(
            "wheel hub",
            Cylinder(radius=w * 0.045, height=w * 0.1, pivot="center", segments=28),
            material="metal",
            bevel=w * 0.006,
        )
        k.rod(
            "wheel spoke",
            (w * 0.03, 0, 0),
            (w * 0.112, 0, 0),
            w * 0.012,
            segments=10,
            material="body",
            instances=Radial(count=5),
        )
    for x in (-0.1, 0.12):
        k.tube(
            "gold scroll",
            [
                (
                    w * (x + 0.07 * math.cos(t) * (1 - t / 14)),
                    -w * 0.062,
                    w * (0.55 + 0.03 * math.sin(t) * (1 - t / 14)),
                )
                for t in [i * 0.55 for i in range(20)]
            ],
            w * 0.003,
            material="gold",
            segments=6,
            resolution=2,
        )
    k.add(
        "gold band",
        Lathe(profile=[(w * 0.1015, 0), (w * 0.1035, w * 0.004), (w * 0.1015, w * 0.008)], closed=True, segments=40),
        at=(0.28 * w, 0, w * 0.2),
        scale=(1.04, 0.87, 1),
        material="gold",
    )
    k.rod("metal spool pin", (0.22 * w, 0, w * 0.6), (0.22 * w, 0, w * 0.76), w * 0.006, segments=10, material="metal")
    k.add(
        "spool",
        Lathe(
            profile=[
                (0, 0),
                (w * 0.04, 0),
                (w * 0.03, w * 0.012),
                (w * 0.03, w * 0.1),
                (w * 0.04, w * 0.112),
                (0, w * 0.112),
            ],
            segments=28,
        ),
        at=(0.22 * w, 0, w * 0.615),
        material="spool",
    )
    k.add(
        "thread",
        Lathe(
            profile=[
                (w * 0.02, w * 0.013),
                (w * 0.036, w * 0.013),
                (w * 0.037, w * 0.055),
                (w * 0.036, w * 0.099),
                (w * 0.02, w * 0.099),
            ],
            closed=True,
            segments=28,
        ),
        at=(0.22 * w, 0, w * 0.615),
        material="thread",
    )
    k.tube(
        "thread line",
        [
            (0.2 * w, -w * 0.03, w * 0.68),
            (-0.1 * w, -w * 0.02, w * 0.66),
            (-0.36 * w, -w * 0.02, w * 0.6),
            (-0.4 * w, -w * 0.062, w * 0.5),
            (-0.38 * w, -w * 0.05, w * 0.36),
            (-0.38 * w, -w * 0.006, w * 0.22),
        ],
        w * 0.002,
        smooth=False,
        material="thread",
        segments=6,
    )
    if k.on("cloth"):
        k.add(
            "cloth",
            Box(size=(w * 0.34, d * 1.25, w * 0.004)),
            at=(-w * 0.36, -d * 0.1, bed + w * 0.003),
            material="cloth",
        )


@asset(
    kind="clothes_iron",
    words=("iron", "clothes iron", "steam iron", "flat iron", "flatiron", "electric iron"),
    about="A steam iron with its cord, or an old one of cast iron.",
    parameters=(length("length", 0.28, 0.08, 0.8, words=("length", "long", "size")), choice("shape", "steam", "antique")),
    slots={"body": Material(preset="glossy_plastic", color="#3a7fb8"), "sole": "polished_steel", "trim": Material(preset="plastic", color="#f0f2f4"), "cord": Material(preset="rubber", color="#26262a"), "iron": "cast_iron", "wood": "walnut"},
    styles={"antique": {"shape": "antique"}, "victorian": {"shape": "antique"}, "rustic": {"shape": "antique"}},
    adjectives={"old": {"shape": "antique"}, "vintage": {"shape": "antique"}},
    parts={"plate": "sole", "soleplate": "sole"},
)  # fmt: skip
def clothes_iron(k: Kit) -> None:
    """A pointed sole, a body that follows it, a handle above."""
    n = k.m("length")

    def boat(scale: float) -> list[tuple[float, float]]:
        half = [(-0.5, 0.0), (-0.36, 0.1), (-0.12, 0.185), (0.2, 0.215), (0.44, 0.2), (0.5, 0.14)]
        pts = [(x * n * scale, y * n * scale) for x, y in half]
        return [*[(x, -y) for x, y in pts[1:]], *[(x, y) for x, y in reversed(pts[1:])], pts[0]]

    old = k.s("shape") == "antique"
    k.add(
        "sole",
        Extrude(outline=boat(1.0), height=n * 0.04, smooth=False, bevel=n * 0.006),
        material="iron" if old else "sole",
    )
    k.add(
        "body",
        Extrude(
            outline=boat(0.97),
            height=n * (0.12 if old else 0.16),
            taper=0.86 if old else 0.66,
            bevel=n * 0.015,
            bevel_segments=3,
        ),
        at=(0, 0, n * 0.035),
        material="iron" if old else "body",
    )
    top = n * (0.15 if old else 0.185)
    if old:
        for x in (-0.22, 0.3):
            k.tube(
                "iron post",
                [(n * x, 0, top - n * 0.02), (n * x, 0, top + n * 0.14), (n * (x * 0.9), 0, top + n * 0.19)],
                n * 0.022,
                material="iron",
                segments=14,
            )
        k.rod(
            "handle",
            (-n * 0.24, 0, top + n * 0.18),
            (n * 0.31, 0, top + n * 0.18),
            n * 0.034,
            material="wood",
            round_caps=True,
        )
    else:
        k.tube(
            "handle",
            [
                (n * 0.34, 0, top - n * 0.05),
                (n * 0.42, 0, top + n * 0.1),
                (n * 0.3, 0, top + n * 0.2),
                (0, 0, top + n * 0.2),
                (-n * 0.18, 0, top + n * 0.14),
                (-n * 0.24, 0, top - n * 0.03),
            ],
            n * 0.045,
            material="body",
            segments=20,
        )
        k.tube(
            "trim grip",
            [(n * 0.26, 0, top + n * 0.235), (0, 0, top + n * 0.238), (-n * 0.12, 0, top + n * 0.205)],
            n * 0.024,
            material="trim",
            segments=12,
        )
        k.add(
            "trim dial",
            Cylinder(radius=n * 0.075, height=n * 0.03, segments=32),
            at=(n * 0.05, 0, top - n * 0.02),
            material="trim",
            bevel=n * 0.006,
        )
        k.add("trim nozzle", Sphere(radius=n * 0.025, segments=16), at=(-n * 0.28, 0, top - n * 0.015), material="trim")
        k.tube(
            "cord",
            [
                (n * 0.42, 0, top + n * 0.12),
                (n * 0.54, 0, top + n * 0.14),
                (n * 0.66, n * 0.04, n * 0.05),
                (n * 0.6, n * 0.3, n * 0.014),
                (n * 0.2, n * 0.42, n * 0.014),
                (-n * 0.2, n * 0.36, n * 0.014),
            ],
            n * 0.014,
            material="cord",
            segments=10,
        )
    k.anchor("handle", (0, 0, top + n * 0.2), radius=n * 0.045)
