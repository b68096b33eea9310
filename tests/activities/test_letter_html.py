"""A letter as HTML says what its text says, loads nothing from anywhere, and shows people's words as words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from activities.letters import Letters, Occasion
from activities.links import Way
from activities.preview import sample_of
from activities.wording import WORDS
from models.messages.steering import Pause
from models.vocabulary import LANGUAGES
from tests.activities.cohort_occasions import every_occasion, of_cohort, sealed
from tests.activities.occasions import html_of, named, occasion, office, placed, read, said

SAMPLES = [sample_of(letter, language) for letter in sorted(WORDS) for language in LANGUAGES]
EVERYTHING = [*every_occasion("id"), *every_occasion("en"), *SAMPLES]
ELSEWHERE = r"https?:|//|www\.|src\s*=|href\s*=|url\(|@import|<(link|img|script|iframe|form|object|video|svg|base)\b"
VOID = {"meta", "br"}
BLOCKS = {"p", "li", "blockquote", "td", "th", "br"}


class Page(HTMLParser):
    """What a reader sees of a page; every element is closed in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = self.title = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag == "html":
            self.attributes = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.text += "- " if tag == "li" else ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += " " if tag in BLOCKS else ""

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.text += data
        elif "title" in self.open:
            self.title += data


@pytest.fixture(scope="module")
def letters() -> Letters:
    return office()


@pytest.mark.parametrize("about", EVERYTHING, ids=named)
def test_html_and_text_say_the_same_sentences(letters: Letters, about: Occasion) -> None:
    _, text, html = letters.written(about)

    assert Page(html).text.split() == text.split()


@pytest.mark.parametrize("about", EVERYTHING, ids=named)
def test_no_letter_loads_anything_or_points_anywhere(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))

    whole = html_of(message) + text
    if about.link:  # the one way out of a letter, to our own pages
        whole = whole.replace(f'href="{about.link.url}"', "").replace(about.link.url, "")
    assert re.findall(ELSEWHERE, whole, re.IGNORECASE) == []


def test_a_link_is_the_one_place_that_a_letter_names(letters: Letters) -> None:
    way = Way("https://seratus.example/masuk/tautan-contoh", "CNTH-2345")
    message, text = read(letters.compose(occasion(link=way)))

    assert f'<a href="{way.url}">{way.url}</a>' in html_of(message)
    assert f"\n\n{way.url}\n\nKode: {way.code}\n\n" in text


@pytest.mark.parametrize("about", EVERYTHING, ids=named)
def test_a_letter_is_a_whole_page_in_its_own_language(letters: Letters, about: Occasion) -> None:
    subject, _, html = letters.written(about)
    page = Page(html)

    assert html.startswith("<!doctype html>")
    assert page.attributes["lang"] == about.language
    assert page.title == subject
    assert [page.elements.count(each) for each in ("html", "head", "title", "body")] == [1, 1, 1, 1]
    assert "{{" not in html


def test_a_letter_goes_as_text_first_and_html_second_with_the_same_bytes_each_time(letters: Letters) -> None:
    message, _ = read(letters.compose(occasion()))
    other, _ = read(letters.compose(occasion(message_id="<lain@seratus.example>")))

    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert [part.get_content_charset() for part in message.iter_parts()] == ["utf-8", "utf-8"]
    assert letters.compose(occasion()) == letters.compose(occasion())
    assert [each.get_boundary() for each in (message, other)] == ["=_surat", "=_surat"]


def test_no_words_end_a_part_of_a_letter(letters: Letters) -> None:
    odd = "--=_surat--"
    message, text = read(letters.compose(occasion(name=odd, region=f"Kota Contoh\n{odd}\n")))

    assert len(list(message.iter_parts())) == 2
    assert odd in text


@pytest.mark.parametrize("about", EVERYTHING, ids=named)
def test_what_arrives_is_what_was_written(letters: Letters, about: Occasion) -> None:
    subject, text, html = letters.written(about)
    message, arrived = read(letters.compose(about))

    assert (str(message["Subject"]), arrived, html_of(message).rstrip("\n")) == (subject, text, html.rstrip("\n"))
    assert [part["Content-Transfer-Encoding"] for part in message.iter_parts()] == ["quoted-printable"] * 2


def test_peoples_words_are_words_and_never_a_part_of_the_page(letters: Letters) -> None:
    odd = '<script>alert("x")</script> </blockquote><img src=x> & {{ 7 * 7 }} &amp; <!-- '
    kind, body = said(Pause, reason=f"Pilkada {odd}.\n{odd}")
    plain = Page(letters.written(occasion(letter="paused", kind=kind, body=body | {"reason": "a\nb"})).html)
    _, text, html = letters.written(
        occasion(letter="paused", kind=kind, body=body, name=odd, region=f"Kota {odd}", programme=odd)
    )
    page = Page(html)

    assert page.text.split() == text.split()
    assert page.elements == plain.elements
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;" in html


def test_the_deadline_stands_out(letters: Letters) -> None:
    told = [
        re.findall(r'<p style="[^"]*background-color[^"]*">([^<]*)</p>', letters.written(occasion(language=each)).html)
        for each in LANGUAGES
    ]

    assert told == [
        ["Batas waktu: paling lambat 30 Juni 2026 pukul 23.59 WIT"],
        ["Deadline: 30 June 2026 at 23.59 WIT"],
    ]


def test_the_working_of_a_score_is_a_table(letters: Letters) -> None:
    kind, body = placed("selected")
    html = letters.written(occasion(letter="selected", stage="assessment", kind=kind, body=body)).html
    table = html.rpartition('<table style="margin:0 0 16px')[2].partition("</table>")[0]

    assert [re.findall(r"<t[hd][^>]*>([^<]*)<", row) for row in table.split("</tr>")[:-1]] == [
        ["Parameter", "Data", "Skor", "Bobot", "Tertimbang"],
        ["Indeks Kota Berkinerja Tinggi", "71,20", "71,20", "25,00", "17,80"],
        ["Indeks Kota Berkelanjutan", "–", "–", "–", "–"],
        ["Indeks Kota Hijau", "58,55", "58,55", "33,33", "19,52"],
        ["kemampuan keuangan daerah (KKD)", "sangat tinggi", "100,00", "25,00", "25,01"],
    ]


def test_every_letter_stays_small(letters: Letters) -> None:
    kind, body = sealed(*(f"kabupaten-cadangan-contoh-nomor-{n}" for n in range(25)))
    body["selected"] = [f"kabupaten-terpilih-contoh-nomor-{n}" for n in range(140)]
    largest = of_cohort(letter="list-sealed", role="coordinator", kind=kind, body=body)

    twice = [about for about in EVERYTHING if about.formal and about.language == "en"]
    once = [about for about in EVERYTHING if about not in twice]
    assert max(len(letters.compose(about)) for about in once) < 16_000
    assert max(len(letters.compose(about)) for about in twice) < 24_000
    assert len(letters.compose(largest)) < 40_000
