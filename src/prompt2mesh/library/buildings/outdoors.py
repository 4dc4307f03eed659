"""Street furniture: lamps, signals, hydrants, letter boxes, telephone boxes."""

import math

from prompt2mesh.library.buildings.parts import FRONT, arched, surround
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Extrude, Lathe, Text

IRON = Material(preset="painted_metal", color="#1f2a26")


@asset(
    kind="street_lamp",
    words=("street lamp", "streetlight", "street light", "lamp post", "lamppost", "lantern post", "gas lamp"),
    about="A cast-iron street lamp with one to four lanterns, or a modern mast.",
    parameters=(
        length("height", 4.0, 0.5, 12.0, words=("height", "tall", "high")),
        count("lamps", 1, 1, 4, words=("lamps", "lanterns", "lights")),
        choice("kind", "victorian", "modern"),
    ),
    slots={"post": IRON, "glass": Material(preset="bulb", color="#ffedc4")},
    styles={"modern": {"kind": "modern"}, "antique": {"kind": "victorian"}},
    states=("lit",),
    parts={"lamp": "lantern", "light": "lantern"},
)
def street_lamp(k: Kit) -> None:
    """Post, arms, lanterns."""
    h, n = k.m("height"), k.n("lamps")
    r = h * 0.014
    if k.s("kind") == "modern":
        k.add(
            "post",
            Lathe(profile=[(r * 2.4, 0), (r * 2.4, h * 0.03), (r * 1.2, h * 0.035), (r * 0.8, h * 0.92)], segments=32),
            material="post",
        )
        with k.group("arm", instances=Radial(count=n, start=-90)):
            k.tube(
                "arm",
                [(0, 0, h * 0.88), (h * 0.05, 0, h * 0.96), (h * 0.18, 0, h * 0.985), (h * 0.3, 0, h * 0.985)],
                r * 0.75,
                material="post",
            )
            k.add(
                "lantern",
                Box(size=(h * 0.12, h * 0.045, h * 0.018), pivot="center"),
                at=(h * 0.32, 0, h * 0.985),
                material="post",
                bevel=h * 0.006,
                bevel_segments=3,
            )
            k.add(
                "lantern glass",
                Box(size=(h * 0.09, h * 0.032, h * 0.01), pivot="center"),
                at=(h * 0.325, 0, h * 0.976),
                material="glass",
            )
        return
    top = h * 0.82 if n == 1 else h * 0.78
    profile = [
        (r * 5, 0),
        (r * 5, h * 0.025),
        (r * 4, h * 0.035),
        (r * 3.6, h * 0.1),
        (r * 2.4, h * 0.125),
        (r * 2.8, h * 0.14),
        (r * 1.5, h * 0.17),
        (r * 1.3, h * 0.4),
        (r * 1.9, h * 0.41),
        (r * 1.9, h * 0.42),
        (r * 1.2, h * 0.44),
        (r, top),
    ]
    k.add("post", Lathe(profile=profile, segments=24), material="post")
    k.rod(
        "ladder bar", (-h * 0.07, 0, top * 0.93), (h * 0.07, 0, top * 0.93), r * 0.7, round_caps=True, material="post"
    )
    if n == 1:
        _lantern(k, (0, 0, top - 0.002), h * 0.18)
        return
    with k.group("arm", instances=Radial(count=max(2, n), start=0)):
        k.tube(
            "arm",
            [
                (0, 0, top * 0.95),
                (h * 0.06, 0, top * 0.99),
                (h * 0.11, 0, top * 0.95),
                (h * 0.13, 0, top * 0.97),
                (h * 0.13, 0, top * 1.01),
            ],
            r * 0.8,
            material="post",
        )
        _lantern(k, (h * 0.13, 0, top * 1.0), h * 0.15)
    k.add(
        "finial",
        Lathe(
            profile=[(r, 0), (r * 2, h * 0.02), (r * 0.6, h * 0.05), (r * 1.2, h * 0.065), (0, h * 0.09)], segments=20
        ),
        at=(0, 0, top - 0.002),
        material="post",
    )


