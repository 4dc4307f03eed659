"""The kettle barbecue."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import vessel
from prompt2mesh.library.registry import Times, asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Sphere, Torus


@asset(
    kind="grill",
    words=("grill", "barbecue", "barbecue grill", "bbq", "charcoal grill", "smoker"),
    about="A kettle barbecue on three legs with glowing coals; sausages and burgers on request.",
    parameters=(length("height", 1.0, 0.3, 1.8, words=("height", "tall", "high")), length("diameter", 0.58, 0.2, 1.4, words=("diameter", "width", "wide")), count("sausages", 0, 0, 8), count("burgers", 0, 0, 6, words=("burgers", "patties", "burger patties"))),
    slots={"bowl": Material(preset="enamel", color="#26282b"), "leg": "aluminium", "grate": "chrome", "wood": "walnut", "coal": Material(preset="black_iron", color="#2a2624"), "ember": "ember", "sausage": Material(preset="roast_meat", color="#9c4a22"), "patty": "roast_meat", "wheel": "black_plastic"},
    main_slot="bowl",
    states=("open", "closed", "lit"),
    adjectives={"red": {}, "big": {"diameter": Times(1.3)}},
    parts={"lid": "lid", "coal": "coal, ember"},
    holds=True,
)  # fmt: skip
def grill(k: Kit) -> None:
    """Bowl, coals, grate, lid hung at the side, legs, two wheels and a shelf."""
    h, r = k.m("height"), k.m("diameter") / 2
    rim = h * 0.72
    deep = r * 0.72
    wall = r * 0.02
    outer = [(r * math.sin(a), rim - deep * math.cos(a)) for a in [math.pi / 2 * (i + 0.6) / 10.6 for i in range(11)]]
    outer[0] = (outer[0][0], rim - deep)
    k.add("bowl", vessel([*outer, (r * 1.02, rim + h * 0.005)], wall), material="bowl")
    low = rim - deep
    for i in range(3):
        a = math.radians(90 + 120 * i)
        top = (r * 0.55 * math.cos(a), r * 0.55 * math.sin(a), rim - deep * 0.78)
        foot = (r * 0.95 * math.cos(a), r * 0.95 * math.sin(a), r * 0.13 if i else 0.0)
        k.rod(f"leg {i + 1}", top, foot, r * 0.035, material="leg")
        if i:
            k.add(
                "wheel",
                Cylinder(radius=r * 0.15, height=r * 0.07, segments=40, pivot="center"),
                at=(foot[0], foot[1], r * 0.15),
                rotate=(0, 90, 0),
                material="wheel",
                bevel=r * 0.015,
            )
    k.rod("leg axle", (-r * 0.83, -r * 0.475, r * 0.14), (r * 0.83, -r * 0.475, r * 0.14), r * 0.025, material="leg")
    f = 0.55
    out, z = r * (0.95 + (0.55 - 0.95) * f), (low + deep * 0.22) * f + r * 0.06
    k.add("leg shelf", Torus(radius=out, tube=r * 0.02, segments=48, tube_segments=8), at=(0, 0, z), material="leg")
    for i in range(-3, 4):
        y = i * out * 0.25
        x = math.sqrt(max(out**2 - y**2, 0))
        k.rod("leg shelf wire", (-x, y, z), (x, y, z), r * 0.01, segments=6, material="leg")
    for i in range(26):
        a, share = i * 2.4, math.sqrt((i + 0.5) / 26) * 0.62
        k.add(
            "ember" if i % 3 == 0 else "coal",
            Sphere(radius=r * 0.085, segments=8),
            at=(share * r * math.cos(a), share * r * math.sin(a), rim - deep * 0.6 + share * share * deep * 0.25),
            rotate=(i * 40, i * 70, 0),
            material="ember" if i % 3 == 0 else "coal",
            flat=True,
        )
    k.add("coal bed", Cylinder(radius=r * 0.74, height=deep * 0.06), at=(0, 0, rim - deep * 0.64), material="coal")
    g = rim - r * 0.04
    k.add(
        "grate ring",
        Torus(radius=r * 0.965, tube=r * 0.014, segments=64, tube_segments=8),
        at=(0, 0, g),
        material="grate",
    )
    for i in range(-10, 11):
        x = i * r * 0.09
        y = math.sqrt(max((r * 0.965) ** 2 - x * x, 0))
        k.rod("grate bar", (x, -y, g), (x, y, g), r * 0.009, segments=6, material="grate")
    food = g + r * 0.009
    for i in range(k.n("sausages")):
        x = (i - (k.n("sausages") - 1) / 2) * r * 0.17
        k.tube(
            f"sausage {i + 1}",
            [(x, r * 0.08, food + r * 0.05), (x + r * 0.03, r * 0.3, food + r * 0.05), (x, r * 0.52, food + r * 0.05)],
            r * 0.06,
            segments=16,
            material="sausage",
        )
    n = k.n("burgers")
    for i in range(n):
        a = math.pi + math.pi * (i + 0.5) / max(n, 1)
        k.add(
            f"patty {i + 1}",
            Lathe(
                profile=[(0, 0), (r * 0.14, 0), (r * 0.165, r * 0.03), (r * 0.15, r * 0.065), (0, r * 0.07)],
                smooth=True,
                segments=32,
            ),
            at=(r * 0.5 * math.cos(a), r * 0.42 * math.sin(a) - r * 0.05, food - r * 0.004),
            material="patty",
        )
    dome = h - rim - h * 0.04
    lid_shape = [(r * 1.03, 0), (r * 1.0, dome * 0.3), (r * 0.8, dome * 0.68), (r * 0.42, dome * 0.94), (0, dome)]
    inner = [(max(x - wall, 0.0), max(zz - wall, 0.0)) for x, zz in reversed(lid_shape)]
    closed = k.state("closed")
    place, turn = ((0.0, 0.0, rim + h * 0.006), (0, 0, 0)) if closed else ((0.0, r * 0.98, rim + r * 0.6), (-78, 0, 0))
    if not closed:
        k.rod("lid bracket", (0, r * 0.99, rim - r * 0.05), (0, r * 1.0, rim + r * 0.3), r * 0.02, material="leg")
        place = (0.0, r * 1.04 + 0.0, rim + r * 1.0)
    with k.group("lid group", at=place, rotate=turn):
        k.add("lid", Lathe(profile=[*lid_shape, *inner], segments=72), material="bowl")
        k.add(
            "lid vent",
            Cylinder(radius=r * 0.1, height=r * 0.02),
            at=(r * 0.4, 0, dome * 0.93),
            rotate=(0, 22, 0),
            material="leg",
        )
        k.tube(
            "lid handle",
            [
                (-r * 0.16, 0, dome * 0.97),
                (-r * 0.15, 0, dome + r * 0.1),
                (0, 0, dome + r * 0.13),
                (r * 0.15, 0, dome + r * 0.1),
                (r * 0.16, 0, dome * 0.97),
            ],
            r * 0.03,
            material="wood",
        )
    k.tube(
        "handle",
        [
            (r * 0.98, -r * 0.2, rim - r * 0.08),
            (r * 1.15, -r * 0.18, rim - r * 0.05),
            (r * 1.2, 0, rim - r * 0.05),
            (r * 1.15, r * 0.18, rim - r * 0.05),
            (r * 0.98, r * 0.2, rim - r * 0.08),
        ],
        r * 0.03,
        material="wood",
    )
    if not closed:
        k.anchor("top", (0, 0, food), half_size=(r * 0.65, r * 0.65), round=True)
        k.anchor("inside", (0, 0, food), half_size=(r * 0.65, r * 0.65), round=True, height=r * 0.5)
