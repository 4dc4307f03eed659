"""What only reptiles, dinosaurs and dragons wear: shells, plates, crests, frills, leathery wings, fire."""

import math

from prompt2mesh.library.animals.frames import Point, add, mix, toward, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.sheets import sheet
from prompt2mesh.library.animals.skeletons import Skeleton
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.species import Species
from prompt2mesh.library.animals.spikes import Spike, spikes
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.animals.wings import feathered_wings
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob


def add_extras(pen: Sculptor, species: Species, bones: Skeleton, skin: Surface) -> None:
    """Everything of `species.extras` that sits on the trunk."""
    for extra in species.extras:
        match extra:
            case "shell":
                _shell(pen, species, bones)
            case "plates":
                _plates(pen, species, bones, skin)
            case "ridge":
                _ridge(pen, species, bones, skin)
            case "feather wings":
                feathered_wings(pen, species, bones)
            case "armour":
                _armour(pen, species, bones)
            case "wings":
                _wings(pen, species, bones)
            case "sail":
                _ridge(pen, species, bones, skin, tall=3.2)
            case _:
                pass


def _back(species: Species, bones: Skeleton, skin: Surface, share: float) -> Point:
    """A point on the ridge of the back; beyond 1 it runs up the neck."""
    if share > 1.0:
        center = mix(bones.neck_base, bones.head, min(0.85, share - 1.0))
        way = unit(add((0.0, 0.55, 0.6), bones.up, 0.5))
    else:
        center, way = bones.trunk(share), bones.up
    spot = skin.outward(center, way, reach=1.2)
    return spot if spot != center else add(center, bones.up, species.body.chest[1])


def _ridge(pen: Sculptor, species: Species, bones: Skeleton, skin: Surface, *, tall: float = 1.0) -> None:
    items: list[Spike] = []
    size = species.body.chest[1] * 0.26
    for i in range(15):
        share = -0.15 + 1.75 * i / 14
        spot = _back(species, bones, skin, share)
        out = unit(add(bones.up, bones.forward, -0.45)) if share <= 1 else unit(add((0, 0.9, 0.35), bones.up, 0.3))
        grow = size * (1.0 if tall == 1.0 else tall * max(0.25, math.sin(math.pi * min(1.0, max(0.0, share)))))
        items.append((add(spot, out, -0.3 * size), add(spot, out, grow * 1.25), size * 0.5))
    pen.add("spike", spikes(items, sides=8), material="horn", smooth=False)


def _plates(pen: Sculptor, species: Species, bones: Skeleton, skin: Surface) -> None:
    blobs: list[Blob] = []
    for i in range(11):
        share = -0.35 + 1.55 * i / 10
        spot = _back(species, bones, skin, share)
        size = species.body.chest[1] * (0.22 + 0.5 * math.sin(math.pi * (i + 0.5) / 11))
        x = 0.05 if i % 2 else -0.05
        out = unit(add(bones.up, (x * 4, 0.0, 0.0)))
        base = add(spot, (x, 0.0, 0.0))
        blobs.append(
            Blob(
                a=add(base, out, size * 0.25),
                b=add(base, out, size * 1.25),
                radius=size * 0.62,
                radius_b=0.02,
                squash=(0.2, 1.0, 1.0),
            )
        )
    pen.add("plate", Blend(blobs=blobs, smoothness=0.02, resolution=47), material="horn")


