"""What the record refuses, in the rules' own words. Pure: no database, no request.

Each function takes plain values and returns the sentences that say what is wrong; an empty
list means that the rule is kept.
"""

from provisions.rules.harm import district_problems, place_problems, text_problems
from provisions.rules.ledger import (
    ANSWER_FOLLOWS,
    ARTICLE_FOLLOWS,
    FULFILMENT_FOLLOWS,
    STAGE_FOLLOWS,
    STANDING_FOLLOWS,
    Step,
    replacement_problems,
    sequence_problems,
)
from provisions.rules.values import (
    TAKEN_ADDRESSES,
    address_problems,
    future_problems,
    key_problems,
    named_staff,
    quotation_problems,
    tally_problems,
)

__all__ = [
    "ANSWER_FOLLOWS",
    "ARTICLE_FOLLOWS",
    "FULFILMENT_FOLLOWS",
    "STAGE_FOLLOWS",
    "STANDING_FOLLOWS",
    "TAKEN_ADDRESSES",
    "Step",
    "address_problems",
    "district_problems",
    "future_problems",
    "key_problems",
    "named_staff",
    "place_problems",
    "quotation_problems",
    "replacement_problems",
    "sequence_problems",
    "tally_problems",
    "text_problems",
]
