"""The verbs and measures of edits."""

# ruff: noqa: E501 (one row an entry)

import re

MAKE = frozenset("make turn change let give have set get render keep style".split())

PAINT = frozenset("paint color colour dye stain coat spray".split())

ADD = frozenset("add put place insert attach include hang stick mount append".split())

REMOVE = frozenset("remove delete drop erase omit lose".split())

REPLACE = frozenset("replace swap exchange substitute".split())

ROTATE = frozenset("rotate turn spin tilt flip twist".split())

RESIZE: dict[str, tuple[str, float]] = {
    "enlarge": ("all", 1.25), "shrink": ("all", 0.8), "double": ("all", 2.0), "halve": ("all", 0.5), "triple": ("all", 3.0),
    "scale": ("all", 1.25), "resize": ("all", 1.25), "raise": ("height", 1.2), "heighten": ("height", 1.25),
    "lower": ("height", 0.8), "lengthen": ("length", 1.25), "shorten": ("length", 0.8), "widen": ("width", 1.25),
    "narrow": ("width", 0.8), "thicken": ("thickness", 1.35), "thin": ("thickness", 0.75), "deepen": ("depth", 1.25),
    "stretch": ("length", 1.25), "increase": ("all", 1.25), "decrease": ("all", 0.8), "reduce": ("all", 0.8), "grow": ("all", 1.25),
    "extend": ("length", 1.25), "quadruple": ("all", 4.0),
}  # fmt: skip

MOVE = frozenset("move shift slide".split())

AXIS_NOUNS = {"height": "height", "width": "width", "depth": "depth", "length": "length", "thickness": "thickness", "size": "all",
               "scale": "all", "diameter": "diameter"}  # fmt: skip

TIMES = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5, "quarter": 0.25}

DEGREES = {
    "slightly": 0.4,
    "bit": 0.5,
    "little": 0.5,
    "somewhat": 0.6,
    "much": 2.0,
    "way": 2.2,
    "far": 2.0,
    "lot": 2.0,
    "considerably": 1.6,
}

WHOLE = frozenset("it everything all them this that model object thing scene whole".split())

_VERB = "|".join(
    sorted(
        {
            *MAKE,
            *PAINT,
            *ADD,
            *REMOVE,
            *REPLACE,
            *ROTATE,
            *RESIZE,
            *MOVE,
            "drill",
            "cut",
            "mill",
            "bore",
            "machine",
            "round",
            "fillet",
            "chamfer",
            "bevel",
            "fill",
            "close",
            "use",
            "take",
        }
    )
)
_JOINT = re.compile(
    rf"\s*(?:,? and then|,? then|[;.]|,(?: and)?| and)\s+(?=(?:please |also |then |now )*(?:{_VERB})\b)", re.IGNORECASE
)


def clauses_of(sentence: str) -> list[str]:
    """The sentence cut where a verb of editing begins a new clause."""
    return [clause.strip() for clause in _JOINT.split(sentence) if clause.strip()]
