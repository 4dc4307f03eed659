"""Basket, bucket and trash can."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import liquid, vessel
from prompt2mesh.library.outlines import Path, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Extrude, Lathe, Sweep, Torus


@asset(
    kind="basket",
    words=("basket", "wicker basket", "picnic basket", "laundry basket", "easter basket", "straw basket", "hamper", "bread basket", "bicycle basket"),
    about="A woven basket with an arched handle.",
    parameters=(
        length("diameter", 0.36, 0.08, 1.2, words=("diameter", "width", "wide", "size")),
        length("height", 0.17, 0.04, 1.0, words=("height", "tall", "high", "depth", "deep")),
        choice("shape", "round", "oval", "hamper"),
        flag("handle", True),
    ),
    slots={"weave": "straw", "rim": "wicker", "handle": "wicker"},
    main_slot="weave",
    adjectives={"laundry": {"height": 0.5, "diameter": 0.42, "handle": False}, "picnic": {"shape": "oval"}, "bread": {"handle": False, "height": 0.1, "shape": "oval"}},
    holds=True,
)  # fmt: skip
def basket(k: Kit) -> None:
    """Upright stakes, weavers that wave in and out of them, a plaited rim and a bail."""
    r, h = k.m("diameter") / 2, k.m("height")
    squash = 0.68 if k.s("shape") == "oval" else 1.0
    base = r * (0.76 if k.s("shape") != "hamper" else 0.9)
    stakes = 26
    rows = max(5, min(18, round(h / (r * 0.085))))
    step = h / rows
    wave = r * 0.022
    w = step * 0.53
    with k.group("basket", scale=(1, squash, 1)):
        k.add(
            "base",
            Lathe(
                profile=[(0, 0), (base, 0), (base * 1.01, step * 0.4), (base * 0.98, step * 0.8), (0, step * 0.8)],
                segments=64,
            ),
            material="weave",
        )
        for i in range(rows):
            f = (i + 0.5) / rows
            rr = base + (r - base) * f**0.8
            loop: Path = []
            for j in range(stakes * 4):
                a = 2 * math.pi * j / (stakes * 4)
                out = rr + wave * math.cos(stakes / 2 * a + math.pi * i)
                loop.append((out * math.cos(a), out * math.sin(a), f * h))
            outline = [
                (-w * 0.55, -w * 1.0),
                (w * 0.55, -w * 1.0),
                (w * 0.75, 0),
                (w * 0.55, w * 1.0),
                (-w * 0.55, w * 1.0),
                (-w * 0.75, 0),
            ]
            k.add("weaver", Sweep(path=loop, profile=outline, closed=True, smooth=False), material="weave", smooth=True)
        k.rod(
            "stake",
            (0, -base, step * 0.2),
            (0, -r, h),
            max(w * 0.42, 0.001),
            segments=8,
            material="rim",
            instances=Radial(count=stakes),
        )
        for phase in (0.0, math.pi):
            braid = [
                (
                    (r + wave * 1.1 * math.cos(22 * a + phase)) * math.cos(a),
                    (r + wave * 1.1 * math.cos(22 * a + phase)) * math.sin(a),
                    h + wave * 1.1 * math.sin(22 * a + phase),
                )
                for a in [2 * math.pi * j / 176 for j in range(176)]
            ]
            k.tube("rim", braid, wave * 1.05, closed=True, smooth=False, segments=8, material="rim")
    if k.on("handle"):
        tall = h + r * 1.05
        arc = [
            (r * 0.97 * math.cos(math.pi * t), 0.0, h * 0.55 + (tall - h * 0.55) * math.sin(math.pi * t) ** 0.75)
            for t in [i / 16 for i in range(17)]
        ]
        for phase in (0.0, math.pi):
            twist = [
                (x, wave * 0.9 * math.cos(i * 1.6 + phase), z + wave * 0.9 * math.sin(i * 1.6 + phase))
                for i, (x, _, z) in enumerate(arc)
            ]
            k.tube("handle", twist, wave * 1.15, segments=10, resolution=5, material="handle")
        k.anchor("grip", (0, 0, tall), radius=wave * 2)
        k.anchor("hook", (0, 0, tall))
    k.anchor("inside", (0, 0, step * 0.8), half_size=(base * 0.92, base * 0.92 * squash), round=True, height=h - step)
    k.anchor("top", (0, 0, h), half_size=(r * 0.8, r * 0.8 * squash), round=True)


@asset(
    kind="bucket",
    words=("bucket", "pail", "sand bucket", "ice bucket", "wooden bucket", "tub", "washtub", "milk pail"),
    about="A tapered pail with a wire bail and a wooden grip.",
    parameters=(
        length("height", 0.28, 0.06, 1.0, words=("height", "tall", "high")),
        length("diameter", 0.3, 0.06, 1.2, words=("diameter", "width", "wide")),
        choice("contents", "empty", "water", "sand", "milk", words=("contents",)),
        flag("handle", True),
    ),
    slots={"body": "galvanised_steel", "handle": "steel", "grip": "birch", "water": "water", "sand": "sand", "milk": "milk"},
    main_slot="body",
    adjectives={"full": {"contents": "water"}},
    holds=True,
)  # fmt: skip
def bucket(k: Kit) -> None:
    """A wall with two beads and a rolled rim; the bail rests on one side."""
    h, r = k.m("height"), k.m("diameter") / 2
    wall = max(r * 0.018, 0.0012)
    low = r * 0.74

    def wide(f: float) -> float:
        return low + (r - low) * f

    outer = [(low * 0.97, 0), (low, h * 0.01), *((wide(f), h * f) for f in (0.25, 0.5, 0.75, 1.0))]
    k.add("body", vessel(outer, wall, floor=h * 0.05, segments=72), material="body")
    for f in (0.03, 0.34, 0.78):
        k.add(
            "bead",
            Torus(radius=wide(f), tube=r * 0.016, segments=72, tube_segments=8),
            at=(0, 0, h * f),
            material="body",
        )
    k.add("rim", Torus(radius=r, tube=r * 0.028, segments=72, tube_segments=10), at=(0, 0, h), material="body")
    if k.on("handle"):
        for sx in (-1, 1):
            k.add(
                "ear",
                Cylinder(radius=r * 0.1, height=r * 0.04, pivot="center"),
                at=(sx * wide(0.9), 0, h * 0.9),
                rotate=(0, 90, 0),
                material="body",
                bevel=r * 0.008,
            )
            k.rod("pin", (sx * wide(0.9), 0, h * 0.9), (sx * (r * 1.06), 0, h * 0.9), r * 0.022, material="handle")
        with k.group("bail", at=(0, 0, h * 0.9), rotate=(-18, 0, 0)):
            rise = r * 1.18
            arc = [
                (r * 1.045 * math.cos(math.pi * t), 0, rise * math.sin(math.pi * t))
                for t in [i / 12 for i in range(13)]
            ]
            k.tube("handle", arc, r * 0.018, segments=10, material="handle")
            k.add(
                "grip",
                Lathe(
                    profile=[
                        (0, -r * 0.3),
                        (r * 0.04, -r * 0.3),
                        (r * 0.06, -r * 0.15),
                        (r * 0.065, 0),
                        (r * 0.06, r * 0.15),
                        (r * 0.04, r * 0.3),
                        (0, r * 0.3),
                    ],
                    smooth=True,
                    segments=24,
                ),
                at=(0, 0, rise),
                rotate=(0, 90, 0),
                material="grip",
            )
        k.anchor("grip", (0, -rise * 0.3, h * 0.9 + rise * 0.95), radius=r * 0.06)
    if k.s("contents") != "empty":
        k.add("contents", liquid(outer, wall, h * 0.84, floor=h * 0.05, overlap=wall * 0.1), material=k.s("contents"))
    k.anchor("inside", (0, 0, h * 0.05), half_size=(low * 0.92, low * 0.92), round=True, height=h * 0.95)
    k.anchor("top", (0, 0, h), half_size=(r * 0.9, r * 0.9), round=True)


@asset(
    kind="trash_can",
    words=("trash can", "garbage can", "dustbin", "waste bin", "bin", "rubbish bin", "wastebasket", "dumpster", "recycling bin"),
    about="A ribbed metal dustbin with a lid, a pedal bin or a wheeled bin.",
    parameters=(
        length("height", 0.75, 0.2, 1.8, words=("height", "tall", "high")),
        length("diameter", 0.48, 0.12, 1.2, words=("diameter", "width", "wide")),
        choice("shape", "ribbed", "pedal", "wheeled"),
    ),
    slots={"body": "galvanised_steel", "lid": "galvanised_steel", "plastic": Material(preset="plastic", color="#3d7a4a"), "black": "black_plastic"},
    main_slot="body",
    states=("open",),
    adjectives={"recycling": {"shape": "wheeled", "height": 1.05}, "wheelie": {"shape": "wheeled", "height": 1.05}, "pedal": {"shape": "pedal", "height": 0.6, "diameter": 0.3}},
    styles={"modern": {"shape": "pedal"}},
    holds=True,
)  # fmt: skip
def trash_can(k: Kit) -> None:
    """Body, rim, lid and handles."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    opened = k.state("open")
    if shape == "wheeled":
        _wheelie(k, h, r, opened=opened)
        return
    body = h * (0.84 if shape == "ribbed" else 0.9)
    wall = r * 0.02
    low = r * (0.86 if shape == "ribbed" else 0.98)
    outer = [(low * 0.97, 0), (low, h * 0.01), (r * 0.97, body * 0.97), (r, body)]
    k.add("body", vessel(outer, wall, segments=96), material="body")
    if shape == "ribbed":
        with k.group("ribs"):
            lean = math.degrees(math.atan2(r * 0.97 - low, body))
            k.add(
                "rib",
                Ellipsoid(radii=(r * 0.025, r * 0.03, body * 0.36), segments=12),
                at=(0, -(low + r * 0.97) / 2, body * 0.5),
                rotate=(lean, 0, 0),
                instances=Radial(count=28),
                material="body",
            )
        for z in (0.09, 0.91):
            k.add(
                "hoop",
                Torus(radius=low + (r * 0.97 - low) * z, tube=r * 0.022, segments=72, tube_segments=8),
                at=(0, 0, body * z),
                material="body",
            )
        for sx in (-1, 1):
            x = sx * (low + (r * 0.97 - low) * 0.74)
            k.tube(
                "handle",
                [
                    (x, -r * 0.2, body * 0.74),
                    (x + sx * r * 0.12, -r * 0.18, body * 0.76),
                    (x + sx * r * 0.15, 0, body * 0.77),
                    (x + sx * r * 0.12, r * 0.18, body * 0.76),
                    (x, r * 0.2, body * 0.74),
                ],
                r * 0.026,
                material="body",
            )
    else:
        k.add("base", Cylinder(radius=r * 1.02, height=h * 0.05, segments=72), material="black", bevel=h * 0.008)
        k.add(
            "pedal",
            Cylinder(radius=r * 0.22, height=h * 0.02),
            at=(0, -r * 1.1, h * 0.012),
            material="black",
            bevel=h * 0.005,
        )
    rise = h - body
    lid = [
        (0, rise * 0.45),
        (r * 0.45, rise * 0.4),
        (r * 0.85, rise * 0.25),
        (r * 1.04, rise * 0.05),
        (r * 1.05, -rise * 0.12),
    ]
    inner = [(max(rr - wall, 0.0), z - wall) for rr, z in reversed(lid)]
    with k.group(
        "lid group",
        at=(0, r, body + 0.001)
        if shape == "pedal"
        else ((r * 1.12, -r * 0.3, r * 0.9) if opened else (0, 0, body - rise * 0.09 + wall)),
        rotate=((-75, 0, 0) if shape == "pedal" else (0, 62, 0)) if opened else (0, 0, 0),
    ):
        y = -r if shape == "pedal" else 0.0
        k.add(
            "lid",
            Lathe(profile=[*lid, *inner[:-1], (0, rise * 0.45 - wall)], segments=72),
            at=(0, y, 0),
            material="lid" if shape == "ribbed" else "black",
        )
        if shape == "ribbed":
            k.tube(
                "lid handle",
                [
                    (-r * 0.22, 0, rise * 0.4),
                    (-r * 0.2, 0, rise * 0.85),
                    (0, 0, rise * 0.97),
                    (r * 0.2, 0, rise * 0.85),
                    (r * 0.22, 0, rise * 0.4),
                ],
                r * 0.03,
                material="lid",
            )
    k.anchor("inside", (0, 0, wall * 2), half_size=(low * 0.9, low * 0.9), round=True, height=body)
    if not opened:
        k.anchor("top", (0, 0, h), half_size=(r * 0.3, r * 0.3), round=True)


