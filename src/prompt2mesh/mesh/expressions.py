"""Safe arithmetic expressions over parameters, such as `=max(0.1, width / 2)`.

A hand-written program may say a number as such a string; it is worked out when
the document is loaded, so builders only ever see numbers. Every value is a
float of bounded size, so no expression can be used to exhaust time or memory.
Knows nothing of documents; `mesh.document` finds the expressions in one.
"""

import ast
import math
import operator
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeGuard

from prompt2mesh.mesh.errors import ExpressionError

MAX_LENGTH = 200
MAX_DEPTH = 32
MAX_RESULT = 1e6
# Wider than the result, so that "=width * 1000 * 1000 / 1000000" works.
_MAX_INTERMEDIATE = 1e12
_MAX_EXPONENT = 64

_CONSTANTS: Mapping[str, float] = {"pi": math.pi}


def _divide(left: float, right: float) -> float:
    return left / right


_BINARY: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divide,
    ast.Mod: operator.mod,
}
_UNARY: Mapping[type[ast.unaryop], Callable[[float], float]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
    ast.Not: lambda value: float(not value),
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _tan(degrees: float) -> float:
    return math.tan(math.radians(degrees))


# Name → function, fewest and most arguments. Angles are in degrees, as everywhere in a program.
_FUNCTIONS: Mapping[str, tuple[Callable[..., Any], int, int]] = {
    "min": (min, 2, 16),
    "max": (max, 2, 16),
    "abs": (abs, 1, 1),
    "sqrt": (math.sqrt, 1, 1),
    "sin": (_sin, 1, 1),
    "cos": (_cos, 1, 1),
    "tan": (_tan, 1, 1),
    "floor": (math.floor, 1, 1),
    "ceil": (math.ceil, 1, 1),
    "round": (round, 1, 1),
    "clamp": (_clamp, 3, 3),
}
FUNCTION_NAMES = tuple(_FUNCTIONS)


def is_expression(value: object) -> TypeGuard[str]:
    """Whether a value of a document is an expression: a string that begins with `=`."""
    return isinstance(value, str) and value.startswith("=")


def evaluate(expression: str, values: Mapping[str, float], *, path: str = "") -> float:
    """The value of an expression.

    Args:
        expression: Arithmetic, with or without the leading `=`. It may use `+ - * / % **`, comparisons,
            `and`, `or`, `not`, `a if b else c`, the constant `pi` and the functions min, max, abs, sqrt,
            sin, cos, tan (of degrees), floor, ceil, round and clamp(value, low, high).
        values: The parameters it may name.
        path: Where it stands in the document, for the error.

    Returns:
        A finite number of at most ±1e6.

    Raises:
        ExpressionError: It is not such an expression, names something unknown (also where it is not
            worked out, as in the branch that is not taken), or has no such value.
    """
    try:
        tree, names = _parse(expression)
        if unknown := names - values.keys():
            raise _unknown(min(unknown), values)
        result = _value(tree, values)
    except ExpressionError as error:
        raise ExpressionError(f"{error.message} in {expression!r:.220}", path=path) from None
    except (ArithmeticError, ValueError) as error:
        raise ExpressionError(f"{error} in {expression!r:.220}", path=path) from error
    if abs(result) > MAX_RESULT:
        raise ExpressionError(f"the value is within ±{MAX_RESULT:g}; {expression!r} gives {result:g}", path=path)
    return result


def names_in(expression: str, *, path: str = "") -> set[str]:
    """The parameters that an expression names.

    Raises:
        ExpressionError: It is not an expression.
    """
    try:
        return set(_parse(expression)[1])
    except ExpressionError as error:
        raise ExpressionError(f"{error.message} in {expression!r:.220}", path=path) from None


def resolve(parameters: Mapping[str, float | str], *, paths: Mapping[str, str] | None = None) -> dict[str, float]:
    """The numbers of parameters that may be expressions of each other.

    Args:
        parameters: Name → number or expression.
        paths: Name → where it stands in the document, for errors.

    Raises:
        ExpressionError: One cannot be evaluated, or they depend on each other in a circle.
    """
    where = paths or {}
    formulas = {name: value for name, value in parameters.items() if isinstance(value, str)}
    needs = {name: names_in(text, path=where.get(name, name)) for name, text in formulas.items()}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1]
        shown = " → ".join(circle[:10])
        raise ExpressionError(
            f"parameters depend on each other in a circle: {shown}", path=where.get(circle[0], circle[0])
        ) from None
    values = {name: float(value) for name, value in parameters.items() if not isinstance(value, str)}
    for name in order:
        if name in formulas:
            values[name] = evaluate(formulas[name], values, path=where.get(name, name))
    return values


