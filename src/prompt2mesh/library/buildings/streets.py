"""Street furniture with a message: road signs and bus stops."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import circle, regular_polygon, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Text, Torus

SLOTS: dict[str, Material | str] = {
    "red": Material(preset="gloss_paint", color="#c4161c"), "white": Material(preset="gloss_paint", color="#f7f7f5"), "black": Material(preset="gloss_paint", color="#16171a"),
    "green": Material(preset="gloss_paint", color="#0f6a46"), "yellow": Material(preset="gloss_paint", color="#f3c317"), "blue": Material(preset="gloss_paint", color="#1554a5"),
    "post": "galvanised_steel", "base": "concrete",
}  # fmt: skip


@asset(
    kind="road_sign",
    words=("road sign", "stop sign", "street sign", "traffic sign", "yield sign", "give way sign", "speed limit sign", "warning sign",
           "one way sign", "no entry sign", "parking sign", "street name sign"),
    about="A sign on a steel post: stop, yield, speed limit, no entry, parking, warning, one way, or two street names at a corner.",
    parameters=(
        length("height", 2.6, 0.1, 6.0, words=("height", "tall", "high")),
        choice("kind", "stop", "yield", "speed", "no_entry", "parking", "warning", "one_way", "street"),
        text("text", "STOP", words=("text", "saying", "reading")),
    ),
    slots=SLOTS,
    main_slot="red",
    adjectives={
        "stop sign": {"kind": "stop"}, "street": {"kind": "street", "text": "MAIN ST"}, "street sign": {"kind": "street", "text": "MAIN ST"},
        "street name sign": {"kind": "street", "text": "MAIN ST"}, "yield sign": {"kind": "yield", "text": "YIELD"}, "give way": {"kind": "yield", "text": "GIVE WAY"},
        "speed limit": {"kind": "speed", "text": "50"}, "speed limit sign": {"kind": "speed", "text": "50"}, "no entry": {"kind": "no_entry"},
        "parking": {"kind": "parking", "text": "P"}, "warning": {"kind": "warning", "text": "!"}, "one way": {"kind": "one_way", "text": "ONE WAY"},
    },
    parts={"pole": "post", "post": "post", "plate": "plate", "letters": "letters"},
)  # fmt: skip
def road_sign(k: Kit) -> None:
    """Drawn 2.6 m high; the plate faces −y."""
    s, kind = k.m("height") / 2.6, k.s("kind")
    words = k.s("text")
    with k.group("sign", scale=s):
        k.add("base", Cylinder(radius=0.14, height=0.08, segments=24), material="base", bevel=0.015)
        top = 2.16 if kind == "street" else 2.58
        k.rod("post", (0, 0, 0.02), (0, 0, top), 0.03, segments=16, material="post")
        k.add("post cap", Cylinder(radius=0.036, height=0.03, segments=16), at=(0, 0, top - 0.01), material="post")
        if kind == "street":
            k.anchor("top", (0, 0, 2.6 * s), half_size=(0.3 * s, 0.01 * s))
            _blade(k, words, 2.482, 0.0)
            _blade(k, "1ST AVE" if words != "1ST AVE" else "MAIN ST", 2.27, 90.0)
            return
        z, y = 2.14, -0.032
        if kind in {"stop", "no_entry", "speed", "parking"}:
            edge = {
                "stop": regular_polygon(8, 0.42, rotation=22.5),
                "parking": rounded_rectangle(0.66, 0.78, 0.06),
            }.get(kind, circle(0.4, segments=48))
            back = {"parking": "blue", "speed": "red", "no_entry": "red"}.get(kind, "white")
            face = {"stop": "red", "speed": "white", "parking": "blue", "no_entry": "red"}[kind]
            scale = {"stop": 0.93, "speed": 0.82, "parking": 0.94, "no_entry": 0.95}[kind]
            k_back = "white" if kind in {"parking", "no_entry"} else back
            panel(k, "plate back", [(x, z + py) for x, py in edge], 0.016, at=(0, y, 0), material=k_back, bevel=0.004)
            panel(
                k, "plate", [(x * scale, z + py * scale) for x, py in edge], 0.006, at=(0, y - 0.015, 0), material=face
            )
            if kind == "no_entry":
                panel(
                    k,
                    "plate bar",
                    [(x, z + py) for x, py in rounded_rectangle(0.54, 0.13, 0.03)],
                    0.006,
                    at=(0, y - 0.02, 0),
                    material="white",
                )
            else:
                _letters(
                    k,
                    words,
                    0.54 if kind == "stop" else 0.44,
                    0.24 if kind == "stop" else 0.4,
                    (0, y - 0.02, z),
                    "black" if kind == "speed" else "white",
                )
        elif kind == "yield":
            tri = regular_polygon(3, 0.52, rotation=-90)
            panel(
                k, "plate back", [(x, z + 0.08 + py) for x, py in tri], 0.016, at=(0, y, 0), material="red", bevel=0.004
            )
            panel(
                k,
                "plate",
                [(x * 0.72, z + 0.08 + py * 0.72) for x, py in tri],
                0.006,
                at=(0, y - 0.015, 0),
                material="white",
            )
            _letters(k, words, 0.42, 0.1, (0, y - 0.02, z + 0.2), "red")
        elif kind == "warning":
            diamond = regular_polygon(4, 0.5, rotation=90)
            panel(
                k, "plate back", [(x, z + py) for x, py in diamond], 0.016, at=(0, y, 0), material="black", bevel=0.004
            )
            panel(
                k,
                "plate",
                [(x * 0.93, z + py * 0.93) for x, py in diamond],
                0.006,
                at=(0, y - 0.015, 0),
                material="yellow",
            )
            _letters(k, words, 0.5, 0.42, (0, y - 0.02, z), "black")
        else:
            panel(
                k,
                "plate back",
                [(x, z + py) for x, py in rounded_rectangle(0.96, 0.32, 0.04)],
                0.016,
                at=(0, y, 0),
                material="black",
                bevel=0.004,
            )
            arrow = [(-0.43, -0.07), (0.2, -0.07), (0.2, -0.13), (0.44, 0.0), (0.2, 0.13), (0.2, 0.07), (-0.43, 0.07)]
            panel(k, "plate arrow", [(x, z + py) for x, py in arrow], 0.006, at=(0, y - 0.015, 0), material="white")
            _letters(k, words, 0.5, 0.1, (-0.1, y - 0.02, z), "black")
        for dz in (-0.18, 0.18):
            k.block("bracket", (0.1, 0.07, 0.04), (0, -0.006, z + dz - 0.02), "post", bevel=0.005)
            k.add(
                "bolt",
                Cylinder(radius=0.014, height=0.012, segments=8),
                at=(0, y - 0.018, z + dz * (0.7 if kind == "one_way" else 1.7)),
                rotate=(90, 0, 0),
                material="post",
            )
    k.anchor("top", (0, 0, 2.6 * s), half_size=(0.02 * s, 0.02 * s), round=True)


def _letters(k: Kit, words: str, wide: float, high: float, at: tuple[float, float, float], slot: str) -> None:
    height = min(high, 1.5 * wide / max(len(words), 1))
    k.add(
        "letters",
        Text(text=words, height=height, depth=0.008, font="sans-bold"),
        at=(at[0], at[1], at[2] - height * 0.5),
        material=slot,
    )


def _blade(k: Kit, words: str, z: float, turn: float) -> None:
    """A long plate with a street's name on both sides, clamped to the post."""
    with k.group("plate", at=(0, 0, z), rotate=(0, 0, turn)):
        k.add(
            "plate blade",
            Extrude(outline=rounded_rectangle(1.0, 0.2, 0.03), height=0.02, pivot="center"),
            at=(0, 0, 0),
            rotate=(90, 0, 0),
            material="green",
        )
        k.add(
            "plate rim",
            Extrude(
                outline=rounded_rectangle(0.97, 0.17, 0.025),
                holes=[rounded_rectangle(0.945, 0.145, 0.02)],
                height=0.026,
                pivot="center",
            ),
            rotate=(90, 0, 0),
            material="white",
        )
        height = min(0.1, 1.2 / max(len(words), 1))
        for side in (0, 180):
            with k.group("plate side", rotate=(0, 0, side)):
                k.add(
                    "letters",
                    Text(text=words, height=height, depth=0.006, font="sans-bold"),
                    at=(0, -0.009, -height / 2),
                    material="white",
                )
        k.block("bracket", (0.09, 0.08, 0.05), (0, 0, -0.12), "post", bevel=0.005)


