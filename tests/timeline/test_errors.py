import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import (
    DateError,
    ExportError,
    LossError,
    Mistake,
    ModelError,
    OptionError,
    PluginError,
    ReadError,
    TimelineError,
    UsageError,
    WriteError,
)
from timeline.errors import visible

FAMILY = [
    ExportError, LossError, ModelError, OptionError, PluginError, UsageError, WriteError,
]  # fmt: skip


@pytest.mark.parametrize("kind", [*FAMILY, DateError, ReadError])
def test_every_error_is_a_timeline_error(kind):
    assert issubclass(kind, TimelineError)


def test_wrong_values_are_value_errors_too():
    assert issubclass(DateError, ValueError)
    assert issubclass(ModelError, ValueError)


def test_a_wrong_option_is_wrong_usage():
    assert issubclass(OptionError, UsageError)


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))]
)
@pytest.mark.parametrize(
    "error",
    [
        DateError("2024-13", "there is no month 13", part="month", position=5),
        DateError("x", "this is no date"),
        ReadError([Mistake("wrong", "a.yaml", 2, 3, "parade"), Mistake("worse", "a.yaml", 1, 1)]),
        *(kind("what is wrong") for kind in FAMILY),
    ],
    ids=lambda error: type(error).__name__ if isinstance(error, Exception) else None,
)
def test_errors_survive_copies_and_other_processes(error, again):
    twin = again(error)
    assert type(twin) is type(error)
    assert str(twin) == str(error)
    assert vars(twin) == vars(error)


@pytest.mark.parametrize(
    ("mistake", "line"),
    [
        (Mistake("wrong"), "input: wrong"),
        (Mistake("wrong", "a.yaml"), "a.yaml: wrong"),
        (Mistake("wrong", "a.yaml", 3), "a.yaml:3: wrong"),
        (Mistake("wrong", "a.yaml", 3, 7), "a.yaml:3:7: wrong"),
        (Mistake("wrong", "a.yaml", 3, 7, "parade"), "a.yaml:3:7: event 'parade': wrong"),
        (
            Mistake("wrong", "a\x1b[31m.yaml", 1, 1, "b\nc"),
            "a\\x1b[31m.yaml:1:1: event 'b\\nc': wrong",
        ),
    ],
)
def test_a_mistake_reads_like_a_compilers(mistake, line):
    assert str(mistake) == line


def test_mistakes_are_told_in_the_order_of_the_file():
    places = [(10, 2), (2, 9), (2, 3), (0, 0), (10, 1)]
    error = ReadError(Mistake(f"{line}/{column}", "f", line, column) for line, column in places)
    assert [(m.line, m.column) for m in error.mistakes] == sorted(places)
    assert str(error).splitlines()[0] == "f: 0/0"


@given(st.text(max_size=200))
def test_shown_text_has_no_characters_that_move_or_hide_others(text):
    shown = visible(text)
    shown.encode("utf-8")
    assert not set(shown) & set(
        "\x00\x07\x08\n\r\x1b\x7f\x85\x9b\u200e\u200f\u2028\u202e\u2066\ufeff"
    )


def test_long_text_is_cut_in_messages():
    assert visible("x" * 100, 10) == "x" * 9 + "…"
    assert visible("x" * 10, 10) == "x" * 10


def test_a_date_error_shows_what_was_written_and_where():
    error = DateError("20\x1b24", "no date", part="year", position=2)
    assert str(error) == "'20\\x1b24': no date (year, position 2)"
    assert (error.text, error.reason, error.part, error.position) == (
        "20\x1b24",
        "no date",
        "year",
        2,
    )
