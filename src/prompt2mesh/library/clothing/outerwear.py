"""Suits, capes, aprons, vests and swimwear as if worn by nobody."""

from prompt2mesh.library.clothing.garments import figure_for, publish_fit, size_parameters
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people import garments as worn
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.vectors import along, place, turn
from prompt2mesh.library.registry import asset, choice, flag
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend


@asset(
    kind="suit",
    words=("suit", "business suit", "tuxedo", "three-piece suit", "formal suit", "men's suit", "wedding suit"),
    about="A suit: jacket with lapels over shirt and tie, and trousers.",
    parameters=(flag("bow_tie", False, words=("bow tie",)), *size_parameters()),
    slots={
        "cloth": Material(preset="wool", color="#27324a"), "shirt": Material(preset="cotton", color="#f4f2ec"), "tie": Material(preset="silk", color="#8a1f2c"),
        "button": Material(preset="plastic", color="#1b1d24"), "handkerchief": Material(preset="silk", color="#f4f2ec"),
    },
    adjectives={"black tie": {"bow_tie": True}},
    category="clothing",
    parts={"jacket": "shirt, coat tails, lapel", "trousers": "trousers"},
)  # fmt: skip
def suit(k: Kit) -> None:
    """Jacket, shirt front, tie and trousers in one piece, as on a stand."""
    fig = figure_for(
        k, Clothes(shirt="cloth", trousers="cloth", belt=False, collar="none", loose=0.009, shirt_end=-0.16)
    )
    low = min(p[2] for p in fig.s.ankles)
    with k.group("garment", at=(0, 0, -low)):
        fig.draw_top()
        fig.draw_bottom()
        worn.open_collar(fig, slot="cloth", low=0.06, shirt="shirt")
        worn.collar_ring(fig, "collar", slot="shirt", tube=0.011, wide=0.034)
        worn.tie(fig, slot="tie", low=0.1, bow=k.on("bow_tie"))
        for i in range(2):
            worn.badge(fig, f"button {i + 1}", x=0.004, up=0.02 - 0.14 * i, size=0.007, slot="button", points=0)
        worn.wrap(
            fig,
            "handkerchief",
            low=0.36,
            high=0.4,
            start=24,
            sweep=14,
            slot="handkerchief",
            points=4,
            rows=3,
            gap=0.002,
        )
    publish_fit(k, fig, low)


@asset(
    kind="cape",
    words=("cape", "cloak", "poncho", "superhero cape", "hooded cloak", "mantle"),
    about="A cape that falls from a collar, or a cloak with a hood.",
    parameters=(choice("type", "cape", "cloak", words=("type",)), *size_parameters()),
    slots={"cloth": Material(preset="velvet", color="#a31a24"), "lining": Material(preset="satin", color="#d9b24a"), "clasp": "gold"},
    adjectives={"hooded": {"type": "cloak"}},
    category="clothing",
    parts={"hood": "hood"},
)  # fmt: skip
def cape(k: Kit) -> None:
    """The fall of cloth, its collar, a clasp, and a hood for a cloak."""
    fig = figure_for(k, Clothes())
    s, h, n = fig.s, fig.h, fig.head_size
    fig.trunk = bodies.torso(s)
    z = s.chest[2] + 0.285 * s.size.torso - 0.9 * (s.size.torso + s.size.leg) - 0.12 * s.size.torso
    with k.group("garment", at=(0, 0, -max(0.0, z))):
        worn.cape(fig, slot="cloth", length=0.9, flare=0.13)
        worn.collar_ring(fig, "collar", slot="lining", tube=0.02, wide=0.05, drop=0.02)
        clasp = place(s.neck, s.chest_basis, (0, -0.056 * fig.look.size.bulk, -0.012 * h))
        k.add(
            "clasp",
            Blend(blobs=[bodies.egg(clasp, (0.018 * h, 0.01 * h, 0.018 * h))], smoothness=0.001, resolution=16),
            material="clasp",
            smooth=True,
        )
        if k.s("type") == "cloak":
            hood = [
                bodies.egg(fig.on_head(0, 0.06, 0.05), (0.45 * n, 0.5 * n, 0.52 * n)), bodies.cone(fig.on_head(0, 0.2, 0.4), fig.on_head(0, 0.5, 0.42), 0.2 * n, 0.06 * n),
                bodies.egg(fig.on_head(0, 0.06, -0.42), (0.42 * n, 0.36 * n, 0.3 * n)), bodies.egg(fig.on_head(0, -0.3, 0.0), (0.38 * n, 0.62 * n, 0.44 * n), subtract=True),
            ]  # fmt: skip
            k.add("hood", Blend(blobs=hood, smoothness=0.05 * n, resolution=32), material="cloth", smooth=True)
    publish_fit(k, fig, max(0.0, z))


