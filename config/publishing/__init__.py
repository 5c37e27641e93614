"""The site as files: for nginx to serve, and as an archive that opens with no network.

Every answer is made by the site itself, from one state of the record; nothing here knows a page.
"""
