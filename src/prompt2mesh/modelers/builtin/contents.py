"""A container and what is in it, brought to sizes at which the picture shows both."""

from __future__ import annotations

import math

from prompt2mesh.language.brief import Brief
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Anchor, Relation
from prompt2mesh.mesh.program import Displace, Part
from prompt2mesh.mesh.shapes import Loft, Section
from prompt2mesh.modelers.builtin.placed import Placed

_PACKED = 0.62  # share of a heap's room that its things' bounds take
_SMALLEST, _LARGEST = 0.45, 1.8
_SHALLOWEST = 0.42  # how much a container is lowered to show what lies in it
_LOOKING_OUT = 0.6  # of what lives in a box, the share of its height that is below the rim
_LONG, _TALL = 2.2, 1.5
_FULL = frozenset({
    "full of", "filled with", "packed with", "stuffed with", "brimming with", "overflowing with", "loaded with",
})  # fmt: skip
_MOST_IN_HEAP = 34
_HEAP_SHARE = 0.2  # the smallest thing of a heap that is seen, of the width of the container
LYING = "middle"  # the anchor of a vessel that was laid down
_SLACK = 0.86
_NARROW = 3.0  # depth over half width, from which an opened thing still closes over what is in it (a bottle)


def fit_contents(placed: list[Placed], brief: Brief) -> dict[int, Part]:
    """Scales containers to what is in them; returns the heaps under what fills one, by the container's number."""
    entries = {entry.wish.number: entry for entry in placed if entry.parts}
    inside: dict[int, list[Placed]] = {}
    full: set[int] = set()
    for relation in brief.relations:
        subject, target = entries.get(relation.subject), entries.get(relation.target)
        if relation.kind == "in" and subject is not None and target is not None and target.cavity() is not None:
            inside.setdefault(relation.target, []).append(subject)
            if relation.text.lower() in _FULL or any(t.name == "full" for t in target.wish.states):
                full.add(relation.target)
    heaps: dict[int, Part] = {}
    for number, contents in inside.items():
        container = entries[number]
        if number in full and not any(c.creature for c in contents) and all(c.wish.count_text == "" for c in contents):
            heaps[number] = _fill(container, contents)
        elif _enclosed(container):
            _fit_inside(container, contents)
        else:
            _fit_around(container, contents)
    return heaps


def _enclosed(container: Placed) -> bool:
    """Whether something is above the room inside, so that what is in it cannot look out (a cage, a bottle)."""
    anchor, room, top = container.anchor("inside"), container.cavity(), container.anchor("top")
    origin = container.parts[0].origin
    if anchor is None or room is None:
        return False
    if origin is not None and "open" in origin.states and room[2] < _NARROW * min(room[:2]):
        return False
    scale = container.parts[0].placement.scale[2]
    ceiling = anchor.position[2] * scale + room[2]
    rim = top is not None and abs(top.position[2] * scale - ceiling) < 0.15 * room[2]
    return not rim and ceiling < 0.93 * container.extents().high[2]


def _fit_inside(container: Placed, contents: list[Placed]) -> None:
    """Makes each thing small enough (or large enough to be seen) for a closed room."""
    room = container.cavity()
    assert room is not None
    if len(contents) == 1 and len(contents[0].parts) == 1 and _laid_down(container, contents[0]):
        return
    share = 1 / max(1, sum(len(c.parts) for c in contents)) ** (1 / 3)
    for entry in contents:
        size = entry.extents().size
        factor = 0.8 * share * min(2 * room[0] / size[0], 2 * room[1] / size[1], room[2] / size[2])
        if entry.sized and not container.sized:
            container.scale(1 / factor)
            container.remark = f"the {container.wish.noun} scaled (× {1 / factor:.2g}) to hold the {entry.wish.noun}"
        elif not entry.sized and not 0.55 < factor / 0.8 < 1.6:
            entry.scale(factor)
            entry.remark = f"the {entry.wish.noun} scaled (× {factor:.2g}) to fit in the {container.wish.noun}"


def _laid_down(container: Placed, entry: Placed) -> bool:
    """Lays a deep narrow vessel on its side for a thing that is longer than high (a ship in a bottle)."""
    room, inside = container.cavity(), container.anchor("inside")
    size = entry.extents().size
    if room is None or inside is None or room[2] < _NARROW * min(room[:2]) or container.sized or entry.sized:
        return False
    long, across = max(size[0], size[1]), min(size[0], size[1])
    if long < 1.3 * size[2]:
        return False
    bore = 2 * min(room[:2]) * _SLACK
    factor = min(_SLACK * room[2] / long, bore / math.hypot(across, size[2]))
    entry.scale(factor)
    entry.remark = f"the {entry.wish.noun} scaled (× {factor:.2g}) to fit in the {container.wish.noun}, which lies"
    if size[1] > size[0]:
        entry.turn(90.0)
    x, y, z = inside.position
    middle = Anchor(position=(x, y, z + inside.height / 2))
    container.parts = [
        part.model_copy(
            update={
                "anchors": {**part.anchors, LYING: middle},
                "placement": part.placement.model_copy(update={"rotation": (0.0, 90.0, 0.0)}),
            }
        )
        for part in container.parts
    ]
    return True


