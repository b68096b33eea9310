"""The names of the task queues, in one place."""

JOURNEYS = "journeys"
"""Workflows of journeys; versioned where a build id is set."""
REGISTER = "register"
"""The register's activities; unversioned, so that a pinned journey always gets today's table code."""
MAIL = "mail"
"""The relay and the `Post` workflow; unversioned."""
