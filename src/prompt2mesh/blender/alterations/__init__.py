"""What happens to finished things, whatever they are: broken, bitten, snowed on, molten.

Each alteration works on the built meshes of one top-level part, in that
part's own frame, before it is placed by others.
"""

from collections.abc import Callable

from prompt2mesh.blender.alterations.body import Body
from prompt2mesh.blender.alterations.cutting import bite, break_off, chip, halve, tear
from prompt2mesh.blender.alterations.layers import cover_with_moss, cover_with_snow, hang_icicles
from prompt2mesh.blender.alterations.marking import crack, drip
from prompt2mesh.blender.alterations.softening import bend, crumple, deflate, dent, melt
from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.mesh.program import Alteration

__all__ = ["alter"]

_ALTERATIONS: dict[str, Callable[[Body], None]] = {
    "broken": break_off,
    "chipped": chip,
    "cracked": crack,
    "dented": dent,
    "crumpled": crumple,
    "deflated": deflate,
    "torn": tear,
    "halved": halve,
    "bitten": bite,
    "melting": melt,
    "dripping": drip,
    "snowy": cover_with_snow,
    "mossy": cover_with_moss,
    "icy": hang_icicles,
    "bent": bend,
}


def alter(node: BuiltNode, alterations: list[Alteration]) -> BuiltNode:
    """The node with the alterations done to a copy of it, one after the other."""
    body = Body(node)
    for alteration in alterations:
        body.begin(alteration.seed, alteration.amount)
        _ALTERATIONS[alteration.kind](body)
    return body.node
