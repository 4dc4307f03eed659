"""Computers and what belongs to them: laptop, desktop, monitor, keyboard, mouse, tablet, phone, printer, game controller."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import moved, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid, Linear
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Torus

_ALU = Material(preset="anodised_aluminium", color="#b9bcc2")
_SCREEN = Material(preset="screen", color="#2f6fd0")
_KEYS = Material(preset="matte_plastic", color="#1d1e22")


def _screen_picture(k: Kit, w: float, h: float, y: float, z: float, tilt: float = 0.0) -> None:
    """Lit glass with a few windows of light on it, so that a screen reads as one; (y, z) its lower edge."""
    with k.group("display", at=(0, y, z), rotate=(-tilt, 0, 0)):
        panel(k, "screen", moved(rounded_rectangle(w, h, min(w, h) * 0.015), 0, h / 2), 0.001, material="screen")
        for i, (x, up, bw, bh, slot) in enumerate(
            (
                (-0.2, 0.62, 0.42, 0.44, "window"),
                (-0.2, 0.8, 0.42, 0.06, "accent"),
                (0.24, 0.52, 0.3, 0.52, "window"),
                (0.0, 0.07, 0.5, 0.07, "accent"),
            )
        ):
            panel(
                k,
                f"screen icon {i}",
                moved(rounded_rectangle(bw * w, bh * h, min(w, h) * 0.012), x * w, up * h),
                0.0004,
                at=(0, -0.0009 - 0.0002 * (i % 2), 0),
                material=slot,
            )


def _key_rows(
    k: Kit, w: float, d: float, *, at: tuple[float, float, float], rows: int = 5, rise: float = 0.003
) -> None:
    """Rows of keys with a space bar, filling w × d."""
    step_y = d / rows
    for row in range(rows):
        y = at[1] + d / 2 - step_y * (row + 0.5)
        if row == rows - 1:
            widths = [1.2, 1.0, 1.2, 5.6, 1.2, 1.0, 1.0, 1.0]
        else:
            widths = [[1.0, 1.4, 1.7, 2.1][row % 4], *[1.0] * 11, [2.2, 1.8, 1.5, 1.1][row % 4]]
        total = sum(widths)
        x = at[0] - w / 2
        for wide in widths:
            size = w * wide / total
            k.add(
                "key",
                Box(size=(size * 0.88, step_y * 0.86, rise)),
                at=(x + size / 2, y, at[2]),
                material="key",
                bevel=min(rise * 0.35, 0.0012),
                bevel_segments=1,
            )
            x += size


@asset(
    kind="laptop",
    words=("laptop", "laptop computer", "notebook computer", "macbook", "chromebook", "ultrabook", "portable computer"),
    about="An open laptop with keys, a touchpad and a lit screen.",
    parameters=(length("width", 0.33, 0.1, 1.5, words=("width", "wide", "size")),),
    slots={"body": _ALU, "key": _KEYS, "bezel": Material(preset="glossy_plastic", color="#0c0d10"), "screen": _SCREEN, "window": Material(preset="screen", color="#e9eef5"),
           "accent": Material(preset="screen", color="#ffb347"), "pad": Material(preset="anodised_aluminium", color="#a7abb2"), "logo": "chrome"},
    states=("closed",),
    parts={"keyboard": "key", "touchpad": "touch pad", "trackpad": "touch pad", "display": "screen"},
)  # fmt: skip
def laptop(k: Kit) -> None:
    """The base with keys; the lid hinged at the back, leaning 18 degrees."""
    w = k.m("width")
    s = w / 0.33
    deep, thick = 0.225, 0.014
    with k.group("whole", scale=s):
        for x in (-0.13, 0.13):
            for y in (-0.09, 0.09):
                k.add("foot", Cylinder(radius=0.008, height=0.003, segments=20), at=(x, y, 0), material="key")
        k.add(
            "base",
            Extrude(outline=rounded_rectangle(0.33, deep, 0.012), height=thick, bevel=0.003),
            at=(0, 0, 0.002),
            material="body",
        )
        top = 0.002 + thick
        if k.state("closed"):
            k.add(
                "lid",
                Extrude(outline=rounded_rectangle(0.33, deep, 0.012), height=0.006, bevel=0.0022),
                at=(0, 0, top + 0.0006),
                material="body",
            )
            k.add(
                "lid seam",
                Extrude(outline=rounded_rectangle(0.324, deep - 0.006, 0.01), height=0.002),
                at=(0, 0, top - 0.0004),
                material="bezel",
            )
            k.add("logo", Cylinder(radius=0.014, height=0.0006, segments=36), at=(0, 0, top + 0.0064), material="logo")
        else:
            k.add(
                "keyboard well",
                Extrude(outline=rounded_rectangle(0.288, 0.112, 0.004), height=0.001),
                at=(0, 0.036, top - 0.0006),
                material="bezel",
            )
            _key_rows(k, 0.284, 0.108, at=(0, 0.036, top), rows=6, rise=0.0018)
            k.add(
                "touch pad",
                Extrude(outline=rounded_rectangle(0.115, 0.068, 0.004), height=0.001, bevel=0.0003),
                at=(0, -0.068, top - 0.0004),
                material="pad",
            )
            for x in (-0.154, 0.154):
                k.add("speaker grille", Box(size=(0.008, 0.1, 0.0006)), at=(x, 0.036, top - 0.0002), material="bezel")
            k.rod(
                "hinge",
                (-0.11, deep / 2 - 0.005, top + 0.001),
                (0.11, deep / 2 - 0.005, top + 0.001),
                0.0045,
                material="bezel",
            )
            with k.group("lid whole", at=(0, deep / 2 - 0.001, top - 0.001), rotate=(-18, 0, 0)):
                panel(
                    k,
                    "lid",
                    moved(rounded_rectangle(0.33, 0.218, 0.012), 0, 0.111),
                    0.005,
                    material="body",
                    bevel=0.0018,
                )
                panel(
                    k,
                    "bezel",
                    moved(rounded_rectangle(0.324, 0.212, 0.01), 0, 0.111),
                    0.0012,
                    at=(0, -0.0045, 0),
                    material="bezel",
                )
                _screen_picture(k, 0.308, 0.192, -0.005, 0.018)
                k.add(
                    "webcam",
                    Sphere(radius=0.0018, segments=14),
                    at=(0, -0.0057, 0.2135),
                    scale=(1, 0.4, 1),
                    material="key",
                )
    k.anchor("top", (0, 0, (0.0166 + (0.006 if k.state("closed") else 0.0)) * s), half_size=(w * 0.4, w * 0.27))


@asset(
    kind="smartphone",
    words=("smartphone", "phone", "cell phone", "mobile phone", "iphone", "cellphone", "mobile", "android phone", "tablet", "tablet computer", "ipad", "e-reader", "kindle"),
    about="A smartphone or tablet standing upright or lying, with a lit screen of icons and cameras behind.",
    parameters=(length("height", 0.15, 0.05, 2.0, words=("height", "tall", "long", "length", "size")), choice("type", "phone", "tablet"), flag("lying", False)),
    slots={"body": Material(preset="anodised_aluminium", color="#3a3f4a"), "bezel": Material(preset="glossy_plastic", color="#08090b"), "screen": _SCREEN, "lens": Material(preset="obsidian"),
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


@asset(
    kind="keyboard",
    words=("keyboard", "computer keyboard", "mechanical keyboard", "gaming keyboard"),
    about="A computer keyboard.",
    parameters=(length("width", 0.42, 0.1, 2.0, words=("width", "wide", "length", "size")),),
    slots={"body": Material(preset="matte_plastic", color="#2b2d33"), "key": Material(preset="matte_plastic", color="#e7e4da"), "accent": Material(preset="matte_plastic", color="#e0662c")},
)  # fmt: skip
def keyboard(k: Kit) -> None:
    """Main block, cursor keys and number pad on a wedge."""
    with k.group("whole", scale=k.m("width") / 0.42):
        wedge = [(-0.065, 0), (0.065, 0), (0.065, 0.026), (-0.065, 0.014)]
        k.add(
            "body",
            Extrude(outline=wedge, height=0.42),
            at=(-0.21, 0, 0),
            rotate=(90, 0, 90),
            material="body",
            bevel=0.003,
        )
        with k.group("keys", at=(0, 0, 0.0195), rotate=(5.27, 0, 0)):
            _key_rows(k, 0.28, 0.095, at=(-0.06, -0.009, -0.002), rows=5, rise=0.009)
            k.add(
                "key function",
                Box(size=(0.0165, 0.0155, 0.009)),
                at=(-0.06, 0.052, -0.002),
                material="key",
                bevel=0.001,
                bevel_segments=1,
                instances=Linear(count=13, step=(0.0218, 0, 0), center=True),
            )
            k.add(
                "key pad",
                Box(size=(0.0165, 0.0163, 0.009)),
                at=(0.169, -0.009, -0.002),
                material="key",
                bevel=0.001,
                bevel_segments=1,
                instances=Grid(counts=(4, 5, 1), step=(0.0187, 0.019, 1.0)),
            )
            k.add(
                "key cursor",
                Box(size=(0.0165, 0.0163, 0.009)),
                at=(0.106, -0.047, -0.002),
                material="key",
                bevel=0.001,
                bevel_segments=1,
                instances=Linear(count=3, step=(0.0178, 0, 0), center=True),
            )
            k.add(
                "key cursor up",
                Box(size=(0.0165, 0.0163, 0.009)),
                at=(0.106, -0.028, -0.002),
                material="key",
                bevel=0.001,
                bevel_segments=1,
            )
            k.add(
                "key home",
                Box(size=(0.0165, 0.0163, 0.009)),
                at=(0.106, 0.0195, -0.002),
                material="key",
                bevel=0.001,
                bevel_segments=1,
                instances=Grid(counts=(3, 2, 1), step=(0.0178, 0.019, 1.0)),
            )
            k.add(
                "accent key",
                Box(size=(0.0172, 0.0163, 0.0096)),
                at=(-0.191, 0.052, -0.002),
                material="accent",
                bevel=0.001,
            )
    k.anchor("top", (0, 0, 0.03 * k.m("width") / 0.42), half_size=(k.m("width") / 2, k.m("width") * 0.15))


@asset(
    kind="computer_mouse",
    words=("computer mouse", "wireless mouse", "gaming mouse", "mouse for computer", "optical mouse"),
    about="A computer mouse with two buttons and a wheel.",
    parameters=(length("length", 0.115, 0.03, 1.0, words=("length", "long", "size")), flag("cable", False, words=("cable", "cord", "wire"))),
    slots={"body": Material(preset="matte_plastic", color="#26282d"), "button": Material(preset="glossy_plastic", color="#1b1c20"), "wheel": "rubber", "light": Material(preset="led", color="#35c8ff")},
)  # fmt: skip
def computer_mouse(k: Kit) -> None:
    """A palm-shaped shell, parted down the front."""
    s = k.m("length") / 0.115
    with k.group("whole", scale=s):
        shell = [
            Section(center=(0, y, z), radii=(w, h), exponent=2.6)
            for y, z, w, h in (
                (-0.057, 0.009, 0.018, 0.005),
                (-0.053, 0.011, 0.026, 0.0105),
                (-0.03, 0.0145, 0.031, 0.0145),
                (0.005, 0.0185, 0.0305, 0.0185),
                (0.035, 0.0175, 0.0325, 0.0175),
                (0.052, 0.0135, 0.0265, 0.0135),
                (0.058, 0.01, 0.014, 0.006),
            )
        ]
        k.add("body", Loft(axis="y", sections=shell, segments=44, resolution=4), material="body")
        k.add(
            "base",
            Extrude(
                outline=[
                    (x * 0.95, y)
                    for x, y in (
                        (-0.024, -0.05),
                        (0.024, -0.05),
                        (0.03, -0.01),
                        (0.031, 0.035),
                        (0.02, 0.053),
                        (-0.02, 0.053),
                        (-0.031, 0.035),
                        (-0.03, -0.01),
                    )
                ],
                height=0.006,
                smooth=True,
            ),
            material="button",
        )
        seam = [(0, -0.056, 0.013), (0, -0.045, 0.0245), (0, -0.03, 0.0288), (0, -0.005, 0.0357)]
        k.tube("seam", seam, 0.0009, segments=8, material="wheel")
        k.tube(
            "seam cross",
            [
                (-0.0285, -0.003, 0.0235),
                (-0.02, -0.003, 0.0328),
                (0, -0.003, 0.0364),
                (0.02, -0.003, 0.0328),
                (0.0285, -0.003, 0.0235),
            ],
            0.0009,
            segments=8,
            material="wheel",
        )
        k.add(
            "wheel",
            Torus(radius=0.0072, tube=0.0032, segments=32, tube_segments=12),
            at=(0, -0.032, 0.025),
            rotate=(0, 90, 0),
            scale=(1, 1, 1),
            material="wheel",
        )
        k.add("light", Ellipsoid(radii=(0.0035, 0.006, 0.0015), segments=18), at=(0, 0.012, 0.037), material="light")
        if k.on("cable"):
            k.tube(
                "cable",
                [
                    (0, -0.054, 0.01),
                    (0, -0.08, 0.006),
                    (0.02, -0.12, 0.002),
                    (0.07, -0.15, 0.002),
                    (0.13, -0.14, 0.002),
                ],
                0.002,
                segments=10,
                material="wheel",
            )
    k.anchor("grip", (0, 0.01 * s, 0.037 * s), radius=0.03 * s)


@asset(
    kind="computer",
    words=("computer", "desktop computer", "pc", "monitor", "computer monitor", "desktop", "personal computer", "workstation", "imac", "gaming pc", "computer screen", "retro computer"),
    about="A desktop computer: monitor, keyboard, mouse and tower, or a beige one of the eighties.",
    parameters=(length("width", 0.6, 0.15, 2.5, words=("width", "wide", "size")), choice("type", "modern", "vintage"), flag("tower", True), flag("keyboard", True, words=("keyboard", "keys")), flag("mouse", True, words=("mouse", "computer mouse"))),
    slots={"body": Material(preset="matte_plastic", color="#24262b"), "stand": _ALU, "bezel": Material(preset="glossy_plastic", color="#0a0b0d"), "screen": _SCREEN, "window": Material(preset="screen", color="#e9eef5"),
           "accent": Material(preset="screen", color="#ffb347"), "key": _KEYS, "glass": "tinted_glass", "light": Material(preset="led", color="#7a4dff"), "beige": Material(preset="matte_plastic", color="#d9cfb4"),
           "tube": Material(preset="dark_screen"), "phosphor": Material(preset="led", color="#4dff88"), "dark": Material(preset="matte_plastic", color="#3a352c")},
    styles={"vintage": {"type": "vintage"}, "retro": {"type": "vintage"}, "antique": {"type": "vintage"}},
    adjectives={"retro": {"type": "vintage"}, "old": {"type": "vintage"}},
    parts={"monitor": "monitor", "display": "screen"},
)  # fmt: skip
def computer(k: Kit) -> None:
    """The monitor in the middle, the keyboard in front of it, the tower right."""
    s = k.m("width") / 0.6
    with k.group("whole", scale=s):
        if k.s("type") == "vintage":
            _old_computer(k)
            return
        k.add(
            "stand foot",
            Extrude(outline=rounded_rectangle(0.24, 0.18, 0.02), height=0.01, bevel=0.003),
            at=(0, 0.06, 0),
            material="stand",
        )
        k.add(
            "stand neck",
            Loft(
                axis="z",
                sections=[
                    Section(center=(0, y, z), radii=(w, 0.008), exponent=6)
                    for y, z, w in ((0.1, 0.008, 0.05), (0.095, 0.1, 0.042), (0.085, 0.27, 0.04))
                ],
            ),
            material="stand",
        )
        panel(
            k,
            "monitor",
            moved(rounded_rectangle(0.6, 0.35, 0.012), 0, 0.3),
            0.02,
            at=(0, 0.08, 0),
            material="body",
            bevel=0.004,
        )
        panel(
            k,
            "monitor back",
            moved(rounded_rectangle(0.3, 0.2, 0.03), 0, 0.29),
            0.025,
            at=(0, 0.098, 0),
            material="body",
            bevel=0.008,
        )
        panel(
            k, "bezel", moved(rounded_rectangle(0.594, 0.344, 0.01), 0, 0.3), 0.0015, at=(0, 0.061, 0), material="bezel"
        )
        _screen_picture(k, 0.575, 0.322, 0.06, 0.142)
        k.add(
            "logo",
            Cylinder(radius=0.004, height=0.001, segments=20),
            at=(0, 0.0605, 0.1335),
            rotate=(90, 0, 0),
            material="stand",
        )
        if k.on("keyboard"):
            k.add(
                "keyboard body",
                Extrude(outline=rounded_rectangle(0.36, 0.13, 0.01), height=0.012, bevel=0.002),
                at=(-0.03, -0.16, 0),
                material="stand",
            )
            _key_rows(k, 0.34, 0.112, at=(-0.03, -0.16, 0.0118), rows=6, rise=0.004)
        if k.on("mouse"):
            shell = [
                Section(center=(0.21, -0.16 + y, z), radii=(w, z), exponent=2.4)
                for y, z, w in (
                    (-0.052, 0.006, 0.018),
                    (-0.03, 0.014, 0.029),
                    (0.01, 0.018, 0.031),
                    (0.04, 0.014, 0.027),
                    (0.053, 0.006, 0.014),
                )
            ]
            k.add("mouse body", Loft(axis="y", sections=shell, segments=32), material="body")
            k.add(
                "mouse wheel",
                Torus(radius=0.006, tube=0.003, segments=24, tube_segments=10),
                at=(0.21, -0.19, 0.0255),
                rotate=(0, 90, 0),
                material="key",
            )
        if k.on("tower"):
            _tower(k, 0.43)


def _tower(k: Kit, x: float) -> None:
    k.add("tower", Box(size=(0.19, 0.4, 0.42)), at=(x, 0.06, 0.012), material="body", bevel=0.006)
    for dx in (-0.075, 0.075):
        for dy in (-0.17, 0.17):
            k.add(
                "tower foot",
                Cylinder(radius=0.015, height=0.014, segments=20),
                at=(x + dx, 0.06 + dy, 0),
                material="bezel",
            )
    k.add("tower front", Box(size=(0.18, 0.008, 0.405)), at=(x, -0.142, 0.02), material="bezel", bevel=0.003)
    for i in range(3):
        z = 0.09 + 0.125 * i
        k.add(
            "fan ring",
            Torus(radius=0.052, tube=0.0045, segments=48, tube_segments=12),
            at=(x, -0.147, z),
            rotate=(90, 0, 0),
            material="light",
        )
        k.add(
            "fan hub",
            Cylinder(radius=0.016, height=0.006, segments=28),
            at=(x, -0.143, z),
            rotate=(90, 0, 0),
            material="key",
        )
    k.add("power button", Cylinder(radius=0.008, height=0.004, segments=24), at=(x, -0.1, 0.431), material="light")


def _old_computer(k: Kit) -> None:
    k.add("body", Box(size=(0.44, 0.4, 0.12)), at=(0, 0.08, 0.008), material="beige", bevel=0.01)
    for x in (-0.18, 0.18):
        for y in (-0.08, 0.24):
            k.add("foot", Cylinder(radius=0.015, height=0.01, segments=20), at=(x, y, 0), material="dark")
    for x in (0.02, 0.14):
        k.add("drive", Box(size=(0.11, 0.006, 0.045)), at=(x, -0.121, 0.05), material="dark", bevel=0.003)
        k.add("drive slot", Box(size=(0.09, 0.004, 0.005)), at=(x, -0.1245, 0.07), material="bezel")
        k.add("drive latch", Box(size=(0.02, 0.008, 0.016)), at=(x, -0.127, 0.063), material="beige", bevel=0.002)
    k.add("badge", Box(size=(0.06, 0.003, 0.014)), at=(-0.16, -0.1215, 0.09), material="stand")
    k.add("power light", Sphere(radius=0.004, segments=14), at=(-0.19, -0.121, 0.04), material="phosphor")
    for i in range(8):
        k.add("vent", Box(size=(0.006, 0.003, 0.04)), at=(-0.1 + 0.012 * i - 0.06, -0.1205, 0.035), material="dark")
    k.add(
        "monitor neck",
        Cylinder(radius=0.1, height=0.05, segments=48),
        at=(0, 0.08, 0.122),
        material="beige",
        bevel=0.004,
    )
    frame = moved(rounded_rectangle(0.4, 0.32, 0.02), 0, 0.31)
    panel(
        k,
        "monitor",
        frame,
        0.06,
        at=(0, -0.03, 0),
        material="beige",
        bevel=0.008,
        holes=[moved(rounded_rectangle(0.32, 0.235, 0.03), 0, 0.32)],
    )
    back = [
        Section(center=(0, y, z), radii=(w, h), exponent=7)
        for y, z, w, h in (
            (-0.032, 0.31, 0.198, 0.158),
            (0.06, 0.31, 0.19, 0.15),
            (0.16, 0.3, 0.14, 0.11),
            (0.24, 0.29, 0.12, 0.09),
        )
    ]
    k.add("monitor back", Loft(axis="y", sections=back, smooth=False, segments=48), material="beige")
    k.add("screen", Ellipsoid(radii=(0.2, 0.03, 0.15), segments=48), at=(0, -0.045, 0.32), material="tube")
    for row, wide in enumerate((0.16, 0.22, 0.1, 0.19, 0.05)):
        k.add(
            "screen line",
            Box(size=(wide, 0.003, 0.009)),
            at=(-0.12 + wide / 2, -0.072 if abs(row - 2) < 2 else -0.0695, 0.375 - row * 0.024),
            material="phosphor",
        )
    for x in (0.12, 0.15):
        k.add(
            "dial",
            Cylinder(radius=0.009, height=0.01, segments=24),
            at=(x, -0.088, 0.175),
            rotate=(90, 0, 0),
            material="dark",
        )
    if k.on("keyboard"):
        wedge = [(-0.09, 0), (0.08, 0), (0.08, 0.04), (-0.09, 0.016)]
        k.add(
            "keyboard body",
            Extrude(outline=wedge, height=0.44),
            at=(-0.22, -0.26, 0),
            rotate=(90, 0, 90),
            material="beige",
            bevel=0.004,
        )
        with k.group("keys", at=(0, -0.265, 0.0275), rotate=(8.0, 0, 0)):
            _key_rows(k, 0.38, 0.115, at=(0, 0, -0.002), rows=5, rise=0.013)
    if k.on("mouse"):
        k.add("mouse body", Box(size=(0.06, 0.1, 0.03)), at=(0.29, -0.25, 0), material="beige", bevel=0.008)
        k.add("mouse button", Box(size=(0.045, 0.03, 0.004)), at=(0.29, -0.278, 0.028), material="dark", bevel=0.0015)


@asset(
    kind="game_controller",
    words=("game controller", "gamepad", "controller", "joystick", "xbox controller", "playstation controller", "video game controller", "game console", "joypad"),
    about="A game controller with two sticks, a cross and coloured buttons.",
    parameters=(length("width", 0.155, 0.04, 1.5, words=("width", "wide", "size")),),
    slots={"body": Material(preset="matte_plastic", color="#26272c"), "black": Material(preset="glossy_plastic", color="#0f1013"), "stick": "rubber", "red": Material(preset="glossy_plastic", color="#e23a3a"),
           "green": Material(preset="glossy_plastic", color="#4fb84a"), "blue": Material(preset="glossy_plastic", color="#3478d8"), "yellow": Material(preset="glossy_plastic", color="#f2c230"), "light": Material(preset="led", color="#ffffff")},
)  # fmt: skip
def game_controller(k: Kit) -> None:
    """Lies on its grips, buttons up, the front edge towards −y is the player's."""
    s = k.m("width") / 0.155
    with k.group("whole", scale=s):
        blobs = [
            Blob(a=(-0.045, 0.012, 0.027), b=(0.045, 0.012, 0.027), radius=0.021, squash=(1, 1.35, 0.8)),
            Blob(a=(0, 0.0, 0.026), radius=0.026, squash=(1.5, 1, 0.62)),
        ]
        for x in (-1, 1):
            blobs += [
                Blob(a=(0.048 * x, 0.012, 0.027), radius=0.026, squash=(1, 1, 0.78)),
                Blob(a=(0.053 * x, 0.0, 0.024), b=(0.066 * x, -0.052, 0.0155), radius=0.021, radius_b=0.0145),
            ]
        k.add("body", Blend(blobs=blobs, smoothness=0.012, resolution=60), material="body", smooth=True)
        top, rise = 0.0462, 0.0034  # the grips stand a little higher than the middle
        for x, y in ((-0.05, 0.018), (0.026, -0.012)):
            k.add(
                "stick ring",
                Torus(radius=0.0125, tube=0.0022, segments=40, tube_segments=10),
                at=(x, y, top - 0.0022 + (rise if x < -0.04 else 0.0)),
                material="black",
            )
            k.add(
                "stick",
                Lathe(
                    profile=[
                        (0, -0.012),
                        (0.007, -0.012),
                        (0.006, 0.006),
                        (0.0095, 0.009),
                        (0.0105, 0.012),
                        (0.009, 0.0135),
                        (0.006, 0.0122),
                        (0, 0.0118),
                    ],
                    segments=36,
                ),
                at=(x, y, top + (rise if x < -0.04 else 0.0)),
                material="stick",
            )
        for turn in (0, 90):
            k.add(
                "cross pad",
                Box(size=(0.026, 0.0085, 0.016)),
                at=(-0.026, -0.012, top - 0.0125),
                rotate=(0, 0, turn),
                material="black",
                bevel=0.0015,
            )
        for dx, dy, slot in ((0.0115, 0, "red"), (-0.0115, 0, "blue"), (0, 0.0115, "yellow"), (0, -0.0115, "green")):
            k.add(
                "button",
                Lathe(profile=[(0, 0), (0.0052, 0), (0.0052, 0.014), (0.004, 0.0158), (0, 0.0163)], segments=28),
                at=(0.05 + dx, 0.018 + dy, top + rise - 0.0135 - (0.002 if dx > 0 else 0)),
                material=slot,
            )
        for x in (-0.014, 0.014):
            k.add(
                "small button",
                Lathe(profile=[(0, 0), (0.003, 0), (0.003, 0.009), (0, 0.0098)], segments=20),
                at=(x, 0.018, top - 0.0095),
                material="black",
            )
        k.add(
            "logo button",
            Lathe(profile=[(0, 0), (0.0068, 0), (0.0066, 0.009), (0, 0.0096)], segments=32),
            at=(0, 0.029, top - 0.0105),
            material="light",
        )
        for x in (-1, 1):
            k.add(
                "bumper",
                Ellipsoid(radii=(0.024, 0.0075, 0.0065), segments=24),
                at=(0.048 * x, 0.0375, 0.033),
                rotate=(0, 0, -14 * x),
                material="black",
            )
            k.add(
                "trigger",
                Ellipsoid(radii=(0.013, 0.013, 0.008), segments=24),
                at=(0.05 * x, 0.036, 0.0215),
                material="black",
            )
    k.anchor("grip", (0, -0.01 * s, 0.03 * s), radius=0.07 * s)


