"""The sender against real HTTP servers: good, slow, lying and closing ones, with and without TLS."""

import json
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from prompt2mesh.studio.ports.records import WebhookDelivery
from prompt2mesh.webhooks.addresses import PublicAddresses
from prompt2mesh.webhooks.sender import Sender
from tests.support.canaries import WEBHOOK_SECRET
from tests.support.receivers import Behaviour, Receiver, answer, close_at_once, endless, receiver, silent, trickle

SECRET = WEBHOOK_SECRET
NOW = datetime.now(UTC)


class Secrets:
    def __init__(self, *texts: str) -> None:
        self._texts = texts or (SECRET,)

    def of(self, user_id: str) -> Sequence[str]:
        assert user_id == "usr_1"
        return self._texts


def message(url: str) -> WebhookDelivery:
    return WebhookDelivery(
        id="msg_1", user_id="usr_1", job_id="job_1", url=url, event="task.succeeded", attempts=1, next_at=NOW,
        payload={"type": "task.succeeded", "data": {"label": "ein grüner Stuhl"}}, created_at=NOW,
    )  # fmt: skip


def sender(**options: Any) -> Sender:
    options.setdefault("timeout_s", 2.0)
    return Sender(Secrets(), PublicAddresses(allow_private=True), **options)


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as opened:
        yield opened


def test_a_message_arrives_signed_and_whole(hook: Receiver) -> None:
    receipt = sender().send(message(f"{hook.url}?token=a%20b"), now=datetime.now(UTC))
    assert (receipt.delivered, receipt.status, receipt.error) == (True, 204, "")
    [got] = hook.received
    assert got.path == "/hook?token=a%20b"
    assert got.headers["webhook-id"] == "msg_1"
    assert got.headers["content-type"] == "application/json"
    assert got.headers["host"] == f"127.0.0.1:{hook.port}"
    assert Webhook(SECRET).verify(got.body, got.headers) == message("").payload


