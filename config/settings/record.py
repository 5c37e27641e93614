"""Where the record is kept, and where what proves it is."""

from pathlib import Path

from config.settings.start import VAR_DIR, env

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

# ── History ──────────────────────────────────────────────────────────────────────────
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_DATE_INDEX = False  # order by revision and version, never by date
SIMPLE_HISTORY_REVERT_DISABLED = True

# ── Checkpoints ──────────────────────────────────────────────────────────────────────
# The head of the record, signed; the key and the last note stay outside the database.
CHECKPOINT_DIR = Path(env.str("CHECKPOINT_DIR", default=str(VAR_DIR)))
CHECKPOINT_KEY = env.str("CHECKPOINT_KEY", default="")  # 32 bytes in base64; else made there
CHECKPOINT_ORIGIN = env.str("CHECKPOINT_ORIGIN", default="peace-agreement-tracker/v1")
