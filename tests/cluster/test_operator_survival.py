"""The operator dies, sleeps, loses its API server: somebody else goes on, nobody works twice, nothing is lost."""

import json
import signal
import time
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.cluster.control_plane import ControlPlane, running_control_plane
from tests.support.cluster.operator_place import OperatorPlace
from tests.support.scripted_instance_agents import ScriptedAgents, scripted_agents

DIE = "PROMPT2MESH_TEST_DIE_AFTER_WRITES"
SHORT = ("--lease-seconds", "2", "--sure-seconds", "1.5", "--renew-seconds", "0.3")
# Long enough for a busy machine, short enough to see the other one take over.
BRISK = ("--lease-seconds", "4", "--sure-seconds", "3", "--renew-seconds", "0.4")
# How many writes each life has; the interleavings of tests/unit/controller die at every single one.
LIVES = (1, 3, 7, 15, 34)
_WRITES = {"create", "patch", "update", "delete"}


@pytest.fixture
def agents() -> Generator[ScriptedAgents]:
    with scripted_agents() as found:
        yield found


def _watch_law(place: OperatorPlace, name: str) -> None:
    """At most one live slot for each person, at any moment that anybody looks."""
    owned = [
        each["metadata"]["name"]
        for each in place.objects("configmap")
        if not each["metadata"].get("deletionTimestamp")
        and any(owner["name"] == f"user-{name}" for owner in each["metadata"].get("ownerReferences") or [])
    ]
    assert len(owned) <= 1, f"{name} owns {owned}"


def test_killed_again_and_again_it_comes_to_an_end_of_everything(
    control_plane: ControlPlane, agents: ScriptedAgents, tmp_path: Path
) -> None:
    place = OperatorPlace(control_plane, tmp_path, agent_url_template=agents.url_template)
    place.pool(size=0)
    was_ready: set[str] = set()
    lives = 0

    def live_until(phase: str) -> None:
        """Lives of more and more writes, each ended by SIGKILL, until somebody is in a phase."""
        nonlocal lives
        for writes in LIVES:
            operator = place.start(*SHORT, environment={DIE: str(writes)})
            end = time.monotonic() + 20
            while operator.process.poll() is None and time.monotonic() < end:
                status = place.status("kim")
                if status.get("phase") == "Ready":
                    was_ready.add(status["slot"])
                if (status.get("phase") or "gone") == phase:
                    operator.kill()
                    return
                _watch_law(place, "kim")
            lives += operator.process.poll() == -signal.SIGKILL  # by itself, at a write
            operator.kill()
            _watch_law(place, "kim")
        pytest.fail(f"not {phase} after so many lives: {place.status('kim')}\n{place.logs()}")

    try:
        place.ask("kim")
        live_until("Ready")
        place.set("kim", state="Suspended")
        live_until("Suspended")
        place.set("kim", state="Running")
        healthy = place.start(*SHORT)
        was_ready.add(place.wait("kim", "Ready")["slot"])
        healthy.kill()
        place.delete("kim")
        live_until("gone")
        assert lives >= 4, "it was hardly ever killed at a write"
        for slot in was_ready:
            assert agents.saves(slot), f"{slot} was given up without a save"
        place.until(lambda: place.objects() == [], "no orphan is left")
    finally:
        place.close()


def _writes(folder: Path) -> list[tuple[datetime, str, str]]:
    """Who wrote what when, by the API server's own audit log; without leases."""
    found: list[tuple[datetime, str, str]] = []
    for line in (folder / "audit.log").read_text().splitlines():
        event: dict[str, Any] = json.loads(line)
        resource = (event.get("objectRef") or {}).get("resource", "")
        told = event["verb"] in _WRITES and event["stage"] == "ResponseComplete"
        if told and resource not in {"leases", "events"} and int(event["responseStatus"]["code"]) < 300:
            at = datetime.fromisoformat(event["requestReceivedTimestamp"])
            found.append((at, event["user"]["username"], resource))
    return sorted(found)


def test_one_leads_the_other_takes_over_and_never_both(tmp_path: Path, agents: ScriptedAgents) -> None:
    with running_control_plane(tmp_path / "cluster", audit=True) as control_plane:
        place = OperatorPlace(control_plane, tmp_path, agent_url_template=agents.url_template)
        names = ("replica-a", "replica-b")
        kubeconfigs = {name: control_plane.user_kubeconfig(name, ["system:masters"]) for name in names}

        def holder() -> str:
            text = place.kubectl("get", "lease", "prompt2mesh-operator", "-o", "json", "--ignore-not-found")
            return str(json.loads(text)["spec"].get("holderIdentity") or "").split("_")[0] if text.strip() else ""

        try:
            place.pool(size=0)
            replicas = {name: place.start("--identity", name, *BRISK, kubeconfig=kubeconfigs[name]) for name in names}
            place.ask("lena")
            place.wait("lena", "Ready")
            first = holder()
            second = next(name for name in names if name != first)

            replicas[first].send(signal.SIGSTOP)
            place.ask("mia")
            place.wait("mia", "Ready", timeout_s=30)
            assert holder() == second
            replicas[first].send(signal.SIGCONT)
            place.ask("nina")
            place.wait("nina", "Ready")
            time.sleep(2)
            writes = [each for each in _writes(tmp_path / "cluster") if each[1] in names]
            taken_over = min(at for at, who, _ in writes if who == second)
            late = [each for each in writes if each[1] == first and each[0] >= taken_over]
            assert late == [], "the one that slept wrote after the other had taken over"
            assert replicas[first].process.poll() is None, "it waits for its turn again"

            # The API server dies: whoever leads is not sure any more, and goes on when it is there again.
            control_plane.stop("kube-apiserver", kill=True)
            time.sleep(4)
            control_plane.start("kube-apiserver")
            control_plane.wait_ready()
            place.ask("olga")
            place.wait("olga", "Ready", timeout_s=60)
            leader = holder()
            assert leader in names

            # Told to end, it gives the lease back: the other one leads at once.
            assert replicas[leader].stop() == 0
            assert holder() != leader, "the lease was not given back"
            place.until(lambda: holder() not in {"", leader}, "the other one leads", timeout_s=10)
            for name in ("lena", "mia", "nina", "olga"):
                assert len(place.roots_of(name)) == 1
        finally:
            place.close()
