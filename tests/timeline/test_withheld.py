"""Hidden sources do not leave the timeline: no export tells which they are."""

from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import (
    About,
    Citation,
    Claim,
    Event,
    LossError,
    Plugins,
    Publication,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
)
from timeline.withheld import without_hidden

SECRET = "zanzibar"
CLERK = Source(
    id=f"the-{SECRET}-clerk", title=f"Clerk of {SECRET}", author=SECRET, note=SECRET, hidden=True,
    url=f"https://{SECRET}.example.org", published="2024",
    claims=Claim(field="title", value=SECRET),
)  # fmt: skip
PAPER = Source(
    id="paper", title="A paper",
    claims=Claim(field="title", value="The paper", sources=Citation(source=CLERK.id, at=SECRET)),
)  # fmt: skip
LEAK = Event(
    id="leak", title="A file is copied", when="2024-03",
    sources=[Citation(source=CLERK.id, at=SECRET, quote=SECRET), "paper"],
    claims=Claim(field="when", value="2024-04", sources=CLERK),
    relations=Relation(kind="follows", event="memo"),
)  # fmt: skip
SAID = Statement(
    id="said", title="It is so", when="2024-05", speaker="A",
    about=[About(event="leak", stance="asserts"), About(event="memo", stance="supports")],
    reported=Report(by=f"Clerk of {SECRET}", source=CLERK.id), sources=CLERK,
    claims=[
        Claim(field="reported", value=[{"by": SECRET, "source": CLERK.id}]),
        Claim(field="about", value={"event": "memo", "stance": "denies", "note": SECRET}),
    ],
)  # fmt: skip
MEMO = Publication(id="memo", title=f"Memo from {SECRET}", when="2024", source=CLERK.id)
NEWS = Timeline(title="News", sources=[CLERK, PAPER], events=[LEAK, SAID, MEMO])


@pytest.mark.parametrize("format", [e.name for e in Plugins.installed().exporters()])
def test_no_format_tells_which_source_is_hidden(format):
    assert SECRET.encode() not in told(timeline.export(NEWS, format))
    assert SECRET.encode() in told(timeline.export(NEWS, format, hidden=True))


def told(output):
    """What stands in an output, its lines unfolded or its files unpacked."""
    if is_zipfile(BytesIO(output)):
        with ZipFile(BytesIO(output)) as archive:
            output = b"".join(map(archive.read, archive.namelist()))
    return output.replace(b"\r\n ", b"").lower()


def test_that_there_is_a_source_is_told_with_a_mark():
    shown = without_hidden(NEWS)
    assert [source.title for source in shown.sources] == ["A paper", "A source that is withheld"]
    assert shown["leak"].sources == (Citation(source="withheld-1"), Citation(source="paper"))
    assert shown["said"].reported[0].source == "withheld-1"
    assert "A source that is withheld" in timeline.export(NEWS, "markdown").decode()


def test_a_publication_that_is_a_hidden_source_is_left_out_with_what_points_at_it():
    shown = without_hidden(NEWS)
    assert [event.id for event in shown] == ["leak", "said"]
    assert shown["leak"].relations == ()
    assert [about.event for about in shown["said"].about] == ["leak"]


def test_it_is_told_as_lost_and_refused_where_nothing_may_be_lost(tmp_path):
    losses = timeline.write(NEWS, tmp_path / "a.json")
    assert {(loss.event, loss.field) for loss in losses} == {("", "sources"), ("memo", "event")}
    assert not timeline.write(NEWS, tmp_path / "a.json", hidden=True)
    with pytest.raises(LossError, match="hidden sources are withheld"):
        timeline.write(NEWS, tmp_path / "b.json", strict=True)


def test_without_hidden_sources_nothing_changes(seed):
    assert without_hidden(seed) is seed


@given(st.data())
def test_nothing_hidden_is_left_and_withholding_twice_changes_nothing(neighbours, data):
    shown = without_hidden(data.draw(neighbours))
    assert without_hidden(shown) == shown
    assert all(
        source.title == "A source that is withheld" for source in shown.sources if source.hidden
    )
