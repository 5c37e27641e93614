"""Settings, by subject. The environment is read at the top of each; docs/deploy.md lists it.

Two ways to run. *Local*: none of SECRET_KEY, DATABASE_URL and ALLOWED_HOSTS is set; the
site listens on this machine only, on SQLite, with a secret key it made and keeps under
``var/``. *Deployed*: any of the three is set; then SECRET_KEY and ALLOWED_HOSTS are
required, and a weak key is refused.
"""

from config.settings.start import *  # isort: skip  # what all others build on
from config.settings.applications import *
from config.settings.faces import *
from config.settings.limits import *
from config.settings.record import *
from config.settings.release import *
from config.settings.watch import *
from config.settings.web import *
