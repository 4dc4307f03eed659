"""Rooms of a home: living room, bedroom, kitchen, bathroom, study."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.places.bases import room
from prompt2mesh.library.registry import AssetParameter, asset, flag, length
from prompt2mesh.mesh.materials import Material

_FLOOR = Material(preset="planks")
_TRIM = Material(preset="matte_paint", color="#f3f0ea")


def room_size(width_m: float, depth_m: float, height_m: float = 2.6) -> tuple[AssetParameter, ...]:
    """The sliders every room has."""
    return (
        length("width", width_m, 2.4, 20.0, words=("width", "wide")),
        length("depth", depth_m, 2.2, 20.0, words=("depth", "deep", "length", "long")),
        length("height", height_m, 2.0, 12.0, words=("height", "tall", "high")),
    )


def _paint(color: str) -> Material:
    return Material(preset="matte_paint", color=color)


@asset(
    kind="living_room",
    words=("living room", "lounge", "sitting room", "parlour", "parlor", "family room", "drawing room"),
    about="A corner of a living room: sofa, armchair, rug, low table, television, lamp and plant.",
    parameters=(*room_size(4.6, 4.0), flag("television", True, words=("television", "tv")), flag("fireplace", False)),
    slots={"floor": _FLOOR, "wall": _paint("#cfd8d3"), "trim": _TRIM},
    main_slot="wall",
    category="place",
)  # fmt: skip
def living_room(k: Kit) -> None:
    """The sofa stands under the window, the television or the fire at the right wall."""
    x, y = room(k, window=(-0.35 * k.m("width") / 2, 0.0, 1.05))
    k.include("rug", at=(-0.1, 0, 0), parameters={"width": 2.6, "depth": 1.9})
    k.include("sofa", at=(-0.5, y - 0.55, 0))
    k.include(
        "table", at=(-0.25, 0.05, 0.014), name="coffee table", parameters={"height": 0.4, "width": 1.0, "depth": 0.55}
    )
    k.include("armchair", at=(-x + 0.75, -0.35, 0), turn=60)
    k.include("potted_plant", at=(x - 0.4, y - 0.4, 0), parameters={"height": 1.1})
    k.include("floor_lamp", at=(-x + 0.4, y - 0.4, 0))
    k.include("picture_frame", at=(0.42 * x + 0.35, y - 0.03, 1.35), parameters={"width": 0.7, "height": 0.55})
    if k.on("fireplace"):
        k.include("fireplace", at=(x - 0.3, -0.2, 0), turn=-90)
    elif k.on("television"):
        k.include("cabinet", at=(x - 0.28, -0.25, 0), turn=-90, name="sideboard",
                  parameters={"height": 0.55, "width": 1.5, "depth": 0.42})  # fmt: skip
        k.include("television", at=(x - 0.28, -0.25, 0.55), turn=-90)


@asset(
    kind="bedroom",
    words=("bedroom", "bed room", "guest room", "hotel room", "children's room", "kid's room", "kid's bedroom", "kids room",
           "child's bedroom", "nursery", "teenager's room"),
    about="A corner of a bedroom: bed, night tables with lamps, wardrobe and rug; toys in a child's.",
    parameters=(*room_size(4.2, 3.8), flag("toys", False, words=("toys", "teddy bear"))),
    slots={"floor": _FLOOR, "wall": _paint("#c9d3e0"), "trim": _TRIM},
    main_slot="wall",
    adjectives={"kid's": {"toys": True}, "kids": {"toys": True}, "children's": {"toys": True}, "child's": {"toys": True},
                "nursery": {"toys": True}},
    category="place",
)  # fmt: skip
def bedroom(k: Kit) -> None:
    """The bed's head is at the back wall."""
    x, y = room(k, window=(-0.62 * k.m("width") / 2, 0.0, 1.0))
    k.include("rug", at=(0, -0.4, 0), parameters={"width": 2.4, "depth": 1.6})
    k.include("bed", at=(0.1, y - 1.1, 0.012))
    for side in (-1, 1):
        k.include("nightstand", at=(0.1 + side * 1.05, y - 0.28, 0))
        k.include("table_lamp", at=(0.1 + side * 1.05, y - 0.28, 0.55), scale=0.75)
    k.include(
        "cabinet",
        at=(x - 0.34, -0.55, 0),
        turn=-90,
        name="wardrobe",
        parameters={"height": 1.95, "width": 1.2, "depth": 0.58},
    )
    k.include("picture_frame", at=(0.1, y - 0.03, 1.5), parameters={"width": 0.8, "height": 0.5})
    if k.on("toys"):
        k.include("teddy_bear", at=(-x + 0.55, -0.2, 0), turn=35)
        k.include("ball", at=(-0.7, -y + 0.5, 0))


