"""What goes on around the talks, as it stood on a day: cases, presences, offers, reactions."""
