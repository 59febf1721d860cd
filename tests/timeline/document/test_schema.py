"""The schema that editors use and the reader, side by side.

The schema files in the package are made anew with UPDATE_GOLDEN=1.
"""

import copy
import io
import json
import os
import re
import unicodedata
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

import attrs
import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import timeline
from timeline import (
    About,
    Actor,
    Citation,
    Claim,
    Correction,
    DateError,
    Event,
    Figure,
    Ignore,
    Media,
    ModelError,
    Place,
    Plugins,
    Publication,
    ReadError,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
    When,
    document,
)
from timeline.cli import main
from timeline.document import encode, json_schema, schema_text
from timeline.document.patterns import ID
from timeline.document.schema import UNSAID, UNSAID_OF_YAML
from timeline.text import clean_id

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.yaml"))
DOCS = Path(__file__).parents[3] / "docs" / "schema.md"
PLUGINS = Plugins.installed()
FILES = {False: "timeline.schema.json", True: "timeline.yaml.schema.json"}

formats = FormatChecker(())


@formats.checks("edtf", raises=DateError)
def _is_date(text):
    return not isinstance(text, str) or When.parse(text.strip()) is not None


VALIDATORS = {
    variant: Draft202012Validator(json_schema(variant), format_checker=formats)
    for variant in (False, True)
}

UNSAYABLE = re.compile(
    r"there is no (time zone|event with the id|source with the id) "
    r"|leads back to the event itself"
    r"|has the id '"
    r"|'[^ -~]*' is no id"
    r"|numbers go up"
    r"|'-?[0-9.]+[eE]-[0-9]+' is no number|'0[eE][-+]?[0-9]+' is no number"
    r"|nested deeper"
)
"""What the reader says of mistakes that are none for a schema."""


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 with its core schema, as editors parse it: dates are text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def _decimal_or_based(loader, node):
    return int(node.value, 0 if node.value[:2] in ("0x", "0o") else 10)


Core.add_constructor("tag:yaml.org,2002:int", _decimal_or_based)


def as_json(plain):
    return msgspec.json.Encoder(decimal_format="number").encode(plain).decode()


