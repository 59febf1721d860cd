from decimal import Decimal

from timeline import Actor, Event, Figure, Statement, Timeline
from timeline.document import encode, encode_around, encode_event


def test_only_what_is_there_is_written():
    tl = Timeline(title="News", events=[Event(title="a", when="2024")])
    assert encode(tl) == {
        "version": 1,
        "title": "News",
        "id": "news",
        "events": [{"id": "a", "title": "a", "when": "2024"}],
    }


def test_the_whole_is_what_stands_around_the_events_and_the_events():
    tl = Timeline(
        title="News", events=[Event(title="a", when="2024")], excerpt=True, extra={"x": 1}
    )
    before, after = encode_around(tl)
    assert list(before) == ["version", "title", "id"]
    assert list(after) == ["excerpt", "extra"]
    assert list(encode(tl)) == [*before, "events", *after]
    assert encode(tl) == {**before, "events": [encode_event(tl[0])], **after}


def test_without_events_their_empty_list_comes_last():
    tl = Timeline(title="News", excerpt=True)
    assert list(encode(tl)) == ["version", "title", "id", "excerpt", "events"]


def test_what_stands_around_the_events_does_not_ask_for_them():
    tl = Timeline(title="News")
    object.__delattr__(tl, "events")
    assert encode_around(tl) == ({"version": 1, "title": "News", "id": "news"}, {})


def test_the_kind_stands_first_unless_it_is_a_plain_event():
    said = Statement(title="a", when="2024", speaker="x")
    [event] = encode(Timeline(title="News", events=[said]))["events"]
    assert next(iter(event)) == "kind"
    assert event["kind"] == "statement"


def test_dates_are_written_as_they_were_given():
    written = "2024-10-18T12:09:00+07:00[Asia/Jakarta]"
    tl = Timeline(title="News", events=[Event(title="a", when=written)])
    assert encode(tl)["events"][0]["when"] == written


def test_numbers_that_are_nought_and_truths_are_written():
    figure = Figure(name="n", best=0, low=Decimal("-1.10"), approximate=True)
    event = Event(title="a", when="2024", figures=figure, actors=Actor(name="b", kind="group"))
    [plain] = encode(Timeline(title="News", events=[event]))["events"]
    assert plain["figures"] == [
        {"name": "n", "best": 0, "low": Decimal("-1.10"), "approximate": True}
    ]
    assert plain["actors"] == [{"name": "b", "kind": "group"}]


def test_nothings_in_extra_are_data():
    extra = {"a": None, "b": [], "c": {}, "d": False}
    assert encode(Timeline(title="News", extra=extra))["extra"] == extra
