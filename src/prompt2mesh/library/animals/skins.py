"""The body of a four-legged animal as smooth blends: trunk, neck and upper legs in one, lower legs one each."""

from prompt2mesh.library.animals.frames import Point, add, mix, sub, unit
from prompt2mesh.library.animals.skeletons import Limb, Skeleton
from prompt2mesh.library.animals.species import Body
from prompt2mesh.mesh.shapes import Blend, Blob

TRUNK_SMOOTHNESS = 0.075
LEG_SMOOTHNESS = 0.03


def ball(at: Point, radius: float, squash: Point = (1.0, 1.0, 1.0), rotation: Point = (0.0, 0.0, 0.0)) -> Blob:
    """A ball or, squashed, an ellipsoid."""
    return Blob(a=at, radius=radius, squash=squash, rotation=rotation)


def bone(a: Point, b: Point, radius: float, radius_b: float, squash: Point = (1.0, 1.0, 1.0)) -> Blob:
    """A round cone from `a` to `b`."""
    return Blob(a=a, b=b, radius=radius, radius_b=radius_b, squash=squash)


def trunk(body: Body, bones: Skeleton, head_radius: float) -> Blend:
    """Chest, belly, rump, neck, shoulders and thighs."""
    lean = (-bones.pitch, 0.0, 0.0)
    cx, cz = body.chest
    rx, rz = body.rump
    long = body.trunk
    # The back is straight: a slim waist hangs from it, so the belly is tucked up.
    tuck = max(0.0, (rz - body.waist) * 0.8)
    blobs = [
        ball(bones.trunk(0.0), rz, (rx / rz, min(1.25, 0.3 * long / rz), 1.0), lean),
        ball(bones.trunk(0.86, -0.02), cz, (cx / cz, min(1.5, 0.33 * long / cz), 1.0), lean),
        bone(bones.trunk(0.75, cz * 0.02), bones.trunk(0.1, tuck - body.sag * 0.5), cz * 0.9, body.waist * 1.05,
             (cx / cz, 1.0, 1.0)),
    ]  # fmt: skip
    if bones.pitch > 40:  # an upright belly settles and fills the waist
        blobs.append(bone(bones.trunk(0.7, -0.02), bones.trunk(0.12, -0.02), cz * 0.9, rz * 0.97, (cx / cz, 1.0, 1.0)))
    if body.sag > 0:
        blobs.append(ball(bones.trunk(0.42, -body.sag), max(cz, body.waist) * 0.92, (cx / cz * 1.02, 1.25, 1.0), lean))
    if body.hump > 0:
        blobs.append(ball(bones.trunk(body.hump_at, cz * 0.55), body.hump, (0.7, 1.3, 1.0), lean))
    blobs.append(neck(body, bones, head_radius))
    blobs.append(bone(bones.trunk(0.92, -cz * 0.25), bones.neck_base, cz * 0.66, body.neck_radii[0] * 0.95))
    if body.ruff > 0:
        front = add(mix(bones.neck_base, bones.trunk(1.05, -cz * 0.3), 0.6), bones.forward, body.ruff * 0.4)
        blobs.append(ball(front, cz * 0.62 + body.ruff * 0.5, (0.95, 0.8, 1.15), lean))
        for x in (1.0, -1.0):
            blobs.append(ball(add(mix(bones.neck_base, bones.head, 0.35), (x * body.neck_radii[0] * 0.55, 0, 0)),
                              body.neck_radii[0] * 0.7 + body.ruff * 0.35))  # fmt: skip
    for limb in bones.front:
        root, elbow, wrist, _ = limb.joints
        r = body.leg_radii
        blobs.append(bone(add(root, bones.up, 0.02), elbow, r[0], r[1] * 1.02))
        blobs.append(bone(elbow, mix(elbow, wrist, 0.3), r[1], r[1] * 0.8))
    for limb in bones.hind:
        root, knee, hock, _ = limb.joints
        r = body.thigh_radii
        blobs.append(bone(root, mix(root, knee, 0.8), r[0], (r[0] + r[1]) * 0.5, (0.8, 1.0, 1.0)))
        blobs.append(bone(mix(root, knee, 0.5), knee, (r[0] + r[1]) * 0.5, r[1]))
        blobs.append(bone(knee, mix(knee, hock, 0.35), r[1], r[1] * 0.72))
    return Blend(blobs=blobs, smoothness=TRUNK_SMOOTHNESS, resolution=30)


def neck(body: Body, bones: Skeleton, head_radius: float) -> Blob:
    """The neck from the shoulders into the skull."""
    end = min(body.neck_radii[1], head_radius * 0.86)
    return bone(bones.neck_base, mix(bones.neck_base, bones.head, 0.92), body.neck_radii[0], end)


