import pytest

from timeline.document import Fields, Items, Kind, Scalar
from timeline.document.nodes import find

LEAF = Scalar(3, 5, "x")
LIST = Items(2, 3, (Scalar(2, 5, "first"), LEAF))
ROOT = Fields(1, 1, ((Scalar(2, 1, "a"), LIST), (Scalar(4, 1, "a"), Scalar(4, 4, "again"))))


@pytest.mark.parametrize(
    ("path", "node"),
    [
        ((), ROOT),
        (("a",), LIST),
        (("a", 1), LEAF),
        (("a", 1, "deeper"), LEAF),
        (("a", 7), LIST),
        (("a", "key"), LIST),
        (("missing", 1), ROOT),
        ((0,), ROOT),
    ],
)
def test_a_path_leads_to_the_last_node_that_is_there(path, node):
    assert find(ROOT, path) is node


@pytest.mark.parametrize(
    ("scalar", "nothing"),
    [
        (Scalar(1, 1, "", Kind.PLAIN), True),
        (Scalar(1, 1, "~", Kind.PLAIN), True),
        (Scalar(1, 1, "null", Kind.NULL), True),
        (Scalar(1, 1, "", Kind.TEXT), False),
        (Scalar(1, 1, "~", Kind.TEXT), False),
        (Scalar(1, 1, "no", Kind.PLAIN), False),
        (Scalar(1, 1, "false", Kind.TRUTH), False),
    ],
)
def test_a_field_is_empty_or_it_is_not(scalar, nothing):
    assert scalar.is_nothing is nothing
