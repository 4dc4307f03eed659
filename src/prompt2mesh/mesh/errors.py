"""The tree of errors, split by who must act.

```
Prompt2MeshError
├── UserError            the person who asked changes what they asked
│   ├── PromptError          the words cannot be turned into a brief
│   │   ├── EmptyPromptError
│   │   ├── PromptTooLongError
│   │   ├── UnknownObjectError    nothing in the library is near
│   │   └── ContradictionError
│   ├── ProgramError         the mesh program is not valid
│   │   ├── ProgramLimitError     too deep, too large, too many
│   │   └── ExpressionError       a parameter expression cannot be evaluated
│   ├── InputFileError       a file that was named is missing or is not what it should be
│   ├── CodeError            Blender Python that somebody wrote failed
│   │   └── CodeRefusedError      it was not run: it asks for what it may not have
│   ├── LlmKeyError          the provider of an LLM does not take the key
│   ├── LlmKeyMissingError   there is no LLM to ask: nobody has given a key
│   ├── LlmRefusedError      the LLM would not do what was asked
│   └── RequestError         a request to the service cannot be granted
│       ├── AuthenticationError   nobody knows who is asking
│       │   └── TokenExpiredError     the token was good and has run out
│       ├── PasswordRuleError     a new password breaks a rule
│       ├── PermissionDeniedError     it is known who asks, and they may not
│       ├── BatchListError        some lines of a list of prompts are wrong
│       ├── TooLargeError         what was sent is larger than may be
│       ├── MediaTypeError        what was sent is not of a type that is taken
│       ├── NotFoundError         there is no such thing, or it is somebody else's
│       ├── ConflictError         it does not go with the state that things are in
│       │   ├── IdempotencyInProgressError     the first request with this key is still being answered
│       │   ├── InstanceTakenError     an instance's agent serves one person for all its life
│       │   └── InstanceActiveError    somebody works in the instance: it is not suspended now
│       ├── AddressRefusedError      messages are never sent to this address
│       │   └── LlmAddressRefusedError     an LLM is never asked at this address
│       ├── IdempotencyMismatchError     this key came with another request before
│       └── LimitError            too much; `retry_after_s` says when it may be asked again
│           └── RateLimitError        too often
├── CanceledError        nobody acts: it was asked to stop, and it stopped
├── ModelerError         the modeler or its mesh program needs a fix by its author
│   ├── GeometryError        Blender could not build what the program says
│   │   └── GeometryFaultError    it met a fault that nobody foresaw
│   └── AssetError           an asset cannot be drawn with values it declares
└── OperatorError        the person who runs the machine acts
    ├── WorkerCrashedError
    ├── WorkerTimeoutError
    ├── StorageError         a file or folder cannot be written or read
    │   ├── BlobMissingError      nothing is stored under a digest
    │   └── BlobDamagedError      what is stored is not what its digest says
    ├── StoreUnavailableError     the database does not answer
    ├── ProviderError        another service that this one relies on does not answer or makes no sense
    │   └── LlmUnavailableError   no LLM that may be asked answers
    ├── InstanceUnavailableError    what runs people's instances does not answer
    │   ├── InstanceFailedError       an instance did not come up
    │   └── SceneNotSavedError        a scene could not be saved, or its copy is not what was saved
    ├── SandboxUnavailableError   this machine cannot hold foreign code
    ├── EnvironmentFaultError   something this machine should have is missing
    ├── ServerUnreachableError  a server that was asked for does not answer
    ├── UnexpectedAnswerError   something answers there that is not this service
    ├── DownloadCorruptError    other bytes arrived than were promised
    └── WaitTimeoutError        a task goes on for longer than its caller would wait
```

Every error has a stable `code`, a message that says what was expected, what
came and what to do, and the process exit code the command line gives for it.
Knows nothing about HTTP or terminals.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, cast


class Prompt2MeshError(Exception):
    """The base of all errors; as itself it stands for a fault of the program."""

    code: ClassVar[str] = "internal"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "", suggestions: tuple[str, ...] = ()) -> None:
        """Keep the message apart from the hint so that each door can show both.

        Args:
            message: What was expected and what came.
            hint: What to do about it.
            suggestions: Near things that would work, best first.
        """
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.suggestions = suggestions

    def as_dict(self) -> dict[str, object]:
        """The error as plain data, for `--json` and for services."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "suggestions": list(self.suggestions),
        }


class UserError(Prompt2MeshError):
    """The person who asked can fix it."""

    code = "user_error"
    exit_code = 2


class PromptError(UserError):
    """The words cannot be turned into a brief."""

    code = "prompt_invalid"


class EmptyPromptError(PromptError):
    """There are no words."""

    code = "prompt_empty"


class PromptTooLongError(PromptError):
    """There are more words than any model needs."""

    code = "prompt_too_long"


class PromptLanguageError(PromptError):
    """The words are not in a language the built-in modeler reads."""

    code = "prompt_language"


class ContradictionError(PromptError):
    """What is asked cannot exist."""

    code = "prompt_contradiction"


