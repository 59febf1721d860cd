"""Lines: ends, folds, blank ones, encodings; and everything that is wrong with them, at once."""

import io

import pytest

from timeline_plugins.ical.reading.lines import BLOCK, content_lines
from timeline_plugins.ical.reading.properties import split_list, unescape

from .files import calendar, event, mistakes, one, read

GOOD = calendar(*event("DESCRIPTION:Süß – 🚢", 'X-A;B="c:d;e":f'))


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n", b"\r\r\n", b"\n\n \n"[:2]])
def test_lines_end_in_any_way(end):
    assert read(GOOD.replace(b"\r\n", end)) == read(GOOD)


@pytest.mark.parametrize("fold", [b"\r\n ", b"\r\n\t", b"\n ", b"\r ", b"\r\n\r\n "])
def test_a_fold_may_stand_anywhere_even_inside_of_a_character(fold):
    first = GOOD.index(b"DESCRIPTION")
    for at in range(first + 1, GOOD.index(b"\r\n", first)):
        assert read(GOOD[:at] + fold + GOOD[at:]) == read(GOOD), at


def test_a_byte_order_mark_and_a_last_line_without_an_end_mean_nothing():
    assert read(b"\xef\xbb\xbf" + GOOD.rstrip()) == read(GOOD)


def test_names_of_properties_and_components_may_be_in_lower_case():
    changed = GOOD
    for word in (b"BEGIN:VEVENT", b"SUMMARY", b"END:VEVENT", b"DTSTART;VALUE=DATE"):
        changed = changed.replace(word, word.lower())
    assert read(changed) == read(GOOD)


def test_blocks_join_where_a_line_goes_on():
    data = b"".join(b"NAME-%d:a\n b\n\n c\n" % number for number in range(BLOCK // 8))
    found = list(content_lines(data, "x"))
    assert [line for line, _ in found] == list(range(1, 4 * len(found), 4))
    assert {text.partition(":")[2] for _, text in found} == {"abc"}


def test_a_byte_that_is_no_utf_8_is_told_with_its_place_and_what_helps():
    data = calendar(*event("DESCRIPTION:a", title="Stra\xdfe")).replace(b"\xc3\x9f", b"\xdf")
    [(line, words)] = mistakes(data)
    assert line == 5
    assert "0xdf" in words
    assert "-I encoding=windows-1252" in words
    assert [found.title for found in read(data, encoding="windows-1252")[0]] == ["Straße"]


def test_utf_16_is_named_and_read_when_asked_for():
    data = GOOD.decode().encode("utf-16")
    assert "encoding=utf-16" in mistakes(data)[0][1]
    assert read(data, encoding="utf-16") == read(GOOD)


@pytest.mark.parametrize("name", ["", "rot13", "zip", "idna", "\0", "nothing", "\ud800"])
def test_an_encoding_that_is_none_is_refused(name):
    from timeline import OptionError

    with pytest.raises(OptionError, match="encoding"):
        read(GOOD, encoding=name)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([*event(), "END:VEVENT"], [8]),
        (event()[:-1], [7]),
        ([*event()[:-1], *event(uid="b")], [7]),
        (["BEGIN:VEVENT", "no colon", "UID:a", "DTSTART:never", "END:VEVENT"], [4, 6]),
        (event("DESCRIPTION:a", "b without a fold", ":no name", "Ü:x"), [8, 9, 10]),
        (event("BEGIN:VALARM", "TRIGGER:x"), [9]),
        (["END:VCALENDAR", "", "more"], [5, 6]),
    ],
)
def test_all_mistakes_are_told_each_with_its_line(lines, wanted):
    assert sorted({line for line, _ in mistakes(calendar(*lines))}) == wanted


def test_a_mistake_names_its_event_and_its_place_in_a_folded_line():
    from timeline import ReadError

    data = calendar(*event(start="DTSTART;TZID=\r\n Europe/Berlin:\r\n 2024"))
    with pytest.raises(ReadError) as raised:
        read(data)
    [mistake] = raised.value.mistakes
    assert (mistake.file, mistake.line, mistake.column) == ("x.ics", 8, 2)
    assert (mistake.event, mistake.code) == ("a", "date")


@pytest.mark.parametrize("data", [b"", b" \n", b"what is this?\n" * 50, b"BEGIN:VCARD\nEND:VCARD"])
def test_a_file_of_another_kind_is_one_mistake(data):
    [(line, words)] = mistakes(data)
    assert line <= 1
    assert "BEGIN:VCALENDAR" in words


def test_there_are_so_many_mistakes_and_no_more():
    found = mistakes(calendar(*(["nonsense"] * 1000)))
    assert len(found) == 201
    assert "more than 200" in found[0][1]


def test_depth_is_bounded_and_costs_nothing():
    [(line, words)] = mistakes(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 50_000 + b"END:Y\n" * 50_000)
    assert line == 9
    assert "nested" in words


def test_several_calendars_are_one_timeline():
    timeline, _ = read(calendar(*event()) + calendar(*event(uid="b")))
    assert [found.id for found in timeline] == ["a", "b"]


def test_an_unclosed_quote_is_told_and_not_refused():
    losses = []
    assert one('ATTENDEE;CN="never:mailto:a@b', losses=losses).title == "It begins"
    assert losses == ["a: ATTENDEE: a quote in it is never closed"]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("", [""]), ("a", ["a"]), ("a,b", ["a", "b"]), ("a\\,b,c", ["a,b", "c"]),
     ("a\\\\,b", ["a\\", "b"]), ("\\", ["\\"]), ("a,", ["a", ""]), ("\\,,", [",", ""])],
)  # fmt: skip
def test_lists_are_split_at_commas_that_are_not_escaped(value, wanted):
    assert split_list(value) == wanted


def test_unescaping_looks_at_each_backslash_once():
    assert unescape(r"\\n\n\N\\\,\;\:\x") == "\\n\n\n\\,;:\\x"


def test_the_stream_may_give_less_than_it_is_asked_for():
    from timeline import ReadContext
    from timeline_plugins.ical.reading import IcalReader

    class Slow(io.RawIOBase):
        def __init__(self):
            self.rest = GOOD

        def read(self, size=-1):
            piece, self.rest = self.rest[:3], self.rest[3:]
            return piece

    context = ReadContext("x.ics", options=IcalReader.options())
    assert IcalReader().read(Slow(), context) == read(GOOD)[0]
