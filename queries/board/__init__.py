"""A whole cohort at a glance: read in a few queries, kept while nothing new is recorded, looked at by filters."""
