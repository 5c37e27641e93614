"""Leaves and checkpoints: what the digests of the record are computed from."""

from __future__ import annotations

from rest_framework import serializers


class LeafShape(serializers.Serializer):
    """What a revision's digest covers of one row that it touched."""

    position = serializers.IntegerField(help_text="Place in the revision, from 0.")
    noun = serializers.CharField()
    row = serializers.CharField(help_text="The row's public id.")
    digest = serializers.CharField(help_text="SHA-256 of the salt's bytes and the payload, in hex.")
    salt = serializers.CharField(
        allow_null=True, help_text="16 random bytes in hex; null where the content was redacted."
    )
    payload = serializers.CharField(
        allow_null=True,
        help_text="The canonical form, byte for byte in UTF-8; null where it was redacted.",
    )
    resealed_by = serializers.IntegerField(
        allow_null=True, help_text="The revision that redacted the content, where one did."
    )


class CheckpointShape(serializers.Serializer):
    """The last revision of the record, signed with a key that is kept outside the database."""

    note = serializers.CharField(help_text="The signed note (C2SP signed-note, Ed25519).")
    public_key = serializers.CharField(help_text="The key that signed it, as verifiers take it.")
    number = serializers.IntegerField(help_text="The last revision that it covers.")
    digest = serializers.CharField(help_text="That revision's digest, in hex.")
    recorded_at = serializers.DateTimeField(help_text="When that revision was recorded.")
