"""Many people log in to JupyterHub at once: KubeSpawner's own spawn path, run by the Python of tools/apart_venv.sh.

The hub itself (database, proxy, the wait for the notebook's answer) is left out, which favours the peer: what is timed
is `KubeSpawner.start` alone, one pod for each person. Prints one JSON line.

usage: kubespawner_storm.py PEOPLE NAMESPACE   (the cluster is that of KUBECONFIG)
"""

import asyncio
import json
import resource
import sys
import time
from types import SimpleNamespace
from typing import Any

from jupyterhub.objects import Hub, Server
from kubespawner import KubeSpawner
from traitlets.config import Config

_AT_ONCE = 64  # JupyterHub's concurrent_spawn_limit in its Helm chart; more are told to try again


class _Person:
    """What a spawner asks of JupyterHub's User."""

    def __init__(self, name: str) -> None:
        self.name, self.id, self.admin, self.url, self.groups = name, 1, False, f"/user/{name}/", []
        self.server = Server.from_url("http://hub.invalid/")

    def __getattr__(self, _name: str) -> Any:
        return None

    @property
    def escaped_name(self) -> str:
        return self.name


async def _storm(people: int, namespace: str) -> dict[str, Any]:
    config = Config()
    config.KubeSpawner.namespace = namespace
    config.KubeSpawner.image = "registry.invalid/notebook:1"
    config.KubeSpawner.start_timeout = 600
    config.KubeSpawner.events_enabled = False
    config.KubeSpawner.cpu_guarantee, config.KubeSpawner.mem_guarantee = 0.5, "1G"
    gate = asyncio.Semaphore(_AT_ONCE)
    waits: list[float] = []

    async def log_in(index: int) -> None:
        asked = time.perf_counter()
        async with gate:
            spawner = KubeSpawner(
                hub=Hub(), user=_Person(f"person-{index}"), api_token="unused",  # noqa: S106 - no hub is asked
                oauth_client_id="unused",
                config=config, orm_spawner=SimpleNamespace(name="", state={}, server=None), _mock=True,
            )  # fmt: skip
            await spawner.start()
        waits.append(time.perf_counter() - asked)

    started = time.perf_counter()
    await asyncio.gather(*(log_in(index) for index in range(people)))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": time.perf_counter() - started,
        "waits": waits,
        "resident_mb": usage.ru_maxrss / 1024,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
    }


print(json.dumps(asyncio.run(_storm(int(sys.argv[1]), sys.argv[2]))))
