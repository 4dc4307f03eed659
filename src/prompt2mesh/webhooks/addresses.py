"""Where messages may go: only to servers on the public internet.

People type these addresses and this service calls them from inside somebody's
network, so an address is an attempt to reach what only the inside can reach
until shown otherwise (server-side request forgery). `check` judges what shows
in the text; `resolve` judges every address that the name stands for, and what
it gives is what must be connected to, since a name may stand for something
else a moment later (DNS rebinding).
"""

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from httpx2 import URL, InvalidURL

from prompt2mesh.mesh.errors import AddressRefusedError, LlmAddressRefusedError

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]

_MAX_LENGTH = 2000
_TEXT = re.compile(r"[!-~\u00a1-\uffff]+")  # no spaces, no control characters
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LOCAL_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa")
# Where clouds tell a machine its own secrets; some are public addresses that answer only from inside.
_METADATA = frozenset(
    ip_address(text) for text in ("169.254.169.254", "fd00:ec2::254", "168.63.129.16", "100.100.100.200", "192.0.0.192")
)
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What addresses are for, as refusals say it."""

    what: str
    error: type[AddressRefusedError]
    development_hint: str


WEBHOOKS = Purpose(
    what="a webhook's", error=AddressRefusedError,
    development_hint="for a receiver on this machine or network set PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE=yes",
)  # fmt: skip
LLMS = Purpose(
    what="an LLM's", error=LlmAddressRefusedError,
    development_hint="for an LLM on the service's own machine or network set PROMPT2MESH_LLM_ALLOW_PRIVATE=yes",
)  # fmt: skip


class AddressUnknownError(Exception):
    """The name could not be resolved; perhaps later."""


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """An address taken apart once, so that what is checked is what is called.

    Attributes:
        host: A name in ASCII, lower case and without the last dot, or an IP address without brackets.
        target: The path and the query.
    """

    secure: bool
    host: str
    port: int
    target: bytes

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Every address of a name, as the machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(entry[4][0]) for entry in found]


class PublicAddresses:
    """Judges addresses; see `studio.ports.delivery.AddressGuard`."""

    def __init__(
        self, *, allow_private: bool = False, resolver: Resolver = system_resolver, purpose: Purpose = WEBHOOKS
    ) -> None:
        """Nothing is resolved yet.

        Args:
            allow_private: For development: also plain HTTP, private addresses and any port.
            resolver: Addresses of a name.
            purpose: What the addresses are for, as refusals say it.
        """
        self._allow_private = allow_private
        self._resolver = resolver
        self._what = purpose.what
        self._refuse = purpose.error
        self._hint = purpose.development_hint

    def check(self, url: str) -> None:
        """Refuses an address that messages are never sent to.

        Raises:
            AddressRefusedError: What is wrong with it.
        """
        receiver = self.parse(url)
        literal = _literal(receiver.host)
        if literal is not None:
            self._require_allowed(receiver.host, literal)

    def check_now(self, url: str) -> None:
        """The same, and judges what the name stands for at this moment.

        Raises:
            AddressRefusedError: What is wrong with it.
        """
        receiver = self.parse(url)
        try:
            self.resolve(receiver.host, receiver.port)
        except AddressUnknownError as exc:
            raise self._refuse(f"{self._what} address cannot be reached: {exc}") from exc

    def parse(self, url: str) -> Receiver:
        """Takes an address apart.

        Raises:
            AddressRefusedError: It is not an address that messages are sent to.
        """
        if len(url) > _MAX_LENGTH or not _TEXT.fullmatch(url) or "\\" in url:
            raise self._refuse(f"{self._what} address should be a URL of at most {_MAX_LENGTH} characters "
                                      "without spaces or backslashes")  # fmt: skip
        try:
            parsed = URL(url)
            host = parsed.raw_host.decode("ascii").lower().removesuffix(".")
        except (InvalidURL, ValueError) as exc:
            raise self._refuse(f"this address cannot be read: {exc}") from exc
        if parsed.scheme != "https" and not (parsed.scheme == "http" and self._allow_private):
            raise self._refuse(f"{self._what} address should begin with https://", hint=self._hint)
        if parsed.userinfo or "@" in url.split("://", 1)[-1].split("/", 1)[0]:
            raise self._refuse(f"{self._what} address should hold no user name or password",
                                      hint="leave them out")  # fmt: skip
        secure = parsed.scheme == "https"
        port = parsed.port if parsed.port is not None else (443 if secure else 80)
        if not self._allow_private and port not in {80, 443} and not 8000 <= port <= 9999:
            raise self._refuse(f"{self._what} port should be 443, 80 or 8000 to 9999; it is {port}")
        self._require_name(host)
        return Receiver(secure=secure, host=host, port=port, target=parsed.raw_path)

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses to connect to, each of them checked.

        Raises:
            AddressRefusedError: One of them is not on the public internet.
            AddressUnknownError: There are none.
        """
        literal = _literal(host)
        try:
            found = [str(literal)] if literal is not None else list(dict.fromkeys(self._resolver(host, port)))
        except (OSError, UnicodeError) as exc:
            raise AddressUnknownError(f"the name {host} could not be resolved") from exc
        if not found:
            raise AddressUnknownError(f"the name {host} has no address")
        for text in found:
            # All must be fit: a name with one public and one private address is one that means to be tried twice.
            self._require_allowed(host, ip_address(text))
        return found

    def _require_name(self, host: str) -> None:
        if _literal(host) is not None:
            return
        if not _NAME.fullmatch(host) or len(host) > 253:
            raise self._refuse(f"{self._what} address should name a host, such as https://example.com/hook")
        labels = host.split(".")
        if _NUMBER.fullmatch(labels[-1]):
            # 2130706433, 0x7f.1 and 0177.0.0.1 are all 127.0.0.1 to some resolvers.
            raise self._refuse("an IP address should be written as four decimal numbers, or in brackets")
        if not self._allow_private and any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES):
            raise self._refuse(f"{host} is not a name on the public internet", hint=self._hint)

    def _require_allowed(self, host: str, address: Address) -> None:
        for one in _meanings(address):
            private = not one.is_global
            if (
                one in _METADATA or one.is_multicast or one.is_link_local or one.is_unspecified
                or (private and not self._allow_private)
            ):  # fmt: skip
                raise self._refuse(f"{host} is not an address on the public internet", hint=self._hint)


def _literal(host: str) -> Address | None:
    """The IP address that a host is written as; only the usual spelling counts."""
    if "%" in host:
        return None
    try:
        return ip_address(host)
    except ValueError:
        return None


def _meanings(address: Address) -> list[Address]:
    """The address, and any IPv4 address that a network on the way may take out of it."""
    found: list[Address] = [address]
    if isinstance(address, IPv6Address):
        found = [] if address.ipv4_mapped else found
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(address in network for network in _NAT64) or (address in _COMPATIBLE and int(address) > 0xFFFF):
            inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
        found += [one for one in inner if one is not None]
    return found
