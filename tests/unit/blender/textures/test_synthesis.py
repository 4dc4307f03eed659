"""Textures wrap, repeat exactly, and keep the colour that was asked."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from prompt2mesh.blender.textures import GENERATORS
from prompt2mesh.blender.textures.color import linear_of, oklab, srgb_to_linear
from prompt2mesh.blender.textures.files import texture_files
from prompt2mesh.blender.textures.scale import texture_plan, uv_repeat_m
from prompt2mesh.blender.textures.synthesis import TextureSet, synthesise
from prompt2mesh.mesh.materials import Material, Pattern, PatternKind
from prompt2mesh.mesh.presets import PRESETS, find_preset

PATTERN_KINDS: tuple[PatternKind, ...] = (
    "stripes", "polka_dots", "checker", "plaid", "patchwork", "floral", "rainbow", "gradient", "leopard", "zebra",
    "camouflage", "stars", "splatter", "brick", "scales", "woven", "cracks",
)  # fmt: skip
# One drawn picture: it has a centre, and its rim is a border, not a cut through a motif.
FRAMED = {"screen"}


def drawn(material: Material, size_px: int = 128) -> TextureSet:
    textures = synthesise(material, size_px=size_px)
    assert textures is not None
    return textures


def seam_ratio(pixels: NDArray[np.uint8]) -> float:
    """Mean step over the wrapped edges, over the largest mean step between neighbouring rows or columns inside."""
    values = pixels.astype(np.float64)
    worst = 0.0
    for axis in (0, 1):
        steps = np.abs(np.diff(values, axis=axis)).mean(axis=tuple(i for i in range(values.ndim) if i != axis))
        seam = np.abs(np.take(values, 0, axis) - np.take(values, -1, axis)).mean()
        worst = max(worst, float(seam / max(float(steps.max()), 1.0)))
    return worst


def mean_linear(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    return srgb_to_linear((pixels / 255.0).astype(np.float32)).mean((0, 1))


def test_every_texture_a_preset_names_is_drawn_by_a_generator() -> None:
    assert {preset.texture for preset in PRESETS.values() if preset.texture} <= set(GENERATORS)


@pytest.mark.parametrize("name", sorted(set(GENERATORS) - FRAMED))
def test_a_texture_has_no_seam_where_it_wraps(name: str) -> None:
    preset = next(p.name for p in PRESETS.values() if p.texture == name)
    assert seam_ratio(drawn(Material(preset=preset)).base_color) < 1.6


@pytest.mark.parametrize("kind", PATTERN_KINDS)
def test_a_pattern_has_no_seam_where_it_wraps(kind: PatternKind) -> None:
    pattern = Pattern(kind=kind, colors=["#ffffff", "#2050c0"])
    assert seam_ratio(drawn(Material(color="#c03020", pattern=pattern)).base_color) < 1.6


@pytest.mark.parametrize("kind", PATTERN_KINDS)
def test_a_pattern_shows_the_colour_that_was_asked_for_it(kind: PatternKind) -> None:
    plain = np.array([[linear_of("#c03020")]])
    pixels = drawn(Material(color="#c03020", pattern=Pattern(kind=kind, colors=["#10c040"]))).base_color
    green = pixels[..., 1].astype(int) - pixels[..., 0].astype(int)
    assert (green > 60).mean() > 0.02
    assert plain[0, 0, 0] > plain[0, 0, 1]


def test_the_same_material_gives_the_same_bytes() -> None:
    material = Material(preset="leather", wear=0.4, dirt=0.3)
    first, second = drawn(material), drawn(material)
    assert np.array_equal(first.base_color, second.base_color)
    assert np.array_equal(first.orm, second.orm)


@pytest.mark.parametrize("preset", ["oak", "leather", "knit", "marble", "fur", "concrete", "brushed_steel", "velvet"])
@pytest.mark.parametrize("color", ["#b03a2e", "#2e6fb0", "#e8e4d8", "#303030"])
def test_a_retinted_texture_keeps_the_asked_colour_on_average(preset: str, color: str) -> None:
    mean = mean_linear(drawn(Material(preset=preset, color=color)).base_color)
    assert np.linalg.norm(oklab(mean) - oklab(linear_of(color))) < 0.05


def test_a_retinted_texture_keeps_its_detail() -> None:
    blue = drawn(Material(preset="oak", color="#2e6fb0")).base_color
    assert blue[..., 2].std() > 4


def test_a_plain_material_needs_no_texture() -> None:
    assert synthesise(Material(preset="chrome")) is None
    assert synthesise(Material(preset="plastic", color="#ff0000")) is None


def test_rust_takes_metal_away_and_roughens() -> None:
    clean = drawn(Material(preset="steel"))
    rusty = drawn(Material(preset="steel", wear=0.8, wear_kind="rust"))
    assert rusty.orm[..., 2].mean() < clean.orm[..., 2].mean() - 60
    assert rusty.orm[..., 1].mean() > clean.orm[..., 1].mean() + 30


def test_normals_are_unit_vectors_that_point_out() -> None:
    normal = drawn(Material(preset="brick")).normal
    assert normal is not None
    vectors = normal / 127.5 - 1.0
    assert np.allclose(np.linalg.norm(vectors, axis=-1), 1.0, atol=0.02)
    assert vectors[..., 2].min() > 0


def test_files_are_written_once(tmp_path: Path) -> None:
    folder = tmp_path
    material = Material(preset="oak")
    plan = texture_plan(material, 0.5)
    first = texture_files(material, plan, size_px=64, cache_dir=folder)
    assert first is not None
    stamp = first.base_color.stat().st_mtime_ns
    again = texture_files(material, plan, size_px=64, cache_dir=folder)
    assert again is not None
    assert again.base_color.stat().st_mtime_ns == stamp
    assert not list(folder.rglob("*.part"))


def test_small_parts_get_small_tiles_and_an_asked_size_wins() -> None:
    assert uv_repeat_m(Material(preset="oak"), 0.05) < uv_repeat_m(Material(preset="oak"), 0.5)
    assert uv_repeat_m(Material(preset="oak", texture_size=0.2), 5.0) == pytest.approx(0.2)


def test_a_pattern_repeats_at_the_asked_scale() -> None:
    dotted = Material(pattern=Pattern(kind="polka_dots", colors=["#ffffff"], scale=0.05))
    plan = texture_plan(dotted, 1.0)
    assert plan.tile_m == pytest.approx(0.05 * 4 * plan.pattern_repeats)


@pytest.mark.parametrize(
    ("word", "name"),
    [("oaken", "oak"), ("Brushed Steel", "brushed_steel"), ("woollen", "wool"), ("feathers", "feather"),
     ("golden", "gold"), ("stained-glass", "stained_glass")],
)  # fmt: skip
def test_words_find_presets(word: str, name: str) -> None:
    found = find_preset(word)
    assert found is not None
    assert found.name == name


def test_other_words_find_none() -> None:
    assert find_preset("theodolite") is None
