"""Wires the service: store, blobs, accounts, queue and runner. Needs the server extra."""

import os
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from prompt2mesh.bootstrap import open_builder, open_catalogue, open_code_runner, open_modeler
from prompt2mesh.bootstrap.agent import agent_installed, checkpoints_url, open_agent, probe
from prompt2mesh.bootstrap.instances import kept_instances, open_instances
from prompt2mesh.bootstrap.workplaces import InstanceWorkplaces
from prompt2mesh.builders.worker_metrics import resident_bytes
from prompt2mesh.identity.envelopes import AesGcmEnvelopes
from prompt2mesh.identity.instance_tokens import JwtInstanceTokens
from prompt2mesh.identity.oidc import OidcProvider
from prompt2mesh.identity.opaque import RandomSecrets
from prompt2mesh.identity.passwords import Argon2Passwords
from prompt2mesh.identity.secret_keys import KeyRing, development_secret, require_good_keys
from prompt2mesh.identity.signing import FernetBox, HmacUrlSigner
from prompt2mesh.identity.tokens import JwtAccessTokens
from prompt2mesh.instances.agent_door import HttpInstanceAgents
from prompt2mesh.instances.naming import id_of_host
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.store import migrations
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.collect import collect
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.rate_limits import memory_rate_limiter, rate_limiter_at
from prompt2mesh.store.shared_limits import SqlRateLimiter
from prompt2mesh.store.turns import take_turn
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import Agent
from prompt2mesh.studio.ports.catalogue import Catalogue
from prompt2mesh.studio.ports.freeform import CodeRunner
from prompt2mesh.studio.ports.instances import InstanceAgents, Instances
from prompt2mesh.studio.ports.records import StoredFile, new_id
from prompt2mesh.studio.ports.usage import RateLimiter
from prompt2mesh.studio.ports.workplaces import Workplaces
from prompt2mesh.studio.service.accounts import AccountPorts, Accounts
from prompt2mesh.studio.service.batches import BatchService
from prompt2mesh.studio.service.chat import ChatService
from prompt2mesh.studio.service.contents import ContentService
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.gallery import GalleryService
from prompt2mesh.studio.service.housekeeping import EVERY, Chore, Housekeeper
from prompt2mesh.studio.service.instance_access import InstanceAccess
from prompt2mesh.studio.service.instance_activity import InstanceActivity
from prompt2mesh.studio.service.instance_scenes import InstanceScenes
from prompt2mesh.studio.service.instance_sessions import InstanceRules, InstanceSessions
from prompt2mesh.studio.service.llm_choices import LlmChoices
from prompt2mesh.studio.service.operations import Operations
from prompt2mesh.studio.service.overview import OverviewDesk
from prompt2mesh.studio.service.overview.minutes import forget_minutes
from prompt2mesh.studio.service.projects import ProjectService
from prompt2mesh.studio.service.provider_keys import ProviderKeyService
from prompt2mesh.studio.service.runner import JOB_TIMEOUT_S, JobRunner
from prompt2mesh.studio.service.tasks import Tasks
from prompt2mesh.studio.service.uploads import UploadService
from prompt2mesh.studio.service.user_secrets import UserSecrets
from prompt2mesh.studio.service.versions import VersionService
from prompt2mesh.studio.service.webhook_secrets import WebhookSecrets
from prompt2mesh.studio.service.work import Workshop
from prompt2mesh.studio.service.workfolder import SCRATCH, WORK, ScratchFolder, WorkFolder
from prompt2mesh.webhooks.addresses import LLMS, PublicAddresses
from prompt2mesh.webhooks.courier import Courier
from prompt2mesh.webhooks.sender import Sender

_ADDRESS_LIVES_S = 3600
_ADDRESS_STEP_S = 1800
_AFTER_AGENT_S = 300.0  # for the build of the files once the agent's own time is up


@dataclass(frozen=True, kw_only=True)
class Platform:
    """The service's use cases over its ports, as the entry points get it.

    Attributes:
        own_rates: Rate limits that this process counts by itself.
        shared_rates: Rate limits that all processes count together.
        scratch: Where this process writes what it does not need for long.
    """

    settings: ServiceSettings
    services: Services
    tasks: Tasks
    projects: ProjectService
    versions: VersionService
    contents: ContentService
    gallery: GalleryService
    batches: BatchService
    uploads: UploadService
    catalogue: Catalogue
    accounts: Accounts
    operations: Operations
    overview: OverviewDesk
    url_signer: HmacUrlSigner
    engine: str
    user_secrets: UserSecrets
    webhook_secrets: WebhookSecrets
    llms: LlmChoices
    llm_keys: ProviderKeyService
    chat: ChatService
    own_rates: RateLimiter
    shared_rates: RateLimiter
    instances: InstanceSessions
    instance_access: InstanceAccess
    instance_scenes: InstanceScenes
    scratch: ScratchFolder

    def file_address(self, file: StoredFile) -> tuple[str, datetime]:
        """A signed address of a file, and until when it is good.

        Addresses change only so often, so that a browser's cache can keep the files.
        """
        now = int(self.services.clock().timestamp())
        expires = now - now % _ADDRESS_STEP_S + _ADDRESS_STEP_S + _ADDRESS_LIVES_S
        signature = self.url_signer.sign(file.digest, file.name, expires_at=expires)
        path = f"/v1/files/{file.digest}/{quote(file.name)}?expires={expires}&signature={signature}"
        return f"{self.settings.public_api_url}{path}", datetime.fromtimestamp(expires, UTC)


