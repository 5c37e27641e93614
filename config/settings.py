"""Settings, read from the environment at the top; docs/deploy.md lists each variable.

Two ways to run. *Local*: none of SECRET_KEY, DATABASE_URL and ALLOWED_HOSTS is set; the
site listens on this machine only, on SQLite, with a secret key it made and keeps under
``var/``. *Deployed*: any of the three is set; then SECRET_KEY and ALLOWED_HOSTS are
required, and a weak key is refused.
"""

import hashlib
import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from tracker.links import ADDRESSES

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

# ── How this process runs ────────────────────────────────────────────────────────────
DEBUG = env.bool("DEBUG", default=False)
LOCAL = not any(name in os.environ for name in ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"))


def local_secret_key() -> str:
    """Return this checkout's own key, made at first use and readable by its owner only."""
    path = VAR_DIR / "secret-key"
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(key)
    return key


def required_secret_key() -> str:
    key = env.str("SECRET_KEY", default="")
    if len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            "SECRET_KEY must be set to a random text of at least 50 characters; "
            'python -c "import secrets; print(secrets.token_urlsafe(64))" makes one.'
        )
    return key


SECRET_KEY = local_secret_key() if LOCAL else required_secret_key()
ALLOWED_HOSTS = (
    ["localhost", "127.0.0.1", "[::1]"] if LOCAL else env.list("ALLOWED_HOSTS", default=[])
)
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts this site answers for.")
if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("ALLOWED_HOSTS must not be '*' when DEBUG is off.")

# ── Applications ─────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "tracker",
    "provisions",
    "config.desk.DeskConfig",
    "config.publishing",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "corsheaders",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "config.encoding.utf8_only",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    # Readers are on slow lines; tokens of the desk's forms are masked anew in each answer.
    "config.edge.compression.GZipUnlessKept",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "config.language.LanguageOfAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
ABSOLUTE_URL_OVERRIDES = ADDRESSES
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# ── Database ─────────────────────────────────────────────────────────────────────────
# Never ATOMIC_REQUESTS: with IMMEDIATE transactions every page view would take the one
# write lock. The writer (provisions/record.py) opens the transactions that are needed.
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'record.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL keeps the last acknowledged save through a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        # As long as SQLite waits for a lock; the desk then says that nothing was saved.
        "-c jit=off -c lock_timeout=20s"
    )
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Answers kept in memory, a process at a time ───────────────────────────────────────
# In front of Django, finished, for one version of the record (config/edge/).
KEPT_ANSWERS_BYTES = env.int("KEPT_ANSWERS_MB", default=64) * 1024 * 1024
# In Django: pages and bodies that both clocks pin, whatever was recorded since.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 256},
    }
}

# ── History ──────────────────────────────────────────────────────────────────────────
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_DATE_INDEX = False  # order by revision and version, never by date
SIMPLE_HISTORY_REVERT_DISABLED = True

# ── Checkpoints ──────────────────────────────────────────────────────────────────────
# The head of the record, signed; the key and the last note stay outside the database.
CHECKPOINT_DIR = Path(env.str("CHECKPOINT_DIR", default=str(VAR_DIR)))
CHECKPOINT_KEY = env.str("CHECKPOINT_KEY", default="")  # 32 bytes in base64; else made there
CHECKPOINT_ORIGIN = env.str("CHECKPOINT_ORIGIN", default="peace-agreement-tracker/v1")

# ── Accounts ─────────────────────────────────────────────────────────────────────────
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

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

# ── Web security ─────────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
if not LOCAL and not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Link", "Record-Revision", "As-Of"]

# How many proxies stand in front, each adding its client to X-Forwarded-For. With none, that
# header is what any client says of itself, and is not read.
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=0)

# ── Limits ───────────────────────────────────────────────────────────────────────────
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ── API ──────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
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


# ── Release: part of every ETag, so that new code never answers "not modified" ───────
def release_digest() -> str:
    """Return 12 hex digits over the code and the settings that shape an answer."""
    digest = hashlib.sha256()
    for package in ("config", "provisions", "tracker"):
        for path in sorted((BASE_DIR / package).rglob("*")):
            if path.suffix in {".py", ".html", ".css", ".js", ".xml", ".txt", ".svg", ".po"}:
                digest.update(str(path.relative_to(BASE_DIR)).encode())
                digest.update(path.read_bytes())
    # The page about the operator is part of the release that shows it.
    digest.update("\0".join(OPERATOR.values()).encode())
    return digest.hexdigest()[:12]


RELEASE = release_digest()

# ── Logging ──────────────────────────────────────────────────────────────────────────
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
