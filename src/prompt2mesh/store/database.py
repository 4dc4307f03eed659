"""The store over SQLite or PostgreSQL: transactions, and what the database's complaints mean."""

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from prompt2mesh.mesh.errors import RequestError, StoreUnavailableError
from prompt2mesh.store import migrations
from prompt2mesh.store.accounts import (
    ApiKeyTable,
    AuditTable,
    IdentityTable,
    LoginFailureTable,
    RefreshTokenTable,
    UserTable,
)
from prompt2mesh.store.conversation import ChatTurnTable, ProviderKeyTable
from prompt2mesh.store.delivery import SavedResponseTable, WebhookTable
from prompt2mesh.store.engine import most_connections, open_engine
from prompt2mesh.store.figures import FigureTable
from prompt2mesh.store.jobs import BatchTable, JobTable, RunnerTable
from prompt2mesh.store.projects import BuildTable, ProjectTable, UploadTable, VersionTable
from prompt2mesh.store.rate_limits import RateWindowTable
from prompt2mesh.store.register import BlobRegister
from prompt2mesh.store.scenes import SceneTable, TicketTable
from prompt2mesh.store.tally import Tally, timed, watch_pool
from prompt2mesh.store.usage import UsageTable
from prompt2mesh.store.user_keys import UserKeyTable
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.store import Transaction


class SqlTransaction:
    """See `studio.ports.store.Transaction`."""

    def __init__(self, connection: Connection, blobs: BlobStore | None = None, tally: Tally | None = None) -> None:
        """Bind every repository to one connection; what is counted waits in `tally` until all is kept."""
        tally = tally or Tally()
        register = BlobRegister(connection, blobs)
        self.users = UserTable(connection)
        self.refresh_tokens = RefreshTokenTable(connection)
        self.api_keys = ApiKeyTable(connection)
        self.identities = IdentityTable(connection)
        self.user_keys = UserKeyTable(connection)
        self.login_failures = LoginFailureTable(connection)
        self.audit = AuditTable(connection)
        self.jobs = JobTable(connection, tally)
        self.runners = RunnerTable(connection)
        self.batches = BatchTable(connection)
        self.projects = ProjectTable(connection)
        self.versions = VersionTable(connection, register)
        self.builds = BuildTable(connection, register)
        self.uploads = UploadTable(connection, register)
        self.chat_turns = ChatTurnTable(connection)
        self.provider_keys = ProviderKeyTable(connection)
        self.scenes = SceneTable(connection, register)
        self.tickets = TicketTable(connection)
        self.webhooks = WebhookTable(connection)
        self.saved_responses = SavedResponseTable(connection)
        self.usage = UsageTable(connection)
        self.rate_windows = RateWindowTable(connection)
        self.figures = FigureTable(connection)


class SqlStore:
    """See `studio.ports.store.Store`."""

    def __init__(self, address: str, *, blobs: BlobStore | None = None, pool_size: int = 10) -> None:
        """Nothing connects before the first transaction.

        Args:
            address: A `DATABASE_URL`.
            blobs: Where the bytes of files are; a store whose blobs are ever collected needs it (`store/register.py`).
            pool_size: Most connections kept open.
        """
        self._blobs = blobs
        self._whole: ContextVar[_Whole | None] = ContextVar("whole", default=None)
        self.engine: Engine = open_engine(address, pool_size=pool_size)
        self._unwatch = watch_pool(self.engine, most_connections(pool_size))

    @contextmanager
    def begin(self, *, durable: bool = True) -> Generator[SqlTransaction]:
        """A transaction, kept whole or not at all."""
        whole = self._whole.get()
        tally = Tally()
        if whole is not None:
            with translated_faults(), whole.part() as connection:
                yield SqlTransaction(connection, self._blobs, tally)
            whole.tally.add(tally.kept)
            return
        engine = self.engine if durable else self.engine.execution_options(durable=False)
        with timed("write"), translated_faults(), engine.begin() as connection:
            if not durable and connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL synchronous_commit TO OFF"))
            yield SqlTransaction(connection, self._blobs, tally)
        tally.kept()

    @contextmanager
    def read(self) -> Generator[SqlTransaction]:
        """A transaction that only reads, and so waits for no writer."""
        whole = self._whole.get()
        if whole is not None and whole.connection is not None:
            with translated_faults():
                yield SqlTransaction(whole.connection, self._blobs)
            return
        with timed("read"), translated_faults(), self.engine.connect() as connection:
            yield SqlTransaction(connection.execution_options(only_reads=True), self._blobs)

    @contextmanager
    def whole(self, first: Callable[[Transaction], None]) -> Generator[None]:
        """Makes one transaction of all that this thread begins in the block."""
        if self._whole.get() is not None:
            raise RuntimeError("a whole within a whole has no meaning")
        tally = Tally()
        with timed("write"), translated_faults(), ExitStack() as stack:
            whole = _Whole(
                self.engine, stack, lambda connection: first(SqlTransaction(connection, self._blobs, tally)), tally
            )
            mark = self._whole.set(whole)
            try:
                yield
            finally:
                self._whole.reset(mark)
        tally.kept()

    def check(self) -> None:
        """Asks the database whether it is there and has the tables of this program."""
        with translated_faults():
            migrations.check_current(self.engine)

    def close(self) -> None:
        """Lets every connection go."""
        self._unwatch()
        self.engine.dispose()


class _Whole:
    """Transactions that become one: opened by the first of them, and each of the others a savepoint in it."""

    def __init__(
        self, engine: Engine, stack: ExitStack, first: Callable[[Connection], None], tally: Tally
    ) -> None:  # fmt: skip
        self.tally = tally
        self.connection: Connection | None = None
        self._fault: BaseException | None = None
        self._engine = engine
        self._stack = stack
        self._first = first

    @contextmanager
    def part(self) -> Generator[Connection]:
        if self.connection is None:
            self.connection = self._stack.enter_context(self._engine.begin())
            try:
                self._first(self.connection)
            except BaseException as exc:
                self._fault = exc
                raise
        if self._fault is not None:  # somebody has caught it and means to go on
            raise self._fault
        with self.connection.begin_nested():
            yield self.connection


@contextmanager
def translated_faults() -> Generator[None]:
    """Turns the complaints of the database that its operator must act on into errors of the tree."""
    try:
        yield
    except DataError as exc:
        raise RequestError(
            "the request holds something that cannot be stored: a NUL character, or a number that is too large",
            hint="leave it out",
        ) from exc
    except (OperationalError, DBAPIError) as exc:
        if isinstance(exc, OperationalError) or exc.connection_invalidated:
            raise StoreUnavailableError(
                "the database does not answer", hint="look at DATABASE_URL and at the database's own log"
            ) from exc
        raise
    except PoolTimeoutError as exc:
        raise StoreUnavailableError("every connection to the database is in use") from exc
