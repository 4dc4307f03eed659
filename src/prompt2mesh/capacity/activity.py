"""When people work and how: patterns of a week, and what a session is made of."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.mesh.errors import OptionError

PatternName = Literal["class", "studio", "public"]
SLOT_S = 300
SLOTS_OF_DAY = 288
SLOTS_OF_WEEK = 2016
WEEK_S = 604_800
WEEKS_OF_MONTH = 730.0 / 168.0  # AWS counts 730 hours a month
_OPEN_SHARE = 0.1


@dataclass(frozen=True, kw_only=True)
class Activity:
    """How a group of people uses the service.

    Attributes:
        weights: Share of a week's sessions that begin in each five minutes from Monday 00:00, in local time.
        session_minutes: Mean time at work in a session, breaks not counted.
        session_shape: Of the gamma distribution of that time; 1 is exponential, large is regular.
        think_minutes: Mean time between two prompts.
        breaks_per_session: Mean count of breaks in which nobody touches anything.
        break_median_minutes: Median of a break, which is log-normal.
        break_sigma: Of the logarithm.
    """

    name: PatternName
    about: str
    weights: NDArray[np.float64]
    session_minutes: float
    session_shape: float
    think_minutes: float
    breaks_per_session: float
    break_median_minutes: float
    break_sigma: float

    def sessions_per_week(self, hours_per_month: float) -> float:
        """Of one person who works so many hours a month."""
        return hours_per_month * 60.0 / self.session_minutes / WEEKS_OF_MONTH

    def prompts_per_hour(self) -> float:
        """Of one person at work."""
        return 60.0 / self.think_minutes

    def open_slots(self) -> NDArray[np.bool_]:
        """When the service counts as open: a tenth of the busiest hour's sessions or more begin, an hour ahead."""
        hourly = np.convolve(np.concatenate([self.weights[-12:], self.weights]), np.ones(12), mode="same")[12:]
        busy = hourly >= _OPEN_SHARE * hourly.max()
        return busy | np.roll(busy, -12)


def activity_of(name: str) -> Activity:
    """The pattern of a name.

    Raises:
        OptionError: There is none.
    """
    makers = {"class": _class, "studio": _studio, "public": _public}
    if name not in makers:
        raise OptionError(f"unknown pattern {name!r}", hint=f"choose from: {', '.join(makers)}")
    return makers[name]()


def _class() -> Activity:
    weights = np.zeros(SLOTS_OF_WEEK)
    for day in range(5):
        for lesson in (8.5, 10.5, 13.5, 15.5):
            first = day * SLOTS_OF_DAY + int(lesson * 12)
            weights[first - 1 : first + 3] += 0.85 / 20 * np.array([0.2, 0.45, 0.25, 0.1])
    for day in (0, 1, 2, 3, 6):  # homework, on the evenings before lessons
        weights[day * SLOTS_OF_DAY + 18 * 12 : day * SLOTS_OF_DAY + 21 * 12] += 0.15 / 5 / 36
    return Activity(
        name="class", about="lessons of 75 minutes at 8:30, 10:30, 13:30 and 15:30, and some homework",
        weights=weights / weights.sum(), session_minutes=75, session_shape=12, think_minutes=4,
        breaks_per_session=0.1, break_median_minutes=12, break_sigma=0.5,
    )  # fmt: skip


def _studio() -> Activity:
    # Sessions that begin in each hour of a working day: the morning, after lunch, and a few late ones.
    hours = np.zeros(24)
    hours[7:20] = [2, 9, 14, 10, 6, 3, 9, 12, 9, 6, 3, 1, 1]
    day = np.repeat(hours, 12)
    weights = np.concatenate([day * share for share in (1, 1, 1, 1, 0.85, 0.08, 0.08)])
    return Activity(
        name="studio", about="a working day with two sessions of two and a half hours, meetings and lunch",
        weights=weights / weights.sum(), session_minutes=150, session_shape=2, think_minutes=6,
        breaks_per_session=1.5, break_median_minutes=25, break_sigma=0.8,
    )  # fmt: skip


def _public() -> Activity:
    hours = np.array([4, 2, 1, 1, 1, 1, 2, 3, 5, 6, 7, 8, 8, 8, 8, 9, 10, 11, 12, 14, 15, 14, 11, 7], dtype=float)
    day = np.repeat(hours, 12)
    weights = np.concatenate([day * share for share in (1, 1, 1, 1, 1.05, 1.25, 1.3)])
    return Activity(
        name="public", about="short sessions at all hours, most in the evening and at the weekend",
        weights=weights / weights.sum(), session_minutes=25, session_shape=1, think_minutes=3,
        breaks_per_session=0.2, break_median_minutes=20, break_sigma=1.0,
    )  # fmt: skip
