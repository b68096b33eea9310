"""The calendar: the own open deadlines and sessions, or those of a cohort; as a page and as a file."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from activities.envelope import one_mailbox
from activities.ics import Dated, calendar
from gateway.roles import reaching
from models.access import OFFICE
from models.errors import Refused
from models.journey import COHORT_PREFIX, cohort_id
from models.words import appointment_label
from queries.agenda_lines import lines
from queries.appointments import dated, dated_in
from queries.board.cohorts import cohorts
from web.house import House, TheHouse
from web.pages import show
from web.visitor import SignedIn, Visitor

router = APIRouter()
MOST = 200
"""How many dates a page lists, the earliest first; the file has them all."""


@router.get("/agenda")
def agenda(request: Request, house: TheHouse, visitor: SignedIn, angkatan: str = "") -> HTMLResponse:
    """Show the dates of the visitor, or of a cohort."""
    all_ = lines(house.engine, _dates(house, visitor, angkatan), house.now())
    ahead = [each for each in all_ if each.dated.appointment.due or not each.past]
    values: dict[str, Any] = {
        "cohort": angkatan,
        "cohorts": [each for each in cohorts(house.engine) if _steers(visitor, each.cohort)],
        "ahead": ahead[:MOST],
        "count": len(ahead),
        "held": [each for each in reversed(all_) if each not in ahead][:MOST],
        "what": lambda each: appointment_label(each.appointment.what, visitor.language),
        "cohort_prefix": COHORT_PREFIX,
    }
    return show(request, "agenda.html", visitor, **values)


@router.get("/agenda.ics")
def file(house: TheHouse, visitor: SignedIn, angkatan: str = "") -> Response:
    """The same dates as a file that any calendar takes, with the same entries as the letters bring."""
    dates = _dates(house, visitor, angkatan)
    content = calendar(dates, "PUBLISH", one_mailbox(house.settings.mail_sender))
    disposition = {"Content-Disposition": 'attachment; filename="agenda.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=disposition)


def _dates(house: House, visitor: Visitor, cohort: str) -> list[Dated]:
    if not cohort:
        return dated(house.engine, visitor.person, visitor.language)
    if not _steers(visitor, cohort):
        raise Refused(f"{visitor.person} does not steer {cohort}; without a cohort the calendar shows the own dates")
    return dated_in(house.engine, cohort, visitor.language)


def _steers(visitor: Visitor, cohort: str) -> bool:
    return any(role in OFFICE and scope in reaching(cohort_id(cohort)) for role, scope in visitor.roles)
