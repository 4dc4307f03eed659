"""Open shoes and straps of leather: sandals, flip-flops, belts, wallets."""

import math

from prompt2mesh.library.clothing.footwear import length_parameter, sole
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Sweep


@asset(
    kind="sandals",
    words=("sandal", "sandals", "flip-flop", "flip-flops", "flip flop", "flip flops", "thongs", "pair of sandals", "beach shoes", "clogs"),
    about="A pair of strapped sandals, or flip-flops.",
    parameters=(length_parameter(), choice("type", "sandals", "flip-flops", words=("type",)), flag("pair", True, words=("pair",))),
    slots={"strap": Material(preset="leather", color="#8a5a32"), "sole": Material(preset="leather", color="#c89a66"), "tread": Material(preset="rubber", color="#3a2c22"), "buckle": "brass"},
    adjectives={"flip-flop": {"type": "flip-flops"}, "beach": {"type": "flip-flops"}, "single": {"pair": False}},
    category="clothing",
    parts={"strap": "strap"},
)  # fmt: skip
def sandals(k: Kit) -> None:
    """A footbed on a tread, with a toe thong or straps over toes, instep and heel."""
    n = k.m("length")
    flat = k.s("type") == "flip-flops"
    with k.group("shoe", at=(0.19 * n if k.on("pair") else 0.0, 0, 0), mirror=k.on("pair")):
        sole(k, n, 0.045 * n, "tread", grow=1.02)
        sole(k, n, 0.035 * n, "sole", z=0.042 * n)
        top = 0.072 * n
        if flat:
            post = (-0.02 * n, -0.3 * n, top)
            for x in (-1, 1):
                path = [
                    post,
                    (x * 0.05 * n, -0.24 * n, top + 0.06 * n),
                    (x * 0.115 * n, -0.1 * n, top + 0.05 * n),
                    (x * 0.108 * n, 0.02 * n, top - 0.012 * n),
                ]
                k.tube(
                    "strap", path, 0.019 * n, radii=[0.8, 1.0, 1.1, 0.9], segments=10, resolution=4, material="strap"
                )
            k.rod(
                "strap post",
                (post[0], post[1], top - 0.03 * n),
                (post[0], post[1], top + 0.03 * n),
                0.016 * n,
                segments=10,
                material="strap",
            )
            return
        for y, wide, high, half in ((-0.3, 0.15, 0.1, 0.035), (-0.06, 0.115, 0.17, 0.03)):
            arch = [
                (math.cos(a) * wide * n, y * n, top - 0.02 * n + math.sin(a) * high * n)
                for a in (math.pi * i / 8 for i in range(9))
            ]
            _band(k, "strap", arch, half * n, 0.006 * n)
        heel = [
            (math.cos(a) * 0.105 * n, (0.34 + 0.13 * math.sin(a)) * n, top + 0.13 * n)
            for a in (math.pi * (i / 8) for i in range(9))
        ]
        front = [
            (-0.112 * n, 0.1 * n, top + 0.12 * n),
            (-0.085 * n, 0.02 * n, top + 0.16 * n),
            (0.0, -0.03 * n, top + 0.19 * n),
            (0.085 * n, 0.02 * n, top + 0.16 * n),
            (0.112 * n, 0.1 * n, top + 0.12 * n),
        ]
        k.tube("strap ankle", [*heel, *front], 0.014 * n, closed=True, segments=8, resolution=3, material="strap")
        for x in (-1, 1):
            k.rod(
                "strap side",
                (x * 0.1 * n, 0.36 * n, top - 0.02 * n),
                (x * 0.106 * n, 0.35 * n, top + 0.135 * n),
                0.016 * n,
                segments=8,
                material="strap",
            )
        k.add(
            "buckle",
            Cylinder(radius=0.026 * n, height=0.012 * n, segments=16),
            at=(0.1 * n, 0.2 * n, top + 0.128 * n),
            rotate=(0, 90, 0),
            material="buckle",
        )


def _band(k: Kit, name: str, path: list[tuple[float, float, float]], half: float, thick: float) -> None:
    """A flat strap across the foot."""
    profile = [(-thick, -half), (thick, -half), (thick, half), (-thick, half)]
    k.add(name, Sweep(path=path, profile=profile, smooth=True, resolution=2), material="strap")


@asset(
    kind="belt", words=("belt", "leather belt", "waist belt", "belt buckle", "suspenders"), about="A belt closed in a ring, with its buckle.",
    parameters=(length("width", 0.3, 0.03, 3.0, words=("width", "size")), length("height", 0.038, 0.005, 0.4, words=("height", "strap width"))),
    slots={"strap": Material(preset="leather", color="#5a371f"), "buckle": "brass", "stitch": Material(preset="yarn", color="#c9a26a")}, category="clothing", parts={"strap": "strap", "buckle": "buckle"},
)  # fmt: skip
def belt(k: Kit) -> None:
    """A strap standing on its edge, overlapping under a square buckle."""
    r, high = k.m("width") / 2, k.m("height")
    t = 0.016 * r
    ring = [
        (math.cos(a) * r, math.sin(a) * r * 0.86, high / 2)
        for a in (math.tau * i / 36 - math.pi / 2 for i in range(36))
    ]
    k.add(
        "strap",
        Sweep(
            path=ring,
            profile=[(-t, -high / 2), (t, -high / 2), (t, high / 2), (-t, high / 2)],
            closed=True,
            smooth=True,
            resolution=2,
        ),
        material="strap",
        bevel=0.3 * t,
    )
    lap = [
        (math.cos(a) * (r + 2 * t), math.sin(a) * (r + 2 * t) * 0.87, high / 2)
        for a in (-math.pi / 2 - 0.12 + 0.62 * i / 6 for i in range(7))
    ]
    k.add(
        "strap end",
        Sweep(
            path=lap,
            profile=[(-t, -0.44 * high), (t, -0.44 * high), (t, 0.44 * high), (-t, 0.44 * high)],
            smooth=True,
            resolution=2,
        ),
        material="strap",
    )
    outer, inner = (
        rounded_rectangle(1.3 * high, 1.36 * high, 0.16 * high),
        rounded_rectangle(0.86 * high, 0.92 * high, 0.08 * high),
    )
    front = -0.87 * (r + 3 * t)
    with k.group("buckle", at=(-0.08 * r, front, high / 2), rotate=(90, 0, -5)):
        k.add(
            "buckle frame",
            Extrude(outline=outer, holes=[inner], height=0.16 * high, bevel=0.04 * high),
            material="buckle",
        )
        k.rod(
            "buckle prong",
            (-0.6 * high, 0, 0.1 * high),
            (0.62 * high, 0, 0.18 * high),
            0.05 * high,
            segments=8,
            round_caps=True,
            material="buckle",
        )
    k.anchor("fit", (0, 0, high / 2), radius=r)
