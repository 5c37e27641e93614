"""What is kept in memory, and how much of anything is taken."""

from config.caching import stores
from config.settings.start import LOCAL, counted, env

# ── Answers kept in memory, a process at a time ──────────────────────────────────────
# In front of Django, finished, for one version of the record (config/edge/).
KEPT_ANSWERS_BYTES = counted("KEPT_ANSWERS_MB", 64) * 1024 * 1024
# Rows of the API's collections as they are sent, whatever list or page they are on
# (tracker/api/held.py).
KEPT_ROWS_BYTES = counted("KEPT_ROWS_MB", 32) * 1024 * 1024

# ── Caches: in each process, or one for all of them ──────────────────────────────────
# "default" keeps what both clocks pin, whatever was recorded since; "limits" counts requests.
CACHES = stores(env.str("CACHE_URL", default=""))

# ── Limits ───────────────────────────────────────────────────────────────────────────
# Requests of one client that Django answers within a minute; kept answers are not counted.
# On this machine alone everybody is the same client.
RATE_LIMIT = counted("RATE_LIMIT", 6000 if LOCAL else 300)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
