"""The feed, read by an XML parser and by a feed reader that we did not write."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import timeline
from timeline import (
    About,
    Citation,
    Correction,
    Event,
    LossError,
    Losses,
    ModelError,
    Place,
    Publication,
    Source,
    Statement,
    Timeline,
    When,
)

ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.atom"
HOSTILE = "</title><script>alert('&lt;1')</script>]]>&amp;<!-- \"quoted\""


@pytest.fixture(autouse=True)
def _no_clock_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def one(**fields: object) -> Timeline:
    fields = {"id": "parade", "title": "A parade", "when": "2022", **fields}
    return Timeline(title="News", id="news", events=[Event(**fields)], excerpt=True)


def feed(events: Timeline, author: str = "unknown") -> ElementTree.Element:
    return ElementTree.fromstring(timeline.export(events, "atom", author=author))


def text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "(missing)", ATOM)


def losses(events: Timeline, folder: Path) -> Losses:
    return timeline.write(events, folder / "feed.atom")


def test_the_seed_makes_the_golden_feed(seed: Timeline) -> None:
    made = timeline.export(seed, "atom", author="A. Keeper")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


def test_a_feed_reader_reads_all_of_the_seed(seed: Timeline) -> None:
    read = feedparser.parse(timeline.export(seed, "atom"))
    assert not read.bozo
    assert [entry.title for entry in read.entries] == [event.title for event in seed]
    assert [entry.dcterms_temporal for entry in read.entries] == [e.when.text for e in seed]
    assert len({entry.id for entry in read.entries}) == len(seed)


def test_feed_and_entries_have_all_that_the_standard_demands() -> None:
    root = feed(one(), author="A. Keeper")
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert text(root, "a:author/a:name") == "A. Keeper"
    for element in (root, *root.iterfind("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1
    (content,) = root.iterfind("a:entry/a:content", ATOM)
    assert content.get("type") == "xhtml"
    assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]


def test_ids_depend_on_the_two_ids_alone() -> None:
    root = feed(one(title="A parade, corrected", when="2022-04-25"))
    assert text(root, "a:id") == "urn:uuid:03046453-1c53-5d69-b67a-10dabf60dbed"
    assert text(root, "a:entry/a:id") == "urn:uuid:0b44d144-6a02-5db3-afa3-5fbc8083778a"


def test_entries_stand_in_the_order_of_the_timeline() -> None:
    dates = {"later": "2024-10", "first": "2022", "between": "2024"}
    events = Timeline(title="News", events=[Event(title=t, when=w) for t, w in dates.items()])
    titles = [title.text for title in feed(events).iterfind("a:entry/a:title", ATOM)]
    assert titles == ["first", "between", "later"]


def test_the_content_tells_what_is_known_and_who_stands_where() -> None:
    said = Statement(
        title="It is fake",
        when="2022-04",
        speaker="Press secretary",
        about=About(event="parade", stance="denies"),
    )
    parade = Event(
        id="parade",
        title="A parade",
        when="2022",
        description="One line.\n\nAnother one.",
        place="The square",
        sources=Citation(source="post", at="page 2"),
    )
    post = Source(id="post", title="The post", publisher="The Daily")
    events = Timeline(title="News", events=[parade, said], sources=[post])
    entry = feed(events).find("a:entry", ATOM)
    assert entry is not None
    assert [line.text for line in entry.iterfind("a:content/h:div/h:p", ATOM)] == [
        "When: 2022",
        "Standing: denied: 1 against it",
        "Where: The square",
        "One line.",
        "Another one.",
        "Denied by:",
        "- Press secretary, April 2022",
        "Sources:",
        "- The post. The Daily. page 2",
    ]


def test_the_language_of_the_timeline_is_that_of_the_feed() -> None:
    root = feed(Timeline(title="Berita", language="id"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "id"


def test_a_publication_links_to_what_came_out() -> None:
    post = Publication(title="The post", when="2024-10-30", url="https://example.org/post")
    link = feed(Timeline(title="News", events=[post])).find("a:entry/a:link", ATOM)
    assert link is not None
    assert link.attrib == {"rel": "related", "href": "https://example.org/post"}


def test_the_date_stands_in_words_before_the_description() -> None:
    events = one(when="[..2024-10-18]", description="Reported.")
    assert text(feed(events), "a:entry/a:summary") == "By 18 October 2024. Reported."


def test_dates_of_different_meaning_have_different_words() -> None:
    dates = ("2024-10-18/2024-10-20", "[2024-10-18..2024-10-20]", "{2024-10-18..2024-10-20}")
    summaries = [text(feed(one(when=when)), "a:entry/a:summary") for when in dates]
    words = [f"{When.parse(when).format()}." for when in dates]
    assert [summary.casefold() for summary in summaries] == [word.casefold() for word in words]
    assert len(set(summaries)) == 3


@pytest.mark.parametrize(
    ("updated", "sources", "expected", "told"),
    [
        ("2024-10-30T12:09+07:00[Asia/Jakarta]", [], "2024-10-30T05:09:00Z", False),
        ("2024-10-30", ["2025-01-01"], "2024-10-30T00:00:00Z", True),
        ("2024-10", [], "2024-10-01T00:00:00Z", True),
        ("2024-10-30T12:09", [], "2024-10-30T00:00:00Z", True),
        ("0044-03-15", [], "0044-03-15T00:00:00Z", True),
        (None, ["2024-10-18", "2024-10-30", "2024"], "2024-10-30T00:00:00Z", True),
        (None, [], "1970-01-01T00:00:00Z", False),
        ("-0043", [], "1970-01-01T00:00:00Z", True),
        ("9999-12-31T23:00-07:00", [], "9999-12-31T00:00:00Z", True),
    ],
)
def test_updated_comes_from_the_data_and_what_is_changed_is_told(
    updated: str | None, sources: list[str], expected: str, told: bool, tmp_path: Path
) -> None:
    events = Timeline(
        title="News",
        updated=updated,
        sources=[Source(title=date, published=date) for date in sources],
        events=[Event(title="A parade", when="2022")],
    )
    found = {element.text for element in feed(events).iterfind(".//a:updated", ATOM)}
    assert found == {expected}
    assert any(loss.field == "updated" for loss in losses(events, tmp_path)) is told


def test_source_date_epoch_is_the_time_of_the_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730264940")
    assert text(feed(one()), "a:updated") == "2024-10-30T05:09:00Z"


def test_hostile_text_stays_text() -> None:
    said = Statement(title=HOSTILE, when="2024", speaker=HOSTILE, description=HOSTILE, tags=HOSTILE)
    events = Timeline(title=HOSTILE, description=HOSTILE, language=HOSTILE, events=[said])
    root = feed(events, author=HOSTILE)
    assert not list(root.iter("script")) + root.findall(".//a:script", ATOM)
    assert {element.tag.split("}")[1] for element in root.iterfind(".//h:*", ATOM)} == {"div", "p"}
    for path in ("a:title", "a:subtitle", "a:author/a:name", "a:entry/a:title"):
        assert text(root, path) == HOSTILE
    assert [category.get("term") for category in root.iter(f"{{{ATOM['a']}}}category")] == [HOSTILE]


def test_a_character_that_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    events = one(title="one\ufffetwo\uffff")
    assert text(feed(events), "a:entry/a:title") == "one\ufffdtwo\ufffd"
    assert "text" in [loss.field for loss in losses(events, tmp_path)]


def test_only_web_addresses_become_links() -> None:
    sources = [
        Source(id="good", url="https://example.org/?a=1&b=2"),
        Source(id="bad", url="javascript:alert(1)"),
    ]
    events = Timeline(
        title="News",
        sources=sources,
        events=[Event(title="A parade", when="2022", sources=sources)],
    )
    links = feed(events).findall("a:entry/a:link", ATOM)
    assert [link.attrib for link in links] == [
        {"rel": "via", "href": "https://example.org/?a=1&b=2"}
    ]


def test_what_atom_cannot_carry_is_told(tmp_path: Path) -> None:
    square = Place(name="The square", zone="Asia/Pyongyang")
    events = one(place=square, extra={"weather": "rain"})
    found = {(loss.event, loss.field) for loss in losses(events, tmp_path)}
    assert found == {("", "excerpt"), ("parade", "place"), ("parade", "extra")}


@pytest.mark.parametrize("when", ["2024-10~", "[..2024-10-18]", "{2024-10-18,2024-10-20}", "-0043"])
def test_the_date_of_what_happened_stands_as_edtf_too(when: str) -> None:
    (entry,) = feedparser.parse(timeline.export(one(when=when), "atom")).entries
    assert entry.dcterms_temporal == When.parse(when).text


def test_a_feed_reader_finds_the_place_on_a_map() -> None:
    square = Place(name="The square", latitude="39.02", longitude="1E-7")
    (entry,) = feedparser.parse(timeline.export(one(place=square), "atom")).entries
    assert entry.where == {"type": "Point", "coordinates": (1e-7, 39.02)}


def test_a_withdrawn_entry_is_marked() -> None:
    withdrawn = Correction(kind="withdrawn", when="2023", reason="It was another year.")
    assert text(feed(one(corrections=[withdrawn])), "a:entry/a:title") == "[withdrawn] A parade"


def test_an_author_has_a_name() -> None:
    assert text(feed(one(), author=""), "a:author/a:name") == "unknown"


def test_a_strict_export_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LossError, match="it is not told"):
        timeline.write(one(extra={"weather": "rain"}), tmp_path / "feed.atom", strict=True)
    assert not list(tmp_path.iterdir())


def test_a_timeline_without_events_is_a_feed_without_entries() -> None:
    root = feed(Timeline(title="Nothing yet"))
    assert text(root, "a:title") == "Nothing yet"
    assert root.find("a:entry", ATOM) is None


def test_a_feed_reader_reads_it() -> None:
    read = feedparser.parse(timeline.export(one(), "atom"))
    assert not read.bozo
    assert read.version == "atom10"
    (entry,) = read.entries
    assert (entry.title, entry.summary) == ("A parade", "2022.")
    assert entry.content[0].value == "<p>When: 2022</p>"


@given(st.text())
def test_any_title_comes_back_as_it_was(title: str) -> None:
    try:
        events = one(title=title)
    except ModelError:
        assume(False)
    shown = events[0].title.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert text(feed(events), "a:entry/a:title") == shown
