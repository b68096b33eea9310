"""Where somebody begins: the board for whoever steers, the tasks for everybody else."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from models.people import Role
from web.visitor import SignedIn

router = APIRouter()


@router.get("/")
def home(visitor: SignedIn) -> RedirectResponse:
    """Lead a visitor to where they belong."""
    return RedirectResponse("/angkatan" if visitor.has(Role.COORDINATOR, Role.OPERATOR) else "/tugas", 303)
