"""Robots: humanoid ones on the skeleton, and boxy toy robots."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people.armoured import joint, segment
from prompt2mesh.library.people.figure import Clothes, Figure, Look
from prompt2mesh.library.people.poses import POSE_NAMES, POSE_WORDS, POSES
from prompt2mesh.library.people.skeleton import Proportions, foot_basis
from prompt2mesh.library.people.vectors import Vec, along, euler_of, looking, mix, mul, place, sub, turn
from prompt2mesh.library.registry import asset, choice, factor, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Box, Cylinder, Ellipsoid, Loft, Section, Sphere, Torus

_SLOTS: dict[str, Material | str] = {
    "body": Material(preset="glossy_plastic", color="#e4e8ec"),
    "joint": Material(preset="gunmetal", color="#4a5058"),
    "trim": Material(preset="glossy_plastic", color="#2f7fd6"),
    "eye": Material(preset="led", color="#62d8ff"),
    "face": Material(preset="glossy_plastic", color="#14181f"),
    "light": Material(preset="led", color="#ff8a3c"),
}


@asset(
    kind="robot",
    words=("robot", "humanoid robot", "android", "toy robot", "humanoid", "droid", "cyborg", "automaton", "bot", "mech", "terminator"),
    about="A humanoid robot: sleek, boxy or an old tin toy.",
    parameters=(
        length("height", 1.7, 0.05, 30.0, words=("height", "tall", "high")),
        choice("body", "sleek", "boxy", words=("body", "form")),
        choice("pose", "standing", *[p for p in POSE_NAMES if p != "standing"]),
        factor("head_size", 1.0, 0.7, 2.0, words=("head size",)),
        flag("antenna", True, words=("antenna", "aerial")),
    ),
    slots=_SLOTS,
    main_slot="body",
    styles={"cartoon": {"head_size": 1.6}, "antique": {"body": "boxy"}, "retro": {"body": "boxy"}, "futuristic": {"body": "sleek"}, "modern": {"body": "sleek"}},
    style_materials={"retro": {"body": Material(preset="painted_metal", color="#b8412f")}, "antique": {"body": Material(preset="aged_copper")}},
    adjectives={**POSE_WORDS, "toy": {"body": "boxy"}, "tin": {"body": "boxy"}, "vintage": {"body": "boxy"}, "humanoid": {"body": "sleek"}, "blocky": {"body": "boxy"}},
    category="creature",
)  # fmt: skip
def robot(k: Kit) -> None:
    """Limbs on the posed skeleton, in one of two bodies."""
    boxy = k.s("body") == "boxy"
    heads = (4.6 if boxy else 6.6) / k.m("head_size")
    look = Look(
        size=Proportions(height=k.m("height"), heads=max(2.4, heads), shoulders=1.12, hips=1.05),
        pose=POSES[k.s("pose")],
        hair="bald",
        clothes=Clothes(belt=False, collar="none", loose=0.0),
    )
    fig = Figure(k, look)
    fig.trunk = bodies.torso(fig.s)
    if boxy:
        _boxy(fig)
    else:
        _sleek(fig)
    fig.publish()


def _hands(fig: Figure, slot: str, fingers: int, grow: float) -> None:
    for side, name in ((0, "right"), (1, "left")):
        blobs = bodies.hand(fig.s, side, fig.look.pose.arms[side].hand, fingers=fingers, grow=grow * fig.h)
        fig.k.add(
            f"hand {name}", Blend(blobs=blobs, smoothness=0.001 * fig.h, resolution=25), material=slot, smooth=True
        )


def _sleek(fig: Figure) -> None:
    k, s, h, n = fig.k, fig.s, fig.h, fig.head_size
    b = fig.look.size.bulk
    u = b / h
    t = s.size.torso
    with k.group("torso", at=s.waist, rotate=euler_of(s.chest_basis)):
        sh = 0.098 * s.size.frame
        rows = (
            (0.02, 0.0, 0.05, 0.042),
            (0.12, -0.004, 0.058, 0.05),
            (0.30, -0.012, 0.098, 0.066),
            (0.46, -0.006, 0.108, 0.064),
            (0.56, 0.0, 0.085, 0.05),
            (0.61, 0.004, 0.042, 0.036),
        )
        sections = [
            Section(center=(0, y * h, z * t), radii=(rx / 0.098 * sh, ry * b), exponent=2.7) for z, y, rx, ry in rows
        ]
        k.add("chest", Loft(sections=sections, segments=40), material="body", smooth=True)
        core = (0, -0.077 * b, 0.40 * t)
        k.add(
            "core ring",
            Torus(radius=0.028 * h, tube=0.006 * h, segments=36, tube_segments=12),
            at=core,
            rotate=(86, 0, 0),
            material="joint",
        )
        k.add("core light", Ellipsoid(radii=(0.026 * h, 0.008 * h, 0.026 * h), segments=28), at=core, material="eye")
        for x in (-1, 1):
            k.add(
                "vent",
                Box(size=(0.045 * h, 0.006 * h, 0.008 * h), pivot="center"),
                at=(x * 0.055 * h, -0.066 * b, 0.26 * t),
                rotate=(14, 0, x * 14),
                material="joint",
                bevel=0.002 * h,
            )
    for i in range(4):
        k.add(
            "waist ring",
            Torus(radius=(0.04 - 0.002 * (i % 2)) * b, tube=0.016 * b, segments=32, tube_segments=12),
            at=mix(s.pelvis, s.waist, 0.38 + 0.2 * i),
            rotate=euler_of(s.chest_basis),
            material="joint",
        )
    with k.group("pelvis", at=s.pelvis, rotate=euler_of(s.hip_basis)):
        rows = (
            (-0.17, 0.028, 0.03),
            (-0.08, 0.066, 0.052),
            (0.03, 0.084, 0.06),
            (0.12, 0.062, 0.05),
            (0.15, 0.03, 0.03),
        )
        k.add(
            "hips",
            Loft(
                sections=[Section(center=(0, 0, z * t), radii=(x * b, y * b), exponent=2.6) for z, x, y in rows],
                segments=36,
            ),
            material="body",
            smooth=True,
        )
    for side, name in ((0, "right"), (1, "left")):
        sh, el, wr, hip, kn, an = (
            s.shoulders[side],
            s.elbows[side],
            s.wrists[side],
            s.hips[side],
            s.knees[side],
            s.ankles[side],
        )
        joint(fig, f"shoulder {name}", sh, 0.043 * u, slot="body")
        k.add(
            f"shoulder disc {name}",
            Cylinder(radius=0.026 * b, height=0.02 * b, segments=28, pivot="center"),
            at=along(sh, turn(s.chest_basis, (1 if side else -1, 0, 0)), 0.036 * b),
            rotate=(0, 90, 0),
            material="trim",
            bevel=0.003 * b,
        )
        k.rod(f"arm core {name}", sh, el, 0.016 * b, material="joint")
        segment(
            fig,
            f"arm upper {name}",
            sh,
            el,
            [(0.014 * u, 0.24), (0.030 * u, 0.27), (0.034 * u, 0.45), (0.028 * u, 0.82), (0.014 * u, 0.85)],
            slot="body",
        )
        joint(fig, f"elbow {name}", el, 0.027 * u, slot="joint")
        segment(
            fig,
            f"arm lower {name}",
            el,
            wr,
            [(0.014 * u, 0.10), (0.028 * u, 0.13), (0.033 * u, 0.35), (0.021 * u, 0.9), (0.012 * u, 0.93)],
            slot="body",
        )
        segment(
            fig,
            f"cuff {name}",
            el,
            wr,
            [(0.02 * u, 0.80), (0.0265 * u, 0.805), (0.0245 * u, 0.865), (0.018 * u, 0.87)],
            slot="trim",
        )
        joint(fig, f"wrist {name}", wr, 0.019 * u, slot="joint")
        joint(fig, f"hip {name}", hip, 0.05 * u, slot="joint")
        k.rod(f"leg core {name}", hip, kn, 0.022 * b, material="joint")
        segment(
            fig,
            f"leg upper {name}",
            hip,
            kn,
            [(0.02 * u, 0.10), (0.046 * u, 0.14), (0.053 * u, 0.34), (0.040 * u, 0.84), (0.02 * u, 0.88)],
            slot="body",
        )
        joint(fig, f"knee {name}", kn, 0.036 * u, slot="joint")
        k.add(
            f"knee cap {name}",
            Ellipsoid(radii=(0.027 * b, 0.018 * b, 0.034 * b), segments=24),
            at=place(kn, foot_basis(s, side), (0, -0.028 * b, 0)),
            rotate=euler_of(looking(sub(kn, an), s.toes[side])),
            material="trim",
        )
        segment(
            fig,
            f"leg lower {name}",
            kn,
            an,
            [(0.018 * u, 0.08), (0.037 * u, 0.11), (0.043 * u, 0.34), (0.027 * u, 0.9), (0.016 * u, 0.93)],
            slot="body",
        )
        joint(fig, f"ankle {name}", an, 0.026 * u, slot="joint")
        _foot(fig, side, name, 0.9)
    _hands(fig, "joint", 4, 0.0)
    neck = mix(s.neck, s.head, 0.0)
    k.rod(
        "neck",
        along(neck, s.chest_basis[2], -0.02 * h),
        along(s.head, s.head_basis[2], -0.3 * n),
        0.021 * b,
        material="joint",
    )
    with fig.head_frame():
        rows = (
            (-0.5, -0.04, 0.13, 0.16),
            (-0.42, -0.03, 0.22, 0.27),
            (-0.2, -0.01, 0.31, 0.37),
            (0.1, 0.02, 0.355, 0.42),
            (0.34, 0.04, 0.30, 0.36),
            (0.47, 0.05, 0.17, 0.2),
            (0.5, 0.05, 0.0, 0.0),
        )
        k.add(
            "head",
            Loft(
                sections=[Section(center=(0, y * n, z * n), radii=(x * n, d * n), exponent=2.5) for z, y, x, d in rows],
                segments=40,
            ),
            material="body",
            smooth=True,
        )
        k.add(
            "face",
            Ellipsoid(radii=(0.285 * n, 0.2 * n, 0.22 * n), segments=40),
            at=(0, -0.24 * n, 0.03 * n),
            material="face",
        )
        for name, x in (("right", -1), ("left", 1)):
            k.add(
                f"eye {name}",
                Ellipsoid(radii=(0.06 * n, 0.03 * n, 0.075 * n), segments=24),
                at=(x * 0.11 * n, -0.415 * n, 0.045 * n),
                rotate=(0, 0, x * 18),
                material="eye",
            )
            k.add(
                f"ear {name}",
                Cylinder(radius=0.11 * n, height=0.07 * n, segments=28, pivot="center"),
                at=(x * 0.355 * n, 0.03 * n, 0.0),
                rotate=(0, 90, 0),
                material="trim",
                bevel=0.015 * n,
            )
        if k.on("antenna"):
            k.rod(
                "antenna",
                (0.375 * n, 0.05 * n, 0.02 * n),
                (0.40 * n, 0.09 * n, 0.62 * n),
                0.016 * n,
                0.009 * n,
                material="joint",
            )
            k.add(
                "antenna tip",
                Sphere(radius=0.032 * n, segments=16),
                at=(0.40 * n, 0.09 * n, 0.63 * n),
                material="light",
            )


def _foot(fig: Figure, side: int, name: str, wide: float) -> None:
    z = fig.look.size
    f, a = z.foot, z.ankle
    with fig.k.group(f"foot {name}", at=fig.s.ankles[side], rotate=euler_of(foot_basis(fig.s, side))):
        sections = [Section(center=(0, y * f, (hh / 2 - 1) * a + 0.1 * a), radii=(w * f * wide, (hh - 0.2) * a / 2), exponent=3.4)
                    for y, w, hh in ((0.27, 0.13, 0.7), (0.22, 0.17, 1.1), (0.0, 0.19, 1.25), (-0.3, 0.22, 0.85), (-0.6, 0.215, 0.62), (-0.72, 0.17, 0.5))]  # fmt: skip
        fig.k.add(f"foot shell {name}", Loft(axis="y", sections=sections[::-1], segments=28), material="body")
        fig.k.add(
            f"foot sole {name}",
            Loft(
                axis="y",
                sections=[
                    Section(center=(0, y * f, -0.9 * a), radii=(w * f * wide, 0.1 * a), exponent=4)
                    for y, w in ((-0.74, 0.19), (-0.6, 0.23), (-0.3, 0.235), (0.0, 0.2), (0.28, 0.17))
                ],
                segments=24,
            ),
            material="joint",
        )


def _bar(
    fig: Figure, name: str, a: Vec, c: Vec, size: float, *, slot: str, start: float = 0.12, end: float = 0.9
) -> None:
    """A square bar along a limb; size as a share of the height."""
    axis = sub(c, a)
    reach = math.dist(a, c) * (end - start)
    fig.k.add(
        name,
        Box(size=(size * fig.h, size * fig.h, reach)),
        at=mix(a, c, start),
        rotate=euler_of(looking(axis, turn(fig.s.hip_basis, (0, -1, 0)))),
        material=slot,
        bevel=0.12 * size * fig.h,
    )


def _boxy(fig: Figure) -> None:
    k, s, h, n = fig.k, fig.s, fig.h, fig.head_size
    b = fig.look.size.bulk / h
    t = s.size.torso
    with k.group("torso", at=s.waist, rotate=euler_of(s.chest_basis)):
        width = 2 * (0.093 * s.size.frame * 1.12 - 0.036 * b * h)
        k.add(
            "chest",
            Box(size=(width, 0.135 * b * h, 0.68 * t)),
            at=(0, 0, -0.06 * t),
            material="body",
            bevel=0.014 * h,
            bevel_segments=3,
        )
        y = -0.0675 * b * h
        k.add(
            "panel",
            Box(size=(0.13 * h, 0.012 * h, 0.11 * h), pivot="center"),
            at=(0, y, 0.34 * t),
            material="face",
            bevel=0.004 * h,
        )
        for i in range(3):
            k.add(
                "button",
                Cylinder(radius=0.013 * h, height=0.014 * h, segments=24, pivot="center"),
                at=((-0.038 + 0.038 * i) * h, y - 0.006 * h, 0.34 * t + 0.022 * h),
                rotate=(90, 0, 0),
                material=("light", "eye", "trim")[i],
                bevel=0.003 * h,
            )
        k.add(
            "gauge",
            Torus(radius=0.02 * h, tube=0.004 * h, segments=28, tube_segments=10),
            at=(-0.026 * h, y - 0.006 * h, 0.34 * t - 0.022 * h),
            rotate=(90, 0, 0),
            material="body",
        )
        for i in range(3):
            k.add(
                "vent",
                Box(size=(0.04 * h, 0.008 * h, 0.005 * h), pivot="center"),
                at=(0.030 * h, y - 0.005 * h, 0.34 * t - (0.012 + 0.011 * i) * h),
                material="body",
                bevel=0.001 * h,
            )
        for x in (-1, 1):
            for zz in (0.02, 0.56):
                k.add(
                    "rivet",
                    Sphere(radius=0.006 * h, segments=12),
                    at=(x * (width / 2 - 0.018 * h), y, zz * t),
                    material="joint",
                )
    k.add(
        "waist",
        Cylinder(radius=0.045 * b * h, height=0.30 * t, segments=28, pivot="center"),
        at=mix(s.pelvis, s.waist, 0.45),
        rotate=euler_of(s.hip_basis),
        material="joint",
    )
    with k.group("pelvis", at=s.pelvis, rotate=euler_of(s.hip_basis)):
        k.add(
            "hips",
            Box(size=(0.15 * b * h, 0.11 * b * h, 0.20 * t), pivot="center"),
            material="body",
            bevel=0.012 * h,
            bevel_segments=3,
        )
    k.rod("shoulder axle", s.shoulders[0], s.shoulders[1], 0.014 * b * h, material="joint")
    for side, name in ((0, "right"), (1, "left")):
        sh, el, wr, hip, kn, an = (
            s.shoulders[side],
            s.elbows[side],
            s.wrists[side],
            s.hips[side],
            s.knees[side],
            s.ankles[side],
        )
        joint(fig, f"shoulder {name}", sh, 0.036 * b, slot="joint")
        _bar(fig, f"arm upper {name}", sh, el, 0.05 * b, slot="body", start=0.22)
        joint(fig, f"elbow {name}", el, 0.027 * b, slot="joint")
        _bar(fig, f"arm lower {name}", el, wr, 0.055 * b, slot="body")
        joint(fig, f"wrist {name}", wr, 0.023 * b, slot="joint")
        k.rod(f"arm core {name}", sh, el, 0.016 * b * h, material="joint")
        joint(fig, f"hip {name}", hip, 0.036 * b, slot="joint")
        k.rod(f"leg core {name}", hip, kn, 0.022 * b * h, material="joint")
        _bar(fig, f"leg upper {name}", hip, kn, 0.068 * b, slot="body", start=0.18)
        joint(fig, f"knee {name}", kn, 0.032 * b, slot="joint")
        _bar(fig, f"leg lower {name}", kn, an, 0.072 * b, slot="body", end=0.92)
        joint(fig, f"ankle {name}", an, 0.03 * b, slot="joint")
        _foot(fig, side, name, 1.25)
        _claw(fig, side, name)
    k.rod(
        "neck",
        along(s.neck, s.chest_basis[2], -0.03 * h),
        along(s.head, s.head_basis[2], -0.3 * n),
        0.032 * b * h,
        material="joint",
    )
    with fig.head_frame():
        k.add(
            "head",
            Box(size=(0.86 * n, 0.74 * n, 0.80 * n), pivot="center"),
            at=(0, 0.02 * n, 0.04 * n),
            material="body",
            bevel=0.09 * n,
            bevel_segments=4,
        )
        for name, x in (("right", -1), ("left", 1)):
            with k.group(f"eye {name}", at=(x * 0.20 * n, -0.35 * n, 0.12 * n), rotate=(90, 0, 0)):
                k.add(
                    f"eye rim {name}",
                    Cylinder(radius=0.145 * n, height=0.07 * n, segments=32, pivot="center"),
                    material="joint",
                    bevel=0.015 * n,
                )
                k.add(
                    f"eye lens {name}",
                    Ellipsoid(radii=(0.115 * n, 0.115 * n, 0.06 * n), segments=28),
                    at=(0, 0, 0.025 * n),
                    material="eye",
                )
                k.add(
                    f"pupil {name}",
                    Ellipsoid(radii=(0.045 * n, 0.045 * n, 0.02 * n), segments=20),
                    at=(0, 0, 0.078 * n),
                    material="face",
                )
            k.add(
                f"ear {name}",
                Cylinder(radius=0.13 * n, height=0.12 * n, segments=28, pivot="center"),
                at=(x * 0.46 * n, 0.03 * n, 0.05 * n),
                rotate=(0, 90, 0),
                material="trim",
                bevel=0.025 * n,
            )
        k.add(
            "mouth",
            Box(size=(0.44 * n, 0.05 * n, 0.13 * n), pivot="center"),
            at=(0, -0.345 * n, -0.19 * n),
            material="face",
            bevel=0.012 * n,
        )
        for i in range(5):
            k.add(
                "tooth",
                Box(size=(0.018 * n, 0.02 * n, 0.12 * n), pivot="center"),
                at=((-0.16 + 0.08 * i) * n, -0.368 * n, -0.19 * n),
                material="body",
            )
        if k.on("antenna"):
            k.rod("antenna", (0, 0.03 * n, 0.40 * n), (0, 0.03 * n, 0.72 * n), 0.022 * n, 0.014 * n, material="joint")
            k.add("antenna tip", Sphere(radius=0.07 * n, segments=20), at=(0, 0.03 * n, 0.75 * n), material="light")
            k.add(
                "antenna base",
                Cylinder(radius=0.09 * n, height=0.06 * n, segments=24),
                at=(0, 0.03 * n, 0.42 * n),
                material="trim",
                bevel=0.015 * n,
            )


def _claw(fig: Figure, side: int, name: str) -> None:
    """A gripper of two curved jaws."""
    basis, wrist, size = bodies.hand_basis(fig.s, side), fig.s.wrists[side], fig.s.size.hand
    fig.k.add(
        f"hand {name}", Sphere(radius=0.2 * size, segments=24), at=along(wrist, basis[2], 0.2 * size), material="joint"
    )
    closed = fig.look.pose.arms[side].hand in ("fist", "grip")
    for jaw in (-1, 1):
        gap = 0.16 if closed else 0.27
        path = [
            place(wrist, basis, mul((jaw * x, 0.0, z), size))
            for x, z in ((0.08, 0.28), (gap + 0.12, 0.46), (gap + 0.10, 0.68), (gap - 0.08, 0.86))
        ]
        fig.k.tube(f"finger {name}", path, 0.085 * size, radii=[1.1, 1.1, 0.95, 0.7], segments=12, material="trim")
