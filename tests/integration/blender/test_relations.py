"""Things stand to each other as asked: they touch, do not run into each other, and the camera sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from tests.support.scenes import Scene

pytestmark = pytest.mark.blender

Open = Callable[[str], Scene]


@pytest.fixture
def scene(pool: WorkerPool, tmp_path: Path) -> Open:
    def build(prompt: str) -> Scene:
        return Scene(prompt, pool, tmp_path)

    return build


@pytest.mark.parametrize(
    ("prompt", "upper", "lower"),
    [
        ("a pear on a stool", "pear", "stool"),
        ("a teapot on a cutting board", "teapot", "cutting board"),
        ("a kitten sitting on an armchair", "kitten", "armchair"),
    ],
)
def test_what_stands_on_something_touches_it_and_is_not_in_it(scene: Open, prompt: str, upper: str, lower: str) -> None:
    built = scene(prompt)
    top, base = built.one(upper), built.one(lower)
    assert top.gap(base) < 0.004 * max(base.size)
    assert top.shared_volume(base) < 0.03 * top.volume
    assert top.middle[2] > base.low[2] + 0.3 * base.size[2]
    assert built.report.floating == []


def test_a_stack_carries_on_its_top(scene: Open) -> None:
    built = scene("a candle on a stack of four books")
    books = built.named("book")
    assert len(books) == 4
    assert built.one("candle").low[2] == pytest.approx(max(book.high[2] for book in books), abs=0.004)


def test_contents_lie_in_an_open_container_and_look_over_its_rim(scene: Open) -> None:
    built = scene("five oranges in a basket")
    basket, oranges = built.one("basket"), built.named("orange")
    assert len(oranges) == 5
    for orange in oranges:
        assert all(basket.low[:2] < orange.middle[:2])
        assert all(orange.middle[:2] < basket.high[:2])
    assert built.visible_share("orange") > 0.5
    assert built.report.floating == []


def test_a_full_container_is_heaped(scene: Open) -> None:
    built = scene("a bucket full of lemons")
    bucket, lemons = built.one("bucket"), built.named("lemon")
    assert len(lemons) >= 5
    heap = built.one("heap")
    assert heap.high[2] > 0.5 * bucket.size[2]
    assert built.visible_share("lemon") > 0.5
    assert heap.shared_volume(bucket) < 0.02 * heap.volume


def test_a_chest_with_treasure_in_it_stands_open(scene: Open) -> None:
    closed = scene("a treasure chest")
    opened = scene("a treasure chest full of gold coins")
    assert opened.report.highest_m[2] > 1.2 * closed.report.highest_m[2]


def test_what_is_shown_in_a_bottle_is_made_to_fit(scene: Open) -> None:
    built = scene("a sailboat in a bottle")
    bottle, boat = built.one("bottle"), built.one("sailboat")
    assert max(bottle.size) < 0.7
    assert all(bottle.low < boat.low)
    assert all(boat.high < bottle.high)
    remark = next(i for i in built.checklist.items if i.kind == "relation")
    assert "sailboat" in remark.note


@pytest.mark.parametrize("wearer", ["pineapple", "sheep", "robot"])
def test_anything_wears_glasses_on_its_front(scene: Open, wearer: str) -> None:
    built = scene(f"a {wearer} wearing glasses")
    body, glasses = built.one(wearer), built.one("glasses")
    assert glasses.gap(body) < 0.01 * max(body.size)
    assert glasses.shared_volume(body) < 0.5 * glasses.volume
    assert glasses.middle[2] > body.low[2] + 0.35 * body.size[2]
    assert 0.15 * body.size[0] < glasses.size[0] < 1.4 * body.size[0]
    assert built.visible_share("glasses") > 0.45
    assert built.report.floating == []


@pytest.mark.parametrize("wearer", ["penguin", "donkey", "woman"])
def test_a_scarf_goes_round_the_neck(scene: Open, wearer: str) -> None:
    built = scene(f"a {wearer} wearing a scarf")
    body, scarf = built.one(wearer), built.one("scarf")
    assert scarf.size[0] < 1.25 * body.size[0]
    assert scarf.low[2] >= body.low[2] - 0.002
    assert scarf.high[2] < body.high[2]
    assert scarf.gap(body) == 0
    assert built.visible_share("scarf") > 0.4


@pytest.mark.parametrize("wearer", ["kitten", "man"])
def test_a_sweater_is_cut_to_the_wearer(scene: Open, wearer: str) -> None:
    built = scene(f"a {wearer} wearing a sweater")
    body, sweater = built.one(wearer), built.one("sweater")
    grown = 0.06 * max(body.size)
    assert all(sweater.low > body.low - grown)
    assert all(sweater.high < body.high + grown)
    assert max(sweater.size) > 0.25 * max(body.size)
    assert built.visible_share("sweater") > 0.6
    assert built.report.watertight


@pytest.mark.parametrize(
    ("prompt", "holder", "held"),
    [
        ("a panda holding a bamboo", "panda", "bamboo"),
        ("a queen holding a rose", "queen", "rose"),
        ("an otter holding a fork", "otter", "fork"),
    ],
)
def test_what_is_held_touches_its_holder_and_is_no_larger(scene: Open, prompt: str, holder: str, held: str) -> None:
    built = scene(prompt)
    body, thing = built.one(holder), built.one(held)
    assert max(thing.size) < 1.2 * max(body.size)
    assert thing.gap(body) < 0.01 * max(body.size)
    assert thing.shared_volume(body) < 0.35 * thing.volume
    assert built.visible_share(held) > 0.4


def test_an_umbrella_is_above_who_holds_it(scene: Open) -> None:
    built = scene("a woman holding an umbrella")
    woman, umbrella = built.one("woman"), built.one("umbrella")
    assert umbrella.high[2] > woman.high[2]
    assert umbrella.gap(woman) < 0.01


def test_a_support_is_large_enough_for_its_load(scene: Open) -> None:
    built = scene("a hippopotamus standing on a ball")
    beast, ball = built.one("hippopotamus"), built.one("ball")
    assert ball.size[0] > 0.4 * beast.size[1]
    item = next(i for i in built.checklist.items if i.kind == "relation")
    assert "ball enlarged" in item.note


def test_a_ladder_leans_on_a_wall_with_its_foot_on_the_ground(scene: Open) -> None:
    built = scene("a ladder leaning against a wall")
    ladder, wall = built.one("ladder"), built.one("wall")
    assert ladder.low[2] == pytest.approx(0.0, abs=0.003)
    assert ladder.gap(wall) < 0.005
    assert ladder.shared_volume(wall) < 0.02 * ladder.volume
    assert ladder.middle[1] < wall.middle[1]
    assert built.visible_share("ladder") > 0.9


def test_a_mirror_hangs_flat_on_a_wall(scene: Open) -> None:
    built = scene("a clock hanging on a wall")
    clock, wall = built.one("clock"), built.one("wall")
    assert clock.gap(wall) < 0.005
    assert wall.low[2] < clock.low[2]
    assert clock.high[2] < wall.high[2]
    assert clock.high[1] < wall.middle[1]
    assert built.report.floating == []


def test_a_lantern_hangs_below_a_branch(scene: Open) -> None:
    built = scene("a lantern hanging from a branch")
    lantern, branch = built.one("lantern"), built.one("branch")
    assert lantern.gap(branch) < 0.005
    assert lantern.middle[2] < branch.middle[2]
    assert lantern.shared_volume(branch) < 0.1 * lantern.volume


def test_two_that_fight_look_at_each_other(scene: Open) -> None:
    built = scene("a knight fighting a dragon")
    knight, dragon = built.one("knight"), built.one("dragon")
    assert knight.high[0] < dragon.low[0] + 0.05 * dragon.size[0]
    assert built.visible_share("knight") > 0.9


def test_what_stands_behind_a_fence_is_seen(scene: Open) -> None:
    built = scene("a goat behind a fence")
    goat, fence = built.one("goat"), built.one("fence")
    assert goat.low[1] > fence.middle[1]
    assert built.visible_share("goat") > 0.4


def test_between_is_between(scene: Open) -> None:
    built = scene("a well between two towers")
    left, right = sorted(built.named("tower"), key=lambda tower: float(tower.middle[0]))
    assert left.high[0] < built.one("well").low[0]
    assert built.one("well").high[0] < right.low[0]


def test_things_in_a_circle_keep_apart(scene: Open) -> None:
    built = scene("a circle of eight stones")
    stones = built.named("stone")
    assert len(stones) == 8
    assert all(a.gap(b, 0.5) > 0 for i, a in enumerate(stones) for b in stones[i + 1 :])


def test_a_sword_sticks_in_a_stone_hilt_up(scene: Open) -> None:
    built = scene("a sword in a stone")
    sword, stone = built.one("sword"), built.one("stone")
    assert 0.05 * sword.volume < sword.shared_volume(stone) < 0.6 * sword.volume
    wide_at = sword.points[abs(sword.points[:, 0] - sword.middle[0]).argmax()][2]
    assert wide_at > sword.middle[2]


def test_a_bone_is_in_the_mouth(scene: Open) -> None:
    built = scene("a wolf with a bone in its mouth")
    wolf, bone = built.one("wolf"), built.one("bone")
    assert bone.gap(wolf) < 0.01
    assert bone.middle[1] < wolf.low[1] + 0.25 * wolf.size[1]


def test_copies_of_different_heights_differ(scene: Open) -> None:
    built = scene("three candles of different heights")
    heights = {round(float(candle.size[2]), 3) for candle in built.named("candle")}
    assert len(heights) == 3
