"""The feed is read back with an XML parser, and with a feed reader that we did not write."""

from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
import timeline
from hypothesis import assume, given
from hypothesis import strategies as st
from timeline import (
    About,
    Citation,
    Event,
    LossError,
    Losses,
    ModelError,
    Place,
    Plugins,
    Publication,
    Source,
    Statement,
    Timeline,
    When,
)

import timeline_rss

PLUGINS = Plugins([timeline_rss])
HOSTILE = "</title><script>alert('&lt;1')</script>]]>&amp;<!-- \"quoted\" <b onclick=x>"


def one(kind: type[Event] = Event, **fields: object) -> Timeline:
    fields = {"id": "parade", "title": "A parade", "when": "2022", **fields}
    return Timeline(title="News", id="news", events=[kind(**fields)])  # type: ignore[arg-type]


def feed(events: Timeline, link: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(timeline.export(events, "rss", plugins=PLUGINS, link=link))


def text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "(missing)")


def description(events: Timeline) -> list[str]:
    """The lines of the first item's description, as HTML shows them."""
    markup = text(feed(events), "channel/item/description")
    return [unescape(line) for line in markup.removeprefix("<p>").split("</p><p>")]


def losses(events: Timeline, folder: Path) -> Losses:
    return timeline.write(events, folder / "feed.rss", plugins=PLUGINS)


def test_channel_and_items_have_all_that_rss_demands() -> None:
    root = feed(one(), link="https://example.org/news")
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel is not None
    assert text(channel, "title") == "News"
    assert text(channel, "link") == "https://example.org/news"
    assert text(channel, "description") == "News"
    assert text(channel, "item/title") == "A parade"


def test_without_a_page_a_urn_stands_in_for_the_link() -> None:
    assert text(feed(one()), "channel/link").startswith("urn:uuid:")


def test_guids_depend_on_the_two_ids_alone() -> None:
    guid = feed(one(title="Corrected", when="2022-04-25")).find("channel/item/guid")
    assert guid is not None
    assert guid.text == "urn:uuid:0b44d144-6a02-5db3-afa3-5fbc8083778a"
    assert guid.attrib == {"isPermaLink": "false"}


def test_items_stand_in_the_order_of_the_timeline() -> None:
    dates = {"later": "2024-10", "first": "2022", "between": "2024"}
    events = Timeline(title="News", events=[Event(title=t, when=w) for t, w in dates.items()])
    titles = [title.text for title in feed(events).iterfind("channel/item/title")]
    assert titles == ["first", "between", "later"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-10-30T12:09+07:00[Asia/Jakarta]", "Wed, 30 Oct 2024 05:09 GMT"),
        ("2024-10-30T12:00:00Z", "Wed, 30 Oct 2024 12:00:00 GMT"),
        ("0987-10-30T12:00Z", "Tue, 30 Oct 0987 12:00 GMT"),
        ("2024-10-30", None),
        ("2024-10-30T12:09", None),
        ("2024-10-30T12:09Z~", None),
        ("2024-10-30T12:09Z/2024-10-30T12:10Z", None),
        ("[..2024-10-30]", None),
        ("2024", None),
    ],
)
def test_a_publication_has_the_date_that_its_source_gives_and_no_other(
    when: str, expected: str | None, tmp_path: Path
) -> None:
    events = one(Publication, when=when)
    assert feed(events).findtext("channel/item/pubDate") == expected
    assert ("when" in [loss.field for loss in losses(events, tmp_path)]) is (expected is None)
    if expected:
        assert parsedate_to_datetime(expected) == When.parse(when).instant


def test_nothing_but_what_was_published_then_has_a_date(tmp_path: Path) -> None:
    when = "2024-10-30T12:09Z"
    for events in (one(when=when), one(Publication, when=when, stamp="updated", publisher="x")):
        assert feed(events).find("channel/item/pubDate") is None
        assert not losses(events, tmp_path)


@pytest.mark.parametrize("when", ["2024-10~", "[..2024-10-18]", "{2024-10-18,2024-10-20}", "-0043"])
def test_the_date_of_what_happened_stands_in_words_and_as_edtf(when: str) -> None:
    read = feedparser.parse(timeline.export(one(when=when), "rss", plugins=PLUGINS))
    assert read.entries[0].dcterms_temporal == When.parse(when).text
    assert description(one(when=when))[0].startswith(f"When: {When.parse(when).format()}")


