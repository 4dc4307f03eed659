"""Hair and beards: locks laid over the skull from the crown, as a sculptor would."""

import math
import random

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people.bodies import ball, chain, egg
from prompt2mesh.library.people.heads import SMOOTH
from prompt2mesh.library.people.surface import surface_point
from prompt2mesh.library.people.vectors import Vec, add, mul, unit
from prompt2mesh.mesh.shapes import Blend, Blob, Torus

HAIR_STYLES = (
    "short", "long", "bob", "ponytail", "bun", "pigtails", "curly", "afro", "spiky", "mohawk", "mullet", "braids", "bald",
)  # fmt: skip

_CENTER: Vec = (0.0, 0.06, 0.12)


def draw_hair(k: Kit, size: float, head: list[Blob], style: str, *, seed: int = 0, under_hat: bool = False) -> None:
    """Adds the hair in the head's frame.

    Args:
        k: The kit.
        size: Height of the head, metres.
        head: The blobs of the head.
        style: One of `HAIR_STYLES`.
        seed: For the fall of the locks.
        under_hat: Leaves out what a hat would press flat.
    """
    if style == "bald":
        return
    rng = random.Random(f"hair {seed}")
    if style == "mohawk":
        _mohawk(k, size, head)
        return
    if style in ("afro", "curly"):
        _curls(k, size, head, rng, wide=style == "afro" and not under_hat)
        return
    flat = under_hat or style in ("bun", "ponytail", "pigtails", "braids")
    blobs = _cap(size)
    fall = {"long": 0.95, "bob": 0.42, "mullet": 0.62}.get(style, 0.0)
    blobs += _locks(size, head, rng, fall=fall, style=style, flat=flat)
    k.add("hair", Blend(blobs=blobs, smoothness=0.022 * size, resolution=20), material="hair", smooth=True)
    if style == "bun":
        k.add(
            "hair bun",
            Blend(blobs=_ball_of_hair(rng, size), smoothness=0.03 * size, resolution=22),
            at=(0, 0.36 * size, 0.40 * size),
            material="hair",
            smooth=True,
        )
    elif style == "ponytail":
        _tail(k, "hair ponytail", size, (0, 0.43, 0.24), (0, 0.35, -0.3), 0.9)
    elif style in ("pigtails", "braids"):
        for name, x in (("right", -1), ("left", 1)):
            if style == "pigtails":
                _tail(k, f"hair pigtail {name}", size, (x * 0.33, 0.16, 0.16), (x * 0.55, 0.02, -0.5), 0.62)
            else:
                _braid(k, f"hair braid {name}", size, x)


def _cap(size: float) -> list[Blob]:
    def s(x: float, y: float, z: float) -> Vec:
        return (x * size, y * size, z * size)

    return [
        egg(s(0, 0.055, 0.125), s(0.35, 0.405, 0.39)),
        egg(s(0, 0.16, -0.05), s(0.28, 0.29, 0.27)),
        egg(s(0, -0.48, -0.10), s(0.31, 0.36, 0.42), subtract=True),
        egg(s(0.37, -0.02, -0.10), s(0.10, 0.14, 0.16), subtract=True),
        egg(s(-0.37, -0.02, -0.10), s(0.10, 0.14, 0.16), subtract=True),
    ]


def _hairline(turn: float) -> float:
    """Height in heads at which hair begins, by the angle from the front in radians."""
    a = abs(math.degrees(turn))
    if a < 50:
        return 0.30
    if a < 80:
        return 0.30 - (a - 50) / 30 * 0.16
    if a < 110:
        return 0.14 - (a - 80) / 30 * 0.10
    return 0.04 - min(1.0, (a - 110) / 50) * 0.24


def _on_skull(size: float, head: list[Blob], turn: float, z: float, out: float) -> Vec:
    """A point over the skull at an angle from the front and a height, both as seen from the skull's middle."""
    center = mul(_CENTER, size)
    up = z - _CENTER[2]
    flat = math.sqrt(max(0.0, 1 - min(0.98, abs(up) / 0.40) ** 2)) * 0.38
    direction = unit((math.sin(turn) * flat * 0.87, -math.cos(turn) * flat, up))
    return add(surface_point(head, SMOOTH * size, center, direction, reach=0.62 * size), mul(direction, out * size))


