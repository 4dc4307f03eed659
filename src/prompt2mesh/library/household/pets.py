"""For animals in the house: aquarium, pet bed, cat tree; the piggy bank."""

import math

from prompt2mesh.library.furniture.forms import cushion, slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import rectangle
from prompt2mesh.library.plants.surfaces import Surface, blade, joined
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import (
    Blend,
    Blob,
    Box,
    Cylinder,
    Ellipsoid,
    Extrude,
    Heightfield,
    Loft,
    Section,
    Sphere,
    Torus,
)

_FISH = ("#f28c1e", "#e8402a", "#f5d033", "#4aa3df")


@asset(
    kind="aquarium",
    words=("aquarium", "fish tank", "fishtank", "terrarium", "vivarium"),
    about="A glass tank with gravel, weed, stones and swimming fish; a terrarium has no water.",
    parameters=(length("width", 0.6, 0.15, 3.0, words=("width", "wide", "length", "long", "size")), length("height", 0.36, 0.1, 2.0, words=("height", "tall", "high")), count("fish", 5, 0, 16), flag("water", True), flag("lid", False)),
    slots={"glass": Material(preset="glass", alpha=0.25), "frame": "black_plastic", "water": Material(preset="water", color="#cfeaf5", alpha=0.25), "gravel": Material(preset="gravel", color="#d9b98a"), "stone": "stone", "plant": Material(preset="leaf", color="#3f9a4a"), "bubble": Material(preset="glass", color="#eefaff", alpha=0.5),
           **{f"fish {i + 1}": Material(preset="glossy_plastic", color=c) for i, c in enumerate(_FISH)}, "eye": "black_plastic"},
    main_slot="frame",
    adjectives={"terrarium": {"water": False, "fish": 0}, "vivarium": {"water": False, "fish": 0}, "empty": {"fish": 0}},
    parts={"sand": "gravel", "weed": "plant", "rock": "stone", "base": "frame"},
    holds=True,
)  # fmt: skip
def aquarium(k: Kit) -> None:
    """Five panes, a framed edge, what lives inside."""
    w, h = k.m("width"), k.m("height")
    d, t = min(w * 0.5, h * 0.95), w * 0.008
    bar = w * 0.022
    for z in (0.0, h - bar):
        k.add(
            "frame rim",
            Extrude(outline=rectangle(w, d), holes=[rectangle(w - 3 * bar * 0.6, d - 3 * bar * 0.6)], height=bar),
            at=(0, 0, z),
            material="frame",
            bevel=bar * 0.12,
        )
    k.add("frame floor", Box(size=(w * 0.99, d * 0.99, bar * 0.6)), material="frame")
    k.add(
        "glass",
        Extrude(
            outline=rectangle(w - bar * 0.5, d - bar * 0.5),
            holes=[rectangle(w - bar * 0.5 - 2 * t, d - bar * 0.5 - 2 * t)],
            height=h - bar,
        ),
        at=(0, 0, bar * 0.4),
        material="glass",
    )
    iw, idp, floor = w - bar * 0.5 - 2.2 * t, d - bar * 0.5 - 2.2 * t, bar * 0.5
    bed = floor + h * 0.08
    k.add(
        "gravel",
        Heightfield(size=(iw, idp), amplitude=h * 0.05, noise_scale=w * 0.3, resolution=28, base=h * 0.06, seed=k.seed),
        at=(0, 0, bed - h * 0.02),
        material="gravel",
    )
    if k.on("water"):
        k.add("water", Box(size=(iw * 1.004, idp * 1.004, h * 0.84 - floor)), at=(0, 0, floor), material="water")
    for x, y, s in ((-0.28, 0.12, 0.13), (-0.18, 0.16, 0.09), (0.3, 0.05, 0.1)):
        k.add(
            "stone",
            Sphere(radius=h * s, segments=18),
            at=(w * x, d * y, bed + h * s * 0.3),
            scale=(1.2, 1, 0.8),
            material="stone",
            modifiers=[Displace(strength=h * 0.05, scale=h * 0.12, seed=k.seed + round(x * 100) + 50)],
        )
    weeds: list[Surface] = []
    for cx, cy, n in ((0.12, 0.2, 9), (-0.38, -0.1, 6), (0.4, 0.22, 7), (-0.05, 0.25, 6)):
        for i in range(n):
            tall = h * k.rng.uniform(0.3, 0.66)
            leaf = blade(
                tall,
                h * 0.05,
                thickness=h * 0.006,
                peak=0.4,
                bend=k.rng.uniform(-30, 34),
                ripple=0.25,
                rows=2,
                columns=10,
            )
            weeds.append(
                leaf.placed(
                    rotate=(84, 0, 360 * i / n + 20),
                    at=(
                        w * cx + k.rng.uniform(-0.02, 0.02) * w,
                        d * cy + k.rng.uniform(-0.03, 0.03) * d,
                        bed - h * 0.03,
                    ),
                )
            )
    k.add("plant", joined(weeds).shape(), material="plant")
    for i in range(k.n("fish")):
        a = i * 2.39996
        x, y = math.cos(a) * w * 0.33, math.sin(a) * d * 0.22 - d * 0.05
        z = bed + h * (0.18 + 0.52 * ((i * 0.618) % 1))
        _fish(k, i, (x, y, z), h * k.rng.uniform(0.13, 0.19), k.rng.choice((0, 180)) + k.rng.uniform(-25, 25))
    if k.on("water") and k.n("fish"):
        poses = [
            Transform(
                location=(w * 0.2 + k.rng.uniform(-1, 1) * h * 0.03, d * 0.1, bed + h * (0.1 + 0.055 * i)),
                scale=(0.5 + 0.05 * i, 0.5 + 0.05 * i, 0.5 + 0.05 * i),
            )
            for i in range(12)
        ]
        k.add(
            "bubble",
            Sphere(radius=h * 0.014, segments=12),
            material="bubble",
            instances=Poses(poses=poses),
            smooth=True,
        )
    if k.on("lid"):
        k.add("lid", slab(w * 1.01, d * 1.01, h * 0.08, corner=w * 0.01), at=(0, 0, h - bar * 0.2), material="frame")
    k.anchor("inside", (0, 0, bed), half_size=(iw * 0.45, idp * 0.42), height=h * 0.75, radius=idp * 0.42)
    k.anchor("top", (0, 0, h), half_size=(w * 0.48, d * 0.48))


