"""Jars and urns."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import fluted, liquid, spline, vessel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Lathe, Torus


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
    states=("open",),
    adjectives={"cookie": {"shape": "ceramic", "diameter": 0.16, "height": 0.22}, "honey": {"contents": "honey"}, "jam": {"contents": "jam", "label": True}, "ceramic": {"shape": "ceramic"}, "clay": {"shape": "urn", "height": 0.5, "diameter": 0.3}, "empty": {"contents": "empty"}},
    holds=True,
)  # fmt: skip
def jar(k: Kit) -> None:
    """A wall with a shoulder and a wide neck."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    closed = k.on("lid") and not k.state("open")
    wall = r * 0.05
    if shape == "urn":
        outer = spline(
            [
                (r * 0.4, 0),
                (r * 0.38, h * 0.03),
                (r * 0.7, h * 0.2),
                (r, h * 0.52),
                (r * 0.86, h * 0.75),
                (r * 0.48, h * 0.86),
                (r * 0.46, h * 0.93),
                (r * 0.62, h),
            ]
        )
        k.add("body", vessel(outer, r * 0.06), material="clay")
        for sx in (-1, 1):
            path = [
                (sx * r * 0.5, 0, h * 0.92),
                (sx * r * 0.95, 0, h * 0.95),
                (sx * r * 1.12, 0, h * 0.82),
                (sx * r * 0.86, 0, h * 0.7),
            ]
            k.add("handle", fluted(path, r * 0.075), material="clay")
        k.anchor("inside", (0, 0, r * 0.1), half_size=(r * 0.45, r * 0.45), round=True, height=h * 0.9)
        return
    if shape == "ceramic":
        body = h * 0.78
        outer = spline(
            [
                (r * 0.72, 0),
                (r * 0.8, body * 0.04),
                (r, body * 0.4),
                (r * 0.94, body * 0.8),
                (r * 0.74, body * 0.96),
                (r * 0.76, body),
            ]
        )
        k.add("body", vessel(outer, wall), material="ceramic")
        k.add(
            "band",
            Torus(radius=r * 0.985, tube=r * 0.02, segments=64, tube_segments=8),
            at=(0, 0, body * 0.6),
            material="band",
        )
        k.add(
            "band low",
            Torus(radius=r * 0.965, tube=r * 0.02, segments=64, tube_segments=8),
            at=(0, 0, body * 0.3),
            material="band",
        )
        if closed:
            top = h - body
            k.add(
                "lid",
                Lathe(
                    profile=[
                        (0, -top * 0.1),
                        (r * 0.66, -top * 0.1),
                        (r * 0.66, 0.001),
                        (r * 0.8, 0.002),
                        (r * 0.8, top * 0.12),
                        (r * 0.5, top * 0.42),
                        (r * 0.1, top * 0.52),
                        (r * 0.09, top * 0.6),
                        (r * 0.18, top * 0.78),
                        (r * 0.16, top * 0.95),
                        (0, top),
                    ],
                    fillet=r * 0.03,
                    segments=56,
                ),
                at=(0, 0, body),
                material="ceramic",
            )
        floor = wall * 1.3
    else:
        body = h * 0.88
        outer = [
            (r * 0.9, 0),
            (r * 0.98, h * 0.015),
            (r, h * 0.04),
            (r, h * 0.72),
            (r * 0.94, h * 0.78),
            (r * 0.8, h * 0.82),
            (r * 0.8, body),
        ]
        floor = wall * 1.5
        k.add("glass", vessel(outer, wall, floor=floor), material="glass")
        if closed:
            k.add(
                "lid",
                Lathe(
                    profile=[
                        (0, body - 0.0005),
                        (r * 0.84, h * 0.845),
                        (r * 0.85, h * 0.985),
                        (r * 0.8, h),
                        (r * 0.68, h),
                        (r * 0.66, h * 0.99),
                        (0, h * 0.99),
                    ],
                    segments=64,
                ),
                material="lid",
            )
            k.add(
                "lid rim",
                Torus(radius=r * 0.85, tube=r * 0.02, segments=64, tube_segments=8),
                at=(0, 0, h * 0.86),
                material="lid",
            )
        if k.s("contents") != "empty":
            k.add("contents", liquid(outer, wall, h * 0.7, floor=floor, overlap=wall * 0.04), material=k.s("contents"))
        if k.on("label"):
            k.add(
                "label",
                Lathe(
                    profile=[(r * 0.995, h * 0.2), (r * 1.01, h * 0.2), (r * 1.01, h * 0.58), (r * 0.995, h * 0.58)],
                    closed=True,
                    angle=150,
                    segments=72,
                ),
                rotate=(0, 0, -165),
                material="label",
            )
    k.anchor("inside", (0, 0, floor), half_size=(r * 0.75, r * 0.75), round=True, height=body - floor)
    if closed:
        k.anchor("top", (0, 0, h), half_size=(r * 0.6, r * 0.6), round=True)
