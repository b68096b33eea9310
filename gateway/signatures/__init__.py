"""The signatures of one ceremony from a table: read, checked, matched with their journeys, and sent."""
