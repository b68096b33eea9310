"""Every sentence of the pages is there in Indonesian, once, and none is left over."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from web.wording import TEMPLATES, catalogue, wording

ROOT = TEMPLATES.parent.parent
PLACES = ((TEMPLATES, [("**.html", "jinja2")]), (ROOT / "web", [("**.py", "python")]))
JINJA = {"extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "trimmed": "true", "newstyle_gettext": "true"}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "say": (2,), "to_say": None}
INDONESIAN = TEMPLATES / "id"


def said() -> set[str]:
    """Every sentence that templates and code of the pages say; of a plural its singular."""
    found = set()
    for folder, method in PLACES:
        options = {"**.html": {**JINJA, "silent": "false"}}
        for _, _, message, _, _ in extract_from_dir(folder, method, options, KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def test_every_sentence_has_its_indonesian_and_none_is_left_over() -> None:
    words = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(INDONESIAN)}
    assert words - {""} == said()


def test_no_indonesian_sentence_is_empty_unsure_or_has_other_values() -> None:
    faults = []
    for path in sorted(INDONESIAN.glob("*.po")):
        faults += [f"{path.name}: {message.id}" for message in _messages(path) if _faulty(message)]
    assert faults == []


def _messages(path: Path) -> list:
    with path.open("rb") as file:
        return [message for message in read_po(file, locale="id") if message.id]


def _faulty(message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else [*message.string]
    return message.fuzzy or len(strings) != 1 or not strings[0] or any(message.check())


def test_no_sentence_is_translated_twice() -> None:
    said = [message.id for path in sorted(INDONESIAN.glob("*.po")) for message in _messages(path)]
    assert len(said) == len(set(map(str, said)))


def test_indonesian_has_one_form_for_any_count() -> None:
    assert "nplurals=1" in wording("id").info()["plural-forms"]
    assert catalogue(INDONESIAN).num_plurals == 1
