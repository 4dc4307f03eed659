"""Stand mixer, hand mixer bowl and rice cooker."""

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import steam, vessel
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="stand_mixer",
    words=("stand mixer", "mixer", "kitchen mixer", "food mixer", "electric mixer", "food processor", "kitchenaid"),
    about="A stand mixer with tilting head, whisk and steel bowl.",
    parameters=(length("height", 0.36, 0.1, 1.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="gloss_paint", color="#c8322e"), "bowl": "polished_steel", "metal": "chrome", "trim": "brushed_aluminium"},
    style_materials={"retro": {"body": Material(preset="gloss_paint", color="#8fcfc0")}},
    styles={"retro": {}},
    parts={"head": "body head", "whisk": "metal wire", "base": "body base"},
    holds=True,
)  # fmt: skip
def stand_mixer(k: Kit) -> None:
    """Seen from the side: column on the right, head over the bowl to the left."""
    h = k.m("height")
    k.add(
        "body base",
        Extrude(
            outline=rounded_rectangle(h * 1.0, h * 0.6, h * 0.22), height=h * 0.09, bevel=h * 0.03, bevel_segments=3
        ),
        material="body",
    )
    column = [(0.06, 0.19, 0.2), (0.2, 0.13, 0.14), (0.45, 0.11, 0.12), (0.6, 0.14, 0.14), (0.68, 0.14, 0.14)]
    k.add(
        "body column",
        Loft(
            sections=[
                Section(center=(h * (0.32 - 0.02 * (z > 0.3)), 0, z * h), radii=(a * h, b * h), exponent=2.6)
                for z, a, b in column
            ],
            smooth=True,
            segments=36,
        ),
        material="body",
    )
    head = [
        (-0.5, 0.78, 0.02, 0.03),
        (-0.48, 0.78, 0.1, 0.1),
        (-0.4, 0.79, 0.14, 0.15),
        (-0.1, 0.81, 0.16, 0.18),
        (0.2, 0.8, 0.155, 0.17),
        (0.4, 0.77, 0.13, 0.14),
        (0.47, 0.76, 0.07, 0.08),
        (0.49, 0.76, 0.02, 0.02),
    ]
    k.add(
        "body head",
        Loft(
            axis="x",
            sections=[Section(center=(x * h, 0, z * h), radii=(a * h, b * h), exponent=2.3) for x, z, a, b in head],
            smooth=True,
            segments=36,
        ),
        material="body",
    )
    k.add(
        "trim band",
        Loft(
            axis="x",
            sections=[
                Section(center=(x * h, 0, 0.735 * h), radii=(a * h, 0.022 * h), exponent=4)
                for x, a in ((-0.36, 0.12), (-0.3, 0.165), (0.3, 0.16), (0.36, 0.12))
            ],
            smooth=False,
            segments=28,
        ),
        material="trim",
    )
    k.add(
        "trim hub",
        Cylinder(radius=h * 0.06, height=h * 0.05, segments=36),
        at=(-h * 0.53, 0, h * 0.79),
        rotate=(0, 90, 0),
        material="metal",
        bevel=h * 0.008,
    )
    k.add("metal knob", Sphere(radius=h * 0.025, segments=18), at=(h * 0.12, -h * 0.165, h * 0.735), material="metal")
    x = -h * 0.2
    r = h * 0.25
    outer = [
        (r * 0.55, h * 0.085),
        (r * 0.52, h * 0.1),
        (r * 0.78, h * 0.17),
        (r * 0.96, h * 0.32),
        (r, h * 0.46),
        (r * 1.04, h * 0.465),
    ]
    with k.group("bowl", at=(x, 0, 0)):
        k.add("bowl", vessel(outer, h * 0.008), material="bowl")
        k.tube(
            "bowl handle",
            [(0, -r * 0.96, h * 0.42), (0, -r * 1.4, h * 0.4), (0, -r * 1.4, h * 0.26), (0, -r * 0.92, h * 0.25)],
            h * 0.014,
            material="bowl",
            segments=12,
        )
        k.rod("metal shaft", (0, 0, h * 0.46), (0, 0, h * 0.68), h * 0.03, segments=20, material="metal")
        wire = [
            (0.0, 0.0, h * 0.48),
            (h * 0.07, 0.0, h * 0.4),
            (h * 0.1, 0.0, h * 0.26),
            (h * 0.05, 0.0, h * 0.16),
            (0.0, 0.0, h * 0.14),
        ]
        k.tube("metal wire", wire, h * 0.006, material="metal", segments=8, instances=Radial(count=8))
    k.anchor("inside", (x, 0, h * 0.12), half_size=(r * 0.5, r * 0.5), round=True, height=h * 0.34, radius=r * 0.7)


