"""The properties of a calendar, as data. How they are written is tested with each format."""

from datetime import UTC, date, datetime
from decimal import Decimal

from timeline import Event, ExportContext, Place, Source, Timeline
from timeline.calendar import CalendarOptions, Property, entries, header, uid


def entry(**fields):
    tl = Timeline(title="News", events=[Event(**{"title": "A parade", "when": "2022", **fields})])
    [made] = entries(tl, ExportContext(options=CalendarOptions()))
    return {each.name: each for each in made.whole.properties}


def test_an_imprecise_date_is_a_span_of_days_with_its_words_and_its_edtf():
    found = entry()
    assert found["dtstart"] == Property("dtstart", "date", (date(2022, 1, 1),))
    assert found["dtend"] == Property("dtend", "date", (date(2023, 1, 1),))
    assert found["summary"].values == ("[2022] A parade",)
    assert found["x-timeline-when"].values == ("2022",)


def test_a_moment_is_a_time_in_utc_without_an_end():
    found = entry(when="2024-10-30T12:09+07:00")
    start = datetime(2024, 10, 30, 5, 9, tzinfo=UTC)
    assert found["dtstart"] == Property("dtstart", "date-time", (start,))
    assert "dtend" not in found


def test_text_is_not_escaped():
    found = entry(title="a,b;c\\n", tags=["a,b", "c"])
    assert found["summary"].values == ("[2022] a,b;c\\n",)
    assert found["categories"].values == ("a,b", "c")


def test_a_position_is_one_value_of_two_numbers():
    found = entry(place=Place(name="The square", latitude="39.02", longitude="125.75"))
    assert found["geo"] == Property("geo", "float", ((Decimal("39.02"), Decimal("125.75")),))


def test_the_stamp_is_the_latest_date_of_the_sources_and_of_no_clock():
    days = [Source(title=day, published=day) for day in ("2024-10-18", "2024-10-30", "2024")]
    tl = Timeline(title="News", sources=days, events=[Event(title="A parade", when="2022")])
    [made] = entries(tl, ExportContext(options=CalendarOptions()))
    stamps = {each.name: each.values for each in made.whole.properties}
    assert stamps["dtstamp"] == (datetime(2024, 10, 30, tzinfo=UTC),)


def test_a_fraction_of_a_second_is_no_part_of_the_stamp():
    tl = Timeline(
        title="News",
        updated="2024-10-30T05:09:07.25Z",
        events=[Event(title="A parade", when="2022")],
    )
    [made] = entries(tl, ExportContext(options=CalendarOptions()))
    stamps = {each.name: each.values for each in made.whole.properties}
    assert stamps["dtstamp"] == (datetime(2024, 10, 30, 5, 9, 7, tzinfo=UTC),)


def test_what_no_calendar_can_show_is_left_out_and_told():
    tl = Timeline(title="News", events=[Event(id="war", title="War", when="-0430")])
    context = ExportContext(options=CalendarOptions())
    assert not list(entries(tl, context))
    assert [(loss.event, loss.field) for loss in context.losses] == [("war", "event")]


def test_the_header_has_the_title_under_both_names():
    found = {each.name: each.values for each in header(Timeline(title="News"), CalendarOptions())}
    assert found["name"] == found["x-wr-calname"] == ("News",)
    assert "description" not in found


def test_a_uid_depends_on_the_two_ids_alone():
    one = Timeline(title="A", id="t", events=[Event(id="e", title="x", when="2024")])
    other = Timeline(title="B", id="t", events=[Event(id="e", title="y", when="1999")])
    assert uid(one, one[0]) == uid(other, other[0]) == "1acd6a53-ca48-5281-a4f6-247fa3a2c65e"
