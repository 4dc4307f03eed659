"""Coat markings as paint layers on the body, head, legs and tail, placed by the skeleton so that they follow the pose."""

from collections.abc import Sequence

from prompt2mesh.library.animals.faces import muzzle_points
from prompt2mesh.library.animals.frames import Point, mix, mul, toward
from prompt2mesh.library.animals.skeletons import Limb, Skeleton
from prompt2mesh.library.animals.species import Marking, Species
from prompt2mesh.mesh.program import Paint

_EVERYWHERE = 1e4


def wash(color: str) -> Paint:
    """One colour over the whole part."""
    return Paint(kind="gradient", color=color, axis="z", start=-_EVERYWHERE - 1, end=-_EVERYWHERE)


def patch(color: str, center: Point, radii: Point, softness: float = 0.3) -> Paint:
    """A soft ellipsoid of colour."""
    return Paint(kind="ellipsoid", color=color, center=center, radii=radii, softness=softness)


def _pattern(mark: Marking, scale: float, *, axis: str, seed: int) -> Paint:
    kind = {"stripes": "stripes", "back_stripes": "stripes", "tabby": "stripes", "spots": "spots"}.get(
        mark.kind, "noise"
    )
    return Paint.model_validate({
        "kind": kind, "color": mark.color, "scale": scale * mark.size, "amount": mark.amount, "softness": 0.12,
        "axis": axis, "seed": seed,
    })  # fmt: skip


