"""Television, radio, camera, telephone, record player, loudspeaker and microphone."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import circle, moved, rounded_rectangle
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Torus

_WOOD = Material(preset="polished_wood", color="#8a4f26")
_DARK = Material(preset="matte_plastic", color="#1a1b1e")


def _dial(k: Kit, name: str, x: float, y: float, z: float, r: float, slot: str, mark: str) -> None:
    """A ribbed turning knob facing the front, with a pointer."""
    knob(
        k,
        name,
        [(0, 0), (r, 0), (r, r * 0.25), (r * 0.82, r * 0.3), (r * 0.78, r * 0.75), (r * 0.7, r * 0.8), (0, r * 0.8)],
        (x, y, z),
        material=slot,
        segments=36,
    )
    k.add(f"{name} mark", Box(size=(r * 0.1, r * 0.06, r * 0.5)), at=(x, y - r * 0.8, z + r * 0.12), material=mark)


@asset(
    kind="television",
    words=("television", "tv", "television set", "flat screen tv", "tv set", "flatscreen", "vintage tv", "old tv", "crt tv", "retro tv"),
    about="A flat television on a stand, or a wooden one of the sixties with dials and antenna.",
    parameters=(length("width", 1.1, 0.1, 4.0, words=("width", "wide", "size")), choice("type", "flat", "vintage")),
    slots={"body": Material(preset="glossy_plastic", color="#121316"), "screen": Material(preset="glossy_plastic", color="#3f86dc", emission="#3f86dc", emission_strength=0.5), "sky": Material(preset="glossy_plastic", color="#ffb36b", emission="#ffb36b", emission_strength=0.5), "hill": Material(preset="glossy_plastic", color="#2f5f4a", emission="#2f5f4a", emission_strength=0.5),
           "sun": Material(preset="glossy_plastic", color="#fff1c0", emission="#fff1c0", emission_strength=0.5), "metal": "brushed_steel", "wood": _WOOD, "tube": Material(preset="dark_screen"), "panel": Material(preset="gold", roughness=0.4), "dark": _DARK, "cloth": Material(preset="fabric", color="#a58a5b"),
           "glow": Material(preset="screen", color="#aac8dc")},
    styles={"vintage": {"type": "vintage", "width": 0.68}, "retro": {"type": "vintage", "width": 0.68}, "antique": {"type": "vintage", "width": 0.68}, "modern": {"type": "flat"}},
    adjectives={"vintage": {"type": "vintage", "width": 0.68}, "retro": {"type": "vintage", "width": 0.68}, "old": {"type": "vintage", "width": 0.68}, "crt": {"type": "vintage", "width": 0.68}},
    states=("lit",),
    parts={"display": "screen", "aerial": "antenna", "leg": "leg"},
)  # fmt: skip
def television(k: Kit) -> None:
    """Flat: a thin panel with a landscape on it; vintage: a cabinet on splayed legs."""
    w = k.m("width")
    if k.s("type") == "flat":
        with k.group("whole", scale=w / 1.1):
            low = 0.07
            for side in (-1, 1):
                k.tube(
                    "stand foot",
                    [(0.33 * side, -0.13, 0.008), (0.36 * side, 0.0, 0.02), (0.33 * side, 0.13, 0.008)],
                    0.008,
                    material="metal",
                    segments=14,
                )
                k.rod("stand leg", (0.358 * side, 0, 0.015), (0.34 * side, 0, low + 0.03), 0.011, material="metal")
            panel(
                k,
                "body",
                moved(rounded_rectangle(1.1, 0.64, 0.012), 0, low + 0.32),
                0.03,
                at=(0, 0.018, 0),
                material="body",
                bevel=0.005,
            )
            panel(
                k,
                "body back",
                moved(rounded_rectangle(0.7, 0.36, 0.04), 0, low + 0.26),
                0.03,
                at=(0, 0.045, 0),
                material="dark",
                bevel=0.01,
            )
            iw, ih = 1.076, 0.606
            zc = low + 0.326
            panel(
                k, "screen", moved(rounded_rectangle(iw, ih, 0.006), 0, zc), 0.002, at=(0, -0.011, 0), material="screen"
            )
            x0, z0 = iw / 2, zc - ih / 2
            glow = [(-x0, z0 + ih * 0.3), (x0, z0 + ih * 0.3), (x0, z0 + ih * 0.55), (-x0, z0 + ih * 0.55)]
            panel(k, "screen sky", glow, 0.0008, at=(0, -0.0128, 0), material="sky")
            panel(
                k,
                "screen sun",
                circle(0.075, segments=48, center=(0.18, z0 + ih * 0.48)),
                0.0008,
                at=(0, -0.0134, 0),
                material="sun",
            )
            ridge = [
                (-x0, z0),
                (x0, z0),
                *[
                    (x0 - iw * i / 24, z0 + ih * (0.33 + 0.1 * math.sin(i * 0.55) + 0.05 * math.sin(i * 1.3 + 1)))
                    for i in range(25)
                ],
            ]
            panel(k, "screen hill", ridge, 0.0008, at=(0, -0.014, 0), material="hill")
            k.add("power light", Sphere(radius=0.004, segments=14), at=(0, -0.0125, low + 0.009), material="sun")
        return
    with k.group("whole", scale=w / 0.68):
        leg = 0.2
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.rod(
                    "leg",
                    (0.24 * sx, 0.14 * sy + 0.02, leg + 0.01),
                    (0.3 * sx, 0.19 * sy + 0.02, 0.004),
                    0.017,
                    0.008,
                    material="wood",
                )
                k.rod(
                    "leg tip",
                    (0.2935 * sx, 0.1846 * sy + 0.02, 0.025),
                    (0.3 * sx, 0.19 * sy + 0.02, 0.0),
                    0.0105,
                    0.009,
                    material="panel",
                )
        case = moved(rounded_rectangle(0.68, 0.48, 0.045), 0, leg + 0.24)
        panel(k, "cabinet", case, 0.36, at=(0, 0.2, 0), material="body" if "body" in k.asked else "wood", bevel=0.008)
        panel(
            k,
            "cabinet rim",
            case,
            0.03,
            at=(0, -0.14, 0),
            material="body" if "body" in k.asked else "wood",
            bevel=0.006,
            holes=[moved(rounded_rectangle(0.64, 0.44, 0.03), 0, leg + 0.24)],
        )
        cx = -0.075
        screen = [
            (-0.215, -0.13),
            (-0.225, 0.0),
            (-0.215, 0.13),
            (0.0, 0.165),
            (0.215, 0.13),
            (0.225, 0.0),
            (0.215, -0.13),
            (0.0, -0.165),
        ]
        frame = [(x * 1.09 + cx, z * 1.14 + leg + 0.24) for x, z in screen]
        panel(
            k,
            "screen frame",
            frame,
            0.02,
            at=(0, -0.155, 0),
            material="panel",
            smooth=True,
            bevel=0.004,
            holes=[[(x * 0.985 + cx, z * 0.985 + leg + 0.24) for x, z in screen]],
        )
        k.add(
            "screen",
            Loft(
                axis="y",
                sections=[
                    Section(center=(cx, y, leg + 0.24), radii=(a, b), exponent=4.5)
                    for y, a, b in (
                        (-0.182, 0, 0),
                        (-0.18, 0.1, 0.075),
                        (-0.174, 0.18, 0.125),
                        (-0.168, 0.222, 0.154),
                        (-0.15, 0.224, 0.156),
                    )
                ],
                segments=48,
            ),
            material="glow" if k.state("lit") else "tube",
        )
        px = 0.235
        panel(
            k,
            "control panel",
            moved(rounded_rectangle(0.135, 0.4, 0.012), px, leg + 0.24),
            0.008,
            at=(0, -0.155, 0),
            material="dark",
            bevel=0.002,
        )
        for z in (0.375, 0.27):
            knob(
                k,
                "channel plate",
                [(0, 0), (0.05, 0), (0.048, 0.004), (0, 0.005)],
                (px, -0.162, leg + z),
                material="panel",
                segments=40,
            )
            _dial(k, "dial", px, -0.166, leg + z, 0.034, "dark", "metal")
        for i in range(3):
            knob(
                k,
                "small knob",
                [(0, 0), (0.011, 0), (0.01, 0.014), (0, 0.015)],
                (px - 0.036 + 0.036 * i, -0.162, leg + 0.19),
                material="panel",
                segments=24,
            )
        k.add(
            "grille",
            Box(size=(0.11, 0.004, 0.006)),
            at=(px, -0.165, leg + 0.06),
            material="cloth",
            bevel=0.001,
            instances=Linear(count=9, step=(0, 0, 0.0125)),
        )
        k.add(
            "antenna base",
            Ellipsoid(radii=(0.06, 0.045, 0.035), segments=32),
            at=(0, 0.05, leg + 0.48),
            material="dark",
        )
        for side in (-1, 1):
            k.rod(
                "antenna",
                (0.01 * side, 0.05, leg + 0.5),
                (0.26 * side, 0.06, leg + 0.92),
                0.0042,
                0.0028,
                segments=10,
                material="metal",
            )
            k.add(
                "antenna tip", Sphere(radius=0.008, segments=14), at=(0.26 * side, 0.06, leg + 0.92), material="metal"
            )
    k.anchor("top", (0, 0.05 * w, 0.68 * w / 0.68), half_size=(w * 0.4, w * 0.2))


@asset(
    kind="radio",
    words=("radio", "vintage radio", "transistor radio", "boombox", "old radio", "wireless set", "antique radio", "ham radio", "stereo", "cassette player", "ghetto blaster", "car radio"),
    about="A radio: a wooden cathedral, a portable transistor set, or a boombox with two loudspeakers.",
    parameters=(length("width", 0.36, 0.06, 1.5, words=("width", "wide", "size")), choice("type", "vintage", "portable", "boombox")),
    slots={"body": _WOOD, "cloth": Material(preset="fabric", color="#c8aa6c"), "knob": Material(preset="bakelite", color="#3a1d10"), "dial": Material(preset="glow", color="#ffd98a"), "metal": "chrome", "brass": "brass",
           "plastic": Material(preset="glossy_plastic", color="#c8402e"), "cream": Material(preset="glossy_plastic", color="#efe4c8"), "dark": _DARK, "cone": Material(preset="rubber", color="#26262a")},
    adjectives={"portable": {"type": "portable", "width": 0.24}, "transistor": {"type": "portable", "width": 0.24}, "boombox": {"type": "boombox", "width": 0.55}},
    styles={"modern": {"type": "portable"}, "antique": {"type": "vintage"}},
    parts={"aerial": "antenna", "tuning knob": "knob", "speaker": "speaker"},
)  # fmt: skip
def radio(k: Kit) -> None:
    """All three face the front."""
    w, kind = k.m("width"), k.s("type")
    with k.group("whole", scale=w / 0.36):
        if kind == "vintage":
            _cathedral(k)
        elif kind == "portable":
            _portable(k)
        else:
            _boombox(k)


def _cathedral(k: Kit) -> None:
    arch = [(0.16, 0.02), (0.16, 0.22), (0.15, 0.3), (0.12, 0.37), (0.07, 0.42), (0.0, 0.44)]
    front = [*arch, *[(-x, z) for x, z in reversed(arch[:-1])]]
    panel(k, "body", front, 0.2, at=(0, 0.1, 0), bevel=0.008, material="body")
    k.add("plinth", Box(size=(0.36, 0.24, 0.035)), at=(0, 0, 0), material="body", bevel=0.008)
    inner = [(x * 0.86, 0.19 + (z - 0.19) * 0.9) for x, z in front]
    panel(
        k,
        "face frame",
        inner,
        0.006,
        at=(0, -0.099, 0),
        material="body",
        bevel=0.002,
        holes=[[(x * 0.94, 0.19 + (z - 0.19) * 0.95) for x, z in inner]],
    )
    panel(
        k, "speaker cloth", circle(0.088, segments=48, center=(0, 0.305)), 0.002, at=(0, -0.0992, 0), material="cloth"
    )
    k.add(
        "speaker ring",
        Torus(radius=0.09, tube=0.006, segments=64, tube_segments=12),
        at=(0, -0.1, 0.305),
        rotate=(90, 0, 0),
        material="body",
    )
    for x in (-0.045, 0.0, 0.045):
        tall = 2 * math.sqrt(0.09**2 - x**2)
        k.add(
            "speaker rib",
            Box(size=(0.011, 0.008, tall)),
            at=(x, -0.102, 0.305 - tall / 2),
            material="body",
            bevel=0.003,
        )
    panel(
        k,
        "dial frame",
        moved(rounded_rectangle(0.13, 0.065, 0.03), 0, 0.165),
        0.008,
        at=(0, -0.099, 0),
        material="brass",
        bevel=0.002,
    )
    panel(
        k, "dial", moved(rounded_rectangle(0.112, 0.048, 0.022), 0, 0.165), 0.002, at=(0, -0.1062, 0), material="dial"
    )
    for i in range(9):
        k.add(
            "dial mark",
            Box(size=(0.0016, 0.001, 0.012 if i % 2 else 0.02)),
            at=(-0.042 + 0.0105 * i, -0.108, 0.165),
            material="dark",
        )
    k.add("dial needle", Box(size=(0.002, 0.001, 0.036)), at=(0.018, -0.1085, 0.147), material="plastic")
    for x, z, r in ((-0.085, 0.085, 0.02), (0.085, 0.085, 0.02), (0.0, 0.085, 0.024)):
        _dial(k, "knob", x, -0.099, z, r, "knob", "brass")


def _portable(k: Kit) -> None:
    shape = moved(rounded_rectangle(0.36, 0.22, 0.03), 0, 0.118)
    panel(k, "body", shape, 0.09, at=(0, 0.045, 0), material="body" if "body" in k.asked else "plastic", bevel=0.012)
    for x in (-0.12, 0.12):
        k.add("foot", Box(size=(0.05, 0.06, 0.012)), at=(x, 0, 0), material="dark", bevel=0.003)
    panel(
        k,
        "face",
        moved(rounded_rectangle(0.33, 0.19, 0.02), 0, 0.118),
        0.004,
        at=(0, -0.044, 0),
        material="cream",
        bevel=0.0015,
    )
    knob(
        k,
        "speaker ring",
        [(0, 0), (0.075, 0), (0.075, 0.004), (0.068, 0.007), (0.062, 0.004), (0, 0.003)],
        (-0.08, -0.047, 0.115),
        material="metal",
        segments=56,
    )
    k.add(
        "speaker slot",
        Box(size=(0.11, 0.003, 0.004)),
        at=(-0.08, -0.05, 0.072),
        material="dark",
        instances=Linear(count=8, step=(0, 0, 0.012)),
    )
    _dial(k, "knob tuning", 0.095, -0.047, 0.1, 0.036, "dark", "cream")
    panel(
        k,
        "dial",
        moved(rounded_rectangle(0.13, 0.035, 0.004), 0.085, 0.175),
        0.002,
        at=(0, -0.0475, 0),
        material="dial",
    )
    for i in range(8):
        k.add("dial mark", Box(size=(0.0016, 0.001, 0.012)), at=(0.032 + 0.015 * i, -0.0495, 0.17), material="dark")
    k.add("dial needle", Box(size=(0.002, 0.001, 0.03)), at=(0.1, -0.0498, 0.16), material="plastic")
    k.tube(
        "handle",
        [(-0.15, 0, 0.21), (-0.15, 0, 0.25), (-0.12, 0, 0.268), (0.12, 0, 0.268), (0.15, 0, 0.25), (0.15, 0, 0.21)],
        0.008,
        material="metal",
    )
    k.rod("antenna", (0.15, 0.025, 0.22), (0.24, 0.04, 0.5), 0.0035, 0.0022, segments=10, material="metal")
    k.add("antenna tip", Sphere(radius=0.006, segments=14), at=(0.24, 0.04, 0.5), material="metal")


def _boombox(k: Kit) -> None:
    main = "body" if "body" in k.asked else "dark"
    panel(
        k,
        "body",
        moved(rounded_rectangle(0.36, 0.18, 0.012), 0, 0.09),
        0.085,
        at=(0, 0.042, 0),
        material=main,
        bevel=0.006,
    )
    for x in (-0.115, 0.115):
        knob(
            k,
            "speaker ring",
            [(0, 0), (0.062, 0), (0.062, 0.006), (0.056, 0.009), (0.052, 0.005), (0, 0.002)],
            (x, -0.042, 0.08),
            material="metal",
            segments=56,
        )
        knob(
            k,
            "speaker cone",
            [
                (0, 0.001),
                (0.05, 0.001),
                (0.047, 0.0075),
                (0.041, 0.0055),
                (0.018, 0.0025),
                (0.0165, 0.0055),
                (0.01, 0.008),
                (0, 0.0088),
            ],
            (x, -0.0425, 0.08),
            material="cone",
            segments=48,
        )
    panel(
        k,
        "cassette door",
        moved(rounded_rectangle(0.1, 0.062, 0.004), 0, 0.062),
        0.005,
        at=(0, -0.042, 0),
        material="metal",
        bevel=0.0015,
    )
    panel(
        k,
        "cassette window",
        moved(rounded_rectangle(0.075, 0.03, 0.003), 0, 0.066),
        0.001,
        at=(0, -0.0468, 0),
        material="cone",
    )
    for x in (-0.018, 0.018):
        knob(
            k,
            "cassette reel",
            [(0, 0), (0.009, 0), (0.009, 0.0012), (0, 0.0016)],
            (x, -0.0474, 0.066),
            material="cream",
            segments=20,
        )
    for i in range(6):
        k.add(
            "button",
            Box(size=(0.014, 0.008, 0.008)),
            at=(-0.0425 + 0.017 * i, -0.045, 0.014),
            material="metal",
            bevel=0.0015,
        )
    panel(
        k, "dial", moved(rounded_rectangle(0.2, 0.026, 0.003), 0.02, 0.158), 0.002, at=(0, -0.0425, 0), material="dial"
    )
    k.add("dial needle", Box(size=(0.0018, 0.001, 0.024)), at=(0.04, -0.0448, 0.146), material="plastic")
    for x in (-0.15, -0.11):
        _dial(k, "knob", x, -0.042, 0.158, 0.013, "metal", "dark")
    for i in range(5):
        k.add("equalizer", Box(size=(0.003, 0.004, 0.03)), at=(-0.028 + 0.014 * i, -0.0425, 0.102), material="cone")
        k.add(
            "equalizer slider",
            Box(size=(0.008, 0.006, 0.006)),
            at=(-0.028 + 0.014 * i, -0.0445, 0.105 + 0.005 * (i * 7 % 4)),
            material="metal",
            bevel=0.001,
        )
    k.tube(
        "handle",
        [
            (-0.16, 0.01, 0.17),
            (-0.16, 0.01, 0.21),
            (-0.14, 0.01, 0.225),
            (0.14, 0.01, 0.225),
            (0.16, 0.01, 0.21),
            (0.16, 0.01, 0.17),
        ],
        0.008,
        material="metal",
    )
    k.rod("antenna", (0.14, 0.03, 0.175), (0.02, 0.035, 0.34), 0.0032, 0.002, segments=10, material="metal")


@asset(
    kind="camera",
    words=("camera", "photo camera", "dslr", "vintage camera", "film camera", "digital camera", "slr camera", "polaroid camera", "old camera", "photographic camera", "polaroid", "video camera"),
    about="A camera: a modern single-lens reflex or a vintage leather and chrome rangefinder.",
    parameters=(length("width", 0.14, 0.04, 1.0, words=("width", "wide", "size")), choice("type", "vintage", "dslr"), flag("strap", False)),
    slots={"body": Material(preset="black_leather"), "metal": "chrome", "black": _DARK, "lens": Material(preset="blue_glass", color="#1d2a55"), "ring": Material(preset="matte_plastic", color="#141416"), "red": Material(preset="glossy_plastic", color="#c62828"), "strap": Material(preset="leather", color="#7a4a26"), "glass": Material(preset="obsidian")},
    adjectives={"modern": {"type": "dslr"}, "digital": {"type": "dslr"}, "dslr": {"type": "dslr"}, "vintage": {"type": "vintage"}},
    styles={"modern": {"type": "dslr"}, "antique": {"type": "vintage"}},
    parts={"flash": "flash", "viewfinder": "viewfinder"},
)  # fmt: skip
def camera(k: Kit) -> None:
    """The lens looks at the viewer."""
    s = k.m("width") / 0.14
    modern = k.s("type") == "dslr"
    with k.group("whole", scale=s):
        zc = 0.044 if not modern else 0.048
        if modern:
            outline = [
                (-0.07, 0.0),
                (0.066, 0.0),
                (0.07, 0.01),
                (0.07, 0.07),
                (0.06, 0.08),
                (0.03, 0.083),
                (0.022, 0.1),
                (0.012, 0.106),
                (-0.012, 0.106),
                (-0.022, 0.1),
                (-0.03, 0.083),
                (-0.058, 0.082),
                (-0.07, 0.074),
            ]
            panel(k, "body", outline, 0.05, at=(0, 0.03, 0), material="black", bevel=0.005)
            k.add(
                "hand grip",
                Loft(
                    axis="z",
                    sections=[
                        Section(center=(-0.056, -0.03, z), radii=(w, d), exponent=2.6)
                        for z, w, d in (
                            (0.001, 0.014, 0.016),
                            (0.02, 0.0155, 0.02),
                            (0.06, 0.0155, 0.021),
                            (0.079, 0.013, 0.016),
                        )
                    ],
                    segments=32,
                ),
                material="body",
            )
            k.add(
                "shutter",
                Cylinder(radius=0.007, height=0.006, segments=28),
                at=(-0.056, -0.034, 0.077),
                material="metal",
                bevel=0.0015,
            )
            k.add(
                "mode dial",
                Lathe(profile=[(0, 0), (0.012, 0), (0.012, 0.009), (0.01, 0.011), (0, 0.011)], segments=24),
                at=(0.045, 0.008, 0.08),
                material="ring",
                flat=True,
            )
            k.add("hot shoe", Box(size=(0.02, 0.02, 0.004)), at=(0, 0.008, 0.105), material="metal", bevel=0.001)
            k.add("flash", Box(size=(0.03, 0.004, 0.012)), at=(0, -0.022, 0.089), material="metal", bevel=0.002)
            k.add("red line", Box(size=(0.02, 0.003, 0.003)), at=(-0.056, -0.051, 0.062), material="red")
            lens = [
                (0, 0),
                (0.037, 0),
                (0.037, 0.006),
                (0.034, 0.008),
                (0.034, 0.02),
                (0.0365, 0.022),
                (0.0365, 0.048),
                (0.034, 0.05),
                (0.035, 0.066),
                (0.032, 0.068),
                (0.029, 0.066),
                (0.029, 0.058),
                (0, 0.055),
            ]
            glass_y, glass_r, base_y = -0.02 - 0.055, 0.0285, -0.019
            panel(
                k,
                "display",
                moved(rounded_rectangle(0.075, 0.05, 0.003), 0, 0.036),
                0.003,
                at=(0, 0.0325, 0),
                material="glass",
            )
        else:
            panel(
                k,
                "body",
                moved(rounded_rectangle(0.138, 0.05, 0.014), 0, 0.036),
                0.036,
                at=(0, 0.018, 0),
                material="body",
                bevel=0.002,
            )
            for z, h in ((0.0, 0.013), (0.059, 0.019)):
                k.add(
                    "plate",
                    Extrude(outline=rounded_rectangle(0.14, 0.038, 0.017), height=h, bevel=0.0018),
                    at=(0, 0, z),
                    material="metal",
                )
            k.add(
                "viewfinder housing", Box(size=(0.05, 0.032, 0.012)), at=(0, 0, 0.0765), material="metal", bevel=0.003
            )
            for x, w in ((-0.036, 0.014), (0.036, 0.017)):
                panel(
                    k,
                    "viewfinder",
                    moved(rounded_rectangle(w, 0.011, 0.002), x, 0.069),
                    0.002,
                    at=(0, -0.018, 0),
                    material="glass",
                    bevel=0.0005,
                )
            for x, r, h in ((-0.05, 0.0115, 0.011), (0.052, 0.0125, 0.009), (0.03, 0.006, 0.007)):
                k.add(
                    "dial",
                    Lathe(profile=[(0, 0), (r, 0), (r, h * 0.8), (r * 0.88, h), (0, h)], segments=40),
                    at=(x, 0, 0.0775),
                    material="metal",
                )
            k.add(
                "shutter",
                Lathe(profile=[(0, 0), (0.004, 0), (0.004, 0.006), (0.003, 0.0075), (0, 0.0075)], segments=20),
                at=(-0.033, -0.006, 0.077),
                material="metal",
            )
            k.add("hot shoe", Box(size=(0.018, 0.02, 0.004)), at=(0, 0.002, 0.088), material="metal", bevel=0.001)
            k.add(
                "self timer",
                Ellipsoid(radii=(0.003, 0.003, 0.011), segments=20),
                at=(-0.04, -0.0195, 0.035),
                material="metal",
            )
            lens = [
                (0, 0),
                (0.03, 0),
                (0.03, 0.004),
                (0.0265, 0.005),
                (0.0265, 0.013),
                (0.0285, 0.014),
                (0.0285, 0.024),
                (0.025, 0.026),
                (0.0245, 0.038),
                (0.0225, 0.039),
                (0.0205, 0.037),
                (0.0195, 0.031),
                (0, 0.029),
            ]
            glass_y, glass_r, base_y = -0.017 - 0.029, 0.019, -0.017
        knob(k, "lens barrel", lens, (0, base_y, zc), material="ring" if modern else "metal", segments=64)
        for f in (0.3, 0.42, 0.54, 0.66):
            z = lens[-1][1] * f + 0.012
            k.add(
                "focus ring",
                Torus(radius=max(r for r, _ in lens) * 0.955, tube=0.0013, segments=56, tube_segments=8),
                at=(0, base_y - z * (0.72 if not modern else 0.9), zc),
                rotate=(90, 0, 0),
                material="black" if not modern else "body",
            )
        if modern:
            k.add(
                "lens line",
                Torus(radius=0.0352, tube=0.0011, segments=56, tube_segments=8),
                at=(0, base_y - 0.058, zc),
                rotate=(90, 0, 0),
                material="red",
            )
        k.add(
            "lens",
            Ellipsoid(radii=(glass_r, glass_r * 0.32, glass_r), segments=40),
            at=(0, glass_y, zc),
            material="lens",
        )
        if k.on("strap"):
            k.tube(
                "strap",
                [
                    (-0.069, 0, 0.072),
                    (-0.09, 0.01, 0.06),
                    (-0.105, 0.05, 0.004),
                    (-0.06, 0.12, 0.004),
                    (0.05, 0.125, 0.004),
                    (0.105, 0.06, 0.004),
                    (0.09, 0.015, 0.05),
                    (0.069, 0, 0.072),
                ],
                0.0035,
                material="strap",
                segments=10,
            )
    k.anchor("grip", (-0.06 * s, 0, 0.04 * s), normal=(-1, 0, 0), radius=0.03 * s)


@asset(
    kind="telephone",
    words=("telephone", "rotary telephone", "rotary phone", "landline", "old phone", "vintage phone", "old telephone", "vintage telephone", "dial phone", "payphone", "desk phone", "antique telephone"),
    about="A rotary telephone with its receiver on the cradle and a coiled cord.",
    parameters=(length("width", 0.24, 0.05, 1.0, words=("width", "wide", "size")),),
    slots={"body": Material(preset="bakelite", color="#15120f"), "metal": "chrome", "plate": Material(preset="enamel", color="#f0ead8"), "dark": _DARK, "brass": "brass"},
    parts={"receiver": "handset", "handset": "handset", "dial": "dial", "cord": "cord"},
    states=("off the hook",),
)  # fmt: skip
def telephone(k: Kit) -> None:
    """A swept pyramid with a tilted dial; the handset across the top."""
    s = k.m("width") / 0.24
    with k.group("whole", scale=s):
        body = [
            Section(center=(0, y, z), radii=(w, d), exponent=e)
            for z, y, w, d, e in (
                (0.006, 0, 0.092, 0.092, 6),
                (0.02, 0, 0.09, 0.09, 6),
                (0.05, 0.012, 0.074, 0.07, 5),
                (0.085, 0.026, 0.056, 0.046, 5),
                (0.108, 0.032, 0.05, 0.036, 5),
                (0.114, 0.032, 0.046, 0.032, 5),
            )
        ]
        k.add("body", Loft(axis="z", sections=body, segments=64, resolution=3), material="body")
        k.add(
            "body base",
            Loft(
                axis="z",
                smooth=False,
                sections=[
                    Section(center=(0, 0, z), radii=(r, r), exponent=6)
                    for z, r in ((0, 0.094), (0.006, 0.097), (0.013, 0.094))
                ],
                segments=64,
            ),
            material="body",
        )
        with k.group("dial whole", at=(0, -0.0515, 0.062), rotate=(43, 0, 0)):
            k.add(
                "dial base",
                Lathe(profile=[(0, -0.012), (0.05, -0.012), (0.048, 0.002), (0.044, 0.005), (0, 0.005)], segments=64),
                material="metal",
            )
            k.add(
                "dial plate",
                Lathe(profile=[(0, 0), (0.0425, 0), (0.0425, 0.0065), (0, 0.0065)], segments=56),
                material="plate",
            )
            k.add(
                "dial wheel",
                Extrude(
                    outline=circle(0.04, segments=64),
                    height=0.003,
                    bevel=0.0006,
                    holes=[
                        circle(
                            0.0062,
                            segments=20,
                            center=(
                                0.0305 * math.cos(math.radians(60 + 27 * i)),
                                0.0305 * math.sin(math.radians(60 + 27 * i)),
                            ),
                        )
                        for i in range(10)
                    ],
                ),
                at=(0, 0, 0.0075),
                material="metal",
            )
            k.add(
                "dial hub",
                Lathe(profile=[(0, 0), (0.019, 0), (0.018, 0.0035), (0.014, 0.0045), (0, 0.0045)], segments=40),
                at=(0, 0, 0.0095),
                material="plate",
            )
            k.add("dial collar", Cylinder(radius=0.012, height=0.004, segments=28), at=(0, 0, 0.005), material="metal")
            k.tube(
                "dial stop",
                [(0.043, -0.004, 0.004), (0.04, -0.006, 0.013), (0.03, -0.012, 0.013)],
                0.002,
                material="metal",
                segments=10,
            )
        for x in (-0.05, 0.05):
            k.add("cradle", Box(size=(0.016, 0.05, 0.034)), at=(x, 0.032, 0.1), material="body", bevel=0.005)
            for y in (0.012, 0.052):
                k.rod(
                    "cradle prong",
                    (x, y, 0.12),
                    (x * 1.04, y - 0.001, 0.152),
                    0.005,
                    0.004,
                    material="metal",
                    round_caps=True,
                    segments=12,
                )
        off = k.state("off the hook")
        with k.group(
            "handset whole", at=(0, -0.17, -0.088) if off else (0, 0.032, 0.0), rotate=(0, 0, 12) if off else (0, 0, 0)
        ):
            arm = [
                Section(center=(x, 0, z), radii=(d, h), exponent=2.6)
                for x, z, d, h in (
                    (-0.105, 0.152, 0.012, 0.01),
                    (-0.085, 0.163, 0.015, 0.013),
                    (-0.05, 0.169, 0.013, 0.01),
                    (0, 0.172, 0.014, 0.0105),
                    (0.05, 0.169, 0.013, 0.01),
                    (0.085, 0.163, 0.015, 0.013),
                    (0.105, 0.152, 0.012, 0.01),
                )
            ]
            k.add("handset", Loft(axis="x", sections=arm, segments=32), material="body")
            for side in (-1, 1):
                k.add(
                    "handset cup",
                    Lathe(
                        profile=[
                            (0, 0.004),
                            (0.018, 0),
                            (0.03, 0.002),
                            (0.0315, 0.008),
                            (0.029, 0.018),
                            (0.02, 0.03),
                            (0.012, 0.04),
                            (0, 0.042),
                        ],
                        segments=44,
                    ),
                    at=(0.1 * side, 0, 0.12),
                    rotate=(0, -6.0 * side, 0),
                    material="body",
                )
                k.add(
                    "handset ring",
                    Torus(radius=0.03, tube=0.0018, segments=44, tube_segments=8),
                    at=(0.1 * side - 0.0012 * side, 0, 0.13),
                    rotate=(0, -6.0 * side, 0),
                    material="brass",
                )
        start = (-0.1, 0.04, 0.125) if not off else (-0.095, -0.18, 0.045)
        end = (-0.08, 0.075, 0.012)
        turns, per = 22, 8
        coil: list[tuple[float, float, float]] = []
        for i in range(turns * per + 1):
            f = i / (turns * per)
            cx = start[0] + (end[0] - start[0]) * f - (0.05 * math.sin(math.pi * f))
            cy = start[1] + (end[1] - start[1]) * f + (0.0 if off else 0.02 * math.sin(math.pi * f))
            cz = start[2] + (end[2] - start[2]) * f - (start[2] - 0.012) * 0.55 * math.sin(math.pi * f)
            a = 2 * math.pi * turns * f
            coil.append(
                (cx + 0.0055 * math.cos(a) * 0.4, cy + 0.0055 * math.cos(a), max(cz, 0.0085) + 0.0055 * math.sin(a))
            )
        k.tube("cord", coil, 0.0018, smooth=False, segments=6, material="dark")
    k.anchor("grip", (0, 0.032 * s, 0.175 * s), radius=0.03 * s)


@asset(
    kind="record_player",
    words=("record player", "gramophone", "turntable", "phonograph", "vinyl player", "jukebox", "victrola", "vinyl record player"),
    about="A turntable with a record, or a gramophone with a brass horn.",
    parameters=(length("width", 0.42, 0.08, 1.5, words=("width", "wide", "size")), choice("type", "gramophone", "turntable")),
    slots={"body": _WOOD, "horn": "brass", "record": Material(preset="glossy_plastic", color="#0e0e10"), "label": Material(preset="paper", color="#b3202a"), "metal": "chrome", "felt": Material(preset="felt", color="#26382c"), "dark": _DARK},
    adjectives={"gramophone": {"type": "gramophone"}, "turntable": {"type": "turntable"}},
    styles={"antique": {"type": "gramophone"}, "modern": {"type": "turntable"}},
    parts={"arm": "tone arm", "needle": "tone arm", "vinyl": "record", "crank": "crank"},
)  # fmt: skip
def record_player(k: Kit) -> None:
    """A case with a platter; the gramophone's horn rises from behind and flares to the front."""
    with k.group("whole", scale=k.m("width") / 0.42):
        if k.s("type") == "turntable":
            k.add(
                "body",
                Extrude(outline=rounded_rectangle(0.42, 0.34, 0.012), height=0.075, bevel=0.004),
                at=(0, 0, 0.018),
                material="body",
            )
            for x in (-0.17, 0.17):
                for y in (-0.13, 0.13):
                    k.add(
                        "foot",
                        Cylinder(radius=0.022, height=0.02, segments=32),
                        at=(x, y, 0),
                        material="dark",
                        bevel=0.003,
                    )
            _platter(k, -0.045, 0, 0.093, 0.15)
            k.add(
                "tone arm base",
                Lathe(
                    profile=[(0, 0), (0.035, 0), (0.035, 0.012), (0.02, 0.016), (0.018, 0.04), (0, 0.04)], segments=40
                ),
                at=(0.15, 0.1, 0.093),
                material="metal",
            )
            k.tube(
                "tone arm",
                [
                    (0.152, 0.14, 0.128),
                    (0.15, 0.1, 0.13),
                    (0.152, 0.02, 0.129),
                    (0.14, -0.05, 0.125),
                    (0.075, -0.09, 0.117),
                ],
                0.0045,
                material="metal",
                segments=14,
            )
            k.rod("tone arm weight", (0.152, 0.125, 0.128), (0.152, 0.155, 0.128), 0.015, material="metal", segments=28)
            k.add(
                "tone arm head",
                Box(size=(0.022, 0.035, 0.012)),
                at=(0.066, -0.096, 0.1085),
                rotate=(0, 0, -60),
                material="dark",
                bevel=0.003,
            )
            for y in (-0.1, -0.06):
                k.add(
                    "knob",
                    Lathe(profile=[(0, 0), (0.013, 0), (0.012, 0.012), (0, 0.013)], segments=28),
                    at=(0.175, y - 0.03, 0.093),
                    material="metal",
                )
            k.add("pitch slider", Box(size=(0.012, 0.08, 0.002)), at=(0.175, 0.0, 0.0925), material="dark")
            return
        for z, grow in ((0.0, 0.42), (0.125, 0.4)):
            k.add(
                "moulding",
                Extrude(outline=rounded_rectangle(grow, grow, 0.015), height=0.022, bevel=0.007),
                at=(0, 0, z),
                material="body",
            )
        k.add(
            "body",
            Extrude(outline=rounded_rectangle(0.375, 0.375, 0.01), height=0.11, bevel=0.004),
            at=(0, 0, 0.02),
            material="body",
        )
        for x in (-0.185, 0.185):
            for y in (-0.185, 0.185):
                k.add(
                    "column",
                    Lathe(
                        profile=[
                            (0, 0),
                            (0.014, 0),
                            (0.01, 0.015),
                            (0.013, 0.05),
                            (0.01, 0.09),
                            (0.014, 0.108),
                            (0, 0.108),
                        ],
                        segments=24,
                    ),
                    at=(x, y, 0.02),
                    material="body",
                )
        panel(
            k,
            "ornament",
            [(-0.1, 0.05), (0.1, 0.05), (0.12, 0.075), (0.1, 0.1), (-0.1, 0.1), (-0.12, 0.075)],
            0.006,
            at=(0, -0.186, 0),
            material="horn",
            bevel=0.002,
        )
        _platter(k, 0, -0.02, 0.146, 0.15)
        k.tube(
            "crank",
            [(0.17, 0.0, 0.08), (0.235, 0.0, 0.08), (0.25, 0.0, 0.07), (0.25, -0.05, 0.03)],
            0.006,
            smooth=False,
            material="metal",
            segments=12,
        )
        k.rod(
            "crank handle", (0.245, -0.05, 0.03), (0.295, -0.05, 0.03), 0.011, 0.009, material="body", round_caps=True
        )
        k.tube(
            "horn bracket", [(0, 0.18, 0.08), (0, 0.235, 0.1), (0, 0.24, 0.2), (0, 0.2, 0.29)], 0.011, material="horn"
        )
        path = [
            (0.0, 0.06, 0.225),
            (0.0, 0.13, 0.235),
            (0.0, 0.19, 0.265),
            (0.0, 0.205, 0.33),
            (0.0, 0.185, 0.395),
            (0, 0.14, 0.445),
        ]
        k.tube(
            "horn neck",
            path,
            0.03,
            radii=[0.33, 0.4, 0.55, 0.75, 0.95, 1.2],
            material="horn",
            segments=28,
            round_caps=False,
        )
        flare: list[tuple[float, float]] = []
        for i in range(15):
            f = i / 14
            flare.append((0.034 + 0.05 * f + 0.15 * f**4, 0.36 * f))
        inner = [(max(r - 0.004, 0.01), z + 0.001 - 0.003 * (z / 0.36)) for r, z in reversed(flare[1:])]
        with k.group("horn whole", at=(0, 0.15, 0.435), rotate=(52, 0, 0)):
            petals = 10
            ring = [*flare, *inner]
            sections: list[Section] = []
            for r, z in ring:
                ripple = 0.06 * min(1.0, (z / 0.36) ** 2)
                sections.append(
                    Section(
                        center=(0, 0, z),
                        outline=[
                            (
                                r * (1 + ripple * abs(math.cos(petals * t / 2))) * math.cos(t),
                                r * (1 + ripple * abs(math.cos(petals * t / 2))) * math.sin(t),
                            )
                            for t in [2 * math.pi * j / 80 for j in range(80)]
                        ],
                    )
                )
            k.add("horn", Loft(axis="z", sections=sections, smooth=False), material="horn")
        k.tube(
            "tone arm",
            [(0.0, 0.07, 0.225), (0.02, 0.03, 0.215), (0.05, -0.03, 0.21), (0.06, -0.06, 0.2)],
            0.011,
            radii=[1.1, 1, 0.85, 0.75],
            material="metal",
            segments=16,
        )
        k.add(
            "tone arm head",
            Cylinder(radius=0.026, height=0.016, segments=36, pivot="center"),
            at=(0.062, -0.072, 0.19),
            rotate=(80, 0, -25),
            material="metal",
            bevel=0.003,
        )
        k.rod(
            "tone arm needle", (0.064, -0.072, 0.18), (0.066, -0.078, 0.16), 0.0022, 0.001, segments=8, material="metal"
        )
        k.rod("tone arm post", (0, 0.07, 0.145), (0, 0.07, 0.235), 0.014, material="metal")


