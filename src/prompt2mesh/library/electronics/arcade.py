"""Arcade cabinets and game consoles."""

from prompt2mesh.library.electronics.elevations import side
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Text

_INVADER = (
    "..#.....#..",
    "...#...#...",
    "..#######..",
    ".##.###.##.",
    "###########",
    "#.#######.#",
    "#.#.....#.#",
    "...##.##...",
)


def pixel_art(
    k: Kit,
    name: str,
    rows: tuple[str, ...],
    size: float,
    *,
    material: str,
    at: tuple[float, float, float] = (0.0, 0.0, 0.0),
    depth: float = 0.002,
) -> None:
    """A picture of square dots, facing the viewer, centred on `at`; runs of dots are one bar."""
    h, w = len(rows), len(rows[0])
    for j, row in enumerate(rows):
        i = 0
        while i < w:
            if row[i] != "#":
                i += 1
                continue
            end = i
            while end < w and row[end] == "#":
                end += 1
            k.add(
                name,
                Box(size=((end - i) * size, depth, size), pivot="center"),
                at=(at[0] + ((i + end) / 2 - w / 2) * size, at[1], at[2] + (h / 2 - j - 0.5) * size),
                material=material,
            )
            i = end


@asset(
    kind="arcade_machine",
    words=("arcade machine", "arcade cabinet", "arcade game", "video game cabinet", "coin-op game", "pinball machine", "retro arcade machine"),
    about="An upright arcade cabinet with a lit marquee, a game on its screen, sticks and buttons.",
    parameters=(length("height", 1.75, 0.1, 4.0, words=("height", "tall", "size")), text("title", "ARCADE", words=("title", "marquee"))),
    slots={"cabinet": Material(preset="paint", color="#23355f"), "side": Material(preset="gloss_paint", color="#2b4fb0"), "trim": Material(preset="black_plastic"), "marquee": Material(preset="led", color="#f5c53a"), "letter": Material(preset="gloss_paint", color="#b01828"),
           "screen": Material(preset="screen", color="#0a0d1f"), "pixel": Material(preset="led", color="#5fff7a"), "red": Material(preset="glossy_plastic", color="#d8231f"), "yellow": Material(preset="led", color="#ffd23a"), "metal": "chrome"},
    main_slot="cabinet",
    parts={"joystick": "red stick, metal stick", "button": "red button, yellow button"},
)  # fmt: skip
def arcade_machine(k: Kit) -> None:
    """Side panels of the classic outline around a body set back a little."""
    s = k.m("height") / 1.75
    w = 0.66
    with k.group("arcade", scale=s):
        prof: Outline = [
            (-0.2, 0.0),
            (0.42, 0.0),
            (0.42, 1.7),
            (0.36, 1.75),
            (-0.3, 1.75),
            (-0.33, 1.72),
            (-0.3, 1.5),
            (-0.14, 1.46),
            (-0.02, 1.06),
            (-0.36, 0.98),
            (-0.38, 0.88),
            (-0.24, 0.82),
            (-0.24, 0.06),
        ]
        for x in (-w / 2, w / 2):
            side(k, "side panel", prof, 0.025, x, material="side", bevel=0.004)
        inner: Outline = [
            (-0.18, 0.02),
            (0.41, 0.02),
            (0.41, 1.7),
            (-0.27, 1.7),
            (-0.27, 1.52),
            (-0.1, 1.47),
            (0.03, 1.04),
            (-0.33, 0.955),
            (-0.34, 0.9),
            (-0.21, 0.83),
        ]
        side(k, "cabinet", inner, w - 0.02, 0.0, material="cabinet")
        k.add("trim edge", Box(size=(w + 0.02, 0.02, 0.02)), at=(0, -0.2, 0.0), material="trim")
        k.add("marquee", Box(size=(w - 0.04, 0.02, 0.17)), at=(0, -0.278, 1.53), material="marquee", bevel=0.003)
        title = k.s("title")
        size = min(0.1, 0.52 / max(len(title) * 0.72, 1))
        k.add(
            "letter",
            Text(text=title, height=size, depth=0.012, font="sans-bold", pivot="center"),
            at=(0, -0.291, 1.615),
            material="letter",
        )
        with k.group("display", at=(0, -0.046, 1.255), rotate=(-17, 0, 0)):
            k.add("trim bezel", Box(size=(w - 0.03, 0.03, 0.43), pivot="center"), material="trim", bevel=0.004)
            k.add(
                "screen",
                Box(size=(0.47, 0.02, 0.355), pivot="center"),
                at=(0, -0.01, 0),
                material="screen",
                bevel=0.006,
            )
            for i in range(3):
                pixel_art(k, "pixel invader", _INVADER, 0.008, material="pixel", at=(-0.14 + 0.14 * i, -0.021, 0.09))
            pixel_art(
                k,
                "yellow ship",
                ("....#....", "...###...", "#########", "#########"),
                0.009,
                material="yellow",
                at=(0.04, -0.021, -0.14),
            )
            k.add("red shot", Box(size=(0.006, 0.002, 0.045), pivot="center"), at=(0.04, -0.021, -0.05), material="red")
        with k.group("panel", at=(0, -0.19, 0.998), rotate=(13.5, 0, 0)):
            k.add("trim board", Box(size=(w - 0.03, 0.3, 0.02), pivot="center"), material="trim", bevel=0.004)
            for x, slot in ((-0.2, "red"), (0.08, "yellow")):
                k.rod("metal stick", (x, 0.0, 0.0), (x, 0.0, 0.075), 0.007, segments=14, material="metal")
                k.add(f"{slot} stick ball", Sphere(radius=0.022, segments=24), at=(x, 0, 0.085), material=slot)
                k.add(
                    "metal stick ring",
                    Cylinder(radius=0.024, height=0.006, segments=28),
                    at=(x, 0, 0.009),
                    material="metal",
                    bevel=0.001,
                )
                for i in range(3):
                    k.add(
                        f"{slot} button",
                        Lathe(
                            profile=[(0.02, 0.0), (0.02, 0.008), (0.015, 0.012), (0.014, 0.017), (0.0, 0.018)],
                            segments=28,
                        ),
                        at=(x + 0.075 + 0.045 * i, 0.012 * (i - 1), 0.009),
                        material=slot,
                    )
        for x in (-0.11, 0.11):
            k.add(
                "metal coin door",
                Box(size=(0.16, 0.02, 0.22), pivot="center"),
                at=(x, -0.19, 0.45),
                material="metal",
                bevel=0.006,
            )
            k.add("trim slot", Box(size=(0.012, 0.012, 0.06), pivot="center"), at=(x, -0.198, 0.48), material="trim")
            k.add(
                "red coin light",
                Box(size=(0.05, 0.012, 0.03), pivot="center"),
                at=(x, -0.198, 0.4),
                material="red",
                bevel=0.002,
            )
    k.anchor("top", (0, 0.05 * s, 1.75 * s), half_size=(0.28 * s, 0.3 * s))


