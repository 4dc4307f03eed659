"""Small charts of bars over time, as markup: a screen reader hears them in a sentence, and a pointer reads each bar."""

import html
from collections.abc import Sequence
from dataclasses import dataclass


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
    """
    sums = [sum(values) if stacked else max(values) for values in zip(*(one.values for one in series), strict=True)]
    most = max(sums, default=0.0)
    bars = "".join(
        f'<span class="bar" title="{html.escape(f"{moment} · {text}")}">'
        + "".join(_part(one, index, most) for one in (series if stacked else reversed(series)))
        + "</span>"
        for index, (moment, text) in enumerate(zip(moments, shown, strict=True))
    )
    keys = "".join(f'<li><i class="{one.tone}"></i>{html.escape(one.name)}</li>' for one in series)
    first, last = (moments[0], moments[-1]) if moments else ("", "")
    empty = "" if most > 0 else '<p class="nothing">Nothing in this time</p>'
    return (
        f'<figure class="p2m-chart"><figcaption><h3>{html.escape(title)}</h3><p>{html.escape(total)}</p></figcaption>'
        f'<div class="bars {"stacked" if stacked else "layered"}" role="img" '
        f'aria-label="{html.escape(f"{title}, {unit}, from {first} to {last}: {total}")}">{bars}{empty}</div>'
        f'<div class="axis" aria-hidden="true"><span>{html.escape(first)}</span><span>{html.escape(unit)}</span>'
        f"<span>{html.escape(last)}</span></div>"
        f'<ul class="keys" aria-hidden="true">{keys}</ul></figure>'
    )


def _part(one: Series, index: int, most: float) -> str:
    share = one.values[index] / most if most > 0 else 0.0
    if share <= 0:
        return ""
    return f'<b class="{one.tone}" style="height:{max(share * 100, 1.5):.1f}%"></b>'
