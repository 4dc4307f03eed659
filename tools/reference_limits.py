"""The reference page of limits; the defaults are those of the settings."""

from string import Template

from prompt2mesh.settings import RateSettings
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.service.open_streams import MOST_STREAMS
from prompt2mesh.studio.service.storage import FILLS_PER_DAY

_PAGE = Template("""
# Limits

Whoever passes a limit gets `429 Too Many Requests` with a problem document and, where waiting helps, `Retry-After` in
seconds. Two codes tell what to do: `rate_limited` means *the same request in a moment*, `limit_reached` means *a quota
is used up*.

## Quotas of a user

| setting | default | what it limits | when it is free again |
|---|---|---|---|
| `PROMPT2MESH_JOBS_PER_MINUTE` | $jobs_per_minute | submissions; a batch is one | after `Retry-After` |
| `PROMPT2MESH_JOBS_PER_DAY` | $jobs_per_day | tasks, each of a batch too | at midnight UTC |
| `PROMPT2MESH_QUEUED_JOBS` | $queued_jobs | tasks that wait | when some have started |
| `PROMPT2MESH_CONCURRENT_JOBS` | $concurrent_jobs | tasks that run at a time; the others wait, none is refused | |
| `PROMPT2MESH_STORAGE_MB` | $storage_mb | bytes of files; the same bytes count once | when projects are deleted |
| $fills × `PROMPT2MESH_STORAGE_MB` | $written_mb | new bytes of uploads, scenes, exports in a day | at midnight UTC |
| `PROMPT2MESH_LLM_TOKENS_PER_DAY` | $llm_tokens_per_day | tokens of a language model | at midnight UTC |

What is deleted or replaced stays on the disk for a day, so new bytes are counted besides those that are kept: of
uploads, of scenes that are saved, and of scenes that the MCP server exports. Beyond that limit a scene is still saved,
once in 15 minutes.

An administrator gives a user other values with `PATCH /v1/admin/users/{id}`. `GET /v1/me/usage` shows what was used
today and what is allowed.

The quotas are counted in the transaction that keeps the task: a task that is refused is not counted, one that is
counted is kept, and any number of API processes together admit no more than the limit.

## Rates of requests

| setting | default | what it limits | counted by |
|---|---|---|---|
| `PROMPT2MESH_REQUESTS_PER_MINUTE` | $requests_per_minute | requests of one user | each process |
| `PROMPT2MESH_SIGNED_OUT_PER_MINUTE` | $signed_out_per_minute | requests of an address without login | each process |
| `PROMPT2MESH_LOGINS_PER_MINUTE` | $logins_per_minute | `POST /v1/auth/*` and leaving, of one address | all processes |

Of one person, at most $streams streams of tasks and as many of their instance are open at a time in a process (429,
`limit_reached`); the Python client waits its turn. A connection on which next to nothing of an answer was read in half
a minute ends.

An IPv6 network of 64 bits counts as one address. Files at signed addresses, `/healthz` and `/readyz` are not counted.
Besides these, an account is locked for a while after wrong passwords, wherever they come from.

Limits over all processes are kept in the database. With `RATE_LIMIT_STORAGE_URI=redis://host:6379/0` they are kept in
Redis (its Python client must be installed). The reasons are in
[decision 12](../explanation/decisions/0012-where-rates-are-counted.md).

Behind a proxy every request comes from the proxy's address. Name the proxy in `PROMPT2MESH_TRUSTED_PROXIES`
(addresses or networks, separated by commas); only then is `X-Forwarded-For` believed, and only its part that trusted
proxies wrote. Nobody can escape a limit by sending that header.

## Headers

Every answer tells how its limits stand, as
[draft-ietf-httpapi-ratelimit-headers](https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/) has it:

```http
RateLimit-Policy: "user";q=$requests_per_minute;w=60
RateLimit: "user";r=2998;t=60
```

`q` requests in `w` seconds are allowed, `r` are left, and in `t` seconds the limit is as new or, for a refused request,
the request would be granted. The names are `user`, `address`, `login` and `jobs`.

## Idempotency keys

Every `POST` that makes something takes `Idempotency-Key`: any 1 to 255 printable ASCII characters, such as a UUID.
The same request with the same key within 24 hours is answered with the first answer (and `Idempotency-Replayed: true`)
and does nothing again, also after a crash. Keys belong to a user.

| answer | code | what to do |
|---|---|---|
| 409 | `idempotency_in_progress` | the first request is still being answered; send it again after `Retry-After` |
| 422 | `idempotency_mismatch` | the key came with another request; use a new key |

Only successes are kept. A request that failed changed nothing and may be sent again with its key.
""")


def limits_page() -> str:
    """The page."""
    written = {"fills": FILLS_PER_DAY, "written_mb": FILLS_PER_DAY * Limits().storage_mb}
    return _PAGE.substitute(vars(Limits()) | vars(RateSettings()) | {"streams": MOST_STREAMS} | written)