@contextmanager
def open_platform(
    settings: ServiceSettings, *, migrate: bool = True, instances: Instances | None = None,
    agents: InstanceAgents | None = None,
) -> Generator[Platform]:  # fmt: skip
    """The service of these settings; its connections are let go at the end.

    Args:
        settings: Which database, blobs, secrets and quotas.
        migrate: Bring an embedded database (SQLite) to the tables of this program first.
        instances: What runs people's instances; as the settings say by default.
        agents: How their agents are asked; over HTTP by default.

    Raises:
        EnvironmentFaultError: The settings are not fit for production, or cannot be used.
        StoreUnavailableError: The database does not answer.
    """
    if settings.production:
        require_good_keys(settings.secret_keys)
    keys = KeyRing.from_text(settings.secret_keys or development_secret(settings.data))
    blobs = open_blobs(settings.blobs_url)
    store = SqlStore(settings.database_url, blobs=blobs)
    try:
        if migrate and store.engine.dialect.name == "sqlite":
            migrations.upgrade(store.engine)
        services = Services(
            store=store, blobs=blobs, limits=settings.quotas,
            webhook_addresses=PublicAddresses(allow_private=settings.webhook_allow_private),
        )  # fmt: skip
        secrets = UserSecrets(services, FernetBox(keys), AesGcmEnvelopes(keys))
        tokens = JwtInstanceTokens(keys)
        with (
            closing(_open_sessions(services, settings, tokens, instances, agents)) as sessions,
            closing(open_accounts(services, settings, keys, on_login=sessions.entered)) as accounts,
            closing(ScratchFolder(settings.data / SCRATCH, owner=new_id("scr"))) as scratch,
        ):
            llm_addresses = PublicAddresses(allow_private=settings.agent.allow_private, purpose=LLMS)
            llms = LlmChoices(services, secrets, own=settings.agent.models, addresses=llm_addresses,
                              budget=settings.agent.budget, ceiling=settings.agent.ceiling)  # fmt: skip
            tasks = Tasks(services, llms, on_prompt=sessions.prompted)
            yield Platform(
                settings=settings, services=services, tasks=tasks, projects=ProjectService(services),
                versions=VersionService(services), contents=ContentService(services),
                gallery=GalleryService(services), batches=BatchService(services, tasks),
                uploads=UploadService(services), catalogue=open_catalogue(), operations=Operations(services),
                overview=OverviewDesk(services, sessions.driver.list if sessions.available else None),
                accounts=accounts, url_signer=HmacUrlSigner(keys), engine=engine_name(),
                user_secrets=secrets, llms=llms, chat=ChatService(services, tasks),
                llm_keys=ProviderKeyService(services, secrets, llms, addresses=llm_addresses, probe=probe),
                webhook_secrets=WebhookSecrets(services, secrets), own_rates=memory_rate_limiter(),
                shared_rates=open_shared_rates(store, settings), instances=sessions,
                instance_access=InstanceAccess(
                    services, sessions, tokens=tokens,
                    id_of_host=lambda host: id_of_host(host, settings.instances.domain),
                ),
                instance_scenes=InstanceScenes(
                    services, sessions.driver if sessions.available else None, tokens=tokens
                ),
                scratch=scratch,
            )  # fmt: skip
    finally:
        store.close()


