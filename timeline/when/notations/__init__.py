"""Dates as other formats, data sets and newspapers write them, read without guessing.

Every function gives a `When`, or raises a DateError that names the place and the remedy. None of
them fills in what is missing, turns a day of one calendar into another's, or picks one of two
readings. docs/notations.md shows each of them.
"""

from timeline.when.notations.acled import from_acled
from timeline.when.notations.gedcom import from_gedcom
from timeline.when.notations.plain import from_plain
from timeline.when.notations.tei import from_tei
from timeline.when.notations.timelinejs import from_timelinejs
from timeline.when.notations.ucdp import from_ucdp
from timeline.when.notations.wikidata import from_wikidata

__all__ = [
    "from_acled",
    "from_gedcom",
    "from_plain",
    "from_tei",
    "from_timelinejs",
    "from_ucdp",
    "from_wikidata",
]
