"""Who may pass through the router to an instance, and how a browser gets in.

A person's studio and their desktop are at different hosts and share no cookie:
what runs in a desktop can be anything, and must not be able to act in the
studio. A **ticket**, good for a minute and for one use, carries the login over
to `user-ID.DOMAIN`; there it becomes a **session**, a signed cookie of that
host alone. Both name the instance, so that a cookie which the page of another
instance tosses over is worth nothing, and the login that they came from, so
that they die with it. Every request is judged here, by any replica.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from prompt2mesh.mesh.errors import AuthenticationError, NotFoundError, PermissionDeniedError
from prompt2mesh.studio.ports.credentials import InstanceClaims, InstanceTokens
from prompt2mesh.studio.ports.instances import Instance, InstanceAddress
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import Caller, Recorder
from prompt2mesh.studio.service.accounts.principals import Principal
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.instance_sessions import InstanceSessions

TICKET_S = 60
SESSION_S = 2 * 3600  # longer than a web socket lives, after which the desktop's page must get in again
RENEW_AFTER_S = 10 * 60
LONGEST_SESSION = timedelta(hours=12)
_KNOWN_FOR_S = 2.0
_MOST_KNOWN = 5000
_PORTS = {"http": 80, "https": 443}
ENTRY_PATH = "/__prompt2mesh/enter"
NO_DESKTOP = "this instance runs Blender without a window, so there is nothing to see in a browser"
NO_DESKTOP_HINT = (
    "on one machine, install Debian's blender and tigervnc-standalone-server, then end it and open it again"
)


@dataclass(frozen=True, kw_only=True)
class RoutedRequest:
    """A request to an instance's host, as the router tells of it.

    Attributes:
        host: Its Host header.
        sessions: Every cookie of the session's name; another host may have added some.
        principal: Who a bearer token or API key says is asking.
        origin: Its Origin header; empty where there was none.
        socket: Whether it asks for a web socket.
        site: Its Sec-Fetch-Site header.
        navigation: Whether a person went there, rather than a page that is open asking for more.
    """

    host: str
    method: str = "GET"
    sessions: Sequence[str] = field(default=(), repr=False)
    principal: Principal | None = None
    origin: str = ""
    socket: bool = False
    site: str = ""
    navigation: bool = False


@dataclass(frozen=True, kw_only=True)
class NewSession:
    """A cookie to set."""

    text: str = field(repr=False)
    max_age_s: int = SESSION_S


@dataclass(frozen=True, kw_only=True)
class Passage:
    """The verdict on a request that may pass, at once or soon.

    Attributes:
        address: Where it goes; None while the instance is not ready.
        session: The renewed session.
        loading: It is ready, and the scene is being loaded.
        mine: The owner asks, not an administrator.
    """

    instance: Instance
    address: InstanceAddress | None = None
    session: NewSession | None = None
    loading: bool = False
    mine: bool = True


class InstanceAccess:
    """Judges requests to instances."""

    def __init__(
        self, services: Services, sessions: InstanceSessions, *, tokens: InstanceTokens,
        id_of_host: Callable[[str], str | None],
    ) -> None:  # fmt: skip
        """Bind the ports.

        Args:
            services: The ports and house rules.
            sessions: The instances.
            tokens: Signs tickets and sessions.
            id_of_host: The instance's id in the name of a host; None for another host.
        """
        self._services = services
        self._sessions = sessions
        self._tokens = tokens
        self._id_of_host = id_of_host
        self._known: dict[str, tuple[float, Instance, InstanceAddress]] = {}
        self._binding: set[tuple[str, str]] = set()

    def ticket_address(self, principal: Principal, instance: Instance) -> str:
        """An address that lets a browser in once, within a minute."""
        token, _ = self._tokens.issue(
            "ticket", user_id=principal.user.id, instance_id=instance.id, epoch=principal.user.epoch,
            login=principal.session_id or principal.key_id or "", lifetime_s=TICKET_S, now=self._services.clock(),
        )  # fmt: skip
        return f"{self._sessions.rules.address(instance.id).rstrip('/')}{ENTRY_PATH}?ticket={token}"

    def enter(self, host: str, ticket: str, caller: Caller) -> NewSession:
        """Takes a ticket for a session; an administrator's visit is written down.

        Raises:
            NotFoundError: The host is no instance's.
            AuthenticationError: The ticket is not good, was used, or is for another instance.
            PermissionDeniedError: The instance is not theirs.
        """
        now, instance_id = self._services.clock(), self._instance_id(host)
        claims = self._tokens.read("ticket", ticket, now=now)
        if claims.instance_id != instance_id:
            raise AuthenticationError("this ticket is for another instance", hint="open the instance again")
        instance = self._sessions.driver.find(instance_id)
        with self._services.store.begin() as tx:
            user = self._alive(tx, claims)
            if user is None or not tx.tickets.use(claims.token_id[:40], expires_at=claims.expires_at):
                raise AuthenticationError("this ticket was used", hint="open the instance again")
            if instance is None:
                raise NotFoundError("there is no such instance")
            if not _may(user, instance, administers=user.role == "admin"):
                raise PermissionDeniedError("this instance is somebody else's")
            if instance.owner.user_id != user.id:
                log = Recorder(tx, caller, now, actor=user)
                log.record("instance.entered", instance.owner.user_id, object_id=instance_id)
        return self._session(claims, user)

    def authorize(self, request: RoutedRequest, caller: Caller) -> Passage:
        """The verdict on a request.

        A person who goes to their suspended instance resumes it. What a page that was left open asks for does not:
        it would keep every instance awake.

        Raises:
            NotFoundError: The host is no instance's.
            AuthenticationError: Nobody says who asks, or what they say is not good.
            PermissionDeniedError: It is another's instance, or another site's page asks.
            LimitError: A resume would pass a limit.
            InstanceUnavailableError: What runs instances does not answer.
        """
        instance_id = self._instance_id(request.host)
        user, session = self._visitor(request, instance_id)
        _refuse_other_sites(request, secure=self._sessions.rules.secure)
        instance, address = self._look(instance_id)
        # A cookie came of a ticket, which was asked for with the scope where it was needed; a key may lack it.
        administers = user.role == "admin" if request.principal is None else "admin" in request.principal.scopes
        if instance is None and (request.principal is None or administers):
            raise NotFoundError("this instance is not there any more", hint="open yours from the studio")
        # Who has no business there is not told which there are.
        if instance is None or not _may(user, instance, administers=administers):
            raise PermissionDeniedError("this instance is somebody else's", hint="open your own from the studio")
        mine = instance.owner.user_id == user.id
        if not mine and request.principal is not None:
            self._record_visit(request.principal, instance, caller)
        if request.navigation and mine:
            if address is not None:
                self._sessions.activity.note(user.id, "opened")
            elif instance.state == "Suspended":
                instance = self._sessions.ensure(user)
        passage = Passage(instance=instance, session=session, mine=mine)
        if address is None:
            return passage
        if not address.desktop_url:
            raise NotFoundError(NO_DESKTOP, hint=NO_DESKTOP_HINT)
        serves = self._sessions.serves(instance, address)
        if not serves or not self._sessions.is_bound(instance):
            self._bind_soon(instance)
        return replace(passage, address=address) if serves else replace(passage, loading=True)

    def _instance_id(self, host: str) -> str:
        found = self._id_of_host(host)
        if found is None:
            raise NotFoundError("this is the address of no instance", hint="open your instance from the studio")
        return found

    def _visitor(self, request: RoutedRequest, instance_id: str) -> tuple[User, NewSession | None]:
        """Who asks, and the session renewed where it is time."""
        if request.principal is not None:
            if "models:write" not in request.principal.scopes:
                raise PermissionDeniedError("this needs the scope models:write", hint="use a key that has it")
            return request.principal.user, None
        now = self._services.clock()
        why: AuthenticationError | None = None
        for text in request.sessions:
            try:
                claims = self._tokens.read("session", text, now=now)
            except AuthenticationError as fault:
                why = fault
                continue
            if claims.instance_id != instance_id or now - claims.began_at >= LONGEST_SESSION:
                continue
            with self._services.store.read() as tx:
                user = self._alive(tx, claims)
            if user is not None:
                due = (now - claims.issued_at).total_seconds() >= RENEW_AFTER_S
                return user, self._session(claims, user) if due else None
        raise why or AuthenticationError("nobody says who asks", hint="open the instance from the studio")

    def _alive(self, tx: Transaction, claims: InstanceClaims) -> User | None:
        """The user of a ticket or session, while the login that it came from lives."""
        now, user = self._services.clock(), tx.users.get(claims.user_id)
        if user is None or user.disabled_at is not None or user.epoch != claims.epoch:
            return None
        if tx.refresh_tokens.is_alive(claims.login, user_id=user.id, now=now):
            return user
        key = tx.api_keys.get(claims.login)
        good = (
            key is not None and key.user_id == user.id and key.revoked_at is None
            and (key.expires_at is None or key.expires_at > now)
        )  # fmt: skip
        return user if good else None

    def _session(self, claims: InstanceClaims, user: User) -> NewSession:
        now = self._services.clock()
        # The ticket's own beginning is the session's: renewals do not move it.
        text, _ = self._tokens.issue(
            "session", user_id=user.id, instance_id=claims.instance_id, login=claims.login, epoch=claims.epoch,
            began_at=claims.began_at, lifetime_s=SESSION_S, now=now,
        )  # fmt: skip
        return NewSession(text=text)

    def _look(self, instance_id: str) -> tuple[Instance | None, InstanceAddress | None]:
        """The instance, and its address while it is ready; asked anew every two seconds, as a page has many files."""
        known = self._known.get(instance_id)
        if known is not None and time.monotonic() < known[0]:
            return known[1], known[2]
        driver = self._sessions.driver
        instance = driver.find(instance_id)
        address = driver.address(instance.owner.user_id) if instance is not None and instance.phase == "Ready" else None
        self._known.pop(instance_id, None)
        if instance is not None and address is not None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[instance_id] = (time.monotonic() + _KNOWN_FOR_S, instance, address)
        return instance, address

    def _bind_soon(self, instance: Instance) -> None:
        """Makes the agent its person's, which loads their scene, or renews its token; if it is still ready then."""
        place = (instance.id, instance.incarnation)
        if place in self._binding:
            return
        self._binding.add(place)

        def bind() -> None:
            try:
                self._sessions.ready_address(instance.owner.user_id)
            finally:
                self._binding.discard(place)

        if not self._sessions.activity.later(bind):
            self._binding.discard(place)

    def _record_visit(self, principal: Principal, instance: Instance, caller: Caller) -> None:
        """Writes down that an administrator looks into somebody's instance: once for each login, not each request."""
        login = principal.session_id or principal.key_id or ""
        now = self._services.clock()
        with self._services.store.begin() as tx:
            mark = sha256(f"{login} {instance.id}".encode()).hexdigest()[:40]
            if tx.tickets.use(mark, expires_at=now + LONGEST_SESSION):
                log = Recorder(tx, caller, now, actor=principal.user)
                log.record("instance.entered", instance.owner.user_id, object_id=instance.id)


