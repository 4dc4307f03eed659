"""Phrases of technical prompts that say where or how something is, as patterns over symbols.

A symbol is written as its kind and index ("L4") or as its word, with blanks
between. Articles are left out.
"""

# ruff: noqa: E501 (one row a pattern)

from __future__ import annotations

import re

V = r"([LNM]\d+)"
N = r"(N\d+)"
_EDGE = r"(?:corners?|edges?|sides?|ends?|rims?|borders?|perimeter|boundary|circumference)"
_PUT = r"(?:(?:located|placed|positioned|inset|set|set in|drilled|spaced|each|center|centers|situated|with|their|its|at|offset|distance|of|,) )*"
_SPREAD = r"(?:(?:equally|evenly|uniformly|regularly|spaced|arranged|placed|distributed|located|set|positioned|drilled|all) )*"
_CIRCLE = r"(?:(?:bolt|pitch|hole|bolt hole|pitch center|mounting) circle|pcd|bcd|circle|bolt pattern circle)"
_SIDE = r"(left|right|top|bottom|front|back|rear|upper|lower|side)"
_FACE = r"(top|bottom|front|back|rear|left|right|upper|lower|underside)"
_OWN = r"(?:(?:exact|very|its|of|geometric) )*"
_BODY = r"(?:it|plate|block|disc|disk|cube|base|body|part|flange|cylinder|bar|top|top face|face|cap|flat face)"
_WHERE = (
    r"((?:(?:one|single|all|every|each|its|their|four|N\d+|outer|outside|inner|inside|internal|external|vertical|upright|horizontal|top|upper|bottom|lower|both|long|short|sharp|end|"
    r"outermost|circular|and|of) )*(?:corners?|edges?|rims?|ends?|faces?))"
)
_KEY = r"(fillets?|filleted|rounded|radiused|rounds?|chamfers?|chamfered|bevels?|beveled|edge fillets?|corner fillets?|edge chamfers?)"
_ANGLE = r"(?: (?:x|by|at) A\d+)?"

