"""Words about the memorandum of understanding (*nota kesepahaman*) and the record of its signatures."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from activities.wording.base import DIGEST, NOTE, OTHER_DIGEST, Name, Words
from models.people import Role

HEAD = "Kepala Daerah Contoh"


class SignatureWords(BaseModel):
    """One signature as it is told: who, in which capacity, when, and what else is known of it."""

    model_config = ConfigDict(frozen=True)

    signatory: Name
    role: Role
    capacity: str
    signed_on: date
    place: str | None = None
    method: str | None = None
    number_region: str | None = None
    number_programme: str | None = None


class MouInvitationWords(Words):
    """The invitation to sign, which is a formal letter; it names nothing of its fact."""

    letter, reader, stage = "mou-invitation", Role.HEAD, "mou"

    @classmethod
    def sample(cls) -> Self:
        """No fields."""
        return cls()


class MouConcludedWords(Words):
    """Everybody has signed the text with this digest."""

    letter, stage = "mou-concluded", "mou"
    text: str
    signatures: tuple[SignatureWords, ...] = ()

    @classmethod
    def sample(cls) -> Self:
        """Two signatures, one with all that can be known of it."""
        head = SignatureWords(signatory=HEAD, role=Role.HEAD, capacity="definitif", signed_on=date(2026, 5, 8))
        programme = SignatureWords(
            signatory="Penanda Tangan Contoh",
            role=Role.SIGNATORY,
            capacity="Plt.",
            signed_on=date(2026, 5, 8),
            place="Kota Contoh",
            method="paper",
            number_region="120/CONTOH/2026",
            number_programme="45/CONTOH/2026",
        )
        return cls(text=DIGEST, signatures=(head, programme))


class SignaturesVoidedWords(Words):
    """A new text: the signatures under the old one count no longer."""

    letter, stage = "signatures-voided", "mou"
    persons: tuple[Name, ...]
    text: str
    old_text: str

    @classmethod
    def sample(cls) -> Self:
        """Two texts."""
        return cls(persons=(HEAD, "Penanda Tangan Contoh"), text=DIGEST, old_text=OTHER_DIGEST)


class SignatureUndoneWords(Words):
    """The entry of a signature was a mistake."""

    letter, stage = "signature-undone", "mou"
    signatory: Name
    role: Role
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """A scan of another region."""
        return cls(signatory=HEAD, role=Role.HEAD, reason="Ini alasan contoh: pindaian milik daerah lain.")


class Amendment(BaseModel):
    """One detail of a signature, as it was and as it is; a day where the detail is one, None where it is not known."""

    model_config = ConfigDict(frozen=True)

    detail: str
    before: date | str | None
    after: date | str | None


class SignatureAmendedWords(Words):
    """The record of a signature was set right; ``before`` and ``after`` hold the changed details."""

    letter, stage = "signature-amended", "training"
    signatory: Name
    role: Role
    before: dict[str, str | None]
    after: dict[str, str | None]
    reason: str

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """The changed details in the order of the record."""
        return tuple(
            Amendment(detail=detail, before=_value(detail, self.before.get(detail)), after=_value(detail, value))
            for detail, value in self.after.items()
        )

    @classmethod
    def sample(cls) -> Self:
        """A day and a number that was not known."""
        before = {"signed_on": "2026-05-08", "number_region": None}
        after = {"signed_on": "2026-05-09", "number_region": "121/CONTOH/2026"}
        return cls(signatory=HEAD, role=Role.HEAD, before=before, after=after, reason=NOTE)


def _value(detail: str, value: str | None) -> date | str | None:
    return date.fromisoformat(value) if value and detail == "signed_on" else value