def _lantern(k: Kit, at: tuple[float, float, float], h: float) -> None:
    w = h * 0.3
    with k.group("lantern", at=at):
        k.add(
            "lantern base",
            Lathe(profile=[(w * 0.35, 0), (w * 0.62, h * 0.08), (w * 0.62, h * 0.12), (0, h * 0.12)], segments=20),
            material="post",
        )
        k.add(
            "lantern glass",
            Extrude(
                outline=[(-w * 0.56, -w * 0.56), (w * 0.56, -w * 0.56), (w * 0.56, w * 0.56), (-w * 0.56, w * 0.56)],
                height=h * 0.52,
                taper=1.45,
            ),
            at=(0, 0, h * 0.115),
            material="glass",
        )
        for a in range(4):
            t = math.radians(45 + 90 * a)
            k.rod(
                "lantern bar",
                (w * 0.8 * math.cos(t), w * 0.8 * math.sin(t), h * 0.1),
                (w * 1.16 * math.cos(t), w * 1.16 * math.sin(t), h * 0.645),
                h * 0.018,
                segments=8,
                material="post",
            )
        k.add(
            "lantern roof",
            Extrude(outline=[(-w, -w), (w, -w), (w, w), (-w, w)], height=h * 0.24, taper=0.25),
            at=(0, 0, h * 0.63),
            material="post",
        )
        k.add(
            "lantern finial",
            Lathe(profile=[(w * 0.28, 0), (w * 0.12, h * 0.03), (w * 0.18, h * 0.07), (0, h * 0.14)], segments=20),
            at=(0, 0, h * 0.865),
            material="post",
        )


@asset(
    kind="traffic_light",
    words=("traffic light", "traffic signal", "stoplight", "stop light", "traffic lights"),
    about="A traffic light with three hooded lamps on a post.",
    parameters=(length("height", 3.2, 0.3, 6.0, words=("height", "tall", "high")), choice("signal", "all", "red", "yellow", "green")),
    slots={"case": Material(preset="painted_metal", color="#23282a"), "post": "galvanised_steel", "red light": Material(preset="neon", color="#ff2a1e"), "yellow light": Material(preset="neon", color="#ffb41e"), "green light": Material(preset="neon", color="#23e06a"), "dark": Material(preset="glossy_plastic", color="#2b2f30")},
    main_slot="case",
)  # fmt: skip
def traffic_light(k: Kit) -> None:
    """Three lamps towards −y."""
    h = k.m("height")
    w = h * 0.1
    low = h * 0.69
    k.add(
        "post",
        Lathe(
            profile=[(h * 0.045, 0), (h * 0.045, h * 0.02), (h * 0.02, h * 0.04), (h * 0.018, low + h * 0.02)],
            segments=28,
        ),
        material="post",
    )
    k.add("case", Box(size=(w, w * 0.7, h - low)), at=(0, 0, low), material="case", bevel=w * 0.1, bevel_segments=3)
    k.add(
        "case back",
        Box(size=(w * 1.5, w * 0.06, (h - low) * 1.08), pivot="center"),
        at=(0, w * 0.1, (h + low) / 2),
        material="case",
        bevel=w * 0.02,
    )
    step = (h - low) / 3
    shown = k.s("signal")
    for i, name in enumerate(("green", "yellow", "red")):
        z = low + step * (i + 0.5)
        k.add(
            f"{name} light",
            Ellipsoid(radii=(w * 0.36, w * 0.14, w * 0.36), segments=32),
            at=(0, -w * 0.34, z),
            material=f"{name} light" if shown in (name, "all") else "dark",
        )
        hood = Lathe(
            profile=[(w * 0.4, 0), (w * 0.44, 0), (w * 0.46, w * 0.5), (w * 0.42, w * 0.5)],
            closed=True,
            segments=32,
            angle=220,
        )
        k.add("hood", hood, at=(0, -w * 0.32, z), rotate=(90, 20, 0), material="case")