@asset(
    kind="printer",
    words=("printer", "laser printer", "inkjet printer", "photocopier", "copier", "fax machine", "scanner"),
    about="A desk printer with paper in its tray.",
    parameters=(length("width", 0.44, 0.1, 1.5, words=("width", "wide", "size")),),
    slots={"body": Material(preset="matte_plastic", color="#e8e8ea"), "dark": Material(preset="matte_plastic", color="#2c2e33"), "paper": "paper", "screen": _SCREEN, "green": Material(preset="led", color="#46e06a")},
)  # fmt: skip
def printer(k: Kit) -> None:
    """A box with an output slot, a sheet feeding from the back and a panel of buttons."""
    w = k.m("width")
    with k.group("whole", scale=w / 0.44):
        side = [(-0.17, 0), (0.17, 0), (0.17, 0.2), (0.1, 0.23), (-0.1, 0.23), (-0.17, 0.19)]
        k.add(
            "body",
            Extrude(outline=side, height=0.44),
            at=(-0.22, 0, 0.006),
            rotate=(90, 0, 90),
            material="body",
            bevel=0.012,
            bevel_segments=3,
        )
        for x in (-0.18, 0.18):
            k.add("foot", Box(size=(0.03, 0.28, 0.01)), at=(x, 0, 0), material="dark")
        k.add("slot", Box(size=(0.32, 0.03, 0.06)), at=(0, -0.16, 0.085), material="dark", bevel=0.004)
        k.add(
            "output tray",
            Box(size=(0.29, 0.2, 0.008)),
            at=(0, -0.24, 0.08),
            rotate=(4, 0, 0),
            material="dark",
            bevel=0.003,
        )
        k.add("paper printed", Box(size=(0.21, 0.26, 0.003)), at=(0, -0.23, 0.0905), rotate=(4, 0, 0), material="paper")
        k.add(
            "feed", Box(size=(0.26, 0.02, 0.12)), at=(0, 0.135, 0.2), rotate=(-20, 0, 0), material="dark", bevel=0.004
        )
        k.add("paper stack", Box(size=(0.21, 0.008, 0.26)), at=(0, 0.115, 0.18), rotate=(-20, 0, 0), material="paper")
        k.add(
            "control panel",
            Box(size=(0.12, 0.07, 0.008)),
            at=(0.13, -0.13, 0.211),
            rotate=(30, 0, 0),
            material="dark",
            bevel=0.003,
        )
        k.add(
            "screen", Box(size=(0.05, 0.035, 0.002)), at=(0.112, -0.134, 0.2165), rotate=(30, 0, 0), material="screen"
        )
        for i, slot in enumerate(("green", "body", "body")):
            k.add(
                "button",
                Cylinder(radius=0.006, height=0.004, segments=20),
                at=(0.15 + 0.015 * i, -0.134, 0.2155),
                rotate=(30, 0, 0),
                material=slot,
            )
        k.add("drawer", Box(size=(0.38, 0.006, 0.05)), at=(0, -0.172, 0.02), material="body", bevel=0.003)
        k.add("drawer handle", Box(size=(0.09, 0.006, 0.012)), at=(0, -0.176, 0.04), material="dark", bevel=0.002)
    k.anchor("top", (0, 0, 0.236 * w / 0.44), half_size=(w * 0.4, w * 0.2))
