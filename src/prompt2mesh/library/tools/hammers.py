"""Hammers, mallets, axes, picks and crowbars: a head on a handle."""

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.panels import both_sides, panel
from prompt2mesh.library.registry import Times, asset, choice
from prompt2mesh.library.tools.display import AGES, DISPLAY, aged, long, shaft, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Sweep

_SIDE = (0.0, 90.0, 0.0)


def _face(k: Kit, name: str, z: float, r: float, reach: float, *, side: float = 1.0) -> None:
    """A turned striking face on a neck, towards +x or −x."""
    k.add(
        name,
        Lathe(profile=[(r * 0.8, 0), (r * 0.66, reach * 0.3), (r * 0.66, reach * 0.42), (r * 0.95, reach * 0.58),
                       (r, reach * 0.62), (r, reach * 0.95), (r * 0.92, reach), (0, reach)], segments=36),
        at=(0, 0, z), rotate=(0, 90 * side, 0), material="head",
    )  # fmt: skip


@asset(
    kind="hammer",
    words=("hammer", "claw hammer", "sledgehammer", "sledge hammer", "ball peen hammer", "carpenter's hammer", "blacksmith hammer",
           "carpenter hammer", "lump hammer"),
    about="A hammer: a claw hammer, a ball peen or a sledge, shown upright.",
    parameters=(long(0.33), choice("type", "claw", "ball_peen", "sledge", words=("type",)), DISPLAY),
    slots={"head": "polished_steel", "handle": Material(preset="oak"), "grip": Material(preset="rubber", color="#1f2023")},
    styles=AGES,
    style_materials=aged("head", "handle"),
    adjectives={"sledgehammer": {"type": "sledge", "length": 0.9}, "sledge hammer": {"type": "sledge", "length": 0.9},
                "ball peen hammer": {"type": "ball_peen"}, "ball peen": {"type": "ball_peen"}, "lump hammer": {"type": "sledge", "length": 0.28},
                "blacksmith hammer": {"type": "sledge", "length": 0.4}, "heavy": {"type": "sledge", "length": Times(1.6)}},
    parts={"claw": "head claw", "face": "head face", "grip": "grip", "shaft": "handle"},
)  # fmt: skip
def hammer(k: Kit) -> None:
    """An oval handle through the eye of the head, wedged on top."""
    kind = k.s("type")
    f = min(1.0, (0.33 / k.m("length")) ** 0.7)  # a long hammer is not so much thicker
    with shown(k, 0.33, back_m=0.015 * f, grip_z=0.075, grip_radius=0.016 * f):
        rows = [(0.002, 0.013, 0.010), (0.012, 0.0175, 0.0135), (0.05, 0.0165, 0.0125), (0.10, 0.0135, 0.0105),
                (0.19, 0.0115, 0.009), (0.26, 0.0105, 0.0085), (0.319, 0.0095, 0.0075)]  # fmt: skip
        shaft(k, "handle", [(z, w * f, d * f) for z, w, d in rows], material="handle")
        rows = [
            (0.0, 0.012, 0.009),
            (0.006, 0.0185, 0.0145),
            (0.05, 0.0175, 0.0135),
            (0.10, 0.0146, 0.0116),
            (0.115, 0.0138, 0.0108),
        ]
        shaft(k, "grip", [(z, w * f, d * f) for z, w, d in rows], material="grip")
        for z in (0.025, 0.045, 0.065, 0.085):
            k.add("grip ring", Cylinder(radius=(0.0185 - z * 0.03) * f, height=0.004, segments=28), at=(0, 0, z), scale=(1, 0.78, 1),
                  material="grip", bevel=0.001 * f)  # fmt: skip
        k.add(
            "head wedge",
            Box(size=(0.012, 0.004, 0.006), pivot="center"),
            at=(0, 0, 0.3185),
            material="head",
            bevel=0.001,
        )
        if kind == "sledge":
            k.add("head", Loft(axis="x", smooth=False, segments=24, sections=[
                Section(center=(x * f, 0, 0.319 - 0.027 * f), radii=(r * f, r * f), exponent=e)
                for x, r, e in ((-0.075, 0.021, 3), (-0.071, 0.026, 3), (-0.03, 0.026, 3.5), (-0.022, 0.023, 5),
                                (0.022, 0.023, 5), (0.03, 0.026, 3.5), (0.071, 0.026, 3), (0.075, 0.021, 3))
            ]), material="head")  # fmt: skip
            return
        k.add("head", Box(size=(0.03, 0.026, 0.032), pivot="center"), at=(0, 0, 0.3), material="head", bevel=0.004)
        _face(k, "head face", 0.3, 0.0155, 0.062)
        if kind == "ball_peen":
            k.add("head neck", Lathe(profile=[(0.0125, 0), (0.009, 0.018), (0.009, 0.026), (0.012, 0.032)], segments=32),
                  at=(0, 0, 0.3), rotate=(0, -90, 0), material="head")  # fmt: skip
            k.add("head peen", Sphere(radius=0.0145, segments=28), at=(-0.04, 0, 0.3), material="head")
            return
        for y in (-1, 1):
            path: list[Point] = [
                (-0.004, y * 0.0055, 0.303),
                (-0.03, y * 0.006, 0.304),
                (-0.058, y * 0.0085, 0.294),
                (-0.082, y * 0.0125, 0.270),
            ]
            k.add("head claw", Sweep(path=path, profile=[(-0.0055, -0.011), (0.0055, -0.011), (0.0055, 0.011), (-0.0055, 0.011)],
                                     radii=[1.0, 0.95, 0.7, 0.28], resolution=5), material="head", bevel=0.0012)  # fmt: skip