@asset(
    kind="fire_hydrant",
    words=("fire hydrant", "hydrant", "fireplug"),
    about="A cast-iron hydrant with a bonnet, caps, chains and bolts.",
    parameters=(length("height", 0.8, 0.1, 1.5, words=("height", "tall", "high")),),
    slots={
        "body": Material(preset="gloss_paint", color="#c81e1e"),
        "cap": Material(preset="gloss_paint", color="#e8e4da"),
        "chain": "steel",
    },
)
def fire_hydrant(k: Kit) -> None:
    """Turned, with three outlets."""
    h = k.m("height")
    r = h * 0.15
    k.add(
        "body",
        Lathe(
            profile=[
                (r * 1.45, 0),
                (r * 1.45, h * 0.05),
                (r * 1.05, h * 0.06),
                (r, h * 0.1),
                (r, h * 0.6),
                (r * 1.25, h * 0.61),
                (r * 1.25, h * 0.66),
                (r * 1.12, h * 0.67),
                (r * 1.08, h * 0.75),
                (r * 0.8, h * 0.86),
                (r * 0.35, h * 0.91),
                (r * 0.3, h * 0.93),
                (0, h * 0.93),
            ],
            segments=48,
        ),
        material="body",
    )
    k.add(
        "nut",
        Cylinder(radius=r * 0.24, height=h * 0.08, segments=5),
        at=(0, 0, h * 0.92),
        material="cap",
        bevel=h * 0.006,
    )
    for z in (0.055, 0.635):
        k.add(
            "bolt",
            Cylinder(radius=r * 0.1, height=h * 0.07, segments=6, pivot="center"),
            at=(r * 1.25 if z < 0.1 else r * 1.14, 0, h * z),
            material="cap",
            instances=Radial(count=8, start=22),
        )
    for a, size in ((0, 0.62), (90, 0.45), (-90, 0.45)):
        with k.group("outlet", at=(0, 0, h * 0.47), rotate=(0, 0, a)):
            k.add("outlet", Cylinder(radius=r * size, height=r * 1.35, segments=32), rotate=(90, 0, 0), material="body")
            k.add(
                "outlet cap",
                Lathe(
                    profile=[
                        (r * size * 1.25, 0),
                        (r * size * 1.25, r * 0.22),
                        (r * size * 0.9, r * 0.32),
                        (0, r * 0.34),
                    ],
                    segments=8,
                ),
                at=(0, -r * 1.28, 0),
                rotate=(90, 0, 0),
                material="cap",
            )
            k.add(
                "outlet nut",
                Cylinder(radius=r * 0.17, height=r * 0.2, segments=5),
                at=(0, -r * 1.58, 0),
                rotate=(90, 0, 0),
                material="cap",
            )
    k.tube(
        "chain",
        [
            (r * 0.95, -r * 0.2, h * 0.4),
            (r * 1.1, -r * 0.35, h * 0.33),
            (r * 1.35, -r * 0.2, h * 0.35),
            (r * 1.4, 0, h * 0.41),
        ],
        h * 0.008,
        material="chain",
        mirror=True,
    )


