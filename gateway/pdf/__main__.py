"""Takes its limits, opens the file, prints what it was asked for."""

from __future__ import annotations

import contextlib
import json
import resource
import sys

import pypdfium2  # type: ignore[import-untyped]  # it has no types

from gateway.pdf.pages import Unreadable, drawn, looked, opened


def limited(memory: int, cpu: int) -> None:
    """Take no more than *memory* bytes and *cpu* seconds from now on."""
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu), (resource.RLIMIT_CORE, 0)):
        # A lower limit may hold already, and macOS knows none of memory; the time-out holds there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def main() -> None:
    """Print the answer, or why there is none."""
    memory, cpu, deed, file, *numbers = sys.argv[1:]
    limited(int(memory), int(cpu))
    try:
        document = opened(file)
        if deed == "draw":
            sys.stdout.buffer.write(drawn(document, int(numbers[0])))
        else:
            json.dump(looked(document, int(numbers[0]), int(numbers[1])), sys.stdout)
    except Unreadable as why:
        json.dump({"refused": str(why)}, sys.stdout)
    except pypdfium2.PdfiumError:
        json.dump({"refused": "damaged"}, sys.stdout)


if __name__ == "__main__":
    main()
