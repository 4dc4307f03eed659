"""`Idempotency-Key`: a request that is sent again is answered again, and does nothing again.

draft-ietf-httpapi-idempotency-key-header. The key, what the request made and
the answer are kept in one transaction. So there is no moment at which a killed
process leaves a job without its key, or a key without its job: a request that
was cut off has either happened, and its repetition gets the same answer, or it
has not, and its repetition makes it happen.

An endpoint that makes something takes an `IdempotencyDep` and returns
`idempotency.run(lambda: …)`. Only successes are kept; what failed changed
nothing and may be tried again.
"""

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from prompt2mesh.api.dependencies import AnyPrincipal, PlatformDep
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import IdempotencyInProgressError, IdempotencyMismatchError, RequestError
from prompt2mesh.studio.ports.records import SavedResponse
from prompt2mesh.studio.ports.store import Transaction

KEPT_FOR = timedelta(hours=24)
REPLAYED = "Idempotency-Replayed"
_MOST_CHARACTERS = 255
_PURPOSE = "saved response"
_SEALED = "sealed"

Result = TypeVar("Result")


class KeysInWork:
    """The keys whose first requests this process is answering, each with the hash of its request."""

    def __init__(self) -> None:
        """None yet."""
        self._lock = threading.Lock()
        self._hashes: dict[tuple[str, str], str] = {}

    def enter(self, owner: str, key: str, request_hash: str) -> str | None:
        """Takes a key; the hash of the request that has it already, or None."""
        with self._lock:
            found = self._hashes.get((owner, key))
            if found is None:
                self._hashes[owner, key] = request_hash
            return found

    def leave(self, owner: str, key: str) -> None:
        """Gives a key back."""
        with self._lock:
            self._hashes.pop((owner, key), None)


class Idempotency:
    """One request, with the key that it came with or without one."""

    def __init__(self, platform: Platform, keys: KeysInWork, *, owner: str, key: str | None, request_hash: str,
                 status: int) -> None:  # fmt: skip
        """Nothing is read before `run`.

        Args:
            platform: Where answers are kept.
            keys: Those in work in this process.
            owner: Whose key it is; two users may use the same.
            key: None where the request came without.
            request_hash: Of all that makes it another request.
            status: Of the endpoint's answer.
        """
        self._platform = platform
        self._keys = keys
        self._owner = owner
        self._key = key
        self._hash = request_hash
        self._status = status

    def run(self, work: Callable[[], Result], *, content: bytes = b"", secret: bool = False) -> Result:
        """Does the work of an endpoint once for each key.

        Args:
            work: Makes something and says what; all its transactions become one.
            content: What else tells this request from another: the bytes of a file.
            secret: The answer holds a secret, so it is kept sealed.

        Returns:
            What the work says; for a repetition, the first answer as a response.

        Raises:
            IdempotencyInProgressError: The first request with this key is still being answered.
            IdempotencyMismatchError: The key came with another request before.
        """
        key = self._key
        if key is None:
            return work()
        if content:
            self._hash = hashlib.sha256(f"{self._hash} {hashlib.sha256(content).hexdigest()}".encode()).hexdigest()
        known = self._known(key)
        if known is not None:
            return self._replay(known)
        in_work = self._keys.enter(self._owner, key, self._hash)
        if in_work is not None:
            self._require_same(in_work)
            raise _in_progress()
        try:
            return self._first(key, work, secret=secret)
        except _KnownError:
            known = self._known(key)
            if known is None:
                raise _in_progress() from None
            return self._replay(known)
        finally:
            self._keys.leave(self._owner, key)

    def _first(self, key: str, work: Callable[[], Result], *, secret: bool) -> Result:
        services = self._platform.services
        now = services.clock()
        kept = SavedResponse(user_id=self._owner, key=key, request_hash=self._hash, status=None, body=None,
                             created_at=now)  # fmt: skip

        def reserve(tx: Transaction) -> None:
            match tx.saved_responses.reserve(kept, forget_before=now - KEPT_FOR):
                case "known":
                    raise _KnownError
                case "busy":
                    raise _in_progress()
                case "reserved":
                    return

        with services.store.whole(reserve):
            result = work()
            body = jsonable_encoder(result)
            with services.store.begin() as tx:
                if secret:
                    sealed = self._platform.user_secrets.seal(
                        tx, self._owner, json.dumps(body), purpose=_PURPOSE, about=key
                    )
                    body = {_SEALED: sealed}
                tx.saved_responses.complete(replace(kept, status=self._status, body=body))
        return result

    def _known(self, key: str) -> SavedResponse | None:
        services = self._platform.services
        with services.store.read() as tx:
            found = tx.saved_responses.get(self._owner, key)
        return None if found is None or found.created_at < services.clock() - KEPT_FOR else found

    def _replay(self, known: SavedResponse) -> Any:
        self._require_same(known.request_hash)
        body = known.body
        if body is not None and set(body) == {_SEALED}:
            with self._platform.services.store.read() as tx:
                text = self._platform.user_secrets.open(
                    tx, self._owner, body[_SEALED], purpose=_PURPOSE, about=known.key
                )
            body = json.loads(text)
        assert known.status is not None  # written in the transaction that reserved the key
        return JSONResponse(body, status_code=known.status, headers={REPLAYED: "true", "Cache-Control": "no-store"})

    def _require_same(self, request_hash: str) -> None:
        if request_hash != self._hash:
            raise IdempotencyMismatchError("this Idempotency-Key came with another request before",
                                           hint="use a new key for each new request")  # fmt: skip