class UnreasonableSizeError(PromptError):
    """A size, count or scale outside what can be built."""

    code = "prompt_out_of_range"


class UnknownObjectError(PromptError):
    """Nothing the library knows is near to what was asked."""

    code = "object_unknown"
    exit_code = 3


class ProgramError(UserError):
    """The mesh program is not valid; `path` says where."""

    code = "program_invalid"

    def __init__(self, message: str, *, path: str = "", hint: str = "", suggestions: tuple[str, ...] = ()) -> None:
        """Name the place in the program.

        Args:
            message: What was expected and what came.
            path: Where, such as `parts[2].shape.radius_m`.
            hint: What to do about it.
            suggestions: Near things that would work.
        """
        super().__init__(f"{path}: {message}" if path else message, hint=hint, suggestions=suggestions)
        self.path = path


class ProgramLimitError(ProgramError):
    """The program asks for more than a worker is allowed to build."""

    code = "program_limit"


class ExpressionError(ProgramError):
    """A parameter expression cannot be evaluated."""

    code = "expression_invalid"


class InputFileError(UserError):
    """A named file is missing or is not what it should be."""

    code = "input_file"


class CodeError(UserError):
    """Blender Python that a person or an LLM wrote failed, ran out of time or memory, or made what is no model."""

    code = "code_failed"


class CodeRefusedError(CodeError):
    """Blender Python was not run: it asks for what it may not have."""

    code = "code_refused"


class LlmKeyError(UserError):
    """The provider of an LLM does not take the key, or the key may not use the model."""

    code = "llm_key_refused"


class LlmKeyMissingError(UserError):
    """An LLM was asked for, and there is none: neither the person nor the service has a key."""

    code = "llm_key_missing"


class LlmRefusedError(UserError):
    """The LLM would not do what was asked."""

    code = "llm_refused"


class RequestError(UserError):
    """A request to the service cannot be granted as it is."""

    code = "request_invalid"


class AuthenticationError(RequestError):
    """Nobody knows who is asking."""

    code = "unauthenticated"


class TokenExpiredError(AuthenticationError):
    """The token was good and has run out: get another with the refresh token."""

    code = "token_expired"


class PasswordRuleError(RequestError):
    """A new password breaks a rule; the message says which."""

    code = "password_unsuitable"


class PermissionDeniedError(RequestError):
    """Who asks is known, and may not."""

    code = "forbidden"


class BatchListError(RequestError):
    """Some lines of a list of prompts are not what they should be; nothing was submitted."""

    code = "batch_invalid"

    def __init__(self, faults: Sequence[tuple[int, str]]) -> None:
        """Keep every line that is wrong.

        Args:
            faults: The number of each wrong line, from 1, and what is wrong with it; at least one.
        """
        line, message = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"line {line}: {message}{more}", hint="mend the lines that are named and send the list again")
        self.faults = tuple(faults)


class TooLargeError(RequestError):
    """What was sent is larger than may be."""

    code = "too_large"


class MediaTypeError(RequestError):
    """What was sent is not of a type that is taken."""

    code = "media_type_unsupported"


class NotFoundError(RequestError):
    """There is no such thing, or it belongs to somebody else."""

    code = "not_found"


class ConflictError(RequestError):
    """The request does not go with the state that things are in."""

    code = "conflict"


class IdempotencyInProgressError(ConflictError):
    """The first request with this idempotency key is still being answered: ask again in a moment."""

    code = "idempotency_in_progress"
    retry_after_s = 1


class InstanceTakenError(ConflictError):
    """The agent of an instance serves another person already, and serves one for all its life."""

    code = "instance_taken"


class InstanceActiveError(ConflictError):
    """Somebody works in the instance, or something runs there: it is not suspended now."""

    code = "instance_active"


class AddressRefusedError(RequestError):
    """Messages are never sent to this address."""

    code = "webhook_url_refused"


class LlmAddressRefusedError(AddressRefusedError):
    """An LLM is never asked at this address."""

    code = "llm_address_refused"


class IdempotencyMismatchError(RequestError):
    """This idempotency key came with another request before."""

    code = "idempotency_mismatch"


class LimitError(RequestError):
    """Too much: a quota is used up."""

    code = "limit_reached"

    def __init__(self, message: str, *, hint: str = "", retry_after_s: int | None = None) -> None:
        """Say when it may be asked again.

        Args:
            message: Which limit, and how far it was passed.
            hint: What to do about it.
            retry_after_s: After how many seconds the same request may be granted; None where waiting does not help.
        """
        super().__init__(message, hint=hint)
        self.retry_after_s = retry_after_s


class RateLimitError(LimitError):
    """Too often: the same request is granted a little later."""

    code = "rate_limited"

    def __init__(
        self, message: str, *, hint: str = "", retry_after_s: int, policy: str, limit: int, period_s: int
    ) -> None:
        """Say which limit it was.

        Args:
            message: Which limit, and how far it was passed.
            hint: What to do about it.
            retry_after_s: After how many seconds the same request may be granted.
            policy: The name of the limit.
            limit: Most in the period.
            period_s: The length of the period.
        """
        super().__init__(message, hint=hint, retry_after_s=retry_after_s)
        self.policy = policy
        self.limit = limit
        self.period_s = period_s