def _may(user: User, instance: Instance, *, administers: bool) -> bool:
    return instance.owner.user_id == user.id or administers


def _refuse_other_sites(request: RoutedRequest, *, secure: bool) -> None:
    """Refuses what the page of another site, or of another person's instance, has a browser ask for.

    Browsers send a cookie of this host along with a web socket that any page opens (cross-site web socket hijacking),
    and SameSite does not keep the page of `user-mallory` from it, which is of the same site as `user-alice`.

    Raises:
        PermissionDeniedError: Another page asks.
    """
    if request.principal is not None and not request.origin:
        return  # a program with a token, which no browser adds by itself
    changes = request.socket or request.method not in {"GET", "HEAD", "OPTIONS"}
    if request.origin:
        if not _same_origin(request.origin, request.host, secure=secure):
            raise PermissionDeniedError("a page of another site asks for this", hint="open the instance itself")
    elif changes:
        raise PermissionDeniedError("this needs an Origin header", hint="use a browser, or a token")
    if request.site in {"cross-site", "same-site"} and not request.navigation:
        raise PermissionDeniedError("a page of another site asks for this", hint="open the instance itself")


def _same_origin(origin: str, host: str, *, secure: bool) -> bool:
    try:
        given, own = urlsplit(origin), urlsplit(f"//{host}")
        usual = _PORTS.get(given.scheme)
        if usual is None or given.path or given.query or given.username is not None or given.hostname is None:
            return False
        if secure and given.scheme != "https":
            return False
        same_port = (given.port or usual) == (own.port or usual)
        return same_port and given.hostname.rstrip(".") == (own.hostname or "").rstrip(".")
    except ValueError:  # a port that is none
        return False
