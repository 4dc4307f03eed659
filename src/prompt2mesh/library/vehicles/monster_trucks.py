"""The monster truck: a pickup's body on a tube chassis and huge lugged wheels."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.cars import PARTS, SLOTS, draw_car
from prompt2mesh.library.vehicles.diggers import ram
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Sphere


@asset(
    kind="monster_truck",
    words=("monster truck", "bigfoot truck", "big wheel truck", "monster pickup"),
    about="A pickup or off-roader raised on a tube chassis, coil-over dampers and tyres taller than its doors.",
    parameters=(
        length("length", 4.6, 2.6, 8.0, words=("length", "long")),
        length("width", 1.85, 1.3, 2.8, words=("width", "wide")),
        length("height", 1.45, 1.0, 2.2, words=("body height",)),
        length("wheel_diameter", 1.68, 1.0, 2.6, words=("wheel diameter", "wheel size")),
        choice("body", "pickup", "suv", "hatchback"),
    ),
    slots={**SLOTS, "body": Material(preset="car_paint", color="#2f8f2a"), "frame": Material(preset="gloss_paint", color="#e2541b"),
           "hydraulic": "chrome"},
    main_slot="body",
    parts={**PARTS, "chassis": "chassis", "suspension": "damper"},
)  # fmt: skip
def monster_truck(k: Kit) -> None:
    """The body is drawn standing on its own wheels' places and lifted as a whole."""
    r = k.m("wheel_diameter") / 2
    lift = 1.18 * r
    with k.group("cab body", at=(0, 0, lift)):
        car = draw_car(k, k.s("body"), wheels=False)
    wide = 0.86 * r
    track = car.half + wide * 0.42
    rail, low = car.half * 0.5, lift + 0.32
    for side in (-1, 1):
        x = side * rail
        k.tube("chassis rail", [(x, car.y(0.06), low), (x, car.y(0.94), low)], 0.07, segments=10, material="frame")
        k.tube(
            "chassis truss",
            [(x, car.y(0.16), low), (x, car.y(0.34), r * 1.02), (x, car.y(0.64), r * 1.02), (x, car.y(0.82), low)],
            0.055, smooth=False, segments=10, material="frame",
        )  # fmt: skip
    for share in (0.08, 0.34, 0.64, 0.92):
        z = low if share in (0.08, 0.92) else r * 1.02
        k.rod("chassis cross", (-rail, car.y(share), z), (rail, car.y(share), z), 0.05, segments=10, material="frame")
    for name, y, inward in (("front", car.axles[0], 1), ("back", car.axles[1], -1)):
        wheel(k, f"wheel {name}", (track, y, r), r, wide, style="lugged", mirror=True)
        k.rod(f"axle {name}", (-track, y, r), (track, y, r), 0.1, material="trim")
        k.add(f"differential {name}", Sphere(radius=0.2, segments=20), at=(0, y, r), material="trim")
        k.rod(f"drive shaft {name}", (0, y, r), (0, y + inward * 0.9, r * 1.02), 0.05, segments=10, material="chrome")
        for side in (-1, 1):
            ram(k, (side * rail * 1.25, y, r + 0.04), (side * rail, y + inward * 0.3, low + 0.06), 0.085)
            k.rod("link", (side * rail * 0.9, y, r - 0.04), (side * rail, y + inward * 0.75, r * 1.04), 0.035, segments=8,
                  material="chrome")  # fmt: skip
    k.anchor("top", (0, car.y(0.42), car.height + lift), half_size=(car.half * 0.6, car.length * 0.08))
    k.anchor("seat", (0, car.y(0.42), car.height + lift), half_size=(0.25, 0.25))
    if "inside" in k.anchors:
        x, y, z = k.anchors["inside"].position
        k.anchor("inside", (x, y, z + lift), half_size=(car.half * 0.8, car.length * 0.17), height=car.z(0.2))