def _fish(k: Kit, number: int, at: Point, long: float, yaw: float) -> None:
    slot = f"fish {number % len(_FISH) + 1}"
    with k.group("fish", at=at, rotate=(0, 0, yaw)):
        stations = [
            (-0.5, 0.01, 0.03),
            (-0.44, 0.06, 0.1),
            (-0.2, 0.1, 0.22),
            (0.05, 0.09, 0.22),
            (0.25, 0.05, 0.12),
            (0.36, 0.02, 0.055),
        ]
        k.add(
            "fish body",
            Loft(
                axis="x",
                sections=[Section(center=(x * long, 0, 0), radii=(a * long, b * long)) for x, a, b in stations],
                smooth=True,
                segments=18,
                resolution=3,
            ),
            material=slot,
        )
        tail = [(0.3, 0.0), (0.56, -0.22), (0.5, 0.0), (0.56, 0.22)]
        k.add(
            "fish tail",
            Extrude(outline=[(x * long, z * long) for x, z in tail], height=long * 0.02, pivot="center"),
            rotate=(90, 0, 0),
            material=slot,
        )
        fin = [(-0.2, 0.18), (0.2, 0.12), (0.22, 0.24), (-0.02, 0.34)]
        k.add(
            "fish fin",
            Extrude(outline=[(x * long, z * long) for x, z in fin], height=long * 0.016, pivot="center"),
            rotate=(90, 0, 0),
            material=slot,
        )
        for sy in (-1, 1):
            k.add(
                "fish eye",
                Sphere(radius=long * 0.035, segments=10),
                at=(-0.36 * long, sy * long * 0.07, long * 0.04),
                material="eye",
            )