def _locks(size: float, head: list[Blob], rng: random.Random, *, fall: float, style: str, flat: bool) -> list[Blob]:
    blobs: list[Blob] = []
    count = 10 if flat and style == "short" else 17
    part = 0.10 if style != "mullet" else 0.0
    for i in range(count):
        turn = -math.pi + 2 * math.pi * (i + 0.5) / count
        line = _hairline(turn)
        jitter = rng.uniform(-0.02, 0.02)
        lift = 0.008 if flat else 0.018 + (0.03 if style == "spiky" else 0)
        crown = (part * size * 0.6, 0.10 * size, 0.49 * size)
        upper = _on_skull(size, head, turn + part, 0.42, lift)
        middle = _on_skull(size, head, turn + jitter, (0.42 + line) / 2, lift)
        end = _on_skull(size, head, turn + jitter * 2, line + jitter, lift * 0.6)
        if style == "spiky":
            out = unit((upper[0], upper[1] - 0.05 * size, upper[2]))
            tip = add(upper, mul(out, 0.17 * size))
            blobs += chain([upper, tip], [0.075 * size, 0.012 * size])
            out = unit((middle[0], middle[1], middle[2] * 0.8))
            blobs += chain([middle, add(middle, mul(out, 0.11 * size))], [0.07 * size, 0.012 * size])
        blobs += chain([crown, upper, middle, end], [0.055 * size, 0.06 * size, 0.058 * size, 0.04 * size])
        angle = abs(math.degrees(turn))
        first = 100 if style == "mullet" else 62
        if fall > 0 and angle > first:
            drop = fall * (1.0 if angle > 100 else 0.9)
            wide = 1.18 if style == "bob" else 1.05
            p1 = (end[0] * wide, end[1] * wide + 0.02 * size, end[2] - drop * 0.5 * size)
            p2 = (
                end[0] * (0.9 if style == "bob" else 1.12),
                end[1] * 0.95 + 0.04 * size,
                end[2] - drop * size - jitter * size,
            )
            blobs += chain([end, p1, p2], [0.07 * size, 0.085 * size, 0.035 * size])
    if not flat and style in ("short", "bob", "long", "mullet"):
        for i in range(5):
            turn = math.radians(-38 + 19 * i)
            root = _on_skull(size, head, turn * 0.9 + 0.25, 0.44, 0.03)
            tip = _on_skull(size, head, turn - 0.16, 0.285 - 0.02 * (i % 2), 0.02)
            bulge = add(_on_skull(size, head, turn, 0.37, 0.055), (0, 0, 0))
            blobs += chain([root, bulge, tip], [0.055 * size, 0.05 * size, 0.018 * size])
    return blobs


def _curls(k: Kit, size: float, head: list[Blob], rng: random.Random, *, wide: bool) -> None:
    blobs = _cap(size)
    out = 0.11 if wide else 0.03
    r = 0.10 if wide else 0.062
    n = 90 if wide else 130
    for i in range(n):
        z = 0.52 - 0.72 * (i + 0.5) / n
        turn = i * math.pi * (3 - math.sqrt(5))
        turn = (turn + math.pi) % (2 * math.pi) - math.pi
        if z < _hairline(turn) + (0.02 if abs(turn) < 1.4 else -0.04):
            continue
        at = _on_skull(size, head, turn, z, out * rng.uniform(0.7, 1.2))
        blobs.append(ball(at, r * size * rng.uniform(0.85, 1.15)))
    k.add("hair", Blend(blobs=blobs, smoothness=0.02 * size, resolution=26), material="hair", smooth=True)


def _mohawk(k: Kit, size: float, head: list[Blob]) -> None:
    blobs: list[Blob] = []
    for i in range(11):
        a = math.radians(-8 + 15 * i)
        direction = (0.0, math.sin(a - math.pi / 8) * 1.0, math.cos(a - math.pi / 8))
        root = surface_point(head, SMOOTH * size, mul(_CENTER, size), unit(direction), reach=0.62 * size)
        tip = add(root, mul(unit(direction), 0.24 * size))
        blobs += chain([root, tip], [0.075 * size, 0.022 * size])
    k.add("hair", Blend(blobs=blobs, smoothness=0.04 * size, resolution=33), material="hair", smooth=True)


def _ball_of_hair(rng: random.Random, size: float) -> list[Blob]:
    blobs = [ball((0, 0, 0), 0.12 * size)]
    for i in range(7):
        a = 2 * math.pi * i / 7 + rng.uniform(-0.1, 0.1)
        p = (0.10 * size * math.cos(a), 0.06 * size, 0.10 * size * math.sin(a))
        q = (0.08 * size * math.cos(a + 1.6), 0.10 * size, 0.08 * size * math.sin(a + 1.6))
        blobs += chain([p, q], [0.06 * size, 0.05 * size])
    return blobs


