"""Other solids joined to a stock or cut from it."""

from __future__ import annotations

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.make import find_asset, resolve_values
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Joined
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Origin, Part


def joined(name: str, feature: Joined, stock: Stock) -> Part:
    """The other solid as a tool, where the feature puts it.

    A joined solid sinks in by a hair so that the two become one.
    """
    asset = find_asset(feature.asset)
    kit = Kit(asset, resolve_values(asset, Origin(asset=feature.asset, parameters=feature.parameters)), seed=0)
    asset.build(kit)
    size = kit.body_size
    x, y, z = stock.width / 2, stock.depth / 2, stock.height
    hair = 1e-5 * max(size) if feature.operation == "join" else 0.0
    over = 0.0 if feature.operation == "join" else 1e-4 * max(size)
    center = {
        "on": (0.0, 0.0, z + size[2] / 2 - hair),
        "under": (0.0, 0.0, -size[2] / 2 + hair),
        "middle": (0.0, 0.0, z / 2),
        "sunk": (0.0, 0.0, z - size[2] / 2 + over),
        "level": (0.0, 0.0, z),
        "right": (x + size[0] / 2 - hair, 0.0, z / 2),
        "left": (-x - size[0] / 2 + hair, 0.0, z / 2),
        "front": (0.0, -y - size[1] / 2 + hair, z / 2),
        "back": (0.0, y + size[1] / 2 - hair, z / 2),
        "corner": (x - size[0] / 2 + over, -y + size[1] / 2 - over, z - size[2] / 2 + over),
    }[feature.place]
    if feature.operation == "cut" and all(s >= e for s, e in zip(size, (2 * x, 2 * y, z), strict=True)):
        raise ContradictionError(
            "the solid that is cut away is larger than the body", hint="make the body larger or the cut smaller"
        )
    at = (center[0], center[1], center[2] - size[2] / 2)
    return Part(name=name, children=kit.parts, placement=Transform(location=at))
