"""Books, notebooks, newspapers and sheets of paper."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import Times, asset, count, factor, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.program import Displace, Subdivide
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Torus


@asset(
    kind="book",
    words=("book", "novel", "tome", "dictionary", "bible", "cookbook", "textbook", "encyclopedia", "hardcover", "manuscript",
           "grimoire", "photo album"),
    about="A bound book, lying closed or open.",
    parameters=(
        length("height", 0.24, 0.05, 1.2, words=("height", "tall", "length")),
        length("width", 0.16, 0.03, 0.9),
        length("thickness", 0.035, 0.006, 0.3, words=("thickness", "thick")),
        factor("board", 0.003, 0.0015, 0.01, words=("cover thickness",)),
        flag("clasp", False),
        flag("ribbon", True, words=("ribbon", "bookmark")),
    ),
    slots={
        "cover": Material(preset="leather", color="#6d2f24"), "page": Material(preset="paper", color="#efe4c8"),
        "detail": "gold", "ribbon": Material(preset="satin", color="#a01c2c"),
    },
    main_slot="cover",
    adjectives={"thick": {"thickness": Times(1.8)}, "thin": {"thickness": Times(0.5)}},
    styles={"antique": {"clasp": True, "thickness": Times(1.3)}},
    states=("open",),
    parts={"spine": "spine", "cover": "cover", "page": "page", "gold": "detail", "bookmark": "ribbon"},
)  # fmt: skip
def book(k: Kit) -> None:
    """Boards, a rounded spine with raised bands, and the block of pages."""
    h, w, t = k.m("height"), k.m("width"), k.m("thickness")
    if k.state("open"):
        _open_book(k, h, w, t)
        return
    board = min(k.m("board"), t * 0.2)
    inset = min(0.004, w * 0.04)
    outline = rounded_rectangle(w, h, min(0.004, w * 0.05))
    for name, z in (("cover back", 0.0), ("cover front", t - board)):
        k.add(name, Extrude(outline=outline, height=board, bevel=board * 0.3), at=(0, 0, z), material="cover")
    # The spine bulges a little; the fore-edge of the pages is hollow to match.
    arc = [(-w / 2 - 0.10 * t * math.sin(math.pi * i / 12), t * i / 12) for i in range(13)]
    spine = [*arc, (-w / 2 + board, t), (-w / 2 + board, 0.0)]
    k.add("spine", Extrude(outline=[(x, z) for x, z in spine], height=h), at=(0, h / 2, 0), rotate=(90, 0, 0),
          material="cover")  # fmt: skip
    pages = [(-w / 2 + board * 0.5, board * 0.8), (w / 2 - inset, board * 0.8)]
    pages += [
        (w / 2 - inset - 0.06 * t * math.sin(math.pi * i / 8), board + (t - 2 * board) * i / 8) for i in range(1, 8)
    ]
    pages += [(w / 2 - inset, t - board * 0.8), (-w / 2 + board * 0.5, t - board * 0.8)]
    k.add("page block", Extrude(outline=pages, height=h - 2 * inset), at=(0, h / 2 - inset, 0), rotate=(90, 0, 0),
          material="page")  # fmt: skip
    _tooling(k, h, w, t)
    if k.on("ribbon"):
        k.add("ribbon", Box(size=(0.006, 0.03, 0.0012)), at=(w * 0.1, -h / 2 - 0.008, t * 0.5), material="ribbon")
    if k.on("clasp"):
        for n, y in enumerate((-h * 0.28, h * 0.28), start=1):
            k.add(f"detail clasp {n}", Box(size=(0.012, 0.014, t + 0.003), pivot="center"), at=(w / 2 - 0.002, y, t / 2),
                  material="detail", bevel=0.001)  # fmt: skip
    k.anchor("top", (0, 0, t), half_size=(w * 0.45, h * 0.45))
    k.anchor("grip", (0, 0, t / 2), radius=t / 2)


def _tooling(k: Kit, h: float, w: float, t: float) -> None:
    """Gilt lines on the cover and raised bands across the spine."""
    thin = max(0.0004, 0.002 * w)
    x, y, line = w * 0.42, h * 0.45, max(0.0015, w * 0.012)
    for n, (size, at) in enumerate((
        ((2 * x, line, 2 * thin), (0.0, y, t)), ((2 * x, line, 2 * thin), (0.0, -y, t)),
        ((line, 2 * y - line, 2 * thin), (x, 0.0, t)), ((line, 2 * y - line, 2 * thin), (-x, 0.0, t)),
    ), start=1):  # fmt: skip
        k.add(f"detail line {n}", Box(size=size, pivot="center"), at=at, material="detail")
    k.add("detail ornament", Cylinder(radius=w * 0.13, height=2 * thin, segments=8, pivot="center"), at=(0, h * 0.08, t),
          material="detail")  # fmt: skip
    k.add(
        "detail title", Box(size=(w * 0.45, h * 0.03, 2 * thin), pivot="center"), at=(0, -h * 0.2, t), material="detail"
    )
    for n in range(4):
        y = h * (-0.33 + 0.22 * n)
        k.add("spine band", Box(size=(0.004 + 0.08 * t, 0.005, t * 0.9), pivot="center"), at=(-w / 2 - 0.05 * t, y, t / 2),
              material="cover", bevel=0.001)  # fmt: skip


def _open_book(k: Kit, h: float, w: float, t: float) -> None:
    """Two arched halves of pages on two boards."""
    board = min(k.m("board"), t * 0.2)
    k.add("cover", Box(size=(2 * w + 0.01, h + 0.008, board)), material="cover", bevel=board * 0.3)
    half = [(0.0, board * 0.8), (w, board * 0.8), (w - 0.003, t * 0.35)]
    half += [(w * (1 - i / 10), t * (0.36 + 0.24 * math.sin(math.pi * (i / 10) ** 0.8))) for i in range(1, 10)]
    half += [(0.0, t * 0.3)]
    for name, sign in (("page right", 1.0), ("page left", -1.0)):
        outline = [(sign * x, z) for x, z in half]
        k.add(name, Extrude(outline=outline, height=h), at=(0, h / 2, 0), rotate=(90, 0, 0), material="page")
    if k.on("ribbon"):
        k.add("ribbon", Box(size=(0.006, h + 0.05, 0.0015)), at=(0.0, -0.02, t * 0.31), material="ribbon")
    k.anchor("top", (0, 0, t * 0.6), half_size=(w * 0.8, h * 0.4))


@asset(
    kind="notebook",
    words=("notebook", "journal", "diary", "notepad", "sketchbook", "spiral notebook", "exercise book"),
    about="A notebook with a wire spiral and an elastic band.",
    parameters=(
        length("height", 0.21, 0.05, 0.6),
        length("width", 0.148, 0.03, 0.45),
        length("thickness", 0.014, 0.005, 0.06),
        count("rings", 18, 4, 40),
    ),
    slots={"cover": Material(preset="cardboard", color="#2f5d8a"), "page": "paper", "ring": "steel"},
    parts={"spiral": "ring"},
)
def notebook(k: Kit) -> None:
    """Two card covers, a block of pages, and rings along the left edge."""
    h, w, t = k.m("height"), k.m("width"), k.m("thickness")
    for name, z in (("cover back", 0.0), ("cover front", t - 0.0015)):
        k.add(name, Extrude(outline=rounded_rectangle(w, h, 0.006), height=0.0015), at=(0, 0, z), material="cover")
    k.add("page block", Box(size=(w - 0.006, h - 0.006, t - 0.0026)), at=(0, 0, 0.0013), material="page")
    n = k.n("rings")
    step = (h - 0.03) / max(n - 1, 1)
    ring = Torus(radius=t * 0.5 + 0.003, tube=0.0008, segments=20, tube_segments=8)
    k.add("ring", ring, at=(-w / 2 + 0.004, 0, t / 2), rotate=(90, 0, 0), material="ring",
          instances=Linear(count=n, step=(0, step, 0), center=True))  # fmt: skip
    k.anchor("top", (0, 0, t), half_size=(w * 0.45, h * 0.45))
    k.anchor("grip", (0, 0, t / 2), radius=t / 2)


@asset(
    kind="newspaper",
    words=("newspaper", "magazine", "paper", "sheet of paper", "letter", "document", "homework", "page", "brochure"),
    about="A folded newspaper or a few sheets.",
    parameters=(length("height", 0.3, 0.05, 0.8), length("width", 0.22, 0.04, 0.6), count("sheets", 6, 1, 30)),
    slots={"sheet": Material(preset="newspaper"), "ink": Material(preset="paper", color="#2b2b2b")},
    states=("folded", "crumpled"),
)
def newspaper(k: Kit) -> None:
    """Sheets of paper, each turned a little against the last; a headline on the top one."""
    h, w, n = k.m("height"), k.m("width"), k.n("sheets")
    if k.state("crumpled"):
        k.add("sheet ball", Box(size=(w * 0.4, w * 0.4, w * 0.36)), material="sheet", flat=True,
              modifiers=[Subdivide(levels=4), Displace(strength=w * 0.09, scale=w * 0.12, octaves=3, seed=k.seed)])  # fmt: skip
        return
    thick = 0.0012
    for i in range(n):
        turn = k.rng.uniform(-2.5, 2.5) if i else 0.0
        k.add("sheet", Box(size=(w, h, thick)), at=(0, 0, i * thick * 0.9), rotate=(0, 0, turn), material="sheet")
    top = (n - 1) * thick * 0.9 + thick
    k.add("ink head", Box(size=(w * 0.7, h * 0.07, 0.0006), pivot="center"), at=(0, h * 0.4, top), material="ink")
    k.anchor("top", (0, 0, top), half_size=(w * 0.45, h * 0.45))
    k.anchor("grip", (0, 0, top / 2), radius=0.01)
