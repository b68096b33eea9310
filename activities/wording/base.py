"""What every kind of letter has in common: typed words, with names in the place of ids, and a sample."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from datetime import UTC, date, datetime
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from models.calendar import LocalDeadline
from models.people import Role


def _called(person: str, info: ValidationInfo) -> str:
    return str((info.context or {}).get(person, person))


Name = Annotated[str, AfterValidator(_called)]
"""A person, a region or an institution as people know it; an id stands where no name is given."""


class Words(BaseModel):
    """What one kind of letter may say of its fact, beside what every letter says of its reader and its region.

    Fields of the fact that no template uses are left out. A field that older facts do not have has a default.
    """

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)

    letter: ClassVar[str]
    """The kind; also the folder of its templates."""
    reader: ClassVar[Role] = Role.OFFICER
    """Who reads the sample."""
    stage: ClassVar[str] = "masterplan"
    """In which stage the sample is written."""
    of_cohort: ClassVar[bool] = False
    """Whether the sample is about a cohort as a whole."""

    @classmethod
    @abstractmethod
    def sample(cls) -> Self:
        """Words of this kind that are obviously a sample's."""

    @classmethod
    def sample_for(cls, language: str) -> Self:
        """The sample for a reader of *language*; the same for all, unless the fact itself holds sentences."""
        return cls.sample()


AT = datetime(2026, 6, 24, 1, 0, tzinfo=UTC)
DUE = LocalDeadline(day=date(2026, 6, 30), zone="Asia/Jayapura")
LATER = LocalDeadline(day=date(2026, 7, 14), zone="Asia/Jayapura")
DIGEST = hashlib.sha256(b"contoh").hexdigest()
OTHER_DIGEST = hashlib.sha256(b"contoh lain").hexdigest()
OFFICER, MENTOR, REVIEWER = "Narahubung Contoh", "Pembimbing Contoh", "Penelaah Contoh"
NOTE = "Ini catatan contoh: tabel 3 belum memuat tahun anggaran.\nMohon dilengkapi."
MINUTES, DECREE = "BA-01/CONTOH/2026", "SK-01/CONTOH/2026"
