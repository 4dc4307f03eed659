"""What is carried: thermos, lunch box; and ice, napkin."""

import math

from prompt2mesh.library.furniture.forms import pull, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Extrude, Lathe, Sphere


@asset(
    kind="thermos",
    words=("thermos", "thermos flask", "vacuum flask", "cocktail shaker", "shaker bottle", "travel flask"),
    about="A steel flask with a cup for a lid; or a cocktail shaker.",
    parameters=(length("height", 0.28, 0.08, 1.0, words=("height", "tall", "size")), choice("shape", "flask", "shaker")),
    slots={"body": Material(preset="painted_metal", color="#2f6a4a"), "metal": "stainless_steel", "grip": "black_plastic"},
    adjectives={"cocktail shaker": {"shape": "shaker", "height": 0.23}, "cocktail": {"shape": "shaker", "height": 0.23}},
    parts={"lid": "metal cup,metal cap", "cup": "metal cup", "handle": "grip"},
)  # fmt: skip
def thermos(k: Kit) -> None:
    """Turned, with a hoop handle."""
    h = k.m("height")
    r = h * 0.15
    if k.s("shape") == "shaker":
        r = h * 0.2
        k.add(
            "metal body",
            Lathe(
                profile=[(0, 0), (r * 0.7, 0), (r * 0.74, h * 0.02), (r, h * 0.58), (0, h * 0.58)],
                fillet=h * 0.01,
                segments=56,
            ),
            material="metal",
        )
        k.add(
            "metal shoulder",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 1.02, 0),
                    (r * 1.02, h * 0.05),
                    (r * 0.62, h * 0.24),
                    (r * 0.58, h * 0.26),
                    (0, h * 0.26),
                ],
                fillet=h * 0.02,
                segments=56,
            ),
            at=(0, 0, h * 0.565),
            material="metal",
        )
        k.add(
            "metal cap",
            Lathe(
                profile=[(0, 0), (r * 0.62, 0), (r * 0.6, h * 0.12), (r * 0.48, h * 0.17), (0, h * 0.185)],
                fillet=h * 0.01,
                segments=48,
            ),
            at=(0, 0, h * 0.815),
            material="metal",
        )
        return
    k.add(
        "body",
        Lathe(
            profile=[(0, h * 0.015), (r, h * 0.015), (r, h * 0.64), (r * 0.82, h * 0.72), (0, h * 0.72)],
            fillet=h * 0.012,
            segments=56,
        ),
        material="body",
    )
    for z in (0.0, 0.1, 0.58):
        k.add(
            "metal band",
            Lathe(profile=[(0, 0), (r * 1.03, 0), (r * 1.03, h * 0.03), (0, h * 0.03)], fillet=h * 0.005, segments=56),
            at=(0, 0, h * z),
            material="metal",
        )
    k.add(
        "metal cup",
        Lathe(
            profile=[(0, 0), (r * 0.9, 0), (r * 0.78, h * 0.2), (r * 0.74, h * 0.27), (0, h * 0.28)],
            fillet=h * 0.012,
            segments=56,
        ),
        at=(0, 0, h * 0.71),
        material="metal",
    )
    k.tube(
        "grip",
        [
            (r * 0.98, 0, h * 0.6),
            (r * 1.7, 0, h * 0.58),
            (r * 1.75, 0, h * 0.4),
            (r * 1.65, 0, h * 0.2),
            (r * 0.98, 0, h * 0.12),
        ],
        h * 0.02,
        material="grip",
        segments=14,
    )


