"""Sample documents, made here: PDF files of a few words, office files, and what should not be opened."""

from __future__ import annotations

import io
import zipfile

from gateway.office_files import CONTENTS, MAIN

XLSX, DOCX = MAIN


def pdf(*texts: str, width: int = 595, height: int = 842) -> bytes:
    """A PDF with one page for each text."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(texts)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, text in enumerate(texts):
        lines = " ".join(f"({line}) Tj 0 -24 Td" for line in text.split("\n"))
        stream = f"BT /F1 18 Tf 60 {height - 80} Td {lines} ET"
        box = f"/MediaBox [0 0 {width} {height}] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * place} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return assembled([each.encode() for each in objects])


def assembled(objects: list[bytes]) -> bytes:
    """The file of numbered *objects*; the first one is the catalogue."""
    whole, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        whole
        + head
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            len(whole),
        )
    )


def office_file(main: str, *more: tuple[str, bytes]) -> bytes:
    """An office file whose main part is *main*, with *more* files in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        contents = f'<Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'
        for name, content in ((CONTENTS, contents.encode()), *more):
            archive.writestr(name, content)
    return kept.getvalue()
