"""Imported by what serves the site, before anything that counts: its processes count together."""

from config.watch.together import count_together

PLACE = count_together()
