"""Beds and cots."""

import math

from prompt2mesh.library.furniture.drapery import gathered
from prompt2mesh.library.furniture.forms import arch_outline, beam, cushion, pillow, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, PolyMesh, Sphere


def draped(
    width: float, long: float, top: float, drop: float, *, thick: float = 0.018, seed: float = 0.0, soft: float = 0.05
) -> PolyMesh:
    """A blanket over a block with its top at z = `top`: hangs `drop` down both sides and over the foot (−y).

    Its head end lies at y = +long/2. A closed sheet `thick` metres thick that ripples at the hem.
    """
    nx, ny = 40, 30
    side_total = width / 2 + drop
    vertices: list[tuple[float, float, float]] = []
    for layer in (0.0, thick):
        for j in range(ny + 1):
            for i in range(nx + 1):
                u = (2 * i / nx - 1) * side_total
                v = (j / ny) * (long + drop) - drop
                x, down_x = _over(abs(u), width / 2, soft)
                x = math.copysign(x, u)
                y_in, down_y = _over(-v if v < 0 else 0.0, 0.0, soft) if v < soft else (0.0, 0.0)
                y = -long / 2 + (v if v >= 0 else -y_in)
                down = max(down_x, down_y)
                hem = down / max(drop, 1e-6)
                wave = (
                    0.014 * hem * math.sin(v * 21 + seed) if down_x >= down_y else 0.014 * hem * math.sin(u * 21 + seed)
                )
                push = layer + wave
                if down_x >= down_y and down_x > soft * 0.5:
                    x += math.copysign(push, u)
                elif down_y > soft * 0.5:
                    y -= push
                bump = 0.006 * math.sin(u * 7 + seed) * math.sin(v * 6 + 1.3) * (1 - hem)
                lift = layer if down < soft * 0.6 else 0.0
                vertices.append((x, y, top - down + lift + bump))
    n = (nx + 1) * (ny + 1)

    def at(i: int, j: int, layer: int) -> int:
        return layer * n + j * (nx + 1) + i

    faces: list[list[int]] = []
    for j in range(ny):
        for i in range(nx):
            faces.append([at(i, j, 1), at(i + 1, j, 1), at(i + 1, j + 1, 1), at(i, j + 1, 1)])
            faces.append([at(i, j + 1, 0), at(i + 1, j + 1, 0), at(i + 1, j, 0), at(i, j, 0)])
    border = (
        [(i, 0) for i in range(nx)]
        + [(nx, j) for j in range(ny)]
        + [(i, ny) for i in range(nx, 0, -1)]
        + [(0, j) for j in range(ny, 0, -1)]
    )
    for (i, j), (a, b) in zip(border, [*border[1:], border[0]], strict=True):
        faces.append([at(i, j, 0), at(a, b, 0), at(a, b, 1), at(i, j, 1)])
    return PolyMesh(vertices=vertices, faces=faces)


def _over(distance: float, edge: float, soft: float) -> tuple[float, float]:
    """Across and down after going `distance` from the middle over an edge rounded by `soft`."""
    flat = edge - soft
    if distance <= flat:
        return distance, 0.0
    quarter = soft * math.pi / 2
    past = distance - flat
    if past < quarter:
        a = past / soft
        return flat + soft * math.sin(a), soft * (1 - math.cos(a))
    return edge, soft + past - quarter


