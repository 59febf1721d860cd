"""What is imported when: the command's help must not wait for a calendar library."""

import subprocess
import sys

import pytest

import timeline

HEAVY = ("pendulum", "icalendar", "yaml", "msgspec", "rich", "timeline_plugins")


def loaded(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import timeline",
        "from timeline import *",
        "import timeline; timeline.Event(title='a', when='2024').when.format()",
        "import timeline; timeline.When.parse('2024-10-30T12:09+07:00[Asia/Jakarta]').earliest",
    ],
)
def test_what_most_callers_never_need_is_not_imported(code):
    assert loaded(code).isdisjoint(HEAVY)


def test_every_public_name_is_there_and_in_order():
    assert all(hasattr(timeline, name) for name in timeline.__all__)
    assert len(set(timeline.__all__)) == len(timeline.__all__)


def test_a_star_brings_the_public_names_and_no_others():
    brought = {}
    exec("from timeline import *", brought)  # a star cannot stand in a function
    assert set(brought) - {"__builtins__"} == set(timeline.__all__)
