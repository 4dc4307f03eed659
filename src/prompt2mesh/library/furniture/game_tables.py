"""Tables that are played on or picnicked at."""

import math

from prompt2mesh.library.furniture.forms import beam, slab, turned_leg
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rectangle
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Sphere, Torus

_BALLS = ("#f2c21c", "#1f4fa8", "#c8261e", "#5b2a82", "#e8711c", "#1f7a3c", "#7a1f24", "#151515")


@asset(
    kind="pool_table",
    words=("pool table", "billiard table", "billiards table", "snooker table", "pool"),
    about="A pool table with six pockets, cushions, turned legs, a rack of balls and two cues.",
    parameters=(length("length", 2.4, 0.6, 5.0, words=("length", "long", "width", "wide")), length("height", 0.8, 0.4, 1.4, words=("height", "tall", "high")), flag("balls", True), flag("cues", True, words=("cues", "cue"))),
    slots={"rail": "mahogany", "cloth": Material(preset="felt", color="#1f7a4a"), "leg": "mahogany", "pocket": "black_leather", "cue": "light_wood", "ball": Material(preset="glossy_plastic", color="#f4efe2"),
           **{f"ball {i + 1}": Material(preset="glossy_plastic", color=c) for i, c in enumerate(_BALLS)}},
    main_slot="rail",
    parts={"frame": "rail", "felt": "cloth", "top": "cloth", "bed": "cloth", "surface": "cloth"},
    style_materials={"modern": {"rail": Material(preset="gloss_paint", color="#202226"), "leg": Material(preset="brushed_steel")}},
    styles={"modern": {}},
)  # fmt: skip
def pool_table(k: Kit) -> None:
    """A slate bed in a frame of rails, cut out at the pockets."""
    long, h = k.m("length"), k.m("height")
    deep = long * 0.56
    rail, bed = long * 0.055, h * 0.92
    r = long * 0.028
    holes = [(sx * (long / 2 - rail * 0.9), sy * (deep / 2 - rail * 0.9)) for sx in (-1, 1) for sy in (-1, 1)]
    holes += [(0.0, sy * (deep / 2 - rail * 0.62)) for sy in (-1, 1)]

    def bored() -> Boolean:
        return Boolean(
            operation="cut",
            tools=[
                Part(name="pocket", shape=Cylinder(radius=r, height=h), placement=Transform(location=(x, y, h * 0.5)))
                for x, y in holes
            ],
        )

    inner = rectangle(long - 2 * rail, deep - 2 * rail)
    k.add(
        "cloth", Box(size=(long - rail * 1.6, deep - rail * 1.6, h * 0.05)), at=(0, 0, bed - h * 0.05), material="cloth"
    )
    k.add(
        "rail",
        Extrude(outline=rectangle(long, deep), holes=[inner], height=h * 0.14),
        at=(0, 0, h - h * 0.14),
        material="rail",
        modifiers=[bored()],
        bevel=h * 0.008,
    )
    soft, mouth = rail * 0.5, r * 0.9
    nose = (long / 2 - rail - r * 1.25) - mouth
    bar = [(mouth, 0.0), (mouth + nose, 0.0), (mouth + nose - soft, soft), (mouth + soft * 0.5, soft)]
    end = deep / 2 - rail - r * 1.25
    cap = [(-end, 0.0), (end, 0.0), (end - soft, soft), (-end + soft, soft)]
    twin = [(-x, q) for x, q in reversed(bar)]
    for turn, outline, y in ((0, bar, deep), (0, twin, deep), (180, bar, deep), (180, twin, deep), (90, cap, long), (270, cap, long)):  # fmt: skip
        with k.group("cloth cushion", rotate=(0, 0, turn)):
            k.add("cloth cushion bar", Extrude(outline=outline, height=h * 0.055), at=(0, rail * 0.97 - y / 2, bed - h * 0.005), material="cloth", bevel=h * 0.003)  # fmt: skip
    k.add(
        "apron",
        Box(size=(long * 0.94, deep * 0.9, h * 0.2)),
        at=(0, 0, bed - h * 0.24),
        material="rail",
        bevel=h * 0.01,
    )
    for x, y in holes:
        k.add(
            "pocket",
            Cylinder(radius=r * 1.02, height=h * 0.052, segments=32),
            at=(x, y, bed - h * 0.05),
            material="pocket",
        )
        k.add(
            "pocket rim",
            Torus(radius=r, tube=r * 0.13, segments=32, tube_segments=8),
            at=(x, y, h * 0.998),
            material="pocket",
        )
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "leg",
                turned_leg(bed - h * 0.22, long * 0.04),
                at=(sx * long * 0.4, sy * deep * 0.36, 0),
                material="leg",
            )
    ball = long * 0.0125
    if k.on("balls"):
        number = 0
        for row in range(4):
            for i in range(row + 1):
                at = (long * 0.18 + row * ball * 1.75, (i - row / 2) * ball * 2.02, bed + ball * 0.98)
                k.add("ball", Sphere(radius=ball, segments=16), at=at, material=f"ball {number % 8 + 1}")
                number += 1
        k.add(
            "ball",
            Sphere(radius=ball, segments=16),
            at=(-long * 0.22, -deep * 0.06, bed + ball * 0.98),
            material="ball",
        )
    if k.on("cues"):
        for y, a in ((deep * 0.18, 6.0), (-deep * 0.24, -4.0)):
            dx, dy = math.cos(math.radians(a)) * long * 0.29, math.sin(math.radians(a)) * long * 0.29
            z = bed + ball * 0.85
            k.rod(
                "cue",
                (-long * 0.04 - dx, y - dy, z),
                (-long * 0.04 + dx, y + dy, z - ball * 0.35),
                ball * 0.9,
                ball * 0.4,
                segments=12,
                material="cue",
            )
    k.anchor("top", (0, 0, bed), half_size=(long * 0.42, deep * 0.38))