@asset(
    kind="napkin",
    words=("napkin", "serviette", "table napkin", "folded napkin", "cloth napkin"),
    about="A cloth napkin drawn through a ring.",
    parameters=(length("length", 0.2, 0.06, 0.8, words=("length", "size", "width")), flag("ring", True)),
    slots={"cloth": Material(preset="linen", color="#f1ece0"), "ring": "silver"},
)
def napkin(k: Kit) -> None:
    """Two fans of pleats meet in the ring."""
    n = k.m("length")
    for s in (-1, 1):
        outline = (
            [(0.0, -n * 0.05)] + [(s * n * 0.5, n * (0.26 * (i / 10) - 0.13)) for i in range(11)] + [(0.0, n * 0.05)]
        )
        if s < 0:
            outline.reverse()
        k.add("cloth base", Extrude(outline=outline, height=n * 0.018, bevel=n * 0.004), material="cloth")
        for i in range(6):
            y = (i - 2.5) * n * 0.05
            k.tube(
                "cloth pleat",
                [(0, y * 0.25, n * 0.03), (s * n * 0.25, y * 0.6, n * 0.026), (s * n * 0.5, y, n * 0.016)],
                n * 0.019,
                radii=[0.8, 1.0, 1.0],
                material="cloth",
                segments=10,
                resolution=3,
            )
    if k.on("ring"):
        k.add(
            "ring",
            Lathe(
                profile=[
                    (n * 0.052, -n * 0.035),
                    (n * 0.062, -n * 0.035),
                    (n * 0.066, 0),
                    (n * 0.062, n * 0.035),
                    (n * 0.052, n * 0.035),
                ],
                closed=True,
                segments=44,
            ),
            at=(0, 0, n * 0.05),
            rotate=(0, 90, 0),
            material="ring",
        )
        k.add(
            "cloth knot",
            Ellipsoid(radii=(n * 0.06, n * 0.05, n * 0.045), segments=24),
            at=(0, 0, n * 0.045),
            material="cloth",
        )


