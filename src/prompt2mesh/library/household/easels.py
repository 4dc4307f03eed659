"""The painter's easel."""

import math

from prompt2mesh.library.furniture.forms import beam, knob, slab
from prompt2mesh.library.household.wall import landscape
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rectangle
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Sphere


@asset(
    kind="easel",
    words=("easel", "painter's easel", "artist's easel", "art easel"),
    about="A painter's tripod easel with a canvas; splattered with paint when asked.",
    parameters=(
        length("height", 1.7, 0.3, 2.8, words=("height", "tall", "high")),
        flag("canvas", True, words=("canvas", "painting")),
        flag("painting", True, words=("picture",)),
        flag("splatter", False, words=("paint", "splatters", "paint splatters")),
    ),
    slots={"wood": "pine", "canvas": Material(preset="canvas", color="#f4efe3"), "metal": "brass", "sky": Material(preset="matte_paint", color="#9cc3dd"), "sun": Material(preset="matte_paint", color="#f6d98a"), "hill far": Material(preset="matte_paint", color="#8aa0bb"), "hill": Material(preset="matte_paint", color="#7fa05c"), "hill near": Material(preset="matte_paint", color="#b5653c"), "water": Material(preset="matte_paint", color="#5d94b5"),
           "paint red": Material(preset="gloss_paint", color="#d2302f"), "paint blue": Material(preset="gloss_paint", color="#2a62c9"), "paint yellow": Material(preset="gloss_paint", color="#f2c01e"), "paint green": Material(preset="gloss_paint", color="#3a9a4a")},
    main_slot="wood",
    adjectives={"paint-splattered": {"splatter": True}, "splattered": {"splatter": True}, "paint-covered": {"splatter": True}, "empty": {"canvas": False}, "blank": {"painting": False}},
    parts={"leg": "leg", "paint": "paint"},
)  # fmt: skip
def easel(k: Kit) -> None:
    """Two front legs that meet at the head, a mast, a back leg, a tray and a clamp."""
    h = k.m("height")
    t = h * 0.022
    half = h * 0.24
    top = h * 0.93
    lean = h * 0.11
    for sx, side in ((-1, "left"), (1, "right")):
        beam(k, f"leg {side}", (sx * half, -lean, 0), (sx * h * 0.035, 0.0, top), (t * 1.6, t), material="wood")
    beam(k, "leg back", (0, h * 0.4, 0), (0, t * 0.9, top * 0.97), (t * 1.6, t), material="wood")
    tray = h * 0.4
    y = -lean * (1 - tray / top)
    beam(k, "mast", (0, y - t * 0.1, tray - h * 0.12), (0, -t * 0.2, h), (t * 1.4, t), material="wood")
    beam(
        k,
        "crossbar",
        (-half * 0.76, -lean * 0.74 + t * 0.2, h * 0.22),
        (half * 0.76, -lean * 0.74 + t * 0.2, h * 0.22),
        (t * 1.6, t),
        material="wood",
    )
    k.add("tray", slab(half * 2.1, h * 0.055, t * 0.7, corner=0.004), at=(0, y - h * 0.028, tray), material="wood")
    k.add(
        "tray lip",
        Box(size=(half * 2.1, t * 0.5, t * 1.3)),
        at=(0, y - h * 0.054, tray),
        material="wood",
        bevel=t * 0.1,
    )
    k.add(
        "clamp",
        slab(h * 0.07, h * 0.045, t * 1.2, corner=0.003),
        at=(0, -lean * (1 - 0.86) - h * 0.018, h * 0.84),
        material="wood",
    )
    k.add("metal knob", knob(t * 0.55), at=(0, y - t * 0.2, tray - h * 0.06), rotate=(90, 0, 0), material="metal")
    k.add(
        "metal hinge",
        Cylinder(radius=t * 0.7, height=h * 0.09, pivot="center"),
        at=(0, t * 0.3, top * 0.965),
        rotate=(0, 90, 0),
        material="metal",
        bevel=t * 0.1,
    )
    angle = -math.degrees(math.atan2(lean, top))
    cw, ch = h * 0.36, h * 0.84 - tray - t * 0.4
    if k.on("canvas"):
        with k.group("canvas group", at=(0, y - t * 1.25, tray + t * 0.68), rotate=(angle, 0, 0)):
            k.add("canvas", Box(size=(cw, t * 0.9, ch)), at=(0, 0, 0), material="canvas", bevel=t * 0.08)
            if k.on("painting"):
                with k.group("painting", at=(0, -t * 0.49, ch * 0.05)):
                    landscape(k, [(x * 0.9, y0 * 0.9 + ch * 0.45) for x, y0 in rectangle(cw, ch)], 0.0, t * 0.6)
    if k.on("splatter"):
        slots = ("paint red", "paint blue", "paint yellow", "paint green")
        for i in range(36):
            slot = slots[i % 4]
            size = h * k.rng.choice((0.004, 0.006, 0.009))
            if i % 3 == 0:
                f = k.rng.uniform(0.08, 0.92)
                sx = k.rng.choice((-1, 1))
                p = (sx * (half + (h * 0.035 - half) * f), -lean * (1 - f) - t * 0.52, top * f)
            elif i % 3 == 1 or not k.on("canvas"):
                p = (k.rng.uniform(-half, half), y - h * 0.0545 - t * 0.25, tray + t * k.rng.uniform(0.2, 1.1))
            else:
                u, f = k.rng.uniform(-0.47, 0.47), k.rng.uniform(0.03, 0.97)
                rad = math.radians(-angle)
                p = (u * cw, y - t * 1.25 - t * 0.47 + ch * f * math.sin(rad), tray + t * 0.68 + ch * f * math.cos(rad))
            k.add(slot, Sphere(radius=size, segments=12), at=p, scale=(1, 0.5, k.rng.uniform(0.9, 1.6)), material=slot)
        for i, slot in enumerate(slots):
            k.add(
                f"{slot} puddle",
                Ellipsoid(radii=(h * 0.018, h * 0.012, t * 0.16), segments=20),
                at=(half * (-0.75 + 0.5 * i), y - h * 0.03, tray + t * 0.74),
                material=slot,
            )
