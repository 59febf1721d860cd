"""What there is to tell about an event, as labelled lines of plain text that exporters can share.

Nothing here knows a format: the lines are text that has yet to be escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.actor import Actor
from timeline.citation import Citation
from timeline.event import Event
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source
from timeline.statement import Report, Stance, Statement
from timeline.timeline import Timeline

__all__ = ["citations", "facts", "source_line", "untold", "voices"]

_SAYS = {
    Stance.ASSERTS: "Asserts",
    Stance.SUPPORTS: "Supports",
    Stance.DOUBTS: "Doubts",
    Stance.NEITHER: "Neither confirms nor denies",
    Stance.DENIES: "Denies",
    Stance.RETRACTS: "Takes back",
}
_SAID_BY = {
    Stance.ASSERTS: "Asserted by",
    Stance.SUPPORTS: "Supported by",
    Stance.DOUBTS: "Doubted by",
    Stance.NEITHER: "Neither confirmed nor denied by",
    Stance.DENIES: "Denied by",
    Stance.RETRACTS: "Taken back by",
}


def facts(event: Event, timeline: Timeline, locale: str = "en") -> Iterator[tuple[str, str]]:
    """The facts of an event but its title, date, description and sources: a label and a line each.

    >>> from timeline import Statement, Timeline
    >>> said = Statement(title="It is fake", when="2024-10", speaker="Dmitry Peskov")
    >>> list(facts(said, Timeline(title="News", events=[said])))
    [('Said by', 'Dmitry Peskov')]
    """
    if timeline.about(event):
        yield "Standing", timeline.standing(event).state.value
    for assumption in event.assumptions:
        yield "Assumed", assumption
    if isinstance(event, Statement):
        yield "Said by", _names(event.speaker)
        for report in event.reported:
            yield "Reported by", _report(report, locale)
        for about in event.about:
            target = timeline.event(about.event)
            note = f" ({about.note})" if about.note else ""
            yield (_SAYS[about.stance], f"{target.title if target else about.event}{note}")
    if isinstance(event, Publication) and event.publisher:
        yield "Publisher", f"{event.publisher} ({event.stamp.value})"
    if isinstance(event, Publication) and event.url:
        yield "Address", event.url
    for figure in event.figures:
        yield "Figure", _figure(figure)
    if event.actors:
        yield "Who", _names(event.actors)
    if event.place:
        yield "Where", str(event.place)
    for relation in event.relations:
        target = timeline.event(relation.event)
        note = f" ({relation.note})" if relation.note else ""
        kind = relation.kind.value.replace("-", " ")
        yield _capital(kind), f"{target.title if target else relation.event}{note}"
    for medium in event.media:
        parts = (medium.title, medium.credit, medium.url)
        yield _capital(medium.kind) or "Media", ", ".join(part for part in parts if part)


def voices(event: Event, timeline: Timeline, locale: str = "en") -> list[tuple[str, list[str]]]:
    """Who stands where on an event: for each stance a label and a line for each statement."""
    found: dict[Stance, list[str]] = {stance: [] for stance in Stance}
    for statement in timeline.about(event):
        line = _voice(statement, locale)
        for stance in dict.fromkeys(a.stance for a in statement.about if a.event == event.id):
            found[stance].append(line)
    return [(_SAID_BY[stance], lines) for stance, lines in found.items() if lines]


def _voice(statement: Statement, locale: str) -> str:
    line = f"{_names(statement.speaker)}, {statement.when.format(locale)}"
    for report in statement.reported:
        line += f", reported by {_report(report, locale)}"
    figures = "; ".join(map(_figure, statement.figures))
    return f"{line}: {figures}" if figures else line


def citations(event: Event) -> tuple[Citation, ...]:
    """What an event cites; a publication also the source that it is."""
    own = event.source if isinstance(event, Publication) else ""
    if own and all(citation.source != own for citation in event.sources):
        return (*event.sources, Citation(source=own))
    return event.sources


def untold(event: Event) -> Iterator[tuple[str, str]]:
    """What the lines of `facts` leave out: field and reason, for the report of losses."""
    if event.place and (event.place.zone or event.place.url):
        yield "place", "its time zone and address are not told"
    if event.extra:
        yield "extra", "it is not told"


def _names(actors: Iterable[Actor]) -> str:
    """Names with their roles, separated by commas."""
    return ", ".join(f"{a}, {a.url}" if a.url else str(a) for a in actors)


def _figure(figure: Figure) -> str:
    """A figure with its name and note."""
    note = f" ({figure.note})" if figure.note else ""
    return f"{figure.name}: {figure}{note}"


def _report(report: Report, locale: str = "en") -> str:
    """The outlet and, if known, the date of its report."""
    return f"{report.by}, {report.when.format(locale)}" if report.when else report.by


def source_line(source: Source, citation: Citation | None = None, locale: str = "en") -> str:
    """A source in one line, as a bibliography has it, with the place that a citation names.

    >>> source_line(Source(title="Post", publisher="Kompasiana", updated="2024-10-30"))
    'Post. Kompasiana. Updated 30 October 2024'
    """
    parts = [", ".join(source.author), source.title, source.publisher]
    parts.append(_capital(source.kind))
    for label, when in (
        ("Published", source.published),
        ("Updated", source.updated),
        ("Accessed", source.accessed),
    ):
        if when:
            parts.append(f"{label} {when.format(locale)}")
    parts += [source.url, f"Archived: {source.archived}" if source.archived else ""]
    if citation:
        parts += [citation.at, f"“{citation.quote}”" if citation.quote else ""]
    sentences = [part.removesuffix(".") for part in parts if part]
    ended = [s if s.endswith(("?", "!", "…")) else f"{s}." for s in sentences[:-1]]
    return " ".join([*ended, *sentences[-1:]])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
