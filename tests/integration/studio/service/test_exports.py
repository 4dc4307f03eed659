"""More files of a version: pictures from chosen sides, and what a printer needs to know."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.studio.ports import BuildOrder
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service.contents import ContentService
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.requests import ExportRequest, MakeRequest, View
from prompt2mesh.studio.service.tasks import Tasks, Terms
from tests.support.builders import PRINT, PaperBuilder
from tests.support.runners import new_runner, submit, wait_ended


@pytest.fixture
def builder() -> PaperBuilder:
    return PaperBuilder()


@pytest.fixture(autouse=True)
def _runner(services: Services, builder: PaperBuilder, tmp_path: Path) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    runner = new_runner(services, builder, tmp_path / "work")
    runner.start()
    yield
    runner.stop(grace_s=2.0)


def export(services: Services, owner: User, version_id: str, **wanted: Any) -> list[str]:
    request = ExportRequest(version_id=version_id, **wanted)
    job = Tasks(services).export(owner, request, Terms())
    [ended] = wait_ended(services, job.id)
    assert ended.state == "SUCCEEDED", ended.error
    assert ended.result is not None
    return ended.result["files"]


def made(services: Services, owner: User, **wanted: Any) -> str:
    job = Tasks(services).make(
        owner, MakeRequest(prompt="a cube", **wanted), Terms(), kind="text-to-3d", label="a cube"
    )
    [ended] = wait_ended(services, job.id)
    assert ended.result is not None, ended.error
    return ended.result["version_id"]


def test_pictures_from_chosen_sides_are_taken_once(services: Services, owner: User, builder: PaperBuilder) -> None:
    taken: list[str] = []

    def note(order: BuildOrder) -> None:
        taken.extend(render.file_name for render in order.renders if render.kind == "view")

    builder.during = note
    [ended] = wait_ended(services, submit(services, owner).id)
    assert ended.result is not None
    version_id = ended.result["version_id"]
    views = [View(azimuth_deg=0, elevation_deg=0), View(azimuth_deg=360, elevation_deg=0), View(part="top")]
    first = export(services, owner, version_id, views=views)
    again = export(services, owner, version_id, views=[views[0]])
    names = [view.file_name for view in views]
    assert names[0] == names[1] != names[2]  # a whole turn is the same place
    assert set(names) <= set(first)
    assert names[0] in again
    assert names[2] not in again
    assert sorted(taken) == sorted({names[0], names[2]})


def test_what_a_printer_needs_to_know_outlives_the_build(services: Services, owner: User) -> None:
    first = made(services, owner, print_ready=True)
    same = made(services, owner, print_ready=True)  # it is not built again
    without = made(services, owner)
    contents = ContentService(services)
    assert contents.report(owner, first).print_ready == PRINT
    assert contents.report(owner, same).print_ready == PRINT
    assert contents.report(owner, without).print_ready is None
    assert "print.json" in export(services, owner, without, print_ready=True)
