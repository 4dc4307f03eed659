"""The reference page of the command line, from the commands themselves."""

import enum
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_KINDS: dict[type, str] = {str: "text", int: "whole number", float: "number", Path: "path"}


def cli_page() -> str:
    """Every command with its arguments and options."""
    main = importlib.import_module("prompt2mesh.cli.main")
    typer_main = importlib.import_module("typer.main")
    return page_of(typer_main.get_command(main.app), "prompt2mesh")


def page_of(command: Any, name: str) -> str:
    """The page of a click command and of those below it."""
    lines = ["# The command line", "", _text(command.help), "", _text(command.epilog), ""]
    for path, inner in _commands(command, name):
        lines += _command(path, inner, top=inner is command)
    return "\n".join(lines).rstrip() + "\n"


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    inner: dict[str, Any] = getattr(command, "commands", {})
    if not inner or any(parameter.name != "help" for parameter in command.params):
        yield path, command
    for name, child in inner.items():
        if not child.hidden:
            yield from _commands(child, f"{path} {name}")


def _command(path: str, command: Any, *, top: bool) -> list[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden and p.name != "help"]
    usage = " ".join([path, *[_argument(p) for p in arguments], *(["[OPTIONS]"] if options else [])])
    lines = [f"## {path}", "", "```", usage, "```", ""]
    if not top:  # what the command as a whole does stands at the top of the page
        lines += [_text(command.help), ""]
    if arguments:
        lines += [f"- `{str(p.name).upper()}`: {_text(p.help)}" for p in arguments]
        lines.append("")
    if options:
        lines += ["| option | value | default | what it does |", "|---|---|---|---|"]
        lines += [_option(option) for option in options]
        lines.append("")
    return lines


def _argument(parameter: Any) -> str:
    name = str(parameter.name).upper() + ("..." if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts])
    default = parameter.default.value if isinstance(parameter.default, enum.Enum) else parameter.default
    shown = "" if default is None or isinstance(default, bool) or not parameter.show_default else f"`{default}`"
    return f"| {names} | {_value(parameter)} | {shown} | {_text(parameter.help)} |"


def _value(parameter: Any) -> str:
    """What may follow an option, from the annotation of the function's parameter."""
    if parameter.is_flag:
        return ""
    kind: type[Any] = parameter.type_descriptor.annotation
    if issubclass(kind, enum.Enum):
        return ", ".join(f"`{member.value}`" for member in kind)
    limits = [f"≥ {parameter.min:.10g}"] if parameter.min is not None else []
    limits += [f"≤ {parameter.max:.10g}"] if parameter.max is not None else []
    return _KINDS.get(kind, kind.__name__) + (f" ({', '.join(limits)})" if limits else "")


def _text(text: str | None) -> str:
    return " ".join(inspect.cleandoc(text or "").split()).replace("|", "\\|")
