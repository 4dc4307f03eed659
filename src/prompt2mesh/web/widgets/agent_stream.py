"""The agent at work, or what it did: its steps with reasons and pictures, and what it used of what it may use.

The drawing is a component, so that an open picture and an unfolded text outlast the runs of the script that bring new
steps. Its files are read from the assets of the page and handed to Streamlit as texts.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import zip_longest
from typing import Any

from streamlit.components import v2

from prompt2mesh.client.models import File
from prompt2mesh.web import units
from prompt2mesh.web.agent_run import Allowance, Spent, Step, pictures_of, scores_of
from prompt2mesh.web.appearance import ASSETS

_UNFOLDED = 6


def agent_stream(
    steps: Sequence[Step],
    *,
    key: str,
    label: str,
    budget: Allowance = Allowance(),  # noqa: B008 - it cannot be changed
    seconds: float | None = None,
    score: float | None = None,
    now: str = "",
    live: bool = False,
    compact: bool = False,
    files: Iterable[File] = (),
) -> None:
    """Draws the steps.

    Args:
        steps: In their order.
        key: Names the component on its page.
        label: What it is, for readers of the screen.
        budget: What the run may use.
        seconds: How long it has taken.
        score: Of the model that it ended with; the last that was given by default.
        now: What it does at this moment, where it is still at work.
        live: Whether more steps may come: older ones are folded, and new ones are read out.
        compact: For a narrow place.
        files: Of the version, for steps that name their pictures.
    """
    _component()(
        key=key,
        data={
            "label": label,
            "live": live,
            "compact": compact,
            "fold": 3 if compact else _UNFOLDED,
            "now": now,
            "scores": scores_of(steps),
            "meters": meters(steps, budget=budget, seconds=seconds, score=score),
            "steps": step_rows(steps, list(files)),
        },
    )


def meters(
    steps: Sequence[Step], *, budget: Allowance, seconds: float | None = None, score: float | None = None
) -> list[dict[str, Any]]:
    """What was used, and the share of what may be used; `share` is None where there is nothing to compare with."""
    total = steps[-1].total if steps else Spent()
    given = scores_of(steps)
    last = score if score is not None else given[-1] if given else None
    rounds = max((step.iteration for step in steps), default=0)
    rows = [] if last is None else [_meter("Score", f"{last:g}", "of 10")]
    if seconds is not None:
        most = budget.minutes
        rows.append(_meter("Time", units.clock(seconds), f"of {most:g} min" if most else "", seconds, (most or 0) * 60))
    rows += [
        _meter(
            "Tokens",
            units.short_count(total.tokens),
            f"of {units.short_count(budget.tokens)}" if budget.tokens else "",
            total.tokens,
            budget.tokens,
        ),
        _meter(
            "Cost",
            units.dollars(total.cost_usd),
            f"of {units.dollars(budget.cost_usd)}" if budget.cost_usd else "",
            total.cost_usd,
            budget.cost_usd,
        ),
        _meter(
            "Improvements",
            str(rounds),
            f"of {budget.iterations}" if budget.iterations else "",
            rounds,
            budget.iterations,
        ),
    ]
    return rows


def step_rows(steps: Sequence[Step], files: Sequence[File] = ()) -> list[dict[str, Any]]:
    """The steps as the component takes them; of waits in a row only the last is told."""
    told = [
        step
        for step, after in zip_longest(steps, steps[1:])
        if step.stage != "wait" or after is None or after.stage != "wait"
    ]
    models = {step.model for step in steps if step.model}
    rows: list[dict[str, Any]] = []
    before: float | None = None
    ended: datetime | None = None
    for step in told:
        facts = [f"improvement {step.iteration}"] if step.iteration else []
        if len(models) > 1 and step.model:
            facts.append(step.model)
        took_s = (step.at - ended).total_seconds() if step.at and ended else 0.0
        if took_s >= 1:
            facts.append(f"{took_s:.0f} s")
        ended = step.at or ended
        if step.usage.tokens:
            facts.append(f"{units.short_count(step.usage.tokens)} tokens")
        if step.usage.cost_usd:
            facts.append(units.dollars(step.usage.cost_usd))
        rows.append(
            {
                "number": step.number,
                "stage": step.stage,
                "stage_name": step.stage_name,
                "title": step.title or step.stage_name,
                "reasons": step.reasons,
                "score": None if step.score is None else round(step.score, 1),
                "change": _change(before, step.score),
                "facts": facts,
                "pictures": [
                    {"url": picture.url, "alt": f"{step.title or step.stage_name}, picture {index}"}
                    for index, picture in enumerate(pictures_of(step, files), start=1)
                ],
            }
        )
        before = step.score if step.score is not None else before
    return rows


def _change(before: float | None, score: float | None) -> str:
    if before is None or score is None or round(score - before, 1) == 0:
        return ""
    return f"{score - before:+.1f}".removesuffix(".0")


def _meter(name: str, text: str, of: str, used: float | None = None, most: float | None = None) -> dict[str, Any]:
    return {"name": name, "text": text, "of": of, "share": used / most if most and used is not None else None}


@cache
def _component() -> Callable[..., Any]:
    script, style = ((ASSETS / f"agent_stream.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    return v2.component("prompt2mesh_agent_stream", js=script, css=style)
