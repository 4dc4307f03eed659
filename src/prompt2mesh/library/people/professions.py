"""People known by what they wear to work."""

from prompt2mesh.library.clothing import hats
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import garments
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.persons import (
    BODY_ADJECTIVES,
    BODY_SLOTS,
    BODY_STYLES,
    body_parameters,
    man_look,
    woman_look,
)
from prompt2mesh.library.registry import asset
from prompt2mesh.mesh.materials import Material, Pattern


def hat_frame(fig: Figure, *, z: float = 0.25, tilt: float = -4.0, grow: float = 1.0):  # noqa: ANN201 - Kit.group
    """A group where a hat goes: its rim around the head; the hat is drawn with the radius `hat_radius`."""
    n = fig.head_size
    from prompt2mesh.library.people.vectors import compose, euler_basis, euler_of  # noqa: PLC0415

    basis = compose(fig.s.head_basis, euler_basis(tilt, 0, 0))
    return fig.k.group(
        "hat", at=fig.on_head(0, 0.05, z), rotate=euler_of(basis), scale=(0.96 * grow, 1.1 * grow, 1.0 * grow + 0 * n)
    )


def hat_radius(fig: Figure) -> float:
    """Inner radius of a hat for the figure's head."""
    return 0.375 * fig.head_size


@asset(
    kind="chef",
    words=("chef", "cook", "baker", "pastry chef", "cook man"),
    about="A cook in a double-breasted jacket, apron and tall hat.",
    parameters=body_parameters(1.76),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#f7f5ef"), "trousers": Material(preset="cotton", color="#3a3d44", pattern=Pattern(kind="checker", colors=["#e8e6e0"], scale=0.02)),
           "shoes": Material(preset="leather", color="#1d1b1a"), "button": Material(preset="plastic", color="#2a2a2c"), "apron": Material(preset="linen", color="#dfe5e8"),
           "scarf": Material(preset="cotton", color="#c0302b"), "hat": Material(preset="cotton", color="#fbfaf6")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def chef(k: Kit) -> None:
    """Jacket, apron, neckerchief, toque."""
    fig = Figure(k, man_look(k, Clothes(belt=False, collar="none"), mustache=True, hat=True)).draw()
    for x in (-0.022, 0.022):
        for i in range(4):
            garments_button(fig, fig.on_chest(x * fig.h, 0.08 + 0.13 * i))
    garments.wrap(fig, "apron", low=-0.34, high=0.02, start=-62, sweep=124, slot="apron", gap=0.002)
    garments.collar_ring(fig, "scarf", slot="scarf", tube=0.012, drop=0.02)
    with hat_frame(fig):
        hats.toque(k, hat_radius(fig), hat="hat")


def garments_button(fig: Figure, at: tuple[float, float, float]) -> None:
    """One button at a point."""
    from prompt2mesh.mesh.shapes import Sphere  # noqa: PLC0415

    fig.k.add("button", Sphere(radius=0.0055 * fig.h, segments=12), at=at, material="button")


@asset(
    kind="doctor",
    words=("doctor", "physician", "surgeon", "scientist", "dentist", "professor", "pharmacist", "vet", "chemist"),
    about="A doctor in a white coat with a stethoscope.",
    parameters=body_parameters(1.78),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#8fb4d8"), "trousers": Material(preset="wool", color="#3c4450"), "coat": Material(preset="cotton", color="#f8f8f6"),
           "tie": Material(preset="silk", color="#8a2734"), "stethoscope": Material(preset="rubber", color="#2a2d33"), "metal": "steel"},
    main_slot="coat", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def doctor(k: Kit) -> None:
    """White coat over shirt and tie; stethoscope."""
    fig = Figure(k, man_look(k, Clothes(shirt="coat", belt=False, collar="none", loose=0.008))).draw()
    garments.skirt(fig, "coat tails", length=0.42, flare=0.015, slot="coat", pleats=6, depth=0.02)
    garments.open_collar(fig, slot="coat", low=0.12, shirt="shirt")
    garments.tie(fig, slot="tie", low=0.14)
    garments.collar_ring(fig, "stethoscope", slot="stethoscope", tube=0.005, wide=0.045, drop=0.06)
    at = fig.on_chest(0.03 * fig.h, 0.28, out=0.004 * fig.h)
    from prompt2mesh.mesh.shapes import Sphere  # noqa: PLC0415

    low = fig.on_chest(0.0, 0.50, out=0.006 * fig.h)
    k.tube(
        "stethoscope tube",
        [low, fig.on_chest(0.012 * fig.h, 0.40, out=0.006 * fig.h), at],
        0.004 * fig.h,
        segments=10,
        material="stethoscope",
    )
    k.add("stethoscope disc", Sphere(radius=0.016 * fig.h, segments=20), at=at, scale=(1, 0.45, 1), material="metal")


@asset(
    kind="nurse",
    words=("nurse", "paramedic", "medic", "caregiver"),
    about="A nurse in a short-sleeved dress with a cap.",
    parameters=body_parameters(1.66, hair="bun"),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#a9d3e0"), "skirt": Material(preset="cotton", color="#a9d3e0"), "shoes": Material(preset="leather", color="#f4f3ef"), "hat": Material(preset="cotton", color="#fbfbf9"),
           "cross": Material(preset="cotton", color="#d2282f"), "apron": Material(preset="cotton", color="#fafaf7")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def nurse(k: Kit) -> None:
    """Dress, apron, cap with a red cross."""
    clothes = Clothes(sleeves=0.55, legs=0.3, trousers="skin", belt=False, tucked=True)
    fig = Figure(k, woman_look(k, clothes)).draw()
    garments.skirt(fig, "skirt", length=0.58, flare=0.035, slot="skirt", pleats=10, depth=0.03)
    garments.wrap(fig, "apron", low=0.05, high=0.48, start=-40, sweep=80, slot="apron", gap=0.001)
    n = fig.head_size
    from prompt2mesh.mesh.shapes import Box, Loft, Section  # noqa: PLC0415

    with fig.head_frame():
        sections = [
            Section(center=(0, -0.10 * n, 0.36 * n), radii=(0.25 * n, 0.17 * n), exponent=3),
            Section(center=(0, -0.08 * n, 0.62 * n), radii=(0.33 * n, 0.10 * n), exponent=3),
        ]
        k.add("hat", Loft(sections=sections, smooth=False), rotate=(0, 0, 0), material="hat")
        for size in ((0.05, 0.05, 0.15), (0.15, 0.05, 0.05)):
            k.add(
                "cross",
                Box(size=(size[0] * n, size[1] * n, size[2] * n), pivot="center"),
                at=(0, -0.22 * n, 0.52 * n),
                rotate=(-14, 0, 0),
                material="cross",
            )


@asset(
    kind="farmer",
    words=("farmer", "gardener", "peasant", "rancher", "farm worker", "lumberjack", "carpenter", "mechanic", "plumber"),
    about="A farmer in dungarees, plaid shirt and straw hat.",
    parameters=body_parameters(1.77),
    slots={**BODY_SLOTS, "shirt": Material(preset="flannel", color="#a8382f", pattern=Pattern(kind="plaid", colors=["#3a2a24", "#e6d6b0"], scale=0.12)), "trousers": Material(preset="denim", color="#3f5f8d"),
           "hat": "straw", "band": Material(preset="leather", color="#5a3a22"), "straps": Material(preset="denim", color="#3f5f8d"), "shoes": Material(preset="leather", color="#6a4426")},
    main_slot="trousers", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def farmer(k: Kit) -> None:
    """Bib, straps, hat and boots."""
    fig = Figure(
        k, man_look(k, Clothes(belt=False, shoes="boot", tucked=True, loose=0.008), hat=True, beard=0.03)
    ).draw()
    garments.wrap(fig, "bib", low=-0.20, high=0.44, start=-62, sweep=124, top_sweep=84, slot="straps", gap=0.0)
    garments.wrap(
        fig, "waistband", low=-0.24, high=-0.12, start=-179.9, sweep=359, slot="straps", points=37, rows=3, gap=0.0
    )
    for name, x in (("right", -1), ("left", 1)):
        garments.strap(
            fig,
            f"strap {name}",
            [
                (x * 0.035, 0.40, False),
                (x * 0.042, 0.54, False),
                (x * 0.045, 0.7, False),
                (x * 0.04, 0.54, True),
                (x * 0.02, 0.2, True),
                (x * 0.02, -0.15, True),
            ],
            slot="straps",
            wide=0.010,
        )
        garments_button(fig, fig.on_chest(x * 0.035 * fig.h, 0.40, out=0.008 * fig.h))
    with hat_frame(fig, grow=1.0):
        hats.wide_hat(k, hat_radius(fig), hat="hat", band="band", brim=1.8)


@asset(
    kind="police_officer",
    words=("police officer", "policeman", "policewoman", "cop", "sheriff", "guard", "security guard", "officer", "sailor", "pilot"),
    about="An officer in uniform with a peaked cap and badge.",
    parameters=body_parameters(1.80),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#2c3f66"), "trousers": Material(preset="wool", color="#1b2438"), "shoes": Material(preset="patent_leather"), "belt": Material(preset="black_leather"),
           "hat": Material(preset="wool", color="#1b2438"), "badge": "gold", "tie": Material(preset="silk", color="#12151d"), "band": Material(preset="satin", color="#0e1118")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def police_officer(k: Kit) -> None:
    """Shirt, tie, badge, cap."""
    fig = Figure(k, man_look(k, Clothes(tucked=True, collar="round"), hat=True)).draw()
    garments.tie(fig, slot="tie")
    garments.badge(fig, "badge", x=0.048, up=0.40, size=0.022, slot="badge")
    rows = [[fig.on_chest((dx - 0.048) * fig.h, up, out=0.001 * fig.h) for dx in (-0.024, -0.012, 0, 0.012, 0.024)]
            for up in (0.24, 0.30, 0.36, 0.40)]  # fmt: skip
    garments.sheet(fig, "pocket", rows, thick=0.004 * fig.h, slot="shirt", outward=(0, -1, 0))
    with hat_frame(fig, grow=0.98):
        hats.peaked_cap(k, hat_radius(fig), hat="hat", band="band", visor="band", badge="badge")


@asset(
    kind="firefighter",
    words=("firefighter", "fireman", "firewoman", "fire fighter"),
    about="A firefighter in turnout gear with reflective stripes.",
    parameters=body_parameters(1.82),
    slots={**BODY_SLOTS, "shirt": Material(preset="canvas", color="#c49a3e"), "trousers": Material(preset="canvas", color="#c49a3e"), "stripes": Material(preset="plastic", color="#f3f24a", emission="#f3f24a", emission_strength=0.15),
           "hat": Material(preset="glossy_plastic", color="#c01f1f"), "shoes": Material(preset="rubber", color="#1d1d1f"), "gloves": Material(preset="leather", color="#3a3027"), "badge": "gold"},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def firefighter(k: Kit) -> None:
    """Coat, stripes, helmet, boots."""
    fig = Figure(
        k,
        man_look(
            k, Clothes(loose=0.012, shoes="boot", gloves=True, belt=False, shirt_end=-0.16), hat=True, mustache=True
        ),
    ).draw()
    for low in (-0.34, 0.02, 0.36):
        garments.wrap(
            fig,
            "stripe",
            low=low,
            high=low + 0.06,
            start=-180,
            sweep=359.5,
            slot="stripes",
            points=41,
            rows=3,
            gap=0.0005,
            thick=0.003,
            blobs=fig.trunk,
        )
    with hat_frame(fig, grow=1.02):
        r = hat_radius(fig)
        hats.hard_hat(k, r, hat="hat")
        from prompt2mesh.library.outlines import star  # noqa: PLC0415
        from prompt2mesh.mesh.shapes import Extrude  # noqa: PLC0415

        k.add(
            "badge",
            Extrude(outline=star(8, 0.3 * r, 0.22 * r), height=0.12 * r, bevel=0.02 * r),
            at=(0, -1.0 * r, 0.42 * r),
            rotate=(68, 0, 0),
            material="badge",
        )


@asset(
    kind="builder",
    words=("construction worker", "builder", "engineer", "workman", "miner", "bricklayer", "road worker", "electrician"),
    about="A construction worker with hard hat and high-visibility vest.",
    parameters=body_parameters(1.78),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#51749c"), "vest": Material(preset="nylon", color="#f36a1e"), "stripes": Material(preset="plastic", color="#eef2a0"), "hat": Material(preset="glossy_plastic", color="#f2b51d"),
           "shoes": Material(preset="leather", color="#8a5a2c")},
    main_slot="vest", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def builder(k: Kit) -> None:
    """Vest, stripes, helmet."""
    fig = Figure(k, man_look(k, Clothes(tucked=True, shoes="boot"), hat=True)).draw()
    garments.vest(fig, "vest", slot="vest", low=-0.14)
    garments.wrap(
        fig,
        "stripe",
        low=0.06,
        high=0.13,
        start=14,
        sweep=332,
        slot="stripes",
        points=45,
        rows=3,
        gap=0.005,
        thick=0.004,
    )
    with hat_frame(fig, grow=1.02):
        hats.hard_hat(k, hat_radius(fig), hat="hat")


@asset(
    kind="businessman",
    words=("businessman", "man in a suit", "groom", "butler", "waiter", "spy", "secret agent", "lawyer", "manager", "president", "magician", "conductor", "detective"),
    about="A man in a suit with a tie.",
    parameters=body_parameters(1.80),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#f6f5f1"), "jacket": Material(preset="wool", color="#2b3242"), "trousers": Material(preset="wool", color="#2b3242"), "tie": Material(preset="silk", color="#a3242e"),
           "shoes": Material(preset="patent_leather", color="#1b1512")},
    main_slot="jacket", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
    parts={"suit": "shirt, coat, lapel, trousers"},
)  # fmt: skip
def businessman(k: Kit) -> None:
    """Jacket with lapels, shirt, tie."""
    fig = Figure(k, man_look(k, Clothes(shirt="jacket", belt=False, loose=0.008, collar="none", shirt_end=-0.2))).draw()
    garments.open_collar(fig, slot="jacket", low=0.08, shirt="shirt")
    garments.tie(fig, slot="tie", low=0.10)
    garments.collar_ring(fig, "shirt collar", slot="shirt", tube=0.008, wide=0.031)
    for i in range(2):
        garments_button(fig, fig.on_chest(0, 0.04 - 0.12 * i, out=0.001 * fig.h))


@asset(
    kind="cowboy",
    words=("cowboy", "cowgirl", "gunslinger", "wrangler", "outlaw", "bandit"),
    about="A cowboy with hat, vest, neckerchief and boots.",
    parameters=body_parameters(1.82),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#c9b48a"), "vest": Material(preset="leather", color="#5a3823"), "hat": Material(preset="suede", color="#6f4728"), "band": Material(preset="leather", color="#2e1b10"),
           "scarf": Material(preset="cotton", color="#b3262b"), "badge": "gold", "shoes": Material(preset="leather", color="#6b3f20")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def cowboy(k: Kit) -> None:
    """Vest, scarf, hat, boots."""
    fig = Figure(k, man_look(k, Clothes(tucked=True, shoes="boot"), hat=True, beard=0.02)).draw()
    garments.vest(fig, "vest", slot="vest", low=-0.02, opening=0.075)
    garments.collar_ring(fig, "scarf", slot="scarf", tube=0.014, drop=0.03)
    garments.badge(fig, "badge", x=0.062, up=0.36, size=0.022, slot="badge")
    with hat_frame(fig):
        hats.cowboy_hat(k, hat_radius(fig), hat="hat", band="band", brim=1.8)
