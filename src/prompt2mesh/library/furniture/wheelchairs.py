"""The wheelchair."""

import math

from prompt2mesh.library.furniture.forms import cushion, slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Torus


@asset(
    kind="wheelchair",
    words=("wheelchair", "wheel chair", "invalid chair"),
    about="A folding wheelchair with spoked wheels, push rims, castors, armrests and footrests.",
    parameters=(length("height", 0.92, 0.4, 2.0, words=("height", "tall", "high")),),
    slots={"frame": "chrome", "seat": Material(preset="faux_leather", color="#1f2a44"), "tire": "rubber", "grip": "black_plastic", "spoke": "steel"},
    main_slot="seat",
    parts={"wheel": "wheel,castor", "footrest": "footplate", "handle": "handle", "armrest": "arm", "cushion": "seat", "tyre": "wheel tire"},
)  # fmt: skip
def wheelchair(k: Kit) -> None:
    """Two side frames joined by the seat, wheels outside, castors in front."""
    h = k.m("height")
    s = h / 0.92
    half, tube = 0.23 * s, 0.011 * s
    seat, big = 0.5 * s, 0.3 * s
    y_axle = 0.1 * s

    def side(name: str, *path: tuple[float, float], radius: float = tube) -> None:
        k.tube(
            name,
            [(half, y * s, z * s) for y, z in path],
            radius,
            smooth=False,
            material="frame",
            segments=12,
            mirror=True,
        )

    side("frame back post", (0.22, 0.2), (0.22, 0.88), (0.3, 0.9))
    side("frame front post", (-0.24, 0.16), (-0.24, 0.7))
    side("frame seat rail", (-0.24, 0.5), (0.22, 0.5))
    side("frame low rail", (-0.24, 0.2), (0.22, 0.2))
    side("frame arm rail", (-0.24, 0.69), (0.22, 0.69))
    side("frame leg rest", (-0.24, 0.46), (-0.36, 0.3), (-0.42, 0.12))
    for sx in (-1, 1):
        k.rod("frame cross", (sx * half, 0.0, 0.2 * s), (-sx * half, 0.0, seat), tube, material="frame", segments=12)
    k.add(
        "seat",
        slab(half * 2 - tube, 0.46 * s, 0.03 * s, corner=0.02 * s),
        at=(0, 0, seat),
        material="seat",
        bevel=0.004 * s,
    )
    k.add("seat cushion", cushion(half * 1.86, 0.44 * s, 0.06 * s), at=(0, 0, seat + 0.02 * s), material="seat")
    k.add(
        "back",
        slab(half * 2 - tube, 0.38 * s, 0.022 * s, corner=0.02 * s),
        at=(0, 0.222 * s, 0.68 * s),
        rotate=(90, 0, 0),
        material="seat",
        bevel=0.004 * s,
    )
    for sx in (-1, 1):
        x = sx * half
        k.add(
            "arm pad",
            slab(0.05 * s, 0.3 * s, 0.035 * s, corner=0.018 * s),
            at=(x, -0.06 * s, 0.69 * s),
            material="seat",
        )
        k.add("arm panel", Box(size=(0.006 * s, 0.42 * s, 0.16 * s)), at=(x, 0, 0.52 * s), material="seat")
        k.rod(
            "handle grip",
            (x, 0.28 * s, 0.896 * s),
            (x, 0.4 * s, 0.9 * s),
            tube * 1.55,
            material="grip",
            round_caps=True,
        )
        k.add(
            "footplate",
            slab(0.16 * s, 0.14 * s, 0.012 * s, corner=0.02 * s),
            at=(x - sx * 0.07 * s, -0.45 * s, 0.115 * s),
            material="grip",
        )
        _wheel(k, (x + sx * 0.05 * s, y_axle, big), big, 0.012 * s)
        k.add(
            "wheel rim push",
            Torus(radius=big * 0.84, tube=0.007 * s, tube_segments=8),
            at=(x + sx * 0.078 * s, y_axle, big),
            rotate=(0, 90, 0),
            material="frame",
        )
        for i in range(6):
            a = math.radians(60 * i)
            p = (y_axle + math.cos(a) * big * 0.84, big + math.sin(a) * big * 0.84)
            k.rod(
                "wheel stud",
                (x + sx * 0.08 * s, *p),
                (x + sx * 0.048 * s, y_axle + math.cos(a) * big * 0.92, big + math.sin(a) * big * 0.92),
                0.004 * s,
                segments=8,
                material="frame",
            )
        k.rod("axle", (x - sx * 0.02 * s, y_axle, big), (x + sx * 0.07 * s, y_axle, big), 0.016 * s, material="frame")
        k.rod("frame axle plate", (x, y_axle, 0.19 * s), (x, y_axle, seat), tube * 1.2, material="frame", segments=12)
        small = 0.075 * s
        cy = -0.24 * s
        k.add(
            "castor tire",
            Torus(radius=small * 0.78, tube=small * 0.22, segments=32, tube_segments=10),
            at=(x, cy, small),
            rotate=(0, 90, 0),
            material="tire",
        )
        k.add(
            "castor hub",
            Cylinder(radius=small * 0.66, height=0.016 * s, pivot="center", segments=32),
            at=(x, cy, small),
            rotate=(0, 90, 0),
            material="grip",
        )
        k.rod(
            "castor fork",
            (x + sx * 0.018 * s, cy, small),
            (x + sx * 0.018 * s, cy, 0.17 * s),
            0.006 * s,
            material="frame",
            segments=8,
        )
        k.rod(
            "castor pin",
            (x - sx * 0.02 * s, cy, small),
            (x + sx * 0.024 * s, cy, small),
            0.006 * s,
            material="frame",
            segments=8,
        )
        k.rod(
            "castor head",
            (x - sx * 0.005 * s, cy, 0.165 * s),
            (x + sx * 0.026 * s, cy, 0.165 * s),
            0.014 * s,
            material="frame",
            segments=12,
        )
    k.anchor("seat", (0, 0, seat + 0.08 * s), half_size=(half * 0.85, 0.2 * s))


def _wheel(k: Kit, at: Point, radius: float, tire: float) -> None:
    """A spoked wheel in the yz plane."""
    with k.group("wheel", at=at, rotate=(0, 90, 0)):
        k.add("wheel tire", Torus(radius=radius - tire, tube=tire, segments=64, tube_segments=10), material="tire")
        k.add(
            "wheel rim",
            Torus(radius=radius - tire * 2.1, tube=tire * 0.75, segments=64, tube_segments=8),
            material="frame",
        )
        k.add(
            "wheel hub",
            Cylinder(radius=radius * 0.09, height=tire * 3.4, pivot="center", segments=24),
            material="frame",
        )
        reach = radius - tire * 2.2
        k.rod(
            "wheel spoke",
            (radius * 0.05, 0, tire),
            (reach, 0, 0),
            tire * 0.13,
            segments=6,
            material="spoke",
            instances=Radial(count=12),
        )
        k.rod(
            "wheel spoke inner",
            (radius * 0.05, 0, -tire),
            (reach, 0, 0),
            tire * 0.13,
            segments=6,
            material="spoke",
            instances=Radial(count=12, start=15),
        )
