"""A timeline with something of everything that the model knows, in several languages."""

from __future__ import annotations

from timeline.actor import Actor, Place
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction, Ignore
from timeline.event import Event, Media, Relation
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source
from timeline.statement import About, Report, Statement
from timeline.timeline import Timeline

__all__ = ["everything"]


def everything() -> Timeline:
    """A ferry that may have sunk: events, statements, publications, sources, and all their parts.

    >>> tl = everything()
    >>> [event.kind for event in tl].count("statement"), tl.standing("sinking").state.value
    (4, 'disputed')
    """
    return Timeline(
        id="ferry",
        title="The ferry Aurora",
        description="What was said of the ferry.\n\nIt is an invention.",
        zone="Asia/Jakarta",
        updated="2024-06-30",
        sources=_sources(),
        events=[*_events(), *_statements(), *_publications()],
        claims=Claim(field="title", value="The ship Aurora", sources="harbour-log"),
        ignore=Ignore(rule="place-missing", reason="it was at sea"),
        extra={"desk": "Asia", "numbers": [1, 2.5, True, None], "nested": {"a": {"b": "c"}}},
    )


def _sources() -> list[Source]:
    return [
        Source(
            id="journal", title="Ferries of the archipelago", publisher="A press",
            author=["Ann Author", "Ben Writer"], container="Journal of Ferries", volume="12",
            issue="3", pages="45–67", doi="10.1038/nature04239", published="2019-05",
            accessed="2024-06-01", kind="article", language="en", isbn="978-0-00-000000-2",
            note="The only history of the line.",
        ),
        Source(
            id="harian", title="Feri Aurora tenggelam", publisher="Harian", language="id",
            url="https://example.org/feri?a=1&b=2", archived="https://example.org/archive/1",
            published="2024-05-18", updated="2024-05-19T08:00+07:00", kind="news report",
            claims=Claim(field="published", value="2024-05-17", note="the page says so"),
        ),
        Source(id="harbour-log", title="Log of the harbour", kind="log"),
        Source(id="al-bahr", title="العبارة أورورا", publisher="البحر", language="ar"),
        Source(
            id="radio", url="https://example.org/radio", accessed="2024-05-20",
            ignore=Ignore(rule="title-missing", reason="the page has none"),
        ),
    ]  # fmt: skip


def _events() -> list[Event]:
    captain = Actor(name="Captain Sari", role="master of the ferry", kind="person")
    line = Actor(name="Aurora Line", kind="organization", url="https://example.org/line")
    return [
        Event(id="founded", title="A ferry line is founded", when="1985~", actors=line),
        Event(
            id="sinking", title="Feri Aurora tenggelam 🚢",
            when="2024-05-17T21:40+07:00[Asia/Jakarta]",
            description="The ferry is said to have sunk off the cape.\nNobody saw it.\n\n"
            "A second paragraph.",
            actors=[captain, line],
            place=Place(
                name="The cape", latitude="-6.12", longitude="106.85", zone="Asia/Jakarta",
                url="https://example.org/cape",
            ),
            tags=["ferry", "sea", "accident", "море", "海", "weather", "night"],
            sources=[
                Citation(source="harian", at="paragraph 2", quote="Feri itu tenggelam."),
                "radio", "al-bahr", "journal",
            ],
            relations=[
                Relation(kind="follows", event="storm", note="two hours later"),
                Relation(kind="part-of", event="season"),
            ],
            media=[
                Media(kind="image", title="The ferry in 2019", url="https://example.org/ferry.jpg",
                      credit="Ann Author"),
                Media(kind="video", url="https://example.org/ferry.mp4"),
            ],
            figures=[
                Figure(name="people on board", best=120, low=100, high=150, unit="people",
                       approximate=True, note="counted twice"),
                Figure(name="depth", best="41.50", unit="m"),
            ],
            assumptions=["The time is local time", "Both reports mean one ferry"],
            claims=[
                Claim(field="when", value="2024-05-18", sources="al-bahr", note="in its headline"),
                Claim(field="place", value={"name": "A strait"}, sources="radio"),
            ],
            corrections=Correction(when="2024-05-20", reason="the hour was wrong", was="20:40"),
            ignore=Ignore(rule="media-credit", reason="unknown"),
            extra={"severity": 3, "checked": [True, None, "twice"], "deep": {"a": [{"b": 1}]}},
        ),
        Event(id="storm", title="Шторм і великі хвилі", when="2024-05-17T19:30", place="A strait"),
        Event(id="season", title="المواسم العاصفة", when="2023-11/2024-05", tags="weather"),
        Event(id="search", title="수색이 계속되다", when="{2024-05-18..2024-05-20}"),
        Event(id="found", title="נמצאו חגורות הצלה (12)", when="[2024-05-18..2024-05-20]"),
        Event(id="sold", title="The ferry had been sold before", when="[..2024-05-01]"),
        Event(
            id="picture", title="A picture of it goes round", when="2024-05-18?",
            corrections=Correction(kind="withdrawn", when="2024-05-21", reason="it is of 2019"),
        ),
        Event(id="rule", title="Ferries need two radios", when="2024-07-01/.."),
        Event(id="legend", title="沉船的传说", when="-0043-03-15"),
        Event(id="far", title="The strait opens", when="Y-17000"),
        Event(id="decade", title="Un accident de même nature", when="201X"),
    ]  # fmt: skip


def _statements() -> list[Statement]:
    sunk = "sinking"
    return [
        Statement(
            id="harbour-says", title="The harbour says it sank", when="2024-05-18T06:00Z",
            speaker=Actor(name="Harbour office", kind="office"),
            about=About(event=sunk, stance="asserts", when="2024-05-17"), sources="harbour-log",
            figures=Figure(name="people on board", low=100, unit="people"),
        ),
        Statement(
            id="line-says", title="The line calls it false", when="[..2024-05-19]",
            speaker=[Actor(name="Dewi", role="spokeswoman"), "Aurora Line"],
            about=About(event=sunk, stance="denies", condition="the log is wrong", note="by phone"),
            reported=[Report(by="Radio", when="2024-05-19", source="radio"), "Harian"],
        ),
        Statement(
            id="navy-says", title="The navy neither confirms nor denies", when="2024-05-19",
            speaker="The navy", about=About(event=sunk, stance="neither"),
        ),
        Statement(
            id="witness-says", title="A witness takes it back", when="2024-05-20%",
            speaker="A witness", about=About(event=sunk, stance="retracts"),
        ),
    ]  # fmt: skip


def _publications() -> list[Publication]:
    return [
        Publication(
            id="harian-out", title="Harian brings the news", when="2024-05-18", publisher="Harian",
            url="https://example.org/feri?a=1&b=2", source="harian",
        ),
        Publication(
            id="harian-new", title="Harian updates it", when="2024-05-19T08:00+07:00",
            publisher="Harian", stamp="updated", source="harian",
        ),
    ]  # fmt: skip
