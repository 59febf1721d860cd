from decimal import Decimal

import pytest
from attrs.exceptions import FrozenInstanceError

from timeline import Actor, ActorKind, Event, ModelError, Place, Statement


def test_actors_are_written_as_names_or_actors_one_or_several():
    rutte = Actor(name="Mark Rutte", kind="person")
    for written, held in [
        ("Mark Rutte", (Actor(name="Mark Rutte"),)),
        (rutte, (rutte,)),
        ([rutte, "Ukraine"], (rutte, Actor(name="Ukraine"))),
        (None, ()),
    ]:
        assert Event(title="a", when="2024", actors=written).actors == held


def test_a_mapping_is_not_taken_for_a_list_of_names():
    """Its keys would be: somebody called 'name'."""
    with pytest.raises(ModelError):
        Event(title="a", when="2024", actors={"name": "Mark Rutte"})
    with pytest.raises(ModelError):
        Statement(title="a", when="2024", speaker={"name": "Mark Rutte"})


def test_an_actor_needs_a_name():
    with pytest.raises(ModelError, match="an actor needs a name"):
        Actor(name="  ")


def test_a_wrong_kind_is_refused_with_the_right_ones():
    with pytest.raises(
        ModelError, match="'nation' is none of: person, office, organization, government, group"
    ):
        Actor(name="a", kind="nation")
    assert Actor(name="a", kind="group").kind is ActorKind.GROUP
    assert Actor(name="a", kind=ActorKind.GROUP).kind is ActorKind.GROUP
    assert Actor(name="a", kind="").kind is None


def test_a_place_is_a_name_or_a_point():
    assert Event(title="a", when="2024", place="Pyongyang").place == Place(name="Pyongyang")
    point = Place(latitude="39.0", longitude=125.75)
    assert (point.latitude, point.longitude) == (Decimal("39.0"), Decimal("125.75"))
    assert str(point) == "39.0, 125.75"
    assert str(Place(name="Pyongyang", latitude=39, longitude=125)) == "Pyongyang"
    assert Event(title="a", when="2024", place="").place is None


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "a place needs a name, or latitude and longitude"),
        ({"zone": "Asia/Jakarta"}, "a place needs a name"),
        ({"name": "a", "latitude": 1}, "both latitude and longitude, or neither"),
        ({"longitude": 1}, "both latitude and longitude, or neither"),
        ({"latitude": 91, "longitude": 0}, "from -90 to 90, not to 91"),
        ({"latitude": 0, "longitude": "-180.01"}, "from -180 to 180, not to -180.01"),
        ({"latitude": "39°N", "longitude": 0}, "'39°N' is no number"),
        ({"name": "a", "zone": "Asia/Djakarta"}, "no time zone 'Asia/Djakarta'; names are like"),
        ({"name": "a", "zone": "../etc/passwd"}, "no time zone"),
        ({"name": "a", "url": "example.org"}, "write it whole"),
    ],
)
def test_a_wrong_place_is_refused_with_the_remedy(fields, message):
    with pytest.raises(ModelError, match=message):
        Place(**fields)


def test_the_equator_and_greenwich_are_places():
    assert Place(latitude=0, longitude=0).latitude == 0


def test_actors_and_places_are_immutable_values():
    with pytest.raises(FrozenInstanceError):
        Actor(name="a").name = "b"
    with pytest.raises(FrozenInstanceError):
        Place(name="a").name = "b"
    assert len({Actor(name="a"), Actor(name="a "), Actor(name="a", role="b")}) == 2
    assert len({Place(name="a"), Place(name=" a"), Place(name="b")}) == 2
