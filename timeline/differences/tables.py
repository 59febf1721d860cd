"""How each field of the model is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from timeline.differences.dates import date
from timeline.differences.records import (
    ABOUTS,
    ACTORS,
    ASSUMPTIONS,
    AUTHORS,
    CITATIONS,
    CLAIMS,
    CORRECTIONS,
    FIGURES,
    IGNORES,
    MEDIA,
    RELATIONS,
    REPORTS,
    SPEAKERS,
    TAGS,
    place,
)
from timeline.differences.told import Comparer, Context
from timeline.differences.values import mapping, prose, reference, truth, value

__all__ = ["EVENT", "SOURCE", "TIMELINE"]

TIMELINE: Final[Mapping[str, Comparer]] = {
    "title": value("title"),
    "id": value("id"),
    "description": prose("description"),
    "language": value("language"),
    "zone": value("time zone"),
    "updated": date("date of update"),
    "claims": CLAIMS,
    "ignore": IGNORES,
    "excerpt": truth("an excerpt"),
    "extra": mapping("extra"),
}

SOURCE: Final[Mapping[str, Comparer]] = {
    "title": value("title"),
    "publisher": value("publisher"),
    "author": AUTHORS,
    "container": value("container"),
    "volume": value("volume"),
    "issue": value("issue"),
    "pages": value("pages"),
    "doi": value("DOI"),
    "isbn": value("ISBN"),
    "url": value("address"),
    "archived": value("archived copy"),
    "published": date("date of publication"),
    "updated": date("date of update"),
    "accessed": date("date of access"),
    "language": value("language"),
    "kind": value("kind"),
    "note": prose("note"),
    "hidden": truth("hidden"),
    "claims": CLAIMS,
    "ignore": IGNORES,
}

EVENT: Final[Mapping[str, Comparer]] = {
    "title": value("title"),
    "when": date("date"),
    "description": prose("description"),
    "actors": ACTORS,
    "place": place,
    "tags": TAGS,
    "sources": CITATIONS,
    "relations": RELATIONS,
    "media": MEDIA,
    "figures": FIGURES,
    "assumptions": ASSUMPTIONS,
    "claims": CLAIMS,
    "corrections": CORRECTIONS,
    "ignore": IGNORES,
    "extra": mapping("extra"),
    # of statements
    "speaker": SPEAKERS,
    "about": ABOUTS,
    "reported": REPORTS,
    # of publications
    "publisher": value("publisher"),
    "url": value("address"),
    "stamp": value("meaning of its date"),
    "source": reference("source that it is", Context.source),
}
