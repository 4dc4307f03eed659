"""The contract of the port `Builder`, and how the pool of real Blender processes keeps it."""

import os
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.builders.process import Worker
from prompt2mesh.mesh.errors import GeometryError, GeometryFaultError, WorkerCrashedError, WorkerTimeoutError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, MeshProgram, Part
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Sphere, Text
from prompt2mesh.studio.ports import BuildOrder
from tests.support.builder_contract import BuilderContract, crate
from tests.support.gltf import read_gltf, validate_glb

pytestmark = pytest.mark.blender


@pytest.fixture
def own_pool() -> Iterator[WorkerPool]:
    with closing(WorkerPool(size=2, timeout_s=20.0)) as opened:
        yield opened


class TestPool(BuilderContract):
    @pytest.fixture
    def builder(self, pool: WorkerPool) -> WorkerPool:
        return pool


def test_the_glb_passes_the_khronos_validator(pool: WorkerPool, tmp_path: Path) -> None:
    parts = [
        Part(name="pot", shape=Cylinder(radius=0.1, height=0.2), material="terracotta"),
        Part(name="ball", shape=Sphere(radius=0.1), material="glass"),
        Part(name="blob", shape=Blend(blobs=[Blob(a=(0, 0, 0), radius=0.1)]), material="moss"),
    ]
    pool.build(BuildOrder(MeshProgram(parts=parts), tmp_path))
    report = validate_glb(tmp_path / "model.glb")
    assert report["issues"]["numErrors"] == 0, report["issues"]["messages"]


def test_glass_is_seen_through_by_viewers_with_and_without_transmission(pool: WorkerPool, tmp_path: Path) -> None:
    parts = [
        Part(name="jar", shape=Sphere(radius=0.1), material="glass"),
        Part(name="lid", shape=Box(size=(0.1, 0.1, 0.02)), material="oak"),
    ]
    for _ in range(2):  # writing it must leave the scene's own glass as it was
        pool.build(BuildOrder(MeshProgram(parts=parts), tmp_path))
    materials = {m["name"]: m for m in read_gltf(tmp_path / "model.glb")["materials"]}
    assert materials["glass"]["extensions"]["KHR_materials_transmission"]["transmissionFactor"] == 1
    assert materials["glass"]["alphaMode"] == "BLEND"
    assert 0.2 < materials["glass"]["pbrMetallicRoughness"]["baseColorFactor"][3] < 0.6
    assert "alphaMode" not in materials["oak"]
    assert "KHR_materials_clearcoat" not in materials["oak"].get("extensions", {})


def test_every_material_keeps_a_picture_of_its_own_in_every_format(pool: WorkerPool, tmp_path: Path) -> None:
    parts = [
        Part(name=name, shape=Box(size=(0.1, 0.1, 0.1)), material=name, placement=Transform(location=(0.2 * i, 0, 0)))
        for i, name in enumerate(("oak", "walnut", "bark"))
    ]
    pool.build(BuildOrder(MeshProgram(parts=parts), tmp_path, ("glb", "obj", "usdz")))
    named = {
        line.split()[-1] for line in (tmp_path / "model.mtl").read_text().splitlines() if line.startswith("map_Kd")
    }
    assert len(named) == len(parts)
    assert all((tmp_path / name).is_file() for name in named)
    with zipfile.ZipFile(tmp_path / "model.usdz") as archive:
        pictures = [name for name in archive.namelist() if "base_color" in name]
    assert len(set(pictures)) == len(parts)
    colors = [i for i in read_gltf(tmp_path / "model.glb")["images"] if "base_color" in i["name"]]
    assert len({i["name"] for i in colors}) == len(parts)


def test_a_program_that_cannot_be_built_is_refused_and_the_worker_goes_on(pool: WorkerPool, tmp_path: Path) -> None:
    everything = Part(name="hole", shape=Box(size=(2, 2, 2), pivot="center"))
    gone = Part(name="cube", shape=Box(size=(1, 1, 1)), modifiers=[Boolean(operation="cut", tools=[everything])])
    pid = pool.worker_pids()
    with pytest.raises(GeometryError, match="nothing"):
        pool.build(BuildOrder(MeshProgram(parts=[gone]), tmp_path))
    assert pool.build(BuildOrder(crate(), tmp_path)).geometry.triangles == 12
    assert pool.worker_pids() == pid


