"""Upholstered seats: armchair and sofa."""

from prompt2mesh.library.furniture.forms import beam, cushion, pillow, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Extrude, Lathe, Loft, Section, Sphere

UPHOLSTERED = {
    "cover": Material(preset="fabric", color="#6f8796"),
    "leg": "walnut",
    "pillow": Material(preset="linen", color="#d98e4a"),
}


def _lounge(k: Kit, width: float, depth: float, height: float, seats: int) -> None:
    """A padded seat with arms and a back, `seats` cushions wide."""
    style = k.s("arm_style")
    seat, foot = height * 0.5, min(0.13, height * 0.16)
    arm_w = min({"rolled": 0.2, "square": 0.17, "slim": 0.09}[style], width * 0.24)
    arm_h = height * (0.72 if style != "slim" else 0.66)
    inner = width - 2 * arm_w
    base = seat - 0.14
    k.add(
        "base",
        slab(width - 0.06, depth - 0.06, max(base - foot, 0.05) + 0.02, corner=0.05, edge=0.02),
        at=(0, 0.01, foot),
        material="cover",
    )
    for sx in (-1, 1):
        for sy, end in ((-1, "front"), (1, "back")):
            name = f"leg {end} {'left' if sx < 0 else 'right'}"
            x, y = sx * (width / 2 - 0.09), sy * (depth / 2 - 0.09)
            if k.s("leg_style") == "bun":
                r = 0.035
                k.add(
                    name,
                    Lathe(
                        profile=[
                            (r * 0.6, 0),
                            (r, foot * 0.35),
                            (r * 0.9, foot * 0.65),
                            (r * 0.55, foot * 0.8),
                            (r * 0.8, foot + 0.01),
                        ],
                        smooth=True,
                        segments=24,
                    ),
                    at=(x, y, 0),
                    material="leg",
                )
            else:
                beam(
                    k,
                    name,
                    (x, y, foot + 0.02),
                    (x + sx * 0.015, y + sy * 0.015, 0),
                    (0.05, 0.05),
                    taper=0.6,
                    material="leg",
                )
    back_d = depth * 0.24
    k.add(
        "back frame",
        cushion(width - 0.04, back_d, height - foot, corner=8, puff=6),
        at=(0, depth / 2 - back_d / 2, foot),
        material="cover",
    )
    for sx, side in ((-1, "left"), (1, "right")):
        x = sx * (width / 2 - arm_w / 2)
        if style == "rolled":
            r = arm_w * 0.52
            k.add(
                f"arm {side}",
                cushion(arm_w * 0.8, depth * 0.96, arm_h - foot - r * 0.6, corner=8, puff=8),
                at=(x - sx * arm_w * 0.08, 0, foot),
                material="cover",
            )
            sections = [
                Section(center=(x, -depth / 2 + f, arm_h - r), radii=(r * s, r * s))
                for f, s in (
                    (0.0, 0.0),
                    (0.002, 0.8),
                    (0.02, 0.97),
                    (0.05, 1.0),
                    (depth * 0.9, 1.0),
                    (depth * 0.94, 0.8),
                    (depth * 0.95, 0.0),
                )
            ]
            k.add(f"arm roll {side}", Loft(axis="y", sections=sections, smooth=False, segments=36), material="cover")
            k.add(
                f"arm button {side}",
                Sphere(radius=r * 0.22, segments=16),
                at=(x, -depth / 2 + 0.002, arm_h - r),
                scale=(1, 0.5, 1),
                material="cover",
            )
        else:
            k.add(
                f"arm {side}",
                cushion(arm_w, depth * 0.98, arm_h - foot, corner=9, puff=8),
                at=(x, 0, foot),
                material="cover",
            )
    deep = depth - back_d * 0.8
    each = inner / seats
    for i in range(seats):
        x = -inner / 2 + each * (i + 0.5)
        name = "" if seats == 1 else f" {i + 1}"
        k.add(
            f"seat cushion{name}",
            cushion(each - 0.004, deep, 0.19, corner=8, puff=3.6),
            at=(x, -depth / 2 + deep / 2 - 0.01, seat - 0.17),
            material="cover",
        )
        tall = (height - seat) * 0.98
        if k.s("back_style") == "tufted":
            continue
        k.add(
            f"back cushion{name}",
            cushion(each - 0.006, 0.2, tall, corner=6, puff=3.2),
            at=(x, depth / 2 - back_d - 0.035, seat - 0.005),
            rotate=(-9, 0, 0),
            material="cover",
        )
    if k.s("back_style") == "tufted":
        _tufting(k, inner, depth / 2 - back_d, seat, height)
    for i in range(k.n("pillows")):
        side = -1 if i % 2 == 0 else 1
        size = min(0.4, inner * 0.55, (height - seat) * 1.3)
        x = side * (inner / 2 - size * (0.42 + 0.35 * (i // 2)))
        k.add(
            f"pillow {i + 1}",
            pillow(size, size, 0.15),
            at=(x, depth / 2 - back_d - 0.16, seat + size * 0.44),
            rotate=(72, 0, side * 12),
            material="pillow",
        )
    k.anchor("seat", (0, -depth * 0.12, seat + 0.015), half_size=(inner / 2, depth * 0.3), height=1.2)
    k.anchor("top", (0, -depth * 0.12, seat + 0.015), half_size=(inner / 2, depth * 0.3))


def _tufting(k: Kit, inner: float, y: float, seat: float, height: float) -> None:
    """A padded back drawn in by a diamond of buttons."""
    tall = height - seat + 0.06
    k.add(
        "back cushion",
        cushion(inner + 0.02, 0.16, tall, corner=8, puff=5),
        at=(0, y + 0.0, seat - 0.03),
        material="cover",
    )
    columns = max(3, round(inner / 0.18))
    for row in range(3):
        many = columns if row % 2 == 0 else columns - 1
        for i in range(many):
            x = (i - (many - 1) / 2) * inner / columns
            k.add(
                "back button",
                Sphere(radius=0.014, segments=12),
                at=(x, y - 0.078, seat + tall * (0.3 + 0.21 * row)),
                scale=(1, 0.6, 1),
                material="cover",
            )


@asset(
    kind="armchair",
    words=("armchair", "easy chair", "lounge armchair", "club chair", "wingback chair", "wing chair", "wingback", "recliner", "reading chair"),
    about="A padded chair with rolled, square or slim arms.",
    parameters=(
        length("height", 0.9, 0.55, 1.6, words=("height", "tall", "high")),
        length("width", 0.88, 0.55, 1.6, words=("width", "wide")),
        length("depth", 0.85, 0.55, 1.4, words=("depth", "deep")),
        choice("arm_style", "rolled", "square", "slim"),
        choice("back_style", "cushion", "tufted"),
        choice("leg_style", "bun", "tapered"),
        count("pillows", 0, 0, 2, words=("pillows", "cushions")),
        flag("wings", False),
    ),
    slots={**UPHOLSTERED, "cover": Material(preset="velvet", color="#2f5d50")},
    main_slot="cover",
    styles={"modern": {"arm_style": "slim", "leg_style": "tapered"}, "antique": {"back_style": "tufted"}, "mid-century": {"arm_style": "slim", "leg_style": "tapered"}},
    adjectives={"wingback": {"height": 1.12, "wings": True, "leg_style": "tapered"}, "wing": {"height": 1.12, "wings": True}, "club": {"arm_style": "square"}, "big": {"width": Times(1.2)}, "buttoned": {"back_style": "tufted"}},
    parts={"seat": "seat cushion", "back": "back", "cushion": "seat cushion, back cushion", "armrest": "arm"},
)  # fmt: skip
def armchair(k: Kit) -> None:
    """One seat wide."""
    w, d, h = k.m("width"), k.m("depth"), k.m("height")
    _lounge(k, w, d, h, 1)
    if k.on("wings"):
        low = h * 0.6
        ear = [(0.42, 0.0), (-0.02, 0.0), (0.06, 0.42), (0.0, 0.74), (0.14, 0.98), (0.42, 1.0)]
        outline = [(y * d, z * (h - low)) for y, z in reversed(ear)]
        for sx, side in ((-1, "left"), (1, "right")):
            k.add(f"wing {side}", Extrude(outline=outline, height=w * 0.1, bevel=w * 0.035, bevel_segments=4, pivot="center"),
                  at=(sx * (w / 2 - w * 0.085), 0, low), rotate=(90, 0, 90), material="cover", smooth=False)  # fmt: skip


@asset(
    kind="sofa",
    words=("sofa", "couch", "settee", "loveseat", "davenport", "chesterfield", "divan"),
    about="A padded seat for two to five, with arms, a back and cushions.",
    parameters=(
        length("height", 0.85, 0.5, 1.4, words=("height", "tall", "high")),
        length("width", 2.0, 1.0, 5.0, words=("width", "wide", "length", "long")),
        length("depth", 0.92, 0.6, 1.4, words=("depth", "deep")),
        count("seats", 3, 1, 6, words=("seats", "seat cushions")),
        choice("arm_style", "square", "rolled", "slim"),
        choice("back_style", "cushion", "tufted"),
        choice("leg_style", "tapered", "bun"),
        count("pillows", 2, 0, 4, words=("pillows", "cushions", "throw pillows")),
    ),
    slots=UPHOLSTERED,
    main_slot="cover",
    styles={"modern": {"arm_style": "slim"}, "antique": {"back_style": "tufted", "arm_style": "rolled", "leg_style": "bun"}},
    adjectives={
        "chesterfield": {"back_style": "tufted", "arm_style": "rolled", "leg_style": "bun", "pillows": 0}, "loveseat": {"width": 1.45, "seats": 2},
        "two-seater": {"width": 1.5, "seats": 2}, "long": {"width": Times(1.4)}, "buttoned": {"back_style": "tufted"},
    },
    parts={"seat": "seat cushion", "back": "back", "cushion": "seat cushion, back cushion, pillow", "armrest": "arm"},
)  # fmt: skip
def sofa(k: Kit) -> None:
    """Several seats wide."""
    _lounge(k, k.m("width"), k.m("depth"), k.m("height"), k.n("seats"))