@asset(
    kind="bed",
    words=("bed", "double bed", "single bed", "bunk bed", "four-poster bed", "canopy bed", "twin bed", "cot bed", "king bed"),
    about="A bed with a headboard, mattress, pillows and blanket; also bunk and canopy beds.",
    parameters=(
        length("height", 1.05, 0.6, 2.6, words=("height", "tall", "high")),
        length("width", 1.5, 0.7, 2.6, words=("width", "wide")),
        length("length", 2.05, 1.0, 3.0, words=("length", "long")),
        count("pillows", 2, 0, 6),
        choice("shape", "standard", "bunk", "canopy"),
        choice("headboard", "panelled", "slatted", "upholstered", "arched"),
        flag("blanket", True, words=("blanket", "duvet", "quilt", "cover", "sheets")),
    ),
    slots={
        "frame": "walnut", "mattress": Material(preset="cotton", color="#f4f1ea"), "blanket": Material(preset="linen", color="#7f99ad"),
        "pillow": Material(preset="cotton", color="#faf8f3"), "padding": Material(preset="velvet", color="#8a8f99"), "curtain": Material(preset="linen", color="#f3eee4"),
    },
    main_slot="frame",
    styles={"modern": {"headboard": "upholstered"}, "antique": {"headboard": "arched"}, "rustic": {"headboard": "slatted"}},
    style_materials={"rustic": {"frame": Material(preset="weathered_wood")}},
    adjectives={
        "bunk": {"shape": "bunk", "width": 0.95, "height": 1.75}, "canopy": {"shape": "canopy", "height": 2.1}, "four-poster": {"shape": "canopy", "height": 2.1},
        "single": {"width": 0.95, "pillows": 1}, "twin": {"width": 0.98, "pillows": 1}, "king": {"width": 1.95, "pillows": 4}, "double": {"width": 1.45}, "unmade": {"blanket": False}, "king-size": {"width": 1.95, "pillows": 4}, "queen": {"width": 1.6},
    },
    parts={"sheet": "blanket", "duvet": "blanket", "quilt": "blanket", "post": "post, leg", "cover": "blanket"},
)  # fmt: skip
def bed(k: Kit) -> None:
    """A frame on legs with what lies on it; a bunk bed has two of them on four posts."""
    w, long, h = k.m("width"), k.m("length"), k.m("height")
    shape = k.s("shape")
    if shape == "bunk":
        _bunk(k, w, long, max(h, 1.5))
        return
    deck = 0.3
    if shape == "canopy":
        _canopy(k, w, long, max(h, 1.8))
        _headboard(k, w - 0.02, deck + 0.75, long / 2 - 0.03)
    else:
        for sx in (-1, 1):
            for sy, end in ((-1, "front"), (1, "back")):
                beam(
                    k,
                    f"leg {end} {'left' if sx < 0 else 'right'}",
                    (sx * (w / 2 - 0.05), sy * (long / 2 - 0.06), 0.2),
                    (sx * (w / 2 - 0.05), sy * (long / 2 - 0.06), 0),
                    (0.07, 0.07),
                    taper=0.7,
                    material="frame",
                )
        _headboard(k, w + 0.06, h, long / 2 - 0.015)
    _berth(k, w, long, deck, k.n("pillows"))
    k.anchor("top", (0, -long * 0.1, deck + 0.27), half_size=(w / 2, long * 0.35))
    k.anchor("seat", (0, -long * 0.1, deck + 0.27), half_size=(w / 2, long * 0.35), height=1.2)
    k.anchor("under", (0, 0, 0), half_size=(w / 2, long / 2), height=0.16)


def _berth(k: Kit, w: float, long: float, deck: float, pillows: int) -> None:
    """Rails, mattress, blanket and pillows, the frame's upper edge at z = `deck`."""
    with k.group("berth"):
        for side, sx in (("left", -1), ("right", 1)):
            k.add(
                f"rail {side}",
                Box(size=(0.035, long - 0.02, 0.16)),
                at=(sx * (w / 2 - 0.018), 0, deck - 0.14),
                material="frame",
                bevel=0.006,
            )
        k.add(
            "rail foot",
            Box(size=(w, 0.035, 0.16)),
            at=(0, -long / 2 + 0.018, deck - 0.14),
            material="frame",
            bevel=0.006,
        )
        k.add(
            "rail head",
            Box(size=(w, 0.035, 0.16)),
            at=(0, long / 2 - 0.018, deck - 0.14),
            material="frame",
            bevel=0.006,
        )
        k.add("slat base", Box(size=(w - 0.05, long - 0.05, 0.03)), at=(0, 0, deck - 0.06), material="frame")
        mw, ml, top = w - 0.06, long - 0.08, deck + 0.2
        k.add("mattress", cushion(mw, ml, 0.24, corner=14, puff=5), at=(0, 0, deck - 0.035), material="mattress")
        if k.on("blanket"):
            cover = ml * 0.72
            k.add(
                "blanket",
                draped(mw + 0.012, cover, top + 0.018, 0.21, seed=k.rng.uniform(0, 6)),
                at=(0, -(ml - cover) / 2 - 0.006, 0),
                material="blanket",
                smooth=True,
            )
            k.add(
                "blanket fold",
                cushion(mw + 0.05, 0.24, 0.06, corner=10, puff=3),
                at=(0, -ml / 2 + cover - 0.08, top + 0.005),
                material="mattress",
            )
        across = 1 if pillows == 1 else 2
        for i in range(pillows):
            wide = min(0.66, mw / across * 0.94)
            x = (i % across - (across - 1) / 2) * mw / across
            row = i // across
            k.add(
                f"pillow {i + 1}",
                pillow(wide, 0.42, 0.17),
                at=(x, ml / 2 - 0.2 - 0.13 * row, top - 0.02 + 0.02 + 0.045 * row),
                rotate=(28 + 8 * row, 0, k.rng.uniform(-4, 4)),
                material="pillow",
            )


