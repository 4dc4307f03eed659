"""Guns of all ages: pistols, revolvers, muskets, rifles and ray guns; they stand in profile, muzzle to the right."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import AssetParameter, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus

_ALONG: Point = (0.0, 90.0, 0.0)


def _long(default_m: float) -> AssetParameter:
    return length("length", default_m, 0.04, 6.0, words=("length", "long", "size"))


def _barrel(
    k: Kit,
    name: str,
    start: float,
    end: float,
    z: float,
    radius: float,
    bore: float,
    *,
    material: str,
    end_radius: float | None = None,
) -> None:
    """A tube along +x with an open muzzle."""
    r1 = end_radius or radius
    n = end - start
    k.add(
        name,
        Lathe(profile=[(0.0, 0.0), (radius, 0.0), (r1, n - 0.001), (r1 * 0.94, n), (bore, n), (bore, n * 0.75), (0.0, n * 0.75)], segments=36),
        at=(start, 0, z), rotate=_ALONG, material=material,
    )  # fmt: skip


def _guard(k: Kit, x: float, z: float, wide: float, deep: float, *, material: str, r: float = 0.0026) -> None:
    """A trigger guard and the trigger in it."""
    k.tube("guard", [(x - wide / 2, 0, z + 0.004), (x - wide / 2, 0, z - deep * 0.5), (x - wide * 0.3, 0, z - deep), (x + wide * 0.25, 0, z - deep), (x + wide / 2, 0, z - deep * 0.4), (x + wide / 2, 0, z + 0.004)], r,
           segments=10, material=material)  # fmt: skip
    k.tube(
        "trigger",
        [(x, 0, z + 0.004), (x + 0.002, 0, z - deep * 0.35), (x - 0.003, 0, z - deep * 0.75)],
        r * 1.1,
        radii=[1.2, 1.0, 0.6],
        segments=10,
        material=material,
    )


@asset(
    kind="pistol",
    words=("pistol", "gun", "handgun", "revolver", "flintlock pistol", "flintlock", "pirate pistol", "six shooter", "western revolver", "colt", "toy gun", "cap gun", "dueling pistol"),
    about="A revolver, a flintlock or a modern pistol, in profile.",
    parameters=(_long(0.28), choice("type", "revolver", "flintlock", "modern", words=("type",))),
    slots={"metal": "gunmetal", "grip": "walnut", "trim": "brass", "polymer": Material(preset="matte_plastic", color="#26282b")},
    adjectives={"flintlock pistol": {"type": "flintlock", "length": 0.38}, "flintlock": {"type": "flintlock", "length": 0.38}, "pirate pistol": {"type": "flintlock", "length": 0.38}, "pirate": {"type": "flintlock"},
                "dueling pistol": {"type": "flintlock", "length": 0.38}, "handgun": {"type": "modern", "length": 0.2}, "semi-automatic": {"type": "modern"}, "automatic": {"type": "modern"}},
    styles={"antique": {"type": "flintlock"}, "modern": {"type": "modern"}, "steampunk": {}, "cartoon": {}},
    style_materials={"steampunk": {"metal": Material(preset="brass"), "grip": Material(preset="leather", color="#5b3018"), "trim": Material(preset="copper")}},
    parts={"barrel": "metal barrel", "handle": "grip", "hammer": "metal hammer", "cylinder": "metal cylinder"},
)  # fmt: skip
def pistol(k: Kit) -> None:
    """Standing on the butt, tipped as far as the grip leans."""
    kind = k.s("type")
    usual = {"revolver": 0.28, "flintlock": 0.38, "modern": 0.2}[kind]
    s = k.m("length") / usual
    with k.group("gun", scale=s):
        {"revolver": _revolver, "flintlock": _flintlock, "modern": _modern}[kind](k)
    x, z, top = {"revolver": (-0.075, 0.055, 0.16), "flintlock": (-0.12, 0.05, 0.13), "modern": (-0.06, 0.05, 0.14)}[
        kind
    ]
    k.anchor("grip", (x * s, 0, z * s), normal=(1, 0, 0), radius=0.017 * s)
    k.anchor("top", (0, 0, top * s))
    k.anchor("muzzle", (usual * 0.5 * s, 0, top * 0.9 * s), normal=(1, 0, 0), radius=0.008 * s)


def _revolver(k: Kit) -> None:
    z = 0.132
    _barrel(k, "metal barrel", -0.002, 0.14, z, 0.0095, 0.0056, material="metal")
    k.rod("metal ejector", (0.0, 0, z - 0.0165), (0.085, 0, z - 0.0165), 0.005, segments=20, material="metal")
    k.add("metal rib", Box(size=(0.14, 0.005, 0.006)), at=(0.068, 0, z + 0.006), material="metal", bevel=0.001)
    panel(
        k,
        "metal sight",
        [(0.128, z + 0.01), (0.138, z + 0.01), (0.137, z + 0.019), (0.133, z + 0.018)],
        0.003,
        at=(0, 0.0015, 0),
        material="metal",
    )
    frame: Outline = [
        (-0.062, 0.098),
        (-0.045, 0.092),
        (0.002, 0.096),
        (0.006, 0.106),
        (0.006, z + 0.012),
        (-0.045, z + 0.014),
        (-0.058, z + 0.01),
        (-0.066, 0.115),
    ]
    hole: Outline = [(-0.043, 0.108), (-0.003, 0.108), (-0.003, z + 0.0095), (-0.043, z + 0.0095)]
    panel(k, "metal frame", frame, 0.017, at=(0, 0.0085, 0), material="metal", bevel=0.002, holes=[hole])
    cz = 0.1215
    k.add(
        "metal cylinder",
        Lathe(
            profile=[
                (0.0, -0.042),
                (0.0185, -0.042),
                (0.0195, -0.04),
                (0.0195, -0.008),
                (0.0175, -0.004),
                (0.0, -0.004),
            ],
            segments=48,
        ),
        at=(0, 0, cz),
        rotate=_ALONG,
        material="metal",
    )
    for i in range(6):
        a = math.radians(60 * i + 30)
        k.rod(
            "trim chamber",
            (-0.02, 0.0155 * math.cos(a), cz + 0.0155 * math.sin(a)),
            (-0.0035, 0.0155 * math.cos(a), cz + 0.0155 * math.sin(a)),
            0.0048,
            0.0052,
            segments=16,
            material="metal",
        )
    grip: Outline = [
        (-0.05, 0.098),
        (-0.068, 0.116),
        (-0.075, 0.118),
        (-0.082, 0.104),
        (-0.094, 0.07),
        (-0.112, 0.03),
        (-0.118, 0.006),
        (-0.1, 0.0),
        (-0.078, 0.004),
        (-0.075, 0.02),
        (-0.066, 0.05),
        (-0.056, 0.078),
    ]
    panel(k, "grip", grip, 0.03, at=(0, 0.015, 0), material="grip", bevel=0.009, smooth=True)
    panel(
        k,
        "metal strap",
        [(x * 1.0 - 0.001, zz) for x, zz in grip],
        0.012,
        at=(0, 0.006, 0),
        material="metal",
        smooth=True,
    )
    knob(
        k,
        "trim medallion",
        [(0, 0), (0.006, 0), (0.006, 0.001), (0, 0.0014)],
        (-0.078, -0.0145, 0.075),
        material="trim",
        segments=28,
    )
    k.tube(
        "metal hammer",
        [(-0.058, 0, 0.112), (-0.07, 0, 0.136), (-0.083, 0, 0.15), (-0.094, 0, 0.147)],
        0.0045,
        radii=[1.3, 1.0, 0.8, 0.9],
        segments=14,
        material="metal",
    )
    _guard(k, -0.03, 0.096, 0.045, 0.028, material="metal")


def _flintlock(k: Kit) -> None:
    z = 0.115
    stock: Outline = [(0.13, z - 0.012), (0.132, z - 0.002), (-0.075, z + 0.002), (-0.1, z - 0.002), (-0.125, 0.09), (-0.15, 0.055), (-0.168, 0.03), (-0.185, 0.02), (-0.19, 0.006), (-0.175, 0.0), (-0.155, 0.006), (-0.14, 0.022),
                      (-0.118, 0.055), (-0.098, 0.078), (-0.06, 0.09), (0.0, 0.094)]  # fmt: skip
    panel(k, "grip stock", stock[::-1], 0.024, at=(0, 0.012, 0), material="grip", bevel=0.007, smooth=False)
    k.add(
        "trim butt", Sphere(radius=0.0215, segments=28), at=(-0.172, 0, 0.0185), scale=(1, 0.85, 0.85), material="trim"
    )
    _barrel(k, "metal barrel", -0.08, 0.19, z, 0.0125, 0.007, material="metal", end_radius=0.0105)
    for x in (0.05, 0.125):
        k.add(
            "trim band",
            Lathe(
                profile=[(0.0115, -0.006), (0.0152, -0.006), (0.0152, 0.006), (0.0115, 0.006)], closed=True, segments=36
            ),
            at=(x, 0, z - 0.003),
            rotate=_ALONG,
            material="trim",
        )
    k.add(
        "trim muzzle",
        Torus(radius=0.0105, tube=0.0028, segments=36, tube_segments=12),
        at=(0.188, 0, z),
        rotate=_ALONG,
        material="trim",
    )
    k.rod("grip ramrod", (-0.02, 0, z - 0.0195), (0.175, 0, z - 0.0155), 0.0038, segments=14, material="grip")
    plate: Outline = [(-0.11, 0.1), (-0.095, 0.092), (-0.03, 0.094), (-0.02, 0.102), (-0.035, 0.113), (-0.095, 0.112)]
    panel(k, "trim lock", plate, 0.003, at=(0, -0.011, 0), material="metal", bevel=0.0008)
    k.tube(
        "metal hammer",
        [(-0.072, -0.0155, 0.102), (-0.08, -0.0155, 0.122), (-0.072, -0.0155, 0.14), (-0.058, -0.0155, 0.142)],
        0.0048,
        radii=[1.5, 1.0, 0.9, 1.1],
        segments=14,
        material="metal",
    )
    k.add(
        "metal flint",
        Box(size=(0.014, 0.008, 0.006), pivot="center"),
        at=(-0.05, -0.0155, 0.14),
        rotate=(0, 20, 0),
        material="grip",
        bevel=0.001,
    )
    panel(
        k,
        "metal frizzen",
        [(-0.036, 0.112), (-0.022, 0.11), (-0.03, 0.142), (-0.036, 0.142)],
        0.007,
        at=(0, -0.0125, 0),
        material="metal",
        bevel=0.001,
    )
    k.add(
        "metal pan",
        Box(size=(0.02, 0.01, 0.007), pivot="center"),
        at=(-0.034, -0.0165, 0.108),
        material="metal",
        bevel=0.002,
    )
    _guard(k, -0.075, 0.089, 0.06, 0.03, material="trim", r=0.0028)


def _modern(k: Kit) -> None:
    slide: Outline = [
        (-0.09, 0.108),
        (0.098, 0.108),
        (0.1, 0.112),
        (0.1, 0.13),
        (0.096, 0.135),
        (-0.088, 0.135),
        (-0.092, 0.13),
    ]
    panel(k, "metal barrel slide", slide, 0.025, at=(0, 0.0125, 0), material="metal", bevel=0.0025)
    _barrel(k, "metal barrel", 0.08, 0.1015, 0.121, 0.0075, 0.0052, material="metal")
    for i in range(7):
        k.add(
            "grip serration",
            Box(size=(0.0022, 0.0262, 0.018), pivot="center"),
            at=(-0.082 + 0.0055 * i, 0, 0.12),
            rotate=(0, 12, 0),
            material="metal",
        )
    frame: Outline = [
        (-0.085, 0.09),
        (-0.03, 0.088),
        (0.03, 0.09),
        (0.096, 0.093),
        (0.097, 0.109),
        (-0.09, 0.109),
        (-0.1, 0.106),
    ]
    panel(k, "grip frame", frame, 0.023, at=(0, 0.0115, 0), material="polymer", bevel=0.002)
    grip: Outline = [
        (-0.03, 0.092),
        (-0.088, 0.098),
        (-0.094, 0.085),
        (-0.086, 0.07),
        (-0.1, 0.02),
        (-0.103, 0.004),
        (-0.1, 0.0),
        (-0.056, 0.0),
        (-0.052, 0.006),
        (-0.048, 0.04),
        (-0.036, 0.075),
    ]
    panel(k, "grip", grip, 0.028, at=(0, 0.014, 0), material="polymer", bevel=0.006)
    for i in range(6):
        k.add(
            "grip rib",
            Box(size=(0.03, 0.0292, 0.0016), pivot="center"),
            at=(-0.074 - 0.0028 * i + 0.008, 0, 0.07 - 0.0095 * i),
            rotate=(0, 6, 0),
            material="polymer",
        )
    k.add(
        "metal magazine",
        Box(size=(0.05, 0.024, 0.005), pivot="center"),
        at=(-0.078, 0, 0.0015),
        material="metal",
        bevel=0.001,
    )
    k.add(
        "metal sight",
        Box(size=(0.012, 0.008, 0.006), pivot="center"),
        at=(-0.08, 0, 0.1375),
        material="metal",
        bevel=0.001,
    )
    k.add(
        "metal sight front",
        Box(size=(0.008, 0.004, 0.006), pivot="center"),
        at=(0.086, 0, 0.1375),
        material="metal",
        bevel=0.001,
    )
    _guard(k, -0.012, 0.09, 0.056, 0.03, material="polymer", r=0.0034)


@asset(
    kind="rifle",
    words=("rifle", "musket", "shotgun", "hunting rifle", "sniper rifle", "winchester", "blunderbuss", "assault rifle", "machine gun", "carbine"),
    about="A bolt-action rifle with a scope, a double shotgun, a blunderbuss or an assault rifle; lying in profile on a stand-free edge.",
    parameters=(_long(1.1), choice("type", "bolt", "shotgun", "musket", "assault", words=("type",)), flag("scope", True, words=("scope", "sight", "telescopic sight"))),
    slots={"metal": "gunmetal", "stock": "walnut", "trim": "brass", "lens": Material(preset="glass", color="#7fa6d8"), "strap": "leather"},
    adjectives={"shotgun": {"type": "shotgun"}, "musket": {"type": "musket", "length": 1.4}, "blunderbuss": {"type": "musket", "length": 0.8}, "assault rifle": {"type": "assault", "length": 0.88}, "machine gun": {"type": "assault", "length": 1.0},
                "double-barreled": {"type": "shotgun"}, "double barreled": {"type": "shotgun"}},
    styles={"antique": {"type": "musket"}, "modern": {"type": "assault"}, "steampunk": {}},
    style_materials={"steampunk": {"metal": Material(preset="brass"), "trim": Material(preset="copper")}, "modern": {"stock": Material(preset="matte_plastic", color="#2b2e2f")}},
    parts={"barrel": "metal barrel", "butt": "stock", "handle": "stock"},
)  # fmt: skip
def rifle(k: Kit) -> None:
    """Butt to the left; it rests on the butt's toe and the guard as drawn in profile."""
    kind = k.s("type")
    s = k.m("length") / 1.1
    z = 0.135
    with k.group("gun", scale=s):
        if kind == "assault":
            _assault(k)
        else:
            fore = 0.25 if kind != "musket" else 0.42
            stock: Outline = [(fore, z - 0.03), (fore + 0.012, z - 0.014), (fore, z - 0.002), (-0.12, z + 0.0), (-0.17, z - 0.004), (-0.21, z - 0.026), (-0.26, z - 0.024), (-0.53, z - 0.045), (-0.545, z - 0.06), (-0.53, 0.0), (-0.515, 0.0),
                              (-0.3, 0.055), (-0.24, 0.075), (-0.2, 0.083), (-0.16, 0.09), (0.0, 0.095)]  # fmt: skip
            panel(k, "stock", stock[::-1], 0.038, at=(0, 0.019, 0), material="stock", bevel=0.011)
            panel(
                k,
                "strap butt pad",
                [(-0.548, z - 0.064), (-0.533, 0.0), (-0.52, 0.001), (-0.53, z - 0.045), (-0.54, z - 0.045)],
                0.036,
                at=(0, 0.018, 0),
                material="strap",
                bevel=0.002,
            )
            _guard(k, -0.13, 0.093, 0.08, 0.036, material="metal", r=0.0035)
            if kind == "shotgun":
                for y in (-0.0135, 0.0135):
                    with k.group("metal barrel side", at=(0, y, 0)):
                        _barrel(k, "metal barrel", -0.12, 0.55, z + 0.004, 0.0138, 0.0105, material="metal")
                k.add("trim bead", Sphere(radius=0.004, segments=16), at=(0.54, 0, z + 0.018), material="trim")
            elif kind == "musket":
                flare = 0.03 if k.m("length") < 1.0 else 0.0125
                _barrel(
                    k,
                    "metal barrel",
                    -0.12,
                    0.55,
                    z,
                    0.0155,
                    0.0085 if flare < 0.02 else 0.02,
                    material="metal",
                    end_radius=flare,
                )
                for x in (0.02, 0.2, 0.38):
                    k.add(
                        "trim band",
                        Box(size=(0.016, 0.041, 0.05), pivot="center"),
                        at=(x, 0, z - 0.008),
                        material="trim",
                        bevel=0.006,
                    )
                k.rod("stock ramrod", (0.1, 0, z - 0.034), (0.52, 0, z - 0.022), 0.004, segments=12, material="stock")
                k.tube(
                    "metal hammer",
                    [
                        (-0.12, -0.02, z - 0.006),
                        (-0.128, -0.02, z + 0.018),
                        (-0.118, -0.02, z + 0.034),
                        (-0.1, -0.02, z + 0.036),
                    ],
                    0.006,
                    radii=[1.4, 1, 0.9, 1.1],
                    segments=14,
                    material="metal",
                )
                panel(
                    k,
                    "metal lock",
                    [(-0.17, z - 0.02), (-0.05, z - 0.022), (-0.04, z - 0.01), (-0.06, z), (-0.16, z)],
                    0.004,
                    at=(0, -0.018, 0),
                    material="metal",
                    bevel=0.001,
                )
            else:
                _barrel(k, "metal barrel", -0.02, 0.55, z + 0.003, 0.0135, 0.0055, material="metal", end_radius=0.0095)
                k.add(
                    "metal receiver",
                    Lathe(
                        profile=[
                            (0.0, -0.17),
                            (0.0125, -0.17),
                            (0.0165, -0.155),
                            (0.0165, 0.0),
                            (0.0135, 0.01),
                            (0.0, 0.01),
                        ],
                        segments=36,
                    ),
                    at=(0, 0, z + 0.003),
                    rotate=_ALONG,
                    material="metal",
                )
                k.tube(
                    "metal bolt",
                    [(-0.14, -0.012, z + 0.006), (-0.142, -0.04, z - 0.002), (-0.15, -0.06, z - 0.018)],
                    0.0055,
                    segments=12,
                    material="metal",
                )
                k.add(
                    "metal bolt knob",
                    Sphere(radius=0.0105, segments=20),
                    at=(-0.151, -0.063, z - 0.021),
                    material="metal",
                )
                if k.on("scope"):
                    c = z + 0.052
                    k.add("metal scope", Lathe(profile=[(0.0, -0.16), (0.0185, -0.16), (0.019, -0.115), (0.0125, -0.095), (0.0125, 0.03), (0.0215, 0.06), (0.0215, 0.12), (0.019, 0.12), (0.019, 0.11), (0.0, 0.11)], segments=40), at=(-0.05, 0, c),
                          rotate=_ALONG, material="metal")  # fmt: skip
                    k.add(
                        "lens",
                        Cylinder(radius=0.0191, height=0.003, segments=36),
                        at=(0.063, 0, c),
                        rotate=_ALONG,
                        material="lens",
                    )
                    for x in (-0.11, -0.01):
                        k.add(
                            "metal scope mount",
                            Box(size=(0.018, 0.014, 0.05), pivot="center"),
                            at=(x, 0, z + 0.032),
                            material="metal",
                            bevel=0.002,
                        )
                        k.add(
                            "metal scope ring",
                            Torus(radius=0.0135, tube=0.003, segments=32, tube_segments=10),
                            at=(x, 0, c),
                            rotate=_ALONG,
                            material="metal",
                        )
                    k.add(
                        "metal turret",
                        Cylinder(radius=0.009, height=0.03, segments=24),
                        at=(-0.06, 0, c + 0.003),
                        material="metal",
                        bevel=0.001,
                    )
                panel(
                    k,
                    "metal sight",
                    [(0.515, z + 0.01), (0.54, z + 0.01), (0.535, z + 0.03), (0.53, z + 0.03)],
                    0.004,
                    at=(0, 0.002, 0),
                    material="metal",
                )
    k.anchor("grip", (-0.22 * s, 0, 0.09 * s), normal=(1, 0, 0), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.16 * s))
    k.anchor("muzzle", (0.55 * s, 0, z * s), normal=(1, 0, 0), radius=0.012 * s)


