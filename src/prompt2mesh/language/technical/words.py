"""The words of technical prompts: labels of measures, nouns of features, glue."""

# ruff: noqa: E501 (one row a subject)

from __future__ import annotations

LINKS = frozenset("of is = : are about equals at to be".split())
# What a measure can be said of, besides the words of the asset's own parameters.
LABELS = frozenset({
    "diameter", "radius", "depth", "deep", "wide", "width", "long", "length", "high", "height", "tall", "thick", "thickness",
    "across", "across flats", "outer diameter", "inner diameter", "outside diameter", "inside diameter", "od", "id",
    "outer radius", "inner radius", "outside radius", "inside radius", "major radius", "minor radius", "tube radius", "ring radius",
    "section radius", "major diameter", "base radius", "bottom radius", "top radius", "upper radius", "lower radius", "sphere radius",
    "side", "sides", "side length", "edge length", "wall", "walls", "wall thickness", "thick wall", "thick walls", "hole diameter", "hole size", "hole depth",
    "square", "included angle", "angle", "hub diameter", "size", "long side", "short side", "breadth", "major axis", "bend radius",
    "in size", "circumscribed radius", "inscribed radius", "deep wall", "corner radius", "hole radius", "fin thickness", "fin height", "base thickness",
    "floor", "floor thickness", "bottom thickness", "centerline radius", "radius of curvature", "thread", "pitch diameter", "tooth height",
})  # fmt: skip
# Noun phrase → feature. The longest match counts.
FEATURES: dict[str, str] = {
    **dict.fromkeys(("hole", "holes", "bore", "bores", "through hole", "through holes", "through bore", "bore hole", "round hole", "socket hole", "borehole"), "hole"),
    **dict.fromkeys(("counterbore", "counterbored", "spotface", "spot face"), "counterbore"),
    **dict.fromkeys(("countersink", "countersunk"), "countersink"),
    **dict.fromkeys(("slot", "slots", "slotted hole", "slotted holes", "obround hole", "obround holes", "oblong hole", "oblong holes", "elongated hole", "elongated holes"), "slot"),
    **dict.fromkeys(("pocket", "pockets", "recess", "recesses", "cavity", "cavities", "depression", "indentation"), "pocket"),
    **dict.fromkeys(("cutout", "cutouts", "cut out", "cut outs", "window", "windows", "opening", "openings", "square hole", "square holes", "rectangular hole", "rectangular holes", "hexagonal hole", "hex hole", "hexagonal holes", "square bore", "hex bore", "hexagonal bore", "triangular hole"), "cutout"),
    **dict.fromkeys(("notch", "notches"), "notch"),
    **dict.fromkeys(("groove", "grooves", "channel", "channels", "v groove", "v grooves", "u groove", "ring groove", "o ring groove", "circlip groove", "snap ring groove", "retaining ring groove", "annular groove", "undercut", "dovetail groove", "dovetail slot", "dovetail", "t slot", "t slots", "vee groove", "v notch", "v cut"), "groove"),
    **dict.fromkeys(("keyway", "keyways", "key slot", "key seat", "keyseat", "key way"), "keyway"),
    **dict.fromkeys(("flat", "flats", "d cut", "d flat"), "flat"),
    **dict.fromkeys(("boss", "bosses", "post", "posts", "stud", "studs", "peg", "pegs", "pad", "pads", "standoff", "standoffs", "pins", "pin", "pillar", "pillars", "protrusion", "protrusions", "nub", "cylindrical boss", "raised boss", "knob", "button", "bump", "bumps", "dowel"), "boss"),
    **dict.fromkeys(("step", "steps", "rebate", "rabbet", "shoulder"), "step"),
    **dict.fromkeys(("rib", "ribs", "fin", "fins", "ridge", "ridges", "gusset", "gussets"), "rib"),
}  # fmt: skip
SEPARATORS = frozenset(
    "with and , . ; has have having plus also featuring including includes contains containing minus that which "
    "then : add cut remove subtract drill drilled less without in into subtracted from & +".split()
)  # fmt: skip
# Separators at which a new noun phrase surely begins (a comma may stand between its adjectives).
HARD = SEPARATORS - {",", "and", "&"}
GRAMMAR = frozenset(
    "with and , . ; : of in on at to for from has have having that which is are be made out by its it each all ( "
    ") one into onto please make create generate model me build design draw need want i would like x featuring "
    "including plus also then a an the & + 3d part component piece body solid shape ring section shaped machined "
    "engineering technical precise exact drawing print printable minus add cut remove subtract drill drilled "
    "subtracted removed less there this them their both every as so through measuring measures dimensions "
    "dimension dimensioned size sized overall total units unit mm millimeters inches profile standing lying "
    "placed located positioned between over about along across around between inner outer containing contains "
    "includes give simple plain basic real cad stl object model file printed spaced equally evenly arranged "
    "distributed pattern diameter radius deep wide long high tall thick".split()
)  # fmt: skip
HOLE_ADJECTIVES = frozenset(
    "through blind threaded tapped bolt mounting screw round clearance drilled equally evenly spaced small large "
    "center fixing circular cylindrical single more straight vertical horizontal cross transverse radial axial "
    "plain fastener pilot reamed corner set counterbored countersunk identical equal pin shaft dowel main "
    "additional extra additionally further lightening vent drain grub other another concentric coaxial thru deep "
    "shallow size diameter wide of hexagonal square hex rectangular".split()
)  # fmt: skip
ADJECTIVES = HOLE_ADJECTIVES | frozenset(
    "rounded obround long narrow raised rectangular triangular semicircular annular external internal outer inner "
    "upper lower top bottom side left right front back vee u v t d full-length longitudinal parallel thin short "
    "tall solid hollow flat cooling support stiffening reinforcing circumferential straight open closed milled "
    "turned two-step rectangle mid middle half".split()
)  # fmt: skip
EVERY = frozenset({"each", "every", "all", "both"})
FIGURES = {
    "square": "square", "circle": "circle", "round": "circle", "rectangle": "rectangle", "hexagon": "hexagon", "triangle": "triangle",
    "octagon": "octagon", "disc": "circle", "rectangular": "rectangle", "circular": "circle", "semicircle": "semicircle", "pentagon": "pentagon",
    "hexagonal": "hexagon", "triangular": "triangle", "octagonal": "octagon", "semicircular": "semicircle", "half circle": "semicircle",
}  # fmt: skip
IGNORED = frozenset(
    "polygon outline points vertices corners coordinates closed path threaded thread threads equal uniformly "
    "rectangular circular round flat straight solid metal thin cylindrical hollow large small regular equilateral "
    "standard metric mechanical industrial cnc milled turned custom nominal plain right uniform hex head coarse".split()
)  # fmt: skip
# What takes a solid away.
AWAY = frozenset("minus subtract subtracted less remove removed cut subtracting removing missing without".split())
# Participles and the like that only repeat what the measures of a feature say.
MADE = frozenset(
    "slotted drilled perforated grooved finned ribbed bored equilateral points vertices coordinates outline polygon "
    "shouldered stepped pocketed keyed notched regular uniform equal raised union fused combined half halved cup shaped "
    "hemispherical ends overall outside intersection intersected intersect common cylindrical hollow closed".split()
)
INTERSECTED = frozenset({"intersection", "intersected", "intersect", "common"})
