"""What holds for every page: headers, and that a deed comes from a form of our own."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.files import MAX_BYTES
from models.errors import Refused
from web.house import TheHouse
from web.visitor import visitor_of

SAFE = ("GET", "HEAD", "OPTIONS")
FORM_BYTES = 1024 * 1024
"""A form without files; the longest message has 48 KiB."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""On every answer that does not say otherwise itself."""
HSTS = "max-age=31536000"


def headers(secure: bool) -> dict[str, str]:
    """What every answer carries; *secure* pages ask browsers to come by https only."""
    return {**HEADERS, **({"Strict-Transport-Security": HSTS} if secure else {})}


class Headers:
    """Puts the headers on every answer; beside it nothing is buffered, so that streams stream."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._headers = headers(secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    said.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)


async def guarded(request: Request, house: TheHouse) -> None:
    """Refuse a deed that no form of ours sent, and what is larger than any form.

    Raises:
        Refused: it came from another site, without the session's mark, or is too large.
    """
    request.state.arrived = house.now()  # before its body, which may take long, is read
    if request.method in SAFE:
        return
    _check_size(request)
    if not _own_site(request):
        raise Refused("this was sent by another site; open the page here and send it again")
    visitor = visitor_of(request, house)
    if visitor is None:
        return
    mark = request.headers.get("x-csrf") or (await request.form()).get("csrf")
    if not isinstance(mark, str) or not hmac.compare_digest(mark.encode(), visitor.csrf.encode()):
        raise Refused("this form is of another session; open the page again and send it from there")


def _check_size(request: Request) -> None:
    length = request.headers.get("content-length", "0")
    files = request.headers.get("content-type", "").startswith("multipart/form-data")
    most = MAX_BYTES + FORM_BYTES if files else FORM_BYTES + 1024
    if "transfer-encoding" in request.headers or not length.isdigit() or int(length) > most:
        raise Refused(f"what was sent is larger than {most} bytes, or its size is not said; send less at once")


def _own_site(request: Request) -> bool:
    """Whether the browser says that one of our pages sent it; an old browser says nothing, then the mark decides."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin in (None, "null") or urlsplit(origin).netloc == request.headers.get("host")
