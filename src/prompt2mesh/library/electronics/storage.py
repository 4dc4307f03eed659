"""What data is kept on - sticks, disks, cassettes, records."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Torus


@asset(
    kind="storage_media",
    words=("usb stick", "flash drive", "usb drive", "thumb drive", "hard drive", "hard disk", "floppy disk", "floppy", "cassette", "cassette tape", "audio cassette", "mixtape", "vhs tape", "video cassette", "compact disc", "cd", "dvd", "memory card", "sd card",
           "vinyl record", "vinyl", "lp record"),
    about="What data is kept on: USB stick, floppy disk, cassette, compact disc, record, hard disk.",
    parameters=(length("width", 0.1, 0.01, 3.0, words=("width", "wide", "size", "diameter", "length")), choice("type", "cassette", "usb", "floppy", "disc", "record", "hard_drive", words=("type",))),
    slots={"case": Material(preset="matte_plastic", color="#2a2c31"), "label": Material(preset="paper", color="#f2ead4"), "metal": "chrome", "accent": Material(preset="gloss_paint", color="#d8541f"), "reel": Material(preset="plastic", color="#f3f1ea"), "shine": Material(preset="holographic"), "dark": Material(preset="black_plastic")},
    adjectives={w: {"type": t, "width": size} for t, size, words in (
        ("usb", 0.058, ("usb stick", "flash drive", "usb drive", "thumb drive", "memory card", "sd card")), ("hard_drive", 0.1, ("hard drive", "hard disk")), ("floppy", 0.09, ("floppy disk", "floppy")),
        ("disc", 0.12, ("compact disc", "cd", "dvd")), ("record", 0.3, ("vinyl record", "vinyl", "lp record"))) for w in words},
    parts={"spool": "reel", "plug": "metal plug"},
)  # fmt: skip
def storage_media(k: Kit) -> None:
    """Upright and leaning back where that shows it better; else flat."""
    kind, w = k.s("type"), k.m("width")
    if kind in {"disc", "record"}:
        r = w / 2
        stuff = "shine" if kind == "disc" else "dark"
        t = w * 0.012
        with k.group("disc", at=(0, 0, r * math.sin(math.radians(72)) + 0.004 * r), rotate=(72, 0, 0)):
            k.add(
                f"{stuff} disc",
                Lathe(
                    profile=[(r * 0.0625, -t / 2), (r, -t / 2), (r, t / 2), (r * 0.0625, t / 2)],
                    closed=True,
                    segments=96,
                ),
                material=stuff,
            )
            if kind == "record":
                for i in range(9):
                    k.add(
                        "dark groove",
                        Torus(radius=r * (0.44 + 0.06 * i), tube=t * 0.3, segments=80, tube_segments=6),
                        at=(0, 0, t * 0.42),
                        material="dark",
                    )
                k.add(
                    "accent label",
                    Lathe(
                        profile=[
                            (r * 0.0625, -t * 0.6),
                            (r * 0.34, -t * 0.6),
                            (r * 0.34, t * 0.6),
                            (r * 0.0625, t * 0.6),
                        ],
                        closed=True,
                        segments=64,
                    ),
                    material="accent",
                )
                k.add(
                    "label ring",
                    Torus(radius=r * 0.3, tube=t * 0.25, segments=64, tube_segments=6),
                    at=(0, 0, t * 0.55),
                    material="label",
                )
            else:
                k.add(
                    "reel hub",
                    Lathe(
                        profile=[
                            (r * 0.125, -t * 0.55),
                            (r * 0.3, -t * 0.55),
                            (r * 0.3, t * 0.55),
                            (r * 0.125, t * 0.55),
                        ],
                        closed=True,
                        segments=64,
                    ),
                    material="reel",
                )
        k.add(
            "case prop", Box(size=(w * 0.12, w * 0.34, w * 0.02)), at=(0, w * 0.06, 0), material="case", bevel=w * 0.004
        )
        k.rod(
            "case prop leg",
            (0, w * 0.2, w * 0.01),
            (0, r * 0.02 + r * 0.12, r * 1.35),
            w * 0.012,
            segments=10,
            material="case",
        )
        k.anchor("top", (0, 0, r * 1.95))
        return
    u = w / {"cassette": 0.1, "usb": 0.058, "floppy": 0.09, "hard_drive": 0.1}[kind]
    with k.group("medium", scale=u):
        if kind == "usb":
            k.add(
                "case",
                Loft(
                    axis="x",
                    sections=[
                        Section(center=(x, 0, 0.0065), radii=(a, h), exponent=5)
                        for x, a, h in (
                            (-0.029, 0.0075, 0.0045),
                            (-0.027, 0.009, 0.006),
                            (0.012, 0.009, 0.006),
                            (0.015, 0.008, 0.005),
                        )
                    ],
                    segments=32,
                ),
                material="accent",
            )
            k.add(
                "metal plug",
                Box(size=(0.016, 0.012, 0.0045), pivot="center"),
                at=(0.0215, 0, 0.0065),
                material="metal",
                bevel=0.0004,
            )
            for y in (-0.0028, 0.0028):
                k.add("dark hole", Box(size=(0.0022, 0.0022, 0.0004)), at=(0.0235, y, 0.0086), material="dark")
            k.add("label", Box(size=(0.022, 0.01, 0.0006)), at=(-0.009, 0, 0.0123), material="label", bevel=0.0002)
            k.add(
                "metal loop",
                Torus(radius=0.0045, tube=0.001, segments=28, tube_segments=8),
                at=(-0.0305, 0, 0.0065),
                rotate=(90, 0, 0),
                material="metal",
            )
        elif kind == "floppy":
            body: Outline = [(-0.045, -0.047), (0.045, -0.047), (0.045, 0.044), (0.042, 0.047), (-0.045, 0.047)]
            with k.group("disk", at=(0, 0, 0.0455), rotate=(-12, 0, 0)):
                panel(k, "case", body, 0.0033, at=(0, 0.00165, 0), material="case", bevel=0.0005)
                k.add(
                    "label", Box(size=(0.07, 0.0006, 0.052)), at=(0, -0.0018, -0.0445), material="label", bevel=0.0002
                )
                for i in range(4):
                    k.add(
                        "accent line",
                        Box(size=(0.06, 0.0005, 0.0012)),
                        at=(0, -0.0021, -0.034 + 0.009 * i),
                        material="accent",
                    )
                panel(
                    k,
                    "metal shutter",
                    [(-0.026, 0.02), (0.026, 0.02), (0.026, 0.047), (-0.026, 0.047)],
                    0.0042,
                    at=(0, 0.0021, 0),
                    material="metal",
                    holes=[[(0.006, 0.024), (0.015, 0.024), (0.015, 0.043), (0.006, 0.043)]],
                )
            k.add("case foot", Box(size=(0.03, 0.03, 0.003)), at=(0, 0.008, 0), material="case")
        elif kind == "hard_drive":
            k.add("metal case", Box(size=(0.1, 0.147, 0.022)), material="metal", bevel=0.002)
            k.add("dark plate", Box(size=(0.092, 0.136, 0.002)), at=(0, 0, 0.0212), material="dark", bevel=0.0006)
            k.add(
                "metal platter",
                Cylinder(radius=0.042, height=0.002, segments=72),
                at=(0, 0.018, 0.0227),
                material="metal",
            )
            k.add(
                "accent hub",
                Lathe(profile=[(0.012, 0.0), (0.012, 0.003), (0.0, 0.0034)], segments=40),
                at=(0, 0.018, 0.0237),
                material="case",
            )
            k.tube(
                "reel arm",
                [(0.035, -0.045, 0.0255), (0.028, -0.02, 0.0258), (0.012, 0.005, 0.0258)],
                0.0025,
                radii=[1.5, 1.0, 0.4],
                segments=10,
                material="reel",
            )
            k.add(
                "reel pivot",
                Cylinder(radius=0.009, height=0.006, segments=28),
                at=(0.035, -0.045, 0.0222),
                material="reel",
                bevel=0.001,
            )
            for x in (-0.042, 0.042):
                for y in (-0.064, 0.064):
                    k.add(
                        "case screw",
                        Cylinder(radius=0.0025, height=0.001, segments=16),
                        at=(x, y, 0.0228),
                        material="case",
                    )
        else:
            with k.group("tape", at=(0, 0, 0.0), rotate=(-8, 0, 0)):
                outline: Outline = [(x, z + 0.032) for x, z in rounded_rectangle(0.1, 0.064, 0.003)]
                windows = [
                    [
                        (x + 0.0062 * math.cos(a), 0.037 + 0.0062 * math.sin(a))
                        for a in (2 * math.pi * i / 24 for i in range(24))
                    ]
                    for x in (-0.0213, 0.0213)
                ]
                panel(k, "case", outline, 0.009, at=(0, 0.0045, 0), material="case", bevel=0.0008, holes=windows)
                panel(
                    k,
                    "case edge",
                    [(-0.035, 0.0), (0.035, 0.0), (0.031, 0.016), (-0.031, 0.016)],
                    0.012,
                    at=(0, 0.006, 0),
                    material="case",
                    bevel=0.0006,
                )
                panel(
                    k,
                    "label",
                    [(x * 0.88, 0.038 + z * 0.66) for x, z in rounded_rectangle(0.1, 0.064, 0.003)],
                    0.0006,
                    at=(0, -0.0042, 0),
                    material="label",
                    holes=windows,
                )
                panel(
                    k,
                    "accent stripe",
                    [(-0.044, 0.05), (0.044, 0.05), (0.044, 0.055), (-0.044, 0.055)],
                    0.0004,
                    at=(0, -0.0046, 0),
                    material="accent",
                )
                panel(
                    k,
                    "dark window",
                    [(-0.012, 0.031), (0.012, 0.031), (0.012, 0.043), (-0.012, 0.043)],
                    0.0005,
                    at=(0, -0.0046, 0),
                    material="dark",
                )
                for x in (-0.0213, 0.0213):
                    k.add(
                        "reel",
                        Lathe(
                            profile=[(0.0044, -0.0035), (0.0063, -0.0035), (0.0063, 0.0035), (0.0044, 0.0035)],
                            closed=True,
                            segments=36,
                        ),
                        at=(x, 0, 0.037),
                        rotate=(90, 0, 0),
                        material="reel",
                    )
                    for i in range(6):
                        a = math.radians(60 * i)
                        k.add(
                            "reel tooth",
                            Box(size=(0.0018, 0.006, 0.0011), pivot="center"),
                            at=(x + 0.004 * math.cos(a), 0, 0.037 + 0.004 * math.sin(a)),
                            rotate=(0, -60 * i, 0),
                            material="reel",
                        )
            k.add("case foot", Box(size=(0.05, 0.024, 0.0022)), at=(0, 0.006, 0), material="case")
    k.anchor("top", (0, 0, 0.06 * u))
    k.anchor("grip", (0, 0, 0.03 * u), radius=0.01 * u)