def _assault(k: Kit) -> None:
    z = 0.2
    panel(
        k,
        "metal receiver",
        [(-0.2, 0.16), (0.07, 0.165), (0.08, 0.19), (0.08, 0.225), (-0.19, 0.225), (-0.2, 0.215)],
        0.045,
        at=(0, 0.0225, 0),
        material="metal",
        bevel=0.006,
    )
    panel(
        k,
        "stock fore",
        [(0.075, 0.172), (0.29, 0.178), (0.295, 0.215), (0.075, 0.225)],
        0.05,
        at=(0, 0.025, 0),
        material="stock",
        bevel=0.01,
    )
    for i in range(5):
        k.add(
            "metal vent",
            Box(size=(0.025, 0.0515, 0.008), pivot="center"),
            at=(0.115 + 0.036 * i, 0, 0.203),
            material="metal",
            bevel=0.002,
        )
    _barrel(k, "metal barrel", 0.28, 0.52, z, 0.0095, 0.005, material="metal")
    _barrel(k, "metal barrel brake", 0.47, 0.55, z, 0.0145, 0.008, material="metal")
    k.rod("metal gas tube", (0.28, 0, 0.221), (0.4, 0, 0.221), 0.0075, segments=18, material="metal")
    panel(
        k,
        "metal sight",
        [(0.375, 0.19), (0.405, 0.19), (0.4, 0.255), (0.385, 0.262)],
        0.012,
        at=(0, 0.006, 0),
        material="metal",
        bevel=0.001,
    )
    panel(
        k,
        "stock",
        [
            (-0.195, 0.168),
            (-0.195, 0.222),
            (-0.3, 0.215),
            (-0.53, 0.205),
            (-0.55, 0.19),
            (-0.545, 0.075),
            (-0.525, 0.065),
            (-0.38, 0.14),
        ],
        0.04,
        at=(0, 0.02, 0),
        material="stock",
        bevel=0.009,
    )
    panel(
        k,
        "stock grip",
        [
            (-0.145, 0.165),
            (-0.195, 0.165),
            (-0.235, 0.06),
            (-0.228, 0.05),
            (-0.19, 0.047),
            (-0.18, 0.055),
            (-0.155, 0.12),
        ],
        0.036,
        at=(0, 0.018, 0),
        material="stock",
        bevel=0.009,
    )
    mag: Outline = [
        (-0.05, 0.17),
        (0.02, 0.17),
        (0.035, 0.1),
        (0.075, 0.015),
        (0.065, 0.004),
        (0.012, 0.0),
        (0.0, 0.006),
        (-0.035, 0.09),
    ]
    panel(k, "metal magazine", mag[::-1], 0.028, at=(0, 0.014, 0), material="metal", bevel=0.004)
    _guard(k, -0.1, 0.164, 0.085, 0.038, material="metal", r=0.004)
    k.add("metal rail", Box(size=(0.26, 0.022, 0.012)), at=(-0.06, 0, 0.223), material="metal", bevel=0.002)
    panel(
        k,
        "metal sight rear",
        [(-0.17, 0.23), (-0.13, 0.23), (-0.14, 0.262), (-0.16, 0.262)],
        0.02,
        at=(0, 0.01, 0),
        material="metal",
        bevel=0.002,
    )


