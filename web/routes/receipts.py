"""The receipt of what somebody has sent."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from queries.receipts import receipt_page
from queries.tasks import tasks
from web.house import TheHouse
from web.pages import show
from web.routes.tasks import address
from web.visitor import SignedIn

router = APIRouter()


@router.get("/tanda-terima/{journey:path}/{message}")
def receipt(request: Request, journey: str, message: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show the receipt of a message, and the next task."""
    page = receipt_page(house.engine, journey, message, visitor.person, visitor.language)
    left = tasks(house.engine, visitor.person, house.now()) if page.number is not None else []
    return show(
        request,
        "receipt.html",
        visitor,
        page=page,
        following=left[0] if left else None,
        left=len(left),
        address=address,
    )
