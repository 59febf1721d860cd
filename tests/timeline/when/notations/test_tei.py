"""Dating attributes of TEI."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.when import When
from timeline.when.notations import from_tei

# the elements of the Guidelines, and what their words say
READ = {
    '<date when="1945-10-24"/>': "1945-10-24",
    '<date when="1996-09-24T07:25:00Z"/>': "1996-09-24T07:25:00Z",
    '<date when="1962-10"/>': "1962-10",
    '<date when="--06-12"/>': "XXXX-06-12",
    '<date when="---01"/>': "XXXX-XX-01",
    '<date when="--08"/>': "XXXX-08",
    '<date when="0056"/>': "0056",
    '<date when="-0056"/>': "-0055",
    '<date when-iso="-0055"/>': "-0055",
    '<date calendar="#julian" when="1632-06-06"/>': "1632-06-06",
    '<date from="1863-05-28" to="1863-06-01"/>': "1863-05-28/1863-06-01",
    '<date from="1863"/>': "1863/",
    '<date to-iso="1863"/>': "/1863",
    '<date notBefore="1850" notAfter="1860-03"/>': "[1850-01..1860-03]",
    '<date notBefore="1850"/>': "[1850..]",
    '<date notAfter="1850" cert="high"/>': "[..1850]",
    '<date when="1850" cert="medium"/>': "1850?",
    '<date when="1850" cert="0.7"/>': "1850?",
    '<date when="1850" cert="1"/>': "1850",
    '<date when="1850" precision="low"/>': "1850~",
    '<date from="1850" to="1860" cert="low" precision="unknown"/>': "1850%/1860%",
}
REFUSED = {
    '<date when="0000"/>': "no year 0; 1 BCE is -0001, or 0000 in when-iso (attribute when)",
    '<date when="14:12:38"/>': "a date is written 1850",
    '<date when="2024-10-18Z"/>': "an offset needs a time",
    '<date when="2024-13"/>': "months are 1 to 12 (attribute when)",
    '<date when="2024-21"/>': "months are 1 to 12",
    '<date when="1850" when-iso="1850"/>': "keep one",
    '<date when="1850" notAfter="1860"/>': "when stands alone",
    '<date from="1850" notAfter="1860"/>': "from goes with to",
    '<date notBefore="--10" notAfter="--11"/>': "(attribute notBefore)",
    '<date notBefore="1850" notAfter="1850-03-01T10:00:00"/>': "a day cannot bound a time",
    '<date when="1850" cert="maybe"/>': "high, medium, low or unknown (attribute cert)",
    '<date when="1850" precision="0.5"/>': "(attribute precision)",
    '<date when="1850" dur="P3D"/>': "write both dates (attribute dur)",
    '<date when-custom="1850-02-30"/>': "(attribute when-custom)",
    '<date n="5"/>': "there is no date here",
}


@pytest.mark.parametrize(("xml", "edtf"), READ.items())
def test_an_element_is_dated_as_the_guidelines_say(xml, edtf):
    assert from_tei(ET.fromstring(xml).attrib) == When.parse(edtf)


@pytest.mark.parametrize(("xml", "remedy"), REFUSED.items())
def test_what_edtf_cannot_say_is_refused_with_a_remedy(xml, remedy):
    with pytest.raises(DateError) as caught:
        from_tei(ET.fromstring(xml).attrib)
    assert remedy in str(caught.value)


NAMES = ["when", "when-iso", "notBefore", "notAfter", "from", "to", "cert", "precision", "dur", "n"]
VALUES = ["1850", "-0056", "0000", "--06-12", "---31", "2024-02-30", "12345", "low", "0.5"]
TIMES = ["2024-10-18T12:09:00+07:00", "2024-10-18T99:99", "2024-10-18T12:09:00.1234567890"]


@given(
    st.dictionaries(
        st.sampled_from(NAMES) | st.text(),
        st.sampled_from(VALUES + TIMES) | st.text() | st.integers() | st.none(),
        max_size=4,
    )
    | st.integers()
)
def test_all_attributes_are_a_date_or_an_error(answer, attributes):
    error = answer(from_tei, attributes)
    assert error is None or error.reason
