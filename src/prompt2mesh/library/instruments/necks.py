"""Fretted necks with headstocks, tuners and strings, shared by the plucked instruments."""

from dataclasses import dataclass
from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import both_sides, knob, panel
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Loft, Section


@dataclass(frozen=True)
class Neck:
    """A neck in the plane x = 0: heights in metres, `front` the y of its front face below the fingerboard."""

    low: float
    nut: float
    front: float
    board_low: float
    strings: int
    head: Literal["sides", "line"]
    width: float = 0.05
    head_scale: float = 1.0

    @property
    def top(self) -> float:
        """The height of the headstock's top."""
        return self.nut + 0.17 * self.head_scale


_BOARD = 0.006


def draw_neck(k: Kit, n: Neck) -> None:
    """The neck, its fingerboard with frets and dots, the headstock and the tuners."""
    half = n.width / 2
    sections = [
        Section(center=(0, n.front + depth * 0.5, z), radii=(half * w, depth * 0.5), exponent=2.5)
        for z, w, depth in (
            (n.low - 0.01, 1.12, 0.06), (n.low + 0.012, 1.1, 0.05), (n.low + 0.035, 1.08, 0.026),
            (n.nut - 0.05, 0.92, 0.02), (n.nut - 0.006, 0.9, 0.022), (n.nut + 0.012, 0.86, 0.018),
        )
    ]  # fmt: skip
    k.add("neck", Loft(axis="z", sections=sections, segments=28), material="neck")
    board = both_sides([(0, n.board_low), (half * 1.18, n.board_low), (half * 0.93, n.nut), (0, n.nut)])
    panel(k, "fingerboard", board, _BOARD, at=(0, n.front + 0.001, 0), material="fingerboard", bevel=0.0012)
    face = n.front + 0.001 - _BOARD
    length = (n.nut - n.board_low) * 1.42
    marks = {3, 5, 7, 9, 12, 15, 17}
    previous = n.nut
    for i in range(1, 21):
        z = n.nut - length * (1 - 2 ** (-i / 12))
        if z < n.board_low + 0.004:
            break
        across = half * (0.93 + 0.25 * (n.nut - z) / (n.nut - n.board_low))
        k.add("fret", Box(size=(across * 1.96, 0.002, 0.0016)), at=(0, face, z), material="metal")
        if i in marks:
            spots = (-0.4, 0.4) if i == 12 else (0.0,)
            for share in spots:
                knob(k, "inlay", [(0, 0), (0.0035, 0), (0.0035, 0.0012), (0, 0.0012)], (share * half, face + 0.0006, (z + previous) / 2),
                     material="ivory", segments=16)  # fmt: skip
        previous = z
    k.add(
        "nut",
        Box(size=(half * 1.84, 0.011, 0.005)),
        at=(0, n.front - 0.0025, n.nut - 0.001),
        material="ivory",
        bevel=0.0008,
    )
    if n.head == "sides":
        _slab_head(k, n)
    else:
        _line_head(k, n)


def _slab_head(k: Kit, n: Neck) -> None:
    """A symmetric headstock with tuners on both sides."""
    h, half = 0.17 * n.head_scale, n.width / 2
    outline = both_sides(
        [(0, 0), (half * 0.88, 0), (half * 1.3, h * 0.22), (half * 1.45, h * 0.93), (half * 0.9, h * 0.985), (0, h)]
    )
    panel(k, "headstock", outline, 0.016, at=(0, n.front + 0.016, n.nut + 0.002), material="neck", bevel=0.002)
    left, right = (n.strings + 1) // 2, n.strings // 2
    for side, many in ((-1, left), (1, right)):
        for i in range(many):
            z = n.nut + h * (0.34 + 0.5 * (i / max(many - 1, 1)))
            x = half * 0.85 * side
            knob(k, "tuner post", [(0, 0), (0.0055, 0), (0.005, 0.002), (0.003, 0.003), (0.003, 0.013), (0, 0.0135)],
                 (x, n.front + 0.001, z), material="metal", segments=16)  # fmt: skip
            k.rod(
                "tuner shaft",
                (x, n.front + 0.008, z),
                (half * 1.75 * side, n.front + 0.008, z),
                0.002,
                segments=10,
                material="metal",
            )
            k.add("tuner key", Ellipsoid(radii=(0.0095, 0.0045, 0.008), segments=18), at=(half * 1.45 * side + 0.013 * side, n.front + 0.008, z),
                  material="metal")  # fmt: skip


def _line_head(k: Kit, n: Neck) -> None:
    """An electric headstock: every tuner in one line on the left."""
    h, half = 0.17 * n.head_scale * 1.18, n.width / 2
    outline = [
        (half * 0.86, 0), (half * 0.9, h * 0.1), (half * 1.35, h * 0.16), (half * 1.75, h * 0.26), (half * 1.75, h * 0.36),
        (half * 1.3, h * 0.44), (half * 0.9, h * 0.6), (half * 0.75, h * 0.8), (half * 0.9, h * 0.9), (half * 0.5, h),
        (-half * 0.4, h), (-half * 0.9, h * 0.93), (-half * 1.1, h * 0.82), (-half * 0.86, h * 0.12), (-half * 0.86, 0),
    ]  # fmt: skip
    panel(k, "headstock", outline, 0.014, at=(0, n.front + 0.016, n.nut + 0.002), material="neck", bevel=0.0022)
    for i in range(n.strings):
        z = n.nut + h * (0.24 + 0.6 * (i / max(n.strings - 1, 1)))
        edge = -half * (0.86 + 0.24 * (z - n.nut) / h)
        knob(k, "tuner post", [(0, 0), (0.0055, 0), (0.005, 0.002), (0.003, 0.003), (0.003, 0.012), (0, 0.0125)],
             (edge + 0.012, n.front + 0.003, z), material="metal", segments=16)  # fmt: skip
        k.rod(
            "tuner shaft",
            (edge + 0.01, n.front + 0.012, z),
            (edge - 0.012, n.front + 0.012, z),
            0.0022,
            segments=10,
            material="metal",
        )
        k.add(
            "tuner key",
            Ellipsoid(radii=(0.01, 0.0045, 0.009), segments=18),
            at=(edge - 0.014, n.front + 0.012, z),
            material="metal",
        )


def draw_strings(k: Kit, n: Neck, *, low: float, height: float, spread: float, thick: float = 0.001) -> None:
    """Strings from the bridge at z = `low`, y = `height`, over the nut to the tuners."""
    half = n.width / 2
    h = 0.17 * n.head_scale
    left = (n.strings + 1) // 2
    for i in range(n.strings):
        share = i / (n.strings - 1) - 0.5
        radius = thick * (1.25 - 0.65 * i / (n.strings - 1))
        top = n.front - 0.009
        if n.head == "sides":
            row, many = (i, left) if i < left else (n.strings - 1 - i, n.strings // 2)
            end = (half * (-0.85 if i < left else 0.85), top + 0.001, n.nut + h * (0.34 + 0.5 * row / max(many - 1, 1)))
        else:
            z = n.nut + h * 1.18 * (0.24 + 0.6 * (i / max(n.strings - 1, 1)))
            end = (-half * (0.86 + 0.24 * (z - n.nut) / (h * 1.18)) + 0.012, top + 0.003, z)
        path = [(share * spread, height, low), (share * half * 1.55, top, n.nut + 0.002), end]
        k.tube("string", path, radius, smooth=False, round_caps=False, segments=6, material="string")
