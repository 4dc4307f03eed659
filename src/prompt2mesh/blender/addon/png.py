"""Writes a PNG from the pixels of the graphics card.

Blender's own way, an image datablock that is filled with floats and saved, takes
several times as long as the drawing itself.
"""

import struct
import zlib

_LEVEL = 1  # twice as fast as the default, a tenth larger


def encode_png(pixels: bytes, width: int, height: int) -> bytes:
    """A PNG of RGBA bytes whose first row is the lowest, as OpenGL gives them."""
    stride = width * 4
    rows = bytearray()
    for row in range(height - 1, -1, -1):
        rows += b"\0"
        rows += pixels[row * stride : (row + 1) * stride]
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"IDAT", zlib.compress(rows, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def tiled(tiles: "list[bytes]", stride: int, rows: int, columns: int) -> bytes:
    """Pictures of one size side by side; the lowest row comes first, the first picture is at the top left."""
    joined: "list[bytes]" = []
    for first in reversed(range(0, len(tiles), columns)):
        line = tiles[first : first + columns]
        joined += [tile[at : at + stride] for at in range(0, stride * rows, stride) for tile in line]
    return b"".join(joined)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
