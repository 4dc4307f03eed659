"""Things that come laid together: tea set, place setting, fruit bowl, board of cold cuts, breakfast."""

import math
from collections.abc import Mapping, Sequence

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import Value, asset, choice, count, flag
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Origin


def include(
    k: Kit,
    kind: str,
    name: str,
    at: Point,
    *,
    turn: Point = (0.0, 0.0, 0.0),
    parameters: Mapping[str, Value] | None = None,
    states: Sequence[str] = (),
    slots: Mapping[str, str] | None = None,
    seed: int = 0,
) -> None:
    """Adds another asset of the library as a part.

    Args:
        k: The kit of the set.
        kind: The asset.
        name: What the part is called.
        at: Where its foot goes, metres.
        turn: XYZ Euler degrees.
        parameters: Values that differ from its own.
        states: Its states.
        slots: Its slot → the slot of the set whose material it takes, where a person asked for one.
        seed: Added to the set's own.
    """
    asked = {inner: k.asked[outer] for inner, outer in (slots or {}).items() if outer in k.asked}
    origin = Origin(
        asset=kind, parameters=dict(parameters or {}), states=list(states), materials=asked, seed=k.seed + seed
    )
    part = make_part(origin, name=name)
    k.attach(
        part.model_copy(update={"placement": Transform(location=at, rotation=turn), "origin": None, "anchors": {}})
    )


@asset(
    kind="tea_set",
    words=("tea set", "tea service", "coffee set", "tea party", "afternoon tea", "set of tea things"),
    about="A teapot with cups, sugar bowl and milk jug on a tray.",
    parameters=(count("cups", 4, 1, 6, words=("cups", "teacups")), flag("tray", True)),
    slots={"china": "porcelain", "trim": "gold", "tray": "walnut"},
    parts={"cup": "cup", "pot": "teapot", "jug": "jug", "sugar bowl": "sugar bowl"},
)
def tea_set(k: Kit) -> None:
    """The pot behind, cups in front in an arc."""
    n = k.n("cups")
    wide = 0.66 if n > 2 else 0.5
    z = 0.0
    if k.on("tray"):
        include(
            k,
            "tray",
            "tray",
            (0, 0, 0),
            parameters={"width": wide, "depth": 0.46},
            slots={"tray": "tray", "handle": "trim"},
        )
        z = 0.012
    china = {"body": "china", "lid": "china", "handle": "china", "spout": "china", "trim": "trim"}
    include(k, "teapot", "teapot", (0, 0.09, z), slots=china)
    include(
        k,
        "sugar_bowl",
        "sugar bowl",
        (wide * 0.33, 0.1, z),
        parameters={"height": 0.1},
        slots={"bowl": "china", "trim": "trim"},
    )
    include(
        k,
        "jug",
        "jug",
        (-wide * 0.33, 0.1, z),
        parameters={"height": 0.11, "diameter": 0.075, "contents": "milk"},
        slots={"body": "china"},
    )
    for i in range(n):
        x = (i - (n - 1) / 2) * 0.15
        y = -0.1 - 0.03 * math.cos(x * 6)
        include(
            k,
            "teacup",
            f"cup {i + 1}",
            (x, y, z),
            turn=(0, 0, 25.0 * (i % 3 - 1)),
            slots={"cup": "china", "saucer": "china", "gilt": "trim"},
        )


