"""Every table of the database.

Portable between SQLite and PostgreSQL. References to blobs are foreign keys,
so that the database itself refuses to forget a blob that a version needs.
Changes here need a migration in `migrations/versions`; a test compares the two.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(naming_convention={
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
})  # fmt: skip


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so it is taken off and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
Id = String(40)


def _id() -> Column[str]:
    return Column("id", Id, primary_key=True)


def _owner(*, index: bool = True) -> Column[str]:
    return Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=index)


def _at(name: str, *, nullable: bool = False, index: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=nullable, index=index)


def _json(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Json, nullable=nullable)


users = Table(
    "users", metadata, _id(),
    Column("email", String(320), nullable=False, unique=True),
    Column("display_name", String(120), nullable=False),
    Column("password_hash", String(400)),
    Column("role", String(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    _json("limits"),
    Column("team", String(60), nullable=False, server_default=text("''"), index=True),
    _at("created_at"), _at("disabled_at", nullable=True),
)  # fmt: skip

refresh_tokens = Table(
    "refresh_tokens", metadata, _id(), _owner(),
    Column("family", Id, nullable=False, index=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("user_agent", String(300), nullable=False),
    Column("ip", String(64), nullable=False),
    _at("created_at"), _at("family_created_at"), _at("expires_at", index=True), _at("used_at", nullable=True),
    _at("revoked_at", nullable=True),
)  # fmt: skip

api_keys = Table(
    "api_keys", metadata, _id(), _owner(),
    Column("name", String(120), nullable=False),
    Column("prefix", String(40), nullable=False),
    Column("key_hash", String(64), nullable=False, unique=True),
    _json("scopes"),
    _at("created_at"), _at("expires_at", nullable=True), _at("last_used_at", nullable=True),
    _at("revoked_at", nullable=True),
)  # fmt: skip

oidc_identities = Table(
    "oidc_identities", metadata,
    Column("issuer", String(300), primary_key=True),
    Column("subject", String(255), primary_key=True),
    _owner(), _at("created_at"),
)  # fmt: skip

login_failures = Table(
    "login_failures", metadata, _id(),
    Column("subject", String(330), nullable=False, index=True),  # an account's e-mail or an address
    _at("at", index=True),
)  # fmt: skip

audit_log = Table(
    "audit_log", metadata, _id(), _at("at", index=True),
    Column("action", String(60), nullable=False),
    Column("user_id", Id, index=True),  # no foreign key: the log outlives the account
    Column("actor_id", Id),
    Column("object_id", String(80), nullable=False),
    Column("ip", String(64), nullable=False),
    Column("user_agent", String(300), nullable=False),
    _json("detail"),
)  # fmt: skip

blobs = Table(
    "blobs", metadata,
    Column("digest", String(64), primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    _at("created_at", index=True),
    _at("condemned_at", nullable=True, index=True),
)  # fmt: skip

projects = Table(
    "projects", metadata, _id(), _owner(),
    Column("name", String(200), nullable=False),
    Column("description", Text, nullable=False),
    _json("tags"),
    Column("visibility", String(16), nullable=False),
    Column("share_token", String(64), unique=True),
    _at("created_at"), _at("updated_at", index=True), _at("published_at", nullable=True, index=True),
)  # fmt: skip

versions = Table(
    "versions", metadata, _id(),
    Column("project_id", Id, ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    _owner(),
    Column("number", Integer, nullable=False),
    Column("parent_id", Id, ForeignKey("versions.id", ondelete="SET NULL")),
    Column("branch", String(60)),
    Column("kind", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("program_hash", String(64), nullable=False),
    Column("build_key", String(64), nullable=False, index=True),
    Column("job_id", Id, unique=True),  # a job makes one version at most
    _json("summary"),
    _at("created_at"),
    UniqueConstraint("project_id", "number"),
)  # fmt: skip

branches = Table(
    "branches", metadata,
    Column("project_id", Id, ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(60), primary_key=True),
    Column("head_version_id", Id, ForeignKey("versions.id", ondelete="SET NULL")),
    _at("created_at"),
)  # fmt: skip


def _files(name: str, owner: str, target: str, length: int) -> Table:
    return Table(
        name, metadata,
        Column(owner, String(length), ForeignKey(target, ondelete="CASCADE"), primary_key=True),
        Column("name", String(120), primary_key=True),
        Column("digest", String(64), ForeignKey("blobs.digest"), nullable=False, index=True),
        Column("size_bytes", BigInteger, nullable=False),
        Column("media_type", String(120), nullable=False),
    )  # fmt: skip


version_files = _files("version_files", "version_id", "versions.id", 40)

builds = Table(
    "builds", metadata,
    Column("key", String(64), primary_key=True),
    _at("created_at", index=True),
)  # fmt: skip
build_files = _files("build_files", "build_key", "builds.key", 64)

uploads = Table(
    "uploads", metadata, _id(), _owner(),
    Column("name", String(120), nullable=False),
    Column("digest", String(64), ForeignKey("blobs.digest"), nullable=False, index=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("media_type", String(120), nullable=False),
    _at("created_at"),
)  # fmt: skip

scenes = Table(
    "scenes", metadata, _id(), _owner(),
    Column("project_id", Id, ForeignKey("projects.id", ondelete="SET NULL"), index=True),
    Column("version_id", Id),  # no foreign key: it only says what was shown
    Column("digest", String(64), ForeignKey("blobs.digest"), nullable=False, index=True),
    Column("size_bytes", BigInteger, nullable=False),
    _at("saved_at"),
)  # fmt: skip

used_tickets = Table(
    "used_tickets", metadata, _id(), _at("expires_at", index=True),
)  # fmt: skip

favourites = Table(
    "favourites", metadata,
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("project_id", Id, ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    _at("created_at"),
)  # fmt: skip

batches = Table(
    "batches", metadata, _id(), _owner(),
    Column("name", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("project_id", Id, ForeignKey("projects.id", ondelete="CASCADE")),
    _at("created_at"),
)  # fmt: skip

chat_turns = Table(
    "chat_turns", metadata, _id(),
    Column("project_id", Id, ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    _owner(),
    Column("job_id", Id, nullable=False, unique=True),  # no foreign key: the turn outlives the task
    Column("branch", String(60), nullable=False),
    Column("text", Text, nullable=False),
    Column("answer", Text),
    _json("error", nullable=True),
    Column("base_version_id", Id, ForeignKey("versions.id", ondelete="SET NULL"), index=True),
    Column("version_id", Id, ForeignKey("versions.id", ondelete="SET NULL"), index=True),
    _at("created_at"), _at("undone_at", nullable=True),
    Index("ix_chat_turns_project", "project_id", "id"),
)  # fmt: skip

provider_keys = Table(
    "provider_keys", metadata, _id(), _owner(),
    Column("provider", String(20), nullable=False),
    _json("models"),
    Column("base_url", String(2000), nullable=False),
    Column("secret", Text, nullable=False),  # encrypted at rest
    Column("hint", String(12), nullable=False),
    Column("position", Integer, nullable=False),
    _at("created_at"),
)  # fmt: skip

jobs = Table(
    "jobs", metadata, _id(), _owner(index=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(16), nullable=False),
    Column("lane", String(16), nullable=False),
    Column("priority", String(16), nullable=False),
    Column("turn", Float, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("forgiven", Integer, nullable=False),
    Column("progress", Integer, nullable=False),
    Column("stage", String(120), nullable=False),
    _json("request"), _json("result", nullable=True), _json("error", nullable=True),
    Column("project_id", Id, ForeignKey("projects.id", ondelete="CASCADE"), index=True),
    Column("batch_id", Id, ForeignKey("batches.id", ondelete="CASCADE"), index=True),
    Column("batch_index", Integer),
    Column("webhook_url", String(2000)),
    _json("origin", nullable=True),
    Column("event_count", Integer, nullable=False),
    Column("runner_id", Id),
    _at("lease_until", nullable=True), _at("cancel_requested_at", nullable=True),
    _at("created_at"), _at("started_at", nullable=True), _at("finished_at", nullable=True),
    Index("ix_jobs_user_created", "user_id", "created_at"),
    Index("ix_jobs_queue", "turn", "id", postgresql_where=text("state = 'PENDING'"),
          sqlite_where=text("state = 'PENDING'")),
    Index("ix_jobs_flow", "user_id", "lane", "turn", postgresql_where=text("state = 'PENDING'"),
          sqlite_where=text("state = 'PENDING'")),
    Index("ix_jobs_durations", "kind", "finished_at", postgresql_where=text("state = 'SUCCEEDED'"),
          sqlite_where=text("state = 'SUCCEEDED'")),
    Index("ix_jobs_running", "user_id", "lease_until", postgresql_where=text("state = 'IN_PROGRESS'"),
          sqlite_where=text("state = 'IN_PROGRESS'")),
    Index("ix_jobs_finished", "finished_at"),
)  # fmt: skip

job_events = Table(
    "job_events", metadata,
    Column("job_id", Id, ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    _at("at"),
    Column("type", String(30), nullable=False),
    _json("data"),
)  # fmt: skip

flows = Table(
    # How far the whole queue has got (user_id ""); the row of a user's lane is there to be locked by its submissions.
    "flows", metadata,
    Column("user_id", Id, primary_key=True),
    Column("lane", String(16), primary_key=True),
    Column("turn", Float, nullable=False),
)  # fmt: skip

runners = Table(
    "runners", metadata, _id(),
    Column("host", String(255), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    _at("started_at"), _at("seen_at", index=True),
    _json("status"),
)  # fmt: skip

webhook_deliveries = Table(
    "webhook_deliveries", metadata, _id(), _owner(),
    Column("job_id", Id, nullable=False, index=True),
    Column("url", String(2000), nullable=False),
    Column("event", String(60), nullable=False),
    _json("payload"),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    _at("next_at"),
    Column("last_status", Integer),
    Column("last_error", String(300), nullable=False),
    _at("created_at"), _at("delivered_at", nullable=True),
    Index("ix_webhook_deliveries_due", "next_at", postgresql_where=text("state = 'PENDING'"),
          sqlite_where=text("state = 'PENDING'")),
)  # fmt: skip

user_keys = Table(
    "user_keys", metadata, _id(), _owner(),
    Column("wrapped", Text, nullable=False),  # encrypted by the secret of the service
    _at("created_at"),
)  # fmt: skip

webhook_secrets = Table(
    "webhook_secrets", metadata,
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("secret", Text, nullable=False),  # encrypted at rest
    _at("created_at"),
)  # fmt: skip

saved_responses = Table(
    "saved_responses", metadata,
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("status", Integer),
    _json("body", nullable=True),
    _at("created_at", index=True),
)  # fmt: skip

rate_windows = Table(
    "rate_windows", metadata,
    Column("key", String(300), primary_key=True),
    Column("count", Integer, nullable=False),
    _at("expires_at", index=True),
)  # fmt: skip

usage = Table(
    "usage", metadata,
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("day", String(10), primary_key=True),  # 2026-11-26, UTC
    Column("measure", String(30), primary_key=True),  # jobs, llm_tokens, build_seconds, bytes_written
    Column("amount", Float, nullable=False),
)  # fmt: skip

llm_usage = Table(
    "llm_usage", metadata,
    Column("user_id", Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("day", String(10), primary_key=True),  # in UTC, as in `usage`
    Column("model", String(120), primary_key=True),  # `provider:model`
    Column("calls", BigInteger, nullable=False),
    Column("input_tokens", BigInteger, nullable=False),
    Column("output_tokens", BigInteger, nullable=False),
    Column("cost_usd", Float, nullable=False),
    Column("unpriced_tokens", BigInteger, nullable=False),  # of models whose price is not known
    Index("ix_llm_usage_day", "day"),
)  # fmt: skip

process_minutes = Table(
    # What each process of the API saw in a minute, for who has no Prometheus.
    "process_minutes", metadata,
    _at("minute"), Column("process_id", Id), Column("kind", String(16), nullable=False),
    Column("host", String(255), nullable=False),
    _json("figures"), _json("routes"),
    PrimaryKeyConstraint("minute", "process_id"),
)  # fmt: skip

settings = Table(
    "settings", metadata,
    Column("name", String(60), primary_key=True),
    _json("value"),
    _at("changed_at"),
)  # fmt: skip
