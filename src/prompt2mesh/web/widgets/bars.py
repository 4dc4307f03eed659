"""Small charts of bars over time, as markup: a screen reader hears them in a sentence, and a pointer reads each bar."""

import html
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Tops of a scale whose half reads as well as they do.
_ROUND_TOPS = (1.0, 2.0, 4.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, kw_only=True)
class Series:
    """One number for each span of time.

    Attributes:
        tone: `main`, `soft`, `good`, `near` or `lost`: a class of the style.
    """

    name: str
    tone: str
    values: Sequence[float]


def bars_html(
    title: str,
    *,
    unit: str,
    total: str,
    moments: Sequence[str],
    series: Sequence[Series],
    shown: Sequence[str],
    stacked: bool = True,
    scale: Callable[[float], str] = lambda value: f"{value:,.0f}",
    least_top: float = 2.0,
) -> str:
    """A chart.

    Args:
        title: What it shows.
        unit: What one bar is, such as `per 10 minutes`.
        total: The whole in words: beside the title, and for who cannot see the bars.
        moments: When each bar begins.
        series: What is drawn, from the bottom up, or from the front to the back.
        shown: Each bar in words.
        stacked: Whether the series are parts of a sum, one upon another; else each begins at the bottom.
        scale: How a value is written beside the line that is so high.
        least_top: What the upper line means at least: two, where half of one thing would be no thing.
    """
    sums = [sum(values) if stacked else max(values) for values in zip(*(one.values for one in series), strict=True)]
    most = max(sums, default=0.0)
    top = round_top(max(most, least_top)) if most > 0 else 0.0
    bars = "".join(
        f'<span class="bar" title="{html.escape(f"{moment} · {text}")}">'
        + "".join(_part(one, index, top) for one in (series if stacked else reversed(series)))
        + "</span>"
        for index, (moment, text) in enumerate(zip(moments, shown, strict=True))
    )
    keys = "".join(f'<li><i class="{one.tone}"></i>{html.escape(one.name)}</li>' for one in series)
    first, last = (moments[0], moments[-1]) if moments else ("", "")
    empty = "" if top else '<p class="nothing">Nothing in this time</p>'
    steps = (top, top / 2, 0.0) if top else ()
    marks = "".join(f"<span>{html.escape(scale(value))}</span>" for value in steps)
    kind = f"bars {'stacked' if stacked else 'layered'}{'' if top else ' empty'}"
    return (
        f'<figure class="p2m-chart"><figcaption><h3>{html.escape(title)}</h3><p>{html.escape(total)}</p></figcaption>'
        f'<div class="plot"><div class="scale" aria-hidden="true">{marks}</div>'
        f'<div class="{kind}" role="img" '
        f'aria-label="{html.escape(f"{title}, {unit}, from {first} to {last}: {total}")}">{bars}{empty}</div>'
        f'<div class="axis" aria-hidden="true"><span>{html.escape(first)}</span><span>{html.escape(unit)}</span>'
        f"<span>{html.escape(last)}</span></div></div>"
        f'<ul class="keys" aria-hidden="true">{keys}</ul></figure>'
    )


def round_top(most: float) -> float:
    """The next round number that is no less than a positive one, such as 400 for 263."""
    unit = 10.0 ** math.floor(math.log10(most))
    # What is a hair above a round number is that number: 0.3 s is not to be drawn on a scale for twice of it.
    return next(unit * step for step in _ROUND_TOPS if step * (1 + 1e-9) >= most / unit)


def _part(one: Series, index: int, top: float) -> str:
    share = one.values[index] / top if top > 0 else 0.0
    if share <= 0:
        return ""
    return f'<b class="{one.tone}" style="height:{max(share * 100, 1.5):.1f}%"></b>'
