"""Meat, fish and things on plates and in bowls: steak, sausage, drumstick, sushi, spaghetti, ramen, salad, fruit basket."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import blade, joined, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Capsule, Extrude, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="steak",
    words=(
        "steak",
        "t-bone steak",
        "beef steak",
        "pork chop",
        "meat",
        "ribeye",
        "slab of meat",
        "burger patty",
    ),
    about="A T-bone steak with fat and grill marks.",
    parameters=(
        length("length", 0.2, 0.02, 3.0, words=("length", "size", "width")),
        flag("bone", True),
        flag("grill_marks", True, words=("grill marks",)),
    ),
    slots={
        "meat": "meat",
        "fat": Material(preset="wax", color="#f3e3cf"),
        "bone": "bone",
        "mark": Material(preset="chocolate", color="#3a1e12"),
    },
    states=("raw", "grilled"),
    adjectives={"raw": {"grill_marks": False}},
)
def steak(k: Kit) -> None:
    """A kidney of meat in a rim of fat."""
    w = k.m("length")
    t = w * 0.13
    a = np.linspace(0, 2 * np.pi, 56, endpoint=False)
    q = 0.5 * (1 + 0.13 * np.cos(2 * a + 0.5) - 0.1 * np.sin(a) + 0.07 * np.cos(3 * a + 1))
    edge = [(float(x), float(y)) for x, y in zip(q * np.cos(a) * w, q * np.sin(a) * w * 0.72, strict=True)]
    k.add(
        "fat",
        Extrude(outline=[(x * 1.05, y * 1.05) for x, y in edge], height=t * 0.92, bevel=t * 0.28, bevel_segments=3),
        at=(0, 0, t * 0.04),
        material="fat",
    )
    marble = [Paint(kind="noise", color="#e0a090", scale=w * 0.09, amount=0.22, softness=0.3, seed=k.seed)]
    k.add(
        "meat",
        Extrude(outline=[(x * 0.97, y * 0.97) for x, y in edge], height=t, bevel=t * 0.2, bevel_segments=3),
        material="meat",
        paint=marble if not k.on("grill_marks") else [],
    )
    if k.on("bone"):
        bars = [
            [(-w * 0.1, w * 0.33, t * 0.5), (-w * 0.08, w * 0.1, t * 0.5), (-w * 0.05, -w * 0.24, t * 0.5)],
            [(-w * 0.3, w * 0.27, t * 0.5), (-w * 0.09, w * 0.25, t * 0.5), (w * 0.14, w * 0.3, t * 0.5)],
        ]
        for path in bars:
            k.tube("bone", path, t * 0.56, radii=[1, 0.75, 0.8], material="bone", segments=16)
    if k.on("grill_marks"):
        for i in range(4):
            x = w * (-0.28 + 0.19 * i)
            half = w * 0.22 * math.cos(x / w * 2.4)
            k.add(
                "mark",
                Capsule(radius=w * 0.012, height=2 * half, segments=12),
                at=(x + w * 0.06, 0, t * 0.995),
                rotate=(90, 0, -28),
                scale=(1, 0.35, 1),
                material="mark",
            )
    k.anchor("top", (0, 0, t), half_size=(w * 0.3, w * 0.2), round=True)


@asset(
    kind="sausage",
    words=(
        "sausage",
        "bratwurst",
        "salami",
        "hot dog sausage",
        "frankfurter",
        "string of sausages",
        "kebab skewer",
        "wiener",
    ),
    about="A sausage with tied ends and grill marks; or a string of them.",
    parameters=(
        length("length", 0.14, 0.02, 3.0, words=("length", "size", "long")),
        count("sausages", 1, 1, 8),
        flag("grill_marks", True, words=("grill marks",)),
    ),
    slots={
        "sausage": Material(preset="roast_meat", color="#a8502a"),
        "mark": Material(preset="chocolate", color="#3a1e12"),
    },
)
def sausage(k: Kit) -> None:
    """Curved, twisted at the ends."""
    long, n = k.m("length"), k.n("sausages")
    r = long * 0.12
    for i in range(n):
        with k.group(
            "sausage", at=(0, (i - (n - 1) / 2) * r * 2.3, 0), rotate=(0, 0, k.rng.uniform(-4, 4) if n > 1 else 0)
        ):
            path = [
                (x * long, 0.34 * long * (x * x) * (1.3 if x > 0 else 1.0) - long * 0.03, r)
                for x in np.linspace(-0.5, 0.5, 9)
            ]
            k.tube(
                "sausage body", path, r, radii=[0.3, 0.85, 0.98, 1, 1, 1, 0.98, 0.85, 0.3], segments=28, resolution=5
            )
            for s in (0, -1):
                x, y, z = path[s]
                dx = -1 if s == 0 else 1
                knot = turned(
                    [(0, 0), (0.16, 0.05), (0.2, 0.3), (0.45, 0.55), (0, 0.6)],
                    segments=14,
                    steps=2,
                    ripple=lambda a, t: 1 + 0.15 * np.sin(5 * a) * t,
                ).placed(scale=r, rotate=(0, dx * 90, 0))
                k.add("sausage knot", knot.shape(), at=(x + dx * r * 0.12, y, z))
            if k.on("grill_marks"):
                for x in (-0.25, 0.0, 0.25):
                    y = 0.34 * long * x * x * (1.3 if x > 0 else 1) - long * 0.03
                    k.add(
                        "mark",
                        Torus(radius=r * 0.96, tube=r * 0.07, segments=32, tube_segments=8),
                        at=(x * long, y, r * 1.0),
                        rotate=(0, 90, 18),
                        material="mark",
                        scale=(1, 1, 1.4),
                    )


@asset(
    kind="drumstick",
    words=(
        "chicken drumstick",
        "drumstick",
        "chicken leg",
        "roast chicken",
        "turkey",
        "roast turkey",
        "fried chicken",
        "chicken wing",
        "turkey leg",
        "thanksgiving turkey",
    ),
    about="A roast drumstick on its bone, or a whole roast bird on a platter.",
    parameters=(length("length", 0.16, 0.02, 3.0, words=("length", "size", "long")), choice("form", "leg", "whole")),
    slots={
        "meat": Material(preset="roast_meat", color="#b0642a"),
        "bone": "bone",
        "platter": "porcelain",
        "lettuce": Material(preset="vegetable", color="#86b83c"),
        "frill": "paper",
    },
    adjectives={
        "roast": {"form": "whole"},
        "whole": {"form": "whole"},
        "turkey": {"form": "whole"},
        "thanksgiving": {"form": "whole"},
    },
)
def drumstick(k: Kit) -> None:
    """A pear of meat lying with its bone out."""
    long = k.m("length")
    brown = [Paint(kind="noise", color="#6e3614", scale=long * 0.2, amount=0.35, softness=0.8, seed=k.seed)]
    rough = [Displace(strength=long * 0.01, scale=long * 0.06, seed=k.seed)]
    leg = turned(
        [(0, -0.42), (0.14, -0.4), (0.24, -0.28), (0.26, -0.12), (0.21, 0.06), (0.12, 0.2), (0.07, 0.27), (0, 0.28)],
        segments=36,
        steps=4,
        ripple=lambda a, _s: 1 + 0.05 * np.cos(2 * a + 1),
    )
    if k.s("form") == "leg":
        lie = leg.placed(scale=long, rotate=(0, 90, 0))
        low = float(lie.points[:, 2].min())
        k.add("meat", lie.shape(), at=(0, 0, -low), material="meat", modifiers=rough, paint=brown)
        z = -low
        k.rod("bone", (long * 0.15, 0, z), (long * 0.43, 0, z), long * 0.035, segments=16, material="bone")
        for s in (-1, 1):
            k.add(
                "bone end",
                Sphere(radius=long * 0.05, segments=20),
                at=(long * 0.45, s * long * 0.035, z),
                material="bone",
            )
        return
    w = long * 1.6
    k.add(
        "platter",
        Lathe(
            profile=[
                (0, 0),
                (w * 0.4, 0),
                (w * 0.46, w * 0.02),
                (w * 0.62, w * 0.05),
                (w * 0.62, w * 0.062),
                (w * 0.45, w * 0.035),
                (0, w * 0.025),
            ],
            segments=72,
        ),
        scale=(1, 0.75, 1),
        material="platter",
        smooth=True,
    )
    z = w * 0.022
    fringe = [
        blade(w * 0.24, w * 0.13, thickness=w * 0.005, peak=0.6, bend=-20, ripple=0.09, columns=12, rows=6).placed(
            rotate=(16, 0, 24 * i),
            at=(-math.sin(math.radians(24 * i)) * w * 0.3, math.cos(math.radians(24 * i)) * w * 0.2, z + w * 0.012),
        )
        for i in range(15)
    ]
    k.add("lettuce", joined(fringe).shape(), material="lettuce")
    sections = [
        Section(center=(x * w, 0, z + w * (0.2 + dz)), radii=(ry * w, rz * w))
        for x, dz, ry, rz in (
            (-0.37, 0.03, 0.03, 0.03),
            (-0.34, 0.03, 0.14, 0.12),
            (-0.2, 0.0, 0.24, 0.195),
            (0.0, 0.01, 0.26, 0.21),
            (0.2, 0.0, 0.21, 0.18),
            (0.33, -0.03, 0.11, 0.11),
            (0.38, -0.04, 0.02, 0.02),
        )
    ]
    k.add("meat body", Loft(axis="x", sections=sections, segments=40), material="meat", modifiers=rough, paint=brown)
    for s in (-1, 1):
        with k.group("meat leg", at=(w * 0.16, s * w * 0.22, z + w * 0.22), rotate=(s * -8, -14, s * 14)):
            k.add("meat drumstick", leg.placed(scale=w * 0.52, rotate=(0, 90, 0)).shape(), material="meat", paint=brown)
            k.rod("bone", (w * 0.1, 0, 0), (w * 0.2, 0, 0), w * 0.02, segments=14, material="bone")
            k.add(
                "frill",
                Lathe(profile=[(0, 0), (w * 0.03, 0), (w * 0.04, w * 0.05), (0, w * 0.05)], segments=16),
                at=(w * 0.17, 0, 0),
                rotate=(0, 90, 0),
                material="frill",
            )
        k.tube(
            "meat wing",
            [
                (-w * 0.16, s * w * 0.2, z + w * 0.26),
                (-w * 0.02, s * w * 0.28, z + w * 0.2),
                (-w * 0.18, s * w * 0.29, z + w * 0.16),
            ],
            w * 0.055,
            radii=[1.0, 1.1, 0.6],
            material="meat",
            segments=16,
        )
