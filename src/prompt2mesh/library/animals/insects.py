"""Beetles, ants, grasshoppers and mantises."""

from prompt2mesh.library.animals.critters import declare, eye, legs, publish
from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.insect_parts import feelers, glossy, insect_slots, six_legs
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid


def _beetle(pen: Sculptor, *, spots: bool, horn: bool) -> None:
    """A domed back split down the middle over six legs."""
    fat = pen.kit.m("fatness")
    z = 0.12
    r = 0.34 * fat
    flat = 0.78 if spots else 0.6
    dome = Blend(
        blobs=[
            ball((0, 0.08, z), r, (0.92, 1.2, flat)),
            Blob(a=(0, 0.08, z - 1.02), radius=1.0, subtract=True),
            Blob(a=(0, -0.3, z + r * flat * 1.04), b=(0, 0.7, z + r * flat * 1.04), radius=0.026, subtract=True),
        ],
        smoothness=0.02,
        resolution=41,
    )
    skin = Surface(dome)
    paint: list[Paint] = []
    if spots:
        for x, y in (
            (0.45, -0.35),
            (0.62, 0.25),
            (0.3, 0.62),
            (-0.45, -0.35),
            (-0.62, 0.25),
            (-0.3, 0.62),
            (0.0, -0.72),
        ):
            spot = skin.outward((0, 0.08, z), (x, y * 1.2, 0.62))
            paint.append(
                Paint(kind="ellipsoid", color="#161313", center=spot, radii=(0.075, 0.075, 0.075), softness=0.1)
            )
    pen.add("shell", dome, material="body", paint=paint)
    pen.add("belly", Ellipsoid(radii=(r * 0.86, r * 1.12, 0.09), segments=28), at=(0, 0.08, z + 0.01), material="dark")
    front = -0.3 * fat
    head = Blend(
        blobs=[
            ball((0, front, z + 0.02), 0.19, (1.05, 0.62, 0.75)),
            ball((0, front - 0.13, z - 0.0), 0.11, (1.1, 0.9, 0.8)),
        ],
        smoothness=0.04,
        resolution=27,
    )
    face = Surface(head)
    white = (
        [
            Paint(
                kind="ellipsoid",
                color="#f6f2ea",
                center=face.outward((0, front, z + 0.02), (x, -0.5, 0.55)),
                radii=(0.06, 0.06, 0.05),
            )
            for x in (0.7, -0.7)
        ]
        if spots
        else []
    )
    pen.add("head", head, material="dark", paint=white)
    eye(
        pen,
        face.outward((0, front - 0.13, z), (0.8, -0.75, 0.25)),
        (0.55, -0.85, 0.1),
        0.042,
        iris="eye white",
        pupil=0.5,
    )
    feelers(
        pen,
        (0.05, front - 0.2, z + 0.06),
        (0.1, front - 0.27, z + 0.14),
        (0.18, front - 0.32, z + 0.12),
        0.011,
        club=0.02,
    )
    if horn:
        pen.tube(
            "horn",
            [(0, front - 0.12, z + 0.04), (0, front - 0.3, z + 0.12), (0, front - 0.42, z + 0.3)],
            0.045,
            radii=[1, 0.7, 0.25],
            material="body",
        )
        pen.tube(
            "horn top",
            [(0, front + 0.02, z + 0.12), (0, front - 0.16, z + 0.3), (0, front - 0.3, z + 0.34)],
            0.045,
            radii=[1, 0.7, 0.2],
            material="body",
        )
    legs(
        pen,
        "leg",
        six_legs(
            z, reach=0.34 * fat + 0.08, rise=0.05, ys=(-0.16, 0.06, 0.26), turns=(-35.0, 8.0, 38.0), root_x=0.18 * fat
        ),
        [0.034, 0.028, 0.02, 0.016],
        material="dark",
        resolution=38,
    )
    publish(
        pen,
        head=(0, front - 0.12, z + 0.1),
        head_radius=0.12,
        face=(0, front - 0.23, z + 0.03),
        mouth=(0, front - 0.24, z - 0.03),
        back=(0, 0.08, z + r * flat),
    )


def _ant(pen: Sculptor) -> None:
    """Three beads on a thread, elbowed feelers and jaws."""
    fat = pen.kit.m("fatness")
    z = 0.2
    body = [
        ball((0, 0.34, z + 0.03), 0.14 * fat, (1, 1.35, 0.95)),
        ball((0, 0.14, z), 0.05),
        bone((0, 0.06, z + 0.01), (0, -0.12, z + 0.03), 0.06, 0.075),
        bone((0, -0.12, z + 0.02), (0, -0.26, z + 0.04), 0.035, 0.04),
        ball((0, -0.32, z + 0.05), 0.115, (1, 1.05, 0.85)),
    ]
    shape = Blend(blobs=body, smoothness=0.025, resolution=44)
    skin = Surface(shape)
    pen.add("body", shape)
    eye(pen, skin.outward((0, -0.32, z + 0.05), (0.9, -0.5, 0.35)), (0.7, -0.7, 0.2), 0.034)
    pen.tube(
        "jaw",
        [(0.05, -0.41, z), (0.07, -0.48, z - 0.01), (0.015, -0.52, z - 0.01)],
        0.018,
        radii=[1, 0.8, 0.3],
        material="dark",
        mirror=True,
    )
    feelers(pen, (0.05, -0.38, z + 0.12), (0.12, -0.42, z + 0.25), (0.18, -0.6, z + 0.2), 0.012)
    legs(pen, "leg", six_legs(z, reach=0.4, rise=0.14), [0.024, 0.02, 0.014, 0.01], material="dark")
    publish(
        pen,
        head=(0, -0.32, z + 0.15),
        head_radius=0.11,
        face=(0, -0.43, z + 0.06),
        mouth=(0, -0.44, z),
        back=(0, 0.3, z + 0.16),
    )