def _platter(k: Kit, x: float, y: float, z: float, r: float) -> None:
    k.add(
        "platter",
        Lathe(profile=[(0, 0), (r * 1.03, 0), (r * 1.03, 0.008), (0, 0.009)], segments=72),
        at=(x, y, z),
        material="felt",
    )
    grooves = [(r * 0.34, 0.012)]
    for i in range(18):
        q = r * (0.37 + 0.034 * i)
        grooves += [(q, 0.012), (q + r * 0.008, 0.0113), (q + r * 0.016, 0.012)]
    k.add(
        "record",
        Lathe(profile=[(0, 0.0), (r * 0.995, 0.0), (r * 0.995, 0.0115), *reversed(grooves), (0, 0.012)], segments=72),
        at=(x, y, z + 0.0005),
        material="record",
    )
    k.add(
        "record label", Cylinder(radius=r * 0.32, height=0.0012, segments=48), at=(x, y, z + 0.0118), material="label"
    )
    k.add(
        "spindle",
        Lathe(profile=[(0, 0), (0.0035, 0), (0.0035, 0.008), (0.002, 0.011), (0, 0.0115)], segments=16),
        at=(x, y, z + 0.012),
        material="metal",
    )


@asset(
    kind="loudspeaker",
    words=("speaker", "loudspeaker", "stereo speaker", "amplifier", "guitar amp", "guitar amplifier", "amp", "bluetooth speaker", "studio monitor", "subwoofer", "bullhorn speaker"),
    about="A loudspeaker box with a woofer and a tweeter.",
    parameters=(length("height", 0.4, 0.05, 3.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="polished_wood", color="#6a3a1c"), "front": _DARK, "cone": Material(preset="rubber", color="#2a2a2e"), "dome": Material(preset="glossy_plastic", color="#101012"), "metal": "brushed_aluminium"},
    parts={"woofer": "woofer", "cabinet": "body"},
)  # fmt: skip
def loudspeaker(k: Kit) -> None:
    """A box; each driver a surround, a hollow cone and a dome."""
    with k.group("whole", scale=k.m("height") / 0.4):
        k.add("body", Box(size=(0.24, 0.26, 0.39)), at=(0, 0, 0.01), material="body", bevel=0.005)
        for x in (-0.09, 0.09):
            for y in (-0.09, 0.09):
                k.add("foot", Cylinder(radius=0.014, height=0.012, segments=20), at=(x, y, 0), material="front")
        panel(
            k,
            "front",
            moved(rounded_rectangle(0.225, 0.375, 0.006), 0, 0.205),
            0.006,
            at=(0, -0.128, 0),
            material="front",
            bevel=0.002,
        )
        for name, z, r in (("woofer", 0.14, 0.088), ("tweeter", 0.315, 0.042)):
            knob(
                k,
                f"{name} ring",
                [(0, 0), (r * 1.1, 0), (r * 1.1, r * 0.05), (r * 1.02, r * 0.09), (r * 0.96, r * 0.05), (0, 0.001)],
                (0, -0.133, z),
                material="metal",
                segments=64,
            )
            knob(
                k,
                f"{name} cone",
                [
                    (0, 0.0008),
                    (r * 0.97, 0.0008),
                    (r * 0.92, r * 0.1),
                    (r * 0.84, r * 0.05),
                    (r * 0.76, r * 0.06),
                    (r * 0.35, r * 0.02),
                    (0, r * 0.02),
                ],
                (0, -0.1335, z),
                material="cone",
                segments=64,
            )
            knob(
                k,
                f"{name} dome",
                [(r * 0.34, 0), (r * 0.3, r * 0.08), (r * 0.18, r * 0.15), (0, r * 0.18)],
                (0, -0.1335, z),
                material="dome",
                segments=40,
            )
            with k.group(f"{name} screws", at=(0, -0.1335, z), rotate=(90, 0, 0)):
                k.add(
                    f"{name} screw",
                    Lathe(
                        profile=[
                            (0, 0),
                            (0.003, 0),
                            (0.0026, 0.0075 if r > 0.05 else 0.004),
                            (0, 0.008 if r > 0.05 else 0.0045),
                        ],
                        segments=14,
                    ),
                    at=(r * 1.05, 0, 0),
                    material="dome",
                    instances=Radial(count=6 if r > 0.05 else 4, start=30),
                )
    k.anchor("top", (0, 0, k.m("height")), half_size=(0.28 * k.m("height"), 0.3 * k.m("height")))


