"""What the child process says when it cannot say what is in a workbook."""

from __future__ import annotations


class Unreadable(Exception):
    """Why the workbook cannot be read, as the end of a sentence that begins with its name."""
