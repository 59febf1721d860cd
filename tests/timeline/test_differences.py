"""What changed between two timelines, in sentences; and the laws that every diff obeys."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

import msgspec
import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import (
    About,
    Actor,
    ChangeKind,
    Citation,
    Claim,
    Correction,
    Event,
    Figure,
    Ignore,
    Media,
    Place,
    Publication,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
    UsageError,
    When,
)

BOOK, NOTE = Source(id="book", title="A book"), Source(id="note", title="A note")
OTHER, THIRD = Event(id="o", title="Other", when="2000"), Event(id="t", title="Third", when="2001")


def news(*events, sources=(BOOK, NOTE), **values):
    return Timeline(title="News", events=[OTHER, THIRD, *events], sources=sources, **values)


def happened(**values):
    return Event(**{"id": "e", "title": "It begins", "when": "2024"} | values)


def said(**values):
    return Statement(
        **{"id": "e", "title": "It is fake", "when": "2024", "speaker": "Peskov"} | values
    )


def printed(**values):
    return Publication(**{"id": "e", "title": "The post", "when": "2024"} | values)


def told(before, after):
    """Kind and words of each change, of two events or two timelines."""
    if isinstance(before, Event):
        before, after = news(before), news(after)
    return [(change.kind.value, change.words) for change in timeline.diff(before, after)]


# dates


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        ("2024-10", "2024-10-18", "more-precise", "October 2024, now 18 October 2024"),
        ("[..2024-10-30]", "2024-10-18", "more-precise", "by 30 October 2024, now 18 October 2024"),
        ("[..2024-10-30]", "[..2024-10-18]", "more-precise", ""),
        ("[2024-10-18..2024-10-20]", "2024-10-19", "more-precise", ""),
        ("2024-10/2024-11", "2024-10-18/2024-11-02", "more-precise", ""),
        ("2024-10", "2024-10-18/2024-10-20", "more-precise", ""),
        ("1985/", "1985/1990", "more-precise", "from 1985, end unknown, now 1985–1990"),
        ("2024-10-30", "2024-10-30T12:09+07:00", "more-precise", ""),
        ("2024-10-30T12:09", "2024-10-30T12:09+07:00", "more-precise", ""),
        ("2024-10-30T12:09Z", "2024-10-30T12:09:30Z", "more-precise", ""),
        ("2024-10~", "2024-10-18", "more-precise", "around October 2024, now 18 October 2024"),
        ("-00XX", "-0043-03-15", "more-precise", ""),
        ("2024-10-18", "2024", "less-precise", "its date became less precise: 18 October"),
        ("2024-10-18", "2024-10-19", "moved", "its date moved from 18 October 2024 to 19 October"),
        ("2024", "2025-01", "moved", "its date moved from 2024 to January 2025"),
        ("2024-10-18T10:00Z", "2024-10-18T10:01Z", "moved", ""),
        ("1986", "1986?", "qualified", "its date is now uncertain: perhaps 1986"),
        ("1986~", "1986", "qualified", "its date is no longer approximate: 1986"),
        ("1986", "1986%", "qualified", "its date is now uncertain and approximate: "),
        ("1986~", "1986?", "qualified", "its date is now uncertain and no longer approximate: "),
        ("2024-?06", "2024?-06", "qualified", "its date is doubted in another part: "),
        # other facts, and neither finer nor coarser ones
        ("2024-10-18/2024-10-20", "2024-10-19", "changed", ""),
        ("2024-10-18/2024-10-20", "[2024-10-18..2024-10-20]", "changed", ""),
        ("{2024-10-18,2024-10-20}", "2024-10-18", "changed", ""),
        ("1985/..", "1985/1990", "changed", "its date changed: since 1985, now 1985–1990"),
        ("1985/..", "1985/", "changed", ""),
        ("2024-10-17/2024-10-19", "2024-10-18/2024-10-20", "changed", ""),
        ("2024-10-30T12:09+07:00", "2024-10-30T05:09Z", "changed", "UTC+07:00, now 30 October"),
        ("Y-17E7", "Y-17E7S3", "less-precise", ""),
    ],
)  # fmt: skip
def test_a_date_is_told_by_what_it_can_mean(before, after, kind, words):
    [(found, sentence)] = told(happened(when=before), happened(when=after))
    assert found == kind
    assert words in sentence
    mirrored = {"more-precise": "less-precise", "less-precise": "more-precise"}
    [(back, _)] = told(happened(when=after), happened(when=before))
    assert back == mirrored.get(kind, kind)


def test_dates_that_are_written_differently_and_equal_are_no_change():
    assert told(happened(when="?2024-?06"), happened(when="2024-06?")) == []


def test_words_that_are_the_same_are_told_apart_by_the_text_of_the_date():
    before, after = When.parse("2024-10-18T10:00:00Z"), When.parse("2024-10-18T10:00:00+00:00")
    assert before == after
    before, after = "2024-10-30T12:09+07:00[Asia/Jakarta]", "2024-10-30T12:09+07:00[Asia/Pontianak]"
    [(_, words)] = told(happened(when=before), happened(when=after))
    assert "Jakarta" in words
    assert "Pontianak" in words


# a field each


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        ({}, {"title": "It goes on"}, "changed", "title changed from 'It begins' to 'It goes on'"),
        ({}, {"description": "Why"}, "added", "description added: 'Why'"),
        ({"description": "Why"}, {}, "removed", "description removed: 'Why'"),
        ({"description": "Why"}, {"description": "How"}, "reworded", "description reworded"),
        ({}, {"actors": "A"}, "added", "actor added: A"),
        ({"actors": Actor(name="A", role="king")}, {}, "removed", "actor removed: A (king)"),
        ({"actors": Actor(name="A", role="king")}, {"actors": Actor(name="A", role="duke")},
         "changed", "actor A: role changed from 'king' to 'duke'"),
        ({"actors": "A"}, {"actors": Actor(name="A", kind="group")}, "added",
         "actor A: kind added: group"),
        ({"actors": ["A", "B"]}, {"actors": ["B", "A"]}, "reordered", "actors in another order"),
        ({"place": "Rome"}, {"place": "Veii"}, "changed", "place changed from 'Rome' to 'Veii'"),
        ({}, {"place": "Rome"}, "added", "place added: 'Rome'"),
        ({"place": "Rome"}, {}, "removed", "place removed: 'Rome'"),
        ({"place": "Rome"}, {"place": Place(name="Rome", zone="Europe/Rome")}, "added",
         "place 'Rome': time zone added: 'Europe/Rome'"),
        ({"tags": ["a", "b"]}, {"tags": "a"}, "removed", "tag removed: 'b'"),
        ({"tags": ["a", "a"]}, {"tags": "a"}, "removed", "repeated tag removed: 'a'"),
        ({"tags": "a"}, {"tags": ["a", "a"]}, "added", "repeated tag added: 'a'"),
        ({}, {"sources": "book"}, "added", "now cites 'A book'"),
        ({"sources": Citation(source="book", at="p. 3")}, {}, "removed",
         "no longer cites 'A book' (p. 3)"),
        ({"sources": Citation(source="book", at="p. 3")},
         {"sources": Citation(source="book", at="p. 4")}, "changed",
         "citation of 'A book': place changed from 'p. 3' to 'p. 4'"),
        ({"sources": Citation(source="book", quote="so")},
         {"sources": Citation(source="book", quote="so so")}, "reworded",
         "citation of 'A book': quote reworded"),
        ({}, {"relations": Relation(kind="part-of", event="o")}, "added",
         "relation added: part of 'Other'"),
        ({"relations": Relation(kind="part-of", event="o")},
         {"relations": Relation(kind="follows", event="o")}, "changed",
         "relation to 'Other': kind changed from part-of to follows"),
        ({}, {"media": Media(kind="video", title="Queue")}, "added", "media added: video 'Queue'"),
        ({"media": Media(title="Queue")}, {"media": Media(title="Queue", credit="KCNA")}, "added",
         "media image 'Queue': credit added: 'KCNA'"),
        ({"media": Media(url="urn:a:b")}, {"media": Media(url="urn:a:b", title="Q")}, "added",
         "media image 'urn:a:b': title added: 'Q'"),
        ({"figures": Figure(name="soldiers sent", best=1500, approximate=True)},
         {"figures": Figure(name="soldiers sent", best=12000)}, "changed",
         "figure 'soldiers sent' changed from about 1,500 to 12,000"),
        ({"figures": Figure(name="dead", best=1)},
         {"figures": Figure(name="dead", best=1, note="x")}, "added",
         "figure 'dead': note added: 'x'"),
        ({}, {"figures": Figure(name="dead", low=3, unit="men")}, "added",
         "figure added: 'dead', at least 3 men"),
        ({}, {"assumptions": "UTC is meant"}, "added", "assumption added: 'UTC is meant'"),
        ({}, {"claims": Claim(field="when", value="1986?", sources="book")}, "added",
         "claim added: date perhaps 1986 – 'A book'"),
        ({"claims": Claim(field="place", value={"name": "X"})}, {}, "removed",
         """claim removed: place {"name": "X"}"""),
        ({"claims": Claim(field="when", value="1986")},
         {"claims": Claim(field="when", value="1986", sources="book")}, "added",
         "claim date 1986: now cites 'A book'"),
        ({}, {"corrections": Correction(kind="withdrawn", when="2024-11-02",
                                        reason="the video is of 2019")},
         "withdrawn", "withdrawn on 2 November 2024: the video is of 2019"),
        ({}, {"corrections": Correction(when="2024-11", reason="a slip", was="1895")},
         "corrected", "corrected (November 2024): a slip (before: 1895)"),
        ({"corrections": Correction(kind="withdrawn", when="2024-11-02", reason="a hoax")}, {},
         "removed", "no longer noted: withdrawn on 2 November 2024: a hoax"),
        ({"corrections": Correction(when="2024", reason="a slip")},
         {"corrections": Correction(when="2024", reason="a typo")}, "reworded",
         "note that it was corrected, 2024: reason reworded"),
        ({}, {"ignore": Ignore(rule="date-unbounded", reason="meant")}, "added",
         "exception from a rule added: 'date-unbounded', meant"),
        ({}, {"extra": {"k": [1, "a"]}}, "added", """extra 'k' added: [1, "a"]"""),
        ({"extra": {"k": None}}, {}, "removed", "extra 'k' removed: null"),
        ({"extra": {"k": 1, "l": 2}}, {"extra": {"k": "1", "l": 2}}, "changed",
         "extra 'k' changed from 1 to '1'"),
    ],
)  # fmt: skip
def test_each_field_of_an_event_has_its_sentence(before, after, kind, words):
    assert told(happened(**before), happened(**after)) == [(kind, words)]


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        ({}, {"speaker": ["Peskov", "B"]}, "added", "speaker added: B"),
        ({"speaker": ["Peskov", "B"]}, {}, "removed", "speaker removed: B"),
        ({"about": About(event="o", stance="asserts")},
         {"about": About(event="o", stance="denies")}, "changed",
         "the stance of Peskov on 'Other' changed from asserts to denies"),
        ({}, {"about": About(event="o", stance="neither", condition="so", when="1999")},
         "added",
         "stance added: neither confirms nor denies 'Other', dated 1999, on condition that so"),
        ({"about": About(event="o", stance="denies")}, {"about": About(event="t", stance="denies")},
         None, None),
        ({"about": About(event="o", stance="denies", when="1999")},
         {"about": About(event="o", stance="denies", when="1999-05")}, "more-precise",
         "stance on 'Other': its date became more precise: 1999, now May 1999"),
        ({}, {"reported": Report(by="CNN", when="2024-10-20")}, "added",
         "report added: CNN, 20 October 2024"),
        ({"reported": "CNN"}, {"reported": Report(by="CNN", source="book")}, "added",
         "report by CNN: source that it is added: 'A book'"),
    ],
)  # fmt: skip
def test_each_field_of_a_statement_has_its_sentence(before, after, kind, words):
    found = told(said(**before), said(**after))
    if kind is None:
        assert found == [
            ("removed", "stance removed: denies 'Other'"),
            ("added", "stance added: denies 'Third'"),
        ]
    else:
        assert found == [(kind, words)]


def test_each_field_of_a_publication_has_its_sentence():
    after = printed(publisher="Kompas", url="urn:a:b", stamp="updated", source="book")
    assert told(printed(), after) == [
        ("added", "publisher added: 'Kompas'"),
        ("added", "address added: 'urn:a:b'"),
        ("changed", "meaning of its date changed from published to updated"),
        ("added", "source that it is added: 'A book'"),
    ]


@pytest.mark.parametrize(
    ("values", "kind", "words"),
    [
        ({"title": "Book"}, "changed", "title changed from 'A book' to 'Book'"),
        ({"author": ["A"]}, "added", "author added: 'A'"),
        ({"doi": "10.1038/nature04239"}, "added", "DOI added: '10.1038/nature04239'"),
        ({"published": "2020"}, "added", "date of publication added: 2020"),
        ({"hidden": True}, "changed", "is now hidden"),
        ({"note": "a note"}, "added", "note added: 'a note'"),
        ({"claims": Claim(field="title", value="X")}, "added", "claim added: title 'X'"),
    ],
)
def test_each_field_of_a_source_has_its_sentence(values, kind, words):
    before, after = news(), news(sources=[evolve(BOOK, **values), NOTE])
    assert told(before, after) == [(kind, words)]
    [change] = timeline.diff(before, after)
    assert (change.subject, change.id) == ("source", "book")
    [back] = timeline.diff(after, before)
    assert back.kind is {"added": ChangeKind.REMOVED}.get(kind, ChangeKind.CHANGED)


def test_the_fields_of_the_timeline_come_first():
    before = news(happened(), updated="2024-10")
    after = news(
        happened(tags="a"), updated="2024-10-18", zone="Asia/Jakarta", excerpt=True,
        extra={"k": 1}, sources=[BOOK, evolve(NOTE, language="id")],
    )  # fmt: skip
    found = timeline.diff(before, after)
    assert [(c.subject, c.field, c.words) for c in found] == [
        ("timeline", "zone", "time zone added: 'Asia/Jakarta'"),
        ("timeline", "updated",
         "its date of update became more precise: October 2024, now 18 October 2024"),
        ("timeline", "excerpt", "is now an excerpt"),
        ("timeline", "extra.k", "extra 'k' added: 1"),
        ("source", "language", "language added: 'id'"),
        ("event", "tags", "tag added: 'a'"),
    ]  # fmt: skip


# whole events and sources


def test_events_that_came_and_went_are_told_in_the_order_of_the_timeline():
    late = said(id="late", when="2025", about=About(event="o", stance="denies"))
    found = timeline.diff(news(happened()), news(late))
    assert [(c.kind.value, c.id, c.field, c.words) for c in found] == [
        ("removed", "e", "", "event removed: 2024"),
        ("added", "late", "", "statement added: 2025, by Peskov, denies 'Other'"),
    ]
    assert found.changes[0].before == {"id": "e", "title": "It begins", "when": "2024"}
    assert found.changes[0].after is None
    assert str(found.changes[1]) == "It is fake: statement added: 2025, by Peskov, denies 'Other'"


def test_sources_that_came_and_went_are_told_by_id():
    found = timeline.diff(news(sources=[BOOK]), news(sources=[NOTE]))
    assert [str(c) for c in found] == ["A book: source removed", "A note: source added"]
    nameless = Source(id="x", url="urn:a:b")
    [change] = timeline.diff(news(), news(sources=[BOOK, NOTE, nameless]))
    assert str(change) == "urn:a:b: source added"


def test_an_event_becomes_one_of_another_kind():
    found = told(happened(title="It is fake"), said())
    assert found == [
        ("changed", "became a statement (was an event)"),
        ("added", "speaker added: Peskov"),
    ]
    # what a field is where nobody has set it is no news
    assert told(printed(), happened(title="The post")) == [
        ("changed", "became an event (was a publication)")
    ]


def test_what_has_only_got_another_id_is_told_once():
    def version(event, source):
        about = About(event=event, stance="denies")
        cited = Citation(source=source)
        claim = Claim(field="when", value="2023", sources=cited)
        relation = Relation(kind="follows", event=event)
        report = Report(by="A", source=source)
        return Timeline(
            title="News",
            sources=[Source(id=source, title="A post")],
            events=[
                happened(id=event, sources=cited, claims=claim),
                said(id="s", about=about, relations=relation, reported=report),
                printed(id="p", source=source),
            ],
            claims=claim,
        )  # fmt: skip

    found = timeline.diff(version("e", "post"), version("begin", "the-post"))
    assert [(c.subject, c.id, c.field, c.kind, c.before, c.after) for c in found] == [
        ("source", "the-post", "id", ChangeKind.RENAMED, "post", "the-post"),
        ("event", "begin", "id", ChangeKind.RENAMED, "e", "begin"),
    ]
    assert found.changes[1].words == "renamed: its id was 'e' and is now 'begin'"


def test_renamed_events_that_point_at_each_other_are_renamed():
    def version(first, second):
        pairs = (first, second), (second, first)
        return Timeline(
            title="T",
            events=[
                happened(id=a, title=f"{i}", relations=Relation(kind="same-as", event=b))
                for i, (a, b) in enumerate(pairs)
            ],
        )  # fmt: skip

    found = timeline.diff(version("a", "b"), version("c", "d"))
    assert [c.kind for c in found] == [ChangeKind.RENAMED] * 2


def test_what_was_renamed_may_point_at_something_else_that_came_and_went():
    def version(id, target):
        relation = Relation(kind="follows", event=target.id)
        return news(target, happened(id=id, relations=relation))

    gone, new = Event(id="p", title="P", when="2002"), Event(id="q", title="Q", when="2003")
    found = timeline.diff(version("a", gone), version("b", new))
    assert [(c.id, c.words) for c in found] == [
        ("p", "event removed: 2002"),
        ("q", "event added: 2003"),
        ("b", "renamed: its id was 'a' and is now 'b'"),
        ("b", "relation removed: follows 'P'"),
        ("b", "relation added: follows 'Q'"),
    ]


def test_another_id_and_another_value_are_another_event():
    kinds = [kind for kind, _ in told(happened(), happened(id="f", tags="a"))]
    assert sorted(kinds) == ["added", "removed"]


def test_members_of_one_name_are_paired_one_by_one():
    before = happened(actors=[Actor(name="A", role="king"), Actor(name="A", role="duke")])
    after = happened(actors=[Actor(name="A", role="duke"), Actor(name="A", role="pope")])
    assert told(before, after) == [
        ("changed", "actor A: role changed from 'king' to 'pope'"),
        ("reordered", "actors in another order"),
    ]


def test_values_are_plain_data_as_a_file_has_them():
    before = news(said(about=About(event="o", stance="asserts")))
    after = news(said(about=About(event="o", stance="denies")))
    [change] = timeline.diff(before, after).of("e")
    assert change.field == "about"
    assert change.before == {"event": "o", "stance": "asserts"}
    assert change.after == {"event": "o", "stance": "denies"}


def test_long_values_are_cut_where_they_still_differ():
    [(_, words)] = told(happened(title="a" * 200 + "b"), happened(title="a" * 200 + "c"))
    assert words.endswith("c'")
    [(_, words)] = told(happened(title="a" * 200), happened(title="b"))
    assert len(words) < 150


def test_a_field_of_an_event_of_ones_own_is_told():
    import attrs

    @attrs.frozen(kw_only=True)
    class Battle(Event):
        victor: str = ""

    before, after = (
        news(Battle(id="e", title="B", when="2024")),
        news(Battle(id="e", title="B", when="2024", victor="A")),
    )
    assert told(before, after) == [("changed", "victor changed")]


def test_the_dates_are_in_the_language_of_the_newer_timeline_or_as_asked():
    before = news(happened(when="2024-10-18"))
    after = news(happened(when="2024-10-19"), language="id")
    assert "18 Oktober 2024" in timeline.diff(before, after).text()
    assert "18 October 2024" in timeline.diff(before, after, locale="en").text()
    with pytest.raises(UsageError, match="no words for the language 'tlh'"):
        timeline.diff(before, after, locale="tlh")


# laws


@st.composite
def _variants(draw, timelines):
    """A timeline, and one that has taken values over from another one, or only their order."""
    first, donor = (evolve(draw(timelines), excerpt=True) for _ in range(2))

    def mixed(thing, other):
        names = [a.name for a in fields(type(thing)) if a.name not in ("id", "speaker")]
        other = other if type(other) is type(thing) else thing
        taken = draw(st.sets(st.sampled_from(names), max_size=3))
        values = {name: getattr(other, name) for name in taken}
        for name in names:
            value = values.get(name, getattr(thing, name))
            if isinstance(value, tuple) and len(value) > 1 and draw(st.booleans()):
                values[name] = draw(st.permutations(value))
        return evolve(thing, **values) if values else thing

    events = [mixed(e, d) for e, d in zip_longest(first.events, donor.events) if e]
    sources = [mixed(e, d) for e, d in zip_longest(first.sources, donor.sources) if e]
    kept = draw(st.sampled_from([first, donor]))
    second = evolve(kept, events=events, sources=sources, excerpt=True)
    return first, second if draw(st.booleans()) else evolve(second, id=first.id)


few = settings(max_examples=40)  # two timelines are a lot to draw


def pairs(data, timelines):
    either = st.tuples(timelines, timelines) | _variants(timelines)
    return data.draw(either)


@few
@given(st.data())
def test_there_are_changes_exactly_where_timelines_differ(timelines, data):
    a, b = pairs(data, timelines)
    assert not timeline.diff(a, a)
    assert bool(timeline.diff(a, b)) == (a != b)


@few
@given(st.data())
def test_every_id_that_is_on_one_side_alone_is_named(timelines, data):
    a, b = pairs(data, timelines)
    named = set()
    for change in timeline.diff(a, b):
        named.add((change.subject, change.id))
        if change.kind is ChangeKind.RENAMED:
            named.add((change.subject, change.before))
    assert {("event", e.id) for e in a} ^ {("event", e.id) for e in b} <= named
    assert {("source", s.id) for s in a.sources} ^ {("source", s.id) for s in b.sources} <= named


@few
@given(st.data())
def test_the_other_way_round_what_was_added_was_removed(timelines, data):
    a, b = pairs(data, timelines)

    def whole(found, kind):
        return {(c.subject, c.id) for c in found if c.kind is kind and not c.field}

    there, back = timeline.diff(a, b), timeline.diff(b, a)
    assert whole(there, ChangeKind.ADDED) == whole(back, ChangeKind.REMOVED)
    assert whole(there, ChangeKind.REMOVED) == whole(back, ChangeKind.ADDED)

    def precise(found, kind):
        return sum(c.kind is kind for c in found)

    assert precise(there, ChangeKind.MORE_PRECISE) == precise(back, ChangeKind.LESS_PRECISE)


@few
@given(st.data())
def test_the_data_can_be_written_as_json_and_the_text_shown(timelines, data):
    a, b = pairs(data, timelines)
    found = timeline.diff(a, b)
    written = msgspec.json.Encoder(decimal_format="number").encode(found.plain())
    again = msgspec.json.decode(written)
    assert [c["words"] for c in again["changes"]] == [c.words for c in found]
    for change in found:
        assert change.words == " ".join(change.words.split())
        assert change.title
    lines = (found.text() + found.markdown()).replace("\n", "")
    assert not [c for c in lines if unicodedata.category(c) == "Cc"]
    assert len(found.text().splitlines()) == len(found.text().split("\n"))
