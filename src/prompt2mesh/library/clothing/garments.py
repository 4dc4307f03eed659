"""Clothes as if worn by nobody: cut from the same body that people have."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people import garments as worn
from prompt2mesh.library.people.figure import Clothes, Figure, Look
from prompt2mesh.library.people.poses import Arm, Pose
from prompt2mesh.library.people.skeleton import Proportions
from prompt2mesh.library.people.vectors import Vec, along, place, sub, unit
from prompt2mesh.library.registry import AssetParameter, asset, choice, factor, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Torus

_SHOWN = Pose(arms=(Arm((0.42, 0.0, -1.0), (0.30, 0.12, -1.0)), Arm((0.42, 0.0, -1.0), (0.30, 0.12, -1.0))))


def size_parameters(default: float = 1.75) -> tuple[AssetParameter, ...]:
    """The body that a garment is cut for."""
    return (
        length("body_height", default, 0.2, 4.0, words=("body height", "size")),
        factor("girth", 1.0, 0.75, 1.6, words=("girth", "width")),
    )


def figure_for(k: Kit, clothes: Clothes, *, female: bool = False) -> Figure:
    """The figure that a garment is cut on, arms a little out."""
    size = Proportions(height=k.m("body_height"), heads=6.8, girth=k.m("girth"), bust=0.9 if female else 0.0, waist=0.88 if female else 1.3,
                       shoulders=0.9 if female else 1.0, hips=1.08 if female else 1.0, belly=max(0.0, (k.m("girth") - 1.2) * 2))  # fmt: skip
    return Figure(k, Look(size=size, pose=_SHOWN, clothes=clothes))


def draw_upper(
    fig: Figure, slot: str, *, sleeves: float, low: float, grow: float, name: str, neck: float = 1.0, opening: float = 0.0, collar: str = "band",
    collar_slot: str | None = None,
) -> list[Blob]:  # fmt: skip
    """A top with an open neck, open cuffs and a straight hem; returns its blobs."""
    k, s, h, b = fig.k, fig.s, fig.h, fig.look.size.bulk
    g = grow * h
    blobs = bodies.torso(s, grow=g, hips=False)
    radii = (0.047 * s.size.frame * s.size.hips + 0.043 * b + g * 1.6, 0.066 * b + g * 1.4, 0.55 * s.size.torso)
    blobs.append(bodies.egg(place(s.pelvis, s.hip_basis, (0, 0.006 * b, 0)), radii))
    fig.trunk = list(blobs)
    carve: list[Blob] = [
        bodies.cone(
            place(s.neck, s.chest_basis, (0, -0.012 * b, 0.06 * b)),
            place(s.neck, s.chest_basis, (0, 0.0, -0.075 * b)),
            0.036 * b * neck,
            0.020 * b * neck,
            subtract=True,
        )
    ]
    if opening > 0:
        front = -0.088 * b - 0.034 * h
        carve.append(
            bodies.cone(
                place(s.chest, s.chest_basis, (0, front, 0.33 * s.size.torso)),
                place(s.pelvis, s.hip_basis, (0, front - 0.01 * h, -0.2 * s.size.torso)),
                0.058 * b + opening * h * 0.5,
                0.05 * h + opening * 0.3 * h,
                subtract=True,
            )
        )
    cut = Cutaway(point=place(s.waist, s.hip_basis, (0, 0, low * s.size.torso)), normal=(0, 0, -1))
    k.add(name, Blend(blobs=[*blobs, *carve], smoothness=0.010 * b, resolution=38), material=slot, modifiers=[cut])
    if sleeves > 0:
        for side, part in ((0, "right"), (1, "left")):
            arm = bodies.arm(s, side, grow=g * 1.15, until=sleeves)
            last = arm[-1]
            end, axis = last.b or last.a, unit(sub(last.b or last.a, last.a))
            r = last.radius_b or last.radius
            hole = bodies.cone(along(end, axis, -0.8 * r), along(end, axis, 2.2 * r), r * 0.55, r * 0.55, subtract=True)
            cuff = Cutaway(point=along(end, axis, 0.35 * r), normal=axis)
            k.add(
                f"sleeve {part}",
                Blend(blobs=[*arm, hole], smoothness=0.004 * h, resolution=26),
                material=slot,
                modifiers=[cuff],
            )
            if sleeves > 1.5 and collar != "hood":
                ring = along(end, axis, -0.2 * r)
                from prompt2mesh.library.people.vectors import euler_of, looking  # noqa: PLC0415

                k.add(
                    f"cuff {part}",
                    Torus(radius=r * 0.96, tube=0.006 * h, segments=28, tube_segments=8),
                    at=ring,
                    rotate=euler_of(looking(axis, (0, -1, 0))),
                    material=collar_slot or slot,
                )
    if collar in ("band", "turtle"):
        wide = 0.040 * neck if collar == "band" else 0.036
        worn.collar_ring(
            fig,
            "collar",
            slot=collar_slot or slot,
            tube=0.0065 if collar == "band" else 0.016,
            wide=wide,
            drop=0.016 if collar == "band" else 0.0,
        )
    elif collar == "points":
        worn.collar_ring(fig, "collar", slot=collar_slot or slot, tube=0.010, wide=0.036)
        for part, x in (("right", -1), ("left", 1)):
            rows: list[list[Vec]] = []
            for up, a, c in ((0.60, 0.004, 0.040), (0.565, 0.004, 0.052), (0.53, 0.012, 0.056), (0.495, 0.030, 0.046)):
                rows.append([fig.on_chest(x * (a + (c - a) * t) * h, up, out=0.004 * h) for t in (0.0, 0.5, 1.0)])
            worn.sheet(fig, f"collar point {part}", rows, thick=0.006 * h, slot=collar_slot or slot, outward=(0, -1, 0))
    elif collar == "hood":
        hood = [
            bodies.egg(place(s.neck, s.chest_basis, (0, 0.045 * b, 0.025 * b)), (0.062 * b, 0.05 * b, 0.06 * b)),
            bodies.egg(
                place(s.neck, s.chest_basis, (0, 0.0, 0.06 * b)), (0.045 * b, 0.055 * b, 0.06 * b), subtract=True
            ),
        ]
        k.add("hood", Blend(blobs=hood, smoothness=0.02 * b, resolution=27), material=collar_slot or slot, smooth=True)
    return blobs


def _placket(fig: Figure, slot: str, button: str | None, *, low: float, count: int, high: float = 0.56) -> None:
    h = fig.h
    rows = [
        [fig.on_chest(x * 0.010 * h, low + (high - low) * i / 9, out=0.0005 * h) for x in (-1, 0, 1)] for i in range(10)
    ]
    worn.sheet(fig, "placket", rows, thick=0.003 * h, slot=slot, outward=(0, -1, 0))
    if button:
        for i in range(count):
            at = fig.on_chest(0, low + (high - low) * (i + 0.4) / count, out=0.004 * h)
            fig.k.add(
                "button", Ellipsoid(radii=(0.0055 * h, 0.003 * h, 0.0055 * h), segments=14), at=at, material=button
            )


def lowered(k: Kit, z: float):  # noqa: ANN201 - Kit.group
    """A group that brings a garment cut at height `z` down to the ground."""
    return k.group("garment", at=(0, 0, -z))


def publish_fit(k: Kit, fig: Figure, z: float) -> None:
    """Where a neck or a hook goes, on a garment lowered by `z`."""
    p = fig.s.neck
    k.anchor("fit", (p[0], p[1], p[2] - z), radius=0.034 * fig.look.size.bulk)
    k.anchor("hook", (p[0], p[1], p[2] - z + 0.01))


@asset(
    kind="shirt",
    words=("shirt", "t-shirt", "tshirt", "tee", "polo shirt", "flannel shirt", "blouse", "dress shirt", "jersey", "flannel", "tank top", "top"),
    about="A shirt: T-shirt, button-up or polo.",
    parameters=(choice("type", "t-shirt", "button-up", "polo", words=("type",)), *size_parameters()),
    slots={"cloth": Material(preset="cotton", color="#3f7fc0"), "trim": Material(preset="cotton", color="#356da6"), "button": Material(preset="plastic", color="#f2ede0")},
    adjectives={"flannel": {"type": "button-up"}, "plaid": {"type": "button-up"}, "long-sleeved": {"type": "button-up"}, "hawaiian": {"type": "polo"}},
    category="clothing",
    parts={"shirt": "shirt, sleeve"},
)  # fmt: skip
def shirt(k: Kit) -> None:
    """Body, sleeves, collar."""
    kind = k.s("type")
    fig = figure_for(k, Clothes())
    low = -0.46 if kind == "button-up" else -0.34
    z = place(fig.s.waist, fig.s.hip_basis, (0, 0, low * fig.s.size.torso))[2]
    with lowered(k, z):
        draw_upper(
            fig,
            "cloth",
            sleeves=2.0 if kind == "button-up" else 0.62,
            low=low,
            grow=0.010,
            name="shirt",
            collar="band" if kind == "t-shirt" else "points",
            collar_slot="trim",
        )
        if kind == "button-up":
            _placket(fig, "trim", "button", low=-0.42, count=7)
        elif kind == "polo":
            _placket(fig, "trim", "button", low=0.34, count=2)
    publish_fit(k, fig, z)


@asset(
    kind="sweater",
    words=(
        "sweater",
        "jumper",
        "pullover",
        "hoodie",
        "sweatshirt",
        "cardigan",
        "turtleneck",
        "christmas sweater",
        "wool sweater",
    ),
    about="A knitted jumper or a hoodie.",
    parameters=(choice("type", "sweater", "hoodie", "turtleneck", words=("type",)), *size_parameters()),
    slots={
        "cloth": Material(preset="knit", color="#b5453a"),
        "trim": Material(preset="knit", color="#e8dcc4"),
        "pattern": Material(
            preset="knit", color="#e8dcc4", pattern=Pattern(kind="checker", colors=["#35508a"], scale=0.04)
        ),
    },
    adjectives={"hooded": {"type": "hoodie"}},
    category="clothing",
)
def sweater(k: Kit) -> None:
    """Body, sleeves, ribbed hem, a band of pattern."""
    kind = k.s("type")
    fig = figure_for(k, Clothes(loose=0.015))
    low = -0.417
    z = place(fig.s.waist, fig.s.hip_basis, (0, 0, low * fig.s.size.torso))[2]
    with lowered(k, z):
        blobs = draw_upper(
            fig,
            "cloth",
            sleeves=1.97,
            low=low,
            grow=0.015,
            name="sweater",
            collar={"sweater": "band", "hoodie": "hood", "turtleneck": "turtle"}[kind],
            collar_slot="trim" if kind != "hoodie" else "cloth",
        )
        worn.wrap(
            fig,
            "hem",
            low=low,
            high=low + 0.12,
            start=-180,
            sweep=359.6,
            slot="trim",
            points=49,
            rows=4,
            gap=0.0,
            thick=0.006,
            blobs=blobs,
        )
        if kind == "sweater":
            worn.wrap(
                fig,
                "pattern band",
                low=0.14,
                high=0.30,
                start=-180,
                sweep=359.6,
                slot="pattern",
                points=49,
                rows=4,
                gap=0.0005,
                thick=0.002,
                blobs=bodies.torso(fig.s, grow=0.015 * fig.h, hips=False),
            )
        if kind == "hoodie":
            worn.wrap(
                fig,
                "pocket",
                low=-0.34,
                high=-0.06,
                start=-48,
                sweep=96,
                top_sweep=64,
                slot="cloth",
                points=15,
                rows=5,
                gap=0.001,
                thick=0.007,
                blobs=blobs,
            )
            for x in (-1, 1):
                a = fig.on_chest(x * 0.02 * fig.h, 0.52, out=0.004 * fig.h)
                k.tube(
                    "drawstring",
                    [
                        a,
                        fig.on_chest(x * 0.024 * fig.h, 0.44, out=0.004 * fig.h),
                        fig.on_chest(x * 0.026 * fig.h, 0.30, out=0.004 * fig.h),
                    ],
                    0.003 * fig.h,
                    segments=8,
                    material="trim",
                )
    publish_fit(k, fig, z)


@asset(
    kind="jacket",
    words=("jacket", "coat", "leather jacket", "denim jacket", "suit jacket", "blazer", "raincoat", "trench coat", "parka", "overcoat", "lab coat", "bomber jacket"),
    about="A jacket with lapels or a zip; long for a coat.",
    parameters=(choice("type", "zip", "lapels", "coat", words=("type",)), *size_parameters()),
    slots={"cloth": Material(preset="leather", color="#4a2c1c"), "lining": Material(preset="satin", color="#a8915e"), "trim": Material(preset="knit", color="#2e2019"), "metal": "steel", "button": Material(preset="plastic", color="#1d1a18")},
    adjectives={"long": {"type": "coat"}, "suit": {"type": "lapels"}, "formal": {"type": "lapels"}},
    category="clothing",
)  # fmt: skip
def jacket(k: Kit) -> None:
    """Open front over its lining, lapels or zip."""
    kind = k.s("type")
    fig = figure_for(k, Clothes(loose=0.014))
    low = {"zip": -0.36, "lapels": -0.58, "coat": -1.25}[kind]
    z = place(fig.s.waist, fig.s.hip_basis, (0, 0, max(low, -0.58) * fig.s.size.torso))[2]
    if kind == "coat":
        z = fig.s.knees[0][2] - 0.02 * fig.h
    with lowered(k, z):
        blobs = draw_upper(
            fig,
            "cloth",
            sleeves=1.98,
            low=max(low, -0.58),
            grow=0.015,
            name="jacket",
            collar="none" if kind != "zip" else "turtle",
            collar_slot="trim" if kind == "zip" else None,
        )
        if kind == "coat":
            worn.skirt(
                fig,
                "coat skirt",
                length=(fig.s.pelvis[2] - z) / (0.06 * fig.s.size.torso + fig.s.size.leg),
                flare=0.03,
                slot="cloth",
                pleats=6,
                depth=0.02,
                width=0.012,
            )
            fig.belt(slot="cloth", up=0.34, wide=0.016, blobs=blobs)
        if kind == "zip":
            worn.wrap(
                fig,
                "hem",
                low=low,
                high=low + 0.10,
                start=-180,
                sweep=359.6,
                slot="trim",
                points=49,
                rows=4,
                gap=0.0,
                thick=0.005,
                blobs=blobs,
            )
            rows = [
                [
                    fig.on_chest(x * 0.006 * fig.h, low + 0.02 + (0.56 - low) * i / 11, out=0.001 * fig.h)
                    for x in (-1, 0, 1)
                ]
                for i in range(12)
            ]
            worn.sheet(fig, "zip", rows, thick=0.004 * fig.h, slot="metal", outward=(0, -1, 0))
            for x in (-1, 1):
                worn.wrap(
                    fig,
                    "pocket",
                    low=-0.12,
                    high=-0.02,
                    start=x * 36 - 12,
                    sweep=24,
                    slot="trim",
                    points=5,
                    rows=4,
                    gap=0.001,
                    thick=0.004,
                    blobs=blobs,
                )
        else:
            worn.open_collar(fig, slot="cloth", low=0.06, shirt="lining")
            worn.collar_ring(fig, "collar", slot="cloth", tube=0.013, wide=0.040)
            for i in range(2 if kind == "lapels" else 3):
                at = fig.on_chest(0, 0.02 - 0.16 * i, out=0.002 * fig.h)
                k.add(
                    "button",
                    Ellipsoid(radii=(0.008 * fig.h, 0.005 * fig.h, 0.008 * fig.h), segments=16),
                    at=at,
                    material="button",
                )
    publish_fit(k, fig, z)
