"""How the agent's steps look in a terminal, whether it works here or on a server."""

from collections.abc import Mapping
from typing import Any

from prompt2mesh.cli import show

_NAMES = {
    "refine": "reads", "analyse": "analyses", "plan": "plans", "execute": "models", "look": "looks", "assess": "judges",
    "improve": "improves", "evaluate": "weighs", "complete": "ends", "wait": "waits",
}  # fmt: skip
_LONGEST_REASON = 240


def show_modeler(data: Mapping[str, Any]) -> None:
    """One line: who models, and why."""
    who = "the agent" if data.get("modeler") == "agent" else "the built-in modeler"
    show.err.print(f"{who}: {show.plain(data.get('reason', ''))}", style="dim", soft_wrap=True)


def show_step(data: Mapping[str, Any]) -> None:
    """One step: what was done, why, how good it is, and what it took so far."""
    total: Mapping[str, Any] = data.get("total") or {}
    tokens = int(total.get("input_tokens", 0)) + int(total.get("output_tokens", 0))
    facts = [f"[bold]{data['score']:g}/10[/]"] if data.get("score") is not None else []
    facts += [f"{_short(tokens)} tokens"] if tokens else []
    facts += [money(total.get("cost_usd"))] if tokens else []
    name = _NAMES.get(str(data.get("stage")), str(data.get("stage")))
    line = f"[dim]{data.get('number', 0):>3}[/] [cyan]{name:<9}[/] {show.plain(data.get('title', ''))}"
    show.err.print(f"{line}  [dim]{', '.join(facts)}[/]" if facts else line, soft_wrap=True)
    reasons = show.plain(data.get("reasons", ""))
    if reasons:
        cut = reasons if len(reasons) <= _LONGEST_REASON else f"{reasons[:_LONGEST_REASON]}…"
        show.err.print(f"              [dim]{cut}[/]", soft_wrap=True)


def show_end(*, score: float | None, remaining: list[str], tokens: int, cost_usd: float | None) -> None:
    """How good it is, what is still wrong, and what it took."""
    judged = "not judged" if score is None else f"[bold]{score:g}/10[/]"
    show.out.print(f"score {judged}  [dim]{spent(tokens, cost_usd)}[/]")
    for line in remaining:
        show.out.print(f"  [yellow]still wrong[/] {show.plain(line)}", soft_wrap=True)


def spent(tokens: int, cost_usd: float | None) -> str:
    """What it took."""
    return f"{_short(tokens)} tokens, {money(cost_usd)}"


def money(cost_usd: float | None) -> str:
    """An amount, or that it is not known."""
    return "cost not known" if cost_usd is None else f"${cost_usd:.4f}" if cost_usd < 0.01 else f"${cost_usd:.2f}"


def _short(count: int) -> str:
    return f"{count / 1e6:.1f} M" if count >= 1e6 else f"{count / 1e3:.0f} k" if count >= 1e3 else str(count)
