"""Ears of mammals. Each is drawn upright along +z, open towards −y, then turned onto the head."""

import math

from prompt2mesh.library.animals.frames import Point, add, aim, toward, unit
from prompt2mesh.library.animals.markings import wash
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.species import Ear
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob


def ears(pen: Sculptor, ear: Ear, face: Surface, paint: list[Paint]) -> None:
    """Both ears, rooted on the head's surface."""
    if ear.kind == "none":
        return
    if ear.color:
        paint = [*paint, wash(ear.color)]
    way = toward(*ear.place)
    root = face.outward((0, 0, 0), way)
    if ear.kind in ("floppy", "lop", "leaf"):
        _hanging(pen, ear, root, paint)
        return
    lean, turn = math.radians(ear.lean), math.radians(ear.turn)
    up = unit((math.sin(lean), math.sin(math.radians(ear.back)), math.cos(lean)))
    front = (math.sin(turn), -math.cos(turn), 0.0)
    shape, inner = _SHAPES[ear.kind](ear)
    # The head's patches are placed in the head's frame and mean nothing here.
    layers = [p for p in paint if p.kind == "gradient"]
    if ear.color:
        layers.append(wash(ear.color))
    if ear.inner:
        layers.append(inner)
    if ear.tip:
        layers.append(Paint(kind="gradient", color=ear.tip, axis="z", start=ear.size * 0.62, end=ear.size * 0.78))
    with pen.frame("ears", (0.0, 0.0, 0.0), mirror=True) as pair:
        pair.add("ear", shape, at=add(root, up, -0.14), rotate=aim(up, front), paint=layers)


def _pointed(ear: Ear) -> tuple[Blend, Paint]:
    s, w = ear.size, ear.width
    thin = 0.5
    shape = Blend(
        blobs=[
            bone((0, 0, 0.0), (0, 0, s * 0.93), w * 0.62, 0.05 * s, (1.0, thin, 1.0)),
            bone((-w * 0.3, 0.02, 0.0), (0, 0, s * 0.5), w * 0.34, w * 0.2, (1.0, thin, 1.0)),
            Blob(a=(0, -w * 0.4, s * 0.12), b=(0, -w * 0.13, s * 0.8), radius=w * 0.46, radius_b=0.03 * s,
                 squash=(0.95, 0.72, 1.0), subtract=True),
        ],
        smoothness=0.06, resolution=19,
    )  # fmt: skip
    inner = Paint(kind="ellipsoid", color=ear.inner or "#000000", center=(0, -w * 0.24, s * 0.3),
                  radii=(w * 0.46, w * 0.3, s * 0.5), softness=0.35)  # fmt: skip
    return shape, inner


def _round(ear: Ear) -> tuple[Blend, Paint]:
    s, w = ear.size * 0.5, ear.width * 0.5
    shape = Blend(
        blobs=[ball((0, 0, s * 0.9), s, (w / s, 0.42, 1.0)),
               Blob(a=(0, -s * 0.42, s * 0.92), radius=s * 0.74, squash=(w / s, 0.6, 1.0), subtract=True)],
        smoothness=0.06, resolution=19,
    )  # fmt: skip
    inner = Paint(kind="ellipsoid", color=ear.inner or "#000000", center=(0, -s * 0.45, s * 0.9),
                  radii=(w * 0.72, s * 0.42, s * 0.72), softness=0.3)  # fmt: skip
    return shape, inner


def _long(ear: Ear) -> tuple[Blend, Paint]:
    s, w = ear.size, ear.width * 0.5
    shape = Blend(
        blobs=[
            bone((0, 0, 0), (0, 0, s * 0.3), w * 0.55, w * 0.85, (1.0, 0.6, 1.0)),
            bone((0, 0, s * 0.3), (0, 0.05 * s, s * 0.66), w * 0.9, w, (1.0, 0.5, 1.0)),
            bone((0, 0.05 * s, s * 0.62), (0, 0.04 * s, s * 0.93), w * 0.98, w * 0.3, (1.0, 0.5, 1.0)),
            Blob(a=(0, -w * 0.62, s * 0.16), b=(0, -w * 0.5, s * 0.84), radius=w * 0.55, radius_b=w * 0.32,
                 squash=(0.9, 0.85, 1.0), subtract=True),
        ],
        smoothness=0.08, resolution=19,
    )  # fmt: skip
    inner = Paint(kind="ellipsoid", color=ear.inner or "#000000", center=(0, -w * 0.5, s * 0.5),
                  radii=(w * 0.62, w * 0.5, s * 0.42), softness=0.3)  # fmt: skip
    return shape, inner


