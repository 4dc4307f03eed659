"""The birdcage."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import (
    Extrude,
    Lathe,
    Sphere,
    Sweep,
    Torus,
)


@asset(
    kind="birdcage",
    words=("birdcage", "bird cage", "cage"),
    about="A domed wire cage with a perch, a swing, a door and a hanging ring.",
    parameters=(
        length("height", 0.62, 0.15, 2.0, words=("height", "tall", "high")),
        length("diameter", 0.36, 0.1, 1.4, words=("diameter", "width", "wide")),
        count("bars", 28, 10, 48, words=("bars", "wires")),
    ),
    slots={"wire": "antique_brass", "base": "walnut", "perch": "birch", "cup": "porcelain"},
    main_slot="wire",
    states=("open",),
    holds=True,
)  # fmt: skip
def birdcage(k: Kit) -> None:
    """Vertical wires that bend into a dome, hoops, a base drawer, a swing and two cups."""
    h, r, n = k.m("height"), k.m("diameter") / 2, k.n("bars")
    base, ring = h * 0.09, h * 0.05
    k.add(
        "base",
        Lathe(
            profile=[
                (0, 0),
                (r * 1.04, 0),
                (r * 1.08, h * 0.01),
                (r * 1.06, base * 0.4),
                (r * 1.0, base * 0.55),
                (r * 1.04, base),
                (0, base),
            ],
            segments=72,
        ),
        material="base",
    )
    top = h - ring * 1.6
    dome = min(r, (top - base) * 0.45)
    wall = top - dome
    wire = max(r * 0.011, 0.0012)
    path: Path = [
        (r, 0, base * 0.9),
        (r, 0, base + (wall - base) * 0.5),
        *((r * math.cos(a), 0, wall + dome * math.sin(a)) for a in [math.pi / 2 * i / 7 for i in range(7)]),
        (r * 0.03, 0, top),
    ]
    k.add(
        "wire",
        Sweep(path=path, radius=wire, segments=6, resolution=3),
        instances=Radial(count=n, start=180 / n),
        material="wire",
    )
    for z in (base + wire, base + (wall - base) * 0.5, wall):
        k.add("hoop", Torus(radius=r, tube=wire * 1.7, segments=72, tube_segments=8), at=(0, 0, z), material="wire")
    k.add(
        "hoop top",
        Torus(radius=r * math.cos(math.pi / 3), tube=wire * 1.5, segments=48, tube_segments=8),
        at=(0, 0, wall + dome * math.sin(math.pi / 3)),
        material="wire",
    )
    k.add(
        "finial",
        Lathe(
            profile=[
                (0, -h * 0.01),
                (r * 0.1, -h * 0.008),
                (r * 0.12, 0),
                (r * 0.05, h * 0.012),
                (r * 0.05, h * 0.03),
                (0, h * 0.032),
            ],
            segments=32,
        ),
        at=(0, 0, top),
        material="wire",
    )
    k.add(
        "ring",
        Torus(radius=ring * 0.6, tube=wire * 1.6, segments=32, tube_segments=10),
        at=(0, 0, top + h * 0.03 + ring * 0.5),
        rotate=(90, 0, 0),
        material="wire",
    )
    for sx in (-1, 1):
        k.rod(
            "swing wire",
            (0, 0, top - 0.001),
            (sx * r * 0.32, 0, base + (wall - base) * 0.8),
            wire * 0.8,
            segments=6,
            material="wire",
        )
    k.rod(
        "perch swing",
        (-r * 0.4, 0, base + (wall - base) * 0.8),
        (r * 0.4, 0, base + (wall - base) * 0.8),
        r * 0.035,
        round_caps=True,
        material="perch",
    )
    k.rod(
        "perch",
        (-r * 0.998, r * 0.05, base + (wall - base) * 0.5),
        (r * 0.998, r * 0.05, base + (wall - base) * 0.5),
        r * 0.035,
        material="perch",
    )
    for sx in (-1, 1):
        k.add(
            "cup",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.13, 0),
                    (r * 0.17, r * 0.16),
                    (r * 0.15, r * 0.16),
                    (r * 0.12, r * 0.02),
                    (0, r * 0.02),
                ],
                segments=32,
            ),
            at=(sx * r * 0.84, r * 0.05, base + (wall - base) * 0.5 + r * 0.025),
            material="cup",
        )
    dw, dh = r * 0.52, (wall - base) * 0.52
    with k.group(
        "door group", at=(-dw / 2, -r - wire * 2.2, base + wire * 0.3), rotate=(0, 0, -100 if k.state("open") else 0)
    ):
        k.add(
            "door",
            Extrude(
                outline=[(0, 0), (dw, 0), (dw, dh), (0, dh)],
                holes=[
                    [
                        (wire * 3, wire * 3),
                        (dw - wire * 3, wire * 3),
                        (dw - wire * 3, dh - wire * 3),
                        (wire * 3, dh - wire * 3),
                    ]
                ],
                height=wire * 3,
                pivot="center",
            ),
            rotate=(90, 0, 0),
            material="wire",
        )
        for i in range(1, 5):
            k.rod("door wire", (dw * i / 5, 0, wire), (dw * i / 5, 0, dh - wire), wire, segments=6, material="wire")
        k.add("door latch", Sphere(radius=wire * 3, segments=14), at=(dw * 0.97, -wire * 2, dh / 2), material="wire")
    for z in (base + wire, base + (wall - base) * 0.5):
        k.rod(
            "door hinge",
            (-dw / 2, -r - wire * 3, z),
            (-dw / 2 - wire, -r * 0.94, z),
            wire * 1.6,
            segments=8,
            material="wire",
        )
    k.anchor("inside", (0, 0, base), half_size=(r * 0.6, r * 0.6), round=True, height=wall - base)
    k.anchor("hook", (0, 0, h))
