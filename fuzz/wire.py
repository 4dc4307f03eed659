"""Bytes to a port of a server that is fuzzed; knows nothing of what they mean."""

import socket


def send_in_pieces(port: int, data: bytes, *, step: int, timeout_s: float) -> None:
    """Sends bytes and waits until the server has closed the connection, whatever it answers.

    Args:
        port: On this machine.
        data: What to send.
        step: Bytes in a piece.
        timeout_s: Longest to wait for an answer, or the end.

    Raises:
        AssertionError: The connection is neither answered nor closed.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=timeout_s) as client:
        try:
            for at in range(0, len(data), step):
                client.sendall(data[at : at + step])
            client.shutdown(socket.SHUT_WR)
            while client.recv(65536):
                pass
        except TimeoutError as error:
            raise AssertionError("the connection is neither answered nor closed") from error
        except OSError:
            pass  # it was closed on us, which is an answer too