def test_a_killed_worker_is_replaced_and_the_order_is_done(own_pool: WorkerPool, tmp_path: Path) -> None:
    own_pool.warm_up(1)
    (victim,) = own_pool.worker_pids()
    killed: list[str] = []

    def kill_once(stage: str, share: float) -> None:
        if not killed:
            killed.append(f"{stage} {share}")
            os.kill(victim, signal.SIGKILL)

    result = own_pool.build(BuildOrder(crate(), tmp_path), on_progress=kill_once)
    assert killed
    assert result.geometry.triangles == 12
    assert (tmp_path / "model.glb").exists()
    assert victim not in own_pool.worker_pids()


def test_a_worker_that_always_dies_is_reported_once_and_the_pool_recovers(
    own_pool: WorkerPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Worker.request

    def dying(self: Worker, operation: str, **fields: object) -> object:
        os.kill(self.pid, signal.SIGKILL)
        return real(self, operation, **fields)  # pyright: ignore[reportArgumentType]

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "request", dying)
        with pytest.raises(WorkerCrashedError) as caught:
            own_pool.build(BuildOrder(crate(), tmp_path))
    assert caught.value.code == "worker_crashed"
    assert not list(tmp_path.iterdir())
    assert own_pool.build(BuildOrder(crate(), tmp_path)).geometry.triangles == 12


def test_a_frozen_worker_is_stopped_in_time(tmp_path: Path) -> None:
    with closing(WorkerPool(size=1, timeout_s=2.0)) as frozen_pool:
        frozen_pool.warm_up(1)
        (pid,) = frozen_pool.worker_pids()
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(WorkerTimeoutError):  # a frozen one would never answer
            frozen_pool.build(BuildOrder(crate(), tmp_path))
        assert not Path(f"/proc/{pid}").exists()


def test_two_workers_build_at_once(own_pool: WorkerPool, tmp_path: Path) -> None:
    own_pool.warm_up(2)
    errors: list[BaseException] = []

    def build(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            assert own_pool.build(BuildOrder(crate(), folder)).geometry.triangles == 12
        except BaseException as exc:  # noqa: BLE001 - handed to the main thread
            errors.append(exc)

    threads = [threading.Thread(target=build, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(list(tmp_path.glob("*/model.glb"))) == 6


def test_a_worker_outlives_the_thread_that_first_needed_it(own_pool: WorkerPool, tmp_path: Path) -> None:
    asking = threading.Thread(target=lambda: own_pool.warm_up(2))
    asking.start()
    asking.join()
    time.sleep(0.2)
    pids = own_pool.worker_pids()
    own_pool.build(BuildOrder(crate(), tmp_path))
    assert own_pool.worker_pids() == pids
    for pid in pids:
        os.kill(pid, 0)


def test_workers_die_with_the_pool() -> None:
    with closing(WorkerPool(size=1)) as short_lived:
        short_lived.warm_up(1)
        (pid,) = short_lived.worker_pids()
        assert Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("faults", [1, 2])
def test_after_a_fault_nobody_foresaw_a_fresh_blender_has_the_say(
    own_pool: WorkerPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: int
) -> None:
    asked: list[int] = []
    request = Worker.request

    def faulty(worker: Worker, operation: str, **fields: Any) -> dict[str, Any]:
        if operation == "build":
            asked.append(worker.pid)
            if len(asked) <= faults:
                raise GeometryFaultError("AttributeError: what was left behind (somewhere:1)")
        return request(worker, operation, **fields)

    monkeypatch.setattr(Worker, "request", faulty)
    order = BuildOrder(MeshProgram(parts=[Part(name="a", shape=Box(size=(1, 1, 1)))]), tmp_path, ())
    if faults == 1:
        assert own_pool.build(order).geometry.watertight
    else:
        with pytest.raises(GeometryFaultError, match="left behind"):
            own_pool.build(order)
    assert len(set(asked)) == 2


@pytest.mark.parametrize("blank", [" ", "\u200b", "\n", "\x0e"])
def test_letters_that_draw_nothing_are_refused_by_name(pool: WorkerPool, tmp_path: Path, blank: str) -> None:
    sign = MeshProgram(parts=[Part(name="sign", shape=Text(text=blank, height=0.1, depth=0.02))])
    pid = pool.worker_pids()
    with pytest.raises(GeometryError, match="the font draws nothing") as refused:
        pool.build(BuildOrder(sign, tmp_path, ()))
    assert refused.value.code == "geometry_failed"
    assert pool.worker_pids() == pid
