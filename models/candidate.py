"""A candidate: a region with its data sheet and the people who speak for it, as the candidates' file gives them."""

from __future__ import annotations

from pydantic import Field

from models.journey import Region
from models.sheet import DataSheet
from models.values import Title, Value


class Contact(Value):
    """Somebody in the region's offices who can be written to; several may share a mailbox (*narahubung daerah*)."""

    name: Title
    address: str = Field(max_length=254)
    phone: str | None = Field(default=None, pattern=r"^[0+][0-9 ()-]{5,28}[0-9]$")


class Candidate(Value):
    """A region that may be selected, its four parameters and its contacts."""

    region: Region
    sheet: DataSheet
    contacts: tuple[Contact, ...] = Field(min_length=1, max_length=5)
