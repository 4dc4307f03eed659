"""How variables of the environment are read: what they may be, and what is said where they are something else."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from prompt2mesh.mesh.errors import EnvironmentFaultError, PlaceholderSettingError

# What templates have in place of values that only an operator knows, such as k8s/base/secrets.yaml.
PLACEHOLDER = "CHANGE_ME"
# Variables that this program reads begin so.
_READ = (
    "PROMPT2MESH_", "DATABASE_URL", "JWT_SECRET_KEY", "OIDC_", "RATE_LIMIT_STORAGE_URI", "ANTHROPIC_", "OPENAI_",
    "GOOGLE_", "GEMINI_", "OLLAMA_", "AWS_",
)  # fmt: skip
Choice = TypeVar("Choice", bound=str)


def refuse_placeholders(environment: Mapping[str, str]) -> None:
    """Refuses what nobody has set since it was copied from a template; the values are never quoted.

    Raises:
        PlaceholderSettingError: It names every such variable.
    """
    found = sorted(name for name, value in environment.items() if name.startswith(_READ) and PLACEHOLDER in value)
    if found:
        raise PlaceholderSettingError(
            f"{', '.join(found)} should have a value of your own; the placeholder {PLACEHOLDER}… is there",
            hint="set it where the process gets it from: in Kubernetes, the Secret prompt2mesh-secrets or the "
                 "ConfigMap prompt2mesh-config (k8s/base/README.md)",
        )  # fmt: skip


def read_one_of(environment: Mapping[str, str], name: str, choices: tuple[Choice, ...]) -> Choice:
    """One of the choices; the first by default.

    Raises:
        EnvironmentFaultError: It is none of them.
    """
    text = environment.get(name, "") or choices[0]
    for choice in choices:
        if text == choice:
            return choice
    raise EnvironmentFaultError(f"{name} should be one of {', '.join(choices)}; it is {text!r}")


def read_flag(environment: Mapping[str, str], name: str) -> bool:
    """Yes or no; no by default.

    Raises:
        EnvironmentFaultError: It is neither.
    """
    text = environment.get(name, "").lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"", "0", "false", "no", "off"}:
        return False
    raise EnvironmentFaultError(f"{name} should be yes or no; it is {text!r}")


def read_list(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    """What is separated by commas; nothing by default."""
    return tuple(entry.strip() for entry in environment.get(name, "").split(",") if entry.strip())


def read_positive(environment: Mapping[str, str], name: str, default: float) -> float:
    """A number above 0.

    Raises:
        EnvironmentFaultError: It is none.
    """
    return _number(environment, name, default, fits=lambda value: not value <= 0, wanted="a positive number")


def read_at_least(environment: Mapping[str, str], name: str, default: float, *, low: float) -> float:
    """A finite number that is not below another.

    Raises:
        EnvironmentFaultError: It is none.
    """
    return _number(
        environment, name, default, fits=lambda value: low <= value < float("inf"),
        wanted=f"a number of at least {low:g}",
    )  # fmt: skip


def _number(
    environment: Mapping[str, str], name: str, default: float, *, fits: Callable[[float], bool], wanted: str
) -> float:
    text = environment.get(name, "")
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = -1.0  # which none of them takes
    if not fits(value):
        raise EnvironmentFaultError(f"{name} should be {wanted}; it is {text!r}")
    return value
