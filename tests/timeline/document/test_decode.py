import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import ReadError
from timeline.document import Fields, Items, Kind, Scalar, decode, encode


def nodes(plain):
    """Plain data as a reader would hand it on, without places."""
    if isinstance(plain, dict):
        return Fields(1, 1, tuple((Scalar(1, 1, k), nodes(v)) for k, v in plain.items()))
    if isinstance(plain, list):
        return Items(1, 1, tuple(map(nodes, plain)))
    if isinstance(plain, str):
        return Scalar(1, 1, plain)
    if plain is None:
        return Scalar(1, 1, "null", Kind.NULL)
    if isinstance(plain, bool):
        return Scalar(1, 1, "true" if plain else "false", Kind.TRUTH)
    return Scalar(1, 1, str(plain), Kind.NUMBER)


def read(plain):
    return decode(nodes(plain), "file")


def read_event(**fields):
    return read({"title": "News", "events": [{"title": "a", "when": "2024", **fields}]})[0]


def mistakes(plain):
    with pytest.raises(ReadError) as error:
        read(plain)
    return [(m.event, m.message) for m in error.value.mistakes]


@given(st.data())
def test_what_is_encoded_is_decoded_equal(timelines, data):
    tl = data.draw(timelines)
    assert read(encode(tl)) == tl


@given(st.data())
def test_what_was_decoded_is_encoded_the_same(timelines, data):
    plain = encode(data.draw(timelines))
    assert encode(read(plain)) == plain


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "event"),
        ({"speaker": "x"}, "statement"),
        ({"publisher": "x"}, "publication"),
        ({"stamp": "updated"}, "publication"),
        ({"kind": "event"}, "event"),
        ({"kind": "publication"}, "publication"),
        ({"kind": "statement", "speaker": "x"}, "statement"),
        ({"kind": None, "speaker": "x"}, "statement"),
    ],
)
def test_the_kind_of_an_event_is_told_or_follows_from_its_fields(fields, kind):
    assert read_event(**fields).kind == kind


def test_a_field_that_only_a_statement_has_asks_for_a_speaker():
    found = mistakes(
        {"title": "News", "events": [{"title": "a", "when": "2024", "reported": "CNN"}]}
    )
    assert found == [("a", "a statement needs 'speaker'")]


def test_one_of_a_kind_needs_no_list():
    event = read_event(actors="Kim", tags="war", figures={"name": "n", "best": 1})
    assert [actor.name for actor in event.actors] == ["Kim"]
    assert event.tags == ("war",)
    assert event.figures[0].best == 1


def test_a_field_without_a_value_is_as_if_it_were_left_out():
    assert read_event(place=None, tags=None, description=None) == read_event()
    assert read({"title": "News", "events": None, "sources": None, "extra": None}).title == "News"


def test_events_of_one_title_are_told_apart_by_date_and_then_by_number():
    events = [{"title": "Talks", "when": when} for when in ("2022", "2023", "2023")]
    tl = read({"title": "News", "events": [*events, {"title": "Other", "when": "2022"}]})
    assert sorted(e.id for e in tl) == ["other", "talks", "talks-2023", "talks-2023-2"]


def test_an_id_that_was_written_is_never_taken_by_a_title():
    events = [{"title": "Talks", "when": "2022"}, {"id": "talks", "title": "b", "when": "2023"}]
    tl = read({"title": "News", "events": events})
    assert tl["talks"].title == "b"
    assert tl["talks-2022"].title == "Talks"


def test_an_id_that_two_events_have_is_told_once_for_each():
    events = [{"id": "a", "title": "a", "when": "2022"} for _ in range(3)]
    found = mistakes({"title": "News", "events": events})
    assert found == [("", "the event in line 1 has the id 'a' already")] * 2


def test_references_to_something_that_failed_are_no_further_mistakes():
    events = [
        {"id": "a", "title": "a", "when": "never"},
        {"id": "b", "title": "b", "when": "2024", "relations": {"kind": "follows", "event": "a"}},
    ]
    [(event, message)] = mistakes({"title": "News", "events": events})
    assert event == "a"
    assert message.startswith("'never': ")


def test_an_excerpt_may_point_at_what_it_leaves_out():
    event = {"title": "a", "when": "2024", "sources": "post"}
    assert mistakes({"title": "News", "events": [event]}) == [
        ("a", "there is no source with the id 'post'")
    ]
    tl = read({"title": "News", "excerpt": True, "events": [event]})
    assert tl.excerpt
    assert tl[0].sources[0].source == "post"


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ([], "a timeline is a mapping with 'title:' and 'events:'"),
        ({}, "a timeline needs 'title'"),
        ({"title": "a", "version": 2}, "this timeline-kit reads version 1 of the format; a newer"),
        ({"title": "a", "events": {}}, "'events' is a list: each of them begins with '- '"),
        ({"title": "a", "events": ["b"]}, "this is text and should be an event: fields (kind, id"),
        ({"title": "a", "events": [{"title": "a", "when": "2024", "kind": "claim"}]},
         "'claim' is none of: event, statement, publication"),
        ({"title": "a", "events": [{"title": "a", "when": 2024}]}, "this is a number; a date is"),
        ({"title": "a", "events": [{"title": "a", "when": {}}]}, "this is a mapping and should be"),
        ({"title": "a", "events": [{"title": "a"}]}, "an event needs 'when'"),
        ({"title": "a", "events": [{"title": "a", "wehn": "2024"}]}, "did you mean 'when'?"),
        ({"title": "a", "events": [{"title": "a", "when": "2024", "place": []}]},
         "this is a list and should be a place: fields (name, latitude, longitude, …) or text"),
        ({"title": "a", "excerpt": "yes"}, "this should be true or false"),
        ({"title": "a", "extra": "b"}, "this is text and should be a mapping"),
        ({"title": True}, "this is true or false and should be text; put it in quotes"),
        ({"title": 5}, "this is a number and should be text; put it in quotes"),
        ({"title": "a\x00"}, "control character (U+0000)"),
        ({"title": "a", "zone": "Jakarta"}, "there is no time zone 'Jakarta'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_the_remedy(plain, message):
    [(_, told)] = mistakes(plain)
    assert message in told


def test_the_first_two_hundred_mistakes_are_told_and_then_that_there_are_more():
    events = [{"title": f"e{i}", "when": "never"} for i in range(1000)]
    found = mistakes({"title": "News", "events": events})
    assert len(found) == 201
    assert found[0] == ("", "there are more than 200 mistakes; here are 200 of them")
