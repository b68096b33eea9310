"""Measurements of Seratus, each on a server and a database of its own; figures are compared within one run only."""