@lru_cache(maxsize=4096)
def _parse(expression: str) -> tuple[ast.expr, frozenset[str]]:
    """The tree, all of which is arithmetic, and the parameters that it names."""
    text = expression.removeprefix("=").strip()
    if not text:
        raise ExpressionError("an expression is needed after '='")
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"an expression has at most {MAX_LENGTH} characters; this one has {len(text)}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "1or 2" is a typing error, not a matter for the terminal
            tree = ast.parse(text, mode="eval").body
    except (SyntaxError, SyntaxWarning, DeprecationWarning, ValueError, RecursionError, MemoryError):
        raise ExpressionError("this is not arithmetic") from None
    _check_depth(tree)
    return tree, frozenset(_names(tree) - _CONSTANTS.keys())


def _check_depth(tree: ast.expr) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    raise ExpressionError(f"an expression is nested at most {MAX_DEPTH} deep")


def _dotted(node: ast.expr) -> str | None:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=inner, attr=name):
            prefix = _dotted(inner)
            return None if prefix is None else f"{prefix}.{name}"
        case _:
            return None


def _names(node: ast.expr) -> set[str]:
    """The names in a tree; on the way, everything in it must be arithmetic, also what is never worked out."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return set()
        case ast.Name() | ast.Attribute():
            name = _dotted(node)
            if name is not None:
                return {name}
        case ast.BinOp(left=left, op=op, right=right) if isinstance(op, ast.Pow) or type(op) in _BINARY:
            return _names(left) | _names(right)
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _UNARY:
            return _names(operand)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _names(test) | _names(body) | _names(orelse)
        case ast.BoolOp(values=operands):
            return set[str]().union(*map(_names, operands))
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            if any(type(op) not in _COMPARE for op in ops):
                raise ExpressionError("numbers are compared with < <= > >= == !=")
            return _names(left).union(*map(_names, comparators))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            _check_call(name, len(arguments))
            return set[str]().union(*map(_names, arguments))
        case _:
            pass
    raise ExpressionError("only numbers, parameters, arithmetic and the known functions are allowed")


def _check_call(name: str, given: int) -> None:
    if name not in _FUNCTIONS:
        raise ExpressionError(f"there is no function {name!r} (known: {', '.join(sorted(_FUNCTIONS))})")
    _, fewest, most = _FUNCTIONS[name]
    if not fewest <= given <= most:
        wanted = str(fewest) if fewest == most else f"{fewest} to {most}"
        raise ExpressionError(f"{name} takes {wanted} arguments; got {given}")


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    """The value of a tree that `_names` has been through."""
    match node:
        case ast.Constant(value=int() | float() as number):
            result = float(number)
        case ast.Name() | ast.Attribute():
            name = _dotted(node) or ""
            result = values[name] if name in values else _CONSTANTS[name]
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            result = _power(_value(left, values), _value(right, values))
        case ast.BinOp(left=left, op=op, right=right):
            result = _BINARY[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(op=op, operand=operand):
            result = _UNARY[type(op)](_value(operand, values))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            result = _value(body if _value(test, values) else orelse, values)
        case ast.BoolOp(op=op, values=operands):
            quantifier = all if isinstance(op, ast.And) else any
            result = float(quantifier(_value(operand, values) for operand in operands))
        case ast.Compare():
            result = _comparison(node, values)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            result = float(_FUNCTIONS[name][0](*(_value(argument, values) for argument in arguments)))
        case _:
            raise AssertionError(f"{type(node).__name__} is no arithmetic, and was let through")
    if not abs(result) <= _MAX_INTERMEDIATE:  # also false for NaN
        raise ExpressionError("a value grows too large")
    return result


def _unknown(name: str, values: Mapping[str, float]) -> ExpressionError:
    known = ", ".join(sorted(values)[:20]) or "none"
    return ExpressionError(f"there is no number parameter {name!r:.80} (known: {known})")


def _power(base: float, exponent: float) -> float:
    if abs(exponent) > _MAX_EXPONENT:
        raise ExpressionError(f"an exponent is within ±{_MAX_EXPONENT}")
    if base < 0 and not exponent.is_integer():
        raise ExpressionError("a negative number has no real broken power")
    return base**exponent


def _comparison(node: ast.Compare, values: Mapping[str, float]) -> float:
    left = _value(node.left, values)
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        right = _value(comparator, values)
        if not _COMPARE[type(op)](left, right):
            return 0.0
        left = right
    return 1.0
