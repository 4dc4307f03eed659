"""Keys: refused ones are said so, none is ever told to anybody, and a person's goes nowhere but where it belongs."""

import logging
import ssl
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from prompt2mesh.mesh.errors import LlmKeyError, LlmUnavailableError, Prompt2MeshError
from prompt2mesh.modelers.agent.llm import Llm, probe
from prompt2mesh.modelers.agent.llm.failures import scrub
from prompt2mesh.studio.ports.agent import ModelChoice, Provider
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import START
from tests.support.llm_server import Asked, LlmServer, Turn, cut, fails, llm_server, says
from tests.support.scripted_server import Reply, scripted_server

CANARY = "sk-canary-0123456789-abcdefghijklmnop"


def _mine(choice: ModelChoice) -> ModelChoice:
    return ModelChoice(provider=choice.provider, model=choice.model, api_key=choice.api_key, base_url=choice.base_url,
                       owner="user")  # fmt: skip


def test_a_key_that_is_not_taken(provider: Provider, patience: Patience) -> None:
    with llm_server(keys={"another-key"}) as server, pytest.raises(LlmKeyError) as caught:
        patience.llm(server.choice(provider)).ask(START, purpose="plan")
    assert "does not take the key" in str(caught.value)
    assert caught.value.code == "llm_key_refused"
    assert "the key that the service has" in caught.value.hint
    assert len(server.requests) == 1
    assert patience.slept == 0


def test_a_key_that_may_not_use_the_model(provider: Provider, patience: Patience) -> None:
    forbidden = llm_server([fails(403, "your organisation has no access to this model")])
    with forbidden as server, pytest.raises(LlmKeyError, match="no access to this model"):
        patience.llm(server.choice(provider)).ask(START, purpose="plan")


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        ("anthropic", fails(400, "Your credit balance is too low to access the Anthropic API.")),
        ("openai", fails(429, "You exceeded your current quota, please check your plan.", error="insufficient_quota")),
    ],
)
def test_a_key_without_credit(name: Provider, turn: Turn, patience: Patience) -> None:
    with llm_server([turn]) as server, pytest.raises(LlmKeyError, match="no credit left on this key"):
        patience.llm(server.choice(name)).ask(START, purpose="plan")
    assert patience.slept == 0, "waiting does not fill a purse"


def test_whose_key_it_is(patience: Patience) -> None:
    with llm_server(keys={"another-key"}) as server, pytest.raises(LlmKeyError) as caught:
        patience.llm(_mine(server.choice("openai"))).ask(START, purpose="plan")
    assert "account page" in caught.value.hint


def test_no_key_at_all(patience: Patience) -> None:
    for provider in ("anthropic", "openai", "google"):
        with pytest.raises(LlmKeyError, match="there is no key for"):
            patience.llm(ModelChoice(provider=provider, model="some")).ask(START, purpose="plan")
    with pytest.raises(LlmKeyError, match="there is no key for"):
        patience.llm(ModelChoice(provider="bedrock", model="amazon.nova-lite-v1:0", owner="user")).ask(
            START, purpose="plan"
        )


def _echo(asked: Asked, status: int) -> Turn:
    """A gateway that says back what it got, key and all."""
    return fails(status, f"cannot serve {asked.headers} for Bearer {CANARY} with api_key={CANARY}")


FAULTS: list[Callable[[Asked], Turn]] = [
    *(lambda asked, status=status: _echo(asked, status) for status in (400, 401, 403, 404, 429, 500, 529)),
    lambda _: cut(),
    lambda _: Turn(unanswered=True),
]


