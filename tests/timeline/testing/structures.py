"""The skeletons of the shipped formats, each by a parser that we did not write; texts left out."""

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import icalendar
from arro3.io import read_parquet
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)
FORMULA = ("=", "+", "-", "@", "\t")


class Tags(HTMLParser):
    """The tags in a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, [name for name, _ in attrs]))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")

    def handle_comment(self, data):
        self.found.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def of_ical(output):
    calendar = icalendar.Calendar.from_ical(output)
    return [(c.name, sorted(c), c.errors) for c in calendar.walk()]


def of_jcal(output):
    calendar = icalendar.Calendar.from_jcal(output.decode())
    return [(c.name, sorted(c)) for c in calendar.walk()], of_json(output)


def of_markdown(output):
    def flat(tokens):
        return [t for token in tokens for t in (token, *flat(token.children or []))]

    found = [(t.type, t.tag) for t in flat(MARKDOWN.parse(output.decode("utf-8")))]
    # escapes are texts of their own, next to others
    texts = ("text", "text_special")
    return [t for i, t in enumerate(found) if t[0] not in texts or not i or found[i - 1] != t]


def of_json(output):
    return bones(json.loads(output))


def of_json_lines(output):
    return [bones(json.loads(line)) for line in output.split(b"\n") if line]


def bones(value):
    if isinstance(value, dict):  # the keys of `extra` are texts, too
        return {f"{i}": bones(item) for i, item in enumerate(value.values())}
    if isinstance(value, list):
        return list(map(bones, value))
    return type(value).__name__


def of_timelinejs(output):
    data = json.loads(output)
    html = [slide.get(key, {}) for slide in data["events"] for key in ("text", "media")]
    texts = [
        part.get(key, "") for part in html for key in ("headline", "text", "caption", "credit")
    ]
    tags = [tag for text in texts for tag in Tags(text).found]
    # addresses in texts become links, and may
    return bones(data), [tag for tag in tags if tag not in (("a", ["href"]), "/a")]


def of_csv(output):
    csv.field_size_limit(10_000_000)
    rows = csv.reader(io.StringIO(output.decode("utf-8-sig"), newline=""), strict=True)
    return [[cell.startswith(FORMULA) for cell in row] for row in rows]


def of_atom(output):
    root = ElementTree.fromstring(output)
    html = [Tags(e.text or "").found for e in root.iter() if e.get("type") == "html"]
    return [(e.tag, sorted(e.attrib)) for e in root.iter()], html


def of_parquet(output):
    table = read_parquet(io.BytesIO(output)).read_all()
    return str(table.schema).splitlines()[2:24], table.num_rows


def of_xlsx(output):
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(output))
    return [
        [[cell.data_type for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook.worksheets
    ]


def of_lines(output):
    """How many lines there are: plain text has nothing else."""
    return len(output.decode("utf-8").split("\n"))


def of_mermaid(output):
    lines = output.decode("utf-8").splitlines()
    assert lines[0] == "timeline"
    depths = [len(line) - len(line.lstrip(" ")) for line in lines]
    words = [line.split()[0] for line in lines]
    return depths, [line.count(" : ") for line in lines], [w in ("title", "section") for w in words]


STRUCTURES = {
    "atom": of_atom,
    "csv": of_csv,
    "ical": of_ical,
    "jcal": of_jcal,
    "json": of_json,
    "jsonl": of_json_lines,
    "jsonld": of_json,
    "markdown": of_markdown,
    "mermaid": of_mermaid,
    "parquet": of_parquet,
    "text": of_lines,
    "timelinejs": of_timelinejs,
    "xlsx": of_xlsx,
}
STREAMS = {
    "markdown": "it lists events by local day, and moments in UTC come in another order",
    "parquet": "a table is written when all its rows are there, in a folder on the disk",
    "xlsx": "a workbook is written when it is closed",
}