@asset(
    kind="place_setting",
    words=(
        "place setting",
        "table setting",
        "dinner setting",
        "tableware",
        "cutlery set",
        "set of cutlery",
        "dinner set",
    ),
    about="A plate with fork, knife, spoon, glass and napkin.",
    parameters=(flag("glass", True), flag("napkin", True), flag("bowl", False)),
    slots={"plate": "porcelain", "metal": "silver", "cloth": "linen"},
    parts={"cutlery": "fork, knife, spoon"},
)
def place_setting(k: Kit) -> None:
    """Fork left, knife and spoon right, the glass above the knife."""
    include(k, "plate", "plate", (0, 0, 0), slots={"plate": "plate"})
    if k.on("bowl"):
        include(
            k, "bowl", "bowl", (0, 0, 0.012), parameters={"diameter": 0.15, "height": 0.06}, slots={"bowl": "plate"}
        )
    include(k, "fork", "fork", (-0.19, -0.01, 0), turn=(0, 0, 90), slots={"metal": "metal"})
    include(
        k,
        "knife",
        "knife",
        (0.18, -0.01, 0),
        turn=(0, 0, 90),
        parameters={"shape": "table", "length": 0.22},
        slots={"blade": "metal", "handle": "metal"},
    )
    include(k, "spoon", "spoon", (0.225, -0.01, 0), turn=(0, 0, 90), slots={"metal": "metal"})
    if k.on("glass"):
        include(k, "wine_glass", "glass", (0.2, 0.2, 0))
    if k.on("napkin"):
        include(
            k,
            "napkin",
            "napkin",
            (-0.27, -0.01, 0.0029),
            turn=(0, 0, 90),
            parameters={"length": 0.18},
            slots={"cloth": "cloth"},
        )


_FRUIT = ("apple", "orange", "pear", "banana", "peach", "lemon", "apple", "lime", "peach", "pear")


@asset(
    kind="fruit_bowl",
    words=(
        "bowl of fruit",
        "fruit",
        "fruits",
        "mixed fruit",
        "fruit basket",
        "basket of fruit",
        "plate of fruit",
        "fruit platter",
        "fruit still life",
    ),
    about="A bowl or basket heaped with apples, oranges, pears, a banana and grapes.",
    parameters=(choice("vessel", "bowl", "basket", "plate"), count("fruits", 9, 3, 12, words=("fruits", "pieces"))),
    slots={"bowl": Material(preset="glazed_ceramic", color="#3f6f86"), "basket": "straw"},
    adjectives={
        "fruit basket": {"vessel": "basket"},
        "basket of fruit": {"vessel": "basket"},
        "plate of fruit": {"vessel": "plate"},
        "fruit platter": {"vessel": "plate"},
    },
)
def fruit_bowl(k: Kit) -> None:
    """Six around the rim, the others on top."""
    vessel, n = k.s("vessel"), k.n("fruits")
    depth = {"bowl": 0.04, "basket": 0.06, "plate": 0.014}[vessel]
    if vessel == "bowl":
        include(k, "bowl", "bowl", (0, 0, 0), parameters={"diameter": 0.3, "height": 0.1}, slots={"bowl": "bowl"})
    elif vessel == "basket":
        include(
            k, "basket", "basket", (0, 0, 0), parameters={"diameter": 0.32, "height": 0.13}, slots={"weave": "basket"}
        )
    else:
        include(k, "plate", "plate", (0, 0, 0), parameters={"diameter": 0.34}, slots={"plate": "bowl"})
    ring = 0.088
    for i in range(n):
        kind = _FRUIT[i % len(_FRUIT)]
        layer, j = divmod(i, 6)
        a = 1.047 * j + 0.5 * layer + k.rng.uniform(-0.1, 0.1)
        q = ring * (0.94 - 0.5 * layer)
        at = (q * math.cos(a), q * math.sin(a), depth + 0.006 + 0.045 * layer)
        turn = (
            (0.0, 0.0, math.degrees(a) + 40)
            if kind == "banana"
            else (k.rng.uniform(-14, 14), k.rng.uniform(-14, 14), k.rng.uniform(0, 360))
        )
        include(k, kind, kind, at, turn=turn, seed=i)
    include(
        k, "grapes", "grapes", (0.0, -0.06, depth + 0.055), turn=(24, 0, 8), parameters={"grapes": 30, "length": 0.13}
    )


