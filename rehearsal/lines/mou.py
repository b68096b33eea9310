"""Stage 2: invitation, text, signatures."""

from __future__ import annotations

from models.standing import Waiting
from rehearsal.view import Answer, Deed, View, document


def _text(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"digest_of_text": document(view, "naskah", 1), "reason": "naskah pertama"}
    return [Deed("text", waiting.persons[0], fields)]


def _signature(waiting: Waiting, view: View) -> list[Deed]:
    fields = {
        "signatory": waiting.persons[0],
        "capacity": "definitif",
        "text": view.progress["text"],
        "signed_on": view.today.isoformat(),
    }
    return [Deed("sign", waiting.persons[0], fields)]


ANSWERS: dict[str, Answer] = {
    "invitation": lambda waiting, view: [Deed("accept", waiting.persons[0], {})],
    "text": _text,
    "signature": _signature,
}
