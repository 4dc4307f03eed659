"""A TCP proxy that cuts the first connections after some bytes of their answer, as a bad network does."""

import socket
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Cuts:
    """What the proxy is to do.

    Attributes:
        after_bytes: An answer is cut behind so many bytes.
        left: So many connections are still to be cut.
    """

    after_bytes: int
    left: int
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def cutting_proxy(address: str, cuts: Cuts) -> Generator[str]:
    """Runs a proxy in front of an address; gives its own."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    near, _ = server.accept()
                    far = socket.create_connection((host, port))
                    threading.Thread(target=_copy, args=(near, far, None), daemon=True).start()
                    threading.Thread(target=_copy, args=(far, near, cuts), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def _copy(source: socket.socket, target: socket.socket, cuts: Cuts | None) -> None:
    passed = 0
    with suppress(OSError):
        while data := source.recv(65536):
            passed += len(data)
            if cuts is not None and passed > cuts.after_bytes:
                with cuts.lock:
                    cut, cuts.left = cuts.left > 0, max(0, cuts.left - 1)
                if cut:
                    break
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
