"""What the tests of all notations share: a reader's answer, whichever it is."""

import pytest

from timeline.errors import DateError
from timeline.when import When


@pytest.fixture(scope="session")
def answer():
    """Calls a reader: gives its DateError, or None for a date that its own text means again."""

    def call(read, *args, **kwargs):
        try:
            when = read(*args, **kwargs)
        except DateError as error:
            return error
        assert When.parse(str(when)) == when
        return None

    return call
