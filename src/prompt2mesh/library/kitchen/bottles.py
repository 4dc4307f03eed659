"""Vessels to keep things in: bottle, perfume flacon, jar."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import fluted, liquid, spline, vessel
from prompt2mesh.library.outlines import heart, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Prism, Sphere, Torus


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
        k.add(
            "glass",
            Extrude(outline=heart(w), height=w * 0.34, bevel=w * 0.05, pivot="center"),
            at=(0, 0, body * 0.55),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.add(
            "perfume",
            Extrude(outline=heart(w * 0.78), height=w * 0.2, bevel=w * 0.03, pivot="center"),
            at=(0, 0, body * 0.55),
            rotate=(90, 0, 0),
            material="perfume",
        )
        k.add("foot", Cylinder(radius=w * 0.16, height=body * 0.12), material="glass", bevel=w * 0.01)
        body = body * 0.55 + w * 0.16
        h = max(h, body * 1.6)
    elif shape == "square":
        k.add(
            "glass",
            Extrude(outline=rounded_rectangle(w, w * 0.55, w * 0.07), height=body, bevel=w * 0.05, bevel_segments=3),
            material="glass",
        )
        k.add(
            "perfume",
            Extrude(outline=rounded_rectangle(w * 0.82, w * 0.38, w * 0.04), height=body * 0.7, bevel=w * 0.03),
            at=(0, 0, body * 0.12),
            material="perfume",
        )
    else:
        sides = 8 if shape == "faceted" else 56
        profile = [
            (0, 0),
            (r * 0.72, 0),
            (r * 0.82, body * 0.06),
            (r, body * 0.4),
            (r * 0.86, body * 0.72),
            (r * 0.4, body * 0.97),
            (0, body),
        ]
        if shape == "round":
            profile = [(0, 0), *spline(profile[1:-1]), (0, body)]
        k.add("glass", Lathe(profile=profile, segments=sides), material="glass", flat=shape == "faceted")
        inside = [
            (0, body * 0.12),
            (r * 0.6, body * 0.12),
            (r * 0.8, body * 0.4),
            (r * 0.74, body * 0.62),
            (0, body * 0.62),
        ]
        k.add("perfume", Lathe(profile=inside, segments=sides), material="perfume", flat=shape == "faceted")
    neck = r * 0.3
    k.add(
        "neck",
        Lathe(
            profile=[
                (0, -h * 0.02),
                (neck * 1.05, -h * 0.02),
                (neck * 1.3, h * 0.012),
                (neck, h * 0.03),
                (neck, h * 0.07),
                (neck * 1.3, h * 0.08),
                (neck * 1.3, h * 0.1),
                (0, h * 0.1),
            ],
            segments=40,
        ),
        at=(0, 0, body),
        material="metal",
    )
    z = body + h * 0.095
    left = h - z
    if k.on("atomizer"):
        k.add(
            "metal cap",
            Lathe(
                profile=[(0, 0), (neck * 1.1, 0), (neck * 1.1, left * 0.5), (neck * 0.7, left * 0.85), (0, left)],
                segments=40,
            ),
            at=(0, 0, z),
            material="metal",
        )
        k.rod(
            "nozzle", (0, 0, z + left * 0.4), (0, -r * 0.55, z + left * 0.45), neck * 0.3, neck * 0.2, material="metal"
        )
        k.tube(
            "hose",
            [
                (neck * 0.9, 0, z + left * 0.35),
                (r * 0.8, 0, z + left * 0.35),
                (r * 1.25, 0, z - left * 0.1),
                (r * 1.45, 0, z - left * 0.7),
            ],
            neck * 0.28,
            material="bulb",
        )
        k.add(
            "bulb",
            Sphere(radius=r * 0.42, segments=28),
            at=(r * 1.55, 0, z - left * 0.7 - r * 0.36),
            scale=(0.85, 0.85, 1.15),
            material="bulb",
        )
        k.rod(
            "tassel",
            (r * 1.55, 0, z - left * 0.7 - r * 0.8),
            (r * 1.6, 0, max(z - left * 0.7 - r * 1.5, 0.002)),
            r * 0.05,
            r * 0.15,
            material="bulb",
        )
    else:
        k.add(
            "stopper",
            Lathe(
                profile=[
                    (0, 0),
                    (neck * 0.9, 0),
                    (neck * 0.9, left * 0.12),
                    (r * 0.46, left * 0.4),
                    (r * 0.42, left * 0.7),
                    (r * 0.18, left),
                    (0, left),
                ],
                segments=8 if shape != "round" else 40,
            ),
            at=(0, 0, z - 0.0005),
            material="stopper",
            flat=shape != "round",
        )


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