@asset(
    kind="microphone",
    words=("microphone", "mic", "vintage microphone", "microphone stand", "mic stand", "studio microphone", "mike"),
    about="A microphone: on a stand, for the hand, or the chrome one of the fifties.",
    parameters=(length("height", 1.5, 0.05, 3.0, words=("height", "tall", "size", "length")), choice("type", "stand", "hand", "vintage")),
    slots={"body": _DARK, "mesh": "brushed_steel", "metal": "chrome", "base": "cast_iron"},
    adjectives={"vintage": {"type": "vintage", "height": 0.3}, "old": {"type": "vintage", "height": 0.3}, "handheld": {"type": "hand", "height": 0.25}},
    styles={"vintage": {"type": "vintage", "height": 0.3}, "antique": {"type": "vintage", "height": 0.3}},
    parts={"stand": "stand", "head": "head", "grille": "head"},
)  # fmt: skip
def microphone(k: Kit) -> None:
    """The hand microphone stands on its end, so that it can be seen."""
    h, kind = k.m("height"), k.s("type")
    if kind == "hand":
        with k.group("whole", scale=h / 0.25):
            _hand_mic(k)
        k.anchor("grip", (0, 0, h * 0.4), normal=(0, -1, 0), radius=h * 0.07)
        return
    if kind == "vintage":
        with k.group("whole", scale=h / 0.3):
            _fifties(k)
        k.anchor("grip", (0, 0, h * 0.3), normal=(0, -1, 0), radius=h * 0.04)
        return
    with k.group("whole", scale=h / 1.5):
        k.add(
            "stand base",
            Lathe(
                profile=[(0, 0), (0.14, 0), (0.142, 0.01), (0.12, 0.02), (0.03, 0.035), (0.02, 0.06), (0, 0.06)],
                segments=64,
            ),
            material="base",
        )
        k.rod("stand pole", (0, 0, 0.05), (0, 0, 0.75), 0.014, material="metal", segments=24)
        k.rod("stand tube", (0, 0, 0.7), (0, 0, 1.32), 0.009, material="metal", segments=24)
        k.add(
            "stand clutch",
            Lathe(profile=[(0, 0), (0.018, 0), (0.02, 0.02), (0.02, 0.06), (0.014, 0.08), (0, 0.08)], segments=32),
            at=(0, 0, 0.7),
            material="body",
        )
        with k.group("microphone whole", at=(0, 0.02, 1.285), rotate=(28, 0, 0)):
            _hand_mic(k)
        k.add(
            "clip",
            Lathe(profile=[(0.0, 0), (0.017, 0), (0.022, 0.02), (0.019, 0.05), (0, 0.05)], segments=28),
            at=(0, -0.002, 1.305),
            rotate=(20, 0, 0),
            material="body",
        )
        k.tube(
            "cable",
            [
                (0, 0.02, 1.29),
                (0, 0.06, 1.24),
                (0.02, 0.05, 1.1),
                (0.014, 0.02, 0.85),
                (0.02, 0.018, 0.4),
                (0.022, 0.02, 0.1),
                (0.06, 0.08, 0.028),
                (0.1, 0.16, 0.006),
                (0.02, 0.24, 0.006),
            ],
            0.0045,
            material="body",
            segments=10,
        )
    k.anchor("grip", (0, 0, h * 0.8), normal=(0, -1, 0), radius=h * 0.012)


