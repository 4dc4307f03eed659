"""Tools for parameters: what a person will slide afterwards."""

from __future__ import annotations

from typing import Annotated, Any, cast

from pydantic import Field, ValidationError

from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.formulas import names_followed, with_parameter_list
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.program import Parameter
from prompt2mesh.mesh.validation import explained
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome
from prompt2mesh.modelers.agent.bench.summaries import parameter_line
from prompt2mesh.modelers.agent.bench.tool import Data, Number, Tool
from prompt2mesh.modelers.builtin import set_parameter
from prompt2mesh.modelers.builtin.sliders import own_parameters


class SetParameter(Tool):
    """Move a slider of the model: 'height', 'table.height'. What follows it follows."""

    name: Annotated[str, Field(description="As the scene lists it.")]
    value: Number | bool

    def use(self, desk: Desk) -> ToolOutcome:
        """Moves it."""
        program = desk.model()
        known = next((p for p in program.parameters if p.name == self.name), None)
        value = self.value
        if isinstance(value, str) and known is not None and known.unit not in {"choice", "flag", "text"}:
            value = desk.number(value)
        if known is not None and known.unit == "count" and isinstance(value, float) and value.is_integer():
            value = int(value)
        changed = desk.put(set_parameter(program, self.name, value))
        return ToolOutcome(text=f"{self.name} = {value}" if changed else f"{self.name} was {value} already",
                           changed=changed)  # fmt: skip


class DefineParameters(Tool):
    """Give the model sliders of its own, which numbers of your shapes then follow.

    value may be a number or an expression of others ('=width * 2'). Define them before the parts that use them. A few
    that a person would want: overall sizes, counts. remove takes some away.
    """

    parameters: Annotated[
        list[Data],
        Field(description="{name, value, unit: m|deg|count|factor, minimum, maximum, description}"),
    ] = []
    remove: Annotated[list[str], Field(description="Names.")] = []

    def use(self, desk: Desk) -> ToolOutcome:
        """Defines them."""
        program = desk.model_or_new()
        own = {p.name: p for p in own_parameters(program)}
        sliders = {p.name for p in program.parameters} - own.keys()
        fresh = {p.name: p for p in map(_parameter, self.parameters)}
        undefaulted = {str(data.get("name")) for data in self.parameters if "default" not in data}
        if not fresh and not self.remove:
            raise ParameterError("parameters to define or names to remove are expected; got none")
        for name in fresh:
            if name in sliders:
                raise ParameterError(f"{name!r} is a slider of a library asset: use set_parameter, or another name")
        for name in self.remove:
            if name not in own:
                raise ParameterError(f"a parameter of the model's own is expected ({', '.join(own) or 'none'}); "
                                     f"got {name[:60]!r}")  # fmt: skip
        kept = [fresh.pop(p.name, p) for p in program.parameters if p.name not in self.remove]
        lost = names_followed(program.model_copy(update={"parameters": kept})) & set(self.remove)
        if lost:
            raise ParameterError(f"parameters that nothing follows can be removed; something follows {', '.join(lost)}")
        changed = with_parameter_list(program, [*fresh.values(), *kept])
        changed = changed.model_copy(update={"parameters": [
            p.model_copy(update={"default": p.value}) if p.formula and p.name in undefaulted else p
            for p in changed.parameters
        ]})  # fmt: skip
        desk.put_parameters(changed)
        lines = [parameter_line(p) for p in own_parameters(changed)]
        return ToolOutcome(text="\n".join(lines) or "no parameters of its own", changed=True)


def _parameter(data: Data) -> Parameter:
    fields: dict[str, Any] = dict(data)
    value = fields.get("value")
    if isinstance(value, str) and value.startswith("=") and fields.get("unit") not in {"choice", "text"}:
        fields |= {"formula": value, "value": fields.get("default", 0.0)}
    fields.setdefault("default", fields.get("value"))
    if "unit" not in fields and isinstance(value, bool):
        fields["unit"] = "flag"
    try:
        return Parameter.model_validate(fields)
    except ValidationError as error:
        raise explained(error, cast("JsonObject", fields), fields=list(Parameter.model_fields)) from None
