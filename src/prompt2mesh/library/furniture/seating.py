"""Seats that are built like nothing else: bean bag, ottoman, high chair, wheelchair, folding chairs, hammock."""

import math

import numpy as np

from prompt2mesh.library.furniture.forms import beam, cushion, ring_points, slab, turned_leg
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.plants.surfaces import Floats, Surface, lobed, sheet, turned
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="bean_bag",
    words=("bean bag", "beanbag", "bean bag chair", "beanbag chair", "sack chair"),
    about="A slumped sack of six panels with a dent to sit in and a carrying loop.",
    parameters=(
        length("width", 0.9, 0.3, 2.5, words=("width", "wide", "diameter", "size")),
        length("height", 0.75, 0.3, 2.0, words=("height", "tall", "high")),
    ),
    slots={"fabric": Material(preset="canvas", color="#d9622b"), "seam": Material(preset="canvas", color="#8f3d18")},
    style_materials={"modern": {"fabric": Material(preset="leather", color="#3a3d42")}},
    styles={"modern": {}},
    parts={"cushion": "body", "seat": "body"},
)
def bean_bag(k: Kit) -> None:
    """A teardrop that leans back and is sat in."""
    w, h = k.m("width"), k.m("height")
    profile = [
        (0, 0),
        (0.3, 0.0),
        (0.44, 0.05),
        (0.5, 0.2),
        (0.47, 0.36),
        (0.36, 0.58),
        (0.22, 0.8),
        (0.1, 0.95),
        (0.03, 1.0),
        (0, 1.0),
    ]
    body = turned(profile, segments=72, steps=5, ripple=lobed(6, 0.05, sharp=0.35))
    top = _slumped(body, w, h)
    k.add(
        "body",
        top.shape(),
        material="fabric",
        modifiers=[Displace(strength=w * 0.016, scale=w * 0.2, octaves=2, seed=k.seed, keep_base=True)],
    )
    tip = _slump(np.array([[0.0, 0.0, 0.99]]), w, h)[0]
    x, y, z = (float(v) for v in tip)
    loop: list[Point] = [
        (x - w * 0.02, y, z - h * 0.02),
        (x - w * 0.035, y + w * 0.01, z + h * 0.05),
        (x + w * 0.035, y + w * 0.01, z + h * 0.05),
        (x + w * 0.02, y, z - h * 0.02),
    ]
    k.tube("seam loop", loop, w * 0.012, material="seam", segments=10)
    k.anchor("seat", (0, -w * 0.08, h * 0.45), half_size=(w * 0.2, w * 0.2), round=True)


def _slump(points: Floats, w: float, h: float) -> Floats:
    x, y, z = points[:, 0] * w, points[:, 1] * w, points[:, 2] * h
    lean = (np.maximum(points[:, 2], 0.0) ** 1.5) * w * 0.24
    dent = np.exp(-((x / (w * 0.24)) ** 2) - ((y + w * 0.2) / (w * 0.22)) ** 2)
    z = z - dent * h * 0.16 * np.clip(points[:, 2] * 2.2, 0, 1)
    return np.stack([x, y + lean * (1 - 0.2 * dent), np.maximum(z, 0.0)], 1)


def _slumped(body: Surface, w: float, h: float) -> Surface:
    return Surface(_slump(body.points, w, h), body.faces)