def test_an_altered_message_or_another_secret_does_not_verify(hook: Receiver) -> None:
    sender().send(message(hook.url), now=datetime.now(UTC))
    [got] = hook.received
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(got.body.replace(b"succeeded", b"canceled!"), got.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").verify(got.body, got.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(got.body, {**got.headers, "webhook-id": "msg_2"})


def test_the_time_that_is_signed_is_that_of_the_attempt(hook: Receiver) -> None:
    sender().send(message(hook.url), now=datetime.now(UTC) - timedelta(minutes=10))
    with pytest.raises(WebhookVerificationError, match="old"):
        Webhook(SECRET).verify(hook.received[0].body, hook.received[0].headers)


def test_while_a_secret_is_changed_both_verify(hook: Receiver) -> None:
    newer = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
    both = Sender(Secrets(newer, SECRET), PublicAddresses(allow_private=True))
    both.send(message(hook.url), now=datetime.now(UTC))
    [got] = hook.received
    assert Webhook(newer).verify(got.body, got.headers) == Webhook(SECRET).verify(got.body, got.headers)


@pytest.mark.parametrize(
    ("behaviour", "status", "error"),
    [
        (answer(500), 500, "it answered with 500"),
        (answer(404, b"x" * 5000), 404, "it answered with 404"),
        (answer(302, Location="http://127.0.0.1:1/elsewhere"), 302, "redirect"),
        (answer(307, Location="/again"), 307, "redirect"),
        (close_at_once, None, "the connection failed"),
        (trickle, None, "no answer within 2 s"),
        (silent, None, "no answer within 2 s"),
    ],
)
def test_a_bad_server_gives_an_error_in_time(
    hook: Receiver, behaviour: Behaviour, status: int | None, error: str
) -> None:
    hook.behaviour = behaviour
    receipt = sender().send(message(hook.url), now=NOW)
    assert not receipt.delivered
    assert receipt.status == status
    assert error in receipt.error
    assert not receipt.hopeless
    assert len(hook.received) == 1  # neither a redirect nor a fault makes it ask again by itself


def test_an_endless_answer_is_not_read_to_its_end(hook: Receiver) -> None:
    hook.behaviour = endless
    assert sender(timeout_s=20.0).send(message(hook.url), now=NOW).delivered  # to its end: no answer within 20 s


def test_a_server_says_when_to_come_again_or_never(hook: Receiver) -> None:
    hook.behaviour = answer(429, Retry_After="120")
    assert sender().send(message(hook.url), now=NOW).retry_after_s == 120
    hook.behaviour = answer(503, Retry_After="Wed, 21 Oct 2026 07:28:00 GMT")
    assert sender().send(message(hook.url), now=NOW).retry_after_s == 0
    hook.behaviour = answer(410)
    assert sender().send(message(hook.url), now=NOW).hopeless


def test_nobody_listens() -> None:
    with receiver() as closed:
        url = closed.url
    receipt = sender().send(message(url), now=NOW)
    assert "the connection failed" in receipt.error
    assert not receipt.hopeless


def test_a_private_address_gets_no_packet(hook: Receiver) -> None:
    strict = Sender(Secrets(), PublicAddresses(), timeout_s=2.0)
    for url in (hook.url, hook.url.replace("http", "https"), f"https://localhost:{hook.port}/"):
        receipt = strict.send(message(url), now=NOW)
        assert not receipt.delivered
        assert receipt.hopeless
    assert hook.received == []


def test_a_name_that_stands_for_an_inner_address_gets_no_packet(hook: Receiver) -> None:
    addresses = PublicAddresses(resolver=lambda _host, _port: ["127.0.0.1"])
    url = f"https://inner.example:{9000 + hook.port % 1000}/hook"
    addresses.check(url)
    receipt = Sender(Secrets(), addresses, timeout_s=2.0).send(message(url), now=NOW)
    assert receipt.hopeless
    assert "public internet" in receipt.error


def test_a_name_is_asked_once_so_that_it_cannot_turn_after_the_check(hook: Receiver) -> None:
    questions: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        questions.append(host)
        return ["127.0.0.1"] if len(questions) == 1 else ["169.254.169.254"]

    sends = Sender(Secrets(), PublicAddresses(allow_private=True, resolver=rebinding), timeout_s=2.0)
    url = hook.url.replace("127.0.0.1", "rebind.example")
    assert sends.send(message(url), now=NOW).delivered
    assert questions == ["rebind.example"]
    assert sends.send(message(url), now=NOW).hopeless


def test_a_name_that_is_not_known_now_may_be_later() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(host, port)

    nowhere = Sender(Secrets(), PublicAddresses(resolver=unknown))
    receipt = nowhere.send(message("https://nowhere.example/"), now=NOW)
    assert "could not be resolved" in receipt.error
    assert not receipt.hopeless


def test_the_proxy_of_the_environment_is_not_asked(hook: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert sender().send(message(hook.url), now=NOW).delivered


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's TLS with a certificate for a name, and a client's that believes just that one."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cafile=str(pem))


def test_over_tls_the_certificate_must_be_of_the_name(tmp_path: Path) -> None:
    server, trust = certificate(tmp_path, "hook.example")

    def local(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    addresses = PublicAddresses(allow_private=True, resolver=local)
    with receiver(tls=server) as hook:
        good = Sender(Secrets(), addresses, trust=trust)
        here = message(f"https://hook.example:{hook.port}/hook")
        assert good.send(here, now=datetime.now(UTC)).delivered
        assert hook.received[0].headers["host"] == f"hook.example:{hook.port}"
        other = replace(here, url=f"https://other.example:{hook.port}/hook")
        assert "certificate" in good.send(other, now=NOW).error
        distrusting = Sender(Secrets(), addresses)
        assert "certificate" in distrusting.send(here, now=NOW).error
        assert len(hook.received) == 1


def test_the_body_is_compact_json(hook: Receiver) -> None:
    sender().send(message(hook.url), now=NOW)
    body = hook.received[0].body
    assert json.loads(body) == message("").payload
    assert b'": ' not in body
