"""What stands in streets, gardens and camps: lamps, signals, boxes, fences, fountains, wells, tents, igloos."""

import math

from prompt2mesh.library.buildings.parts import FRONT, arched, column, cut, gable_roof, surround, tool
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.program import Bevel
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Extrude, Lathe, Text, Torus

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
    slots={"box": Material(preset="gloss_paint", color="#b8bfc4"), "post": "oak", "flag": Material(preset="gloss_paint", color="#cf2027"), "trim": "black_plastic"},
    main_slot="box",
    adjectives={"pillar box": {"kind": "pillar", "height": 1.6}, "postbox": {"kind": "pillar", "height": 1.6}, "british": {"kind": "pillar"}},
    style_materials={"british": {"box": Material(preset="gloss_paint", color="#c4161c")}},
    states=("open",),
)  # fmt: skip
def mailbox(k: Kit) -> None:
    """A tunnel-shaped box lying along y."""
    h = k.m("height")
    if k.s("kind") == "pillar":
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
            material="box",
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
            material="box",
            bevel=h * 0.004,
        )
        k.add("base", Cylinder(radius=r * 1.14, height=h * 0.05, segments=48), material="trim")
        k.add(
            "plate",
            Box(size=(r * 0.7, r * 0.2, h * 0.11)),
            at=(0, -r * 0.92, h * 0.58),
            material="flag",
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


@asset(
    kind="fence",
    words=("fence", "picket fence", "wooden fence", "garden fence", "railing", "white picket fence", "rail fence"),
    about="A length of picket, rail or iron fence.",
    parameters=(length("length", 3.0, 0.4, 60.0, words=("length", "long", "width", "wide")), length("height", 1.05, 0.3, 3.0, words=("height", "tall", "high")), choice("kind", "picket", "rail", "iron")),
    slots={"wood": Material(preset="painted_wood", color="#f5f3ec"), "metal": "black_iron"},
    adjectives={"iron": {"kind": "iron"}, "metal": {"kind": "iron"}, "ranch": {"kind": "rail"}, "wrought-iron": {"kind": "iron"}},
)  # fmt: skip
def fence(k: Kit) -> None:
    """Posts, rails and pales along x."""
    long, h = k.m("length"), k.m("height")
    bays = max(1, round(long / 1.6))
    kind = k.s("kind")
    slot = "metal" if kind == "iron" else "wood"
    t = h * (0.03 if kind == "iron" else 0.085)
    k.add(
        "post",
        Box(size=(t, t, h * 1.05)),
        material=slot,
        bevel=t * 0.08,
        instances=Linear(count=bays + 1, step=((long - t) / bays, 0, 0), center=True),
    )
    k.add(
        "post cap",
        Extrude(
            outline=[(-t * 0.65, -t * 0.65), (t * 0.65, -t * 0.65), (t * 0.65, t * 0.65), (-t * 0.65, t * 0.65)],
            height=t * 0.7,
            taper=0.1,
        ),
        at=(0, 0, h * 1.045),
        material=slot,
        instances=Linear(count=bays + 1, step=((long - t) / bays, 0, 0), center=True),
    )
    levels = (0.3, 0.6, 0.9) if kind == "rail" else (0.22, 0.78)
    for z in levels:
        k.add(
            "rail",
            Box(size=(long - t * 0.5, t * 0.4, t * (1.1 if kind != "iron" else 0.7)), pivot="center"),
            at=(0, 0, h * z),
            material=slot,
            bevel=t * 0.05,
        )
    if kind == "rail":
        return
    gap = h * (0.13 if kind == "picket" else 0.11)
    number = max(2, int((long - t) / gap))
    step = (long - t) / number
    if kind == "picket":
        w = step * 0.62
        pale = Extrude(
            outline=[(-w / 2, 0), (w / 2, 0), (w / 2, h * 0.86), (0, h * 0.95), (-w / 2, h * 0.86)],
            height=t * 0.28,
            pivot="center",
        )
        k.add(
            "picket",
            pale,
            at=(0, -t * 0.32, h * 0.05),
            rotate=FRONT,
            material=slot,
            modifiers=[Bevel(width=t * 0.04, segments=1)],
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )
    else:
        k.add(
            "bar",
            Cylinder(radius=t * 0.26, height=h * 0.88, segments=10),
            at=(0, 0, h * 0.06),
            material=slot,
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )
        k.add(
            "spike",
            Lathe(profile=[(t * 0.26, 0), (t * 0.6, h * 0.03), (0, h * 0.1)], segments=10),
            at=(0, 0, h * 0.935),
            material=slot,
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )


@asset(
    kind="fountain",
    words=("fountain", "water fountain", "garden fountain", "stone fountain"),
    about="A tiered stone fountain with water in its basins and falling jets.",
    parameters=(length("diameter", 3.0, 0.3, 15.0, words=("diameter", "width", "wide")), count("tiers", 2, 1, 4, words=("tiers", "bowls", "levels")), flag("water", True)),
    slots={"stone": Material(preset="limestone", color="#d5ccba"), "water": Material(preset="water", color="#8fc7dc")},
)  # fmt: skip
def fountain(k: Kit) -> None:
    """Bowls on a baluster, turned about z."""
    r = k.m("diameter") / 2
    n = k.n("tiers")
    wall = r * 0.28
    k.add(
        "basin",
        Lathe(
            profile=[
                (r * 0.98, 0),
                (r * 0.98, wall * 0.2),
                (r * 0.9, wall * 0.3),
                (r * 0.9, wall * 0.75),
                (r, wall * 0.85),
                (r, wall),
                (r * 0.86, wall),
                (r * 0.84, wall * 0.8),
                (r * 0.84, wall * 0.25),
                (0, wall * 0.25),
            ],
            segments=64,
        ),
        material="stone",
    )
    if k.on("water"):
        k.add(
            "water", Cylinder(radius=r * 0.85, height=wall * 0.5, segments=64), at=(0, 0, wall * 0.22), material="water"
        )
    z = wall * 0.2
    for i in range(n):
        size = r * 0.62 * 0.64**i
        up = r * 0.62 * 0.82**i
        stem = size * 0.22
        k.add(
            f"stem {i + 1}",
            Lathe(
                profile=[
                    (stem * 1.7, 0),
                    (stem * 1.7, up * 0.1),
                    (stem, up * 0.18),
                    (stem * 0.8, up * 0.4),
                    (stem * 1.5, up * 0.62),
                    (stem * 0.8, up * 0.82),
                    (stem * 1.2, up),
                ],
                segments=40,
            ),
            at=(0, 0, z),
            material="stone",
        )
        z += up * 0.97
        b = size * 0.34
        k.add(
            f"bowl {i + 1}",
            Lathe(
                profile=[
                    (stem, 0),
                    (size * 0.5, b * 0.25),
                    (size * 0.85, b * 0.65),
                    (size, b),
                    (size * 1.02, b * 1.06),
                    (size * 0.94, b * 1.06),
                    (size * 0.78, b * 0.78),
                    (size * 0.4, b * 0.5),
                    (0, b * 0.45),
                ],
                segments=56,
            ),
            at=(0, 0, z),
            material="stone",
        )
        if k.on("water"):
            k.add(
                f"water bowl {i + 1}",
                Cylinder(radius=size * 0.9, height=b * 0.35, segments=48),
                at=(0, 0, z + b * 0.6),
                material="water",
            )
            low = wall * 0.6 if i == 0 else z - up * 0.9 - size * 0.1
            drop = z + b - low
            path = [
                (size * 0.85, 0, z + b * 0.9),
                (size * 1.02, 0, z + b * 1.12),
                (size * 1.14, 0, z + b - drop * 0.35),
                (size * 1.2, 0, low),
            ]
            k.tube(
                "water jet", path, r * 0.012, segments=8, material="water", instances=Radial(count=8, start=22.5 * i)
            )
        z += b * 0.45
    top = r * 0.62 * 0.64**n
    k.add(
        "finial",
        Lathe(
            profile=[
                (top * 0.3, 0),
                (top * 0.2, top * 0.3),
                (top * 0.4, top * 0.7),
                (top * 0.2, top * 1.1),
                (0, top * 1.25),
            ],
            smooth=True,
            segments=32,
        ),
        at=(0, 0, z - 0.002),
        material="stone",
    )
    if k.on("water"):
        for a in range(6):
            t = math.radians(60 * a)
            k.tube(
                "water spray",
                [
                    (0, 0, z + top * 1.15),
                    (top * 0.3 * math.cos(t), top * 0.3 * math.sin(t), z + top * 2.0),
                    (top * 0.75 * math.cos(t), top * 0.75 * math.sin(t), z + top * 1.6),
                    (top * 1.0 * math.cos(t), top * 1.0 * math.sin(t), z + top * 0.4),
                ],
                r * 0.01,
                segments=8,
                material="water",
            )
    k.anchor("top", (0, 0, wall), half_size=(r * 0.1, r * 0.1))


@asset(
    kind="well",
    words=("well", "wishing well", "water well", "stone well"),
    about="A stone well with a shingled roof, a windlass, a rope and a bucket.",
    parameters=(length("diameter", 1.5, 0.3, 4.0, words=("diameter", "width", "wide")), flag("roof", True), flag("bucket", True)),
    slots={"stone": "stonework", "wood": "oak", "roof": "shingles", "rope": "rope", "water": "water", "metal": "iron"},
    main_slot="stone",
    holds=True,
)  # fmt: skip
def well(k: Kit) -> None:
    """A ring of stone under a gable."""
    r = k.m("diameter") / 2
    h = r * 1.1
    k.add(
        "wall",
        Lathe(profile=[(r * 0.78, 0), (r, 0), (r, h), (r * 0.78, h)], closed=True, segments=48),
        material="stone",
    )
    k.add(
        "coping",
        Lathe(
            profile=[(r * 0.74, 0), (r * 1.06, 0), (r * 1.06, h * 0.1), (r * 0.74, h * 0.1)],
            closed=True,
            fillet=h * 0.03,
            segments=48,
        ),
        at=(0, 0, h - 0.005),
        material="stone",
    )
    k.add("water", Cylinder(radius=r * 0.8, height=h * 0.3, segments=40), material="water")
    k.anchor("inside", (0, 0, h * 0.3), half_size=(r * 0.7, r * 0.7), round=True, height=h * 0.75)
    top = h + r * 1.9
    if not k.on("roof"):
        return
    for sx in (-1, 1):
        k.add(
            "post",
            Box(size=(r * 0.15, r * 0.15, top - h + 0.02)),
            at=(sx * r * 0.88, 0, h * 0.95),
            material="wood",
            bevel=r * 0.015,
        )
    k.add("beam", Box(size=(r * 2.1, r * 0.14, r * 0.14)), at=(0, 0, top - r * 0.14), material="wood", bevel=r * 0.015)
    gable_roof(
        k,
        "roof",
        r * 2.1,
        r * 1.5,
        top - r * 0.02,
        r * 0.7,
        overhang=r * 0.15,
        thickness=r * 0.07,
        along="x",
        wall="wood",
    )
    z = h + r * 0.9
    k.rod("windlass", (-r * 1.05, 0, z), (r * 1.05, 0, z), r * 0.09, material="wood")
    k.add(
        "rope coil",
        Torus(radius=r * 0.1, tube=r * 0.025, segments=28, tube_segments=8),
        at=(0, 0, z),
        rotate=(0, 90, 0),
        material="rope",
        instances=Linear(count=9, step=(r * 0.048, 0, 0), center=True),
    )
    k.tube(
        "crank",
        [(r * 1.0, 0, z), (r * 1.15, 0, z), (r * 1.15, 0, z - r * 0.32), (r * 1.32, 0, z - r * 0.32)],
        r * 0.035,
        smooth=False,
        material="metal",
    )
    if k.on("bucket"):
        b = h * 1.15
        k.rod("rope", (0, -r * 0.12, z), (0, -r * 0.12, b + r * 0.44), r * 0.022, segments=8, material="rope")
        k.add(
            "bucket",
            Lathe(
                profile=[(r * 0.17, 0), (r * 0.23, r * 0.34), (r * 0.2, r * 0.34), (r * 0.15, r * 0.03), (0, r * 0.03)],
                segments=28,
            ),
            at=(0, -r * 0.12, b),
            material="wood",
        )
        for zz in (0.06, 0.26):
            k.add(
                "bucket hoop",
                Torus(radius=r * (0.175 + 0.19 * zz), tube=r * 0.014, segments=28, tube_segments=8),
                at=(0, -r * 0.12, b + r * zz),
                material="metal",
            )
        k.tube(
            "bucket handle",
            [
                (-r * 0.21, -r * 0.12, b + r * 0.31),
                (-r * 0.14, -r * 0.12, b + r * 0.42),
                (0, -r * 0.12, b + r * 0.46),
                (r * 0.14, -r * 0.12, b + r * 0.42),
                (r * 0.21, -r * 0.12, b + r * 0.31),
            ],
            r * 0.015,
            segments=8,
            material="metal",
        )


@asset(
    kind="tent",
    words=("tent", "camping tent", "tepee", "teepee", "tipi", "wigwam", "pup tent", "yurt", "circus tent", "big top"),
    about="A ridge tent with an open flap, a painted tepee, or a striped circus tent.",
    parameters=(length("width", 2.4, 0.3, 30.0, words=("width", "wide", "diameter")), choice("kind", "ridge", "tepee", "circus")),
    slots={"cloth": Material(preset="canvas", color="#d98a3a"), "stripe": Material(preset="canvas", color="#f3ead8"), "pole": "pine", "rope": "rope", "inside": Material(preset="matte_paint", color="#2a2320"), "flag": Material(preset="silk", color="#c1272d")},
    adjectives={"tepee": {"kind": "tepee", "width": 3.4}, "teepee": {"kind": "tepee", "width": 3.4}, "tipi": {"kind": "tepee", "width": 3.4}, "wigwam": {"kind": "tepee", "width": 3.4}, "circus": {"kind": "circus", "width": 14.0}, "circus tent": {"kind": "circus", "width": 14.0}, "big top": {"kind": "circus", "width": 14.0},
                "indian": {"kind": "tepee"}, "native": {"kind": "tepee"}},
    parts={"entrance": "flap, doorway", "door": "flap, doorway"},
)  # fmt: skip
def tent(k: Kit) -> None:
    """Three ways to live under cloth."""
    w = k.m("width")
    kind = k.s("kind")
    if kind == "tepee":
        r, h = w / 2, w * 1.15
        k.add("cloth", Lathe(profile=[(r, 0), (r * 0.09, h), (0, h)], segments=18), material="cloth", flat=True)
        for z, t in ((0.1, 0.05), (0.18, 0.025), (0.62, 0.05)):
            a, b = r * (1 - z * 0.91) * 1.008, r * (1 - (z + t) * 0.91) * 1.008
            k.add(
                "stripe",
                Lathe(
                    profile=[(a, h * z), (b, h * (z + t)), (b * 0.95, h * (z + t)), (a * 0.95, h * z)],
                    closed=True,
                    segments=18,
                ),
                material="stripe",
                flat=True,
            )
        for i in range(9):
            a = 2 * math.pi * i / 9
            k.rod(
                "pole",
                (r * 0.2 * math.cos(a), r * 0.2 * math.sin(a), h * 0.82),
                (-r * 0.3 * math.cos(a), -r * 0.3 * math.sin(a), h * 1.28),
                w * 0.012,
                segments=8,
                material="pole",
            )
        face = math.atan2(r * 0.91, h)
        slope = math.degrees(face)
        k.add(
            "doorway",
            Extrude(outline=[(-r * 0.3, 0), (r * 0.3, 0), (0, h * 0.52)], height=r * 0.06, pivot="center"),
            at=(0, -r * 0.985, 0.0),
            rotate=(90 - slope, 0, 0),
            material="inside",
        )
        for s in (-1, 1):
            k.add(
                "flap",
                Extrude(
                    outline=[(s * r * 0.3, 0), (s * r * 0.58, h * 0.02), (0, h * 0.54)], height=r * 0.05, pivot="center"
                ),
                at=(0, -r * 1.0, 0.0),
                rotate=(90 - slope, 0, 0),
                material="stripe",
            )
        k.anchor("top", (0, 0, h), half_size=(0.01, 0.01))
        return
    if kind == "circus":
        r, n = w / 2, 12
        wall, top = w * 0.24, w * 0.62
        for i in range(2 * n):
            slot = "cloth" if i % 2 else "stripe"
            turn = 360 / (2 * n) * i
            k.add(
                "cloth wall",
                Lathe(
                    profile=[(r * 0.9, 0), (r * 0.94, 0), (r * 0.94, wall), (r * 0.9, wall)],
                    closed=True,
                    segments=4,
                    angle=360 / (2 * n) + 0.05,
                ),
                rotate=(0, 0, turn),
                material=slot,
            )
            k.add(
                "cloth roof",
                Lathe(
                    profile=[
                        (r * 1.0, wall * 0.96),
                        (r * 0.55, wall + (top - wall) * 0.3),
                        (r * 0.2, wall + (top - wall) * 0.7),
                        (r * 0.01, top),
                        (r * 0.01, top * 0.98),
                        (r * 0.19, wall + (top - wall) * 0.66),
                        (r * 0.54, wall + (top - wall) * 0.26),
                        (r * 0.97, wall * 0.94),
                    ],
                    closed=True,
                    segments=4,
                    angle=360 / (2 * n) + 0.05,
                ),
                rotate=(0, 0, turn),
                material=slot,
            )
            a = math.radians(turn + 90 / n)
            k.add(
                "scallop",
                Ellipsoid(radii=(r * 0.02, r * 0.12, r * 0.09), segments=12),
                at=(r * 0.97 * math.cos(a), r * 0.97 * math.sin(a), wall * 0.92),
                rotate=(0, 0, turn + 90 / n),
                material="stripe" if i % 2 else "cloth",
            )
        k.add(
            "doorway",
            Extrude(outline=arched(r * 0.4, wall * 0.9), height=r * 0.08, pivot="center"),
            at=(0, -r * 0.93, 0),
            rotate=FRONT,
            material="inside",
        )
        for s in (-1, 1):
            k.add(
                "flap",
                Extrude(
                    outline=[(s * r * 0.2, 0), (s * r * 0.34, 0), (s * r * 0.06, wall * 0.9)],
                    height=r * 0.06,
                    pivot="center",
                ),
                at=(0, -r * 0.96, 0),
                rotate=FRONT,
                material="flag",
            )
        k.rod("pole", (0, 0, top * 0.9), (0, 0, top + w * 0.14), w * 0.008, material="pole")
        k.add(
            "flag",
            Extrude(outline=[(0, 0), (w * 0.12, w * 0.03), (0, w * 0.06)], height=w * 0.004, pivot="center"),
            at=(0, 0, top + w * 0.075),
            rotate=FRONT,
            material="flag",
        )
        k.anchor("top", (0, 0, top), half_size=(0.01, 0.01))
        return
    h, d = w * 0.72, w * 1.25
    half = w / 2
    thin = w * 0.012
    shell = [(-half, 0.0), (0.0, h), (half, 0.0), (half - thin * 1.6, 0.0), (0.0, h - thin * 2.2), (-half + thin * 1.6, 0.0)]
    k.add("cloth", Extrude(outline=shell[::-1], height=d, pivot="center"), rotate=FRONT, material="cloth")
    k.add(
        "cloth back",
        Extrude(outline=[(-half * 0.99, 0), (half * 0.99, 0), (0, h * 0.99)], height=thin, pivot="center"),
        at=(0, d * 0.49, 0),
        rotate=FRONT,
        material="cloth",
    )
    k.add("floor", Box(size=(w * 0.97, d * 0.98, thin)), material="stripe")
    for s in (-1, 1):
        k.add(
            "flap",
            Extrude(outline=[(0, 0), (s * half * 0.5, 0), (s * half * 0.06, h * 0.93)], height=thin, pivot="center"),
            at=(s * half * 0.48, -d * 0.49, 0),
            rotate=(90, 0, s * 12),
            material="cloth",
        )
        k.rod("pole", (0, s * d * 0.47, 0), (0, s * d * 0.47, h * 1.06), w * 0.012, material="pole")
        k.rod("rope", (0, s * d * 0.47, h * 1.03), (0, s * d * 0.92, 0.01), w * 0.005, segments=6, material="rope")
        k.rod("peg", (0, s * d * 0.92, 0), (0, s * d * 0.94, w * 0.05), w * 0.01, segments=8, material="pole")
        for y in (-0.4, 0.0, 0.4):
            k.rod(
                "rope",
                (s * half * 0.62, y * d, h * 0.39),
                (s * half * 1.3, y * d, 0.01),
                w * 0.004,
                segments=6,
                material="rope",
            )
            k.rod(
                "peg",
                (s * half * 1.3, y * d, 0),
                (s * half * 1.33, y * d, w * 0.05),
                w * 0.01,
                segments=8,
                material="pole",
            )
    k.add(
        "ridge",
        Box(size=(w * 0.03, d * 1.0, w * 0.02), pivot="center"),
        at=(0, 0, h),
        material="stripe",
        bevel=w * 0.006,
    )
    k.anchor("inside", (0, 0, thin), half_size=(half * 0.5, d * 0.4), height=h * 0.5)


@asset(
    kind="igloo",
    words=("igloo", "snow house", "ice hut", "snow hut"),
    about="A dome of snow blocks with an entrance tunnel.",
    parameters=(length("diameter", 3.6, 0.3, 12.0, words=("diameter", "width", "wide")),),
    slots={"snow": "snow", "inside": Material(preset="ice", color="#3f5d74"), "ground": "snow"},
    states=("lit",),
)
def igloo(k: Kit) -> None:
    """Courses of bevelled blocks over a core."""
    r = k.m("diameter") / 2
    k.add(
        "ground",
        Lathe(profile=[(r * 1.5, 0), (r * 1.45, r * 0.03), (r * 1.1, r * 0.06), (0, r * 0.06)], segments=48),
        material="ground",
    )
    base = r * 0.04
    k.add(
        "core",
        Lathe(
            profile=[
                (r * 0.95 * math.cos(a), base + r * 0.95 * math.sin(a))
                for a in [math.pi / 2 * i / 12 for i in range(13)]
            ],
            segments=48,
        ),
        material="inside",
    )
    rows = 7
    for i in range(rows):
        a0, a1 = math.pi / 2 * i / rows, math.pi / 2 * (i + 0.94) / rows
        number = max(3, round(18 * math.cos((a0 + a1) / 2)))
        wide = 360 / number
        ring = [
            (r * math.cos(a0), r * math.sin(a0)),
            (r * math.cos(a1), r * math.sin(a1)),
            (r * 0.9 * math.cos(a1), r * 0.9 * math.sin(a1)),
            (r * 0.9 * math.cos(a0), r * 0.9 * math.sin(a0)),
        ]
        k.add(
            f"block row {i + 1}",
            Lathe(profile=ring, closed=True, segments=5, angle=wide * 0.955),
            at=(0, 0, base),
            material="snow",
            bevel=r * 0.018,
            instances=Radial(count=number, start=wide / 2 * (i % 2) - 90 + wide * 0.02),
        )
    k.add(
        "cap", Ellipsoid(radii=(r * 0.2, r * 0.2, r * 0.06), segments=24), at=(0, 0, base + r * 0.97), material="snow"
    )
    mouth = arched(r * 0.66, r * 0.62)
    top = r * 0.62
    for i in range(3):
        y = -r * 0.88 - r * 0.2 * i
        arch = surround([(x, z) for x, z in mouth], r * 0.13, top)
        k.add(
            f"tunnel {i + 1}",
            Extrude(outline=arch, height=r * 0.195, pivot="center", bevel=r * 0.018),
            at=(0, y, base * 0.8),
            rotate=FRONT,
            material="snow",
        )
    k.add(
        "doorway",
        Extrude(outline=mouth, height=r * 0.1, pivot="center"),
        at=(0, -r * 0.96, base),
        rotate=FRONT,
        material="inside",
    )
    k.anchor("top", (0, 0, base + r * 1.03), half_size=(r * 0.1, r * 0.1))


@asset(
    kind="column",
    words=(
        "column",
        "pillar",
        "greek column",
        "roman column",
        "ionic column",
        "doric column",
        "corinthian column",
        "marble column",
    ),
    about="A classical column of the Doric, Ionic or Corinthian order on a plinth.",
    parameters=(
        length("height", 3.0, 0.3, 15.0, words=("height", "tall", "high")),
        choice("order", "doric", "ionic", "corinthian", "tuscan"),
        flag("flutes", True),
    ),
    slots={"column": "marble"},
    states=("broken",),
)
def column_alone(k: Kit) -> None:
    """A plinth and the column on it."""
    h = k.m("height")
    r = h * 0.07
    k.add("plinth", Box(size=(r * 3.2, r * 3.2, r * 0.8)), material="column", bevel=r * 0.06)
    if k.state("broken"):
        bite = tool(Box(size=(r * 4, r * 4, r * 3)), at=(0, 0, h * 0.62), rotate=(18, -14, 0))
        k.add(
            "shaft",
            Lathe(profile=[(r, 0), (r * 0.93, h * 0.66)], segments=40),
            at=(0, 0, r * 0.75),
            material="column",
            modifiers=[cut(bite)],
        )
        k.add(
            "fallen drum",
            Cylinder(radius=r * 0.88, height=h * 0.2, segments=36),
            at=(r * 3.2, -r, r * 0.88),
            rotate=(90, 0, 30),
            material="column",
            bevel=r * 0.05,
        )
        return
    column(k, "column", (0, 0, r * 0.75), r, h - r * 0.75, order=k.s("order"), material="column", flutes=k.on("flutes"))
    k.anchor("top", (0, 0, h), half_size=(r * 1.2, r * 1.2))


@asset(
    kind="pedestal",
    words=("pedestal", "plinth", "statue base", "podium", "dais", "display stand"),
    about="A moulded stone pedestal, square or round.",
    parameters=(
        length("height", 1.0, 0.05, 4.0, words=("height", "tall", "high")),
        length("width", 0.55, 0.1, 4.0, words=("width", "wide", "diameter")),
        choice("shape", "square", "round"),
    ),
    slots={"stone": "marble"},
)
def pedestal(k: Kit) -> None:
    """Foot, dado and cornice."""
    h, w = k.m("height"), k.m("width")
    m = min(h * 0.14, w * 0.16)
    if k.s("shape") == "round":
        r = w / 2
        k.add(
            "pedestal",
            Lathe(
                profile=[
                    (r, 0),
                    (r, m * 0.7),
                    (r - m * 0.3, m),
                    (r - m, m * 1.5),
                    (r - m, h - m * 1.3),
                    (r - m * 0.4, h - m * 0.8),
                    (r, h - m * 0.6),
                    (r, h),
                    (0, h),
                ],
                segments=64,
            ),
            material="stone",
        )
    else:
        for name, z, high, wide in (
            ("foot", 0.0, m * 0.7, w),
            ("foot moulding", m * 0.65, m * 0.5, w - m * 0.6),
            ("dado", m * 1.0, h - m * 1.9, w - m * 1.6),
            ("cap moulding", h - m * 1.0, m * 0.45, w - m * 0.7),
            ("cap", h - m * 0.6, m * 0.6, w),
        ):
            k.add(name, Box(size=(wide, wide, high)), at=(0, 0, z), material="stone", bevel=m * 0.1)
        k.add(
            "panel",
            Box(size=(w * 0.5, w - m * 1.5, (h - m * 2) * 0.7)),
            at=(0, 0, m * 1.0 + (h - m * 2) * 0.15),
            material="stone",
            bevel=m * 0.06,
        )
    k.anchor("top", (0, 0, h), half_size=(w * 0.45, w * 0.45), round=k.s("shape") == "round")


@asset(
    kind="pyramid_building",
    words=("egyptian pyramid", "great pyramid", "stepped pyramid", "mayan pyramid", "aztec pyramid", "ziggurat", "pyramid of giza"),
    about="An Egyptian pyramid of stone courses, or a Mayan step pyramid with stairs and a temple.",
    parameters=(length("width", 40.0, 0.3, 230.0, words=("width", "wide")), count("steps", 9, 4, 30, words=("steps", "courses", "levels")), choice("kind", "egyptian", "mayan")),
    slots={"stone": Material(preset="sandstone", color="#d8bb84"), "dark": Material(preset="matte_paint", color="#2b241c"), "ground": "sand"},
    adjectives={"mayan": {"kind": "mayan"}, "aztec": {"kind": "mayan"}, "stepped": {"kind": "mayan"}, "ziggurat": {"kind": "mayan"}},
)  # fmt: skip
def pyramid_building(k: Kit) -> None:
    """Courses stacked."""
    w, n = k.m("width"), k.n("steps")
    k.add("ground", Cylinder(radius=w * 0.85, height=w * 0.01, segments=64), material="ground")
    base = w * 0.008
    if k.s("kind") == "egyptian":
        n = max(n * 2, 14)
        h = w * 0.636
        for i in range(n):
            size = w * (1 - i / n)
            k.add(
                f"course {i + 1}",
                Box(size=(size, size, h / n * 1.02)),
                at=(0, 0, base + h * i / n),
                material="stone",
                bevel=min(w * 0.002, size * 0.04),
                bevel_segments=1,
            )
        k.add(
            "entrance",
            Extrude(
                outline=[(-w * 0.02, 0), (w * 0.02, 0), (w * 0.02, w * 0.035), (0, w * 0.05), (-w * 0.02, w * 0.035)],
                height=w * 0.06,
                pivot="center",
            ),
            at=(0, -w * 0.485, base),
            rotate=FRONT,
            material="dark",
        )
        k.anchor("top", (0, 0, base + h), half_size=(0.01, 0.01))
        return
    h = w * 0.46
    for i in range(n):
        size = w * (1 - 0.72 * i / n)
        half = size / 2
        k.add(
            f"course {i + 1}",
            Extrude(
                outline=[(-half, -half), (half, -half), (half, half), (-half, half)], height=h / n * 1.01, taper=0.965
            ),
            at=(0, 0, base + h * i / n),
            material="stone",
        )
    top = base + h
    t = w * 0.13
    k.add("temple", Box(size=(2 * t, 1.7 * t, w * 0.11)), at=(0, 0, top - 0.001 * w), material="stone", bevel=w * 0.002)
    k.add(
        "temple roof",
        Extrude(
            outline=[(-t * 1.1, -t * 0.95), (t * 1.1, -t * 0.95), (t * 1.1, t * 0.95), (-t * 1.1, t * 0.95)],
            height=w * 0.045,
            taper=0.85,
        ),
        at=(0, 0, top + w * 0.108),
        material="stone",
    )
    for x in (-1.1, 0, 1.1):
        k.add("doorway", Box(size=(t * 0.32, t * 0.1, w * 0.08)), at=(x * t * 0.5, -t * 0.85, top), material="dark")
    run = w * 0.36 + w * 0.1
    stairs = 28
    for a in (0, 90, 180, 270):
        with k.group("stairway", rotate=(0, 0, a)):
            outline = [(-w * 0.14, base)]
            for i in range(stairs):
                y = -w * 0.14 - run * 0.92 * (1 - i / stairs)
                outline += [(y, base + h * i / stairs), (y, base + h * (i + 1) / stairs)]
            outline += [(-w * 0.14, base + h)]
            flat = [p for j, p in enumerate(outline) if p != outline[j - 1]]
            k.add(
                "stairs", Extrude(outline=flat, height=w * 0.13, pivot="center"), rotate=(90, 0, 90), material="stone"
            )
            for s in (-1, 1):
                k.add(
                    "balustrade",
                    Extrude(
                        outline=[
                            (-w * 0.14, base),
                            (-w * 0.14, base + h * 1.02),
                            (-w * 0.16, base + h * 1.02),
                            (-w * 0.14 - run * 0.96, base + h * 0.05),
                            (-w * 0.14 - run * 0.96, base),
                        ],
                        height=w * 0.022,
                        pivot="center",
                    ),
                    at=(s * w * 0.074, 0, 0),
                    rotate=(90, 0, 90),
                    material="stone",
                )
    k.anchor("top", (0, 0, top + w * 0.15), half_size=(t, t))


@asset(
    kind="birdhouse",
    words=("birdhouse", "bird house", "nesting box", "nest box", "doghouse", "dog house", "kennel", "chicken coop", "bird box"),
    about="A birdhouse on a pole with a perch, or a dog house with an arched door.",
    parameters=(length("height", 1.6, 0.15, 3.0, words=("height", "tall", "high")), choice("kind", "bird", "dog")),
    slots={"wall": Material(preset="painted_wood", color="#c8473a"), "roof": "shingles", "trim": Material(preset="painted_wood", color="#f4efe2"), "hole": Material(preset="matte_paint", color="#1d1713"), "pole": "oak"},
    adjectives={"doghouse": {"kind": "dog", "height": 0.9}, "dog house": {"kind": "dog", "height": 0.9}, "dog": {"kind": "dog", "height": 0.9}, "kennel": {"kind": "dog", "height": 0.9}, "chicken coop": {"kind": "dog", "height": 1.3}},
)  # fmt: skip
def birdhouse(k: Kit) -> None:
    """A small gable box."""
    h = k.m("height")
    bird = k.s("kind") == "bird"
    z = h * 0.72 if bird else 0.0
    w = h * 0.15 if bird else h * 0.8
    d, wall = w * (1.0 if bird else 1.3), w * (1.0 if bird else 0.68)
    if bird:
        k.rod("pole", (0, 0, 0), (0, 0, z + 0.01), h * 0.018, material="pole")
        k.add("pole foot", Cylinder(radius=h * 0.12, height=h * 0.02, segments=40), material="pole", bevel=h * 0.005)
    k.add("floor", Box(size=(w * 1.14, d * 1.14, w * 0.06)), at=(0, 0, z), material="trim", bevel=w * 0.01)
    k.add("wall", Box(size=(w, d, wall)), at=(0, 0, z + w * 0.05), material="wall")
    gable_roof(k, "roof", w, d, z + w * 0.04 + wall, w * 0.42, overhang=w * 0.12, thickness=w * 0.06, along="y")
    if bird:
        k.add(
            "hole",
            Cylinder(radius=w * 0.17, height=w * 0.04, segments=32, pivot="center"),
            at=(0, -d / 2, z + wall * 0.72),
            rotate=(90, 0, 0),
            material="hole",
        )
        k.add(
            "hole ring",
            Torus(radius=w * 0.18, tube=w * 0.025, segments=32, tube_segments=8),
            at=(0, -d / 2 - w * 0.01, z + wall * 0.72),
            rotate=(90, 0, 0),
            material="trim",
        )
        k.rod(
            "perch",
            (0, -d / 2 + 0.01 * w, z + wall * 0.38),
            (0, -d / 2 - w * 0.28, z + wall * 0.38),
            w * 0.03,
            round_caps=True,
            material="trim",
        )
    else:
        shape = arched(w * 0.46, wall * 0.82)
        k.add(
            "doorway",
            Extrude(outline=shape, height=w * 0.03, pivot="center"),
            at=(0, -d / 2, z + w * 0.055),
            rotate=FRONT,
            material="hole",
        )
        k.add(
            "door frame",
            Extrude(outline=surround(shape, w * 0.05, wall * 0.82), height=w * 0.07, pivot="center"),
            at=(0, -d / 2, z + w * 0.055),
            rotate=FRONT,
            material="trim",
        )
        k.add(
            "sign",
            Box(size=(w * 0.4, w * 0.03, w * 0.12)),
            at=(0, -d / 2 - w * 0.01, z + wall + w * 0.1),
            material="trim",
            bevel=w * 0.01,
        )
        for sx in (-1, 1):
            k.add(
                "corner",
                Box(size=(w * 0.06, w * 0.06, wall)),
                at=(sx * w * 0.49, -d * 0.495, z + w * 0.05),
                material="trim",
            )
    k.anchor("top", (0, 0, z + wall + w * 0.5), half_size=(w * 0.1, d * 0.4))