def _fit_around(container: Placed, contents: list[Placed]) -> None:
    """Scales an open container so that what lies in it comes up to the rim, and what stands in it stands well."""
    room = container.cavity()
    assert room is not None
    if container.sized:
        return
    half_x, half_y, depth = room
    sizes = [entry.extents().size for entry in contents]
    standing = [s for s in sizes if s[2] > _TALL * max(s[0], s[1]) or max(s) > _LONG * sorted(s)[1]]
    if standing:
        # Stems: the container is a third to two thirds as deep as the tallest is long.
        tall = max(max(s) for s in standing)
        factor = min(max(1.0, 0.34 * tall / depth), _LARGEST) if depth < 0.34 * tall else min(1.0, 0.62 * tall / depth)
        _grow(container, max(factor, _SMALLEST), contents)
        return
    number = sum(len(c.parts) for c in contents)
    widest = max(max(s[0], s[1]) for s in sizes)
    if number <= 2:
        across = widest * (1.0 if number == 1 else 2.0)
        factor = max(across * 1.12 / (2 * half_x), widest * 1.12 / (2 * half_y))
    else:
        packed = sum(len(c.parts) * math.prod(s) for c, s in zip(contents, sizes, strict=True))
        factor = (packed / _PACKED / (4 * half_x * half_y * depth)) ** (1 / 3)
        slack = 0.85 if any(c.creature for c in contents) else 1.05
        factor = max(factor, widest * slack / (2 * min(half_x, half_y)))
    if factor > _LARGEST and not any(c.sized for c in contents):
        for entry in contents:
            entry.scale(1 / factor)
            entry.remark = (
                f"the {entry.wish.noun} made smaller (× {1 / factor:.2g}) to fit in the {container.wish.noun}"
            )
        sizes = [entry.extents().size for entry in contents]
        widest, factor = widest / factor, 1.0
    factor = max(factor, _SMALLEST)
    if 0.9 < factor < 1.05 and number > 2:
        factor = 1.0
    tallest = max(s[2] for s in sizes)
    layers = max(1.0, number * widest**2 * 0.8 / (4 * half_x * half_y * factor**2))
    brim = tallest * min(layers, 2.5) / 1.15
    alive = any(c.creature for c in contents)
    inside = container.anchor("inside")
    boxed = inside is not None and not inside.round
    lowest = _SHALLOWEST if number > 2 or (alive and boxed) else 0.7
    brim *= _LOOKING_OUT if alive else 1.0
    squash = min(1.0, max(lowest, brim / (depth * factor)))
    _grow(container, factor, contents, squash=squash)


def _grow(container: Placed, factor: float, contents: list[Placed], *, squash: float = 1.0) -> None:
    if 0.97 < factor < 1.03 and squash > 0.97:
        return
    container.scale(factor, factor, factor * squash)
    nouns = " and ".join(c.wish.noun for c in contents[:3])
    change = f"scaled (× {factor:.2g})" if not 0.97 < factor < 1.03 else "made shallower"
    container.remark = f"the {container.wish.noun} {change} to show the {nouns}"


def _fill(container: Placed, contents: list[Placed]) -> Part:
    """More of the things on a heap of the same stuff, up to over the brim."""
    room = container.cavity()
    anchor = container.anchor("inside")
    assert room is not None
    assert anchor is not None
    half_x, half_y, depth = room
    for entry in contents:
        width = max(entry.extents().size[:2])
        least = _HEAP_SHARE * min(half_x, half_y)
        if width < least and not entry.sized:
            entry.scale(least / width)
            entry.remark = f"the {entry.wish.noun} enlarged (× {least / width:.2g}) to be seen"
        width = max(entry.extents().size[:2])
        area = 4 * half_x * half_y * (0.785 if anchor.round else 1.0)
        tall = entry.extents().size[2] > _TALL * width
        fitting = math.floor(0.8 * area / width**2) if tall else math.ceil(1.5 * area / width**2)
        wanted = min(_MOST_IN_HEAP, max(5, fitting)) // len(contents)
        template = entry.parts
        stem = template[0].name.rsplit(" ", 1)[0] if len(template) > 1 else template[0].name
        for number in range(len(template), wanted):
            name = f"{stem} {number + 1}"
            entry.parts = [*entry.parts, template[number % len(template)].model_copy(update={"name": name})]
    main = contents[0]
    width = max(main.extents().size)
    top = max(depth - 0.35 * width, 0.45 * depth)
    exponent = 2.0 if anchor.round else 7.0
    rows = ((0.0, 0.5), (0.45 * top, 0.72), (0.85 * top, 0.9), (top, 0.6), (1.06 * top, 0.0))
    sections = [
        Section(center=(0.0, 0.0, z), radii=(0.97 * half_x * share, 0.97 * half_y * share), exponent=exponent)
        for z, share in rows
    ]
    name = f"heap of {main.wish.noun}"[:80]
    stuff = main.parts[0].materials.get(main.asset.main_slot) or main.asset.slots.get(main.asset.main_slot)
    bumps = Displace(strength=0.06 * top, scale=max(0.5 * width, 1e-3))
    return Part(
        name=name,
        children=[Part(name="heap", shape=Loft(sections=sections, resolution=3), modifiers=[bumps], material="stuff")],
        materials={"stuff": stuff or Material()},
        relation=Relation(kind="attached", target=container.parts[0].name, anchor="inside"),
    )
