"""A runner whose agent dies in its second step, as by kill -9."""

import os
import time
from contextlib import closing
from pathlib import Path
from typing import Literal

from prompt2mesh.modelers.scripted import Script, ScriptedStep
from prompt2mesh.studio.ports.agent import AgentStep
from prompt2mesh.studio.service.telling import Teller
from prompt2mesh.studio.service.workfolder import WorkFolder
from tests.support.builders import PaperBuilder
from tests.support.dying_runner import DIED
from tests.support.runners import new_runner, new_services
from tests.support.scripted_agents import choices, scripted

STEPS = (ScriptedStep(stage="plan", tokens=1000), ScriptedStep(stage="execute", tokens=2000, picture=b"a picture"),
         ScriptedStep(stage="assess", tokens=4000, score=7.5))  # fmt: skip


def run_until_death(url: str, folder: Path, when: Literal["paid", "told"]) -> None:
    """`paid`: the call was paid for, the step is not told yet. `told`: it was told, what follows was not begun."""
    services = new_services(url, folder)
    steps = list(STEPS)
    if when == "paid":
        steps[1] = ScriptedStep(stage="execute", tokens=2000, picture=b"a picture", during=lambda: os._exit(DIED))
    else:
        _die_when_told(2)
    with closing(WorkFolder(folder / "work", f"run_{os.getpid()}")) as work:
        runner = new_runner(
            services, PaperBuilder(), work.path, runner_id=work.path.name, dead_neighbours=work.dead,
            agent=scripted(services, folder, Script(steps=steps)), llms=choices(services),
        )  # fmt: skip
        runner.start()
        time.sleep(60)
    raise SystemExit("it did not die")


def _die_when_told(number: int) -> None:
    real = Teller.step

    def dying(self: Teller, step: AgentStep, *, progress: int) -> None:
        real(self, step, progress=progress)
        if step.number == number:
            os._exit(DIED)

    Teller.step = dying