def _fan(ear: Ear) -> tuple[Blend, Paint]:
    """A broad thin sheet, as an elephant's."""
    s, w = ear.size, ear.width
    shape = Blend(
        blobs=[ball((0, 0, s * 0.2), s * 0.62, (w / s * 0.8, 0.13, 1.0), (0, 8, 0)),
               ball((0.1 * w, 0.03, -s * 0.25), s * 0.5, (w / s * 0.7, 0.14, 1.0), (0, 20, 0)),
               ball((-w * 0.3, 0, s * 0.1), s * 0.4, (w / s * 0.6, 0.2, 1.0))],
        smoothness=0.14, resolution=21,
    )  # fmt: skip
    inner = Paint(kind="ellipsoid", color=ear.inner or "#000000", center=(0, -0.2 * s, 0),
                  radii=(w * 0.5, 0.2 * s, s * 0.6), softness=0.5)  # fmt: skip
    return shape, inner


def _folded(ear: Ear) -> tuple[Blend, Paint]:
    """A button ear: up at the root, its tip folded forward (terrier, pug, pig)."""
    s, w = ear.size, ear.width
    bend = (0.0, -s * 0.12, s * 0.52)
    shape = Blend(
        blobs=[bone((0, 0, 0), bend, w * 0.5, w * 0.42, (1.0, 0.42, 1.0)),
               bone(add(bend, (0, -0.02, 0.02)), add(bend, (0, -s * 0.42, -s * 0.32)), w * 0.42, w * 0.1, (1.0, 0.55, 0.8))],
        smoothness=0.1, resolution=19,
    )  # fmt: skip
    return shape, Paint(kind="ellipsoid", color=ear.inner or "#000000", center=(0, -s * 0.2, s * 0.12),
                        radii=(w * 0.36, s * 0.12, s * 0.2), softness=0.4)  # fmt: skip


_SHAPES = {"pointed": _pointed, "round": _round, "long": _long, "fan": _fan, "folded": _folded}


def _hanging(pen: Sculptor, ear: Ear, root: Point, paint: list[Paint]) -> None:
    """A flap that leaves the head sideways and hangs; a leaf (cow, goat, deer) stays out level."""
    s, w = ear.size, ear.width
    lean = math.radians(ear.lean)
    if ear.kind == "leaf":
        out = unit((math.cos(lean), 0.12, math.sin(lean)))
        points = [add(root, out, -0.1), add(root, out, s * 0.35), add(root, out, s)]
        blobs = [
            bone(points[0], points[1], w * 0.2, w * 0.5, (1.0, 0.5, 1.0)),
            bone(points[1], points[2], w * 0.5, w * 0.1, (1.0, 0.5, 1.0)),
            Blob(a=add(points[1], (-s * 0.1, -w * 0.42, -0.02)), b=add(points[1], (s * 0.35, -w * 0.3, 0.0)),
                 radius=w * 0.36, radius_b=w * 0.15, subtract=True),
        ]  # fmt: skip
        layers = [*paint]
        if ear.inner:
            layers.append(Paint(kind="ellipsoid", color=ear.inner, center=add(points[1], (s * 0.12, -w * 0.3, 0.0)),
                                radii=(s * 0.4, w * 0.25, w * 0.34), softness=0.35))  # fmt: skip
        pen.add("ear", Blend(blobs=blobs, smoothness=0.08, resolution=21), paint=layers, mirror=True)
        return
    # The flap turns about the head's long axis: from the root out, over the fold, then down.
    rise = 0.02 if ear.kind == "floppy" else 0.3
    out = 0.3 + 0.25 * math.sin(lean)
    chain = [
        add(root, (-0.12, 0.02, -0.06)),
        add(root, (out * 0.45, 0.0, rise * 0.6)),
        add(root, (out * 0.8, -0.03, -s * 0.3)),
        add(root, (out * 0.72, -0.08, -s * 0.62)),
        add(root, (out * 0.62, -0.1 - 0.12 * s, -s * 0.98 + w * 0.2)),
    ]
    wide = [w * 0.36, w * 0.45, w * 0.52, w * 0.56, w * 0.38]
    # Flattened across x, so the widths along x shrink while y and z keep theirs.
    blobs = [bone(chain[0], chain[1], wide[0], wide[1] * 0.7, (0.62, 1.0, 0.62))]
    blobs += [
        Blob(a=a, b=b, radius=ra, radius_b=rb, squash=(0.3, 1.0, 1.0))
        for a, b, ra, rb in zip(chain[1:], chain[2:], wide[1:], wide[2:], strict=False)
    ]
    layers = [*paint]
    if ear.tip:
        low = root[2] - s * 0.35
        layers.append(Paint(kind="gradient", color=ear.tip, axis="z", start=low + 0.2, end=low - s * 0.5))
    pen.add("ear", Blend(blobs=blobs, smoothness=0.1, resolution=21), paint=layers, mirror=True)