class OptionError(UserError):
    """An option of the command line has a value it cannot have."""

    code = "option_invalid"


class ParameterError(UserError):
    """A parameter name or value is not one the model has."""

    code = "parameter_invalid"


class CanceledError(Prompt2MeshError):
    """It was asked to stop, and it stopped."""

    code = "canceled"


class ModelerError(Prompt2MeshError):
    """The author of the modeler or of the program must act."""

    code = "modeler_error"
    exit_code = 4


class GeometryError(ModelerError):
    """Blender could not build what the program says."""

    code = "geometry_failed"


class GeometryFaultError(GeometryError):
    """The building met a fault that nobody foresaw."""

    code = "geometry_fault"


class AssetError(ModelerError):
    """An asset of the library cannot be drawn with values it declares to be possible."""

    code = "asset_failed"


class OperatorError(Prompt2MeshError):
    """The person who runs the machine must act."""

    code = "operator_error"
    exit_code = 5


class WorkerCrashedError(OperatorError):
    """A Blender worker died, and so did its replacement."""

    code = "worker_crashed"


class WorkerTimeoutError(OperatorError):
    """A Blender worker did not answer in time."""

    code = "worker_timeout"


class StorageError(OperatorError):
    """A file or folder cannot be written or read: disk full, no permission, name too long."""

    code = "storage_failed"

    @classmethod
    def of(cls, fault: OSError) -> "StorageError":
        """The system's complaint, with the file it is about."""
        where = f"{fault.filename}: " if fault.filename else ""
        reason = fault.strerror or str(fault)
        return cls(f"a file could not be written or read: {where}{reason}",
                   hint="look at the free space and the permissions there, or choose another --out")  # fmt: skip


class BlobMissingError(StorageError):
    """Nothing is stored under a digest."""

    code = "blob_missing"


class BlobDamagedError(StorageError):
    """What is stored under a digest is not what the digest says."""

    code = "blob_damaged"


class StoreUnavailableError(OperatorError):
    """The database does not answer, or lost the connection."""

    code = "store_unavailable"


class ProviderError(OperatorError):
    """Another service that this one relies on does not answer, or its answer makes no sense."""

    code = "provider_failed"


class LlmUnavailableError(ProviderError):
    """No LLM that may be asked answers: too busy, unreachable, or it makes no sense."""

    code = "llm_unavailable"


class InstanceUnavailableError(OperatorError):
    """What runs people's instances, or one of them, does not answer."""

    code = "instance_unavailable"


class InstanceFailedError(InstanceUnavailableError):
    """An instance did not come up, and was not expected to any more."""

    code = "instance_failed"


class SceneNotSavedError(InstanceUnavailableError):
    """A scene could not be saved, or the copy is not what was saved: nothing was ended."""

    code = "scene_not_saved"


class SandboxUnavailableError(OperatorError):
    """This machine cannot hold foreign code, and was not told to run it all the same."""

    code = "sandbox_unavailable"


class EnvironmentFaultError(OperatorError):
    """Something this machine should have is missing."""

    code = "environment"


class PlaceholderSettingError(EnvironmentFaultError):
    """A setting still has the text of a template in place of a value of its operator's own."""

    code = "placeholder_setting"


class ServerUnreachableError(OperatorError):
    """No answer came from the server, however often it was tried."""

    code = "server_unreachable"


class UnexpectedAnswerError(OperatorError):
    """Something answered at the server's address that does not speak its API."""

    code = "unexpected_answer"


class DownloadCorruptError(OperatorError):
    """The bytes that arrived are not those that the server promised."""

    code = "download_corrupt"


class WaitTimeoutError(OperatorError):
    """A task did not end within the time that its caller would wait; it goes on."""

    code = "wait_timeout"


def error_of(fields: Mapping[str, Any], *, unknown: type[Prompt2MeshError] = Prompt2MeshError) -> Prompt2MeshError:
    """The error that `as_dict` made these fields of, in this process or another.

    Args:
        fields: Plain data; what is missing is taken as empty.
        unknown: For a code that this release does not know.
    """
    kind = next((one for one in _tree(Prompt2MeshError) if one.code == fields.get("code")), unknown)
    message, hint = str(fields.get("message", "")), str(fields.get("hint", ""))
    while True:
        try:
            error = kind(message, hint=hint)
        except TypeError:  # it is made of more than words
            kind = cast("type[Prompt2MeshError]", kind.__base__)
        else:
            near = fields.get("suggestions")
            error.suggestions = tuple(map(str, cast("Sequence[Any]", near))) if isinstance(near, list | tuple) else ()
            return error


def _tree(kind: type[Prompt2MeshError]) -> Iterator[type[Prompt2MeshError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _tree(below)
