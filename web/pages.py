"""Writes pages: the templates with their words, filters and what the frame of every page needs."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from models import words
from models.people import Role
from queries.refusing import refusal
from web.filters import filters
from web.visitor import Visitor, visitor_of
from web.wording import LANGUAGES, TEMPLATES, preferred, wording

STATIC = Path(__file__).resolve().parent / "static"
LANGUAGE_COOKIE = "bahasa"


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.install_gettext_translations(wording(language), newstyle=True)  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update(filters(language))
    for name in ("step", "stage", "role", "outcome", "event", "verdict", "vote", "letter", "method"):
        environment.globals[f"{name}_label"] = partial(getattr(words, f"{name}_label"), language=language)
    environment.globals.update(asset=asset, languages=LANGUAGES, Role=Role)
    return environment


@cache
def asset(name: str) -> str:
    """The address of a file that pages load, with a mark of its content, so that browsers may keep it."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def language_of(request: Request, visitor: Visitor | None) -> str:
    """The language in which a page is shown: the session's, else the browser's choice."""
    if visitor is not None:
        return visitor.language
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", ""))


def part(template: str, language: str, **values: Any) -> Markup:
    """A piece of a page that is the same for all who read it in *language*, and so may be kept."""
    return Markup(_environment(language).get_template(template).render(values))


def show(
    request: Request, template: str, visitor: Visitor | None = None, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """The page that *template* makes of *values*; who looks at it is found out unless given.

    An ``alert`` is a refusal's own sentence; it is said in the page's language.
    """
    visitor = visitor or visitor_of(request, request.app.state.house)
    language = language_of(request, visitor)
    frame = {
        "language": language,
        "visitor": visitor,
        "csrf": visitor.csrf if visitor else "",
        "path": request.url.path,
        "alert": None,
        "now": request.app.state.house.now(),
    }
    if values.get("alert"):
        values["alert"] = refusal(values["alert"], language)
    page = _environment(language).get_template(template)
    return HTMLResponse(page.render({**frame, **values}), status_code=status)