@asset(
    kind="rice_cooker",
    words=("rice cooker", "slow cooker", "crock pot", "pressure cooker", "multicooker", "air fryer", "deep fryer"),
    about="A round cooker with a lid, handles, a panel and a lamp.",
    parameters=(length("height", 0.26, 0.08, 0.8, words=("height", "tall", "size")),),
    slots={"body": Material(preset="glossy_plastic", color="#f1f0ec"), "lid": Material(preset="glass", alpha=0.45), "trim": "chrome", "panel": Material(preset="plastic", color="#2c2e33"), "lamp": Material(preset="glow", color="#ff8a2a"), "grip": "black_plastic", "steam": Material(preset="cloud", color="#ffffff", alpha=0.4)},
    states=("steaming", "lit"),
    parts={"knob": "grip knob", "handle": "grip handle"},
)  # fmt: skip
def rice_cooker(k: Kit) -> None:
    """A drum, a domed lid."""
    h = k.m("height")
    r = h * 0.58
    k.add(
        "body",
        Lathe(
            profile=[
                (0, h * 0.02),
                (r * 0.88, h * 0.02),
                (r * 0.96, h * 0.08),
                (r, h * 0.3),
                (r * 0.98, h * 0.64),
                (0, h * 0.64),
            ],
            fillet=h * 0.03,
            segments=64,
        ),
        material="body",
    )
    k.add(
        "trim",
        Torus(radius=r * 0.985, tube=h * 0.02, segments=64, tube_segments=10),
        at=(0, 0, h * 0.64),
        material="trim",
    )
    k.add(
        "lid",
        Lathe(
            profile=[(0, 0), (r * 0.96, 0), (r * 0.9, h * 0.06), (r * 0.5, h * 0.17), (0, h * 0.2)],
            fillet=h * 0.03,
            segments=64,
        ),
        at=(0, 0, h * 0.645),
        material="lid",
    )
    k.add(
        "grip knob",
        Lathe(
            profile=[
                (0, 0),
                (h * 0.06, 0),
                (h * 0.05, h * 0.04),
                (h * 0.09, h * 0.09),
                (h * 0.08, h * 0.12),
                (0, h * 0.13),
            ],
            segments=32,
        ),
        at=(0, 0, h * 0.83),
        material="grip",
    )
    for sx in (-1, 1):
        k.tube(
            "grip handle",
            [
                (sx * r * 0.96, -h * 0.16, h * 0.5),
                (sx * r * 1.16, -h * 0.14, h * 0.5),
                (sx * r * 1.16, h * 0.14, h * 0.5),
                (sx * r * 0.96, h * 0.16, h * 0.5),
            ],
            h * 0.03,
            material="grip",
            segments=14,
        )
    for i in range(4):
        k.add(
            "grip foot",
            Cylinder(radius=h * 0.05, height=h * 0.04, segments=18),
            at=(r * 0.6 * (1 if i % 2 else -1), r * 0.6 * (1 if i > 1 else -1), 0),
            material="grip",
        )
    k.add(
        "panel",
        slab(h * 0.4, h * 0.3, h * 0.06, corner=h * 0.03),
        at=(0, -r * 0.955, h * 0.3),
        rotate=(90, 0, 0),
        material="panel",
    )
    k.add(
        "trim lever",
        slab(h * 0.06, h * 0.14, h * 0.04, corner=h * 0.02),
        at=(0, -r * 0.955 - h * 0.05, h * 0.27),
        rotate=(90, 0, 0),
        material="trim",
    )
    for sx in (-1, 1):
        k.add(
            "lamp",
            Sphere(radius=h * 0.02, segments=14),
            at=(sx * h * 0.12, -r * 0.955 - h * 0.055, h * 0.38),
            material="lamp" if k.state("lit") or sx < 0 else "panel",
        )
    if k.state("steaming"):
        steam(k, (0, 0, h * 0.96), r * 0.4, h * 0.5)
    k.anchor("top", (0, 0, h * 0.84), half_size=(r * 0.4, r * 0.4), round=True)
