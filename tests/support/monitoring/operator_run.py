"""The real operator over a real control plane, with people who come, rest, come back and go."""

from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace
from tests.support.cluster.processes import free_port
from tests.support.monitoring.prometheus import until
from tests.support.scripted_instance_agents import ScriptedAgents, scripted_agents


@dataclass
class OperatorRun:
    """An operator that leads.

    Attributes:
        target: The address of its metrics.
    """

    place: OperatorPlace
    agents: ScriptedAgents
    target: str

    def use(self) -> None:
        """Two get warm instances and three cold ones; some rest, one comes back, one save fails, one leaves."""
        place = self.place
        place.pool(size=2)
        place.until(lambda: place.kubectl("get", "instancepool", "default", "-o", "jsonpath={.status.ready}") == "2",
                    "two are warm")  # fmt: skip
        for name in ("ada", "bob", "cleo", "dora", "emil"):
            place.ask(name)
        slots = {name: place.wait(name, "Ready")["slot"] for name in ("ada", "bob", "cleo", "dora", "emil")}
        self.agents.behave[slots["bob"]] = "fail"
        for name in ("ada", "bob", "cleo"):
            place.set(name, state="Suspended")
        place.wait("ada", "Suspended")
        place.wait("bob", "Saving", reason="SaveFailed")
        self.agents.behave[slots["bob"]] = "save"
        place.set("ada", state="Running")
        place.delete("dora")
        place.wait("ada", "Ready")
        place.wait("bob", "Suspended")


@contextmanager
def running_operator(control_plane: ControlPlane, folder: Path) -> Generator[OperatorRun]:
    """An operator with just the rights of k8s/base, and agents that answer it."""
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        agents = stack.enter_context(scripted_agents())
        place = stack.enter_context(
            closing(OperatorPlace(control_plane, folder, agent_url_template=agents.url_template))
        )
        port = free_port()
        place.start(environment={"PROMPT2MESH_METRICS_PORT": str(port)})
        target = f"127.0.0.1:{port}"
        until(
            lambda: "prompt2mesh_operator_leading 1" in httpx.get(f"http://{target}/metrics", timeout=5).text,
            "the operator leads", detail=place.logs,
        )  # fmt: skip
        yield OperatorRun(place, agents, target)
