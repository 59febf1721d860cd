"""What must hold of every timeline that goes through a table."""

import io

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import Event, Timeline
from timeline.table import ORDER, Choice, Where
from timeline.testing.strategies import hostile_texts, timelines, whens

FEW = settings(max_examples=40, deadline=None)
MARKED = timelines(ids=st.sampled_from("abcdef"), max_events=6, hidden=True)


@st.composite
def dated(draw):
    """Timelines of many events of one date or nearly so, in which all else is alike."""
    some = draw(st.lists(whens(), min_size=1, max_size=4))
    dates = draw(st.lists(st.sampled_from(some) | whens(), max_size=12))
    return Timeline(
        title="Dates", events=[Event(id=f"e{i}", title="E", when=d) for i, d in enumerate(dates)]
    )


@FEW
@given(timelines(hidden=True) | timelines(texts=hostile_texts()))
def test_what_is_written_is_read_back_equal(tl):
    data = timeline.export(tl, "parquet", hidden=True)
    assert timeline.load(io.BytesIO(data), format="parquet") == tl
    assert timeline.export(tl, "parquet", hidden=True) == data


@FEW
@given(timelines(hidden=True) | timelines(texts=hostile_texts()))
def test_every_format_says_the_same_of_a_table_and_of_what_it_was_made_from(opened, tl):
    table = opened(tl)
    for form in ("json", "markdown", "csv", "ical"):
        assert timeline.export(table, form, hidden=True) == timeline.export(tl, form, hidden=True)


@FEW
@given(dated())
def test_sorted_by_the_engine_rows_have_the_order_of_a_timeline(opened, tl):
    path = opened(tl).table.path
    with duckdb.connect() as engine:
        found = engine.execute(
            f"SELECT id FROM (SELECT * FROM '{path}' ORDER BY hash(id)) ORDER BY {', '.join(ORDER)}"
        ).fetchall()
    assert [id_ for (id_,) in found] == [event.id for event in tl]


@FEW
@given(dated(), whens(), whens())
def test_the_engine_finds_between_two_dates_what_a_timeline_finds(opened, tl, one, other):
    try:
        wanted = tl.between(one, other)
    except timeline.ModelError:
        return
    assert list(opened(tl).between(one, other)) == list(wanted)


@st.composite
def wheres(draw):
    """Conditions on what may stand in small timelines."""

    def quoted(text):
        return "'" + text.replace("'", "''") + "'"

    texts = st.text("abc'%_ é", max_size=3).map(quoted)
    days = st.sampled_from(["2024-10-18", "1900-01-01", "-0043-03-15", "1600-02-29"]).map(quoted)
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    columns = st.sampled_from(["id", "kind", "title", "description", "place", "url", "publisher"])
    lists = st.sampled_from(["tags", "actors", "speaker", "sources", "points_to"])
    numbers = st.sampled_from(["0", "-45.5", "48.25", "90"])
    single = st.one_of(
        st.builds("{} {} {}".format, columns, signs, texts),
        st.builds("{} contains {}".format, columns, texts),
        st.builds("{} has {}".format, lists, texts | st.sampled_from(["'a'", "'b'"])),
        st.builds("{} {} {}".format, st.sampled_from(["latitude", "longitude"]), signs, numbers),
        st.builds("{} {} {}".format, st.sampled_from(["earliest", "latest"]), signs, days),
        st.builds(
            "{} is{} null".format,
            columns | lists | st.sampled_from(["latitude", "earliest", "latest"]),
            st.sampled_from(["", " not"]),
        ),
    )
    return draw(
        st.recursive(
            single,
            lambda inner: st.one_of(
                st.builds("not ({})".format, inner),
                st.builds("({} and {})".format, inner, inner),
                st.builds("({} or {})".format, inner, inner),
            ),
            max_leaves=4,
        )
    )


@FEW
@given(MARKED, wheres())
def test_the_engine_finds_by_a_condition_what_is_found_event_by_event(opened, tl, text):
    choice = Choice(where=Where.parse(text))
    wanted = choice.of(tl)
    found = opened(tl).choose(choice)
    assert timeline.export(found, "json", hidden=True) == timeline.export(
        wanted, "json", hidden=True
    )
    expression, values = choice.sql()
    assert opened(tl).table.count(choice) == len(wanted), (expression, values)


@FEW
@given(MARKED, st.data())
def test_the_engine_finds_by_fields_what_is_found_event_by_event(opened, tl, data):
    def some(of):
        return st.lists(st.sampled_from(sorted(of) or ["x"]), max_size=2).map(tuple)

    speakers = {a.name for event in tl for a in getattr(event, "speaker", ())}
    choice = Choice(
        tags=data.draw(some({tag for event in tl for tag in event.tags})),
        actors=data.draw(some({a.name for event in tl for a in event.actors} | speakers)),
        places=data.draw(some({e.place.name for e in tl if e.place and e.place.name})),
        kinds=data.draw(some({"event", "statement", "publication"})),
    )
    found, wanted = opened(tl).choose(choice), choice.of(tl)
    assert found == wanted
    assert len(found) == len(wanted)
    assert found.excerpt == wanted.excerpt


@FEW
@given(MARKED)
def test_what_is_asked_of_a_table_a_timeline_answers_alike(opened, tl):
    table = opened(tl)
    assert len(table) == len(tl)
    for event in tl:
        assert table.about(event) == tl.about(event)
        assert table.standing(event) == tl.standing(event)
        assert table.event(event.id) == event
