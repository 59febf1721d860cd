"""The rules about sources and what they can know."""

import pytest


def test_a_source_may_be_cited_by_anything(found):
    text = """\
sources:
  - {id: by-event, title: a}
  - {id: by-claim, title: b}
  - {id: by-report, title: c}
  - {id: by-publication, title: d}
  - {id: by-source, title: e, claims: {field: title, value: f, sources: by-sources-claim}}
  - {id: by-sources-claim, title: g}
  - {id: by-timeline, title: h}
  - {id: by-nothing, title: i}
claims: {field: title, value: u, sources: by-timeline}
events:
  - {when: 2024, title: a, sources: [by-event, by-source]}
  - {when: 2024, title: b, claims: {field: when, value: 2023, sources: by-claim}}
  - {when: 2024, title: c, speaker: s, reported: {by: d, source: by-report}}
  - {when: 2024, title: d, stamp: published, source: by-publication}
"""
    assert [line for line, _ in found("source-unused", text)] == [10]
    assert found("source-unused", "excerpt: true\n" + text) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{title: s, url: 'https://example.org/a'}", True),
        ("{title: s, url: 'HTTP://example.org/a'}", True),
        ("{title: s, url: 'https://example.org/a', archived: 'https://web.archive.org/a'}", False),
        ("{title: s, url: 'https://example.org/a', doi: 10.1038/nature04239}", False),
        ("{title: s, url: 'https://example.org/a', hidden: true}", False),
        ("{title: s, url: 'https://doi.org/10.1038/nature04239'}", False),
        ("{title: s, url: 'https://web.archive.org/web/2024/https://example.org/'}", False),
        ("{title: s, url: 'https://web.archive.org.example.org/'}", True),
        ("{title: s, url: 'urn:isbn:9780000000000'}", False),
        ("{title: s}", False),
    ],
)
def test_a_page_needs_a_copy_that_stays(found, source, told):
    text = f"sources:\n  - {source}\nevents: []\n"
    assert [line for line, _ in found("source-unarchived", text)] == [3] * told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{id: s, title: s}", True),
        ("{id: s, title: s, archived: 'https://web.archive.org/a'}", False),
        ("{id: s, title: s, doi: 10.1038/nature04239}", False),
        ("{id: s, title: s, hidden: true}", False),
    ],
)
def test_the_source_of_a_publication_may_have_the_copy(found, source, told):
    text = f"""\
sources:
  - {source}
events:
  - when: 2024
    title: t
    url: https://example.org/a
    stamp: published
    source: s
"""
    assert [line for line, _ in found("source-unarchived", text)] == [7] * told
    assert found("source-unarchived", text.replace("    source: s\n", ""))


def test_of_a_publication_and_its_source_one_is_told(found):
    text = """\
sources:
  - {id: s, title: s, url: 'https://example.org/a'}
events:
  - {when: 2024, title: t, url: 'https://example.org/a', source: s, stamp: published}
"""
    assert [line for line, _ in found("source-unarchived", text)] == [3]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("url: 'https://example.org/a'", "url: 'http://www.example.org/a/'", True),
        ("url: 'https://EXAMPLE.org/a'", "url: 'https://example.org/a'", True),
        ("doi: 10.1038/NATURE04239", "url: 'https://dx.doi.org/10.1038/nature04239'", True),
        ("doi: 10.1038/NATURE04239", "doi: 10.1038/nature04239", True),
        ("url: 'https://example.org/a'", "url: 'https://example.org/A'", False),
        ("url: 'https://example.org/?id=1'", "url: 'https://example.org/?id=2'", False),
        ("url: 'https://example.org/#one'", "url: 'https://example.org/#two'", False),
        ("kind: book", "kind: book", False),
    ],
)
def test_sources_of_one_address_are_one(found, one, other, same):
    text = (
        f"sources:\n  - {{id: a, title: a, {one}}}\n  - {{id: b, title: a, {other}}}\nevents: []\n"
    )
    assert [line for line, _ in found("source-repeated", text)] == [4] * same


