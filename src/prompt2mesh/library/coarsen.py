"""The same part with fewer triangles, for things that come in dozens.

Twelve dogs are each seen a quarter as large as one, so each can do with a quarter of
the triangles and the picture loses nothing.
"""

from prompt2mesh.mesh.program import Part

_FEW = 4
_LEAST = 0.34
_LOWEST = {"segments": 8, "rings": 5, "resolution": 10, "tube_segments": 6}
_SWEEP_LOWEST = {"segments": 5, "resolution": 1}


def share_for(count: int) -> float:
    """The share of its usual resolution that each of `count` copies gets."""
    return 1.0 if count <= _FEW else max(_LEAST, (_FEW / count) ** 0.7)


def coarser(part: Part, share: float) -> Part:
    """The part with every round shape and blend drawn with `share` of its segments."""
    if share >= 1.0:
        return part
    changes: dict[str, object] = {"children": [coarser(child, share) for child in part.children]}
    if part.shape is not None:
        lowest = _SWEEP_LOWEST if part.shape.type == "sweep" else _LOWEST
        fewer = {
            name: max(min(floor, now), round(now * share))
            for name, floor in lowest.items()
            if isinstance(now := getattr(part.shape, name, None), int)
        }
        if fewer:
            changes["shape"] = part.shape.model_copy(update=fewer)
    return part.model_copy(update=changes)
