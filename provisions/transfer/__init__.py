"""Files in and out: the exchange format (docs/exchange-format.md)."""
