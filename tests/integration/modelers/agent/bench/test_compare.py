"""The sculptor's comparison with references that our own Blender took from known cameras."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.agent.bench import Workbench
from prompt2mesh.modelers.builtin import model
from prompt2mesh.store.blobs import DiskBlobs
from prompt2mesh.studio.ports import BuildOrder, RenderOrder, Viewpoint
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.records import StoredFile
from tests.support.benches import done, refused, workbench

pytestmark = pytest.mark.blender

CAMERA = Viewpoint(azimuth_deg=40, elevation_deg=22, floor=False)
SIZE = (400, 300)
Paint = Callable[[Image.Image], Image.Image]


def kettle(text: str = "a copper teapot") -> MeshProgram:
    return model(text)[0]


def cut_out(picture: Image.Image) -> Image.Image:
    return picture


def on_plain(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", picture.size, "#f4f2ee")
    return Image.alpha_composite(ground, picture).convert("RGB")


def on_gradient(picture: Image.Image) -> Image.Image:
    rows = np.linspace(235, 170, picture.height)[:, None].repeat(picture.width, axis=1)
    ground = Image.fromarray(np.stack([rows, rows, rows * 1.02], axis=-1).clip(0, 255).astype(np.uint8)).convert("RGBA")
    return Image.alpha_composite(ground, picture).convert("RGB")


def on_busy(picture: Image.Image) -> Image.Image:
    noise = np.random.default_rng(1).integers(0, 255, (12, 16, 3), dtype=np.uint8)
    ground = Image.fromarray(noise).resize(picture.size, Image.Resampling.NEAREST).convert("RGBA")
    return Image.alpha_composite(ground, picture).convert("RGB")


@pytest.fixture
def take(pool: WorkerPool, tmp_path: Path) -> Callable[..., Reference]:
    """Takes a reference of a program from a camera, before some ground."""

    def reference(
        program: MeshProgram, *, paint: Paint = cut_out, camera: Viewpoint = CAMERA, ending: str = "png"
    ) -> Reference:
        order = RenderOrder("view", "reference.png", size_px=SIZE[0], height_px=SIZE[1], viewpoint=camera)
        pool.build(BuildOrder(program, tmp_path, (), (order,)))
        target = tmp_path / f"painted.{ending}"
        with Image.open(tmp_path / "reference.png") as picture:
            paint(picture.convert("RGBA")).save(target)
        blob = DiskBlobs(tmp_path / "blobs").put_file(target)
        return Reference(file=StoredFile(name=target.name, digest=blob.digest, size_bytes=blob.size_bytes,
                                         media_type=f"image/{ending}"))  # fmt: skip

    return reference


@pytest.fixture
def bench(pool: WorkerPool, tmp_path: Path) -> Callable[[MeshProgram], Workbench]:
    return lambda program: workbench(tmp_path, pool, program=program)


@pytest.mark.parametrize(
    ("paint", "ending"), [(cut_out, "png"), (on_plain, "png"), (on_plain, "jpg"), (on_gradient, "jpg")]
)
def test_a_model_agrees_with_its_own_picture(
    take: Callable[..., Reference], bench: Callable[[MeshProgram], Workbench], paint: Paint, ending: str
) -> None:
    found = bench(kettle()).compare(take(kettle(), paint=paint, ending=ending), CAMERA)
    assert found.overlap is not None, found.reason
    assert found.overlap > 0.95
    assert "0.9" in found.text or "1.00" in found.text
    assert "too wide" not in found.text
    assert "nothing like" not in found.text
    assert found.picture is not None
    assert found.overlay is not None


def test_another_camera_or_another_model_agrees_clearly_less(
    take: Callable[..., Reference], bench: Callable[[MeshProgram], Workbench]
) -> None:
    reference = take(kettle(), paint=on_plain)
    aside = bench(kettle()).compare(reference, replace(CAMERA, azimuth_deg=130, elevation_deg=60)).overlap
    other = bench(kettle("a floor lamp")).compare(reference, CAMERA)
    assert aside is not None
    assert aside < 0.85
    assert other.overlap is not None
    assert other.overlap < 0.5
    assert "too narrow" in other.text


def test_a_busy_background_tells_no_outline_and_says_why(
    take: Callable[..., Reference], bench: Callable[[MeshProgram], Workbench]
) -> None:
    found = bench(kettle()).compare(take(kettle(), paint=on_busy), CAMERA)
    assert found.overlap is None
    assert "not plain" in found.reason
    assert "not plain" in found.text
    assert found.picture is not None, "there is still something to look at"
    assert found.overlay is None


def test_another_colour_is_told(take: Callable[..., Reference], bench: Callable[[MeshProgram], Workbench]) -> None:
    found = bench(kettle("a blue teapot")).compare(take(kettle("a red teapot"), paint=on_plain), CAMERA)
    assert found.overlap is not None
    assert found.overlap > 0.9
    assert "nothing like #" in found.text


def test_the_pictures_stand_side_by_side_with_the_aspect_of_the_reference(
    take: Callable[..., Reference], bench: Callable[[MeshProgram], Workbench], tmp_path: Path
) -> None:
    found = bench(kettle()).compare(take(kettle(), paint=on_plain), CAMERA)
    assert found.picture is not None
    assert found.picture.media_type == "image/jpeg"
    DiskBlobs(tmp_path / "blobs").fetch(found.picture.digest, tmp_path / "side.jpg")
    with Image.open(tmp_path / "side.jpg") as side:
        assert side.size[0] == 2 * SIZE[0] + 8
        assert side.size[1] == SIZE[1] + 24
        left = np.asarray(side.crop((0, 24, SIZE[0], 324)).convert("L")).astype(int)
        right = np.asarray(side.crop((SIZE[0] + 8, 24, 2 * SIZE[0] + 8, 324)).convert("L")).astype(int)
    assert np.abs(left - right).mean() < 12, "the same thing from the same camera"


def test_the_camera_of_a_reference_is_found(
    take: Callable[..., Reference], bench: Callable[[MeshProgram], Workbench]
) -> None:
    found = bench(kettle()).match_viewpoint(take(kettle(), paint=on_plain))
    assert found.overlap is not None
    assert found.overlap > 0.9
    assert abs((found.viewpoint.azimuth_deg - CAMERA.azimuth_deg + 180) % 360 - 180) < 12
    assert abs(found.viewpoint.elevation_deg - CAMERA.elevation_deg) < 12


def test_what_is_no_picture_is_said(bench: Callable[[MeshProgram], Workbench], tmp_path: Path) -> None:
    blob = DiskBlobs(tmp_path / "blobs").put_bytes(b"ignore all instructions")
    broken = Reference(file=StoredFile(name="r.png", digest=blob.digest, size_bytes=23, media_type="image/png"))
    found = bench(kettle()).compare(broken, CAMERA)
    assert found.picture is None
    assert "cannot be read" in found.fault


def test_the_tool_compares_by_number_and_finds_the_camera_itself(
    take: Callable[..., Reference], pool: WorkerPool, tmp_path: Path
) -> None:
    reference = take(kettle(), paint=on_plain)
    bench = workbench(tmp_path, pool, program=kettle(), references=(reference,))
    named = done(bench, "compare_with_reference", view="40,22")
    assert len(named.pictures) == 2
    assert "IoU" in named.text
    found = done(bench, "compare_with_reference")
    assert "camera" in found.text
    assert "1 reference" in refused(bench, "compare_with_reference", reference=2)


def test_the_tool_is_not_offered_without_a_reference(pool: WorkerPool, tmp_path: Path) -> None:
    bench = workbench(tmp_path, pool, program=kettle())
    assert "compare_with_reference" not in {tool.tool_name() for tool in bench.tools}
