"""The speed of answers over HTTP: this site beside nginx, Datasette and a plain DRF project.

``python -m tests.bench.http`` makes the records, serves each by every server at once, asks all
of them in turn, and prints tables with ratios, floors and aims.
"""
