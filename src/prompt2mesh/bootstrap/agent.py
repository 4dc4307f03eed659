"""Wires the agent: LLM providers, checkpoints, tools. Needs the agent extra."""

from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from prompt2mesh.bootstrap import open_code_runner
from prompt2mesh.mesh.errors import EnvironmentFaultError, OptionError
from prompt2mesh.settings import Settings
from prompt2mesh.settings.agent import read_choice
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.local_runs import BLOBS, CHECKPOINTS
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import Agent, ModelChoice
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.freeform import CodeRunner
from prompt2mesh.telemetry.traces import open_tracing

_PROBE_TIMEOUT_S = 15.0
CHECKPOINT_FILE = "agent.db"
_NEEDED = ("langgraph", "langchain", "langchain_core")


def agent_installed() -> bool:
    """Whether what talks to LLMs is installed; says so without importing it."""
    return all(find_spec(name) is not None for name in _NEEDED)


def checkpoints_url(database_url: str, data: Path) -> str:
    """Where the runs of the agent are kept: in the database that runners share, or in a file beside a SQLite one."""
    return f"sqlite:///{data / CHECKPOINT_FILE}" if database_url.startswith("sqlite") else database_url


def open_agent(
    *, builder: Builder, blobs: BlobStore, code: CodeRunner | None, checkpoints: str
) -> Agent | None:  # fmt: skip
    """The agent, with its traces; None where what it needs is not installed. Nothing connects yet.

    Args:
        builder: Builds and takes pictures.
        blobs: Where its pictures are kept.
        code: Runs Blender Python that an LLM wrote; None never runs any.
        checkpoints: `sqlite:////path/to/file` or a PostgreSQL `DATABASE_URL`.
    """
    if not agent_installed():
        return None
    from prompt2mesh.modelers.agent.langgraph_agent import LangGraphAgent  # noqa: PLC0415 - an extra, slow to import

    open_tracing()
    return LangGraphAgent(builder=builder, code=code, blobs=blobs, checkpoints_url=checkpoints)


def probe(choice: ModelChoice) -> str:
    """Asks a model for a word; which model answered.

    Raises:
        EnvironmentFaultError: The agent extra is not installed.
        LlmKeyError: The provider does not take the key.
        LlmUnavailableError: It does not answer.
    """
    if not agent_installed():
        raise not_installed()
    from prompt2mesh.modelers.agent.llm import probe as ask  # noqa: PLC0415 - an extra, slow to import

    return ask(choice, timeout_s=_PROBE_TIMEOUT_S)


def llm_rates(name: str) -> tuple[float, float]:
    """US dollars for a million tokens that an LLM reads, and that it writes, without the discount of a cache.

    Args:
        name: `provider:model`.

    Raises:
        EnvironmentFaultError: The agent extra is not installed, or the provider is not known.
        OptionError: The model's price is not known.
    """
    choice = read_choice({}, name)
    if not agent_installed():
        raise not_installed()
    from prompt2mesh.modelers.agent.llm import price_of  # noqa: PLC0415 - an extra, slow to import

    price = price_of(choice)
    if price is None:
        raise OptionError(
            f"the price of {name!r} is not known", hint="see src/prompt2mesh/modelers/agent/llm/prices.toml"
        )
    return price.rates.input, price.rates.output


@dataclass(frozen=True, kw_only=True)
class LocalAgent:
    """An agent whose runs and pictures are kept in one folder."""

    agent: Agent
    blobs: BlobStore


@contextmanager
def open_local_agent(settings: Settings, *, builder: Builder, folder: Path) -> Generator[LocalAgent]:
    """The agent for one model on this machine.

    Args:
        settings: Of this machine.
        builder: Builds and takes pictures.
        folder: Keeps its runs and pictures.

    Raises:
        EnvironmentFaultError: The agent extra is not installed.
    """
    blobs = open_pictures(folder)
    with ExitStack() as stack:
        code: CodeRunner | None = None
        if settings.sandbox != "off":
            code = stack.enter_context(closing(open_code_runner(settings)))
        agent = open_agent(builder=builder, blobs=blobs, code=code,
                           checkpoints=f"sqlite:///{(folder / CHECKPOINTS).absolute()}")  # fmt: skip
        if agent is None:
            raise not_installed()
        yield LocalAgent(agent=stack.enter_context(closing(agent)), blobs=blobs)


def open_pictures(folder: Path) -> BlobStore:
    """Where `open_local_agent` keeps the pictures of its runs; needs nothing that is installed for LLMs."""
    return open_blobs(str(folder / BLOBS))


def not_installed() -> EnvironmentFaultError:
    """What to say where the agent extra is missing."""
    return EnvironmentFaultError("what talks to LLMs is not installed here",
                                 hint="install it: pip install 'prompt2mesh[agent]'")  # fmt: skip
