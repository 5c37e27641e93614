"""The public pages: each view chooses what is read and the template that shows it."""
