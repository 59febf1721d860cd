"""Dates of every kind, in families: within one, no two dates mean the same."""

from __future__ import annotations

from typing import Final

from timeline.event import Event
from timeline.timeline import Timeline

__all__ = ["FAMILIES", "dated", "dates"]

FAMILIES: Final = {
    "precision": (
        "2024", "2024-01", "2024-01-01", "2024-21", "201X", "20XX",
    ),
    "midnight": (
        "2024-01-01", "2024-01-01T00:00", "2024-01-01T00:00:00", "2024-01-01T00:00:00Z",
    ),
    "qualifiers": (
        "2024-05-17", "2024-05-17?", "2024-05-17~", "2024-05-17%", "2024-05-?17", "?2024-05-17",
    ),
    "open-sides": (
        "2024-05-17", "[..2024-05-17]", "[2024-05-17..]", "2024-05-17/..", "../2024-05-17",
        "2024-05-17/", "/2024-05-17",
    ),
    "spans": (
        "2024-05-17/2024-05-19", "[2024-05-17..2024-05-19]", "{2024-05-17..2024-05-19}",
        "[2024-05-17,2024-05-19]", "{2024-05-17,2024-05-19}",
    ),
    "zones": (
        "2024-05-17T12:00", "2024-05-17T12:00Z", "2024-05-17T12:00+07:00",
        "2024-05-17T12:00+07:00[Asia/Jakarta]", "2024-05-17T05:00Z", "2024-05-17T12:00-03:30",
    ),
    "seconds": (
        "2024-05-17T12:00", "2024-05-17T12:00:00", "2024-05-17T12:00:01", "2024-05-17T12:01",
    ),
    "times-from-to": (
        "2024-05-17T12:00Z/2024-05-17T13:00Z", "2024-05-17T12:00Z/2024-05-18",
        "2024-05-17/2024-05-17T13:00Z", "2024-05-17T12:00Z",
    ),
    "far-years": (
        "0043-03-15", "-0043-03-15", "-0042-03-15", "0000", "-0001", "0001", "9999-12-31",
        "Y17000", "Y17001", "Y-17000", "Y-17E7", "Y17E7",
    ),
    "unspecified-digits": (
        "201X", "2010", "2010/2019", "[2010..2019]", "2004-XX", "2004", "2004-06-XX", "2004-06",
        "1XXX-12", "XXXX-12-25",
    ),
}  # fmt: skip
"""Texts of dates of different meaning, by what makes them differ."""


def dated(when: str) -> Timeline:
    """A timeline of one event at that date."""
    return Timeline(title="A date", events=[Event(id="dated", title="It happens", when=when)])


def dates() -> Timeline:
    """A timeline with a plain event at every date of every family."""
    texts = dict.fromkeys(text for family in FAMILIES.values() for text in family)
    return Timeline(
        title="Dates of every kind",
        events=[
            Event(id=f"date-{number:02}", title=f"It happens at {text}", when=text)
            for number, text in enumerate(texts)
        ],
    )
