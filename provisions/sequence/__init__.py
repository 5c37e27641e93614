"""What the stated orders come to: what precedes what by whose word, and what fits together.

Pure: no database, no clock. ``provisions.orders`` gathers what it is given from the record.
"""

from provisions.sequence.endings import Account, Brought, Ending, RuledOut
from provisions.sequence.explain import Explainer
from provisions.sequence.fitting import AtOnce, Contradiction, Fit, Link, Verdict, fit_together
from provisions.sequence.freeing import Freed, bound, what_each_frees
from provisions.sequence.layers import layers
from provisions.sequence.phrases import HELD_WORDS, state_words
from provisions.sequence.preceding import Preceding, Step, preceding
from provisions.sequence.solving import Solved, solve
from provisions.sequence.standing import Order, open_orders, standing_orders
from provisions.sequence.values import (
    Held,
    Kind,
    Milestone,
    Reading,
    Statement,
    Tangle,
    Voice,
)

__all__ = [
    "HELD_WORDS",
    "Account",
    "AtOnce",
    "Brought",
    "Contradiction",
    "Ending",
    "Explainer",
    "Fit",
    "Freed",
    "Held",
    "Kind",
    "Link",
    "Milestone",
    "Order",
    "Preceding",
    "Reading",
    "RuledOut",
    "Solved",
    "Statement",
    "Step",
    "Tangle",
    "Verdict",
    "Voice",
    "bound",
    "fit_together",
    "layers",
    "open_orders",
    "preceding",
    "solve",
    "standing_orders",
    "state_words",
    "what_each_frees",
]
