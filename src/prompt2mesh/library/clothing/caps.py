"""Further headgear: beret, bowler, fez, turban, graduation cap, tiara, jester's hat, eye patch."""

import math

from prompt2mesh.library.clothing import hats
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import AssetParameter, asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, Sphere, Torus

_HEAD_M = 0.095


def _size() -> AssetParameter:
    return length("head_radius", _HEAD_M, 0.01, 1.0, words=("head radius", "hat size"))


@asset(
    kind="beret", words=("beret", "french beret", "artist hat", "painter hat"), about="A soft beret with a stalk.", parameters=(_size(),),
    slots={"hat": Material(preset="felt", color="#a1232b"), "band": Material(preset="felt", color="#6d161d")}, category="clothing",
)  # fmt: skip
def beret(k: Kit) -> None:
    """A flat bag of felt that leans to one side over its band."""
    r = k.m("head_radius")
    k.add(
        "band",
        Lathe(
            profile=[(0.95 * r, 0), (1.04 * r, 0), (1.04 * r, 0.16 * r), (0.95 * r, 0.16 * r)], closed=True, segments=40
        ),
        material="band",
    )
    bag = [
        (0.0, 0.1 * r),
        (0.98 * r, 0.1 * r),
        (1.35 * r, 0.24 * r),
        (1.48 * r, 0.4 * r),
        (1.36 * r, 0.56 * r),
        (0.9 * r, 0.68 * r),
        (0.0, 0.74 * r),
    ]
    k.add("crown", Lathe(profile=bag, smooth=True, segments=40), at=(0.1 * r, 0, 0.06 * r), rotate=(0, 7, 0), material="hat",
          modifiers=[Displace(strength=0.05 * r, scale=0.7 * r, seed=k.seed)], smooth=True)  # fmt: skip
    k.add(
        "stalk",
        Lathe(profile=[(0, 0), (0.05 * r, 0), (0.035 * r, 0.2 * r), (0, 0.22 * r)], segments=12),
        at=(0.18 * r, 0, 0.74 * r),
        material="hat",
    )
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="bowler_hat", words=("bowler hat", "bowler", "derby hat", "fedora", "trilby", "panama hat", "homburg"), about="A round-crowned hat with a curled brim.", parameters=(_size(),),
    slots={"hat": Material(preset="felt", color="#1d1c1f"), "ribbon": Material(preset="satin", color="#2d2a30")}, category="clothing", parts={"band": "ribbon"},
)  # fmt: skip
def bowler_hat(k: Kit) -> None:
    """Dome, ribbon and a brim rolled up at the sides."""
    r = k.m("head_radius")
    dome = [
        (1.02 * r, 0),
        (1.04 * r, 0.4 * r),
        (0.94 * r, 0.8 * r),
        (0.6 * r, 1.12 * r),
        (0.0, 1.24 * r),
        (0.0, 1.16 * r),
        (0.86 * r, 0.74 * r),
        (0.95 * r, 0.0),
    ]
    k.add("crown", Lathe(profile=dome, segments=48), scale=(1, 1.08, 1), material="hat", smooth=True)
    k.add("ribbon", Lathe(profile=[(0.98 * r, 0), (1.065 * r, 0), (1.075 * r, 0.22 * r), (0.98 * r, 0.22 * r)], closed=True, segments=48), at=(0, 0, 0.04 * r),
          scale=(1, 1.08, 1), material="ribbon")  # fmt: skip
    hats.saddle_brim(k, "brim", 0.96 * r, 1.45 * r, rise=0.2 * r, thick=0.045 * r, slot="hat")
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="fez", words=("fez", "tarboosh", "moroccan hat"), about="A red fez with a black tassel.", parameters=(_size(),),
    slots={"hat": Material(preset="felt", color="#a8202a"), "tassel": Material(preset="yarn", color="#17161a")}, category="clothing",
)  # fmt: skip
def fez(k: Kit) -> None:
    """A cut cone with a tassel that hangs from its top."""
    r = k.m("head_radius")
    k.add(
        "crown",
        Lathe(
            profile=[(0, 0.9 * r), (0.9 * r, 0.9 * r), (0.96 * r, 0), (1.04 * r, 0), (0.82 * r, 1.3 * r), (0, 1.3 * r)],
            segments=48,
        ),
        material="hat",
        bevel=0.02 * r,
    )
    path = [
        (0, 0, 1.3 * r),
        (0.3 * r, -0.2 * r, 1.38 * r),
        (0.86 * r, -0.5 * r, 1.2 * r),
        (0.98 * r, -0.56 * r, 0.7 * r),
    ]
    k.tube("tassel cord", path, 0.035 * r, segments=8, resolution=4, material="tassel")
    k.add(
        "tassel",
        Lathe(profile=[(0, 0), (0.13 * r, 0), (0.1 * r, 0.34 * r), (0.06 * r, 0.4 * r), (0, 0.44 * r)], segments=14),
        at=(0.98 * r, -0.56 * r, 0.3 * r),
        material="tassel",
    )
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="turban", words=("turban", "pagri", "head wrap"), about="A wound turban with a jewel.", parameters=(_size(),),
    slots={"cloth": Material(preset="silk", color="#d88a2e"), "jewel": "ruby", "metal": "gold"}, category="clothing",
)  # fmt: skip
def turban(k: Kit) -> None:
    """Rolls of cloth wound round a dome, a jewel before."""
    r = k.m("head_radius")
    k.add(
        "dome",
        Lathe(
            profile=[(0.96 * r, 0), (1.0 * r, 0.5 * r), (0.6 * r, 1.0 * r), (0, 1.1 * r), (0, 1.0 * r), (0.9 * r, 0.0)],
            segments=32,
        ),
        material="cloth",
        smooth=True,
    )
    for i in range(6):
        tilt = 9.0 if i % 2 else -9.0
        k.add(f"roll {i + 1}", Torus(radius=(1.02 - 0.1 * i) * r, tube=0.24 * r, segments=32, tube_segments=10), at=(0, 0, (0.14 + 0.16 * i) * r),
              rotate=(4.0, tilt, 0), scale=(1, 1.06, 0.9), material="cloth")  # fmt: skip
    k.add(
        "jewel setting",
        Sphere(radius=0.17 * r, segments=16),
        at=(0, -1.16 * r, 0.45 * r),
        scale=(1, 0.4, 1.2),
        material="metal",
    )
    k.add(
        "jewel",
        Sphere(radius=0.12 * r, segments=14),
        at=(0, -1.22 * r, 0.45 * r),
        scale=(1, 0.5, 1.2),
        material="jewel",
    )
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="graduation_cap", words=("graduation cap", "mortarboard", "graduation hat", "graduate cap", "academic cap"), about="A mortarboard with a tassel.", parameters=(_size(),),
    slots={"hat": Material(preset="cotton", color="#17171b"), "tassel": Material(preset="yarn", color="#d9a52a")}, category="clothing",
)  # fmt: skip
def graduation_cap(k: Kit) -> None:
    """A skullcap under a square board; the tassel falls over its edge."""
    r = k.m("head_radius")
    k.add(
        "cap",
        Lathe(
            profile=[
                (0.96 * r, 0),
                (1.04 * r, 0),
                (1.0 * r, 0.5 * r),
                (0.7 * r, 0.62 * r),
                (0, 0.66 * r),
                (0, 0.5 * r),
                (0.92 * r, 0.4 * r),
            ],
            segments=40,
        ),
        material="hat",
    )
    k.add(
        "board",
        Box(size=(2.5 * r, 2.5 * r, 0.07 * r)),
        at=(0, 0, 0.6 * r),
        rotate=(0, 0, 45),
        material="hat",
        bevel=0.02 * r,
    )
    k.add("button", Sphere(radius=0.09 * r, segments=14), at=(0, 0, 0.68 * r), scale=(1, 1, 0.6), material="tassel")
    path = [
        (0, 0, 0.7 * r),
        (0.7 * r, -0.7 * r, 0.71 * r),
        (0.92 * r, -0.92 * r, 0.66 * r),
        (0.95 * r, -0.95 * r, 0.1 * r),
    ]
    k.tube("tassel cord", path, 0.03 * r, segments=8, resolution=4, material="tassel")
    k.add(
        "tassel",
        Lathe(profile=[(0, 0), (0.12 * r, 0), (0.09 * r, 0.4 * r), (0.05 * r, 0.46 * r), (0, 0.5 * r)], segments=14),
        at=(0.95 * r, -0.95 * r, -0.35 * r),
        material="tassel",
    )
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="tiara", words=("tiara", "diadem", "princess crown", "circlet"), about="A jewelled tiara.", parameters=(_size(), count("points", 7, 3, 15)),
    slots={"metal": "silver", "gem": "diamond"}, category="clothing",
)  # fmt: skip
def tiara(k: Kit) -> None:
    """A half ring that rises to its middle, with a stone on every point."""
    r = k.m("head_radius")
    n = k.n("points")
    arc = [math.radians(-90 + 200 * (i / 24 - 0.5)) for i in range(25)]
    k.tube(
        "band",
        [(r * math.cos(a), r * math.sin(a), 0.045 * r) for a in arc],
        0.045 * r,
        segments=8,
        resolution=2,
        material="metal",
    )
    for i in range(n):
        t = (i / (n - 1) - 0.5) * 2
        a = math.radians(-90 + 75 * t)
        high = (0.2 + 0.55 * (1 - abs(t)) ** 1.2) * r
        foot, tip = (r * math.cos(a), r * math.sin(a), 0.03 * r), (r * 1.04 * math.cos(a), r * 1.04 * math.sin(a), high)
        for d in (-0.1, 0.1):
            base = (r * math.cos(a + d), r * math.sin(a + d), 0.04 * r)
            k.tube(
                "point",
                [base, ((base[0] + tip[0]) / 2 * 1.02, (base[1] + tip[1]) / 2 * 1.02, high * 0.62), tip],
                0.024 * r,
                segments=6,
                resolution=3,
                material="metal",
            )
        k.rod("stem", foot, tip, 0.02 * r, segments=6, material="metal")
        k.add(
            "gem",
            Sphere(radius=0.055 * r + 0.03 * r * (1 - abs(t)), segments=8),
            at=tip,
            scale=(1, 1, 1.35),
            material="gem",
            flat=True,
        )
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="jester_hat", words=("jester hat", "jester's hat", "fool's cap", "jester cap", "harlequin hat"), about="A jester's hat with three horns and bells.", parameters=(_size(),),
    slots={"red": Material(preset="velvet", color="#b5202c"), "blue": Material(preset="velvet", color="#27408f"), "band": Material(preset="velvet", color="#d9a52a"), "bell": "gold"}, main_slot="red",
    category="clothing",
)  # fmt: skip
def jester_hat(k: Kit) -> None:
    """A cap that ends in three drooping horns, each with a bell."""
    r = k.m("head_radius")
    k.add(
        "band",
        Lathe(
            profile=[(0.95 * r, 0), (1.07 * r, 0), (1.09 * r, 0.24 * r), (0.95 * r, 0.24 * r)], closed=True, segments=40
        ),
        material="band",
    )
    k.add(
        "cap",
        Lathe(
            profile=[(0, 0.5 * r), (0.94 * r, 0.1 * r), (1.02 * r, 0.14 * r), (0.9 * r, 0.66 * r), (0, 1.0 * r)],
            segments=32,
        ),
        material="red",
        smooth=True,
    )
    for i, slot in enumerate(("red", "blue", "blue")):
        a = math.radians((90, -30, 210)[i])
        path = [
            (math.cos(a) * q * r, math.sin(a) * q * r, z * r)
            for q, z in ((0.1, 0.55), (0.75, 1.05), (1.4, 1.15), (1.75, 0.72))
        ]
        k.tube(f"horn {i + 1}", path, 0.5 * r, radii=[1.1, 0.9, 0.5, 0.16], segments=14, resolution=4, material=slot)
        k.add(
            "bell",
            Sphere(radius=0.14 * r, segments=14),
            at=(math.cos(a) * 1.77 * r, math.sin(a) * 1.77 * r, 0.6 * r),
            material="bell",
        )
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="eyepatch", words=("eyepatch", "eye patch", "pirate eyepatch"), about="A black eye patch on a cord.", parameters=(_size(),),
    slots={"patch": Material(preset="leather", color="#17151a"), "cord": Material(preset="yarn", color="#1d1b20")}, category="clothing",
)  # fmt: skip
def eyepatch(k: Kit) -> None:
    """A padded patch and the cord round the head."""
    r = k.m("head_radius")
    outline = [
        (0.36 * r * math.cos(a), 0.3 * r * math.sin(a) - (0.1 * r if math.sin(a) < 0 else 0) * abs(math.sin(a)))
        for a in (i * math.pi / 12 for i in range(24))
    ]
    z = 0.42 * r
    k.add(
        "patch",
        Extrude(outline=outline, height=0.07 * r, bevel=0.025 * r),
        at=(0.36 * r, -0.93 * r, z),
        rotate=(90, 0, 20),
        material="patch",
    )
    ring = [
        (r * math.cos(a), r * math.sin(a), z + 0.16 * r * math.sin(a + 2.2))
        for a in (i * math.tau / 20 for i in range(20))
    ]
    k.tube("cord", ring, 0.03 * r, closed=True, segments=8, resolution=2, material="cord")
    k.anchor("fit", (0, 0, z), radius=r)
