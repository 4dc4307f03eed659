"""Steam locomotives, carriages, trams and their track."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS, HEADLIGHT, TAILLIGHT
from prompt2mesh.library.vehicles.forms import AXLE, box_outline, front_plate, side_plate
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Sphere, Torus

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#1f6b3a"), "trim": Material(preset="matte_paint", color="#1a1b1d"), "accent": Material(preset="gloss_paint", color="#c0281f"), "metal": "brass", "steel": "steel", "glass": CAR_GLASS,
    "roof": Material(preset="gloss_paint", color="#e9e4d6"), "headlight": HEADLIGHT, "taillight": TAILLIGHT, "tire": "rubber", "rim": "steel", "smoke": "cloud", "coal": "obsidian", "rail": "steel", "sleeper": "dark_oak", "ballast": "gravel",
}  # fmt: skip
PARTS = {
    "window": "window, windscreen",
    "chimney": "chimney",
    "smokestack": "chimney",
    "funnel": "chimney",
    "light": "headlight, taillight",
    "boiler": "boiler",
    "cab": "cab",
}


def spoked(k: Kit, name: str, x: float, y: float, radius: float, spokes: int, *, slot: str = "accent") -> None:
    """A railway wheel with a flange on each side of the track."""
    with k.group(name, at=(x, y, radius), rotate=AXLE, mirror=True):
        w = radius * 0.12
        k.add(
            "wheel rim",
            Lathe(
                profile=[
                    (radius * 0.84, -w),
                    (radius * 1.06, -w),
                    (radius * 1.06, -w * 0.5),
                    (radius, -w * 0.4),
                    (radius, w),
                    (radius * 0.84, w),
                ],
                closed=True,
                segments=32,
            ),
            material="steel",
        )
        k.add(
            "wheel spoke",
            Box(size=(radius * 0.8, radius * 0.085, w * 1.1), pivot="center"),
            at=(radius * 0.46, 0, 0),
            material=slot,
            instances=Radial(count=spokes),
        )
        k.add("wheel hub", Cylinder(radius=radius * 0.17, height=w * 2.6, segments=24, pivot="center"), material=slot)


@asset(
    kind="locomotive",
    words=("locomotive", "steam engine", "train", "steam train", "steam locomotive", "train engine", "toy train", "steam engine train", "railway engine"),
    about="A steam locomotive with boiler, brass dome, chimney, driving rods, cab and cow-catcher, with carriages if asked.",
    parameters=(length("length", 9.0, 0.15, 20.0, words=("engine length",)), count("cars", 1, 0, 5, words=("cars", "carriages", "wagons", "coaches")), flag("smoke", False), flag("track", True, words=("track", "rails"))),
    slots=SLOTS,
    main_slot="body",
    adjectives={"toy": {"length": 0.35}, "steam": {"smoke": True}, "long": {"cars": 4}},
    states=("steaming",),
    parts=PARTS,
)  # fmt: skip
def locomotive(k: Kit) -> None:
    """Drawn 9 m long over its own track."""
    s = k.m("length") / 9.0
    cars = k.n("cars")
    long = 9.0 + cars * 8.2
    with k.group("train", scale=s, at=(0, -cars * 4.1 * s, 0)):
        lift = 0.32 if k.on("track") else 0.0
        if k.on("track"):
            track(k, long + 1.0, (0, cars * 4.1, 0))
        with k.group("engine", at=(0, 0, lift)):
            _engine(k)
        for i in range(cars):
            with k.group("carriage", at=(0, 4.75 + 8.2 * i + 3.9, lift)):
                draw_carriage(k, 7.6)
    k.anchor("top", (0, 0, (3.0 + lift) * s), half_size=(0.5 * s, 1.5 * s))
    k.anchor("seat", (0, (3.4 - cars * 4.1) * s, (3.9 + lift) * s), half_size=(0.5 * s, 0.5 * s))


def track(k: Kit, long: float, at: tuple[float, float, float]) -> None:
    """Rails on sleepers on ballast, along y; rail heads at z = 0.32."""
    with k.group("track", at=at):
        k.add("ballast", Box(size=(3.2, long, 0.1)), material="ballast", bevel=0.04)
        number = max(2, int(long / 0.62))
        k.add(
            "sleeper",
            Box(size=(2.5, 0.24, 0.14)),
            at=(0, 0, 0.06),
            material="sleeper",
            bevel=0.015,
            bevel_segments=1,
            instances=Linear(count=number, step=(0, long * 0.97 / (number - 1) if number > 1 else 0.6, 0), center=True),
        )
        head = [
            (-0.07, 0),
            (0.07, 0),
            (0.07, 0.02),
            (0.015, 0.035),
            (0.015, 0.1),
            (0.036, 0.11),
            (0.036, 0.145),
            (-0.036, 0.145),
            (-0.036, 0.11),
            (-0.015, 0.1),
            (-0.015, 0.035),
            (-0.07, 0.02),
        ]
        for x in (-0.72, 0.72):
            front_plate(k, "rail", [(px + x, pz + 0.185) for px, pz in head], long, material="rail")


def _engine(k: Kit) -> None:
    z, r = 2.05, 0.72
    for i, y in enumerate((-0.75, 0.75, 2.25)):
        spoked(k, f"wheel drive {i + 1}", 0.78, y, 0.68, 14)
        k.rod(f"axle {i + 1}", (-0.8, y, 0.68), (0.8, y, 0.68), 0.09, material="steel")
    for i, y in enumerate((-3.2, -2.2)):
        spoked(k, f"wheel lead {i + 1}", 0.72, y, 0.36, 10)
        k.rod(f"axle lead {i + 1}", (-0.7, y, 0.36), (0.7, y, 0.36), 0.06, material="steel")
    k.add("frame", Box(size=(1.1, 8.3, 0.4)), at=(0, 0.1, 0.82), material="trim", bevel=0.03)
    k.add("frame lead", Box(size=(0.9, 1.6, 0.5)), at=(0, -2.7, 0.4), material="trim", bevel=0.05)
    k.add("running board", Box(size=(2.1, 6.6, 0.08)), at=(0, -0.7, 1.36), material="accent", bevel=0.02)
    k.add("boiler", Cylinder(radius=r, height=5.6, segments=56), at=(0, 2.0, z), rotate=(90, 0, 0), material="body")
    k.add("boiler saddle", Box(size=(1.0, 5.2, 0.9)), at=(0, -0.6, 1.15), material="trim", bevel=0.05)
    k.add(
        "boiler band",
        Lathe(
            profile=[(r * 0.98, -0.045), (r * 1.025, -0.045), (r * 1.025, 0.045), (r * 0.98, 0.045)],
            closed=True,
            segments=56,
        ),
        at=(0, -2.3, z),
        rotate=(90, 0, 0),
        material="metal",
        instances=Linear(count=5, step=(0, 1.0, 0)),
    )
    k.add(
        "smokebox",
        Lathe(
            profile=[(r * 1.06, 0), (r * 1.06, 0.9), (r * 0.98, 0.95), (r * 0.7, 0.98), (r * 0.66, 1.04), (0, 1.1)],
            segments=56,
        ),
        at=(0, -2.75, z),
        rotate=(90, 0, 0),
        material="trim",
    )
    k.add("smokebox hinge", Box(size=(0.5, 0.06, 0.05), pivot="center"), at=(0.25, -3.8, z), material="steel")
    k.add(
        "smokebox handle",
        Torus(radius=0.13, tube=0.02, segments=28, tube_segments=8),
        at=(0, -3.88, z),
        rotate=(90, 0, 0),
        material="metal",
    )
    k.rod("smokebox handle post", (0, -3.8, z), (0, -3.9, z), 0.03, material="metal")
    k.add("smokebox handle bar", Box(size=(0.26, 0.03, 0.03), pivot="center"), at=(0, -3.88, z), material="metal")
    k.add(
        "chimney",
        Lathe(
            profile=[
                (0.34, -0.1),
                (0.25, 0.06),
                (0.22, 0.5),
                (0.26, 0.75),
                (0.38, 0.98),
                (0.36, 1.08),
                (0.24, 1.08),
                (0.2, 0.7),
            ],
            segments=40,
        ),
        at=(0, -3.15, z + r),
        material="trim",
    )
    k.add(
        "chimney band",
        Torus(radius=0.365, tube=0.04, segments=40, tube_segments=10),
        at=(0, -3.15, z + r + 1.02),
        material="metal",
    )
    k.add(
        "dome",
        Lathe(profile=[(0.4, -0.14), (0.32, 0.04), (0.3, 0.28), (0.22, 0.46), (0, 0.54)], segments=40),
        at=(0, -1.1, z + r),
        material="metal",
    )
    k.add(
        "sand dome",
        Lathe(profile=[(0.34, -0.12), (0.26, 0.04), (0.25, 0.2), (0.16, 0.34), (0, 0.38)], segments=36),
        at=(0, 0.3, z + r),
        material="body",
    )
    k.rod("whistle", (0, 1.3, z + r - 0.05), (0, 1.3, z + r + 0.35), 0.045, material="metal")
    k.add(
        "bell",
        Lathe(profile=[(0.17, 0), (0.13, 0.05), (0.1, 0.16), (0, 0.2)], segments=28),
        at=(0, -2.1, z + r + 0.2),
        material="metal",
    )
    k.tube(
        "bell bracket",
        [
            (-0.2, -2.1, z + r - 0.06),
            (-0.2, -2.1, z + r + 0.36),
            (0, -2.1, z + r + 0.42),
            (0.2, -2.1, z + r + 0.36),
            (0.2, -2.1, z + r - 0.06),
        ],
        0.025,
        smooth=False,
        material="steel",
    )
    k.add(
        "headlight",
        Cylinder(radius=0.2, height=0.05, segments=32),
        at=(0, -3.62, z + r + 0.28),
        rotate=(90, 0, 0),
        material="headlight",
    )
    k.add(
        "headlight box",
        Box(size=(0.46, 0.4, 0.46), pivot="center"),
        at=(0, -3.42, z + r + 0.26),
        material="trim",
        bevel=0.05,
    )
    for side in (-1, 1):
        k.rod("handrail", (side * (r + 0.1), -2.6, z + 0.3), (side * (r + 0.1), 1.9, z + 0.3), 0.022, material="metal")
        for y in (-2.4, -0.9, 0.6, 1.7):
            k.rod(
                "handrail post", (side * r * 0.88, y, z + 0.27), (side * (r + 0.1), y, z + 0.3), 0.018, material="metal"
            )
        k.add(
            "cylinder",
            Cylinder(radius=0.34, height=1.1, segments=36, pivot="center"),
            at=(side * 0.92, -2.7, 0.92),
            rotate=(90, 0, 0),
            material="body",
        )
        k.add(
            "cylinder cap",
            Cylinder(radius=0.29, height=1.2, segments=36, pivot="center"),
            at=(side * 0.92, -2.7, 0.92),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add(
            "cylinder bracket", Box(size=(0.5, 0.9, 0.4), pivot="center"), at=(side * 0.6, -2.7, 1.1), material="trim"
        )
        x = side * 0.96
        k.add(
            "rod coupling",
            Box(size=(0.06, 3.2, 0.13), pivot="center"),
            at=(x, 0.75, 0.42),
            material="steel",
            bevel=0.015,
        )
        for y in (-0.75, 0.75, 2.25):
            k.add(
                "crank pin",
                Cylinder(radius=0.1, height=0.3, segments=20, pivot="center"),
                at=(side * 0.9, y, 0.42),
                rotate=AXLE,
                material="metal",
            )
        k.rod("rod main", (x + side * 0.07, -2.1, 0.92), (x + side * 0.07, 0.75, 0.42), 0.055, material="steel")
        k.rod("piston rod", (side * 0.98, -2.3, 0.92), (side * 1.0, -1.6, 0.85), 0.045, material="steel")
    cab = box_outline(1.9, 4.1, 1.36, 3.55, 0.05)
    window = box_outline(2.35, 3.3, 2.5, 3.25, 0.08)
    side_plate(k, "cab", cab, 0.06, x=1.02, holes=[window], material="body", mirror=True)
    front_plate(k, "cab front", box_outline(-1.02, 1.02, 1.36, 3.55, 0.03), 0.06, y=1.95, material="body")
    for side in (-1, 1):
        front_plate(
            k,
            "window front",
            box_outline(side * 0.86 - 0.1, side * 0.86 + 0.1, 2.75, 3.2, 0.03),
            0.09,
            y=1.95,
            material="glass",
        )
    k.add("cab floor", Box(size=(2.1, 2.3, 0.12)), at=(0, 3.0, 1.28), material="trim")
    k.add(
        "cab roof",
        Lathe(profile=[(1.9, -1.35), (1.97, -1.35), (1.97, 1.35), (1.9, 1.35)], closed=True, segments=24, angle=72),
        at=(0, 3.05, 1.82),
        rotate=(90, -54, 0),
        material="roof",
    )
    k.add("firebox", Box(size=(0.9, 0.2, 1.2)), at=(0, 2.05, 1.4), material="trim", bevel=0.05)
    k.add("bunker", Box(size=(2.04, 0.6, 0.9)), at=(0, 3.9, 1.36), material="body", bevel=0.03)
    k.add("coal", Ellipsoid(radii=(0.9, 0.28, 0.22), segments=16), at=(0, 3.9, 2.26), material="coal", flat=True)
    k.add("buffer beam", Box(size=(2.2, 0.16, 0.34)), at=(0, -3.95, 0.85), material="accent", bevel=0.02)
    k.add("buffer beam back", Box(size=(2.1, 0.16, 0.34)), at=(0, 4.22, 0.85), material="accent", bevel=0.02)
    for i in range(9):
        x = -0.9 + 0.225 * i
        k.rod(
            f"cowcatcher bar {i}",
            (x, -4.0, 0.86),
            (x * 0.75, -4.55 + abs(x) * 0.35, 0.14),
            0.035,
            segments=8,
            material="accent",
        )
    k.tube(
        "cowcatcher foot",
        [(-0.7, -4.22, 0.15), (0, -4.56, 0.13), (0.7, -4.22, 0.15)],
        0.045,
        smooth=False,
        material="accent",
    )
    if k.on("smoke") or k.state("steaming"):
        for i, (y, dz, rr) in enumerate(
            ((-3.15, 1.3, 0.34), (-2.95, 1.7, 0.46), (-2.6, 2.15, 0.6), (-2.0, 2.6, 0.72), (-1.2, 2.9, 0.62))
        ):
            k.add(f"smoke {i}", Sphere(radius=rr, segments=24), at=(0.1 * (i % 2), y, z + r + dz), material="smoke")


def draw_carriage(k: Kit, long: float) -> None:
    """A passenger coach on bogies, centred, rails at z = 0."""
    half = 1.15
    for y in (-long * 0.36, -long * 0.24, long * 0.24, long * 0.36):
        spoked(k, "wheel", 0.72, y, 0.4, 10, slot="trim")
        k.rod("axle", (-0.75, y, 0.4), (0.75, y, 0.4), 0.06, material="steel")
    for y in (-long * 0.3, long * 0.3):
        k.add("bogie", Box(size=(1.3, long * 0.22, 0.24)), at=(0, y, 0.42), material="trim", bevel=0.04)
        k.add("bogie pivot", Box(size=(0.7, 0.6, 0.4)), at=(0, y, 0.55), material="trim")
    k.add("underframe", Box(size=(2 * half * 0.96, long, 0.2)), at=(0, 0, 0.8), material="trim", bevel=0.02)
    k.add("body", Box(size=(2 * half, long, 2.1)), at=(0, 0, 0.95), material="body", bevel=0.05, bevel_segments=3)
    side_plate(
        k, "stripe", box_outline(-long / 2 + 0.06, long / 2 - 0.06, 1.42, 1.52), 2 * half + 0.02, material="metal"
    )
    number = max(3, int(long / 1.1))
    step = long * 0.88 / number
    window = Box(size=(2 * half + 0.03, step * 0.62, 0.72))
    k.add(
        "window",
        window,
        at=(0, 0, 1.75),
        material="glass",
        bevel=0.05,
        instances=Linear(count=number, step=(0, step, 0), center=True),
    )
    k.add("window rail", Box(size=(2 * half + 0.02, long * 0.9, 0.05)), at=(0, 0, 1.66), material="metal")
    roof = [
        (-half * 1.05, 3.02),
        (half * 1.05, 3.02),
        (half * 0.98, 3.18),
        (half * 0.7, 3.36),
        (half * 0.3, 3.44),
        (-half * 0.3, 3.44),
        (-half * 0.7, 3.36),
        (-half * 0.98, 3.18),
    ]
    front_plate(k, "roof", roof, long + 0.25, bevel=0.02, material="roof")
    k.add(
        "roof vent",
        Cylinder(radius=0.14, height=0.2, segments=20),
        at=(0, 0, 3.4),
        material="trim",
        bevel=0.03,
        instances=Linear(count=4, step=(0, long * 0.22, 0), center=True),
    )
    for y in (-1, 1):
        front_plate(
            k, "door", box_outline(-0.38, 0.38, 1.0, 2.85, 0.05), 0.06, y=y * long / 2, bevel=0.01, material="trim"
        )
        k.rod("coupler", (0, y * long / 2 * 0.96, 0.9), (0, y * (long / 2 + 0.5), 0.9), 0.07, material="steel")


@asset(
    kind="train_carriage",
    words=("train carriage", "train car", "railway carriage", "passenger car", "railcar", "coach car", "tram", "streetcar", "trolley car", "cable car", "subway car", "metro car"),
    about="A railway coach on bogies, or a tram with a bow collector.",
    parameters=(length("length", 12.0, 0.3, 30.0, words=("length", "long")), choice("kind", "coach", "tram")),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#8c1f23")},
    main_slot="body",
    adjectives={"tram": {"kind": "tram"}, "streetcar": {"kind": "tram"}, "trolley": {"kind": "tram"}, "cable": {"kind": "tram"}, "trolley car": {"kind": "tram"}, "cable car": {"kind": "tram"}},
    parts=PARTS,
)  # fmt: skip
def train_carriage(k: Kit) -> None:
    """A coach; as a tram with lamps, destination board and collector."""
    s = k.m("length") / 12.0
    with k.group("carriage", scale=s):
        draw_carriage(k, 11.6)
        if k.s("kind") == "tram":
            k.add(
                "headlight",
                Cylinder(radius=0.19, height=0.14, segments=28),
                at=(0, -5.75, 1.2),
                rotate=(90, 0, 0),
                material="headlight",
                bevel=0.02,
            )
            for x in (-0.76, 0.76):
                front_plate(
                    k, "windscreen", box_outline(x - 0.3, x + 0.3, 1.75, 2.6, 0.05), 0.08, y=-5.8, material="glass"
                )
            k.add("board", Box(size=(1.4, 0.12, 0.34)), at=(0, -5.8, 3.02), material="roof", bevel=0.03)
            for x in (-0.5, 0.5):
                k.rod("collector", (x, 0.8, 3.4), (x * 0.9, -0.4, 4.3), 0.03, material="steel")
                k.rod("collector", (x * 0.9, -0.4, 4.3), (x, 0.2, 4.9), 0.03, material="steel")
            k.rod("collector bow", (-0.9, 0.2, 4.9), (0.9, 0.2, 4.9), 0.035, material="steel")
            k.add("fender", Box(size=(1.8, 0.3, 0.16)), at=(0, -5.9, 0.72), material="trim", bevel=0.04)
    k.anchor("top", (0, 0, 3.45 * s), half_size=(0.5 * s, 4.0 * s))
