"""The speed of the past, measured on records of up to 1,000,000 history rows.

``python -m tests.bench`` makes the records, asks each of them for pages in turn, and prints a
table with ratios. The records are for speed only: their words repeat, and their digests are
made up.
"""
