"""Chopsticks, whisk and rolling pin; they lie along x."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Lathe, Loft, Section, Sweep


def _grip_anchor(k: Kit, x: float, radius: float) -> None:
    k.anchor("grip", (x, 0, radius), radius=radius)


@asset(
    kind="chopsticks",
    words=("chopstick", "pair of chopsticks", "chopsticks"),
    about="Two tapering sticks with coloured ends, on a rest.",
    parameters=(length("length", 0.23, 0.1, 0.6, words=("length", "long")),),
    slots={"wood": "bamboo", "end": Material(preset="gloss_paint", color="#a3202a"), "rest": "porcelain"},
    main_slot="wood",
)  # fmt: skip
def chopsticks(k: Kit) -> None:
    """Square at the thick end, round at the thin one."""
    long = k.m("length")
    r = long * 0.016
    rest = r * 1.6
    for i, (y, turn) in enumerate(((-r * 1.7, 1.5), (r * 1.7, -2.0))):
        with k.group(f"stick group {i + 1}", at=(0, y, 0), rotate=(0, 0, turn)):
            slope = rest * 2.1
            k.add(
                f"stick {i + 1}",
                Sweep(
                    path=[(-long / 2, 0, slope), (long * 0.18, 0, r * 1.2 + slope * 0.29)],
                    radius=r,
                    radii=[0.5, 0.88],
                    smooth=False,
                    segments=16,
                    round_caps=True,
                ),
                material="wood",
            )
            k.add(
                f"end {i + 1}",
                Sweep(
                    path=[(long * 0.17, 0, r * 1.2 + slope * 0.3), (long / 2, 0, r)],
                    radius=r,
                    radii=[0.92, 1.0],
                    smooth=False,
                    segments=16,
                    round_caps=True,
                ),
                material="end",
            )
    x = -long * 0.34
    k.add(
        "rest",
        Loft(
            axis="y",
            sections=[
                Section(center=(x, y * r, rest * 0.6 * s), radii=(r * 1.3 * s, rest * 0.6 * s), exponent=3)
                for y, s in (
                    (-4.2, 0.0),
                    (-4.1, 0.8),
                    (-3.2, 1.15),
                    (-1.6, 0.98),
                    (0.0, 1.1),
                    (1.6, 0.98),
                    (3.2, 1.15),
                    (4.1, 0.8),
                    (4.2, 0.0),
                )
            ],
            smooth=False,
            segments=28,
        ),
        material="rest",
    )


@asset(
    kind="whisk",
    words=("whisk", "egg beater", "balloon whisk"),
    about="A balloon whisk of steel wires.",
    parameters=(length("length", 0.29, 0.1, 0.8, words=("length", "long", "size")), count("wires", 6, 3, 12)),
    slots={"wire": "stainless_steel", "handle": "birch"},
    main_slot="wire",
)  # fmt: skip
def whisk(k: Kit) -> None:
    """Wire loops turned about the handle's axis; it lies on its balloon."""
    long, n = k.m("length"), k.n("wires")
    r = long * 0.125
    wire = long * 0.006
    with k.group("whisk", at=(0, 0, r + wire), rotate=(0, 7, 0)), k.group("balloon", rotate=(0, 90, 0)):
        neck = long * 0.05
        loop: Path = [
            (r * 0.12, 0, neck),
            (r * 0.3, 0, -long * 0.05),
            (r * 0.82, 0, -long * 0.22),
            (r, 0, -long * 0.34),
            (r * 0.72, 0, -long * 0.45),
            (0, 0, -long * 0.5),
            (-r * 0.72, 0, -long * 0.45),
            (-r, 0, -long * 0.34),
            (-r * 0.82, 0, -long * 0.22),
            (-r * 0.3, 0, -long * 0.05),
            (-r * 0.12, 0, neck),
        ]
        k.add(
            "wire",
            Sweep(path=loop, radius=wire, segments=8, resolution=6),
            instances=Radial(count=n, angle=180 * (n - 1) / n),
            material="wire",
        )
        k.add(
            "wire collar",
            Lathe(
                profile=[(0, 0.0), (r * 0.2, 0.0), (r * 0.24, long * 0.02), (r * 0.22, long * 0.09), (0, long * 0.09)],
                segments=32,
            ),
            material="wire",
        )
        k.add(
            "handle",
            Lathe(
                profile=[
                    (0, long * 0.06),
                    (r * 0.17, long * 0.06),
                    (r * 0.24, long * 0.16),
                    (r * 0.19, long * 0.3),
                    (r * 0.27, long * 0.42),
                    (r * 0.2, long * 0.49),
                    (0, long * 0.5),
                ],
                smooth=True,
                segments=32,
            ),
            material="handle",
        )
    _grip_anchor(k, long * 0.3, r * 0.24)


@asset(
    kind="rolling_pin",
    words=("rolling pin", "dough roller"),
    about="A wooden roller with two handles.",
    parameters=(length("length", 0.44, 0.15, 1.5, words=("length", "long", "size")), length("diameter", 0.06, 0.02, 0.25, words=("diameter", "thickness", "thick"))),
    slots={"wood": "birch", "handle": "cherry"},
    main_slot="wood",
)  # fmt: skip
def rolling_pin(k: Kit) -> None:
    """A cylinder with rounded rims on an axle with turned grips."""
    long, r = k.m("length"), min(k.m("diameter"), k.m("length") * 0.4) / 2
    half = long * 0.29
    k.add(
        "roller",
        Lathe(
            profile=[
                (0, -half),
                (r * 0.94, -half),
                (r, -half + r * 0.08),
                (r, half - r * 0.08),
                (r * 0.94, half),
                (0, half),
            ],
            segments=56,
        ),
        at=(0, 0, r),
        rotate=(0, 90, 0),
        material="wood",
    )
    grip = long / 2 - half
    for side, sx in (("left", -1), ("right", 1)):
        k.add(
            f"handle {side}",
            Lathe(
                profile=[
                    (0, -0.004),
                    (r * 0.3, -0.004),
                    (r * 0.32, grip * 0.1),
                    (r * 0.42, grip * 0.16),
                    (r * 0.36, grip * 0.3),
                    (r * 0.52, grip * 0.65),
                    (r * 0.42, grip * 0.95),
                    (0, grip),
                ],
                smooth=True,
                segments=32,
            ),
            at=(sx * half, 0, r),
            rotate=(0, 90 * sx, 0),
            material="handle",
        )
    _grip_anchor(k, 0.0, r)
