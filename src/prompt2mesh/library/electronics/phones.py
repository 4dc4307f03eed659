"""Smartphones and tablets."""

from prompt2mesh.library.electronics.screens import SCREEN
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import moved, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Lathe


@asset(
    kind="smartphone",
    words=("smartphone", "phone", "cell phone", "mobile phone", "iphone", "cellphone", "mobile", "android phone", "tablet", "tablet computer", "ipad", "e-reader", "kindle"),
    about="A smartphone or tablet standing upright or lying, with a lit screen of icons and cameras behind.",
    parameters=(length("height", 0.15, 0.05, 2.0, words=("height", "tall", "long", "length", "size")), choice("type", "phone", "tablet"), flag("lying", False)),
    slots={"body": Material(preset="anodised_aluminium", color="#3a3f4a"), "bezel": Material(preset="glossy_plastic", color="#08090b"), "screen": SCREEN, "lens": Material(preset="obsidian"),
           "back": Material(preset="glossy_plastic", color="#39404d"), "i red": Material(preset="glossy_plastic", color="#ff4d4f"), "i green": Material(preset="glossy_plastic", color="#4cd964"),
           "i yellow": Material(preset="glossy_plastic", color="#ffcc33"), "i white": Material(preset="glossy_plastic", color="#f4f6fa"), "i violet": Material(preset="glossy_plastic", color="#a56bff")},
    adjectives={"tablet": {"type": "tablet", "height": 0.25}},
    parts={"case": "body", "display": "screen", "camera": "camera", "button": "button"},
)  # fmt: skip
def smartphone(k: Kit) -> None:
    """A rounded slab; icons in a grid; a camera bump on the back."""
    h = k.m("height")
    tablet = k.s("type") == "tablet"
    w = h * (0.72 if tablet else 0.485)
    t = h * (0.028 if tablet else 0.053)
    r = h * (0.045 if tablet else 0.075)
    rim = h * (0.035 if tablet else 0.018)
    colours = ("i red", "i green", "i yellow", "i white", "i violet")
    lying = k.on("lying")
    with k.group("whole", at=(0, -h / 2, 0.82 * t) if lying else (0, 0, 0), rotate=(-90, 0, 0) if lying else (0, 0, 0)):
        panel(
            k, "body", moved(rounded_rectangle(w, h, r), 0, h / 2), t, at=(0, t / 2, 0), material="body", bevel=t * 0.28
        )
        panel(
            k,
            "bezel",
            moved(rounded_rectangle(w * 0.975, h - w * 0.025, r * 0.9), 0, h / 2),
            t * 0.08,
            at=(0, -t * 0.46, 0),
            material="bezel",
            bevel=t * 0.03,
        )
        panel(
            k,
            "back",
            moved(rounded_rectangle(w * 0.96, h - w * 0.04, r * 0.88), 0, h / 2),
            t * 0.06,
            at=(0, t * 0.53, 0),
            material="back",
            bevel=t * 0.02,
        )
        face = -t * 0.54
        panel(
            k,
            "screen",
            moved(rounded_rectangle(w - rim * 2, h - rim * 2, r * 0.8), 0, h / 2),
            t * 0.03,
            at=(0, face + t * 0.005, 0),
            material="screen",
        )
        columns, rows = 4, 5
        step = (w - rim * 2) / 4.6
        size = step * 0.68
        for row in range(rows):
            for column in range(columns):
                z = h - rim - step * (1.15 + row) if row < rows - 1 else rim + step * 0.62
                x = (column - 1.5) * step * 1.08
                panel(
                    k,
                    "icon",
                    moved(rounded_rectangle(size, size, size * 0.25, corner_segments=4), x, z),
                    t * 0.02,
                    at=(0, face - t * 0.02, 0),
                    material=colours[(row * 3 + column * 2) % 5],
                )
        if not tablet:
            panel(
                k,
                "notch",
                moved(rounded_rectangle(w * 0.26, w * 0.055, w * 0.027), 0, h - rim - w * 0.06),
                t * 0.02,
                at=(0, face - t * 0.02, 0),
                material="bezel",
            )
        bump = w * 0.4 if not tablet else w * 0.12
        bx, bz = w / 2 - bump * 0.62, h - bump * 0.62
        panel(
            k,
            "camera bump",
            moved(rounded_rectangle(bump, bump, bump * 0.28), bx, bz),
            t * 0.2,
            at=(0, t * 0.68, 0),
            material="back",
            bevel=t * 0.05,
        )
        spots = ((-0.22, 0.22), (-0.22, -0.22), (0.24, 0.0)) if not tablet else ((0.0, 0.0),)
        for dx, dz in spots:
            q = bump * (0.19 if not tablet else 0.36)
            k.add(
                "camera ring",
                Lathe(profile=[(0, 0), (q, 0), (q, t * 0.12), (q * 0.8, t * 0.16), (0, t * 0.12)], segments=36),
                at=(bx + dx * bump, t * 0.64, bz + dz * bump),
                rotate=(-90, 0, 0),
                material="body",
            )
            k.add(
                "camera lens",
                Ellipsoid(radii=(q * 0.62, q * 0.62, t * 0.06), segments=24),
                at=(bx + dx * bump, t * 0.76, bz + dz * bump),
                rotate=(-90, 0, 0),
                material="lens",
            )
        for x, z, size_z in ((w / 2, 0.72, 0.11), (-w / 2, 0.76, 0.07), (-w / 2, 0.66, 0.07)):
            k.add(
                "button",
                Box(size=(t * 0.16, t * 0.34, h * size_z), pivot="center"),
                at=(x, 0, h * z),
                material="body",
                bevel=t * 0.05,
            )
    if lying:
        k.anchor("top", (0, 0, 1.4 * t), half_size=(w / 2, h / 2))
    k.anchor("grip", (0, 0, t / 2 if lying else h * 0.4), normal=(0, -1, 0), radius=w / 2)
