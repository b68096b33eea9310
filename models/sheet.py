"""The data sheet: a region's four parameters as the candidates' file gave them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.values import Key, Points, Title, Value, digest_of

ParameterName = Literal["performance", "sustainability", "green", "kkd"]
"""Indeks Kota Berkinerja Tinggi, Kota Berkelanjutan, Kota Hijau; kemampuan keuangan daerah (KKD)."""

OWNERS: dict[ParameterName, str] = {
    "performance": "Kemendagri",
    "sustainability": "Bappenas",
    "green": "Kementerian PUPR",
    "kkd": "Kemendagri",
}

CATEGORIES: tuple[Key, ...] = ("sangat-rendah", "rendah", "sedang", "tinggi", "sangat-tinggi")
"""KKD as an ordered category, from low to high."""


SheetYear = Annotated[int, Field(ge=2000, le=2100)]
"""The year of a figure."""


class Parameter(Value):
    """One parameter with year, source and owner: a percentage, 0 to 100, or an ordered category such as *sedang*.

    With neither it is missing: the ministry published none for this region.
    """

    name: ParameterName
    value: Points | None = None
    category: Key | None = None
    year: SheetYear
    source: Title
    owner: Title

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.value is not None and self.category is not None:
            raise ValueError(f"{self.name} is {self.value} and {self.category} at once; a number or a category")
        return self


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
        return digest_of(self.model_dump(mode="json", exclude_none=True))
