"""Joining timelines: same ids unify, equal sources unify, contradictions stay side by side.

Of a field that is said to be several things, one value stands and each becomes a claim: for a date
the narrowest, for text the longest, by the alphabet where that leaves a choice. So the outcome
does not depend on the order of the timelines, nor on which are joined first, but for the order in
which lists stand. Contested dates, titles and kinds of events keep the sources of each version.
"""

from timeline.merging.note import Note
from timeline.merging.timelines import Merge, merge, merged

__all__ = ["Merge", "Note", "merge", "merged"]
