"""What must hold of every seed, and facts that two of them must keep."""

import io
from pathlib import Path

import pytest

import timeline
from timeline import Answer, Plugins, RelationKind, Stance

FOLDER = Path(__file__).parents[1] / "seeds"
SEEDS = sorted(FOLDER.glob("*.yaml"))
EXPORTERS = Plugins.installed().exporters()
SCHEMA = "# yaml-language-server: $schema=../timeline/document/timeline.yaml.schema.json"


@pytest.fixture
def artemis():
    return timeline.load(FOLDER / "artemis-1.yaml")


@pytest.fixture
def rome():
    return timeline.load(FOLDER / "founding-of-rome.yaml")


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem)
def path(request):
    return request.param


def dates(standing):
    return {voice.speaker.name: str(voice.about.when) for voice in standing.dates}


def test_a_seed_tells_what_it_is_and_is_short(path):
    tl = timeline.load(path)
    assert tl.id == path.stem
    assert all([tl.description, tl.language, tl.updated, tl.sources])
    assert 14 <= len(tl) <= 24


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_a_seed_is_exported_to_every_format(path, exporter):
    assert timeline.export(timeline.load(path), exporter.name)


def test_a_seed_comes_back_equal_through_json(path):
    tl = timeline.load(path)
    stream = io.BytesIO(timeline.export(tl, "json"))
    assert timeline.load(stream, format="json") == tl


def test_a_seed_has_nothing_to_find(path):
    assert [str(finding) for finding in timeline.check(path)] == []


def test_a_seed_names_the_schema_in_its_first_line(path):
    assert path.read_text(encoding="utf-8").splitlines()[0] == SCHEMA


def test_every_seed_is_in_the_list():
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in SEEDS if f"`{path.name}`" not in listed] == []


@pytest.mark.parametrize(
    ("day", "planned"),
    [
        ("2022-08-15", "2022-08-29T08:33-04:00[America/New_York]"),
        ("2022-09-02", "2022-09-03T14:17-04:00[America/New_York]"),
        ("2022-09-10", "2022-09-23T06:47-04:00[America/New_York]"),
        ("2022-09-20", "2022-09-27T11:37-04:00[America/New_York]"),
        ("2022-11-01", "2022-11-14T00:07-05:00[America/New_York]"),
        ("2022-11-10", "2022-11-16T01:04-05:00[America/New_York]"),
    ],
)
def test_the_launch_is_dated_as_it_was_planned_at_the_time(artemis, day, planned):
    standing = artemis.standing("launch", at=day)
    assert standing.state.value == "asserted"
    assert dates(standing) == {"NASA": planned}


def test_the_launch_has_no_date_after_one_was_given_up_and_before_the_next(artemis):
    assert artemis.standing("launch", at="2022-07-19").state.value == "unsupported"
    standing = artemis.standing("launch", at="2022-10-01")
    assert standing.state.value == "retracted"
    assert not standing.dates


def test_the_launch_is_one_moment_in_florida_and_in_utc(artemis):
    launch = artemis.event("launch")
    assert launch.when.instant.isoformat() == "2022-11-16T06:47:44+00:00"
    assert str(launch.when.in_timezone("America/New_York")) == str(launch.when)
    assert launch.when.format() == "16 November 2022, 01:47:44 UTC-05:00 (America/New_York)"
    assert artemis.event("splashdown").when.instant.isoformat() == "2022-12-11T17:40:00+00:00"


def test_the_milestones_are_part_of_the_flight_and_within_it(artemis):
    flight = artemis.event("flight")
    parts = [
        event
        for event in artemis
        for relation in event.relations
        if relation.kind is RelationKind.PART_OF and relation.event == "flight"
    ]
    assert [event.id for event in parts] == [
        "launch", "flyby-out", "orbit-entered", "record", "farthest", "orbit-left", "flyby-back",
        "splashdown",
    ]  # fmt: skip
    assert all(flight.when.overlaps(event.when) is not Answer.NO for event in parts)


def test_the_founding_of_rome_is_disputed_and_its_dates_stand_side_by_side(rome):
    standing = rome.standing("founding")
    assert str(standing) == "disputed: 8 for it, 1 against it"
    assert [voice.speaker.name for voice in standing.by(Stance.DOUBTS)] == ["T. J. Cornell"]
    assert dates(standing) == {
        "Timaeus of Tauromenium": "[-0813,-0812]",
        "Quintus Fabius Pictor": "[-0747,-0746]",
        "Lucius Cincius Alimentus": "[-0728~,-0727~]",
        "Marcus Porcius Cato": "[-0751,-0750]",
        "Polybius of Megalopolis": "[-0750,-0749]",
        "Marcus Terentius Varro": "-0752",
        "Dionysius of Halicarnassus": "[-0751,-0750]",
        "Andrea Carandini": "-0749~",
    }


def test_the_founding_of_rome_was_not_disputed_before_our_time(rome):
    assert rome.standing("founding", at="1994").state.value == "corroborated"
    assert rome.standing("founding", at="-0299").state.value == "unsupported"


def test_an_olympic_year_is_counted_from_776_before_the_common_era(rome):
    olympiads = {"fabius": (8, 1), "cincius": (12, 4), "polybius-founding": (7, 2), "cato": (7, 1)}
    for event, (olympiad, year) in olympiads.items():
        first = -775 + 4 * (olympiad - 1) + year - 1
        when = rome.event(event).about[0].when
        assert (when.earliest.year, when.latest.year) == (first, first + 1)


def test_the_dates_of_early_rome_are_in_order(rome):
    early = [event.id for event in rome if event.when.before("-0199") is Answer.YES]
    assert early == [
        "huts", "founding", "kings", "treaty", "regillus", "twelve-tables", "allia", "sack",
        "timaeus", "cannae", "fabius",
    ]  # fmt: skip
    assert rome.event("ides").when.format() == "13 March 44 BCE"


def test_another_date_for_the_taking_of_rome_is_kept_beside_the_usual_one(rome):
    sack = rome.event("sack")
    assert sack.when.format() == "390 BCE"
    assert [claim.when.format() for claim in sack.claims] == [
        "387 BCE or 386 BCE", "388 BCE or 387 BCE",
    ]  # fmt: skip


def test_the_counts_of_the_dead_at_cannae_are_compared(rome):
    compared = rome.standing("cannae").comparisons
    assert [str(each) for each in compared] == ["Roman foot soldiers killed: 45,500–70,000"]