def lower_leg(body: Body, limb: Limb, *, front: bool, ground: float) -> Blend:
    """A leg below the elbow or knee, with its paw where it has one."""
    _, knee, ankle, foot = limb.joints
    _, r1, r2 = body.leg_radii if front else body.thigh_radii
    top = mix(knee, ankle, 0.06)
    blobs = [bone(top, ankle, r1 * 0.97, r2)]
    heel = foot if body.foot != "paw" else mix(foot, ankle, 0.12)
    blobs.append(bone(ankle, heel, r2 * 1.02, r2 * (1.0 if body.foot != "pad" else 1.25)))
    if body.feather > 0:
        blobs.append(bone(mix(ankle, foot, 0.4), mix(ankle, foot, 0.9), r2 + body.feather * 0.5,
                          r2 + body.feather))  # fmt: skip
    if body.foot == "paw":
        blobs += paw(limb, size=body.foot_size, ground=ground, toes=body.toes)
    elif body.foot == "hand":
        blobs += hand(limb, size=body.foot_size)
    elif body.foot == "pad" and not limb.flat:
        blobs.append(ball(foot, body.foot_size))
    elif body.foot == "pad":
        blobs.append(bone(add(foot, (0, 0, ground * 0.6)), (foot[0], foot[1], ground * 0.9), body.foot_size * 0.9,
                          body.foot_size))  # fmt: skip
        blobs.append(Blob(a=(foot[0], foot[1], -body.foot_size * 4), radius=body.foot_size * 4, subtract=True))
    return Blend(blobs=blobs, smoothness=LEG_SMOOTHNESS, resolution=18)


def _foot_axes(limb: Limb) -> tuple[Point, Point, Point]:
    """Where a foot points, to its left, and out of its back."""
    way = unit(limb.toward)
    side = unit((-way[1], way[0], 0.0)) if abs(way[0]) + abs(way[1]) > 1e-6 else (1.0, 0.0, 0.0)
    back = (side[1] * way[2] - side[2] * way[1], side[2] * way[0] - side[0] * way[2],
            side[0] * way[1] - side[1] * way[0])  # fmt: skip
    if back[2] < 0:
        back = (-back[0], -back[1], -back[2])
    return way, side, back


def paw(limb: Limb, *, size: float, ground: float, toes: int) -> list[Blob]:
    """A padded foot: a flat palm with a row of round toes."""
    way, side, back = _foot_axes(limb)
    foot = limb.joints[3]
    thick = min(ground, size * 0.72)
    low = add(foot, back, thick - ground) if limb.flat else foot
    blobs = [ball(add(low, way, -size * 0.05), size * 0.86, (1.0, 1.0, thick / (size * 0.86) if limb.flat else 0.85))]
    for i in range(toes):
        share = (i - (toes - 1) / 2) / max((toes - 1) / 2, 0.5)
        ahead = size * (0.95 - 0.3 * share * share)
        spot = add(add(low, way, ahead), side, share * size * 0.68)
        spot = add(spot, back, -thick * 0.22)
        blobs.append(ball(spot, size * 0.36, (1.0, 1.15, min(1.0, thick * 0.76 / (size * 0.36)))))
    return blobs


def toe_tips(limb: Limb, *, size: float, ground: float, toes: int) -> list[tuple[Point, Point]]:
    """Where claws start, and where they point."""
    way, side, back = _foot_axes(limb)
    thick = min(ground, size * 0.72)
    low = add(limb.joints[3], back, thick - ground) if limb.flat else limb.joints[3]
    tips: list[tuple[Point, Point]] = []
    for i in range(toes):
        share = (i - (toes - 1) / 2) / max((toes - 1) / 2, 0.5)
        ahead = size * (1.22 - 0.3 * share * share)
        spot = add(add(low, way, ahead), side, share * size * 0.7)
        tips.append((add(spot, back, -thick * 0.2), unit(sub(way, (0.0, 0.0, 0.35)))))
    return tips


def hand(limb: Limb, *, size: float) -> list[Blob]:
    """A palm with four fingers and a thumb, for animals that grasp."""
    way, side, back = _foot_axes(limb)
    foot = limb.joints[3]
    blobs = [ball(foot, size * 0.72, (1.0, 1.0, 0.75))]
    for i in range(4):
        share = (i - 1.5) / 1.5
        start = add(add(foot, way, size * 0.4), side, share * size * 0.42)
        end = add(add(foot, way, size * (1.35 - 0.2 * share * share)), side, share * size * 0.55)
        blobs.append(bone(start, add(end, back, -size * 0.2), size * 0.2, size * 0.17))
    inner = -1.0 if foot[0] > 0 else 1.0
    out = 1.0 if side[0] * inner > 0 else -1.0
    thumb = add(add(foot, way, size * 0.5), side, out * size * 0.85)
    blobs.append(bone(add(foot, side, out * size * 0.35), thumb, size * 0.22, size * 0.18))
    return blobs
