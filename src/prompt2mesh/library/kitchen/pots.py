"""Pouring and keeping vessels: teapot, kettle, bottle, perfume, jar, jug."""

import math

from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import fluted, handle_path, inner_wall, liquid, spline, steam, vessel
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import heart, rounded_rectangle
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Prism, Section, Sphere, Sweep, Torus


def _spout(k: Kit, start: tuple[float, float], end: tuple[float, float], thick: float, *, slot: str, bend: float = 0.35) -> None:
    """A hollow tapering spout towards −x, from the body to its lip, given as (x outwards, z)."""
    (x0, z0), (x1, z1) = start, end
    path = [(-x0 + thick * 0.6, 0, z0 - thick * 0.1), (-x0 - (x1 - x0) * 0.35, 0, z0 + (z1 - z0) * 0.12), (-x0 - (x1 - x0) * (0.5 + bend * 0.3), 0, z0 + (z1 - z0) * 0.55), (-x1 + (x1 - x0) * 0.08, 0, z1 - (z1 - z0) * 0.1), (-x1 - thick * 0.2, 0, z1)]
    k.add("spout", Sweep(path=path, radius=thick, radii=[1.25, 1.0, 0.72, 0.55, 0.6], hollow=thick * 0.62, segments=24, resolution=6), material=slot)


