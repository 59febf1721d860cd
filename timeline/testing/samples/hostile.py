"""Text that breaks formats which do not escape it, in every place where text can stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline.actor import Actor, Place
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction
from timeline.event import Event, Media, Relation
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source
from timeline.statement import About, Report, Statement
from timeline.timeline import Timeline

__all__ = ["HOSTILE", "hostile", "tamed", "worded"]

HOSTILE: Final[dict[str, tuple[str, ...]]] = {
    "delimiters": (
        "a,b;c\td|e", '"quoted" \'too\' ""', '"', "'", "\\", "\\n \\N \\; \\,", "ends in \\",
        "key: value", "key=value", "#comment", "%s %d {0} {name}", "BEGIN:VEVENT", "END:VCALENDAR",
        '{"a": [1, 2]}', "]}", "{", "[", "null", "true", "~", "1e5", "0123", "2024-01-01", "--",
        "- a", "x" * 74 + ";" + "x" * 74, "12:30 : noon", ":", "title", "section", "a -> b",
    ),
    "markup": (
        "<b>bold</b>", "</title></head><script>alert(1)</script>", "<!-- comment", "-->", "]]>",
        "<![CDATA[", "&amp; &lt; &#60; &nbsp; & &unknown;", '<?xml version="1.0"?>', "<br/>",
        "*bold* **b** _it_ __i__ `code` ~~s~~", "[link](https://example.org)", "![image](x)",
        "[^1]: a note", "[^1]", "# Heading", "1. item", "1) item", "+ item", "> quote", "---",
        "===", "```", "~~~", "| a | b |", "|-|-|", ": definition", "<https://example.org>",
        "https://example.org/ www.example.org a@example.org", "@mention #1", "{{ x }} {% raw %}",
        "\\textbf{x} $x^2$ 50%", "%%{init: {}}%%", "%% comment", "[[wiki]] == h ==", "<% x %>",
    ),
    "formulas": (
        "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.org","x")', "=cmd|' /C x'!A0",
        "\uff1d1+1", '"=1+1"', "=", "{=A1}",
    ),
    "invisible-characters": (
        "a\u200bb\u200cc\u200dd", "\ufeffa", "a\ufffeb", "a\uffffb", "a\u00adb\u2060c",
        "a\U000e0001b\U000e007f", "a\ufff9b\ufffac\ufffb", "a\ue000b", "a\ufe0fb",
        "a\u00a0b\u3000c", "a\U0001fffeb",
    ),
    "bidi-controls": (
        "a\u202eb", "\u202bab\u202c", "a\u202db\u202c", "a\u2066b\u2067c\u2069", "\u2068ab",
        "a\u200eb\u200fc\u061cd", "\u202eexe.txt",
    ),
    "right-to-left": (
        "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
        "\u05e9\u05dc\u05d5\u05dd, 42 (abc)!",
        "abc \u0645\u0631\u062d\u0628\u0627 def; \u0663\u0664",
        "\u05e7\u05b8\u05de\u05b8\u05e5",
    ),
    "astral": (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1f0\U0001f1f7", "\U0001d518\U0001d52b",
        "e\u0301 \u00e9 n\u0303", "Z" + "\u0351\u036b\u0343" * 20, "\u1112\u1161\u11ab",
        "\U00020000\U0002a6df", "\u0391\u0130\u0131\u00df\ufb01",
    ),
    "long": ("word " * 7_000, "x" * 5_000, "\u00e9\u4e2d" * 200),
    "line-breaks": (
        "one\ntwo", "one\n\ntwo", "one\n- item\n# head\n> quote\n1. item", "one\n    code\n\ttab",
        "one\n---\ntwo\n===", "one\n| a | b |\n|-|-|\n| c | d |", "one\n```\ntwo",
        "one\n\n\n\ntwo", "one\r\ntwo\rthree\u2028four", "one\\\ntwo", 'one\n=1+1\n, "x',
    ),
}  # fmt: skip
"""Texts that formats stumble over, by what they try."""
_URL: Final = "https://example.org/a?b=%20&c=(d)'&e=1;f,g*h#i"


def hostile(kind: str) -> Timeline:
    """A timeline with all texts of that kind in every place where text can stand.

    >>> hostile("formulas")["text-0"].title
    '=1+1'
    """
    return worded(*HOSTILE[kind])


def tamed(text: str) -> str:
    r"""Harmless text with as many lines.

    >>> tamed("# one\n\n- two")
    'Harmless words\n\nHarmless words'
    """
    return re.sub("[^\n\r\u2028]+", "Harmless words", text)


@lru_cache(maxsize=256)
def worded(*texts: str) -> Timeline:
    """A timeline with these texts in every place where text can stand; the first in its title."""
    sources = [_source(f"source-{number}", text) for number, text in enumerate(texts)]
    events = [event for number, text in enumerate(texts) for event in _events(number, text)]
    first = texts[0]
    return Timeline(
        id="worded", title=first, description=first, language=first, sources=sources,
        events=events, extra={first: [first]},
    )  # fmt: skip


def _source(id_: str, text: str) -> Source:
    return Source(
        id=id_, title=text, publisher=text, author=[text, text], container=text, volume=text,
        issue=text, pages=text, isbn=text, url=_URL, archived=_URL, published="2024",
        language=text, kind=text, note=text,
    )  # fmt: skip


def _events(number: int, text: str) -> tuple[Event, ...]:
    """An event, a statement about it and a publication."""
    id_, cited = f"text-{number}", Citation(source=f"source-{number}", at=text, quote=text)
    actor = Actor(name=text, role=text, url=_URL)
    claims = [Claim(field="title", value=text, sources=cited, note=text)]
    event = Event(
        id=id_, title=text, when="2024-05-17", description=text, actors=actor,
        place=Place(name=text, url=_URL), tags=[text], sources=cited,
        media=Media(kind=text, title=text, url=_URL, credit=text),
        figures=Figure(name=text, low=1, high=2, unit=text, note=text), assumptions=[text],
        claims=[*claims, Claim(field="extra.x", value={"x": [text]})],
        corrections=Correction(when="2024-06", reason=text, was=text), extra={text: {text: text}},
    )  # fmt: skip
    statement = Statement(
        id=f"{id_}-said", title=text, when="2024-05", description=text, speaker=actor,
        about=About(event=id_, stance="asserts", condition=text, note=text),
        reported=Report(by=text, when="2024-05-18"),
        relations=Relation(kind="follows", event=id_, note=text),
    )  # fmt: skip
    publication = Publication(
        id=f"{id_}-out", title=text, when="2024-05-18T12:00", description=text, publisher=text,
        url=_URL, source=f"source-{number}",
    )  # fmt: skip
    return event, statement, publication
