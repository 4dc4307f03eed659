"""Letters, words and signs."""

from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import regular_polygon, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Text


@asset(
    kind="lettering",
    words=(
        "lettering",
        "letters",
        "text",
        "word",
        "name",
        "3d text",
        "slogan",
        "initial",
        "number",
        "digit",
        "logo",
        "alphabet",
    ),
    about="Solid letters that stand in a row.",
    parameters=(
        text("text", "ABC", words=("text", "saying", "reading")),
        length("height", 0.12, 0.01, 10.0, words=("height", "tall", "size")),
        length("depth", 0.03, 0.002, 3.0, words=("depth", "deep", "thickness", "thick")),
        choice("font", "sans-bold", "sans", "mono"),
    ),
    slots={"letter": Material(preset="glossy_plastic", color="#d8232e")},
)
def lettering(k: Kit) -> None:
    """Letters with a fine bevel, standing on the ground."""
    h, d = k.m("height"), k.m("depth")
    shape = Text(text=k.s("text"), height=h, depth=d, bevel=min(0.02 * h, 0.2 * d), font=_font(k.s("font")))
    k.add("letter", shape, material="letter")
    k.anchor("top", (0, 0, h), half_size=(h, d / 2))


@asset(
    kind="sign",
    words=("sign", "signpost", "signboard", "billboard", "plaque", "nameplate",
           "placard", "notice board", "wooden sign", "shop sign"),
    about="A board with words on it, on a post.",
    parameters=(
        text("text", "OPEN", words=("text", "saying", "reading")),
        length("height", 1.6, 0.1, 12.0),
        length("width", 0.7, 0.2, 10.0),
        choice("shape", "rectangular", "octagonal", "round", "arrow", "plaque"),
    ),
    slots={"board": Material(preset="oak"), "letter": Material(preset="painted_wood", color="#f4efe2"),
           "post": "oak", "rim": Material(preset="painted_wood", color="#f4efe2")},
    adjectives={"stop": {"shape": "octagonal", "text": "STOP"}},
    parts={"pole": "post", "text": "letter"},
)  # fmt: skip
def sign(k: Kit) -> None:
    """The board, a raised rim, raised letters as wide as fit, and a post behind it."""
    h, w, shape = k.m("height"), k.m("width"), k.s("shape")
    t = max(0.02, w * 0.04)
    tall = w * {"rectangular": 0.5, "arrow": 0.42, "plaque": 0.5}.get(shape, 1.0)
    outline = {
        "octagonal": regular_polygon(8, w / 2 / 0.9239, rotation=22.5),
        "round": regular_polygon(64, w / 2),
        "arrow": [(-w / 2, -tall / 2), (w * 0.32, -tall / 2), (w / 2, 0), (w * 0.32, tall / 2), (-w / 2, tall / 2)],
    }.get(shape, rounded_rectangle(w, tall, tall * 0.08))
    low = 0.0 if shape == "plaque" else max(h - tall, 0.02)
    middle = low + tall / 2
    k.add("board", Extrude(outline=outline, height=t, bevel=t * 0.15, pivot="center"), at=(0, 0, middle), rotate=(90, 0, 0),
          material="board")  # fmt: skip
    inner = [(x * 0.92, y * (0.92 if shape in ("octagonal", "round") else 0.86)) for x, y in outline]
    outer = [(x * 0.96, y * (0.96 if shape in ("octagonal", "round") else 0.93)) for x, y in outline]
    k.add("rim", Extrude(outline=outer, holes=[inner], height=t * 0.3, pivot="center"), at=(0, -t / 2, middle), rotate=(90, 0, 0),
          material="rim")  # fmt: skip
    letters = k.s("text")
    size = min(tall * 0.42, w * (0.66 if shape in ("octagonal", "round") else 0.78) / max(0.72 * len(letters), 1.0))
    k.add("letter", Text(text=letters, height=size, depth=t * 0.6, bevel=size * 0.015 if size > 0.04 else 0.0, font="sans-bold", pivot="center"),
          at=(-0.02 * w if shape == "arrow" else 0, -t / 2, middle), material="letter")  # fmt: skip
    if shape != "plaque":
        k.add(
            "post", Box(size=(w * 0.09, w * 0.07, h * 0.995)), at=(0, t / 2 + w * 0.03, 0), material="post", bevel=0.004
        )
        for z in (middle - tall * 0.22, middle + tall * 0.22):
            k.add("bolt", Cylinder(radius=t * 0.2, height=t * 0.4, segments=16, pivot="center"), at=(0, -t / 2, z + 0.0),
                  rotate=(90, 0, 0), material="rim")  # fmt: skip
    k.anchor("top", (0, 0, middle + tall / 2), half_size=(w * 0.4, t / 2))


def _font(name: str) -> Literal["sans", "mono", "sans-bold"]:
    return "mono" if name == "mono" else "sans" if name == "sans" else "sans-bold"
