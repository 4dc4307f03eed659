"""People's instances as the service offers them: asked for, opened, kept, put to rest, ended.

Nothing here is remembered that another replica would have to know: the driver
knows the instances, their agents know whom they serve, the store knows the
scenes. What is kept in memory only saves a question.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from prompt2mesh.mesh.errors import (
    InstanceTakenError,
    InstanceUnavailableError,
    LimitError,
    NotFoundError,
    PermissionDeniedError,
)
from prompt2mesh.studio.ports.credentials import InstanceTokens
from prompt2mesh.studio.ports.instances import (
    BindOrder,
    Instance,
    InstanceAddress,
    InstanceAgents,
    Instances,
    Owner,
    Profile,
)
from prompt2mesh.studio.ports.modeling import Canceled, never
from prompt2mesh.studio.ports.records import Page, User
from prompt2mesh.studio.service.accounts.context import Action, Caller, Recorder
from prompt2mesh.studio.service.accounts.principals import Principal
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.instance_activity import InstanceActivity
from prompt2mesh.studio.service.tasks import owned_project, owned_version

AGENT_TOKEN_S = 24 * 3600
_BOUND_FOR_S = 6 * 3600.0  # then the agent gets a new token
_SERVES_FOR_S = 60.0  # then it is asked again whom it serves
_MOST_REMEMBERED = 10_000


@dataclass(frozen=True, kw_only=True)
class InstanceRules:
    """The house rules.

    Attributes:
        start: What asks for a person's instance.
        public_url: `user-ID` in front of its host is where a browser finds an instance.
        api_url: Where the agents of instances reach the API.
        warn_s: How long before it is suspended the page says so.
    """

    start: Literal["open", "prompt", "login"] = "open"
    public_url: str = "http://localhost:8003"
    api_url: str = "http://localhost:8000"
    warn_s: float = 300.0

    @property
    def secure(self) -> bool:
        """Whether browsers come over TLS."""
        return self.public_url.startswith("https://")

    def address(self, instance_id: str) -> str:
        """Where a browser finds an instance."""
        public = urlsplit(self.public_url)
        return f"{public.scheme}://user-{instance_id}.{public.netloc}/"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What came of asking for an instance to work in.

    Attributes:
        address: Its agent and desktop; None while it is not ready.
        problem: Why the scene could not be loaded, where it could not.
    """

    instance: Instance
    address: InstanceAddress | None = None
    problem: str = ""