@asset(
    kind="ottoman",
    words=("ottoman", "pouf", "pouffe", "hassock", "tuffet", "storage ottoman"),
    about="An upholstered footrest, round or square, on short feet.",
    parameters=(
        length("width", 0.6, 0.2, 1.6, words=("width", "wide", "diameter", "size")),
        length("height", 0.42, 0.15, 0.8, words=("height", "tall", "high")),
        choice("shape", "square", "round", "rectangular"),
        flag("buttons", True, words=("buttons", "tufting")),
    ),
    slots={
        "cushion": Material(preset="velvet", color="#6b7f5a"),
        "button": Material(preset="velvet", color="#4f6042"),
        "leg": "walnut",
        "trim": Material(preset="fabric", color="#4f6042"),
    },
    main_slot="cushion",
    styles={"modern": {"buttons": False}, "antique": {"shape": "round"}, "victorian": {"shape": "round"}},
    style_materials={"modern": {"cushion": Material(preset="leather", color="#a5683a")}},
    parts={"seat": "cushion", "top": "cushion", "foot": "leg", "base": "body"},
)
def ottoman(k: Kit) -> None:
    """Feet, an upholstered body, a piped edge and a soft top."""
    w, h = k.m("width"), k.m("height")
    d = w * 0.62 if k.s("shape") == "rectangular" else w
    foot = h * 0.2
    round_ = k.s("shape") == "round"
    legs = [(sx * w * 0.38, sy * d * 0.38, 0.0) for sx in (-1, 1) for sy in (-1, 1)]
    if round_:
        legs = ring_points(4, w * 0.34, start=45)
    for x, y, _ in legs:
        k.add("leg", turned_leg(foot + h * 0.02, w * 0.045, segments=20), at=(x, y, 0), material="leg")
    low, top = foot, h * 0.62
    corner = 2.0 if round_ else 7.0
    k.add(
        "body",
        cushion(w * 0.97, d * 0.97, top - low + h * 0.05, corner=corner, puff=9),
        at=(0, 0, low),
        material="cushion",
    )
    k.add(
        "cushion",
        cushion(w, d, h - top + h * 0.02, corner=corner, puff=2.6),
        at=(0, 0, top - h * 0.02),
        material="cushion",
    )
    if k.on("buttons"):
        spots = [(sx * w * 0.2, sy * d * 0.2) for sx in (-1, 1) for sy in (-1, 1)] + [(0.0, 0.0)]
        for x, y in spots:
            k.add(
                "button",
                Sphere(radius=w * 0.022, segments=14),
                at=(x, y, h * 0.985),
                scale=(1, 1, 0.5),
                material="button",
            )
    k.anchor("top", (0, 0, h), half_size=(w * 0.36, d * 0.36), round=round_)
    k.anchor("seat", (0, 0, h), half_size=(w * 0.36, d * 0.36), round=round_)


