"""Timelines in files, and what stands in a folder."""

import pytest

import timeline
from timeline import Event, Timeline


@pytest.fixture
def stored(tmp_path):
    """The timeline in a file of that name."""

    def store(tl, name="input.json"):
        path = tmp_path / name
        timeline.write(tl, path, hidden=True)
        return path

    return store


@pytest.fixture
def years():
    """Three events in each of four years, and one that has no date to be listed under."""
    return Timeline(
        title="Four years",
        events=[
            *(
                Event(
                    title=f"Event {n} of {year}",
                    when=f"{year}-0{n}",
                    place="Kyiv" if n > 1 else None,
                )
                for year in range(2020, 2024)
                for n in (1, 2, 3)
            ),
            Event(title="Always so", when="../1985"),
        ],
    )


@pytest.fixture
def content():
    """The files in a folder, hidden ones too, with their bytes."""
    return lambda folder: {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }
