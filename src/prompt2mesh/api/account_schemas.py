"""What the endpoints of accounts take and answer with."""

import unicodedata
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from prompt2mesh.api.schemas import Answer
from prompt2mesh.studio.ports.records import ApiKey, AuditEntry, RefreshToken, Role, Scope, User
from prompt2mesh.studio.service.accounts import NewKey, Principal, SignupRule, Tokens


def _one_line(text: str) -> str:
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise ValueError("control characters such as line breaks are not allowed")
    return text.strip()


Line = Annotated[str, AfterValidator(_one_line)]
Email = Annotated[str, Field(max_length=320, examples=["ann@example.com"])]
Password = Annotated[SecretStr, Field(max_length=1000, examples=["tea at four on tuesdays"])]
Token = Annotated[SecretStr, Field(min_length=1, max_length=2048)]


class Question(BaseModel):
    """The base of what callers send: an unknown field is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class SignUp(Question):
    """A new account."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"email": "ann@example.com", "password": "tea at four on tuesdays", "display_name": "Ann"},
    ]})  # fmt: skip

    email: Email
    password: Password = Field(description="10 to 200 characters, and none of the most common passwords.")
    display_name: Line = Field(default="", max_length=120, description="What others see of you.")
    invitation: str = Field(default="", max_length=2048, description="Where signing up needs an invitation.")


class LogIn(Question):
    """E-mail and password."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"email": "ann@example.com", "password": "tea at four on tuesdays"},
    ]})  # fmt: skip

    email: Email
    password: Password


class Refresh(Question):
    """A refresh token; it is good for one use."""

    refresh_token: Token = Field(examples=["p2mr_4fJ…"])


class LogOut(Question):
    """The session to end; without a refresh token it is the one of the access token that asks."""

    refresh_token: Token | None = None


class PasswordChange(Question):
    """The password now, and the one to come."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"current_password": "tea at four on tuesdays", "new_password": "coffee at nine on mondays"},
    ]})  # fmt: skip

    current_password: Password = Field(
        default=SecretStr(""), description="May be left out by who has none so far, after a login with a provider."
    )
    new_password: Password


class Confirmation(Question):
    """The password once more, for what cannot be undone."""

    password: Password = Field(default=SecretStr(""), description="May be left out by who has none.")


class ProfileChange(Question):
    """What to change of a profile."""

    display_name: Line = Field(max_length=120, examples=["Ann"])


class KeyRequest(Question):
    """A key to make."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"name": "render farm", "scopes": ["models:read", "models:write"], "lifetime_days": 90},
    ]})  # fmt: skip

    name: Line = Field(default="API key", max_length=120)
    scopes: list[Scope] = Field(default=["models:read", "models:write"], min_length=1, max_length=4)
    lifetime_days: int | None = Field(default=None, ge=1, le=3650, description="Null is for ever.")


class Invitation(Question):
    """Whom to invite."""

    email: Email


Team = Annotated[str, Field(max_length=60, pattern=r"^([A-Za-z0-9]([A-Za-z0-9._-]{0,58}[A-Za-z0-9])?)?$",
                            examples=["furniture"])]  # fmt: skip
Limit = Annotated[int | None, Field(ge=0, le=2**31 - 1, description="Null takes it back to the usual limit.")]


class LimitChange(Question):
    """Limits of one user; what is left out stays."""

    jobs_per_minute: Limit = None
    jobs_per_day: Limit = None
    concurrent_jobs: Limit = None
    queued_jobs: Limit = None
    storage_mb: Limit = None
    llm_tokens_per_day: Limit = None
    user_instances: Limit = None
    team_instances: Limit = None
    scene_mb: Limit = None


class UserChange(Question):
    """What to change of a user; what is left out stays."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"role": "admin"}, {"disabled": True}, {"limits": {"jobs_per_day": 100, "storage_mb": None}},
        {"team": "furniture"},
    ]})  # fmt: skip

    role: Role | None = None
    disabled: bool | None = None
    team: Team | None = Field(default=None, description="Empty takes them out of every team.")
    limits: LimitChange | None = None


