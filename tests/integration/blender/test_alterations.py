"""Broken, bitten, cut, snowed on, molten: what is left is closed, and the change can be measured."""

from collections.abc import Callable
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.program import Alteration, Part
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Sphere
from tests.support.scenes import Scene

pytestmark = pytest.mark.blender

Measure = Callable[..., GeometryReport]
JAR = Lathe(
    profile=[(0, 0), (0.05, 0), (0.06, 0.1), (0.04, 0.16), (0.036, 0.16), (0.055, 0.1), (0.045, 0.006), (0, 0.006)]
)


def altered(kind: str, shape: object) -> Part:
    return Part.model_validate({
        "name": "thing", "shape": shape, "material": "porcelain", "alterations": [Alteration.model_validate({"kind": kind})],
    })  # fmt: skip


def plain(shape: object) -> Part:
    return Part.model_validate({"name": "thing", "shape": shape, "material": "porcelain"})


@pytest.mark.parametrize("kind", ["broken", "chipped", "bitten", "torn", "halved"])
def test_what_is_taken_off_is_missing_and_the_rest_is_closed(measure: Measure, kind: str) -> None:
    ball = Sphere(radius=0.1)
    whole, rest = measure(plain(ball)), measure(altered(kind, ball))
    thing = next(part for part in rest.parts if part.path == "thing")
    assert rest.watertight
    assert 0.3 * whole.volume_m3 < thing.volume_m3 < 0.999 * whole.volume_m3


def test_shards_are_what_was_broken_off_and_lie_on_the_ground(measure: Measure) -> None:
    whole, rest = measure(plain(JAR)), measure(altered("broken", JAR))
    shards = [part for part in rest.parts if "shard" in part.path]
    assert len(shards) >= 3
    assert rest.volume_m3 == pytest.approx(whole.volume_m3, rel=0.02)
    assert rest.floating == []
    assert rest.lowest_m[2] == pytest.approx(0.0, abs=1e-4)


def test_two_halves_hold_what_the_whole_held(measure: Measure) -> None:
    ball = Sphere(radius=0.1)
    whole, halves = measure(plain(ball)), measure(altered("halved", ball))
    assert halves.volume_m3 == pytest.approx(whole.volume_m3, rel=0.01)
    assert halves.size_m[0] > 1.5 * whole.size_m[0]


def test_snow_lies_on_top_only(measure: Measure) -> None:
    post = Cylinder(radius=0.2, height=1.0)
    bare, snowy = measure(plain(post)), measure(altered("snowy", post))
    snow = [part for part in snowy.parts if part.material == "snow"]
    assert snow
    assert snowy.highest_m[2] > bare.highest_m[2]
    assert snowy.lowest_m[2] == pytest.approx(0.0, abs=1e-6)
    assert snowy.size_m[0] == pytest.approx(bare.size_m[0], rel=1e-3)
    assert snowy.watertight


@pytest.mark.parametrize(
    "kind", ["dented", "crumpled", "deflated", "melting", "cracked", "dripping", "mossy", "icy", "bent"]
)
def test_what_gives_way_stays_closed_on_the_ground(measure: Measure, kind: str) -> None:
    ball = Sphere(radius=0.1)
    whole, changed = measure(plain(ball)), measure(altered(kind, ball))
    assert changed.geometry_hash != whole.geometry_hash
    assert changed.watertight
    assert changed.lowest_m[2] == pytest.approx(0.0, abs=1e-4)
    assert changed.floating == []


def test_what_melts_sinks_into_a_puddle(measure: Measure) -> None:
    post = Cylinder(radius=0.1, height=0.4)
    whole, molten = measure(plain(post)), measure(altered("melting", post))
    assert molten.size_m[2] < 0.95 * whole.size_m[2]
    assert molten.size_m[0] > 1.2 * whole.size_m[0]


def test_the_same_alteration_is_the_same_each_time(measure: Measure) -> None:
    part = altered("broken", JAR)
    assert measure(part).geometry_hash == measure(part).geometry_hash


def test_a_word_of_a_prompt_breaks_the_thing(pool: WorkerPool, tmp_path: Path) -> None:
    whole, broken = Scene("a flowerpot", pool, tmp_path), Scene("a broken flowerpot", pool, tmp_path)
    assert [i.status for i in broken.checklist.items if i.kind == "state"] == ["met"]
    assert any("shard" in part.path for part in broken.report.parts)
    assert not any("shard" in part.path for part in whole.report.parts)
