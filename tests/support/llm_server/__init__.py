"""An LLM that says what a test tells it to, over real HTTP, in the wire formats of five providers.

```python
with llm_server([calls("add_part", {"name": "top"}), says("done")]) as server:
    choice = server.choice("anthropic")  # a ModelChoice whose address is this server
    ...
assert [one.purpose for one in server.requests] == ["plan", "execute"]
```

A script is a list of turns, a mapping from purpose to turns (`Asked.purpose`; `"*"` takes what nothing else does), or
a function of the request. It refuses what the real API would refuse: tool calls that nobody answered, too many cache
breakpoints, pictures where none may be. A request for which the script has no turn is answered 400 and is in
`unexpected`, on which leaving the `with` block fails.
"""

import json
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any
from urllib.parse import unquote

from prompt2mesh.studio.ports.agent import ModelChoice, Provider
from tests.support.llm_server import anthropic, bedrock, google, ollama, openai, openai_responses
from tests.support.llm_server.script import (
    Asked,
    Script,
    ToolUse,
    Turn,
    answers,
    breaks_midway,
    busy,
    calls,
    calls_all,
    cut,
    fails,
    hangs,
    overloaded,
    overlong,
    refuses,
    says,
)  # fmt: skip
from tests.support.scripted_server import Received, Reply, ScriptedServer

__all__ = [
    "Asked", "LlmServer", "Script", "ToolUse", "Turn", "answers", "breaks_midway", "busy", "calls", "calls_all", "cut",
    "fails", "hangs", "llm_server", "overloaded", "overlong", "refuses", "says",
]  # fmt: skip

MODELS: dict[Provider, str] = {
    "anthropic": "claude-sonnet-5-5", "bedrock": "us.anthropic.claude-sonnet-5-5", "openai": "gpt-6.1-terra",
    "ollama": "qwen3-vl", "google": "gemini-3.8-flash",
}  # fmt: skip
_DIALECTS: dict[Provider, ModuleType] = {
    "anthropic": anthropic, "bedrock": bedrock, "openai": openai, "ollama": ollama, "google": google,
}  # fmt: skip
_STREAMS: dict[Provider, str] = {
    "anthropic": "text/event-stream", "bedrock": "application/vnd.amazon.eventstream", "openai": "text/event-stream",
    "ollama": "application/x-ndjson", "google": "text/event-stream",
}  # fmt: skip


