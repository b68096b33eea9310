"""What the letters say: a fact's words from the project's templates, as text and as HTML."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from activities.filters import FILTERS
from activities.frame import Frame
from activities.layout import PART, Quoted, parts, plain_text
from activities.phrases import about_label
from activities.wording import words_of
from models.errors import Refused
from models.journey import COHORT_PREFIX
from models.post import LETTERS
from models.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from activities.letters import Occasion

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "letters"
FALLBACK = "id"
FILES = ("subject.txt", "body.txt")
SHARED = ("name", "role", "programme", "stage", "journey", "at", "zone", "formal", "link")
"""What a template may say of every occasion, beside its ``fact``, ``region``, ``language`` and ``of_cohort``."""


class Written(NamedTuple):
    """What a reader reads: the subject, and the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str


class Templates:
    """The templates of every kind of letter in every language; a missing one is noticed at once."""

    def __init__(self, folder: Path) -> None:
        self._texts = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=False,  # these are plain text; the frame escapes all of it where it makes HTML
            finalize=_printed,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._texts.filters.update(FILTERS)
        known = set(self._texts.list_templates())
        wanted = {f"{letter}/{language}/{file}" for letter in LETTERS for language in LANGUAGES for file in FILES}
        if missing := sorted(wanted - known):
            raise Refused(f"the templates lack {', '.join(missing)}; every letter is written in every language")
        self._folder = folder
        self._frame = Frame((folder / "_base" / "frame.mjml").read_text(encoding="utf-8"))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all templates."""
        files = sorted(path for path in self._folder.rglob("*") if path.is_file())
        return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()

    def written(self, occasion: Occasion) -> Written:
        """The letter of *occasion*, as `Letters.written` says."""
        language = occasion.language if occasion.language in LANGUAGES else FALLBACK
        about = _about(occasion, language)
        try:
            if occasion.formal and language != FALLBACK:
                # A formal letter is what was signed: whoever reads another language gets that very text as well.
                about["official"] = Quoted(self._said(occasion.letter, "body.txt", about | {"language": FALLBACK}))
            subject, body = (self._said(occasion.letter, file, about) for file in FILES)
        except (TemplateError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise unwritten(occasion, error) from error
        subject, letter = subject.strip("\n"), parts(body)
        return Written(subject, plain_text(letter), self._frame.filled(language, subject, letter))

    def _said(self, letter: str, file: str, about: dict[str, Any]) -> str:
        return self._texts.get_template(f"{letter}/{about['language']}/{file}").render(about)


def _about(occasion: Occasion, language: str) -> dict[str, Any]:
    """Everything that a template may name."""
    of_cohort = occasion.journey.startswith(COHORT_PREFIX)
    return {name: getattr(occasion, name) for name in SHARED} | {
        "fact": words_of(occasion),
        "language": language,
        "of_cohort": of_cohort,
        "region": about_label(occasion.region, language) if of_cohort else occasion.region,
        "part": PART,
    }


def unwritten(occasion: Occasion, error: Exception) -> Refused:
    """What is said of a letter that cannot be written."""
    why = str(error).partition("\n")[0]
    return Refused(f"the letter {occasion.letter!r} cannot be written: {why}")


def _printed(value: Any) -> Any:
    """What a template prints: one line, unless it is a quotation; never an empty field."""
    if value is None:
        raise TemplateError("an empty field is printed")
    return value if isinstance(value, Quoted) else " ".join(str(value).split())
