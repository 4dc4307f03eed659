"""Whatever valid program comes, the worker builds it or says clearly why not, and lives on."""

import math
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.document import check_program
from prompt2mesh.mesh.errors import GeometryError, UserError, WorkerTimeoutError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.studio.ports import BuildOrder
from tests.support.programs import PROGRAMS

# An exception that nobody expected comes back under its Python name.
_UNEXPECTED = re.compile(r"^[A-Z]\w*(Error|Exception): ")


@pytest.fixture(scope="module")
def impatient() -> Iterator[WorkerPool]:
    with closing(WorkerPool(size=1, timeout_s=5)) as opened:
        yield opened


# Few, for the extremes are slow (a worker that takes too long is replaced). No shrinking: to build hundreds of
# variants of a failure takes longer than to read it.
@settings(
    max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(PROGRAMS)
def test_it_is_built_or_refused_for_a_reason(impatient: WorkerPool, tmp_path: Path, program: MeshProgram) -> None:
    try:
        check_program(program)
        found = impatient.build(BuildOrder(program, tmp_path, ("glb",))).geometry
    except (GeometryError, UserError, WorkerTimeoutError) as error:
        assert error.message
        assert not _UNEXPECTED.match(error.message), error.message
    else:
        assert all(math.isfinite(value) for value in (*found.size_m, found.volume_m3, found.area_m2))
        assert found.triangles > 0


def test_a_mesh_without_area_is_refused(pool: WorkerPool, tmp_path: Path) -> None:
    flat = {"type": "mesh", "vertices": [[0, 0, 0], [1, 0, 0], [0, 1, 0]], "faces": [[0, 0, 0]]}
    program = MeshProgram.model_validate({"parts": [{"name": "flat", "shape": flat}]})
    with pytest.raises(GeometryError, match="part 'flat': no face of it has an area"):
        pool.build(BuildOrder(program, tmp_path, ()))
