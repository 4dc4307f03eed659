"""Whom and what the work at hand is for: the ids that every log record carries, and that travel on with the work.

They live in a context variable. A thread of a pool and a task of asyncio begin with a copy of it, and `note` writes
into what the copies share: so what a request's handler finds out in its thread (who asks) is known to whoever opened
the block (the access log). Only the standard library is used.
"""

import re
import secrets
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, get_args

Field = Literal["request_id", "job_id", "user_id", "instance_id"]
FIELDS: tuple[Field, ...] = get_args(Field)
REQUEST_ID_HEADER = "X-Request-ID"

# What a client sends goes into logs and into headers, so it may hold nothing that means something there.
_REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{7,63}")
_NOTHING: dict[Field, str] = {}
_context: ContextVar[dict[Field, str]] = ContextVar("prompt2mesh_telemetry", default=_NOTHING)


def current() -> Mapping[Field, str]:
    """The ids of the work at hand; those that are not known are not there."""
    return _context.get()


def request_id() -> str:
    """The id of the request that the work at hand is for; empty where there is none."""
    return _context.get().get("request_id", "")


def new_request_id() -> str:
    """An id for a request that came without one."""
    return f"req_{secrets.token_hex(12)}"


def accept_request_id(given: str | None) -> str:
    """The id that a client gave, where it can be one; else a new one.

    Args:
        given: The value of `X-Request-ID`, which anybody may have written.
    """
    return given if given and _REQUEST_ID.fullmatch(given) else new_request_id()


@contextmanager
def bound(**fields: str | None) -> Generator[None]:
    """Around work: these ids hold inside, beside those from outside.

    Args:
        **fields: Of `FIELDS`; None leaves one as it is.
    """
    known = dict(_context.get())
    _add(known, fields)
    token = _context.set(known)
    try:
        yield
    finally:
        _context.reset(token)


def note(**fields: str | None) -> None:
    """Adds ids to the innermost block around this work, also for who opened it; without a block it does nothing."""
    known = _context.get()
    if known is not _NOTHING:
        _add(known, fields)


def _add(known: dict[Field, str], fields: Mapping[str, str | None]) -> None:
    for name in FIELDS:
        value = fields.get(name)
        if value:
            known[name] = value
