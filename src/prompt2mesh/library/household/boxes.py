"""Things with lids and slats: box, crate."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, Path, ellipse, heart, regular_polygon, rounded_rectangle, star
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Sphere, Sweep


def plan_outline(shape: str, w: float, d: float) -> Outline:
    """The plan of a box of any shape word, fitted to a width and depth."""
    if shape == "heart":
        raw = heart(w, segments=72)
    elif shape == "star":
        raw = star(5, w / 2, w * 0.24)
    elif shape in ("round", "oval"):
        raw = ellipse(w / 2, (w if shape == "round" else d) / 2, segments=64)
    elif shape == "hexagonal":
        raw = regular_polygon(6, w / 2)
    elif shape == "octagonal":
        raw = regular_polygon(8, w / 2, rotation=22.5)
    elif shape == "triangular":
        raw = regular_polygon(3, w / 2, rotation=90)
    else:
        return rounded_rectangle(w, w if shape == "square" else d, min(w, d) * 0.04, corner_segments=4)
    return raw


@asset(
    kind="box",
    words=("box", "gift box", "cardboard box", "carton", "casket", "package", "parcel", "present", "hat box", "hatbox", "chocolate box", "gift"),
    about="A lidded box of any plan shape; also a cardboard carton with flaps and a gift with a bow.",
    parameters=(
        length("height", 0.14, 0.01, 1.5, words=("height", "tall", "high")),
        length("width", 0.24, 0.02, 2.0, words=("width", "wide", "size", "length", "long")),
        length("depth", 0.18, 0.02, 2.0, words=("depth", "deep")),
        choice("shape", "rectangular", "square", "round", "oval", "heart", "star", "hexagonal", "octagonal", "triangular", "carton"),
        flag("ribbon", False, words=("ribbon", "bow")),
    ),
    slots={"box": Material(preset="paper", color="#c9485b"), "lid": Material(preset="paper", color="#c9485b"), "lining": Material(preset="satin", color="#f2dfc8"), "ribbon": Material(preset="satin", color="#f3d27a"), "cardboard": "cardboard", "tape": Material(preset="paper", color="#cfa873")},
    main_slot="box",
    states=("open",),
    adjectives={
        "gift": {"ribbon": True}, "wrapped": {"ribbon": True}, "cardboard": {"shape": "carton", "width": 0.4, "depth": 0.3, "height": 0.28}, "hat": {"shape": "round", "width": 0.36, "height": 0.2, "ribbon": True},
        "moving": {"shape": "carton", "width": 0.5, "depth": 0.4, "height": 0.36}, "circular": {"shape": "round"},
    },
    parts={"bow": "ribbon"},
    holds=True,
)  # fmt: skip
def box(k: Kit) -> None:
    """A shell of walls and a floor, a lid that slips over it, lying beside it when open."""
    h, w, d, shape = k.m("height"), k.m("width"), k.m("depth"), k.s("shape")
    if shape == "carton":
        _carton(k, h, w, d)
        return
    opened = k.state("open")

    def inset(by: float) -> Outline:
        return plan_outline(shape, w - 2 * by, d - 2 * by)

    outer = inset(0.0)
    wall = min(0.004, w * 0.03, h * 0.12)
    lid_h = h * 0.28
    inner = inset(wall * 1.2)
    core = inset(wall * 2.4)
    body = h - wall
    depth = max(y for _, y in outer) - min(y for _, y in outer)
    middle = (max(y for _, y in outer) + min(y for _, y in outer)) / 2
    with k.group("box group", at=(0, -middle, 0)):
        k.add("box", Extrude(outline=inner, holes=[core], height=body), material="box")
        k.add("box floor", Extrude(outline=inset(wall * 1.3), height=wall), material="box")
        k.add("box lining", Extrude(outline=inset(wall * 2.3), height=wall), at=(0, 0, wall * 0.9), material="lining")
    place = (0.0, -middle, h - lid_h)
    lean = (0.0, 0.0, 0.0)
    if opened:  # The lid leans on the box, its inside towards it.
        high = min(body, w * math.sin(math.radians(58)))
        foot = w / 2 + high / math.tan(math.radians(58))
        place = (foot - w / 2 * math.cos(math.radians(58)), -middle, w / 2 * math.sin(math.radians(58)))
        lean = (0.0, 58.0, 0.0)
    with k.group("lid group", at=place, rotate=lean):
        k.add(
            "lid",
            Extrude(outline=outer, height=wall * 1.6, bevel=wall * 0.5),
            at=(0, 0, lid_h - wall * 1.6),
            material="lid",
        )
        k.add("lid rim", Extrude(outline=inset(wall * 0.02), holes=[inset(wall)], height=lid_h - wall), material="lid")
        if k.on("ribbon"):
            _bow(k, w, depth, middle, lid_h)
    if k.on("ribbon") and not opened:
        band = w * 0.09
        front, back = min(y for _, y in outer) - middle, max(y for _, y in outer) - middle
        if shape in ("rectangular", "square"):
            for x, y, turn in ((0, front, 0), (0, back, 0), (-w / 2, 0, 90), (w / 2, 0, 90)):
                k.add(
                    "ribbon side", Box(size=(band, wall * 0.8, h)), at=(x, y, 0), rotate=(0, 0, turn), material="ribbon"
                )
        else:
            k.add(
                "ribbon side",
                Extrude(outline=inset(-wall * 0.3), holes=[inset(wall * 0.5)], height=lid_h * 0.35),
                at=(0, -middle, h - lid_h * 0.95),
                material="ribbon",
            )
    k.anchor(
        "inside",
        (0, 0, wall * 2),
        half_size=(w * 0.42, depth * 0.42),
        round=shape in ("round", "oval", "heart", "star"),
        height=body - wall * 2,
    )
    if not opened:
        k.anchor(
            "top", (0, 0, h), half_size=(w * 0.45, depth * 0.45), round=shape in ("round", "oval", "heart", "star")
        )


def _bow(k: Kit, w: float, depth: float, middle: float, z: float) -> None:
    """Two ribbons across a lid with loops and tails at their crossing; its top is at z."""
    band, thick = w * 0.09, max(w * 0.004, 0.0006)
    k.add("ribbon x", Box(size=(w * 0.985, band, thick * 2)), at=(0, middle, z - thick), material="ribbon")
    k.add("ribbon y", Box(size=(band, depth * 0.985, thick * 2)), at=(0, middle, z - thick * 0.9), material="ribbon")
    s = w * 0.2
    outline = [(-band / 2, -thick), (band / 2, -thick), (band / 2, thick), (-band / 2, thick)]
    with k.group("ribbon bow", at=(0, middle, z)):
        for turn in (20, 110, 200, 290):
            loop: Path = [
                (0, 0, thick),
                (s * 0.5, 0, s * 0.12),
                (s * 1.05, 0, s * 0.3),
                (s * 1.0, 0, s * 0.62),
                (s * 0.5, 0, s * 0.5),
                (0, 0, s * 0.1),
            ]
            with k.group("ribbon loop group", rotate=(0, 0, turn)):
                k.add(
                    "ribbon loop",
                    Sweep(path=loop, profile=outline, radii=[0.5, 0.8, 1.1, 1.1, 0.8, 0.4]),
                    material="ribbon",
                    smooth=True,
                )
        for turn in (65, 245):
            with k.group("ribbon tail group", rotate=(0, 0, turn)):
                k.add(
                    "ribbon tail",
                    Sweep(
                        path=[(0, 0, s * 0.08), (s * 0.5, 0, s * 0.2), (s * 1.0, 0, s * 0.05), (s * 1.4, 0, s * 0.12)],
                        profile=outline,
                    ),
                    material="ribbon",
                    smooth=True,
                )
        k.add(
            "ribbon knot",
            Sphere(radius=s * 0.2, segments=20),
            at=(0, 0, s * 0.14),
            scale=(1, 1, 0.75),
            material="ribbon",
        )


def _carton(k: Kit, h: float, w: float, d: float) -> None:
    """A cardboard carton: closed with tape, or with its four flaps up."""
    t = 0.005
    opened = k.state("open")
    for sx in (-1, 1):
        k.add("box side", Box(size=(t, d, h)), at=(sx * (w / 2 - t / 2), 0, 0), material="cardboard")
    for sy in (-1, 1):
        k.add("box side", Box(size=(w - t, t, h)), at=(0, sy * (d / 2 - t / 2), 0), material="cardboard")
    k.add("box floor", Box(size=(w - t, d - t, t)), at=(0, 0, 0), material="cardboard")
    for sy in (-1, 1):
        turn = sy * (-128 if opened else 0)
        with k.group("flap group", at=(0, sy * (d / 2 - t), h - t * 0.5), rotate=(turn, 0, 0)):
            k.add(
                "flap", Box(size=(w - t, d / 2 - t * 1.2, t)), at=(0, -sy * (d / 4 - t * 0.4), 0), material="cardboard"
            )
    for sx in (-1, 1):
        turn = sx * (118 if opened else 0)
        with k.group("flap side group", at=(sx * (w / 2 - t), 0, h - t * 1.4), rotate=(0, turn, 0)):
            k.add(
                "flap side", Box(size=(w / 4, d - 2.2 * t, t)), at=(-sx * (w / 8 - t * 0.4), 0, 0), material="cardboard"
            )
    if not opened:
        k.add("tape", Box(size=(w + 0.001, min(0.05, d * 0.16), 0.0012)), at=(0, 0, h + t * 0.45), material="tape")
        for sx in (-1, 1):
            k.add(
                "tape end",
                Box(size=(0.0012, min(0.05, d * 0.16), h * 0.22)),
                at=(sx * (w / 2 + 0.0002), 0, h * 0.78 + t * 0.45),
                material="tape",
            )
        k.anchor("top", (0, 0, h + t), half_size=(w / 2, d / 2))
    k.anchor("inside", (0, 0, t), half_size=(w / 2 - t, d / 2 - t), height=h - t)


@asset(
    kind="crate",
    words=("crate", "wooden crate", "milk crate", "fruit crate", "shipping crate"),
    about="A slatted wooden crate, open-topped or nailed shut with diagonal braces.",
    parameters=(
        length("height", 0.3, 0.08, 2.0, words=("height", "tall", "high")),
        length("width", 0.5, 0.12, 2.5, words=("width", "wide", "length", "long")),
        length("depth", 0.36, 0.12, 2.5, words=("depth", "deep")),
        count("slats", 3, 1, 8, words=("slats", "planks")),
        flag("closed", False, words=("lid",)),
    ),
    slots={"wood": "pine", "frame": "pine", "nail": "steel"},
    main_slot="wood",
    states=("open",),
    adjectives={"shipping": {"closed": True, "height": 0.7, "width": 0.8, "depth": 0.7, "slats": 5}, "big": {"width": Times(1.5), "depth": Times(1.5), "height": Times(1.5)}},
    styles={"rustic": {}},
    style_materials={"rustic": {"wood": Material(preset="weathered_wood"), "frame": Material(preset="weathered_wood")}},
    parts={"slat": "slat", "plank": "slat"},
    holds=True,
)  # fmt: skip
def crate(k: Kit) -> None:
    """Corner posts with slats nailed to them outside."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("slats")
    t = min(w, d, h) * 0.04
    post = t * 2.2
    closed = k.on("closed") and not k.state("open")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "post",
                Box(size=(post, post, h - t)),
                at=(sx * (w / 2 - t - post / 2), sy * (d / 2 - t - post / 2), t * 0.5),
                material="frame",
                bevel=t * 0.1,
            )
    each = (h - t * 0.2) / n
    for i in range(n):
        z = each * i
        for sy, end in ((-1, "front"), (1, "back")):
            k.add(
                f"slat {end} {i + 1}",
                Box(size=(w, t, each * 0.86)),
                at=(0, sy * (d / 2 - t / 2), z),
                material="wood",
                bevel=t * 0.12,
            )
            for sx in (-1, 1):
                for share in (0.25, 0.62):
                    k.add(
                        "nail",
                        Cylinder(radius=t * 0.2, height=t * 0.12, segments=10, pivot="center"),
                        at=(sx * (w / 2 - t - post * 0.5), sy * d / 2, z + each * share),
                        rotate=(90, 0, 0),
                        material="nail",
                    )
        for sx, end in ((-1, "left"), (1, "right")):
            k.add(
                f"slat {end} {i + 1}",
                Box(size=(t, d - 2 * t + 0.001, each * 0.86)),
                at=(sx * (w / 2 - t / 2 - t * 0.1), 0, z),
                material="wood",
                bevel=t * 0.12,
            )
    boards = max(2, round(d / (each * 0.9)))
    step = (d - 2 * t) / boards
    for i in range(boards):
        k.add(
            f"slat floor {i + 1}",
            Box(size=(w - 2 * t + 0.002, step * 0.9, t * 0.8)),
            at=(0, -d / 2 + t + step * (i + 0.5), t * 0.1),
            material="wood",
            bevel=t * 0.1,
        )
        if closed:
            k.add(
                f"slat lid {i + 1}",
                Box(size=(w + t * 0.2, step * 0.93, t)),
                at=(0, (-d / 2 + t + step * (i + 0.5)) * d / (d - 2 * t), h - t * 0.6),
                material="wood",
                bevel=t * 0.12,
            )
    if closed:
        for sx in (-1, 1):
            k.add(
                "frame rail",
                Box(size=(t * 1.5, d - 2 * t, t * 1.5)),
                at=(sx * (w / 2 - t * 1.75), 0, h - t * 2.05),
                material="frame",
            )
        high, wide = h * 0.98, w - 2 * t
        angle = math.degrees(math.atan2(high, wide))
        for sy in (-1, 1):
            k.add(
                "brace",
                Box(size=(math.hypot(high, wide) * 0.9, t * 0.8, each * 0.4), pivot="center"),
                at=(0, sy * (d / 2 + t * 0.3), h / 2),
                rotate=(0, -angle, 0),
                material="frame",
                bevel=t * 0.1,
            )
            for sx in (-1, 1):
                k.add(
                    "brace post",
                    Box(size=(t * 2.4, t * 0.8, h * 0.99)),
                    at=(sx * (w / 2 - t * 1.2), sy * (d / 2 + t * 0.35), 0.0),
                    material="frame",
                    bevel=t * 0.1,
                )
        k.anchor("top", (0, 0, h + t * 0.4), half_size=(w / 2, d / 2))
    k.anchor("inside", (0, 0, t), half_size=(w / 2 - t - post, d / 2 - t - post * 0.5), height=h - t)