def test_a_source_that_is_repeated_twice_over_is_told_once(found):
    both = "doi: 10.1038/nature04239, url: 'https://example.org/a'"
    text = (
        f"sources:\n  - {{id: a, title: a, {both}}}\n  - {{id: b, title: a, {both}}}\nevents: []\n"
    )
    assert len(found("source-repeated", text)) == 1


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("published: 2024-10-30, updated: 2024-10-29", 1),
        ("published: 2024-10-30, accessed: 2024-10-29", 1),
        ("updated: 2024-10-30, accessed: 2024-10-29", 1),
        ("published: 2024-10-31, updated: 2024-10-30, accessed: 2024-10-29", 3),
        ("published: 2024-10-30, updated: 2024-10-30, accessed: 2024-10", 0),
        ("published: '[2024-10-18..2024-10-20]', accessed: 2024-10-19", 0),
        ("published: 2024-10-30T12:09+07:00, accessed: 2024-10-30", 0),
    ],
)
def test_the_dates_of_a_source_contradict_each_other_where_that_is_certain(found, dates, told):
    text = f"sources:\n  - {{title: s, {dates}}}\nevents: []\n"
    assert len(found("source-order", text)) == told


REPORT = "{by: b, source: early}"
SOURCES = """\
sources:
  - {id: early, title: early, published: 2024-10-18}
  - {id: updated, title: updated, published: 2024-10-18, updated: 2024-10-30T12:09+07:00}
  - {id: undated, title: undated}
events:
"""


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{when: 2024-10-19, title: t, sources: early}", True),
        ("{when: 2024-10-18, title: t, sources: early}", False),
        ("{when: 2024-10-18T23:00, title: t, sources: early}", False),
        ("{when: 2024-10, title: t, sources: early}", False),
        ("{when: '[..2024-10-30]', title: t, sources: early}", False),
        ("{when: 2024-10-19/.., title: t, sources: early}", True),
        ("{when: 2024-10-19, title: t, sources: updated}", False),
        ("{when: 2024-10-30T12:08+07:00, title: t, sources: updated}", False),
        ("{when: 2024-10-30T12:10+07:00, title: t, sources: updated}", True),
        ("{when: 2024-10-30T05:10Z, title: t, sources: updated}", True),
        ("{when: 2024-10-31, title: t, sources: [early, updated]}", True),
        ("{when: 2024-10-19, title: t, sources: [early, updated]}", False),
        ("{when: 2024-10-31, title: t, sources: [early, undated]}", False),
        ("{when: 2024-10-31, title: t}", False),
        ("{when: 2024-10-31, title: t, sources: early, tags: Planned}", False),
        ("{when: 2024-10-31, title: t, sources: early, speaker: a}", False),
        ("{when: 2024-10-31, title: t, sources: early, stamp: published}", True),
    ],
)
def test_an_event_is_no_later_than_all_of_its_sources(found, entry, told):
    text = f"{SOURCES}  - {entry}\n"
    assert [line for line, _ in found("event-after-source", text)] == [7] * told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{when: 2024-10-20, speaker: a, title: t, reported: {by: b, when: 2024-10-19}}", 1),
        ("{when: 2024-10-19, speaker: a, title: t, reported: {by: b, when: 2024-10-19}}", 0),
        ("{when: '[..2024-10-20]', speaker: a, title: t, reported: {by: b, when: 2024-10-19}}", 0),
        ("{when: 2024-10-20, speaker: a, title: t, reported: {by: b}}", 0),
        ("{when: 2024-10-19, speaker: a, title: t, reported: {by: b, source: early}}", 1),
        ("{when: 2024-10-19, speaker: a, title: t, sources: early}", 1),
        ("{when: 2024-10-19, speaker: a, title: t, sources: [early, updated, undated]}", 1),
        ("{when: 2024-10-19, speaker: a, title: t, sources: [updated, undated]}", 0),
        (f"{{when: 2024-10-19, speaker: a, title: t, sources: early, reported: {REPORT}}}", 1),
        ("{when: 2024-10-19, title: t, sources: early}", 0),
    ],
)
def test_a_statement_is_no_later_than_what_carries_it(found, entry, told):
    assert len(found("statement-after-report", f"{SOURCES}  - {entry}\n")) == told


def test_a_publication_is_its_own_source(found):
    text = """\
events:
  - {when: 2024, title: a, stamp: published, url: 'https://example.org/'}
  - {when: 2024, title: b, stamp: published}
"""
    assert [line for line, _ in found("source-missing", text)] == [4]
