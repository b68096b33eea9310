"""Writes a PNG image: three bytes a pixel, red first."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
TRUE_COLOUR = 2
FAST = 3
"""How hard it is packed; pages are mostly white, and more work saves little."""


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """The image of *pixels*, whose rows begin every *stride* bytes."""
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + 3 * width] for row in range(height))
    head = struct.pack(">2I5B", width, height, 8, TRUE_COLOUR, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, FAST)), (b"IEND", b""))
    return SIGNATURE + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
