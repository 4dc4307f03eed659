"""Computers, on the desk and on the lap."""

from prompt2mesh.library.electronics.screens import SCREEN, key_rows
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import moved, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Loft, Section, Sphere, Torus

_ALU = Material(preset="anodised_aluminium", color="#b9bcc2")


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


@asset(
    kind="laptop",
    words=("laptop", "laptop computer", "notebook computer", "macbook", "chromebook", "ultrabook", "portable computer"),
    about="An open laptop with keys, a touchpad and a lit screen.",
    parameters=(length("width", 0.33, 0.1, 1.5, words=("width", "wide", "size")),),
    slots={"body": _ALU, "key": _KEYS, "bezel": Material(preset="glossy_plastic", color="#0c0d10"), "screen": SCREEN, "window": Material(preset="screen", color="#e9eef5"),
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
            key_rows(k, 0.284, 0.108, at=(0, 0.036, top), rows=6, rise=0.0018)
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
    kind="computer",
    words=("computer", "desktop computer", "pc", "monitor", "computer monitor", "desktop", "personal computer", "workstation", "imac", "gaming pc", "computer screen", "retro computer"),
    about="A desktop computer: monitor, keyboard, mouse and tower, or a beige one of the eighties.",
    parameters=(length("width", 0.6, 0.15, 2.5, words=("width", "wide", "size")), choice("type", "modern", "vintage"), flag("tower", True), flag("keyboard", True, words=("keyboard", "keys")), flag("mouse", True, words=("mouse", "computer mouse"))),
    slots={"body": Material(preset="matte_plastic", color="#24262b"), "stand": _ALU, "bezel": Material(preset="glossy_plastic", color="#0a0b0d"), "screen": SCREEN, "window": Material(preset="screen", color="#e9eef5"),
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
            key_rows(k, 0.34, 0.112, at=(-0.03, -0.16, 0.0118), rows=6, rise=0.004)
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
            key_rows(k, 0.38, 0.115, at=(0, 0, -0.002), rows=5, rise=0.013)
    if k.on("mouse"):
        k.add("mouse body", Box(size=(0.06, 0.1, 0.03)), at=(0.29, -0.25, 0), material="beige", bevel=0.008)
        k.add("mouse button", Box(size=(0.045, 0.03, 0.004)), at=(0.29, -0.278, 0.028), material="dark", bevel=0.0015)
