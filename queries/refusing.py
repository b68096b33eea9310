"""A refusal in Indonesian: the English sentence is found among the rules' sentences and said again, names and all.

The English sentence is what is on record and what every part of Seratus raises; Indonesian is made of it where a person
reads it, so that a refusal reads the same on a page, at the command line and from Temporal.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import read_po

SENTENCES = Path(__file__).resolve().parent.parent / "templates" / "refusals"
LONGEST = 4000
"""Characters of a refusal that is looked up; a longer one quotes somebody, and stays as it is."""
_FAULT = re.compile(r"(?P<field>[\w.\-]+): (?P<rule>.+)", re.DOTALL)


class Sentence(NamedTuple):
    """A rule's sentence with blanks for what it names, and how it is said in Indonesian."""

    english: re.Pattern[str]
    indonesian: str


def refusal(sentence: str, language: str) -> str:
    """*sentence* in *language*; one that no catalogue knows, from a newer build, stays English."""
    return sentence if language != "id" or len(sentence) > LONGEST else _said(sentence)


def _said(text: str) -> str:
    for known in sentences():
        if found := known.english.fullmatch(text):
            return known.indonesian.format(*(_said(part) if part else part for part in found.groups()))
    if "; " in text:
        return "; ".join(map(_said, text.split("; ")))
    if (fault := _FAULT.fullmatch(text)) and (rule := _said(fault["rule"])) != fault["rule"]:
        return f"{fault['field']}: {rule}"
    return text


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of the catalogues; the one that says most by itself is tried first."""
    found = {message.id: message.string for path in sorted(SENTENCES.glob("*.po")) for message in _messages(path)}
    exact = sorted(found, key=lambda english: -len(english.replace("{}", "")))
    return tuple(Sentence(_pattern(english), found[english]) for english in exact)


def _messages(path: Path) -> list[_Message]:
    with path.open("rb") as file:
        return [_Message(str(each.id), str(each.string)) for each in read_po(file) if each.id]


class _Message(NamedTuple):
    id: str
    string: str


def _pattern(english: str) -> re.Pattern[str]:
    """What matches *english*: a blank takes as little as it can, and the last one the rest."""
    return re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL)
