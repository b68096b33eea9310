"""A post's words as they are copied into WhatsApp; pure."""

from __future__ import annotations

import re

from activities.layout import WIDTH

LINK = re.compile(r"(https?://[^\s/?#]+)[^\s]*")


def for_whatsapp(subject: str, text: str) -> str:
    """The subject in bold, then the same words as the text, its paragraphs on one line each.

    Of a link only the site is left: its path may hold a token, which is one person's own and is never passed on.
    """
    title = subject.replace("*", "")
    paragraphs = [_unfolded(part) for part in re.split(r"\n{2,}", text.strip("\n"))]
    return LINK.sub(r"\1", "\n\n".join([f"*{title}*", *paragraphs])) + "\n"


def _unfolded(paragraph: str) -> str:
    """Join the lines that were parted because the next word did not fit."""
    lines: list[str] = []
    last = 0
    for line in paragraph.split("\n"):
        words = line.split()
        if lines and words and last + 1 + len(words[0]) > WIDTH and not line.startswith("- "):
            lines[-1] = f"{lines[-1]} {' '.join(words)}"
        else:
            lines.append(line)
        last = len(line)
    return "\n".join(lines)
