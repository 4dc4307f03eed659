"""A chat model of LangChain for each provider, whose every retry, redirect and borrowed key is switched off.

The SDKs retry by themselves, follow redirects, and look for keys, addresses and headers in the environment. None of
it is wanted here: waits are told and can be canceled, a redirect could carry a key to another host, and a person's
own key goes to the address that belongs to it with nothing of the service's environment beside it.
"""

import contextlib
import importlib.util
import re
from collections.abc import Awaitable, Callable
from typing import Any, cast

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from prompt2mesh.mesh.errors import EnvironmentFaultError, LlmKeyError
from prompt2mesh.modelers.agent.llm.catalogue import default_base_url, package_of
from prompt2mesh.studio.ports.agent import ModelChoice, Provider

# Between two pieces of an answer; a model that thinks may be silent for minutes.
READ_TIMEOUT_S = 300.0
CONNECT_TIMEOUT_S = 10.0
# What SDKs insist on where a server needs no key.
NO_KEY = "none"
# One connection for each call: none is left open behind a run, and a handshake is nothing beside an answer.
_CLOSE = {"Connection": "close"}
# Ollama's own default of 4096 cuts the front off a conversation without saying so.
OLLAMA_CONTEXT_TOKENS = 32_768
DEFAULT_REGION = "us-east-1"
# At its own address OpenAI lets its newer models call tools through the Responses API alone.
OPENAI_OWN_ADDRESS = re.compile(r"^https://([a-z]+\.)?api\.openai\.com(/|$)")


def open_model(choice: ModelChoice) -> BaseChatModel:
    """A chat model.

    Args:
        choice: Which, with which key and at which address.

    Raises:
        EnvironmentFaultError: The package that speaks to the provider is not installed.
        LlmKeyError: There is no key where one must be.
    """
    check_installed(choice.provider)
    if not choice.api_key and needs_key(choice):
        raise LlmKeyError(f"there is no key for {choice.label}", hint="add one on your account page, or set it where "
                          "the service runs: docs/howto/choose-an-llm.md")  # fmt: skip
    return _OPEN[choice.provider](choice)


def limited(model: BaseChatModel, choice: ModelChoice, *, max_tokens: int) -> BaseChatModel:
    """The same model and connection settings with a limit to what it writes.

    Args:
        model: A chat model.
        choice: What it was made of.
        max_tokens: Most that it writes in one answer, its thoughts among it.
    """
    return model.model_copy(update={_LIMITS.get(choice.provider, "max_tokens"): max_tokens})


def closer_of(model: BaseChatModel, choice: ModelChoice) -> Callable[[], Awaitable[None]] | None:
    """What closes a model's connections after a failure; None where its SDK does so itself.

    Google's leaves the stream open in which it met an error.

    Args:
        model: A chat model.
        choice: What it was made of.
    """
    return cast("Any", model).client.aio.aclose if choice.provider == "google" else None


def check_installed(provider: Provider) -> None:
    """Sees whether the package that speaks to a provider is there.

    Raises:
        EnvironmentFaultError: It is not.
    """
    package = package_of(provider)
    if importlib.util.find_spec(package) is None:
        raise EnvironmentFaultError(f"to ask a model of {provider}, the package {package} is needed, and it is not "
                                    "installed", hint="pip install 'prompt2mesh[agent]'")  # fmt: skip


def needs_key(choice: ModelChoice) -> bool:
    """Whether a call without a key makes no sense.

    The service's Bedrock finds AWS's own credentials; a person's may not. Other servers than the provider's own
    (vLLM, a gateway) often need none, and Ollama never does.
    """
    if choice.provider == "bedrock":
        return choice.owner == "user"
    return choice.provider != "ollama" and not choice.base_url


def _common(choice: ModelChoice, provider: str, **more: Any) -> BaseChatModel:
    return cast("BaseChatModel", init_chat_model(choice.model, model_provider=provider, **more))


def _anthropic(choice: ModelChoice) -> BaseChatModel:
    import anthropic  # noqa: PLC0415 - only where it is asked

    address = choice.base_url or default_base_url("anthropic")
    key = choice.api_key or NO_KEY
    model = _common(choice, "anthropic", api_key=key, base_url=address, max_retries=0)
    timeout = anthropic.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S)
    client = anthropic.AsyncAnthropic(
        open_telemetry=False,  # the spans are ours
        api_key=key, base_url=address, max_retries=0, timeout=timeout, default_headers=_CLOSE,
        http_client=anthropic.DefaultAsyncHttpxClient(follow_redirects=False, timeout=timeout),
    )  # fmt: skip
    if choice.owner == "user":
        _forget_environment(client)
    # ChatAnthropic makes this one lazily and takes no client of ours.
    vars(cast("Any", model))["_async_client"] = client
    return model


