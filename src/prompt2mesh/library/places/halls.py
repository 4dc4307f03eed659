"""Rooms that are no home: classroom, throne room, dungeon."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.places.bases import room
from prompt2mesh.library.places.rooms import room_size
from prompt2mesh.library.registry import asset, count
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Torus


@asset(
    kind="classroom",
    words=("classroom", "class room", "schoolroom", "school room", "lecture room"),
    about="A corner of a classroom: blackboard, rows of desks with chairs, the teacher desk.",
    parameters=(*room_size(5.2, 4.8, 2.8), count("rows", 2, 1, 5, words=("rows",)), count("columns", 3, 1, 6, words=("columns",))),
    slots={"floor": Material(preset="planks"), "wall": Material(preset="matte_paint", color="#dfe3c8"),
           "trim": Material(preset="matte_paint", color="#8a9a86")},
    main_slot="wall",
    category="place",
)  # fmt: skip
def classroom(k: Kit) -> None:
    """The pupils look at the board on the back wall."""
    x, y = room(k)
    k.include("blackboard", at=(-0.3, y - 0.3, 0), parameters={"width": 2.0})
    k.include("desk", at=(1.5, y - 0.9, 0), name="teacher desk")
    k.include("globe", at=(1.8, y - 0.9, 0.75))
    rows, columns = k.n("rows"), k.n("columns")
    for row in range(rows):
        for column in range(columns):
            px = (column - (columns - 1) / 2) * min(1.5, 2 * x / columns)
            py = y - 2.1 - row * min(1.35, (2 * y - 2.3) / max(rows, 1))
            k.include("table", at=(px, py, 0), name="desk", parameters={"width": 0.8, "depth": 0.5, "height": 0.68})
            k.include("chair", at=(px, py - 0.45, 0), turn=180, parameters={"height": 0.8, "seat_height": 0.4})
    k.include("bookshelf", at=(x - 0.18, -0.4, 0), turn=-90, parameters={"height": 1.5})


@asset(
    kind="throne_room",
    words=("throne room", "castle hall", "great hall", "royal hall", "banquet hall", "palace room"),
    about="A corner of a hall: throne on steps, red carpet, columns and candelabra.",
    parameters=room_size(6.0, 6.0, 4.2),
    slots={"floor": Material(preset="marble", color="#d9d4c8"), "wall": "stonework", "trim": "sandstone",
           "carpet": Material(preset="carpet", color="#8d1420"), "step": Material(preset="marble", color="#b9b2a4")},
    main_slot="wall",
    parts={"steps": "step"},
    category="place",
)  # fmt: skip
def throne_room(k: Kit) -> None:
    """The carpet leads up three steps to the throne."""
    x, y = room(k)
    for i in range(3):
        size = 3.0 - 0.5 * i
        k.add(
            "step",
            Box(size=(size + 0.6, size * 0.62, 0.16)),
            at=(0, y - size * 0.31 - 0.02, 0.155 * i),
            material="step",
            bevel=0.01,
        )
    k.include("throne", at=(0, y - 0.7, 0.47), parameters={"dais": False})
    k.add("carpet", Box(size=(1.1, 2 * y - 1.95, 0.02)), at=(0, -0.97, 0), material="carpet")
    for px, py in ((-1.75, y - 0.7), (1.75, y - 0.7), (x - 0.6, -0.6), (x - 0.6, -y + 0.8)):
        k.include("column", at=(px, py, 0), parameters={"height": k.m("height") - 0.35})
    for side in (-1, 1):
        k.include("candelabra", at=(side * 1.15, y - 1.85, 0.16), scale=2.4)


@asset(
    kind="dungeon",
    words=("dungeon", "prison cell", "jail cell", "cell", "dungeon room", "torture chamber", "crypt", "cellar", "jail"),
    about="A corner of a dungeon: stone walls, bars, straw, chains, a barrel and a skeleton.",
    parameters=room_size(3.8, 3.6, 2.6),
    slots={"floor": "cobblestone", "wall": "stonework", "trim": "stone", "iron": "black_iron", "straw": "straw"},
    main_slot="wall",
    parts={"bars": "bar"},
    category="place",
)  # fmt: skip
def dungeon(k: Kit) -> None:
    """Bars close one half of the back."""
    x, y = room(k)
    h = k.m("height")
    bars = max(4, round(x / 0.14))
    k.add("bar", Cylinder(radius=0.018, height=h, segments=12), at=(-x + 0.08, y - 1.15, 0), material="iron",
          instances=Linear(count=bars, step=(x / bars, 0, 0)))  # fmt: skip
    for z in (0.12, 0.55 * h, h - 0.12):
        k.add("bar rail", Box(size=(x, 0.03, 0.05)), at=(-x / 2 + 0.04, y - 1.15, z), material="iron")
    k.add("straw", Cylinder(radius=0.55, height=0.05, segments=20), at=(-x + 0.75, y - 0.6, 0), material="straw")
    k.include("skeleton", at=(x - 0.55, 0.1, 0), turn=-70, parameters={"pose": "sitting"})
    k.include("barrel", at=(x - 0.5, y - 0.5, 0))
    k.include("bucket", at=(0.35, y - 0.5, 0))
    for i in range(5):
        k.add("chain", Torus(radius=0.045, tube=0.012, segments=20, tube_segments=8), at=(0.9, y - 0.03, h - 0.75 - 0.07 * i),
              rotate=(90, 0, 0) if i % 2 else (90, 0, 90), material="iron")  # fmt: skip
    k.add("chain plate", Cylinder(radius=0.07, height=0.05, segments=20, pivot="center"), at=(0.9, y - 0.02, h - 0.68), rotate=(90, 0, 0),
          material="iron")  # fmt: skip
