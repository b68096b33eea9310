"""The door to the pages: a link and its code open a session, once; a person asks for a new link by the own mailbox."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from activities.database import reading, writing
from activities.links import commitment, digest, write_link
from activities.outbox import message_id
from activities.post_events import told
from gateway.entrance.tries import check_try
from gateway.refusals import record_refusal
from models.appointment import place_of
from models.errors import Refused
from models.post import NO_ENTRY, SIGN_IN
from models.standing import Standing
from models.tables import LinkRow, OutboxRow, PersonRow, SessionRow, StandingRow

LASTS, IDLE = timedelta(hours=12), timedelta(hours=2)
"""How long a session lasts at most, and without anything being looked at (our defaults)."""
SEEN_EVERY = timedelta(minutes=5)
"""How often it is written down that a session is in use."""
ASKED_FOR = timedelta(hours=1)
"""How long a link opens that somebody asked for."""
TRIES, MINUTE = 10, timedelta(minutes=1)
ASKS, HOUR = 3, timedelta(hours=1)
NEUTRAL = "this link and this code open nothing; ask for a new link with your mail address"
"""Said of a link that is unknown, over, used or revoked, and of a code that is wrong: which it is, the record knows."""


class Visit(NamedTuple):
    """Whose session it is, and in which language pages are shown."""

    person: str
    language: str


class Opened(NamedTuple):
    """A session just opened: its cookie, and the page to which the link led."""

    cookie: str
    path: str


class Doors:
    """Opens, knows and closes sessions."""

    def __init__(
        self, engine: Engine, pages: str, domain: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """*pages* is how people reach the pages, *domain* that of the mail."""
        self._engine, self._pages, self._domain, self._now = engine, pages, domain, now

    def open(self, token: str, code: str, client: str) -> Opened:
        """Open a session with a mailed link's secret and the code that was typed, from the address *client*.

        Raises:
            Refused: they open nothing, in one sentence for every reason; or there were too many tries.
        """
        now = self._now()
        with writing(self._engine) as session:
            check_try(session, f"link:{digest(token)}", now, TRIES, MINUTE)
            check_try(session, f"from:{client}", now, TRIES, MINUTE)
        with writing(self._engine) as session:
            row = session.get(LinkRow, digest(token), with_for_update=True)
            if (why := _shut(session, row, token, code, now)) is None:
                assert row is not None
                row.spent_at = now
                return Opened(self._opened(session, row.person, now), _path(row))
        record_refusal(
            self._engine, why, journey="", person=row.person if row else "", kind="sign-in", message=digest(token)[:12]
        )
        raise Refused(NEUTRAL)

    def leads(self, token: str, person: str) -> str | None:
        """The page to which the link leads somebody who is signed in as *person*; None where it is not theirs."""
        with reading(self._engine) as session:
            row = session.get(LinkRow, digest(token))
            return _path(row) if row is not None and row.person == person else None

    def session(self, cookie: str) -> Visit | None:
        """The session that *cookie* opens; none where it is unknown, over or closed."""
        now = self._now()
        with reading(self._engine) as session:
            row = session.get(SessionRow, digest(cookie))
        if row is None or row.closed_at or now >= row.expires_at or now >= row.seen_at + IDLE:
            return None
        if now >= row.seen_at + SEEN_EVERY:
            with writing(self._engine) as session:
                session.get_one(SessionRow, row.digest).seen_at = now
        return Visit(row.person, row.language)

    def speak(self, cookie: str, language: str) -> None:
        """Let the session's pages be in *language* from now on."""
        with writing(self._engine) as session:
            if row := session.get(SessionRow, digest(cookie)):
                row.language = language

    def close(self, cookie: str) -> None:
        """End the session."""
        with writing(self._engine) as session:
            if row := session.get(SessionRow, digest(cookie)):
                row.closed_at = self._now()

    def ask(self, address: str, client: str) -> None:
        """Mail a link to everybody whose mailbox *address* is; nobody is told whether there is such a mailbox.

        Raises:
            Refused: there were too many tries.
        """
        now, mailbox = self._now(), address.strip().lower()
        with writing(self._engine) as session:
            check_try(session, f"from:{client}", now, TRIES, MINUTE)
            check_try(session, f"ask:{mailbox[:254]}", now, ASKS, HOUR)
            mine = select(PersonRow).where(func.lower(col(PersonRow.address)) == mailbox)
            for person in session.exec(mine.where(col(PersonRow.address_dead).is_(False))).all():
                self._mail(session, person, now)

    def enter(self, person: str, language: str = "id") -> str:
        """Open a session without a link: in a rehearsal, whose people are all samples. Its cookie."""
        with writing(self._engine) as session:
            return self._opened(session, person, self._now(), language)

    def _opened(self, session: Session, person: str, now: datetime, language: str | None = None) -> str:
        cookie, row = secrets.token_urlsafe(32), session.get(PersonRow, person)
        spoken = language or (row.language if row else "id")
        moments = {"created_at": now, "seen_at": now, "expires_at": now + LASTS}
        session.add(SessionRow(digest=digest(cookie), person=person, language=spoken, **moments))
        return cookie

    def _mail(self, session: Session, person: PersonRow, now: datetime) -> None:
        key = f"{SIGN_IN}/{person.id}/{now.isoformat()}"
        row = OutboxRow(
            mail_key=key,
            message_id=message_id(key, self._domain),
            journey=f"person/{person.id}",
            number=NO_ENTRY,
            letter=SIGN_IN,
            role="",
            person=person.id,
            created_at=now,
            not_before=now,
            link=write_link(session, self._pages, person.id, now, now + ASKED_FOR).kept,
        )
        session.add(row)
        session.flush()
        told(session, "written", [row], why="asked for at the pages")


def _shut(session: Session, row: LinkRow | None, token: str, code: str, now: datetime) -> str | None:
    """Why the link opens nothing, for the record alone; None where it opens."""
    if row is None:
        return "the link is unknown"
    if not hmac.compare_digest(row.commitment, commitment(token, code)):
        return "the code is wrong"
    if row.spent_at or row.revoked_at:
        return "the link was used" if row.spent_at else "the link was revoked"
    if now >= row.expires_at:
        return "the link is over"
    return None if _acts(session, row) else "the person has no part in that step any more"


def _acts(session: Session, row: LinkRow) -> bool:
    """Whether the link's person is still asked for its step; a link that was asked for belongs to no step."""
    if row.journey is None or row.step is None:
        return True
    standing = session.get(StandingRow, row.journey)
    waiting = Standing.model_validate_json(standing.body).waiting if standing else ()
    place = place_of(row.step)
    return any(place_of(each.key) == place and row.person in each.persons for each in waiting)


def _path(row: LinkRow) -> str:
    return f"/tugas/{row.journey}/{quote(row.step, safe='')}" if row.journey and row.step else "/"