class Profile(Answer):
    """A user, as they and administrators see them."""

    id: str = Field(examples=["usr_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    email: str = Field(examples=["ann@example.com"])
    display_name: str = Field(examples=["Ann"])
    role: Role
    has_password: bool = Field(description="False after signing up with a login provider.")
    disabled: bool
    limits: dict[str, Any] = Field(description="Limits that differ from the usual ones.")
    team: str = Field(default="", description="Whose quota of instances they count against; empty for none.")
    created_at: datetime

    @classmethod
    def of(cls, user: User) -> "Profile":
        """A user without secrets."""
        return cls(
            id=user.id, email=user.email, display_name=user.display_name, role=user.role,
            has_password=user.password_hash is not None, disabled=user.disabled_at is not None, limits=user.limits,
            team=user.team, created_at=user.created_at,
        )  # fmt: skip


class Me(Profile):
    """Who is asking, and what they may do."""

    scopes: list[Scope]

    @classmethod
    def who(cls, principal: Principal) -> "Me":
        """A principal as an answer."""
        return cls(**Profile.of(principal.user).model_dump(), scopes=sorted(principal.scopes))


class TokenPair(Answer):
    """What somebody who logged in is given."""

    access_token: str = Field(description="Send it as `Authorization: Bearer …`.", examples=["eyJhbGciOiJIUzI1NiIs…"])
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the type's name
    expires_in: int = Field(description="Seconds that the access token lives.", examples=[900])
    refresh_token: str = Field(description="Gives the next pair, once.", examples=["p2mr_4fJ…"])
    refresh_expires_at: datetime
    session_id: str = Field(examples=["ses_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    user: Profile

    @classmethod
    def of(cls, tokens: Tokens, *, now: datetime) -> "TokenPair":
        """Tokens as an answer."""
        return cls(
            access_token=tokens.access_token,
            expires_in=max(0, int((tokens.access_expires_at - now).total_seconds())),
            refresh_token=tokens.refresh_token, refresh_expires_at=tokens.refresh_expires_at,
            session_id=tokens.session_id, user=Profile.of(tokens.user),
        )  # fmt: skip


class LoginOptions(Answer):
    """How people get in here."""

    signup: SignupRule
    provider_login: bool = Field(description="Whether `/v1/auth/oidc/login` leads to a login provider.")


class Key(Answer):
    """An API key, without its secret."""

    id: str = Field(examples=["key_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    name: str
    prefix: str = Field(description="How the key begins.", examples=["p2m_4f9x2k7q1m0z"])
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    @classmethod
    def of(cls, key: ApiKey) -> "Key":
        """A key as an answer."""
        return cls(id=key.id, name=key.name, prefix=key.prefix, scopes=key.scopes, created_at=key.created_at,
                   expires_at=key.expires_at, last_used_at=key.last_used_at)  # fmt: skip


class KeyWithSecret(Key):
    """A key just made; the only time that its secret is shown."""

    secret: str = Field(description="Keep it now: only its hash is stored.", examples=["p2m_4f9x2k7q1m0z_Zb3…"])

    @classmethod
    def made(cls, new: NewKey) -> "KeyWithSecret":
        """A new key as an answer."""
        return cls(**Key.of(new.key).model_dump(), secret=new.text)


class Session(Answer):
    """A place where somebody is logged in."""

    id: str = Field(examples=["ses_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    current: bool = Field(description="Whether it is the one that asks.")
    user_agent: str
    ip: str
    began_at: datetime
    last_refreshed_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, token: RefreshToken, principal: Principal) -> "Session":
        """The newest token of a session as an answer."""
        return cls(id=token.family, current=token.family == principal.session_id, user_agent=token.user_agent,
                   ip=token.ip, began_at=token.family_created_at, last_refreshed_at=token.created_at,
                   expires_at=token.expires_at)  # fmt: skip


class AuditLine(Answer):
    """Something that happened to an account."""

    id: str
    at: datetime
    action: str = Field(examples=["login"])
    user_id: str | None
    actor_id: str | None = Field(description="Who did it.")
    object_id: str
    ip: str
    user_agent: str
    detail: dict[str, Any]

    @classmethod
    def of(cls, entry: AuditEntry) -> "AuditLine":
        """An entry as an answer."""
        return cls(**vars(entry))


class InvitationLink(Answer):
    """An invitation for one address."""

    email: str
    invitation: str = Field(description="To be given to `/v1/auth/signup`.")
    url: str = Field(description="The page to sign up on.", examples=["http://localhost:8501/?invitation=…"])
    expires_at: datetime