@asset(
    kind="mallet",
    words=("mallet", "wooden mallet", "rubber mallet", "croquet mallet", "judge's gavel", "gavel", "meat tenderizer"),
    about="A mallet with a block or barrel head; a judge's gavel on its block.",
    parameters=(long(0.32), choice("type", "block", "barrel", "gavel", words=("type",)), DISPLAY),
    slots={"head": "birch", "handle": "oak", "band": "brass"},
    adjectives={"rubber mallet": {"type": "barrel"}, "croquet mallet": {"type": "barrel", "length": 0.9},
                "judge's gavel": {"type": "gavel", "length": 0.26}, "gavel": {"type": "gavel", "length": 0.26}},
    styles=AGES,
    style_materials={s: {"head": m["handle"], "handle": m["handle"], "band": m["head"]} for s, m in aged("head", "handle").items()},
    parts={"ring": "band"},
)  # fmt: skip
def mallet(k: Kit) -> None:
    """A handle through a head of wood; the gavel lies against its sounding block."""
    kind = k.s("type")
    if kind == "gavel":
        _gavel(k, k.m("length") / 0.26)
        return
    with shown(k, 0.32, back_m=0.04, grip_z=0.08, grip_radius=0.015):
        shaft(k, "handle", [(0.0, 0.012, 0.011), (0.008, 0.016, 0.0145), (0.05, 0.0155, 0.014), (0.15, 0.0125, 0.0115),
                            (0.23, 0.0125, 0.0115), (0.318, 0.0135, 0.0125)], material="handle")  # fmt: skip
        if kind == "block":
            outline = both_sides([(0.06, 0.215), (0.068, 0.305), (0.05, 0.312), (0.0, 0.315)])
            k.add("head", Loft(axis="y", smooth=False, sections=[
                Section(center=(0, y, 0), outline=[(x * w, 0.262 + (z - 0.262) * w) for x, z in outline])
                for y, w in ((-0.038, 0.95), (-0.034, 1.0), (0.034, 1.0), (0.038, 0.95))
            ]), material="head")  # fmt: skip
            return
        profile = [(0.034, -0.07), (0.038, -0.066), (0.04, -0.03), (0.04, 0.03), (0.038, 0.066), (0.034, 0.07)]
        k.add("head", Lathe(profile=profile, segments=40), at=(0, 0, 0.275), rotate=_SIDE, material="head")
        for x in (-0.05, 0.05):
            k.add("band", Cylinder(radius=0.0405, height=0.01, segments=40, pivot="center"), at=(x, 0, 0.275), rotate=_SIDE,
                  material="band", bevel=0.001)  # fmt: skip


