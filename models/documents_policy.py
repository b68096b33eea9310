"""What may be handed in, how much of it, and how an upload that was begun in time counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field

from models.values import Policy

MEGABYTE = 1024 * 1024
DocumentKind = Literal["pdf", "png", "jpeg", "xlsx", "docx", "text"]
"""What a document is by its content, whatever its name says; a CSV file is text."""
KINDS: tuple[DocumentKind, ...] = ("pdf", "png", "jpeg", "xlsx", "docx", "text")


class DocumentsPolicy(Policy):
    """The limits of documents; every default is ours."""

    kinds: tuple[DocumentKind, ...] = Field(default=KINDS, min_length=1, max_length=len(KINDS))
    max_megabytes: int = Field(default=50, ge=1, le=100)
    """Of one document."""
    quota_megabytes: int = Field(default=2000, ge=1, le=100_000)
    """Of everything that one person has handed in or is handing in."""
    open_uploads: int = Field(default=20, ge=1, le=200)
    """How many documents one person may be handing in at the same time."""
    upload_grace_minutes: int = Field(default=30, ge=0, le=24 * 60)
    """How long after its upload a document may be named in a message that counts from when the upload began."""

    @property
    def grace(self) -> timedelta:
        """How long an upload's beginning counts after its end."""
        return timedelta(minutes=self.upload_grace_minutes)

    @property
    def max_bytes(self) -> int:
        """The largest size of one document."""
        return self.max_megabytes * MEGABYTE
