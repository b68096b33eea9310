"""The pages' words in either language: English as it is written in the code, Indonesian from catalogues beside them."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "pages"
LANGUAGES = ("id", "en")
DEFAULT = "id"


def catalogue(folder: Path) -> Catalog:
    """The Indonesian words of every catalogue in *folder*, as one; a sentence stands in one of them."""
    whole = Catalog(locale="id")
    whole.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.id:
                    whole.add(message.id, message.string, context=message.context)
    return whole


@cache
def wording(language: str) -> NullTranslations:
    """How a sentence of the pages is said in *language*."""
    if language != "id":
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(TEMPLATES / "id"))
    compiled.seek(0)
    return GNUTranslations(compiled)


def say(language: str, sentence: str, **values: object) -> str:
    """*sentence* in *language*, with its values put in: ``say("id", "%(count)s regions", count=5)``."""
    said = wording(language).gettext(sentence)
    return said % values if values else said


def to_say(sentence: str) -> str:
    """*sentence* as it is, for a table of what is said later, in the language of whoever reads it then."""
    return sentence


def preferred(accepted: str) -> str:
    """The language of a browser's ``Accept-Language`` that the pages speak; Indonesian where it wants neither."""
    for part in accepted.lower().split(","):
        language = part.partition(";")[0].strip().partition("-")[0]
        if language in LANGUAGES:
            return language
    return DEFAULT
