"""The line from the server to a page, which a test can hold: what both say at the same time then meets for certain."""

import re
import time

from playwright.sync_api import Page, WebSocketRoute


class SlowLine:
    """Stands in the web sockets that a page opens from now on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._slow = False
        self._held: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def hold(self) -> None:
        """Keeps what the server answers from now on."""
        self._slow = True

    def wait(self, *, quiet_s: float = 3.0) -> None:
        """Waits until an answer is held and nothing more comes for a while."""
        seen, since = 0, time.monotonic()
        while not seen or time.monotonic() - since < quiet_s:
            if len(self._held) != seen:
                seen, since = len(self._held), time.monotonic()
            self._page.wait_for_timeout(100)

    def let_go(self) -> None:
        """Lets the answers through, in their order."""
        self._slow = False
        held, self._held = self._held, []
        for socket, answer in held:
            socket.send(answer)

    def _connect(self, socket: WebSocketRoute) -> None:
        def pass_on(answer: str | bytes) -> None:
            if self._slow:
                self._held.append((socket, answer))
            else:
                socket.send(answer)

        socket.connect_to_server().on_message(pass_on)
