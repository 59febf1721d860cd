"""What stands in files that are none of the format."""

from __future__ import annotations

from random import Random
from typing import Final

__all__ = ["BOMBS", "bomb", "disguised", "junk"]

BOMBS: Final = ("aliases in YAML", "entities in XML")


def junk() -> dict[str, bytes]:
    """Files of every other kind, and bytes that are nothing, by what they are."""
    random = Random(2024)  # noqa: S311
    return {**_nothing(), **_other_formats(), **_endless()} | {
        "bytes at random": random.randbytes(4000),
        "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.randbytes(500),
        "an archive": b"PK\x03\x04\x14\0\0\0\x08\0" + random.randbytes(500),
        "a file of gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + random.randbytes(500),
    }


def _nothing() -> dict[str, bytes]:
    return {
        "an empty file": b"",
        "white space alone": b" \t\r\n\n   \n",
        "a byte order mark alone": b"\xef\xbb\xbf",
        "NUL bytes": b"\0" * 1000,
        "no UTF-8": b"\xff\xfe\xfd\xfc",
        "half a character": b"\xf0\x9f\x98",
        "a surrogate": b"\xed\xa0\x80",
        "controls": bytes(range(32)),
    }


def _other_formats() -> dict[str, bytes]:
    return {
        "JSON of another kind": b'{"a": [1, 2.5, null, true, {"b": "c"}], "title": {"x": []}}',
        "a list in JSON": b'[[], {}, "a", 1]',
        "a GeoJSON": b'{"type": "FeatureCollection", "features": [{"geometry": null}]}',
        "JSON with wrong kinds": b'{"title": 1, "events": {"a": 1}, "sources": "x", "zone": []}',
        "events of wrong kinds": b'{"title": "a", "events": [null, 1, "x", [], {}, {"when": {}}]}',
        **{f"the JSON {text}": text.encode() for text in ("null", "5", '"text"', "[]", "{}", "-")},
        "half a surrogate in JSON": b'{"title": "\\ud800", "events": [{"title": "\\udfff"}]}',
        "YAML of another kind": b"version: '3'\nservices:\n  web:\n    ports: ['80:80']\n",
        "YAML with wrong kinds": b"title: [a]\nevents:\n  a: {when: [1, 2]}\n  ? [b]\n  : c\n",
        "YAML with tags": b"title: !!python/object/apply:os.getcwd []\nevents: !!set {a, b}\n",
        "XML of another kind": b'<?xml version="1.0"?><a xmlns="urn:x"><b c="d">e</b><f/></a>',
        "an external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///nowhere/at/all">]>'
        b"<a>&x;</a>",
        "a page of HTML": b"<!doctype html><title>A page</title><p>Text <b>and <i>more</b></i>",
        "CSV of another kind": b'id;name;\n1;"a\nb";\n2,3,4\n"c\n',
        "CSV with rows of other lengths": b"when,title\n2024\n2024,a,b,c\n,\n\n,,,\n",
        "CSV with a column twice": b"when,when,title,title\n2024,2025,a,b\n",
        "CSV with names alone": b"when,title\n",
        "a calendar": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        "settings": b"[section]\nkey = value\n; comment\n",
        "plain text": "A plain text.\n\nOf two paragraphs: «один» – 日本.\n".encode(),
        "a log": b"2024-05-17 12:00:00,123 ERROR Traceback (most recent call last):\n" * 20,
    }


def _endless() -> dict[str, bytes]:
    deep = {"[": 50_000, "{": 50_000, '{"a":': 30_000, "<a>": 30_000, "- ": 30_000, "(": 50_000,
            "? ": 10_000, "{a: ": 20_000, "[{": 20_000}  # fmt: skip
    known = '{"title": "a", "extra": {"b": %s}, "events": [{"title": "b", "when": %s}]}'
    huge = ("9" * 10_000, "1e999999999", "-1e-999999999", "1" * 40 + ".5", "NaN", "Infinity")
    return {
        **{f"{text!r} {number} times": text.encode() * number for text, number in deep.items()},
        "indented deeper and deeper": "".join(f"{' ' * n}a:\n" for n in range(600)).encode(),
        "a very long line": b"x" * 200_000,
        "a very long line of quotes": b'"' * 100_000,
        "a very long line of commas": b"," * 100_000,
        "a very long line of spaces": b"x" + b" " * 100_000 + b"y",
        "very many lines": b"\n" * 100_000,
        "very many short lines": b"a\n" * 20_000,
        **{f"the number {text[:20]}": (known % (text, text)).encode() for text in huge},
        **{f"the date {text[:20]}": (known % (1, f'"{text}"')).encode() for text in huge},
    }


def disguised(data: bytes) -> dict[str, bytes]:
    """A good file as other programs would save it, or with a byte of theirs in it."""
    text = data.decode("utf-8", "replace")
    middle = len(data) // 2
    encodings = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1251",
                 "shift_jis", "cp037")  # fmt: skip
    return {
        **{f"the good file in {name}": text.encode(name, "replace") for name in encodings},
        "two byte order marks": b"\xef\xbb\xbf" * 2 + data,
        "a byte of Latin-1": data[:middle] + b"\xe9" + data[middle:],
        "a byte of Latin-1 at the end": data + b"\xe9",
        "a NUL byte": data[:middle] + b"\0" + data[middle:],
        "a NUL byte at the end": data + b"\0",
        "a Ctrl-Z at the end": data + b"\x1a",
        "the file twice": data + data,
        "lines that end in CR": data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    }


def bomb(kind: str, size: int) -> bytes:
    """A file of `size` lines, each of which stands for two of the line before."""
    if kind == "entities in XML":
        names = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">\n' for n in range(1, size + 1))
        return f'<!DOCTYPE a [\n<!ENTITY a0 "ha">\n{names}]>\n<a>&a{size};</a>'.encode()
    lines = "".join(f"  a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, size + 1))
    return f"title: ha\nextra:\n  a0: &a0 ha\n{lines}events: *a{size}\n".encode()
