"""The shape of an error (RFC 9457)."""

from __future__ import annotations

from rest_framework import serializers


class ProblemShape(serializers.Serializer):
    """What was wrong with a request."""

    type = serializers.CharField(help_text="Always about:blank: the status says it all.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What was wrong, in words.")
    parameter = serializers.CharField(
        required=False, help_text="The query parameter that was wrong, where one was."
    )
    request_id = serializers.CharField(
        required=False, help_text="Of a fault of ours (500): the word by which to report it."
    )
