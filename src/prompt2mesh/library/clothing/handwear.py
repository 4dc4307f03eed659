"""Gloves, mittens and socks: what hands and feet wear, standing on their cuffs or laid down."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people.figure import Look
from prompt2mesh.library.people.poses import Arm, Pose
from prompt2mesh.library.people.skeleton import Proportions, solve_skeleton
from prompt2mesh.library.people.vectors import along, sub, unit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Lathe

_RAISED = Arm((0.1, 0.0, -1.0), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), "open")
_HANDS_UP = Pose(arms=(_RAISED, _RAISED))


@asset(
    kind="gloves",
    words=("glove", "gloves", "pair of gloves", "mitten", "mittens", "winter gloves", "leather gloves", "gauntlet", "gauntlets", "work glove"),
    about="A pair of gloves or mittens, standing on their cuffs.",
    parameters=(
        length("height", 0.26, 0.03, 3.0, words=("height", "size", "long")),
        choice("type", "gloves", "mittens", words=("type",)),
        flag("pair", True, words=("pair",)),
    ),
    slots={"cloth": Material(preset="leather", color="#6a4126"), "cuff": Material(preset="knit", color="#8a5a38")},
    adjectives={"mitten": {"type": "mittens"}, "knitted": {"type": "mittens"}, "woolen": {"type": "mittens"}, "single": {"pair": False}},
    category="clothing",
)  # fmt: skip
def gloves(k: Kit) -> None:
    """Palm, fingers and thumb over a ribbed cuff."""
    tall = k.m("height")
    look = Look(size=Proportions(height=tall * 6.9), pose=_HANDS_UP)
    s = solve_skeleton(look.size, look.pose)
    wrist = 0.33 * tall
    mitten = k.s("type") == "mittens"
    for side, name in ((1, "left"), (0, "right")) if k.on("pair") else ((1, "left"),):
        x = (0.36 if side else -0.36) * tall if k.on("pair") else 0.0
        at = s.wrists[side]
        with k.group(f"glove {name}", at=(x - at[0], -at[1], wrist - at[2])):
            up = unit(sub(at, s.elbows[side]))
            size = s.size.hand
            if mitten:
                blobs = [bodies.egg(along(at, up, 0.58 * size), (0.33 * size, 0.19 * size, 0.5 * size)),
                         bodies.cone(along(at, up, 0.22 * size), along(at, up, 0.5 * size), 0.24 * size, 0.28 * size)]  # fmt: skip
                thumb = 1.0 if side == 0 else -1.0
                root = (at[0] + thumb * 0.18 * size, at[1], at[2] + 0.3 * size)
                blobs.append(
                    bodies.cone(
                        root, (root[0] + thumb * 0.24 * size, root[1], root[2] + 0.28 * size), 0.11 * size, 0.1 * size
                    )
                )
            else:
                blobs = bodies.hand(s, side, "open", grow=0.004 * s.size.height)
            blobs.append(bodies.cone(along(at, up, -0.2 * tall), along(at, up, 0.1 * size), 0.115 * tall, 0.1 * tall))
            cut = Cutaway(point=along(at, up, -0.16 * tall), normal=(0, 0, -1))
            k.add(
                f"glove body {name}",
                Blend(blobs=blobs, smoothness=0.028 * tall, resolution=34),
                material="cloth",
                modifiers=[cut],
                smooth=True,
            )
            ring = [
                (0.1 * tall, 0.0),
                (0.128 * tall, 0.0),
                (0.134 * tall, 0.02 * tall),
                (0.128 * tall, 0.17 * tall),
                (0.11 * tall, 0.18 * tall),
            ]
            k.add(f"cuff {name}", Lathe(profile=[(0.0, 0.05 * tall), (0.1 * tall, 0.05 * tall), *ring, (0.0, 0.18 * tall)], segments=32),
                  at=along(at, up, -wrist), material="cuff")  # fmt: skip


@asset(
    kind="socks",
    words=("sock", "socks", "pair of socks", "stocking", "stockings", "christmas stocking", "tights", "knee socks", "wool socks"),
    about="A pair of knitted socks standing up.",
    parameters=(
        length("height", 0.3, 0.03, 3.0, words=("height", "tall", "long", "size")),
        flag("pair", True, words=("pair",)),
    ),
    slots={"cloth": Material(preset="knit", color="#c8423a"), "trim": Material(preset="knit", color="#f2ece0")},
    adjectives={"single": {"pair": False}, "christmas": {"pair": False}},
    category="clothing",
    parts={"cuff": "cuff", "heel": "heel", "toe": "toe"},
)  # fmt: skip
def socks(k: Kit) -> None:
    """A leg, a foot, and heel, toe and cuff in another yarn."""
    h = k.m("height")
    for name, x in (("left", 0.22), ("right", -0.22)) if k.on("pair") else (("left", 0.0),):
        with k.group(f"sock {name}", at=(x * h, 0.0, 0.0)):
            leg = [
                bodies.cone((0, 0.1 * h, 0.9 * h), (0, 0.1 * h, 0.2 * h), 0.135 * h, 0.115 * h), bodies.ball((0, 0.12 * h, 0.14 * h), 0.135 * h),
                bodies.cone((0, 0.08 * h, 0.15 * h), (0, -0.36 * h, 0.105 * h), 0.125 * h, 0.1 * h),
            ]  # fmt: skip
            cuts = [
                Cutaway(point=(0, 0, 0.93 * h), normal=(0, 0, 1)),
                Cutaway(point=(0, 0, 0.012 * h), normal=(0, 0, -1)),
            ]
            k.add(
                f"sock body {name}",
                Blend(blobs=leg, smoothness=0.06 * h, resolution=38),
                material="cloth",
                modifiers=cuts,
                smooth=True,
            )
            k.add(
                f"heel {name}",
                Blend(blobs=[bodies.ball((0, 0.15 * h, 0.13 * h), 0.122 * h)], smoothness=0.01, resolution=18),
                material="trim",
                modifiers=cuts[1:],
                smooth=True,
            )
            k.add(f"toe {name}", Blend(blobs=[bodies.egg((0, -0.4 * h, 0.1 * h), (0.102 * h, 0.1 * h, 0.1 * h))], smoothness=0.01, resolution=18), material="trim",
                  modifiers=cuts[1:], smooth=True)  # fmt: skip
            rim = [
                (0.11 * h, 0.84 * h),
                (0.148 * h, 0.84 * h),
                (0.155 * h, 0.87 * h),
                (0.152 * h, 0.98 * h),
                (0.13 * h, h),
                (0.11 * h, 0.98 * h),
            ]
            k.add(f"cuff {name}", Lathe(profile=rim, closed=True, segments=36), at=(0, 0.1 * h, 0), material="trim")
