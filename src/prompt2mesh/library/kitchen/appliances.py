"""Kitchen machines: toaster, stove, microwave, blender."""

import math

from prompt2mesh.library.furniture.forms import pull, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import liquid, vessel
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sweep, Torus

STEEL = {"body": Material(preset="stainless_steel"), "trim": "chrome", "black": "black_plastic", "glass": "dark_screen"}


def box_cut(size: tuple[float, float, float], at: tuple[float, float, float]) -> Part:
    """A box to cut away, standing on `at`; metres."""
    return Part(name="cut", shape=Box(size=size), placement=Transform(location=at))


@asset(
    kind="toaster",
    words=("toaster", "bread toaster"),
    about="A two-slot toaster with a lever, a dial and toast.",
    parameters=(length("width", 0.3, 0.12, 0.8, words=("width", "wide")), length("height", 0.19, 0.08, 0.6, words=("height", "tall", "high")), count("slots", 2, 1, 4), flag("toast", True, words=("toast", "bread"))),
    slots={**STEEL, "body": Material(preset="enamel", color="#c43d35"), "crust": "crust", "bread": "bread"},
    main_slot="body",
    styles={"modern": {}},
    style_materials={"modern": {"body": Material(preset="brushed_steel")}},
    adjectives={"empty": {"toast": False}},
)  # fmt: skip
def toaster(k: Kit) -> None:
    """A rounded shell with slots cut from above."""
    w, h, n = k.m("width"), k.m("height"), k.n("slots")
    d = min(w * 0.3 + 0.05 * n * w / 0.3, w * 0.9)
    foot = h * 0.06
    gap = d * 0.62 / n
    slot_w = min(gap * 0.55, w * 0.12)
    body = Extrude(
        outline=rounded_rectangle(w, h - foot, h * 0.28, corner_segments=8),
        height=d,
        bevel=h * 0.06,
        bevel_segments=3,
        pivot="center",
    )
    cuts = [
        Part(
            name="cut",
            shape=Box(size=(w * 0.66, h, slot_w), pivot="center"),
            placement=Transform(location=(0, h * 0.3, (i - (n - 1) / 2) * gap)),
        )
        for i in range(n)
    ]
    k.add(
        "body",
        body,
        at=(0, 0, foot + (h - foot) / 2),
        rotate=(90, 0, 0),
        material="body",
        modifiers=[Boolean(operation="cut", tools=cuts)],
    )
    k.add("base", slab(w * 0.92, d * 0.86, foot + h * 0.05, corner=h * 0.1), material="black")
    k.add("lever track", Box(size=(0.003, w * 0.02, h * 0.5)), at=(w / 2, 0, foot + h * 0.2), material="black")
    k.add(
        "lever",
        slab(w * 0.07, d * 0.3, h * 0.07, corner=h * 0.02),
        at=(w / 2 + w * 0.03, 0, foot + h * 0.5),
        material="black",
    )
    k.add(
        "dial",
        Cylinder(radius=h * 0.085, height=h * 0.08),
        at=(w / 2 - 0.002, -d * 0.28, foot + h * 0.18),
        rotate=(0, 90, 0),
        material="trim",
        bevel=h * 0.01,
    )
    if k.on("toast"):
        size = w * 0.3
        outline = [
            (-size, 0),
            (size, 0),
            (size, size * 1.1),
            (size * 1.1, size * 1.35),
            (size * 0.9, size * 1.7),
            (size * 0.4, size * 1.8),
            (-size * 0.4, size * 1.8),
            (-size * 0.9, size * 1.7),
            (-size * 1.1, size * 1.35),
            (-size, size * 1.1),
        ]
        z = h - size * 1.05
        for i in range(n):
            y = (i - (n - 1) / 2) * gap
            k.add(
                "toast crust",
                Extrude(outline=outline, height=slot_w * 0.98, smooth=True, pivot="center"),
                at=(0, y, z),
                rotate=(90, 0, 0),
                scale=(0.93, 0.93, 1),
                material="crust",
            )
            k.add(
                "toast",
                Extrude(outline=outline, height=slot_w * 1.02, smooth=True, pivot="center"),
                at=(0, y, z + size * 0.08),
                rotate=(90, 0, 0),
                scale=(0.84, 0.86, 1),
                material="bread",
            )


