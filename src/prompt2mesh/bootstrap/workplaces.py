"""People's ready instances as places where their jobs are done; the runner asks for each job, so it must be quick."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from prompt2mesh.builders.remote import RemoteBuilder
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import ShowRequest
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.modelers.remote import RemoteAgent
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.instances import InstanceAddress, Instances
from prompt2mesh.studio.ports.workplaces import Workplace

log = logging.getLogger(__name__)
KNOWN_S = 2.0
AVOIDED_S = 15.0
_STATUS_TIMEOUT_S = 2.0
# Nobody has asked for so long; and so long a job may still be in the middle of something after that.
FORGOTTEN_S = 3600.0
_RETIRED_S = 3600.0


@dataclass
class _Known:
    until: float
    address: InstanceAddress | None = None
    client: AgentClient | None = None
    place: Workplace | None = None


class InstanceWorkplaces:
    """Finds instances by the port `Instances`, and remembers for seconds what it found."""

    def __init__(
        self, instances: Instances, *, blobs: BlobStore, bind: Callable[[str], InstanceAddress | None]
    ) -> None:
        """Asks nothing yet.

        Args:
            instances: Whoever opened it closes it.
            blobs: Where the service keeps pictures.
            bind: Makes a person's ready instance theirs, where nobody has opened it yet; its address.
        """
        self._instances = instances
        self._bind = bind
        self._blobs = blobs
        self._lock = threading.Lock()
        self._known: dict[str, _Known] = {}
        self._retired: list[tuple[float, AgentClient]] = []
        self._shower = ThreadPoolExecutor(2, thread_name_prefix="show")

    def of(self, user_id: str) -> Workplace | None:
        """See `studio.ports.workplaces.Workplaces`."""
        with self._lock:
            known = self._known.get(user_id)
            if known is not None and known.until > time.monotonic():
                return known.place
        try:
            found = self._look(user_id, known)
        except Exception as exc:  # noqa: BLE001 - whatever it is, the job can be done without
            log.warning("whether there is an instance for a job could not be found out: %s", exc)
            found = _Known(until=time.monotonic() + KNOWN_S)
        with self._lock:
            before = self._known.get(user_id)
            self._known[user_id] = found
            if before is not None and before.client is not found.client:
                self._retire(before.client)
            self._forget()
        return found.place

    def avoid(self, user_id: str) -> None:
        """See the port."""
        with self._lock:
            known = self._known.get(user_id, _Known(0.0))
            self._known[user_id] = replace(known, until=time.monotonic() + AVOIDED_S, place=None)

    def show(self, user_id: str, *, project_id: str, version_id: str, program_hash: str) -> None:
        """See the port."""
        with self._lock:
            known = self._known.get(user_id)
        if known is not None and known.client is not None:
            request = ShowRequest(project_id=project_id, version_id=version_id, program_hash=program_hash)
            self._shower.submit(_show, known.client, request)

    def close(self) -> None:
        """See the port."""
        self._shower.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            clients = [one.client for one in self._known.values() if one.client is not None]
            clients += [one for _, one in self._retired]
            self._known.clear()
            self._retired.clear()
        for client in clients:
            client.close()

    def _look(self, user_id: str, before: _Known | None) -> _Known:
        address = self._instances.address(user_id)
        until = time.monotonic() + KNOWN_S
        if address is None:
            return _Known(until=until)
        if before is not None and before.address == address and before.place is not None:
            return replace(before, until=until)
        address = self._bind(user_id)
        if address is None:
            return _Known(until=until)
        with AgentClient(address.agent_url, token=address.token, timeout_s=_STATUS_TIMEOUT_S) as asking:
            status = asking.status()
        if status.bound_user != user_id:
            return _Known(until=until)
        client = AgentClient(address.agent_url, token=address.token, keep_connections=False)
        place = Workplace(instance_id=status.instance_id or "", builder=RemoteBuilder(client),
                          agent=RemoteAgent(client, blobs=self._blobs))  # fmt: skip
        return _Known(until, address, client, place)

    def _retire(self, client: AgentClient | None) -> None:
        """Closes a client later: a job may be in the middle of something with it."""
        if client is not None:
            self._retired.append((time.monotonic(), client))

    def _forget(self) -> None:
        """Lets go of people who have not come for long, and of clients that nothing can use any more."""
        now = time.monotonic()
        for user_id, known in list(self._known.items()):
            if now - known.until > FORGOTTEN_S:
                del self._known[user_id]
                self._retire(known.client)
        for at, one in list(self._retired):
            if now - at > _RETIRED_S:
                self._retired.remove((at, one))
                one.close()


def _show(client: AgentClient, request: ShowRequest) -> None:
    try:
        client.show(request)
    except Prompt2MeshError as exc:
        log.info("a version was not shown in its person's instance: %s", exc.message)
