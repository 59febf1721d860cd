"""What each format carries is what its exporter says that it carries, and all else is told as lost.

Every field of the model is changed alone: where the output changes with it, it is carried. The
table in docs/losses.md is made of the same; it is made anew with UPDATE_GOLDEN=1.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from timeline import Plugins
from timeline.losses import FIELDS
from timeline.testing.exporter_checks.fields import trials
from timeline.testing.exporting import Subject
from timeline.testing.samples import NO_FACTS, alone
from timeline.testing.samples.changes import VALUES

PAGE = Path(__file__).parents[1] / "docs" / "losses.md"
MARK = "<!-- the table: made anew with UPDATE_GOLDEN=1 -->\n"
EXPORTERS = {exporter.name: exporter for exporter in Plugins.installed().exporters()}


@cache
def tried(name):
    return {trial.field: trial for trial in trials(Subject(exporter=EXPORTERS[name]))}


def test_every_field_of_the_model_is_tried():
    assert {f"{owner}.{name}" for owner, fields in VALUES.items() for name in fields} == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_two_timelines_differ_in_a_field_alone(field):
    before, after = alone(field)
    assert before != after


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_exporter_says_it_carries_fields_that_there_are(name):
    assert set(EXPORTERS[name].carries) <= set(FIELDS)


@pytest.mark.parametrize("name", EXPORTERS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_carried_as_said_or_told_as_lost(name, field):
    trial = tried(name)[field]
    carried = field in EXPORTERS[name].carries
    assert trial.changed is carried
    assert carried or field in NO_FACTS or trial.told


def test_the_page_has_the_table():
    rows = [["field", *EXPORTERS], ["-"] * (len(EXPORTERS) + 1)]
    for field in FIELDS:
        how = [exporter.carries.get(field) for exporter in EXPORTERS.values()]
        missing = "not told" if field in NO_FACTS else "lost, and reported"
        rows.append([f"`{field}`", *(cell or missing for cell in how)])
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(f"{head}{MARK}\n{table}", "utf-8")
    assert PAGE.read_text("utf-8") == f"{head}{MARK}\n{table}"
