"""Keyboard, mouse, game controller and printer."""

from prompt2mesh.library.electronics.screens import SCREEN, key_rows
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid, Linear
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Torus


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
            key_rows(k, 0.28, 0.095, at=(-0.06, -0.009, -0.002), rows=5, rise=0.009)
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
    slots={"body": Material(preset="matte_plastic", color="#e8e8ea"), "dark": Material(preset="matte_plastic", color="#2c2e33"), "paper": "paper", "screen": SCREEN, "green": Material(preset="led", color="#46e06a")},
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
