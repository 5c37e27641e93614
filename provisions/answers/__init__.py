"""Answers that put rows of the record side by side, for any day and by both clocks.

Each room is one question: who counts what (``accounts``), what one party said of one subject
over time (``drift``), what nobody answered (``silence``), on what the record rests
(``evidence``), who alleges and observed how much (``incidents``), and the day as seen from the
day before (``brief``).
"""
