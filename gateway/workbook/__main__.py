"""Takes its limits, parses the workbook on its input, prints what it holds."""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from python_calamine import CalamineError

from gateway.workbook.contents import parsed
from gateway.workbook.refusal import Unreadable

DAMAGE = (
    CalamineError,
    EOFError,
    KeyError,
    NotImplementedError,
    ParseError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What damaged bytes raise; a compression that `zipfile` does not know is its NotImplementedError."""


def limited(memory: int, cpu: int) -> None:
    """Take no more than *memory* bytes and *cpu* seconds from now on."""
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu), (resource.RLIMIT_CORE, 0)):
        # A lower limit may hold already, and macOS knows none of memory; time and the zip checks hold there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def main() -> None:
    """Print the cells, or why there are none to print."""
    memory, cpu, sheet, rows = sys.argv[1:]
    limited(int(memory), int(cpu))
    try:
        answer = parsed(sys.stdin.buffer.read(), sheet, int(rows))
    except Unreadable as why:
        answer = {"refused": str(why)}
    except DefusedXmlException:
        answer = {"refused": "declares a document type or entities, which no workbook needs; save it anew"}
    except DAMAGE:
        answer = {"refused": "is a damaged workbook; save it anew as .xlsx or as CSV UTF-8"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
