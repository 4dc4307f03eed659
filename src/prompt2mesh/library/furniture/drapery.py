"""Cloth about the house: curtains, rugs, blankets, cushions, doilies."""

import math

from prompt2mesh.library.furniture.forms import pillow
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, circle, ellipse, heart, rectangle, rounded_rectangle, star
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Extrude, Lathe, PolyMesh, Sphere, Sweep, Torus


def gathered(width: float, height: float, *, folds: int, depth: float, pinch: float = 1.0, tie: float = 0.0, thick: float = 0.004) -> PolyMesh:
    """A hanging cloth in waves, standing on z = 0, its width along x.

    Args:
        width: Metres across at the foot.
        height: Metres.
        folds: Number of waves.
        depth: Of the waves, metres.
        pinch: Width of the head as a share of the foot's.
        tie: Height (share) at which a tie draws it together; 0 for none.
        thick: Of the cloth, metres.
    """
    nx, nz = max(folds * 6, 8), 18 if tie or height > 1.0 else 6
    vertices: list[tuple[float, float, float]] = []
    for side in (-0.5, 0.5):
        for j in range(nz + 1):
            t = j / nz
            share = 1 + (pinch - 1) * t
            if tie:
                gap = (t - tie) / (0.3 if t > tie else 0.35)
                share *= 1 - 0.62 * math.exp(-gap * gap * 1.6)
            amplitude = depth * (0.55 + 0.45 * share) * (1 - 0.25 * t)
            for i in range(nx + 1):
                u = 2 * i / nx - 1
                wave = amplitude * math.sin(u * folds * math.pi + 0.5 * math.sin(3 * t)) / 2
                vertices.append((u * width / 2 * share, wave + side * thick, t * height))
    row, layer = nx + 1, (nx + 1) * (nz + 1)
    faces: list[list[int]] = []
    for j in range(nz):
        for i in range(nx):
            a = j * row + i
            faces += [[a, a + 1, a + row + 1, a + row], [a + layer, a + layer + row, a + layer + row + 1, a + layer + 1]]
    border = [*range(row), *(j * row + nx for j in range(1, nz + 1)), *(nz * row + i for i in range(nx - 1, -1, -1)), *(j * row for j in range(nz - 1, 0, -1))]
    faces += [[b, a, a + layer, b + layer] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
    return PolyMesh(vertices=vertices, faces=faces)


@asset(
    kind="curtain",
    words=("curtain", "drape", "drapery", "window curtain", "stage curtain"),
    about="A pair of gathered curtains on a rod with finials.",
    parameters=(
        length("height", 2.2, 0.5, 8.0, words=("height", "tall", "high", "length", "long")),
        length("width", 1.8, 0.5, 12.0, words=("width", "wide")),
        flag("tied", False, words=("tie-backs", "ties")),
        flag("valance", False),
    ),
    slots={"cloth": Material(preset="velvet", color="#8a2f3c"), "rod": "brass", "tie": "gold"},
    main_slot="cloth",
    states=("open",),
    adjectives={"stage": {"width": 5.0, "height": 3.5, "tied": True, "valance": True}, "theatre": {"width": 5.0, "height": 3.5, "tied": True, "valance": True}},
)  # fmt: skip
def curtain(k: Kit) -> None:
    """Two halves hang from rings; open or tied they leave the middle free."""
    h, w = k.m("height"), k.m("width")
    opened = k.state("open") or k.on("tied")
    half = w * (0.27 if opened else 0.485)
    folds = max(4, round(min(w, 5.0) * 4.5))
    top = h - 0.05
    k.rod("rod", (-w / 2 - 0.08, 0, h - 0.02), (w / 2 + 0.08, 0, h - 0.02), 0.014, material="rod")
    for sx, side in ((-1, "left"), (1, "right")):
        k.add(f"finial {side}", Sphere(radius=0.035, segments=24), at=(sx * (w / 2 + 0.1), 0, h - 0.02), material="rod")
        x = sx * (w / 2 - half / 2)
        cloth = gathered(half, top - 0.01, folds=folds, depth=0.07 if opened else 0.06, tie=0.42 if k.on("tied") else 0.0)
        k.add(f"curtain {side}", cloth, at=(x, 0, 0.01), material="cloth", smooth=True)
        rings = max(4, round(half * 9))
        for i in range(rings):
            px = x + ((i + 0.5) / rings - 0.5) * half * 0.98
            k.add("ring", Torus(radius=0.022, tube=0.0035, segments=20, tube_segments=8), at=(px, 0, h - 0.03), rotate=(0, 90, 0), material="rod")
        if k.on("tied"):
            k.add(f"tie {side}", Torus(radius=1.0, tube=0.12, segments=32, tube_segments=10), at=(x, 0, h * 0.41), scale=(half * 0.22, 0.05, 0.09), material="tie")
            k.add(f"tie tassel {side}", Lathe(profile=[(0.0, 0.16), (0.014, 0.155), (0.018, 0.13), (0.01, 0.12), (0.02, 0.08), (0.024, 0.0)], segments=20), at=(x, -0.055, h * 0.41 - 0.16), material="tie")
    if k.on("valance"):
        k.add("curtain valance", gathered(w + 0.06, h * 0.16, folds=folds * 2, depth=0.06), at=(0, -0.055, h - h * 0.15), material="cloth", smooth=True)
        k.rod("rod bracket", (0, 0, h - 0.02), (0, -0.05, h - 0.02), 0.012, material="rod")


@asset(
    kind="rug",
    words=("rug", "carpet", "mat", "doily", "tablecloth", "doormat", "oriental rug", "bath mat", "persian rug", "welcome mat", "placemat"),
    about="A flat textile: rug with fringes, round mat, or a lace doily.",
    parameters=(
        length("width", 2.0, 0.1, 8.0, words=("width", "wide", "diameter", "length", "long")),
        length("depth", 1.4, 0.1, 8.0, words=("depth", "deep")),
        length("thickness", 0.014, 0.002, 0.08, words=("thickness", "thick")),
        choice("shape", "rectangular", "round", "oval", "doily", "heart"),
        flag("fringe", True, words=("fringe", "fringes", "tassels")),
        flag("border", True, words=("border", "edge")),
    ),
    slots={"pile": "persian_carpet", "border": Material(preset="carpet", color="#2d3550"), "fringe": Material(preset="cotton", color="#e8dcc0"), "lace": "lace"},
    main_slot="pile",
    adjectives={
        "doily": {"shape": "doily", "width": 0.3}, "door": {"width": 0.75, "depth": 0.45, "fringe": False}, "bath": {"width": 0.8, "depth": 0.5, "fringe": False},
        "small": {"width": Times(0.6), "depth": Times(0.6)}, "circular": {"shape": "round"}, "lace": {"shape": "doily", "width": 0.3}, "shaggy": {"thickness": 0.04, "border": False, "fringe": False}, "crocheted": {"shape": "doily", "width": 0.3},
    },
    styles={"modern": {"fringe": False, "border": False}},
    style_materials={"modern": {"pile": Material(preset="wool", color="#b9b2a4")}},
)  # fmt: skip
def rug(k: Kit) -> None:
    """A slab of pile inside a border, with fringes at the two short ends."""
    w, d, t = k.m("width"), k.m("depth"), k.m("thickness")
    shape = k.s("shape")
    if shape == "doily":
        _doily(k, w / 2, min(t, 0.002))
        return
    if shape == "round":
        d = w
    edge = min(w, d) * 0.07
    outer, inner = _rug_outline(shape, w, d), _rug_outline(shape, w - 2 * edge, d - 2 * edge)
    if k.on("border"):
        k.add("border", Extrude(outline=outer, holes=[inner], height=t, bevel=t * 0.3), material="border")
        k.add("pile", Extrude(outline=_rug_outline(shape, w - 1.96 * edge, d - 1.96 * edge), height=t * 0.97), material="pile")
    else:
        k.add("pile", Extrude(outline=outer, height=t, bevel=t * 0.3), material="pile")
    if k.on("fringe") and shape == "rectangular":
        many = max(8, min(90, round(d / 0.022)))
        size = min(0.07, w * 0.05)
        r = min(0.003, t * 0.3)
        with k.group("fringe", mirror=True):
            gap = d * 0.99 / many
            for i, bend in enumerate((-0.11, 0.04, 0.13, -0.04)):
                sway = bend * size
                thread = Sweep(path=[(-r * 2, 0, t * 0.4), (size * 0.4, 0, r * 1.4), (size, sway, r)], radius=r, segments=5, resolution=2)
                here = len(range(i, many, 4))
                k.add("fringe thread", thread, at=(w / 2, (i + 0.5) * gap - d * 0.495, 0), instances=Linear(count=here, step=(0, gap * 4, 0)), material="fringe")
    k.anchor("top", (0, 0, t), half_size=(w / 2, d / 2), round=shape in ("round", "oval"))


def _rug_outline(shape: str, w: float, d: float) -> Outline:
    if shape == "heart":
        return heart(w)
    if shape in ("round", "oval"):
        return ellipse(w / 2, d / 2, segments=72)
    return rounded_rectangle(w, d, min(w, d) * 0.015, corner_segments=4)


def _doily(k: Kit, r: float, t: float) -> None:
    """Rings of crocheted loops around a solid middle, with a scalloped hem."""
    thread = max(t * 0.6, r * 0.008)
    k.add("lace middle", Lathe(profile=[(0, 0), (r * 0.16, 0), (r * 0.18, thread), (r * 0.16, thread * 2), (0, thread * 2)], segments=48), material="lace")
    petals = 12
    k.add("lace petal", Extrude(outline=ellipse(r * 0.1, r * 0.045, segments=24), holes=[ellipse(r * 0.06, r * 0.02, segments=16)], height=thread * 1.6), at=(r * 0.25, 0, 0), instances=Radial(count=petals), material="lace")
    for share, loops, size in ((0.42, 18, 0.072), (0.58, 26, 0.07), (0.74, 32, 0.074)):
        k.add("lace ring", Torus(radius=r * (share - size), tube=thread, segments=96, tube_segments=6), at=(0, 0, thread), material="lace")
        k.add("lace loop", Torus(radius=r * size, tube=thread, segments=20, tube_segments=6), at=(r * share, 0, thread), instances=Radial(count=loops), material="lace")
    k.add("lace ring outer", Torus(radius=r * 0.82, tube=thread * 1.3, segments=96, tube_segments=6), at=(0, 0, thread * 1.3), material="lace")
    k.add("lace fan", Extrude(outline=_fan(r * 0.17), holes=[ellipse(r * 0.035, r * 0.022, segments=12, center=(0.0, r * 0.08))], height=thread * 1.6), at=(r * 0.815, 0, 0), rotate=(0, 0, -90), instances=Radial(count=16), material="lace")
    k.anchor("top", (0, 0, thread * 2), half_size=(r, r), round=True)


def _fan(size: float) -> Outline:
    """A scallop opening towards +y from the origin."""
    points: Outline = [(-size * 0.6, 0.0), (size * 0.6, 0.0)]
    for i in range(25):
        a = math.pi * i / 24
        bump = 1 + 0.06 * math.cos(10 * a)
        points.append((size * 0.98 * math.cos(a) * bump, size * 0.25 + size * 0.75 * math.sin(a) * bump))
    return points


@asset(
    kind="blanket",
    words=("blanket", "quilt", "patchwork quilt", "throw", "bedspread", "comforter", "towel", "duvet"),
    about="A folded blanket, quilt or towel with a fringe or hem.",
    parameters=(
        length("width", 0.5, 0.2, 2.5, words=("width", "wide")),
        length("depth", 0.38, 0.15, 2.5, words=("depth", "deep", "length", "long")),
        count("folds", 4, 2, 8, words=("folds", "layers")),
        choice("shape", "folded", "spread"),
        flag("fringe", False, words=("fringe", "fringes")),
    ),
    slots={"cloth": Material(preset="wool", color="#b5533c"), "trim": Material(preset="cotton", color="#f0e6d0")},
    main_slot="cloth",
    states=("folded", "spread"),
    adjectives={
        "woolen": {"fringe": True}, "woollen": {"fringe": True},
    },
    styles={"vintage": {"fringe": True}},
    style_materials={"vintage": {"cloth": Material(preset="tartan")}},
)  # fmt: skip
def blanket(k: Kit) -> None:
    """Layers joined by round folds on alternate sides, as one cloth; spread, a rippled sheet."""
    w, d, n = k.m("width"), k.m("depth"), k.n("folds")
    if k.state("spread") or (k.s("shape") == "spread" and not k.state("folded")):
        _spread_blanket(k, w * 3, d * 4)
        return
    t = 0.024
    gap = t * 1.08
    path: list[tuple[float, float, float]] = []
    for i in range(n):
        sign = 1 if i % 2 == 0 else -1
        z = t / 2 + gap * i
        reach = d / 2 - gap * 0.5
        for f in (-1.0, -0.5, 0.0, 0.5, 1.0):
            path.append((0.0, sign * f * reach * (1 - 0.012 * i), z + 0.002 * math.cos(f * 3 + i)))
        if i < n - 1:
            path.append((0.0, sign * (reach + gap * 0.42), z + gap / 2))
    half = w / 2
    outline = [(-half, -t / 2), (-half * 0.9, -t / 2), (half * 0.9, -t / 2), (half, -t / 2), (half + t * 0.25, 0.0), (half, t / 2), (half * 0.9, t / 2), (-half * 0.9, t / 2), (-half, t / 2), (-half - t * 0.25, 0.0)]
    k.add("blanket", Sweep(path=path, profile=outline, resolution=4), material="cloth")
    top = t + gap * (n - 1)
    for share in (-0.36, -0.3):
        k.add("blanket stripe", Sweep(path=[(0, y, top + 0.0005 + 0.002 * math.cos(y / (d / 2) * 3 * (1 if n % 2 else -1) + n - 1)) for y in (d * share, d * (share + 0.035))], profile=[(-half * 0.995, -0.002), (half * 0.995, -0.002), (half * 0.995, 0.0015), (-half * 0.995, 0.0015)]), material="trim")
    if k.on("fringe"):
        end = (1 if (n - 1) % 2 == 0 else -1) * (d / 2 - gap * 0.5)
        sign = 1 if end > 0 else -1
        many = max(10, round(w / 0.016))
        gap = w * 0.98 / many
        for i, sway in enumerate((-0.004, 0.001, 0.004)):
            thread = Sweep(path=[(0, end * 0.985, top - t / 2), (0, end + sign * 0.018, top - t * 0.7), (sway, end + sign * 0.024, top - t / 2 - 0.035)], radius=0.0035, segments=6, resolution=3, round_caps=True)
            k.add("fringe", thread, at=((i + 0.5) * gap - w * 0.49, 0, 0), instances=Linear(count=len(range(i, many, 3)), step=(gap * 3, 0, 0)), material="cloth")
    k.anchor("top", (0, 0, top), half_size=(w / 2, d / 2))


def _spread_blanket(k: Kit, w: float, d: float) -> None:
    n = 40
    vertices: list[tuple[float, float, float]] = []
    phase = k.rng.uniform(0, 6)
    for layer in (0.0, 0.016):
        for j in range(n + 1):
            for i in range(n + 1):
                u, v = 2 * i / n - 1, 2 * j / n - 1
                ripple = 0.018 * (1 + math.sin(3.1 * u + 2.2 * v + phase) * math.sin(2.7 * v - u)) * (0.4 + 0.6 * max(abs(u), abs(v)) ** 3)
                vertices.append((u * w / 2 * (1 + 0.012 * math.sin(7 * v)), v * d / 2 * (1 + 0.012 * math.sin(6 * u + 1)), layer + ripple))
    row, size = n + 1, (n + 1) ** 2
    faces: list[list[int]] = []
    for j in range(n):
        for i in range(n):
            a = j * row + i
            faces += [[a + row, a + row + 1, a + 1, a], [a + size, a + size + 1, a + size + row + 1, a + size + row]]
    border = [*range(n), *(j * row + n for j in range(n)), *(n * row + i for i in range(n, 0, -1)), *(j * row for j in range(n, 0, -1))]
    faces += [[a, b, b + size, a + size] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
    k.add("blanket", PolyMesh(vertices=vertices, faces=faces), material="cloth", smooth=True)
    k.anchor("top", (0, 0, 0.05), half_size=(w / 2, d / 2))


@asset(
    kind="cushion",
    words=("cushion", "pillow", "throw pillow", "pincushion", "pouffe", "bolster", "beanbag", "ottoman"),
    about="A stuffed cushion: square, round, heart-shaped, or a bolster, with piping and tassels.",
    parameters=(
        length("width", 0.45, 0.08, 1.5, words=("width", "wide", "diameter", "size")),
        length("thickness", 0.16, 0.02, 0.6, words=("thickness", "thick", "height")),
        choice("shape", "square", "round", "heart", "star", "bolster", "rectangular"),
        flag("tassels", False, words=("tassels", "tassel")),
        flag("piping", True, words=("piping", "trim", "stitching", "threads", "embroidery")),
        flag("button", False, words=("button", "tuft")),
    ),
    slots={"cover": Material(preset="velvet", color="#7b2d4f"), "trim": Material(preset="satin", color="#d6a94a")},
    main_slot="cover",
    adjectives={"tufted": {"button": True}, "golden": {}, "heart-shaped": {"shape": "heart"}, "ottoman": {"shape": "round", "thickness": 0.4}},
    parts={"edge": "piping", "thread": "piping", "stitching": "piping"},
)  # fmt: skip
def cushion(k: Kit) -> None:
    """Fullest in the middle, thin at a corded seam."""
    w, t, shape = k.m("width"), min(k.m("thickness"), k.m("width")), k.s("shape")
    cord = max(0.0035, w * 0.011)
    if shape == "bolster":
        r = t / 2
        k.add("cushion", Lathe(profile=[(0, -w / 2), (r * 0.55, -w / 2), (r * 0.9, -w / 2 + r * 0.1), (r, -w / 2 + r * 0.35), (r * 1.02, 0), (r, w / 2 - r * 0.35), (r * 0.9, w / 2 - r * 0.1), (r * 0.55, w / 2), (0, w / 2)], smooth=True, segments=48), at=(0, 0, r), rotate=(0, 90, 0), material="cover")
        for sx in (-1, 1):
            if k.on("piping"):
                k.add("piping", Torus(radius=r * 0.93, tube=cord, segments=48, tube_segments=8), at=(sx * (w / 2 - r * 0.13), 0, r), rotate=(0, 90, 0), material="trim")
            k.add("button", Sphere(radius=r * 0.16, segments=20), at=(sx * w / 2, 0, r), scale=(0.6, 1, 1), material="trim")
        k.anchor("top", (0, 0, t), half_size=(w * 0.4, r * 0.5))
        return
    depth = w * 0.66 if shape == "rectangular" else w
    if shape in ("square", "rectangular"):
        k.add("cushion", pillow(w, depth, t, cells=24), material="cover", smooth=True)
        seam = [(x * (1 - 0.07 * (1 - (y / (depth / 2)) ** 2)) if abs(abs(x) - w / 2) < 1e-9 else x, y * (1 - 0.07 * (1 - (x / (w / 2)) ** 2)) if abs(abs(y) - depth / 2) < 1e-9 else y, t / 2)
                for x, y in _densified(rectangle(w, depth), 10)]  # fmt: skip
        corners = [(sx * w / 2, sy * depth / 2) for sx in (-1, 1) for sy in (-1, 1)]
    else:
        outline = {"heart": heart(w, segments=96), "star": _rounded_star(w / 2), "round": circle(w / 2, segments=64)}[shape]
        k.add("cushion", _stuffed(outline, t), material="cover", smooth=True)
        seam = [(x, y, t / 2) for x, y in outline]
        corners = [(0.0, min(y for _, y in outline))] if shape == "heart" else []
    if k.on("piping"):
        k.tube("piping", seam, cord, closed=True, smooth=False, segments=8, material="trim")
    if k.on("button"):
        k.add("button", Sphere(radius=w * 0.035, segments=20), at=(0, 0, t * 0.99), scale=(1, 1, 0.5), material="trim")
    if k.on("tassels"):
        for x, y in corners:
            turn = math.degrees(math.atan2(y, x))
            size = w * 0.2
            with k.group("tassel", at=(x, y, t / 2), rotate=(0, 0, turn)):
                k.add("tassel knot", Sphere(radius=size * 0.16, segments=16), at=(size * 0.08, 0, 0), material="trim")
                k.rod("tassel skirt", (size * 0.15, 0, 0), (size, 0, -t * 0.3), size * 0.1, size * 0.22, material="trim")
    k.anchor("top", (0, 0, t * 0.97), half_size=(w * 0.32, depth * 0.32), round=True)


def _densified(outline: Outline, steps: int) -> Outline:
    result: Outline = []
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        result += [(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) for i in range(steps)]
    return result


def _rounded_star(r: float) -> Outline:
    points = _densified(star(5, r, r * 0.52), 8)
    for _ in range(6):
        points = [((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4) for a, b, c in zip([points[-1], *points[:-1]], points, [*points[1:], points[0]], strict=True)]
    return points


def _stuffed(outline: Outline, t: float) -> PolyMesh:
    """A star-convex outline puffed up on both sides of its seam."""
    n, rings = len(outline), 10
    vertices: list[tuple[float, float, float]] = [(x, y, t / 2) for x, y in outline]
    faces: list[list[int]] = []
    cx = sum(x for x, _ in outline) / n
    cy = sum(y for _, y in outline) / n
    for side in (1, -1):
        before = list(range(n))
        for r in range(1, rings):
            s = math.cos(math.pi / 2 * r / rings)
            z = t / 2 * (1 + side * (1 - s * s) ** 0.45)
            first = len(vertices)
            vertices += [(cx + (x - cx) * s, cy + (y - cy) * s, z) for x, y in outline]
            here = list(range(first, first + n))
            for i in range(n):
                ring = [before[i], before[(i + 1) % n], here[(i + 1) % n], here[i]]
                faces.append(ring if side > 0 else ring[::-1])
            before = here
        vertices.append((cx, cy, t / 2 * (1 + side)))
        tip = len(vertices) - 1
        for i in range(n):
            triangle = [before[i], before[(i + 1) % n], tip]
            faces.append(triangle if side > 0 else triangle[::-1])
    return PolyMesh(vertices=vertices, faces=faces)


