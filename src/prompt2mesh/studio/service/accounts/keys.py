"""API keys: made, listed and revoked by their owner."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from prompt2mesh.mesh.errors import ConflictError, NotFoundError, PermissionDeniedError, RequestError
from prompt2mesh.studio.ports.records import SCOPES, ApiKey, Scope, new_id
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.principals import Principal

MOST_KEYS = 50
LONGEST_LIFE_DAYS = 3650


@dataclass(frozen=True)
class NewKey:
    """A key just made; its text is shown this once."""

    key: ApiKey
    text: str = field(repr=False)


class Keys:
    """Makes, lists and revokes the keys of one user at a time."""

    def __init__(self, ports: AccountPorts) -> None:
        """Bind the ports."""
        self._ports = ports

    def create(
        self, principal: Principal, caller: Caller, *, name: str, scopes: Collection[Scope],
        lifetime_days: int | None = None,
    ) -> NewKey:  # fmt: skip
        """Makes a key that may do no more than the one who makes it.

        Raises:
            RequestError: No scope, or a lifetime that cannot be.
            PermissionDeniedError: It would be allowed more than its maker.
            ConflictError: There are too many keys.
        """
        wanted: list[Scope] = [scope for scope in SCOPES if scope in scopes]
        if not wanted:
            raise RequestError("a key needs at least one scope", hint="choose among " + ", ".join(SCOPES))
        missing = [scope for scope in wanted if scope not in principal.scopes]
        if missing:
            raise PermissionDeniedError(f"a key cannot have a scope that its maker lacks: {', '.join(missing)}")
        if lifetime_days is not None and not 1 <= lifetime_days <= LONGEST_LIFE_DAYS:
            raise RequestError(f"a key lives for 1 to {LONGEST_LIFE_DAYS} days; {lifetime_days} was asked for")
        now = self._ports.clock()
        secret = self._ports.secrets.new_api_key()
        key = ApiKey(
            id=new_id("key"),
            user_id=principal.user.id,
            name=name.strip()[:120] or "API key",
            prefix=secret.prefix,
            key_hash=secret.digest,
            scopes=wanted,
            created_at=now,
            expires_at=None if lifetime_days is None else now + timedelta(days=lifetime_days),
        )
        with self._ports.store.begin() as tx:
            if len(tx.api_keys.of_user(principal.user.id)) >= MOST_KEYS:
                raise ConflictError(f"an account has at most {MOST_KEYS} keys", hint="revoke one that is not used")
            tx.api_keys.add(key)
            Recorder(tx, caller, now).record(
                "key.created", principal.user.id, object_id=key.id, name=key.name, scopes=wanted, prefix=key.prefix
            )
        return NewKey(key, secret.text)

    def of_user(self, principal: Principal) -> Sequence[ApiKey]:
        """The keys that are not revoked, the newest first."""
        with self._ports.store.read() as tx:
            return tx.api_keys.of_user(principal.user.id)

    def revoke(self, principal: Principal, key_id: str, caller: Caller) -> None:
        """Ends a key at once.

        Raises:
            NotFoundError: The user has no such key.
        """
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            key = tx.api_keys.get(key_id)
            if key is None or key.user_id != principal.user.id or not tx.api_keys.revoke(key_id, now=now):
                raise NotFoundError("there is no such key", hint="look at the list of your keys")
            Recorder(tx, caller, now).record("key.revoked", principal.user.id, object_id=key_id, prefix=key.prefix)
