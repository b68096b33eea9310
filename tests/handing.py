"""A region that hands in documents: its officer, a journey on record, and a clock that the test moves."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from activities.database import writing
from gateway.files import Files
from gateway.pieces import PIECE
from gateway.registry import Person, Registry
from gateway.upload_rules import Announced
from gateway.uploads import Upload, Uploads
from models.documents_policy import DocumentsPolicy
from models.people import Role
from models.tables import JourneyRow
from tests.world import journey_state

OFFICER = "narahubung.contoh"
STEP = "masterplan#1v1"


class Handing:
    """One officer's uploads for one journey, under limits that the test sets."""

    def __init__(self, engine: Engine, folder: Path, **limits: object) -> None:
        policy = DocumentsPolicy.model_validate(limits)
        state = journey_state()
        self.state = state.model_copy(update={"policy": state.policy.model_copy(update={"documents": policy})})
        self.engine = engine
        self.files = Files(engine, folder)
        self.now = datetime.now(UTC)
        self.uploads = Uploads(engine, self.files, lambda: self.now)
        row = JourneyRow(
            journey=self.state.id,
            cohort=self.state.cohort,
            region=self.state.region.id,
            state=self.state.model_dump_json(),
        )
        with writing(engine) as session:
            session.add(row)
        self.enter(OFFICER, Role.OFFICER)

    def enter(self, id: str, role: Role | None) -> str:
        """Enter a sample person with a role in the journey, or with none."""
        first = Person(id="pendiri.contoh", name="Pendiri (contoh)", address="pendiri@contoh.example")
        person = Person(id=id, name=f"{id} (contoh)", address=f"{id.removesuffix('.contoh')}@contoh.example")
        entries = [(first, Role.OPERATOR, ""), (person, role, self.state.id if role else "")]
        Registry(self.engine).enter(entries, first.id)
        return id

    def order(self, content: bytes, name: str = "buku-1.pdf", *, known: bool = True) -> Announced:
        """What announces *content*, its SHA-256 with it if that is *known* beforehand."""
        sha256 = hashlib.sha256(content).hexdigest() if known else None
        return Announced(journey=self.state.id, step=STEP, name=name, size=len(content), sha256=sha256)

    def put(self, upload: Upload, content: bytes, *numbers: int, person: str = OFFICER) -> Upload:
        """Send the pieces of these *numbers*."""
        for number in numbers:
            piece = content[number * PIECE : (number + 1) * PIECE]
            upload = self.uploads.put(person, upload.id, number, piece, hashlib.sha256(piece).hexdigest())
        return upload

    def handed_in(self, content: bytes, *, lasting: timedelta = timedelta(), known: bool = True) -> str:
        """Hand *content* in by pieces, which takes a while, and return its SHA-256."""
        upload = self.uploads.begin(OFFICER, self.order(content, known=known))
        self.put(upload, content, *range(upload.count))
        self.now += lasting
        return self.uploads.finish(OFFICER, upload.id).digest or ""
