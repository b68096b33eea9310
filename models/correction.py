"""What the record says of a concluded MoU's signatures, set right in any later stage; pure."""

from __future__ import annotations

from typing import Any

from models.errors import Refused
from models.facts import SignatureAmended
from models.journey import JourneyState
from models.messages.record import SignatureCorrection
from models.progress.base import check_past
from models.signature import SignatureEntry

CORRECTABLE = ("signed_on", "place", "number_region", "number_programme", "scan")
"""What may be corrected; who signed which text, how, in which capacity and by which mandate is the signature itself."""


def check_correction(correction: SignatureCorrection, state: JourneyState) -> None:
    """Refuse a correction before the MoU is concluded, of a signature that is not there, or of nothing."""
    entry = _entry(correction, state)
    if not _changes(correction, entry):
        raise Refused(
            f"nothing on record about the signature of {entry.signatory} would change; "
            f"name a new value of {', '.join(CORRECTABLE)}"
        )
    if correction.signed_on:
        check_past("the signature", correction.signed_on, correction, state)


def correct(correction: SignatureCorrection, state: JourneyState) -> SignatureAmended:
    """Put the checked *correction* into the state; the fact that holds the old values and the new ones."""
    entry = _entry(correction, state)
    changes = _changes(correction, entry)
    fresh = entry.model_copy(update=changes)
    state.results.signatures = tuple(fresh if each is entry else each for each in state.results.signatures)
    return SignatureAmended(
        role=entry.role,
        signatory=entry.signatory,
        before={name: _plain(getattr(entry, name)) for name in changes},
        after={name: _plain(value) for name, value in changes.items()},
        reason=correction.reason,
    )


def _entry(correction: SignatureCorrection, state: JourneyState) -> SignatureEntry:
    if state.results.mou_text is None:
        raise Refused(
            f"the MoU of {state.region.name} is not concluded yet; allowed: unsign, which undoes a mistaken entry, "
            "and after that the right one"
        )
    entries = {entry.signatory: entry for entry in state.results.signatures}
    if correction.signatory not in entries:
        known = ", ".join(entries) or "none, because it was concluded before these were kept"
        raise Refused(
            f"there is no signature of {correction.signatory} whose record can be corrected here; there is {known}"
        )
    return entries[correction.signatory]


def _changes(correction: SignatureCorrection, entry: SignatureEntry) -> dict[str, Any]:
    """The fields for which *correction* names another value than *entry* holds."""
    given = {name: getattr(correction, name) for name in CORRECTABLE}
    return {name: value for name, value in given.items() if value not in (None, getattr(entry, name))}


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)