def _hand_mic(k: Kit) -> None:
    k.add(
        "body",
        Lathe(
            profile=[
                (0, 0),
                (0.0115, 0),
                (0.0125, 0.004),
                (0.0135, 0.05),
                (0.0185, 0.15),
                (0.0215, 0.168),
                (0.0225, 0.188),
                (0, 0.188),
            ],
            segments=48,
        ),
        material="body",
    )
    k.add("head", Capsule(radius=0.0275, height=0.068, segments=40), at=(0, 0, 0.216), material="mesh")
    k.add(
        "head band",
        Lathe(
            profile=[(0.024, 0), (0.0285, 0.001), (0.0295, 0.005), (0.0285, 0.009), (0.024, 0.01)],
            closed=True,
            segments=48,
        ),
        at=(0, 0, 0.207),
        material="metal",
    )
    for turn in range(0, 180, 30):
        k.add(
            "head wire",
            Torus(radius=0.0273, tube=0.0008, segments=48, tube_segments=6),
            at=(0, 0, 0.2225),
            rotate=(90, 0, turn),
            material="metal",
        )
    for z in (0.19, 0.199, 0.222, 0.231, 0.24):
        r = math.sqrt(max(0.0275**2 - max(z - 0.2225, 0, 0.2095 - z) ** 2, 1e-6))
        k.add(
            "head wire ring",
            Torus(radius=r * 0.998, tube=0.0008, segments=48, tube_segments=6),
            at=(0, 0, z),
            material="metal",
        )
    k.add("switch", Box(size=(0.008, 0.006, 0.016)), at=(0, -0.0165, 0.1), material="metal", bevel=0.002)


