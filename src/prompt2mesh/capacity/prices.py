"""The table of prices: read, checked whole, and asked; it says of which day it is and where it is from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from prompt2mesh.capacity.node_types import Arch, NodeType
from prompt2mesh.mesh.errors import InputFileError, OptionError

DEFAULT_FILE = Path(__file__).with_name("prices.json")
OLD_AFTER_DAYS = 365
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(gt=0, lt=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NodeTypeEntry(_Strict):
    """What a type is, wherever it is run."""

    vcpu: Annotated[int, Field(gt=0)]
    memory_gib: Positive
    interfaces: Annotated[int, Field(gt=0)]
    addresses: Annotated[int, Field(gt=1)]
    gpus: Annotated[int, Field(ge=0)] = 0
    arch: Arch = "amd64"


class Tier(_Strict):
    """A price up to a monthly amount; the last has none."""

    up_to_gb: Positive | None = None
    usd_per_gb: Positive


class RegionPrices(_Strict):
    """List prices of a region in US dollars; names say of what they are."""

    name: str
    node_hour: Mapping[str, Positive]
    database_hour: Mapping[str, Positive]
    control_plane_hour: Positive
    ebs_gp3_gb_month: Positive
    database_gb_month: Positive
    s3_gb_month: Positive
    s3_put_thousand: Positive
    s3_get_thousand: Positive
    alb_hour: Positive
    alb_lcu_hour: Positive
    nat_hour: Positive
    nat_gb: Positive
    public_ipv4_hour: Positive
    egress: Annotated[tuple[Tier, ...], Field(min_length=1)]
    cross_zone_gb: Positive
    logs_gb: Positive
    ecr_gb_month: Positive
    secret_month: Positive
    key_month: Positive
    dns_zone_month: Positive

    @model_validator(mode="after")
    def _tiers_rise(self) -> Self:
        bounds = [tier.up_to_gb for tier in self.egress]
        inner = [bound for bound in bounds[:-1] if bound is not None]
        if bounds[-1] is not None or len(inner) != len(bounds) - 1 or inner != sorted(set(inner)):
            raise ValueError("egress: expected tiers with rising up_to_gb, the last without one")
        return self


class PriceTable(_Strict):
    """All of it.

    Attributes:
        as_of: The day the prices were good on.
        source: Where they are from.
        spot_discount: Of the on-demand price, an assumption; `gpu` for types with one.
        node_types: What the types are.
        database_limits: Most instances at a time that a class of database is planned for.
    """

    as_of: date
    currency: Annotated[str, Field(pattern="^USD$")]
    source: Annotated[str, Field(min_length=20)]
    spot_discount: Mapping[str, Share]
    node_types: Mapping[str, NodeTypeEntry]
    database_limits: Mapping[str, Annotated[int, Field(gt=0)]]
    regions: Mapping[str, RegionPrices]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.regions:
            raise ValueError("regions: expected at least one")
        if set(self.spot_discount) != {"cpu", "gpu"}:
            raise ValueError("spot_discount: expected cpu and gpu")
        for region, prices in self.regions.items():
            if unknown := set(prices.node_hour) - set(self.node_types):
                raise ValueError(f"regions.{region}.node_hour: {sorted(unknown)} are not in node_types")
            if set(prices.database_hour) != set(self.database_limits):
                raise ValueError(f"regions.{region}.database_hour: expected the classes of database_limits")
        return self

    def region(self, name: str) -> RegionPrices:
        """The prices of a region.

        Raises:
            OptionError: They are not in the table.
        """
        if name not in self.regions:
            raise OptionError(f"no prices for the region {name!r}", hint="--prices FILE takes a table that has them",
                              suggestions=tuple(self.regions))  # fmt: skip
        return self.regions[name]

    def node_type(self, name: str) -> NodeType:
        """What a type is.

        Raises:
            OptionError: It is not in the table.
        """
        if name not in self.node_types:
            raise OptionError(f"unknown node type {name!r}", suggestions=tuple(self.node_types))
        return NodeType(name=name, **self.node_types[name].model_dump())

    def age_warning(self, today: date) -> str:
        """What to say of the table's age; empty where it is young."""
        days = (today - self.as_of).days
        if days <= OLD_AFTER_DAYS:
            return ""
        return f"the prices are of {self.as_of.isoformat()}, {days} days ago: check them before you rely on the sums"


@dataclass(frozen=True, kw_only=True)
class PriceFile:
    """A table and the name of the file it is from."""

    table: PriceTable
    file: str


def read_prices(path: Path | None = None) -> PriceFile:
    """Reads a table; that of the package without a path.

    Raises:
        InputFileError: It cannot be read, or an entry is missing or not a positive number.
    """
    file = path or DEFAULT_FILE
    try:
        table = PriceTable.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputFileError(f"{file.name}: {where}: {first['msg']}", hint="prices.json shows every entry") from exc
    except (OSError, ValueError) as exc:
        raise InputFileError(f"the table of prices {file} cannot be read: {exc}") from exc
    return PriceFile(table=table, file=file.name)


def tiered_usd(amount_gb: float, tiers: tuple[Tier, ...]) -> float:
    """What an amount costs where each tier has its own price."""
    total, below = 0.0, 0.0
    for tier in tiers:
        top = amount_gb if tier.up_to_gb is None else min(amount_gb, tier.up_to_gb)
        total += max(0.0, top - below) * tier.usd_per_gb
        below = top
    return total
