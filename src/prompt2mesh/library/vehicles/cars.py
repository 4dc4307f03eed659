"""Modern cars: saloons, hatchbacks, sports cars, off-roaders, pickups; taxis and police cars."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.library.vehicles.car_bodies import FORMS, CarBody, polygon_tool, rectangle_tool
from prompt2mesh.library.vehicles.forms import FRONTWAYS, box_outline, side_plate, side_tool, tool
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Extrude, Text, Torus

CAR_GLASS = Material(preset="dark_screen", color="#161c22", roughness=0.06)
HEADLIGHT = Material(preset="glossy_plastic", color="#f4f8ff", roughness=0.08)
TAILLIGHT = Material(preset="glossy_plastic", color="#8e0a12", roughness=0.12)
SLOTS: dict[str, Material | str] = {
    "body": "car_paint", "glass": CAR_GLASS, "rim": "brushed_aluminium", "tire": "rubber", "trim": "black_plastic",
    "chrome": "chrome", "headlight": HEADLIGHT, "taillight": TAILLIGHT, "seat": "leather", "plate": "enamel",
}  # fmt: skip
PARTS = {
    "window": "window, windscreen", "windshield": "window, windscreen", "light": "headlight, taillight", "tyre": "tire",
    "bumper": "bumper, grille", "door": "handle", "interior": "seat, dashboard", "rim": "rim, spoke, hub",
}  # fmt: skip
SIZES = (
    length("length", 4.5, 2.4, 9.0, words=("length", "long")),
    length("width", 1.8, 1.2, 2.6, words=("width", "wide")),
    length("height", 1.45, 1.0, 2.2, words=("height", "high", "tall")),
)


def draw_car(k: Kit, body: str, *, spoiler: bool = False, rack: bool = False, wheels: bool = True) -> CarBody:
    """A whole car of one of the `FORMS`, with or without `wheels`; returns its body for whatever goes on it."""
    car = CarBody(k, FORMS[body], k.m("length"), k.m("width"), k.m("height"))
    extra = []
    if body == "convertible":
        extra = [tool(Extrude(outline=_tub(car), height=car.height), at=(0, car.y(0.53), car.z(0.36)))]
    if body == "pickup":
        bed = Box(size=(car.half * 1.72, car.length * 0.385, car.height))
        extra = [tool(bed, at=(0, car.y(0.787), car.z(0.455)))]
    car.draw_hull(*extra)
    if body == "convertible":
        _cockpit(k, car)
    else:
        car.draw_house()
    _face(k, car, body)
    _tail(k, car, body)
    _sides(k, car)
    if wheels:
        _wheels(k, car, body)
    if spoiler:
        z = car.top(0.96)
        k.add("spoiler", Box(size=(car.half * 1.7, car.length * 0.045, 0.025), pivot="center"), at=(0, car.y(0.955), z + 0.17),
              rotate=(-6, 0, 0), material="body", bevel=0.01)  # fmt: skip
        k.add("spoiler stand", Box(size=(0.03, 0.1, 0.21)), at=(car.half * 0.6, car.y(0.95), z - 0.04), material="trim",
              bevel=0.008, mirror=True)  # fmt: skip
    if rack or body == "suv":
        rail = [(car.half * 0.52, car.y(0.42), car.height - 0.035), (car.half * 0.53, car.y(0.45), car.height + 0.035),
                (car.half * 0.53, car.y(0.82), car.height + 0.035), (car.half * 0.52, car.y(0.86), car.height - 0.04)]  # fmt: skip
        k.tube("rack rail", rail, 0.018, smooth=False, material="chrome", mirror=True)
    k.anchor("top", (0, car.y(0.55), car.height), half_size=(car.half * 0.6, car.length * 0.12))
    if body == "pickup":
        k.anchor(
            "inside", (0, car.y(0.787), car.z(0.455)), half_size=(car.half * 0.8, car.length * 0.17), height=car.z(0.2)
        )
    seat = (car.half * 0.4, car.y(0.58), car.z(0.42)) if body == "convertible" else (0.0, car.y(0.55), car.height)
    k.anchor("seat", seat, half_size=(0.22, 0.22))
    if body == "convertible":
        k.anchor("driver", seat, half_size=(0.22, 0.22))
    return car


def _tub(car: CarBody) -> list[tuple[float, float]]:
    half, long = car.half * 0.82, car.length * 0.16
    return [(x, y) for x, y in box_outline(-half, half, -long, long, 0.12)]


def _face(k: Kit, car: CarBody, body: str) -> None:
    nose, deep = car.y(0) - 0.1, 0.1 + 0.11 * car.length
    h, w = car.height, car.half
    high = car.top(0.03)
    low = high - 0.1 * h
    slim = 0.45 if body in ("futuristic", "sports") else 1.0
    lamp = [
        (w * 0.54, high - 0.045 * h - 0.055 * h * slim),
        (w * 1.2, low + 0.01 * h * slim),
        (w * 1.2, high - 0.01 * h),
        (w * 0.5, high - 0.045 * h),
    ]
    middle = (w * 0.82, (high + low) / 2)
    rim = [(px + 0.06 * (px - middle[0]), pz + 0.3 * (pz - middle[1])) for px, pz in lamp]
    car.patch(
        "headlight rim",
        polygon_tool(rim, y=nose, depth=deep * 1.06),
        slot="trim",
        grow_m=0.003,
        mirror=True,
        end="front",
    )
    car.patch("headlight", polygon_tool(lamp, y=nose, depth=deep), slot="headlight", mirror=True, end="front")
    if body == "futuristic":
        car.patch(
            "light bar",
            rectangle_tool(-w, w, high - 0.062 * h, high - 0.048 * h, y=nose, depth=deep * 0.6, radius=0.002),
            slot="headlight",
            grow_m=0.004,
            end="front",
        )
    grille = [
        (-w * 0.4, low - 0.02 * h),
        (w * 0.4, low - 0.02 * h),
        (w * 0.46, high - 0.035 * h),
        (-w * 0.46, high - 0.035 * h),
    ]
    if body not in ("futuristic", "sports"):
        car.patch("grille", polygon_tool(grille, y=nose, depth=deep), slot="trim", grow_m=0.004, end="front")
        k.add("grille bar", Box(size=(w * 0.8, 0.06, 0.007 * h), pivot="center"), at=(0, car.y(0) + 0.012, low - 0.006 * h), material="chrome",
              instances=Linear(count=4, step=(0, 0.003, 0.021 * h)))  # fmt: skip
    bottom = car.z(car.form.stations[1][2])
    intake = [
        (-w * 0.58, bottom + 0.015 * h),
        (w * 0.58, bottom + 0.015 * h),
        (w * 0.66, bottom + 0.1 * h),
        (-w * 0.66, bottom + 0.1 * h),
    ]
    car.patch("bumper intake", polygon_tool(intake, y=nose, depth=deep), slot="trim", grow_m=0.008, end="front")
    k.add("fog light", Ellipsoid(radii=(0.055, 0.03, 0.04), segments=20), at=(w * 0.72, car.y(0.012) + 0.005, bottom + 0.075 * h),
          material="headlight", mirror=True)  # fmt: skip
    k.add(
        "plate front",
        Box(size=(0.46, 0.03, 0.105), pivot="center"),
        at=(0, car.y(0) - 0.012, bottom + 0.13 * h),
        material="plate",
        bevel=0.006,
    )


def _tail(k: Kit, car: CarBody, body: str) -> None:
    back, deep = car.y(1) + 0.1, 0.1 + 0.06 * car.length
    h, w = car.height, car.half
    high = car.top(0.975) - 0.015 * h
    tall = 0.2 if body in ("suv", "pickup", "hatchback") else 0.1
    inner = 0.86 if body == "pickup" else 0.56
    lamp = [
        (w * inner, high - tall * h),
        (w * 1.2, high - tall * h),
        (w * 1.2, high - 0.02 * h),
        (w * inner, high - 0.02 * h),
    ]
    if body in ("sports", "sedan", "convertible", "limousine"):
        dark = rectangle_tool(-w * 1.2, w * 1.2, high - 1.25 * tall * h, high + 0.005 * h, y=back - deep, depth=deep)
        car.patch("taillight rim", dark, slot="trim", grow_m=0.003, end="back")
    elif body != "futuristic":
        grown = [
            (x - 0.03 * w if x < w else x, z + (0.015 * h if z > high - 0.05 * h else -0.015 * h)) for x, z in lamp
        ]
        rim = polygon_tool(grown, y=back - deep, depth=deep)
        car.patch("taillight rim", rim, slot="trim", grow_m=0.003, mirror=True, end="back")
    if body == "futuristic":
        lamp = [(-w, high - 0.06 * h), (w, high - 0.06 * h), (w, high - 0.03 * h), (-w, high - 0.03 * h)]
    car.patch(
        "taillight",
        polygon_tool(lamp, y=back - deep, depth=deep),
        slot="taillight",
        mirror=body != "futuristic",
        end="back",
    )
    low = car.z(car.form.stations[-2][2])
    car.patch("bumper back", rectangle_tool(-w * 0.75, w * 0.75, low - 0.02, low + 0.07 * h, y=back - deep, depth=deep, radius=0.015),
              slot="trim", grow_m=0.014, end="back")  # fmt: skip
    k.add(
        "plate back",
        Box(size=(0.46, 0.03, 0.105), pivot="center"),
        at=(0, car.y(1) + 0.008, low + 0.17 * h),
        material="plate",
        bevel=0.006,
    )
    if body != "futuristic":
        k.add("exhaust", Cylinder(radius=0.035, height=0.16, segments=20), at=(w * 0.55, car.y(0.985) + 0.03, low + 0.01), rotate=FRONTWAYS,
              material="chrome", mirror=body == "sports")  # fmt: skip


def _wheels(k: Kit, car: CarBody, body: str) -> None:
    r, wide = car.wheel_radius, car.tire_width
    spokes = {"sports": 10, "futuristic": 3, "suv": 6, "pickup": 6}.get(body, 5)
    for end, y in zip(("front", "back"), car.axles, strict=True):
        wheel(k, f"wheel {end}", (car.half - wide * 0.52, y, r), r, wide, spokes=spokes, mirror=True)
        k.rod(f"axle {end}", (-car.half + wide * 0.5, y, r), (car.half - wide * 0.5, y, r), 0.04, material="trim")


def _sides(k: Kit, car: CarBody) -> None:
    body = "futuristic" if car.form is FORMS["futuristic"] else ""
    doors = car.form.doors
    for i, end in enumerate(doors[1:]):
        z = (car.top(end) - car.z(0.085)) if body != "futuristic" else car.top(end) - car.z(0.1)
        at = (car.half_width(end) * 0.972, car.y(end) - 0.16, z)
        k.add(f"handle {i}", Box(size=(0.035, 0.17, 0.026), pivot="center"), at=at, material="body" if body == "futuristic" else "chrome",
              bevel=0.01, mirror=True)  # fmt: skip
    base = car.z(car.form.glass_base)
    y = car.y(car.form.cowl) + 0.1 * car.length
    k.add(
        "mirror",
        Ellipsoid(radii=(0.11, 0.065, 0.075), segments=24),
        at=(car.half + 0.03, y, base + 0.08),
        material="body",
        mirror=True,
    )
    k.rod(
        "mirror arm",
        (car.half * 0.88, y, base + 0.01),
        (car.half + 0.02, y, base + 0.06),
        0.022,
        material="trim",
        mirror=True,
    )
    k.add(
        "mirror glass",
        Ellipsoid(radii=(0.085, 0.012, 0.055), segments=20),
        at=(car.half + 0.03, y + 0.06, base + 0.08),
        material="chrome",
        mirror=True,
    )


def _cockpit(k: Kit, car: CarBody) -> None:
    half, h = car.half, car.height
    floor = car.z(0.36)
    for row, y in (("front", car.y(0.57)), ("back", car.y(0.655))):
        wide = half * 0.62
        k.add(
            f"seat {row}",
            Box(size=(wide, 0.46, 0.2)),
            at=(half * 0.4, y - 0.08, floor - 0.03),
            material="seat",
            bevel=0.06,
            bevel_segments=4,
            mirror=True,
        )
        k.add(f"seat back {row}", Box(size=(wide, 0.16, 0.42 * h)), at=(half * 0.4, y + 0.16, floor + 0.02), rotate=(-10, 0, 0), material="seat",
              bevel=0.06, bevel_segments=4, mirror=True)  # fmt: skip
    k.add(
        "dashboard",
        Box(size=(half * 1.66, 0.3, 0.26 * h)),
        at=(0, car.y(0.385), floor),
        material="trim",
        bevel=0.06,
        bevel_segments=3,
    )
    k.add(
        "steering wheel",
        Torus(radius=0.18, tube=0.016, segments=40),
        at=(half * 0.4, car.y(0.455), car.z(0.66)),
        rotate=(65, 0, 0),
        material="trim",
    )
    k.add(
        "steering spoke",
        Box(size=(0.34, 0.035, 0.015), pivot="center"),
        at=(half * 0.4, car.y(0.455), car.z(0.66)),
        rotate=(65, 0, 0),
        material="trim",
    )
    k.rod(
        "steering column",
        (half * 0.4, car.y(0.455), car.z(0.66)),
        (half * 0.4, car.y(0.39), car.z(0.58)),
        0.025,
        material="trim",
    )
    y0, y1, z0, z1 = car.y(0.33), car.y(0.44), car.z(0.66), h - 0.02
    w0, w1 = half * 0.86, half * 0.68
    frame = [(-w0, y0, z0), (-w1, y1, z1), (w1, y1, z1), (w0, y0, z0)]
    k.tube("windscreen frame", frame, 0.022, smooth=False, material="chrome")
    lean = math.degrees(math.atan2(z1 - z0, y1 - y0))
    tall = ((y1 - y0) ** 2 + (z1 - z0) ** 2) ** 0.5
    glass = [(-w0, 0.0), (w0, 0.0), (w1, tall), (-w1, tall)]
    k.add(
        "windscreen",
        Extrude(outline=glass, height=0.008, pivot="center"),
        at=(0, y0, z0),
        rotate=(lean, 0, 0),
        material="windscreen",
    )


@asset(
    kind="car",
    words=("car", "automobile", "sedan", "saloon", "hatchback", "sports car", "sportscar", "supercar", "coupe", "convertible", "cabriolet",
           "roadster", "suv", "jeep", "off-roader", "pickup", "pickup truck", "limousine", "limo", "electric car", "concept car", "delorean",
           "ferrari", "porsche", "lamborghini", "tesla", "vehicle"),
    about="A modern car: saloon, hatchback, sports car, convertible, off-roader, pickup, limousine or a futuristic one.",
    parameters=(
        *SIZES,
        choice("body", "sedan", "hatchback", "sports", "convertible", "suv", "pickup", "limousine", "futuristic"),
        flag("spoiler", False, words=("spoiler", "rear wing")),
        flag("rack", False, words=("roof rack", "luggage rack", "rack")),
    ),
    slots={**SLOTS, "windscreen": "tinted_glass"},
    main_slot="body",
    styles={"futuristic": {"body": "futuristic"}, "modern": {"body": "sedan"}},
    adjectives={
        "saloon": {"body": "sedan"}, "sports car": {"body": "sports"}, "sportscar": {"body": "sports"}, "super": {"body": "sports"},
        "sport": {"body": "sports"}, "supercar": {"body": "sports", "spoiler": True}, "coupe": {"body": "sports"},
        "cabriolet": {"body": "convertible"}, "roadster": {"body": "convertible"}, "open-top": {"body": "convertible"}, "jeep": {"body": "suv"},
        "off-roader": {"body": "suv"}, "off-road": {"body": "suv"}, "pickup truck": {"body": "pickup"}, "limo": {"body": "limousine"},
        "stretch": {"body": "limousine"}, "compact": {"body": "hatchback"}, "electric": {"body": "futuristic"}, "electric car": {"body": "futuristic"},
        "concept": {"body": "futuristic"}, "concept car": {"body": "futuristic"}, "delorean": {"body": "sports"}, "ferrari": {"body": "sports"},
        "lamborghini": {"body": "sports", "spoiler": True}, "porsche": {"body": "sports"}, "tesla": {"body": "sedan"}, "sleek": {"height": Times(0.92)},
        "family": {"body": "hatchback"},
    },
    parts=PARTS,
)  # fmt: skip
def car(k: Kit) -> None:
    """One of the forms, with what was asked on top."""
    draw_car(k, k.s("body"), spoiler=k.on("spoiler"), rack=k.on("rack"))


@asset(
    kind="taxi",
    words=("taxi", "cab", "taxicab", "taxi cab", "yellow cab"),
    about="A saloon as a taxi, with a roof sign and a checkered band.",
    parameters=SIZES,
    slots={
        **SLOTS,
        "body": Material(preset="car_paint", color="#f2b705"),
        "sign": Material(preset="glow", color="#fff3c4"),
        "band": "black_plastic",
    },
    main_slot="body",
    parts=PARTS,
)
def taxi(k: Kit) -> None:
    """A saloon with a sign and two rows of checks."""
    body = draw_car(k, "sedan")
    top = body.height
    y = body.y(0.5)
    k.add("sign", Box(size=(0.62, 0.2, 0.19)), at=(0, y, top - 0.015), material="sign", bevel=0.04, bevel_segments=3)
    k.add(
        "sign foot", Box(size=(0.7, 0.26, 0.05), pivot="center"), at=(0, y, top - 0.012), material="trim", bevel=0.015
    )
    for name, turn, dy in (("front", 0, -0.1), ("back", 180, 0.1)):
        k.add(
            f"sign letters {name}",
            Text(text="TAXI", height=0.11, depth=0.02, font="sans-bold"),
            at=(0, y + dy, top + 0.05),
            rotate=(0, 0, turn),
            material="band",
        )
    side = 0.055
    z = body.z(0.49)
    first, last = body.axles[0] + body.wheel_radius * 1.35, body.axles[1] - body.wheel_radius * 1.35
    number = max(2, int((last - first) / (2 * side)))
    tools = [(z + side * (i % 2), first + side * i) for i in range(2 * number)]
    outline: list[tuple[float, float]] = [(first, z)]
    for low, start in tools:
        outline += [(start, low), (start + side, low)]
    for low, start in reversed(tools):
        outline += [(start + side, low + side), (start, low + side)]
    body.patch("band", side_tool(_without_repeats(outline[1:]), 4 * body.half), slot="band", grow_m=0.004)


def _without_repeats(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [p for i, p in enumerate(points) if p != points[i - 1]]


@asset(
    kind="police_car",
    words=("police car", "patrol car", "squad car", "police cruiser", "cop car"),
    about="A black and white patrol car with a light bar.",
    parameters=SIZES,
    slots={**SLOTS, "body": Material(preset="car_paint", color="#16181c"), "door": Material(preset="car_paint", color="#f4f4f2"),
           "blue light": Material(preset="neon", color="#2458ff"), "red light": Material(preset="neon", color="#ff2020")},
    main_slot="body",
    states=("lit",),
    parts={**PARTS, "door": "door", "siren": "siren, light bar"},
)  # fmt: skip
def police_car(k: Kit) -> None:
    """A saloon with white doors, a badge, a push bar and a light bar."""
    body = draw_car(k, "sedan")
    form = body.form
    z0 = body.z(0.235)
    doors = box_outline(body.y(form.doors[0]) + 0.012, body.y(form.doors[-1]) - 0.012, z0, body.top(0.5) - 0.02, 0.04)
    body.patch("door", side_tool(doors, 4 * body.half), slot="door", grow_m=0.003)
    for side, turn in ((-1, -90), (1, 90)):
        k.add(f"letters {side}", Text(text="POLICE", height=0.17, depth=0.05, font="sans-bold"),
              at=(side * (body.half * 0.985 + 0.01), body.y(0.43), body.z(0.36)), rotate=(0, 0, turn), material="trim")  # fmt: skip
    y, top = body.y(0.5), body.height
    k.add(
        "light bar", Box(size=(1.16, 0.22, 0.06), pivot="center"), at=(0, y, top + 0.015), material="trim", bevel=0.02
    )
    for slot, x in (("red light", 0.36), ("blue light", -0.36)):
        k.add(
            f"siren {slot}",
            Capsule(radius=0.075, height=0.46),
            at=(x, y, top + 0.075),
            rotate=(0, 90, 0),
            material=slot,
        )
    k.add(
        "siren middle", Box(size=(0.3, 0.18, 0.1), pivot="center"), at=(0, y, top + 0.07), material="chrome", bevel=0.02
    )
    bar = body.y(0) - 0.1
    low = body.z(form.stations[1][2]) + 0.06
    k.tube("push bar", [(0.3, bar + 0.16, low), (0.3, bar, low + 0.03), (0.3, bar, body.top(0.02) - 0.02), (-0.3, bar, body.top(0.02) - 0.02), (-0.3, bar, low + 0.03),
                        (-0.3, bar + 0.16, low)], 0.025, smooth=False, material="trim")  # fmt: skip
    side_plate(
        k, "push bar rung", box_outline(bar - 0.015, bar + 0.015, low + 0.1, low + 0.15, 0.01), 0.6, material="trim"
    )
