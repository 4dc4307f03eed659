"""Tables and desks."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sweep


@asset(
    kind="table",
    words=("table", "dining table", "kitchen table", "coffee table", "side table", "end table", "tabletop"),
    about="A table with a round, square or rectangular top on legs, a pedestal or trestles.",
    parameters=(
        length("height", 0.75, 0.2, 1.5, words=("height", "tall", "high")),
        length("width", 1.2, 0.2, 6.0, words=("width", "wide", "length", "long", "diameter")),
        length("depth", 0.8, 0.2, 3.0, words=("depth", "deep")),
        length("top_thickness", 0.032, 0.008, 0.2, words=("top thickness", "thickness of the top")),
        length("leg_thickness", 0.06, 0.01, 0.3, words=("leg thickness",)),
        count("legs", 4, 1, 12),
        choice("shape", "rectangular", "round", "square", "oval"),
        choice("leg_style", "square", "turned", "tapered", "hairpin", "pedestal"),
        flag("drawer", False),
    ),
    slots={"top": "oak", "leg": "oak", "knob": "brass"},
    main_slot="top",
    styles={
        "modern": {"leg_style": "tapered", "top_thickness": Times(0.8)},
        "antique": {"leg_style": "turned", "leg_thickness": Times(1.25)},
        "rustic": {"top_thickness": Times(1.7), "leg_thickness": Times(1.5)},
        "industrial": {"leg_style": "hairpin"},
    },
    adjectives={"low": {"height": Times(0.6)}, "coffee": {"height": 0.42}, "long": {"width": Times(1.6)}},
)
def table(k: Kit) -> None:
    """The top, then an apron under it, then the legs."""
    height, width, depth, thick = k.m("height"), k.m("width"), k.m("depth"), k.m("top_thickness")
    shape = k.s("shape")
    if shape in ("round", "square"):
        depth = width
    elliptic = shape in ("round", "oval")
    under = height - thick
    if elliptic:
        edge = thick * 0.35
        top = Lathe(
            profile=[(0, 0), (width / 2 - edge, 0), (width / 2, edge), (width / 2, thick - edge),
                     (width / 2 - edge, thick), (0, thick)],
            segments=96,
        )  # fmt: skip
        k.add("top", top, at=(0, 0, under), scale=(1, depth / width, 1), material="top")
    else:
        outline = rounded_rectangle(width, depth, min(0.02, depth / 8))
        k.add("top", Extrude(outline=outline, height=thick, bevel=thick * 0.16), at=(0, 0, under), material="top")
    k.anchor("top", (0, 0, height), half_size=(width / 2, depth / 2), round=elliptic)
    k.anchor("under", (0, 0, 0), half_size=(width / 2, depth / 2), round=elliptic, height=under)
    if k.s("leg_style") == "pedestal" or k.n("legs") == 1:
        _pedestal(k, under, min(width, depth))
        return
    _apron(k, width, depth, under, elliptic=elliptic)
    _legs(k, width, depth, under, elliptic=elliptic)


def _pedestal(k: Kit, under: float, width: float) -> None:
    r = max(k.m("leg_thickness") * 0.8, 0.02)
    foot = width * 0.3
    profile = [(foot, 0), (foot, 0.02), (foot * 0.6, 0.045), (r * 1.5, 0.09), (r, 0.16), (r * 0.9, under * 0.5),
               (r * 1.3, under * 0.62), (r, under * 0.72), (r * 1.2, under - 0.05), (width * 0.2, under)]  # fmt: skip
    k.add("leg pedestal", Lathe(profile=profile, fillet=0.01), material="leg")


def _apron(k: Kit, width: float, depth: float, under: float, *, elliptic: bool) -> None:
    deep = min(0.09, under * 0.2)
    if k.s("leg_style") == "hairpin":
        return
    if elliptic:
        r = width * 0.36
        ring = Lathe(profile=[(r - 0.02, 0), (r, 0), (r, deep), (r - 0.02, deep)], closed=True, segments=96)
        k.add("apron", ring, at=(0, 0, under - deep), scale=(1, depth / width, 1), material="leg")
        return
    inset = k.m("leg_thickness") * 0.5 + 0.04
    x, y = width / 2 - inset, depth / 2 - inset
    for name, size, at in (
        ("apron front", (2 * x, 0.02, deep), (0.0, -y, under - deep)),
        ("apron back", (2 * x, 0.02, deep), (0.0, y, under - deep)),
        ("apron left", (0.02, 2 * y, deep), (-x, 0.0, under - deep)),
        ("apron right", (0.02, 2 * y, deep), (x, 0.0, under - deep)),
    ):
        k.add(name, Box(size=size), at=at, material="leg", bevel=0.002)
    if k.on("drawer"):
        k.add("drawer", Box(size=(width * 0.4, 0.024, deep * 0.8)), at=(0, -y - 0.012, under - deep * 0.9),
              material="leg", bevel=0.003)  # fmt: skip
        k.add("knob", Lathe(profile=[(0.006, 0), (0.005, 0.012), (0.014, 0.02), (0.012, 0.028), (0, 0.03)], smooth=True),
              at=(0, -y - 0.024, under - deep * 0.5), rotate=(90, 0, 0), material="knob")  # fmt: skip


def _legs(k: Kit, width: float, depth: float, under: float, *, elliptic: bool) -> None:
    t = k.m("leg_thickness")
    n = k.n("legs")
    if elliptic or n != 4:
        ring = Radial(count=n, start=0.0)
        at = (0.0, -width * 0.36, 0.0)
        _leg(k, "leg", at, under, t, instances=ring, squash=depth / width)
        return
    x, y = width / 2 - t * 0.5 - 0.04, depth / 2 - t * 0.5 - 0.04
    for side, sx in (("left", -1), ("right", 1)):
        for end, sy in (("front", -1), ("back", 1)):
            _leg(k, f"leg {end} {side}", (sx * x, sy * y, 0.0), under, t)


def _leg(
    k: Kit, name: str, at: tuple[float, float, float], height: float, t: float,
    *, instances: Radial | None = None, squash: float = 1.0,
) -> None:  # fmt: skip
    style = k.s("leg_style")
    at = (at[0], at[1] * squash, at[2])
    if style == "turned":
        r = t / 2
        profile = [(r * 0.55, 0), (r * 0.7, 0.01), (r * 0.5, height * 0.08), (r * 0.8, height * 0.3),
                   (r, height * 0.55), (r * 0.65, height * 0.64), (r, height * 0.68), (r * 0.6, height * 0.72),
                   (r * 0.95, height * 0.78), (r, height * 0.8), (r, height)]  # fmt: skip
        k.add(name, Lathe(profile=profile, smooth=True, segments=40), at=at, material="leg", instances=instances)
    elif style == "hairpin":
        with k.group(name, at=at, instances=instances):
            for i, dx in enumerate((-0.05, 0.05)):
                k.rod(f"leg wire {i}", (dx, 0, height), (0, 0, 0.006), 0.006, material="leg")
            k.add("leg foot", Cylinder(radius=0.012, height=0.008), material="leg")
            k.add("leg plate", Box(size=(0.14, 0.06, 0.004)), at=(0, 0, height - 0.004), material="leg")
    elif style == "tapered":
        shape = Sweep(path=[(0, 0, 0), (0, 0, height)], radius=t / 2, radii=[0.5, 1.0], smooth=False, segments=24)
        k.add(name, shape, at=at, material="leg", instances=instances)
    else:
        k.add(name, Box(size=(t, t, height)), at=at, material="leg", bevel=t * 0.06, instances=instances)
