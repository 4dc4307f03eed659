"""Bottles: wine, champagne, beer, milk, potion and sports."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import liquid, spline, vessel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Lathe, Prism


@asset(
    kind="bottle",
    words=("bottle", "wine bottle", "beer bottle", "water bottle", "champagne bottle", "glass bottle", "flask", "milk bottle", "ketchup bottle", "message in a bottle"),
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
    states=("open",),
    adjectives={
        "champagne": {"shape": "champagne", "contents": "champagne", "diameter": 0.088, "height": 0.32}, "beer": {"shape": "beer", "contents": "beer", "diameter": 0.062, "height": 0.235}, "milk": {"shape": "milk", "contents": "milk", "label": False, "height": 0.24, "diameter": 0.09},
        "water": {"shape": "sports", "height": 0.24, "diameter": 0.07}, "magic": {"shape": "potion", "contents": "potion", "label": False}, "potion": {"shape": "potion", "contents": "potion", "label": False, "height": 0.16, "diameter": 0.1}, "empty": {"contents": "empty", "label": False},
    },
    parts={"stopper": "cork", "cap": "cap, cork, foil"},
)  # fmt: skip
def bottle(k: Kit) -> None:
    """A turned wall with its punt, what is in it, a label that follows it, and a stopper."""
    h, r, shape = k.m("height"), min(k.m("diameter"), k.m("height") * 0.8) / 2, k.s("shape")
    if shape == "sports":
        k.add(
            "body",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.9, 0),
                    (r, h * 0.03),
                    (r, h * 0.3),
                    (r * 0.93, h * 0.34),
                    (r * 0.93, h * 0.46),
                    (r, h * 0.5),
                    (r, h * 0.74),
                    (r * 0.62, h * 0.82),
                    (0, h * 0.82),
                ],
                fillet=r * 0.12,
            ),
            material="body",
        )
        k.add(
            "cap",
            Lathe(
                profile=[
                    (0, h * 0.81),
                    (r * 0.72, h * 0.81),
                    (r * 0.72, h * 0.9),
                    (r * 0.62, h * 0.92),
                    (r * 0.28, h * 0.925),
                    (r * 0.22, h * 0.97),
                    (r * 0.26, h * 0.985),
                    (r * 0.22, h),
                    (0, h),
                ],
                fillet=r * 0.04,
            ),
            material="cap",
        )
        return
    wall = max(0.0018, r * 0.06)
    neck = r * {"wine": 0.37, "champagne": 0.34, "beer": 0.42, "milk": 0.58, "potion": 0.26}[shape]
    body = {
        "wine": [
            (r * 0.93, 0),
            (r, h * 0.02),
            (r, h * 0.58),
            (r * 0.86, h * 0.655),
            (neck * 1.25, h * 0.73),
            (neck, h * 0.78),
            (neck * 0.96, h * 0.955),
        ],
        "champagne": [
            (r * 0.93, 0),
            (r, h * 0.02),
            (r, h * 0.4),
            (r * 0.86, h * 0.55),
            (neck * 1.3, h * 0.74),
            (neck, h * 0.84),
            (neck * 0.95, h * 0.95),
        ],
        "beer": [
            (r * 0.93, 0),
            (r, h * 0.02),
            (r, h * 0.52),
            (r * 0.84, h * 0.62),
            (neck * 1.15, h * 0.74),
            (neck * 0.95, h * 0.82),
            (neck * 0.9, h * 0.955),
        ],
        "milk": [
            (r * 0.93, 0),
            (r, h * 0.02),
            (r, h * 0.56),
            (r * 0.85, h * 0.68),
            (neck, h * 0.8),
            (neck * 0.98, h * 0.94),
        ],
        "potion": spline(
            [
                (r * 0.5, 0),
                (r * 0.8, h * 0.06),
                (r, h * 0.28),
                (r * 0.8, h * 0.5),
                (neck * 1.2, h * 0.62),
                (neck, h * 0.7),
                (neck * 1.02, h * 0.86),
            ]
        ),
    }[shape]
    rim = body[-1][1]
    lip = (h - rim) * 0.35
    outer = [*body, (neck * 1.18, rim + lip * 0.3), (neck * 1.18, rim + lip * 0.8), (neck * 1.1, rim + lip)]
    slot = {"beer": "amber", "milk": "clear", "potion": "clear"}.get(shape, "glass")
    if k.s("contents") == "empty" and "glass" not in k.asked:
        slot = "clear"  # what is put in it is to be seen
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
            k.add(
                "label",
                Lathe(profile=sheet, closed=True, angle=angle, segments=72),
                rotate=(0, 0, -90 - angle / 2),
                material="label",
            )
            for z0, z1 in (
                (high * 0.6 + low * 0.4, high * 0.8 + low * 0.2),
                (high * 0.18 + low * 0.82, high * 0.24 + low * 0.76),
            ):
                k.add(
                    "label print",
                    Lathe(
                        profile=[(r * 1.0, z0), (r * 1.012, z0), (r * 1.012, z1), (r * 1.0, z1)],
                        closed=True,
                        angle=angle * 0.72,
                        segments=72,
                    ),
                    rotate=(0, 0, -90 - angle * 0.36),
                    material="print",
                )
    if k.on("cork") and not k.state("open"):
        top = rim + lip
        if shape == "beer":
            k.add(
                "cap",
                Prism(sides=21, radius=neck * 1.35, height=h * 0.022),
                at=(0, 0, top - h * 0.012),
                material="metal",
                bevel=neck * 0.08,
            )
        elif shape == "champagne":
            k.add(
                "foil",
                Lathe(
                    profile=[
                        (neck * 1.05, h * 0.84),
                        (neck * 1.05, top - lip),
                        (neck * 1.3, top),
                        (neck * 1.35, h * 0.985),
                        (neck * 0.9, h),
                        (0, h),
                    ],
                    segments=48,
                ),
                material="foil",
            )
        elif shape == "wine":
            k.add(
                "foil",
                Lathe(
                    profile=[
                        (0, h * 0.84),
                        (neck * 1.03, h * 0.84),
                        (neck * 1.03, rim),
                        (neck * 1.26, rim + lip * 0.2),
                        (neck * 1.26, top),
                        (neck * 1.15, top + lip * 0.4),
                        (0, top + lip * 0.4),
                    ],
                    segments=48,
                ),
                material="foil",
            )
        elif shape == "milk":
            k.add(
                "cap",
                Lathe(
                    profile=[
                        (0, top - 0.001),
                        (neck * 1.22, top - lip),
                        (neck * 1.24, top),
                        (neck * 1.1, top + lip * 0.5),
                        (0, top + lip * 0.5),
                    ],
                    segments=48,
                ),
                material="foil",
            )
        else:
            k.add(
                "cork",
                Lathe(
                    profile=[
                        (0, top - h * 0.06),
                        (neck * 0.76, top - h * 0.06),
                        (neck * 0.98, h * 0.985),
                        (neck * 0.9, h),
                        (0, h),
                    ],
                    segments=36,
                ),
                material="cork",
            )
    k.anchor("grip", (0, 0, h * 0.4), normal=(0, -1, 0), radius=r)
    k.anchor("inside", (0, 0, h * 0.03), half_size=(r * 0.86, r * 0.86), round=True, height=h * 0.5)