@asset(
    kind="charcuterie_board",
    words=(
        "charcuterie board",
        "charcuterie",
        "cheese platter",
        "cheese plate",
        "board of cheese",
        "antipasto",
        "cold cuts",
        "meze platter",
        "picnic food",
    ),
    about="A wooden board with cheeses, salami, grapes, olives, figs, bread and nuts.",
    parameters=(flag("bread", True), flag("grapes", True), flag("knife", True)),
    slots={"board": "cherry"},
)
def charcuterie_board(k: Kit) -> None:
    """Everything stands on the board, big things at the back."""
    include(k, "cutting_board", "board", (0, 0, 0), parameters={"width": 0.5, "depth": 0.32}, slots={"board": "board"})
    z = 0.021
    include(k, "cheese", "cheese", (-0.13, 0.06, z), turn=(0, 0, 20))
    include(
        k,
        "cheese",
        "cheese wheel",
        (0.03, 0.08, z),
        parameters={"form": "wheel", "length": 0.075, "holes": 0},
        turn=(0, 0, -60),
    )
    if k.on("grapes"):
        include(k, "grapes", "grapes", (0.16, 0.05, z), parameters={"length": 0.15, "grapes": 36}, turn=(0, 0, 30))
    if k.on("bread"):
        include(
            k, "bread", "bread", (-0.13, -0.08, z), parameters={"form": "baguette", "length": 0.2}, turn=(0, 0, -14)
        )
    include(k, "fig", "fig", (0.03, -0.04, z), states=("half",), turn=(0, 0, 14))
    include(k, "fig", "fig 2", (0.085, -0.02, z), seed=1)
    include(
        k,
        "blueberry",
        "olives",
        (0.15, -0.07, z),
        parameters={"variety": "olive", "berries": 7, "diameter": 0.02, "leaf": False},
    )
    include(k, "nut", "walnut", (0.02, -0.11, z))
    include(k, "nut", "almond", (0.065, -0.1, z), parameters={"variety": "almond", "length": 0.026}, turn=(0, 0, 50))
    if k.on("knife"):
        include(k, "knife", "knife", (0.12, -0.125, z), parameters={"shape": "table", "length": 0.2}, turn=(0, 0, 8))


@asset(
    kind="breakfast",
    words=(
        "breakfast",
        "english breakfast",
        "full english breakfast",
        "full breakfast",
        "bacon and eggs",
        "eggs and bacon",
        "brunch",
    ),
    about="A plate of fried eggs, bacon, sausage, tomato and toast.",
    parameters=(count("eggs", 2, 1, 3), flag("bacon", True), flag("sausage", True), flag("toast", True)),
    slots={"plate": "porcelain"},
    adjectives={
        "bacon and eggs": {"sausage": False, "toast": False},
        "eggs and bacon": {"sausage": False, "toast": False},
    },
)
def breakfast(k: Kit) -> None:
    """The eggs lie in front."""
    include(k, "plate", "plate", (0, 0, 0), parameters={"diameter": 0.34}, slots={"plate": "plate"})
    z = 0.013
    n = k.n("eggs")
    for i in range(n):
        include(
            k,
            "egg",
            f"egg {i + 1}",
            ((i - (n - 1) / 2) * 0.1 - 0.02, -0.06, z),
            states=("fried",),
            turn=(0, 0, 60 * i),
            seed=i,
        )
    if k.on("bacon"):
        include(k, "bacon", "bacon", (-0.03, 0.05, z), parameters={"length": 0.15, "strips": 2}, turn=(0, 0, 6))
    if k.on("sausage"):
        include(k, "sausage", "sausage", (0.1, 0.0, z), parameters={"length": 0.1}, turn=(0, 0, 70))
    include(k, "tomato", "tomato", (0.09, 0.07, z), states=("half",), parameters={"diameter": 0.05}, turn=(0, 0, -20))
    if k.on("toast"):
        include(k, "bread", "toast", (-0.1, 0.08, z), parameters={"form": "slice", "length": 0.1}, turn=(0, 0, 30))
