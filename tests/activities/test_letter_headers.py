"""No header of a letter carries a surprise, and a letter has one reader."""

from __future__ import annotations

import pytest

from activities.letters import Letters
from models.errors import Refused
from tests.activities.occasions import (
    occasion,
    office,
    read,
)


@pytest.fixture(scope="module")
def letters() -> Letters:
    return office()


def test_a_letter_carries_exactly_its_own_headers(letters: Letters) -> None:
    message, _ = read(letters.compose(occasion(name="Contoh, S.T., M.T. (Diskominfo)")))

    assert dict(message.items()) == {
        "From": "Sekretariat Program <seratus@seratus.example>",
        "To": '"Contoh, S.T., M.T. (Diskominfo)" <narahubung@kota-bogor.example>',
        "Subject": "Pemberitahuan tugas penyerahan masterplan dan rencana aksi: Kota Bogor",
        "Date": "Wed, 24 Jun 2026 08:00:00 +0700",
        "Message-ID": "<6f1c8a52-2a64-5f0f-9c62-5a7e6b9d1c11@seratus.example>",
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'multipart/alternative; boundary="=_surat"',
        "MIME-Version": "1.0",
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Contoh\nBcc: lain@kota.example"),
        ("name", "Contoh\r\n\r\nisi lain"),
        ("name", "=?utf-8?q?x?="),
        ("name", "Contoh =?utf-8?q?=0ABcc:_lain@kota.example?= Contoh"),
        ("name", "Contoh\u2028Contoh"),
        ("name", "Contoh\x00"),
        ("region", "Kota =?utf-8?q?x?= Bogor"),
        ("region", "Kota\x1bBogor"),
        ("message_id", "<a@b.example>\nBcc: lain@kota.example"),
        ("message_id", "a@b.example"),
    ],
)
def test_what_could_hide_a_header_is_refused(letters: Letters, field: str, value: str) -> None:
    with pytest.raises(Refused):
        letters.compose(occasion(**{field: value}))


@pytest.mark.parametrize(
    "name", ["Contoh, S.T. " * 12 + "é", '"Contoh" <lain@kota.example>, ' * 5 + "ü", "é" * 190, ""]
)
def test_a_long_or_odd_name_reaches_one_reader_or_nobody(letters: Letters, name: str) -> None:
    try:
        message, _ = read(letters.compose(occasion(name=name)))
    except Refused:
        return
    assert [address.addr_spec for address in message["To"].addresses] == ["narahubung@kota-bogor.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "narahubung",
        "@kota.example",
        "narahubung@",
        "a@kota.example, b@kota.example",
        "a@kota.example;b@kota.example",
        "Contoh <a@kota.example>",
        "<a@kota.example>",
        "a b@kota.example",
        " a@kota.example",
        "a@kota.example\n",
        "a@kota.example\r\nBcc: b@kota.example",
        "a@b@kota.example",
        "a@kota..example",
        ".a@kota.example",
        "a..b@kota.example",
        "a@-kota.example",
        "a@[192.0.2.1]",
        "a@192.0.2.1",
        "a@kotaé.example",
        "é@kota.example",
        "=?utf-8?q?x?=@kota.example",
        "a@localhost",
        f"{'a' * 250}@kota.example",
    ],
)
def test_anything_but_one_plain_address_is_refused(letters: Letters, address: str) -> None:
    with pytest.raises(Refused):
        letters.compose(occasion(address=address))


@pytest.mark.parametrize(
    "address",
    [
        "a@kota.example",
        "nama.belakang+dinas@bappeda.kota-bogor.go.example",
        "O'Contoh_1@KOTA.EXAMPLE",
        "a=b@kota.example",
        "diskominfo@xn--kota-8na.example",
    ],
)
def test_one_plain_address_is_accepted(letters: Letters, address: str) -> None:
    message, _ = read(letters.compose(occasion(address=address)))

    assert message["To"].addresses[0].addr_spec == address