@asset(
    kind="mailbox",
    words=("mailbox", "letterbox", "letter box", "post box", "postbox", "pillar box", "mail box"),
    about="A country mailbox on a post with its flag up, or a round red pillar box.",
    parameters=(length("height", 1.25, 0.15, 2.2, words=("height", "tall", "high")), choice("kind", "country", "pillar")),
    slots={"box": Material(preset="gloss_paint", color="#b8bfc4"),
        "pillar": Material(preset="gloss_paint", color="#c4161c"), "post": "oak", "flag": Material(preset="gloss_paint", color="#cf2027"), "trim": "black_plastic"},
    main_slot="box",
    adjectives={"pillar box": {"kind": "pillar", "height": 1.6}, "postbox": {"kind": "pillar", "height": 1.6}, "british": {"kind": "pillar"}},
    states=("open",),
)  # fmt: skip
def mailbox(k: Kit) -> None:
    """A tunnel-shaped box lying along y."""
    h = k.m("height")
    if k.s("kind") == "pillar":
        # A pillar box is red unless another colour is asked for.
        paint = "box" if "box" in k.asked else "pillar"
        r = h * 0.15
        k.add(
            "box",
            Lathe(
                profile=[
                    (r * 1.12, 0),
                    (r * 1.12, h * 0.06),
                    (r, h * 0.075),
                    (r, h * 0.86),
                    (r * 1.14, h * 0.875),
                    (r * 1.14, h * 0.92),
                    (r * 1.0, h * 0.94),
                    (r * 0.6, h * 0.985),
                    (0, h),
                ],
                segments=48,
            ),
            material=paint,
        )
        k.add(
            "slot",
            Box(size=(r * 1.0, r * 0.3, h * 0.03)),
            at=(0, -r * 0.88, h * 0.77),
            material="trim",
            bevel=h * 0.004,
        )
        k.add(
            "slot hood",
            Box(size=(r * 1.2, r * 0.42, h * 0.016)),
            at=(0, -r * 0.9, h * 0.8),
            material=paint,
            bevel=h * 0.004,
        )
        k.add("base", Cylinder(radius=r * 1.14, height=h * 0.05, segments=48), material="trim")
        k.add(
            "plate",
            Box(size=(r * 0.7, r * 0.2, h * 0.11)),
            at=(0, -r * 0.92, h * 0.58),
            material="trim",
            bevel=h * 0.004,
        )
        return
    w, long, z = h * 0.16, h * 0.4, h * 0.76
    k.add("post", Box(size=(h * 0.075, h * 0.075, z + 0.02 * h)), material="post", bevel=h * 0.006)
    k.add(
        "post arm",
        Box(size=(h * 0.07, long * 0.9, h * 0.03)),
        at=(0, 0, z - h * 0.02),
        material="post",
        bevel=h * 0.004,
    )
    k.rod("post brace", (0, 0, z - h * 0.2), (0, -long * 0.4, z - h * 0.01), h * 0.02, segments=4, material="post")
    shell = arched(w, w * 1.25)
    k.add("box", Extrude(outline=shell, height=long, pivot="center"), at=(0, 0, z), rotate=FRONT, material="box")
    rim = surround([(x * 0.999, y * 0.999) for x, y in shell], w * 0.04, w * 1.25)
    k.add(
        "box rim",
        Extrude(outline=rim, height=long * 0.06, pivot="center"),
        at=(0, -long * 0.48, z),
        rotate=FRONT,
        material="box",
    )
    if k.state("open"):
        k.add(
            "hollow",
            Extrude(outline=[(x * 0.9, y * 0.95) for x, y in shell], height=long * 0.02, pivot="center"),
            at=(0, -long * 0.5, z + w * 0.02),
            rotate=FRONT,
            material="trim",
        )
        k.add(
            "door",
            Extrude(outline=[(x * 0.98, y * 0.98) for x, y in shell], height=long * 0.03, pivot="center"),
            at=(0, -long * 0.5, z),
            rotate=(172, 0, 0),
            material="box",
        )
    else:
        k.add(
            "door",
            Extrude(outline=[(x * 0.94, y * 0.96) for x, y in shell], height=long * 0.05, pivot="center"),
            at=(0, -long * 0.5, z + w * 0.01),
            rotate=FRONT,
            material="box",
        )
        k.add(
            "door knob",
            Box(size=(w * 0.16, w * 0.2, w * 0.1), pivot="center"),
            at=(0, -long * 0.55, z + w * 1.05),
            material="trim",
            bevel=w * 0.03,
        )
    k.add(
        "flag",
        Box(size=(w * 0.04, w * 0.12, w * 1.0)),
        at=(w * 0.52, -long * 0.2, z + w * 0.5),
        material="flag",
        bevel=w * 0.01,
    )
    k.add(
        "flag",
        Box(size=(w * 0.04, w * 0.5, w * 0.32)),
        at=(w * 0.52, -long * 0.2 + w * 0.19, z + w * 1.2),
        material="flag",
        bevel=w * 0.01,
    )


