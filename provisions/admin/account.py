"""Staff accounts and their roles: deactivated, never deleted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from provisions.admin.lists import SafeLists

DEACTIVATE = (
    "Accounts are deactivated, not deleted: take the tick from “Active”. The record keeps the "
    "name under which each revision was made, whatever becomes of the account."
)
# Who may grant these could grant everything, so only superusers may.
GRANTS = ("is_superuser", "groups", "user_permissions")

admin.site.unregister(User)
admin.site.unregister(Group)


class GrantedRows(forms.ModelMultipleChoiceField):
    """Rows chosen from a list; a key that no column can hold is no choice, either."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            words, code = self.error_messages["invalid_pk_value"], "invalid_pk_value"
            raise ValidationError(words, code=code, params={"pk": "…"}) from None


class Granting(admin.ModelAdmin):
    """A page on which rows are granted."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        kwargs = {"form_class": GrantedRows, **kwargs}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(User)
class AccountAdmin(Granting, SafeLists, UserAdmin):
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Access", {"fields": ("is_active", "is_staff", *GRANTS), "description": DEACTIVATE}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "is_active", "is_staff", "last_login")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *GRANTS)


@admin.register(Group)
class RoleAdmin(Granting, SafeLists, GroupAdmin):
    """A set of permissions that accounts share."""
