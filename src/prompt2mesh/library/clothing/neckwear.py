"""Ties and scarves."""

import math

from prompt2mesh.library.clothing.hats import ribbon_bow
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.shapes import Extrude, Sphere, Sweep, Torus


@asset(
    kind="bow_tie",
    words=("bow tie", "bowtie", "bow", "ribbon bow", "hair bow", "satin bow", "gift bow"),
    about="A tied bow.",
    parameters=(
        length("width", 0.12, 0.02, 2.0, words=("width", "wide")),
        flag("tails", False, words=("tails", "ribbons")),
    ),
    slots={"bow": Material(preset="satin", color="#1f4fae")},
    category="clothing",
)
def bow_tie(k: Kit) -> None:
    """Two loops and a knot, standing."""
    w = k.m("width")
    z = 0.5 * w if k.on("tails") else 0.245 * w
    with k.group("bow", at=(0, 0, z)):
        ribbon_bow(k, w, slot="bow", tails=k.on("tails"))
    k.anchor("fit", (0, 0.42 * w, z), radius=0.40 * w)


@asset(
    kind="necktie",
    words=("tie", "necktie", "neck tie", "silk tie", "cravat"),
    about="A knotted necktie with its loop.",
    parameters=(length("length", 0.5, 0.1, 3.0, words=("length", "long", "height")),),
    slots={
        "cloth": Material(
            preset="silk", color="#8a1f2c", pattern=Pattern(kind="stripes", colors=["#1c2540"], scale=0.05)
        ),
        "knot": Material(preset="silk", color="#8a1f2c"),
    },
    category="clothing",
    parts={"tie": "blade, knot, loop"},
)
def necktie(k: Kit) -> None:
    """Blade, tail behind it, knot, collar loop; hanging down."""
    n = k.m("length")
    for name, low, wide, y in (("blade", 0.0, 0.095, 0.0), ("blade tail", 0.08, 0.055, 0.012)):
        outline = [
            (0, low),
            (wide, low + 0.10),
            (wide * 0.72, 0.55),
            (0.032, 0.9),
            (-0.032, 0.9),
            (-wide * 0.72, 0.55),
            (-wide, low + 0.10),
        ]
        k.add(
            name,
            Extrude(outline=[(x * n, z * n) for x, z in outline], height=0.016 * n, bevel=0.004 * n),
            at=(0, (y + 0.008) * n, 0),
            rotate=(90, 0, 0),
            material="cloth",
        )
    k.add(
        "knot",
        Extrude(
            outline=[(-0.045 * n, 0.05 * n), (-0.03 * n, -0.045 * n), (0.03 * n, -0.045 * n), (0.045 * n, 0.05 * n)],
            height=0.055 * n,
            bevel=0.014 * n,
            bevel_segments=3,
        ),
        at=(0, 0.03 * n, 0.905 * n),
        rotate=(90, 0, 0),
        material="knot",
    )
    loop: list[Point] = [
        (0, 0.0, 0.94 * n),
        (0.09 * n, 0.05 * n, 1.0 * n),
        (0.13 * n, 0.14 * n, 1.03 * n),
        (0, 0.25 * n, 1.06 * n),
        (-0.13 * n, 0.14 * n, 1.03 * n),
        (-0.09 * n, 0.05 * n, 1.0 * n),
    ]
    k.add(
        "loop",
        Sweep(
            path=loop,
            profile=[(-0.006 * n, -0.03 * n), (0.006 * n, -0.03 * n), (0.006 * n, 0.03 * n), (-0.006 * n, 0.03 * n)],
            closed=True,
        ),
        material="cloth",
    )
    k.anchor("fit", (0, 0.13 * n, n), radius=0.125 * n)


