"""Wooden cars and trains to push about."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="toy_car",
    words=("toy car", "wooden toy car", "pull toy car", "toy racing car"),
    about="A wooden toy car with round wheels.",
    parameters=(length("length", 0.16, 0.02, 2.0, words=("length", "long", "size")),),
    slots={"body": Material(preset="gloss_paint", color="#d3312a"), "wheel": Material(preset="gloss_paint", color="#2b2b2e"), "hub": "birch", "window": Material(preset="gloss_paint", color="#bfe3f2"), "light": Material(preset="gloss_paint", color="#f6d42a")},
)  # fmt: skip
def toy_car(k: Kit) -> None:
    """Seen from the side: bonnet to the right."""
    s = k.m("length") / 0.16
    with k.group("car", scale=s):
        side: Outline = [
            (-0.078, 0.018),
            (0.078, 0.018),
            (0.08, 0.03),
            (0.076, 0.045),
            (0.062, 0.053),
            (0.03, 0.056),
            (0.016, 0.084),
            (0.004, 0.09),
            (-0.046, 0.09),
            (-0.058, 0.083),
            (-0.07, 0.056),
            (-0.079, 0.048),
        ]
        panel(k, "body", side, 0.07, at=(0, 0.035, 0), material="body", bevel=0.009)
        for y in (-0.0355, 0.0335):
            panel(
                k,
                "window front",
                [(0.003, 0.056), (0.022, 0.056), (0.011, 0.08), (0.003, 0.08)],
                0.002,
                at=(0, y + 0.001, 0),
                material="window",
                bevel=0.0005,
            )
            panel(
                k,
                "window rear",
                [(-0.06, 0.058), (-0.004, 0.056), (-0.004, 0.08), (-0.048, 0.08)],
                0.002,
                at=(0, y + 0.001, 0),
                material="window",
                bevel=0.0005,
            )
        for x in (-0.045, 0.046):
            k.rod("hub axle", (x, -0.04, 0.02), (x, 0.04, 0.02), 0.004, segments=14, material="hub")
            for y in (-0.041, 0.041):
                k.add(
                    "wheel",
                    Cylinder(radius=0.02, height=0.014, segments=40, pivot="center"),
                    at=(x, y, 0.02),
                    rotate=(90, 0, 0),
                    material="wheel",
                    bevel=0.003,
                )
                k.add(
                    "hub",
                    Cylinder(radius=0.009, height=0.017, segments=28, pivot="center"),
                    at=(x, y, 0.02),
                    rotate=(90, 0, 0),
                    material="hub",
                    bevel=0.002,
                )
        for y in (-0.022, 0.022):
            k.add("light", Sphere(radius=0.0075, segments=20), at=(0.077, y, 0.04), material="light")
    k.anchor("top", (-0.02 * s, 0, 0.09 * s))
    k.anchor("grip", (-0.02 * s, 0, 0.06 * s), normal=(1, 0, 0), radius=0.035 * s)


@asset(
    kind="toy_train",
    words=("toy train", "wooden train", "train set", "toy train set", "toy locomotive", "model train", "wooden toy train"),
    about="A wooden engine with wagons, on an oval of track if asked for a set.",
    parameters=(length("length", 0.42, 0.06, 4.0, words=("length", "long", "size")), count("wagons", 2, 0, 5, words=("wagons", "carriages", "cars")), flag("track", False, words=("track", "tracks", "rails"))),
    slots={"engine": Material(preset="gloss_paint", color="#d3312a"), "cab": Material(preset="gloss_paint", color="#2f6fd0"), "accent": Material(preset="gloss_paint", color="#f3c62a"), "wheel": Material(preset="gloss_paint", color="#2b2b2e"), "wood": "birch", "green": Material(preset="gloss_paint", color="#3d9e4b"),
           "track": "oak"},
    adjectives={"train set": {"track": True}, "toy train set": {"track": True}, "model train": {"track": True}},
    parts={"chimney": "wheel chimney", "rail": "track"},
)  # fmt: skip
def toy_train(k: Kit) -> None:
    """The engine leads to the right."""
    n = k.n("wagons")
    s = k.m("length") / 0.42
    unit = 0.12
    lift = 0.012 if k.on("track") else 0.0
    with k.group("train", scale=s):
        if k.on("track"):
            half, r = unit * (n + 1) / 2 + 0.02, 0.185
            for inner, outer, low, high in (
                (0.0, 0.05, 0.0, 0.009),
                (0.006, 0.012, 0.008, 0.0125),
                (0.038, 0.044, 0.008, 0.0125),
            ):
                k.add(
                    "track",
                    Extrude(
                        outline=_oval(half, r - inner), holes=[_oval(half, r - outer)], height=high - low, bevel=0.0008
                    ),
                    at=(0, r - 0.025, low),
                    material="track",
                )
        for i in range(n + 1):
            x = unit * (n / 2 - i)
            with k.group("engine group" if i == 0 else f"wagon group {i}", at=(x, 0, lift)):
                k.add("wood frame", Box(size=(0.098, 0.044, 0.012)), at=(0, 0, 0.012), material="wood", bevel=0.003)
                for dx in (-0.03, 0.03):
                    k.rod("wood axle", (dx, -0.022, 0.014), (dx, 0.022, 0.014), 0.003, segments=12, material="wood")
                    for y in (-0.0235, 0.0235):
                        k.add(
                            "wheel",
                            Cylinder(radius=0.014, height=0.008, segments=32, pivot="center"),
                            at=(dx, y, 0.014),
                            rotate=(90, 0, 0),
                            material="wheel",
                            bevel=0.002,
                        )
                        k.add(
                            "accent hub",
                            Cylinder(radius=0.005, height=0.0095, segments=20, pivot="center"),
                            at=(dx, y, 0.014),
                            rotate=(90, 0, 0),
                            material="accent",
                        )
                if i < n:
                    k.rod(
                        "wheel coupling",
                        (-0.046, 0, 0.018),
                        (-unit + 0.046, 0, 0.018),
                        0.003,
                        segments=10,
                        material="wheel",
                    )
                if i == 0:
                    k.add(
                        "engine boiler",
                        Cylinder(radius=0.0195, height=0.066, segments=36, pivot="center"),
                        at=(0.014, 0, 0.042),
                        rotate=(0, 90, 0),
                        material="engine",
                        bevel=0.003,
                    )
                    k.add(
                        "accent front",
                        Cylinder(radius=0.0165, height=0.004, segments=32, pivot="center"),
                        at=(0.048, 0, 0.042),
                        rotate=(0, 90, 0),
                        material="accent",
                        bevel=0.001,
                    )
                    for dx in (0.0, 0.028):
                        k.add(
                            "accent band",
                            Torus(radius=0.0195, tube=0.0016, segments=36, tube_segments=8),
                            at=(dx, 0, 0.042),
                            rotate=(0, 90, 0),
                            material="accent",
                        )
                    k.add("cab", Box(size=(0.032, 0.046, 0.05)), at=(-0.032, 0, 0.023), material="cab", bevel=0.003)
                    k.add(
                        "engine roof",
                        Box(size=(0.044, 0.054, 0.008)),
                        at=(-0.032, 0, 0.072),
                        material="engine",
                        bevel=0.003,
                    )
                    for y in (-0.0235, 0.0235):
                        k.add(
                            "accent window",
                            Box(size=(0.017, 0.002, 0.018), pivot="center"),
                            at=(-0.032, y, 0.055),
                            material="accent",
                            bevel=0.0006,
                        )
                    k.add(
                        "wheel chimney",
                        Lathe(
                            profile=[(0.006, 0.0), (0.006, 0.018), (0.0095, 0.026), (0.0095, 0.03), (0.0, 0.03)],
                            segments=28,
                        ),
                        at=(0.033, 0, 0.058),
                        material="wheel",
                    )
                    k.add("accent dome", Sphere(radius=0.008, segments=20), at=(0.008, 0, 0.062), material="accent")
                else:
                    slot = ("green", "accent", "cab", "engine")[(i - 1) % 4]
                    k.add(f"{slot} box", Box(size=(0.088, 0.044, 0.03)), at=(0, 0, 0.023), material=slot, bevel=0.003)
                    for j in range(3):
                        k.add(
                            "wood load",
                            Cylinder(radius=0.009, height=0.08, segments=20, pivot="center"),
                            at=(0, -0.0135 + 0.0135 * j, 0.056 + (0.006 if j == 1 else 0.0)),
                            rotate=(0, 90, 0),
                            material="wood",
                            bevel=0.001,
                        )
    k.anchor("top", (unit * n / 2 * s, 0, 0.09 * s))


def _oval(half: float, r: float) -> Outline:
    """Two straights of 2 × `half` joined by half circles of radius `r`."""
    return rounded_rectangle(2 * (half + r), 2 * r, r, corner_segments=16)
