"""Whether the record is what was written: rows, history, log and seals, all from history."""

from provisions.verify.faults import Fault
from provisions.verify.whole import faults

__all__ = ["Fault", "faults"]
