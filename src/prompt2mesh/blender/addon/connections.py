"""The socket: one thread that accepts, reads and writes for all clients, and never waits for one of them.

What a client sends is cut into messages and handed on; answers go out in the
order of the questions, but for the dialect whose answers carry an id. Knows no
Blender.
"""

import contextlib
import hmac
import ipaddress
import os
import queue
import selectors
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from . import dialects
from .dialects import Dialect, Request
from .errors import CommandError, FramingError
from .framing import MAX_MESSAGE_BYTES, Scanner

DEFAULT_PORT = 9876
MAX_CLIENTS = 256
MAX_WAITING = 32  # commands of one client that are not answered yet
MAX_UNREAD_BYTES = 1 << 20  # of answers, before no more commands of that client are read
MIN_TOKEN_CHARS = 16
FIRST_MESSAGE_S = 30.0  # for a client that must show a token
STALLED_S = 60.0  # half a message, or an answer that nobody reads

_CHUNK_BYTES = 256 << 10
_BEFORE_TOKEN_BYTES = 64 << 10
_TICK_S = 1.0
_LINGER_S = 0.5

Answer = Callable[[Any, "CommandError | None"], None]
Handle = Callable[[Request, Answer], None]


def check_address(host: str, token: "str | None") -> None:
    """Lets a server listen on loopback as it is, elsewhere only with a good token.

    Raises:
        CommandError: The token is missing or short.
    """
    if token is not None and len(token) < MIN_TOKEN_CHARS:
        raise CommandError(f"a token has {MIN_TOKEN_CHARS} characters or more; this one has {len(token)}",
                           code="bad_token")  # fmt: skip
    if token is None and not is_loopback(host):
        raise CommandError(
            f"{host} can be reached from other machines, and whoever reaches this port can run any code here: give a "
            "token, or listen on 127.0.0.1",
            code="token_needed",
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def open_listener(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        OSError: The port is taken, or the address is not of this machine.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


class _Waker:
    """Lets other threads end the wait of the selector."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        if sys.platform == "win32":  # a pipe cannot be selected there
            self._pair = socket.socketpair()
            self.reader, self._writer = (end.fileno() for end in self._pair)
            self._read, self._write = self._pair[0].recv, self._pair[1].send
        else:
            self.reader, self._writer = os.pipe()
            os.set_blocking(self.reader, False)
            os.set_blocking(self._writer, False)
            self._read = lambda count: os.read(self.reader, count)
            self._write = lambda data: os.write(self._writer, data)

    def wake(self) -> None:
        # Under the lock, as the number of a closed pipe may be another file's a moment later.
        with self._lock, contextlib.suppress(OSError):  # full: it wakes anyway
            if not self._closed:
                self._write(b"!")

    def drain(self) -> None:
        with contextlib.suppress(OSError):
            self._read(4096)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if sys.platform == "win32":
                for end in self._pair:
                    end.close()
            else:
                os.close(self.reader)
                os.close(self._writer)


class _Client:
    """One connection."""

    def __init__(self, connection: socket.socket, peer: str, *, trusted: bool) -> None:
        self.socket = connection
        self.peer = peer
        self.trusted = trusted
        self.dialect: Dialect = "plain"
        self.scanner = Scanner(max_message_bytes=MAX_MESSAGE_BYTES if trusted else _BEFORE_TOKEN_BYTES)
        self.since = self.heard = self.moved = time.monotonic()
        self.out = bytearray()
        self.order: "deque[list[bytes]]" = deque()  # one place for each question, filled when it is answered
        self.waiting = 0
        self.ready: "deque[bytes]" = deque()  # messages that were read and not handed on yet
        self.finished = False  # it sends nothing more
        self.events = 0  # what the selector looks for
        self.ending: "float | None" = None  # no more is read; closed when all is sent, or then at the latest


class SocketServer:
    """Serves a listening socket until it is closed."""

    def __init__(
        self, listener: socket.socket, handle: Handle, *more: socket.socket, token: "str | None" = None
    ) -> None:  # fmt: skip
        """Take the listening sockets; `start` serves them.

        Args:
            listener: Bound and listening; closed with the server.
            handle: Given each command, in the server's thread; answers once, from any thread.
            more: More listening sockets, for which the same holds.
            token: What a client must show first.

        Raises:
            CommandError: The address needs a token.
        """
        self.host, self.port = listener.getsockname()[:2]
        self._listeners = (listener, *more)
        for one in self._listeners:
            check_address(one.getsockname()[0], token)
        self._token = token.encode() if token is not None else None
        self._handle = handle
        self._waker = _Waker()
        self._answers: "queue.SimpleQueue[tuple[_Client, list[bytes] | None, bytes]]" = queue.SimpleQueue()
        self._clients: "dict[socket.socket, _Client]" = {}
        self._selector = selectors.DefaultSelector()
        self._closed = False
        for one in self._listeners:
            one.setblocking(False)
            self._selector.register(one, selectors.EVENT_READ)
        self._selector.register(self._waker.reader, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._serve, name="prompt2mesh-socket", daemon=True)

    def start(self) -> None:
        """Serves from now on, in a thread of its own."""
        self._thread.start()

    @property
    def clients(self) -> int:
        """How many are connected."""
        return len(self._clients)

    @property
    def needs_token(self) -> bool:
        """Whether a client must show one."""
        return self._token is not None

    def close(self) -> None:
        """Stops listening and ends every connection."""
        self._closed = True
        self._waker.wake()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _serve(self) -> None:
        ticked = time.monotonic()
        try:
            while not self._closed:
                for key, events in self._selector.select(_TICK_S):
                    if key.fileobj in self._listeners:
                        self._accept(key.fileobj)
                    elif key.fd == self._waker.reader:
                        self._waker.drain()
                    else:
                        self._move(key.fileobj, events)
                self._deliver()
                if time.monotonic() - ticked > _TICK_S:
                    ticked = time.monotonic()
                    self._end_stalled(ticked)
        finally:
            # First, so that a client that comes back the moment its connection ends is not queued here and reset.
            for one in self._listeners:
                self._selector.unregister(one)
                one.close()
            self._deliver()  # what was done is still told
            for client in list(self._clients.values()):
                self._drop(client)
            self._selector.close()
            self._waker.close()

    def _accept(self, listener: Any) -> None:
        try:
            connection, address = listener.accept()
        except OSError:
            return
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # So that a client whose machine is gone is noticed, without a byte that its JSON reader would choke on.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, seconds in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 15), ("TCP_KEEPCNT", 4)):
            if hasattr(socket, name):
                connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), seconds)
        client = _Client(connection, f"{address[0]}:{address[1]}", trusted=self._token is None)
        self._clients[connection] = client
        self._listen(client)
        if len(self._clients) > MAX_CLIENTS:
            self._refuse(client, FramingError(f"{MAX_CLIENTS} clients are connected already", code="too_many_clients"))

    def _move(self, connection: Any, events: int) -> None:
        client = self._clients.get(connection)
        if client is None:
            return
        try:
            if events & selectors.EVENT_WRITE:
                self._write(client)
            if events & selectors.EVENT_READ:
                self._read(client)
        except Exception:  # noqa: BLE001 - one client must not end the thread that serves all
            self._drop(client)

    def _read(self, client: _Client) -> None:
        try:
            data = client.socket.recv(_CHUNK_BYTES)
        except BlockingIOError:
            return
        if not data:
            # It has nothing more to say (`nc` does so after its input), but may wait for what it asked.
            client.finished = True
            client.ending = time.monotonic() + _LINGER_S
            if not (client.waiting or client.out or client.ready):
                self._drop(client)
            else:
                self._listen(client)
            return
        if client.ending is not None:
            return  # read on, so that the last words are not lost in a reset
        client.heard = time.monotonic()
        try:
            for message in client.scanner.feed(data):
                client.ready.append(message)
        except FramingError as exc:
            self._hand_on(client)
            self._refuse(client, exc)
            return
        self._hand_on(client)
        self._listen(client)

    def _hand_on(self, client: _Client) -> None:
        while client.ready and client.waiting < MAX_WAITING:
            if len(client.out) > MAX_UNREAD_BYTES:
                return
            try:
                request = dialects.read_request(client.ready.popleft())
                client.dialect = request.dialect
                self._take(client, request)
            except FramingError as exc:
                self._refuse(client, exc)

    def _take(self, client: _Client, request: Request) -> None:
        place: "list[bytes] | None" = None
        if request.dialect != "lines":
            place = []
            client.order.append(place)
        client.waiting += 1
        done = False

        def answer(result: Any, error: "CommandError | None" = None) -> None:
            nonlocal done
            if done:
                return
            done = True
            try:
                data = dialects.failure(request, error) if error else dialects.success(request, result)
            except Exception as exc:  # noqa: BLE001 - an answer that cannot be written is still an answer
                told = CommandError(f"the answer cannot be put into JSON: {exc}", code="internal")
                data = dialects.failure(request, told)
            self._answers.put((client, place, data))
            self._waker.wake()

        if not client.trusted:
            if not self._shown(request):
                answer(None, CommandError(
                    'this port needs a token: send it first, as {"type": "auth", "params": {"token": …}}, or '
                    'in the field "token" of a command', code="unauthorized",
                ))  # fmt: skip
                client.ready.clear()
                client.ending = time.monotonic() + _LINGER_S
                return
            client.trusted = True
            client.scanner.max_message_bytes = MAX_MESSAGE_BYTES
        if request.kind == "auth":
            answer({"authenticated": True})
            return
        try:
            self._handle(request, answer)
        except CommandError as exc:
            answer(None, exc)
        except Exception as exc:  # noqa: BLE001 - one command must not end the thread that serves all
            answer(None, CommandError(f"{type(exc).__name__}: {exc}", code="internal"))

    def _shown(self, request: Request) -> bool:
        shown = request.params.get("token") if request.kind == "auth" else None
        shown = request.token if shown is None else shown
        # A lone surrogate, which JSON can write, is no UTF-8.
        given = shown.encode("utf-8", "surrogatepass") if isinstance(shown, str) else b""
        return isinstance(shown, str) and hmac.compare_digest(given, self._token or b"")

    def _deliver(self) -> None:
        """Puts answers that came into the buffers of their clients, each in its place."""
        touched: "dict[socket.socket, _Client]" = {}
        while True:
            try:
                client, place, data = self._answers.get_nowait()
            except queue.Empty:
                break
            if self._clients.get(client.socket) is not client:
                continue
            client.waiting -= 1
            if place is None:
                client.out += data
            else:
                place.append(data)
            while client.order and client.order[0]:
                client.out += client.order.popleft()[0]
            touched[client.socket] = client
        for client in touched.values():
            client.moved = time.monotonic()
            self._write_or_drop(client)

    def _refuse(self, client: _Client, error: FramingError) -> None:
        """Says why, after the answers that are under way, and closes."""
        client.ready.clear()
        client.order.append([dialects.refusal(client.dialect, error)])
        client.ending = time.monotonic() + _LINGER_S
        if not client.waiting:
            client.out += client.order.pop()[0]
        self._write_or_drop(client)

    def _write_or_drop(self, client: _Client) -> None:
        try:
            self._write(client)
            if client.socket in self._clients:
                self._hand_on(client)
                self._listen(client)
        except Exception:  # noqa: BLE001 - as above
            self._drop(client)

    def _write(self, client: _Client) -> None:
        while client.out:
            try:
                sent = client.socket.send(memoryview(client.out)[:_CHUNK_BYTES])
            except BlockingIOError:
                break
            del client.out[:sent]
            client.moved = time.monotonic()
        if client.ending is not None and not (client.out or client.waiting or client.ready):
            if client.finished:
                self._drop(client)
                return
            with contextlib.suppress(OSError):
                client.socket.shutdown(socket.SHUT_WR)
        self._listen(client)

    def _listen(self, client: _Client) -> None:
        if client.socket not in self._clients:
            return
        events = selectors.EVENT_WRITE if client.out else 0
        if not client.finished and len(client.ready) < MAX_WAITING and len(client.out) <= MAX_UNREAD_BYTES:
            events |= selectors.EVENT_READ
        if events == client.events:
            return
        if not client.events:
            self._selector.register(client.socket, events)
        elif events:
            self._selector.modify(client.socket, events)
        else:
            self._selector.unregister(client.socket)
        client.events = events

    def _end_stalled(self, now: float) -> None:
        for client in list(self._clients.values()):
            if client.ending is not None:
                if client.waiting and client.finished:
                    continue
                if now > client.ending and (not client.waiting or now > client.ending + STALLED_S):
                    self._drop(client)
            elif not client.trusted and now - client.since > FIRST_MESSAGE_S:
                self._refuse(client, FramingError("no token came in time", code="unauthorized"))
            elif client.scanner.pending_bytes and now - client.heard > STALLED_S:
                self._refuse(client, FramingError(f"half a message came and nothing for {STALLED_S:g} s",
                                                  code="stalled"))  # fmt: skip
            elif client.out and now - client.moved > STALLED_S:
                self._drop(client)

    def _drop(self, client: _Client) -> None:
        if self._clients.pop(client.socket, None) is None:
            return
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(client.socket)
        client.socket.close()
