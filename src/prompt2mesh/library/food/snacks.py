"""Snacks: pretzel, popsicle, chips, marshmallow."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import bite_balls, carve
from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.plants.surfaces import Surface, joined, lobed, sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace, Modifier, Paint
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Extrude, Lathe, Sphere, Torus


@asset(
    kind="pretzel",
    words=("pretzel", "soft pretzel", "salted pretzel", "bretzel"),
    about="A knotted pretzel with salt.",
    parameters=(length("width", 0.14, 0.02, 2.0, words=("width", "size", "wide")), flag("salt", True)),
    slots={"dough": Material(preset="crust", color="#8a4a1e"), "salt": Material(preset="sugar", color="#fbf8f2")},
    states=("bitten",),
)
def pretzel(k: Kit) -> None:
    """One rope, thin at its ends, crossed twice in the middle."""
    w = k.m("width")
    r = w * 0.065
    half = [
        (0.0, 0.38),
        (0.2, 0.39),
        (0.4, 0.27),
        (0.5, 0.02),
        (0.42, -0.24),
        (0.22, -0.33),
        (0.04, -0.16),
        (-0.08, 0.06),
        (-0.2, 0.27),
    ]
    lift = [0, 0, 0, 0, 0, 0.0, 0.12, 0.75, 1.05]
    right: list[Point] = [(x * w, y * w, r * (1 + z)) for (x, y), z in zip(half, lift, strict=True)]
    left: list[Point] = [
        (-x * w, y * w, r * (1 + z * 0.9 + (0.75 if i == 6 else 0.0)))
        for i, ((x, y), z) in enumerate(zip(half, lift, strict=True))
    ]
    path = [*reversed(left), *right[1:]]
    size = [1.25, 1.25, 1.2, 1.12, 1.05, 0.95, 0.8, 0.62, 0.5]
    bite: list[Modifier] = [carve(bite_balls((w * 0.42, -w * 0.02, r * 1.4), w * 0.1))] if k.state("bitten") else []
    part = k.tube("dough", path, r, radii=[*reversed(size), *size[1:]], material="dough", segments=20, resolution=6)
    if bite:
        part.modifiers.extend(bite)
    if k.on("salt"):
        for _ in range(46):
            i = k.rng.randrange(2, len(path) - 3)
            t = k.rng.random()
            a, b = path[i], path[i + 1]
            x, y, z = (p + (q - p) * t for p, q in zip(a, b, strict=True))
            tall = r * (size[abs(i - 8)] if abs(i - 8) < 9 else 0.5)
            out = k.rng.uniform(-0.5, 0.5)
            if k.state("bitten") and x > w * 0.3 and abs(y) < w * 0.16:
                continue
            k.add(
                "salt",
                Box(size=(w * 0.018, w * 0.014, w * 0.014), pivot="center"),
                at=(x + out * r * 0.4, y + out * r * 0.4, z + tall * 0.9),
                rotate=(k.rng.uniform(0, 90), k.rng.uniform(0, 90), 0),
                material="salt",
            )


@asset(
    kind="popsicle",
    words=("popsicle", "ice lolly", "ice pop", "ice cream bar", "ice cream sandwich", "lolly ice", "freezer pop"),
    about="A frozen bar on a stick, in one flavour or in stripes, dipped in chocolate if asked; bitten or melting.",
    parameters=(length("height", 0.15, 0.03, 2.0, words=("height", "size", "length", "tall")), choice("flavor", "strawberry", "rainbow", "orange", "lime", "blueberry", "chocolate", "vanilla", words=("flavor", "flavour"))),
    slots={"ice": Material(preset="gummy", color="#f0486a"), "stripe 2": Material(preset="gummy", color="#f6b12e"), "stripe 3": Material(preset="gummy", color="#58c46a"), "orange": Material(preset="gummy", color="#f58a1f"), "lime": Material(preset="gummy", color="#9fce3a"), "blueberry": Material(preset="gummy", color="#4f62c4"),
           "chocolate": Material(preset="chocolate", color="#4f2b18"), "vanilla": Material(preset="icing", color="#f7ead0"), "stick": Material(preset="light_wood", color="#e6cfa0")},
    states=("bitten", "melting"),
    adjectives={"chocolate dipped": {"flavor": "chocolate"}},
)  # fmt: skip
def popsicle(k: Kit) -> None:
    """Stands on its stick."""
    h = k.m("height")
    w, d, z0, tall = h * 0.42, h * 0.17, h * 0.3, h * 0.7
    outline = [(-w / 2, 0.0), (w / 2, 0.0)] + [
        (math.cos(a) * w / 2, tall - w / 2 + math.sin(a) * w / 2) for a in [math.pi * i / 14 for i in range(15)]
    ]
    flavor = k.s("flavor")
    bite: list[Modifier] = [carve(bite_balls((w * 0.36, -d * 0.0, tall * 0.98), w * 0.3))] if k.state("bitten") else []
    slot = {"strawberry": "ice", "rainbow": "ice"}.get(flavor, flavor)
    with k.group("bar", at=(0, 0, z0)):
        shape = Extrude(outline=outline, height=d, bevel=d * 0.3, bevel_segments=4, pivot="center")
        if flavor == "rainbow":
            for i, (low, high, name) in enumerate(
                ((0.0, 0.36, "ice"), (0.36, 0.68, "stripe 2"), (0.68, 1.0, "stripe 3"))
            ):
                part = [(x, min(max(y, low * tall), high * tall)) for x, y in outline]
                flat = [p for j, p in enumerate(part) if p not in part[:j]]
                k.add(
                    f"ice {i + 1}",
                    Extrude(outline=flat, height=d, bevel=d * 0.12, pivot="center"),
                    at=(0, 0, 0),
                    rotate=(90, 0, 0),
                    material=name,
                )
        else:
            k.add("ice", shape, rotate=(90, 0, 0), material=slot, modifiers=[m.model_copy() for m in _turned(bite)])
            if flavor == "chocolate":
                k.add(
                    "vanilla core",
                    Extrude(
                        outline=[(x * 0.9, y * 0.9 - h * 0.006) for x, y in outline], height=d * 0.86, pivot="center"
                    ),
                    rotate=(90, 0, 0),
                    material="vanilla",
                    modifiers=_turned([carve(bite_balls((w * 0.36, 0, tall * 0.98), w * 0.28))] if bite else []),
                )
        if not bite and flavor != "rainbow":
            for sx in (-1, 1):
                k.rod(
                    "ice groove",
                    (sx * w * 0.17, -d * 0.5, tall * 0.18),
                    (sx * w * 0.17, -d * 0.5, tall * 0.8),
                    d * 0.09,
                    segments=10,
                    material=slot,
                    round_caps=True,
                )
    stick = [(-w * 0.13, 0.0), (w * 0.13, 0.0), (w * 0.13, h * 0.4), (-w * 0.13, h * 0.4)]
    k.add(
        "stick",
        Extrude(
            outline=[(-w * 0.13, w * 0.1), (-w * 0.09, 0.0), (w * 0.09, 0.0), (w * 0.13, w * 0.1), *stick[2:]],
            height=d * 0.3,
            bevel=d * 0.06,
            pivot="center",
        ),
        rotate=(90, 0, 0),
        material="stick",
    )
    if k.state("melting"):
        for x, low in ((-0.3, 0.12), (0.12, 0.2), (0.32, 0.06)):
            k.tube(
                "ice drip",
                [(w * x, -d * 0.2, z0 + h * 0.04), (w * x, -d * 0.24, z0 - h * 0.04), (w * x, -d * 0.22, z0 - h * low)],
                w * 0.06,
                radii=[1.4, 0.8, 1.15],
                material=slot,
                segments=12,
            )
        pool = turned(
            [(0, 0), (0.3, 0), (0.29, 0.012), (0.2, 0.02), (0, 0.02)],
            segments=44,
            steps=2,
            ripple=lambda a, _s: 1 + 0.15 * np.sin(3 * a) + 0.08 * np.sin(5 * a),
        )
        k.add("ice puddle", pool.placed(scale=h).shape(), material=slot, smooth=True)


def _turned(cuts: list[Modifier]) -> list[Modifier]:
    """Cuts given upright, for a solid that is turned by 90° about x after them: (x, y, z) was (x, z, −y)."""
    turned_cuts: list[Modifier] = []
    for cut in cuts:
        tools = getattr(cut, "tools", [])
        moved = [
            t.model_copy(
                update={
                    "placement": Transform(
                        location=(t.placement.location[0], t.placement.location[2], -t.placement.location[1])
                    )
                }
            )
            for t in tools
        ]
        turned_cuts.append(cut.model_copy(update={"tools": moved}))
    return turned_cuts


@asset(
    kind="chips",
    words=("potato chips", "chips", "nachos", "tortilla chips", "crisps", "bag of chips", "onion rings", "chicken nuggets", "chicken nugget", "bowl of chips"),
    about="A bowl of potato chips, nachos with sauces, onion rings or nuggets.",
    parameters=(length("width", 0.22, 0.04, 2.0, words=("width", "size", "diameter")), choice("variety", "crisps", "nachos", "rings", "nuggets"), count("pieces", 46, 8, 90)),
    slots={"chip": Material(preset="crust", color="#eebd52"), "bowl": Material(preset="glazed_ceramic", color="#c8442e"), "crumb": Material(preset="crust", color="#c98532"), "cheese": Material(preset="butter", color="#f5b62a"), "salsa": Material(preset="sauce", color="#b3261a"), "pepper": Material(preset="vegetable", color="#4f9a34")},
    adjectives={"nacho": {"variety": "nachos"}, "tortilla": {"variety": "nachos"}, "onion rings": {"variety": "rings", "pieces": 16}, "onion ring": {"variety": "rings", "pieces": 16}, "chicken nuggets": {"variety": "nuggets", "pieces": 18}, "chicken nugget": {"variety": "nuggets", "pieces": 18}, "tortilla chips": {"variety": "nachos"}, "tortilla chip": {"variety": "nachos"}},
)  # fmt: skip
def chips(k: Kit) -> None:
    """A heap in a bowl."""
    w, n, variety = k.m("width"), k.n("pieces"), k.s("variety")
    r, h = w / 2, w * 0.26
    k.add(
        "bowl",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.5, 0),
                (r * 0.8, h * 0.4),
                (r, h),
                (r * 0.96, h),
                (r * 0.74, h * 0.42),
                (r * 0.45, h * 0.12),
                (0, h * 0.12),
            ],
            fillet=w * 0.008,
            segments=64,
        ),
        material="bowl",
    )
    k.add(
        "chip bed",
        Lathe(
            profile=[(0, h * 0.1), (r * 0.6, h * 0.3), (r * 0.86, h * 0.72), (r * 0.5, h * 1.05), (0, h * 1.25)],
            smooth=True,
            segments=32,
        ),
        material="crumb" if variety in ("rings", "nuggets") else "chip",
    )
    u, v = np.meshgrid(np.linspace(-1, 1, 7), np.linspace(-1, 1, 7), indexing="ij")
    disc_x, disc_y = u * np.sqrt(1 - v**2 / 2), v * np.sqrt(1 - u**2 / 2)
    pieces: list[Surface] = []
    rings: list[Transform] = []
    for i in range(n):
        q, a = math.sqrt((i + 0.5) / n), i * 2.39996
        x, y = q * r * 0.8 * math.cos(a), q * r * 0.8 * math.sin(a)
        z = h * (0.8 + 0.75 * (1 - q * q)) + k.rng.uniform(0, h * 0.16)
        turn = (k.rng.uniform(-50, 50), k.rng.uniform(-50, 50), k.rng.uniform(0, 360))
        if variety == "crisps":
            size = w * 0.11 * k.vary(0.15)
            bend = k.rng.uniform(0.25, 0.5)
            grid = np.stack(
                [disc_x * size, disc_y * size * 0.78, size * (bend * disc_x**2 + 0.06 * np.sin(disc_y * 5 + i))], -1
            )
            pieces.append(sheet(grid, w * 0.006).placed(rotate=turn, at=(x, y, z)))
        elif variety == "nachos":
            size = w * 0.13 * k.vary(0.1)
            tip = (u + 1) / 2
            grid = np.stack(
                [
                    (tip - 0.55) * size * 1.7,
                    v * size * 0.95 * np.maximum(tip, 0.04),
                    size * 0.22 * (tip - 0.5) ** 2 + 0 * v,
                ],
                -1,
            )
            pieces.append(sheet(grid, w * 0.007).placed(rotate=turn, at=(x, y, z)))
        else:
            rings.append(Transform(location=(x, y, z), rotation=turn, scale=(k.vary(0.2), k.vary(0.2), 1.0)))
    if pieces:
        k.add(
            "chip",
            joined(pieces).shape(),
            material="chip",
            paint=[Paint(kind="noise", color="#d9962e", scale=w * 0.1, amount=0.4, softness=0.8, seed=k.seed)],
        )
    elif variety == "rings":
        k.add(
            "chip ring",
            Torus(radius=w * 0.1, tube=w * 0.028, segments=24, tube_segments=10),
            material="crumb",
            instances=Poses(poses=rings),
            modifiers=[Displace(strength=w * 0.012, scale=w * 0.03, seed=k.seed)],
        )
    else:
        k.add(
            "chip nugget",
            Ellipsoid(radii=(w * 0.085, w * 0.062, w * 0.042), segments=20),
            material="crumb",
            instances=Poses(poses=rings),
            modifiers=[Displace(strength=w * 0.025, scale=w * 0.05, seed=k.seed)],
        )
    if variety == "nachos":
        for i in range(7):
            a, q = i * 2.39996, math.sqrt((i + 0.5) / 7) * r * 0.6
            blob = turned(
                [(0, 0), (0.8, 0.02), (1.0, 0.2), (0.7, 0.5), (0, 0.62)], segments=24, steps=2, ripple=lobed(5, 0.25)
            )
            k.add(
                "cheese",
                blob.placed(scale=(w * 0.09, w * 0.09, w * 0.06)).shape(),
                at=(q * math.cos(a), q * math.sin(a), h * (1.2 + 0.45 * (1 - (q / r) ** 2))),
                material="cheese" if i % 3 else "salsa",
            )
        for i in range(6):
            a = i * 1.1
            k.add(
                "pepper",
                Torus(radius=w * 0.026, tube=w * 0.009, segments=16, tube_segments=8),
                at=(math.cos(a) * r * 0.4, math.sin(a) * r * 0.4, h * 1.66),
                rotate=(20, 10 * i, 0),
                material="pepper",
            )


@asset(
    kind="marshmallow",
    words=("marshmallow", "toasted marshmallow", "s'more", "smore", "marshmallows", "smores"),
    about="Soft marshmallows; toasted on a stick, or as a s'more between biscuits with chocolate.",
    parameters=(length("size", 0.035, 0.01, 1.0, words=("size", "width", "diameter")), count("marshmallows", 1, 1, 7), choice("form", "plain", "stick", "smore")),
    slots={"marshmallow": Material(preset="whipped_cream", color="#fdf6ee"), "toast": Material(preset="crust", color="#c98a48"), "stick": "light_wood", "biscuit": Material(preset="crust", color="#c8924e"), "chocolate": "chocolate"},
    adjectives={"s'more": {"form": "smore"}, "smore": {"form": "smore"}, "toasted": {"form": "stick"}, "roasted": {"form": "stick"}, "s more": {"form": "smore"}},
)  # fmt: skip
def marshmallow(k: Kit) -> None:
    """Cylinders with very round edges."""
    s, n, form = k.m("size"), k.n("marshmallows"), k.s("form")
    soft = Lathe(
        profile=[
            (0, 0),
            (s * 0.36, 0),
            (s * 0.48, s * 0.1),
            (s * 0.5, s * 0.3),
            (s * 0.5, s * 0.62),
            (s * 0.46, s * 0.82),
            (s * 0.36, s * 0.9),
            (0, s * 0.9),
        ],
        smooth=True,
        segments=32,
    )
    if form == "smore":
        wide = s * 1.7
        z = 0.0
        for i, (slot, tall, scale) in enumerate(
            (("biscuit", 0.16, 1.0), ("chocolate", 0.14, 0.9), ("marshmallow", 0.4, 0.94), ("biscuit", 0.16, 1.0))
        ):
            if slot == "marshmallow":
                blob = turned(
                    [(0, 0), (0.5, 0.0), (0.62, 0.16), (0.56, 0.34), (0.4, 0.4), (0, 0.4)],
                    segments=48,
                    steps=2,
                    ripple=lambda a, _s: 1 + 0.07 * np.cos(3 * a) + 0.05 * np.cos(5 * a + 1),
                )
                k.add(
                    "marshmallow",
                    blob.placed(scale=(wide * 0.85, wide * 0.85, s)).shape(),
                    at=(0, 0, z),
                    material="marshmallow",
                )
            else:
                k.add(
                    f"{slot} {i}",
                    slab(wide * scale, wide * scale, s * tall, corner=s * 0.06),
                    at=(0, 0, z),
                    material=slot,
                    rotate=(0, 0, 0 if i != 1 else 4),
                )
            z += s * tall * 0.97
        for x in (-1, 0, 1):
            for y in (-1, 0, 1):
                k.add(
                    "chocolate dot",
                    Sphere(radius=s * 0.03, segments=8),
                    at=(x * wide * 0.3, y * wide * 0.3, z + s * 0.003),
                    scale=(1, 1, 0.4),
                    material="toast",
                )
        return
    if form == "stick":
        long = s * 9
        k.rod(
            "stick",
            (-long * 0.55, 0, s * 0.16),
            (long * 0.45, 0, s * 0.9),
            s * 0.09,
            s * 0.06,
            segments=10,
            material="stick",
        )
        slope = math.degrees(math.atan2(s * 0.74, long))
        for i in range(max(n, 2) if n > 1 else 2):
            x = long * 0.4 - i * s * 1.0
            z = s * 0.16 + (x + long * 0.55) / long * s * 0.74
            k.add(
                "marshmallow",
                soft,
                at=(x - s * 0.45, 0, z),
                rotate=(0, 90 - slope, 0),
                material="marshmallow",
                paint=[Paint(kind="noise", color="#b8743a", scale=s * 0.5, amount=0.5, softness=0.7, seed=k.seed + i)],
            )
        return
    for i in range(n):
        a = 1.047 * i
        q = 0.0 if i == 0 else s * 1.02
        tilt = 90 if i == 3 else 0
        k.add(
            "marshmallow",
            soft,
            at=(q * math.cos(a), q * math.sin(a), s * 0.5 if tilt else 0),
            rotate=(tilt, 0, 40 * i),
            material="marshmallow",
        )
