"""The data sheet: a region's four parameters as the candidates' file gave them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from models.values import Title, Value, digest_of

ParameterName = Literal["performance", "sustainability", "green", "kkd"]
"""Indeks Kota Berkinerja Tinggi, Kota Berkelanjutan, Kota Hijau; kemampuan keuangan daerah (KKD)."""

OWNERS: dict[ParameterName, str] = {
    "performance": "Kemendagri",
    "sustainability": "Bappenas",
    "green": "Kementerian PUPR",
    "kkd": "Kemendagri",
}


class Parameter(Value):
    """One parameter's value with year, source and owner; an index is a percentage, 0 to 100."""

    name: ParameterName
    value: Decimal = Field(ge=0, le=100, decimal_places=2)
    year: int = Field(ge=2000, le=2100)
    source: Title
    owner: Title


class DataSheet(Value):
    """The four parameters of one region."""

    parameters: tuple[Parameter, ...]

    @model_validator(mode="after")
    def _all_four_once(self) -> Self:
        names = [parameter.name for parameter in self.parameters]
        if sorted(names) != sorted(OWNERS):
            raise ValueError(f"a data sheet has {', '.join(OWNERS)} once each, not {', '.join(names) or 'nothing'}")
        return self

    @property
    def digest(self) -> str:
        """The SHA-256 of the sheet's content; what a region confirms is exactly this."""
        return digest_of(self.model_dump(mode="json"))
