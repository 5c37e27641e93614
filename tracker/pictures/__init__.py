"""Pictures of the record: what was read, drawn once, and answered as page, SVG, PNG and CSV."""