def _shell(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    body = species.body
    lean = (-bones.pitch, 0.0, 0.0)
    r = max(body.trunk * 0.5 + body.rump[1] * 0.75, 0.3)
    center = bones.trunk(0.48, body.chest[1] * 0.12)
    wide = body.chest[0] * 1.55
    dome = ball(center, r, (wide / r, 1.0, body.chest[1] * 1.45 / r), lean)
    under = Blob(
        a=bones.trunk(0.48, -body.chest[1] * 0.12 - r * 2.2), radius=r * 2.2, squash=(1.0, 1.0, 1.0), subtract=True
    )
    rim = ball(bones.trunk(0.48, body.chest[1] * 0.02), r * 1.06, (wide / r, 1.0, 0.2), lean)
    paint: list[Paint] = []
    axis = bones.forward
    for row, (count, along) in enumerate(((5, 0.0), (4, 0.55), (4, -0.55))):
        for i in range(count):
            share = (i - (count - 1) / 2) / ((count - 1) / 2)
            spot = add(add(center, axis, share * r * (0.78 if row == 0 else 0.6)), (along * wide * 1.05, 0.0, 0.0))
            lift = math.sqrt(max(0.05, 1 - (share * 0.75) ** 2 - (along * 1.0) ** 2)) * body.chest[1] * 1.45
            spot = add(spot, bones.up, lift)
            s = r * 0.24
            paint.append(Paint(kind="ellipsoid", color=species.mane_color, center=spot, radii=(s, s, s), softness=0.12))
    pen.add("shell", Blend(blobs=[dome, under, rim], smoothness=0.04, resolution=27), material="horn", paint=paint)
    plate = ball(bones.trunk(0.48, -body.chest[1] * 0.72), r * 0.92, (wide * 0.8 / r, 1.0, 0.3), lean)
    pen.add("shell plastron", Blend(blobs=[plate], smoothness=0.01, resolution=18), material="membrane")


def _wings(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    """Leathery wings: an arm, four fingers, and a membrane between them."""
    body = species.body
    long = body.trunk * 1.35
    lift = 0.75
    root = add(bones.trunk(0.88, body.chest[1] * 0.62), (body.chest[0] * 0.55, 0.0, 0.0))
    elbow = add(root, (long * 0.28, long * 0.12, long * 0.42 * lift))
    wrist = add(elbow, (long * 0.3, -long * 0.14, long * 0.5 * lift))
    tips = [add(wrist, (long * a, long * b, long * c)) for a, b, c in
            ((0.75, 0.12, 0.1), (0.62, 0.5, -0.3), (0.32, 0.66, -0.58), (0.0, 0.66, -0.78))]  # fmt: skip
    r = body.chest[0] * 0.2
    arm: list[Blob] = [
        bone(root, elbow, r * 1.5, r),
        bone(elbow, wrist, r, r * 0.75),
        bone(wrist, add(wrist, (0.0, -r * 1.4, r * 2.2)), r * 0.6, r * 0.1),
    ]
    arm += [bone(wrist, tip, r * 0.6, r * 0.2) for tip in tips]
    pen.add("wing", Blend(blobs=arm, smoothness=r * 0.4, resolution=44), mirror=True)
    heel = bones.trunk(0.25, body.chest[1] * 0.75)
    heel = (body.chest[0] * 0.5, heel[1], heel[2])
    fan = [tips[0], tips[1], tips[2], tips[3], heel]
    origins = [wrist, wrist, wrist, elbow, root]
    pen.add(
        "wing membrane", sheet(origins, fan, r * 0.2, sag=0.24, steps=8, across=7), material="membrane", mirror=True
    )


def _armour(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    """Overlapping bands of horn over the back, as an armadillo's."""
    body = species.body
    blobs: list[Blob] = []
    for i in range(10):
        share = -0.12 + 1.1 * i / 9
        at = bones.trunk(share, body.chest[1] * 0.1)
        grow = (0.88 + 0.2 * math.sin(math.pi * min(max(share, 0.0), 1.0))) * 1.08
        blobs.append(ball(at, body.chest[1] * grow, (body.chest[0] / body.chest[1] * 1.02, 0.36, 1.0)))
    under = Blob(a=bones.trunk(0.45, -body.chest[1] * 6.1), radius=body.chest[1] * 5.8, subtract=True)
    pen.add("armour", Blend(blobs=[*blobs, under], smoothness=0.012, resolution=44), material="horn")


def head_extras(pan: Sculptor, species: Species, face: Surface, *, breathing: bool) -> None:
    """Frills, brow horns, fangs and flames, in skull radii."""
    head = species.head
    if "frill" in species.extras:
        frill = [
            ball((0, 0.45, 0.62), 1.62, (1.0, 0.24, 0.92), (24, 0, 0)),
            bone((0, 0.0, 0.1), (0, 0.5, 0.5), 0.9, 1.0),
        ]
        edge: list[Spike] = []
        for i in range(11):
            a = math.radians(-100 + 20 * i)
            spot = (math.sin(a) * 1.58, 0.62 + 0.42 * math.cos(a), 0.62 + math.cos(a) * 1.36)
            out = unit((math.sin(a), 0.35, math.cos(a)))
            edge.append((add(spot, out, -0.2), add(spot, out, 0.22), 0.16))
        pan.add("frill", Blend(blobs=frill, smoothness=0.2, resolution=30))
        pan.add("frill spike", spikes(edge, sides=8), material="horn", smooth=False)
        brow = face.outward((0, 0, 0), toward(34, 42))
        pan.tube(
            "horn brow",
            [add(brow, (0, 0.1, -0.2)), add(brow, (0.1, -0.35, 0.6)), add(brow, (0.12, -1.1, 1.15))],
            0.24,
            radii=[1, 0.7, 0.06],
            material="horn",
            mirror=True,
        )
        nose = face.outward((0, -head.muzzle * 0.75, -head.muzzle_drop[1]), (0, -0.2, 1.0))
        pan.tube(
            "horn nose",
            [add(nose, (0, 0.05, -0.15)), add(nose, (0, -0.1, 0.25)), add(nose, (0, -0.14, 0.6))],
            0.2,
            radii=[1, 0.7, 0.08],
            material="horn",
        )
    if "beak" in species.extras:
        start = (0.0, -0.6, -0.12)
        hook = [bone(start, (0.0, -1.2, -0.16), 0.5, 0.32, (0.8, 1.0, 1.0)), bone((0.0, -1.15, -0.16), (0.0, -1.52, -0.5), 0.3, 0.1, (0.8, 1.0, 1.0)),
                bone((0.0, -1.5, -0.46), (0.0, -1.46, -0.78), 0.11, 0.02)]  # fmt: skip
        pan.add("beak", Blend(blobs=hook, smoothness=0.16, resolution=22), material="horn")
        low = [bone((0.0, -0.6, -0.42), (0.0, -1.2, -0.5), 0.3, 0.12, (0.9, 1.0, 0.6))]
        pan.add("beak lower", Blend(blobs=low, smoothness=0.1, resolution=16), material="horn")
    if "bill" in species.extras:
        bill = [Blob(a=(0.0, -0.7, -0.3), b=(0.0, -1.9, -0.42), radius=0.52, radius_b=0.66, squash=(1.0, 1.0, 0.24))]
        pan.add("bill", Blend(blobs=bill, smoothness=0.1, resolution=24), material="horn")
    if "dragon horns" in species.extras:
        spot = face.outward((0, 0, 0), toward(128, 48))
        pan.tube(
            "horn",
            [
                add(spot, (-0.1, -0.2, -0.1)),
                add(spot, (0.15, 0.4, 0.35)),
                add(spot, (0.1, 1.05, 0.5)),
                add(spot, (-0.05, 1.55, 0.85)),
            ],
            0.22,
            radii=[1, 0.8, 0.5, 0.05],
            material="horn",
            mirror=True,
        )
    if "teeth" in species.extras:
        _, tip = (0.0, -0.5, 0.0), (0.0, -(head.muzzle - head.muzzle_radii[1] * 0.9), -head.muzzle_drop[1])
        items: list[Spike] = []
        for x in (1.0, -1.0):
            for i in range(9):
                share = i / 8
                axis = mix(tip, (0.0, -0.45, -head.muzzle_drop[0]), share * 0.9)
                spot = face.outward(axis, toward(x * (14 + 74 * min(1.0, share * 1.6)), -17))
                if spot != axis:
                    items.append((add(spot, (0, 0, 0.05)), add(spot, (x * 0.02, 0.0, -0.2 - 0.06 * (i % 2))), 0.065))
        if items:
            pan.add("tooth", spikes(items), material="teeth", smooth=False)
    if breathing:
        start = (0.0, -head.muzzle - 0.05, -head.muzzle_drop[1] - 0.12)
        for name, slot, width, long in (("fire", "fire", 1.0, 4.2), ("fire core", "flame", 0.55, 3.0)):
            blobs = [
                bone(add(start, (0, 0.25, 0)), add(start, (0, -long * 0.4, -0.1)), 0.12 * width + 0.04, 0.52 * width)
            ]
            for i in range(9):
                a = i * 2.4
                off = (math.sin(a) * 0.5 * width, -long * (0.42 + 0.06 * (i % 3)), math.cos(a) * 0.5 * width)
                end = (
                    math.sin(a + 0.4) * 0.75 * width,
                    -long * (0.72 + 0.1 * (i % 4)),
                    math.cos(a + 0.4) * 0.75 * width + 0.2,
                )
                blobs.append(bone(add(start, off), add(start, end), 0.36 * width, 0.04))
            pan.add(name, Blend(blobs=blobs, smoothness=0.3 * width, resolution=33), material=slot)
