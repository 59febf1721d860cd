import copy
import pickle

import pytest
from attrs.exceptions import FrozenInstanceError

from timeline import Citation, DateError, Event, ModelError, Source, When


def test_a_source_is_written_as_a_person_would():
    source = Source(
        title="Post ", author="A. Writer", published="2024-10", url="https://example.org"
    )
    assert source.id == "post"
    assert source.author == ("A. Writer",)
    assert source.published == When.parse("2024-10")
    assert source.accessed is None


def test_a_source_without_a_title_is_known_by_its_address():
    assert Source(url="https://example.org/post").id == "https-example-org-post"


def test_a_source_needs_a_title_or_a_url():
    with pytest.raises(ModelError, match="a source needs a title or a url"):
        Source(publisher="Kompasiana")


def test_a_wrong_date_in_a_source_is_refused():
    with pytest.raises(DateError, match="February 2023 has 28 days"):
        Source(title="Post", published="2023-02-29")


def test_a_citation_is_written_as_an_id_a_source_or_itself():
    source = Source(title="Post")
    citation = Citation(source="post", at="p. 3")
    for written in ("post", source, ["post"], [source]):
        assert Event(title="a", when="2024", sources=written).sources == (Citation(source="post"),)
    assert Event(title="a", when="2024", sources=citation).sources == (citation,)


def test_sources_are_immutable_values():
    source = Source(title="Post", published="2024")
    with pytest.raises(FrozenInstanceError):
        source.title = "Other"
    twin = Source(title=" Post", published="2024")
    assert source == twin
    assert hash(source) == hash(twin)
    assert source != Source(title="Post", published="2024-01")
    assert pickle.loads(pickle.dumps(source)) == source
    assert copy.deepcopy(source) == source