class LlmServer(ScriptedServer):
    """Answers with the turns of its script; remembers every request.

    Attributes:
        requests: Every request to an LLM, oldest first.
        keys: The keys it takes; None takes any.
        models: The models it has; None has any.
        unexpected: Why requests were turned down that the script did not foresee.
    """

    def __init__(self, script: Script, *, keys: set[str] | None = None, models: set[str] | None = None) -> None:
        super().__init__()
        self.requests: list[Asked] = []
        self.keys = keys
        self.models = models
        self.unexpected: list[str] = []
        self.closing = threading.Event()
        self.otherwise = self._answer
        self._turns = threading.Lock()
        self.script(script)

    def script(self, script: Script) -> None:
        """Begins another script."""
        with self._turns:
            self._function: Callable[[Asked], Turn] | None = script if callable(script) else None
            given = {} if callable(script) else script if isinstance(script, Mapping) else {"": script}
            self._left = {purpose: list(turns) for purpose, turns in given.items()}

    def add(self, *turns: Turn, purpose: str = "") -> None:
        """More turns, after those that are left."""
        with self._turns:
            self._left.setdefault(purpose, []).extend(turns)

    @property
    def left(self) -> dict[str, list[Turn]]:
        """The turns that nobody asked for yet."""
        return {purpose: turns for purpose, turns in self._left.items() if turns}

    @property
    def repeated(self) -> list[Asked]:
        """Requests that came before in exactly the same words, and so were paid for twice."""
        seen: set[str] = set()
        twice: list[Asked] = []
        for one in self.requests:
            if one.fingerprint in seen:
                twice.append(one)
            seen.add(one.fingerprint)
        return twice

    def base_url(self, provider: Provider) -> str:
        """The address as that provider's SDK wants it."""
        return f"{self.url}/v1" if provider == "openai" else self.url

    def choice(self, provider: Provider = "anthropic", *, model: str = "", api_key: str | None = None) -> ModelChoice:
        """A model of that provider, here; Bedrock finds AWS's credentials in the environment (its keys want HTTPS)."""
        key = ("" if provider == "bedrock" else "test-key") if api_key is None else api_key
        return ModelChoice(provider=provider, model=model or MODELS[provider], api_key=key,
                           base_url=self.base_url(provider))  # fmt: skip

    def _answer(self, request: Received) -> Reply:
        path = unquote(request.path)
        try:
            body = json.loads(request.body or b"{}")
            asked = _understand(path, body, request.headers)
        except (KeyError, TypeError, ValueError) as fault:
            self.unexpected.append(f"{request.method} {path}: {fault!r}")
            return Reply(400, {"error": {"message": f"not understood: {fault!r}", "type": "invalid_request_error"}})
        if asked is None:
            return Reply(404, {"error": "no such path"}, {"Content-Type": "application/json"})
        with self._turns:
            self.requests.append(asked)
            number = len(self.requests)
            turn = self._refusal(asked) or self._next(asked)
        return self._reply(turn, asked, number)

    def _refusal(self, asked: Asked) -> Turn | None:
        """What the provider turns down before any model is asked."""
        if self.keys is not None and not any(key in given for key in self.keys for given in _credentials(asked)):
            return Turn(status=401, message="invalid x-api-key")
        if self.models is not None and asked.model not in self.models:
            return Turn(status=404, message=f"model: {asked.model}")
        if fault := _dialect(asked).fault(asked.body):
            self.unexpected.append(fault)
            return Turn(status=400, message=fault)
        return None

    def _next(self, asked: Asked) -> Turn:
        if self._function is not None:
            return self._function(asked)
        for purpose in (asked.purpose, asked.schema, "*", ""):
            if turns := self._left.get(purpose):
                return turns.pop(0)
        said = f"the script has no turn left for purpose {asked.purpose!r}; asked: {asked.last[-300:]!r}"
        self.unexpected.append(said)
        return Turn(status=400, message=said)

    def _reply(self, turn: Turn, asked: Asked, number: int) -> Reply:
        dialect = _dialect(asked)
        if turn.delay_s:
            self.closing.wait(turn.delay_s)
        if turn.unanswered:
            return Reply(unanswered=True)
        if turn.status >= 400:
            status, body = dialect.error(turn)
            headers = {"Content-Type": "application/json", "request-id": "req_scripted", **turn.headers}
            if asked.provider == "bedrock":
                headers["x-amzn-ErrorType"] = bedrock.error_name(turn)
            return Reply(status, body, headers)
        if not asked.stream:
            return Reply(200, dialect.whole(turn, asked, number), turn.headers, cut_after=40 if turn.cut else None)
        pieces = dialect.events(turn, asked, number)
        headers = {"Content-Type": _STREAMS[asked.provider], "request-id": "req_scripted", **turn.headers}
        return Reply(200, self._stream(turn, pieces, dialect), headers, cut_after=0 if turn.cut else None)

    def _stream(self, turn: Turn, pieces: Iterator[bytes], dialect: ModuleType) -> Iterator[bytes]:
        """The pieces; cut or failing ones end after the second half has begun."""
        if not (turn.cut or turn.fails_midway or turn.holds):
            yield from pieces
            return
        everything = list(pieces)
        shown = everything[: max(1, len(everything) // 2)]
        yield from shown
        if turn.holds:
            self.closing.wait(60)
        if turn.fails_midway:
            yield dialect.midway_error()


def _dialect(asked: Asked) -> ModuleType:
    return openai_responses if "input" in asked.body else _DIALECTS[asked.provider]


def _credentials(asked: Asked) -> Iterator[str]:
    for name in ("x-api-key", "authorization", "x-goog-api-key", "api-key"):
        yield asked.headers.get(name, "")


def _understand(path: str, body: dict[str, Any], headers: dict[str, str]) -> Asked | None:
    if path == "/v1/messages":
        return anthropic.understand(body, headers)
    if path.endswith("/chat/completions"):
        return openai.understand(body, headers)
    if path.endswith("/responses"):
        return openai_responses.understand(body, headers)
    if path == "/api/chat":
        return ollama.understand(body, headers)
    if path.startswith("/model/") and path.rpartition("/")[2] in {"converse", "converse-stream"}:
        model, _, action = path.removeprefix("/model/").rpartition("/")
        return bedrock.understand(body, headers, model=model, stream=action == "converse-stream")
    if "/models/" in path and path.endswith(("enerateContent",)):
        model, _, action = path.rpartition("/models/")[2].rpartition(":")
        return google.understand(body, headers, model=model, stream=action == "streamGenerateContent")
    return None


@contextmanager
def llm_server(
    script: Script = (), *, keys: set[str] | None = None, models: set[str] | None = None, strict: bool = True
) -> Generator[LlmServer]:
    """A server on a free port of this machine.

    Args:
        script: What it says.
        keys: The keys it takes; None takes any.
        models: The models it has; None has any.
        strict: Fail at the end where something was asked that the script did not foresee.
    """
    server = LlmServer(script, keys=keys, models=models)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
    if strict:
        assert not server.unexpected, server.unexpected