@asset(
    kind="teapot",
    words=("teapot", "tea pot", "coffee pot", "coffeepot"),
    about="A round-bellied pot with spout, handle and knobbed lid.",
    parameters=(
        length("height", 0.15, 0.05, 0.6, words=("height", "tall", "high")),
        length("diameter", 0.145, 0.05, 0.6, words=("diameter", "width", "wide")),
        choice("shape", "round", "tall", "squat", "modern"),
    ),
    slots={"body": "porcelain", "lid": "porcelain", "handle": "porcelain", "spout": "porcelain", "trim": "gold", "steam": DRINK_SLOTS["steam"]},
    main_slot="body",
    states=("steaming", "chipped"),
    styles={"modern": {"shape": "modern"}, "antique": {"shape": "tall"}},
    adjectives={"sleek": {"shape": "modern"}, "coffee": {"shape": "tall", "height": 0.23}, "tall": {"height": Times(1.2), "shape": "tall"}},
    parts={"knob": "lid knob"},
    holds=True,
)  # fmt: skip
def teapot(k: Kit) -> None:
    """Belly, lid with its knob, spout to the left and handle to the right."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    body = h * 0.76
    neck = r * 0.5
    if shape == "tall":
        outer = spline([(r * 0.66, 0), (r * 0.62, body * 0.03), (r * 0.85, body * 0.16), (r * 0.95, body * 0.32), (r * 0.7, body * 0.7), (r * 0.5, body * 0.9), (r * 0.56, body)])
        neck = r * 0.56
    elif shape == "squat":
        outer = spline([(r * 0.6, 0), (r * 0.62, body * 0.04), (r * 0.97, body * 0.4), (r * 0.95, body * 0.62), (r * 0.6, body * 0.94), (r * 0.56, body)])
        neck = r * 0.56
    elif shape == "modern":
        outer = [(r * 0.9, 0), (r * 0.96, body * 0.02), (r * 0.97, body * 0.06), (r * 0.72, body * 0.97), (r * 0.7, body)]
        neck = r * 0.7
    else:
        outer = spline([(r * 0.55, 0), (r * 0.52, body * 0.05), (r * 0.8, body * 0.18), (r, body * 0.48), (r * 0.88, body * 0.76), (r * 0.55, body * 0.96), (r * 0.5, body)])
    wall = r * 0.05
    k.add("body", vessel(outer, wall), material="body")
    if shape != "modern":
        k.add("trim foot", Torus(radius=outer[0][0], tube=r * 0.022, segments=64, tube_segments=8), at=(0, 0, r * 0.02), material="trim")
    lid = h - body
    profile = [(0, -lid * 0.1), (neck * 0.82, -lid * 0.12), (neck * 0.84, 0.0), (neck * 1.06, 0.002), (neck * 1.05, lid * 0.1), (neck * 0.75, lid * 0.36), (neck * 0.25, lid * 0.48), (r * 0.05, lid * 0.55)]
    k.add("lid", Lathe(profile=[*profile, (0, lid * 0.55)], segments=64), at=(0, 0, body), material="lid")
    k.add("lid knob", Lathe(profile=[(r * 0.06, 0), (r * 0.055, lid * 0.1), (r * 0.13, lid * 0.28), (r * 0.12, lid * 0.4), (0, lid * 0.46)], smooth=True, segments=32), at=(0, 0, body + lid * 0.5), material="trim" if shape != "modern" else "lid")
    def width_at(share: float) -> float:
        z = body * share
        for (r0, z0), (r1, z1) in zip(outer, outer[1:], strict=False):
            if z0 <= z <= z1:
                return r0 + (r1 - r0) * (z - z0) / max(z1 - z0, 1e-9)
        return r

    low = width_at(0.36)
    _spout(k, (low * 0.94, body * 0.36), (low + r * 0.72, body * (1.02 if shape != "modern" else 0.98)), r * 0.2, slot="spout")
    path = handle_path((width_at(0.84) - wall, body * 0.84), (width_at(0.26) - wall, body * 0.26), r * 0.62)
    k.add("handle", fluted(path, r * 0.085, flat=0.8, radii=[1.1, 1, 0.95, 0.95, 1, 1.1]), material="handle")
    if k.state("steaming"):
        steam(k, (-low - r * 0.72, 0, body * 1.0), r * 0.2, h * 0.8, wisps=1)
    k.anchor("inside", (0, 0, wall * 1.5), half_size=(neck, neck), round=True, height=body - wall * 2)
    k.anchor("grip", (r * 1.5, 0, body * 0.55), normal=(1, 0, 0), radius=body * 0.3)
    k.anchor("top", (0, 0, h), half_size=(neck, neck), round=True)


@asset(
    kind="kettle",
    words=("kettle", "tea kettle", "electric kettle", "watering can", "samovar"),
    about="A stove kettle with a bail handle, an electric kettle, or a watering can.",
    parameters=(
        length("height", 0.24, 0.08, 0.8, words=("height", "tall", "high")),
        length("diameter", 0.2, 0.06, 0.6, words=("diameter", "width", "wide")),
        choice("shape", "stove", "electric", "watering"),
    ),
    slots={"body": "stainless_steel", "handle": "black_plastic", "knob": "black_plastic", "base": "black_plastic", "steam": DRINK_SLOTS["steam"], "rose": "brass"},
    main_slot="body",
    states=("steaming",),
    adjectives={"electric": {"shape": "electric", "diameter": 0.16}, "watering": {"shape": "watering", "height": 0.32, "diameter": 0.2}},
    styles={"modern": {"shape": "electric"}, "rustic": {"shape": "stove"}},
    style_materials={"rustic": {"body": Material(preset="aged_copper"), "knob": Material(preset="walnut"), "handle": Material(preset="walnut")}},
    holds=True,
)  # fmt: skip
def kettle(k: Kit) -> None:
    """Body, lid, spout and a handle over the top."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    if shape == "watering":
        _watering_can(k, h, r)
        return
    wall = r * 0.02
    if shape == "electric":
        base = h * 0.07
        k.add("base", Lathe(profile=[(0, 0), (r * 0.98, 0), (r, h * 0.01), (r, base * 0.8), (r * 0.95, base), (0, base)], segments=64), material="base")
        top = h * 0.88
        outer = [(r * 0.95, base), (r * 0.97, base + h * 0.015), (r * 0.74, top - h * 0.02), (r * 0.72, top)]
        k.add("body", vessel(outer, wall), at=(0, 0, 0.0004), material="body")
        k.add("lid", Lathe(profile=[(0, top - h * 0.01), (r * 0.69, top - h * 0.01), (r * 0.74, top), (r * 0.7, top + h * 0.03), (r * 0.35, top + h * 0.05), (0, top + h * 0.055)], segments=64), material="knob")
        k.add("knob", Lathe(profile=[(r * 0.1, 0), (r * 0.08, h * 0.02), (r * 0.16, h * 0.045), (0, h * 0.055)], smooth=True, segments=32), at=(0, 0, top + h * 0.05), material="knob")
        path = [(r * 0.55, 0, top + h * 0.01), (r * 1.0, 0, top + h * 0.03), (r * 1.42, 0, top - h * 0.08), (r * 1.42, 0, h * 0.4), (r * 1.15, 0, h * 0.2), (r * 0.86, 0, h * 0.2)]
        k.add("handle", fluted(path, r * 0.13, flat=0.75), material="handle")
        lip = [(-r * 0.62, 0, top * 0.9), (-r * 0.92, 0, top * 0.985), (-r * 1.12, 0, top * 1.02)]
        k.add("spout", Sweep(path=lip, radius=r * 0.24, radii=[1.2, 0.8, 0.4], hollow=r * 0.2, segments=24), material="body")
    else:
        top = h * 0.58
        outer = spline([(r * 0.86, 0), (r * 0.98, top * 0.08), (r, top * 0.3), (r * 0.88, top * 0.65), (r * 0.5, top * 0.96), (r * 0.42, top)])
        k.add("body", vessel(outer, wall), material="body")
        k.add("lid", Lathe(profile=[(0, top - 0.002), (r * 0.44, top - 0.002), (r * 0.45, top + h * 0.01), (r * 0.3, top + h * 0.04), (0, top + h * 0.05)], segments=56), material="body")
        k.add("knob", Lathe(profile=[(r * 0.06, 0), (r * 0.06, h * 0.02), (r * 0.12, h * 0.04), (r * 0.1, h * 0.065), (0, h * 0.07)], smooth=True, segments=32), at=(0, 0, top + h * 0.045), material="knob")
        _spout(k, (r * 0.86, top * 0.38), (r * 1.42, top * 1.08), r * 0.16, slot="body")
        for sx in (-1, 1):
            k.rod("handle bracket", (sx * r * 0.66, 0, top * 0.8), (sx * r * 0.66, 0, top + h * 0.06), r * 0.035, material="body")
        bail = [(-r * 0.66, 0, top + h * 0.02), (-r * 0.66, 0, h * 0.82), (-r * 0.45, 0, h * 0.96), (0, 0, h - r * 0.06), (r * 0.45, 0, h * 0.96), (r * 0.66, 0, h * 0.82), (r * 0.66, 0, top + h * 0.02)]
        k.tube("handle wire", bail, r * 0.03, segments=12, material="body")
        k.tube("handle", bail[2:5], r * 0.075, radii=[0.8, 1, 0.8], segments=20, material="handle")
    if k.state("steaming"):
        steam(k, (-r * 1.3, 0, h * 0.6), r * 0.14, h * 0.6, wisps=1)
    k.anchor("inside", (0, 0, h * 0.1), half_size=(r * 0.5, r * 0.5), round=True, height=h * 0.5)
    k.anchor("grip", (0, 0, h) if shape == "stove" else (r * 1.42, 0, h * 0.6), radius=r * 0.4)


