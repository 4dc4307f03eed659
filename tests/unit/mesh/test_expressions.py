"""Expressions agree with Python on arithmetic, and refuse everything else quickly."""

import math
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import ExpressionError
from prompt2mesh.mesh.expressions import MAX_RESULT, evaluate, names_in, resolve

VALUES = {"a": 2.5, "b": -3.0, "leg.height": 0.7}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("=1 + 2 * 3", 7.0),
        ("=leg.height - 0.02", 0.68),
        ("=-a ** 2", -6.25),
        ("=max(0.1, a / 2)", 1.25),
        ("=clamp(b, -1, 1)", -1.0),
        ("=sin(30)", 0.5),
        ("=cos(60) + tan(45)", 1.5),
        ("=sqrt(a * a)", 2.5),
        ("=a if a > b else b", 2.5),
        ("=1 if 0 < a < 2 else 5", 5.0),
        ("=1 if a > 0 and not b > 0 else 0", 1.0),
        ("=1 if b > 0 or a > 9 else 0", 0.0),
        ("=floor(2.7) + ceil(2.1) + round(2.6)", 8.0),
        ("=7 % 4", 3.0),
        ("=2 * pi", 2 * math.pi),
        ("=abs(b)", 3.0),
        ("=(a <= 2.5) + (a >= 2.5) + (a == 2.5) + (a != 2.5)", 3.0),
    ],
)
def test_value_of_expression(expression: str, expected: float) -> None:
    assert evaluate(expression, VALUES) == pytest.approx(expected, abs=1e-12)


NUMBERS = st.floats(-50, 50, allow_nan=False).map(lambda x: f"({x:.4f})")
ARITHMETIC = st.recursive(
    NUMBERS | st.sampled_from(["a", "b"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "%", "<", ">="]), inner).map(
            lambda t: f"({' '.join(t)})"
        ),
        inner.map(lambda x: f"(-{x})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} else {t[2]})"),
        st.tuples(inner, inner).map(lambda t: f"min({t[0]}, {t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"max({t[0]}, abs({t[1]}))"),
    ),
    max_leaves=8,
)


@given(ARITHMETIC)
def test_agrees_with_python(text: str) -> None:
    assume(len(text) <= 200)
    names = {"a": VALUES["a"], "b": VALUES["b"], "min": min, "max": max, "abs": abs}
    try:
        expected = float(eval(text, {"__builtins__": {}}, names))  # noqa: S307 - the reference
    except ZeroDivisionError:
        with pytest.raises(ExpressionError):
            evaluate(text, VALUES)
        return
    assume(abs(expected) <= MAX_RESULT)
    try:
        assert evaluate(text, VALUES) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    except ExpressionError as error:
        assert "too large" in error.message  # an intermediate value went beyond the bound


@pytest.mark.parametrize(
    "expression",
    [
        "=",
        "=  ",
        "=1 +",
        "=nothing",
        "=a.b.c",
        "=9**9**9",
        "=10 ** 64 * 10 ** 64",
        "=(-8) ** (1 / 3)",
        "=1 / 0",
        "=1 % 0",
        "=0 ** -1",
        "=sqrt(-1)",
        "=1e400",
        "=1e7",
        "=1e300 * 1e300 - 1e300 * 1e300",
        "=__import__('os')",
        "=().__class__",
        "=a.__class__",
        "=[a for a in (1,)]",
        "=lambda: 1",
        "=(a := 3)",
        "='x' * 9",
        "=True",
        "=None",
        "=1 is 1",
        "=1or 2",
        "=a[0]",
        "=f'{a}'",
        "=min(1)",
        "=min(*a)",
        "=min(1, key=2)",
        "=clamp(1, 2)",
        "=eval(1, 2)",
        "=(1).bit_length()",
        "=1 in (1, 2)",
        "=await a",
        "=1j",
        "=\x00",
        "=" + "(" * 150,
        "=" + "-" * 199 + "1",
        "=" + "1+" * 120 + "1",
        "=~1",
        "=1 << 99",
        "=1 // 1",
        "=a if a > b else nothing",
        "=a or nothing",
        "=a < b < nothing",
        "=a if a > b else eval(1)",
        "=a if a > b else min(1)",
        "=a if a > b else a[0]",
        "=a or 1 in 2",
        "=a and (1 << 2 or a)",
    ],
)
def test_refuses(expression: str) -> None:
    started = time.process_time()
    with pytest.raises(ExpressionError) as caught:
        evaluate(expression, VALUES, path="parts[0].shape.radius")
    assert caught.value.message.startswith("parts[0].shape.radius: ")
    assert time.process_time() - started < 0.5


@given(st.text(max_size=220))
def test_any_text_is_a_bounded_number_or_refused(text: str) -> None:
    try:
        result = evaluate(f"={text}", VALUES)
    except ExpressionError:
        return
    assert math.isfinite(result)
    assert abs(result) <= MAX_RESULT


def test_names_in_expression() -> None:
    assert names_in("=max(seat.height, a) * pi + (b if c > 1 else 0)") == {"seat.height", "a", "b", "c"}


def test_parameters_may_depend_on_parameters_in_any_order() -> None:
    found = resolve({"c": "=a + b", "b": "=a * 2", "a": 1.5})
    assert found == {"a": 1.5, "b": 3.0, "c": 4.5}


def test_circle_of_parameters_is_named() -> None:
    with pytest.raises(ExpressionError, match=r"in a circle: .*a.*") as caught:
        resolve({"a": "=b", "b": "=c", "c": "=a"}, paths={n: f"parameters[{n}]" for n in "abc"})
    assert caught.value.path.startswith("parameters[")


def test_parameter_may_not_depend_on_itself() -> None:
    with pytest.raises(ExpressionError, match="circle"):
        resolve({"a": "=a + 1"})


def test_doubling_chain_is_worked_out_once_each() -> None:
    chain: dict[str, float | str] = {"p0": 1e-9}
    chain |= {f"p{i}": f"=(p{i - 1} + p{i - 1}) / 2 + (p{i - 1} - p{i - 1})" for i in range(1, 2000)}
    started = time.process_time()
    assert resolve(chain)["p1999"] == pytest.approx(1e-9)
    assert time.process_time() - started < 2


def test_growing_chain_is_stopped() -> None:
    chain: dict[str, float | str] = {"p0": 2.0, **{f"p{i}": f"=p{i - 1} * p{i - 1}" for i in range(1, 100)}}
    with pytest.raises(ExpressionError, match="1e"):
        resolve(chain)