@asset(
    kind="pet_bed",
    words=("dog bed", "cat bed", "pet bed", "dog basket"),
    about="A round bed with a padded rim, low in front, and a cushion.",
    parameters=(length("width", 0.7, 0.2, 2.0, words=("width", "wide", "size", "diameter")),),
    slots={"rim": Material(preset="plush", color="#8d7a66"), "cushion": Material(preset="wool", color="#efe4d2")},
    parts={"pillow": "cushion"},
)
def pet_bed(k: Kit) -> None:
    """A torus that dips in front around a cushion."""
    w = k.m("width")
    r, n = w * 0.39, 20
    path: list[Point] = []
    radii: list[float] = []
    for i in range(n):
        a = 2 * math.pi * i / n
        dip = max(0.0, -math.sin(a)) ** 3
        path.append((math.cos(a) * r, math.sin(a) * r, w * (0.125 - 0.05 * dip)))
        radii.append(1.0 - 0.4 * dip)
    k.tube("rim", path, w * 0.125, radii=radii, closed=True, material="rim", segments=20, resolution=4)
    k.add("cushion", cushion(r * 2.02, r * 2.02, w * 0.16, corner=2.0, puff=2.6), at=(0, 0, 0), material="cushion")
    k.anchor("top", (0, 0, w * 0.16), half_size=(r * 0.6, r * 0.6), round=True)
    k.anchor("seat", (0, 0, w * 0.16), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="cat_tree",
    words=("cat tree", "scratching post", "cat tower", "cat scratching post", "cat condo"),
    about="Sisal posts with carpeted platforms, a den and a dangling ball.",
    parameters=(length("height", 1.3, 0.4, 2.5, words=("height", "tall", "high")), count("platforms", 3, 1, 5)),
    slots={
        "carpet": Material(preset="plush", color="#cdbfa8"),
        "post": Material(preset="rope", color="#cfae7c"),
        "ball": Material(preset="felt", color="#d2452d"),
        "hole": Material(preset="black_plastic"),
    },
    parts={"platform": "carpet"},
)
def cat_tree(k: Kit) -> None:
    """A base, a den on it, platforms that turn about the posts."""
    h, n = k.m("height"), k.n("platforms")
    w = h * 0.5
    k.add("carpet base", slab(w, w * 0.85, h * 0.04, corner=h * 0.03), material="carpet")
    r = h * 0.034
    posts = ((-w * 0.26, -w * 0.12), (w * 0.24, w * 0.16), (-w * 0.1, w * 0.22))
    for i in range(n):
        z = h * (0.42 + 0.56 * (i / max(n - 1, 1))) if n > 1 else h * 0.9
        x, y = posts[i % 3]
        k.rod("post", (x, y, h * 0.03), (x, y, z), r, segments=24, material="post")
        for j in range(int(z / (r * 0.55)) - 4):
            k.add(
                "post winding",
                Torus(radius=r, tube=r * 0.16, segments=20, tube_segments=5),
                at=(x, y, h * 0.05 + j * r * 0.55),
                material="post",
            )
        k.add(
            "carpet platform",
            slab(w * 0.56, w * 0.48, h * 0.035, corner=w * 0.12),
            at=(x * 0.7, y * 0.7, z - h * 0.012),
            material="carpet",
        )
    with k.group("den", at=(w * 0.2, -w * 0.14, h * 0.04)):
        k.add("carpet den", slab(w * 0.5, w * 0.5, h * 0.25, corner=w * 0.06), material="carpet")
        k.add(
            "hole",
            Cylinder(radius=w * 0.15, height=w * 0.02, segments=32),
            at=(0, -w * 0.246, h * 0.12),
            rotate=(90, 0, 0),
            material="hole",
        )
        k.add(
            "carpet ring",
            Torus(radius=w * 0.155, tube=w * 0.02, segments=32, tube_segments=8),
            at=(0, -w * 0.255, h * 0.12),
            rotate=(90, 0, 0),
            material="carpet",
        )
    top = h * 0.98 if n > 1 else h * 0.9
    x, y = (p * 0.7 for p in posts[(n - 1) % 3])
    k.rod(
        "ball string", (x, y - w * 0.2, top), (x, y - w * 0.2, top - h * 0.14), h * 0.003, segments=6, material="ball"
    )
    k.add("ball", Sphere(radius=h * 0.022, segments=16), at=(x, y - w * 0.2, top - h * 0.15), material="ball")
    k.anchor("top", (x, y, top + h * 0.024), half_size=(w * 0.22, w * 0.2))


