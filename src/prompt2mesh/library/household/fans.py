"""The electric fan."""

from prompt2mesh.library.furniture.forms import knob
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import (
    Cylinder,
    Lathe,
    Loft,
    Section,
    Sweep,
    Torus,
)


@asset(
    kind="fan",
    words=("fan", "electric fan", "desk fan", "standing fan", "table fan", "pedestal fan"),
    about="An electric fan with blades in a wire guard, on a foot or a tall stand.",
    parameters=(
        length("height", 0.42, 0.12, 1.8, words=("height", "tall", "high")),
        length("diameter", 0.3, 0.08, 0.8, words=("diameter", "width", "wide")),
        count("blades", 4, 2, 8),
    ),
    slots={"body": Material(preset="enamel", color="#7fb3a6"), "blade": "brushed_aluminium", "wire": "chrome", "foot": Material(preset="enamel", color="#7fb3a6")},
    main_slot="body",
    styles={"antique": {}},
    style_materials={"antique": {"blade": Material(preset="brass"), "wire": Material(preset="brass"), "body": Material(preset="black_iron"), "foot": Material(preset="black_iron")}},
    adjectives={"standing": {"height": 1.3, "diameter": 0.42}, "pedestal": {"height": 1.3, "diameter": 0.42}},
    parts={"guard": "wire", "cage": "wire"},
)  # fmt: skip
def fan(k: Kit) -> None:
    """Foot, stem, motor, blades and a domed guard on both sides."""
    h = k.m("height")
    r = min(k.m("diameter") / 2, h * 0.4)
    z = h - r
    foot = r * 0.72
    k.add(
        "foot",
        Lathe(
            profile=[
                (0, 0),
                (foot, 0),
                (foot, h * 0.012),
                (foot * 0.85, h * 0.03),
                (r * 0.16, h * 0.055),
                (r * 0.09, h * 0.09),
                (0, h * 0.09),
            ],
            segments=56,
        ),
        material="foot",
    )
    k.rod("stem", (0, r * 0.26, z), (0, 0.0, h * 0.03), r * 0.075, r * 0.09, material="foot")
    k.add(
        "motor",
        Lathe(
            profile=[
                (0, -r * 0.42),
                (r * 0.2, -r * 0.38),
                (r * 0.27, -r * 0.22),
                (r * 0.27, r * 0.02),
                (r * 0.2, r * 0.1),
                (0, r * 0.1),
            ],
            smooth=False,
            fillet=r * 0.05,
            segments=48,
        ),
        at=(0, r * 0.08, z),
        rotate=(90, 0, 0),
        material="body",
    )
    y = -r * 0.16
    k.rod("axle", (0, r * 0.1, z), (0, y - r * 0.04, z), r * 0.04, material="wire")
    k.add(
        "blade hub",
        Lathe(
            profile=[(0, -r * 0.06), (r * 0.15, -r * 0.06), (r * 0.14, r * 0.04), (r * 0.07, r * 0.08), (0, r * 0.085)],
            segments=36,
        ),
        at=(0, y, z),
        rotate=(90, 0, 0),
        material="body",
    )
    n = k.n("blades")
    sections: list[Section] = []
    for f, wide, roll in ((0.1, 0.06, 28.0), (0.3, 0.2, 26.0), (0.6, 0.3, 21.0), (0.82, 0.26, 17.0), (0.9, 0.1, 16.0)):
        sections.append(
            Section(center=(0, 0, r * f), radii=(r * wide * min(1.0, 4 / n + 0.15), r * 0.012), roll=roll, exponent=2.2)
        )
    with k.group("blades", at=(0, y, z)):
        k.add(
            "blade",
            Loft(sections=sections, segments=24),
            instances=Radial(count=n, axis="y", start=12),
            material="blade",
        )
    wire = r * 0.012
    with k.group("wire guard", at=(0, y, z)):
        for side, push in (("front", -1), ("back", 1)):
            arc = [
                (0.0, push * r * 0.27, r * 0.12),
                (0.0, push * r * 0.27, r * 0.45),
                (0.0, push * r * 0.22, r * 0.8),
                (0.0, push * r * 0.08, r * 0.97),
                (0.0, 0.0, r * 0.985),
            ]
            k.add(
                f"wire {side}",
                Sweep(path=arc, radius=wire, segments=6, resolution=4),
                instances=Radial(count=28, axis="y"),
                material="wire",
            )
            for f, p in ((0.12, 0.27), (0.45, 0.27), (0.8, 0.22)):
                k.add(
                    f"wire ring {side}",
                    Torus(radius=r * f, tube=wire * 1.2, segments=48, tube_segments=6),
                    at=(0, push * r * p, 0),
                    rotate=(90, 0, 0),
                    material="wire",
                )
        k.add(
            "wire rim",
            Torus(radius=r * 0.985, tube=wire * 2.2, segments=72, tube_segments=8),
            rotate=(90, 0, 0),
            material="wire",
        )
        k.add(
            "badge",
            Cylinder(radius=r * 0.13, height=r * 0.03, pivot="center"),
            at=(0, -r * 0.275, 0),
            rotate=(90, 0, 0),
            material="body",
            bevel=r * 0.006,
        )
        k.rod("wire strut", (0, r * 0.27, r * 0.12), (0, r * 0.2, r * 0.12), wire * 2, material="wire")
    k.add("knob", knob(r * 0.06), at=(0, -foot * 0.6, h * 0.038), material="wire")