def test_the_description_tells_what_is_known_and_who_stands_where() -> None:
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
    found = [line.removesuffix("</p>") for line in description(events)]
    assert found == [
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


def test_the_source_is_the_first_that_is_on_the_web() -> None:
    sources = [
        Source(id="a", title="A book"),
        Source(id="b", title="Bad", url="javascript:alert(1)"),
        Source(id="c", title="A page", url="https://example.org/?a=1&b=2"),
        Source(id="d", title="Another page", url="https://example.org/d"),
    ]
    events = Timeline(
        title="News",
        sources=sources,
        events=[Event(title="A parade", when="2022", sources=sources)],
    )
    (found,) = feed(events).findall("channel/item/source")
    assert (found.text, found.get("url")) == ("A page", "https://example.org/?a=1&b=2")


def test_a_publication_links_to_what_came_out_if_it_is_on_the_web() -> None:
    post = one(Publication, url="https://example.org/post")
    assert text(feed(post), "channel/item/link") == "https://example.org/post"
    bad = one(Publication, url="javascript:alert(1)")
    assert feed(bad).find("channel/item/link") is None


def test_the_language_of_the_timeline_is_that_of_the_feed() -> None:
    root = feed(Timeline(title="Berita", language="id"))
    assert text(root, "channel/language") == "id"


def test_tags_are_categories() -> None:
    root = feed(one(tags=["war", "a, b & c"]))
    assert [tag.text for tag in root.iterfind("channel/item/category")] == ["war", "a, b & c"]


def test_hostile_text_stays_text() -> None:
    said = Statement(title=HOSTILE, when="2024", speaker=HOSTILE, description=HOSTILE, tags=HOSTILE)
    events = Timeline(title=HOSTILE, description=HOSTILE, language=HOSTILE, events=[said])
    read = feedparser.parse(timeline.export(events, "rss", plugins=PLUGINS))
    assert not read.bozo
    (entry,) = read.entries
    for markup in (read.feed.title, entry.title, read.feed.subtitle):
        assert "<script" not in markup
        assert unescape(markup) == HOSTILE
    assert "<script" not in entry.summary
    assert [tag.term for tag in entry.tags] == [HOSTILE]


@pytest.mark.parametrize("title", ["a < b & c", "AT&T", "R&D", "1 <2"])
def test_a_title_without_markup_is_escaped_once(title: str) -> None:
    assert text(feed(one(title=title)), "channel/item/title") == title


@pytest.mark.parametrize("title", ["<b>bold</b>", "&copy 2024", "&lt;", "<!-- x", "</p>"])
def test_a_title_that_looks_like_markup_is_text_to_html_too(title: str) -> None:
    found = text(feed(one(title=title)), "channel/item/title")
    assert "<" not in found
    assert unescape(found) == title


def test_a_character_that_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    events = one(title="one\ufffetwo\uffff")
    assert text(feed(events), "channel/item/title") == "one\ufffdtwo\ufffd"
    assert "text" in [loss.field for loss in losses(events, tmp_path)]


def test_what_rss_cannot_carry_is_told(tmp_path: Path) -> None:
    square = Place(name="The square", latitude="39.02", longitude="125.75")
    parade = Event(id="parade", title="x", when="2022", place=square, extra={"weather": "rain"})
    events = Timeline(title="News", zone="Asia/Jakarta", updated="2024", events=[parade])
    found = {(loss.event, loss.field) for loss in losses(events, tmp_path)}
    of_all = {("", "zone"), ("", "updated")}
    assert found == of_all | {("parade", "place"), ("parade", "extra")}


def test_a_strict_export_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LossError, match="no pubDate"):
        timeline.write(one(Publication), tmp_path / "feed.rss", plugins=PLUGINS, strict=True)
    assert not list(tmp_path.iterdir())


def test_a_timeline_without_events_is_a_feed_without_items() -> None:
    root = feed(Timeline(title="Nothing yet"))
    assert text(root, "channel/title") == "Nothing yet"
    assert root.find("channel/item") is None


def test_a_feed_reader_reads_it() -> None:
    post = Source(id="post", title="The post", url="https://example.org/post")
    events = Timeline(
        title="News",
        sources=[post],
        events=[
            Publication(
                title="It is out",
                when="2024-10-30T12:09+07:00",
                url="https://example.org/out",
                source="post",
                tags="war",
            )
        ],
    )
    read = feedparser.parse(timeline.export(events, "rss", plugins=PLUGINS))
    assert not read.bozo
    assert read.version == "rss20"
    (entry,) = read.entries
    assert (entry.title, entry.link) == ("It is out", "https://example.org/out")
    assert entry.published_parsed[:6] == (2024, 10, 30, 5, 9, 0)
    assert (entry.source.title, entry.source.href) == ("The post", "https://example.org/post")
    assert [tag.term for tag in entry.tags] == ["war"]
    assert entry.summary.startswith("<p>When: 30 October 2024, 12:09 UTC+07:00</p>")


@given(st.text())
def test_any_title_comes_back_as_it_was(title: str) -> None:
    try:
        events = one(title=title)
    except ModelError:
        assume(False)
    found = text(feed(events), "channel/item/title")
    shown = events[0].title.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert found == shown or unescape(found) == shown