@asset(
    kind="scarf",
    words=("scarf", "woolen scarf", "woollen scarf", "wool scarf", "shawl", "muffler", "bandana", "neckerchief"),
    about="A long knitted scarf lying in waves, with fringes; or tied around a neck.",
    parameters=(
        length("length", 1.2, 0.1, 6.0, words=("length", "long")),
        length("width", 0.2, 0.02, 1.5, words=("width", "wide")),
        choice("form", "laid", "tied", words=("form",)),
    ),
    slots={
        "cloth": Material(
            preset="knit",
            color="#b3202a",
            pattern=Pattern(kind="stripes", colors=["#1a1a1e"], scale=0.14, direction="y"),
        ),
        "fringe": Material(preset="yarn", color="#b3202a"),
    },
    category="clothing",
    states=("tied",),
)
def scarf(k: Kit) -> None:
    """A soft strip with rounded edges."""
    n, w = k.m("length"), min(k.m("width"), 0.8 * k.m("length"))
    t = 0.055 * w
    if k.s("form") == "tied" or k.state("tied"):
        r = 0.5 * w
        z = 2.45 * r
        k.add(
            "cloth loop",
            Torus(radius=1.14 * r, tube=0.3 * r, segments=37, tube_segments=18),
            at=(0, 0, z),
            rotate=(5, 0, 0),
            scale=(1, 1, 1.25),
            material="cloth",
        )
        k.add(
            "cloth loop lower",
            Torus(radius=1.2 * r, tube=0.24 * r, segments=37, tube_segments=16),
            at=(0, -0.02 * r, z - 0.34 * r),
            rotate=(-7, 4, 0),
            scale=(1, 1, 1.2),
            material="cloth",
        )
        k.add(
            "cloth knot", Sphere(radius=0.36 * r, segments=28), at=(0.3 * r, -1.42 * r, z - 0.3 * r), material="cloth"
        )
        for i, (x, long) in enumerate(((0.02, 1.75), (0.62, 2.15))):
            path: list[Point] = [
                (0.3 * r, -1.42 * r, z - 0.4 * r),
                ((x + 0.04) * r, -1.44 * r, z - 0.9 * r),
                (x * r, -1.42 * r, z - long * r),
            ]
            k.add(
                f"cloth end {i}",
                Sweep(
                    path=path,
                    profile=[(-0.3 * r, -t), (0.3 * r, -t), (0.3 * r, t), (-0.3 * r, t)],
                    radii=[0.6, 1.0, 1.0],
                    resolution=8,
                ),
                material="cloth",
            )
        k.anchor("fit", (0, 0, z - 0.5 * r), radius=0.98 * r)
        return
    m = 40
    path = []
    for i in range(m + 1):
        s = i / m
        x = (s - 0.5) * n
        path.append(
            (
                x,
                0.16 * n * math.sin(2.2 * math.pi * s) * (0.3 + 0.7 * math.sin(math.pi * s)),
                t + 0.09 * w * (0.5 - 0.5 * math.cos(10 * math.pi * s)) * math.sin(math.pi * s),
            )
        )
    profile = [
        (
            w / 2 * math.copysign(abs(math.cos(a)) ** 0.25, math.cos(a)),
            t * math.copysign(abs(math.sin(a)) ** 0.5, math.sin(a)),
        )
        for a in (2 * math.pi * i / 20 + 0.01 for i in range(20))
    ]
    k.add("cloth", Sweep(path=path, profile=profile, resolution=2), material="cloth")
    for end in (0, -1):
        x0, y0, _ = path[end]
        x1, y1, _ = path[1 if end == 0 else -2]
        dx, dy = x0 - x1, y0 - y1
        size = math.hypot(dx, dy)
        dx, dy = dx / size, dy / size
        for j in range(12):
            o = (j / 11 - 0.5) * 0.92 * w
            start: Point = (x0 - dy * o - dx * 0.02 * w, y0 + dx * o - dy * 0.02 * w, t)
            wave = k.rng.uniform(-0.05, 0.05) * w
            k.tube(
                "fringe",
                [
                    start,
                    (start[0] + dx * 0.2 * w - dy * wave, start[1] + dy * 0.2 * w + dx * wave, 0.5 * t + 0.005 * w),
                    (start[0] + dx * 0.38 * w, start[1] + dy * 0.38 * w, 0.03 * w),
                ],
                0.026 * w,
                segments=8,
                resolution=3,
                material="fringe",
            )
    k.anchor("fit", (0, 0, 0), radius=0.1)
