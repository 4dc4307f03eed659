"""The jewellery box."""

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.household.coins import TREASURE_SLOTS, treasure
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.shapes import Extrude, Lathe, Sphere, Torus


@asset(
    kind="jewelry_box",
    words=("jewelry box", "jewellery box", "music box", "trinket box", "ring box"),
    about="A small footed box with a domed lid, lined with velvet; open, it shows its jewels or a ring slot.",
    parameters=(
        length("width", 0.16, 0.03, 0.5, words=("width", "wide")),
        length("height", 0.11, 0.04, 0.4, words=("height", "tall", "high")),
        flag("jewels", True, words=("jewels", "jewellery", "jewelry", "gems")),
    ),
    slots={"box": "rosewood", "trim": "gold", "velvet": "velvet", **TREASURE_SLOTS},
    main_slot="box",
    states=("open",),
    adjectives={"ring": {"width": 0.06, "height": 0.048, "jewels": False}, "velvet": {"jewels": False}},
    holds=True,
)  # fmt: skip
def jewelry_box(k: Kit) -> None:
    """Ball feet, a body with a gold moulding, a cushioned inside, a lid with a gem."""
    w, h = k.m("width"), k.m("height")
    d, t = w * 0.72, w * 0.04
    foot, body = h * 0.08, h * 0.58
    rise = h - body
    opened = k.state("open")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "foot",
                Sphere(radius=foot * 0.75, segments=20),
                at=(sx * (w / 2 - foot), sy * (d / 2 - foot), foot * 0.74),
                material="trim",
            )
    plan = rounded_rectangle(w, d, w * 0.05, corner_segments=5)
    k.add(
        "box",
        Extrude(
            outline=plan,
            holes=[rounded_rectangle(w - 2 * t, d - 2 * t, w * 0.03, corner_segments=5)],
            height=body - foot,
            bevel=t * 0.15,
        ),
        at=(0, 0, foot),
        material="box",
    )
    k.add(
        "box floor",
        Extrude(outline=rounded_rectangle(w - t, d - t, w * 0.04), height=t),
        at=(0, 0, foot + 0.0005),
        material="box",
    )
    level = foot + (body - foot) * (0.45 if k.on("jewels") else 0.8)
    k.add(
        "velvet cushion",
        Extrude(
            outline=rounded_rectangle(w - 1.9 * t, d - 1.9 * t, w * 0.03), height=level - foot - t * 0.5, bevel=t * 0.3
        ),
        at=(0, 0, foot + t * 0.5),
        material="velvet",
    )
    for z in (foot, body - t * 0.5):
        k.add(
            "trim",
            Extrude(
                outline=rounded_rectangle(w + t * 0.4, d + t * 0.4, w * 0.05, corner_segments=5),
                holes=[rounded_rectangle(w - t * 0.3, d - t * 0.3, w * 0.045, corner_segments=5)],
                height=t * 0.5,
                bevel=t * 0.12,
            ),
            at=(0, 0, z),
            material="trim",
        )
    with k.group("lid group", at=(0, d / 2, body + t * 0.01), rotate=(-100 if opened else 0, 0, 0)):
        for i in range(4):
            share = i / 4
            size = 1 - 0.5 * share**1.6
            k.add(
                f"lid step {i + 1}",
                slab(w * size, d * size, rise * 0.82 / 4 + 0.0005, corner=w * 0.05, edge=rise * 0.07),
                at=(0, -d / 2, rise * 0.82 / 4 * i),
                material="box",
            )
        k.add(
            "velvet lid",
            slab(w - 2.4 * t, d - 2.4 * t, t * 0.4, corner=w * 0.03, edge=t * 0.1),
            at=(0, -d / 2, -t * 0.2),
            material="velvet",
        )
        k.add(
            "gem red lid",
            Lathe(
                profile=[(0, 0), (w * 0.055, w * 0.005), (w * 0.055, w * 0.015), (w * 0.03, w * 0.035), (0, w * 0.035)],
                segments=8,
            ),
            at=(0, -d / 2, rise * 0.815),
            material="gem red",
            flat=True,
        )
        k.add(
            "trim clasp",
            slab(w * 0.09, w * 0.11, t * 0.5, corner=w * 0.02, edge=t * 0.12),
            at=(0, -d, -w * 0.01),
            rotate=(90, 0, 0),
            material="trim",
        )
    if opened and k.on("jewels"):
        treasure(
            k, half_x=w / 2 - 1.1 * t, half_y=d / 2 - 1.1 * t, floor=foot + t, level=level, heap=(body - level) * 1.2
        )
        k.add(
            "pearl strand",
            Torus(radius=w * 0.17, tube=w * 0.014, segments=40, tube_segments=10),
            at=(w * 0.12, -d * 0.12, body - t * 0.2),
            rotate=(16, 8, 0),
            material="pearl",
        )
    k.anchor("inside", (0, 0, level), half_size=(w / 2 - t, d / 2 - t), height=body - level)
    if not opened:
        k.anchor("top", (0, 0, h), half_size=(w * 0.2, d * 0.2))
