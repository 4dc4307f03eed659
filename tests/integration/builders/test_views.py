"""The contract of the port `Builder` for views: any direction, any part, any field of view, with and without ground."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Transform
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.shapes import Box, Sphere
from prompt2mesh.studio.ports import BuildOrder, RenderOrder, Viewpoint

pytestmark = pytest.mark.blender

Pixels = NDArray[np.int_]
SIZE_PX = 96


def block(name: str, color: str, at: tuple[float, float, float], size: float = 1.0, **fields: object) -> Part:
    data = {"name": name, "shape": Box(size=(size, size, size)), "material": name,
            "materials": {name: Material(preset="matte_plastic", color=color)},
            "placement": Transform(location=at), **fields}  # fmt: skip
    return Part.model_validate(data)


# A red block at the left front, a green one at the right, a small blue one on the green, seen apart from every side.
BLOCKS = MeshProgram(
    parts=[block("red", "#d01010", (-1.5, 0, 0)), block("green", "#10a010", (1.5, 0, 0)),
           block("blue", "#1010d0", (1.5, 0, 1), 0.2)]
)  # fmt: skip


def taken(pool: WorkerPool, folder: Path, viewpoint: Viewpoint | None, **fields: int) -> Pixels:
    order = RenderOrder("view", "view.png", viewpoint=viewpoint, **{"size_px": SIZE_PX, **fields})
    result = pool.build(BuildOrder(BLOCKS, folder, (), (order,)))
    assert result.renders == ["view.png"]
    with Image.open(folder / "view.png") as picture:
        return np.asarray(picture).astype(int)


def where(pixels: Pixels, channel: int) -> NDArray[np.float64]:
    """The middles of the pixels in which a channel stands out: rows and columns (n, 2), as shares of the picture."""
    others = np.delete(pixels[..., :3], channel, axis=-1).max(-1)
    found = np.argwhere(pixels[..., channel] > 1.6 * others + 20)
    return found / np.array(pixels.shape[:2])


RED, GREEN, BLUE = 0, 1, 2


def test_from_the_front_and_from_behind_left_and_right_change_places(pool: WorkerPool, tmp_path: Path) -> None:
    front = taken(pool, tmp_path, Viewpoint(azimuth_deg=0, elevation_deg=5))
    back = taken(pool, tmp_path, Viewpoint(azimuth_deg=180, elevation_deg=5))
    assert where(front, RED)[:, 1].max() < 0.5 < where(front, GREEN)[:, 1].min()
    assert where(back, GREEN)[:, 1].max() < 0.5 < where(back, RED)[:, 1].min()


def test_from_the_right_the_green_block_hides_the_red_one(pool: WorkerPool, tmp_path: Path) -> None:
    side = taken(pool, tmp_path, Viewpoint(azimuth_deg=90, elevation_deg=0, field_of_view_deg=4))
    assert len(where(side, RED)) < 0.02 * SIZE_PX**2
    assert len(where(side, GREEN)) > 0.3 * SIZE_PX**2


def test_from_beneath_the_ground_hides_nothing(pool: WorkerPool, tmp_path: Path) -> None:
    below = taken(pool, tmp_path, Viewpoint(azimuth_deg=0, elevation_deg=-60))
    assert len(where(below, RED)) > 0.05 * SIZE_PX**2
    assert len(where(below, GREEN)) > 0.05 * SIZE_PX**2


def test_a_part_fills_the_picture_and_the_rest_stays_around_it(pool: WorkerPool, tmp_path: Path) -> None:
    whole = where(taken(pool, tmp_path, Viewpoint()), BLUE)
    close = taken(pool, tmp_path, Viewpoint(part="blue", fill=0.6))
    blue = where(close, BLUE)
    spans = np.ptp(blue, axis=0)
    assert len(whole) < 0.02 * SIZE_PX**2
    assert max(spans) == pytest.approx(0.6, abs=0.08)
    assert (blue.min(0) + blue.max(0)) / 2 == pytest.approx([0.5, 0.5], abs=0.08)
    assert len(where(close, GREEN)) > 0.1 * SIZE_PX**2, "the block it stands on is still there"


def test_a_path_means_one_copy_or_all_of_them(pool: WorkerPool, tmp_path: Path) -> None:
    bead = Part(name="bead", shape=Sphere(radius=0.1), instances=Linear(count=5, step=(1, 0, 0)))
    program = MeshProgram(parts=[Part(name="row", children=[bead])])
    views = [
        RenderOrder("view", f"{number}.png", size_px=SIZE_PX,
                    viewpoint=Viewpoint(azimuth_deg=0, elevation_deg=0, part=path, floor=False))
        for number, path in enumerate(["row/bead 5", "row/bead", "row"])
    ]  # fmt: skip
    pool.build(BuildOrder(program, tmp_path, (), tuple(views)))
    seen: list[float] = []
    for view in views:
        with Image.open(tmp_path / view.file_name) as picture:
            seen.append(float((np.asarray(picture)[..., 3] > 128).any(axis=0).mean()))
    one, every, row = seen
    assert one == pytest.approx(0.84, abs=0.05), "one bead fills the picture"
    assert every == row < 0.5, "five beads with wide gaps between them"


def test_a_part_that_is_not_there_is_named_with_those_that_are_near(pool: WorkerPool, tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as caught:
        taken(pool, tmp_path, Viewpoint(part="bleu"))
    assert "bleu" in caught.value.message
    assert "blue" in caught.value.suggestions
    assert not list(tmp_path.iterdir())


def test_without_ground_the_background_is_transparent_and_with_it_nothing_is(pool: WorkerPool, tmp_path: Path) -> None:
    cut = taken(pool, tmp_path, Viewpoint(azimuth_deg=0, floor=False))
    assert cut.shape[-1] == 4
    assert cut[:4, :, 3].max() == 0
    assert cut[tuple((where(cut, RED).mean(0) * SIZE_PX).astype(int))][3] == 255
    whole = taken(pool, tmp_path, Viewpoint(azimuth_deg=0))
    assert whole.shape[-1] == 3, "the next picture has its ground again"
    assert whole[:4].min() > 120


def test_a_wide_field_of_view_makes_what_is_near_larger(pool: WorkerPool, tmp_path: Path) -> None:
    def ratio(field_of_view_deg: float) -> float:
        view = Viewpoint(azimuth_deg=60, elevation_deg=25, field_of_view_deg=field_of_view_deg)
        pixels = taken(pool, tmp_path, view)
        return len(where(pixels, GREEN)) / len(where(pixels, RED))  # green is the nearer one

    assert ratio(80) > 1.5 * ratio(3)


def test_a_tall_picture_is_as_tall_as_was_asked(pool: WorkerPool, tmp_path: Path) -> None:
    tall = taken(pool, tmp_path, None, size_px=48, height_px=120)
    assert tall.shape[:2] == (120, 48)
    columns = where(tall, RED)[:, 1].min(), where(tall, GREEN)[:, 1].max()
    assert columns[1] - columns[0] == pytest.approx(0.84, abs=0.08)


def test_the_same_view_in_every_picture_format(pool: WorkerPool, tmp_path: Path) -> None:
    names = ("view.png", "view.jpg", "view.webp")
    pool.build(
        BuildOrder(
            BLOCKS, tmp_path, (), tuple(RenderOrder("view", n, size_px=48, viewpoint=Viewpoint()) for n in names)
        )
    )
    pictures = [np.asarray(Image.open(tmp_path / name).convert("RGB")).astype(int) for name in names]
    for picture in pictures[1:]:
        assert np.abs(picture - pictures[0]).mean() < 6


@pytest.mark.parametrize(
    "wrong",
    [{"elevation_deg": 91}, {"fill": 0}, {"field_of_view_deg": 180}, {"azimuth_deg": float("nan")},
     {"field_of_view_deg": float("inf")}],
)  # fmt: skip
def test_a_viewpoint_that_no_camera_can_have_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ParameterError, match=next(iter(wrong))):
        Viewpoint(**wrong)  # pyright: ignore[reportArgumentType]
