"""JSON-LD 1.1 in the words of schema.org, for search engines, fact checkers and stores of triples.

A date that is one day or moment is ISO 8601, as schema.org wants it. Every other one is a literal
of the datatype for EDTF of the Library of Congress, which nobody takes for a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from attrs import frozen

from timeline import ExportContext, Exporter, Timeline, hookimpl, option
from timeline.losses import FIELDS
from timeline.text import clean_url
from timeline_plugins.jsonld.dates import date
from timeline_plugins.jsonld.events import item
from timeline_plugins.jsonld.nodes import Node, filled
from timeline_plugins.jsonld.untold import untold, untold_of
from timeline_plugins.jsonld.works import claims, work

__all__ = ["JsonLd", "JsonLdOptions", "timeline_exporters"]

_CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "edtf": "http://id.loc.gov/datatypes/edtf/EDTF",
    **{key: {"@type": "@id"} for key in ("archivedAt", "contentUrl", "sameAs", "url")},
}
_LOST = {
    "timeline.zone", "timeline.excerpt", "timeline.extra", "timeline.ignore", "source.accessed",
    "source.ignore", "event.extra", "event.ignore", "place.zone",
}  # fmt: skip


@frozen
class JsonLdOptions:
    """Where it will stand."""

    base: str = option("", "the address at which it will be published; ids are fragments of it")

    def __attrs_post_init__(self) -> None:
        clean_url(self.base)


class JsonLd(Exporter):
    """A list of events, claims and publications, with the works that they are taken from."""

    name, title = "jsonld", "JSON-LD (schema.org)"
    suffix, media_type = ".jsonld", "application/ld+json"
    options = JsonLdOptions
    carries: ClassVar[Mapping[str, str]] = {
        **{field: "in terms of schema.org" for field in FIELDS if field not in _LOST},
        **dict.fromkeys(("timeline.id", "event.id", "source.id"), "in `@id`"),
        "event.when": "as ISO 8601 where it is exact, or else as EDTF",
        "actor.kind": "persons, organisations and governments",
        "source.hidden": "withheld unless asked for",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        for field, why in untold_of(timeline):
            context.lost("", field, why)
        base = context.options.base
        head = filled(
            {
                "@context": {**({"@base": base} if base else {}), **_CONTEXT},
                "@id": f"#timeline-{timeline.id}",
                "@type": ["Dataset", "ItemList"],
                "name": timeline.title,
                "description": timeline.description,
                "inLanguage": timeline.language,
                "dateModified": date(timeline.updated),
                "subjectOf": list(claims(timeline.claims)),
                "itemListOrder": "https://schema.org/ItemListOrderAscending",
            }
        )
        yield _json(head)[:-2] + b',\n"itemListElement": ['
        mark = b"\n"
        for position, event in enumerate(timeline, 1):
            for field, why in untold(event):
                context.lost(event, field, why)
            yield mark + _json({"@type": "ListItem", "position": position, "item": item(event)})
            mark = b",\n"
        yield b'\n],\n"citation": ['
        mark = b"\n"
        for cited in timeline.sources:
            yield mark + _json(work(cited))
            mark = b",\n"
        yield b"\n]}\n"


def _json(value: Node) -> bytes:
    import msgspec

    encoder = msgspec.json.Encoder(decimal_format="number")
    encoded = msgspec.json.format(encoder.encode(value), indent=1)
    # inside of HTML, `</script>` in a text would end it
    return encoded.replace(b"<", b"\\u003c")


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [JsonLd()]