@asset(
    kind="ping_pong_table",
    words=("ping pong table", "ping-pong table", "table tennis table", "table tennis", "ping pong"),
    about="A table-tennis table with lines, a net, two bats and a ball.",
    parameters=(length("length", 2.74, 0.6, 5.0, words=("length", "long", "width", "wide")), length("height", 0.76, 0.4, 1.4, words=("height", "tall", "high")), flag("bats", True, words=("bats", "paddles", "rackets"))),
    slots={"top": Material(preset="matte_paint", color="#1f4f8f"), "line": Material(preset="matte_paint", color="#f4f4f0"), "net": Material(preset="net", color="#f0f0f0"), "leg": Material(preset="painted_metal", color="#2a2d33"), "bat": Material(preset="rubber", color="#c0261e"), "grip": "birch", "ball": Material(preset="plastic", color="#f7f3e8")},
    main_slot="top",
    parts={"surface": "top", "paddle": "bat"},
)  # fmt: skip
def ping_pong_table(k: Kit) -> None:
    """Two halves on wheeled frames."""
    long, h = k.m("length"), k.m("height")
    deep, thick = long * 0.557, long * 0.012
    for sx in (-1, 1):
        k.add(
            "top",
            slab(long / 2 * 0.998, deep, thick, corner=thick * 0.4),
            at=(sx * long / 4, 0, h - thick),
            material="top",
        )
    z, w = h - thick * 0.05, long * 0.0075
    for sy in (-1, 1):
        k.add("line side", Box(size=(long, w, thick * 0.09)), at=(0, sy * (deep - w) / 2, z), material="line")
    for sx in (-1, 1):
        k.add("line end", Box(size=(w, deep - 2.2 * w, thick * 0.09)), at=(sx * (long - w) / 2, 0, z), material="line")
        k.add(
            "line middle",
            Box(size=(long / 2 - 1.1 * w, w * 0.5, thick * 0.09)),
            at=(sx * (long / 4 - w * 0.5), 0, z),
            material="line",
        )
    k.add("top joint", Box(size=(long * 0.02, deep * 0.9, thick)), at=(0, 0, h - thick * 1.8), material="leg")
    tall = long * 0.056
    k.add("net", Box(size=(long * 0.0015, deep * 1.06, tall * 0.96)), at=(0, 0, h - thick * 0.2), material="net")
    k.add("net tape", Box(size=(long * 0.004, deep * 1.07, tall * 0.12)), at=(0, 0, h + tall * 0.7), material="line")
    for sy in (-1, 1):
        k.add(
            "net post",
            Box(size=(long * 0.008, long * 0.012, tall + thick * 2)),
            at=(0, sy * deep * 0.535, h - thick * 2),
            material="leg",
        )
        k.add(
            "net clamp",
            Box(size=(long * 0.02, deep * 0.06, thick * 0.8)),
            at=(0, sy * deep * 0.51, h - thick * 1.8),
            material="leg",
        )
    r = long * 0.009
    for sx in (-1, 1):
        for x in (0.08, 0.4):
            for sy in (-1, 1):
                k.rod(
                    "leg",
                    (sx * long * x, sy * deep * 0.36, r),
                    (sx * long * x, sy * deep * 0.36, h - thick * 0.9),
                    r,
                    segments=12,
                    material="leg",
                )
                k.add(
                    "leg foot",
                    Sphere(radius=r * 1.6, segments=12),
                    at=(sx * long * x, sy * deep * 0.36, r * 1.6),
                    material="leg",
                )
            k.rod(
                "leg bar",
                (sx * long * x, -deep * 0.36, h * 0.25),
                (sx * long * x, deep * 0.36, h * 0.25),
                r * 0.8,
                segments=12,
                material="leg",
            )
        k.rod(
            "leg brace",
            (sx * long * 0.08, 0, h * 0.25),
            (sx * long * 0.4, 0, h * 0.25),
            r * 0.8,
            segments=12,
            material="leg",
        )
        for x in (0.08, 0.4):
            k.rod(
                "frame",
                (sx * long * x, -deep * 0.4, h - thick * 1.6),
                (sx * long * x, deep * 0.4, h - thick * 1.6),
                r,
                segments=12,
                material="leg",
            )
    if k.on("bats"):
        for sx, sy, turn in ((-1, -1, 30), (1, 1, 215)):
            with k.group("bat", at=(sx * long * 0.33, sy * deep * 0.16, h), rotate=(0, 0, turn)):
                b = long * 0.028
                k.add(
                    "bat face",
                    Cylinder(radius=b, height=b * 0.16, segments=40),
                    scale=(1.06, 1, 1),
                    material="bat",
                    bevel=b * 0.02,
                )
                k.add(
                    "bat handle",
                    slab(b * 1.25, b * 0.36, b * 0.24, corner=b * 0.1),
                    at=(b * 1.5, 0, -b * 0.0),
                    material="grip",
                )
        ball = long * 0.0075
        k.add("ball", Sphere(radius=ball, segments=20), at=(-long * 0.2, deep * 0.08, h + ball * 0.97), material="ball")
    k.anchor("top", (0, 0, h), half_size=(long * 0.45, deep * 0.45))