@asset(
    kind="ray_gun",
    words=("ray gun", "raygun", "laser gun", "blaster", "laser pistol", "space gun", "sci-fi gun", "plasma gun", "alien gun", "laser blaster", "freeze ray"),
    about="A ray gun from the comics, with rings on its barrel and a glowing tip.",
    parameters=(_long(0.32),),
    slots={"body": Material(preset="gloss_paint", color="#c8262c"), "metal": "chrome", "glow": Material(preset="led", color="#5dff8a", emission_strength=3.0), "grip": Material(preset="black_plastic")},
    styles={"steampunk": {}, "futuristic": {}, "retro": {}},
    style_materials={"steampunk": {"body": Material(preset="copper"), "metal": Material(preset="brass"), "grip": Material(preset="leather", color="#5b3018")},
                     "futuristic": {"body": Material(preset="matte_plastic", color="#e9ebee"), "metal": Material(preset="gunmetal"), "glow": Material(preset="led", color="#49c7ff", emission_strength=3.0)}},
    parts={"handle": "grip", "barrel": "metal barrel", "ring": "body ring", "tip": "glow tip"},
)  # fmt: skip
def ray_gun(k: Kit) -> None:
    """A teardrop body with fins behind, discs along the barrel, a bulb at the muzzle."""
    s = k.m("length") / 0.32
    z = 0.13
    with k.group("gun", scale=s):
        k.add(
            "body",
            Lathe(
                profile=[
                    (0.0, -0.12),
                    (0.012, -0.115),
                    (0.033, -0.085),
                    (0.042, -0.05),
                    (0.04, -0.015),
                    (0.028, 0.015),
                    (0.016, 0.035),
                    (0.0, 0.035),
                ],
                smooth=True,
                segments=48,
            ),
            at=(0, 0, z),
            rotate=_ALONG,
            material="body",
        )
        k.rod("metal barrel", (0.02, 0, z), (0.16, 0, z), 0.0095, 0.007, segments=28, material="metal")
        for i, r in enumerate((0.03, 0.026, 0.022, 0.018)):
            k.add(
                "body ring",
                Lathe(
                    profile=[(0.0, -0.003), (r * 0.8, -0.003), (r, 0.0), (r * 0.8, 0.003), (0.0, 0.003)], segments=44
                ),
                at=(0.05 + 0.023 * i, 0, z),
                rotate=_ALONG,
                material="body" if i % 2 else "metal",
            )
        k.add(
            "metal cup",
            Lathe(profile=[(0.007, -0.008), (0.011, 0.0), (0.013, 0.012), (0.009, 0.012), (0.0, 0.006)], segments=32),
            at=(0.152, 0, z),
            rotate=_ALONG,
            material="metal",
        )
        k.add("glow tip", Sphere(radius=0.0125, segments=28), at=(0.172, 0, z), material="glow")
        for y in (-1, 1):
            k.add(
                "glow window",
                Sphere(radius=0.02, segments=28),
                at=(-0.035, y * 0.03, z + 0.004),
                scale=(1.1, 0.75, 0.7),
                material="glow",
            )
            k.add(
                "metal bezel",
                Torus(radius=0.0195, tube=0.003, segments=36, tube_segments=10),
                at=(-0.035, y * 0.037, z + 0.004),
                rotate=(90, 0, 0),
                scale=(1.1, 1, 0.75),
                material="metal",
            )
        fin: Outline = [(-0.05, 0.03), (-0.085, 0.075), (-0.115, 0.08), (-0.105, 0.015), (-0.09, 0.01)]
        for turn in (0, 60, -60):
            k.add(
                "metal fin",
                Extrude(outline=fin, height=0.005, pivot="center", bevel=0.001),
                at=(0, 0, z),
                rotate=(90 + turn, 0, 0),
                material="metal",
            )
        grip: Outline = [
            (-0.02, 0.1),
            (-0.075, 0.1),
            (-0.085, 0.06),
            (-0.105, 0.012),
            (-0.1, 0.0),
            (-0.06, 0.0),
            (-0.054, 0.008),
            (-0.04, 0.055),
        ]
        panel(k, "grip", grip, 0.03, at=(0, 0.015, 0), material="grip", bevel=0.009, smooth=False)
        for i in range(4):
            k.add(
                "metal grip band",
                Box(size=(0.038, 0.0312, 0.004), pivot="center"),
                at=(-0.066 - 0.007 * i, 0, 0.068 - 0.016 * i),
                rotate=(0, -10, 0),
                material="metal",
                bevel=0.001,
            )
        _guard(k, -0.005, 0.1, 0.04, 0.03, material="metal", r=0.0032)
        k.tube(
            "glow coil",
            [(0.045 + 0.0016 * i, 0.0125 * math.cos(0.8 * i), z + 0.0125 * math.sin(0.8 * i)) for i in range(56)],
            0.0018,
            segments=8,
            resolution=2,
            material="glow",
        )
    k.anchor("grip", (-0.07 * s, 0, 0.055 * s), normal=(1, 0, 0), radius=0.018 * s)
    k.anchor("muzzle", (0.185 * s, 0, z * s), normal=(1, 0, 0), radius=0.013 * s)
    k.anchor("top", (0, 0, 0.21 * s))
