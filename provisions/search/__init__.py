"""Finding words in everything published: how words fold, where they stand, what answers."""
