"""A runner dies at each step of a job in turn, and the job ends once all the same."""

from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.workfolder import WorkFolder
from tests.support.builders import PaperBuilder
from tests.support.dying_runner import DIED, STEPS, run_until_death
from tests.support.forks import exit_code_of
from tests.support.runners import audit, job_of, new_runner, submit, wait_ended

# What the queue shows of the job right after the death.
_LEFT = {
    "before claim": ("PENDING", 0), "claim not committed": ("PENDING", 0), "claim committed": ("IN_PROGRESS", 1),
    "build": ("IN_PROGRESS", 1), "blobs put": ("IN_PROGRESS", 1), "end not committed": ("IN_PROGRESS", 1),
    "end committed": ("SUCCEEDED", 1),
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_a_runner_that_dies_at_any_step_loses_and_doubles_nothing(
    services: Services, store: SqlStore, database_url: str, owner: User, tmp_path: Path, step: str
) -> None:
    job = submit(services, owner, "a red cube")
    assert exit_code_of(run_until_death, database_url, tmp_path, step) == DIED
    left = job_of(services, job.id)
    assert (left.state, left.attempt) == _LEFT[step]
    with closing(WorkFolder(tmp_path / "work", "run_heir")) as folder:
        heir = new_runner(services, PaperBuilder(), folder.path, runner_id="run_heir", dead_neighbours=folder.dead)
        heir.start()
        [ended] = wait_ended(services, job.id)
        heir.sweep()
        heir.stop()
        assert [path.name for path in (tmp_path / "work").iterdir()] == ["run_heir"], "half a model was left behind"
    assert ended.state == "SUCCEEDED"
    assert ended.attempt == (2 if _LEFT[step][0] == "IN_PROGRESS" else 1)
    assert audit(store, services.blobs, accepted={job.id}) == {"SUCCEEDED": 1}
