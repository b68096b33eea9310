"""The child process that parses a workbook: ``python -m gateway.workbook MEMORY CPU SHEET ROWS``, the file on stdin.

It loads nothing of Seratus but this folder, takes no more memory and time than it is told, and knows no policy and no
region: it prints, as JSON, what stands in which cell, or in one sentence why that cannot be said.
"""
