"""What a formal letter (surat dinas) says around its body; always in Indonesian, which is its official text; pure."""

from __future__ import annotations

from typing import Self

from models.values import Value


class Surat(Value):
    """The head, the addressee's office, the signature and the copies of one letter.

    ``paragraphs`` hold an edited body; they are empty where the template's own words stand.
    """

    number: str
    place_and_date: str
    sifat: str
    lampiran: str
    hal: str
    office: str
    at: str
    paragraphs: tuple[str, ...] = ()
    signed: tuple[str, ...]
    """For whom and in which capacity somebody signs; a mark where the letter waits for its signatory."""
    signatory: tuple[str, ...] = ()
    """The name and, where it is entered, the NIP."""
    copies: tuple[str, ...]

    @classmethod
    def sample(cls) -> Self:
        """Obviously a sample's."""
        return cls(
            number="B-001/CONTOH/06/2026",
            place_and_date="Jakarta, 24 Juni 2026",
            sifat="Biasa",
            lampiran="-",
            hal="Hal contoh",
            office="Bupati Contoh",
            at="Kota Contoh",
            signed=("a.n. Menteri Contoh", "Direktur Contoh,"),
            signatory=("Penanda Tangan Contoh", "NIP 000000000000000000"),
            copies=("Gubernur Provinsi Contoh", "Sekretaris Daerah Kabupaten Contoh"),
        )