@asset(
    kind="phone_booth",
    words=("phone booth", "telephone box", "telephone booth", "phone box", "red telephone box", "police box", "tardis"),
    about="A glazed telephone box with a domed roof and lettering.",
    parameters=(length("height", 2.5, 0.2, 3.5, words=("height", "tall", "high")),),
    slots={"frame": Material(preset="gloss_paint", color="#c4141b"), "glass": "glass", "sign": Material(preset="glow", color="#fff6de"), "letter": "black_plastic", "metal": "chrome", "phone": "black_plastic"},
    main_slot="frame",
)  # fmt: skip
def phone_booth(k: Kit) -> None:
    """Four glazed sides."""
    h = k.m("height")
    w = h * 0.36
    k.add("base", Box(size=(w * 1.08, w * 1.08, h * 0.05)), material="frame", bevel=h * 0.006)
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "post",
                Box(size=(w * 0.13, w * 0.13, h * 0.82)),
                at=(sx * w * 0.43, sy * w * 0.43, h * 0.04),
                material="frame",
                bevel=h * 0.004,
            )
    for a in (0, 90, 180, 270):
        with k.group("side", rotate=(0, 0, a)):
            if a == 180:
                k.add("back", Box(size=(w * 0.8, w * 0.06, h * 0.78)), at=(0, -w * 0.43, h * 0.04), material="frame")
                continue
            k.add("panel", Box(size=(w * 0.78, w * 0.06, h * 0.12)), at=(0, -w * 0.43, h * 0.045), material="frame")
            k.add("glass", Box(size=(w * 0.78, w * 0.02, h * 0.63)), at=(0, -w * 0.43, h * 0.16), material="glass")
            for x in (-0.37, -0.24, 0.24, 0.37):
                k.add(
                    "bar", Box(size=(w * 0.03, w * 0.05, h * 0.63)), at=(x * w, -w * 0.43, h * 0.16), material="frame"
                )
            k.add(
                "crossbar",
                Box(size=(w * 0.78, w * 0.05, h * 0.012)),
                at=(0, -w * 0.43, h * 0.16),
                material="frame",
                instances=Linear(count=8, step=(0, 0, h * 0.0886)),
            )
    for a in (0, 90, 180, 270):
        with k.group("head", rotate=(0, 0, a)):
            k.add(
                "sign",
                Box(size=(w * 0.76, w * 0.04, h * 0.05)),
                at=(0, -w * 0.505, h * 0.835),
                material="sign",
                bevel=h * 0.003,
            )
            k.add(
                "letters",
                Text(text="TELEPHONE", height=h * 0.026, depth=w * 0.03, font="sans-bold"),
                at=(0, -w * 0.525, h * 0.847),
                material="letter",
            )
    k.add("lintel", Box(size=(w, w, h * 0.1)), at=(0, 0, h * 0.81), material="frame", bevel=h * 0.006)
    k.add("cornice", Box(size=(w * 1.08, w * 1.08, h * 0.02)), at=(0, 0, h * 0.9), material="frame", bevel=h * 0.006)
    k.add(
        "roof",
        Extrude(
            outline=[(-w * 0.5, -w * 0.5), (w * 0.5, -w * 0.5), (w * 0.5, w * 0.5), (-w * 0.5, w * 0.5)],
            height=h * 0.085,
            taper=0.72,
            bevel=h * 0.03,
            bevel_segments=4,
        ),
        at=(0, 0, h * 0.915),
        material="frame",
    )
    k.add(
        "phone", Box(size=(w * 0.3, w * 0.14, h * 0.16)), at=(0, w * 0.34, h * 0.46), material="phone", bevel=h * 0.006
    )
    k.add("handset", Capsule(radius=w * 0.035, height=h * 0.1), at=(-w * 0.1, w * 0.24, h * 0.55), material="metal")
    k.add(
        "handle",
        Box(size=(w * 0.03, w * 0.06, h * 0.06)),
        at=(w * 0.3, -w * 0.47, h * 0.45),
        material="metal",
        bevel=h * 0.003,
    )
