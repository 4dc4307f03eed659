"""Wheelbarrows, wagons and shopping carts."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.vehicles.forms import rounded
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.program import Shell
from prompt2mesh.mesh.shapes import Box, Extrude, Loft, Section


def tray(
    k: Kit,
    name: str,
    low: tuple[float, float],
    high: tuple[float, float],
    depth: float,
    wall: float,
    *,
    shift: float = 0.0,
    material: str | None = None,
) -> None:
    """An open tapering tub standing on z = 0 of the group: half sizes of floor and rim, walls `wall` thick."""

    def ring(half: tuple[float, float], z: float, y: float) -> Section:
        corner = min(half) * 0.25
        return Section(
            center=(0, y, z),
            outline=rounded(
                [(-half[0], -half[1]), (half[0], -half[1]), (half[0], half[1]), (-half[0], half[1])], corner
            ),
        )

    k.add(
        name,
        Loft(axis="z", smooth=False, sections=[ring(low, 0.0, 0.0), ring(high, depth, shift)]),
        material=material,
        modifiers=[Shell(thickness=wall, open="top")],
    )


@asset(
    kind="wheelbarrow",
    words=("wheelbarrow", "barrow", "garden cart", "wheel barrow"),
    about="A garden wheelbarrow with a pressed tray, wooden handles and one wheel.",
    parameters=(length("length", 1.45, 0.2, 2.5, words=("length", "long")),),
    slots={"tray": Material(preset="painted_metal", color="#3f7d4a"), "handle": "oak", "metal": "black_iron", "tire": "rubber", "rim": Material(preset="painted_metal", color="#c83a2a"), "grip": "rubber"},
    parts={"tub": "tray", "wheel": "wheel", "leg": "leg"},
    holds=True,
)  # fmt: skip
def wheelbarrow(k: Kit) -> None:
    """The wheel towards −y."""
    s = k.m("length") / 1.45
    with k.group("wheelbarrow", scale=s):
        r = 0.19
        wheel(k, "wheel", (0, -0.56, r), r, 0.085, style="solid")
        k.rod("axle", (-0.1, -0.56, r), (0.1, -0.56, r), 0.012, material="metal")
        for x in (-1, 1):
            k.rod("handle", (x * 0.09, -0.62, r + 0.015), (x * 0.3, 0.76, 0.55), 0.022, material="handle")
            k.rod("grip", (x * 0.281, 0.64, 0.519), (x * 0.302, 0.775, 0.554), 0.028, material="grip", round_caps=True)
            k.tube(
                "leg",
                [(x * 0.2, 0.12, 0.37), (x * 0.25, 0.24, 0.02), (x * 0.25, 0.36, 0.02), (x * 0.25, 0.42, 0.46)],
                0.014,
                smooth=False,
                material="metal",
            )
            k.rod("brace", (x * 0.1, -0.54, r), (x * 0.19, -0.26, 0.325), 0.012, material="metal")
        k.rod("leg bar", (-0.25, 0.3, 0.02), (0.25, 0.3, 0.02), 0.012, material="metal")
        with k.group("tray", at=(0, -0.02, 0.385), rotate=(13.5, 0, 0)):
            tray(k, "tray", (0.2, 0.26), (0.34, 0.5), 0.27, 0.008, shift=-0.06, material="tray")
            rim = rounded([(-0.34, -0.56), (0.34, -0.56), (0.34, 0.44), (-0.34, 0.44)], 0.085)
            k.tube(
                "tray rim",
                [(x, y, 0.27) for x, y in rim],
                0.012,
                closed=True,
                smooth=False,
                segments=10,
                material="tray",
            )
    k.anchor("inside", (0, -0.02 * s, 0.4 * s), half_size=(0.19 * s, 0.25 * s), height=0.24 * s)


@asset(
    kind="wagon",
    words=("wagon", "cart", "covered wagon", "horse cart", "handcart", "wooden cart", "prairie wagon", "hay cart", "carriage", "red wagon", "toy wagon", "chariot", "horse-drawn carriage", "stagecoach"),
    about="A wooden wagon on spoked wheels with a drawbar, and with a canvas cover if asked; or a child's red wagon.",
    parameters=(length("length", 3.2, 0.3, 6.0, words=("length", "long")), flag("cover", False, words=("cover", "canvas", "bonnet")), choice("kind", "farm", "toy")),
    slots={"wood": "planks", "frame": "oak", "iron": "black_iron", "cover": Material(preset="canvas", color="#efe6d0"), "red": Material(preset="gloss_paint", color="#cc1f1f"), "tire": "rubber", "rim": Material(preset="gloss_paint", color="#f4f2ee"), "metal": "black_iron"},
    adjectives={"covered": {"cover": True}, "covered wagon": {"cover": True}, "prairie": {"cover": True}, "prairie wagon": {"cover": True}, "pioneer": {"cover": True}, "toy": {"kind": "toy", "length": 0.9}, "toy wagon": {"kind": "toy", "length": 0.9}, "red wagon": {"kind": "toy", "length": 0.9}, "stagecoach": {"cover": True}},
    parts={"bed": "side, floor", "wheel": "wheel"},
    holds=True,
)  # fmt: skip
def wagon(k: Kit) -> None:
    """Pulled towards −y."""
    s = k.m("length") / 3.2
    if k.s("kind") == "toy":
        s = k.m("length") / 0.9
        with k.group("wagon", scale=s):
            for y in (-0.28, 0.28):
                wheel(k, "wheel", (0.2, y, 0.11), 0.11, 0.045, style="solid", mirror=True)
                k.rod("axle", (-0.2, y, 0.11), (0.2, y, 0.11), 0.012, material="metal")
                k.add("bolster", Box(size=(0.2, 0.06, 0.12)), at=(0, y, 0.1), material="metal", bevel=0.01)
            with k.group("tray", at=(0, 0, 0.21)):
                tray(k, "side", (0.2, 0.42), (0.215, 0.44), 0.15, 0.008, material="red")
                rim = rounded([(-0.215, -0.44), (0.215, -0.44), (0.215, 0.44), (-0.215, 0.44)], 0.05)
                k.tube(
                    "side rim",
                    [(x, y, 0.15) for x, y in rim],
                    0.01,
                    closed=True,
                    smooth=False,
                    segments=10,
                    material="red",
                )
            k.tube(
                "handle", [(0, -0.3, 0.14), (0, -0.52, 0.2), (0, -0.75, 0.62)], 0.011, smooth=False, material="metal"
            )
            k.rod(
                "handle grip", (-0.06, -0.755, 0.625), (0.06, -0.755, 0.625), 0.015, material="metal", round_caps=True
            )
        k.anchor("inside", (0, 0, 0.22 * s), half_size=(0.18 * s, 0.39 * s), height=0.14 * s)
        k.anchor("seat", (0, 0.1 * s, 0.22 * s), half_size=(0.15 * s, 0.2 * s))
        return
    with k.group("wagon", scale=s):
        for y, r in ((-1.05, 0.48), (0.95, 0.58)):
            wheel(k, "wheel", (0.78, y, r), r, 0.07, style="wood", spokes=12, tire="iron", rim="frame", mirror=True)
            k.rod("axle", (-0.78, y, r), (0.78, y, r), 0.045, material="frame")
            k.add("bolster", Box(size=(1.1, 0.14, 0.84 - r)), at=(0, y, r), material="frame", bevel=0.015)
        k.add("reach", Box(size=(0.12, 2.3, 0.1)), at=(0, -0.05, 0.52), material="frame", bevel=0.012)
        k.add("floor", Box(size=(1.2, 3.1, 0.07)), at=(0, 0, 0.8), material="wood", bevel=0.01)
        for x in (-1, 1):
            for i in range(3):
                k.add(
                    "side",
                    Box(size=(0.045, 3.1, 0.17)),
                    at=(x * (0.6 + 0.02 * i), 0, 0.85 + 0.18 * i),
                    rotate=(0, x * 6, 0),
                    material="wood",
                    bevel=0.01,
                )
            k.add(
                "side post",
                Box(size=(0.06, 0.08, 0.62)),
                at=(x * 0.635, 0, 0.8),
                rotate=(0, x * 6, 0),
                material="frame",
                bevel=0.01,
                instances=Linear(count=4, step=(0, 0.98, 0), center=True),
            )
        for y in (-1.53, 1.53):
            for i in range(3):
                k.add(
                    "end",
                    Box(size=(1.22 + 0.05 * i, 0.045, 0.17)),
                    at=(0, y, 0.85 + 0.18 * i),
                    material="wood",
                    bevel=0.01,
                )
        k.rod("drawbar", (0, -1.0, 0.5), (0, -2.3, 0.55), 0.05, 0.04, material="frame")
        k.add("yoke", Box(size=(0.9, 0.07, 0.07), pivot="center"), at=(0, -2.2, 0.57), material="frame", bevel=0.015)
        k.add("bench", Box(size=(1.25, 0.36, 0.06)), at=(0, -1.3, 1.36), material="frame", bevel=0.012)
        if k.on("cover"):
            outer = [
                (0.68 * math.cos(math.pi * i / 20) * 1.08, 1.3 + 0.95 * math.sin(math.pi * i / 20)) for i in range(21)
            ]
            inner = [(x * 0.975, z - 0.018 * (z > 1.31)) for x, z in reversed(outer)]
            k.add(
                "cover",
                Extrude(outline=[*outer, *inner], height=2.9, pivot="center"),
                at=(0, 0.1, 0),
                rotate=(90, 0, 0),
                material="cover",
            )
            for i in range(5):
                y = -1.3 + 0.7 * i
                k.tube(
                    f"cover hoop {i}",
                    [(x * 1.0, y, z) for x, z in outer[::2]],
                    0.022,
                    segments=10,
                    resolution=2,
                    material="cover",
                )
        else:
            k.add("bench post", Box(size=(0.06, 0.3, 0.2)), at=(0.55, -1.3, 1.2), material="frame", mirror=True)
    k.anchor("inside", (0, 0.15 * s, 0.87 * s), half_size=(0.52 * s, 1.2 * s), height=0.5 * s)
    k.anchor("seat", (0, -1.3 * s, 1.42 * s), half_size=(0.5 * s, 0.16 * s))


@asset(
    kind="shopping_cart",
    words=("shopping cart", "shopping trolley", "supermarket trolley", "grocery cart", "trolley"),
    about="A wire shopping cart with a child seat flap, a handle and four castors.",
    parameters=(length("height", 1.0, 0.15, 1.4, words=("height", "tall", "high")),),
    slots={"wire": "chrome", "frame": "chrome", "handle": Material(preset="glossy_plastic", color="#cf2027"), "tire": "rubber", "rim": "steel"},
    main_slot="wire",
    parts={"basket": "basket"},
    holds=True,
)  # fmt: skip
def shopping_cart(k: Kit) -> None:
    """The front towards −y, the handle behind."""
    s = k.m("height")
    with k.group("shopping cart", scale=s):
        low, high = ((0.17, -0.36, 0.3), 0.5), ((0.25, -0.47, 0.42), 0.93)

        def ring(t: float) -> list[tuple[float, float, float]]:
            (x0, f0, b0), z0 = low
            (x1, f1, b1), z1 = high
            x, f, b, z = x0 + (x1 - x0) * t, f0 + (f1 - f0) * t, b0 + (b1 - b0) * t, z0 + (z1 - z0) * t
            lift = 0.05 * t
            return [(-x, f, z - lift), (x, f, z - lift), (x, b, z + lift), (-x, b, z + lift)]

        for i in range(6):
            k.tube(
                "basket hoop",
                ring(i / 5),
                0.008 if i in (0, 5) else 0.004,
                smooth=False,
                closed=True,
                segments=8,
                material="wire",
            )
        a, b = ring(0.0), ring(1.0)
        for side in range(4):
            p, q, u, v = a[side], a[(side + 1) % 4], b[side], b[(side + 1) % 4]
            number = 8 if side % 2 == 0 else 14
            for i in range(number + 1):
                t = i / number
                start = tuple(p[j] + (q[j] - p[j]) * t for j in range(3))
                end = tuple(u[j] + (v[j] - u[j]) * t for j in range(3))
                k.rod("basket wire", start, end, 0.0035, segments=5, material="wire")  # pyright: ignore[reportArgumentType]
        for i in range(9):
            x = -0.17 + 0.34 * i / 8
            k.rod("basket floor wire", (x, -0.36, 0.5), (x, 0.3, 0.5), 0.0035, segments=5, material="wire")
        for i in range(8):
            y = -0.36 + 0.66 * i / 7
            k.rod("basket floor wire", (-0.17, y, 0.5), (0.17, y, 0.5), 0.0035, segments=5, material="wire")
        for x in (-1, 1):
            k.tube(
                "frame",
                [
                    (x * 0.25, 0.44, 0.98),
                    (x * 0.24, 0.38, 0.7),
                    (x * 0.2, 0.3, 0.42),
                    (x * 0.22, 0.36, 0.17),
                    (x * 0.18, -0.34, 0.15),
                ],
                0.013,
                material="frame",
            )
            k.rod("frame stay", (x * 0.185, -0.26, 0.15), (x * 0.17, -0.3, 0.5), 0.011, material="frame")
            for y, xx in ((-0.34, 0.18), (0.36, 0.22)):
                k.add("castor fork", Box(size=(0.05, 0.06, 0.06)), at=(x * xx, y, 0.1), material="frame", bevel=0.008)
                wheel(k, "wheel", (x * xx, y, 0.06), 0.06, 0.028, style="solid")
        k.rod("frame bar", (-0.18, -0.34, 0.15), (0.18, -0.34, 0.15), 0.011, material="frame")
        k.rod("frame bar", (-0.22, 0.36, 0.17), (0.22, 0.36, 0.17), 0.011, material="frame")
        k.rod("frame bar", (-0.2, 0.3, 0.44), (0.2, 0.3, 0.44), 0.011, material="frame")
        k.rod("frame bar", (-0.19, 0.3, 0.5), (0.19, 0.3, 0.5), 0.009, material="frame")
        k.rod("handle", (-0.26, 0.445, 0.99), (0.26, 0.445, 0.99), 0.02, material="handle", round_caps=True)
    k.anchor("inside", (0, -0.03 * s, 0.505 * s), half_size=(0.16 * s, 0.3 * s), height=0.4 * s)
