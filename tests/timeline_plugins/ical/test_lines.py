"""Our fast writer against icalendar: the same lines, and the same values read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import ExportContext, export
from timeline.calendar import CalendarOptions, Component, People, Property, entries, text
from timeline_plugins.ical.blocks import block
from timeline_plugins.ical.lines import folded, lines, whole_lines

OPTIONS = [
    CalendarOptions(),
    CalendarOptions(people=People.PARTICIPANT, alarm="PT1H", data=False),
    CalendarOptions(people=People.CONTACT, journal=True),
]


class Plain(icalendar.vText):
    """A TEXT value as icalendar writes it, but for a literal backslash and N."""

    def to_ical(self) -> bytes:
        return super().to_ical() if "\\N" not in self else _escaped(self).encode()


def _escaped(words: str) -> str:
    for character in "\\;,":
        words = words.replace(character, f"\\{character}")
    return words.replace("\n", "\\n")


def by_icalendar(made: Component) -> icalendar.Component:
    """The component as icalendar builds it of the same properties."""
    component = icalendar.Component.get_component_class(made.name)()
    component.name = made.name.upper()
    for each in made.properties:
        parameters = dict(each.parameters)
        if each.type == "text" and each.name == "categories":
            value = icalendar.vCategory([])
            value.cats = [Plain(word) for word in each.values]
        elif each.type == "text":
            value = Plain(each.values[0])
        elif each.type == "uri":
            value = icalendar.vUri(each.values[0])
            if each.name not in ("url", "attach"):
                parameters["VALUE"] = "URI"
        elif each.type == "duration":
            value = icalendar.vDuration.from_ical(each.values[0])
            value = icalendar.vDuration(value)
        elif each.type == "float":
            value = tuple(map(float, each.values[0]))
        else:
            value = each.values[0]
        component.add(each.name, value, parameters=parameters or None)
    for inner in made.components:
        component.add_component(by_icalendar(inner))
    return component


def unfolded(written: bytes) -> list[str]:
    return written.replace(b"\r\n ", b"").decode().split("\r\n")


def drawn(data, timelines):
    """The entries of some timeline, with some options."""
    context = ExportContext(options=data.draw(st.sampled_from(OPTIONS)))
    return list(entries(data.draw(timelines), context))


@settings(max_examples=60)
@given(st.data())
def test_the_short_way_writes_what_the_properties_say(timelines, data) -> None:
    for entry in drawn(data, timelines):
        assert block(entry) == b"".join(whole_lines(entry.whole))


@settings(max_examples=25)
@given(st.data())
def test_the_lines_are_those_that_icalendar_writes(timelines, data) -> None:
    for entry in drawn(data, timelines):
        # numbers are written with all their digits; icalendar's are floats
        exact = entry._replace(position=None).whole
        ours = unfolded(b"".join(whole_lines(exact)))
        assert sorted(ours) == sorted(unfolded(by_icalendar(exact).to_ical()))


@settings(max_examples=25)
@given(st.data())
def test_icalendar_reads_back_every_property_that_was_meant(timelines, data) -> None:
    tl = data.draw(timelines)
    meant = list(entries(tl, ExportContext(options=CalendarOptions(), locale=tl.language or "en")))
    read = icalendar.Calendar.from_ical(export(tl, "ical")).subcomponents
    assert len(read) == len(meant)
    for entry, found in zip(meant, read, strict=True):
        assert not found.errors
        properties = entry.whole.properties
        assert {p.name for p in properties} == {name.lower() for name in found}
        for name in ("uid", "summary", "description", "location", "status"):
            values = [p.values[0] for p in properties if p.name == name]
            assert values == ([str(found[name])] if name in found else [])
        for name in ("dtstart", "dtend", "dtstamp"):
            values = [p.values[0] for p in properties if p.name == name]
            assert values == ([found[name].dt] if name in found else [])


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (text("summary", "a,b;c\\d\ne"), "SUMMARY:a\\,b\\;c\\\\d\\ne"),
        (text("categories", "a,b", "c"), "CATEGORIES:a\\,b,c"),
        (Property("dtstart", "date", (date(1000, 1, 1),)), "DTSTART;VALUE=DATE:10000101"),
        (Property("dtstart", "date-time", (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),)),
         "DTSTART:20240102T030405Z"),
        (Property("dtstart", "date-time", (datetime(2024, 1, 2, 3, 4),)),
         "DTSTART:20240102T030400"),
        (Property("geo", "float", ((Decimal("1E-7"), Decimal("-125.750")),)),
         "GEO:0.0000001;-125.750"),
        (Property("trigger", "duration", ("-P1D",)), "TRIGGER:-P1D"),
        (Property("related-to", "text", ("u",), (("RELTYPE", "PARENT"),)),
         "RELATED-TO;RELTYPE=PARENT:u"),
        (Property("link", "uri", ("https://example.org/",), (("LABEL", 'a "b"\nc'),)),
         "LINK;LABEL=a ^'b^' c;VALUE=URI:https://example.org/"),
    ],
)  # fmt: skip
def test_a_property_is_written_as_the_standard_has_it(made: Property, line: str) -> None:
    assert b"".join(lines([made])).decode().replace("\r\n ", "") == f"{line}\r\n"


_NAMES = ("CN", "ALTREP", "LABEL", "LINKREL", "RELTYPE", "X-A")


@given(st.dictionaries(st.sampled_from(_NAMES), st.text("aZ é^\"'’,;:=\\n\n\t€", max_size=20)))
def test_parameters_are_written_as_icalendar_writes_them(given: dict[str, str]) -> None:
    made = Property("link", "uri", ("urn:x",), tuple(given.items()))
    given["VALUE"] = "URI"
    one_line = {name: " ".join(value.split()) for name, value in given.items()}
    meant = icalendar.Parameters(one_line).to_ical().decode()
    assert b"".join(lines([made])).replace(b"\r\n ", b"").decode() == f"LINK;{meant}:urn:x\r\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folding_takes_nothing_away_and_adds_nothing(words: str) -> None:
    made = folded(f"X:{words}")
    assert made.replace(b"\r\n ", b"") == f"X:{words}\r\n".encode()
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


@pytest.mark.parametrize("at", range(60, 90))
@pytest.mark.parametrize("character", ["😀", "€", "é", "\u0301", "👨‍👩‍👧"])
def test_a_character_at_any_place_of_a_fold_stays_whole(at: int, character: str) -> None:
    for line in folded("x" * at + character * 40).split(b"\r\n"):
        line.decode("utf-8")
