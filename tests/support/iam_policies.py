"""Whether a policy of AWS allows a request, as far as our policies go; an operator that is not known here fails the test."""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

_Request = Mapping[str, str]


def allows(
    document: Mapping[str, Any], action: str, resource: str = "", *, context: _Request | None = None, by: str = ""
) -> bool:
    """Whether a policy allows it: a statement that allows it holds, and none that denies it.

    Args:
        document: The policy, of a role, a resource or a role's trust.
        action: Such as `s3:GetObject`.
        resource: Its ARN; statements of a trust policy name none.
        context: The condition keys of the request; a key that is absent is absent.
        by: Who asks, as the policy's principals are written; the policies of roles name none.
    """
    holding = [
        statement["Effect"] for statement in _list(document["Statement"])
        if _matches(statement["Action"], action, lower=True)
        and ("Resource" not in statement or _matches(statement["Resource"], resource))
        and ("Principal" not in statement or _is_principal(statement["Principal"], by))
        and _conditions_hold(statement.get("Condition", {}), context or {})
    ]  # fmt: skip
    return "Allow" in holding and "Deny" not in holding


def denies(document: Mapping[str, Any], action: str, resource: str, *, context: _Request) -> bool:
    """Whether a policy forbids it, whoever else allows it."""
    inverse = {
        "Statement": [
            {**statement, "Effect": "Allow"} for statement in document["Statement"] if statement["Effect"] == "Deny"
        ]
    }
    return allows(inverse, action, resource, context=context, by="*")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _matches(patterns: Any, text: str, *, lower: bool = False) -> bool:
    return any(
        fnmatchcase(text.lower() if lower else text, str(pattern).lower() if lower else str(pattern))
        for pattern in _list(patterns)
    )


def _is_principal(principal: Any, by: str) -> bool:
    return principal == "*" or any(by in _list(names) for names in principal.values())


def _conditions_hold(conditions: Mapping[str, Mapping[str, Any]], context: _Request) -> bool:
    return all(
        _holds(operator, context.get(key), _list(wanted))
        for operator, keys in conditions.items()
        for key, wanted in keys.items()
    )


def _holds(operator: str, found: str | None, wanted: list[Any]) -> bool:
    if found is None:
        return operator.endswith("IfExists")
    compare: dict[str, Callable[[str, str], bool]] = {
        "StringEquals": str.__eq__, "StringLike": fnmatchcase, "ArnLike": fnmatchcase, "Bool": str.__eq__,
        "NumericLessThan": lambda one, other: float(one) < float(other),
    }  # fmt: skip
    return any(compare[operator.removesuffix("IfExists")](found, str(value)) for value in wanted)
