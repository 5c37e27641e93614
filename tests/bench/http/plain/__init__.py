"""A plain REST project over the tables of the record, as its framework's tutorials teach it.

Models without rules, history or second clock; a ModelViewSet a noun; nested serializers, and
every relation that they name prefetched. It runs on the same server as the site.
"""
