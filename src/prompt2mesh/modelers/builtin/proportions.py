"""Sizes to each other: what is held is scaled to the hand, what carries is large enough, what is tiny is seen.

Sizes that the prompt states are never changed; then the other side of the relation gives way, or nobody does.
Every change returns a remark for the checklist.
"""

from __future__ import annotations

from typing import Literal

from prompt2mesh.modelers.builtin.placed import Placed

# Limits of a held thing's longest side, in heights of the holder: (long thin things, compact ones).
_LONGEST_HELD, _LARGEST_HELD = 1.05, 0.42
_LONGEST_PLAYED = 0.68
_SHORTEST_HELD, _SMALLEST_HELD = 0.28, 0.13
_STICK = 2.2
# Footprint of what stands on something, over the footprint of that, from which the support grows.
_OVERHANG, _SUPPORTED = 1.8, 0.9
_MOST_GROWN = 30.0
_ROLLING = 2.5  # of the level ground on a hill, what a thing may take up of it and its slopes
_SEEN, _SEEN_IN_LANDSCAPE = 0.05, 0.14
_RIDER_M = 1.75
_ALIKE = (0.7, 1.4)
_DRIVER_M = 1.25


def hold(held: Placed, holder: Placed, *, role: Literal["hand", "mouth", "played"] = "hand") -> str:
    """Scales a thing to what the holder can hold."""
    if held.sized:
        return ""
    reach = max(holder.extents().size)
    sides = sorted(held.extents().size)
    if reach <= 0 or sides[2] <= 0:
        return ""
    long = sides[2] > _STICK * sides[1]
    handled = long or "grip" in held.parts[0].anchors
    most = _LONGEST_HELD if long else 0.8 if handled else _LARGEST_HELD
    least = _SHORTEST_HELD if long else _SMALLEST_HELD
    if role == "mouth":
        most, least = _LARGEST_HELD, 0.5 * _SMALLEST_HELD
    elif role == "played":
        most = _LONGEST_PLAYED
    wanted = min(max(sides[2], least * reach), most * reach)
    return _scaled(held, wanted / sides[2], "to be held")


def support(load: Placed, base: Placed) -> str:
    """Makes what carries large enough, or what is carried large enough to be seen."""
    own, under = load.extents(), base.extents()
    if min(own.longest, under.longest) <= 0:
        return ""
    standing = own.footprint * (1 if load.wish.arrangement else len(load.parts))
    level = _top_area(base)
    room = min(max(_ROLLING * level, 0.3 * under.footprint), under.footprint) if level else under.footprint
    ratio = standing / max(room, 1e-9)
    if ratio > _OVERHANG:
        factor = (ratio / _SUPPORTED) ** 0.5
        if not base.sized and factor < _MOST_GROWN:
            return _scaled(base, factor, f"to carry the {load.wish.noun}")
        if not load.sized:
            return _scaled(load, 1 / factor, f"to stand on the {base.wish.noun}")
    return be_seen(load, base)


def _top_area(base: Placed) -> float:
    """The level ground on a hill or an island, m²; 0 where that is not told."""
    top = base.anchor("top") if base.asset.category == "place" else None
    if top is None:
        return 0.0
    x, y, _ = base.parts[0].placement.scale
    return 4 * top.half_size[0] * top.half_size[1] * x * y


def be_seen(small: Placed, large: Placed) -> str:
    """Enlarges what would be a speck beside the other."""
    if small.sized or large.sized:
        return ""
    least = _SEEN_IN_LANDSCAPE if large.asset.category == "place" else _SEEN
    ratio = small.extents().longest / max(large.extents().longest, 1e-9)
    if 0 < ratio < least:
        return _scaled(small, least / ratio, "to be seen")
    return ""


def ride(rider: Placed, mount: Placed) -> str:
    """A cycle fits its rider; an animal is strong enough for the one on it; who drives is tall enough to see."""
    tall, long = rider.extents().longest, mount.extents().longest
    if min(tall, long) <= 0:
        return ""
    if mount.creature:
        if long < 1.25 * tall and not mount.sized:
            return _scaled(mount, 1.25 * tall / long, f"to carry the {rider.wish.noun}")
        return be_seen(rider, mount)
    if long > 3.0:
        if tall < _DRIVER_M and not rider.sized:
            return _scaled(rider, _DRIVER_M / tall, "to drive it")
        return ""
    factor = tall / _RIDER_M
    if not _ALIKE[0] < factor < _ALIKE[1] and not mount.sized and "seat" in mount.parts[0].anchors:
        return _scaled(mount, factor, f"to fit the {rider.wish.noun}")
    return ""


def under(low: Placed, over: Placed) -> str:
    """Makes what is under something low enough to be there."""
    if over.asset.category == "place" or over.creature or low.sized:
        return ""
    room, tall = 0.62 * over.extents().size[2], low.extents().size[2]
    if low.creature and not over.sized and room < tall < 4 * room and room > 0:
        return _scaled(over, 1.05 * tall / room, f"to stand over the {low.wish.noun}")
    return _scaled(low, room / tall, f"to go under the {over.wish.noun}") if tall > room > 0 else be_seen(low, over)


def on_wall(fixed: Placed, wall: Placed) -> str:
    """Makes what hangs on a wall neither larger than the wall nor lost on it."""
    if fixed.sized:
        return ""
    width, _, height = wall.extents().size
    room, size = min(width, height), fixed.extents().longest
    if min(room, size) <= 0:
        return ""
    wanted = min(max(size, 0.22 * room), 0.55 * room)
    return _scaled(fixed, wanted / size, f"for the {wall.wish.noun}")


def hang(hung: Placed, support_: Placed) -> str:
    """Makes what hangs smaller than what it hangs from."""
    size, limit = hung.extents().longest, 0.6 * support_.extents().longest
    if size > limit > 0 and not hung.sized and not support_.sized:
        return _scaled(support_, size / limit, f"to carry the {hung.wish.noun}")
    return be_seen(hung, support_)


def _scaled(entry: Placed, factor: float, purpose: str) -> str:
    if 0.97 < factor < 1.03:
        return ""
    entry.scale(factor)
    word = "enlarged" if factor > 1 else "made smaller"
    entry.remark = f"the {entry.wish.noun} {word} (× {factor:.2g}) {purpose}"
    return entry.remark