@asset(
    kind="picnic_table",
    words=("picnic table", "picnic bench", "beer garden table", "camping table"),
    about="A table of planks on A-frames with a bench along each side.",
    parameters=(
        length("length", 1.8, 0.6, 5.0, words=("length", "long", "width", "wide")),
        length("height", 0.75, 0.3, 1.4, words=("height", "tall", "high")),
        count("planks", 5, 3, 9),
    ),
    slots={"top": "pine", "frame": "pine", "seat": "pine", "bolt": "galvanised_steel"},
    main_slot="top",
    parts={"bench": "seat", "leg": "frame leg", "plank": "top plank"},
    style_materials={
        "rustic": {
            "top": Material(preset="weathered_wood"),
            "frame": Material(preset="weathered_wood"),
            "seat": Material(preset="weathered_wood"),
        }
    },
    styles={"rustic": {}},
)
def picnic_table(k: Kit) -> None:
    """Planks with gaps over two A-frames whose cross-beams carry the benches."""
    long, h, n = k.m("length"), k.m("height"), k.n("planks")
    deep, thick = h * 0.95, h * 0.055
    step = deep / n
    for i in range(n):
        k.add(
            "top plank",
            slab(long, step * 0.92, thick, corner=thick * 0.2),
            at=(0, (i - (n - 1) / 2) * step, h - thick),
            material="top",
        )
    seat, out, plank = h * 0.6, h * 0.95, h * 0.17
    for sy in (-1, 1):
        for j in (-1, 1):
            k.add(
                "seat plank",
                slab(long, plank, thick, corner=thick * 0.2),
                at=(0, sy * out + j * plank * 0.54, seat - thick),
                material="seat",
            )
    t = h * 0.05
    for sx in (-1, 1):
        x = sx * long * 0.36
        beam(
            k,
            "frame top",
            (x, -deep * 0.46, h - thick - t),
            (x, deep * 0.46, h - thick - t),
            (t, t * 2),
            material="frame",
        )
        beam(
            k,
            "frame seat",
            (x, -out - plank, seat - thick - t),
            (x, out + plank, seat - thick - t),
            (t, t * 2),
            material="frame",
        )
        for sy in (-1, 1):
            beam(
                k,
                "frame leg",
                (x - sx * t * 0.9, sy * h * 0.82, t * 0.55),
                (x - sx * t * 0.9, sy * deep * 0.24, h - thick),
                (t, t * 2.2),
                material="frame",
            )
            for y, z in ((0.62, seat - thick - t), (0.3, h - thick - t)):
                k.rod(
                    "bolt",
                    (x + sx * t * 0.45, sy * h * y, z),
                    (x + sx * t * 0.62, sy * h * y, z),
                    t * 0.22,
                    segments=12,
                    material="bolt",
                )
        beam(
            k,
            "frame brace",
            (x - sx * t, 0, seat - thick - t),
            (sx * long * 0.08, 0, h - thick),
            (t, t * 0.8),
            material="frame",
        )
    k.anchor("top", (0, 0, h), half_size=(long * 0.48, deep * 0.48))
    k.anchor("seat", (0, -out, seat), half_size=(long * 0.45, plank))