@asset(
    kind="lunch_box",
    words=("lunch box", "lunchbox", "bento box", "bento", "metal lunchbox", "tiffin"),
    about="A lunch box with a handle and clasps; open it shows rice, vegetables and egg.",
    parameters=(length("width", 0.24, 0.08, 0.8, words=("width", "wide", "size")),),
    slots={"box": Material(preset="painted_metal", color="#3a7fc0"), "metal": "chrome", "rice": "rice", "green": Material(preset="vegetable", color="#4f9a3a"), "red": Material(preset="glossy_plastic", color="#d8321e"), "egg": "egg_yolk", "white": "egg_white", "salmon": "salmon"},
    states=("open",),
    holds=True,
)  # fmt: skip
def lunch_box(k: Kit) -> None:
    """Shut, a case on its feet; open, a tray of food with its lid beside."""
    w = k.m("width")
    d, t = w * 0.62, w * 0.02
    if not k.state("open"):
        tall = w * 0.72
        k.add("box", slab(w, w * 0.38, tall, corner=w * 0.05, edge=w * 0.02), material="box")
        k.add(
            "metal seam",
            Extrude(outline=rounded_rectangle(w * 1.012, w * 0.392, w * 0.052), height=w * 0.016),
            at=(0, 0, tall * 0.6),
            material="metal",
        )
        k.add("metal handle", pull(w * 0.4, w * 0.1, w * 0.016), at=(0, 0, tall), material="metal")
        for sx in (-1, 1):
            k.add(
                "metal clasp",
                slab(w * 0.09, w * 0.12, w * 0.016, corner=w * 0.01),
                at=(sx * w * 0.28, -w * 0.188, tall * 0.62),
                rotate=(90, 0, 0),
                material="metal",
            )
        k.anchor("inside", (0, 0, t), half_size=(w * 0.45, w * 0.16), height=tall * 0.9, radius=w * 0.16)
        return
    h = w * 0.2
    inner = rounded_rectangle(w - 2 * t, d - 2 * t, w * 0.05)
    k.add(
        "box",
        Extrude(outline=rounded_rectangle(w, d, w * 0.06), holes=[inner], height=h, bevel=t * 0.3),
        material="box",
    )
    k.add("box floor", Extrude(outline=rounded_rectangle(w * 0.98, d * 0.98, w * 0.05), height=t), material="box")
    k.add("box divider", Box(size=(t * 0.6, d - 2 * t, h * 0.9)), at=(w * 0.06, 0, t * 0.5), material="box")
    k.add("box divider side", Box(size=(w * 0.44, t * 0.6, h * 0.9)), at=(w * 0.265, d * 0.04, t * 0.5), material="box")
    k.add(
        "rice",
        slab(w * 0.5, d - 2.2 * t, h * 0.7, corner=w * 0.05, edge=h * 0.2),
        at=(-w * 0.2, 0, t * 0.6),
        material="rice",
    )
    k.add("red plum", Sphere(radius=w * 0.045, segments=20), at=(-w * 0.2, 0, h * 0.82), material="red")
    for i in range(4):
        k.add(
            "salmon",
            slab(w * 0.08, d * 0.36, h * 0.3, corner=w * 0.02),
            at=(w * (0.13 + 0.09 * i), d * 0.26, h * 0.4),
            rotate=(0, 22, 0),
            material="salmon",
        )
    for i in range(2):
        x = w * (0.17 + 0.18 * i)
        k.add(
            "white",
            Sphere(radius=w * 0.075, segments=24),
            at=(x, -d * 0.14, h * 0.52),
            scale=(1, 0.85, 0.7),
            material="white",
        )
        k.add(
            "egg",
            Ellipsoid(radii=(w * 0.042, w * 0.036, w * 0.02), segments=20),
            at=(x, -d * 0.14, h * 0.52 + w * 0.042),
            material="egg",
        )
    for i in range(5):
        k.add(
            "green",
            Sphere(radius=w * 0.04, segments=12),
            at=(w * (0.12 + 0.075 * i), -d * 0.34, h * 0.55),
            scale=(1, 1, 0.9),
            material="green",
        )
    k.add(
        "green bed",
        slab(w * 0.4, d * 0.5, h * 0.4, corner=w * 0.03),
        at=(w * 0.27, -d * 0.2, t * 0.6),
        material="green",
    )
    k.add(
        "salmon bed",
        slab(w * 0.4, d * 0.36, h * 0.4, corner=w * 0.03),
        at=(w * 0.27, d * 0.25, t * 0.6),
        material="green",
    )
    k.anchor("inside", (0, 0, h * 0.8), half_size=(w * 0.4, d * 0.4), height=h, radius=d * 0.4)


@asset(
    kind="ice_cube",
    words=("ice cube", "ice cubes", "ice cube tray", "cube of ice"),
    about="Cubes of clear ice with a puddle.",
    parameters=(length("size", 0.03, 0.01, 0.5, words=("size", "width")), count("cubes", 1, 1, 12)),
    slots={"ice": "ice", "water": "water"},
    states=("melting",),
)
def ice_cube(k: Kit) -> None:
    """Rounded cubes, some on top of others."""
    s, n = k.m("size"), k.n("cubes")
    for i in range(n):
        layer, j = divmod(i, 6)
        a = j * 2.39996
        q = 0.0 if n == 1 else s * (0.75 + 0.55 * (j > 2))
        k.add(
            "ice",
            Box(size=(s, s, s), pivot="center"),
            at=(q * math.cos(a), q * math.sin(a), s * (0.5 + 0.9 * layer)),
            rotate=(0 if layer == 0 else 12, 0, 40 * i),
            material="ice",
            bevel=s * 0.12,
            bevel_segments=3,
        )
    if k.state("melting"):
        r = s * (0.9 if n == 1 else 2.0)
        k.add(
            "water",
            Lathe(
                profile=[(0, -s * 0.001), (r, 0), (r * 0.97, s * 0.03), (r * 0.85, s * 0.05), (0, s * 0.05)],
                segments=48,
            ),
            scale=(1, 0.85, 1),
            material="water",
        )