@asset(
    kind="apron",
    words=("apron", "kitchen apron", "chef apron", "cooking apron", "pinafore"),
    about="An apron with bib, neck loop, strings and pocket.",
    parameters=size_parameters(),
    slots={"cloth": Material(preset="linen", color="#d8d2c2"), "trim": Material(preset="cotton", color="#b5432f")},
    category="clothing",
    parts={"strap": "loop, string"},
)
def apron(k: Kit) -> None:
    """Bib, skirt, pocket, loop round the neck and strings behind."""
    fig = figure_for(k, Clothes(loose=0.006))
    s, h = fig.s, fig.h
    lap = bodies.egg(
        place(s.pelvis, s.hip_basis, (0, 0, -0.1 * s.size.torso)),
        (0.1 * s.size.frame, 0.07 * s.size.bulk, 0.9 * s.size.torso),
    )
    fig.trunk = [*bodies.torso(s, grow=0.006 * h), lap]
    low = s.waist[2] - 0.62 * s.size.torso
    with k.group("garment", at=(0, 0, -low)):
        worn.wrap(
            fig,
            "bib",
            low=-0.06,
            high=0.42,
            start=-48,
            sweep=96,
            top_sweep=64,
            slot="cloth",
            rows=7,
            points=11,
            blobs=fig.trunk,
        )
        worn.wrap(
            fig, "skirt", low=-0.6, high=-0.02, start=-76, sweep=152, slot="cloth", rows=8, points=15, blobs=fig.trunk
        )
        worn.wrap(
            fig, "waistband", low=-0.06, high=0.0, start=-180, sweep=359.5, slot="trim", rows=3, points=37, gap=0.004
        )
        worn.wrap(
            fig,
            "pocket",
            low=-0.36,
            high=-0.16,
            start=-26,
            sweep=52,
            slot="trim",
            rows=4,
            points=9,
            gap=0.005,
            blobs=fig.trunk,
        )
        sides = [fig.on_chest(x * 0.04 * h, 0.4, out=0.004 * h) for x in (-1, 1)]
        back = place(s.neck, s.chest_basis, (0, 0.05 * fig.look.size.bulk, 0.01 * h))
        over = [place(s.neck, s.chest_basis, (x * 0.036 * fig.look.size.bulk, 0.0, 0.03 * h)) for x in (-1, 1)]
        k.tube(
            "loop", [sides[0], over[0], back, over[1], sides[1]], 0.006 * h, segments=8, resolution=4, material="trim"
        )
    publish_fit(k, fig, low)


@asset(
    kind="waistcoat",
    words=("vest", "waistcoat", "life jacket", "life vest", "bulletproof vest", "safety vest", "high-vis vest"),
    about="A sleeveless vest with buttons.",
    parameters=size_parameters(),
    slots={"cloth": Material(preset="tweed", color="#5d4c3a"), "button": "brass"},
    category="clothing",
)
def waistcoat(k: Kit) -> None:
    """A closed front with a V at the neck and a row of buttons."""
    fig = figure_for(k, Clothes(loose=0.006))
    fig.trunk = bodies.torso(fig.s, grow=0.014 * fig.h)
    low = fig.s.waist[2] - 0.16 * fig.s.size.torso
    with k.group("garment", at=(0, 0, -low)):
        worn.vest(fig, "vest", slot="cloth", low=-0.16, opening=0.0, grow=0.008)
        for i in range(5):
            worn.badge(fig, f"button {i + 1}", x=0.0, up=-0.06 + 0.1 * i, size=0.006, slot="button", points=0)
    publish_fit(k, fig, low)


@asset(
    kind="swimsuit",
    words=("swimsuit", "bathing suit", "leotard", "one-piece swimsuit", "swimming costume", "wetsuit"),
    about="A swimsuit in one piece.",
    parameters=size_parameters(1.68),
    slots={"cloth": Material(preset="satin", color="#d8455a", pattern=Pattern(kind="polka_dots", colors=["#fbf3ea"], scale=0.06))},
    category="clothing",
)  # fmt: skip
def swimsuit(k: Kit) -> None:
    """The torso's own form with arms, neck and legs cut out, and straps over the shoulders."""
    fig = figure_for(k, Clothes(), female=True)
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    blobs = bodies.torso(s, grow=0.004 * h)
    fig.trunk = list(blobs)
    low = s.pelvis[2] - 0.2 * s.size.torso
    carve = [
        bodies.ball(
            along(s.shoulders[i], turn(s.chest_basis, ((1 if i else -1), 0, 0.3)), 0.052 * b), 0.066 * b, subtract=True
        )
        for i in (0, 1)
    ]
    carve.append(
        bodies.egg(place(s.neck, s.chest_basis, (0, -0.01 * b, 0)), (0.06 * b, 0.08 * b, 0.1 * b), subtract=True)
    )
    for i in (0, 1):
        out = turn(s.hip_basis, ((1 if i else -1), 0.0, 0.0))
        hip = along(s.hips[i], out, 0.052 * b)
        carve.append(
            bodies.cone(
                along(hip, (0, -1, 0), 0.1 * b), along(hip, (0, 1, 0), 0.1 * b), 0.048 * b, 0.048 * b, subtract=True
            )
        )
    top = Cutaway(point=place(s.chest, s.chest_basis, (0, 0, 0.14 * s.size.torso)), normal=s.chest_basis[2])
    base = Cutaway(point=(0, 0, low), normal=(0, 0, -1))
    shape = Blend(blobs=[*blobs, *carve], smoothness=0.008 * b, resolution=46)
    with k.group("garment", at=(0, 0, -low)):
        k.add("swimsuit", shape, material="cloth", modifiers=[top, base], smooth=True)
        _straps(fig)
    publish_fit(k, fig, low)


def _straps(fig: Figure) -> None:
    """Two thin straps over the shoulders."""
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    for x in (-1, 1):
        front = fig.on_chest(x * 0.026 * h, 0.44, out=-0.004 * h)
        back = place(s.chest, s.chest_basis, (x * 0.026 * h, 0.05 * b, 0.1 * s.size.torso))
        over = place(s.chest, s.chest_basis, (x * 0.032 * h, 0.01 * b, 0.29 * s.size.torso))
        path = [front, along(front, (0, 0, 1), 0.03 * h), over, along(back, (0, 0, 1), 0.03 * h), back]
        fig.k.tube("strap", path, 0.006 * h, segments=8, resolution=4, material="cloth")
