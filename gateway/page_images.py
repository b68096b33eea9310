"""Shows a stored PDF page by page: images and texts, made by a child process within limits, and kept."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from pathlib import Path
from threading import BoundedSemaphore

from pydantic import Field

from gateway.files import Files
from models.errors import Refused, Unreachable
from models.values import Value

ROOT = Path(__file__).resolve().parent.parent
MEMORY = 512 * 1024 * 1024
CPU = 10
"""Seconds of work for one page's image, or for the texts of a portion of pages."""
PATIENCE = 30
"""Seconds in all; a machine with much else to do is slower than the limit of CPU seconds says."""
PORTION = 10
"""Pages that are looked at together, so that what is kept is the same for everybody."""
AT_ONCE = BoundedSemaphore(2)
"""Children that work at the same time, so that a long document leaves the machine to others too."""
PNG = b"\x89PNG"


class Page(Value):
    """One page: its height for 1000 of width, and its text."""

    height: int
    text: str


class Pages(Value):
    """How many pages a document has, and some of them."""

    count: int = Field(ge=1)
    pages: tuple[Page, ...]


class PageImages:
    """The pages of the stored PDF files; what was made once lies beside the document."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def look(self, digest: str, name: str, first: int) -> Pages:
        """Ten pages from the one on that begins the portion with page *first*, of the document people call *name*.

        Raises:
            Refused: it is damaged, or cannot be shown within 512 MB and 10 seconds.
            Unreachable: the machine is too busy.
        """
        begins = first - (first - 1) % PORTION
        opening = self._portion(digest, name, 1)
        if begins > opening.count:
            return opening.model_copy(update={"pages": ()})
        return opening if begins == 1 else self._portion(digest, name, begins)

    def _portion(self, digest: str, name: str, first: int) -> Pages:
        made = self._made(digest, name, f"{first}.json", "look", str(first), str(first + PORTION - 1))
        return Pages.model_validate_json(made.read_bytes())

    def image(self, digest: str, name: str, number: int) -> Path:
        """The image of page *number*, from 1: a PNG file of 1000 pixels' width.

        Raises:
            Refused: it is damaged, has no such page, or cannot be shown within 512 MB and 10 seconds.
            Unreachable: the machine is too busy.
        """
        return self._made(digest, name, f"{number}.png", "draw", str(number))

    def _made(self, digest: str, name: str, kept: str, deed: str, *numbers: str) -> Path:
        """The file *kept* beside the document, made if need be; that it could not be made is kept as well."""
        document = self._files.path(digest)
        folder = document.with_suffix(".pages")
        if (made := folder / kept).exists():
            return made
        if (why := folder / f"{kept}.why").exists():
            raise _refusal(why.read_text(), name, numbers[0])
        content = _asked(name, deed, str(document), *numbers)
        refused = None if content.startswith(PNG) else json.loads(content).get("refused")
        if refused is None:
            _keep(made, content)
            return made
        if refused != "missing":  # as many as people ask for
            _keep(why, refused.encode())
        raise _refusal(refused, name, numbers[0])


def _refusal(why: str, name: str, number: str) -> Refused:
    match why:
        case "missing":
            return Refused(f"{name} has no page {number}; its pages are shown from the first on")
        case "protected":
            return Refused(f"{name} is protected by a password; save it without one")
        case "greedy":
            most = f"{MEMORY // 1024 // 1024} MB and {CPU} seconds"
            return Refused(f"{name} cannot be shown within {most}; download it, or save it smaller")
    return Refused(f"{name} is a damaged PDF; save it anew as PDF")


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(f".{uuid.uuid4().hex}.part")
    part.write_bytes(content)
    part.replace(path)


def _asked(name: str, deed: str, *arguments: str) -> bytes:
    """What the child process answers; that it took too much is an answer too."""
    command = [sys.executable, "-m", "gateway.pdf", str(MEMORY), str(CPU), deed, *arguments]
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise Unreachable(f"{name} cannot be shown now, because many documents are being read; open it again")
    try:
        child = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Unreachable(f"{name} cannot be shown now, because the machine is busy; open it again") from None
    finally:
        AT_ONCE.release()
    return child.stdout if child.returncode == 0 else b'{"refused": "greedy"}'
