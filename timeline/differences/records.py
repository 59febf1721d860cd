"""How the members of collections are told: what each is known by, and how its fields are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from timeline.actor import Actor, Place
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction, CorrectionKind
from timeline.differences.change import ChangeKind
from timeline.differences.dates import date
from timeline.differences.members import Members
from timeline.differences.told import Comparer, Context, Told, prefixed
from timeline.differences.values import prose, reference, value
from timeline.differences.wording import spoken
from timeline.event import Media, Relation
from timeline.figure import Figure
from timeline.statement import About, Report, Stance, Statement
from timeline.text import brief, quoted

__all__ = [
    "ABOUTS",
    "ACTORS",
    "ASSUMPTIONS",
    "AUTHORS",
    "CITATIONS",
    "CLAIMS",
    "CORRECTIONS",
    "FIGURES",
    "IGNORES",
    "MEDIA",
    "RELATIONS",
    "REPORTS",
    "SPEAKERS",
    "TAGS",
    "place",
    "stance",
]

_REASON: Final = 300
"""How much of a reason is told: it is what the change is about."""

SAYS: Final = {
    Stance.ASSERTS: "asserts",
    Stance.SUPPORTS: "supports",
    Stance.DOUBTS: "doubts",
    Stance.NEITHER: "neither confirms nor denies",
    Stance.DENIES: "denies",
    Stance.RETRACTS: "takes back",
}


def _texts(noun: str, nouns: str) -> Members:
    return Members(noun=noun, nouns=nouns, name=lambda text, _: quoted(text))


TAGS: Final = _texts("tag", "tags")
AUTHORS: Final = _texts("author", "authors")
ASSUMPTIONS: Final = _texts("assumption", "assumptions")

# actors and places


def _actors(noun: str, nouns: str) -> Members:
    def name(actor: Actor, _: Context) -> str:
        return brief(str(actor))

    return Members(
        noun=noun,
        nouns=nouns,
        name=name,
        keys=(lambda actor: actor.name,),
        label=lambda actor, _: f"{noun} {brief(actor.name)}",
        parts={"role": value("role"), "kind": value("kind"), "url": value("address")},
    )


ACTORS: Final = _actors("actor", "actors")
SPEAKERS: Final = _actors("speaker", "speakers")

_PLACE: Final[Mapping[str, Comparer]] = {
    "latitude": value("latitude"),
    "longitude": value("longitude"),
    "zone": value("time zone"),
    "url": value("address"),
}
_WHOLE_PLACE: Final = value("place")


def place(before: Place | None, after: Place | None, context: Context) -> Iterator[Told]:
    """Another place; of a place that has kept its name, what else is known of it."""
    if before and after and before.name == after.name:
        yield from prefixed(f"place {quoted(str(after))}", before, after, _PLACE, context)
        return
    old, new = (str(p) if p else None for p in (before, after))
    for told in _WHOLE_PLACE(old, new, context):
        yield evolve(told, before=before, after=after)


# sources


def _cited(citation: Citation, context: Context) -> str:
    at = f" ({brief(citation.at)})" if citation.at else ""
    return f"{context.source(citation.source)}{at}"


CITATIONS: Final = Members(
    noun="citation",
    nouns="citations",
    name=_cited,
    keys=(lambda c: (c.source, c.at), lambda c: c.source),
    label=lambda c, context: f"citation of {context.source(c.source)}",
    parts={"at": value("place"), "quote": prose("quote")},
    added=lambda c, context: f"now cites {_cited(c, context)}",
    removed=lambda c, context: f"no longer cites {_cited(c, context)}",
)


def _claim(claim: Claim, context: Context) -> str:
    words = context.date(claim.when) if claim.when else spoken(claim.value)
    name = {"when": "date"}.get(claim.field, claim.field)
    cited = ", ".join(_cited(citation, context) for citation in claim.sources)
    return f"{name} {words}" + (f" – {cited}" if cited else "")


CLAIMS: Final = Members(
    noun="claim",
    nouns="claims",
    name=_claim,
    # a claim hashes without its value, which may be a mapping
    keys=(lambda claim: evolve(claim, sources=(), note=""),),
    label=lambda claim, context: f"claim {_claim(evolve(claim, sources=()), context)}",
    parts={"sources": CITATIONS, "note": prose("note")},
)


def _report(report: Report, context: Context) -> str:
    return f"{brief(report.by)}, {context.date(report.when)}" if report.when else brief(report.by)


REPORTS: Final = Members(
    noun="report",
    nouns="reports",
    name=_report,
    keys=(lambda report: (report.by, report.when), lambda report: report.by),
    label=lambda report, _: f"report by {brief(report.by)}",
    parts={"when": date("date"), "source": reference("source that it is", Context.source)},
)

# events


def _relation(relation: Relation, context: Context) -> str:
    return f"{relation.kind.value.replace('-', ' ')} {context.event(relation.event)}"


RELATIONS: Final = Members(
    noun="relation",
    nouns="relations",
    name=_relation,
    keys=(lambda relation: (relation.kind, relation.event), lambda relation: relation.event),
    label=lambda relation, context: f"relation to {context.event(relation.event)}",
    parts={"kind": value("kind"), "note": prose("note")},
)


def stance(about: About, context: Context) -> str:
    """What a speaker says of which event: "denies 'Troops are sent'"."""
    words = f"{SAYS[about.stance]} {context.event(about.event)}"
    if about.when:
        words += f", dated {context.date(about.when)}"
    return words + (f", on condition that {brief(about.condition)}" if about.condition else "")


_ABOUT: Final[Mapping[str, Comparer]] = {
    "when": date("date"),
    "condition": value("condition"),
    "note": prose("note"),
}


def _stance_changed(before: About, after: About, context: Context) -> Iterator[Told]:
    name = context.event(after.event)
    if before.stance is not after.stance:
        speakers = context.owner.speaker if isinstance(context.owner, Statement) else ()
        whose = f" of {', '.join(brief(s.name) for s in speakers)}" if speakers else ""
        words = f"from {SAYS[before.stance]} to {SAYS[after.stance]}"
        yield Told(
            ChangeKind.CHANGED, f"the stance{whose} on {name} changed {words}", before, after
        )
    yield from prefixed(f"stance on {name}", before, after, _ABOUT, context, {"stance"})


ABOUTS: Final = Members(
    noun="stance",
    nouns="stances",
    name=stance,
    keys=(lambda about: (about.event, about.stance), lambda about: about.event),
    changed=_stance_changed,
)

# numbers, media, and the log


def _figure_changed(before: Figure, after: Figure, context: Context) -> Iterator[Told]:
    label = f"figure {quoted(after.name)}"
    if evolve(before, note=after.note) != after:
        words = "changed from {} to {}".format(*(brief(str(figure)) for figure in (before, after)))
        yield Told(ChangeKind.CHANGED, f"{label} {words}", before, after)
    if before.note != after.note:
        for told in _NOTE(before.note, after.note, context):
            yield evolve(told, words=f"{label}: {told.words}", before=before, after=after)


_NOTE: Final = prose("note")

FIGURES: Final = Members(
    noun="figure",
    nouns="figures",
    name=lambda figure, _: f"{quoted(figure.name)}, {brief(str(figure))}",
    keys=(lambda figure: (figure.name, figure.unit), lambda figure: figure.name),
    changed=_figure_changed,
)


def _media(media: Media, _: Context) -> str:
    return f"{brief(media.kind)} {quoted(media.title or media.url)}".strip()


MEDIA: Final = Members(
    noun="media",
    nouns="media",
    name=_media,
    keys=(lambda media: media.url or None, lambda media: media.title or None),
    parts={
        "kind": value("kind"),
        "title": value("title"),
        "url": value("address"),
        "credit": value("credit"),
    },
)


def _correction(correction: Correction, context: Context) -> str:
    when = context.date(correction.when)
    day = f"on {when}" if correction.when.is_exact and correction.when.is_day else f"({when})"
    was = f" (before: {brief(correction.was)})" if correction.was else ""
    return f"{correction.kind.value} {day}: {brief(correction.reason, _REASON)}{was}"


def _noted(correction: Correction) -> ChangeKind:
    withdrawn = correction.kind is CorrectionKind.WITHDRAWN
    return ChangeKind.WITHDRAWN if withdrawn else ChangeKind.CORRECTED


CORRECTIONS: Final = Members(
    noun="note",
    nouns="corrections",
    name=_correction,
    keys=(lambda correction: (correction.kind, correction.when),),
    label=lambda correction, context: (
        f"note that it was {correction.kind.value}, {context.date(correction.when)}"
    ),
    parts={"reason": prose("reason"), "was": value("what stood there before")},
    added=_correction,
    removed=lambda correction, context: f"no longer noted: {_correction(correction, context)}",
    kind=_noted,
)

IGNORES: Final = Members(
    noun="exception from a rule",
    nouns="exceptions from rules",
    name=lambda ignore, _: f"{quoted(ignore.rule)}, {brief(ignore.reason)}",
    keys=(lambda ignore: ignore.rule,),
    parts={"reason": prose("reason")},
    label=lambda ignore, _: f"exception from the rule {quoted(ignore.rule)}",
)