@pytest.mark.parametrize("fault", FAULTS, ids=["400", "401", "403", "404", "429", "500", "529", "cut", "gone"])
@pytest.mark.parametrize("name", ["anthropic", "openai", "google", "ollama"])
def test_no_error_holds_the_key(
    name: Provider, fault: Callable[[Asked], Turn], patience: Patience, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    waits: list[str] = []
    llm = patience.llm
    with llm_server(fault) as server:
        choice = server.choice(name, api_key=CANARY)
        try:
            llm(choice).ask(START, purpose="plan")
        except Prompt2MeshError as error:
            logging.getLogger("test").exception("it failed")
            told = [str(error), repr(error), error.hint, str(error.as_dict()), "".join(traceback.format_exception(error)),
                    *_locals(error)]  # fmt: skip
        else:
            pytest.fail("it should not have worked")
    waits = [wait.reason for wait in patience.waits]
    everything = "\n".join([*told, *waits, caplog.text, repr(choice), repr(llm(choice))])
    assert CANARY not in everything
    assert "canary" not in everything


def _locals(error: BaseException) -> list[str]:
    """What a tracker of errors would send along: the chain of exceptions and their arguments."""
    found: list[str] = []
    seen: list[BaseException | None] = [error]
    while seen:
        one = seen.pop()
        if one is not None:
            found += [repr(one), repr(one.args)]
            seen += [one.__cause__, one.__context__]
    return found


def test_what_looks_like_a_key_is_taken_out() -> None:
    choice = ModelChoice(provider="openai", model="m", api_key="short-one")
    said = (
        "Incorrect API key provided: sk-proj-abc***************xyz. x-api-key: 12345678, Authorization: Bearer abcdefgh, "
        "AKIAIOSFODNN7EXAMPLE AIzaSyA-1234567890 lsv2_pt_0123456789 short-one end"
    )
    cleaned = scrub(said, choice)
    for secret in ("sk-proj", "12345678", "abcdefgh", "AKIAIOSFODNN7EXAMPLE", "AIzaSy", "lsv2_pt", "short-one"):
        assert secret not in cleaned
    assert cleaned.startswith("Incorrect API key provided: [key]")
    assert cleaned.endswith("end")


def test_long_complaints_are_shortened() -> None:
    choice = ModelChoice(provider="openai", model="m")
    assert len(scrub("a\n" * 5000, choice)) == 300


@pytest.mark.parametrize("name", ["anthropic", "openai", "google", "ollama"])
def test_a_persons_call_takes_nothing_from_the_services_environment(
    name: Provider, patience: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "OPENAI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY",
                     "OLLAMA_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):  # fmt: skip
        monkeypatch.setenv(variable, "of-the-service")
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", "x-gateway: of-the-service")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-gateway: of-the-service")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9/of-the-service")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/of-the-service")
    with llm_server([says("ok"), says("ok")]) as server:
        for key in ("my-own-key", ""):
            patience.llm(_mine(server.choice(name, api_key=key))).ask(START, purpose="plan")
    with_key, without = server.requests
    assert "of-the-service" not in str(with_key.headers)
    assert "of-the-service" not in str(without.headers)
    assert "AKIASERVICEKEY" not in str(with_key.headers)
    assert "my-own-key" in str(with_key.headers)


def test_a_persons_bedrock_never_takes_the_services_credentials(patience: Patience) -> None:
    with llm_server() as server, pytest.raises(LlmKeyError):
        patience.llm(_mine(server.choice("bedrock"))).ask(START, purpose="plan")
    assert server.requests == []


def test_a_persons_bedrock_key_goes_out_as_it_is(
    patience: Patience, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = LlmServer([says("ok")])
    monkeypatch.setenv("AWS_CA_BUNDLE", str(_speak_tls(server, tmp_path)))  # AWS's SDK sends keys over TLS alone
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        choice = ModelChoice(provider="bedrock", model="us.anthropic.claude-sonnet-5-5", api_key="my-own-key",
                             base_url=server.url.replace("http://", "https://"), owner="user")  # fmt: skip
        patience.llm(choice).ask(START, purpose="plan")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    [asked] = server.requests
    assert asked.headers["authorization"] == "Bearer my-own-key"
    assert "AKIASERVICEKEY" not in str(asked.headers)


def _speak_tls(server: LlmServer, folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "server.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    bundle = folder / "ca.pem"
    bundle.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return bundle


def test_no_redirect_is_followed(provider: Provider, patience: Patience) -> None:
    with scripted_server() as elsewhere, llm_server() as server:
        elsewhere.otherwise = lambda _: Reply(200, {})
        server.otherwise = lambda request: Reply(307, b"", {"Location": f"{elsewhere.url}{request.path}"})
        with pytest.raises((LlmUnavailableError, LlmKeyError)):
            patience.llm(server.choice(provider)).ask(START, purpose="plan")
        assert elsewhere.received == []


def test_a_probe_says_which_model_answered(provider: Provider) -> None:
    with llm_server([says("ok")]) as server:
        assert server.choice(provider).model in probe(server.choice(provider))
    [asked] = server.requests
    assert len(asked.text) < 60


def test_a_probe_says_why_not() -> None:
    with llm_server(keys={"good"}, models={"m"}) as server:
        with pytest.raises(LlmKeyError):
            probe(server.choice("anthropic", api_key="bad"))
        with pytest.raises(LlmUnavailableError, match="not a model"):
            probe(server.choice("anthropic", api_key="good", model="n"))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util  # noqa: PLC0415

    found: Any = importlib.util.find_spec

    def find(name: str) -> Any:
        return None if name == "langchain_ollama" else found(name)

    monkeypatch.setattr(importlib.util, "find_spec", find)
    with pytest.raises(Prompt2MeshError, match="langchain_ollama") as caught:
        Llm([ModelChoice(provider="ollama", model="m")]).ask(START, purpose="plan")
    assert "prompt2mesh[agent]" in caught.value.hint
