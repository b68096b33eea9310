"""One signature of the MoU in full: what it must say, and how it is kept; pure."""

from __future__ import annotations

from models.errors import Refused
from models.messages.base import MessageId
from models.messages.mou import Capacity, Method, Signature
from models.people import Role
from models.values import Day, Digest, Number, PersonId, Title, Value


class SignatureEntry(Value):
    """A signature as it stands on record: ``message`` is the `sign` message that entered it, by ``entered_by``."""

    message: MessageId
    entered_by: PersonId
    role: Role
    signatory: PersonId
    capacity: Capacity
    signed_on: Day
    method: Method | None = None
    place: Title | None = None
    number_region: Number | None = None
    number_programme: Number | None = None
    scan: Digest | None = None
    mandate: Digest | None = None


def entry_of(signature: Signature, role: Role) -> SignatureEntry:
    """*signature*, given as *role*, as it is kept."""
    said = signature.model_dump(exclude={"id", "kind", "person", "received_at", "text"})
    return SignatureEntry(message=signature.id, entered_by=signature.person, role=role, **said)


def check_complete(signature: Signature) -> None:
    """Refuse a signature that lacks what its method or its capacity asks for.

    Raises:
        Refused: no method; a paper or BSrE signature without its scan; one in the system that somebody else sends;
            an acting capacity without its mandate. Place and numbers may be given; a number is never made up.
    """
    who, method = signature.signatory, signature.method
    if method is None:
        raise Refused(f"the signature of {who} does not say how it was given; method is paper, system or bsre")
    if method == "system" and signature.person != who:
        raise Refused(
            f"{signature.person} cannot sign in the system for {who}; {who} sends that, "
            "a coordinator enters what was signed on paper or by BSrE"
        )
    if method == "paper" and signature.scan is None:
        raise Refused(f"the paper signature of {who} has no scan; hand in the scanned page and name it as scan")
    if method == "bsre" and signature.scan is None:
        raise Refused(f"the BSrE signature of {who} has no scan; hand in the signed PDF and name it as scan")
    if signature.capacity is not Capacity.DEFINITIF and signature.mandate is None:
        raise Refused(
            f"{who} signs as {signature.capacity} and names no mandate; an acting capacity needs one, "
            f"{Capacity.DEFINITIF} needs none"
        )