@contextmanager
def open_runner(platform: Platform, *, slots: int | None = None) -> Generator[JobRunner]:
    """A runner with its Blender workers, which takes jobs until the block ends; then it finishes or hands back."""
    settings = platform.settings
    count, runner_id = slots or settings.machine.workers, new_id("run")
    with (
        closing(WorkFolder(settings.data / WORK, runner_id)) as folder,
        closing(open_builder(settings.machine, workers=count, scratch=folder.path)) as builder,
        ExitStack() as stack,
    ):
        agent = stack.enter_context(_opened_agent(platform, builder))
        stack.enter_context(kept_instances(settings))
        workplaces = stack.enter_context(_opened_workplaces(platform))
        workshop = Workshop(platform.services, modeler=open_modeler(), builder=builder, engine=platform.engine,
                            folder=folder.path, agent=agent, llms=platform.llms, workplaces=workplaces)  # fmt: skip
        runner = JobRunner(
            platform.services, workshop, slots=count, runner_id=runner_id, dead_neighbours=folder.dead,
            job_timeout_s=max(JOB_TIMEOUT_S, settings.agent.ceiling.minutes * 60 + _AFTER_AGENT_S),
            condition=lambda: {"memory_bytes": resident_bytes(os.getpid()), **builder.condition()},
        )  # fmt: skip
        sender = Sender(platform.webhook_secrets, PublicAddresses(allow_private=settings.webhook_allow_private))
        courier = Courier(platform.services.store, sender, clock=platform.services.clock)
        runner.start()
        courier.start()
        try:
            chores: dict[str, Chore] = {
                "runs of the agent that have ended": lambda _: workshop.runs.sweep(),
                "instances of people who left": lambda _: platform.instances.sweep(),
            }
            with closing(open_housekeeper(platform, chores=chores)) as housekeeper:
                housekeeper.start()
                yield runner
        finally:
            runner.stop()
            courier.stop()


def open_shared_rates(store: SqlStore, settings: ServiceSettings) -> RateLimiter:
    """Rate limits over all processes: in the database, or where the settings say."""
    return rate_limiter_at(settings.rate_limit_url) if settings.rate_limit_url else SqlRateLimiter(store.engine)


@contextmanager
def _opened_workplaces(platform: Platform) -> Generator[Workplaces | None]:
    """Where people's jobs are done while their instances are ready; None where there are no instances."""
    sessions = platform.instances
    if not sessions.available:
        yield None
        return
    opened = InstanceWorkplaces(sessions.driver, blobs=platform.services.blobs, bind=sessions.ready_address)
    with closing(opened):
        yield opened


@contextmanager
def _opened_agent(platform: Platform, builder: Builder) -> Generator[Agent | None]:
    settings = platform.settings
    with ExitStack() as stack:
        code: CodeRunner | None = None
        if agent_installed() and settings.machine.sandbox != "off":
            code = stack.enter_context(closing(open_code_runner(settings.machine)))
        agent = open_agent(builder=builder, blobs=platform.services.blobs, code=code,
                           checkpoints=checkpoints_url(settings.database_url, settings.data))  # fmt: skip
        if agent is not None:
            stack.enter_context(closing(agent))
        yield agent


def open_housekeeper(
    platform: Platform, *, look_s: float = 60.0, chores: Mapping[str, Chore] | None = None
) -> Housekeeper:
    """Who tidies up while a runner lives."""
    services = platform.services
    store = services.store
    assert isinstance(store, SqlStore)
    return Housekeeper(
        services, look_s=look_s, my_turn=lambda now: take_turn(store, "housekeeping", every=EVERY, now=now),
        chores={
            "old tokens": lambda _: platform.accounts.purge(),
            "what was counted minute by minute": lambda now: forget_minutes(services, now),
            "files that nothing refers to": lambda now: collect(store, services.blobs, now=now),
            **(chores or {}),
        },
    )  # fmt: skip


def _open_sessions(
    services: Services, settings: ServiceSettings, tokens: JwtInstanceTokens, driver: Instances | None,
    agents: InstanceAgents | None,
) -> InstanceSessions:  # fmt: skip
    chosen = settings.instances
    driver = driver or open_instances(settings)
    return InstanceSessions(
        services, driver, agents=agents or HttpInstanceAgents(), tokens=tokens,
        rules=InstanceRules(
            start=chosen.start, public_url=chosen.public_url, api_url=chosen.api_url, warn_s=chosen.warn_s
        ),
        activity=InstanceActivity(driver, clock=services.clock),
    )  # fmt: skip


def open_accounts(
    services: Services, settings: ServiceSettings, keys: KeyRing, *, on_login: Callable[[str], None] = lambda _: None
) -> Accounts:
    """The accounts of these settings."""
    box = FernetBox(keys)
    provider = None
    if settings.oidc_issuer:
        provider = OidcProvider(issuer=settings.oidc_issuer, client_id=settings.oidc_client_id,
                                client_secret=settings.oidc_client_secret, box=box)  # fmt: skip
    ports = AccountPorts(
        store=services.store, passwords=Argon2Passwords(), access_tokens=JwtAccessTokens(keys),
        secrets=RandomSecrets(), box=box, provider=provider, signup_rule=settings.signup, clock=services.clock,
        on_login=on_login,
    )  # fmt: skip
    return Accounts(ports, public_api_url=settings.public_api_url, public_web_url=settings.public_web_url)


@cache
def engine_name() -> str:
    """Names the code that builds, by its text, so that a newer one does not serve what an older one built."""
    root = Path(__file__).parent.parent
    sources = sorted((*root.joinpath("blender").rglob("*.py"), *root.joinpath("mesh").rglob("*.py")))
    digest = sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()
