"""The columns of a candidates' file, in their order, and what each one means."""

from __future__ import annotations

from typing import NamedTuple

from models.sheet import CATEGORIES, OWNERS


class Column(NamedTuple):
    """A column: its heading, what it holds in Indonesian and English, and a value of the sample row."""

    name: str
    id: str
    en: str
    sample: str


INDICES = {
    "performance": ("Indeks Kota Berkinerja Tinggi", "72,5"),
    "sustainability": ("Indeks Kota Berkelanjutan", "64"),
    "green": ("Indeks Kota Hijau", "58,25"),
    "kkd": ("Kemampuan keuangan daerah (KKD)", "sedang"),
}
WORDS = tuple(category.replace("-", " ") for category in CATEGORIES)
"""The categories of KKD as a person writes them."""
SAMPLE_CODE = "00.00"
"""The code of the template's sample row, which no region has."""


def _identity() -> tuple[Column, ...]:
    return (
        Column(
            "code",
            "Kode resmi Kemendagri, sebagai teks, misalnya 35.10; boleh kosong bila nama diisi",
            "Official code, as text, e.g. 35.10; may be empty if the name is given",
            SAMPLE_CODE,
        ),
        Column(
            "name",
            "Nama resmi dengan Kabupaten atau Kota; boleh kosong bila kode diisi",
            "Official name with Kabupaten or Kota; may be empty if the code is given",
            "Kabupaten Contoh (baris contoh, hapus)",
        ),
    )


def _parameter(name: str, owner: str) -> tuple[Column, ...]:
    title, sample = INDICES[name]
    word_id = f", atau kategori: {', '.join(WORDS)}" if name == "kkd" else ""
    word_en = f", or a category: {', '.join(WORDS)}" if name == "kkd" else ""
    return (
        Column(
            name,
            f"{title} ({owner}): angka 0 sampai 100, paling banyak dua desimal{word_id}; kosong bila tidak diterbitkan",
            f"{title} ({owner}): a number from 0 to 100, at most two decimals{word_en}; empty if none was published",
            sample,
        ),
        Column(
            f"{name}_year",
            "Tahun daftar itu; boleh kosong bila nilainya kosong dan semua baris lain memakai satu tahun dan sumber",
            "Year of that list; may be empty if the value is and all other rows name one year and source",
            "2017",
        ),
        Column(
            f"{name}_source",
            "Dokumen sumber nilai itu; boleh kosong seperti tahun",
            "The document the value is from; may be empty as the year",
            "ilustrasi, bukan angka resmi",
        ),
    )


def _contact(name: str, which_id: str, which_en: str, sample: tuple[str, str, str]) -> tuple[Column, ...]:
    return (
        Column(f"{name}_name", f"Nama {which_id}", f"Name of {which_en}", sample[0]),
        Column(f"{name}_address", "Satu alamat surel", "One e-mail address", sample[1]),
        Column(
            f"{name}_phone",
            "Nomor telepon sebagai teks, diawali 0 atau +; boleh kosong",
            "Telephone number as text, beginning with 0 or +; may be empty",
            sample[2],
        ),
    )


REQUIRED = (
    *_identity(),
    *(column for name, owner in OWNERS.items() for column in _parameter(name, owner)),
    *_contact(
        "contact",
        "narahubung daerah",
        "the regional officer",
        ("Narahubung Kabupaten Contoh (contoh)", "narahubung@kabupaten.contoh.example", ""),
    ),
)
SECOND = _contact("contact2", "narahubung kedua, bila ada", "a second one, if there is one", ("", "", ""))
"""These three may be left out, together."""
COLUMNS = (*REQUIRED, *SECOND)
NAMES = tuple(column.name for column in COLUMNS)
