"""The record: nouns, rules, history, the staff desk, data in and out."""
