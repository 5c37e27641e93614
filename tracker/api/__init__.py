"""The API: what the pages show, as data. Read-only and anonymous; see docs/api.md."""
