"""JSON-LD, read by rdflib, and held to the vocabulary of schema.org."""

import json
import os
import warnings
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, Namespace, URIRef

import timeline
from timeline import (
    About,
    Actor,
    Citation,
    Correction,
    Event,
    Figure,
    Media,
    OptionError,
    Place,
    Publication,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
    When,
)  # fmt: skip
from timeline.losses import FIELDS
from timeline.testing import ExporterSuite, samples
from timeline_plugins.jsonld import JsonLd

GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.jsonld"
SEEDS = Path(__file__).parents[2] / "seeds"
SDO = Namespace("https://schema.org/")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
BASE = "https://example.org/t"

# schema.org 29: the classes that are used, and of each the properties that are used
_thing = "additionalType description disambiguatingDescription image name sameAs subjectOf url"
_work = f"""{_thing} about archivedAt author citation creditText dateCreated dateModified
datePublished genre inLanguage isPartOf keywords locationCreated mentions position publisher
temporalCoverage text identifier"""
_event = f"{_thing} about contributor endDate keywords location startDate superEvent workFeatured"
VOCABULARY = {
    "Article": f"{_work} pagination",
    "Book": f"{_work} isbn",
    "Claim": f"{_work} appearance",
    "Comment": _work,
    "CorrectionComment": _work,
    "CreativeWork": _work,
    "Dataset": _work,
    "Event": _event,
    "GeoCoordinates": f"{_thing} latitude longitude",
    "GovernmentOrganization": _thing,
    "ImageObject": f"{_work} contentUrl",
    "ItemList": f"{_thing} itemListElement itemListOrder",
    "ListItem": f"{_thing} item position",
    "MediaObject": f"{_work} contentUrl",
    "Organization": _thing,
    "Person": f"{_thing} jobTitle",
    "Place": f"{_thing} geo",
    "PropertyValue": f"{_thing} maxValue minValue unitText value",
    "PublicationEvent": f"{_event} publishedBy",
    "PublicationIssue": f"{_work} issueNumber",
    "PublicationVolume": f"{_work} volumeNumber",
    "Quotation": _work,
    # a role stands between a property and its value, and has that property as well
    "Role": f"{_thing} roleName about superEvent",
}


def exported(*events, **more):
    made = Timeline(title="T", events=events, **more)
    return timeline.export(made, "jsonld")


def graph(data, base=BASE):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, of itself
        return Graph().parse(data=data, format="json-ld", publicID=base)


def node(kind, id):
    return URIRef(f"{BASE}#{kind}-{id}")


def text_of(node, prop, found):
    return sorted(str(value) for value in found.objects(node, SDO[prop]))


def skeleton(data):
    def bare(value):
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items()}
        return [bare(item) for item in value] if isinstance(value, list) else type(value).__name__

    return bare(json.loads(data)), len(graph(data))


class TestJsonLd(ExporterSuite):
    exporter = JsonLd()
    structure = staticmethod(skeleton)
    options = ({"base": "https://example.org/t"},)


def misused(data):
    """The properties that stand in a node of a class that has not got them."""

    def look(value):
        if isinstance(value, list):
            for item in value:
                yield from look(item)
        elif isinstance(value, dict) and "@value" not in value:
            kinds = value.get("@type", [])
            kinds = [kinds] if isinstance(kinds, str) else kinds
            known = {p for kind in kinds for p in VOCABULARY[kind].split()} or {*_thing.split()}
            for key, item in value.items():
                if not key.startswith("@"):
                    if key not in known:
                        yield kinds, key
                    yield from look(item)

    return list(look(json.loads(data)))


def test_the_seed_is_exported_as_the_golden_file(seed):
    made = timeline.export(seed, "jsonld")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


@pytest.mark.parametrize("name", ["north-korea-troops", "founding-of-rome", "artemis-1"])
def test_every_term_is_one_of_schema_org_and_stands_where_it_belongs(name):
    assert misused(timeline.export(timeline.load(SEEDS / f"{name}.yaml"), "jsonld")) == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_term_of_schema_org(field):
    _, full = samples.alone(field)
    assert misused(timeline.export(full, "jsonld")) == []


def test_a_store_of_triples_finds_titles_dates_and_speakers(seed):
    found = graph(timeline.export(seed, "jsonld"))
    rows = found.query(
        """PREFIX s: <https://schema.org/>
        SELECT ?position ?title ?speaker WHERE {
          ?list a s:ItemList ; s:itemListElement ?row . ?row s:position ?position ; s:item ?item .
          ?item s:name ?title OPTIONAL { ?item s:author/s:name ?speaker } }
        ORDER BY ?position ?speaker"""
    )
    told = [(int(row.position), str(row.title), row.speaker and str(row.speaker)) for row in rows]
    wanted = [
        (position, event.title, name)
        for position, event in enumerate(seed, 1)
        for name in (
            sorted(a.name for a in event.speaker) if isinstance(event, Statement) else [None]
        )
    ]
    assert told == wanted
    deniers = found.query(
        """PREFIX s: <https://schema.org/>
        SELECT DISTINCT ?name WHERE {
          ?claim a s:Claim ; s:author/s:name ?name ; s:about ?role .
          ?role a s:Role ; s:roleName "denies" ; s:about <https://example.org/t#event-troops-sent> }
        ORDER BY ?name"""
    )
    assert [str(row.name) for row in deniers] == ["Dmitry Peskov", "North Korea", "Russia"]


