"""Filled and topped food: hamburger, hot dog, sandwich, pizza, taco, bagel, bread, croissant."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import bite_balls, carve
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import rings_to_surface, sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Scatter
from prompt2mesh.mesh.program import Displace, Modifier, Paint
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Extrude, Loft, Section, Torus

FILLINGS: dict[str, Material | str] = {
    "lettuce": Material(preset="vegetable", color="#86b83c"), "tomato": Material(preset="glossy_plastic", color="#d8382a"), "cheese": "cheese",
    "meat": Material(preset="roast_meat", color="#6a3a1e"), "onion": Material(preset="egg_white", color="#f1e4ee"), "sauce": Material(preset="sauce", color="#b8281a"),
}  # fmt: skip


def lettuce(k: Kit, r: float, z: float, *, squash: float = 1.0) -> None:
    """A frilly leaf sticking out all round."""
    a = np.linspace(0, 2 * np.pi, 97)[None, :]
    t = np.linspace(0.05, 1, 7)[:, None]
    q = r * t * (1.02 + 0.05 * np.sin(3 * a) + 0.03 * np.sin(17 * a) * t**4)
    lift = r * (0.05 * np.sin(13 * a + 2) + 0.03 * np.sin(23 * a)) * t**4 - r * 0.05 * t**6
    a_, z_ = a[:, :-1], lift[:, :-1]
    grid = np.stack([q[:, :-1] * np.cos(a_), q[:, :-1] * np.sin(a_) * squash, z_ + 0 * q[:, :-1]], -1)
    thick = r * 0.022
    top, low = grid + np.array([0, 0, thick]), grid - np.array([0, 0, thick])
    rings = np.concatenate([low, top[::-1]])
    k.add("lettuce", rings_to_surface(rings).shape(), at=(0, 0, z), material="lettuce")


def cheese_slice(k: Kit, w: float, z: float, *, thick: float, yaw: float = 40.0, droop: float = 0.14) -> None:
    """A square slice whose corners hang."""
    u = np.linspace(-1, 1, 15)
    x, y = np.meshgrid(u, u, indexing="ij")
    over = np.maximum(np.hypot(x, y) - 0.98, 0)
    grid = np.stack([x * w / 2, y * w / 2, -w * droop * over * 2.6], -1)
    k.add("cheese", sheet(grid, thick).shape(), at=(0, 0, z), rotate=(0, 0, yaw), material="cheese")


@asset(
    kind="hamburger",
    words=("hamburger", "burger", "cheeseburger", "big mac", "veggie burger", "slider"),
    about="A burger with bun, lettuce, tomato, cheese, patties and sesame.",
    parameters=(length("diameter", 0.11, 0.01, 3.0, words=("diameter", "size", "width")), count("patties", 1, 1, 5), flag("cheese", True), flag("lettuce", True), flag("tomato", True), flag("onion", True), count("seeds", 60, 0, 200, words=("seeds", "sesame seeds"))),
    slots={"bun": Material(preset="bread", color="#d6913f"), **FILLINGS, "seed": Material(preset="rice", color="#f6ead0")},
    states=("bitten",),
    adjectives={"double": {"patties": 2}, "triple": {"patties": 3}, "plain": {"lettuce": False, "tomato": False, "onion": False}},
    parts={"patty": "meat", "sesame": "seed", "beef": "meat"},
)  # fmt: skip
def hamburger(k: Kit) -> None:
    """Layers stacked from the bottom bun."""
    d = k.m("diameter")
    r = d / 2
    cuts: list[Modifier] = []
    cream = "#f3d9a4"
    z = r * 0.34
    k.add("bun bottom", turned([(0, 0), (0.8, 0.0), (0.96, 0.1), (0.97, 0.25), (0.93, 0.34), (0, 0.34)], segments=56, steps=3).placed(scale=r).shape(), material="bun", modifiers=cuts,
          paint=[Paint(kind="gradient", color=cream, start=r * 0.24, end=r * 0.33)])  # fmt: skip
    if k.on("lettuce"):
        lettuce(k, r * 1.06, z + r * 0.05)
        z += r * 0.09
    for i in range(k.n("patties")):
        patty = turned(
            [(0, 0), (0.9, 0), (0.99, 0.08), (0.99, 0.18), (0.9, 0.26), (0, 0.27)],
            segments=48,
            steps=3,
            ripple=lambda a, _s: 1 + 0.012 * np.sin(11 * a),
        )
        k.add(
            "meat patty",
            patty.placed(scale=r).shape(),
            at=(0, 0, z),
            material="meat",
            modifiers=[Displace(strength=r * 0.035, scale=r * 0.13, seed=k.seed + i)],
        )
        z += r * 0.27
        if k.on("cheese"):
            cheese_slice(k, r * 1.92, z + r * 0.025, thick=r * 0.05, yaw=30 + 25 * i, droop=0.16)
            z += r * 0.055
    if k.on("tomato"):
        for x, y in ((-0.36, -0.2), (0.4, -0.14), (0.02, 0.42)):
            k.add(
                "tomato",
                Cylinder(radius=r * 0.5, height=r * 0.09, segments=40),
                at=(x * r, y * r, z - r * 0.005),
                rotate=(3 * y, -3 * x, 0),
                material="tomato",
                bevel=r * 0.03,
            )
        z += r * 0.085
    if k.on("onion"):
        for x, y in ((-0.4, -0.25), (0.38, -0.3), (0.1, 0.35)):
            k.add(
                "onion",
                Torus(radius=r * 0.42, tube=r * 0.035, segments=40, tube_segments=8),
                at=(x * r, y * r, z + r * 0.02),
                material="onion",
            )
        z += r * 0.04
    crown = turned(
        [(0, 0), (0.93, 0.0), (1.0, 0.08), (1.0, 0.25), (0.9, 0.48), (0.68, 0.65), (0.38, 0.74), (0, 0.77)],
        segments=64,
        steps=4,
    ).placed(scale=r)
    paint = [
        Paint(kind="gradient", color="#b8661f", start=r * 0.2, end=r * 0.7),
        Paint(kind="gradient", color=cream, start=r * 0.1, end=0),
    ]
    if k.state("bitten"):
        cuts = [carve(bite_balls((r * 0.3, -r * 0.95, r * 0.35), r * 0.5))]
    k.add("bun top", crown.shape(), at=(0, 0, z), material="bun", paint=paint, modifiers=cuts)
    if k.n("seeds"):
        k.add(
            "seed",
            Ellipsoid(radii=(r * 0.026, r * 0.045, r * 0.016), segments=8),
            instances=Scatter(on="bun top", count=k.n("seeds"), seed=k.seed, min_up=0.45),
            material="seed",
        )
    k.anchor("top", (0, 0, z + r * 0.76), half_size=(r * 0.3, r * 0.3), round=True)


@asset(
    kind="hot_dog",
    words=("hot dog", "hotdog", "corn dog", "frankfurter in a bun"),
    about="A sausage in a split bun with a line of mustard and ketchup.",
    parameters=(length("length", 0.17, 0.02, 3.0, words=("length", "size", "long")), flag("mustard", True), flag("ketchup", False), flag("lettuce", False)),
    slots={"bun": Material(preset="bread", color="#d89a4c"), "sausage": Material(preset="roast_meat", color="#b04a2a"), "mustard": Material(preset="glossy_plastic", color="#f2bb1d"), "ketchup": Material(preset="glossy_plastic", color="#c41f1a"),
           "lettuce": Material(preset="vegetable", color="#86b83c")},
    parts={"frank": "sausage"},
)  # fmt: skip
def hot_dog(k: Kit) -> None:
    """Two halves of a bun hinged below a curved sausage."""
    long = k.m("length")
    r = long * 0.15
    inner = [
        Paint(kind="ellipsoid", color="#f3deb0", center=(0, 0, r * 1.25), radii=(long, r * 0.62, r * 1.0), softness=0.3)
    ]
    for s in (-1, 1):
        sections = [Section(center=(x * long, s * r * 0.56 * q, r * 0.72), radii=(r * 0.56 * q, r * 0.74 * q), exponent=2.6) for x, q in
                    ((-0.46, 0.3), (-0.45, 0.68), (-0.41, 0.9), (-0.3, 1.0), (0.0, 1.03), (0.3, 1.0), (0.41, 0.9), (0.45, 0.68), (0.46, 0.3))]  # fmt: skip
        k.add("bun", Loft(axis="x", sections=sections, segments=32), material="bun", paint=inner)
    k.add(
        "bun hinge", Ellipsoid(radii=(long * 0.42, r * 0.5, r * 0.42), segments=24), at=(0, 0, r * 0.45), material="bun"
    )
    path = [(x * long, 0.0, r * (1.32 + 0.28 * (2 * x) ** 2)) for x in (-0.52, -0.35, -0.15, 0.0, 0.15, 0.35, 0.52)]
    k.tube("sausage", path, r * 0.52, radii=[0.86, 1, 1, 1, 1, 1, 0.86], material="sausage", segments=28)
    for name, phase in (("mustard", 0.0), ("ketchup", math.pi)):
        if k.on(name):
            pts: list[tuple[float, float, float]] = []
            for t in np.linspace(-0.46, 0.46, 33):
                y = r * 0.22 * math.sin(t * 46 + phase)
                pts.append((t * long, y, r * (1.32 + 0.28 * (2 * t) ** 2) + math.sqrt((r * 0.54) ** 2 - y * y)))
            k.tube(name, pts, r * 0.085, material=name, segments=10, resolution=3)
    if k.on("lettuce"):
        for s in (-1, 1):
            u, v = np.linspace(-0.44, 0.44, 60)[:, None], np.linspace(0, 1, 6)[None, :]
            grid = np.stack(
                [
                    u * long + 0 * v,
                    s * (r * 0.35 + r * 0.35 * v + r * 0.08 * np.sin(u * 90) * v),
                    r * (0.9 + 0.75 * v + 0.1 * np.sin(u * 70 + 1) * v),
                ],
                -1,
            )
            k.add("lettuce", sheet(grid, r * 0.05).shape(), material="lettuce")


@asset(
    kind="sandwich",
    words=("sandwich", "club sandwich", "blt", "panini", "sub", "grilled cheese", "pb&j", "submarine sandwich"),
    about="A sandwich of sliced bread with ham, cheese, lettuce and tomato, square or cut to triangles.",
    parameters=(length("width", 0.13, 0.02, 3.0, words=("width", "size")), choice("cut", "square", "triangle"), count("layers", 1, 1, 4), flag("pick", False, words=("toothpick", "stick", "olive"))),
    slots={"crust": Material(preset="crust", color="#b87636"), "crumb": Material(preset="cake", color="#f5e4bc"), **FILLINGS, "ham": Material(preset="salmon", color="#eaa09a"), "stick": "light_wood", "olive": Material(preset="fruit_skin", color="#6f8a2f")},
    adjectives={"club": {"layers": 2, "pick": True, "cut": "triangle"}, "double": {"layers": 2}},
    parts={"bread": "crumb, crust"},
)  # fmt: skip
def sandwich(k: Kit) -> None:
    """Bread, ham folds, cheese, lettuce, tomato, bread."""
    w = k.m("width")
    tri = k.s("cut") == "triangle"
    t = w * 0.11
    plan = (
        [(-0.5, -0.36), (0.5, -0.36), (0.0, 0.4)]
        if tri
        else [
            (-0.46, -0.46),
            (0.46, -0.46),
            (0.48, 0.25),
            (0.4, 0.46),
            (0.15, 0.5),
            (-0.15, 0.5),
            (-0.4, 0.46),
            (-0.48, 0.25),
        ]
    )

    def piece(scale: float) -> list[tuple[float, float]]:
        return [(x * w * scale, y * w * scale) for x, y in plan]

    def slice_(z: float, name: str) -> None:
        k.add(f"crust {name}", Extrude(outline=piece(1.0), height=t, bevel=t * 0.2), at=(0, 0, z), material="crust")
        k.add(
            f"crumb {name}",
            Extrude(outline=piece(0.93), height=t * 1.04, bevel=t * 0.1),
            at=(0, 0, z - t * 0.02),
            material="crumb",
        )

    slice_(0.0, "bottom")
    z = t
    reach = w * (0.44 if tri else 0.5)
    mid = -w * 0.08 if tri else 0.0
    for layer in range(k.n("layers")):
        with k.group("lettuce layer", at=(0, mid, z + t * 0.2), scale=(1, 0.78 if tri else 1, 1)):
            lettuce(k, reach * (0.98 if tri else 1.02), 0.0)
        z += t * 0.38
        for x, y in (
            ((-0.2, -0.16), (0.2, -0.16), (0.0, 0.1))
            if tri
            else ((-0.22, -0.22), (0.22, -0.22), (-0.22, 0.22), (0.22, 0.22))
        ):
            k.add(
                "tomato",
                Cylinder(radius=w * 0.19, height=t * 0.3, segments=32),
                at=(x * w, y * w, z - t * 0.02),
                material="tomato",
                bevel=t * 0.08,
            )
        z += t * 0.27
        k.add(
            "cheese",
            Extrude(outline=piece(1.05), height=t * 0.16, bevel=t * 0.03),
            at=(0, 0, z),
            rotate=(0, 0, 0 if tri else 9),
            material="cheese",
        )
        z += t * 0.14
        u = np.linspace(-1, 1, 40)[:, None]
        v = np.linspace(-1, 1, 14)[None, :]
        sx = np.clip((0.4 - v * w * 0.38 / w - 0.0) / 0.8, 0.12, 1) if tri else 1.0
        grid = np.stack(
            [
                u * w * 0.52 * sx + 0 * v,
                v * w * (0.36 if tri else 0.47) + 0 * u,
                t * 0.12 * np.sin(u * 13) * np.cos(v * 3),
            ],
            -1,
        )
        k.add("ham", sheet(grid, t * 0.14).shape(), at=(0, 0, z + t * 0.18), material="ham")
        z += t * 0.33
        slice_(z, "top" if layer == k.n("layers") - 1 else "middle")
        z += t
    if k.on("pick"):
        k.rod("stick", (0, mid, z * 0.4), (0, mid, z + w * 0.3), w * 0.012, segments=10, material="stick")
        k.add(
            "olive",
            Ellipsoid(radii=(w * 0.055, w * 0.055, w * 0.07), segments=24),
            at=(0, mid, z + w * 0.08),
            material="olive",
        )
    k.anchor("top", (0, mid, z), half_size=(w * 0.25, w * 0.2))
