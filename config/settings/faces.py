"""What readers meet: languages, files, the API, and who runs this installation."""

from config.settings.start import BASE_DIR, VAR_DIR, env

# ── Language and time ────────────────────────────────────────────────────────────────
# The language of the record, and those that its pages are read in, each by its own name.
# The address tells which: English as it is, the others below /hy/, /az/ and /ru/.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("en-gb", "English"),
    ("hy", "Հայերեն"),
    ("az", "Azərbaycanca"),
    ("ru", "Русский"),
]
LOCALE_PATHS = [BASE_DIR / "tracker" / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# ── Files ────────────────────────────────────────────────────────────────────────────
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pages name files with their hash only; compressing the others too would double the wait.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# ── Who runs this installation ───────────────────────────────────────────────────────
# Shown on /about/ as they are; the page says so where nobody is named.
OPERATOR = {
    part: env.str(f"OPERATOR_{part.upper()}", default="").strip()
    for part in ("name", "contact", "statement")
}

# ── API ──────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["tracker.api.held.RecordJSON"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "tracker.api.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Peace agreement tracker",
    "DESCRIPTION": (
        "What is agreed, what is said to stand before signature, who says so, since when, "
        "and how we know. Read-only; no key needed. Data CC BY 4.0, ids CC0."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
