"""What each format carries is what its exporter says that it carries, and all else is told as lost.

Every field of the model is changed alone: where the output changes with it, it is carried. The
table in docs/losses.md is made of the same; it is made anew with UPDATE_GOLDEN=1.
"""

import os
from pathlib import Path

import pytest
from attrs import evolve

from timeline import (
    About,
    Actor,
    Citation,
    Claim,
    Correction,
    Event,
    Figure,
    Ignore,
    Media,
    Place,
    Plugins,
    Publication,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
)
from timeline.api import chunks, make_context
from timeline.losses import FIELDS

PAGE = Path(__file__).parents[1] / "docs" / "losses.md"
MARK = "<!-- the table: made anew with UPDATE_GOLDEN=1 -->\n"
EXPORTERS = Plugins.installed().exporters()

# handles and instructions: nothing that a source says
NO_FACTS = {
    "timeline.id", "timeline.ignore", "source.id", "source.ignore", "event.id", "event.ignore",
}  # fmt: skip

PARTS = {
    "actor": Actor(name="A"),
    "place": Place(name="P", latitude=1, longitude=2),
    "citation": Citation(source="s"),
    "relation": Relation(kind="follows", event="other"),
    "media": Media(title="M"),
    "figure": Figure(name="F", best=5),
    "about": About(event="other", stance="asserts"),
    "report": Report(by="R"),
    "claim": Claim(field="title", value="X"),
    "correction": Correction(when="2024", reason="r"),
}
IGNORE = Ignore(rule="source-missing", reason="r")
NEW = {
    "timeline": {
        "title": "Other", "id": "other", "description": "d", "language": "id",
        "zone": "Asia/Jakarta", "updated": "2024-02-01", "excerpt": True, "extra": {"a": 1},
        "claims": PARTS["claim"], "ignore": IGNORE,
    },
    "source": {
        "id": "s2", "title": "S2", "publisher": "x", "author": "x", "container": "x",
        "volume": "1", "issue": "2", "pages": "3", "doi": "10.1038/nature04239", "isbn": "1",
        "url": "https://example.org", "archived": "https://example.org", "published": "2023",
        "updated": "2023", "accessed": "2023", "language": "id", "kind": "x", "note": "x",
        "hidden": True, "claims": PARTS["claim"], "ignore": IGNORE,
    },
    "event": {
        "id": "e2", "title": "E2", "when": "2023", "description": "d", "actors": "B",
        "place": "Q", "tags": "t", "sources": (), "relations": (), "media": (), "figures": (),
        "assumptions": "x", "claims": (), "corrections": (), "ignore": IGNORE, "extra": {"a": 1},
    },
    "statement": {"speaker": "B", "about": (), "reported": ()},
    "publication": {
        "publisher": "x", "url": "https://example.org", "stamp": "updated", "source": "other-s",
    },
    "actor": {"name": "B", "role": "x", "kind": "person", "url": "https://example.org"},
    "place": {
        "name": "Q", "latitude": 3, "longitude": 4, "zone": "Asia/Jakarta",
        "url": "https://example.org",
    },
    "citation": {"source": "other-s", "at": "x", "quote": "x"},
    "relation": {"kind": "part-of", "event": "st", "note": "x"},
    "media": {"kind": "video", "title": "N", "url": "https://example.org", "credit": "x"},
    "figure": {
        "name": "G", "best": 6, "low": 1, "high": 9, "unit": "x", "approximate": True, "note": "x",
    },
    "about": {
        "event": "e", "stance": "denies", "when": "2023", "condition": "x", "note": "x",
    },
    "report": {"by": "Q", "when": "2023", "source": "other-s"},
    "claim": {"field": "description", "value": "Y", "sources": "other-s", "note": "x"},
    "correction": {"kind": "withdrawn", "when": "2023", "reason": "q", "was": "x"},
}  # fmt: skip


def composed(owner="", name=""):
    """A timeline with everything in it, the one field changed."""

    def made(key, thing):
        return evolve(thing, **{name: NEW[owner][name]}) if key == owner else thing

    parts = {key: made(key, thing) for key, thing in PARTS.items()}
    source = made("source", Source(id="s", title="S"))
    cited = (parts["citation"], Citation(source=source.id))
    event = made(
        "event",
        Event(
            id="e", title="E", when="2024-01-02T03:04", actors=[parts["actor"]],
            place=parts["place"], sources=cited if owner == "citation" else cited[1:],
            relations=[parts["relation"]], media=[parts["media"]], figures=[parts["figure"]],
            claims=[parts["claim"]], corrections=[parts["correction"]],
        ),
    )  # fmt: skip
    if owner == "citation":
        event = evolve(event, sources=parts["citation"])
    statement = Statement(
        id="st", title="St", when="2024", speaker="A", about=[parts["about"]],
        reported=[parts["report"]],
    )  # fmt: skip
    publication = made("publication", Publication(id="pub", title="Pub", when="2024"))
    if owner == "publication" and name == "stamp":
        publication = evolve(publication, publisher="x")
    other = Event(id="other", title="Other", when="2020")
    return made(
        "timeline",
        Timeline(
            title="T",
            sources=[source, Source(id="other-s", title="Other source")],
            events=[event, made("statement", statement), publication, other],
        ),
    )


def exported(exporter, tl):
    context = make_context(exporter, tl)
    return b"".join(chunks(exporter, tl, context)), set(context.losses)


def test_every_field_of_the_model_is_tried():
    assert {f"{owner}.{name}" for owner, fields in NEW.items() for name in fields} == set(FIELDS)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_an_exporter_says_it_carries_fields_that_there_are(exporter):
    assert set(exporter.carries) <= set(FIELDS)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_carried_as_said_or_told_as_lost(exporter, field):
    owner, name = field.split(".")
    before, _ = exported(exporter, composed(*_plain(field)))
    after, lost = exported(exporter, composed(owner, name))
    carried = field in exporter.carries
    assert (before != after) is carried
    if not carried and field not in NO_FACTS:
        told_as = {"actor": "actors", "place": "place", "source": "sources"}.get(owner, name)
        assert told_as in {loss.field for loss in lost}


def _plain(field):
    # a stamp is told with its publisher alone
    return ("publication", "publisher") if field == "publication.stamp" else ()


def test_the_page_has_the_table():
    names = [exporter.name for exporter in EXPORTERS]
    rows = [["field", *names], ["-"] * (len(names) + 1)]
    for field in FIELDS:
        how = [exporter.carries.get(field) for exporter in EXPORTERS]
        missing = "not told" if field in NO_FACTS else "lost, and reported"
        rows.append([f"`{field}`", *(cell or missing for cell in how)])
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(f"{head}{MARK}\n{table}", "utf-8")
    assert PAGE.read_text("utf-8") == f"{head}{MARK}\n{table}"
