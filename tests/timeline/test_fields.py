from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import ModelError, When
from timeline.fields import optional_when, to_extra, to_number, to_when


def test_a_date_is_a_when_or_its_text():
    when = When.parse("2024-10~")
    assert to_when(when) is when
    assert to_when("2024-10~") == when
    assert optional_when(None) is None
    assert optional_when("") is None


@pytest.mark.parametrize("value", [2024, None, 1.5, ["2024"]])
def test_other_dates_are_refused_with_an_example(value):
    with pytest.raises(ModelError, match="such as '2024-10-18'"):
        to_when(value)


@pytest.mark.parametrize(
    ("written", "number", "text"),
    [
        ("1500", 1500, "1500"),
        ("1.10", Decimal("1.10"), "1.10"),
        (0.1, Decimal("0.1"), "0.1"),
        ("-0.50", Decimal("-0.50"), "-0.50"),
        ("1e3", 1000, "1000"),
        (Decimal("2E+2"), 200, "200"),
        (10**30, 10**30, str(10**30)),
    ],
)
def test_numbers_stay_as_exact_as_they_were_written(written, number, text):
    made = to_number(written)
    assert made == number
    assert str(made) == text


@pytest.mark.parametrize(
    "written",
    ["", "many", "1,500", "1 500", "1_500", "0o17", "0x10", "NaN", "inf", "-Infinity", "sNaN",
     "1e999", "1e-999", "9" * 5000, float("nan"), float("inf"), True, False, 10**31],
)  # fmt: skip
def test_what_is_no_finite_number_of_a_human_size_is_refused(written):
    with pytest.raises(
        ModelError, match=r"write digits without separators, as 1500 or 0\.5"
    ) as error:
        to_number(written)
    assert len(str(error.value)) < 200


@given(st.integers(-(10**30), 10**30) | st.decimals(-(10**30), 10**30, places=5))
def test_numbers_are_not_changed(number):
    assert to_number(number) == number
    assert to_number(str(number)) == number


def test_extra_is_a_copy():
    given_data = {"a": [1, {"b": "c"}]}
    held = to_extra(given_data)
    given_data["a"][1]["b"] = "changed"
    given_data["a"].append(2)
    assert held == {"a": [1, {"b": "c"}]}


def test_extra_holds_plain_data():
    data = {"none": None, "truth": True, "text": "a\r\nb", "number": 1.5, "list": (1, "2")}
    assert to_extra(data) == {
        "none": None, "truth": True, "text": "a\nb", "number": Decimal("1.5"), "list": [1, "2"],
    }  # fmt: skip
    assert to_extra(data)["truth"] is True


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"a": object()}, "plain data .*, not object"),
        ({"a": {1, 2}}, "plain data .*, not set"),
        ({"a": b"bytes"}, "plain data .*, not bytes"),
        ({1: "a"}, "keys in 'extra' are text"),
        ({"a": {None: "a"}}, "keys in 'extra' are text"),
        ({"a": float("nan")}, "is no number"),
        ({"a": "\x00"}, r"U\+0000"),
        ({"a\ud800": 1}, r"U\+D800"),
        ({"a\x00": 1}, r"U\+0000"),
    ],
)
def test_extra_refuses_what_json_could_not_carry(data, message):
    with pytest.raises(ModelError, match=message):
        to_extra(data)


def test_extra_is_not_nested_without_end():
    deep = {}
    for _ in range(100_000):
        deep = {"a": deep}
    with pytest.raises(ModelError, match="nested deeper than"):
        to_extra(deep)
    while deep:  # so that it is freed without recursion
        deep = deep["a"]
