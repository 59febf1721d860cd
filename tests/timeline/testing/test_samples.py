"""The sample timelines have in them what they promise."""

import pytest
from attrs import fields, has

from timeline import Timeline, When
from timeline.losses import FIELDS
from timeline.testing import samples


def filled(thing):
    """The fields that have a value, as `event.place`, of the thing and of all that is in it."""
    owner = type(thing).__name__.lower()
    for attribute in fields(type(thing)):
        value = getattr(thing, attribute.name)
        if value not in (attribute.default, (), {}, "", None):
            yield f"{owner}.{attribute.name}"
        for part in value if isinstance(value, tuple) else (value,):
            if has(type(part)) and not isinstance(part, When):
                yield from filled(part)


def test_everything_has_a_value_in_every_field():
    found = {*filled(samples.everything())}
    # what everything is cannot be an excerpt, and no exporter gets to see what is hidden
    assert {*FIELDS} - found == {"timeline.language", "timeline.excerpt", "source.hidden"}


def test_every_kind_of_date_is_among_the_dates():
    dates = [event.when for event in samples.dates()]
    for kind in ("is_day", "is_moment", "is_interval", "is_one_of", "is_all_of", "is_open"):
        assert any(getattr(when, kind) for when in dates)
    assert any(when.is_unknown for when in dates)


@pytest.mark.parametrize("family", samples.FAMILIES)
def test_the_dates_of_a_family_mean_different_things(family):
    dates = [When.parse(text) for text in samples.FAMILIES[family]]
    assert len({*dates}) == len(dates)


@pytest.mark.parametrize("kind", samples.HOSTILE)
def test_hostile_text_stands_in_every_place_for_text(kind):
    for text in samples.HOSTILE[kind]:
        hostile, harmless = samples.worded(text), samples.worded(samples.tamed(text))
        assert [*filled(hostile)] == [*filled(harmless)]
        assert hostile[0].title != harmless[0].title


def test_a_long_timeline_is_as_long_as_asked_and_in_order():
    timeline = samples.long(300)
    assert len(timeline) == 300
    assert [*timeline] == sorted(timeline, key=lambda event: event.id)


def test_an_excerpt_points_at_what_is_not_there():
    assert isinstance(samples.excerpt(), Timeline)
    assert samples.excerpt().source("not-here") is None


def test_what_is_tamed_has_as_many_lines():
    assert samples.tamed("# a\n\n- b\r\nc") == "Harmless words\n\nHarmless words\r\nHarmless words"
