"""Tables are made in the folder of a test."""

import pytest

import timeline
from timeline.table import open_table


@pytest.fixture(scope="session")
def opened(tmp_path_factory):
    """The timeline, once written as a table and opened again."""
    path = tmp_path_factory.mktemp("tables") / "one.parquet"

    def through(tl):
        path.write_bytes(timeline.export(tl, "parquet", hidden=True))
        return open_table(path)

    return through