def _watering_can(k: Kit, h: float, r: float) -> None:
    """A round can with a long spout, a sprinkling rose and two handles."""
    body = h * 0.62
    outer = [(r * 0.98, 0), (r, h * 0.01), (r, h * 0.03), (r * 0.97, h * 0.04), (r * 0.95, body * 0.97), (r * 0.97, body)]
    k.add("body", vessel(outer, r * 0.02), material="body")
    for z in (h * 0.02, body * 0.6, body):
        k.add("body ring", Torus(radius=r * 0.975, tube=r * 0.022, segments=64, tube_segments=8), at=(0, 0, z), material="body")
    half = [(r * 0.96 * math.cos(a), r * 0.96 * math.sin(a)) for a in [math.pi / 2 + math.pi * i / 20 for i in range(21)]]
    k.add("body cover", Extrude(outline=half, height=h * 0.012), at=(0, 0, body - h * 0.006), material="body")
    tip = (-r * 2.35, 0.0, h * 0.93)
    k.add("spout", Sweep(path=[(-r * 0.8, 0, h * 0.12), (-r * 1.35, 0, h * 0.35), (-r * 1.9, 0, h * 0.74), tip], radius=r * 0.17, radii=[1.3, 1, 0.75, 0.62], hollow=r * 0.14, segments=24), material="body")
    k.rod("spout brace", (-r * 0.9, 0, body * 0.96), (-r * 1.62, 0, h * 0.56), r * 0.035, material="body")
    direction = math.degrees(math.atan2(-0.45 * r, 0.19 * h))
    k.add("rose", Lathe(profile=[(r * 0.1, 0), (r * 0.11, r * 0.08), (r * 0.36, r * 0.3), (r * 0.37, r * 0.36), (0, r * 0.43)], segments=48), at=(tip[0] + r * 0.03, 0, tip[2] - r * 0.03), rotate=(0, direction, 0), material="rose")
    k.add("handle", fluted([(-r * 0.55, 0, body * 0.99), (-r * 0.35, 0, h * 0.94), (r * 0.3, 0, h * 0.98), (r * 0.75, 0, h * 0.85), (r * 0.9, 0, body * 0.9)], r * 0.06), material="body")
    k.add("handle back", fluted(handle_path((r * 0.93, body * 0.8), (r * 0.95, body * 0.2), r * 0.45), r * 0.06), material="body")
    k.anchor("inside", (0, 0, r * 0.05), half_size=(r * 0.7, r * 0.7), round=True, height=body)
    k.anchor("grip", (0, 0, h * 0.97), radius=r * 0.4)


