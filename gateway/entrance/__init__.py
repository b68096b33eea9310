"""Who comes in at the pages: mailed links with typed codes, and the sessions that they open."""
