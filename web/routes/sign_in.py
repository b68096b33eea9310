"""The door: a mailed link and its code, a new link for whoever asks, the way out, and the language."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from models.errors import Refused
from web.forms_posted import Posted
from web.house import House, TheHouse
from web.pages import LANGUAGE_COOKIE, show
from web.visitor import SIGN_IN, cookie_name, visitor_of
from web.wording import LANGUAGES

router = APIRouter()
YEAR = 365 * 24 * 60 * 60


def inside(path: str) -> str:
    """*path* where it is a page of ours, else the first page: nobody is led elsewhere."""
    parts = urlsplit(path)
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if ours and path.isprintable() else "/"


def _client(request: Request) -> str:
    return request.client.host if request.client else "unknown"


@router.get(SIGN_IN)
def door(request: Request, ke: str = "/", dikirim: bool = False) -> HTMLResponse:
    """Let somebody ask for a link."""
    return show(request, "sign-in.html", wanted=inside(ke), asked=dikirim)


@router.post(SIGN_IN)
def ask(request: Request, house: TheHouse, posted: Posted) -> Response:
    """Mail a link, if the address is somebody's; the answer is the same if it is not."""
    try:
        house.doors.ask(posted.get("alamat", ""), _client(request))
    except Refused as refusal:
        return show(request, "sign-in.html", status=429, alert=str(refusal), wanted="/", asked=False)
    return RedirectResponse(f"{SIGN_IN}?dikirim=1", 303)


@router.get("/masuk/{token}")
def link(request: Request, token: str, house: TheHouse) -> Response:
    """Show where the code of a mailed link is typed; whoever is signed in and owns it goes on at once."""
    visitor = visitor_of(request, house)
    if visitor and (path := house.doors.leads(token, visitor.person)):
        return RedirectResponse(path, 303)
    return show(request, "code.html", visitor)


@router.post("/masuk/{token}")
def code(request: Request, token: str, house: TheHouse, posted: Posted) -> Response:
    """Open a session with the code that was typed."""
    try:
        opened = house.doors.open(token, posted.get("kode", ""), _client(request))
    except Refused as refusal:
        return show(request, "code.html", status=422, alert=str(refusal))
    answer = RedirectResponse(opened.path, 303)
    answer.set_cookie(cookie_name(house), opened.cookie, httponly=True, secure=house.secure, samesite="lax", path="/")
    return answer


@router.post("/keluar")
def leave(request: Request, house: TheHouse) -> RedirectResponse:
    """End the session."""
    house.doors.close(request.cookies.get(cookie_name(house), ""))
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(cookie_name(house), path="/", httponly=True, secure=house.secure, samesite="lax")
    return answer


@router.post("/bahasa")
def speak(request: Request, house: TheHouse, posted: Posted) -> RedirectResponse:
    """Show pages in the other language from now on: in this session, and at this browser."""
    chosen = posted.get("bahasa", "")
    answer = RedirectResponse(inside(posted.get("ke", "/")), 303)
    if chosen in LANGUAGES:
        _spoken(request, house, chosen)
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=YEAR, httponly=True, secure=house.secure, samesite="lax")
    return answer


def _spoken(request: Request, house: House, language: str) -> None:
    if cookie := request.cookies.get(cookie_name(house)):
        house.doors.speak(cookie, language)
