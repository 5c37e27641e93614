"""Real processes that are killed and raced while they write the record.

The tests start ``python -m tests.crash DEED``, each on a database of its own, and compare
the report it prints: a process that forks and kills must not be pytest itself.
"""
