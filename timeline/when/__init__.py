"""Dates as their sources give them: EDTF, with exact bounds, a total order, and words."""

from timeline.when.allen import Allen, Answer
from timeline.when.day import OPEN, UNKNOWN, Bound, Day
from timeline.when.forms import Date, Form, Interval, Moment, Qualifier, Range, Set
from timeline.when.languages import (
    Language,
    add_languages,
    choose_locale,
    has_words,
    languages,
)
from timeline.when.precision import Precision
from timeline.when.when import When

__all__ = [
    "OPEN",
    "UNKNOWN",
    "Allen",
    "Answer",
    "Bound",
    "Date",
    "Day",
    "Form",
    "Interval",
    "Language",
    "Moment",
    "Precision",
    "Qualifier",
    "Range",
    "Set",
    "When",
    "add_languages",
    "choose_locale",
    "has_words",
    "languages",
]
