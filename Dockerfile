# The site as one image: web processes, and the owner's deeds before they start (compose.yaml).
# What runs in it are scripts that run without Docker too: scripts/stack.sh starts the same parts.
ARG PYTHON=3.11-slim-bookworm

# ── Packages by their hashes, static files and catalogues, all compiled
FROM python:${PYTHON} AS build
WORKDIR /site
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/site.txt requirements/site.txt
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-input --require-hashes -r requirements/site.txt
COPY manage.py ./
COPY config config
COPY provisions provisions
COPY tracker tracker
COPY fixtures fixtures
COPY deploy deploy
COPY scripts/static.sh scripts/static.sh
# The settings want a key and a database, which nothing here uses. Django's start compiles the
# catalogues of messages, which a read-only file system could not take later.
RUN export SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        ALLOWED_HOSTS=localhost DATABASE_URL=postgres://nobody@/none \
    && mkdir var && scripts/static.sh \
    && .venv/bin/python -m compileall -q config provisions tracker deploy manage.py

FROM python:${PYTHON}
WORKDIR /site
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin site \
    && install -d -o site -g site -m 700 /checkpoints
COPY --from=build /site /site
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 LISTEN=0.0.0.0 PORT=8000 \
    CHECKPOINT_DIR=/checkpoints
USER site
EXPOSE 8000
# Nothing is written but to /checkpoints, so the root file system may be read-only.
VOLUME /checkpoints
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 \
    CMD ["/site/.venv/bin/python", "deploy/healthy.py"]
STOPSIGNAL SIGTERM
CMD ["/site/.venv/bin/python", "-m", "config.server"]
