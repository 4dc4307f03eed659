"""The words and phrases that features of technical parts are stated by."""

# ruff: noqa: E501 (one row a pattern)
from __future__ import annotations

import re

LINKS = frozenset({"of", "is", "=", ":", "are", "about", "equals", "in", "at"})
ADJECTIVAL = frozenset({"thick", "wide", "tall", "high", "long", "deep", "across"})
GRAMMAR = frozenset(
    "with and , . ; : of in on at to for from has have having that which is are be made out by its it each all ( ) one "
    "please make create generate model me build design draw need want i would like x featuring including plus also then "
    "3d part component piece profile body solid shape ring section shaped machined engineering technical precise exact drawing".split()
)
HOLE_BEFORE = frozenset(
    "counterbored countersunk through blind threaded tapped bolt mounting screw round clearance drilled equally evenly spaced "
    "small large central center diameter wide across plain of fixing circular cylindrical single more".split()
)
EDGE_WORDS = frozenset(
    "fillet fillets filleted chamfer chamfers chamfered rounded round radius corner corners edge edges all every on of with to at "
    "each vertical outer outside top bottom upper lower both rim rims end ends inside inner along its four outermost".split()
)
EDGE_KEYS = frozenset({"fillet", "fillets", "filleted", "chamfer", "chamfers", "chamfered", "rounded"})
FIGURES = {"square": "square", "circle": "circle", "round": "circle", "rectangle": "rectangle", "hexagon": "hexagon",
            "triangle": "triangle", "octagon": "octagon", "disc": "circle", "rectangular": "rectangle", "circular": "circle",
            "semicircle": "semicircle", "hexagonal": "hexagon", "triangular": "triangle"}  # fmt: skip
V = r"([LNM]\d+)"
# What may follow "hole": (pattern, names of the groups).
TAILS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (
            rf"(?:, )?(?:with |and |of )?(?:diameter of )?{V} (?:diameter )?counterbores?(?: (?:of )?(?:depth )?{V}(?: deep)?)?",
            ("cbore", "cbore_depth"),
        ),
        (
            rf"(?:, )?(?:with |and )?counterbored? (?:diameter )?(?:of |to )?{V}(?: diameter| wide)?(?:,? ?(?:and |x |by |to )?(?:depth (?:of )?)?{V}(?: deep)?)?",
            ("cbore", "cbore_depth"),
        ),
        (rf"(?:, )?(?:with |and |of )?(?:diameter of )?{V} (?:diameter )?countersinks?", ("csink",)),
        (rf"(?:, )?(?:with |and )?countersunk? (?:diameter )?(?:of |to )?{V}(?: diameter| wide)?", ("csink",)),
        (rf"(?:, )?(?:and |with )?(?:to |of )?(?:depth )?(?:of )?{V} deep", ("depth",)),
        (rf"(?:, )?(?:and |with |to )?depth (?:of )?{V}", ("depth",)),
        (
            rf"(?:, )?(?:(?:located|placed|positioned|inset|set|center|each|drilled|spaced) )*{V} (?:in |inward |away )?(?:from|off) (?:(?:each|all|every|its|their|nearest|outer|both|N\d+|two) )*(?:corners?|edges?|sides?|ends?|rims?)",
            ("inset",),
        ),
        (
            rf"(?:, )?inset (?:by |of )?{V}(?: from (?:(?:each|all|its|outer) )*(?:corners?|edges?|sides?))?",
            ("inset",),
        ),
        (
            rf"(?:, )?(?:(?:equally|evenly|uniformly|regularly|spaced|arranged|placed|distributed|located|set|positioned|drilled) )*(?:on|around|along|in|over|about) {V} (?:diameter )?(?:(?:bolt|pitch|hole) )?(?:circle|pcd|bcd)(?: diameter)?",
            ("circle",),
        ),
        (
            rf"(?:, )?(?:(?:equally|evenly|uniformly|regularly|spaced|arranged|placed|distributed|located|set|positioned|drilled) )*(?:on|around|along|in|over|about) (?:(?:bolt|pitch|hole) )?(?:circle|pcd|bcd)(?: diameter)?(?: (?:of |with )?(?:diameter (?:of )?)?{V}(?: (?:in )?diameter)?)?",
            ("circle?",),
        ),
        (rf"(?:, )?(?:on )?(?:pcd|bcd|bolt circle|pitch circle)(?: diameter)?(?: of)? {V}", ("circle",)),
        (rf"(?:, )?(?:with )?{V} (?:pcd|bcd|bolt circle|pitch circle)(?: diameter)?", ("circle",)),
        (rf"(?:, )?(?:spaced )?{V} (?:apart|between centers|spacing|center to center|pitch)", ("spacing",)),
        (rf"(?:, )?(?:with )?(?:spacing|pitch) (?:of )?{V}", ("spacing",)),
        (rf"(?:, )?(?:of |with |having )?(?:diameter (?:of )?){V}", ("diameter",)),
        (rf"(?:, )?(?:of |with |having )?(?:radius (?:of )?){V}", ("radius",)),
        (rf"(?:, )?(?:of |with )?{V} (?:in )?(?:diameter|wide|across)", ("diameter",)),
        (rf"of {V}", ("diameter",)),
        (
            r"(?:, )?(?:one |N\d+ )?(?:in|at|near|on|by|to|close to) (?:(?:each|all|every|its|four|N\d+|of) )*corners?(?: of (?:plate|it|block))?",
            ("corners!",),
        ),
        (
            r"(?:, )?(?:in|at|through|on|down|along) (?:(?:exact|very|its) )*(?:center|axis)(?: axis)?(?: of (?:it|plate|block|disc))?",
            ("center!",),
        ),
        (r"(?:, )?(?:arranged |placed )?in (?:straight )?(?:row|line)", ("row!",)),
        (r"(?:, )?(?:arranged |placed )?(?:in|on) (?:(?:N\d+ (?:x|by) N\d+|X\d+|regular|square) )*grid", ("grid!",)),
        (
            r"(?:, )?(?:in|on|through|per) (?:each|both|every) (?:legs?|sides?|flanges?|arms?|faces?|plates?)",
            ("each!",),
        ),
        (r"(?:, )?(?:equally|evenly) spaced", ("spaced!",)),
        (
            r"(?:, )?(?:going |passing |all way )?through (?:it|all|its (?:length|height|thickness)|plate|block|whole|everything)",
            ("through!",),
        ),
    )
)