def _headboard(k: Kit, w: float, h: float, y: float) -> None:
    style = k.s("headboard")
    if style == "upholstered":
        k.add("headboard", cushion(w, 0.12, h - 0.08, corner=9, puff=9), at=(0, y + 0.02, 0.08), material="padding")
        for row in range(2):
            for i in range(5):
                k.add(
                    "headboard button",
                    Sphere(radius=0.016, segments=12),
                    at=((i - 2) * w * 0.18, y - 0.038, h * 0.68 + row * h * 0.16),
                    scale=(1, 0.6, 1),
                    material="padding",
                )
        return
    if style == "arched":
        k.add(
            "headboard",
            Extrude(outline=arch_outline(w - 0.06, h - 0.04, rise=h * 0.22, segments=24), height=0.035, bevel=0.008),
            at=(0, y + 0.0175, 0.02),
            rotate=(90, 0, 0),
            material="frame",
        )
        k.add(
            "headboard panel",
            Extrude(outline=arch_outline(w * 0.78, h * 0.42, rise=h * 0.14, segments=24), height=0.02, bevel=0.008),
            at=(0, y - 0.01, h * 0.47),
            rotate=(90, 0, 0),
            material="frame",
        )
    else:
        for sx in (-1, 1):
            k.add(
                f"headboard post {'left' if sx < 0 else 'right'}",
                Box(size=(0.06, 0.06, h * 0.97)),
                at=(sx * (w / 2 - 0.03), y, 0),
                material="frame",
                bevel=0.008,
            )
        k.add("headboard rail", slab(w + 0.03, 0.075, 0.045, corner=0.01), at=(0, y, h - 0.06), material="frame")
        k.add("headboard rail low", Box(size=(w - 0.1, 0.035, 0.08)), at=(0, y, 0.35), material="frame", bevel=0.004)
        if style == "slatted":
            for i in range(9):
                k.add(
                    f"headboard slat {i + 1}",
                    Box(size=(0.045, 0.02, h - 0.42)),
                    at=((i - 4) * (w - 0.16) / 9, y, 0.38),
                    material="frame",
                    bevel=0.004,
                )
        else:
            k.add("headboard board", Box(size=(w - 0.1, 0.022, h - 0.42)), at=(0, y, 0.38), material="frame")
            for i in (-1, 0, 1):
                k.add(
                    "headboard panel",
                    Box(size=((w - 0.1) / 3 - 0.05, 0.04, h - 0.56)),
                    at=(i * (w - 0.1) / 3, y, 0.46),
                    material="frame",
                    bevel=0.01,
                )
    if style == "arched":
        for sx in (-1, 1):
            k.add(
                "headboard post",
                Lathe(
                    profile=[
                        (0.035, 0),
                        (0.03, h * 0.4),
                        (0.036, h * 0.8),
                        (0.025, h * 0.82),
                        (0.045, h * 0.87),
                        (0.02, h * 0.93),
                        (0, h * 0.95),
                    ],
                    smooth=True,
                    segments=28,
                ),
                at=(sx * (w / 2 - 0.03), y, 0),
                material="frame",
            )