@asset(
    kind="bottle",
    words=("bottle", "wine bottle", "beer bottle", "water bottle", "champagne bottle", "glass bottle", "potion bottle", "flask", "milk bottle", "ketchup bottle", "potion", "vial", "message in a bottle"),
    about="A bottle: wine, champagne, beer, milk, a potion flask or a sports bottle.",
    parameters=(
        length("height", 0.3, 0.05, 1.0, words=("height", "tall", "high")),
        length("diameter", 0.076, 0.02, 0.4, words=("diameter", "width", "wide")),
        choice("shape", "wine", "champagne", "beer", "milk", "potion", "sports"),
        choice("contents", "wine", "empty", "beer", "milk", "water", "juice", "potion", "champagne", words=("contents",)),
        flag("label", True),
        flag("cork", True, words=("cork", "stopper", "cap")),
    ),
    slots={"glass": "green_glass", "clear": "glass", "amber": "amber_glass", "label": Material(preset="paper", color="#f1e7d0"), "print": Material(preset="paper", color="#7a1f2b"), "cork": "cork", "foil": Material(preset="foil", color="#7a1f2b"), "cap": Material(preset="glossy_plastic", color="#2a6fb0"), "metal": "steel", "body": "painted_metal", **DRINK_SLOTS},
    main_slot="glass",
    states=("open", "broken"),
    adjectives={
        "champagne": {"shape": "champagne", "contents": "champagne", "diameter": 0.088, "height": 0.32}, "beer": {"shape": "beer", "contents": "beer", "diameter": 0.062, "height": 0.235}, "milk": {"shape": "milk", "contents": "milk", "label": False, "height": 0.24, "diameter": 0.09},
        "water": {"shape": "sports", "height": 0.24, "diameter": 0.07}, "magic": {"shape": "potion", "contents": "potion", "label": False}, "potion": {"shape": "potion", "contents": "potion", "label": False, "height": 0.16, "diameter": 0.1}, "empty": {"contents": "empty"},
    },
    parts={"stopper": "cork", "cap": "cap, cork, foil"},
)  # fmt: skip
def bottle(k: Kit) -> None:
    """A turned wall with its punt, what is in it, a label that follows it, and a stopper."""
    h, r, shape = k.m("height"), min(k.m("diameter"), k.m("height") * 0.8) / 2, k.s("shape")
    if shape == "sports":
        k.add("body", Lathe(profile=[(0, 0), (r * 0.9, 0), (r, h * 0.03), (r, h * 0.3), (r * 0.93, h * 0.34), (r * 0.93, h * 0.46), (r, h * 0.5), (r, h * 0.74), (r * 0.62, h * 0.82), (0, h * 0.82)], fillet=r * 0.12), material="body")
        k.add("cap", Lathe(profile=[(0, h * 0.81), (r * 0.72, h * 0.81), (r * 0.72, h * 0.9), (r * 0.62, h * 0.92), (r * 0.28, h * 0.925), (r * 0.22, h * 0.97), (r * 0.26, h * 0.985), (r * 0.22, h), (0, h)], fillet=r * 0.04), material="cap")
        return
    wall = max(0.0018, r * 0.06)
    neck = r * {"wine": 0.37, "champagne": 0.34, "beer": 0.42, "milk": 0.58, "potion": 0.26}[shape]
    body = {
        "wine": [(r * 0.93, 0), (r, h * 0.02), (r, h * 0.58), (r * 0.86, h * 0.655), (neck * 1.25, h * 0.73), (neck, h * 0.78), (neck * 0.96, h * 0.955)],
        "champagne": [(r * 0.93, 0), (r, h * 0.02), (r, h * 0.4), (r * 0.86, h * 0.55), (neck * 1.3, h * 0.74), (neck, h * 0.84), (neck * 0.95, h * 0.95)],
        "beer": [(r * 0.93, 0), (r, h * 0.02), (r, h * 0.52), (r * 0.84, h * 0.62), (neck * 1.15, h * 0.74), (neck * 0.95, h * 0.82), (neck * 0.9, h * 0.955)],
        "milk": [(r * 0.93, 0), (r, h * 0.02), (r, h * 0.56), (r * 0.85, h * 0.68), (neck, h * 0.8), (neck * 0.98, h * 0.94)],
        "potion": spline([(r * 0.5, 0), (r * 0.8, h * 0.06), (r, h * 0.28), (r * 0.8, h * 0.5), (neck * 1.2, h * 0.62), (neck, h * 0.7), (neck * 1.02, h * 0.86)]),
    }[shape]
    rim = body[-1][1]
    lip = (h - rim) * 0.35
    outer = [*body, (neck * 1.18, rim + lip * 0.3), (neck * 1.18, rim + lip * 0.8), (neck * 1.1, rim + lip)]
    slot = {"beer": "amber", "milk": "clear", "potion": "clear"}.get(shape, "glass")
    floor = wall * 1.6
    k.add("glass", vessel(outer, wall, floor=floor), material=slot)
    contents = k.s("contents")
    if contents != "empty":
        level = h * {"wine": 0.72, "champagne": 0.7, "beer": 0.7, "milk": 0.78, "potion": 0.42}[shape]
        k.add("contents", liquid(body, wall, level, floor=floor, overlap=wall * 0.04), material=contents)
    if k.on("label"):
        high, low = h * {"wine": 0.46, "champagne": 0.34, "beer": 0.42, "milk": 0.5, "potion": 0.4}[shape], h * 0.14
        if shape != "potion":
            angle = 200.0
            sheet = [(r * 0.995, low), (r * 1.008, low), (r * 1.008, high), (r * 0.995, high)]
            k.add("label", Lathe(profile=sheet, closed=True, angle=angle, segments=72), rotate=(0, 0, -90 - angle / 2), material="label")
            for z0, z1 in ((high * 0.6 + low * 0.4, high * 0.8 + low * 0.2), (high * 0.18 + low * 0.82, high * 0.24 + low * 0.76)):
                k.add("label print", Lathe(profile=[(r * 1.0, z0), (r * 1.012, z0), (r * 1.012, z1), (r * 1.0, z1)], closed=True, angle=angle * 0.72, segments=72), rotate=(0, 0, -90 - angle * 0.36), material="print")
    if k.on("cork") and not k.state("open"):
        top = rim + lip
        if shape == "beer":
            k.add("cap", Prism(sides=21, radius=neck * 1.35, height=h * 0.022), at=(0, 0, top - h * 0.012), material="metal", bevel=neck * 0.08)
        elif shape == "champagne":
            k.add("foil", Lathe(profile=[(neck * 1.05, h * 0.84), (neck * 1.05, top - lip), (neck * 1.3, top), (neck * 1.35, h * 0.985), (neck * 0.9, h), (0, h)], segments=48), material="foil")
        elif shape == "wine":
            k.add("foil", Lathe(profile=[(0, h * 0.84), (neck * 1.03, h * 0.84), (neck * 1.03, rim), (neck * 1.26, rim + lip * 0.2), (neck * 1.26, top), (neck * 1.15, top + lip * 0.4), (0, top + lip * 0.4)], segments=48), material="foil")
        elif shape == "milk":
            k.add("cap", Lathe(profile=[(0, top - 0.001), (neck * 1.22, top - lip), (neck * 1.24, top), (neck * 1.1, top + lip * 0.5), (0, top + lip * 0.5)], segments=48), material="foil")
        else:
            k.add("cork", Lathe(profile=[(0, top - h * 0.06), (neck * 0.76, top - h * 0.06), (neck * 0.98, h * 0.985), (neck * 0.9, h), (0, h)], segments=36), material="cork")
    k.anchor("grip", (0, 0, h * 0.4), normal=(0, -1, 0), radius=r)