def _gavel(k: Kit, s: float) -> None:
    """Lying across its round block."""
    with k.group("gavel", scale=s):
        k.add("block", Lathe(profile=[(0.06, 0), (0.063, 0.003), (0.063, 0.01), (0.056, 0.014), (0.056, 0.018), (0.05, 0.024), (0, 0.024)],
                             segments=56), at=(-0.05, 0, 0), material="head")  # fmt: skip
        k.add("band block", Cylinder(radius=0.0575, height=0.003, segments=56), at=(-0.05, 0, 0.0145), material="band")
        r = 0.03
        z = 0.0235 + r
        k.add("head", Lathe(profile=[(0.022, -0.05), (0.028, -0.047), (r, -0.042), (0.024, -0.034), (0.026, -0.03), (0.0255, 0.03),
                                     (0.024, 0.034), (r, 0.042), (0.028, 0.047), (0.022, 0.05)], segments=44),
              at=(-0.05, 0, z), rotate=(90, 0, 0), material="head")  # fmt: skip
        k.add("band", Cylinder(radius=0.0268, height=0.016, segments=44, pivot="center"), at=(-0.05, 0, z), rotate=(90, 0, 0),
              material="band", bevel=0.0015)  # fmt: skip
        k.add("handle", Lathe(profile=[(0.006, 0.02), (0.0075, 0.05), (0.006, 0.08), (0.0085, 0.13), (0.012, 0.18), (0.011, 0.2), (0.007, 0.208),
                                       (0.011, 0.215), (0.008, 0.223), (0, 0.226)], smooth=True, segments=28),
              at=(-0.05, 0, z), rotate=(0, 90 + 10.5, 0), material="handle")  # fmt: skip
    k.anchor("grip", (0.09 * s, 0, 0.03 * s), normal=(-1, 0, 0), radius=0.011 * s)
    k.anchor("top", (-0.05 * s, 0, (z + r) * s))


