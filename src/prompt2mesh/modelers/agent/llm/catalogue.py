"""What is known of models: addresses, limits and prices (`models.toml`, `prices.toml`).

Reads only the files beside it, once. Knows no SDK, so that it may be asked where none is installed.
"""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from prompt2mesh.studio.ports.agent import ModelChoice, Provider

_MILLION = 1_000_000
# Bedrock names a place and a maker before the model: `eu.anthropic.claude-sonnet-5-5-v1:0`.
_PLACES = ("us", "us-gov", "eu", "apac", "global", "au", "jp", "ca", "in")


@dataclass(frozen=True, kw_only=True)
class Rates:
    """US dollars for a million tokens."""

    input: float
    output: float
    cache_read: float
    cache_write: float


@dataclass(frozen=True, kw_only=True)
class Price:
    """What a model costs.

    Attributes:
        above: From how many tokens read in one call `long` holds instead; None where it makes no difference.
    """

    rates: Rates
    above: int | None = None
    long: Rates | None = None

    def cost_usd(
        self, *, input_tokens: int, output_tokens: int, cached_tokens: int = 0, cache_written_tokens: int = 0
    ) -> float:
        """What one call cost.

        Args:
            input_tokens: All that was read, the two below among it.
            output_tokens: All that was written.
            cached_tokens: What came from the provider's cache.
            cache_written_tokens: What was put into it.
        """
        rates = self.rates
        if self.above is not None and self.long is not None and input_tokens > self.above:
            rates = self.long
        fresh = max(0, input_tokens - cached_tokens - cache_written_tokens)
        total = (
            fresh * rates.input + cached_tokens * rates.cache_read
            + cache_written_tokens * rates.cache_write + output_tokens * rates.output
        )  # fmt: skip
        return total / _MILLION


FREE = Price(rates=Rates(input=0.0, output=0.0, cache_read=0.0, cache_write=0.0))


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What a model can do, as far as it is known; None: not known.

    Attributes:
        thinks: It thinks before it answers, and what it thinks counts as output.
        sees: It can be shown pictures.
        max_output_tokens: Most that it writes in one answer.
    """

    thinks: bool = False
    sees: bool | None = None
    max_output_tokens: int | None = None


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


def default_base_url(provider: Provider) -> str:
    """The provider's own address; empty for Bedrock, whose address is made from a region."""
    return str(_file("models.toml")["provider"][provider]["base_url"])


def package_of(provider: Provider) -> str:
    """The import name of the package that speaks to it."""
    return str(_file("models.toml")["provider"][provider]["package"])


def prices_as_of() -> date:
    """The day on which the prices were looked up."""
    day = _file("prices.toml")["as_of"]
    assert isinstance(day, date)
    return day


def bare_name(choice: ModelChoice) -> str:
    """The model's name as its maker writes it: `claude-sonnet-5-5` of `eu.anthropic.claude-sonnet-5-5-v1:0`."""
    name = choice.model.lower().removeprefix("models/").rpartition("/")[2]
    if choice.provider != "bedrock":
        return name
    parts = name.split(".")
    if parts[0] in _PLACES:
        parts = parts[1:]
    return ".".join(parts[1:]) if len(parts) > 1 else name


def traits_of(choice: ModelChoice) -> Traits:
    """What is known of a model without asking anybody."""
    name = bare_name(choice)
    for entry in _file("models.toml")["model"]:
        if any(fnmatchcase(name, pattern) for pattern in entry["names"]):
            return Traits(thinks=bool(entry.get("thinks", False)), sees=entry.get("sees"),
                          max_output_tokens=entry.get("max_output_tokens"))  # fmt: skip
    return Traits()


def family_of(choice: ModelChoice) -> str:
    """The family of a model that is in the files here, such as `claude-sonnet-5-5`; `other` for all that are not."""
    name = bare_name(choice)
    for entry in (*_file("prices.toml")["price"], *_file("models.toml")["model"]):
        for pattern in entry["names"]:
            if fnmatchcase(name, pattern):
                return str(pattern).rstrip("*").rstrip("-.:")
    return "other"


def price_of(choice: ModelChoice, *, on: date | None = None) -> Price | None:
    """What a model costs; None where it is not known.

    Args:
        choice: The model. One on a machine of one's own (Ollama) is free, one of Ollama's cloud is not known.
        on: The day of the call; today without it.
    """
    if choice.provider == "ollama":
        return None if choice.model.endswith("cloud") else FREE
    day = on or datetime.now(UTC).date()
    name = bare_name(choice)
    for entry in _file("prices.toml")["price"]:
        if day <= entry.get("until", date.max) and any(fnmatchcase(name, pattern) for pattern in entry["names"]):
            long = entry.get("long")
            return Price(rates=_rates(entry), above=entry.get("above"), long=None if long is None else _rates(long))
    return None


def _rates(entry: dict[str, Any]) -> Rates:
    read = float(entry["input"])
    return Rates(input=read, output=float(entry["output"]), cache_read=float(entry.get("cache_read", read)),
                 cache_write=float(entry.get("cache_write", read)))  # fmt: skip
