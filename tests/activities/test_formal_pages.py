"""A formal letter keeps its form as text and as a page, and whoever reads English gets its official text as well."""

from __future__ import annotations

import re

import pytest

from activities.letters import Letters, Occasion
from activities.preview import sample_of
from models.formal import FORMAL
from tests.activities.cohort_occasions import every_occasion
from tests.activities.occasions import SURAT, named, occasion, office, placed
from tests.activities.test_letter_html import Page
from tests.activities.test_letters import INDONESIAN, UNFINISHED, figures, shape

EVERY = [about for about in every_occasion() if about.formal] + [sample_of(letter, "id") for letter in sorted(FORMAL)]


@pytest.fixture(scope="module")
def letters() -> Letters:
    return office()


def selected(language: str = "id", **changes: object) -> Occasion:
    """The letter of a region that was selected; *changes* are of what stands around its body."""
    kind, body = placed("selected")
    fields = {"letter": "selected", "stage": "assessment", "kind": kind, "body": body, "language": language}
    return occasion(**fields, formal=SURAT.model_copy(update=changes))


@pytest.mark.parametrize("about", EVERY, ids=named)
def test_an_english_reader_gets_what_the_letter_says_and_then_its_official_text(
    letters: Letters, about: Occasion
) -> None:
    official, english = (letters.written(about.model_copy(update={"language": each})) for each in ("id", "en"))
    told = english.text.removesuffix(official.text)
    note, translation = re.split(r"\sIn\s+English\s+it\s+says:", told)
    own = re.split(r"\ndi [^\n]*\n\n|\n\nAtas perhatian", official.text)[1]

    assert " ".join(note.split()).startswith("You receive this formal letter (surat dinas) as ")
    assert told != english.text
    assert not re.search(INDONESIAN, f"{english.subject}\n{told}", re.IGNORECASE)
    assert not re.search(UNFINISHED, told.replace("   ", ""))
    assert figures(translation) == figures(own)
    whole = shape(official.html)  # two blocks before the body; after it closing, signature, copies, a line, and why
    assert shape(english.html) == ["p", *whole[2:-6], *whole]


@pytest.mark.parametrize("about", EVERY, ids=named)
def test_the_page_has_letterhead_head_office_signature_and_copies_and_is_no_notice(
    letters: Letters, about: Occasion
) -> None:
    html = letters.written(about).html
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition("Nomor")[0].rpartition("<table")[2] + html, re.DOTALL)
    head = [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in rows[:4]]

    assert [row[0] for row in head] == ["Nomor", "Sifat", "Lampiran", "Hal"]
    assert head[0] == ["Nomor", ": B-001/CONTOH/06/2026", "Jakarta, 24 Juni 2026"]
    assert re.search(r"text-align:center[^>]*>Sekretariat Program<br>", html)
    assert re.search(r">Yth\. [^<]*<br>\ndi ", html)
    assert re.search(r'padding:0 0 0 40%">[^<]*Contoh,', html.replace("<br>\n", " "))
    assert re.search(r">Tembusan:<br>\n1\. Gubernur [^<]*<br>\n2\. Sekretaris Daerah ", html)
    assert "Pemberitahuan" not in Page(html).text


def test_a_page_is_as_the_registry_knows_it(letters: Letters) -> None:
    assert letters.written(selected(paragraphs=("Isi contoh.",))).text == (
        "Sekretariat Program\nGerakan Menuju 100 Smart City\n\n"
        "Nomor    : B-001/CONTOH/06/2026                          Jakarta, 24 Juni 2026\n"
        "Sifat    : Biasa\nLampiran : -\nHal      : Hal contoh\n\n"
        "Yth. Wali Kota Bogor\ndi Bogor\n\n"
        "Isi contoh.\n\n"
        "Atas perhatian Saudara, kami ucapkan terima kasih.\n\n"
        "Plt. Direktur Contoh,\n\nPenanda Tangan Contoh\n\n"
        "Tembusan:\n1. Gubernur Jawa Barat\n2. Sekretaris Daerah Kota Bogor\n\n"
        "Surat ini disampaikan melalui surel kepada Saudara sebagai narahubung daerah\nKota Bogor, sebagai salinan "
        "untuk diketahui.\n"
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_edited_body_stands_in_both_parts_and_in_place_of_every_other_word(letters: Letters, language: str) -> None:
    edited = ("Sehubungan dengan contoh, kami menyampaikan hal berikut.", "= Paragraf kedua", "- dan yang ketiga")
    _, text, html = letters.written(selected(language, paragraphs=edited))

    assert f"di Bogor\n\n{edited[0]}\n\n{edited[1]}\n\n{edited[2]}\n\nAtas perhatian" in text
    assert [f'<p style="margin:0 0 16px">{paragraph}</p>' in html for paragraph in edited] == [True] * 3
    assert "BA-01/CONTOH/2026" not in text + html
    assert "In English" not in text


def test_where_the_number_leaves_no_room_place_and_date_stand_below_it(letters: Letters) -> None:
    number = "B-001/CONTOH-DIREKTORAT-YANG-PANJANG-SEKALI/SC.01.02/06/2026"
    _, text, html = letters.written(selected(number=number))

    assert text.splitlines()[3:5] == [f"Nomor    : {number}", "Jakarta, 24 Juni 2026".rjust(78)]
    assert Page(html).text.split() == text.split()
