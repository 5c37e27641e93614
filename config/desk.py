"""Puts the desk in place of Django's stock admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default = False
    default_site = "provisions.desk.DeskSite"
