"""The names of the search attributes by which Temporal's own pages list journeys and cohorts."""

from __future__ import annotations

from datetime import datetime

COHORT = "SeratusCohort"
REGION = "SeratusRegion"
PROVINCE = "SeratusProvince"
DUE = "SeratusDue"
NO_DUE = datetime.fromisoformat("9999-01-01T00:00:00+00:00")
"""Stands for no date: a journey that is paused, resting or ended sorts last."""