@asset(
    kind="high_chair",
    words=("high chair", "highchair", "baby chair", "baby high chair", "feeding chair"),
    about="A child's chair on long splayed legs, with a tray, a footrest and a bar.",
    parameters=(
        length("height", 1.0, 0.5, 1.6, words=("height", "tall", "high")),
        length("width", 0.48, 0.25, 1.0, words=("width", "wide")),
    ),
    slots={
        "frame": "birch",
        "seat": Material(preset="plastic", color="#8fc7c0"),
        "tray": Material(preset="glossy_plastic", color="#f4f2ec"),
        "strap": Material(preset="nylon", color="#3d4a5a"),
    },
    main_slot="frame",
    parts={"leg": "leg", "back": "back", "table": "tray"},
)
def high_chair(k: Kit) -> None:
    """Legs to the seat, a bucket seat with cushion, a tray on two arms."""
    h, w = k.m("height"), k.m("width")
    seat, r = h * 0.56, w * 0.035
    half, inner = w * 0.5, w * 0.34
    for sy, name in ((-1, "front"), (1, "back")):
        k.rod(
            f"leg {name}",
            (half, sy * half * 1.0, 0),
            (inner, sy * inner * 0.85, seat + 0.01),
            r * 0.85,
            r * 1.1,
            material="frame",
            mirror=True,
        )
    for sy in (-1, 1):
        t = 0.3
        y = sy * (half + (inner * 0.85 - half) * t)
        x = half + (inner - half) * t
        k.rod("rail", (-x, y, seat * t), (x, y, seat * t), r * 0.6, material="frame", segments=12)
    x = half + (inner - half) * 0.42
    y = half + (inner * 0.85 - half) * 0.42
    k.rod("rail side", (x, -y, seat * 0.42), (x, y, seat * 0.42), r * 0.6, material="frame", segments=12, mirror=True)
    k.add(
        "footrest", slab(x * 1.9, w * 0.2, h * 0.018, corner=w * 0.04), at=(0, -y * 0.98, seat * 0.42), material="frame"
    )
    k.add("seat", slab(w * 0.82, w * 0.78, h * 0.035, corner=w * 0.12), at=(0, 0, seat), material="frame")
    k.add("seat cushion", cushion(w * 0.72, w * 0.68, h * 0.05), at=(0, 0, seat + h * 0.03), material="seat")
    top = h
    for sx in (-1, 1):
        k.rod(
            "back post",
            (sx * w * 0.34, w * 0.33, seat + 0.01),
            (sx * w * 0.34, w * 0.42, top - h * 0.02),
            r,
            material="frame",
            round_caps=True,
        )
    k.add(
        "back",
        slab(w * 0.68, h * 0.3, w * 0.05, corner=w * 0.1),
        at=(0, w * 0.415, seat + h * 0.25),
        rotate=(80, 0, 0),
        material="frame",
    )
    k.add(
        "back cushion",
        cushion(w * 0.58, h * 0.32, w * 0.1),
        at=(0, w * 0.38, seat + h * 0.22),
        rotate=(80, 0, 0),
        material="seat",
    )
    arm = seat + h * 0.2
    for sx in (-1, 1):
        k.rod(
            "arm",
            (sx * w * 0.38, w * 0.38, arm),
            (sx * w * 0.38, -w * 0.5, arm),
            r * 0.9,
            material="frame",
            round_caps=True,
        )
        k.rod(
            "arm post",
            (sx * w * 0.38, -w * 0.28, seat + h * 0.01),
            (sx * w * 0.38, -w * 0.3, arm),
            r * 0.7,
            material="frame",
        )
    tray = h * 0.022
    k.add("tray", slab(w * 1.0, w * 0.5, tray, corner=w * 0.16), at=(0, -w * 0.42, arm + r * 0.7), material="tray")
    rim = [
        (sx * w * 0.42, sy * w * 0.18 - w * 0.42, arm + r * 0.7 + tray)
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    k.tube("tray rim", rim, w * 0.016, closed=True, material="tray", resolution=8)
    k.rod("strap", (0, -w * 0.3, seat + h * 0.05), (0, -w * 0.36, arm + r), w * 0.03, material="strap", segments=12)
    k.anchor("seat", (0, 0, seat + h * 0.08), half_size=(w * 0.3, w * 0.28))
    k.anchor("top", (0, -w * 0.42, arm + r * 0.7 + tray), half_size=(w * 0.38, w * 0.16))


@asset(
    kind="folding_chair",
    words=("folding chair", "camping chair", "director's chair", "director chair", "camp chair", "lawn chair"),
    about="A chair that folds: a steel one with crossed legs, a director's chair of canvas, or a camping chair.",
    parameters=(
        length("height", 0.84, 0.4, 1.6, words=("height", "tall", "high")),
        length("width", 0.46, 0.25, 1.2, words=("width", "wide")),
        choice("shape", "steel", "director"),
    ),
    slots={"seat": Material(preset="painted_metal", color="#4a5a6a"), "frame": Material(preset="painted_metal", color="#5c6670"), "canvas": Material(preset="canvas", color="#a8342c"), "wood": "oak", "foot": "rubber"},
    main_slot="seat",
    adjectives={"camping": {"shape": "director"}, "camp": {"shape": "director"}, "director's": {"shape": "director"}, "canvas": {"shape": "director"}, "wooden": {"shape": "director"},
                "lawn": {"shape": "director"}, "lawn chair": {"shape": "director"}},
    parts={"leg": "leg", "back": "back", "cushion": "seat"},
)  # fmt: skip
def folding_chair(k: Kit) -> None:
    """Crossed legs either at the sides or in front."""
    if k.s("shape") == "director":
        _director(k)
        return
    h, w = k.m("height"), k.m("width")
    r, seat, x = w * 0.026, h * 0.54, w * 0.46
    foot, back = h * 0.27, h * 0.3
    k.tube(
        "frame front",
        [(x, -foot, r), (x, foot * 0.55, h - r * 2), (x * 0.9, foot * 0.6, h)],
        r,
        smooth=False,
        material="frame",
        mirror=True,
        segments=12,
    )
    k.rod("frame top", (-x * 0.91, foot * 0.6, h), (x * 0.91, foot * 0.6, h), r, material="frame", segments=12)
    k.rod("leg back", (x * 0.9, back, r), (x * 0.9, -foot * 0.62, seat), r, material="frame", mirror=True, segments=12)
    k.rod(
        "leg brace back",
        (-x * 0.9, back * 0.8, seat * 0.12),
        (x * 0.9, back * 0.8, seat * 0.12),
        r * 0.8,
        material="frame",
        segments=12,
    )
    k.rod(
        "leg brace front",
        (-x, -foot * 0.82, h * 0.12),
        (x, -foot * 0.82, h * 0.12),
        r * 0.8,
        material="frame",
        segments=12,
    )
    k.add(
        "seat",
        slab(w * 0.9, w * 0.88, h * 0.026, corner=w * 0.08),
        at=(0, -w * 0.06, seat - h * 0.006),
        material="seat",
        bevel=0.0,
    )
    for sx in (-1, 1):
        k.rod(
            "hinge",
            (sx * x * 0.84, foot * 0.02, seat),
            (sx * (x + r), foot * 0.02, seat),
            r * 1.1,
            material="frame",
            segments=12,
        )
        k.add("foot", Cylinder(radius=r * 1.35, height=r * 2.4, segments=16), at=(sx * x, -foot, 0), material="foot")
        k.add(
            "foot", Cylinder(radius=r * 1.35, height=r * 2.4, segments=16), at=(sx * x * 0.9, back, 0), material="foot"
        )
    lean = math.degrees(math.atan2(foot * 1.55, h))
    k.add(
        "back",
        slab(x * 2.0, h * 0.19, r * 0.9, corner=w * 0.05),
        at=(0, foot * 0.445 + r * 0.3, h * 0.86),
        rotate=(90 - lean, 0, 0),
        material="seat",
    )
    k.anchor("seat", (0, -w * 0.06, seat + h * 0.02), half_size=(w * 0.42, w * 0.4))


def _director(k: Kit) -> None:
    h, w = k.m("height"), k.m("width") * 1.15
    t, seat, x, d = w * 0.055, h * 0.52, w * 0.46, w * 0.32
    for sy in (-1, 1):
        y = sy * d
        for sx in (-1, 1):
            beam(
                k,
                "leg",
                (sx * x, y + sx * t * 0.3, t * 0.5),
                (-sx * x, y + sx * t * 0.3, seat),
                (t, t * 0.7),
                material="wood",
            )
    for sx in (-1, 1):
        beam(k, "rail foot", (sx * x, -d * 1.25, t * 0.5), (sx * x, d * 1.25, t * 0.5), (t, t), material="wood")
        beam(k, "rail seat", (sx * x, -d * 1.2, seat), (sx * x, d * 1.2, seat), (t, t), material="wood")
        for sy in (-1, 1):
            beam(
                k,
                "arm post",
                (sx * x, sy * d, seat),
                (sx * x, sy * d, h * 0.76 if sy < 0 else h),
                (t, t * 0.8),
                material="wood",
            )
        beam(
            k, "arm", (sx * x, -d * 1.35, h * 0.765), (sx * x, d * 1.2, h * 0.765), (t * 1.3, t * 0.5), material="wood"
        )
    k.add("seat", _sling(x * 2, d * 2.2, w * 0.05, 0.006 * h).shape(), at=(0, 0, seat + t * 0.45), material="canvas")
    k.add(
        "back", Box(size=(x * 2 + t * 1.15, t * 1.1, h * 0.22)), at=(0, d, h * 0.77), material="canvas", bevel=t * 0.4
    )
    k.anchor("seat", (0, 0, seat - w * 0.01), half_size=(x * 0.8, d * 0.9))


def _sling(wide: float, deep: float, sag: float, thick: float) -> Surface:
    """A cloth that hangs between two rails at x = ±wide/2."""
    u, v = np.meshgrid(np.linspace(-1, 1, 17), np.linspace(-1, 1, 9), indexing="ij")
    grid = np.stack([u * wide / 2, v * deep / 2, -sag * (1 - u**2)], -1)
    return sheet(grid, thick)


@asset(
    kind="hammock",
    words=("hammock", "swing bed", "rope hammock"),
    about="A hammock with spreader bars hung in a wooden stand, or between two posts.",
    parameters=(
        length("length", 2.6, 0.6, 6.0, words=("length", "long", "width", "wide")),
        flag("stand", True, words=("stand", "frame")),
    ),
    slots={
        "cloth": Material(
            preset="canvas",
            pattern=Pattern(kind="stripes", colors=["#f1e6cf", "#2f6f8f", "#f1e6cf", "#c9612f"], direction="y"),
        ),
        "rope": "rope",
        "stand": "teak",
    },
    main_slot="cloth",
    parts={"bed": "cloth", "bar": "spreader", "post": "stand"},
)
def hammock(k: Kit) -> None:
    """The cloth hangs in a catenary between two bars; cords gather at each end."""
    long = k.m("length")
    half, wide, z0 = long * 0.3, long * 0.34, long * 0.32
    n_u, n_v = 33, 13
    u, v = np.meshgrid(np.linspace(-1, 1, n_u), np.linspace(-1, 1, n_v), indexing="ij")
    sag = long * 0.11
    z = z0 - sag * (1 - u**2) + (v**2) * sag * 0.34 * (1 - u**2)
    squeeze = 1 - 0.08 * (1 - u**2)
    grid = np.stack([u * half, v * wide / 2 * squeeze, z], -1)
    k.add("cloth", sheet(grid, long * 0.006).shape(), material="cloth")
    end = long * 0.47
    top = z0 + long * 0.07
    for sx in (-1, 1):
        k.rod(
            "spreader",
            (sx * half, -wide * 0.52, z0),
            (sx * half, wide * 0.52, z0),
            long * 0.011,
            material="stand",
            round_caps=True,
        )
        for i in range(7):
            y = wide * 0.48 * (i - 3) / 3
            k.rod("rope", (sx * half, y, z0), (sx * end, 0, top), long * 0.0022, material="rope", segments=6)
        k.add(
            "rope ring",
            Torus(radius=long * 0.012, tube=long * 0.004, segments=24, tube_segments=8),
            at=(sx * end, 0, top),
            rotate=(90, 0, 0),
            material="rope",
        )
    tall, thick = top + long * 0.06, long * 0.02
    if k.on("stand"):
        path: list[Point] = [
            (sx * x, 0, zz)
            for sx, x, zz in (
                (-1, end + long * 0.03, tall),
                (-1, end * 0.98, long * 0.16),
                (-1, end * 0.6, long * 0.045),
            )
        ]
        path += [(-x, y, zz) for x, y, zz in reversed(path)]
        k.tube("stand", path, thick, material="stand", segments=16, resolution=8)
        for sx in (-1, 1):
            k.rod(
                "stand foot",
                (sx * end * 0.62, -wide * 0.55, thick * 0.9),
                (sx * end * 0.62, wide * 0.55, thick * 0.9),
                thick * 0.9,
                material="stand",
                round_caps=True,
            )
            k.rod(
                "rope hook",
                (sx * end, 0, top),
                (sx * (end + long * 0.024), 0, top + long * 0.02),
                long * 0.004,
                material="rope",
                segments=8,
            )
    else:
        for sx in (-1, 1):
            k.add(
                "stand post",
                Lathe(
                    profile=[(0, 0), (thick * 1.5, 0), (thick * 1.4, tall), (thick, tall + thick), (0, tall + thick)],
                    segments=24,
                ),
                at=(sx * (end + long * 0.035), 0, 0),
                material="stand",
            )
            k.rod(
                "rope hook",
                (sx * end, 0, top),
                (sx * (end + long * 0.03), 0, top),
                long * 0.004,
                material="rope",
                segments=8,
            )
    k.anchor("seat", (0, 0, z0 - sag), half_size=(half * 0.6, wide * 0.3))
