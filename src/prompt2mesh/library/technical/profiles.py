"""Bars of constant section: beams, channels, angles and hollow sections."""

from __future__ import annotations

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.technical.drawing import Ring, hollow_tube
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.triangles import prism_along_x
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.shapes import Shape

_WORDS = {
    "i": ("i-beam", "i beam", "girder", "steel beam", "i profile", "i-profile", "i section", "i-section", "double t", "universal beam",
          "wide flange beam", "i shaped beam", "i-shaped beam", "h beam", "h-beam", "h profile", "h-profile", "h section", "h-section", "h shaped beam"),
    "u": ("u channel", "c channel", "channel", "u-channel", "c-channel", "u profile", "u-profile", "u section", "c section", "c profile", "u bracket profile",
          "u shaped channel", "u-shaped channel", "u-shaped profile", "u shaped profile", "c-section", "u-section", "u shape", "c beam", "u beam", "steel channel", "u bar", "u bracket", "u-bracket", "u shaped bracket", "u-shaped bracket"),
    "l": ("angle iron", "l profile", "l-profile", "l section", "l-section", "l angle", "angle bar", "l beam", "l shaped profile", "l-shaped profile", "steel angle",
          "l bar", "angle profile", "l shape", "l-shape", "equal angle", "aluminum angle", "aluminium angle", "iron angle", "metal angle"),
    "t": ("t beam", "t-beam", "t profile", "t-profile", "t section", "t-section", "t bar", "t-bar", "t shaped profile", "t-shaped profile", "t shape", "t-shape"),
    "z": ("z profile", "z-profile", "z section", "z-section", "z bar", "z-bar", "z beam", "z purlin", "z channel", "z bracket", "z shaped profile", "z-shaped profile"),
    "hollow": ("square tube", "rectangular tube", "box section", "hollow section", "square tubing", "rectangular tubing", "rectangular pipe",
               "square pipe", "rectangular hollow section", "square hollow section", "box tube", "hollow square tube", "hollow rectangular tube", "box beam"),
    "plus": ("cross profile", "plus profile", "cross section bar", "x profile", "cruciform", "cruciform profile"),
}  # fmt: skip


@asset(
    kind="profile_bar",
    words=("profile bar", "extruded profile bar", *(w for words in _WORDS.values() for w in words)),
    about="A straight bar of I (H), U, T, L, Z, cross or hollow rectangular section.",
    parameters=(
        choice("section", "i", "u", "t", "l", "z", "hollow", "plus"),
        length("height", 0.1, 0.001, 500, words=("height", "tall", "high", "depth", "deep", "legs", "leg", "leg height", "section height", "side")),
        length("width", 0.06, 0.001, 500, words=("width", "wide", "flange width", "legs", "flanges", "leg width", "section width", "base width", "base", "side")),
        length("web", 0.006, 0.0001, 500, words=("web", "web thickness", "wall", "wall thickness", "thickness", "thick", "material thickness", "walls", "thick walls")),
        length("flange", 0.0, 0.0, 500, words=("flange thickness", "flange", "thick flanges"), about="0 for the same as the web."),
        length("length", 0.4, 0.001, 500, words=("length", "long", "deep", "depth")),
    ),
    slots={"body": "machined_steel"},
    adjectives={word: {"section": section} for section, words in _WORDS.items() for word in words}
    | {"square tube": {"section": "hollow", "width": 0.04, "height": 0.04, "web": 0.003}},
    category="part",
    machined=True,
)  # fmt: skip
def profile_bar(k: Kit) -> None:
    """The (y, z) section along x."""
    w, h, t, long = k.m("width"), k.m("height"), k.m("web"), k.m("length")
    f = k.m("flange") or t
    if 2 * t >= w or 2 * f >= h:
        raise ContradictionError(
            f"walls of {1000 * max(t, f):g} mm fill a section of {1000 * w:g} x {1000 * h:g} mm",
            hint="give thinner walls or a larger section",
        )
    machined(k, "bar", _shape(k.s("section"), w, h, t, f, long), Stock(long, w, h))
    k.anchor("top", (0, 0, h), half_size=(long / 2, w / 2))


def _shape(section: str, w: float, h: float, t: float, f: float, long: float) -> Shape:
    if section == "hollow":
        outer = [(-w / 2, 0.0), (w / 2, 0.0), (w / 2, h), (-w / 2, h)]
        inner = [(-w / 2 + t, f), (w / 2 - t, f), (w / 2 - t, h - f), (-w / 2 + t, h - f)]
        return hollow_tube(_rings(outer, long), _rings(inner, long))
    return prism_along_x(_outline(section, w / 2, h, t, f), long)


def _rings(outline: Outline, long: float) -> list[Ring]:
    return [[(x, y, z) for y, z in outline] for x in (-long / 2, long / 2)]


def _outline(section: str, w: float, h: float, t: float, f: float) -> Outline:
    """The section's corners; `w` is half of its width."""
    s, m = t / 2, h / 2
    match section:
        case "i":
            return [(-w, 0), (w, 0), (w, f), (s, f), (s, h - f), (w, h - f), (w, h), (-w, h), (-w, h - f), (-s, h - f), (-s, f), (-w, f)]  # fmt: skip
        case "u":
            return [(-w, 0), (w, 0), (w, h), (w - t, h), (w - t, f), (-w + t, f), (-w + t, h), (-w, h)]
        case "t":
            return [(-s, 0), (s, 0), (s, h - f), (w, h - f), (w, h), (-w, h), (-w, h - f), (-s, h - f)]
        case "z":
            return [(-w, 0), (s, 0), (s, h - f), (w, h - f), (w, h), (-s, h), (-s, f), (-w, f)]
        case "plus":
            f /= 2
            return [(-s, 0), (s, 0), (s, m - f), (w, m - f), (w, m + f), (s, m + f), (s, h), (-s, h), (-s, m + f), (-w, m + f), (-w, m - f), (-s, m - f)]  # fmt: skip
        case _:
            return [(-w, 0), (w, 0), (w, f), (-w + t, f), (-w + t, h), (-w, h)]
