"""Pieces of nature: forest, jungle, park, flower garden, beach, sea floor."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import arc
from prompt2mesh.library.places.bases import choices, ground, spots
from prompt2mesh.library.places.small_trees import TREE_SLOTS, TreeKind, small_tree
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Extrude, Heightfield, Sweep


@asset(
    kind="forest",
    words=("forest", "woods", "woodland", "wood land", "grove", "pine forest", "forest clearing", "enchanted forest", "autumn forest",
           "jungle", "rainforest", "rain forest"),
    about="Trees of several sizes around a clearing, with bushes, ferns, mushrooms, rocks and a stump.",
    parameters=(length("radius", 9.0, 5.0, 60.0, words=("radius", "width", "wide")), count("trees", 18, 2, 60, words=("trees", "pines")),
                choice("kind", "mixed", "pine", "autumn", "jungle")),
    slots={"ground": Material(preset="grass", color="#4c6b2e"), **TREE_SLOTS},
    adjectives={"pines": {"kind": "pine"}, "fir": {"kind": "pine"}, "jungle": {"kind": "jungle"}, "rainforest": {"kind": "jungle"},
                "rain": {"kind": "jungle"}, "tropical": {"kind": "jungle"}, "fall": {"kind": "autumn"}},
    category="place",
)  # fmt: skip
def forest(k: Kit) -> None:
    """The trees stand close behind and open in front, so that one sees in."""
    r, kind = k.m("radius"), k.s("kind")
    ground(k, r, thickness=0.06 * r)
    taken = [(0.0, -0.45 * r, 0.34 * r)]
    trees: dict[str, tuple[TreeKind, ...]] = {
        "mixed": ("round", "pine", "round"), "pine": ("pine",), "autumn": ("autumn", "autumn", "round"), "jungle": ("palm", "round"),
    }  # fmt: skip
    for i, (x, y) in enumerate(spots(k, k.n("trees"), 0.95 * r, gap=0.12 * r, taken=taken)):
        small_tree(k, trees[kind][i % len(trees[kind])], (x, y), k.rng.choice((4.6, 5.6, 6.6)), form=i, turn=57.0 * i)
    under = ("mushroom", "bush", "rock", "mushroom") if kind != "jungle" else ("fern", "bush", "rock", "rock")
    scales = {"fern": 1.3, "bush": 0.7, "mushroom": 3.0, "rock": 0.7}
    for i, (x, y) in enumerate(spots(k, 8, 0.92 * r, gap=0.06 * r, taken=taken)):
        what = under[i % len(under)]
        k.include(what, at=(x, y, -0.02), turn=91.0 * i, scale=scales[what], seed=i % 2)
    k.include("monkey" if kind == "jungle" else "stump", at=(0.12 * r, -0.4 * r, 0), scale=1.2)


@asset(
    kind="park",
    words=("park", "city park", "town park", "public garden", "public park", "playground park"),
    about="Lawn with a winding path, benches, lamps, trees, a fountain and a flower bed.",
    parameters=(length("radius", 14.0, 7.0, 60.0, words=("radius", "width", "wide")), count("trees", 8, 0, 40, words=("trees",))),
    slots={"ground": Material(preset="grass"), "path": Material(preset="gravel", color="#c9b99a"), **TREE_SLOTS},
    main_slot="ground",
    category="place",
)  # fmt: skip
def park(k: Kit) -> None:
    """The path leads around the fountain."""
    r = k.m("radius")
    ground(k, r, thickness=0.05 * r)
    k.add(
        "path", Extrude(outline=arc(0.36 * r, 0, 360, segments=72)[:-1], height=0.05), at=(0, 0, -0.01), material="path"
    )
    profile = [(-0.9, -0.05), (0.9, -0.05), (0.9, 0.04), (-0.9, 0.04)]
    for end in ((-0.2 * r, -0.97 * r), (0.3 * r, 0.92 * r)):
        k.add(
            "path",
            Sweep(
                path=[(end[0] * 0.3, end[1] * 0.3, 0.0), (end[0] * 0.9, end[1] * 0.6, 0.0), (end[0], end[1], 0.0)],
                profile=profile,
            ),
            material="path",
        )
    k.include("fountain", at=(0, 0, 0.03))
    for side in (-1, 1):
        k.include("bench", at=(side * 0.27 * r, -0.14 * r, 0.04), turn=-60 * side)
        k.include("street_lamp", at=(side * 0.4 * r, -0.28 * r, 0))
    taken = [
        (0.0, 0.0, 0.42 * r),
        *((-0.2 * r * s, -r * s, 1.3) for s in (0.5, 0.7, 0.9)),
        *((0.3 * r * s, r * s, 1.3) for s in (0.5, 0.7, 0.9)),
    ]
    for i, (x, y) in enumerate(spots(k, k.n("trees"), 0.93 * r, gap=1.9, taken=taken, inner=0.5 * r)):
        small_tree(k, "round", (x, y), 5.0, form=i, turn=64.0 * i)
    for i, (x, y) in enumerate(spots(k, 4, 0.9 * r, gap=0.7, taken=taken)):
        k.include("bush", at=(x, y, 0), turn=40.0 * i, scale=0.8, seed=i % 2)


@asset(
    kind="flower_garden",
    words=("flower garden", "garden", "back garden", "backyard", "vegetable garden", "rose garden", "cottage garden", "front yard"),
    about="Beds of flowers along stepping stones, a picket fence, a tree and a bench.",
    parameters=(length("width", 3.6, 2.0, 40.0, words=("width", "wide")), count("flowers", 26, 0, 50, words=("flowers", "roses", "tulips"))),
    slots={"ground": Material(preset="grass"), "bed": "soil", "stone": "slate", **TREE_SLOTS},
    main_slot="ground",
    category="place",
)  # fmt: skip
def flower_garden(k: Kit) -> None:
    """A bed on either side, the path between them."""
    w = k.m("width")
    ground(k, w / 2, thickness=0.25, square=True)
    bed = [(x * 0.16 * w, y * 0.34 * w) for x, y in arc(1.0, 0, 360, segments=40)[:-1]]
    for side in (-1, 1):
        k.add(
            "bed", Extrude(outline=bed, height=0.12, bevel=0.03), at=(side * 0.27 * w, -0.05 * w, -0.02), material="bed"
        )
    for i in range(6):
        outline = [(x * 0.04 * w, y * 0.03 * w) for x, y in arc(1.0, 0, 360, segments=9)[:-1]]
        k.add("stone", Extrude(outline=outline, height=0.05, bevel=0.01), at=(0.06 * (-1) ** i, (-0.42 + 0.14 * i) * w, -0.01), rotate=(0, 0, 37.0 * i),
              material="stone")  # fmt: skip
    kinds = ("tulip", "rose", "daisy", "flower")
    for i in range(k.n("flowers")):
        side = -1 if i % 2 else 1
        u, v = k.rng.uniform(-0.75, 0.75), k.rng.uniform(-0.8, 0.8)
        if u * u + v * v < 0.8:
            kind = kinds[(i // 2) % len(kinds)]
            k.include(
                kind, at=(side * 0.27 * w + u * 0.16 * w, -0.05 * w + v * 0.34 * w, 0.08), turn=77.0 * i, seed=i % 3
            )
    fences = max(1, round(w / 3.0))
    for i in range(fences):
        k.include(
            "fence", at=((i - (fences - 1) / 2) * w / fences, 0.46 * w, 0), parameters={"length": 0.98 * w / fences}
        )
    small_tree(k, "round", (0.3 * w, 0.36 * w), 0.55 * w)
    k.include("bench", at=(-0.14 * w, 0.36 * w, 0), scale=0.65)


@asset(
    kind="beach",
    words=("beach", "seaside", "sea shore", "seashore", "sandy beach", "tropical beach", "coast"),
    about="Sand sloping into the sea, with a palm, a parasol, a deck chair, a ball, shells and a starfish.",
    parameters=(length("width", 9.0, 4.0, 60.0, words=("width", "wide")), count("palms", 2, 0, 4, words=("palms", "palm trees"))),
    slots={"sand": "sand", "sea": Material(preset="sea_water"), "foam": Material(preset="snow")},
    main_slot="sand",
    parts={"ground": "sand", "water": "sea"},
    category="place",
)  # fmt: skip
def beach(k: Kit) -> None:
    """The sea lies to the left, towards the viewer."""
    w = k.m("width")
    cells = 40
    heights = [[_shore(i / cells, j / cells) * 0.06 * w for i in range(cells + 1)] for j in range(cells + 1)]
    k.add("sand", Heightfield(size=(w, w), heights=heights, base=0.08 * w), at=(0, 0, 0), material="sand")
    line = [
        (-0.5 * w, -0.5 * w),
        *((-0.5 * w + w * _edge(j / 30), -0.5 * w + w * j / 30) for j in range(31)),
        (-0.5 * w, 0.5 * w),
    ]
    sea = [
        (-0.499 * w, -0.499 * w),
        *((x, min(max(y, -0.499 * w), 0.499 * w)) for x, y in line[1:-1]),
        (-0.499 * w, 0.499 * w),
    ]
    k.add("sea", Extrude(outline=_distinct(sea), height=0.05 * w), at=(0, 0, -0.048 * w), material="sea")
    top = 0.042 * w
    for i in range(k.n("palms")):
        k.include(
            "palm_tree",
            at=(0.36 * w - 0.1 * w * i, 0.36 * w - 0.26 * w * i, top - 0.05),
            turn=120.0 * i,
            scale=0.085 * w,
            seed=i % 2,
        )
    k.include(
        "umbrella",
        at=(0.14 * w, -0.1 * w, top - 0.03),
        scale=0.26 * w,
        states=("open",) if "open" in k.other("umbrella").states else (),
    )
    k.include("deck_chair", at=(0.3 * w, -0.16 * w, top), turn=-25, scale=0.12 * w)
    k.include("beach_ball", at=(0.1 * w, -0.36 * w, top * 0.86), scale=0.12 * w)
    k.include("starfish", at=(0.06 * w, -0.24 * w, 0.42 * top), scale=0.16 * w, turn=20)
    k.include("sandcastle", at=(0.33 * w, -0.36 * w, top * 0.97), scale=0.12 * w)
    k.anchor("top", (0.2 * w, 0, top), half_size=(0.2 * w, 0.3 * w))


def _edge(v: float) -> float:
    """Where the water ends, as a share of the width, along the shore."""
    return 0.36 + 0.06 * (2 * v - 1) ** 2 + 0.03 * (1 if 0.3 < v < 0.6 else 0) * (v - 0.3) * (0.6 - v) * 40


def _shore(u: float, v: float) -> float:
    """The height of the sand as a share, rising from the water."""
    t = min(max((u - _edge(v) + 0.1) / 0.34, 0.0), 1.0)
    return -0.9 + 1.6 * t * t * (3 - 2 * t)


def _distinct(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 1e-6:
            kept.append(point)
    return kept


@asset(
    kind="sea_floor",
    words=("sea floor", "ocean floor", "underwater scene", "seabed", "coral reef", "reef", "underwater world", "ocean scene", "under the sea"),
    about="Sand with corals, rocks, starfish, a crab, shells and fish swimming over it.",
    parameters=(length("radius", 1.6, 0.5, 20.0, words=("radius", "width", "wide")), count("fishes", 6, 0, 24, words=("fish", "fishes")),
                count("corals", 9, 0, 30, words=("corals", "coral"))),
    slots={"sand": "sand", "stem": Material(preset="acrylic")},
    main_slot="sand",
    category="place",
)  # fmt: skip
def sea_floor(k: Kit) -> None:
    """The fish ride on clear stalks, so that nothing floats and it can be printed."""
    r = k.m("radius")
    ground(k, r, thickness=0.1 * r, material="sand")
    taken: list[tuple[float, float, float]] = []
    colors = ("#e4574e", "#f0a23a", "#c45bb0", "#5aa8d8", "#f2d34a")
    for i, (x, y) in enumerate(spots(k, k.n("corals"), 0.92 * r, gap=0.14 * r, taken=taken)):
        slot = (
            {"coral": Material(preset="coral", color=colors[i % len(colors)])}
            if "coral" in k.other("coral").slots
            else {}
        )
        variety = choices(k, "coral", "variety")
        k.include("coral", at=(x, y, -0.01 * r), turn=83.0 * i, scale=0.7 * r * k.rng.uniform(0.8, 1.5), seed=i % 3, materials=slot,
                  parameters={"variety": variety[i % len(variety)]})  # fmt: skip
    for i, (x, y) in enumerate(spots(k, 8, 0.9 * r, gap=0.09 * r, taken=taken)):
        kind, size = (("rock", 0.13), ("starfish", 0.4), ("seashell", 0.7), ("crab", 0.34))[i % 4]
        k.include(kind, at=(x, y, 0), turn=60.0 * i, scale=size * r, seed=i % 2)
    for i, (x, y) in enumerate(spots(k, k.n("fishes"), 0.75 * r, gap=0.16 * r, taken=[])):
        z = r * k.rng.uniform(0.55, 1.0)
        k.rod("stem", (x, y, -0.02 * r), (x, y, z + 0.05 * r), 0.006 * r, material="stem", segments=8)
        k.include(("clownfish", "angelfish", "fish")[i % 3], at=(x, y, z), turn=k.rng.uniform(-60, 60),
                  scale=0.28 * r / (0.15, 0.15, 0.3)[i % 3], seed=i % 2)  # fmt: skip
