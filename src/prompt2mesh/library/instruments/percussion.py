"""Drums, cymbals, bells and other things to strike."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus

_SHELL = Material(preset="car_paint", color="#a3121c")


def _drum(
    k: Kit, name: str, at: Point, r: float, h: float, *, rotate: Point = (0, 0, 0), lugs: int = 8, both: bool = True
) -> None:
    """A shell between two hooped heads, its axis along z before turning."""
    with k.group(f"{name} whole", at=at, rotate=rotate):
        k.add(f"{name} shell", Cylinder(radius=r, height=h, segments=64), material="shell")
        for z, up in ((0.0, -1), (h, 1)):
            if up < 0 and not both:
                continue
            k.add(f"{name} head", Lathe(profile=[(0, 0), (r * 0.97, 0), (r * 0.99, -0.003), (r * 0.99, -0.006), (0, -0.006)], segments=56), at=(0, 0, z + 0.005 * up),
                  rotate=(0, 0, 0) if up > 0 else (180, 0, 0), material="head")  # fmt: skip
            t = min(0.012, h * 0.12)
            hoop = [(r * 0.985, -t), (r + 0.012, -t), (r + 0.012, t * 0.7), (r * 0.985, t * 0.7)]
            k.add(
                f"{name} hoop",
                Lathe(profile=hoop, closed=True, segments=64),
                at=(0, 0, z),
                material="metal",
                bevel=0.002,
            )
        k.rod(
            f"{name} rod",
            (r + 0.009, 0, 0),
            (r + 0.009, 0, h),
            0.003,
            segments=8,
            material="metal",
            instances=Radial(count=lugs),
        )
        k.add(
            f"{name} lug",
            Box(size=(0.014, 0.016, h * 0.3)),
            at=(r + 0.005, 0, h * 0.35),
            material="metal",
            bevel=0.003,
            instances=Radial(count=lugs),
        )


@asset(
    kind="drum",
    words=("drum", "snare drum", "snare", "bongo", "djembe", "conga", "tom-tom", "bass drum", "taiko", "hand drum", "kettledrum", "timpani", "toy drum"),
    about="A drum: snare with sticks, a djembe with ropes, a pair of bongos, or a kettledrum.",
    parameters=(
        length("diameter", 0.36, 0.12, 2.0, words=("diameter", "width", "wide")),
        length("height", 0.2, 0.07, 2.0, words=("height", "tall", "deep")),
        choice("type", "snare", "marching", "djembe", "bongo", "kettle"),
        flag("sticks", True, words=("sticks", "drumstick", "drumsticks")),
    ),
    slots={"shell": _SHELL, "head": Material(preset="parchment", color="#f1ead8"), "metal": "chrome", "stick": "light_wood", "rope": Material(preset="rope", color="#e8dcc0"),
           "wood": Material(preset="polished_wood", color="#7a4320"), "copper": "copper"},
    main_slot="shell",
    adjectives={"djembe": {"height": 0.6}, "toy": {"type": "marching", "diameter": 0.22, "height": 0.16}, "conga": {"type": "djembe"}},
    parts={"skin": "head", "drumhead": "head"},
)  # fmt: skip
def drum(k: Kit) -> None:
    """Stands on its base, the head up."""
    r, h, kind = k.m("diameter") / 2, k.m("height"), k.s("type")
    wood = "shell" if "shell" in k.asked else "wood"
    top_r = r
    if kind == "bongo":
        for side, share in ((-1, 0.52), (1, 0.44)):
            q = r * share
            with k.group("bongo", at=(side * r * 0.5, 0, 0)):
                k.add(
                    "shell",
                    Lathe(
                        profile=[(q * 0.72, 0), (q * 0.78, 0), (q * 1.0, h * 0.5), (q, h * 0.92), (0, h * 0.92)],
                        segments=56,
                    ),
                    material=wood,
                )
                k.add("hoop", Torus(radius=q, tube=q * 0.05, segments=56), at=(0, 0, h * 0.9), material="metal")
                k.add(
                    "head",
                    Lathe(
                        profile=[(0, 0), (q * 1.01, 0), (q * 1.02, h * 0.05), (q * 0.95, h * 0.09), (0, h * 0.08)],
                        segments=56,
                    ),
                    at=(0, 0, h * 0.92),
                    material="head",
                )
                k.rod(
                    "rod",
                    (q * 1.03, 0, h * 0.35),
                    (q * 1.03, 0, h * 0.9),
                    q * 0.035,
                    segments=8,
                    material="metal",
                    instances=Radial(count=5),
                )
                k.add("band", Torus(radius=q * 0.97, tube=q * 0.05, segments=56), at=(0, 0, h * 0.36), material="metal")
        k.add("bridge", Box(size=(r * 0.5, r * 0.3, h * 0.3)), at=(r * 0.04, 0, h * 0.5), material=wood, bevel=r * 0.02)
        k.anchor("top", (0, 0, h), half_size=(r * 0.7, r * 0.4))
        return
    if kind == "djembe":
        body = [
            (r * 0.55, 0),
            (r * 0.62, 0),
            (r * 0.6, h * 0.05),
            (r * 0.45, h * 0.35),
            (r * 0.42, h * 0.45),
            (r * 0.6, h * 0.58),
            (r * 0.92, h * 0.78),
            (r, h * 0.9),
            (r * 0.97, h * 0.97),
            (0, h * 0.97),
        ]
        k.add("shell", Lathe(profile=body, segments=64), material=wood, smooth=True)
        k.add(
            "head",
            Lathe(
                profile=[(0, 0), (r * 1.0, 0), (r * 1.01, h * 0.02), (r * 0.93, h * 0.045), (0, h * 0.04)], segments=64
            ),
            at=(0, 0, h * 0.955),
            material="head",
        )
        for z, q in ((0.94, 1.01), (0.9, 1.02), (0.56, 0.58)):
            k.add(
                "rope ring",
                Torus(radius=r * q, tube=r * 0.035, segments=56, tube_segments=10),
                at=(0, 0, h * z),
                material="rope",
            )
        for turn in (-1, 1):
            a = math.radians(9 * turn)
            path = [
                (r * 1.03, 0.0, h * 0.92),
                (r * 0.97 * math.cos(a), r * 0.97 * math.sin(a), h * 0.78),
                (r * 0.64 * math.cos(a * 1.6), r * 0.64 * math.sin(a * 1.6), h * 0.57),
            ]
            k.tube("rope", path, r * 0.017, segments=8, resolution=4, material="rope", instances=Radial(count=14))
    elif kind == "kettle":
        bowl = [
            (0, h * 0.2),
            (r * 0.35, h * 0.22),
            (r * 0.75, h * 0.4),
            (r * 0.95, h * 0.65),
            (r, h * 0.92),
            (0, h * 0.92),
        ]
        k.add(
            "shell", Lathe(profile=bowl, segments=72), material="shell" if "shell" in k.asked else "copper", smooth=True
        )
        k.add("head", Cylinder(radius=r * 0.99, height=h * 0.05, segments=72), at=(0, 0, h * 0.91), material="head")
        k.add("hoop", Torus(radius=r * 1.01, tube=r * 0.04, segments=72), at=(0, 0, h * 0.93), material="metal")
        k.rod(
            "leg",
            (r * 0.97, 0, h * 0.85),
            (r * 0.9, 0, 0),
            r * 0.04,
            material="metal",
            instances=Radial(count=3, start=30),
        )
        k.rod(
            "leg brace",
            (r * 0.91, 0, h * 0.1),
            (0, 0, h * 0.23),
            r * 0.03,
            material="metal",
            instances=Radial(count=3, start=30),
        )
        k.rod(
            "lug",
            (r * 1.0, 0, h * 0.6),
            (r * 1.03, 0, h * 0.95),
            r * 0.025,
            segments=10,
            material="metal",
            instances=Radial(count=8),
        )
    else:
        marching = kind == "marching"
        z = h * 0.06 if marching else 0.0
        top_r = r - 0.012 if r > 0.05 else r * 0.75
        _drum(k, "drum", (0, 0, 0.012 + z * 0), top_r, h - 0.024, lugs=8 if not marching else 6)
        if marching:
            n = 12
            path = [
                (
                    (top_r + 0.004) * math.cos(math.pi * i / n),
                    (top_r + 0.004) * math.sin(math.pi * i / n),
                    h * (0.82 if i % 2 else 0.18),
                )
                for i in range(2 * n)
            ]
            k.tube("rope", path, r * 0.022, closed=True, smooth=False, segments=8, material="rope")
    if k.on("sticks") and kind != "djembe":
        hoop_top = h - 0.012 + 0.7 * min(0.012, (h - 0.024) * 0.12)
        rest = {"kettle": 0.96 * h, "bongo": h}.get(kind, hoop_top)
        for i, turn in enumerate((24, -18)):
            with k.group(
                "stick",
                at=(0, 0, rest + r * 0.03 + i * r * 0.046),
                rotate=(0, 0, turn),
            ):
                k.rod(
                    "stick shaft",
                    (-r * 0.95, 0, 0),
                    (r * 0.8, 0, 0),
                    r * 0.036,
                    r * 0.024,
                    round_caps=True,
                    segments=12,
                    material="stick",
                )
                k.add(
                    "stick tip",
                    Sphere(radius=r * 0.045, segments=16),
                    at=(r * 0.84, 0, 0),
                    scale=(1.5, 0.8, 0.8),
                    material="stick",
                )
    k.anchor("top", (0, 0, h), half_size=(top_r, top_r), round=True)


def _cymbal(k: Kit, at: Point, r: float, tilt: Point) -> None:
    k.add("cymbal", Lathe(profile=[(0, 0.0), (r, -0.026 * r / 0.2), (r, -0.023 * r / 0.2), (r * 0.55, -0.007), (r * 0.24, 0.004), (r * 0.2, 0.014), (r * 0.12, 0.026), (0, 0.03)], segments=72),
          at=at, rotate=tilt, material="cymbal")  # fmt: skip


def _tripod(k: Kit, x: float, y: float, height: float, spread: float = 0.24) -> None:
    k.rod("stand pole", (x, y, 0.08), (x, y, height), 0.011, segments=14, material="metal")
    with k.group("stand", at=(x, y, 0)):
        k.rod(
            "stand leg",
            (0, 0, 0.3),
            (spread, 0, 0.012),
            0.008,
            segments=10,
            material="metal",
            instances=Radial(count=3, start=90),
        )
        k.add(
            "stand foot",
            Sphere(radius=0.015, segments=14),
            at=(spread, 0, 0.015),
            material="rubber",
            instances=Radial(count=3, start=90),
        )
        k.add(
            "stand wing",
            Cylinder(radius=0.018, height=0.04, segments=20),
            at=(0, 0, height * 0.6),
            material="metal",
            bevel=0.004,
        )


@asset(
    kind="drum_kit",
    words=("drum set", "drum kit", "drums", "drumset", "drumkit"),
    about="A drum kit: bass drum, snare, toms, hi-hat, crash and ride cymbals and a throne.",
    parameters=(length("width", 1.7, 0.2, 4.0, words=("width", "wide", "size")), count("toms", 3, 2, 3)),
    slots={"shell": _SHELL, "head": Material(preset="parchment", color="#f4efe2"), "metal": "chrome", "cymbal": Material(preset="brass", roughness=0.28), "rubber": "rubber", "seat": "black_leather"},
    main_slot="shell",
    parts={"cymbal": "cymbal", "hi-hat": "cymbal", "bass drum": "bass drum", "throne": "throne"},
)  # fmt: skip
def drum_kit(k: Kit) -> None:
    """As the audience sees it, the bass drum in front."""
    s = k.m("width") / 1.7
    with k.group("whole", scale=s):
        _drum(k, "bass drum", (0, -0.42, 0.3), 0.28, 0.4, rotate=(-90, 0, 0), lugs=10)
        for side in (-1, 1):
            k.rod(
                "bass spur", (0.27 * side, -0.3, 0.25), (0.4 * side, -0.42, 0.008), 0.009, material="metal", segments=10
            )
        for x, r, h in ((-0.2, 0.14, 0.2), (0.19, 0.155, 0.22)):
            _drum(k, "tom", (x, -0.26, 0.64), r, h, rotate=(14, 0, 0), lugs=6)
            k.rod("tom arm", (0.0, -0.22, 0.52), (x * 0.55, -0.22, 0.72), 0.012, segments=12, material="metal")
        k.rod("tom post", (0, -0.22, 0.5), (0, -0.22, 0.66), 0.016, segments=12, material="metal")
        if k.n("toms") == 3:
            _drum(k, "floor tom", (0.5, 0.12, 0.2), 0.2, 0.4, lugs=8)
            with k.group("floor tom legs", at=(0.5, 0.12, 0)):
                k.rod(
                    "floor tom leg",
                    (0.218, 0, 0.42),
                    (0.225, 0, 0.0),
                    0.008,
                    segments=10,
                    material="metal",
                    instances=Radial(count=3, start=30),
                )
        _drum(k, "snare", (-0.42, 0.12, 0.52), 0.178, 0.14, rotate=(-5, 0, 0), lugs=8)
        _tripod(k, -0.42, 0.125, 0.5, 0.22)
        with k.group("snare basket", at=(-0.42, 0.125, 0)):
            k.rod(
                "snare arm",
                (0, 0, 0.47),
                (0.186, 0, 0.54),
                0.007,
                segments=8,
                material="metal",
                instances=Radial(count=3, start=30),
            )
        for x, y, z, r, tilt in (
            (-0.62, -0.16, 1.16, 0.21, (14.0, 14.0, 0.0)),
            (0.62, -0.14, 1.1, 0.26, (14.0, -12.0, 0.0)),
        ):
            _tripod(k, x, y, z + 0.035)
            _cymbal(k, (x, y, z), r, tilt)
            k.add(
                "cymbal nut",
                Lathe(profile=[(0, 0), (0.014, 0), (0.012, 0.015), (0, 0.02)], segments=18),
                at=(x, y, z + 0.025),
                material="metal",
            )
        _tripod(k, -0.74, 0.26, 0.98, 0.2)
        _cymbal(k, (-0.74, 0.26, 0.88), 0.18, (0, 0, 0))
        _cymbal(k, (-0.74, 0.26, 0.855), 0.18, (180, 0, 0))
        k.add(
            "throne seat",
            Lathe(
                profile=[(0, 0), (0.15, 0), (0.165, 0.02), (0.165, 0.06), (0.14, 0.085), (0, 0.09)],
                segments=48,
                fillet=0.012,
            ),
            at=(0, 0.55, 0.46),
            material="seat",
        )
        _tripod(k, 0, 0.55, 0.47, 0.23)
        k.rod("pedal", (0, -0.0, 0.035), (0, 0.18, 0.012), 0.012, segments=8, material="metal")
        k.rod("pedal beater", (0, -0.0, 0.03), (0, -0.012, 0.26), 0.006, segments=8, material="metal")
        k.add("pedal felt", Sphere(radius=0.03, segments=18), at=(0, -0.01, 0.28), material="head")


@asset(
    kind="bell",
    words=("bell", "hand bell", "handbell", "church bell", "school bell", "jingle bell", "liberty bell", "dinner bell", "cowbell"),
    about="A bell: with a handle for the hand, hung from a yoke, or a sleigh bell.",
    parameters=(
        length("height", 0.22, 0.02, 4.0, words=("height", "tall", "size")),
        choice("type", "hand", "church", "jingle"),
    ),
    slots={"body": "brass", "handle": Material(preset="polished_wood", color="#5a2d16"), "clapper": "iron", "yoke": "dark_oak", "metal": "black_iron"},
    main_slot="body",
    adjectives={"church": {"type": "church", "height": 1.2}, "liberty": {"type": "church", "height": 1.2}, "jingle": {"type": "jingle", "height": 0.05},
                "sleigh": {"type": "jingle", "height": 0.05}},
    parts={"tongue": "clapper"},
)  # fmt: skip
def bell(k: Kit) -> None:
    """The flare of a cast bell with its sound bow and raised bands."""
    h, kind = k.m("height"), k.s("type")
    if kind == "jingle":
        r = h * 0.46
        k.add("body", Sphere(radius=r, segments=48), at=(0, 0, r), material="body")
        k.add("body band", Torus(radius=r * 1.0, tube=r * 0.06, segments=56), at=(0, 0, r), material="body")
        for turn in (0, 90):
            path = [
                (r * 1.002 * math.sin(math.radians(a)), 0.0, r - r * 1.002 * math.cos(math.radians(a)))
                for a in range(-62, 63, 8)
            ]
            k.tube("slot", path, r * 0.055, segments=8, material="metal", instances=Radial(count=1, start=turn))
        k.add(
            "loop",
            Torus(radius=h * 0.055, tube=h * 0.016, segments=28, tube_segments=10),
            at=(0, 0, h * 0.93),
            rotate=(90, 0, 0),
            material="body",
        )
        k.anchor("hook", (0, 0, h), radius=h * 0.05)
        return
    body_h = h * (0.5 if kind == "hand" else 0.78)
    r = body_h * 0.56
    outer = [
        (1.0, 0.0),
        (0.985, 0.03),
        (0.9, 0.1),
        (0.76, 0.24),
        (0.65, 0.42),
        (0.58, 0.62),
        (0.545, 0.78),
        (0.5, 0.88),
        (0.38, 0.965),
        (0.2, 1.0),
    ]
    inner = [(0.14, 0.95), (0.34, 0.92), (0.46, 0.84), (0.5, 0.7), (0.56, 0.5), (0.66, 0.3), (0.8, 0.12), (0.9, 0.01)]
    ring = (
        [(r * x, body_h * z) for x, z in outer]
        + [(0.0, body_h * 1.0)]
        + [(0.0, body_h * 0.95)]
        + [(r * x, body_h * z) for x, z in inner]
    )
    k.add("body", Lathe(profile=ring, closed=True, segments=80), material="body")
    for z, q, t in ((0.055, 0.955, 0.022), (0.13, 0.872, 0.012), (0.8, 0.543, 0.014), (0.72, 0.556, 0.01)):
        k.add(
            "body band",
            Torus(radius=r * q, tube=r * t, segments=72, tube_segments=10),
            at=(0, 0, body_h * z),
            material="body",
        )
    k.rod("clapper rod", (0, 0, body_h * 0.97), (0, 0, body_h * 0.12), r * 0.04, material="clapper", segments=12)
    k.add(
        "clapper", Sphere(radius=r * 0.14, segments=24), at=(0, 0, body_h * 0.13), scale=(1, 1, 0.9), material="clapper"
    )
    if kind == "hand":
        top = h - body_h * 0.98
        w = h * 0.05
        k.add(
            "ferrule",
            Lathe(
                profile=[(0, 0), (r * 0.28, 0), (r * 0.2, top * 0.06), (r * 0.16, top * 0.1), (0, top * 0.1)],
                segments=32,
            ),
            at=(0, 0, body_h * 0.98),
            material="body",
        )
        k.add("handle", Lathe(profile=[(0, 0), (w * 0.5, 0), (w * 0.62, top * 0.04), (w * 0.45, top * 0.1), (w * 0.7, top * 0.35), (w * 0.95, top * 0.62), (w * 0.6, top * 0.82), (w * 0.75, top * 0.9),
              (w * 0.45, top * 0.96), (0, top * 0.965)], smooth=True, segments=36), at=(0, 0, body_h * 0.98 + top * 0.04), material="handle")  # fmt: skip
        k.anchor("grip", (0, 0, body_h + top * 0.5), normal=(0, -1, 0), radius=w)
    else:
        for side in (-1, 1):
            k.tube(
                "crown loop",
                [
                    (0, 0, body_h * 0.96),
                    (side * r * 0.22, 0, body_h * 1.02),
                    (side * r * 0.2, 0, body_h * 1.1),
                    (0, 0, body_h * 1.13),
                ],
                r * 0.06,
                material="body",
                segments=12,
            )
        yoke_h = h - body_h * 1.1
        k.add("yoke", Box(size=(r * 1.7, r * 0.32, yoke_h)), at=(0, 0, body_h * 1.1), material="yoke", bevel=r * 0.04)
        k.add(
            "yoke axle",
            Cylinder(radius=r * 0.07, height=r * 2.2, segments=24, pivot="center"),
            at=(0, 0, body_h * 1.1 + yoke_h * 0.35),
            rotate=(0, 90, 0),
            material="metal",
        )
        for x in (-0.32, 0.32):
            k.add(
                "yoke strap",
                Box(size=(r * 0.1, r * 0.36, yoke_h * 1.02)),
                at=(r * x, 0, body_h * 1.09),
                material="metal",
                bevel=r * 0.01,
            )
    k.anchor("hook", (0, 0, h), radius=h * 0.05)


@asset(
    kind="xylophone",
    words=("xylophone", "glockenspiel", "marimba", "vibraphone", "metallophone", "toy xylophone"),
    about="A xylophone with coloured or wooden bars and two mallets.",
    parameters=(length("width", 0.5, 0.1, 3.0, words=("width", "wide", "length", "long")), count("bars", 8, 5, 15, words=("bars", "keys", "notes")), flag("coloured", True, words=("coloured bars", "rainbow"))),
    slots={"frame": "light_wood", "bar": Material(preset="polished_wood", color="#8a4a24"), "metal": "chrome", "mallet": "light_wood",
           "red": Material(preset="gloss_paint", color="#d92b2b"), "orange": Material(preset="gloss_paint", color="#f07f1c"), "yellow": Material(preset="gloss_paint", color="#f5c922"),
           "green": Material(preset="gloss_paint", color="#3fae49"), "cyan": Material(preset="gloss_paint", color="#28a6c9"), "blue": Material(preset="gloss_paint", color="#2a55c0"),
           "violet": Material(preset="gloss_paint", color="#7a3bb0"), "pink": Material(preset="gloss_paint", color="#e2579b")},
    main_slot="frame",
    adjectives={"wooden": {"coloured": False}},
    parts={"bar": "bar", "key": "bar", "beater": "mallet"},
)  # fmt: skip
def xylophone(k: Kit) -> None:
    """Two converging rails carry the bars, long at the left."""
    w, n = k.m("width"), k.n("bars")
    colours = ("red", "orange", "yellow", "green", "cyan", "blue", "violet", "pink")
    deep_l, deep_r = w * 0.5, w * 0.28
    t = w * 0.05
    plain = not k.on("coloured")
    for side in (-1, 1):
        a, b = (-w / 2, side * deep_l * 0.3, t / 2), (w / 2, side * deep_r * 0.3, t / 2)
        k.rod(
            "frame rail",
            a,
            b,
            t / 2,
            material="frame",
            profile=[(-t * 0.35, -t / 2), (t * 0.35, -t / 2), (t * 0.35, t / 2), (-t * 0.35, t / 2)],
        )
    for x, d in ((-w * 0.46, deep_l), (w * 0.46, deep_r)):
        k.add("frame end", Box(size=(t * 0.8, d * 0.72, t)), at=(x, 0, 0), material="frame", bevel=t * 0.1)
    step = w * 0.94 / n
    for i in range(n):
        x = -w * 0.47 + step * (i + 0.5)
        deep = deep_l + (deep_r - deep_l) * i / max(n - 1, 1)
        k.add(
            "bar",
            Box(size=(step * 0.82, deep, t * 0.42)),
            at=(x, 0, t * 1.05),
            material="bar" if plain else colours[i % 8],
            bevel=t * 0.1,
        )
        for side in (-1, 1):
            y = side * (deep_l + (deep_r - deep_l) * (x / w + 0.5)) * 0.3
            k.add(
                "pin",
                Lathe(
                    profile=[
                        (0, 0),
                        (t * 0.07, 0),
                        (t * 0.07, t * 0.62),
                        (t * 0.16, t * 0.64),
                        (t * 0.1, t * 0.74),
                        (0, t * 0.76),
                    ],
                    segments=14,
                ),
                at=(x, y, t * 0.9),
                material="metal",
            )
    for y, turn in ((-0.03, 9), (0.035, -12)):
        with k.group("mallet", at=(0.0, y * w, t * 1.62), rotate=(0, -3.4, turn)):
            k.rod(
                "mallet stick",
                (-w * 0.3, 0, 0),
                (w * 0.28, 0, 0),
                t * 0.1,
                segments=10,
                round_caps=True,
                material="mallet",
            )
            k.add("mallet head", Sphere(radius=t * 0.32, segments=20), at=(-w * 0.3, 0, t * 0.06), material="red")


@asset(
    kind="tambourine",
    words=("tambourine", "tamborine", "pandeiro", "timbrel"),
    about="A tambourine: a wooden hoop with a skin and pairs of jingles.",
    parameters=(length("diameter", 0.25, 0.05, 1.0, words=("diameter", "width", "size")), count("jingles", 8, 3, 14, words=("jingles", "bells"))),
    slots={"hoop": "birch", "skin": Material(preset="parchment", color="#efe3c6"), "jingle": "brass", "metal": "polished_steel"},
    main_slot="hoop",
    parts={"frame": "hoop", "rim": "hoop", "drumhead": "skin"},
    adjectives={"big": {"diameter": Times(1.4)}},
)  # fmt: skip
def tambourine(k: Kit) -> None:
    """Lies on its rim, the skin up; the jingles sit in slots through the hoop."""
    r = k.m("diameter") / 2
    n = k.n("jingles")
    h = r * 0.4
    wall = r * 0.07
    for z, part in ((0.0, 0.28), (h * 0.72, 0.28)):
        ring = [(r - wall, 0), (r, 0), (r, h * part), (r - wall, h * part)]
        k.add("hoop", Lathe(profile=ring, closed=True, segments=80), at=(0, 0, z), material="hoop", bevel=r * 0.008)
    gap = 360 / n
    for i in range(n):
        a = math.radians(gap * (i + 0.5))
        k.add("hoop post", Box(size=(wall * 0.98, 2 * math.pi * r / n * 0.45, h * 0.5)), at=((r - wall * 0.53) * math.cos(a), (r - wall * 0.53) * math.sin(a), h * 0.25),
              rotate=(0, 0, gap * (i + 0.5)), material="hoop")  # fmt: skip
    k.add(
        "skin",
        Lathe(
            profile=[(0, 0), (r * 1.012, 0), (r * 1.012, h * 0.12), (r * 0.985, h * 0.17), (0, h * 0.15)], segments=80
        ),
        at=(0, 0, h * 0.87),
        material="skin",
    )
    size = min(h * 0.34, math.pi * r / n * 0.6)
    with k.group("jingles", rotate=(0, 0, 0)):
        k.rod(
            "pin",
            (r - wall * 0.5, 0, h * 0.2),
            (r - wall * 0.5, 0, h * 0.8),
            r * 0.012,
            segments=8,
            material="metal",
            instances=Radial(count=n),
        )
        for dz in (-1, 1):
            k.add("jingle", Lathe(profile=[(0, 0), (size, 0), (size, size * 0.06), (size * 0.5, size * 0.1), (size * 0.4, size * 0.24), (0, size * 0.3)], segments=32),
                  at=(r - wall * 0.5, 0, h * 0.5 + dz * size * 0.03), rotate=(0, 0, 0) if dz > 0 else (180, 0, 0), material="jingle", instances=Radial(count=n))  # fmt: skip
    k.anchor("grip", (0, -r, h * 0.5), normal=(0, -1, 0), radius=wall)
