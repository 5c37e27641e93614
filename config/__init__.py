"""Settings and mounting. Nothing imports this package."""
