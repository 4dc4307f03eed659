import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from prompt2mesh.capacity.plan import SYSTEM_NODE, USUAL_NODE
from prompt2mesh.capacity.prices import DEFAULT_FILE, Tier, read_prices, tiered_usd
from prompt2mesh.mesh.errors import InputFileError, OptionError

TABLE = json.loads(DEFAULT_FILE.read_text(encoding="utf-8"))


def written(tmp_path: Path, table: object) -> Path:
    path = tmp_path / "prices.json"
    path.write_text(json.dumps(table), encoding="utf-8")
    return path


def test_the_table_is_whole_and_names_its_day_and_source() -> None:
    table = read_prices().table
    assert {"us-east-1", "eu-central-1", "ap-southeast-1"} <= set(table.regions)
    assert "AWS" in table.source
    assert date(2026, 1, 1) <= table.as_of <= date.today()  # noqa: DTZ011 - the day of whoever runs it
    for prices in table.regions.values():
        assert {SYSTEM_NODE, *USUAL_NODE.values()} <= set(prices.node_hour)
        by_size = sorted(table.database_limits, key=lambda name: table.database_limits[name])
        dollars = [prices.database_hour[name] for name in by_size]
        assert dollars == sorted(dollars)  # or more people could cost less


def _leaves(value: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in _leaves(inner, (*path, key))]
    return [path] if isinstance(value, int | float) else []


@pytest.mark.parametrize("wrong", [0, -1, "free", None, float("nan")])
def test_every_price_must_be_a_positive_number(wrong: object, tmp_path: Path) -> None:
    for path in _leaves(TABLE["regions"]["us-east-1"]):
        table = json.loads(json.dumps(TABLE))
        place = table["regions"]["us-east-1"]
        for name in path[:-1]:
            place = place[name]
        place[path[-1]] = wrong
        with pytest.raises(InputFileError, match=r"regions\.us-east-1\."):
            read_prices(written(tmp_path, table))


def test_an_entry_that_is_missing_or_unknown_is_named(tmp_path: Path) -> None:
    for name in TABLE["regions"]["eu-central-1"]:
        table = json.loads(json.dumps(TABLE))
        del table["regions"]["eu-central-1"][name]
        with pytest.raises(InputFileError, match=f"regions.eu-central-1.{name}: Field required"):
            read_prices(written(tmp_path, table))
    table = json.loads(json.dumps(TABLE))
    table["regions"]["eu-central-1"]["node_hour"]["x9.huge"] = 1.0
    with pytest.raises(InputFileError, match=r"x9\.huge"):
        read_prices(written(tmp_path, table))
    with pytest.raises(InputFileError, match="cannot be read"):
        read_prices(tmp_path / "nowhere.json")


def test_a_table_older_than_a_year_is_warned_about() -> None:
    table = read_prices().table
    assert table.age_warning(table.as_of + timedelta(days=365)) == ""
    assert "check them" in table.age_warning(table.as_of + timedelta(days=366))


def test_a_region_or_type_without_prices_is_refused_with_those_there_are() -> None:
    table = read_prices().table
    with pytest.raises(OptionError, match="mars-north-1") as caught:
        table.region("mars-north-1")
    assert "us-east-1" in caught.value.suggestions
    with pytest.raises(OptionError, match=r"x9\.huge"):
        table.node_type("x9.huge")


def test_bytes_fill_one_tier_after_the_other() -> None:
    tiers = (Tier(up_to_gb=10, usd_per_gb=0.09), Tier(up_to_gb=50, usd_per_gb=0.08), Tier(usd_per_gb=0.05))
    assert tiered_usd(0, tiers) == 0
    assert tiered_usd(10, tiers) == pytest.approx(0.9)
    assert tiered_usd(60, tiers) == pytest.approx(0.9 + 40 * 0.08 + 10 * 0.05)