def _canopy(k: Kit, w: float, long: float, h: float) -> None:
    """Four turned posts, rails between their heads, and gathered curtains."""
    x, y = w / 2 - 0.02, long / 2 - 0.03
    r = 0.04
    for sx in (-1, 1):
        for sy, end in ((-1, "front"), (1, "back")):
            profile = [
                (r, 0),
                (r, 0.4),
                (r * 0.7, 0.45),
                (r, 0.55),
                (r * 0.55, h * 0.45),
                (r * 0.7, h * 0.8),
                (r * 0.5, h * 0.84),
                (r, h * 0.88),
                (r, h),
            ]
            k.add(
                f"post {end} {'left' if sx < 0 else 'right'}",
                Lathe(profile=profile, smooth=True, segments=28),
                at=(sx * x, sy * y, 0),
                material="frame",
            )
            cloth = gathered(0.2, h - 0.12, folds=4, depth=0.05, pinch=0.5)
            k.add(
                f"curtain {end} {'left' if sx < 0 else 'right'}",
                cloth,
                at=(sx * (x - 0.005), sy * (y - 0.13), 0.08),
                rotate=(0, 0, 90),
                material="curtain",
                smooth=True,
            )
    for sy in (-1, 1):
        k.add(
            "canopy rail", Box(size=(2 * x + 0.08, 0.05, 0.08)), at=(0, sy * y, h - 0.08), material="frame", bevel=0.008
        )
        k.add(
            "canopy valance",
            gathered(2 * x, 0.22, folds=26, depth=0.02, pinch=1.0),
            at=(0, sy * (y + 0.012), h - 0.27),
            material="curtain",
            smooth=True,
        )
    for sx in (-1, 1):
        k.add(
            "canopy rail side", Box(size=(0.05, 2 * y, 0.08)), at=(sx * x, 0, h - 0.08), material="frame", bevel=0.008
        )
        k.add(
            "canopy valance side",
            gathered(2 * y, 0.22, folds=34, depth=0.02, pinch=1.0),
            at=(sx * (x + 0.012), 0, h - 0.27),
            rotate=(0, 0, 90),
            material="curtain",
            smooth=True,
        )
    k.add("canopy cloth", slab(2 * x, 2 * y, 0.012, corner=0.01), at=(0, 0, h - 0.022), material="curtain")


def _bunk(k: Kit, w: float, long: float, h: float) -> None:
    x, y = w / 2 + 0.01, long / 2
    for sx in (-1, 1):
        for sy, end in ((-1, "front"), (1, "back")):
            k.add(
                f"post {end} {'left' if sx < 0 else 'right'}",
                Box(size=(0.075, 0.075, h)),
                at=(sx * x, sy * y, 0),
                material="frame",
                bevel=0.008,
            )
    upper = h - 0.38
    for deck in (0.38, upper):
        with k.group("bunk level", at=(0, 0, deck - 0.3)):
            _berth(k, w, long, 0.3, min(k.n("pillows"), 1))
        for sy in (-1, 1):
            for i in range(2):
                k.add(
                    "end rail",
                    Box(size=(2 * x, 0.022, 0.075)),
                    at=(0, sy * y, deck + 0.17 + 0.12 * i),
                    material="frame",
                    bevel=0.004,
                )
    for sx in (-1, 1):
        short = 0.25 if sx > 0 else 0.0
        for i in range(2):
            k.add(
                "guard rail",
                Box(size=(0.022, long - short * 2, 0.07)),
                at=(sx * x, short, upper + 0.17 + 0.12 * i),
                material="frame",
                bevel=0.004,
            )
        if short:
            k.add(
                "guard post",
                Box(size=(0.03, 0.05, 0.42)),
                at=(sx * x, -long / 2 + short * 2 + 0.025, upper - 0.05),
                material="frame",
                bevel=0.004,
            )
    lx = x + 0.05
    for y0 in (-long / 2 + 0.1, -long / 2 + 0.46):
        k.add("ladder rail", Box(size=(0.026, 0.045, upper + 0.3)), at=(lx, y0, 0), material="frame", bevel=0.004)
    rungs = max(3, round(upper / 0.27))
    for i in range(rungs):
        k.add(
            "ladder rung",
            Box(size=(0.03, 0.36, 0.03)),
            at=(lx, -long / 2 + 0.28, upper * (i + 0.8) / rungs),
            material="frame",
            bevel=0.005,
        )
    for z in (upper - 0.05, upper + 0.2):
        k.rod("ladder hook", (x - 0.005, -long / 2 + 0.12, z), (lx, -long / 2 + 0.12, z), 0.012, material="frame")
    k.anchor("top", (0, -long * 0.1, upper + 0.24), half_size=(w / 2, long * 0.35))
