"""Plain data and pure rules of the programme: pydantic and the standard library only."""
