"""Whatever arrives in the place of a delivery report: no exception, and no change."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.bounces.reading import LARGEST, deliveries
from gateway.bounces.taking import take
from tests.gateway.bounces.samples import PostOffice, block, report
from tests.models.samples import SOME

FORGED = report("<tidak-ada@seratus.example>")
PIECES = [line + b"\r\n" for line in FORGED.split(b"\r\n")]


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> PostOffice:
    """A post office in which nothing may ever change."""
    return PostOffice(Path(tmp_path_factory.mktemp("kantor-pos")))


def changes_nothing(office: PostOffice, content: bytes) -> None:
    before = office.content()
    take(office.engine, "uji.eml", content)
    assert office.content() == before


@given(st.binary(max_size=2000))
@SOME
def test_any_bytes(still: PostOffice, content: bytes) -> None:
    changes_nothing(still, content)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=60)), max_size=60))
@SOME
def test_any_order_of_a_reports_own_lines_with_others_between_them(still: PostOffice, pieces: list[bytes]) -> None:
    changes_nothing(still, b"".join(pieces))


@given(st.integers(0, len(FORGED) - 1), st.integers(0, len(FORGED)), st.binary(max_size=20))
@SOME
def test_a_report_with_a_part_of_it_overwritten_or_cut_out(
    still: PostOffice, start: int, length: int, instead: bytes
) -> None:
    changes_nothing(still, FORGED[:start] + instead + FORGED[start + length :])


HEAD = b'Content-Type: multipart/report; report-type=delivery-status; boundary="%d"\r\n\r\n--%d\r\n'
HOSTILE = {
    "nothing": b"",
    "nested multiparts": b"".join(HEAD % (level, level) for level in range(3000)),
    "as deep as is read": b"".join(HEAD % (level, level) for level in range(40)),
    "one long header": b"Content-Type: multipart/report; report-type=delivery-status; x=" + b"a" * 250_000,
    "many headers": b"X: y\r\n" * 40_000 + FORGED,
    "many parameters": b"Content-Type: multipart/report;" + b" a=b;" * 40_000 + b"\r\n\r\n",
    "folded without end": b"Content-Type: multipart/report\r\n" + b" ;\r\n" * 60_000,
    "many parts": FORGED.replace(b"--=_batas--", b"--=_batas\r\n\r\nx\r\n" * 10_000),
    "many recipients": report("<tidak-ada@seratus.example>", *[block(f"a{n}@contoh.example") for n in range(1500)]),
    "an encoded word": FORGED.replace(b"5.1.1", b"=?utf-8?q?=0A=0D?= \xff\xfe 5.1.1"),
    "an unknown charset": FORGED.replace(b"us-ascii", b"tidak-ada; charset*=x''%FF"),
    "a report in a report": FORGED.replace(b"Isi.", FORGED),
    "a status that is no status": FORGED.replace(b"message/delivery-status", b"text/plain"),
    "headers in base64": report("<x@y>", whole=False).replace(
        b"text/rfc822-headers", b"text/rfc822-headers\r\nContent-Transfer-Encoding: base64"
    ),
    "too large": FORGED + b"x" * LARGEST,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_message_is_done_with_at_once_and_changes_nothing(still: PostOffice, name: str) -> None:
    began = time.monotonic()

    changes_nothing(still, HOSTILE[name])

    assert time.monotonic() - began < 5


def test_what_a_report_says_is_kept_short_and_on_one_line() -> None:
    more = "Remote-MTA: dns; x\n"
    long = report("<a@b.example>", block(more=more)).replace(b"no such mailbox", b"x\x00\x1b[31m" + b"y" * 5000)

    (found,) = deliveries(long)
    assert len(found.diagnostic) == 400
    assert found.diagnostic.isprintable() or "\ufffd" in found.diagnostic
    assert "\x1b" not in found.diagnostic