def _hopper(pen: Sculptor, *, mantis: bool) -> None:
    """A grasshopper on great hind legs, or a mantis with folded arms."""
    z = 0.24 if not mantis else 0.26
    fat = pen.kit.m("fatness")
    if mantis:
        head: Point = (0, -0.42, 0.62)
        body = [
            bone((0, 0.45, z - 0.02), (0, 0.05, z), 0.05 * fat, 0.085 * fat),
            bone((0, 0.05, z + 0.02), (0, -0.34, 0.55), 0.05, 0.04),
            ball(head, 0.07, (1.5, 0.8, 0.9)),
            bone(head, add(head, (0, -0.05, -0.09)), 0.05, 0.025),
        ]
    else:
        head = (0, -0.36, z + 0.03)
        body = [
            bone((0, 0.42, z - 0.03), (0, -0.1, z), 0.05 * fat, 0.1 * fat),
            bone((0, -0.1, z), (0, -0.26, z + 0.02), 0.11, 0.1),
            ball(head, 0.1, (0.85, 0.8, 1.1)),
        ]
    shape = Blend(blobs=body, smoothness=0.03, resolution=47)
    skin = Surface(shape)
    pen.add("body", shape)
    eye(pen, skin.outward(head, (1, -0.55, 0.35)), (0.8, -0.7, 0.2), 0.045 if mantis else 0.038, pupil=0.4)
    feelers(pen, add(head, (0.03, -0.04, 0.06)), add(head, (0.07, -0.2, 0.22)), add(head, (0.12, -0.42, 0.24)), 0.009)
    wing = [Blob(a=(0.045, -0.08, z + 0.07), b=(0.03, 0.5, z + 0.02), radius=0.06, radius_b=0.035, squash=(0.4, 1, 1))]
    pen.add("wing", Blend(blobs=wing, smoothness=0.01, resolution=27), material="wing", mirror=True)
    paths = six_legs(
        z - 0.04,
        reach=0.3,
        rise=0.08,
        ys=(-0.2, -0.08, 0.02) if not mantis else (0.02, 0.1, 0.18),
        turns=(-45.0, -8.0, 50.0),
    )
    if not mantis:
        paths = paths[:2]
        big = [(0.08, 0.05, z), (0.16, 0.32, z + 0.3), (0.2, 0.42, 0.03), (0.22, 0.34, 0.012)]
        legs(pen, "leg back", [big], [0.06, 0.03, 0.02, 0.015], material="body", resolution=38)
    else:
        arm = [(0.05, -0.3, 0.5), (0.14, -0.42, 0.34), (0.1, -0.56, 0.56), (0.08, -0.46, 0.4)]
        legs(pen, "arm", [arm], [0.035, 0.045, 0.03, 0.01], material="body", resolution=38)
    legs(pen, "leg", paths, [0.024, 0.02, 0.015, 0.012], material="body", resolution=41)
    publish(
        pen,
        head=add(head, (0, 0, 0.09)),
        head_radius=0.09,
        face=add(head, (0, -0.1, 0.02)),
        mouth=add(head, (0, -0.1, -0.06)),
        back=(0, 0.1, z + 0.1),
        hands=(0.1, -0.55, 0.5) if mantis else None,
    )


declare(
    "ladybug",
    lambda pen: _beetle(pen, spots=True, horn=False),
    ("ladybug", "ladybird", "lady beetle"),
    "A ladybug.",
    length_m=0.012,
    slots=insect_slots("#d2241c"),
)

declare(
    "beetle",
    lambda pen: _beetle(pen, spots=False, horn=True),
    ("beetle", "scarab", "rhinoceros beetle", "stag beetle", "bug", "insect", "cockroach"),
    "A horned beetle.",
    length_m=0.05,
    slots=insect_slots("#1f5f4a"),
)

declare("ant", _ant, ("ant", "termite"), "An ant.", length_m=0.012, slots=insect_slots("#7a2f1c", iris="#1a120d"))

declare(
    "grasshopper",
    lambda pen: _hopper(pen, mantis=False),
    ("grasshopper", "cricket", "locust", "cicada", "katydid"),
    "A grasshopper.",
    length_m=0.05,
    slots=insect_slots("#6fa83a", iris="#7a3a1c", wing=glossy("#8fb84a", "leaf")),
)

declare(
    "mantis",
    lambda pen: _hopper(pen, mantis=True),
    ("mantis", "praying mantis", "stick insect"),
    "A praying mantis.",
    length_m=0.08,
    slots=insect_slots("#7fc04a", iris="#d6e08a", wing=glossy("#6aa83e", "leaf")),
)
