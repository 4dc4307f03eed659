"""The parameters of a model as sliders, choices and switches."""

from collections.abc import Callable, Sequence

import streamlit as st

from prompt2mesh.client.models import Parameter
from prompt2mesh.web import units
from prompt2mesh.web.units import LengthUnit

Value = float | str | bool
OnChange = Callable[[str, Value], None]
_STEPS = 200


def sliders(
    parameters: Sequence[Parameter], *, version_id: str, unit: LengthUnit, on_change: OnChange, key: str
) -> None:
    """A control for each parameter.

    Args:
        parameters: What can be moved, with the values of a version.
        version_id: The version; another one brings its own values to the controls.
        unit: For lengths.
        on_change: Called with name and value, lengths in metres.
        key: Begins the keys of the controls.
    """
    shown = f"{key}_shown"
    renewed = st.session_state.get(shown) != (version_id, unit)
    for parameter in parameters:
        name = f"{key}_{unit}_{parameter.name}"
        if renewed or name not in st.session_state:
            st.session_state[name] = _displayed(parameter, unit)
        _control(parameter, name, unit, on_change)
    st.session_state[shown] = (version_id, unit)


def _control(parameter: Parameter, name: str, unit: LengthUnit, on_change: OnChange) -> None:
    label = title(parameter)

    def changed() -> None:
        on_change(parameter.name, _stored(parameter, st.session_state[name], unit))

    if parameter.choices:
        if len(parameter.choices) <= 3 and sum(map(len, parameter.choices)) < 32:
            st.segmented_control(
                label,
                parameter.choices,
                key=name,
                on_change=changed,
                format_func=_words,
                required=True,
                width="stretch",
            )
        else:
            st.selectbox(label, parameter.choices, key=name, on_change=changed, format_func=_words)
    elif isinstance(parameter.value, bool):
        st.toggle(label, key=name, on_change=changed)
    elif isinstance(parameter.value, str):
        st.text_input(label, key=name, on_change=changed)
    elif parameter.minimum is None or parameter.maximum is None or parameter.minimum >= parameter.maximum:
        st.number_input(label, key=name, on_change=changed)
    elif is_whole(parameter):
        st.slider(label, int(parameter.minimum), int(parameter.maximum), step=1, key=name, on_change=changed)
    else:
        low, high = (_shown_number(parameter, bound, unit) for bound in (parameter.minimum, parameter.maximum))
        places = _places(parameter, unit)
        step = max((high - low) / _STEPS, 10.0**-places)
        suffix = _suffix(parameter, unit)
        st.slider(
            label, low, high, step=float(f"{step:.1g}"), format=f"%.{places}f{suffix}", key=name, on_change=changed
        )


def title(parameter: Parameter) -> str:
    """What people call a parameter."""
    words = (parameter.label or parameter.name).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def is_whole(parameter: Parameter) -> bool:
    """Whether it counts things."""
    return parameter.unit == "count"


def is_length(parameter: Parameter) -> bool:
    """Whether it is a length in metres."""
    return parameter.unit == "m"


def _displayed(parameter: Parameter, unit: LengthUnit) -> Value:
    value = parameter.value if parameter.value is not None else parameter.default
    if parameter.choices:
        return value if value in parameter.choices else parameter.choices[0]
    if value is None or isinstance(value, (str, bool)):
        return "" if value is None else value
    low, high = parameter.minimum, parameter.maximum
    inside = value if low is None or high is None else min(max(value, low), high)
    return int(inside) if is_whole(parameter) else _shown_number(parameter, inside, unit)


def _stored(parameter: Parameter, value: Value, unit: LengthUnit) -> Value:
    if isinstance(value, (str, bool)) or not is_length(parameter):
        return value
    metres = units.to_metres(value, unit)
    low, high = parameter.minimum, parameter.maximum
    return metres if low is None or high is None else min(max(metres, low), high)


def _shown_number(parameter: Parameter, value: float, unit: LengthUnit) -> float:
    return round(units.from_metres(value, unit), units.decimals(unit)) if is_length(parameter) else float(value)


def _places(parameter: Parameter, unit: LengthUnit) -> int:
    if is_length(parameter):
        return units.decimals(unit)
    return 0 if parameter.unit == "deg" else 2


def _suffix(parameter: Parameter, unit: LengthUnit) -> str:
    if is_length(parameter):
        return f" {unit}"
    return {"deg": "°", "factor": " ×"}.get(parameter.unit, "")


def _words(choice: str) -> str:
    return choice.replace("_", " ")
