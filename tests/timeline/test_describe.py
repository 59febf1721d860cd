from timeline import (
    About,
    Actor,
    Citation,
    Claim,
    Correction,
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
from timeline.describe import citations, facts, marked_title, source_line, voices

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
        ("Asserted by", ["B, 2023", "C, 2024, reported by CNN"]),
        ("Denied by", ["D, 2025"]),
        ("Figures given", ["sent: at least 1,500 – B, 2023"]),
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
        "Figures given",
    ]  # fmt: skip
    assert [line.partition(",")[0] for line in labels["Figures given"]] == [
        "soldiers to be sent in all: 12", "soldiers sent: about 1",
    ]  # fmt: skip
    assert len(labels["Denied by"]) == 2


def says(id, stance, when="2024-10-18", **fields):
    about = About(event="parade", stance=stance, **fields.pop("about", {}))
    speaker = fields.pop("speaker", "A")
    return Statement(id=id, title=id, when=when, speaker=speaker, about=about, **fields)


def heard(*statements):
    return dict(voices(PARADE, Timeline(title="News", events=[PARADE, *statements])))


def test_what_a_speaker_said_before_changing_sides_is_marked():
    assert heard(says("a", "asserts"), says("b", "denies", "2024-10-20")) == {
        "Asserted by": ["A, 18 October 2024 (later: denies)"],
        "Denied by": ["A, 20 October 2024"],
    }


def test_a_withdrawn_statement_stays_and_does_not_count():
    gone = Correction(kind="withdrawn", when="2024-11-02", reason="a hoax")
    said = says("a", "asserts", corrections=gone)
    tl = Timeline(title="News", events=[PARADE, said])
    assert voices(PARADE, tl) == [
        ("Asserted by", ["A, 18 October 2024 (withdrawn: does not count)"])
    ]
    assert ("Standing", "unsupported") in facts(PARADE, tl)
    assert ("Withdrawn", "2 November 2024: a hoax") in facts(said, tl)
    assert marked_title(said) == "[withdrawn] a"
    assert marked_title(PARADE) == "A parade"


def test_conditions_and_rival_dates_are_told():
    said = says("a", "neither", about={"condition": "the report is true"})
    dated = says("b", "asserts", speaker="B", about={"when": "2022-09"})
    assert heard(said, dated) == {
        "Asserted by": ["B, 18 October 2024, dating it September 2022"],
        "Neither confirmed nor denied by": [
            "A, 18 October 2024, on condition that the report is true"
        ],
        "Dates given": ["September 2022 – B, 18 October 2024"],
    }
    told_of = dict(told(dated, PARADE))
    assert told_of["Asserts"] == "A parade, dating it September 2022"


def test_counts_of_one_thing_are_compared():
    low = says("a", "asserts", figures=Figure(name="tanks", low=10, high=20, unit="T-62"))
    high = says("b", "denies", speaker="B", figures=Figure(name="tanks", best=3, unit="T-62"))
    assert heard(low, high)["Figures given"] == [
        "tanks: 3–20 T-62, all in all",
        "tanks: 10–20 T-62 – A, 18 October 2024",
        "tanks: 3 T-62 – B, 18 October 2024",
    ]


def test_what_else_sources_say_of_a_field_stands_beside_it():
    book = Source(id="book", title="A book")
    event = Event(
        title="Battle",
        when="1985",
        claims=[
            Claim(field="when", value="1986?", sources=book, note="a slip"),
            Claim(field="place", value={"name": "Allia"}),
        ],
        corrections=Correction(when="2024", reason="typo", was="1895"),
    )
    tl = Timeline(title="T", sources=[book], events=[event])
    assert list(facts(event, tl)) == [
        ("Corrected", "2024: typo (before: 1895)"),
        ("Another date", "perhaps 1986 – A book (a slip)"),
        ("Another place", "Allia"),
    ]
    assert [citation.source for citation in citations(event)] == ["book"]


def test_a_source_is_cited_with_its_journal_and_identifiers():
    source = Source(
        title="Tides", container="Nature", volume="12", issue="3", pages="4-5",
        doi="10.1038/nature04239", isbn="0-415-01596-0",
    )  # fmt: skip
    assert source_line(source) == (
        "Tides. Nature, 12(3), 4-5. DOI 10.1038/nature04239. ISBN 0-415-01596-0"
    )


def test_nobody_is_said_to_have_changed_sides_later_where_the_order_is_not_known():
    vague = says("a", "asserts", "[..2024-10-30]")
    known = says("b", "denies", "2024-10-20")
    assert heard(vague, known)["Denied by"] == ["A, 20 October 2024 (elsewhere: asserts)"]


def test_a_date_that_had_yet_to_come_is_a_plan():
    plan = says("a", "asserts", "2022-07-20", about={"when": "2022-08-29"})
    assert heard(plan)["Asserted by"] == ["A, 20 July 2022, planning it for 29 August 2022"]


def test_a_claim_of_what_stands_anyway_tells_who_says_so():
    event = Event(
        title="The bridge falls", when="2024-05-01", place="Altstadt",
        claims=[
            Claim(field="when", value="2024-05-01"), Claim(field="when", value="2024-05-02"),
            Claim(field="title", value="The bridge falls"), Claim(field="kind", value="event"),
            Claim(field="place", value={"name": "Altstadt", "latitude": 51, "longitude": 13}),
            Claim(field="speaker", value=[{"name": "Jo", "role": "mayor"}, {"name": "Al"}]),
            Claim(field="about", value={"event": "x", "stance": "denies"}),
        ],
    )  # fmt: skip
    assert told(event)[:7] == [
        ("This date", "1 May 2024"), ("Another date", "2 May 2024"),
        ("This title", "The bridge falls"), ("This kind", "event"),
        ("Another place", "Altstadt"), ("Another speaker", "Jo (mayor), Al"),
        ("Another about", "denies: x"),
    ]  # fmt: skip


def test_what_a_publication_is_is_told_without_a_publisher_too():
    assert told(Publication(title="Out", when="2024", stamp="updated")) == [
        ("Publication", "updated")
    ]
