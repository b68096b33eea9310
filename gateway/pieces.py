"""The pieces of one document on disk, until they are put together."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from models.documents_policy import MEGABYTE

PIECE = MEGABYTE


def count(size: int) -> int:
    """How many pieces a document of *size* bytes has."""
    return -(-size // PIECE)


def length(size: int, number: int) -> int:
    """How many bytes piece *number* of a document of *size* bytes has."""
    return min(PIECE, size - number * PIECE)


class Pieces:
    """A folder with one file for each piece, named by its number; a piece is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> None:
        """Make room for pieces."""
        self._folder.mkdir(parents=True)

    def there(self) -> tuple[int, ...]:
        """The numbers of the pieces that have arrived; none where there is no room for them any more."""
        try:
            return tuple(sorted(int(name) for name in os.listdir(self._folder) if name.isdigit()))
        except FileNotFoundError:
            return ()

    def put(self, number: int, content: bytes) -> None:
        """Keep a piece; of two at the same moment one stays.

        Raises:
            FileNotFoundError: there is no room for pieces any more.
        """
        part = self._part()
        part.write_bytes(content)
        part.replace(self._folder / str(number))

    def together(self, count: int) -> tuple[Path, str]:
        """A file of the pieces 0 to *count* - 1 in their order, and its SHA-256.

        Raises:
            FileNotFoundError: a piece is not there any more.
        """
        return self._written((self._folder / str(number)).read_bytes() for number in range(count))

    def whole(self, stream: BinaryIO) -> tuple[Path, str]:
        """A file of what *stream* holds, never more than a piece of it in memory, and its SHA-256."""
        return self._written(iter(lambda: stream.read(PIECE), b""))

    def clear(self) -> None:
        """Give the room back."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _part(self) -> Path:
        return self._folder / f"{uuid.uuid4().hex}.part"

    def _written(self, chunks: Iterable[bytes]) -> tuple[Path, str]:
        part, digest = self._part(), hashlib.sha256()
        with part.open("wb") as written:
            for chunk in chunks:
                digest.update(chunk)
                written.write(chunk)
            written.flush()
            os.fsync(written.fileno())  # what is acknowledged outlives a power cut
        return part, digest.hexdigest()
