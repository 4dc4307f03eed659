"""Port for where a person's jobs are done: in their own instance while it is ready, else in the runner."""

from dataclasses import dataclass
from typing import Protocol

from prompt2mesh.studio.ports.agent import Agent
from prompt2mesh.studio.ports.modeling import Builder


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """A person's instance that can work for them now.

    Attributes:
        instance_id: Which.
        builder: Builds there.
        agent: Models there with an LLM.
    """

    instance_id: str
    builder: Builder
    agent: Agent


class Workplaces(Protocol):
    """Finds people's instances; threads may share it."""

    def of(self, user_id: str) -> Workplace | None:
        """The person's, if it is ready and theirs; quick, as every job asks. It never raises."""
        ...

    def avoid(self, user_id: str) -> None:
        """It failed a moment ago: for a while there is none."""
        ...

    def show(self, user_id: str, *, project_id: str, version_id: str, program_hash: str) -> None:
        """Has a new version shown there, later and if that can be done."""
        ...

    def close(self) -> None:
        """Lets every connection go."""
        ...