# (name, pattern); the first that fits wins. Groups are values, or a word after a value-less group.
PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern + r"(?= |$)"))
    for name, pattern in (
        ("open_top", r"(?:open|opened|openings?) (?:at|on|from) (?:its )?(?:top|upper side)"),
        ("open_top", r"(?:open top|open topped|no top|no lid)"),
        ("open_ends", r"(?:open (?:at|on) (?:both|N\d+|its) ends|open ended)"),
        # Edges
        (
            "edges",
            rf"{V}(?: (?:x|by|at) A\d+)?(?: (?:radius|wide|large|deep|leg))? {_KEY}(?: radius)?(?: (?:on|at|along|to|around|of|for) {_WHERE})",
        ),
        ("edges", rf"{V}(?: (?:x|by|at) A\d+)?(?: (?:radius|wide|large|leg))? {_KEY}(?: radius)? {_WHERE}"),
        (
            "edges",
            rf"{_KEY} {_WHERE}(?: (?:of|with|by|to|at|is|=|:|radius|having|chamfer|fillet|in))* {V}(?: (?:radius|chamfers?|fillets?))?{_ANGLE}",
        ),
        (
            "edges",
            rf"{_WHERE}(?: (?:is|are|being|have|with))* {_KEY}(?: (?:to|by|with|at|of|radius|is))* {V}(?: (?:radius|fillets?))?{_ANGLE}",
        ),
        (
            "edges",
            rf"{_KEY}(?: (?:of|radius|size|is|=|:|by))* {V}(?: radius)?{_ANGLE}(?: (?:on|at|along|to|around|of|for) {_WHERE})",
        ),
        (
            "edges",
            rf"{_KEY}(?: (?:of|radius|size|is|=|:|by))* {V}(?: radius)?{_ANGLE}(?! (?:hole|bore|slot|pocket|deep|wide|long|diameter|thick|radius|x|by))",
        ),
        ("edges", rf"{V}(?: (?:x|by|at) A\d+)?(?: (?:radius|wide|large|leg))? {_KEY}(?: radius)?"),
        ("edges", rf"A\d+ {_KEY}(?: (?:of|by))* {V}(?: (?:on|at|along|to|around|of) {_WHERE})?"),
        ("edges_round", rf"(?:{_WHERE} |corner )(?:(?:with|of|is|=|:|have) )*radius(?: (?:of|is|=|:))* {V}"),
        ("edges_round", rf"{V} (corner|corners|edge|edges) radius"),
        ("edges_round", rf"{V} radius {_WHERE}"),
        ("edges_round", rf"radius {V} {_WHERE}"),
        ("edges_round", rf"{V} radius(?: (?:on|at|along|to|around) {_WHERE})"),
        ("edges", rf"{_KEY}(?: (?:on|at|along|to|around|of) {_WHERE})"),
        ("edges", rf"{_KEY} {_WHERE}"),
        # Distances from the edges
        ("from_side", rf"{_PUT}{V} (?:in )?from (?:(?:its|of) )*{_SIDE}(?: hand)?(?: (?:edge|side|face|end|wall))?"),
        (
            "inset",
            rf"{_PUT}{V} (?:in |inward |inwards |away )?(?:from|off) (?:(?:each|all|every|its|their|both|nearest|outer|outside|N\d+|adjacent|plate|block|long|short|of|closest|neighboring|flange) )*(corners?|edges?|sides?|ends?|rims?|borders?|perimeter|boundary|circumference)(?: of (?:{_BODY}|each corner))?",
        ),
        (
            "inset",
            rf"(?:and )?inset (?:by |of |at )?{V}(?: (?:from|on) (?:(?:each|all|its|outer|every|both|of) )*{_EDGE})?",
        ),
        ("inset", rf"{V} (?:edge )?(?:insets?|margins?|edge distance|edge offset)"),
        ("inset", rf"(?:with )?(?:edge (?:distance|offset|margin)|margin)(?: (?:of|is|=))* {V}"),
        # Circles
        (
            "circle",
            rf"{_SPREAD}(?:on|around|along|in|over|about|at) {V} (?:diameter )?(?:(?:bolt|pitch|hole|pitch center) )*(?:circle|pcd|bcd)(?: diameter)?",
        ),
        (
            "circle_radius",
            rf"{_SPREAD}(?:on|around|along|in|over|about|at) (?:circle (?:of |with )*)?radius (?:of )?{V}",
        ),
        (
            "circle_radius",
            rf"{_SPREAD}(?:on|around|along|in|over|about|at) {V} radius(?: (?:(?:bolt|pitch|hole) )?circle)?",
        ),
        ("circle_radius", rf"{_SPREAD}(?:on|in|around) {_CIRCLE} (?:of |with )*(?:{V} radius|radius (?:of )?{V})"),
        (
            "circle",
            rf"{_SPREAD}(?:on|around|along|in|over|about) {_CIRCLE}(?: (?:diameter|pattern))?(?: (?:of|with|having|is|=|:|diameter))* {V}(?: (?:in )?diameter)?",
        ),
        ("circle", rf"(?:on )?{_CIRCLE}(?: diameter)?(?: (?:of|is|=|:))* {V}(?: diameter)?"),
        ("circle", rf"(?:with |on |at )?{V} (?:diameter )?{_CIRCLE}(?: diameter)?"),
        ("circle", rf"{_SPREAD}(?:on|in|around|along) {_CIRCLE}"),
        ("circle", r"(?:arranged |placed )?(?:in|as) (?:circular|polar|radial|circle) (?:pattern|array)"),
        (
            "circle",
            r"(?:(?:equally|evenly|uniformly|regularly|spaced|arranged|placed|distributed) )+(?:around|about)(?: (?:center|bore|it|its|axis|circumference|rim|edge|hole|main|central|perimeter))*",
        ),
        # Rows and grids
        (
            "grid",
            r"(?:arranged |placed )?(?:(?:in|on|as) )?(?:regular |square |rectangular )?(X\d+|N\d+ (?:x|by) N\d+) (?:rectangular )?(?:grid|pattern|array|matrix)(?: of)?",
        ),
        ("grid", r"(?:in )?grid of (X\d+|N\d+ (?:x|by) N\d+)"),
        ("rows", rf"(?:in )?{N} rows? (?:of|x|by|and|with) {N}(?: (?:columns?|each))?"),
        ("columns", rf"(?:in )?{N} columns? (?:and|x|by|of) {N} rows?"),
        (
            "rectangle",
            r"(?:on|in|at|forming)(?: corners of)? (X\d+|[LNM]\d+) (?:square|rectangle|rectangular|bolt|hole|mounting|square hole|square bolt|rectangular hole)(?: (?:pattern|grid|spacing|hole pattern|bolt pattern))?",
        ),
        (
            "rectangle",
            r"(?:with |on )?(X\d+|[LNM]\d+)(?: square| rectangular)? (?:hole|bolt|mounting)(?: hole)? (?:pattern|spacing)",
        ),
        (
            "grid",
            r"(?:arranged |placed )?(?:in|on|as) (?:regular |square |rectangular |uniform )?(?:grid|matrix)(?: (?:pattern|array))?",
        ),
        (
            "row",
            r"(?:arranged |placed |all )?(?:in|along) (?:(?:straight|single|one|long) )*(?:row|line)(?: along (?:its )?(?:length|center|middle|long axis|center line))?",
        ),
        (
            "row",
            r"along (?:its |center of |long )?(?:center line|length|longitudinal axis|long axis|centerline|center)",
        ),
        ("spacing2", r"(?:at |with )?(?:spaced|spacing|pitch)(?: (?:of|at|by))* (X\d+)(?: (?:apart|spacing))?"),
        ("spacing2", r"(X\d+) (?:apart|spacing|pitch|center to center)"),
        (
            "spacing",
            rf"(?:spaced |set |placed |located )?(?:at )?{V} (?:apart|between centers|center to center|on centers?|center spacing|center distance|spacing|hole spacing|from each other|centers|pitch)(?: (?:along|in) (?:length|row))?",
        ),
        (
            "spacing",
            rf"(?:with |at )?(?:(?:hole |center |slot |fin )?spac(?:ed|ing)|center distance|center to center distance|center to center|distance between centers)(?: (?:of|at|by|is|=|every))* {V}(?: apart)?",
        ),
        # Other places
        (
            "offset",
            rf"(?:offset|shifted|moved)(?: by)? {V}(?: (?:from|off) (?:its )?(?:center|axis))?(?: (?:to|toward|towards|in)(?: its)? (left|right|front|back|rear|top|bottom|x|y))?",
        ),
        ("offset", rf"{_PUT}{V} (?:to )?(left|right) of (?:its )?center"),
        ("offset", rf"(?:offset )?{V} (?:off|from|away from) (?:its )?(?:center|center line|middle|axis)(?: line)?"),
        (
            "each_face",
            r"(?:in|on|through|at|into|of|from) (?:center of )?(?:each|every|all(?: N\d+)?|N\d+)(?: (?:of its|of|its|N\d+))* (?:faces?|sides|axes|directions)",
        ),
        ("each_face", r"(?:in|on|through|at) (?:center of )?each side"),
        ("each_leg", r"(?:in|on|through|per|at) (?:each|both|every) (?:legs?|flanges?|arms?|plates?|wings?|sides?)"),
        ("corners", r"(?:from|out of|off) (?:(?:one|its|top|upper|each|front|right|of) )*corners?"),
        (
            "corners",
            rf"(?:one |N\d+ )?(?:located |placed |positioned )?(?:in|at|near|on|by|to|close to) (?:(?:each|all|every|its|four|N\d+|of) )*corners?(?: of {_BODY})?",
        ),
        (
            "along",
            r"(?:through|along|across|over|in) (?:its |full |whole |entire )*(length|long axis|width|height|depth|x axis|y axis|z axis|x direction|y direction|x|y)(?: direction)?",
        ),
        ("along", r"(lengthwise|crosswise|longitudinally|transversely|widthwise)"),
        (
            "cross",
            r"(?:from |through )?(?:side to side|front to back|left to right|its sides?|one side to other|side(?: wall)?|curved surface|cylindrical surface)",
        ),
        (
            "center",
            rf"(?:located |placed |positioned |drilled |running |going |right |straight |all way )*(?:in|at|through|on|down|along|to|from|around|about) {_OWN}(?:center|axis|centre point)(?: (?:axis|line|point))?(?: of (?:its )?{_BODY})?",
        ),
        (
            "face",
            rf"(?:in|on|into|from|at|through|to|of|onto|along|across) (?:its |center of )*{_FACE}(?: (?:face|side|surface|plate|half))?",
        ),
        ("through", r"from (?:its )?(?:top to bottom|end to end|bottom to top)"),
        (
            "through",
            r"(?:(?:going|passing|running|drilled|all|completely|right|straight|fully|cut) )*through(?: (?:it|all|its|length|height|thickness|full|entire|plate|block|whole|everything|body|part|way|cube|cylinder|sphere|disc|bar|out))*",
        ),
        ("through", r"(?:all the way|full depth|all way)"),
        ("equal", rf"{N} (?:different )?(?:sections|steps|stages|diameters|parts|shoulders)(?! of)"),
        ("equal", r"(?:side by side|next to (?:each other|one another))"),
        ("equal", r"(?:equally|evenly|uniformly|regularly) (?:spaced|distributed|arranged|placed)(?: apart)?"),
        ("end", r"(?:at|on|from|in) (?:its )?(?:one|each|both|other|upper|top|N\d+|either) ends?"),
        (
            "edge_place",
            r"(?:along|at|on|in) (?:its )?(?:one |long |short |left |right |front |back |top |upper )*(edges?|side)",
        ),
    )
)
