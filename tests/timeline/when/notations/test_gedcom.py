"""Date values of GEDCOM 5.5.1 and 7."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.when import When
from timeline.when.notations import from_gedcom

READ = {
    "15 MAR 1850": "1850-03-15",
    "MAR 1850": "1850-03",
    "1850": "1850",
    "15 mar 1850": "1850-03-15",
    "GREGORIAN 15 MAR 1850": "1850-03-15",
    "@#DGREGORIAN@ 15 MAR 1850": "1850-03-15",
    "15 MAR 44 BCE": "-0043-03-15",
    "15 MAR 44 B.C.": "-0043-03-15",
    "1 BC": "0000",
    "0044": "0044",
    "ABT 1850": "1850~",
    "CAL MAR 1850": "1850-03~",
    "EST 1850": "1850~",
    "INT 1850 (about the year of the fire)": "1850?",
    "BEF 1900": "[..1900]",
    "AFT 2 FEB 1900": "[1900-02-02..]",
    "BET 1850 AND 1860": "[1850..1860]",
    "BET 15 MAR 1850 AND 1860": "[1850-03-15..1860-12-31]",
    "BET 44 BCE AND 0014": "[-0043..0014]",
    "FROM 1850 TO MAR 1860": "1850/1860-03",
    "FROM 1850": "1850/",
    "TO 1860": "/1860",
}
REFUSED = {
    "(about 1850)": "keep it in the description (position 0)",
    "15 MAR": "no date without its year",
    "15 MARCH 1850": "months are JAN, FEB",
    "15/03/1850": "three letters: 15 MAR 1850",
    "15 MAR 50": "write 0050, or the year with its century (year, position 7)",
    "0 BCE": "there is no year 0",
    "1699/00": "one year by two calendars; write the one meant (year, position 0)",
    "@#DJULIAN@ 11 FEB 1731": "which EDTF wants, is 1731-02-22 (calendar, position 0)",
    "JULIAN 15 MAR 44 BCE": "is -0043-03-13",
    "JULIAN FEB 1731": "is to be written instead",
    "@#DHEBREW@ 5 TSH 5700": "only the Gregorian calendar is read",
    "FRENCH_R 5 VEND 12": "only the Gregorian calendar is read",
    "31 FEB 1850": "February 1850 has 28 days (day, position 0)",
    "BET 1850 AND 31 FEB 1860": "February 1860 has 29 days (day, position 13)",
    "BET 1860 AND 1850": "it ends before it starts",
    "BET 1850": "a date stands on each side",
    "1 JAN 12345": "beyond the year 9999",
    "": "there is no date here",
}


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_a_gedcom_date_means_what_the_standard_says(text, edtf):
    assert from_gedcom(text) == When.parse(edtf)


@pytest.mark.parametrize(("text", "remedy"), REFUSED.items())
def test_what_is_no_gregorian_date_is_refused_with_a_remedy(text, remedy):
    with pytest.raises(DateError) as caught:
        from_gedcom(text)
    assert remedy in str(caught.value)
    assert caught.value.text == text


PIECES = "BET AND FROM TO BEF AFT ABT INT (x) JULIAN @#DJULIAN@ 15 31 MAR FEB 1850 44 B.C. 1699/00"


@given(st.text() | st.lists(st.sampled_from(PIECES.split()), max_size=7).map(" ".join))
def test_every_text_is_a_date_or_an_error_that_shows_it(answer, text):
    error = answer(from_gedcom, text)
    assert error is None or error.text == text
