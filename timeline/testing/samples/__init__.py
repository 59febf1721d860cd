"""Timelines to try a plugin with: everything in one, every kind of date, hostile text.

>>> from timeline.testing import samples
>>> len(samples.empty()), len(samples.one()), len(samples.long(50))
(0, 1, 50)
>>> sorted(samples.HOSTILE)[:3]
['astral', 'bidi-controls', 'delimiters']
"""

from timeline.testing.samples.changes import NO_FACTS, alone, told_as
from timeline.testing.samples.dates import FAMILIES, dated, dates
from timeline.testing.samples.everything import everything
from timeline.testing.samples.hostile import HOSTILE, hostile, tamed, worded
from timeline.testing.samples.small import empty, excerpt, long, marked, one

__all__ = [
    "FAMILIES",
    "HOSTILE",
    "NO_FACTS",
    "alone",
    "dated",
    "dates",
    "empty",
    "everything",
    "excerpt",
    "hostile",
    "long",
    "marked",
    "one",
    "tamed",
    "told_as",
    "worded",
]
