"""The shape of each row and answer: explicit fields, so that nothing is exported by default."""