@asset(
    kind="kitchen",
    words=("kitchen", "kitchenette", "cafe kitchen"),
    about="A corner of a kitchen: stove, sink, refrigerator, wall shelf with jars, table and chairs.",
    parameters=room_size(4.2, 3.8),
    slots={"floor": Material(preset="tile", color="#d8d2c4"), "wall": _paint("#f0e7d2"), "trim": _TRIM, "counter": "oak"},
    main_slot="wall",
    parts={"worktop": "counter"},
    category="place",
)  # fmt: skip
def kitchen(k: Kit) -> None:
    """The row of appliances stands at the back wall, the table before it."""
    x, y = room(k, window=(-0.15, 0.0, 1.15), window_size=(1.0, 0.95))
    back = y - 0.36
    k.include("refrigerator", at=(x - 0.42, back, 0))
    k.include("stove", at=(0.75, back, 0))
    k.include("sink", at=(-0.15, back, 0))
    k.include("cabinet", at=(-1.2, back, 0), name="cupboard", parameters={"height": 0.88, "width": 1.1, "depth": 0.6})
    k.include("cooking_pot", at=(0.62, back, 0.9), scale=0.9)
    k.include("kettle", at=(-1.35, back, 0.88))
    k.include("table", at=(-0.35, -0.55, 0), parameters={"width": 1.1, "depth": 0.8})
    k.include("chair", at=(-1.15, -0.55, 0), turn=90)
    k.include("chair", at=(0.45, -0.55, 0), turn=-90)
    k.include("bowl", at=(-0.35, -0.55, 0.75), scale=1.4)
    k.include("clock", at=(x - 0.03, -0.6, 1.55), turn=-90)


@asset(
    kind="bathroom",
    words=("bathroom", "bath room", "washroom", "shower room", "restroom"),
    about="A corner of a bathroom: tub, basin with mirror, toilet and mat.",
    parameters=room_size(3.2, 3.0),
    slots={"floor": Material(preset="tile", color="#c9d2d6"), "wall": Material(preset="tile", color="#e6efee"), "trim": _TRIM},
    main_slot="wall",
    category="place",
)  # fmt: skip
def bathroom(k: Kit) -> None:
    """The tub stands at the right wall, basin and toilet at the back."""
    x, y = room(k)
    k.include("bathtub", at=(x - 0.5, -0.35, 0), turn=-90)
    k.include("sink", at=(0.1, y - 0.32, 0), parameters={"shape": "pedestal", "width": 0.6})
    k.include("mirror", at=(0.1, y - 0.02, 1.2), parameters={"height": 0.8, "width": 0.55})
    k.include("toilet", at=(-1.0, y - 0.42, 0))
    k.include("rug", at=(-0.45, -0.35, 0), name="bath mat", parameters={"width": 0.9, "depth": 0.6})
    k.include("potted_plant", at=(-x + 0.3, -y + 0.45, 0), scale=0.75)


@asset(
    kind="study_room",
    words=("study", "home office", "office room", "office", "workspace", "reading room", "library", "library room", "home library",
           "private library"),
    about="A corner of a study: desk with computer, chair, bookshelves, globe and lamp.",
    parameters=room_size(4.0, 3.6),
    slots={"floor": _FLOOR, "wall": _paint("#8fa39a"), "trim": _TRIM},
    main_slot="wall",
    category="place",
)  # fmt: skip
def study_room(k: Kit) -> None:
    """The desk faces into the room."""
    x, y = room(k, window=(-0.55, 0.0, 1.05))
    k.include("rug", at=(-0.4, -0.2, 0), parameters={"width": 2.2, "depth": 1.6})
    k.include("desk", at=(-0.5, 0.35, 0.014))
    k.include("laptop", at=(-0.5, 0.3, 0.764), turn=180)
    k.include("office_chair", at=(-0.5, 1.0, 0.014))
    k.include("bookshelf", at=(x - 0.18, 0.45, 0), turn=-90)
    k.include("bookshelf", at=(x - 0.18, -0.5, 0), turn=-90, seed=1)
    k.include("floor_lamp", at=(-x + 0.4, y - 0.4, 0))
    k.include("globe", at=(x - 0.4, y - 0.4, 0), scale=2.2)
