"""Which fields of messages hold the digest of a stored document; pure."""

from __future__ import annotations

DOCUMENT_FIELDS = ("letter", "document", "list_digest", "decree", "digest_of_text", "scan", "mandate")
"""Fields of messages that hold a stored document's digest."""
SHEETS = {"commitment": "sheet", "self-score": "evidence", "check-service": "evidence"}
"""Messages in which a field is a document that elsewhere is a digest of ours."""
ROWS = {"realisation": ("rows", "evidence"), "egov-services": ("services", "evidence")}
"""Messages in which each row of a field has a document, and under which name."""


def holds_document(kind: str, field: str) -> bool:
    """Whether *field* of a message of *kind* holds the digest of a stored document."""
    return field in DOCUMENT_FIELDS or SHEETS.get(kind) == field
