r"""Hypothesis strategies for the model: timelines with everything in them, and their parts.

They need the extra `timeline-kit[testing]`.

>>> from hypothesis import given, settings
>>> from timeline import export
>>> @settings(max_examples=5)
... @given(timelines(texts=hostile_texts()))
... def test_any_timeline_is_a_valid_calendar(tl):
...     assert export(tl, "ical").endswith(b"END:VCALENDAR\r\n")
>>> test_any_timeline_is_a_valid_calendar()
"""

try:
    from timeline.testing.strategies.dates import whens
    from timeline.testing.strategies.events import events
    from timeline.testing.strategies.parts import actors, figures, places
    from timeline.testing.strategies.sources import sources
    from timeline.testing.strategies.timelines import timelines
    from timeline.testing.strategies.words import hostile_texts, ids, lines, texts, urls
except ModuleNotFoundError as missing:
    if missing.name != "hypothesis":
        raise
    raise ModuleNotFoundError(
        "timeline.testing.strategies needs Hypothesis: pip install 'timeline-kit[testing]'",
        name="hypothesis",
    ) from missing

__all__ = [
    "actors",
    "events",
    "figures",
    "hostile_texts",
    "ids",
    "lines",
    "places",
    "sources",
    "texts",
    "timelines",
    "urls",
    "whens",
]