def body_paint(species: Species, bones: Skeleton, seed: int) -> list[Paint]:
    """Layers for trunk, neck and upper legs."""
    body = species.body
    cx, cz = body.chest
    axis = "y" if bones.pitch < 48 else "z"
    layers: list[Paint] = []
    for mark in species.markings:
        color, size = mark.color, mark.size
        match mark.kind:
            case "base":
                layers.append(wash(color))
            case "belly":
                for share in (-0.05, 0.2, 0.45, 0.7, 0.95):
                    spot = bones.trunk(share, -cz * 1.05 - body.sag)
                    layers.append(patch(color, spot, (cx * 0.85 * size, body.trunk * 0.3, cz * 0.62 * size)))
            case "chest" | "throat":
                spot = mix(bones.trunk(1.12, -cz * 0.35), bones.neck_base, 0.25)
                if mark.kind == "chest":
                    layers.append(patch(color, spot, (cx * 0.7 * size, cz * 0.75 * size, cz * 1.05 * size)))
                throat = mix(bones.neck_base, bones.head, 0.55)
                under = (throat[0], throat[1] - body.neck_radii[1] * 0.9, throat[2] - body.neck_radii[1] * 0.4)
                layers.append(patch(color, under, (body.neck_radii[0] * 0.72 * size, body.neck_radii[0] * size,
                                                   body.neck * 0.7)))  # fmt: skip
            case "saddle":
                for share in (0.05, 0.3, 0.55, 0.8):
                    spot = bones.trunk(share, cz * 0.75)
                    layers.append(patch(color, spot, (cx * 1.25 * size, body.trunk * 0.27, cz * 0.85 * size)))
            case "dorsal":
                for share in (-0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
                    spot = bones.trunk(share, cz * 1.0)
                    layers.append(patch(color, spot, (0.05 * size, body.trunk * 0.16, cz * 0.5), 0.4))
                layers.append(patch(color, mix(bones.neck_base, bones.head, 0.5), (0.05 * size, body.neck, body.neck)))
            case "stripes" | "tabby":
                layers.append(_pattern(mark, 0.17, axis=axis, seed=seed))
            case "back_stripes":
                layers.append(_pattern(mark, 0.1, axis="x", seed=seed))
            case "spots":
                layers.append(_pattern(mark, 0.11, axis=axis, seed=seed))
            case "patches":
                layers.append(_pattern(mark, 0.42, axis=axis, seed=seed))
            case "shade":
                spot = bones.trunk(0.45, cz * 1.2)
                layers.append(patch(color, spot, (cx * 1.6, body.trunk * 0.95, cz * 1.25 * size), 0.8))
            case "band":
                spot = bones.trunk(0.62)
                layers.append(patch(color, spot, (1.0, body.trunk * 0.2 * size, 1.0), 0.15))
            case "rear":
                spot = bones.trunk(-0.25, -0.02)
                layers.append(patch(color, spot, (cx * 1.1 * size, body.trunk * 0.2 * size, cz * size)))
            case "collar":
                spot = bones.trunk(1.06, cz * 0.1)
                layers.append(patch(color, spot, (cx * 1.7, body.trunk * 0.26 * size, cz * 1.6 * size), 0.2))
            case "socks":
                if size >= 1.5:
                    for limb in (*bones.front, *bones.hind):
                        layers.append(patch(color, limb.joints[1], (0.17, 0.17, 0.19 * size / 1.6)))
            case _:
                pass
    return layers


def leg_paint(species: Species, limb: Limb, seed: int) -> list[Paint]:
    """Layers for a lower leg."""
    foot = limb.joints[3]
    layers: list[Paint] = []
    for mark in species.markings:
        match mark.kind:
            case "base":
                layers.append(wash(mark.color))
            case "socks":
                if mark.size >= 1.5:
                    layers.append(wash(mark.color))
                r = 0.2 * mark.size
                layers.append(patch(mark.color, foot, (r, r, r), 0.12))
            case "points":
                layers.append(patch(mark.color, foot, (0.36, 0.36, 0.42), 0.5))
            case "stripes" | "tabby":
                layers.append(_pattern(mark, 0.11, axis="z", seed=seed))
            case "spots":
                layers.append(_pattern(mark, 0.075, axis="z", seed=seed))
            case "patches":
                layers.append(_pattern(mark, 0.42, axis="z", seed=seed))
            case _:
                pass
    return layers


def head_paint(species: Species, seed: int) -> list[Paint]:
    """Layers for the head, in skull radii."""
    head = species.head
    root, tip = muzzle_points(head)
    r0, r1 = head.muzzle_radii
    a, e = head.eye_place
    eye = toward(a, e)
    layers: list[Paint] = []
    for mark in species.markings:
        color, size = mark.color, mark.size
        match mark.kind:
            case "base":
                layers.append(wash(color))
            case "muzzle":
                spot = mix(root, tip, 0.75)
                layers.append(patch(color, (0.0, spot[1], spot[2] - 0.08),
                                    (r0 * 1.35 * size * head.muzzle_wide, head.muzzle * 0.42 * size, r0 * 0.95 * size)))  # fmt: skip
                layers.append(patch(color, (0, -0.35, -0.85), (0.6 * size, 0.8 * size, 0.5 * size)))
            case "mask":
                for x in (1.0, -1.0):
                    layers.append(patch(color, (x * eye[0] * 1.05, eye[1], eye[2] - 0.05),
                                        (0.46 * size, 0.5, 0.33 * size), 0.3))  # fmt: skip
            case "eye_patch":
                for x in (1.0, -1.0):
                    layers.append(patch(color, (x * eye[0] * 1.12, eye[1] * 1.02, eye[2] - 0.08),
                                        (0.32 * size, 0.5, 0.36 * size), 0.25))  # fmt: skip
            case "brow_dots":
                for x in (1.0, -1.0):
                    layers.append(
                        patch(color, mul(toward(x * (a - 8), e + 22), 0.95), (0.2 * size, 0.2 * size, 0.2 * size))
                    )
            case "blaze":
                for y, z, w in ((tip[1], tip[2] + r1 * 0.8, 0.26), (root[1] - 0.35, 0.2, 0.2), (-0.75, 0.55, 0.16)):
                    layers.append(patch(color, (0, y, z), (w * size, 0.5, 0.42), 0.3))
            case "cap":
                layers.append(patch(color, (0, 0.25, 0.85), (1.15 * size, 1.15 * size, 0.75 * size), 0.25))
            case "cheeks":
                for x in (1.0, -1.0):
                    layers.append(patch(color, (x * 0.7, -0.42, -0.45), (0.5 * size, 0.6 * size, 0.42 * size), 0.4))
            case "face_stripes" | "tabby":
                layers += _forehead(color)
                if mark.kind == "face_stripes":
                    layers.append(_pattern(Marking("stripes", color, size, mark.amount), 0.36, axis="z", seed=seed))
            case "stripes":
                layers += _forehead(color)
                layers += _cheek_stripes(color)
            case "spots":
                layers.append(_pattern(Marking("spots", color, mark.size, mark.amount), 0.3, axis="z", seed=seed))
            case "patches":
                layers.append(_pattern(mark, 1.7, axis="z", seed=seed + 3))
            case "points":
                layers.append(patch(color, (0, tip[1], tip[2]), (0.95, 1.0, 0.75), 0.6))
            case "throat" | "chest":
                layers.append(patch(color, (0, -0.2, -1.0), (0.6, 0.9, 0.45), 0.4))
            case _:
                pass
    return layers


def _forehead(color: str) -> list[Paint]:
    """The M of a striped cat's forehead."""
    lines = ((0.0, 0.62, 0.045), (0.2, 0.55, 0.045), (-0.2, 0.55, 0.045), (0.4, 0.48, 0.045), (-0.4, 0.48, 0.045))
    return [patch(color, (x, -0.55, z + 0.15), (w, 0.62, 0.34), 0.35) for x, z, w in lines]


def _cheek_stripes(color: str) -> list[Paint]:
    return [
        patch(color, (x * 0.86, -0.2 + 0.05 * i, -0.05 - 0.24 * i), (0.3, 0.36, 0.05), 0.4)
        for x in (1.0, -1.0)
        for i in range(3)
    ]


def tail_paint(species: Species, path: Sequence[Point]) -> list[Paint]:
    """Layers for the tail along its path."""
    layers: list[Paint] = []
    r = max(species.tail.radius * 2.2, 0.03)
    for mark in species.markings:
        match mark.kind:
            case "base":
                layers.append(wash(mark.color))
            case "tail_tip" | "points":
                for i in range(max(1, round(len(path) * (0.28 if mark.kind == "tail_tip" else 0.6) * mark.size))):
                    layers.append(patch(mark.color, path[-1 - min(i, len(path) - 1)], (r, r, r), 0.15))
            case "tail_rings" | "tabby" | "stripes":
                count = 6 if mark.kind == "tail_rings" else 8
                thin = species.tail.length / count * 0.26
                for i in range(1, count + 1):
                    spot = _along(path, i / (count + 0.0))
                    layers.append(patch(mark.color, spot, _disc(path, i / count, thin, r), 0.15))
            case "spots":
                layers.append(_pattern(mark, 0.085, axis="y", seed=5))
            case "patches":
                layers.append(_pattern(mark, 0.42, axis="y", seed=5))
            case _:
                pass
    return layers


def _along(path: Sequence[Point], share: float) -> Point:
    at = min(share, 1.0) * (len(path) - 1)
    i = min(int(at), len(path) - 2)
    return mix(path[i], path[i + 1], at - i)


def _disc(path: Sequence[Point], share: float, thin: float, wide: float) -> Point:
    """Radii of a band across the path, which runs mostly along one axis."""
    a, b = _along(path, max(0.0, share - 0.08)), _along(path, min(1.0, share + 0.08))
    span = [abs(a[k] - b[k]) for k in range(3)]
    main = span.index(max(span))
    radii = [wide, wide, wide]
    radii[main] = thin
    return (radii[0], radii[1], radii[2])