@asset(
    kind="bus_stop",
    words=("bus stop", "bus shelter", "bus stop shelter", "tram stop"),
    about="A bus shelter with glass walls, a bench, a timetable and a stop sign on a post.",
    parameters=(length("width", 4.0, 0.2, 8.0, words=("width", "wide", "length", "long")), flag("bench", True, words=("bench", "seat")), flag("sign", True, words=("sign",))),
    slots={**SLOTS, "frame": Material(preset="gloss_paint", color="#33383d"), "glass": "glass", "wood": "teak", "advert": Material(preset="gloss_paint", color="#d8792c")},
    main_slot="frame",
    parts={"roof": "roof", "bench": "bench", "glass": "glass", "sign": "sign"},
)  # fmt: skip
def bus_stop(k: Kit) -> None:
    """Opens towards −y."""
    w = k.m("width")
    half = w / 2
    k.block("floor", (w + 0.6, 2.0, 0.1), (0, -0.1, 0), "base")
    bays = max(2, round(w / 1.3))
    for i in range(bays + 1):
        x = -half + w * i / bays
        k.block("frame post", (0.07, 0.07, 2.36), (x, 0.62, 0.08), "frame", bevel=0.008)
    for side in (-1, 1):
        k.block("frame post", (0.07, 0.07, 2.36), (side * half, -0.5, 0.08), "frame", bevel=0.008)
        k.block("frame rail", (0.05, 1.12, 0.06), (side * half, 0.06, 0.34), "frame", bevel=0.006)
        k.block("frame rail", (0.05, 1.12, 0.06), (side * half, 0.06, 2.2), "frame", bevel=0.006)
    k.block("glass side", (0.016, 1.08, 1.84), (half, 0.06, 0.38), "glass", bevel=0.0)
    k.block("advert frame", (0.12, 1.05, 1.86), (-half, 0.06, 0.37), "frame", bevel=0.01)
    k.block("advert", (0.14, 0.92, 1.7), (-half, 0.06, 0.45), "advert", bevel=0.01)
    for z in (0.34, 2.2):
        k.block("frame rail", (w, 0.05, 0.06), (0, 0.62, z), "frame", bevel=0.006)
    k.block("glass back", (w - 0.04, 0.016, 1.84), (0, 0.62, 0.38), "glass", bevel=0.0)
    k.block("roof", (w + 0.36, 1.75, 0.1), (0, -0.06, 2.42), "frame", bevel=0.03)
    k.block("roof edge", (w + 0.4, 0.08, 0.18), (0, -0.92, 2.38), "blue", bevel=0.02)
    if k.on("bench"):
        k.add(
            "bench slat",
            Extrude(outline=rounded_rectangle(w * 0.6, 0.1, 0.02), height=0.04),
            at=(0.1 * w, 0.24, 0.5),
            material="wood",
            instances=Linear(count=3, step=(0, 0.12, 0)),
        )
        for x in (-0.22 * w, 0.4 * w):
            k.block("bench bracket", (0.05, 0.42, 0.06), (x, 0.4, 0.45), "frame", bevel=0.008)
            k.block("bench leg", (0.05, 0.05, 0.4), (x, 0.36, 0.08), "frame", bevel=0.006)
    k.block("timetable", (0.5, 0.05, 0.75), (-half + 0.45, 0.58, 1.15), "white", bevel=0.01)
    if k.on("sign"):
        x = half + 0.16
        k.rod("sign post", (x, -0.8, 0.08), (x, -0.8, 3.0), 0.035, segments=14, material="post")
        k.add(
            "sign",
            Cylinder(radius=0.26, height=0.03, segments=40, pivot="center"),
            at=(x, -0.8, 2.98),
            rotate=(90, 0, 0),
            material="blue",
        )
        k.add(
            "sign rim",
            Torus(radius=0.26, tube=0.022, segments=40, tube_segments=8),
            at=(x, -0.8, 2.98),
            rotate=(90, 0, 0),
            material="white",
        )
        k.add(
            "sign letters",
            Text(text="BUS", height=0.15, depth=0.012, font="sans-bold"),
            at=(x, -0.813, 2.905),
            material="white",
        )
    k.anchor("seat", (0.1 * w, 0.36, 0.54), half_size=(w * 0.28, 0.16))
    k.anchor("top", (0, -0.06, 2.52), half_size=(half * 0.9, 0.6))
    k.anchor("inside", (0, -0.2, 0.1), half_size=(half * 0.8, 0.3), height=2.2)
