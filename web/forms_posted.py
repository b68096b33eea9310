"""What a form without files has sent, as plain text by name."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request


async def posted(request: Request) -> dict[str, str]:
    """The form's fields; of a name that comes several times the last one. Files are no text and are left out."""
    form = await request.form()
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Posted = Annotated[dict[str, str], Depends(posted)]