def _fifties(k: Kit) -> None:
    k.add(
        "stand base",
        Lathe(
            profile=[(0, 0), (0.065, 0), (0.066, 0.008), (0.05, 0.018), (0.015, 0.026), (0.012, 0.04), (0, 0.04)],
            segments=56,
        ),
        material="metal",
    )
    k.rod("stand pole", (0, 0, 0.03), (0, 0, 0.15), 0.007, material="metal", segments=20)
    k.add("joint", Sphere(radius=0.014, segments=28), at=(0, 0, 0.148), material="metal")
    with k.group("capsule", at=(0, 0, 0.152), rotate=(12, 0, 0)):
        body = [
            Section(center=(0, 0.002, z), radii=(w, d), exponent=2.8)
            for z, w, d in (
                (0.0, 0.012, 0.012),
                (0.012, 0.03, 0.026),
                (0.035, 0.037, 0.032),
                (0.08, 0.039, 0.034),
                (0.115, 0.034, 0.03),
                (0.138, 0.02, 0.018),
                (0.145, 0.006, 0.006),
            )
        ]
        k.add("body", Loft(axis="z", sections=body, segments=44), material="body")
        for x in (-0.024, -0.012, 0.0, 0.012, 0.024):
            bow = [
                (x, 0.0 - 0.037 * math.sqrt(max(1 - (x / 0.042) ** 2, 0.05)) * f, z)
                for z, f in ((0.012, 0.75), (0.035, 0.93), (0.08, 0.98), (0.115, 0.88), (0.135, 0.6))
            ]
            k.tube("head rib", bow, 0.0036, material="metal", segments=12)
        for z, w, d in ((0.058, 0.039, 0.034), (0.07, 0.0395, 0.0345)):
            k.add(
                "head band",
                Loft(
                    axis="z",
                    smooth=False,
                    segments=44,
                    sections=[
                        Section(center=(0, 0.002, z + dz), radii=(w + g, d + g), exponent=2.8)
                        for dz, g in ((-0.004, 0.0), (-0.003, 0.0035), (0.003, 0.0035), (0.004, 0.0))
                    ],
                ),
                material="metal",
            )
        k.tube(
            "head spine",
            [
                (0, -0.036, 0.02),
                (0, -0.039, 0.07),
                (0, -0.034, 0.115),
                (0, -0.012, 0.144),
                (0, 0.02, 0.132),
                (0, 0.034, 0.1),
            ],
            0.005,
            material="metal",
            segments=14,
        )
        k.add("switch", Box(size=(0.01, 0.008, 0.012)), at=(0, -0.03, 0.012), material="metal", bevel=0.002)
