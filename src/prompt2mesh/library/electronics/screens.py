"""Screens that show something."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box

SCREEN = Material(preset="screen", color="#2f6fd0")


def key_rows(k: Kit, w: float, d: float, *, at: tuple[float, float, float], rows: int = 5, rise: float = 0.003) -> None:
    """Rows of keys with a space bar, filling w × d."""
    step_y = d / rows
    for row in range(rows):
        y = at[1] + d / 2 - step_y * (row + 0.5)
        if row == rows - 1:
            widths = [1.2, 1.0, 1.2, 5.6, 1.2, 1.0, 1.0, 1.0]
        else:
            widths = [[1.0, 1.4, 1.7, 2.1][row % 4], *[1.0] * 11, [2.2, 1.8, 1.5, 1.1][row % 4]]
        total = sum(widths)
        x = at[0] - w / 2
        for wide in widths:
            size = w * wide / total
            k.add(
                "key",
                Box(size=(size * 0.88, step_y * 0.86, rise)),
                at=(x + size / 2, y, at[2]),
                material="key",
                bevel=min(rise * 0.35, 0.0012),
                bevel_segments=1,
            )
            x += size