class _KnownError(Exception):
    """The key was used by another process a moment ago."""


def _in_progress() -> IdempotencyInProgressError:
    return IdempotencyInProgressError("the first request with this Idempotency-Key is still being answered",
                                      hint="send it again in a second")  # fmt: skip


async def idempotency(
    request: Request, platform: PlatformDep, who: AnyPrincipal,
    idempotency_key: Annotated[str | None, Header(description=(
        "Any text that names this request, such as a UUID. The same request with the same key within 24 hours is "
        "answered with the first answer and does nothing again."
    ), examples=["8e03978e-40d5-43dd-bc93-6894a57f9324"])] = None,
) -> Idempotency:  # fmt: skip
    """The request's key.

    Raises:
        RequestError: It is not one.
    """
    key = _key_of(idempotency_key)
    return Idempotency(
        platform, request.app.state.keys_in_work, owner=who.user.id, key=key,
        request_hash=await _hash_of(request) if key else "", status=request.scope["route"].status_code or 200,
    )  # fmt: skip


IdempotencyDep = Annotated[Idempotency, Depends(idempotency)]


def _key_of(text: str | None) -> str | None:
    """The key; the draft writes it in quotes, as a structured field, and nearly everybody without."""
    if text is None:
        return None
    key = text.strip()
    if len(key) >= 2 and key[0] == key[-1] == '"':
        key = key[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if not key or len(key) > _MOST_CHARACTERS or not key.isascii() or not key.isprintable():
        raise RequestError(f"an Idempotency-Key should be 1 to {_MOST_CHARACTERS} printable ASCII characters",
                           hint="a UUID does well")  # fmt: skip
    return key


async def _hash_of(request: Request) -> str:
    kind = (
        request.headers.get("content-type", "").partition(";")[0].strip().lower()
    )  # a form's boundary is never the same
    # What FastAPI has read is at hand. An endpoint that reads by itself, to stop in time, hands the bytes to `run`; a
    # form has been read as a stream.
    at_hand = request.scope["route"].body_field is not None and not kind.startswith("multipart/")
    body = await request.body() if at_hand else b""
    asked = f"{request.method} {request.url.path}?{request.url.query} {kind} ".encode()
    return hashlib.sha256(asked + body).hexdigest()
