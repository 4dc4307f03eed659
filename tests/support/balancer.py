"""Two servers behind one address, each connection to the next that answers: a Service of Kubernetes in small."""

import itertools
import socket
import threading
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress


@contextmanager
def balancer(ports: Sequence[int]) -> Generator[str]:
    """Its address; every HTTP connection is for one request, as none is kept alive."""
    turn = itertools.count()
    with closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as server:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    near, _ = server.accept()
                    threading.Thread(target=_serve_one, args=(near, ports, next(turn)), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def _serve_one(near: socket.socket, ports: Sequence[int], turn: int) -> None:
    with closing(near):
        for number in range(len(ports)):
            try:
                far = socket.create_connection(("127.0.0.1", ports[(turn + number) % len(ports)]), timeout=20)
            except OSError:
                continue  # it is being started anew; a readiness probe would have taken it out
            with closing(far):
                upward = threading.Thread(target=_copy, args=(near, far), daemon=True)
                upward.start()
                _copy(far, near)
                with suppress(OSError):
                    near.shutdown(socket.SHUT_RDWR)
                upward.join(timeout=20)
            return


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
