"""What a socket's scanner makes of bytes that come in pieces."""

from prompt2mesh.blender.addon.errors import FramingError
from prompt2mesh.blender.addon.framing import Scanner


def scanned(data: bytes, step: int, *, most: int) -> tuple[list[bytes], str]:
    """The messages in what comes in pieces, and the code of the fault that ends them."""
    scanner, found = Scanner(max_message_bytes=most), list[bytes]()
    try:
        for at in range(0, len(data), step):
            found.extend(scanner.feed(data[at : at + step]))
    except FramingError as error:
        return found, error.code
    return found, ""
