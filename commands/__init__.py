"""The command line, one file per topic; `starter.py` mounts them. Heavy imports sit inside the commands."""
