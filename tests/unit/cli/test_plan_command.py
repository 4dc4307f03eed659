import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prompt2mesh.capacity.bill import PARTS
from prompt2mesh.capacity.prices import DEFAULT_FILE
from prompt2mesh.cli.main import app
from tests.unit.cli.test_core_install import run as run_core

RUNNER = CliRunner()


def planned(*arguments: str) -> dict[str, object]:
    done = RUNNER.invoke(app, ["plan", *arguments, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_plan_in_words_says_what_it_stands_on() -> None:
    done = RUNNER.invoke(app, ["plan", "--users", "50", "--hours", "10"])
    assert done.exit_code == 0, done.output
    for text in ("50 × 10 h a month", "m7i.large", "c7i.2xlarge", "wait for a click", "p99", "warm hits", "together",
                 "prices of 20", "check them", "benchmarks/results/instances.json", "for an hour of work"):  # fmt: skip
        assert text in done.stdout


def test_json_has_every_part() -> None:
    plan = planned("--users", "200", "--regions", "us-east-1,eu-central-1", "--profile", "gpu", "--seed", "4")
    assert list(plan["cost"]["parts"]) == list(PARTS)  # type: ignore[index]
    assert plan["nodes"][1]["purpose"] == "gpu"  # type: ignore[index]
    assert plan["waiting"]["p50_s"] > 0  # type: ignore[index]
    assert plan["prices"]["as_of"].startswith("20")  # type: ignore[index]


def test_each_number_is_explained() -> None:
    done = RUNNER.invoke(app, ["plan", "--users", "30", "--explain"])
    assert done.exit_code == 0, done.output
    for text in ("instances on a c7i.2xlarge", "users of a cell at most", "nodes_spot:", "assumed: packing", "730 h"):
        assert text in done.stdout


def test_other_prices_make_another_bill_and_an_old_table_is_warned_about(tmp_path: Path) -> None:
    table = json.loads(DEFAULT_FILE.read_text(encoding="utf-8"))
    table["as_of"] = "2020-01-01"
    table["regions"]["us-east-1"]["control_plane_hour"] = 10.0
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    plan = planned("--users", "0", "--prices", str(file))
    assert plan["cost"]["parts"]["control_plane"] == 7300.0  # type: ignore[index]
    assert "2020-01-01" in plan["warnings"][0]  # type: ignore[index]
    done = RUNNER.invoke(app, ["plan", "--users", "0", "--prices", str(file)])
    assert "check them before" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--region", "nowhere-1"], "nowhere-1"),
        (["--region", "us-east-1", "--regions", "eu-central-1"], "exclude each other"),
        (["--regions", "us-east-1,us-east-1"], "different regions"),
        (["--node-type", "m7g.large"], "amd64 only"),
        (["--node-type", "c7i.2xlarge", "--profile", "gpu"], "holds no instance"),
        (["--node-type", "g6.xlarge", "--region", "ap-southeast-1"], "no price for g6.xlarge"),
        (["--llm", "anthropic:no-such-model"], "price"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_reason(arguments: list[str], said: str) -> None:
    done = RUNNER.invoke(app, ["plan", "--users", "5", *arguments])
    assert done.exit_code == 2, done.output
    assert said in done.stderr


def test_it_stands_on_the_core_install() -> None:
    done = run_core("plan", "--users", "3", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["asked"]["users"] == 3


def test_a_million_people_take_seconds_and_many_cells() -> None:
    plan = planned("--users", "1000000", "--regions", "us-east-1,eu-central-1,ap-southeast-1")
    assert plan["cells"]["count"] > 10  # type: ignore[index]
    assert plan["concurrency"]["peak"] > 50_000  # type: ignore[index]
