"""Bookshelves and the books on them."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude

BOOK_SLOTS = {
    "book red": Material(preset="leather", color="#8f2f2c"), "book blue": Material(preset="leather", color="#2f4a6f"),
    "book green": Material(preset="leather", color="#3f6247"), "book ochre": Material(preset="leather", color="#b8863b"),
    "book cream": Material(preset="leather", color="#d9cbb0"), "page": "paper",
}  # fmt: skip


_BOOK_COLORS = ("book red", "book blue", "book green", "book ochre", "book cream")


def _books(k: Kit, left: float, right: float, back: float, depth: float, z: float, tall: float) -> None:
    """A row of upright books, seeded sizes, the last leaning."""
    x = left + 0.004
    while True:
        # Few sizes, so that books share their meshes.
        thick, high = k.rng.choice(
            ((0.018, 0.2), (0.024, 0.235), (0.03, 0.22), (0.036, 0.265), (0.044, 0.285), (0.022, 0.18))
        )
        high = min(tall * 0.93, high)
        deep = min(depth * 0.9, high * 0.68)
        if x + thick > right - 0.06 or (x > left + (right - left) * 0.3 and k.rng.random() < 0.05):
            break
        y = back - deep / 2
        slot = k.rng.choice(_BOOK_COLORS)
        cover = min(0.0022, thick * 0.15)
        outline = [(-thick / 2, -deep / 2), (thick / 2, -deep / 2), (thick / 2, deep / 2), (thick / 2 - cover, deep / 2),
                   (thick / 2 - cover, -deep / 2 + cover), (-thick / 2 + cover, -deep / 2 + cover), (-thick / 2 + cover, deep / 2), (-thick / 2, deep / 2)]  # fmt: skip
        with k.group("book", at=(x + thick / 2, y, z)):
            k.add("book cover", Extrude(outline=outline, height=high), material=slot)
            k.add(
                "book pages",
                Box(size=(thick - cover * 1.6, deep - cover * 2, high - 0.006)),
                at=(0, 0, 0.003),
                material="page",
            )
        x += thick + 0.001
    if right - x > 0.09 and tall > 0.2:
        high, thick = min(tall * 0.88, 0.22), 0.026
        angle = min(22.0, math.degrees(math.atan2(right - x - 0.04, high)))
        a = math.radians(angle)
        k.add(
            "book leaning",
            Box(size=(thick, 0.15, high)),
            at=(x + thick / 2 + high * math.sin(a) - 0.0005 + 0.004, back - 0.09, z + thick / 2 * math.sin(a)),
            rotate=(0, -angle, 0),
            material="book blue",
            bevel=0.002,
        )


@asset(
    kind="bookshelf",
    words=("bookshelf", "bookcase", "shelf", "shelving unit", "shelves", "book shelf"),
    about="A tall case of shelves, filled with books or empty.",
    parameters=(
        length("height", 1.9, 0.4, 3.5, words=("height", "tall", "high")),
        length("width", 0.9, 0.3, 2.4, words=("width", "wide")),
        length("depth", 0.3, 0.15, 0.8, words=("depth", "deep")),
        count("shelves", 5, 1, 10, words=("shelves", "boards")),
        flag("books", True),
    ),
    slots={"frame": "oak", "shelf": "oak", "back": "oak", **BOOK_SLOTS},
    main_slot="frame",
    styles={"industrial": {}, "rustic": {}},
    style_materials={"industrial": {"frame": Material(preset="black_iron")}, "rustic": {"frame": Material(preset="weathered_wood"), "shelf": Material(preset="weathered_wood")}},
    adjectives={"empty": {"books": False}, "full": {"books": True}, "low": {"height": 0.9, "shelves": 2}, "tall": {"height": Times(1.2), "shelves": 6}},
    parts={"board": "shelf", "side": "side"},
)  # fmt: skip
def bookshelf(k: Kit) -> None:
    """Two sides, a top with a small cornice, a plinth, shelves and a thin back."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("shelves")
    t = 0.022
    plinth = min(0.08, h * 0.1)
    for side, sx in (("left", -1), ("right", 1)):
        k.add(
            f"side {side}", Box(size=(t, d, h - 0.02)), at=(sx * (w / 2 - t / 2), 0, 0), material="frame", bevel=0.002
        )
    k.add("top", slab(w + 0.03, d + 0.02, 0.028, corner=0.004, edge=0.006), at=(0, -0.005, h - 0.028), material="frame")
    k.add("back panel", Box(size=(w - t, 0.008, h - 0.04)), at=(0, d / 2 - 0.006, 0.02), material="back")
    k.add("plinth", Box(size=(w - t, 0.018, plinth)), at=(0, -d / 2 + 0.03, 0), material="frame", bevel=0.002)
    inner = (h - 0.028 - plinth) / n
    for i in range(n):
        z = plinth + inner * i
        k.add(
            f"shelf {i + 1}", Box(size=(w - 2 * t + 0.004, d - 0.014, t)), at=(0, 0, z), material="shelf", bevel=0.002
        )
        k.anchor(
            "inside" if i == n - 1 else f"shelf_{i + 1}", (0, 0, z + t), half_size=(w / 2 - t, d / 2), height=inner - t
        )
        if k.on("books") and inner > 0.13:
            _books(k, -w / 2 + t, w / 2 - t, d / 2 - 0.016, d - 0.02, z + t - 0.0005, inner - t - 0.01)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))