def _tail(k: Kit, name: str, size: float, root: Vec, toward: Vec, length: float) -> None:
    start = mul(root, size)
    blobs: list[Blob] = []
    for i in range(5):
        a = 2 * math.pi * i / 5
        dx, dy = 0.045 * math.cos(a), 0.045 * math.sin(a)
        bend = (root[0] * 1.25 + dx * 1.4, root[1] + 0.16 + dy * 1.2, root[2] - 0.12)
        middle = (
            (root[0] + toward[0]) / 2 + dx * 2,
            (root[1] + toward[1]) / 2 + 0.16 + dy * 1.6,
            root[2] - length * 0.55,
        )
        end = (toward[0] + dx * 0.5, toward[1] + 0.06 + dy, root[2] - length * (1 + 0.04 * i))
        blobs += chain([start, mul(bend, size), mul(middle, size), mul(end, size)],
                       [0.045 * size, 0.06 * size, 0.06 * size, 0.012 * size])  # fmt: skip
    k.add(name, Blend(blobs=blobs, smoothness=0.02 * size, resolution=22), material="hair", smooth=True)
    direction = unit((root[0] * 0.25, 0.16, -0.1))
    k.add(name.replace("hair", "band", 1), Torus(radius=0.055 * size, tube=0.018 * size, segments=24, tube_segments=10),
          at=add(start, mul(direction, 0.03 * size)), rotate=(-58, 0, 0) if root[0] == 0 else (-50, 0, -25 * (1 if root[0] > 0 else -1)),
          material="mouth")  # fmt: skip


def _braid(k: Kit, name: str, size: float, x: int) -> None:
    blobs: list[Blob] = []
    for i in range(9):
        z = -0.02 - 0.095 * i
        r = 0.08 * (1 - 0.05 * i)
        side = 0.022 * (-1) ** i
        at = (x * (0.33 + 0.05 * min(i, 3)) + side, 0.06 + (-0.02 * i if i < 6 else -0.12), z)
        blobs.append(egg(mul(at, size), mul((r, r * 0.9, r * 1.25), size)))
    blobs += chain([mul((x * 0.33, 0.06, 0.06), size), mul((x * 0.34, 0.06, -0.05), size)], [0.05 * size, 0.05 * size])
    k.add(name, Blend(blobs=blobs, smoothness=0.012 * size, resolution=27), material="hair", smooth=True)


def draw_beard(
    k: Kit, size: float, head: list[Blob], *, length: float = 0.35, mustache: bool = True, seed: int = 0
) -> None:
    """A full beard from ear to ear; `length` below the chin in heads. 0 is a stubble-short beard."""
    rng = random.Random(f"beard {seed}")
    blobs: list[Blob] = []
    for i in range(15):
        share = (i - 7) / 7
        turn = math.radians(88 * share)
        z0 = -0.38 + 0.34 * abs(share) ** 2.2
        direction = unit((math.sin(turn) * 0.8, -math.cos(turn), z0))
        root = surface_point(head, SMOOTH * size, (0, 0, 0), direction, reach=0.6 * size)
        low = -0.42 - length * (1 - abs(share) ** 1.6) + rng.uniform(-0.03, 0.03) * min(1.0, length * 3)
        low = max(low, -0.42 - length) if abs(share) < 0.75 else z0 - 0.16
        tip = (root[0] * (0.55 if abs(share) < 0.75 else 0.95), root[1] * 0.85 - 0.02 * size, low * size)
        middle = ((root[0] + tip[0]) / 2 * 1.08, min(root[1], tip[1]) - 0.03 * size, (root[2] + tip[2]) / 2)
        blobs += chain([root, middle, tip], [0.05 * size, 0.065 * size, 0.02 * size])
    k.add("beard", Blend(blobs=blobs, smoothness=0.02 * size, resolution=22), material="hair", smooth=True)
    if mustache:
        draw_mustache(k, size, head)


def draw_mustache(k: Kit, size: float, head: list[Blob], *, width: float = 0.15) -> None:
    """A moustache under the nose."""
    blobs: list[Blob] = []
    for x in (-1, 1):
        path: list[Vec] = []
        for share, z in ((0.02, -0.205), (width * 0.55, -0.225), (width, -0.285)):
            p = surface_point(head, SMOOTH * size, (x * share * size, 0, z * size), (0, -1, 0), reach=0.6 * size)
            path.append((p[0], p[1] - 0.008 * size, p[2]))
        blobs += chain(path, [0.03 * size, 0.036 * size, 0.01 * size])
    k.add("mustache", Blend(blobs=blobs, smoothness=0.012 * size, resolution=24), material="hair", smooth=True)


__all__ = ["HAIR_STYLES", "draw_beard", "draw_hair", "draw_mustache"]
