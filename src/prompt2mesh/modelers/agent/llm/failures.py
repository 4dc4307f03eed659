"""What went wrong with a call, read from any SDK's exception, in words that hold no key.

Every SDK has its own exceptions, and LangChain wraps some of them. They are read by their attributes (status,
response, body), along the chain of causes, so that no SDK must be imported here. The vendor's exception itself is
never passed on: it may hold the request with its key.
"""

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal, cast

from prompt2mesh.studio.ports.agent import ModelChoice

# key: not taken, or may not use the model; credit: nothing left to pay with; missing: no such model; busy: too many
# requests; overloaded: their fault; unreachable: nobody listens there; broken: the connection; long: more than the
# model can read; request: ours.
Kind = Literal["key", "credit", "missing", "busy", "overloaded", "unreachable", "broken", "long", "request"]
AGAIN: frozenset[Kind] = frozenset({"busy", "overloaded", "unreachable", "broken"})

_KEYS = re.compile(
    r"\b(?:sk|rk|pk|lsv2|gsk|xai|hf|AIza|AKIA|ASIA|ABSK|bedrock-api-key)[-_A-Za-z0-9/+=]{8,}|(?i:bearer)\s+[^\s\"',]{6,}"
    r"|(?i:api[-_ ]?key|x-api-key|authorization)[\"']?\s*[:=]\s*[\"']?(?:(?i:bearer|basic)\s+)?[^\s\"',}]{6,}"
)
_SECRET_IN_ADDRESS = re.compile(r"(?<=//)[^/\s@]+(?=@)|(?<=[?&]key=)[^\s&\"']+")
_CREDIT = re.compile(
    r"credit balance|insufficient_quota|exceeded your current quota|billing|payment required", re.IGNORECASE
)
_LONG = re.compile(
    r"prompt is too long|context.{0,3}length|context window|too many (?:input )?tokens|input is too long"
    r"|maximum context|exceeds the maximum number of tokens",
    re.IGNORECASE,
)
_BROKEN = frozenset({
    "ConnectError", "ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout", "ReadError", "WriteError",
    "RemoteProtocolError", "LocalProtocolError", "ProtocolError", "IncompleteRead", "ConnectionError", "TimeoutError",
    "APIConnectionError", "APITimeoutError", "EndpointConnectionError", "ReadTimeoutError", "ConnectTimeoutError",
    "ConnectionClosedError", "ResponseStreamingError", "HTTPClientError", "NetworkError", "TransportError",
    "ModelConnectionError", "ModelTimeoutError", "IncompleteReadError", "ClientError", "ServerDisconnectedError",
})  # fmt: skip
_UNREACHABLE = frozenset({
    "ConnectError", "ConnectTimeout", "EndpointConnectionError", "ConnectTimeoutError", "ConnectionRefusedError",
    "gaierror",
})  # fmt: skip
_AWS: dict[str, Kind] = {
    "ThrottlingException": "busy", "TooManyRequestsException": "busy", "ServiceQuotaExceededException": "busy",
    "ServiceUnavailableException": "overloaded", "InternalServerException": "overloaded",
    "ModelStreamErrorException": "overloaded", "ModelNotReadyException": "overloaded",
    "ModelTimeoutException": "overloaded", "ModelErrorException": "overloaded",
    "AccessDeniedException": "key", "UnrecognizedClientException": "key", "ExpiredTokenException": "key",
    "InvalidSignatureException": "key", "MissingAuthenticationTokenException": "key", "IncompleteSignature": "key",
    "ResourceNotFoundException": "missing", "ValidationException": "request",
}  # fmt: skip
_WORDS: dict[str, Kind] = {
    "overloaded_error": "overloaded", "api_error": "overloaded", "server_error": "overloaded",
    "timeout_error": "overloaded", "rate_limit_error": "busy", "rate_limit_exceeded": "busy",
    "authentication_error": "key", "permission_error": "key", "billing_error": "credit",
    "insufficient_quota": "credit", "not_found_error": "missing", "model_not_found": "missing",
    "invalid_request_error": "request", "request_too_large": "long", "context_length_exceeded": "long",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A call that failed.

    Attributes:
        message: What the provider said, without keys, in one short line.
        status: The HTTP status; 0 where none came.
        retry_after_s: How long the provider asks to wait; None where it did not say.
        final: The provider said that it makes no sense to ask again.
    """

    kind: Kind
    message: str
    status: int = 0
    retry_after_s: float | None = None
    final: bool = False

    @property
    def again(self) -> bool:
        """Whether the same call may work a little later."""
        return self.kind in AGAIN and not self.final


def read_failure(error: BaseException, choice: ModelChoice) -> Failure:
    """What an exception of an SDK says.

    Args:
        error: Whatever came out of a call.
        choice: The model that was asked; its key is kept out of the message.
    """
    chain = list(_chain(error))
    status = next((found for one in chain if (found := _status(one))), 0)
    headers = _headers(chain)
    words = [word for one in chain for word in _codes(one)]
    message = scrub(_message(chain), choice)
    kind = _kind(chain, status=status, words=words, said=" ".join([message, *words]))
    return Failure(kind=kind, message=message, status=status, retry_after_s=_retry_after(headers, chain),
                   final=headers.get("x-should-retry") == "false")  # fmt: skip


def scrub(text: str, choice: ModelChoice, *, most: int = 300) -> str:
    """The text in one line, without anything that is or looks like a key.

    Args:
        text: What somebody else wrote.
        choice: Whose key is certainly taken out.
        most: How many characters are kept.
    """
    if len(choice.api_key) >= 4:
        text = text.replace(choice.api_key, "[key]")
    text = _SECRET_IN_ADDRESS.sub("[key]", _KEYS.sub("[key]", " ".join(text.split())))
    return text if len(text) <= most else text[: most - 1] + "…"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield now
        now = now.__cause__ or now.__context__


def _status(error: BaseException) -> int:
    for name in ("status_code", "code", "http_status"):
        found = getattr(error, name, None)
        if isinstance(found, int) and 400 <= found < 600:
            return found
    response = getattr(error, "response", None)
    if isinstance(response, Mapping):  # botocore
        found = cast("Mapping[str, Any]", response).get("ResponseMetadata", {}).get("HTTPStatusCode")
        return found if isinstance(found, int) and found >= 400 else 0
    return 0


def _headers(chain: list[BaseException]) -> dict[str, str]:
    for one in chain:
        response = getattr(one, "response", None)
        if isinstance(response, Mapping):
            found = cast("Mapping[str, Any]", response).get("ResponseMetadata", {}).get("HTTPHeaders")
        else:
            found = getattr(response, "headers", None)
        if found:
            with contextlib.suppress(TypeError, ValueError):
                return {str(name).lower(): str(value) for name, value in dict(found).items()}
    return {}


def _body(error: BaseException) -> Mapping[str, Any]:
    for name in ("body", "details", "response_json"):
        found = getattr(error, name, None)
        if isinstance(found, Mapping):
            inner = cast("Mapping[str, Any]", found).get("error", found)
            return cast("Mapping[str, Any]", inner if isinstance(inner, Mapping) else found)
    response = getattr(error, "response", None)
    if isinstance(response, Mapping):
        found = cast("Mapping[str, Any]", response).get("Error")
        return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}
    return {}


def _codes(error: BaseException) -> Iterator[str]:
    body = _body(error)
    for name in ("type", "code", "status", "Code"):
        if isinstance(found := body.get(name), str):
            yield found
    for detail in body.get("details") or ():
        if isinstance(detail, Mapping) and isinstance(found := cast("Mapping[str, Any]", detail).get("reason"), str):
            yield found
    for name in ("code", "type"):
        if isinstance(found := getattr(error, name, None), str):
            yield found


def _message(chain: list[BaseException]) -> str:
    for one in chain:
        found = _body(one).get("message") or _body(one).get("Message")
        if isinstance(found, str) and found:
            return found
    said = str(chain[0]) or type(chain[0]).__name__
    with contextlib.suppress(ValueError, AttributeError):
        # Some SDKs say the whole JSON body.
        found = json.loads(said)["error"]["message"]
        return str(found)
    return said


def _kind(chain: list[BaseException], *, status: int, words: list[str], said: str) -> Kind:
    names = {name.__name__ for one in chain for name in type(one).__mro__}
    aws: Kind | None = next((kind for word in words if (kind := _AWS.get(word[:1].upper() + word[1:]))), None)
    if _CREDIT.search(said) and status in {400, 402, 403, 429}:
        return "credit"
    if status == 402:
        return "credit"
    if "API_KEY_INVALID" in words or "API key not valid" in said:
        return "key"
    if (status == 400 or aws == "request") and _LONG.search(said):
        return "long"
    if "ContextOverflowError" in names or status == 413:
        return "long"
    if aws is not None:
        return aws
    if status:
        return _kind_of(status)
    for word in words:
        if kind := _WORDS.get(word):
            return kind
    told: Kind | None = next((kind for word, kind in _WORDS.items() if word in said), None)
    if told is not None and names.isdisjoint(_BROKEN):
        return told  # LangChain makes a ValueError of an error event of the Responses API
    if names & {"NoCredentialsError", "PartialCredentialsError", "TokenRetrievalError", "ModelAuthenticationError"}:
        return "key"
    if names & _UNREACHABLE or "Failed to connect" in said:
        return "unreachable"
    if names & _BROKEN or isinstance(chain[0], OSError):
        return "broken"
    # An error event in the middle of a stream has no status: whoever was answering can be asked again.
    return "overloaded" if names & {"APIError", "ResponseError", "ModelError"} else "request"


def _kind_of(status: int) -> Kind:
    if status in {401, 403}:
        return "key"
    if status == 404:
        return "missing"
    if status == 429:
        return "busy"
    return "overloaded" if status in {408, 409} or status >= 500 else "request"


def _retry_after(headers: Mapping[str, str], chain: list[BaseException]) -> float | None:
    with contextlib.suppress(ValueError):
        if found := headers.get("retry-after-ms"):
            return max(0.0, float(found) / 1000)
    if found := headers.get("retry-after"):
        with contextlib.suppress(ValueError):
            return max(0.0, float(found))
        with contextlib.suppress(ValueError, TypeError):
            now = datetime.now(UTC)
            with contextlib.suppress(KeyError, ValueError):
                now = parsedate_to_datetime(headers["date"])  # the provider's own clock: ours may be wrong
            return max(0.0, (parsedate_to_datetime(found) - now).total_seconds())
    for one in chain:  # Google says it in the body
        for detail in _body(one).get("details") or ():
            delay = cast("Mapping[str, Any]", detail).get("retryDelay") if isinstance(detail, Mapping) else None
            if isinstance(delay, str) and (found := re.fullmatch(r"(\d+(?:\.\d+)?)s", delay)):
                return float(found[1])
    return None