@asset(
    kind="piggy_bank",
    words=("piggy bank", "money box", "coin bank", "pig bank", "savings bank"),
    about="A china pig with a coin slot.",
    parameters=(length("length", 0.18, 0.04, 1.0, words=("length", "size", "long", "width")), flag("coin", True, words=("coin", "coins"))),
    slots={"body": Material(preset="porcelain", color="#f2a1b4"), "snout": Material(preset="porcelain", color="#e67f98"), "eye": Material(preset="glossy_plastic", color="#1c1a1e"), "slot": Material(preset="matte_paint", color="#5a2a38"), "coin": "gold"},
    parts={"ear": "ear", "leg": "body", "tail": "tail"},
)  # fmt: skip
def piggy_bank(k: Kit) -> None:
    """A smooth union of a barrel, four stubs and a snout."""
    n = k.m("length")
    z = n * 0.36
    blobs = [
        Blob(a=(-n * 0.12, 0, z), b=(n * 0.16, 0, z), radius=n * 0.27, squash=(1, 0.98, 1)),
        Blob(a=(-n * 0.3, 0, z + n * 0.03), radius=n * 0.2),
        Blob(a=(-n * 0.42, 0, z - n * 0.01), b=(-n * 0.48, 0, z - n * 0.01), radius=n * 0.09),
    ]
    blobs += [
        Blob(
            a=(x * n, sy * n * 0.14, n * 0.2), b=(x * n, sy * n * 0.15, n * 0.06), radius=n * 0.075, radius_b=n * 0.065
        )
        for x in (-0.16, 0.2)
        for sy in (-1, 1)
    ]
    k.add("body", Blend(blobs=blobs, smoothness=n * 0.05, resolution=64), material="body", smooth=True)
    k.add(
        "snout",
        Cylinder(radius=n * 0.1, height=n * 0.05, segments=32),
        at=(-n * 0.545, 0, z - n * 0.01),
        rotate=(0, 90, 0),
        material="snout",
        bevel=n * 0.018,
    )
    for sy in (-1, 1):
        k.add(
            "snout hole",
            Ellipsoid(radii=(n * 0.008, n * 0.018, n * 0.026), segments=14),
            at=(-n * 0.546, sy * n * 0.035, z - n * 0.01),
            material="slot",
        )
        k.add(
            "eye", Sphere(radius=n * 0.026, segments=18), at=(-n * 0.44, sy * n * 0.105, z + n * 0.12), material="eye"
        )
        ear = Loft(
            sections=[
                Section(center=(0, 0, 0), radii=(n * 0.035, n * 0.075)),
                Section(center=(-n * 0.02, 0, n * 0.07), radii=(n * 0.022, n * 0.06)),
                Section(center=(-n * 0.06, 0, n * 0.13), radii=(n * 0.004, n * 0.008)),
            ],
            smooth=True,
            segments=20,
        )
        k.add("ear", ear, at=(-n * 0.3, sy * n * 0.12, z + n * 0.17), rotate=(-sy * 22, -14, 0), material="snout")
    curl: list[Point] = [
        (n * 0.42 + n * 0.012 * i, math.cos(i * 0.9) * n * 0.03, z + n * 0.06 + math.sin(i * 0.9) * n * 0.03)
        for i in range(9)
    ]
    k.tube("tail", [(n * 0.38, 0, z + n * 0.06), *curl], n * 0.014, material="snout", segments=10)
    k.add("slot", Box(size=(n * 0.16, n * 0.022, n * 0.01)), at=(n * 0.02, 0, z + n * 0.263), material="slot")
    if k.on("coin"):
        k.add(
            "coin",
            Cylinder(radius=n * 0.065, height=n * 0.014, segments=40, pivot="center"),
            at=(n * 0.02, 0, z + n * 0.29),
            rotate=(90, 0, 0),
            material="coin",
            bevel=n * 0.002,
        )
    k.anchor("top", (n * 0.02, 0, z + n * 0.27), half_size=(n * 0.08, n * 0.02))
