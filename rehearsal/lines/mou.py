"""Stage 2: invitation, text, signatures."""

from __future__ import annotations

from models.people import Role
from models.standing import Waiting
from rehearsal.view import Answer, Deed, View, document


def _text(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"digest_of_text": document(view, "naskah", 1), "reason": "naskah pertama"}
    return [Deed("text", waiting.persons[0], fields)]


def signature(waiting: Waiting, view: View, scan: str = "halaman-tanda-tangan") -> Deed:
    """A head signs on paper at the ceremony, and a coordinator enters it; the programme's signatory signs by BSrE."""
    signatory, on_paper = waiting.persons[0], waiting.role is Role.HEAD
    fields = {
        "signatory": signatory,
        "capacity": "definitif",
        "text": view.progress["text"],
        "signed_on": view.today.isoformat(),
        "method": "paper" if on_paper else "bsre",
        "place": "Jakarta (contoh)",
        "number_region": f"120/CONTOH/{view.policy.programme.year}",
        "number_programme": f"45/CONTOH/{view.policy.programme.year}",
        "scan": document(view, scan, waiting.role),
    }
    return Deed("sign", view.people.of(Role.COORDINATOR)[0] if on_paper else signatory, fields)


ANSWERS: dict[str, Answer] = {
    "invitation": lambda waiting, view: [Deed("accept", waiting.persons[0], {})],
    "text": _text,
    "signature": lambda waiting, view: [signature(waiting, view)],
}
