"""What there is to tell about an event, as labelled lines of plain text that exporters can share.

Nothing here knows a format: the lines are text that has yet to be escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.actor import Actor
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction, CorrectionKind
from timeline.event import Event
from timeline.fields import JSON
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source
from timeline.standing import Standing, Voice
from timeline.statement import About, Report, Stance, Statement
from timeline.timeline import Timeline
from timeline.when import Answer

__all__ = ["citations", "facts", "marked_title", "source_line", "voices"]

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


def marked_title(event: Event) -> str:
    """The title, with a mark where the entry was withdrawn."""
    return f"[withdrawn] {event.title}" if event.withdrawn else event.title


def facts(event: Event, timeline: Timeline, locale: str = "en") -> Iterator[tuple[str, str]]:
    """The facts of an event but its title, date, description and sources: a label and a line each.

    >>> from timeline import Statement, Timeline
    >>> said = Statement(title="It is fake", when="2024-10", speaker="Dmitry Peskov")
    >>> list(facts(said, Timeline(title="News", events=[said])))
    [('Said by', 'Dmitry Peskov')]
    """
    for correction in event.corrections:
        yield _correction(correction, locale)
    if timeline.about(event):
        yield "Standing", str(timeline.standing(event))
    for claim in event.claims:
        yield _claim(claim, event, timeline, locale)
    for assumption in event.assumptions:
        yield "Assumed", assumption
    if isinstance(event, Statement):
        yield "Said by", _names(event.speaker)
        for report in event.reported:
            yield "Reported by", _report(report, locale)
        for about in event.about:
            yield _SAYS[about.stance], _about(about, event, timeline, locale)
    if isinstance(event, Publication) and event.publisher:
        yield "Publisher", f"{event.publisher} ({event.stamp.value})"
    elif isinstance(event, Publication):
        yield "Publication", event.stamp.value
    if isinstance(event, Publication) and event.url:
        yield "Address", event.url
    for figure in event.figures:
        yield "Figure", _figure(figure)
    if event.actors:
        yield "Who", _names(event.actors)
    if event.place:
        yield "Where", str(event.place)
    for relation in event.relations:
        kind = _capital(relation.kind.value.replace("-", " "))
        yield kind, _title(relation.event, timeline) + _in_brackets(relation.note)
    for medium in event.media:
        parts = (medium.title, medium.credit, medium.url)
        yield _capital(medium.kind) or "Media", ", ".join(part for part in parts if part)


def voices(event: Event, timeline: Timeline, locale: str = "en") -> list[tuple[str, list[str]]]:
    """Who stands where on an event, and which figures and dates they give, side by side.

    A label and its lines for each stance that is taken, then for figures and for dates.
    """
    statements = timeline.about(event)
    if not statements:
        return []
    standing = timeline.standing(event)
    now = {voice.speaker.name: voice for voice in standing.voices}
    found: dict[Stance, list[str]] = {stance: [] for stance in Stance}
    for statement in statements:
        for about in (a for a in statement.about if a.event == event.id):
            line = _voice(statement, about, now, locale)
            if line not in found[about.stance]:
                found[about.stance].append(line)
    groups = [(_SAID_BY[stance], lines) for stance, lines in found.items() if lines]
    figures = [f"{comparison}, all in all" for comparison in standing.comparisons]
    figures += [
        f"{_figure(count.figure)} – {_names(count.speaker)}, {count.statement.when.format(locale)}"
        for count in standing.counts
    ]
    groups += [("Figures given", figures)] if figures else []
    dates = _dates(standing, locale)
    return groups + ([("Dates given", dates)] if dates else [])


def _voice(statement: Statement, about: About, now: dict[str, Voice], locale: str) -> str:
    line = f"{_names(statement.speaker)}, {statement.when.format(locale)}"
    for report in statement.reported:
        line += f", reported by {_report(report, locale)}"
    line += _dating(about, statement, locale)
    if about.condition:
        line += f", on condition that {about.condition}"
    if statement.withdrawn:
        return f"{line} (withdrawn: does not count)"
    standing = [now[speaker.name] for speaker in statement.speaker if speaker.name in now]
    others = [voice for voice in standing if voice.stance is not about.stance]
    if others and len(others) == len(standing):
        sure = all(v.statement.when.after(statement.when) is Answer.YES for v in others)
        stances = sorted({_SAYS[voice.stance].lower() for voice in others})
        line += f" ({'later' if sure else 'elsewhere'}: {', '.join(stances)})"
    return line


def _dating(about: About, statement: Statement, locale: str) -> str:
    """The date that a statement gives to an event; one that had yet to come was a plan."""
    if about.when is None:
        return ""
    planned = about.when.after(statement.when) is Answer.YES
    return f", {'planning it for' if planned else 'dating it'} {about.when.format(locale)}"


def _dates(standing: Standing, locale: str) -> list[str]:
    return [
        f"{voice.about.when.format(locale)} – {_names([voice.speaker])}, "
        f"{voice.statement.when.format(locale)}"
        for voice in standing.dates
        if voice.about.when
    ]


def _about(about: About, statement: Statement, timeline: Timeline, locale: str) -> str:
    line = _title(about.event, timeline) + _dating(about, statement, locale)
    if about.condition:
        line += f", on condition that {about.condition}"
    return line + _in_brackets(about.note)


def _title(event: str, timeline: Timeline) -> str:
    """The title of the event of that id; in an excerpt that lacks it, the id."""
    found = timeline.event(event)
    return found.title if found else event


def _in_brackets(note: str) -> str:
    return f" ({note})" if note else ""


def _correction(correction: Correction, locale: str) -> tuple[str, str]:
    done = "Withdrawn" if correction.kind is CorrectionKind.WITHDRAWN else "Corrected"
    was = f" (before: {correction.was})" if correction.was else ""
    return done, f"{correction.when.format(locale)}: {correction.reason}{was}"


def _claim(claim: Claim, event: Event, timeline: Timeline, locale: str) -> tuple[str, str]:
    """A claim; where it says what stands there anyway, it tells who says so."""
    name = "date" if claim.field == "when" else claim.field
    own = event.kind if claim.field == "kind" else getattr(event, claim.field, None)
    stands = claim.when == own if claim.when else claim.value in (own, str(own))
    cited = "; ".join(_short(citation, timeline) for citation in claim.sources)
    words = claim.when.format(locale) if claim.when else _spoken(claim.value, timeline)
    words = f"{words}{f' – {cited}' if cited else ''}{_in_brackets(claim.note)}"
    return f"{'This' if stands else 'Another'} {name}", words


def _spoken(value: JSON, timeline: Timeline) -> str:
    """What a claim says, as a reader would put it: names for actors, places and outlets."""
    if isinstance(value, list):
        return ", ".join(_spoken(item, timeline) for item in value)
    if not isinstance(value, dict):
        return value if isinstance(value, str) else json.dumps(value, default=str)
    if "stance" in value:
        return f"{value['stance']}: {_title(str(value.get('event')), timeline)}"
    name = value.get("name") or value.get("by")
    role = value.get("role")
    if isinstance(name, str):
        return f"{name} ({role})" if role else name
    return json.dumps(value, ensure_ascii=False, default=str)


def _short(citation: Citation, timeline: Timeline) -> str:
    """A citation as a text names it in passing: author, title, place."""
    source = timeline.source(citation.source)
    if source is None:
        return citation.source
    parts = (", ".join(source.author), source.title or source.url, citation.at)
    return ", ".join(part for part in parts if part)


def citations(event: Event) -> tuple[Citation, ...]:
    """What an event cites, its claims and reports too; a publication also the source that it is."""
    others = [citation.source for claim in event.claims for citation in claim.sources]
    if isinstance(event, Statement):
        others += [report.source for report in event.reported]
    if isinstance(event, Publication):
        others.append(event.source)
    if not others:
        return event.sources
    known = {citation.source for citation in event.sources}
    more = (Citation(source=id_) for id_ in dict.fromkeys(others) if id_ and id_ not in known)
    return (*event.sources, *more)


def _names(actors: Iterable[Actor]) -> str:
    """Names with their roles, separated by commas."""
    return ", ".join(f"{a}, {a.url}" if a.url else str(a) for a in actors)


def _figure(figure: Figure) -> str:
    """A figure with its name and note."""
    return f"{figure.name}: {figure}{_in_brackets(figure.note)}"


def _report(report: Report, locale: str = "en") -> str:
    """The outlet and, if known, the date of its report."""
    return f"{report.by}, {report.when.format(locale)}" if report.when else report.by


def source_line(source: Source, citation: Citation | None = None, locale: str = "en") -> str:
    """A source in one line, as a bibliography has it, with the place that a citation names.

    >>> source_line(Source(title="Post", publisher="Kompasiana", updated="2024-10-30"))
    'Post. Kompasiana. Updated 30 October 2024'
    """
    parts = [", ".join(source.author), source.title, _container(source), source.publisher]
    parts += [_capital(source.kind), f"Language: {source.language}" if source.language else ""]
    for label, when in (
        ("Published", source.published),
        ("Updated", source.updated),
        ("Accessed", source.accessed),
    ):
        if when:
            parts.append(f"{label} {when.format(locale)}")
    parts += [
        f"DOI {source.doi}" if source.doi else "",
        f"ISBN {source.isbn}" if source.isbn else "",
    ]
    parts += [source.url, f"Archived: {source.archived}" if source.archived else ""]
    if citation:
        parts += [citation.at, f"“{citation.quote}”" if citation.quote else ""]
    sentences = [part.removesuffix(".") for part in parts if part]
    ended = [s if s.endswith(("?", "!", "…")) else f"{s}." for s in sentences[:-1]]
    return " ".join([*ended, *sentences[-1:]])


def _container(source: Source) -> str:
    """The journal or book that it is in, with volume, issue and pages."""
    volume = source.volume + (f"({source.issue})" if source.issue else "")
    return ", ".join(part for part in (source.container, volume, source.pages) if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
