"""Lists of the desk: what they filter by, and that no address can break them."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import QuerySet
from django.forms import Field
from django.http import HttpRequest

from provisions.models import Entry
from provisions.vocabulary import STATE

LONGEST_SEARCH = 200
MOST_SEARCH_WORDS = 10
FILTER_TAILS = ("", "__exact", "__id__exact", "__isnull")


class StateFilter(SimpleListFilter):
    """Rows that stand, or rows that were withdrawn."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(word.code, word.label) for word in STATE]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(state=self.value()) if self.value() in STATE else queryset


class StandingFilter(SimpleListFilter):
    """Ledger entries that count, that a correction replaced, or that were withdrawn."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("in_force", "in force"), ("replaced", "replaced"), ("retracted", "retracted")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "in_force":
                return queryset.in_force()
            case "replaced":
                rows: Any = queryset.model.objects.in_force()
                return queryset.published().exclude(pk__in=rows.values("pk"))
            case "retracted":
                return queryset.tombstones()
        return queryset


class YearFilter(SimpleListFilter):
    """The year from which a dated row counts."""

    title = "year"
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        days = model_admin.model.objects.dates("sort_day", "year", order="DESC")
        return [(f"{day:%Y}", f"{day:%Y}") for day in days]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        offered = {str(value) for value, _ in self.lookup_choices}
        if self.value() in offered:
            return queryset.filter(sort_day__year=int(self.value() or 0))
        return queryset


class SafeLists(ModelAdmin):
    """A list and a search that answer whatever stands in the address, and delete nothing."""

    actions = None
    list_per_page = 50
    list_max_show_all = 500
    # Lookups that links of the desk use beside those of its filters.
    list_lookups: tuple[str, ...] = ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        allowed = set(self.list_lookups)
        wanted: Any
        for wanted in self.get_list_filter(request):
            if isinstance(wanted, type) and issubclass(wanted, SimpleListFilter):
                allowed.add(str(wanted.parameter_name))
            else:
                name = wanted if isinstance(wanted, str) else wanted[0]
                allowed.update(f"{name}{tail}" for tail in FILTER_TAILS)
        return lookup in allowed

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Refuse what a database cannot be asked; the list then opens without filters."""
        if any("\x00" in text for key, texts in request.GET.lists() for text in (key, *texts)):
            raise IncorrectLookupParameters
        try:
            return super().get_changelist_instance(request)
        except DisallowedModelAdminLookup as error:
            raise IncorrectLookupParameters from error

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, searched(search_term))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Take from the address what its fields accept; leave the rest out."""
        initial: dict[str, Any] = {}
        for name, text in request.GET.items():
            field = self._field_of(name, request)
            if field is not None and _accepts(field, str(text)):
                initial[name] = text
        return initial

    def _field_of(self, name: str, request: HttpRequest) -> Field | None:
        try:
            field: Any = self.opts.get_field(name)
        except FieldDoesNotExist:
            return None
        if not getattr(field, "editable", False) or field.many_to_many:
            return None
        made: Field | None = self.formfield_for_dbfield(field, request)
        return made


def searched(text: str) -> str:
    """Return as much of what stands in a search box as is searched for."""
    return " ".join(text.replace("\x00", " ")[:LONGEST_SEARCH].split()[:MOST_SEARCH_WORDS])


def _accepts(field: Field, text: str) -> bool:
    try:
        field.clean(text)
    except ValidationError:
        return False
    return True


def standing(row: Any) -> str:
    """Say how a row stands, in the words of the list filters."""
    if row.state != "published":
        return STATE[row.state].label
    if isinstance(row, Entry):
        return "in force" if row.stands else "replaced"  # type: ignore[attr-defined]
    return STATE[row.state].label
