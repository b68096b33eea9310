"""Stage 1: contacts, data sheet, verification, the cohort's word."""

from __future__ import annotations

from models.standing import Waiting
from rehearsal.view import Answer, Deed, View, one


def _contacts(waiting: Waiting, view: View) -> list[Deed]:
    region = view.standing.region
    fields = {"officers": [f"narahubung.{region}.contoh"], "head": f"kepala-daerah.{region}.contoh"}
    return [Deed("contacts", waiting.persons[0], fields)]


def _data(waiting: Waiting, view: View) -> list[Deed]:
    return [Deed("confirm-data", waiting.persons[0], {"sheet": view.sheet_digest})]


ANSWERS: dict[str, Answer] = {
    "contacts": _contacts,
    "data": _data,
    "verification": one("verify-data", verdict="verified", note="sesuai dengan sumber"),
    "selection": one("select", result="selected", minutes="BA contoh 1", reason="hasil pemeringkatan contoh"),
    "reserve": one("select", result="selected", minutes="BA contoh 2", reason="menggantikan daerah lain"),
}
