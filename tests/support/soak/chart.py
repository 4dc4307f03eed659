"""Draws what was measured as an SVG: a field for each measure, a line for each process."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.support.soak.sampling import UNITS, Measure, Sample

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _GAP = 760, 150, 56, 150, 40, 34
_INK, _GRID = "#24292f", "#d8dee4"
_COLOURS = ("#0969da", "#bc4c00", "#1a7f37", "#8250df", "#cf222e", "#bf8700", "#bf3989", "#57606a")


def draw(samples: Sequence[Sample], path: Path, *, title: str) -> None:
    """Writes the chart."""
    measures: list[Measure] = [one for one in UNITS if any(key[0] == one for key in samples[-1].values)]
    height = _TOP + len(measures) * (_HEIGHT + _GAP)
    parts = [
        (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="11" fill="{_INK}">'),
        f"<title>{escape(title)}</title>", f'<rect width="{_WIDTH}" height="{height}" fill="white"/>',
        f'<text x="{_LEFT}" y="18" font-size="14" font-weight="600">{escape(title)}</text>',
    ]  # fmt: skip
    for number, measure in enumerate(measures):
        parts += _field(samples, measure, top=_TOP + number * (_HEIGHT + _GAP))
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _field(samples: Sequence[Sample], measure: Measure, *, top: float) -> list[str]:
    names = sorted({key[1] for one in samples for key in one.values if key[0] == measure})
    rows = {name: [(one.at_s, one.values[measure, name]) for one in samples if (measure, name) in one.values]
            for name in names}  # fmt: skip
    longest = max(one.at_s for one in samples) or 1.0
    most = max((value for row in rows.values() for _, value in row), default=1.0) * 1.08 or 1.0
    width = _WIDTH - _LEFT - _RIGHT

    def at(x: float, y: float) -> str:
        return f"{_LEFT + x / longest * width:.1f},{top + _HEIGHT - y / most * _HEIGHT:.1f}"

    unit = f" ({UNITS[measure]})" if UNITS[measure] else ""
    parts = [f'<text x="{_LEFT}" y="{top - 5}" font-weight="600">{measure}{unit}</text>']
    for share in (0.0, 0.5, 1.0):
        y = top + _HEIGHT * (1 - share)
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + width}" y1="{y}" y2="{y}" stroke="{_GRID}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{most * share:.0f}</text>')
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _LEFT + share * width
        parts.append(
            f'<text x="{x}" y="{top + _HEIGHT + 13}" text-anchor="middle">{share * longest / 60:.0f} min</text>'
        )
    for number, name in enumerate(names):
        colour = _COLOURS[number % len(_COLOURS)]
        line = " ".join(at(*point) for point in rows[name])
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.4"/>')
        y = top + 10 + number * 15
        parts.append(f'<text x="{_LEFT + width + 10}" y="{y}" fill="{colour}">{escape(name)}</text>')
    return parts
