from timeline import (
    About,
    Actor,
    Citation,
    Event,
    Figure,
    Media,
    Publication,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
)
from timeline.describe import facts, source_line, voices

PARADE = Event(id="parade", title="A parade", when="2022")


def told(event, *others):
    return list(facts(event, Timeline(title="News", events=[event, *others])))


def test_an_event_with_nothing_more_to_tell_has_no_facts():
    assert told(PARADE) == []


def test_a_statement_tells_who_said_it_who_reported_it_and_what_about():
    said = Statement(
        title="It is fake",
        when="2024",
        speaker=[Actor(name="Peskov", role="Press Secretary"), "Kremlin"],
        reported=Report(by="CNN", when="2024-10-20"),
        about=[
            About(event="parade", stance="denies", note="in passing"),
            About(event="parade", stance="neither"),
        ],
    )
    assert told(said, PARADE) == [
        ("Said by", "Peskov (Press Secretary), Kremlin"),
        ("Reported by", "CNN, 20 October 2024"),
        ("Denies", "A parade (in passing)"),
        ("Neither confirms nor denies", "A parade"),
    ]


def test_in_an_excerpt_what_is_left_out_goes_by_its_id():
    said = Statement(
        title="s", when="2024", speaker="x", about=About(event="parade", stance="doubts")
    )
    follows = Event(
        title="f", when="2024", relations=Relation(kind="caused-by", event="parade", note="sic")
    )
    part = Timeline(title="News", events=[said, follows], excerpt=True)
    assert ("Doubts", "parade") in facts(said, part)
    assert list(facts(follows, part)) == [("Caused by", "parade (sic)")]


def test_every_field_that_there_is_gets_a_line():
    event = Publication(
        title="a",
        when="2024",
        publisher="Kompasiana",
        url="https://example.org",
        stamp="updated",
        place="Pyongyang",
        actors="Kim",
        figures=Figure(name="sent", best=1500, unit="soldiers", note="in all"),
        media=Media(kind="video", title="Queue", credit="KCNA", url="https://example.org/v"),
        assumptions="noon is meant",
    )
    assert told(event) == [
        ("Assumed", "noon is meant"),
        ("Publisher", "Kompasiana (updated)"),
        ("Address", "https://example.org"),
        ("Figure", "sent: 1,500 soldiers (in all)"),
        ("Who", "Kim"),
        ("Where", "Pyongyang"),
        ("Video", "Queue, KCNA, https://example.org/v"),
    ]


def test_the_kind_of_media_keeps_its_capitals():
    event = Event(title="a", when="2024", media=Media(kind="scan of a PDF", title="Report"))
    assert told(event) == [("Scan of a PDF", "Report")]


def test_media_without_a_kind_have_a_label_all_the_same():
    event = Event(title="a", when="2024", media=Media(kind="", title="Report"))
    [(label, line)] = told(event)
    assert label
    assert line == "Report"


def test_voices_are_gathered_by_stance():
    def says(id, when, stance, **fields):
        about = About(event="parade", stance=stance)
        return Statement(id=id, title=id, when=when, speaker=id.upper(), about=about, **fields)

    tl = Timeline(
        title="News",
        events=[
            PARADE,
            says("d", "2025", "denies"),
            says("c", "2024", "asserts", reported="CNN"),
            says("b", "2023", "asserts", figures=Figure(name="sent", low=1500)),
        ],
    )
    assert voices(PARADE, tl) == [
        ("Asserted by", ["B, 2023: sent: at least 1,500", "C, 2024, reported by CNN"]),
        ("Denied by", ["D, 2025"]),
    ]
    assert voices(tl["b"], tl) == []


def test_a_source_in_a_line_has_what_there_is():
    source = Source(
        title="Troops.",
        author=["A. Writer", "B. Writer"],
        publisher="Kompasiana",
        kind="blog post",
        published="2024-10",
        accessed="2024-11-01",
        url="https://example.org",
        archived="https://archive.example.org",
    )
    assert source_line(source, Citation(source="troops", at="p. 3", quote="so it is")) == (
        "A. Writer, B. Writer. Troops. Kompasiana. Blog post. Published October 2024. "
        "Accessed 1 November 2024. https://example.org. Archived: https://archive.example.org. "
        "p. 3. “so it is”"
    )
    assert source_line(Source(url="https://example.org")) == "https://example.org"


def test_a_title_that_ends_with_a_question_mark_gets_no_full_stop():
    assert source_line(Source(title="Is it?", publisher="CNN")) == "Is it? CNN"


def test_the_contested_event_of_the_seed_has_all_its_voices(seed):
    labels = dict(voices(seed["troops-sent"], seed))
    assert list(labels) == [
        "Asserted by", "Supported by", "Neither confirmed nor denied by", "Denied by",
    ]  # fmt: skip
    assert len(labels["Denied by"]) == 2
