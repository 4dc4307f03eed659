"""Fire engines."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, length
from prompt2mesh.library.vehicles.forms import (
    arch_tools,
    box_outline,
    front_plate,
    lerp,
    side_plate,
)
from prompt2mesh.library.vehicles.trucks import PARTS, SLOTS, axles, draw_cab, rear_lights
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Lathe


@asset(
    kind="fire_truck",
    words=("fire truck", "fire engine", "firetruck", "fire lorry", "ladder truck"),
    about="A fire engine with lockers, a ladder on the roof, hose and blue lights.",
    parameters=(length("length", 8.0, 5.0, 14.0, words=("length", "long")), length("width", 2.5, 1.9, 3.2, words=("width", "wide")), length("height", 3.2, 2.6, 4.2, words=("height", "tall", "high"))),
    slots={**SLOTS, "body": Material(preset="car_paint", color="#c8141c"), "stripe": Material(preset="gloss_paint", color="#f5f2e8"), "ladder": "brushed_aluminium",
           "locker": "brushed_aluminium", "siren": Material(preset="neon", color="#2f62ff"), "hose": Material(preset="canvas", color="#d8c48a")},
    main_slot="body",
    parts={**PARTS, "light": "headlight, taillight, siren"},
)  # fmt: skip
def fire_truck(k: Kit) -> None:
    """Crew cab, locker body and turntable ladder."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = 0.52 * min(1.0, high / 3.2)
    front, cab = -long / 2, min(2.4, 0.32 * long)
    deck, roof = 2 * r, high * 0.8
    steer, rear = front + 0.5 * cab, long / 2 - 0.2 * long
    axles(k, [steer, rear], half, r, twin=[rear])
    k.add("chassis", Box(size=(half * 0.8, long * 0.96, 0.26)), at=(0, 0, deck - 0.3), material="trim", bevel=0.02)
    draw_cab(k, front, cab, half, 0.55 * r, roof, steer, r)
    start, back = front + cab - 0.02, long / 2
    low = 0.62 * r
    body = box_outline(start, back, low, roof - 0.08, 0.06)
    side_plate(
        k,
        "body",
        body,
        2 * half * 0.97,
        bevel=0.04,
        bevel_segments=2,
        material="body",
        cuts=arch_tools([rear], r * 1.2, r, half, 0.75),
    )
    bay = (back - start) / 4
    for i in range(4):
        y = start + bay * (i + 0.5)
        bottom = deck + 0.42 if abs(y - rear) < bay * 0.75 + r * 0.6 else deck - 0.3
        side_plate(
            k,
            f"locker {i + 1}",
            box_outline(y - bay * 0.43, y + bay * 0.43, bottom, roof - 0.3, 0.03),
            2 * half * 0.97 + 0.02,
            bevel=0.005,
            material="locker",
        )
        slat = Box(size=(2 * half * 0.97 + 0.035, bay * 0.84, 0.012))
        k.add(
            f"locker slat {i + 1}",
            slat,
            at=(0, y, bottom + 0.1),
            material="chrome",
            instances=Linear(count=6, step=(0, 0, (roof - 0.45 - bottom) / 6)),
        )
    side_plate(
        k,
        "stripe",
        box_outline(front + 0.35, back - 0.04, deck + 0.16, deck + 0.3),
        2 * half * 0.97 + 0.03,
        material="stripe",
    )
    k.add(
        "siren bar",
        Box(size=(half * 1.6, 0.3, 0.06), pivot="center"),
        at=(0, front + 0.75, roof + 0.02),
        material="trim",
        bevel=0.02,
    )
    k.add(
        "siren",
        Capsule(radius=0.1, height=half * 0.7),
        at=(half * 0.42, front + 0.75, roof + 0.1),
        rotate=(0, 90, 0),
        material="siren",
        mirror=True,
    )
    _ladder(k, lerp(start, back, 0.62), front + 0.95, back - 0.05, half, roof - 0.08, high)
    k.add("hose reel", Lathe(profile=[(0.1, -0.2), (0.34, -0.2), (0.34, -0.16), (0.27, -0.15), (0.27, 0.15), (0.34, 0.16), (0.34, 0.2), (0.1, 0.2)], closed=True, segments=40),
          at=(0, back + 0.03, deck + 0.25), rotate=(0, 90, 0), material="hose")  # fmt: skip
    k.add("reel bracket", Box(size=(0.5, 0.36, 0.1)), at=(0, back - 0.1, deck - 0.12), material="chrome", bevel=0.02)
    k.add(
        "hose reel axle",
        Cylinder(radius=0.11, height=0.44, segments=24, pivot="center"),
        at=(0, back + 0.03, deck + 0.25),
        rotate=(0, 90, 0),
        material="chrome",
    )
    rear_lights(k, back - 0.02, half, deck)
    front_plate(
        k,
        "bumper back",
        box_outline(-half * 0.95, half * 0.95, deck - 0.5, deck - 0.34, 0.02),
        0.2,
        y=back + 0.02,
        material="chrome",
    )
    k.anchor("top", (0, lerp(start, back, 0.3), roof - 0.08), half_size=(half * 0.5, 0.4))
    k.anchor("seat", (0, steer, roof), half_size=(0.3, 0.3))


def _ladder(k: Kit, y: float, tip: float, end: float, half: float, roof: float, high: float) -> None:
    k.add(
        "turntable",
        Lathe(
            profile=[
                (half * 0.55, 0),
                (half * 0.55, 0.1),
                (half * 0.4, 0.14),
                (half * 0.34, (high - roof) * 0.62),
                (0, (high - roof) * 0.62),
            ],
            segments=40,
        ),
        at=(0, y + 0.5, roof - 0.02),
        material="trim",
    )
    z0, z1 = roof + (high - roof) * 0.62, high
    wide = half * 0.42
    for name, dx in (("left", -wide), ("right", wide)):
        for row, dz in (("low", 0.0), ("high", z1 - z0 - 0.05)):
            k.rod(
                f"ladder rail {name} {row}",
                (dx, end, z0 + dz + 0.02),
                (dx, tip - 0.5, z0 + dz + 0.02),
                0.035,
                material="ladder",
            )
    number = max(6, int((end - tip + 0.5) / 0.32))
    step = (end - tip + 0.4) / number
    k.add("ladder rung", Cylinder(radius=0.022, height=2 * wide, segments=12, pivot="center"), at=(0, tip - 0.45, z0 + 0.02), rotate=(0, 90, 0), material="ladder",
          instances=Linear(count=number, step=(0, step, 0)))  # fmt: skip
    for sx in (-1, 1):
        k.add(
            "ladder lattice",
            Cylinder(radius=0.016, height=z1 - z0, segments=10),
            at=(sx * wide, tip - 0.45, z0),
            material="ladder",
            instances=Linear(count=number, step=(0, step, 0)),
        )
    k.add(
        "ladder rest",
        Box(size=(2 * wide + 0.1, 0.12, z0 - roof + 0.06)),
        at=(0, tip + 0.15, roof + 0.02),
        material="trim",
    )
