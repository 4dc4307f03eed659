"""What hangs on walls or stands against them: mirror, picture."""

import math

from prompt2mesh.library.furniture.forms import beam
from prompt2mesh.library.household.path_points import along
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, ellipse, rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Extrude, Lathe, PolyMesh, Sphere


def frame(
    k: Kit,
    outline: Outline,
    *,
    name: str = "frame",
    width: float,
    depth: float,
    z: float = 0.0,
    material: str = "frame",
) -> None:
    """A moulded frame round an upright outline in the xz plane, its back on y = depth/2."""
    path = [(x, 0.0, y + z) for x, y in outline]
    profile = [(0.5, -0.5), (0.5, 0.1), (0.28, 0.5), (0.05, 0.3), (-0.22, 0.34), (-0.5, -0.05), (-0.5, -0.5)]
    scaled = [(x * width, y * depth) for x, y in profile]
    k.add(name, _moulding(path, scaled), material=material)


def _moulding(path: list[tuple[float, float, float]], profile: list[tuple[float, float]]) -> PolyMesh:
    """Mitred moulding along a closed counter-clockwise path in the xz plane; profile x outwards, y forwards."""
    n, m = len(path), len(profile)
    vertices: list[tuple[float, float, float]] = []
    for i in range(n):
        (ax, _, az), (bx, by, bz), (cx, _, cz) = path[i - 1], path[i], path[(i + 1) % n]
        e1, e2 = (bx - ax, bz - az), (cx - bx, cz - bz)
        s1, s2 = math.hypot(*e1) or 1.0, math.hypot(*e2) or 1.0
        nx, nz = e1[1] / s1 + e2[1] / s2, -(e1[0] / s1 + e2[0] / s2)
        size = math.hypot(nx, nz) or 1.0
        cosine = max(0.4, size / 2)
        for px, py in profile:
            vertices.append((bx + nx / size * px / cosine, by - py, bz + nz / size * px / cosine))
    faces = [
        [i * m + j, i * m + (j + 1) % m, ((i + 1) % n) * m + (j + 1) % m, ((i + 1) % n) * m + j]
        for i in range(n)
        for j in range(m)
    ]
    return PolyMesh(vertices=vertices, faces=faces)


def _loop(shape: str, w: float, h: float) -> Outline:
    """A counter-clockwise outline standing on y = 0."""
    if shape in ("oval", "round"):
        return [(x, y + h / 2) for x, y in ellipse(w / 2, h / 2, segments=72)]
    if shape == "arched":
        rise = min(w / 2, h * 0.4)
        return [
            (-w / 2, 0.0),
            (w / 2, 0.0),
            *((w / 2 * math.cos(math.pi * i / 24), h - rise + rise * math.sin(math.pi * i / 24)) for i in range(25)),
        ]
    return [(x, y + h / 2) for x, y in rectangle(w, h)]


