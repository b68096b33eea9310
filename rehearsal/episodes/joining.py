"""Episodes until the region is trained: data, selection, MoU, sessions."""

from __future__ import annotations

from collections.abc import Callable

from models.people import Role
from models.standing import Waiting
from rehearsal.episodes.steering import later, steer
from rehearsal.lines.mou import signature
from rehearsal.script import answers
from rehearsal.view import Deed, View, document


def declines(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region is not willing."""
    if waiting.step != "invitation":
        return None
    return [Deed("decline", waiting.persons[0], {"reason": "anggaran pendamping belum tersedia (contoh)"})]


def data_disputed(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region notes what is wrong, the assessor returns the sheet once."""
    if waiting.key.startswith("data#1"):
        faults = [{"parameter": "green", "note": "angka tahun sebelumnya (contoh)"}]
        return [Deed("dispute-data", waiting.persons[0], {"sheet": view.sheet_digest, "faults": faults})]
    if waiting.key.startswith("verification#1"):
        fields = {"verdict": "returned", "note": "mohon periksa kembali tahun datanya"}
        return [Deed("verify-data", waiting.persons[0], fields)]
    return None


def lapses(waiting: Waiting, view: View) -> list[Deed] | None:
    """Nobody answers; the journey ends when the grace does."""
    return [] if waiting.step in ("data", "lapse-grace") else None


def lapses_and_returns(waiting: Waiting, view: View) -> list[Deed] | None:
    """Nobody answers in time; a coordinator reopens within the grace."""
    if waiting.key == "data#1v1":
        return []
    if waiting.step == "lapse-grace":
        return [steer("reopen", "narahubung berganti, daerah meminta waktu (contoh)", due=later(view, 60))]
    return None


def lapses_after_mou(waiting: Waiting, view: View) -> list[Deed] | None:
    """A signed region misses a step; a coordinator confirms with the number of the minutes."""
    if waiting.step == "commitment":
        return []
    if waiting.step == "lapse-confirmation":
        return [steer("confirm-lapse", "tidak ada tanggapan (contoh)", minutes="BA-17 (contoh)")]
    return None


def lapses_before_signing(waiting: Waiting, view: View) -> list[Deed] | None:
    """The head of a selected region does not sign; when the grace ends, the place goes to the reserve."""
    return [] if waiting.step in ("signature-head", "lapse-grace") else None


def objects(parameter: str) -> Callable[[Waiting, View], list[Deed] | None]:
    """A region that is not selected objects to one of its figures, with evidence."""

    def episode(waiting: Waiting, view: View) -> list[Deed] | None:
        if waiting.step != "objection":
            return None
        fields = {"parameter": parameter, "note": "angka yang dipakai bukan yang terakhir (contoh)"}
        return [Deed("object", waiting.persons[0], {**fields, "document": document(view, "keberatan", parameter)})]

    episode.__name__ = f"objects_to_{parameter}"
    return episode


def leaves_the_reserve(waiting: Waiting, view: View) -> list[Deed] | None:
    """A region in reserve withdraws before its turn comes; the next one takes its turn."""
    if waiting.step != "reserve":
        return None
    return [Deed("withdraw", view.people.of(Role.OFFICER)[0], {"reason": "anggaran dialihkan (contoh)"})]


def new_text(waiting: Waiting, view: View) -> list[Deed] | None:
    """After the head has signed, the text changes: signatures begin anew."""
    if waiting.step == "signature-signatory" and view.progress["versions"] == 1:
        fields = {"digest_of_text": document(view, "naskah", 2)}
        return [steer("text", "perbaikan pasal pembiayaan (contoh)", **fields)]
    return None


def entry_undone(waiting: Waiting, view: View) -> list[Deed] | None:
    """The head's signature is entered with another region's scan; the entry is undone, and entered anew."""
    if waiting.key.startswith("signature-head#1"):
        return [signature(waiting, view, scan="halaman-milik-daerah-lain")]
    if waiting.key.startswith("signature-signatory#1"):
        entry = view.progress["signatures"]["head"]
        fields = {"signatory": entry["signatory"], "text": view.progress["text"], "message": entry["message"]}
        return [steer("unsign", "hasil pindai milik daerah lain (contoh)", **fields)]
    return None


def make_up_session(waiting: Waiting, view: View) -> list[Deed] | None:
    """Too few people come to the second session; a make-up session counts."""
    if waiting.step != "session-2-report":
        return None
    deeds = answers(waiting, view)
    if "list" in view.progress["missing"]:
        deeds = [d._replace(fields={**d.fields, "present": 6}) if d.kind == "attendance" else d for d in deeds]
    return deeds
