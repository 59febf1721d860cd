"""What is wrong with a text that is no date, and what would be right."""

from __future__ import annotations

import re

from timeline.errors import DateError

__all__ = ["explain"]

_EXAMPLES = "write 2024, 2024-10, 2024-10-18, 2024-10-18T12:09+07:00 or an interval with '/'"

# the shapes that people type, the most telling first; {0} is the match
_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\s*$"), "there is no date here; write 2024, 2024-10 or 2024-10-18"),
    (re.compile(r"[\s]"), "no spaces: between date and time stands a T, between two dates a '/'"),
    (re.compile(r"[–—‒−]"), "parts are joined by a plain hyphen '-', two dates by '/'"),
    (re.compile(r"[?~%]{2}"), "one qualifier at a time; '%' is uncertain and approximate at once"),
    (re.compile(r"^[0-9]{8}$|^[0-9]{8}T"), "put hyphens between year, month and day: 2024-10-18"),
    (re.compile(r"^[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}$"),
     "parts are joined by hyphens: 2024-10-18"),
    (re.compile(r"^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}$"),
     "the year stands first, as in 2024-10-18, so that nobody has to guess day and month"),
    (re.compile(r"^[0-9]{4}-W[0-9]"),
     "weeks are not supported; write the days, 2024-10-14/2024-10-20"),
    (re.compile(r"^[0-9]{4}-[0-9]{3}$"), "days of the year are not supported; write 2024-10-18"),
    (re.compile(r"^[0-9]{4}-[0-9](?![0-9])|^[0-9]{4}-[0-9]{2}-[0-9](?![0-9])"),
     "month and day have two digits: 2024-01-05"),
    (re.compile(r"^P"), "durations are not supported; write both dates"),
    (re.compile(r"T[0-9]{2}(?::?[0-9]{2})*[+-][0-9]{4}$"), "an offset has a colon: +07:00"),
    (re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}Z$"), "an offset needs a time; a day stands alone"),
    (re.compile(r"T"),
     "a time is written after a whole date, to the minute at least: 2024-10-18T12:09"),
    (re.compile(r"^Y-?[0-9]{1,4}$"), "years of four digits stand without the Y"),
    (re.compile(r"^Y-?0"), "a year with Y begins with a digit other than 0"),
    (re.compile(r"^Y"), "a year with Y is a whole number, as in Y170000002, Y17E7 or Y171010000S3"),
    (re.compile(r"^-?[0-9]{5,}$"), "a year of more than four digits begins with Y: Y170000002"),
    (re.compile(r"^-?[0-9]{1,3}[?~%]?$"), "a year has four digits: 0079, -0043"),
    (re.compile(r"[a-wzu]"), "dates are written in digits, with X for one that is not known: 201X"),
    (re.compile(r"[()]"), "no parentheses: a qualifier stands right after its part, 2004-06~-11"),
    (re.compile(r"\.\."), "'..' stands inside [ ] or { }, or alone at one end of an interval"),
)  # fmt: skip


def explain(text: str, part: str, at: int) -> DateError:
    """The error for `part` of the text, which begins at that offset and matches nothing."""
    position = at if part != text else None
    for pattern, remedy in _SLIPS:
        if match := pattern.search(part):
            if match.start():
                position = at + match.start()
            return DateError(text, remedy, position=position)
    return DateError(text, f"this is no date; {_EXAMPLES}", position=position)
