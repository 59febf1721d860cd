"""What is wrong with a text that is no date, and what would be right."""

from __future__ import annotations

import re

from timeline.errors import DateError

__all__ = ["explain"]

_EXAMPLES = "write 2024, 2024-10, 2024-10-18, 2024-10-18T12:09+07:00 or an interval with '/'"

_D, _M = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{4}-[0-9]{2}"
_WORDS = r"(?i:jan|feb|mar|apr|ma[iy]|jun|jul|aug|ag[ou]|sep|o[ck]t|nov|de[csz])"

# The slips that people make, the most telling first: a pattern and what to say where it is found.
_SLIPS: tuple[tuple[str, str], ...] = (
    (r"^\s*$", "there is no date here; write 2024, 2024-10 or 2024-10-18"),
    (r"^(?i:now|today|yesterday|tomorrow)$", "write the day itself, as in 2024-10-18"),
    (r"(?i)\b(?:c\.|ca\.?|circa|about|around)\s", "an estimate ends with '~': 1850~"),
    (r"(?i)^(?:unknown|undated|n\.?d\.?)$", "a year that is not known is XXXX"),
    (r"(?i)^(?:before|after|by|until|since)\s",
     "by a day is [..2024-10-30], from a day on [2024-10-30..], since is 2024-10-30/.."),
    (r"(?i)[0-9]\s*B\.?C", "years BCE have a minus and count one less: 44 BCE is -0043"),
    (r"^[0-9]{3}0s$", "decades have an X for the last digit: 185X"),
    (r"^[0-9]{4}-?Q[1-4]$", "quarters are 33 to 36: the third of 2024 is 2024-35"),
    (_WORDS, "months are written in digits: 2024-10-18"),
    (r"^\s|\s$", "there is a space around the date; remove it"),
    (r"\s", "no spaces: between date and time stands a T, between two dates a '/'"),
    (r"[\u2010-\u2015\u2212]", "parts are joined by a plain hyphen '-', two dates by '/'"),
    (r"\?\?", "digits that are not known are X, not '?': 20XX, 2024-10-XX"),
    (r"[?~%]{2}", "one qualifier at a time; '%' is uncertain and approximate at once"),
    (r"^[^\[]*[xtz]", "X, T and Z are capital letters: 201X, 2024-10-18T12:09Z"),
    (r"^\+", "years have no plus sign; those of more than four digits begin with Y"),
    (r"^[0-9]{8}$|^[0-9]{8}T", "put hyphens between year, month and day: 2024-10-18"),
    (r"^[0-9]{6}$", "put a hyphen between year and month: 2024-10"),
    (r"^[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}$", "parts are joined by hyphens: 2024-10-18"),
    (r"^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}$",
     "the year stands first, as in 2024-10-18, so that nobody has to guess day and month"),
    (r"^[0-9]{4}-W[0-9]", "weeks are not supported; write the days, 2024-10-14/2024-10-20"),
    (rf"^(?:{_D}-{_D}|{_M}-{_M}|[0-9]{{4}}-[0-9]{{4}})$", "between two dates stands a '/'"),
    (r"^[0-9]{4}-[0-9]{3}$", "days of the year are not supported; write 2024-10-18"),
    (r"^[0-9]{4}-[0-9](?![0-9])|^[0-9]{4}-[0-9]{2}-[0-9](?![0-9])",
     "month and day have two digits: 2024-01-05"),
    (r"^P", "durations are not supported; write both dates"),
    (r"(?i:[ap]m)$", "times have 24 hours, without am and pm: 2024-10-18T23:09"),
    (r"T[0-9:.]+[+-](?:[0-9]{4}|[0-9](?::[0-9]{2})?)$",
     "an offset is written as +07:00"),
    (rf"^{_D}Z$", "an offset needs a time; a day stands alone"),
    (rf"^{_D}\[", "a zone needs a time; a day stands alone"),
    (r"T[0-9]:|T[0-9]{2}:[0-9](?![0-9])", "hours, minutes and seconds have two digits: 09:05"),
    (r"T[0-9]{2}\.[0-9]{2}", "hours and minutes are joined by a colon: 12:09"),
    (r"T[0-9:]+,", "fractions of a second stand after a point: 12:09:00.5"),
    (r"T[0-9:]+\.[0-9]{10}", "fractions of a second have nine digits at the most"),
    (r"T[^\[]*\[[^\]]*$", "the name of a zone ends with ']'"),
    (r"T", "a time is written after a whole date, to the minute at least: 2024-10-18T12:09"),
    (r"^Y-?[0-9]{1,4}$", "years of four digits stand without the Y"),
    (r"^Y-?0", "a year with Y begins with a digit other than 0"),
    (r"^Y", "a year with Y is a whole number, as in Y170000002, Y17E7 or Y171010000S3"),
    (r"^-?[0-9]{5,}$", "a year of more than four digits begins with Y: Y170000002"),
    (r"/.*/", "an interval has one '/', between its two dates"),
    (r"^-?[0-9]{1,3}[?~%]?$", "a year has four digits: 0079, -0043"),
    (r"[a-wzu]", "dates are written in digits, with X for one that is not known: 201X"),
    (r"[()]", "no parentheses: a qualifier stands right after its part, 2004-06~-11"),
    (r"\.\.", "'..' stands inside [ ] or { }, or alone at one end of an interval"),
)  # fmt: skip
_SHORT_END = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})?")


def explain(text: str, part: str, at: int) -> DateError:
    """The error for `part` of the text, which begins at that offset and matches nothing."""
    if at and text[at - 1] == "/" and _SHORT_END.fullmatch(part):
        remedy = "the end is a whole date too: 2024-10-18/2024-10-20"
        return DateError(text, remedy, part="end", position=at)
    if at and text[at - 1] == "," and part[:1].isspace():
        return DateError(text, "no space after the comma", position=at)
    position = at if part != text else None
    for pattern, remedy in _SLIPS:
        if match := re.search(pattern, part):
            if match.start():
                position = at + match.start()
            return DateError(text, remedy, position=position)
    return DateError(text, f"this is no date; {_EXAMPLES}", position=position)
