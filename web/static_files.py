"""Files that pages load: our own and vendored ones, never from elsewhere."""

from __future__ import annotations

from os import PathLike
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from web.pages import STATIC


class Static(StaticFiles):
    """The folder of files; what is asked for with the mark of its content may be kept for a year."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def file_response(self, full_path: PathLike[str] | str, *args: Any, **more: Any) -> Response:
        """A file, with how long a browser may keep it."""
        response = super().file_response(full_path, *args, **more)
        scope: Scope = args[1]
        marked = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if marked else "no-cache"
        return response
