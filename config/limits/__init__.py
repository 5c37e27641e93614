"""How many requests of one client Django answers within a minute, over all processes."""
