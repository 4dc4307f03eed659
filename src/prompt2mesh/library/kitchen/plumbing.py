"""Taps and sinks."""

from prompt2mesh.library.furniture.forms import pull
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.appliances import box_cut
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere


def _faucet(k: Kit, s: float, at: tuple[float, float, float], *, dripping: bool = False) -> None:
    """A swan-neck tap with two cross handles; `s` is its height, the spout towards −y."""
    with k.group("faucet", at=at):
        k.add(
            "faucet base",
            Lathe(
                profile=[
                    (0, -s * 0.005),
                    (s * 0.1, -s * 0.005),
                    (s * 0.1, s * 0.02),
                    (s * 0.06, s * 0.06),
                    (s * 0.05, s * 0.2),
                    (0, s * 0.2),
                ],
                segments=40,
            ),
            material="trim",
        )
        path = [
            (0, 0, s * 0.1),
            (0, 0, s * 0.62),
            (0, -s * 0.1, s * 0.9),
            (0, -s * 0.3, s * 0.97),
            (0, -s * 0.48, s * 0.84),
            (0, -s * 0.52, s * 0.64),
        ]
        k.tube("faucet spout", path, s * 0.042, segments=20, resolution=8, round_caps=False, material="trim")
        k.add(
            "faucet tip",
            Cylinder(radius=s * 0.055, height=s * 0.08),
            at=(0, -s * 0.52, s * 0.58),
            material="trim",
            bevel=s * 0.01,
        )
        k.rod("faucet bridge", (-s * 0.3, 0, s * 0.1), (s * 0.3, 0, s * 0.1), s * 0.035, material="trim")
        for sx in (-1, 1):
            k.add(
                "faucet valve",
                Lathe(
                    profile=[
                        (0, -s * 0.005),
                        (s * 0.08, -s * 0.005),
                        (s * 0.08, s * 0.02),
                        (s * 0.055, s * 0.05),
                        (s * 0.05, s * 0.18),
                        (s * 0.03, s * 0.22),
                        (0, s * 0.24),
                    ],
                    segments=36,
                ),
                at=(sx * s * 0.3, 0, 0),
                material="trim",
            )
            with k.group("handle cross", at=(sx * s * 0.3, 0, s * 0.235), rotate=(0, 0, 30 * sx)):
                for turn in (0, 90):
                    k.add(
                        "handle",
                        Lathe(
                            profile=[
                                (0, -s * 0.11),
                                (s * 0.022, -s * 0.1),
                                (s * 0.014, -s * 0.03),
                                (s * 0.014, s * 0.03),
                                (s * 0.022, s * 0.1),
                                (0, s * 0.11),
                            ],
                            smooth=True,
                            segments=20,
                        ),
                        rotate=(90, 0, turn),
                        material="trim",
                    )
                k.add("handle cap", Sphere(radius=s * 0.028, segments=20), at=(0, 0, s * 0.01), material="cap")
        if dripping:
            k.add(
                "water drop",
                Lathe(
                    profile=[(0, -s * 0.05), (s * 0.024, -s * 0.03), (s * 0.018, 0), (0, s * 0.05)],
                    smooth=True,
                    segments=20,
                ),
                at=(0, -s * 0.52, s * 0.56),
                material="water",
            )


@asset(
    kind="faucet",
    words=("faucet", "tap", "water tap", "spigot"),
    about="A swan-neck tap with two cross handles.",
    parameters=(length("height", 0.3, 0.05, 1.0, words=("height", "tall", "high")),),
    slots={"trim": "chrome", "cap": "porcelain", "water": "water"},
    main_slot="trim",
    states=("dripping",),
    styles={"antique": {}},
    style_materials={"antique": {"trim": Material(preset="brass")}},
    parts={"spout": "faucet spout"},
)  # fmt: skip
def faucet(k: Kit) -> None:
    """Alone, standing on its flanges."""
    h = k.m("height")
    s = h / 1.015
    _faucet(k, s, (0, s * 0.2, s * 0.005), dripping=k.state("dripping"))