@asset(
    kind="perfume_bottle",
    words=("perfume bottle", "perfume", "scent bottle", "cologne", "fragrance", "ink bottle", "inkwell", "ink"),
    about="A cut-glass flacon with a stopper, or with a bulb atomiser.",
    parameters=(
        length("height", 0.11, 0.03, 0.4, words=("height", "tall", "high")),
        length("width", 0.065, 0.02, 0.3, words=("width", "wide")),
        choice("shape", "faceted", "round", "square", "heart"),
        flag("atomizer", False, words=("atomizer", "bulb", "spray bulb")),
    ),
    slots={"glass": "crystal", "perfume": Material(preset="potion", color="#e8a86a"), "metal": "gold", "bulb": Material(preset="satin", color="#9c3552"), "stopper": "crystal"},
    main_slot="glass",
    styles={"antique": {"atomizer": True}, "modern": {"shape": "square"}},
    adjectives={"vintage": {"atomizer": True}, "ink": {"shape": "square"}},
    parts={"liquid": "perfume"},
)  # fmt: skip
def perfume_bottle(k: Kit) -> None:
    """A thick-walled body with its scent, a collar, and a faceted stopper."""
    h, w, shape = k.m("height"), min(k.m("width"), k.m("height") * 0.9), k.s("shape")
    r = w / 2
    body = h * 0.56
    if shape == "heart":
        body = w * 0.9
        k.add("glass", Extrude(outline=heart(w), height=w * 0.34, bevel=w * 0.05, pivot="center"), at=(0, 0, body * 0.55), rotate=(90, 0, 0), material="glass")
        k.add("perfume", Extrude(outline=heart(w * 0.78), height=w * 0.2, bevel=w * 0.03, pivot="center"), at=(0, 0, body * 0.55), rotate=(90, 0, 0), material="perfume")
        k.add("foot", Cylinder(radius=w * 0.16, height=body * 0.12), material="glass", bevel=w * 0.01)
        body = body * 0.55 + w * 0.16
        h = max(h, body * 1.6)
    elif shape == "square":
        k.add("glass", Extrude(outline=rounded_rectangle(w, w * 0.55, w * 0.07), height=body, bevel=w * 0.05, bevel_segments=3), material="glass")
        k.add("perfume", Extrude(outline=rounded_rectangle(w * 0.82, w * 0.38, w * 0.04), height=body * 0.7, bevel=w * 0.03), at=(0, 0, body * 0.12), material="perfume")
    else:
        sides = 8 if shape == "faceted" else 56
        profile = [(0, 0), (r * 0.72, 0), (r * 0.82, body * 0.06), (r, body * 0.4), (r * 0.86, body * 0.72), (r * 0.4, body * 0.97), (0, body)]
        if shape == "round":
            profile = [(0, 0), *spline(profile[1:-1]), (0, body)]
        k.add("glass", Lathe(profile=profile, segments=sides), material="glass", flat=shape == "faceted")
        inside = [(0, body * 0.12), (r * 0.6, body * 0.12), (r * 0.8, body * 0.4), (r * 0.74, body * 0.62), (0, body * 0.62)]
        k.add("perfume", Lathe(profile=inside, segments=sides), material="perfume", flat=shape == "faceted")
    neck = r * 0.3
    k.add("neck", Lathe(profile=[(0, -h * 0.02), (neck * 1.05, -h * 0.02), (neck * 1.3, h * 0.012), (neck, h * 0.03), (neck, h * 0.07), (neck * 1.3, h * 0.08), (neck * 1.3, h * 0.1), (0, h * 0.1)], segments=40), at=(0, 0, body), material="metal")
    z = body + h * 0.095
    left = h - z
    if k.on("atomizer"):
        k.add("metal cap", Lathe(profile=[(0, 0), (neck * 1.1, 0), (neck * 1.1, left * 0.5), (neck * 0.7, left * 0.85), (0, left)], segments=40), at=(0, 0, z), material="metal")
        k.rod("nozzle", (0, 0, z + left * 0.4), (0, -r * 0.55, z + left * 0.45), neck * 0.3, neck * 0.2, material="metal")
        k.tube("hose", [(neck * 0.9, 0, z + left * 0.35), (r * 0.8, 0, z + left * 0.35), (r * 1.25, 0, z - left * 0.1), (r * 1.45, 0, z - left * 0.7)], neck * 0.28, material="bulb")
        k.add("bulb", Sphere(radius=r * 0.42, segments=28), at=(r * 1.55, 0, z - left * 0.7 - r * 0.36), scale=(0.85, 0.85, 1.15), material="bulb")
        k.rod("tassel", (r * 1.55, 0, z - left * 0.7 - r * 0.8), (r * 1.6, 0, max(z - left * 0.7 - r * 1.5, 0.002)), r * 0.05, r * 0.15, material="bulb")
    else:
        k.add("stopper", Lathe(profile=[(0, 0), (neck * 0.9, 0), (neck * 0.9, left * 0.12), (r * 0.46, left * 0.4), (r * 0.42, left * 0.7), (r * 0.18, left), (0, left)], segments=8 if shape != "round" else 40), at=(0, 0, z - 0.0005), material="stopper", flat=shape != "round")


