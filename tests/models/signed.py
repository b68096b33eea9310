"""Kota Bogor with its MoU to be signed, half signed, and concluded."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.journey import Results
from models.messages.mou import Capacity
from models.people import Role
from models.progress.mou import MouProgress
from models.progress.training import TrainingProgress
from models.signature import SignatureEntry
from tests.models.samples import A, C
from tests.models.scene import COORDINATOR, HEAD, Scene, scene

SIGNED = "pesan-tanda-tangan"
ENTRY = SignatureEntry(
    message=SIGNED,
    entered_by=COORDINATOR,
    role=Role.HEAD,
    signatory=HEAD,
    capacity=Capacity.DEFINITIF,
    signed_on=date(2018, 5, 7),
    method="paper",
    number_programme="45/2018",
    scan=C,
)


def signing(**changes: Any) -> Scene:
    """Kota Bogor has a text; the head is to sign."""
    return scene("mou", MouProgress(step="signing", text=A, versions=1, **changes))


def half_signed(**changes: Any) -> Scene:
    """The head has signed; the programme's signatory is to sign."""
    return signing(**{"signed": {"head": HEAD}, "signatures": {"head": ENTRY}, **changes})


def trained(**changes: Any) -> Scene:
    """The MoU is concluded, the training has begun."""
    here = scene("training", TrainingProgress())
    here.state.results = Results(mou_text=A, signatures=(ENTRY,)).model_copy(update=changes)
    return here