@asset(
    kind="mirror",
    words=("mirror", "wall mirror", "standing mirror", "vanity mirror", "hand mirror", "looking glass", "floor mirror"),
    about="A framed mirror: oval, round, arched or rectangular; carved and crested when ornate; on a stand or with a handle.",
    parameters=(
        length("height", 0.9, 0.1, 3.0, words=("height", "tall", "high")),
        length("width", 0.6, 0.08, 2.0, words=("width", "wide", "diameter")),
        choice("shape", "oval", "rectangular", "round", "arched", "hand"),
        flag("ornate", True, words=("ornate detailing", "carvings", "ornament", "detailing", "carving")),
        flag("stand", False),
    ),
    slots={"frame": "gold", "glass": Material(preset="chrome", color="#e9eef2"), "stand": "walnut"},
    main_slot="frame",
    styles={"modern": {"ornate": False, "shape": "round"}},
    style_materials={"modern": {"frame": Material(preset="black_iron")}},
    adjectives={"ornate": {"ornate": True}, "carved": {"ornate": True}, "plain": {"ornate": False}, "standing": {"stand": True, "height": 1.6, "shape": "arched"}, "full-length": {"stand": True, "height": 1.6, "shape": "arched"}, "circular": {"shape": "round"}, "hand": {"shape": "hand", "height": 0.26, "width": 0.13}, "handheld": {"shape": "hand", "height": 0.26, "width": 0.13}},
    parts={"detail": "leaf, crest, bead", "ornament": "leaf, crest, bead"},
)  # fmt: skip
def mirror(k: Kit) -> None:
    """Glass, moulding, and round it leaves, beads and a crest."""
    h, w, shape = k.m("height"), k.m("width"), k.s("shape")
    hand = shape == "hand"
    size = min(w, h)
    grip = h * 0.45 if hand else 0.0
    body = h - grip if hand else h
    if shape == "round":
        body = w = size
    fw, fd = size * 0.09, size * 0.06
    crest = size * 0.13 if k.on("ornate") and not hand else 0.0
    margin = (size * 0.035 if k.on("ornate") else 0.0) + fw / 2
    loop = _loop("oval" if hand else shape, max(w - 2 * margin, w * 0.4), max(body - 2 * margin - crest, body * 0.4))
    lift = grip + margin
    lean = -8.0 if k.on("stand") else 0.0
    with k.group("mirror", at=(0, 0, h * 0.04 if k.on("stand") else 0), rotate=(lean, 0, 0)):
        k.add(
            "glass",
            Extrude(outline=[(x, y) for x, y in loop], height=fd * 0.5, pivot="center"),
            at=(0, fd * 0.1, lift),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.add(
            "back",
            Extrude(outline=[(x * 1.0, y) for x, y in loop], height=fd * 0.3, pivot="center"),
            at=(0, fd * 0.42, lift),
            rotate=(90, 0, 0),
            material="frame",
        )
        frame(k, loop, width=fw, depth=fd, z=lift)
        if k.on("ornate"):
            _ornament(k, loop, lift, fw, fd, hand=hand)
        if hand:
            k.add(
                "handle",
                Lathe(
                    profile=[
                        (0, 0),
                        (fw * 0.6, fw * 0.1),
                        (fw * 0.9, grip * 0.15),
                        (fw * 0.6, grip * 0.4),
                        (fw * 0.5, grip * 0.75),
                        (fw * 0.9, grip * 0.95),
                        (fw * 0.8, grip + fw * 0.6),
                        (0, grip + fw * 0.6),
                    ],
                    smooth=True,
                    segments=32,
                ),
                scale=(1, 0.7, 1),
                material="frame",
            )
    if k.on("stand"):
        for sx in (-1, 1):
            beam(
                k,
                "stand foot",
                (sx * w * 0.36, h * 0.125, h * 0.75),
                (sx * w * 0.36, h * 0.34, 0),
                (size * 0.04, size * 0.03),
                material="stand",
            )
        k.rod(
            "stand bar",
            (-w * 0.36, h * 0.245, h * 0.33),
            (w * 0.36, h * 0.245, h * 0.33),
            size * 0.012,
            material="stand",
        )
        k.rod(
            "stand hinge",
            (-w * 0.38, h * 0.118, h * 0.745),
            (w * 0.38, h * 0.118, h * 0.745),
            size * 0.012,
            material="stand",
        )
        for sx in (-1, 1):
            k.rod(
                "stand stay",
                (sx * w * 0.36, h * 0.02, h * 0.12),
                (sx * w * 0.36, h * 0.31, h * 0.12),
                size * 0.008,
                material="stand",
            )
    if hand:
        k.anchor("grip", (0, 0, grip * 0.5), normal=(0, -1, 0), radius=fw * 0.6)


def _ornament(k: Kit, loop: Outline, lift: float, fw: float, fd: float, *, hand: bool) -> None:
    """Leaves all round the outer edge, a string of beads on the inner, and scrolls that make a crest."""
    leaves = along(loop, max(18, round(len(loop) * 0.55)) if len(loop) > 8 else 40)
    poses = [
        Transform(
            location=(x + nx * fw * 0.45, -fd * 0.1, y + lift + ny * fw * 0.45),
            rotation=(0, -math.degrees(math.atan2(ny, nx)), 0),
        )
        for x, y, nx, ny in leaves
    ]
    k.add(
        "leaf",
        Ellipsoid(radii=(fw * 0.26, fd * 0.42, fw * 0.46), segments=14),
        instances=Poses(poses=poses),
        material="frame",
    )
    beads = along(loop, len(leaves) * 2)
    spots = [Transform(location=(x - nx * fw * 0.36, -fd * 0.22, y + lift - ny * fw * 0.36)) for x, y, nx, ny in beads]
    k.add("bead", Sphere(radius=fw * 0.1, segments=10), instances=Poses(poses=spots), material="frame")
    if hand:
        return
    top = max(y for _, y in loop) + lift
    wide = max(x for x, _ in loop)
    s = min(wide, fw * 4) * 0.5
    k.add(
        "crest shell",
        Ellipsoid(radii=(s * 0.42, fd * 0.55, s * 0.5), segments=24),
        at=(0, -fd * 0.15, top + fw * 0.5),
        material="frame",
    )
    for i in range(-2, 3):
        k.add(
            "crest fan",
            Ellipsoid(radii=(s * 0.12, fd * 0.4, s * 0.42), segments=14),
            at=(i * s * 0.17, -fd * 0.35, top + fw * 0.62 + s * 0.1 - abs(i) * s * 0.06),
            rotate=(0, i * 20, 0),
            material="frame",
        )
    for sx in (-1, 1):
        scroll = [
            (0, -fd * 0.1, top + fw * 0.3),
            (sx * s * 0.5, -fd * 0.15, top + fw * 0.75),
            (sx * s * 1.0, -fd * 0.15, top + fw * 0.4),
            (sx * s * 1.15, -fd * 0.2, top - fw * 0.1),
            (sx * s * 0.9, -fd * 0.3, top + fw * 0.05),
            (sx * s * 0.95, -fd * 0.3, top + fw * 0.25),
        ]
        k.tube("crest scroll", scroll, fw * 0.16, radii=[1.2, 1.1, 0.95, 0.8, 0.7, 0.6], segments=12, material="frame")
    low = min(y for _, y in loop) + lift
    k.add(
        "crest low",
        Ellipsoid(radii=(s * 0.3, fd * 0.45, fw * 0.45), segments=20),
        at=(0, -fd * 0.15, low),
        material="frame",
    )


@asset(
    kind="picture_frame",
    words=("picture frame", "painting", "picture", "photo frame", "portrait", "frame", "framed picture", "oil painting", "artwork"),
    about="A moulded frame with a landscape painted on canvas.",
    parameters=(
        length("width", 0.6, 0.06, 3.0, words=("width", "wide")),
        length("height", 0.46, 0.06, 3.0, words=("height", "tall", "high")),
        choice("shape", "rectangular", "oval"),
        flag("ornate", False, words=("ornate detailing", "carvings")),
        flag("empty", False),
    ),
    slots={"frame": "gold", "canvas": "canvas", "sky": Material(preset="matte_paint", color="#9cc3dd"), "sun": Material(preset="matte_paint", color="#f6d98a"), "hill far": Material(preset="matte_paint", color="#7f9fb0"), "hill": Material(preset="matte_paint", color="#6f9458"), "hill near": Material(preset="matte_paint", color="#48703f"), "water": Material(preset="matte_paint", color="#5d94b5")},
    main_slot="frame",
    adjectives={"ornate": {"ornate": True}, "empty": {"empty": True}},
    styles={"modern": {}},
    style_materials={"modern": {"frame": Material(preset="black_plastic")}},
    parts={"picture": "canvas, sky, hill, sun, water"},
)  # fmt: skip
def picture_frame(k: Kit) -> None:
    """The picture is low relief: sky, sun, hills one before another, and a lake."""
    w, h, shape = k.m("width"), k.m("height"), k.s("shape")
    size = min(w, h)
    fw, fd = size * 0.13, size * 0.07
    loop = _loop(shape, w - fw, h - fw)
    lift = fw / 2
    frame(k, loop, width=fw, depth=fd, z=lift)
    if not k.on("empty"):
        landscape(k, loop, lift, fd)
    k.add(
        "canvas back",
        Extrude(outline=loop, height=fd * 0.2, pivot="center"),
        at=(0, fd * 0.38, lift),
        rotate=(90, 0, 0),
        material="canvas",
    )
    if k.on("ornate"):
        _ornament(k, loop, lift, fw, fd, hand=True)


def landscape(k: Kit, loop: Outline, lift: float, fd: float) -> None:
    """Layers cut to the outline, each a little before the last."""
    low, high = min(y for _, y in loop), max(y for _, y in loop)
    tall, wide = high - low, max(x for x, _ in loop)
    k.add(
        "sky",
        Extrude(outline=loop, height=fd * 0.3, pivot="center"),
        at=(0, fd * 0.2, lift),
        rotate=(90, 0, 0),
        material="sky",
    )
    k.add(
        "sun",
        Cylinder(radius=tall * 0.09, height=fd * 0.04),
        at=(wide * 0.42, fd * 0.06, lift + low + tall * 0.72),
        rotate=(90, 0, 0),
        material="sun",
    )
    phase = k.rng.uniform(0, 6)
    for i, (slot, level, bump) in enumerate(
        (("hill far", 0.5, 0.13), ("hill", 0.36, 0.08), ("water", 0.2, 0.0), ("hill near", 0.16, 0.05))
    ):
        crest = [
            (
                x,
                low
                + tall
                * (level + bump * math.sin(3.4 * x / wide + phase + 2 * i) + 0.4 * bump * math.sin(9 * x / wide + i)),
            )
            for x in [wide * (1 - 2 * j / 40) for j in range(41)]
        ]
        cut = _clip(crest, loop)
        if len(cut) >= 3:
            k.add(
                slot,
                Extrude(outline=cut, height=fd * 0.03 * (i + 1)),
                at=(0, fd * 0.06, lift),
                rotate=(90, 0, 0),
                material=slot,
            )


def _clip(crest: Outline, loop: Outline) -> Outline:
    """The part of a convex outline below a crest line."""
    below: Outline = []
    top: Outline = []
    for x, y in crest:
        span = _span(loop, x)
        if span is None:
            continue
        y0, y1 = span
        if min(y, y1) > y0 + 1e-6:
            top.append((x, min(y, y1)))
            below.append((x, y0))
    return [*reversed(below), *top]


def _span(loop: Outline, x: float) -> tuple[float, float] | None:
    hits: list[float] = []
    for (ax, ay), (bx, by) in zip(loop, [*loop[1:], loop[0]], strict=True):
        if min(ax, bx) - 1e-12 <= x <= max(ax, bx) + 1e-12 and abs(bx - ax) > 1e-12:
            hits.append(ay + (by - ay) * (x - ax) / (bx - ax))
    return (min(hits), max(hits)) if len(hits) > 1 else None