DATES = {
    "2024-10-18": (Literal("2024-10-18"), None),
    "2024-10-30T12:09:07+07:00": (Literal("2024-10-30T12:09:07+07:00"), None),
    "2024-10-30T12:09+07:00[Asia/Jakarta]": (Literal("2024-10-30T12:09+07:00"), None),
    "2024-10-18/2024-10-20": (Literal("2024-10-18"), Literal("2024-10-20")),
    "2024": (Literal("2024", datatype=EDTF), None),
    "2024-10/2024-11-05": (Literal("2024-10", datatype=EDTF), Literal("2024-11-05")),
    "2024-10-18~": (Literal("2024-10-18~", datatype=EDTF), None),
    "2024-21": (Literal("2024-21", datatype=EDTF), None),
    "[..2024-10-30]": (Literal("[..2024-10-30]", datatype=EDTF), None),
    "{2022,2024}": (Literal("{2022,2024}", datatype=EDTF), None),
    "-0043-03-15": (Literal("-0043-03-15", datatype=EDTF), None),
    "0000-01-01": (Literal("0000-01-01", datatype=EDTF), None),
    "1985/..": (Literal("1985", datatype=EDTF), None),
    "../1985": (None, Literal("1985", datatype=EDTF)),
    "2024-10-30T12:09?": (Literal("2024-10-30T12:09?"), None),
}


@pytest.mark.parametrize(("edtf", "literals"), DATES.items())
def test_a_date_is_iso_8601_where_it_is_exact_and_edtf_elsewhere(edtf, literals):
    found = graph(exported(Event(id="e", title="e", when=edtf)))
    made = tuple(found.value(node("event", "e"), SDO[name]) for name in ("startDate", "endDate"))
    assert made == literals


@given(st.data())
def test_no_date_becomes_more_exact(timelines, data):
    tl = data.draw(timelines)
    found = json.loads(timeline.export(tl, "jsonld"))
    for row, event in zip(found["itemListElement"], tl, strict=True):
        item = row["item"]
        for name in ("startDate", "datePublished"):
            value = item.get(name)
            if isinstance(value, str):
                first = event.when.form.first if event.when.is_interval else event.when
                assert When.parse(value).precision == When.parse(str(first)).precision
                # from a day to a time there is no single text that begins it
                assert str(first).startswith(value) or value == str(event.when)


@pytest.mark.parametrize("edtf", ["1985/..", "/1985", "2024-10-30T12:09+07:00[Asia/Jakarta]"])
def test_what_is_not_told_of_a_date_is_a_loss(edtf, tmp_path):
    tl = Timeline(title="T", events=[Event(id="e", title="e", when=edtf)])
    [loss] = timeline.write(tl, tmp_path / "a.jsonld")
    assert (loss.event, loss.field) == ("e", "when")


def test_a_statement_is_a_claim_with_its_stance_and_where_it_appeared():
    said = Statement(
        id="d",
        title="It is fake",
        when="2024-10-30",
        speaker=Actor(name="Dmitry Peskov", role="Press Secretary", kind="person"),
        about=About(event="e", stance="denies", when="2024-11", condition="c", note="n"),
        reported=Report(by="CNN", when="2024-10~", source="s"),
        sources=Citation(source="s", at="p. 5", quote="“fake”"),
    )
    event = Event(id="e", title="Troops", when="[..2024-10-18]")
    found = graph(exported(event, said, sources=Source(id="s", title="S", url="https://x.org/s")))
    claim = node("event", "d")
    assert found.value(claim, RDF.type) == SDO.Claim
    [author] = found.objects(claim, SDO.author)
    assert (text_of(author, "name", found), text_of(author, "jobTitle", found)) == (
        ["Dmitry Peskov"], ["Press Secretary"],
    )  # fmt: skip
    [role] = found.objects(claim, SDO.about)
    assert text_of(role, "roleName", found) == ["denies"]
    assert text_of(role, "description", found) == ["on condition that c\nn"]
    assert found.value(role, SDO.about) == node("event", "e")
    assert text_of(claim, "temporalCoverage", found) == ["2024-11"]
    appearances = list(found.objects(claim, SDO.appearance))
    assert {found.value(a, SDO.isPartOf) for a in appearances} == {node("source", "s"), None}
    assert {found.value(a, SDO.sameAs) for a in appearances} == {node("source", "s"), None}
    assert {str(found.value(a, SDO.text)) for a in appearances} == {"“fake”", "None"}


