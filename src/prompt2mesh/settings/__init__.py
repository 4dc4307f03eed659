"""Typed settings, read from the environment when asked and never at import."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from prompt2mesh.settings.agent import AgentSettings, read_agent_settings
from prompt2mesh.settings.instances import InstanceSettings, read_instance_settings
from prompt2mesh.settings.metrics import MetricsSettings, read_metrics_settings
from prompt2mesh.settings.secret_files import with_secret_files
from prompt2mesh.settings.variables import read_flag, read_list, read_one_of, read_positive, refuse_placeholders
from prompt2mesh.studio.ports.limits import Limits

_AGENT = AgentSettings()
_INSTANCES = InstanceSettings()
_METRICS = MetricsSettings()


@dataclass(frozen=True)
class Settings:
    """How this machine should work.

    Attributes:
        workers: Blender processes at a time (`PROMPT2MESH_WORKERS`).
        build_timeout_s: Longest a build may take (`PROMPT2MESH_BUILD_TIMEOUT_S`).
        sandbox: How Blender Python that somebody else wrote is held (`PROMPT2MESH_SANDBOX`): `strict` runs none where
            a lock is missing, `weak` also without namespaces, `off` never.
    """

    workers: int = 1
    build_timeout_s: float = 120.0
    sandbox: Literal["strict", "weak", "off"] = "strict"

    def render_threads(self, workers: int) -> int | None:
        """Render threads of each of several workers; None leaves it to Blender."""
        return None if workers <= 1 else max(1, (os.cpu_count() or 1) // workers)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment (the process's own by default).

    Raises:
        EnvironmentFaultError: A variable has a value it cannot have.
    """
    found = os.environ if environment is None else environment
    return Settings(
        workers=int(read_positive(found, "PROMPT2MESH_WORKERS", 1)),
        build_timeout_s=read_positive(found, "PROMPT2MESH_BUILD_TIMEOUT_S", 120.0),
        sandbox=read_one_of(found, "PROMPT2MESH_SANDBOX", ("strict", "weak", "off")),
    )


@dataclass(frozen=True, kw_only=True)
class RateSettings:
    """How often the API may be asked (`PROMPT2MESH_` and the name in capitals).

    Attributes:
        requests_per_minute: By one user, on one API process.
        signed_out_per_minute: From one address, without a login or with a wrong one, on one API process.
        logins_per_minute: Logins, sign-ups and refreshes from one address, over all API processes.
    """

    requests_per_minute: int = 3000
    signed_out_per_minute: int = 600
    logins_per_minute: int = 100


@dataclass(frozen=True, kw_only=True)
class ServiceSettings:
    """How the service should work.

    Attributes:
        production: Whether others than its developer use it (`PROMPT2MESH_ENV=production`).
        data: The folder of everything that is kept on this machine (`PROMPT2MESH_DATA`).
        database_url: `DATABASE_URL`; a SQLite file in `data` by default.
        blobs_url: A folder or `s3://bucket/prefix` (`PROMPT2MESH_BLOBS`).
        secret_keys: `JWT_SECRET_KEY`, newest first, separated by commas; empty asks for one made for development.
        public_api_url: The address of the API as browsers see it.
        public_web_url: The address of the page as browsers see it.
        public_mcp_url: The address of the MCP server as clients see it (`PROMPT2MESH_PUBLIC_MCP_URL`).
        mcp_hosts: More `Host` headers that it answers to, such as `mcp.internal:8002` (`PROMPT2MESH_MCP_HOSTS`).
        signup: Who may make an account.
        cors_origins: Pages of other origins that may call the API (`PROMPT2MESH_CORS_ORIGINS`).
        trusted_proxies: Addresses whose `X-Forwarded-For` is believed (`PROMPT2MESH_TRUSTED_PROXIES`).
        rate_limit_url: A shared store for rate limits; the database by default (`RATE_LIMIT_STORAGE_URI`).
        webhook_allow_private: Whether webhooks may go to private addresses, by plain HTTP and to any port, for
            development (`PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE`).
    """

    production: bool = False
    data: Path
    database_url: str
    blobs_url: str
    secret_keys: str = field(default="", repr=False)
    public_api_url: str = "http://localhost:8000"
    public_web_url: str = "http://localhost:8501"
    public_mcp_url: str = "http://localhost:8002/mcp"
    mcp_hosts: tuple[str, ...] = ()
    signup: Literal["open", "invite", "closed"] = "open"
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    cors_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    rate_limit_url: str = ""
    webhook_allow_private: bool = False
    log_level: str = "info"
    quotas: Limits = field(default_factory=Limits)
    rates: RateSettings = RateSettings()
    machine: Settings = Settings()
    agent: AgentSettings = _AGENT
    instances: InstanceSettings = _INSTANCES
    metrics: MetricsSettings = _METRICS


def read_service_settings(environment: Mapping[str, str] | None = None) -> ServiceSettings:
    """The settings of the service in an environment (the process's own by default).

    Raises:
        EnvironmentFaultError: A variable has a value it cannot have.
        PlaceholderSettingError: A variable still has the text of a template.
    """
    found = with_secret_files(os.environ if environment is None else environment)
    refuse_placeholders(found)
    home = found.get("XDG_DATA_HOME") or str(Path(found.get("HOME", "/tmp")) / ".local" / "share")  # noqa: S108
    data = Path(found.get("PROMPT2MESH_DATA") or Path(home) / "prompt2mesh").absolute()
    quotas, rates = (
        {
            name: int(read_positive(found, f"PROMPT2MESH_{name.upper()}", float(default)))
            for name, default in kind.items()
        }
        for kind in (vars(Limits()), vars(RateSettings()))
    )
    return ServiceSettings(
        production=read_one_of(found, "PROMPT2MESH_ENV", ("development", "production")) == "production",
        data=data,
        database_url=found.get("DATABASE_URL") or f"sqlite:///{data / 'studio.db'}",
        blobs_url=found.get("PROMPT2MESH_BLOBS") or str(data / "blobs"),
        secret_keys=found.get("JWT_SECRET_KEY", ""),
        public_api_url=found.get("PROMPT2MESH_PUBLIC_API_URL", "http://localhost:8000").rstrip("/"),
        public_web_url=found.get("PROMPT2MESH_PUBLIC_WEB_URL", "http://localhost:8501").rstrip("/"),
        public_mcp_url=found.get("PROMPT2MESH_PUBLIC_MCP_URL", "http://localhost:8002/mcp").rstrip("/"),
        mcp_hosts=read_list(found, "PROMPT2MESH_MCP_HOSTS"),
        signup=read_one_of(found, "PROMPT2MESH_SIGNUP", ("open", "invite", "closed")),
        oidc_issuer=found.get("OIDC_ISSUER", ""),
        oidc_client_id=found.get("OIDC_CLIENT_ID", ""),
        oidc_client_secret=found.get("OIDC_CLIENT_SECRET", ""),
        cors_origins=read_list(found, "PROMPT2MESH_CORS_ORIGINS"),
        trusted_proxies=read_list(found, "PROMPT2MESH_TRUSTED_PROXIES"),
        rate_limit_url=found.get("RATE_LIMIT_STORAGE_URI", ""),
        webhook_allow_private=read_flag(found, "PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE"),
        log_level=read_one_of(found, "PROMPT2MESH_LOG_LEVEL", ("info", "debug", "warning", "error")),
        quotas=Limits(**quotas),
        rates=RateSettings(**rates),
        machine=read_settings(found),
        agent=read_agent_settings(found),
        instances=read_instance_settings(found),
        metrics=read_metrics_settings(found),
    )  # fmt: skip