@asset(
    kind="sink",
    words=("sink", "kitchen sink", "washbasin", "bathroom sink", "wash basin", "basin sink"),
    about="A sink in a cabinet, or a pedestal basin, with a swan-neck tap.",
    parameters=(length("height", 0.88, 0.3, 1.4, words=("height", "tall", "high")), length("width", 0.8, 0.3, 2.0, words=("width", "wide")), choice("shape", "cabinet", "pedestal"), flag("water", False)),
    slots={"basin": "porcelain", "trim": "chrome", "cap": "porcelain", "body": "oak", "counter": "granite", "water": "water"},
    main_slot="basin",
    adjectives={"bathroom": {"shape": "pedestal", "width": 0.6}, "pedestal": {"shape": "pedestal", "width": 0.6}, "full": {"water": True}},
    holds=True,
)  # fmt: skip
def sink(k: Kit) -> None:
    """Counter with a basin let into it; doors below, or a column."""
    h, w = k.m("height"), k.m("width")
    d = min(w * 0.75, 0.62 * h / 0.88)
    bw, bd = w * 0.7, d * 0.6
    deep = min(h * 0.2, bd * 0.5)
    y = -d * 0.06
    if k.s("shape") == "pedestal":
        k.add(
            "basin column",
            Lathe(
                profile=[
                    (0, 0),
                    (w * 0.2, 0),
                    (w * 0.2, h * 0.02),
                    (w * 0.13, h * 0.08),
                    (w * 0.1, h * 0.4),
                    (w * 0.13, h * 0.72),
                    (w * 0.22, h * 0.82),
                    (0, h * 0.82),
                ],
                fillet=h * 0.01,
                segments=56,
            ),
            material="basin",
        )
        block = Extrude(outline=rounded_rectangle(w, d, d * 0.3, corner_segments=10), height=h * 0.2)
        slot = "basin"
        z = h * 0.8
    else:
        well = box_cut((bw * 0.99, bd * 0.99, deep + h), (0, y - d * 0.02, h * 0.92 - deep))
        k.add(
            "body",
            Box(size=(w * 0.96, d * 0.92, h * 0.86)),
            at=(0, d * 0.02, h * 0.08),
            material="body",
            modifiers=[Boolean(operation="cut", tools=[well])],
            bevel=0.004,
        )
        k.add("plinth", Box(size=(w * 0.9, d * 0.84, h * 0.085)), at=(0, d * 0.04, 0), material="body")
        for sx in (-1, 1):
            k.add(
                "door",
                Box(size=(w * 0.45, 0.02, h * 0.66)),
                at=(sx * w * 0.236, -d * 0.44 - 0.006, h * 0.11),
                material="body",
                bevel=0.004,
            )
            k.add(
                "door panel",
                Box(size=(w * 0.33, 0.014, h * 0.52)),
                at=(sx * w * 0.236, -d * 0.44 - 0.015, h * 0.18),
                material="body",
                bevel=0.005,
            )
            k.add(
                "handle",
                pull(h * 0.12, 0.03, 0.005),
                at=(sx * w * 0.05, -d * 0.44 - 0.0155, h * 0.6),
                rotate=(90, 90, 0),
                material="trim",
            )
        block = Extrude(outline=rounded_rectangle(w * 1.02, d, 0.01), height=h * 0.06)
        slot = "counter"
        z = h * 0.94
    rim = h - z
    hole = Part(
        name="cut",
        shape=Extrude(outline=rounded_rectangle(bw, bd, bd * 0.25, corner_segments=8), height=deep * 2),
        placement=Transform(location=(0, y, rim - deep)),
    )
    k.add(
        "counter" if slot == "counter" else "basin",
        block,
        at=(0, 0, z),
        material=slot,
        modifiers=[Boolean(operation="cut", tools=[hole])],
        bevel=h * 0.004,
    )
    wall = bw * 0.015
    outline = rounded_rectangle(bw + 0.001, bd + 0.001, bd * 0.25, corner_segments=8)
    core = Part(
        name="cut",
        shape=Extrude(
            outline=rounded_rectangle(bw - 2 * wall, bd - 2 * wall, bd * 0.23, corner_segments=8), height=deep
        ),
        placement=Transform(location=(0, 0, wall)),
    )
    k.add(
        "basin bowl",
        Extrude(outline=outline, height=deep + h * 0.004),
        at=(0, y, h - deep),
        material="basin",
        modifiers=[Boolean(operation="cut", tools=[core])],
        bevel=wall * 0.3,
    )
    k.add(
        "drain",
        Lathe(
            profile=[(0, 0), (bd * 0.09, 0), (bd * 0.1, wall * 0.5), (bd * 0.07, wall * 0.7), (0, wall * 0.4)],
            segments=36,
        ),
        at=(0, y, h - deep + wall * 0.9),
        material="trim",
    )
    if k.on("water"):
        k.add(
            "water",
            Extrude(
                outline=rounded_rectangle(bw - 1.9 * wall, bd - 1.9 * wall, bd * 0.23, corner_segments=8),
                height=deep * 0.6,
            ),
            at=(0, y, h - deep + wall * 0.9),
            material="water",
        )
    _faucet(k, h * 0.32, (0, d * 0.36, h + 0.001))
    k.anchor("inside", (0, y, h - deep + wall), half_size=(bw * 0.42, bd * 0.42), height=deep)
    k.anchor("top", (-w * 0.42, 0, h), half_size=(w * 0.06, d * 0.4))
