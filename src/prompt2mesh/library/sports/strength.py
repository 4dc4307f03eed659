"""Dumbbells and boxing gloves."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Lathe, Loft, Section, Torus


@asset(
    kind="dumbbell",
    words=("dumbbell", "barbell", "weight", "hand weight", "weights", "kettlebell", "weightlifting bar", "free weight"),
    about="A dumbbell, a barbell with plates, or a kettlebell.",
    parameters=(length("length", 0.36, 0.05, 3.0, words=("length", "long", "size", "width", "height")), choice("type", "dumbbell", "barbell", "kettlebell"), count("plates", 3, 1, 5, words=("plates", "discs"))),
    slots={"weight": Material(preset="cast_iron", color="#2a2b2f"), "bar": "chrome", "ring": Material(preset="gloss_paint", color="#c4242b")},
    main_slot="weight",
    adjectives={"kettlebell": {"type": "kettlebell", "length": 0.28}, "barbell": {"type": "barbell", "length": 1.9}},
    parts={"handle": "bar", "plate": "weight"},
)  # fmt: skip
def dumbbell(k: Kit) -> None:
    """Bars lie along x, resting on their plates."""
    long, kind, n = k.m("length"), k.s("type"), k.n("plates")
    if kind == "kettlebell":
        s = long / 0.28
        with k.group("whole", scale=s):
            k.add(
                "weight",
                Lathe(
                    profile=[
                        (0, 0),
                        (0.06, 0),
                        (0.075, 0.006),
                        (0.1, 0.05),
                        (0.107, 0.095),
                        (0.098, 0.145),
                        (0.07, 0.182),
                        (0.03, 0.198),
                        (0, 0.2),
                    ],
                    segments=64,
                    smooth=True,
                ),
                material="weight",
            )
            k.tube(
                "handle",
                [
                    (-0.058, 0, 0.165),
                    (-0.07, 0, 0.205),
                    (-0.066, 0, 0.25),
                    (-0.04, 0, 0.268),
                    (0, 0, 0.27),
                    (0.04, 0, 0.268),
                    (0.066, 0, 0.25),
                    (0.07, 0, 0.205),
                    (0.058, 0, 0.165),
                ],
                0.0165,
                radii=[1.3, 1.05, 1, 1, 1, 1, 1, 1.05, 1.3],
                material="weight",
                segments=20,
            )
            k.add(
                "ring",
                Lathe(profile=[(0.1, 0), (0.1085, 0.002), (0.1085, 0.02), (0.1, 0.022)], closed=True, segments=64),
                at=(0, 0, 0.083),
                material="ring",
            )
        k.anchor("grip", (0, 0, 0.27 * s), radius=0.017 * s)
        return
    if kind == "barbell":
        s = long / 1.9
        r = 0.2
        with k.group("whole", scale=s, at=(0, 0, r * s)):
            k.rod("bar", (-0.95, 0, 0), (0.95, 0, 0), 0.014, segments=28, material="bar")
            for side in (-1, 1):
                k.rod("sleeve", (0.6 * side, 0, 0), (0.95 * side, 0, 0), 0.024, segments=32, material="bar")
                k.rod("collar", (0.585 * side, 0, 0), (0.605 * side, 0, 0), 0.038, segments=36, material="bar")
                for i in range(n):
                    q = r * (1 - 0.17 * i)
                    x = (0.605 + 0.047 * i) * side
                    _plate(k, x, side, q, 0.045, "ring" if i == 0 and "weight" not in k.asked else "weight")
                x = (0.605 + 0.047 * n) * side
                k.rod("clamp", (x, 0, 0), (x + 0.03 * side, 0, 0), 0.034, segments=32, material="bar")
        k.anchor("grip", (0, 0, r * s), radius=0.014 * s)
        return
    s = long / 0.36
    r = 0.075
    with k.group("whole", scale=s, at=(0, 0, r * s)):
        k.add(
            "bar",
            Loft(
                axis="x",
                sections=[
                    Section(center=(x, 0, 0), radii=(w, w))
                    for x, w in (
                        (-0.165, 0.0135),
                        (-0.07, 0.014),
                        (-0.03, 0.0165),
                        (0.03, 0.0165),
                        (0.07, 0.014),
                        (0.165, 0.0135),
                    )
                ],
                segments=28,
            ),
            material="bar",
        )
        for side in (-1, 1):
            for i in range(n):
                step = 0.09 / n
                _plate(k, (0.065 + step * i) * side, side, r * (1 - 0.13 * i), step * 0.98, "weight")
            k.rod("collar", (0.153 * side, 0, 0), (0.172 * side, 0, 0), 0.024, segments=6, material="bar")
            k.rod("bar end", (0.16 * side, 0, 0), (0.18 * side, 0, 0), 0.0135, segments=24, material="bar")
    k.anchor("grip", (0, 0, r * s), radius=0.016 * s)


def _plate(k: Kit, x: float, side: int, r: float, t: float, slot: str) -> None:
    e = min(t * 0.2, r * 0.1)
    profile = [
        (0, 0),
        (r - e, 0),
        (r, e),
        (r, t - e),
        (r - e, t),
        (r * 0.8, t),
        (r * 0.76, t * 0.75),
        (r * 0.4, t * 0.75),
        (r * 0.36, t),
        (0, t),
    ]
    k.add("weight plate", Lathe(profile=profile, segments=56), at=(x, 0, 0), rotate=(0, 90 * side, 0), material=slot)


@asset(
    kind="boxing_glove",
    words=("boxing glove", "boxing gloves", "pair of boxing gloves", "punching glove"),
    about="A boxing glove, or the pair of them.",
    parameters=(length("height", 0.3, 0.05, 2.0, words=("height", "tall", "length", "size")), flag("pair", True)),
    slots={"glove": Material(preset="patent_leather", color="#c01a1f"), "cuff": Material(preset="leather", color="#f2efe8"), "lace": Material(preset="cotton", color="#fbfbf6")},
)  # fmt: skip
def boxing_glove(k: Kit) -> None:
    """Stands on its cuff, the knuckles up."""
    s = k.m("height") / 0.3

    def glove(hand: int) -> None:
        k.add(
            "cuff",
            Loft(
                axis="z",
                sections=[
                    Section(center=(0, 0.005, z), radii=(w, d), exponent=2.3)
                    for z, w, d in ((0, 0.05, 0.042), (0.004, 0.054, 0.046), (0.05, 0.052, 0.045), (0.09, 0.05, 0.044))
                ],
                segments=40,
            ),
            material="cuff",
        )
        blobs = [
            Blob(a=(0, 0.005, 0.1), b=(0, 0, 0.2), radius=0.052, radius_b=0.068, squash=(1.05, 0.95, 1)),
            Blob(a=(-0.005, -0.028, 0.222), radius=0.062, squash=(1.15, 1.0, 1.0)),
            Blob(a=(0.058 * hand, -0.03, 0.12), b=(0.062 * hand, -0.062, 0.195), radius=0.026, radius_b=0.028),
        ]
        k.add("glove", Blend(blobs=blobs, smoothness=0.018, resolution=60), material="glove", smooth=True)
        k.add(
            "cuff trim",
            Torus(radius=0.0515, tube=0.006, segments=48, tube_segments=12),
            at=(0, 0.005, 0.085),
            scale=(1, 0.9, 1),
            material="glove",
        )
        for i in range(4):
            z = 0.012 + 0.018 * i
            for side in (-1, 1):
                k.tube(
                    "lace",
                    [(-0.018 * side, -0.0375, z), (0, -0.0425, z + 0.009), (0.018 * side, -0.0375, z + 0.018)],
                    0.0028,
                    segments=8,
                    material="lace",
                )

    with k.group("whole", scale=s):
        if not k.on("pair"):
            glove(1)
        else:
            for hand in (1, -1):
                with k.group("one", at=(-0.095 * hand, 0, 0)):
                    glove(hand)
    k.anchor("fit", (0, 0.005 * s, 0), radius=0.045 * s)