@asset(
    kind="axe",
    words=("axe", "ax", "hatchet", "felling axe", "woodcutter axe", "woodcutter's axe", "lumberjack axe", "fire axe", "chopping axe",
           "splitting maul", "cleaving axe", "wood axe"),
    about="A woodcutter's axe with a curved handle.",
    parameters=(long(0.8), choice("type", "felling", "double", "maul", words=("type",)), DISPLAY),
    slots={"head": "brushed_steel", "edge": "polished_steel", "handle": "oak"},
    adjectives={"hatchet": {"length": 0.38}, "fire axe": {"length": 0.9}, "splitting maul": {"type": "maul"}, "double bladed": {"type": "double"},
                "double headed": {"type": "double"}},
    styles=AGES,
    style_materials=aged("head", "handle"),
    parts={"blade": "head, edge", "shaft": "handle"},
)  # fmt: skip
def axe(k: Kit) -> None:
    """A bellied handle with a fawn's foot, and a flaring bit with a ground edge; the handle is thicker on a short axe."""
    kind, n = k.s("type"), k.m("length")
    short = 0.8 / max(n, 0.3) if n < 0.8 else 1.0
    f = min(short, 1.7)
    with shown(k, 0.8, back_m=0.025 * f, grip_z=0.16, grip_radius=0.018 * f):
        bend = 0.0 if kind == "double" else 1.0
        rows = [(0.0, 0.024, 0.013, 0.022), (0.018, 0.027, 0.016, 0.016), (0.06, 0.02, 0.014, 0.004), (0.2, 0.0165, 0.0125, -0.006),
                (0.4, 0.017, 0.0125, 0.006), (0.58, 0.016, 0.012, 0.006), (0.7, 0.0175, 0.0115, 0.0), (0.797, 0.019, 0.0105, 0.0)]  # fmt: skip
        shaft(k, "handle", [(z, w * f, d * f, x * bend) for z, w, d, x in rows], material="handle")
        top, high = 0.79, 0.115 * f
        mid = top - high / 2

        def bit(side: float) -> None:
            reach = (0.165 if kind != "maul" else 0.12) * f
            rows = (
                (0.0, 0.42, 0.021),
                (0.22, 0.40, 0.019),
                (0.45, 0.44, 0.0125),
                (0.7, 0.56, 0.0065),
                (0.86, 0.66, 0.0035),
            )
            fat = 1.6 if kind == "maul" else 1.0
            sections = [
                Section(
                    center=(side * reach * x, 0, mid - 0.13 * high * (x**1.6)),
                    radii=(t * f * fat, high * 0.5 * tall / 0.42),
                    exponent=5,
                )
                for x, tall, t in (rows if side > 0 else rows[::-1])
            ]
            k.add("head", Loft(axis="x", sections=sections, segments=28, smooth=False), material="head")
            low, up = mid - 0.103 * high - 0.79 * high, mid - 0.103 * high + 0.79 * high
            half = [(side * reach * 0.855, low), (side * reach * 0.93, low - 0.02 * high), (side * reach * 0.985, low + 0.12 * high),
                    (side * reach * 1.03, (low + up) / 2), (side * reach * 0.985, up - 0.12 * high), (side * reach * 0.93, up + 0.02 * high),
                    (side * reach * 0.855, up)]  # fmt: skip
            k.add("edge", Loft(axis="y", smooth=False, sections=[
                Section(center=(0, y * fat, 0), outline=[(side * reach * 0.86 + (x - side * reach * 0.86) * w, z) for x, z in half][:: int(side)])
                for y, w in ((-0.0032 * f, 0.35), (0.0, 1.0), (0.0032 * f, 0.35))
            ]), material="edge")  # fmt: skip

        bit(1.0)
        if kind == "double":
            bit(-1.0)
        else:
            depth = 0.065 if kind == "maul" else 0.042
            k.add("head poll", Box(size=(depth * f, 0.042 * f * (1.5 if kind == "maul" else 1), high), pivot="center"),
                  at=(-depth * f / 2 + 0.012 * f, 0, mid), material="head", bevel=0.006 * f)  # fmt: skip
        k.add("head wedge", Box(size=(0.024 * f, 0.005 * f, 0.01)), at=(0, 0, top), material="edge", bevel=0.001)


