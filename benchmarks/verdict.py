"""Whether something became slower, judged from measurements of two states of the code in turn.

Each pair was measured one after the other, so what the machine did at that time hit both alike, and only the ratio
within a pair counts. A difference is believed if an exact permutation test (each pair's sign is turned in all ways)
finds it too rare for chance, and a bootstrap interval of the mean ratio leaves out 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

import numpy as np

LEAST_PAIRS = 5  # with fewer no outcome is rarer than 1 in 20
_RARE = 0.05
_RESAMPLES = 4000

Finding = Literal["regression", "slightly worse", "no difference seen", "better"]


@dataclass(frozen=True)
class Verdict:
    """What became of a figure.

    Attributes:
        before: The median of the old state, in the figure's unit.
        after: Of the new one.
        worse_percent: How much worse the new state is in the mean; negative if it is better.
        low_percent: The same, the lower end of the interval that holds it with 95 %.
        high_percent: The upper end.
        p_value: How often chance alone would give so much, in this direction.
    """

    figure: str
    what: str
    unit: str
    before: float
    after: float
    worse_percent: float
    low_percent: float
    high_percent: float
    p_value: float
    finding: Finding


@dataclass(frozen=True)
class Pairs:
    """A figure's main value, measured in pairs: old state and new state, one after the other."""

    figure: str
    what: str
    unit: str
    better: Literal["lower", "higher"]
    before: Sequence[float]
    after: Sequence[float]


def judge(pairs: Pairs, *, threshold_percent: float, seed: int = 0) -> Verdict:
    """Says whether the new state is worse.

    Args:
        pairs: At least `LEAST_PAIRS`.
        threshold_percent: What is worse by less is no regression.
        seed: Of the bootstrap; the same gives the same verdict.

    Raises:
        ValueError: Too few pairs for any verdict.
    """
    if len(pairs.before) != len(pairs.after) or len(pairs.before) < LEAST_PAIRS:
        raise ValueError(f"a verdict on {pairs.figure} takes at least {LEAST_PAIRS} pairs")
    ratios = _log_ratios(pairs)
    mean = float(ratios.mean())
    dice = np.random.default_rng(seed)
    means: np.ndarray[tuple[int], np.dtype[np.float64]] = dice.choice(ratios, (_RESAMPLES, len(ratios))).mean(axis=1)
    low, high = (float(np.quantile(means, end)) for end in (0.025, 0.975))
    p_value = _chance(ratios if mean >= 0 else -ratios)
    return Verdict(
        figure=pairs.figure, what=pairs.what, unit=pairs.unit, before=median(pairs.before), after=median(pairs.after),
        worse_percent=_percent(mean), low_percent=_percent(low), high_percent=_percent(high), p_value=p_value,
        finding=_finding(mean, low, high, p_value, math.log1p(threshold_percent / 100.0)),
    )  # fmt: skip


def _finding(mean: float, low: float, high: float, p_value: float, threshold: float) -> Finding:
    if p_value > _RARE or low <= 0.0 <= high:
        return "no difference seen"
    if mean < 0.0:
        return "better"
    return "regression" if mean >= threshold else "slightly worse"


def _log_ratios(pairs: Pairs) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """How many times worse the new state is, as a logarithm; a count that may be 0 is taken one higher."""
    before, after = (np.asarray(side, dtype=np.float64) for side in (pairs.before, pairs.after))
    if min(before.min(), after.min()) <= 0.0:
        before, after = before + 1.0, after + 1.0
    ratios = np.log(after / before)
    return ratios if pairs.better == "lower" else -ratios


def _chance(ratios: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    """The share of all ways to turn the signs whose sum is at least the one that was found."""
    sums = np.zeros(1)
    for ratio in ratios[:16]:  # 65,536 ways are enough
        sums = np.concatenate((sums + ratio, sums - ratio))
    return float(np.mean(sums >= float(ratios[:16].sum()) - 1e-12))


def _percent(log_ratio: float) -> float:
    return math.expm1(log_ratio) * 100.0
