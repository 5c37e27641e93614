"""Text as the record accepts it: plain, visible, and links that lead where they say."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provisions.spoken import alike

validate_public_id = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
    "A public id holds lower-case letters, digits and single hyphens only.",
)

# What Unicode keeps for programs: pages tell the languages of their texts by them.
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
# Bidirectional overrides, isolates and marks, zero-width characters, the byte order mark.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKS_IN_A_ROW = 4


def validate_plain_text(value: str) -> None:
    """Refuse control, invisible and unpaired characters, and stacked accents."""
    marks = 0
    for character in value:
        category = unicodedata.category(character)
        if category == "Cc" and character != "\n":
            code = {"code": f"U+{ord(character):04X}"}
            raise ValidationError(_("This text holds the control character %(code)s.") % code)
        if category == "Cs":
            raise ValidationError(_("This text holds half of a character pair (a lone surrogate)."))
        marks = marks + 1 if category == "Mn" else 0
        if marks > _MARKS_IN_A_ROW:
            raise ValidationError(
                _("This text stacks more accents on one letter than any language needs.")
            )
    if match := _INVISIBLE.search(value) or _NONCHARACTERS.search(value):
        code = {"code": f"U+{ord(match[0]):04X}"}
        raise ValidationError(_("This text holds the invisible character %(code)s.") % code)


def validate_web_address(value: str) -> None:
    """Accept http and https addresses of a named host, without a user name in them."""
    validate_plain_text(value)
    URLValidator(schemes=["http", "https"])(value)
    parts = urlsplit(value)
    if parts.username is not None or parts.password is not None:
        raise ValidationError(
            _("This address holds a user name, which can hide where a link leads.")
        )
    if "\\" in value:
        raise ValidationError(
            _("This address holds a backslash, which browsers read in different ways.")
        )


def _settled(value: Any) -> Any:
    """Return text as it is stored: composed (NFC), trimmed, line ends as \\n."""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


class LineField(models.CharField):
    """One line of plain text."""

    default_validators = [validate_plain_text]

    def to_python(self, value: Any) -> Any:
        return _settled(super().to_python(value))

    def run_validators(self, value: Any) -> None:
        super().run_validators(value)
        if isinstance(value, str) and "\n" in value:
            raise ValidationError(_("This text must be a single line."))


class ProseField(models.TextField):
    """Plain text of several lines, up to ``max_length`` characters."""

    default_validators = [validate_plain_text]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4000)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        return _settled(super().to_python(value))

    def run_validators(self, value: Any) -> None:
        super().run_validators(value)
        if self.max_length and isinstance(value, str) and len(value) > self.max_length:
            count = len(value)
            words = ngettext(
                "This text has %(count)s character; at most %(most)s are allowed.",
                "This text has %(count)s characters; at most %(most)s are allowed.",
                count,
            )
            raise ValidationError(words % {"count": count, "most": self.max_length})


class ItemsField(ProseField):
    """A short list of plain-text items, stored one per line."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            value = "\n".join(str(item) for item in value)
        text = super().to_python(value)
        return "\n".join(filter(None, (line.strip() for line in (text or "").split("\n"))))


def items(text: str) -> list[str]:
    """Return the items of an ItemsField's stored text, each in the language of the text."""
    return alike(text, text.split("\n")) if text else []


class WebAddressField(models.CharField):
    """An http or https address."""

    default_validators = [validate_web_address]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        return _settled(super().to_python(value))
