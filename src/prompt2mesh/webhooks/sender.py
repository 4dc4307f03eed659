"""Sends one message, signed as the Standard Webhooks specification says.

https://github.com/standard-webhooks/standard-webhooks: the headers
`webhook-id`, `webhook-timestamp` and `webhook-signature`, by HMAC-SHA256.
"""

import json
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import httpcore2
from standardwebhooks.webhooks import Webhook

from prompt2mesh.mesh.errors import AddressRefusedError
from prompt2mesh.studio.ports.delivery import SigningSecrets
from prompt2mesh.studio.ports.records import WebhookDelivery
from prompt2mesh.telemetry import traces
from prompt2mesh.webhooks.addresses import AddressUnknownError, PublicAddresses
from prompt2mesh.webhooks.connections import CheckedConnections

TIMEOUT_S = 10.0
_MOST_OF_ANSWER_BYTES = 1024
_LONGEST_WAIT_S = 86400
_GONE = 410


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """How an attempt went.

    Attributes:
        status: What the server answered; None where it did not.
        error: Why it did not arrive; fit to be shown to the owner.
        retry_after_s: How long the server asks to be left alone.
        hopeless: Whether trying again makes no sense.
    """

    delivered: bool
    status: int | None = None
    error: str = ""
    retry_after_s: float = 0.0
    hopeless: bool = False


class Sender:
    """Signs and posts messages."""

    def __init__(
        self, secrets: SigningSecrets, addresses: PublicAddresses, *, timeout_s: float = TIMEOUT_S,
        trust: ssl.SSLContext | None = None,
    ) -> None:  # fmt: skip
        """Nothing connects yet.

        Args:
            secrets: What to sign with.
            addresses: Where messages may go.
            timeout_s: For one attempt, from the first packet to the last.
            trust: Which certificates to believe; the machine's own by default.
        """
        self._secrets = secrets
        self._addresses = addresses
        self._timeout_s = timeout_s
        self._trust = trust or ssl.create_default_context()

    def send(self, delivery: WebhookDelivery, *, now: datetime) -> Receipt:
        """Makes one attempt; whatever the server does, it ends in time and with a receipt."""
        body = json.dumps(delivery.payload, separators=(",", ":")).encode()
        headers = signed_headers(delivery.id, body, self._secrets.of(delivery.user_id), now=now)
        headers |= traces.trace_context()
        try:
            return self._post(delivery.url, headers, body)
        except AddressRefusedError as exc:
            return Receipt(delivered=False, error=exc.message, hopeless=True)
        except AddressUnknownError as exc:
            return Receipt(delivered=False, error=str(exc))
        except httpcore2.TimeoutException:
            return Receipt(delivered=False, error=f"there was no answer within {self._timeout_s:g} s")
        except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError, OSError) as exc:
            return Receipt(delivered=False, error=f"the connection failed: {exc or type(exc).__name__}")

    def _post(self, url: str, headers: dict[str, str], body: bytes) -> Receipt:
        to = self._addresses.parse(url)
        target = httpcore2.URL(scheme=b"https" if to.secure else b"http", host=to.host.encode(), port=to.port,
                               target=to.target)  # fmt: skip
        network = CheckedConnections(self._addresses, timeout_s=self._timeout_s)
        # A pool for each message: no proxy, no redirects, no cookies, and nothing is left open.
        with (
            httpcore2.ConnectionPool(ssl_context=self._trust, network_backend=network) as pool,
            pool.stream(
                b"POST", target, headers=[("host", to.authority), *headers.items()], content=body
            ) as response,
        ):  # fmt: skip
            read = 0
            for chunk in response.iter_stream():
                read += len(chunk)
                if read >= _MOST_OF_ANSWER_BYTES:
                    break
            return _receipt(response.status, {name.lower(): value for name, value in response.headers})


def signed_headers(message_id: str, body: bytes, secrets: Sequence[str], *, now: datetime) -> dict[str, str]:
    """The headers of a message.

    Args:
        message_id: The same for every attempt, so that a receiver can tell a repetition.
        body: As it is sent.
        secrets: `whsec_…`; a signature by each, so that a secret can be changed without a gap.
        now: When this attempt is made.
    """
    signatures = [Webhook(secret).sign(message_id, now, body.decode()) for secret in secrets]
    return {
        "content-type": "application/json", "user-agent": "Prompt2Mesh-Webhooks/1", "content-length": str(len(body)),
        "webhook-id": message_id, "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }  # fmt: skip


def _receipt(status: int, headers: dict[bytes, bytes]) -> Receipt:
    if 200 <= status < 300:
        return Receipt(delivered=True, status=status)
    if 300 <= status < 400:
        return Receipt(delivered=False, status=status, error="it answered with a redirect, which is not followed")
    wait = headers.get(b"retry-after", b"").strip()
    return Receipt(
        delivered=False, status=status, error=f"it answered with {status}", hopeless=status == _GONE,
        retry_after_s=min(int(wait), _LONGEST_WAIT_S) if wait.isdigit() else 0.0,
    )  # fmt: skip
