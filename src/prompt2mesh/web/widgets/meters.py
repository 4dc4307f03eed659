"""How much of an allowance is used."""

from collections.abc import Callable

import streamlit as st


def _number(value: float) -> str:
    return f"{value:,.0f}"


def meter(name: str, used: float, most: float | None, *, show: Callable[[float], str] = _number) -> None:
    """A bar with what is used and what is allowed; a number alone where there is no limit."""
    if not most:
        st.markdown(f"{name}: **{show(used)}**")
        return
    share = min(1.0, max(0.0, used / most))
    left = f" · :orange[{show(max(0.0, most - used))} left]" if share > 0.9 else ""
    st.progress(share, text=f"{name}: **{show(used)}** of {show(most)}{left}")