@asset(
    kind="foosball_table",
    words=("foosball table", "table football", "foosball", "football table", "soccer table"),
    about="A table football with eight rods of players over a green pitch.",
    parameters=(length("length", 1.4, 0.4, 3.0, words=("length", "long", "width", "wide")), length("height", 0.88, 0.4, 1.4, words=("height", "tall", "high"))),
    slots={"body": "walnut", "pitch": Material(preset="felt", color="#2f8a4a"), "line": Material(preset="matte_paint", color="#f4f4f0"), "rod": "chrome", "grip": "black_plastic", "leg": "walnut",
           "red": Material(preset="glossy_plastic", color="#c0261e"), "blue": Material(preset="glossy_plastic", color="#1f4fa8"), "ball": Material(preset="glossy_plastic", color="#f7f3e8")},
    main_slot="body",
    parts={"player": "player", "frame": "body"},
)  # fmt: skip
def foosball_table(k: Kit) -> None:
    """An open box with a pitch, rods through its sides, men on the rods."""
    long, h = k.m("length"), k.m("height")
    deep, wall = long * 0.54, long * 0.03
    low, pitch = h * 0.68, h * 0.8
    k.add(
        "body",
        Extrude(outline=rectangle(long, deep), holes=[rectangle(long - 2 * wall, deep - 2 * wall)], height=h - low),
        at=(0, 0, low),
        material="body",
        bevel=wall * 0.15,
    )
    k.add("pitch", Box(size=(long - wall, deep - wall, h * 0.03)), at=(0, 0, pitch - h * 0.03), material="pitch")
    z = pitch - 0.0004 * long
    k.add("line", Box(size=(long * 0.006, deep - 2.1 * wall, long * 0.001)), at=(0, 0, z), material="line")
    k.add(
        "line circle",
        Torus(radius=deep * 0.16, tube=long * 0.003, tube_segments=6),
        at=(0, 0, pitch),
        scale=(1, 1, 0.25),
        material="line",
    )
    rod_z, r = h - h * 0.055, long * 0.006
    for i in range(8):
        x = (i - 3.5) * long * 0.108
        team = "red" if i in (0, 1, 3, 5) else "blue"
        count_ = (1, 2, 3, 5, 5, 3, 2, 1)[i]
        front = -1 if team == "red" else 1
        k.rod("rod", (x, -front * deep * 0.58, rod_z), (x, front * deep * 0.68, rod_z), r, segments=12, material="rod")
        k.rod(
            "rod grip",
            (x, front * deep * 0.64, rod_z),
            (x, front * deep * 0.74, rod_z),
            r * 2.4,
            segments=16,
            material="grip",
            round_caps=True,
        )
        for j in range(count_):
            y = (j - (count_ - 1) / 2) * deep * (0.78 / max(count_, 2))
            k.add(
                "player",
                Box(size=(long * 0.018, long * 0.03, h * 0.1)),
                at=(x, y, rod_z - h * 0.075),
                material=team,
                bevel=long * 0.004,
            )
            k.add("player head", Sphere(radius=long * 0.011, segments=14), at=(x, y, rod_z + h * 0.035), material=team)
            k.add(
                "player foot",
                Box(size=(long * 0.03, long * 0.022, h * 0.022)),
                at=(x, y, rod_z - h * 0.088),
                material=team,
                bevel=long * 0.003,
            )
    for sx in (-1, 1):
        for sy in (-1, 1):
            beam(
                k,
                "leg",
                (sx * long * 0.44, sy * deep * 0.44, 0),
                (sx * long * 0.42, sy * deep * 0.4, low + wall * 0.5),
                (long * 0.06, long * 0.06),
                material="leg",
            )
    ball = long * 0.012
    k.add("ball", Sphere(radius=ball, segments=16), at=(long * 0.05, deep * 0.1, pitch + ball * 0.97), material="ball")
    k.anchor("top", (0, 0, h), half_size=(long * 0.45, deep * 0.45))