def _wheelie(k: Kit, h: float, r: float, *, opened: bool) -> None:
    """A square tapering bin with two wheels and a hinged lid."""
    w, body = 2 * r, h * 0.88
    base = h * 0.05
    cavity = Part(
        name="cavity",
        shape=Extrude(outline=rounded_rectangle(w * 0.72, w * 0.76, w * 0.06), height=body, taper=1.22),
        placement=Transform(location=(0, 0, w * 0.04)),
    )
    k.add(
        "body",
        Extrude(outline=rounded_rectangle(w * 0.8, w * 0.84, w * 0.08), height=body - base, taper=1.2),
        at=(0, 0, base),
        material="plastic",
        modifiers=[Boolean(operation="cut", tools=[cavity])],
    )
    k.add(
        "rim",
        Extrude(
            outline=rounded_rectangle(w * 1.02, w * 1.06, w * 0.09),
            holes=[rounded_rectangle(w * 0.9, w * 0.94, w * 0.08)],
            height=h * 0.04,
        ),
        at=(0, 0, body - h * 0.04),
        material="plastic",
    )
    for sx in (-1, 1):
        k.add(
            "wheel",
            Cylinder(radius=h * 0.095, height=w * 0.09, pivot="center"),
            at=(sx * w * 0.42, w * 0.42, h * 0.095),
            rotate=(0, 90, 0),
            material="black",
            bevel=h * 0.012,
        )
    k.rod("axle", (-w * 0.42, w * 0.42, h * 0.095), (w * 0.42, w * 0.42, h * 0.095), h * 0.018, material="black")
    k.add(
        "axle block",
        Extrude(outline=rounded_rectangle(w * 0.6, w * 0.18, w * 0.03), height=h * 0.09),
        at=(0, w * 0.38, h * 0.05),
        material="plastic",
    )
    k.rod(
        "handle",
        (-w * 0.36, w * 0.6, body - h * 0.01),
        (w * 0.36, w * 0.6, body - h * 0.01),
        h * 0.016,
        round_caps=True,
        material="plastic",
    )
    for sx in (-1, 1):
        k.rod(
            "handle arm",
            (sx * w * 0.34, w * 0.5, body - h * 0.02),
            (sx * w * 0.34, w * 0.6, body - h * 0.01),
            h * 0.016,
            material="plastic",
        )
    with k.group("lid group", at=(0, w * 0.53, body), rotate=(-80 if opened else 0, 0, 0)):
        k.add(
            "lid",
            Extrude(
                outline=rounded_rectangle(w * 1.06, w * 1.12, w * 0.1), height=h * 0.07, taper=0.86, bevel=h * 0.01
            ),
            at=(0, -w * 0.54, 0),
            material="plastic",
        )
    k.add(
        "foot",
        Extrude(outline=rounded_rectangle(w * 0.7, w * 0.16, w * 0.03), height=base + h * 0.01),
        at=(0, -w * 0.3, 0),
        material="plastic",
    )
    k.anchor("inside", (0, 0, base + w * 0.05), half_size=(w * 0.3, w * 0.3), height=body * 0.9)
