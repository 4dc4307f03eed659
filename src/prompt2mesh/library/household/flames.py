"""Candles with their wicks and flames, drawn into any kit that has the slots for them."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Lathe, Sweep

CANDLE_SLOTS = {
    "candle": Material(preset="wax", color="#f3ead2"),
    "wick": Material(preset="rope", color="#2a2320"),
    "flame": Material(preset="fire", color="#ffb347"),
    "glow": Material(preset="fire", color="#fff1b0"),
}


def candle_with_flame(
    k: Kit,
    at: tuple[float, float, float],
    *,
    radius: float,
    height: float,
    lit: bool,
    drips: bool = False,
    name: str = "candle",
) -> None:
    """A wax candle standing at `at`.

    Args:
        k: A kit whose asset has the slots candle, wick and flame.
        at: Middle of its foot, metres.
        radius: Metres.
        height: Of the wax, metres.
        lit: Whether it burns.
        drips: Whether wax runs down its side.
        name: Part name of the wax.
    """
    x, y, z = at
    r = radius
    dip = min(r * 0.35, height * 0.2)
    profile = [
        (0, 0),
        (r, 0),
        (r, height - r * 0.2),
        (r * 0.9, height),
        (r * 0.75, height),
        (r * 0.5, height - dip * 0.6),
        (0, height - dip),
    ]
    k.add(name, Lathe(profile=profile, segments=36), at=at, material="candle")
    if drips:
        start = k.rng.uniform(0, 360)
        for i, share in enumerate((0.5, 0.22, 0.36)):
            long, width, top = height * share, r * 0.17, height - r * 0.12
            drip = Sweep(
                path=[(r * 0.94, 0, top), (r * 0.96, 0, top - long * 0.5), (r * 0.96, 0, top - long)],
                radius=width,
                radii=[0.9, 0.75, 1.25],
                segments=10,
                resolution=4,
                round_caps=True,
            )
            k.add("candle drip", drip, at=at, rotate=(0, 0, start + 115 * i), material="candle")
    wick = max(r * 0.07, 0.0008)
    tall = max(min(r * 0.5, 0.012), wick * 5)
    base = z + height - dip - wick
    k.tube(
        "wick",
        [(x, y, base), (x, y, base + dip + tall * 0.6), (x + wick * 1.5, y, base + dip + tall)],
        wick,
        segments=8,
        resolution=3,
        material="wick",
    )
    if lit:
        f = max(min(r * 1.0, 0.014), r * 0.32)
        shape = Lathe(
            profile=[
                (0, 0),
                (f * 0.34, f * 0.2),
                (f * 0.52, f * 0.75),
                (f * 0.42, f * 1.5),
                (f * 0.18, f * 2.4),
                (0, f * 3.1),
            ],
            smooth=True,
            segments=24,
        )
        k.add(
            "flame",
            shape,
            at=(x, y, base + dip + tall * 0.45),
            material="flame",
            paint=[Paint(kind="gradient", color="#fff3c4", start=f * 2.2, end=f * 0.6)],
            smooth=True,
        )
