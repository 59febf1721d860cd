"""JSON to nodes with places; the mistakes are tried in the tests of the JSON reader."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import ReadError
from timeline.document import Fields, Items, Kind, Scalar, json_nodes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab"), inner, max_size=2),
    max_leaves=8,
)


def plain(node):
    if isinstance(node, Fields):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.text if node.kind is Kind.TEXT else json.loads(node.text)


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_nodes_hold_what_the_standard_library_reads(value, indent, ascii_only):
    assert plain(json_nodes(json.dumps(value, indent=indent, ensure_ascii=ascii_only), "")) == value


def test_every_value_knows_its_place():
    root = json_nodes('{"a":\n  [1, "é\\n", {}]}', "f")
    [(key, items)] = root.pairs
    assert (root.line, root.column, key.line, key.column) == (1, 1, 1, 2)
    assert (items.line, items.column) == (2, 3)
    assert [(item.line, item.column) for item in items.items] == [(2, 4), (2, 7), (2, 14)]
    assert items.items[1] == Scalar(2, 7, "é\n")


def test_half_a_surrogate_pair_is_a_mistake_with_its_place():
    with pytest.raises(ReadError) as error:
        json_nodes('["\\ud83d\\ude00",\n "\\ud83d"]', "f")
    assert str(error.value) == "f:2:2: there is half a surrogate pair in this text; remove it"
