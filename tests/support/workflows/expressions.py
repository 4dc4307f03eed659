"""The expressions of workflows (`${{ ... }}` and `if:`), as far as ours use them.

Whether an expression is well formed is actionlint's to say; here it gets its value. A
name that nobody gave a value is an error, so that a test cannot pass on a misspelt one.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|(\d+)|([A-Za-z_][\w.-]*)|(&&|\|\||==|!=|[!(),]))")
_PLACE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None}
_OPEN_NAMES = ("steps.",)  # GitHub gives nothing for the output of a step that did not run


def interpolate(text: str, context: Mapping[str, Any]) -> str:
    """The text with the value of each `${{ ... }}` in its place."""
    return _PLACE.sub(lambda match: _shown(evaluate(match[1], context)), text)


def evaluate(expression: str, context: Mapping[str, Any]) -> Any:
    """The value of an expression. A context's key is a name (`vars.DOMAIN`) or a function (`failure()`).

    Raises:
        KeyError: The context has no such name.
        ValueError: The expression is of a form that no workflow of ours has.
    """
    reader = _Reader(expression, context)
    value = reader.either()
    if reader.tokens:
        raise ValueError(f"cannot read {expression!r} from {reader.tokens[0]!r} on")
    return value


def _shown(value: Any) -> str:
    return json.dumps(value) if isinstance(value, bool) else "" if value is None else str(value)


class _Reader:
    def __init__(self, expression: str, context: Mapping[str, Any]) -> None:
        self._context = context
        self.tokens: list[str] = []
        position = 0
        text = expression.strip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if not match:
                raise ValueError(f"cannot read {expression!r} from {text[position:]!r} on")
            self.tokens.append(match[0].strip())
            position = match.end()

    def either(self) -> Any:
        value = self._both()
        while self._take("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Any:
        value = self._equal()
        while self._take("&&"):
            other = self._equal()
            value = value and other
        return value

    def _equal(self) -> Any:
        value = self._one()
        if self._take("=="):
            return value == self._one()
        if self._take("!="):
            return value != self._one()
        return value

    def _one(self) -> Any:
        if self._take("!"):
            return not self._one()
        if self._take("("):
            value = self.either()
            self._expect(")")
            return value
        token = self.tokens.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if token.isdigit():
            return int(token)
        if self._take("("):
            return self._called(token)
        if token in _WORDS:
            return _WORDS[token]
        if token.startswith(_OPEN_NAMES):
            return self._context.get(token, "")
        return self._context[token]

    def _called(self, name: str) -> Any:
        arguments: list[Any] = []
        while not self._take(")"):
            arguments.append(self.either())
            self._take(",")
        match name, arguments:
            case "contains", [whole, part]:
                return part in whole
            case "startsWith", [whole, part]:
                return str(whole).startswith(part)
            case "fromJSON", [text]:
                return json.loads(text)
            case _, []:
                return self._context[f"{name}()"]
            case _:
                raise ValueError(f"no workflow of ours calls {name} with {arguments}")

    def _take(self, token: str) -> bool:
        if self.tokens and self.tokens[0] == token:
            self.tokens.pop(0)
            return True
        return False

    def _expect(self, token: str) -> None:
        if not self._take(token):
            raise ValueError(f"{token!r} expected before {self.tokens}")
