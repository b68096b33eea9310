"""Mail that came back: delivery reports (RFC 3464) read, checked against the outbox, and taken."""
