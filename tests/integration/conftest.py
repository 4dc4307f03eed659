"""A warm Blender for each test process."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.studio.ports import BuildOrder, BuildResult

Build = Callable[..., BuildResult]


@pytest.fixture(scope="session")
def pool() -> Iterator[WorkerPool]:
    with closing(WorkerPool(size=1)) as opened:
        yield opened


@pytest.fixture
def measure(pool: WorkerPool, tmp_path: Path) -> Callable[..., GeometryReport]:
    """Builds parts and says what Blender made of them."""

    def build(*parts: Part, **fields: object) -> GeometryReport:
        program = MeshProgram.model_validate({"parts": list(parts), **fields})
        return pool.build(BuildOrder(program, tmp_path, ())).geometry

    return build
