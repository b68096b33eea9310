"""The application: routes, headers, and what a person reads when something is refused or away."""

from __future__ import annotations

import logging
import uuid

from fastapi import Depends, FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from gateway.refusals import record_refusal
from models.access import Denied
from models.errors import Refused, Unreachable
from web.board_live import Live
from web.house import House
from web.pages import show
from web.routes import (
    agenda,
    answering,
    board,
    board_lists,
    documents,
    home,
    nota,
    people,
    post,
    receipts,
    region,
    regions,
    sign_in,
    signatures,
    steering,
    tasks,
    uploads,
)
from web.security import Headers, guarded, headers
from web.static_files import Static
from web.visitor import SignInFirst, visitor_of, way_in

ROUTERS = (
    sign_in.router,
    home.router,
    answering.router,
    nota.router,
    tasks.router,
    receipts.router,
    documents.router,
    uploads.router,
    board.router,
    board_lists.router,
    steering.router,
    region.router,
    post.router,
    people.router,
    agenda.router,
    regions.router,
    signatures.router,
)
"""The routes of every topic, in the order in which addresses are tried."""
log = logging.getLogger(__name__)


def application(house: House) -> FastAPI:
    """The pages of *house*."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(guarded)])
    app.state.house = house
    app.state.live = Live(house.engine)
    app.mount("/static", Static())
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(Headers, secure=house.secure)
    app.add_exception_handler(SignInFirst, _sign_in)
    app.add_exception_handler(Denied, _denied)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Unreachable, _away)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(Exception, _broken)
    return app


def _sign_in(request: Request, _: Exception) -> Response:
    return RedirectResponse(way_in(request), 303)


def _denied(request: Request, error: Exception) -> Response:
    """Whoever looks where they have no part is told for whom it is, and it is on record."""
    house: House = request.app.state.house
    visitor = visitor_of(request, house)
    place = request.path_params.get("journey") or request.path_params.get("cohort") or ""
    person = visitor.person if visitor else ""
    record_refusal(house.engine, str(error), journey=place, person=person, kind="access", message="")
    return show(request, "refused.html", status=403, alert=str(error))


def _refused(request: Request, error: Exception) -> Response:
    return show(request, "refused.html", status=422, alert=str(error))


def _away(request: Request, error: Exception) -> Response:
    return show(request, "away.html", status=503, alert=str(error))


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return show(request, "missing.html", status=status)


def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours: what is known goes to the log, the person gets a number by which it is found there."""
    number = uuid.uuid4().hex[:8]
    log.error("fault %s at %s", number, request.scope.get("route") or "no route", exc_info=error)
    page = show(request, "broken.html", status=500, number=number)
    page.headers.update(headers(request.app.state.house.secure))  # no middleware sees this answer
    return page