def test_a_publication_is_an_event_of_publishing():
    post = Publication(
        id="p", title="Post", when="2024-10-30", publisher="Kompasiana", stamp="updated",
        url="https://example.org/p", source="s",
    )  # fmt: skip
    found = graph(exported(post, sources=Source(id="s", title="S")))
    event = node("event", "p")
    assert found.value(event, RDF.type) == SDO.PublicationEvent
    assert found.value(event, SDO.url) == URIRef("https://example.org/p")
    assert found.value(event, SDO.workFeatured) == node("source", "s")
    assert text_of(found.value(event, SDO.publishedBy), "name", found) == ["Kompasiana"]


def test_an_event_has_place_figures_pictures_and_the_whole_that_it_is_a_part_of():
    event = Event(
        id="e", title="e", when="2024",
        place=Place(name="Kyiv", latitude="50.45", longitude="30.52"),
        figures=Figure(name="soldiers", low=10000, high=12000, unit="soldiers", approximate=True),
        media=[Media(url="https://example.org/a.jpg", credit="AP"), Media(kind="video", title="V")],
        relations=[Relation(kind="part-of", event="w"), Relation(kind="caused-by", event="w")],
        corrections=Correction(kind="withdrawn", when="2024-11-01", reason="wrong"),
    )  # fmt: skip
    whole = Event(id="w", title="w", when="2024")
    found = graph(exported(event, whole))
    it = node("event", "e")
    assert text_of(it, "name", found) == ["[withdrawn] e"]
    geo = found.value(found.value(it, SDO.location), SDO.geo)
    assert Decimal(str(found.value(geo, SDO.latitude).toPython())) == Decimal("50.45")
    assert found.value(found.value(it, SDO.superEvent), SDO.superEvent) == node("event", "w")
    [number] = [
        n for n in found.objects(it, SDO.about) if (n, RDF.type, SDO.PropertyValue) in found
    ]
    assert found.value(number, SDO.maxValue) == Literal(12000)
    picture = found.value(it, SDO.image)
    assert found.value(picture, SDO.contentUrl) == URIRef("https://example.org/a.jpg")
    [caused] = [n for n in found.objects(it, SDO.about) if n != number]
    assert text_of(caused, "roleName", found) == ["caused-by"]


def test_of_an_actor_no_more_is_said_than_is_known():
    actors = [
        Actor(name="A"),
        Actor(name="B", kind="group", role="r"),
        Actor(name="C", kind="government"),
    ]
    found = json.loads(exported(Event(title="e", when="2024", actors=actors)))
    assert found["itemListElement"][0]["item"]["contributor"] == [
        {"name": "A"},
        {"name": "B", "disambiguatingDescription": "r"},
        {"@type": "GovernmentOrganization", "name": "C"},
    ]


def test_an_article_is_a_part_of_its_volume():
    source = Source(
        id="s", title="S", author=["A", "B"], container="Nature", volume="5", issue="7",
        pages="1–9", doi="10.1038/nature04239", published="2005-12", updated="2006-01-02",
        archived="https://web.archive.org/x", language="en", isbn="1",
    )  # fmt: skip
    found = graph(exported(sources=source))
    it = node("source", "s")
    whole = found.value(it, SDO.isPartOf)
    assert set(found.objects(whole, RDF.type)) == {SDO.PublicationVolume, SDO.PublicationIssue}
    assert text_of(whole, "name", found) == ["Nature"]
    assert text_of(it, "identifier", found) == ["https://doi.org/10.1038/nature04239"]
    assert found.value(it, SDO.datePublished) == Literal("2005-12", datatype=EDTF)
    assert found.value(it, SDO.dateModified) == Literal("2006-01-02")
    assert {str(found.value(a, SDO.name)) for a in found.objects(it, SDO.author)} == {"A", "B"}


def test_a_script_element_that_holds_it_is_not_ended_by_a_text():
    nasty = "</script><script>alert(1)</script><!--"
    made = exported(Event(id="e", title=nasty, when="2024"))
    assert b"<" not in made
    assert text_of(node("event", "e"), "name", graph(made)) == [nasty]


def test_ids_are_fragments_of_the_address_that_is_given():
    made = timeline.export(
        Timeline(title="T", id="t", events=[Event(id="e", title="e", when="2024")]),
        "jsonld",
        base="https://example.org/page",
    )
    found = graph(made, "https://elsewhere.org/")
    assert (URIRef("https://example.org/page#event-e"), RDF.type, SDO.Event) in found


def test_a_base_that_is_no_address_is_refused():
    with pytest.raises(OptionError, match="no address"):
        timeline.export(Timeline(title="T"), "jsonld", base="page")


@given(st.data())
def test_rdflib_reads_every_timeline(timelines, data):
    tl = data.draw(timelines)
    found = graph(timeline.export(tl, "jsonld"))
    titles = {str(title) for title in found.objects(None, SDO.name)}
    assert {tl.title, *(source.title for source in tl.sources)} <= titles
    assert len(set(found.subjects(RDF.type, SDO.ListItem))) == len(tl)
    for event in tl:
        assert text_of(node("event", event.id), "name", found)[0].endswith(event.title)
