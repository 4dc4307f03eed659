"""A server that lets its process end in order.

uvicorn raises the signal that stopped it once more when it is done, which ends
the process there and then: what was opened around the server would never be
closed, what it keeps on the disk for a moment would stay, and the last spans
would not be sent.
"""

import signal
from types import FrameType

from uvicorn import Server


class OrderlyServer(Server):
    """Comes back from `run` when it was told to stop."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Takes the signal, and leaves nothing of it to be raised again."""
        del frame
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True
