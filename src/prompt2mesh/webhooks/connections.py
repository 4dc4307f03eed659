"""Connections for messages: to addresses that were checked, and never for longer than allowed in all."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

from httpcore2 import (
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
    WriteTimeout,
)

from prompt2mesh.webhooks.addresses import PublicAddresses


class CheckedConnections(NetworkBackend):
    """Resolves a name, checks what it stands for, and connects to just that.

    The certificate is still checked against the name. All that is done over a
    connection shares one deadline, so that a server that answers a byte at a
    time holds nobody up.
    """

    def __init__(self, addresses: PublicAddresses, *, timeout_s: float) -> None:
        """The time begins now."""
        self._addresses = addresses
        self._deadline = time.monotonic() + timeout_s
        self._network = SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:  # fmt: skip
        """Connects to the first address that answers."""
        del timeout
        fault: Exception = ConnectError("there is no address")
        for address in self._addresses.resolve(host, port):
            left = _left(self._deadline, ConnectTimeout)
            try:
                stream = self._network.connect_tcp(address, port, left, local_address, socket_options)
            except (ConnectError, ConnectTimeout) as exc:
                fault = exc
                continue
            return _Hurried(stream, self._deadline)
        raise fault

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> NetworkStream:
        """Never: an address that people type is not a file of this machine."""
        raise NotImplementedError

    def sleep(self, seconds: float) -> None:
        """Waits."""
        self._network.sleep(seconds)


class _Hurried(NetworkStream):
    """A stream whose every step ends by one deadline."""

    def __init__(self, stream: NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, _left(self._deadline, ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, _left(self._deadline, WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        del timeout
        left = _left(self._deadline, ConnectTimeout)
        return _Hurried(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, fault: type[Exception]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise fault("the time is up")
    return left
