"""The words of a calendar's entry: its summary and its description."""

from __future__ import annotations

from timeline.calendar.spans import assumed_zone
from timeline.event import Event
from timeline.standing import State
from timeline.telling import telling
from timeline.timeline import Timeline

__all__ = ["DOUBTED", "dated", "description", "summary"]

DOUBTED = frozenset({State.DISPUTED, State.DENIED, State.RETRACTED})
"""The states that are told in front of the title."""


def summary(event: Event, when: str, state: State | None) -> str:
    """The title; before it what a calendar cannot show: the date's own words, and doubts.

    `when` is the wording of an imprecise date, and empty for others.
    """
    withdrawn = "withdrawn" if event.corrections and event.withdrawn else ""
    doubted = state.value if state in DOUBTED else ""
    if not (withdrawn or when or doubted):
        return event.title
    return f"[{'; '.join(filter(None, (withdrawn, when, doubted)))}] {event.title}"


def dated(event: Event, timeline: Timeline, when: str) -> str:
    """The wording of the date, with the zone that it is read in if the text has none."""
    text = event.when.text
    if "T" not in text or (text[-1] == "Z" and "/" not in text):
        return when
    zone = assumed_zone(event.when.form, event, timeline)
    return f"{when}, read in the zone {zone}" if zone else when


def description(event: Event, timeline: Timeline, when: str, locale: str) -> tuple[str, str]:
    """The date in words, and all else that there is to tell. `when` is the date's wording.

    Also which of its lines are the event's own description, as in `4-5`, to read it back.
    """
    lines = [f"When: {dated(event, timeline, when)}", *telling(event, timeline, locale)]
    whole = "\n".join(lines)
    if not event.description:
        return whole, ""
    first = lines.index("") + 2
    if whole.count("\n") >= len(lines):  # some of the lines may be several
        first += sum(line.count("\n") for line in lines[: first - 2])
    return whole, f"{first}-{first + event.description.count(chr(10))}"
