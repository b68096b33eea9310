"""The inbox of a rehearsal: every letter as its reader sees it; and doors that are open, because all are samples."""

from __future__ import annotations

import hmac
import re
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup, escape

from models.errors import Refused
from web.house import TheHouse
from web.pages import show
from web.routes.sign_in import inside
from web.visitor import cookie_name

NEWEST = 100
"""How many letters the inbox lists."""
LINK = re.compile(r"https?://127\.0\.0\.1:\d+(/\S*)")


class Mail(NamedTuple):
    """A letter that was sent."""

    number: int
    to: str
    subject: str
    at: datetime
    text: str

    @property
    def linked(self) -> Markup:
        """Its text, with the links to these pages as links."""
        parts, last = [], 0
        for found in LINK.finditer(self.text):
            parts += [escape(self.text[last : found.start()]), Markup('<a href="{}">{}</a>').format(found[1], found[0])]
            last = found.end()
        return Markup("").join([*parts, escape(self.text[last:])])


def read_mail(path: Path) -> Mail:
    """The letter in the file *path*."""
    message = message_from_bytes(path.read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    text = body.get_content().replace("\r\n", "\n") if body else ""
    at = parsedate_to_datetime(str(message["Date"]))
    return Mail(int(path.stem), str(message["To"]), str(message["Subject"]), at, text)


def inbox(letters: Path, key: str) -> APIRouter:
    """The inbox over the folder *letters*; *key* opens the doors of sample people."""
    router = APIRouter()

    @router.get("/kotak")
    def listed(request: Request, untuk: str = "") -> HTMLResponse:
        """List the newest letters; those to somebody alone where that is asked for."""
        paths = sorted(letters.glob("*.eml"), key=lambda path: int(path.stem), reverse=True)
        mails = (read_mail(path) for path in paths)
        wanted = [mail for mail, _ in zip((m for m in mails if untuk in m.to), range(NEWEST), strict=False)]
        return show(request, "inbox.html", mails=wanted, wanted=untuk, count=len(paths))

    @router.get("/kotak/{number}")
    def opened(request: Request, number: int) -> HTMLResponse:
        """Show one letter."""
        path = letters / f"{number:05d}.eml"
        if not path.exists():
            raise Refused(f"there is no letter {number}; the inbox lists those that were sent")
        return show(request, "mail.html", mail=read_mail(path))

    @router.get("/gladi/{given}/{person}")
    def enter(given: str, person: str, house: TheHouse, ke: str = "/") -> RedirectResponse:
        """Let whoever holds the rehearsal's key come in as a sample person."""
        if not hmac.compare_digest(given.encode(), key.encode()):
            raise Refused("this is not the key of this rehearsal; it stands in the terminal where it was started")
        answer = RedirectResponse(inside(ke), 303)
        answer.set_cookie(cookie_name(house), house.doors.enter(person), httponly=True, samesite="lax", path="/")
        return answer

    return router