@asset(
    kind="game_console",
    words=("game console", "video game console", "games console", "handheld console", "handheld game", "game boy", "gameboy", "portable game console", "retro console", "nintendo", "playstation", "xbox"),
    about="A retro handheld console, or a flat console with its controller plugged in.",
    parameters=(length("height", 0.148, 0.02, 2.0, words=("height", "tall", "size")), choice("type", "handheld", "home", words=("type",))),
    slots={"case": Material(preset="matte_plastic", color="#cfcbc2"), "bezel": Material(preset="matte_plastic", color="#5b5f6e"), "screen": Material(preset="screen", color="#9bb04a"), "pixel": Material(preset="paint", color="#2d3a17"), "dark": Material(preset="black_plastic"), "red": Material(preset="glossy_plastic", color="#8f1a4a"),
           "light": Material(preset="led", color="#ff3a2a")},
    adjectives={"playstation": {"type": "home"}, "xbox": {"type": "home"}, "video game console": {"type": "home"}, "retro console": {"type": "home"}},
    parts={"button": "red button", "d-pad": "dark pad"},
)  # fmt: skip
def game_console(k: Kit) -> None:
    """The handheld stands upright, its screen to the front."""
    s = k.m("height") / 0.148
    if k.s("type") == "home":
        with k.group("console", scale=s):
            k.add("case", Box(size=(0.26, 0.2, 0.045)), at=(0, 0.06, 0.004), material="case", bevel=0.006)
            k.add("bezel", Box(size=(0.262, 0.202, 0.008)), at=(0, 0.06, 0.022), material="bezel")
            k.add("bezel flap", Box(size=(0.15, 0.09, 0.006)), at=(0, 0.04, 0.047), material="bezel", bevel=0.002)
            for i in range(9):
                k.add("dark vent", Box(size=(0.22, 0.004, 0.003)), at=(0, 0.1 + 0.006 * i, 0.0475), material="dark")
            for x in (-0.09, -0.055):
                k.add(
                    "dark button",
                    Box(size=(0.026, 0.012, 0.012), pivot="center"),
                    at=(x, -0.041, 0.038),
                    material="dark",
                    bevel=0.002,
                )
            k.add(
                "light",
                Cylinder(radius=0.003, height=0.004, segments=16),
                at=(-0.115, -0.039, 0.038),
                rotate=(90, 0, 0),
                material="light",
            )
            for x in (0.05, 0.095):
                k.add(
                    "dark port",
                    Box(size=(0.032, 0.01, 0.014), pivot="center"),
                    at=(x, -0.039, 0.018),
                    material="dark",
                    bevel=0.002,
                )
            for x in (-0.1, 0.1):
                for y in (-0.02, 0.14):
                    k.add("dark foot", Cylinder(radius=0.01, height=0.006, segments=20), at=(x, y, 0), material="dark")
            k.tube(
                "dark cord",
                [
                    (0.05, -0.04, 0.018),
                    (0.06, -0.08, 0.006),
                    (0.12, -0.12, 0.003),
                    (0.08, -0.17, 0.003),
                    (0.0, -0.15, 0.006),
                    (0.0, -0.158, 0.01),
                ],
                0.0028,
                segments=8,
                material="dark",
            )
            with k.group("controller", at=(-0.0, -0.185, 0.0)):
                k.add("case pad", Box(size=(0.125, 0.056, 0.018)), material="case", bevel=0.005)
                k.add("dark face", Box(size=(0.112, 0.044, 0.002)), at=(0, 0, 0.0172), material="dark", bevel=0.0006)
                for turn in (0, 90):
                    k.add(
                        "bezel pad",
                        Box(size=(0.026, 0.009, 0.004)),
                        at=(-0.038, 0, 0.0185),
                        rotate=(0, 0, turn),
                        material="bezel",
                        bevel=0.001,
                    )
                for x in (0.026, 0.045):
                    k.add(
                        "red button",
                        Cylinder(radius=0.0075, height=0.004, segments=24),
                        at=(x, -0.004, 0.0185),
                        material="red",
                        bevel=0.001,
                    )
        k.anchor("top", (0, 0.06 * s, 0.05 * s))
        return
    with k.group("console", scale=s):
        body: Outline = [(x, z + 0.074) for x, z in rounded_rectangle(0.09, 0.148, 0.006)]
        body = [(x, z) if not (x > 0.03 and z < 0.03) else (0.045 - (0.022 - min(z, 0.022)) * 0.8, z) for x, z in body]
        panel(k, "case", body, 0.03, at=(0, 0.015, 0), material="case", bevel=0.004)
        panel(
            k,
            "bezel",
            [(x, z + 0.107) for x, z in rounded_rectangle(0.078, 0.06, 0.006)],
            0.002,
            at=(0, -0.0145, 0),
            material="bezel",
            bevel=0.0006,
        )
        k.add("screen", Box(size=(0.047, 0.002, 0.043), pivot="center"), at=(0, -0.0165, 0.106), material="screen")
        pixel_art(
            k,
            "pixel hero",
            ("..###..", "..#.#..", ".#####.", "#.###.#", "..###..", ".##.##.", ".#...#."),
            0.0022,
            material="pixel",
            at=(-0.008, -0.0176, 0.1),
            depth=0.0006,
        )
        k.add(
            "pixel ground", Box(size=(0.046, 0.0006, 0.003), pivot="center"), at=(0, -0.0176, 0.0895), material="pixel"
        )
        for i in range(3):
            k.add(
                "pixel cloud",
                Box(size=(0.01, 0.0006, 0.003), pivot="center"),
                at=(-0.014 + 0.014 * i, -0.0176, 0.118 + 0.003 * (i % 2)),
                material="pixel",
            )
        k.add(
            "light",
            Cylinder(radius=0.0014, height=0.002, segments=14),
            at=(-0.0315, -0.0158, 0.11),
            rotate=(90, 0, 0),
            material="light",
        )
        for turn in (0, 90):
            k.add(
                "dark pad",
                Box(size=(0.024, 0.005, 0.008), pivot="center"),
                at=(-0.025, -0.0165, 0.055),
                rotate=(0, turn, 0),
                material="dark",
                bevel=0.001,
            )
        for x, z in ((0.017, 0.05), (0.033, 0.058)):
            k.add(
                "red button",
                Cylinder(radius=0.0062, height=0.005, segments=28, pivot="center"),
                at=(x, -0.0165, z),
                rotate=(90, 0, 0),
                material="red",
                bevel=0.0012,
            )
        for x in (-0.012, 0.005):
            k.add(
                "dark start",
                Box(size=(0.012, 0.003, 0.0035), pivot="center"),
                at=(x, -0.0158, 0.026),
                rotate=(0, -28, 0),
                material="dark",
                bevel=0.001,
            )
        for i in range(6):
            k.add(
                "dark grille",
                Box(size=(0.0016, 0.002, 0.016), pivot="center"),
                at=(0.019 + 0.0036 * i, -0.0148, 0.019 + 0.0012 * i),
                rotate=(0, 28, 0),
                material="dark",
            )
    k.anchor("grip", (0, 0, 0.05 * s), radius=0.04 * s)
    k.anchor("top", (0, 0, 0.148 * s))