@asset(
    kind="pickaxe",
    words=("pickaxe", "pick axe", "pick", "mattock", "mining pick", "miner's pick", "ice axe"),
    about="A pickaxe with a long forged head.",
    parameters=(long(0.9), choice("type", "pick", "mattock", words=("type",)), DISPLAY),
    slots={"head": "iron", "handle": "oak"},
    adjectives={"mattock": {"type": "mattock"}, "ice axe": {"length": 0.6}},
    styles=AGES,
    style_materials=aged("head", "handle"),
    parts={"point": "head", "blade": "head", "shaft": "handle"},
)  # fmt: skip
def pickaxe(k: Kit) -> None:
    """A curved head tapering to a point and to a point or an adze."""
    with shown(k, 0.9, back_m=0.03, grip_z=0.2, grip_radius=0.018):
        shaft(k, "handle", [(0.0, 0.02, 0.015), (0.012, 0.023, 0.018), (0.06, 0.02, 0.0155), (0.3, 0.0185, 0.0145), (0.6, 0.019, 0.015),
                            (0.78, 0.022, 0.018), (0.84, 0.027, 0.022), (0.9, 0.029, 0.024)], material="handle")  # fmt: skip
        k.add("head eye", Loft(segments=24, smooth=False, sections=[
            Section(center=(0, 0, z), radii=(0.042 * w, 0.034 * w), exponent=3) for z, w in ((0.822, 0.92), (0.828, 1), (0.882, 1), (0.888, 0.92))
        ]), material="head")  # fmt: skip
        profile = [(-0.017, -0.02), (0.017, -0.02), (0.017, 0.02), (-0.017, 0.02)]
        curve: list[Point] = [(0.02, 0, 0.856), (0.12, 0, 0.853), (0.23, 0, 0.825), (0.34, 0, 0.765)]
        k.add(
            "head point",
            Sweep(path=curve, profile=profile, radii=[1.0, 0.86, 0.6, 0.1], resolution=6),
            material="head",
            bevel=0.0012,
        )
        if k.s("type") == "mattock":
            k.add("head adze", Loft(axis="x", segments=24, sections=[
                Section(center=(x, 0, z), radii=(w, t), exponent=6)
                for x, z, w, t in ((-0.30, 0.792, 0.05, 0.0015), (-0.27, 0.812, 0.048, 0.005), (-0.16, 0.843, 0.034, 0.012), (-0.02, 0.856, 0.022, 0.02))
            ]), material="head")  # fmt: skip
        else:
            back: list[Point] = [(-x, y, z) for x, y, z in curve]
            k.add(
                "head pick",
                Sweep(path=back, profile=profile, radii=[1.0, 0.86, 0.6, 0.1], resolution=6),
                material="head",
                bevel=0.0012,
            )


@asset(
    kind="crowbar",
    words=("crowbar", "crow bar", "pry bar", "prybar", "wrecking bar", "jimmy"),
    about="A steel crowbar with a hooked claw.",
    parameters=(long(0.6), DISPLAY),
    slots={"bar": Material(preset="painted_metal", color="#a8231c"), "tip": "brushed_steel"},
    styles={"antique": {}, "rustic": {}},
    style_materials={"antique": {"bar": Material(preset="iron")}, "rustic": {"bar": Material(preset="rust")}},
    parts={"claw": "tip", "hook": "bar, tip", "shaft": "bar"},
)  # fmt: skip
def crowbar(k: Kit) -> None:
    """A hexagonal bar, bent over at the top into a split claw, with a chisel tip below."""
    r = 0.0105
    with shown(k, 0.6, back_m=0.014, grip_z=0.25, grip_radius=r):
        path: list[Point] = [
            (0.012, 0, 0.045),
            (0.0, 0, 0.09),
            (0.0, 0, 0.3),
            (0.0, 0, 0.5),
            (0.006, 0, 0.545),
            (0.03, 0, 0.58),
            (0.064, 0, 0.585),
            (0.09, 0, 0.558),
        ]
        k.add("bar", Sweep(path=path, radius=r, segments=6, resolution=5), material="bar")
        k.add("tip chisel", Loft(sections=[
            Section(center=(0.024, 0, 0.0), radii=(0.0012, 0.016), exponent=6), Section(center=(0.018, 0, 0.028), radii=(0.006, 0.0145), exponent=5),
            Section(center=(0.0105, 0, 0.052), radii=(0.0105, 0.0105), exponent=2.5),
        ], segments=24), material="tip")  # fmt: skip
        for y in (-1, 1):
            k.add("tip claw", Sweep(path=[(0.083, y * 0.004, 0.568), (0.098, y * 0.008, 0.542), (0.11, y * 0.0105, 0.508)],
                                    profile=[(-0.006, -0.009), (0.006, -0.009), (0.006, 0.009), (-0.006, 0.009)], radii=[1.0, 0.85, 0.22], resolution=5),
                  material="tip", bevel=0.0012)  # fmt: skip
        panel(
            k,
            "tip root",
            both_sides([(0.0, -0.012), (0.008, -0.012), (0.011, 0.012), (0.0, 0.012)]),
            0.02,
            at=(0.084, 0.01, 0.565),
            material="tip",
            bevel=0.003,
        )
