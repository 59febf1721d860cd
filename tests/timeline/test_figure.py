from decimal import Decimal

import pytest
from attrs.exceptions import FrozenInstanceError

from timeline import Event, Figure, ModelError


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"best": 1500}, "1,500"),
        ({"best": 1500, "approximate": True, "unit": "soldiers"}, "about 1,500 soldiers"),
        ({"low": 10000}, "at least 10,000"),
        ({"high": 12000, "unit": "soldiers"}, "at most 12,000 soldiers"),
        ({"low": 10000, "high": 12000}, "10,000–12,000"),
        ({"low": 1, "best": 2, "high": 3, "unit": "tonnes"}, "2 tonnes (1–3)"),
        ({"best": "1.10", "unit": "%"}, "1.10 %"),
        ({"best": "1234567.5"}, "1,234,567.5"),
        ({"best": 0}, "0"),
    ],
)
def test_a_figure_in_words_says_as_much_as_was_given(fields, words):
    assert str(Figure(name="sent", **fields)) == words


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": " ", "best": 1}, "a figure needs a name: what was counted"),
        ({"name": "sent"}, "a figure needs a number: best, low or high"),
        ({"name": "sent", "low": 2, "high": 1}, "go up: low, then best, then high"),
        ({"name": "sent", "low": 2, "best": 1}, "go up: low, then best, then high"),
        ({"name": "sent", "best": 2, "high": "1.9"}, "go up: low, then best, then high"),
        ({"name": "sent", "best": "1,500"}, "write digits without separators"),
        ({"name": "sent", "best": float("nan")}, "is no number"),
    ],
)
def test_a_wrong_figure_is_refused_with_the_remedy(fields, message):
    with pytest.raises(ModelError, match=message):
        Figure(**fields)


def test_a_range_of_equal_ends_is_a_range():
    assert Figure(name="sent", low=1, best=1, high="1.0").high == 1


@pytest.mark.parametrize("approximate", ["no", "yes", 1])
def test_approximate_is_true_or_false_and_nothing_like_it(approximate):
    """`approximate="no"` would be true, and its JSON could not be read back."""
    with pytest.raises(ModelError):
        Figure(name="sent", best=1, approximate=approximate)


def test_an_event_takes_figures_one_or_several_and_nothing_else():
    figure = Figure(name="sent", best=1)
    assert Event(title="a", when="2024", figures=figure).figures == (figure,)
    with pytest.raises(ModelError, match=r"Figure\(…\), not '1500'"):
        Event(title="a", when="2024", figures="1500")


def test_figures_are_immutable_values():
    figure = Figure(name="sent", best="1.10")
    with pytest.raises(FrozenInstanceError):
        figure.best = 2
    assert figure == Figure(name="sent", best=Decimal("1.1"))
    assert hash(figure) == hash(Figure(name="sent", best=Decimal("1.1")))


def test_a_range_of_one_number_is_told_as_that_number():
    assert str(Figure(name="deaths", low=10, best=10, high=10)) == "10"
    assert str(Figure(name="deaths", low=10, high=10, approximate=True)) == "about 10"
