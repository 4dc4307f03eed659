"""Record players and gramophones."""

import math

from prompt2mesh.library.electronics.casework import DARK, WOOD
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section


@asset(
    kind="record_player",
    words=("record player", "gramophone", "turntable", "phonograph", "vinyl player", "jukebox", "victrola", "vinyl record player"),
    about="A turntable with a record, or a gramophone with a brass horn.",
    parameters=(length("width", 0.42, 0.08, 1.5, words=("width", "wide", "size")), choice("type", "gramophone", "turntable")),
    slots={"body": WOOD, "horn": "brass", "record": Material(preset="glossy_plastic", color="#0e0e10"), "label": Material(preset="paper", color="#b3202a"), "metal": "chrome", "felt": Material(preset="felt", color="#26382c"), "dark": DARK},
    adjectives={"gramophone": {"type": "gramophone"}, "turntable": {"type": "turntable"}},
    styles={"antique": {"type": "gramophone"}, "modern": {"type": "turntable"}},
    parts={"arm": "tone arm", "needle": "tone arm", "vinyl": "record", "crank": "crank"},
)  # fmt: skip
def record_player(k: Kit) -> None:
    """A case with a platter; the gramophone's horn rises from behind and flares to the front."""
    with k.group("whole", scale=k.m("width") / 0.42):
        if k.s("type") == "turntable":
            k.add(
                "body",
                Extrude(outline=rounded_rectangle(0.42, 0.34, 0.012), height=0.075, bevel=0.004),
                at=(0, 0, 0.018),
                material="body",
            )
            for x in (-0.17, 0.17):
                for y in (-0.13, 0.13):
                    k.add(
                        "foot",
                        Cylinder(radius=0.022, height=0.02, segments=32),
                        at=(x, y, 0),
                        material="dark",
                        bevel=0.003,
                    )
            _platter(k, -0.045, 0, 0.093, 0.15)
            k.add(
                "tone arm base",
                Lathe(
                    profile=[(0, 0), (0.035, 0), (0.035, 0.012), (0.02, 0.016), (0.018, 0.04), (0, 0.04)], segments=40
                ),
                at=(0.15, 0.1, 0.093),
                material="metal",
            )
            k.tube(
                "tone arm",
                [
                    (0.152, 0.14, 0.128),
                    (0.15, 0.1, 0.13),
                    (0.152, 0.02, 0.129),
                    (0.14, -0.05, 0.125),
                    (0.075, -0.09, 0.117),
                ],
                0.0045,
                material="metal",
                segments=14,
            )
            k.rod("tone arm weight", (0.152, 0.125, 0.128), (0.152, 0.155, 0.128), 0.015, material="metal", segments=28)
            k.add(
                "tone arm head",
                Box(size=(0.022, 0.035, 0.012)),
                at=(0.066, -0.096, 0.1085),
                rotate=(0, 0, -60),
                material="dark",
                bevel=0.003,
            )
            for y in (-0.1, -0.06):
                k.add(
                    "knob",
                    Lathe(profile=[(0, 0), (0.013, 0), (0.012, 0.012), (0, 0.013)], segments=28),
                    at=(0.175, y - 0.03, 0.093),
                    material="metal",
                )
            k.add("pitch slider", Box(size=(0.012, 0.08, 0.002)), at=(0.175, 0.0, 0.0925), material="dark")
            return
        for z, grow in ((0.0, 0.42), (0.125, 0.4)):
            k.add(
                "moulding",
                Extrude(outline=rounded_rectangle(grow, grow, 0.015), height=0.022, bevel=0.007),
                at=(0, 0, z),
                material="body",
            )
        k.add(
            "body",
            Extrude(outline=rounded_rectangle(0.375, 0.375, 0.01), height=0.11, bevel=0.004),
            at=(0, 0, 0.02),
            material="body",
        )
        for x in (-0.185, 0.185):
            for y in (-0.185, 0.185):
                k.add(
                    "column",
                    Lathe(
                        profile=[
                            (0, 0),
                            (0.014, 0),
                            (0.01, 0.015),
                            (0.013, 0.05),
                            (0.01, 0.09),
                            (0.014, 0.108),
                            (0, 0.108),
                        ],
                        segments=24,
                    ),
                    at=(x, y, 0.02),
                    material="body",
                )
        panel(
            k,
            "ornament",
            [(-0.1, 0.05), (0.1, 0.05), (0.12, 0.075), (0.1, 0.1), (-0.1, 0.1), (-0.12, 0.075)],
            0.006,
            at=(0, -0.186, 0),
            material="horn",
            bevel=0.002,
        )
        _platter(k, 0, -0.02, 0.146, 0.15)
        k.tube(
            "crank",
            [(0.17, 0.0, 0.08), (0.235, 0.0, 0.08), (0.25, 0.0, 0.07), (0.25, -0.05, 0.03)],
            0.006,
            smooth=False,
            material="metal",
            segments=12,
        )
        k.rod(
            "crank handle", (0.245, -0.05, 0.03), (0.295, -0.05, 0.03), 0.011, 0.009, material="body", round_caps=True
        )
        k.tube(
            "horn bracket", [(0, 0.18, 0.08), (0, 0.235, 0.1), (0, 0.24, 0.2), (0, 0.2, 0.29)], 0.011, material="horn"
        )
        path = [
            (0.0, 0.06, 0.225),
            (0.0, 0.13, 0.235),
            (0.0, 0.19, 0.265),
            (0.0, 0.205, 0.33),
            (0.0, 0.185, 0.395),
            (0, 0.14, 0.445),
        ]
        k.tube(
            "horn neck",
            path,
            0.03,
            radii=[0.33, 0.4, 0.55, 0.75, 0.95, 1.2],
            material="horn",
            segments=28,
            round_caps=False,
        )
        flare: list[tuple[float, float]] = []
        for i in range(15):
            f = i / 14
            flare.append((0.034 + 0.05 * f + 0.15 * f**4, 0.36 * f))
        inner = [(max(r - 0.004, 0.01), z + 0.001 - 0.003 * (z / 0.36)) for r, z in reversed(flare[1:])]
        with k.group("horn whole", at=(0, 0.15, 0.435), rotate=(52, 0, 0)):
            petals = 10
            ring = [*flare, *inner]
            sections: list[Section] = []
            for r, z in ring:
                ripple = 0.06 * min(1.0, (z / 0.36) ** 2)
                sections.append(
                    Section(
                        center=(0, 0, z),
                        outline=[
                            (
                                r * (1 + ripple * abs(math.cos(petals * t / 2))) * math.cos(t),
                                r * (1 + ripple * abs(math.cos(petals * t / 2))) * math.sin(t),
                            )
                            for t in [2 * math.pi * j / 80 for j in range(80)]
                        ],
                    )
                )
            k.add("horn", Loft(axis="z", sections=sections, smooth=False), material="horn")
        k.tube(
            "tone arm",
            [(0.0, 0.07, 0.225), (0.02, 0.03, 0.215), (0.05, -0.03, 0.21), (0.06, -0.06, 0.2)],
            0.011,
            radii=[1.1, 1, 0.85, 0.75],
            material="metal",
            segments=16,
        )
        k.add(
            "tone arm head",
            Cylinder(radius=0.026, height=0.016, segments=36, pivot="center"),
            at=(0.062, -0.072, 0.19),
            rotate=(80, 0, -25),
            material="metal",
            bevel=0.003,
        )
        k.rod(
            "tone arm needle", (0.064, -0.072, 0.18), (0.066, -0.078, 0.16), 0.0022, 0.001, segments=8, material="metal"
        )
        k.rod("tone arm post", (0, 0.07, 0.145), (0, 0.07, 0.235), 0.014, material="metal")


def _platter(k: Kit, x: float, y: float, z: float, r: float) -> None:
    k.add(
        "platter",
        Lathe(profile=[(0, 0), (r * 1.03, 0), (r * 1.03, 0.008), (0, 0.009)], segments=72),
        at=(x, y, z),
        material="felt",
    )
    grooves = [(r * 0.34, 0.012)]
    for i in range(18):
        q = r * (0.37 + 0.034 * i)
        grooves += [(q, 0.012), (q + r * 0.008, 0.0113), (q + r * 0.016, 0.012)]
    k.add(
        "record",
        Lathe(profile=[(0, 0.0), (r * 0.995, 0.0), (r * 0.995, 0.0115), *reversed(grooves), (0, 0.012)], segments=72),
        at=(x, y, z + 0.0005),
        material="record",
    )
    k.add(
        "record label", Cylinder(radius=r * 0.32, height=0.0012, segments=48), at=(x, y, z + 0.0118), material="label"
    )
    k.add(
        "spindle",
        Lathe(profile=[(0, 0), (0.0035, 0), (0.0035, 0.008), (0.002, 0.011), (0, 0.0115)], segments=16),
        at=(x, y, z + 0.012),
        material="metal",
    )
