"""A cohort lived through in minutes: scripted sample people on the same server, with the same code."""
