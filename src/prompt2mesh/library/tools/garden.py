"""Garden and farm tools with a long handle, sickle, trowel, shears and a coiled hose."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.panels import both_sides, panel
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.tools.display import AGES, DISPLAY, aged, long, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Sweep, Torus

_SLOTS: dict[str, Material | str] = {
    "head": "brushed_steel",
    "handle": "oak",
    "grip": Material(preset="rubber", color="#1f2023"),
}
_PARTS = {"shaft": "handle, grip", "blade": "head", "tine": "head tine", "prong": "head tine", "tooth": "head tine"}


def _pole(k: Kit, low: float, high: float, *, d_grip: bool = False) -> None:
    """A round pole, ending above in a D grip or a rounded knob."""
    end = high - 0.11 if d_grip else high
    k.add("handle", Lathe(profile=[(0.013, low), (0.0165, low + 0.04), (0.0155, (low + end) / 2), (0.0165, end - 0.05), (0.015, end - 0.006),
                                   (0.010, end), (0, end)], segments=28), material="handle")  # fmt: skip
    if not d_grip:
        return
    for x in (-1, 1):
        k.tube("handle fork", [(0, 0, end - 0.012), (x * 0.02, 0, end + 0.012), (x * 0.05, 0, end + 0.045), (x * 0.054, 0, end + 0.095)], 0.0115,
               radii=[1.2, 1.1, 0.95, 0.95], material="handle", segments=14, resolution=4)  # fmt: skip
    k.add("grip", Lathe(profile=[(0.013, -0.064), (0.0155, -0.058), (0.0145, 0), (0.0155, 0.058), (0.013, 0.064)], segments=28), at=(0, 0, high - 0.0155),
          rotate=(0, 90, 0), material="grip")  # fmt: skip


def _socket(k: Kit, low: float, high: float) -> None:
    k.add(
        "head socket",
        Lathe(profile=[(0.010, low), (0.0145, low + 0.02), (0.0185, high - 0.01), (0.019, high)], segments=28),
        material="head",
    )
    for z in (high - 0.03, high - 0.06):
        k.add("head rivet", Sphere(radius=0.004, segments=12), at=(0, -0.0178, z), material="head")


@asset(
    kind="shovel",
    words=("shovel", "spade", "garden spade", "digging shovel", "snow shovel", "garden shovel", "coal shovel"),
    about="A shovel with a dished blade, or a spade with a straight one, standing on its blade.",
    parameters=(long(1.1), choice("type", "shovel", "spade", "snow", words=("type",)), DISPLAY),
    slots=_SLOTS,
    adjectives={"spade": {"type": "spade"}, "garden spade": {"type": "spade"}, "snow shovel": {"type": "snow", "length": 1.25}},
    styles=AGES, style_materials=aged("head", "handle"), parts=_PARTS,
)  # fmt: skip
def shovel(k: Kit) -> None:
    """A blade pressed from sheet with foot treads, a socket, a pole with a D grip."""
    kind = k.s("type")
    with shown(k, 1.1, back_m=0.03, grip_z=0.75, grip_radius=0.016):
        w, h = {"shovel": (0.115, 0.30), "spade": (0.092, 0.29), "snow": (0.22, 0.34)}[kind]
        rows = {
            "shovel": ((0.0, 0.03), (0.03, 0.36), (0.12, 0.7), (0.3, 0.93), (0.6, 1.0), (0.9, 1.0), (1.0, 0.93)),
            "spade": ((0.0, 0.93), (0.1, 0.95), (0.5, 0.98), (0.95, 1.0), (1.0, 0.98)),
            "snow": ((0.0, 1.0), (0.1, 1.0), (0.6, 0.98), (0.95, 0.9), (1.0, 0.82)),
        }[kind]
        dish = {"shovel": 0.045, "spade": 0.014, "snow": 0.09}[kind]
        t = 0.0024 if kind != "snow" else 0.004
        sections: list[Section] = []
        for z, share in rows:
            half = w * share
            front = [
                (half * u, -dish * share * (u * u - 0.25) * (0.5 + 0.5 * z) - 0.02 * (1 - z) ** 2)
                for u in (i / 6 - 1 for i in range(13))
            ]
            back = [(x, y + t) for x, y in front[::-1]]
            sections.append(Section(center=(0, 0, h * z), outline=[*front, *back]))
        k.add("head blade", Loft(sections=sections, smooth=False), material="head")
        for x in (-1, 1):
            k.add(
                "head tread",
                Box(size=(w * 0.62, 0.016, 0.004), pivot="center"),
                at=(x * w * 0.58, -0.008 - dish * 0.1, h * 0.995),
                material="head",
                bevel=0.0015,
            )
        k.tube("head rib", [(0, 0.004 + dish * 0.22, h * 0.55), (0, 0.010 + dish * 0.24, h * 0.85), (0, 0.004, h * 1.1), (0, 0, h * 1.3)], 0.0125,
               radii=[0.35, 0.9, 1.1, 1.1], material="head")  # fmt: skip
        _socket(k, h * 1.08, h * 1.0 + 0.19)
        _pole(k, h * 1.15, 1.1, d_grip=True)


@asset(
    kind="rake",
    words=("rake", "garden rake", "leaf rake", "bow rake", "lawn rake"),
    about="A garden rake with iron teeth, or a leaf rake with a fan of tines, standing on its teeth.",
    parameters=(long(1.5), count("tines", 14, 5, 24, words=("tines", "teeth", "prongs")), choice("type", "garden", "leaf", words=("type",)), DISPLAY),
    slots=_SLOTS,
    adjectives={"leaf rake": {"type": "leaf"}, "lawn rake": {"type": "leaf"}, "leaves": {"type": "leaf"}},
    styles=AGES, style_materials=aged("head", "handle"), parts=_PARTS,
)  # fmt: skip
def rake(k: Kit) -> None:
    """Teeth down, the pole upright above them."""
    n = k.n("tines")
    with shown(k, 1.5, back_m=0.02, grip_z=0.9, grip_radius=0.016):
        if k.s("type") == "leaf":
            for i in range(n):
                u = 2 * i / (n - 1) - 1
                path = [
                    (u * 0.02, 0, 0.46),
                    (u * 0.12, 0, 0.26),
                    (u * 0.235, 0, 0.055),
                    (u * 0.247, -0.018, 0.022),
                    (u * 0.25, -0.045, 0.004),
                ]
                k.add("head tine", Sweep(path=path, profile=[(-0.0045, -0.0013), (0.0045, -0.0013), (0.0045, 0.0013), (-0.0045, 0.0013)], resolution=4),
                      material="head")  # fmt: skip
            k.tube(
                "head brace",
                [(-0.135, -0.002, 0.235), (0, -0.002, 0.225), (0.135, -0.002, 0.235)],
                0.005,
                segments=10,
                material="head",
            )
            k.add("head socket", Loft(segments=24, sections=[Section(center=(0, 0, z), radii=r, exponent=3) for z, r in
                  ((0.44, (0.03, 0.008)), (0.47, (0.026, 0.012)), (0.52, (0.019, 0.018)), (0.58, (0.019, 0.019)))]), material="head")  # fmt: skip
            _pole(k, 0.5, 1.5)
            return
        k.add("head bar", Box(size=(0.4, 0.02, 0.022), pivot="center"), at=(0, 0, 0.085), material="head", bevel=0.004)
        tooth = Sweep(path=[(0, 0, 0.09), (0, -0.004, 0.05), (0, -0.02, 0.0)], profile=[(-0.006, -0.005), (0.006, -0.005), (0.006, 0.005), (-0.006, 0.005)],
                      radii=[1.0, 0.9, 0.3], resolution=4)  # fmt: skip
        k.add("head tine", tooth, material="head", instances=Linear(count=n, step=(0.385 / (n - 1), 0, 0), center=True))
        for x in (-1, 1):
            k.tube(
                "head bow",
                [(0, 0, 0.21), (x * 0.06, 0.006, 0.2), (x * 0.17, 0.006, 0.15), (x * 0.19, 0, 0.09)],
                0.008,
                segments=12,
                material="head",
            )
        _socket(k, 0.18, 0.32)
        _pole(k, 0.24, 1.5)


@asset(
    kind="hoe",
    words=("hoe", "garden hoe", "draw hoe", "weeder"),
    about="A garden hoe with a swan neck.",
    parameters=(long(1.4), DISPLAY),
    slots=_SLOTS, styles=AGES, style_materials=aged("head", "handle"), parts=_PARTS,
)  # fmt: skip
def hoe(k: Kit) -> None:
    """Blade down and turned to the viewer on a bent neck."""
    with shown(k, 1.4, back_m=0.02, grip_z=0.9, grip_radius=0.016):
        panel(
            k,
            "head blade",
            both_sides([(0.088, 0.0), (0.084, 0.06), (0.06, 0.1), (0.014, 0.125), (0.0, 0.125)]),
            0.003,
            at=(0, -0.088, 0),
            material="head",
            bevel=0.0008,
        )
        k.tube("head neck", [(0, -0.091, 0.075), (0, -0.088, 0.13), (0, -0.05, 0.185), (0, -0.01, 0.2), (0, 0.0, 0.23), (0, 0, 0.3)], 0.0085,
               radii=[0.6, 0.9, 1, 1, 1.1, 1.2], segments=14, material="head")  # fmt: skip
        _socket(k, 0.26, 0.4)
        _pole(k, 0.32, 1.4)


@asset(
    kind="pitchfork",
    words=("pitchfork", "hay fork", "garden fork", "digging fork", "hayfork", "farm fork", "devil's fork", "devil's pitchfork"),
    about="A fork with curved tines, tines up as farmers hold it.",
    parameters=(long(1.5), count("tines", 4, 2, 8, words=("tines", "prongs", "teeth")), DISPLAY),
    slots=_SLOTS,
    styles=AGES, style_materials=aged("head", "handle"), parts=_PARTS,
)  # fmt: skip
def pitchfork(k: Kit) -> None:
    """Tines bent from one bar, running into a socket on the pole."""
    n = k.n("tines")
    with shown(k, 1.5, back_m=0.03, grip_z=0.7, grip_radius=0.016):
        k.add(
            "handle",
            Lathe(profile=[(0.011, 0.0), (0.0155, 0.006), (0.0165, 0.05), (0.0155, 0.5), (0.0165, 1.13)], segments=28),
            material="handle",
        )
        k.add(
            "head socket",
            Lathe(profile=[(0.019, 1.02), (0.0185, 1.04), (0.015, 1.12), (0.011, 1.18)], segments=28),
            material="head",
        )
        for i in range(n):
            u = 2 * i / (n - 1) - 1
            x = u * 0.032 * (n - 1)
            path = [
                (0, 0, 1.15),
                (x * 0.45, 0.004, 1.185),
                (x * 0.95, 0.012, 1.22),
                (x, 0.018, 1.3),
                (x, 0.008, 1.4),
                (x * 0.98, -0.018, 1.5),
            ]
            k.tube(
                "head tine",
                path,
                0.007,
                radii=[1.1, 1.1, 1.05, 1.0, 0.8, 0.12],
                segments=12,
                resolution=5,
                material="head",
            )


@asset(
    kind="scythe",
    words=("scythe", "reaper's scythe", "grim reaper scythe", "death scythe", "reaper scythe"),
    about="A scythe with a curved snath and a long blade.",
    parameters=(long(1.7), DISPLAY),
    slots={"head": "brushed_steel", "handle": "oak", "grip": "dark_oak"},
    styles=AGES, style_materials=aged("head", "handle"), parts={"blade": "head", "shaft": "handle", "snath": "handle"},
)  # fmt: skip
def scythe(k: Kit) -> None:
    """The blade at the top, drooping to the left; two grips on the pole."""
    with shown(k, 1.7, back_m=0.03, grip_z=0.7, grip_radius=0.018):
        pole = [(-0.06, 0, 0.0), (-0.02, 0, 0.3), (0.045, 0, 0.75), (0.04, 0, 1.15), (0.0, 0, 1.5), (-0.01, 0, 1.64)]
        k.tube("handle", pole, 0.018, radii=[0.95, 1, 1, 1, 1, 1.05], material="handle", segments=18)
        for z, x in ((0.72, 0.042), (1.08, 0.044)):
            k.rod(
                "grip", (x - 0.01, 0, z), (x + 0.13, -0.02, z + 0.02), 0.011, 0.0135, round_caps=True, material="grip"
            )
            k.add(
                "grip collar",
                Cylinder(radius=0.0215, height=0.035, pivot="center", segments=32),
                at=(x, 0, z),
                material="head",
                bevel=0.002,
            )
        k.add(
            "head collar",
            Cylinder(radius=0.022, height=0.09, segments=32),
            at=(-0.009, 0, 1.58),
            material="head",
            bevel=0.002,
        )
        rows = (
            (0.03, 1.655, 0.022),
            (-0.06, 1.668, 0.035),
            (-0.22, 1.655, 0.042),
            (-0.42, 1.6, 0.038),
            (-0.6, 1.5, 0.026),
            (-0.72, 1.39, 0.004),
        )
        upper = [(x, z + h * 0.6) for x, z, h in rows]
        lower = [(x * 0.985 + 0.012 * (i > 0), z - h * 0.75) for i, (x, z, h) in enumerate(rows)]
        panel(
            k,
            "head blade",
            [*upper, *lower[::-1]],
            0.005,
            at=(0, 0.0025, 0),
            material="head",
            bevel=0.0022,
            smooth=False,
        )
        k.tube(
            "head spine",
            [(x, 0, z + h * 0.5) for x, z, h in rows],
            0.0065,
            radii=[1.2, 1.2, 1, 0.9, 0.7, 0.3],
            segments=10,
            material="head",
        )


@asset(
    kind="sickle",
    words=("sickle", "hand scythe", "reaping hook", "kama"),
    about="A sickle with a crescent blade.",
    parameters=(long(0.4), DISPLAY),
    slots={"head": "polished_steel", "handle": "oak", "ring": "brass"},
    styles=AGES, style_materials=aged("head", "handle"), parts={"blade": "head"},
)  # fmt: skip
def sickle(k: Kit) -> None:
    """A crescent from the tang around to a point."""
    with shown(k, 0.4, back_m=0.017, grip_z=0.07, grip_radius=0.015):
        k.add("handle", Lathe(profile=[(0.009, 0.0), (0.016, 0.004), (0.0175, 0.016), (0.014, 0.04), (0.0155, 0.08), (0.0125, 0.12), (0.0115, 0.135)],
                              segments=32), material="handle")  # fmt: skip
        k.add(
            "ring", Cylinder(radius=0.0128, height=0.016, segments=32), at=(0, 0, 0.124), material="ring", bevel=0.001
        )
        center, r = (0.035, 0.275), 0.122
        outer: list[tuple[float, float]] = []
        inner: list[tuple[float, float]] = []
        for i in range(25):
            a = math.radians(255 - 255 * i / 24)
            w = 0.012 + 0.026 * math.sin(math.pi * min(1.0, 0.12 + i / 24)) if i < 24 else 0.0015
            outer.append((center[0] + r * math.cos(a), center[1] + r * math.sin(a)))
            inner.append((center[0] + (r - w) * math.cos(a), center[1] + (r - w) * math.sin(a)))
        panel(k, "head blade", [*outer, *inner[::-1]][::-1], 0.004, at=(0, 0.002, 0), material="head", bevel=0.001)
        k.tube(
            "head tang",
            [(0, 0, 0.125), (0.0, 0, 0.145), (0.006, 0, 0.163)],
            0.0065,
            radii=[1.2, 1, 0.7],
            segments=12,
            material="head",
        )


@asset(
    kind="trowel",
    words=("trowel", "garden trowel", "hand trowel", "mason's trowel", "bricklayer's trowel", "hand shovel"),
    about="A garden trowel, or a mason's trowel with a flat diamond blade.",
    parameters=(long(0.32), choice("type", "garden", "mason", words=("type",)), DISPLAY),
    slots={"head": "brushed_steel", "handle": "birch", "ring": "brass"},
    adjectives={"mason's trowel": {"type": "mason"}, "bricklayer's trowel": {"type": "mason"}, "brick": {"type": "mason"}},
    styles=AGES, style_materials=aged("head", "handle"), parts={"blade": "head"},
)  # fmt: skip
def trowel(k: Kit) -> None:
    """Point up: handle below, cranked neck, blade above."""
    with shown(k, 0.32, back_m=0.016, grip_z=0.06, grip_radius=0.014):
        k.add("handle", Lathe(profile=[(0.008, 0.0), (0.014, 0.004), (0.0165, 0.016), (0.0135, 0.04), (0.0155, 0.075), (0.0115, 0.112), (0.0105, 0.12)],
                              segments=32), material="handle")  # fmt: skip
        k.add(
            "ring", Cylinder(radius=0.0116, height=0.012, segments=32), at=(0, 0, 0.112), material="ring", bevel=0.001
        )
        k.tube(
            "head neck",
            [(0, 0, 0.115), (0, -0.002, 0.135), (0, -0.016, 0.152), (0, -0.018, 0.185)],
            0.0055,
            radii=[1.1, 1, 1, 0.6],
            segments=14,
            material="head",
        )
        if k.s("type") == "mason":
            panel(
                k,
                "head blade",
                both_sides([(0.006, 0.155), (0.055, 0.19), (0.0, 0.32)]),
                0.002,
                at=(0, -0.018, 0),
                material="head",
                bevel=0.0005,
            )
            return
        sections: list[Section] = []
        for z, w in (
            (0.158, 0.012),
            (0.168, 0.03),
            (0.2, 0.038),
            (0.25, 0.038),
            (0.29, 0.027),
            (0.31, 0.013),
            (0.32, 0.001),
        ):
            front = [(w * u, -0.019 - 6.0 * w * w * u * u) for u in (i / 5 - 1 for i in range(11))]
            sections.append(Section(center=(0, 0, z), outline=[*front, *[(x, y + 0.0018) for x, y in front[::-1]]]))
        k.add("head blade", Loft(sections=sections, smooth=False), material="head")


@asset(
    kind="garden_hose",
    words=("garden hose", "hose", "hosepipe", "coiled hose", "fire hose", "water hose"),
    about="A coiled hose with a spray nozzle.",
    parameters=(length("diameter", 0.5, 0.08, 3.0, words=("diameter", "width", "size")), count("turns", 6, 2, 12, words=("turns", "coils"))),
    slots={"hose": Material(preset="rubber", color="#2f7d3a", roughness=0.5), "nozzle": "brass", "grip": Material(preset="rubber", color="#1f2023")},
    adjectives={"fire hose": {"diameter": 0.9}},
    parts={"pipe": "hose"},
)  # fmt: skip
def garden_hose(k: Kit) -> None:
    """Coils lying on each other, two layers wide; the free end runs out in front to the nozzle."""
    s = k.m("diameter") / 0.5
    t = 0.016
    with k.group("coil", scale=s):
        path: Path = []
        turns = k.n("turns")
        for i in range(turns * 20 + 1):
            turn = i / 20
            layer = int(turn) // 2
            r = 0.5 / 2 - t - (t * 1.9) * (turn - 2 * layer if turn - 2 * layer <= 1 else 2 - (turn - 2 * layer))
            a = 2 * math.pi * turn + 0.5 * math.pi
            path.append((r * math.cos(a), r * math.sin(a), t + 0.86 * t * turn))
        end = path[-1]
        path += [
            (end[0] - 0.1, end[1] - 0.02, end[2] * 0.8 + t * 0.2),
            (-0.3, 0.05, t * 2.5),
            (-0.36, -0.15, t),
            (-0.25, -0.36, t),
            (-0.06, -0.4, t),
            (0.0, -0.4, t),
        ]
        k.tube("hose", path, t, segments=12, resolution=2, material="hose")
        with k.group("nozzle", at=(-0.01, -0.4, t), rotate=(0, 90, 0)):
            k.add("nozzle", Lathe(profile=[(0.019, 0.0), (0.022, 0.004), (0.022, 0.03), (0.016, 0.034), (0.014, 0.075), (0.019, 0.12), (0.023, 0.135), (0.023, 0.15),
                                           (0.016, 0.152), (0, 0.15)], segments=32), at=(0.006, 0, 0), material="nozzle")  # fmt: skip
            for i in range(3):
                k.add(
                    "grip",
                    Torus(radius=0.0155, tube=0.0035, segments=32, tube_segments=10),
                    at=(0.006, 0, 0.048 + 0.011 * i),
                    material="grip",
                )
    k.anchor("top", (0, 0, s * (t * 2 + 0.86 * t * k.n("turns"))), half_size=(0.2 * s, 0.2 * s), round=True)
    k.anchor("grip", (0.08 * s, -0.4 * s, t * s), normal=(1, 0, 0), radius=0.02 * s)