@asset(
    kind="stove",
    words=("stove", "oven", "cooker", "range", "kitchen stove"),
    about="A cooker with four hobs, knobs and a glazed oven door.",
    parameters=(length("height", 0.9, 0.3, 1.6, words=("height", "tall", "high")), length("width", 0.6, 0.25, 1.5, words=("width", "wide")), count("burners", 4, 1, 6, words=("burners", "hobs"))),
    slots={**STEEL, "iron": "cast_iron", "glow": "ember"},
    main_slot="body",
    states=("open", "lit"),
    styles={"retro": {}, "antique": {}},
    style_materials={"retro": {"body": Material(preset="enamel", color="#9fd3c7")}, "antique": {"body": Material(preset="cast_iron")}},
    parts={"knob": "knob", "door": "door", "hob": "burner"},
)  # fmt: skip
def stove(k: Kit) -> None:
    """Carcass, hob with pan supports, control strip, oven door with window and rail."""
    h, w, n = k.m("height"), k.m("width"), k.n("burners")
    d = w
    top = h * 0.93
    k.add("foot", Box(size=(w * 0.92, d * 0.9, h * 0.08)), at=(0, 0, 0), material="black")
    k.add("body", Box(size=(w, d, top - h * 0.07)), at=(0, 0, h * 0.07), material="body", bevel=w * 0.012)
    k.add("hob", slab(w * 1.01, d * 1.02, h * 0.03, corner=w * 0.02), at=(0, 0, top - 0.001), material="black")
    k.add("splash back", Box(size=(w, d * 0.05, h * 0.1)), at=(0, d * 0.48, top), material="body", bevel=w * 0.01)
    columns = 1 if n == 1 else 2 if n <= 4 else 3
    rows = math.ceil(n / columns)
    r = min(w / columns, d * 0.85 / rows) * 0.36
    z = top + h * 0.028
    for i in range(n):
        x, y = (
            ((i % columns) - (columns - 1) / 2) * w / columns * 0.95,
            ((i // columns) - (rows - 1) / 2) * d * 0.88 / rows - d * 0.02,
        )
        k.add(
            f"burner {i + 1}",
            Lathe(
                profile=[(0, 0), (r * 0.5, 0), (r * 0.5, h * 0.012), (r * 0.38, h * 0.018), (0, h * 0.018)], segments=40
            ),
            at=(x, y, z - 0.001),
            material="glow" if k.state("lit") else "iron",
        )
        k.add(
            "burner ring",
            Torus(radius=r, tube=r * 0.06, segments=48, tube_segments=8),
            at=(x, y, z + h * 0.018),
            material="iron",
        )
        with k.group("burner bars", at=(x, y, 0)):
            k.add(
                "burner bar",
                Box(size=(r * 0.8, r * 0.11, h * 0.024)),
                at=(r * 0.72, 0, z - 0.001),
                instances=Radial(count=4, start=45),
                material="iron",
                bevel=r * 0.015,
            )
    strip = top - h * 0.1
    k.add(
        "panel",
        Box(size=(w * 0.99, d * 0.02, h * 0.09)),
        at=(0, -d / 2 - d * 0.005, strip),
        material="black",
        bevel=w * 0.004,
    )
    for i in range(n + 1):
        x = ((i - n / 2) / (n + 1)) * w * 0.92
        k.add(
            f"knob {i + 1}",
            Lathe(
                profile=[
                    (h * 0.026, 0),
                    (h * 0.026, h * 0.008),
                    (h * 0.02, h * 0.012),
                    (h * 0.018, h * 0.03),
                    (0, h * 0.032),
                ],
                segments=28,
            ),
            at=(x, -d / 2 - d * 0.012, strip + h * 0.045),
            rotate=(90, 0, 0),
            material="trim",
        )
    low, tall = h * 0.2, strip - h * 0.21
    k.add(
        "oven inside", Box(size=(w * 0.82, d * 0.012, tall * 0.84)), at=(0, -d / 2, low + tall * 0.08), material="black"
    )
    with k.group("door group", at=(0, -d / 2, low), rotate=(80 if k.state("open") else 0, 0, 0)):
        k.add("door", Box(size=(w * 0.96, d * 0.06, tall)), at=(0, -d * 0.025, 0), material="body", bevel=w * 0.01)
        k.add(
            "door glass",
            slab(w * 0.7, tall * 0.6, d * 0.02, corner=w * 0.02),
            at=(0, -d * 0.045, tall * 0.45),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.add(
            "door handle",
            pull(w * 0.76, d * 0.075, d * 0.014),
            at=(0, -d * 0.052, tall * 0.9),
            rotate=(90, 0, 0),
            material="trim",
        )
    k.add(
        "drawer",
        Box(size=(w * 0.96, d * 0.04, h * 0.1)),
        at=(0, -d / 2 - d * 0.01, h * 0.085),
        material="body",
        bevel=w * 0.008,
    )
    k.anchor("top", (0, -d * 0.02, z + h * 0.024), half_size=(w * 0.42, d * 0.4))


@asset(
    kind="microwave",
    words=("microwave", "microwave oven"),
    about="A countertop microwave oven with a keypad.",
    parameters=(length("width", 0.5, 0.2, 1.2, words=("width", "wide")), length("height", 0.29, 0.12, 0.8, words=("height", "tall", "high"))),
    slots={**STEEL, "screen": "screen", "key": "plastic"},
    main_slot="body",
    parts={"button": "key"},
)  # fmt: skip
def microwave(k: Kit) -> None:
    """Case, door with a dark window, display, keys and a handle."""
    w, h = k.m("width"), k.m("height")
    d = w * 0.72
    foot = h * 0.05
    k.add(
        "foot",
        Cylinder(radius=h * 0.05, height=foot + 0.002),
        at=(-w * 0.4, -d * 0.4, 0),
        instances=Linear(count=2, step=(w * 0.8, 0, 0)),
        material="black",
    )
    k.add(
        "foot back",
        Cylinder(radius=h * 0.05, height=foot + 0.002),
        at=(-w * 0.4, d * 0.4, 0),
        instances=Linear(count=2, step=(w * 0.8, 0, 0)),
        material="black",
    )
    k.add("body", Box(size=(w, d, h - foot)), at=(0, 0, foot), material="body", bevel=h * 0.025)
    door = w * 0.74
    x = -w / 2 + door / 2
    k.add(
        "door",
        Box(size=(door * 0.985, d * 0.05, (h - foot) * 0.97)),
        at=(x, -d / 2 - d * 0.012, foot + h * 0.014),
        material="body",
        bevel=h * 0.02,
    )
    k.add(
        "door glass",
        slab(door * 0.74, h * 0.62, d * 0.02, corner=h * 0.04),
        at=(x - door * 0.04, -d / 2 - d * 0.03, foot + (h - foot) / 2),
        rotate=(90, 0, 0),
        material="glass",
    )
    k.add(
        "handle",
        pull(h * 0.62, d * 0.08, h * 0.025),
        at=(x + door * 0.42, -d / 2 - d * 0.035, foot + (h - foot) / 2),
        rotate=(90, 90, 0),
        material="trim",
    )
    px = w / 2 - w * 0.125
    k.add(
        "panel",
        Box(size=(w * 0.22, d * 0.03, (h - foot) * 0.94)),
        at=(px, -d / 2 - d * 0.006, foot + h * 0.03),
        material="black",
        bevel=h * 0.008,
    )
    k.add(
        "screen",
        slab(w * 0.17, h * 0.12, d * 0.01, corner=h * 0.01),
        at=(px, -d / 2 - d * 0.02, h * 0.84),
        rotate=(90, 0, 0),
        material="screen",
    )
    for row in range(4):
        for column in range(3):
            k.add(
                "key",
                slab(w * 0.045, h * 0.07, d * 0.014, corner=h * 0.012),
                at=(px + (column - 1) * w * 0.058, -d / 2 - d * 0.019, h * (0.66 - 0.105 * row)),
                rotate=(90, 0, 0),
                material="key",
            )
    k.add(
        "dial",
        Cylinder(radius=h * 0.07, height=d * 0.05),
        at=(px, -d / 2 - d * 0.018, h * 0.2),
        rotate=(90, 0, 0),
        material="trim",
        bevel=h * 0.008,
    )
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


@asset(
    kind="blender",
    words=("blender", "food blender", "smoothie maker", "liquidizer"),
    about="A blender with a glass jug on a motor base.",
    parameters=(length("height", 0.4, 0.12, 1.0, words=("height", "tall", "high")), choice("contents", "empty", "juice", "milk", words=("contents",))),
    slots={**STEEL, "glass": "glass", "juice": "juice", "milk": "milk", "base": Material(preset="enamel", color="#b8342f")},
    main_slot="base",
    adjectives={"full": {"contents": "juice"}},
    holds=True,
)  # fmt: skip
def blender(k: Kit) -> None:
    """Base with a dial, collar, jug with a handle, blades, lid."""
    h = k.m("height")
    r = h * 0.19
    base = h * 0.32
    k.add(
        "base",
        Lathe(
            profile=[
                (0, 0),
                (r * 1.02, 0),
                (r * 1.04, h * 0.02),
                (r * 0.95, h * 0.1),
                (r * 0.72, base * 0.92),
                (r * 0.66, base),
                (0, base),
            ],
            fillet=h * 0.01,
            segments=64,
        ),
        material="base",
    )
    k.add(
        "dial",
        Cylinder(radius=h * 0.045, height=h * 0.05),
        at=(0, -r * 0.86, base * 0.42),
        rotate=(98, 0, 0),
        material="trim",
        bevel=h * 0.006,
    )
    k.add(
        "collar",
        Lathe(profile=[(0, 0), (r * 0.62, 0), (r * 0.66, h * 0.02), (r * 0.58, h * 0.05), (0, h * 0.05)], segments=56),
        at=(0, 0, base - 0.001),
        material="black",
    )
    z = base + h * 0.045
    top = h * 0.9
    outer = [(r * 0.56, z), (r * 0.6, z + h * 0.01), (r * 0.86, top - h * 0.02), (r * 0.88, top)]
    wall = r * 0.045
    k.add("glass", vessel(outer, wall), material="glass")
    k.add(
        "blade",
        Box(size=(r * 0.7, r * 0.1, h * 0.006), pivot="center"),
        at=(0, 0, z + h * 0.035),
        rotate=(0, 14, 0),
        material="trim",
        bevel=h * 0.001,
    )
    k.add(
        "blade cross",
        Box(size=(r * 0.1, r * 0.7, h * 0.006), pivot="center"),
        at=(0, 0, z + h * 0.035),
        rotate=(-14, 0, 0),
        material="trim",
        bevel=h * 0.001,
    )
    k.rod("blade pin", (0, 0, z + wall * 0.8), (0, 0, z + h * 0.045), r * 0.07, material="trim")
    if k.s("contents") != "empty":
        k.add("contents", liquid(outer, wall, z + (top - z) * 0.72, overlap=wall * 0.05), material=k.s("contents"))
    k.add(
        "handle",
        Sweep(
            path=[
                (r * 0.82, 0, top - h * 0.05),
                (r * 1.3, 0, top - h * 0.04),
                (r * 1.4, 0, top - h * 0.14),
                (r * 1.15, 0, z + h * 0.13),
                (r * 0.66, 0, z + h * 0.09),
            ],
            profile=[(-r * 0.13, -r * 0.07), (r * 0.13, -r * 0.07), (r * 0.13, r * 0.07), (-r * 0.13, r * 0.07)],
        ),
        material="black",
        bevel=r * 0.03,
    )
    k.add(
        "lid",
        Lathe(
            profile=[
                (0, -h * 0.012),
                (r * 0.8, -h * 0.012),
                (r * 0.81, 0.0005),
                (r * 0.93, 0.001),
                (r * 0.93, h * 0.03),
                (r * 0.85, h * 0.045),
                (r * 0.35, h * 0.05),
                (r * 0.33, h * 0.1),
                (0, h * 0.1),
            ],
            fillet=h * 0.004,
            segments=56,
        ),
        at=(0, 0, top),
        material="black",
    )
    k.anchor("inside", (0, 0, z + h * 0.02), half_size=(r * 0.5, r * 0.5), round=True, height=top - z)
