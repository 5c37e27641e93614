"""Answers made once: kept as finished bytes for one state of the record, and served before Django.

Nothing here knows a page or a noun. What may be kept is what the site itself calls public and
gives an entity tag; how long, is until the record, the day or the release is another.
"""