def as_yaml(plain):
    """Plain data on one line, without quotes wherever a person would leave them out."""
    if isinstance(plain, dict):
        # a key that looks like a list would be one
        pairs = (
            f"{as_json(key) if key[:1] in '[{' else as_yaml(key)}: {as_yaml(value)}"
            for key, value in plain.items()
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(plain, list):
        return f"[{', '.join(map(as_yaml, plain))}]"
    if plain is None:
        return "~"
    bare = r"[\[{][-.,0-9]+[\]}]|(?!null$|true$|false$)(-?[0-9]|[A-Za-z])[-0-9A-Za-z]*"
    if isinstance(plain, str) and re.fullmatch(bare, plain, re.IGNORECASE):
        return plain
    return re.sub("[^ -~]", lambda match: f"\\U{ord(match[0]):08x}", as_json(plain))


def mistakes(text, format="json"):
    """What is wrong with a file for the reader: codes and messages."""
    stream = io.BytesIO(text.encode("utf-8"))
    stream.name = "file"
    try:
        timeline.load(stream, format=format, plugins=PLUGINS)
    except ReadError as error:
        return [(mistake.code, mistake.message) for mistake in error.mistakes]
    return []


def agree(plain):
    """That the schema and the reader agree on a file, in JSON and in YAML."""
    text = as_json(plain)
    errors = [*VALIDATORS[False].iter_errors(json.loads(text, parse_float=Decimal))]
    told = mistakes(text)
    if errors:
        assert told, f"the reader takes it, and the schema says {errors}"
    else:
        sayable = [message for _, message in told if not UNSAYABLE.search(message)]
        assert not sayable, "the schema takes it"

    text = as_yaml(plain)
    errors = [*VALIDATORS[True].iter_errors(yaml.load(text, Core))]
    told = mistakes(text, "yaml")
    if errors:
        # an item that is null for an editor is the text ~ for the reader
        null = all(error.instance is None for error in errors)
        assert told or null, f"the reader takes it, and the YAML schema says {errors}"
    else:
        # a date that looks like a list and an id that looks like a number are seen by the reader
        known = [message for code, message in told if code == "date" or "is no id" in message]
        sayable = [m for _, m in told if m not in known and not UNSAYABLE.search(m)]
        assert not sayable, "the YAML schema takes it"


@pytest.mark.parametrize("variant", FILES)
def test_the_schema_is_one(variant):
    Draft202012Validator.check_schema(json_schema(variant))


@pytest.mark.parametrize(("variant", "name"), FILES.items())
def test_the_file_in_the_package_is_what_the_code_makes(variant, name):
    path = Path(document.__file__).parent / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(schema_text(variant), "utf-8")
    assert path.read_text("utf-8") == schema_text(variant)


@pytest.mark.parametrize(("variant", "arguments"), [(False, []), (True, ["--yaml"])])
def test_the_command_prints_it(variant, arguments, capsys):
    assert main(["schema", *arguments]) == 0
    assert capsys.readouterr().out == schema_text(variant)


def fields_of(schema):
    """Every field in a schema that is described once, with what is said of it."""
    for name, part in {"timeline": schema, **schema["$defs"]}.items():
        for key, known in part.get("properties", {}).items():
            yield f"{name}.{key}", known


@pytest.mark.parametrize("variant", FILES)
def test_every_field_has_a_description(variant):
    described = dict(fields_of(json_schema(variant)))
    assert len(described) > 80
    for name, known in described.items():
        assert re.fullmatch(r"[A-Z].{2,90}[.]", known["description"]), name


@pytest.mark.parametrize("kind", [Actor, About, Citation, Claim, Correction, Figure, Ignore, Media,
                                  Place, Relation, Report, Source, Timeline])  # fmt: skip
def test_the_schema_has_the_fields_of_the_model(kind):
    found = {name.partition(".")[::2] for name, _ in fields_of(json_schema())}
    shape = kind.__name__.lower()
    in_files = {"version", "$schema"} if kind is Timeline else set()
    assert {key for name, key in found if name == shape} - in_files == {
        attribute.name for attribute in attrs.fields(kind)
    }


def test_the_schema_has_the_fields_of_every_kind_of_event():
    kinds = (Event, Statement, Publication)
    wanted = {attribute.name for kind in kinds for attribute in attrs.fields(kind)}
    assert set(json_schema()["$defs"]["event"]["properties"]) == {"kind", *wanted}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_an_editor_takes_the_seeds(seed):
    seen = yaml.load(seed.read_text("utf-8"), Core)
    assert [*VALIDATORS[True].iter_errors(seen)] == []


def test_an_editor_takes_the_seed_in_json(seed):
    seen = json.loads(timeline.export(seed, "json"))
    assert [*VALIDATORS[False].iter_errors(seen)] == []


def test_a_file_may_name_its_schema():
    named = '{"$schema": "timeline.schema.json", "title": "a"}'
    assert mistakes(named) == mistakes("$schema: https://a.org/b\ntitle: a", "yaml") == []
    [(_, message)] = mistakes('{"$schema": 5, "title": "a"}')
    assert message == "this is a number and should be text; put it in quotes"


@pytest.mark.parametrize(
    "written",
    [
        "title: 1999\nevents: [{when: 2024, title: no}]",
        "title: true\nevents: [{when: [..2024-10-18], title: 1.10, place: 1984, tags: 5}]",
        "title: a\nevents: [{when: {2024-10-18..2024-10-20}, title: a, id: 7}]",
        "title: a\nevents: [{when: {2022, 2023}, title: a, actors: [1984, {name: 3}]}]",
        "title: a\nevents: [{when: -0043, title: a, figures: {name: 1, best: 1e3}}]",
        "title: a\nevents: [{when: [2022, 2023], title: a, extra: {a: [no, ~, {b: .5}]}}]",
        "title: a\nevents:\nsources: ~\nzone:\nclaims: [{field: when, value: [..2024]}]",
    ],
)
def test_an_editor_takes_yaml_without_quotes(written):
    assert mistakes(written, "yaml") == []
    assert [*VALIDATORS[True].iter_errors(yaml.load(written, Core))] == []


@pytest.mark.parametrize("unsaid", [*UNSAID, *UNSAID_OF_YAML])
def test_what_a_schema_cannot_say_is_in_the_docs(unsaid):
    assert unsaid in DOCS.read_text("utf-8")
    assert unsaid in json_schema(yaml=True)["description"]
    assert (unsaid in json_schema()["description"]) == (unsaid in UNSAID)


def event(name, value, **more):
    return {"title": "a", "excerpt": True, "events": [
        {"title": "a", "when": "2024", name: value, **more}
    ]}  # fmt: skip


TIMELINE = {
    "version": 1, "title": "a", "id": "a", "description": "a", "language": "en", "zone": "UTC",
    "updated": "2024", "sources": [], "events": [], "claims": [], "ignore": [], "excerpt": True,
    "extra": {"a": [1, {"b": None}]}, "$schema": "a.json",
}  # fmt: skip
SOURCE = {
    "id": "s", "title": "a", "publisher": "a", "author": ["a"], "container": "a", "volume": "1",
    "issue": "1", "pages": "1", "doi": "10.1038/nature04239", "isbn": "1", "url": "https://a.org",
    "archived": "https://b.org", "published": "2024", "updated": "2024", "accessed": "2024",
    "language": "en", "kind": "a", "note": "a", "hidden": True, "claims": [], "ignore": [],
}  # fmt: skip
EVENT = {
    "id": "a", "description": "a", "tags": ["a"], "actors": "a", "place": "a", "sources": "s",
    "relations": [], "media": [], "figures": [], "assumptions": ["a"], "claims": [],
    "corrections": [], "ignore": [], "extra": {},
}  # fmt: skip
ABOUT = {"event": "b", "stance": "denies", "when": "2024", "condition": "a", "note": "a"}
FIGURE = {
    "name": "a", "low": 1, "best": 2, "high": 3, "unit": "a", "approximate": True, "note": "a"
}  # fmt: skip
PARTS = {
    "actors": [{"name": "a", "role": "a", "kind": "person", "url": "urn:a:b"}, "b"],
    "place": {"name": "a", "latitude": 1, "longitude": 1, "zone": "UTC", "url": ""},
    "sources": [{"source": "s", "at": "a", "quote": "a"}],
    "relations": {"kind": "follows", "event": "b", "note": "a"},
    "media": {"kind": "a", "title": "a", "url": "", "credit": "a"},
    "figures": FIGURE,
    "claims": [
        {"field": "when", "value": "2024", "sources": "s", "note": "a"},
        {"field": "extra.a", "value": {"a": 1}},
    ],
    "corrections": {"kind": "corrected", "when": "2024", "reason": "a", "was": "a"},
    "ignore": {"rule": "a", "reason": "a"},
}
WHOLE = {
    "timeline": (TIMELINE, ()),
    "source": ({"title": "a", "sources": [SOURCE]}, ("sources", 0)),
    "event": (event("kind", "event", **EVENT), ("events", 0)),
    "statement": (event("speaker", "a", about=ABOUT, reported="a"), ("events", 0)),
    "publication": (
        event("publisher", "a", url="urn:a:b", stamp="updated", source="s"),
        ("events", 0),
    ),
    "reported": (
        event("reported", {"by": "a", "when": "2024", "source": "s"}, speaker="a"),
        ("events", 0, "reported"),
    ),
    "about": (event("about", [ABOUT], speaker="a"), ("events", 0, "about")),
    "degrees": (event("place", {"latitude": 1, "longitude": 1}), ("events", 0, "place")),
    **{name: (event(name, part), ("events", 0, name)) for name, part in PARTS.items()},
}
"""A file with every field of a shape, by the shape, and where in it the shape is."""

JUNK = [
    None, True, False, 0, 1, 2, -5, 2024, 90.5, -181, 10**31, -(10**31), Decimal("0.5"),
    Decimal("1E-31"), Decimal("0E+40"), Decimal("1E+31"), Decimal("9.9E+30"),
    "", " ", "\x85", "a", "b", "s", " a ", "a b", "a-", "-a", "a.b:c_d", "é", "-é", "€",
    "a€b", "«", "a" * 100, "a" * 101, "日" * 101, "\u0301a", "e\u0301", "a\x07", "\x7f", "😀",
    "2024", "2024-13", "[2022,2023]", "{2022,2023}", "[..2024-10-18]", "18 October 2024", "never",
    " 2024 ", "../2024", "true", "1.5", "https://a.org/?b#c", " urn:a:b ", "http://a b", "a:",
    "https://a.org/<", "10.1/x", " 10.1038/a ", "10.1038/a b", "Asia/Jakarta", "Asia/Nowhere",
    "person", "Person", "part-of", "denies", "withdrawn", "published", "event", "statement",
    "publication", "when", " when ", "title", "extra.", "extra.b", "extra",
    [], [[]], [None], ["a"], ["2024"], [2022, 2023], ["a", 1], [""], [["a"]], [{}], [{"name": "a"}],
    {}, {"name": "a"}, {"name": None}, {"a": None}, {"2022": None}, {"a\x07": 1}, {"": 1},
    {"source": "s"}, {"title": "a"}, {"by": "a"}, {"latitude": 1, "longitude": None},
    {"title": "a", "when": "2024"}, {"name": "a", "best": 1}, {"field": "when", "value": 5},
    {"field": "title", "value": "b"}, {"rule": "a", "reason": "b"},
    {"event": "b", "stance": "denies"}, [{"rule": "a", "reason": " "}],
    [{"title": "a", "when": "2024", "speaker": []}], [{"title": "a", "when": "2024", "url": None}],
]  # fmt: skip
LIKE_OTHERS = {"container", "volume", "issue", "pages", "isbn", "archived", "accessed"}
"""Fields of sources that are read as the title, the url and the date are."""
NAMES = [
    *("kind", "id", "title", "when", "name", "url", "speaker", "about", "reported", "publisher"),
    *("stamp", "source", "place", "latitude", "longitude", "best", "field", "value", "unknown"),
]


def positions(plain, path=()):
    """The path to everything in plain data."""
    if isinstance(plain, dict | list):
        for key in list(plain) if isinstance(plain, dict) else range(len(plain)):
            yield (*path, key)
            yield from positions(plain[key], (*path, key))


def at(plain, path):
    for key in path:
        plain = plain[key]
    return plain


def spoil(shape):
    """The file of a shape again and again, with each path in the shape that can be changed."""
    plain, base = WHOLE[shape]
    for path in positions(at(plain, base), base):
        yield copy.deepcopy(plain), path


@pytest.mark.parametrize("shape", WHOLE)
def test_a_file_with_all_fields_is_taken(shape):
    plain, _ = WHOLE[shape]
    assert mistakes(as_json(plain)) == []
    agree(plain)


@pytest.mark.parametrize("shape", WHOLE)
def test_wherever_something_else_stands_the_schema_and_the_reader_agree(shape):
    for plain, path in spoil(shape):
        for junk in JUNK if path[-1] not in LIKE_OTHERS else ():
            at(plain, path[:-1])[path[-1]] = junk
            agree(plain)


@pytest.mark.parametrize("shape", WHOLE)
def test_wherever_something_is_missing_the_schema_and_the_reader_agree(shape):
    for plain, path in spoil(shape):
        del at(plain, path[:-1])[path[-1]]
        agree(plain)


@pytest.mark.parametrize("junk", [None, "a", {"event": "a", "stance": "denies"}])
@pytest.mark.parametrize("shape", WHOLE)
def test_whatever_else_stands_there_the_schema_and_the_reader_agree(shape, junk):
    plain, base = WHOLE[shape]
    paths = [base, *positions(at(plain, base), base)]
    for path in (path for path in paths if isinstance(at(plain, path), dict)):
        for name in NAMES:
            more = copy.deepcopy(plain)
            at(more, path).setdefault(name, junk)
            agree(more)


KINDS = ["event", "statement", "publication", "rumour", None, []]
TELLING = ["speaker", "about", "reported", "publisher", "url", "stamp", "source"]


@pytest.mark.parametrize("kind", [*KINDS, "not given"])
@pytest.mark.parametrize("null", [True, False])
def test_whatever_tells_the_kind_the_schema_and_the_reader_agree(kind, null):
    values = {"about": ABOUT, "url": "urn:a:b", "stamp": "updated"}
    given = {} if kind == "not given" else {"kind": kind}
    for names in (names for count in range(3) for names in combinations(TELLING, count)):
        told = {name: None if null else values.get(name, "a") for name in names}
        agree(event("id", "a", **given, **told))


@pytest.mark.parametrize("plain", [[], ["a"], "a", 5, True, None, {}])
def test_a_timeline_is_a_mapping_for_the_schema_and_the_reader(plain):
    agree(plain)


NEEDS = {
    "place": {"name": [None, "", " ", "a"], "latitude": [None, 1], "longitude": [None, 1]},
    "figures": {"name": ["a"], "low": [None, 1], "best": [None, 2], "high": [None, 3]},
    "media": {"title": [None, "", " ", "a"], "url": [None, "", "urn:a:b"]},
    "sources": {"title": [None, "", " ", "a"], "url": [None, "", "urn:a:b"]},
}


@pytest.mark.parametrize("name", NEEDS)
def test_whichever_of_the_needed_fields_is_there_the_schema_and_the_reader_agree(name):
    fields = NEEDS[name]
    for values in product(*(["left out", *values] for values in fields.values())):
        thing = {k: v for k, v in zip(fields, values, strict=True) if v != "left out"}
        agree({"title": "a", "sources": [thing]} if name == "sources" else event(name, thing))


@pytest.mark.parametrize("words", ["October 2024", "18 Oct", "yesterday", "2024-10-18 12:09", ""])
def test_words_are_no_dates_for_editors_that_know_no_edtf(words):
    plain = Draft202012Validator(json_schema())
    assert plain.is_valid(event("title", "a", when="2024-10-18"))
    assert not plain.is_valid(event("title", "a", when=words))


@settings(max_examples=50)
@given(st.data())
def test_what_is_exported_is_taken_by_both(timelines, data):
    plain = encode(data.draw(timelines))
    assert mistakes(as_json(plain)) == []
    agree(plain)


@settings(max_examples=60)
@given(st.data())
def test_however_a_timeline_is_spoiled_the_schema_and_the_reader_agree(timelines, data):
    plain = encode(data.draw(timelines))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from([*positions(plain)]))
        container, key = at(plain, path[:-1]), path[-1]
        how = data.draw(st.sampled_from(["junk", "remove", "more", "wrap", "null"]))
        if how == "remove":
            del container[key]
            if not plain:
                return
        elif how == "more" and isinstance(container, dict):
            container[data.draw(st.sampled_from(NAMES))] = data.draw(st.sampled_from(JUNK))
        else:
            junk = data.draw(st.sampled_from(JUNK))
            container[key] = {"wrap": [container[key]], "null": None}.get(how, junk)
    agree(plain)


def is_id(text):
    try:
        clean_id(text)
    except ModelError:
        return False
    return True


@pytest.mark.parametrize("around", ["{}", "a{}a", "a{}"])
def test_every_id_is_one_for_editors_and_few_other_words_are(around):
    known, others = re.compile(ID), 0
    for character in map(chr, {*range(0x20000)} - {*range(0xD800, 0xE000)}):
        text = around.format(character)
        for_editors = known.search(text) is not None
        if is_id(text):
            assert for_editors, hex(ord(character))
        elif unicodedata.category(character) != "Cn":
            assert not for_editors or character > "\xff", hex(ord(character))
            others += for_editors
    assert others < 5000  # of more than 150,000


@given(st.text("aé1-._: \n\x07€", max_size=6) | st.text("a-", min_size=98, max_size=103))
def test_a_word_is_an_id_for_editors_if_it_is_one(text):
    assert (re.search(ID, text) is not None) == is_id(text)
