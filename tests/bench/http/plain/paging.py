"""Pages by cursor, as the framework brings them."""

from rest_framework.pagination import CursorPagination


class ByPublicId(CursorPagination):
    ordering = "slug"
    page_size = 50
