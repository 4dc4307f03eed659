"""Desks for writing, for the office and for school."""

import math

from prompt2mesh.library.furniture.forms import beam, slab
from prompt2mesh.library.furniture.storage import drawer_front
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude


@asset(
    kind="desk",
    words=("desk", "writing desk", "office desk", "workbench", "school desk", "work table", "computer desk"),
    about="A writing desk with drawer pedestals, a school desk with a sloping lid, or a plain work desk.",
    parameters=(
        length("height", 0.75, 0.4, 1.3, words=("height", "tall", "high")),
        length("width", 1.35, 0.5, 3.0, words=("width", "wide", "length", "long")),
        length("depth", 0.65, 0.35, 1.3, words=("depth", "deep")),
        count("drawers", 3, 0, 6),
        choice("shape", "pedestal", "legs", "school"),
        choice("handle", "bar", "knob"),
    ),
    slots={"body": "oak", "top": "oak", "drawer": "oak", "leg": "oak", "handle": "brass", "metal": Material(preset="painted_metal", color="#4f6b57")},
    main_slot="body",
    states=("open",),
    styles={"modern": {"shape": "legs", "drawers": 2}, "antique": {"handle": "knob"}, "industrial": {"shape": "legs"}},
    style_materials={"industrial": {"leg": Material(preset="black_iron")}, "antique": {s: Material(preset="mahogany") for s in ("body", "top", "drawer", "leg")}},
    adjectives={"school": {"shape": "school", "width": 0.62, "depth": 0.46, "height": 0.7}, "elementary": {"shape": "school", "width": 0.62, "depth": 0.46, "height": 0.68}, "small": {"width": Times(0.75)}},
    parts={"knob": "handle", "lid": "top"},
)  # fmt: skip
def desk(k: Kit) -> None:
    """A top on pedestals of drawers, on legs, or a school desk with an inkwell."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("drawers")
    shape = k.s("shape")
    if shape == "school":
        _school_desk(k, h, w, d)
        return
    top = h - 0.03
    k.add("top", slab(w, d, 0.03, corner=0.008, edge=0.007), at=(0, 0, top), material="top")
    each = min(0.36, w * 0.28)
    opened = k.state("open")
    if shape == "pedestal" and n > 0:
        body_d = d - 0.05
        tall = (top - 0.05) / n
        for side, sx in (("left", -1), ("right", 1)):
            x = sx * (w / 2 - each / 2 - 0.02)
            k.add(
                f"body {side}",
                Box(size=(each, body_d, top - 0.05 + 0.001)),
                at=(x, 0.005, 0.05),
                material="body",
                bevel=0.003,
            )
            k.add(
                f"plinth {side}",
                Box(size=(each - 0.03, body_d - 0.03, 0.052)),
                at=(x, 0.005, 0),
                material="leg",
                bevel=0.002,
            )
            for i in range(n):
                out = 0.22 if opened and i == 0 and sx > 0 else 0.0
                drawer_front(
                    k,
                    f"drawer {side} {i + 1}",
                    (x, -body_d / 2 - 0.003, top - tall * (i + 0.5)),
                    (each - 0.02, tall - 0.012),
                    1,
                    "flat",
                    out=out,
                    deep=body_d * 0.8,
                )
        k.add(
            "modesty panel",
            Box(size=(w - 2 * each, 0.016, (top - 0.05) * 0.7)),
            at=(0, d * 0.25, top - (top - 0.05) * 0.7),
            material="body",
        )
        gap = w - 2 * each - 0.04
        if gap > 0.2:
            drawer_front(
                k, "drawer middle", (0, -body_d / 2 + 0.012, top - 0.045), (gap - 0.008, 0.085), 1, "flat", out=0.0
            )
            k.add("body middle", Box(size=(gap + 0.01, body_d * 0.8, 0.07)), at=(0, 0.0, top - 0.075), material="body")
    else:
        for sx in (-1, 1):
            for sy, end in ((-1, "front"), (1, "back")):
                x, y = sx * (w / 2 - 0.05), sy * (d / 2 - 0.05)
                beam(
                    k,
                    f"leg {end} {'left' if sx < 0 else 'right'}",
                    (x, y, top),
                    (x + sx * 0.015, y + sy * 0.01, 0),
                    (0.05, 0.05),
                    taper=0.6,
                    material="leg",
                )
        deep = 0.11
        k.add("body", Box(size=(w - 0.09, d - 0.09, deep)), at=(0, 0, top - deep + 0.001), material="body", bevel=0.003)
        for i in range(n):
            wide = (w - 0.15) / n
            out = 0.2 if opened and i == 0 else 0.0
            drawer_front(
                k,
                f"drawer {i + 1}",
                ((i - (n - 1) / 2) * wide, -d / 2 + 0.039, top - deep / 2),
                (wide - 0.012, deep - 0.02),
                1,
                "flat",
                out=out,
                deep=d * 0.6,
            )
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))
    k.anchor("under", (0, 0, 0), half_size=(w / 2 - each, d / 2), height=top - 0.12)


def _school_desk(k: Kit, h: float, w: float, d: float) -> None:
    """The desk of old classrooms: a box with a sloping hinged lid on a bent steel frame."""
    deep, slope = 0.14, 8.0
    drop = d * math.sin(math.radians(slope))
    front, back = h - drop - 0.02, h - 0.02
    side = [(-d / 2, front - deep * 0.6), (d / 2, front - deep * 0.6), (d / 2, back), (-d / 2, front)]
    for name, sx in (("left", -1), ("right", 1)):
        k.add(
            f"body side {name}",
            Extrude(outline=side, height=0.016, bevel=0.002, pivot="center"),
            at=(sx * (w / 2 - 0.02), 0, 0),
            rotate=(90, 0, 90),
            material="body",
        )
        x = sx * (w / 2 - 0.05)
        base = front - deep * 0.6
        k.tube(
            f"leg {name}",
            [
                (x, -d * 0.42, base + 0.01),
                (x, -d * 0.44, base * 0.5),
                (x, -d * 0.46, 0.05),
                (x, -d * 0.42, 0.014),
                (x, 0, 0.013),
                (x, d * 0.42, 0.014),
                (x, d * 0.46, 0.05),
                (x, d * 0.44, base * 0.5),
                (x, d * 0.42, base + 0.01),
            ],
            0.013,
            material="metal",
        )
    k.rod("leg bar", (-w / 2 + 0.05, d * 0.45, 0.22), (w / 2 - 0.05, d * 0.45, 0.22), 0.01, material="metal")
    z = front - deep * 0.6
    k.add("body bottom", Box(size=(w - 0.04, d - 0.01, 0.012)), at=(0, 0, z), material="body")
    k.add("body front", Box(size=(w - 0.04, 0.014, front - z)), at=(0, -d / 2 + 0.012, z), material="body")
    k.add("body back", Box(size=(w - 0.04, 0.014, back - z)), at=(0, d / 2 - 0.012, z), material="body")
    lid = d * 0.76 / math.cos(math.radians(slope))
    strip = d * 0.25
    with k.group(
        "top lid group",
        at=(0, d / 2 - strip, back - strip * math.tan(math.radians(slope))),
        rotate=(-50 if k.state("open") else 0, 0, 0),
    ):
        k.add(
            "top lid",
            slab(w + 0.02, lid, 0.018, corner=0.008, edge=0.005),
            at=(0, -lid / 2 * math.cos(math.radians(slope)), -lid / 2 * math.sin(math.radians(slope))),
            rotate=(slope, 0, 0),
            material="top",
        )
    k.add(
        "top shelf",
        slab(w + 0.02, strip + 0.012, 0.018, corner=0.008, edge=0.005),
        at=(0, d / 2 - strip / 2 + 0.004, back - strip * 0.5 * math.tan(math.radians(slope)) + 0.001),
        rotate=(slope, 0, 0),
        material="top",
    )
    k.add(
        "inkwell",
        Cylinder(radius=0.022, height=0.02),
        at=(w / 2 - 0.06, d / 2 - strip / 2 + 0.01, back + 0.004),
        material="handle",
        bevel=0.003,
    )
    groove = back + 0.019 - strip * 0.5 * math.tan(math.radians(slope))
    k.rod(
        "pencil",
        (-w * 0.28, d / 2 - strip / 2, groove + 0.003),
        (-w * 0.02, d / 2 - strip / 2 + 0.005, groove + 0.0035),
        0.0045,
        segments=6,
        material="handle",
    )
    k.anchor("top", (0, 0, (front + back) / 2 + 0.018), half_size=(w / 2, d / 2))
    k.anchor("under", (0, 0, 0), half_size=(w / 2, d / 2), height=z)
