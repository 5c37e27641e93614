"""What those who run the site see of it: log lines and figures. Of readers they see nothing."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.start import LOCAL, env

# Lines for people on this machine, for programs elsewhere.
LOG_FORMAT = env.str("LOG_FORMAT", default="text" if LOCAL else "json")
if LOG_FORMAT not in ("text", "json"):
    raise ImproperlyConfigured("LOG_FORMAT must be text or json.")
# From INFO on, each request that Django answers leaves a line.
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
if LOG_LEVEL not in ("INFO", "WARNING", "ERROR"):
    raise ImproperlyConfigured("LOG_LEVEL must be INFO, WARNING or ERROR.")

# Whoever sends it may read /metrics. Without one, /metrics is there on this machine only.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN and (len(METRICS_TOKEN) < 20 or not METRICS_TOKEN.isascii()):
    raise ImproperlyConfigured("METRICS_TOKEN must have at least 20 characters, all of them ASCII.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "config.watch.lines.OfRequest"}},
    "formatters": {
        "text": {"()": "config.watch.lines.TextLines"},
        "json": {"()": "config.watch.lines.JsonLines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request"],
            "formatter": LOG_FORMAT,
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Django would mail whole requests to whoever is named in ADMINS.
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL}},
}
