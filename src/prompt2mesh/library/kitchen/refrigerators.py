"""The refrigerator, open or shut."""

from prompt2mesh.library.furniture.forms import pull, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.appliances import STEEL, box_cut
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Boolean
from prompt2mesh.mesh.shapes import Box


@asset(
    kind="refrigerator",
    words=("refrigerator", "fridge", "freezer", "icebox", "mini fridge"),
    about="A two-door refrigerator; open, it shows its shelves.",
    parameters=(length("height", 1.8, 0.4, 2.6, words=("height", "tall", "high")), length("width", 0.7, 0.3, 1.4, words=("width", "wide")), choice("shape", "modern", "retro"), count("shelves", 4, 1, 7)),
    slots={**STEEL, "inside": Material(preset="plastic", color="#f7f9fa"), "shelf": "glass"},
    main_slot="body",
    states=("open",),
    styles={"retro": {"shape": "retro"}, "vintage": {"shape": "retro"}},
    style_materials={"retro": {"body": Material(preset="enamel", color="#8fc7c0")}, "vintage": {"body": Material(preset="enamel", color="#8fc7c0")}},
    adjectives={"mini": {"height": 0.8, "width": 0.5}, "retro": {"shape": "retro"}},
    parts={"handle": "handle"},
    holds=True,
)  # fmt: skip
def refrigerator(k: Kit) -> None:
    """A lined cabinet with a freezer door above and a large door below."""
    h, w = k.m("height"), k.m("width")
    d, t = w * 0.9, w * 0.05
    opened = k.state("open")
    soft = w * (0.07 if k.s("shape") == "retro" else 0.015)
    split = h * 0.68
    foot = h * 0.035
    k.add("foot", Box(size=(w * 0.9, d * 0.85, foot + 0.002)), material="black")
    cut = [box_cut((w - 2 * t, d, split - foot - 2 * t), (0, -t * 1.5, t))]
    k.add(
        "body",
        Box(size=(w, d * 0.9, h - foot)),
        at=(0, d * 0.05, foot),
        material="body",
        bevel=soft if not opened else w * 0.006,
        modifiers=[Boolean(operation="cut", tools=cut)] if opened else [],
    )
    if opened:
        k.add(
            "inside back",
            Box(size=(w - 1.9 * t, 0.01, split - foot - 1.9 * t)),
            at=(0, d * 0.5 - t * 1.6, foot + t),
            material="inside",
        )
        n = k.n("shelves")
        for i in range(n):
            k.add(
                f"shelf {i + 1}",
                Box(size=(w - 1.96 * t, d * 0.72, 0.008)),
                at=(0, d * 0.06, foot + t + (split - foot - 2 * t) * (i + 0.6) / (n + 0.4)),
                material="shelf",
            )
    for name, z0, z1 in (("door lower", foot + 0.004, split - 0.006), ("door upper", split + 0.006, h)):
        turn = -105 if opened and name == "door lower" else 0
        with k.group(f"{name} group", at=(w / 2, -d * 0.4 + 0.001, z0), rotate=(0, 0, -turn)):
            k.rod("hinge", (-w * 0.012, 0, 0.01), (-w * 0.012, 0, z1 - z0 - 0.01), w * 0.012, material="trim")
            k.add(
                name,
                Box(size=(w, d * 0.1, z1 - z0)),
                at=(-w / 2, -d * 0.05, 0),
                material="body",
                bevel=min(soft, d * 0.045),
                bevel_segments=4,
            )
            tall = z1 - z0
            k.add(
                f"handle {name}",
                pull(min(tall * 0.45, 0.6), d * 0.075, w * 0.016),
                at=(-w * 0.92, -d * 0.098, tall * (0.72 if name == "door lower" else 0.4)),
                rotate=(90, 90, 0),
                material="trim",
            )
            if turn:
                for i in range(3):
                    k.add(
                        "shelf door",
                        slab(w * 0.8, d * 0.12, tall * 0.07, corner=0.01),
                        at=(-w / 2, d * 0.055, tall * (0.12 + 0.28 * i)),
                        material="inside",
                    )
    k.add(
        "badge",
        slab(w * 0.16, w * 0.035, 0.004, corner=0.004),
        at=(w * 0.26, -d * 0.5 + 0.002, h * 0.93),
        rotate=(90, 0, 0),
        material="trim",
    )
    k.anchor("top", (0, 0, h), half_size=(w / 2, d * 0.4))
    k.anchor("inside", (0, 0, foot + t), half_size=(w * 0.4, d * 0.3), height=split - foot)