def _openai(choice: ModelChoice) -> BaseChatModel:
    import openai  # noqa: PLC0415

    address = choice.base_url or default_base_url("openai")
    key = choice.api_key or NO_KEY
    timeout = openai.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S)
    client = openai.AsyncOpenAI(
        api_key=key, base_url=address, max_retries=0, timeout=timeout, default_headers=_CLOSE,
        http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False, timeout=timeout),
    )  # fmt: skip
    if choice.owner == "user":
        _forget_environment(client)
        client.organization = client.project = None
    own = OPENAI_OWN_ADDRESS.match(address)
    more: dict[str, Any] = {"use_responses_api": False}
    if own:
        # What it thought comes back sealed, for it to read in the next call: nothing is kept there.
        more = {"use_responses_api": True, "store": False, "include": ["reasoning.encrypted_content"]}
    return _common(
        choice, "openai", api_key=key, base_url=address, max_retries=0, stream_usage=True,
        root_async_client=client, async_client=client.chat.completions, client=_Unused(), root_client=_Unused(),
        stream_chunk_timeout=None, **more,
    )  # fmt: skip


def _forget_environment(client: Any) -> None:
    """The SDKs add headers that the environment names (ANTHROPIC_CUSTOM_HEADERS, OPENAI_CUSTOM_HEADERS)."""
    client._custom_headers = dict(_CLOSE)  # noqa: SLF001 - there is no other way to be without them


def _bedrock(choice: ModelChoice) -> BaseChatModel:
    more: dict[str, Any] = {}
    if choice.api_key:
        more["bedrock_api_key"] = choice.api_key
        more |= dict.fromkeys(("aws_access_key_id", "aws_secret_access_key", "aws_session_token"))
    if choice.base_url:
        more["endpoint_url"] = choice.base_url
    region = re.search(r"bedrock-runtime\.([a-z0-9-]+)\.", choice.base_url)
    if region or choice.owner == "user":
        more["region_name"] = region[1] if region else DEFAULT_REGION
    if choice.model.startswith("arn:"):
        more["provider"] = "amazon" if "amazon." in choice.model else "anthropic"
    else:
        more["bedrock_client"] = _Unused()
    model = _common(
        choice, "bedrock_converse", max_retries=0, timeout=int(READ_TIMEOUT_S),
        default_headers=_CLOSE, **more,
    )  # fmt: skip
    cast("Any", model).client = StoppableClient(cast("Any", model).client)
    return model


def _ollama(choice: ModelChoice) -> BaseChatModel:
    address = choice.base_url or default_base_url("ollama")
    headers = {**_CLOSE, "authorization": f"Bearer {choice.api_key}"} if choice.api_key else dict(_CLOSE)
    model = _common(
        choice, "ollama", base_url=address, num_ctx=OLLAMA_CONTEXT_TOKENS,
        client_kwargs={"headers": headers, "follow_redirects": False, "timeout": READ_TIMEOUT_S},
    )  # fmt: skip
    if choice.owner == "user" and not choice.api_key:
        for client in (cast("Any", model)._client, cast("Any", model)._async_client):  # noqa: SLF001
            client._client.headers.pop("authorization", None)  # noqa: SLF001 - it is OLLAMA_API_KEY of the environment
    return model


def _google(choice: ModelChoice) -> BaseChatModel:
    model = _common(
        choice, "google_genai", api_key=choice.api_key or NO_KEY, vertexai=False,
        base_url=choice.base_url or default_base_url("google"), timeout=READ_TIMEOUT_S,
        max_retries=1,  # counts the first call too
        client_args={"follow_redirects": False}, additional_headers=_CLOSE,
    )  # fmt: skip
    # Where aiohttp is installed, the SDK would ask through that, which follows redirects, unless a transport is named.
    client = cast("Any", model).client._api_client  # noqa: SLF001 - there is no other way to say so for one of its clients
    transport = client._async_httpx_client._transport  # noqa: SLF001
    client._http_options.async_client_args = {"follow_redirects": False, "transport": transport}  # noqa: SLF001
    return model


class StoppableClient:
    """Bedrock's client, which blocks the thread that reads an answer, with a way to break that off from another."""

    def __init__(self, client: Any) -> None:
        """Take its place.

        Args:
            client: The client of boto3.
        """
        self._client = client
        self._streams: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        """All else is the client's."""
        return getattr(self._client, name)

    def converse_stream(self, **request: Any) -> Any:
        """Asks, and keeps hold of the stream.

        Args:
            request: As boto3 takes it.
        """
        response = self._client.converse_stream(**request)
        self._streams.append(response["stream"])
        return response

    def stop(self) -> None:
        """Breaks the connections of all answers that are being read."""
        while self._streams:
            raw = getattr(self._streams.pop(), "_raw_stream", None)
            with contextlib.suppress(Exception):  # it may be closed already, or another kind of response
                cast("Any", raw).shutdown()


class _Unused:
    """Stands where an integration would make a client that nothing here uses."""


_LIMITS: dict[Provider, str] = {"ollama": "num_predict", "google": "max_output_tokens"}
_OPEN: dict[Provider, Callable[[ModelChoice], BaseChatModel]] = {
    "anthropic": _anthropic, "openai": _openai, "bedrock": _bedrock, "ollama": _ollama, "google": _google,
}  # fmt: skip