@asset(
    kind="jar",
    words=("jar", "mason jar", "cookie jar", "jam jar", "honey jar", "canister", "amphora", "urn"),
    about="A glass jar with a screw lid, a cork, or a ceramic jar with a knobbed lid.",
    parameters=(
        length("height", 0.17, 0.04, 1.0, words=("height", "tall", "high")),
        length("diameter", 0.1, 0.03, 0.8, words=("diameter", "width", "wide")),
        choice("shape", "glass", "ceramic", "urn"),
        choice("contents", "empty", "honey", "jam", "water", "milk", "potion", "pickles", words=("contents",)),
        flag("lid", True, words=("lid", "cap", "cork")),
        flag("label", False),
    ),
    slots={"glass": "glass", "ceramic": Material(preset="glazed_ceramic", color="#e9dfc8"), "clay": "terracotta", "lid": "brass", "honey": "honey", "jam": Material(preset="sauce", color="#a3142c"), "pickles": Material(preset="vegetable", color="#7f9a3a"), "label": "paper", "band": Material(preset="glazed_ceramic", color="#2f5f8f"), **DRINK_SLOTS},
    main_slot="glass",
    states=("open", "broken"),
    adjectives={"cookie": {"shape": "ceramic", "diameter": 0.16, "height": 0.22}, "honey": {"contents": "honey"}, "jam": {"contents": "jam", "label": True}, "ceramic": {"shape": "ceramic"}, "clay": {"shape": "urn", "height": 0.5, "diameter": 0.3}, "empty": {"contents": "empty"}},
    holds=True,
)  # fmt: skip
def jar(k: Kit) -> None:
    """A wall with a shoulder and a wide neck."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    closed = k.on("lid") and not k.state("open")
    wall = r * 0.05
    if shape == "urn":
        outer = spline([(r * 0.4, 0), (r * 0.38, h * 0.03), (r * 0.7, h * 0.2), (r, h * 0.52), (r * 0.86, h * 0.75), (r * 0.48, h * 0.86), (r * 0.46, h * 0.93), (r * 0.62, h)])
        k.add("body", vessel(outer, r * 0.06), material="clay")
        for sx in (-1, 1):
            path = [(sx * r * 0.5, 0, h * 0.92), (sx * r * 0.95, 0, h * 0.95), (sx * r * 1.12, 0, h * 0.82), (sx * r * 0.86, 0, h * 0.7)]
            k.add("handle", fluted(path, r * 0.075), material="clay")
        k.anchor("inside", (0, 0, r * 0.1), half_size=(r * 0.45, r * 0.45), round=True, height=h * 0.9)
        return
    if shape == "ceramic":
        body = h * 0.78
        outer = spline([(r * 0.72, 0), (r * 0.8, body * 0.04), (r, body * 0.4), (r * 0.94, body * 0.8), (r * 0.74, body * 0.96), (r * 0.76, body)])
        k.add("body", vessel(outer, wall), material="ceramic")
        k.add("band", Torus(radius=r * 0.985, tube=r * 0.02, segments=64, tube_segments=8), at=(0, 0, body * 0.6), material="band")
        k.add("band low", Torus(radius=r * 0.965, tube=r * 0.02, segments=64, tube_segments=8), at=(0, 0, body * 0.3), material="band")
        if closed:
            top = h - body
            k.add("lid", Lathe(profile=[(0, -top * 0.1), (r * 0.66, -top * 0.1), (r * 0.66, 0.001), (r * 0.8, 0.002), (r * 0.8, top * 0.12), (r * 0.5, top * 0.42), (r * 0.1, top * 0.52), (r * 0.09, top * 0.6), (r * 0.18, top * 0.78), (r * 0.16, top * 0.95), (0, top)], fillet=r * 0.03, segments=56), at=(0, 0, body), material="ceramic")
        floor = wall * 1.3
    else:
        body = h * 0.88
        outer = [(r * 0.9, 0), (r * 0.98, h * 0.015), (r, h * 0.04), (r, h * 0.72), (r * 0.94, h * 0.78), (r * 0.8, h * 0.82), (r * 0.8, body)]
        floor = wall * 1.5
        k.add("glass", vessel(outer, wall, floor=floor), material="glass")
        if closed:
            k.add("lid", Lathe(profile=[(0, body - 0.0005), (r * 0.84, h * 0.845), (r * 0.85, h * 0.985), (r * 0.8, h), (r * 0.68, h), (r * 0.66, h * 0.99), (0, h * 0.99)], segments=64), material="lid")
            k.add("lid rim", Torus(radius=r * 0.85, tube=r * 0.02, segments=64, tube_segments=8), at=(0, 0, h * 0.86), material="lid")
        if k.s("contents") != "empty":
            k.add("contents", liquid(outer, wall, h * 0.7, floor=floor, overlap=wall * 0.04), material=k.s("contents"))
        if k.on("label"):
            k.add("label", Lathe(profile=[(r * 0.995, h * 0.2), (r * 1.01, h * 0.2), (r * 1.01, h * 0.58), (r * 0.995, h * 0.58)], closed=True, angle=150, segments=72), rotate=(0, 0, -165), material="label")
    k.anchor("inside", (0, 0, floor), half_size=(r * 0.75, r * 0.75), round=True, height=body - floor)
    if closed:
        k.anchor("top", (0, 0, h), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="jug",
    words=("jug", "pitcher", "milk jug", "water pitcher", "ewer", "carafe", "creamer", "decanter", "watering jug"),
    about="A pouring jug with a lip and a handle.",
    parameters=(
        length("height", 0.22, 0.05, 0.7, words=("height", "tall", "high")),
        length("diameter", 0.14, 0.04, 0.5, words=("diameter", "width", "wide")),
        choice("contents", "empty", "milk", "water", "juice", "wine", "beer", words=("contents",)),
    ),
    slots={"body": Material(preset="glazed_ceramic", color="#8fb0b8"), **DRINK_SLOTS},
    main_slot="body",
    states=("chipped",),
    styles={"modern": {}, "rustic": {}},
    style_materials={"modern": {"body": Material(preset="glass")}, "rustic": {"body": Material(preset="earthenware")}},
    adjectives={"milk": {"contents": "milk"}, "full": {"contents": "water"}},
    holds=True,
)  # fmt: skip
def jug(k: Kit) -> None:
    """Round belly, waisted neck, a lip pulled out of the rim, and an ear."""
    h, r = k.m("height"), k.m("diameter") / 2
    wall = r * 0.055
    outer = spline([(r * 0.66, 0), (r * 0.72, h * 0.02), (r, h * 0.28), (r * 0.92, h * 0.5), (r * 0.62, h * 0.78), (r * 0.62, h * 0.9), (r * 0.7, h)])
    inside = inner_wall(outer, wall, wall * 1.5)

    def ring(radius: float, z: float, pull: float) -> Section:
        points = []
        for i in range(56):
            a = 2 * math.pi * i / 56
            nose = math.exp(-(((a - math.pi) / 0.34) ** 2)) * pull
            points.append((math.cos(a) * (radius + nose), math.sin(a) * radius * (1 - 0.12 * pull / max(radius, 1e-6))))
        return Section(center=(0, 0, z), outline=points)

    def pull(z: float) -> float:
        share = max(0.0, (z / h - 0.7) / 0.3)
        return r * 0.34 * share**2

    rows = [ring(q, z, pull(z)) for q, z in outer]
    lip = [ring(outer[-1][0] - wall * 0.5, h + wall * 0.45, pull(h))]
    inner = [ring(max(q, 1e-4), z, pull(z)) for q, z in inside[:-1]]
    shape = Loft(sections=[Section(center=(0, 0, 0), radii=(0, 0)), *rows, *lip, *inner, Section(center=(0, 0, inside[-1][1]), radii=(0, 0))], smooth=False, segments=56)
    k.add("body", shape, material="body")
    path = handle_path((r * 0.63 - wall * 0.5, h * 0.9), (r * 0.98 - wall * 0.5, h * 0.36), r * 0.5)
    k.add("handle", fluted(path, r * 0.1, flat=0.7, radii=[1.1, 1, 0.9, 0.9, 1, 1.15]), material="body")
    if k.s("contents") != "empty":
        k.add("contents", liquid(outer, wall, h * 0.72, floor=wall * 1.5, overlap=wall * 0.1), material=k.s("contents"))
    k.anchor("inside", (0, 0, wall * 1.5), half_size=(r * 0.55, r * 0.55), round=True, height=h - wall * 2)
    k.anchor("grip", (r * 1.3, 0, h * 0.65), normal=(1, 0, 0), radius=h * 0.2)
