"""Dates as literals of RDF, no more exact than they are."""

from __future__ import annotations

from timeline import DateError, When
from timeline.fields import JSON
from timeline.when import Bound, Date, Interval, Moment

__all__ = ["date", "start_and_end"]


def date(when: When | None) -> JSON:
    """ISO 8601 for a day or moment of the years 1 to 9999; for any other date, EDTF."""
    if when is None:
        return None
    form, text = when.form, str(when)
    is_exact = when.is_exact and isinstance(form, Date | Moment)
    if is_exact and text[:4].isdigit() and text[:4] != "0000":
        return text.partition("[")[0]  # a moment without the name of its zone
    try:
        When.parse(text, strict=True)
    except DateError:
        return text  # EDTF has no such times, and ISO 8601 neither
    return {"@type": "edtf", "@value": text}


def start_and_end(when: When) -> dict[str, JSON]:
    """When an event began and, if it lasted, ended; an end that is open or unknown is left out."""
    form = when.form
    if not isinstance(form, Interval):
        return {"startDate": date(when)}
    ends = (("startDate", form.first), ("endDate", form.last))
    return {name: date(When.parse(str(e))) for name, e in ends if not isinstance(e, Bound)}