class InstanceSessions:
    """The instances of one person at a time, and all of them for administrators."""

    def __init__(
        self, services: Services, driver: Instances | None, *, agents: InstanceAgents, tokens: InstanceTokens,
        rules: InstanceRules, activity: InstanceActivity,
    ) -> None:  # fmt: skip
        """Bind the ports; without a driver there are no instances, and who asks for one is told so."""
        self.rules = rules
        self.activity = activity
        self._services = services
        self._driver = driver
        self._agents = agents
        self._tokens = tokens
        self._lock = threading.Lock()
        self._bound: dict[tuple[str, str], datetime] = {}
        self._serves: dict[tuple[str, str], datetime] = {}

    @property
    def available(self) -> bool:
        """Whether this service has instances."""
        return self._driver is not None

    @property
    def driver(self) -> Instances:
        """What runs them.

        Raises:
            NotFoundError: This service has none.
        """
        if self._driver is None:
            raise NotFoundError("this service has no instances", hint="its operator sets PROMPT2MESH_INSTANCES")
        return self._driver

    def get(self, user: User) -> Instance:
        """A person's instance.

        Raises:
            NotFoundError: They have none.
        """
        return _there(self.driver.get(user.id))

    def ensure(self, user: User, *, profile: Profile = "cpu") -> Instance:
        """Asks for a person's instance, or for the suspended one again; comes back at once.

        Raises:
            PermissionDeniedError: They may have none.
            LimitError: Too many of their team run instances.
            InstanceUnavailableError: What runs instances does not answer.
        """
        driver, limits = self.driver, self._services.limits
        if limits.of(user, "user_instances") < 1:
            raise PermissionDeniedError("you may not have an instance here", hint="ask an administrator")
        if user.team:
            allowed = limits.of(user, "team_instances")
            others = [one for one in driver.list(team=user.team)
                      if one.state == "Running" and one.owner.user_id != user.id]  # fmt: skip
            if len(others) >= allowed:
                raise LimitError(
                    f"at most {allowed} people of the team {user.team} may run instances at a time",
                    hint="wait until somebody's is suspended, or ask an administrator", retry_after_s=30,
                )  # fmt: skip
        return driver.ensure(Owner(user_id=user.id, team=user.team), profile=profile)

    def open(self, user: User, *, project_id: str | None = None, version_id: str | None = None) -> Opening:
        """Asks for a person's instance, and once it is ready makes its agent theirs and shows what was asked for.

        Raises:
            NotFoundError: The project or version is not theirs.
            LimitError: See `ensure`.
            InstanceUnavailableError: What runs instances, or the agent, does not answer.
        """
        project_id, version_id = self._owned(user, project_id, version_id)
        instance = self.ensure(user)
        address = self.driver.address(user.id) if instance.phase == "Ready" else None
        if address is None:
            return Opening(instance=instance)
        self.driver.touch(user.id, "opened", at=self._services.clock())
        problem = self.bind(instance, address, project_id=project_id, version_id=version_id)
        if project_id is not None and version_id is not None:
            self._agents.show(address, project_id=project_id, version_id=version_id)
        return Opening(instance=_there(self.driver.get(user.id)), address=address, problem=problem)

    def bind(
        self, instance: Instance, address: InstanceAddress, *, project_id: str | None = None,
        version_id: str | None = None,
    ) -> str:  # fmt: skip
        """Makes the agent its person's, or renews its token where this process gave it none for hours.

        What it was told was loaded is not loaded again. Lifts the seal of a suspension, so only for a ready instance.

        Returns:
            Why their scene could not be loaded, where it could not.

        Raises:
            InstanceUnavailableError: The agent does not answer, or serves somebody else.
        """
        user_id, now = instance.owner.user_id, self._services.clock()
        if self.is_bound(instance):
            return ""
        token, _ = self._tokens.issue(
            "agent", user_id=user_id, instance_id=instance.id, lifetime_s=AGENT_TOKEN_S, now=now
        )
        order = BindOrder(
            user_id=user_id, instance_id=instance.id, api_url=self.rules.api_url, api_token=token,
            project_id=project_id, version_id=version_id,
        )  # fmt: skip
        try:
            problem = self._agents.bind(address, order)
        except InstanceTakenError as fault:
            raise InstanceUnavailableError(
                "this instance serves somebody else", hint="it is a fault: delete the instance and open it again"
            ) from fault
        self._remember(self._bound, instance)
        self._remember(self._serves, instance)
        return problem

    def is_bound(self, instance: Instance) -> bool:
        """Whether the agent has a token of this process that is good for long."""
        return self._was_lately(self._bound, instance, _BOUND_FOR_S)

    def serves(self, instance: Instance, address: InstanceAddress) -> bool:
        """Whether the agent serves its person already, as it says itself; it is asked once in a while.

        Raises:
            InstanceUnavailableError: The agent does not answer, and never did.
        """
        if self._was_lately(self._serves, instance, _SERVES_FOR_S):
            return True
        try:
            theirs = self._agents.bound_to(address) == instance.owner.user_id
        except InstanceUnavailableError:
            theirs = (instance.id, instance.incarnation) in self._serves  # busy: its desktop can be used meanwhile
            if not theirs:
                raise
        if theirs:
            self._remember(self._serves, instance)
        else:
            with self._lock:  # it was started again with nothing, and has no token either
                self._bound.pop((instance.id, instance.incarnation), None)
        return theirs

    def ready_address(self, user_id: str) -> InstanceAddress | None:
        """How to reach a person's instance for work of theirs, bound to them; None unless it is ready.

        Raises:
            InstanceUnavailableError: It is ready, but its agent does not answer.
        """
        if self._driver is None:
            return None
        instance = self._driver.get(user_id)
        address = self._driver.address(user_id) if instance is not None and instance.phase == "Ready" else None
        if instance is None or address is None:
            return None
        self.bind(instance, address)
        return address

    def keep(self, user: User) -> Instance:
        """Notes that the person wants to go on.

        Raises:
            NotFoundError: They have no instance.
        """
        self.get(user)
        self.driver.touch(user.id, "keep", at=self._services.clock())
        return self.get(user)

    def suspend(self, user: User) -> Instance:
        """Saves the scene and ends the processes."""
        self.get(user)
        return self.driver.suspend(user.id)

    def resume(self, user: User) -> Instance:
        """Runs the suspended one again.

        Raises:
            NotFoundError: They have no instance.
        """
        self.get(user)
        return self.ensure(user)

    def delete(self, user: User) -> None:
        """Ends the instance; projects and the saved scene stay.

        Raises:
            NotFoundError: They have no instance.
        """
        self.get(user)
        self.driver.delete(user.id)

    def watch(self, user: User, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        """What is known of a person's instance, now and after each change."""
        return self.driver.watch(user.id, canceled=canceled)

    def page(self, principal: Principal, page: Page, *, team: str | None = None) -> list[tuple[Instance, User | None]]:
        """Everybody's instances by id, and whose they are.

        Raises:
            PermissionDeniedError: No administrator asks.
        """
        principal.require("admin")
        found: Sequence[Instance] = self.driver.list(team=team) if self.available else ()
        after = page.after or ""
        shown = sorted((one for one in found if one.id > after), key=lambda one: one.id)[: page.limit]
        with self._services.store.read() as tx:
            return [(one, tx.users.get(one.owner.user_id)) for one in shown]

    def administer(
        self, principal: Principal, instance_id: str, caller: Caller, action: Literal["suspend", "resume", "delete"]
    ) -> Instance | None:
        """Does something to anybody's instance, and writes it down.

        Raises:
            PermissionDeniedError: No administrator asks.
            NotFoundError: There is no such instance.
        """
        principal.require("admin")
        instance = _there(self.driver.find(instance_id))
        user_id = instance.owner.user_id
        actions: dict[str, Action] = {
            "suspend": "instance.suspended", "resume": "instance.resumed", "delete": "instance.deleted",
        }  # fmt: skip
        with self._services.store.begin() as tx:
            log = Recorder(tx, caller, self._services.clock(), actor=principal.user)
            log.record(actions[action], user_id, object_id=instance_id)
        match action:
            case "suspend":
                return self.driver.suspend(user_id)
            case "resume":
                return self.driver.resume(user_id)
            case "delete":
                self.driver.delete(user_id)
                return None

    def prompted(self, user_id: str) -> None:
        """Notes a prompt, which may be what asks for the person's instance."""
        self.activity.note(user_id, "prompt")
        if self.rules.start in {"prompt", "login"}:
            self._start_later(user_id)

    def entered(self, user_id: str) -> None:
        """Notes a log-in, which may be what asks for the person's instance."""
        if self.rules.start == "login":
            self._start_later(user_id)

    def forget(self, user_id: str) -> None:
        """Ends the instance of somebody who left or may not log in any more, soon."""
        driver = self._driver
        if driver is not None:
            self.activity.later(lambda: driver.delete(user_id))

    def rest(self, user_id: str) -> None:
        """Suspends the instance of somebody who may not log in any more, soon."""
        driver = self._driver
        if driver is not None:
            self.activity.later(lambda: driver.suspend(user_id))

    def sweep(self) -> int:
        """Ends instances whose people are gone, also where a process died before it could; how many.

        Raises:
            InstanceUnavailableError: What runs instances does not answer.
        """
        if self._driver is None:
            return 0
        with self._services.store.read() as tx:
            # Names that an operator gave by hand are nobody's account, and not this service's to end.
            gone = [one.owner.user_id for one in self._driver.list()
                    if one.owner.user_id.startswith("usr_") and tx.users.get(one.owner.user_id) is None]  # fmt: skip
        for user_id in gone:
            self._driver.delete(user_id)
        return len(gone)

    def close(self) -> None:
        """Lets threads and connections go; instances go on."""
        self.activity.close()
        if self._driver is not None:
            self._driver.close()

    def _remember(self, seen: dict[tuple[str, str], datetime], instance: Instance) -> None:
        with self._lock:
            if len(seen) >= _MOST_REMEMBERED:
                seen.clear()
            seen[instance.id, instance.incarnation] = self._services.clock()

    def _was_lately(self, seen: dict[tuple[str, str], datetime], instance: Instance, seconds: float) -> bool:
        with self._lock:
            at = seen.get((instance.id, instance.incarnation))
        return at is not None and (self._services.clock() - at).total_seconds() < seconds

    def _start_later(self, user_id: str) -> None:
        driver = self._driver
        if driver is None:
            return

        def start() -> None:
            with self._services.store.read() as tx:
                user = tx.users.get(user_id)
            found = driver.get(user_id)
            if user is None or (found is not None and found.state == "Running"):
                return
            try:
                self.ensure(user)
            except (LimitError, PermissionDeniedError):  # nobody asked for it in so many words
                return

        self.activity.later(start)

    def _owned(self, user: User, project_id: str | None, version_id: str | None) -> tuple[str | None, str | None]:
        """The project and version to show; a project alone means the newest of its main branch."""
        if project_id is None and version_id is None:
            return None, None
        with self._services.store.read() as tx:
            if version_id is not None:
                version = owned_version(tx, user, version_id)
                if project_id not in {None, version.project_id}:
                    raise NotFoundError(f"this project has no version {version_id}")
                return version.project_id, version.id
            project = owned_project(tx, user, project_id or "")
            heads = {branch.name: branch.head_version_id for branch in tx.versions.branches([project.id])[project.id]}
        return project.id, heads.get("main") or next(iter(heads.values()), None)


def _there(instance: Instance | None) -> Instance:
    if instance is None:
        raise NotFoundError("there is no such instance", hint="open one: POST /v1/instances")
    return instance
