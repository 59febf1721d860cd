"""Timelines that calendars stumble over, by what they try."""

from decimal import Decimal

from timeline import (
    Actor,
    Citation,
    Correction,
    Event,
    Media,
    Place,
    Publication,
    Relation,
    Source,
    Statement,
    Timeline,
)  # fmt: skip

DAY = "2024-10-18"
FOLDED = 75  # the octets of a line


def titled(*titles, when=DAY):
    """An event of each title; the titles stand in descriptions and tags, too."""
    return Timeline(
        title=titles[0][:200],
        description="\n".join(titles)[:1000],
        events=[
            Event(id=f"e{n}", title=title, when=when, description=title, tags=[title])
            for n, title in enumerate(titles)
        ],
    )


def described(*descriptions):
    """An event with each description."""
    return Timeline(
        title="Descriptions",
        events=[
            Event(id=f"e{n}", title=f"Number {n}", when=DAY, description=description)
            for n, description in enumerate(descriptions)
        ],
    )


def dated(*whens, zone=""):
    """An event on each date."""
    return Timeline(
        title="Dates",
        zone=zone,
        events=[Event(id=f"e{n}", title=when, when=when) for n, when in enumerate(whens)],
    )


def shifted(text):
    """The text at every place of a line, so that each of its parts meets every fold."""
    return titled(*("x" * n + text for n in range(1, FOLDED + 1)))


def of_one(**fields):
    return Timeline(title="One", events=[Event(id="e", title="One event", when=DAY, **fields)])


def sourced(*sources):
    cited = [Citation(source=source.id, quote="a; b, c: d") for source in sources]
    return Timeline(
        title="Sources",
        sources=sources,
        events=[Event(id="e", title="One event", when=DAY, sources=cited)],
    )


NASTY = {
    "emoji at every fold": shifted("😀" * 60),
    "two and three octets at every fold": shifted("é€" * 40),
    "families at every fold": shifted("👨\u200d👩\u200d👧\u200d👦🇰🇷" * 6),
    "escapes at every fold": shifted("\\;,\\n\\\\" * 12),
    "line breaks at every fold": described(*("x" * n + "\ny" * 60 for n in range(FOLDED))),
    "backslash and N": titled("C:\\Names", "C:\\new\\nice", "\\\\server\\N", "a\\", "\\", "\\N"),
    "escapes as text": titled("\\n", "\\N", "a\\nb", "a\\\\nb", "\\;", "\\,", "\\:", '\\"', "^n^'"),
    "separators everywhere": titled("a;b,c:d\"e'f", ";;;", ",,,", ":::", '"', "'", ";,:\"'" * 40),
    "punctuation alone": titled(";", ",", ":", "-", "...", "|", "!", "=", "?!", "—", "\\\\"),
    "calendars in text": described(
        "END:VEVENT\nBEGIN:VEVENT\nUID:x\nEND:VEVENT\nEND:VCALENDAR",
        "a\n BEGIN:VEVENT",
        "a\n\tSUMMARY:b",
        "a\r\nDTSTART:20240101T000000Z",
    ),
    "properties as titles": titled(
        "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "SUMMARY;LANGUAGE=en:x", "x;VALUE=DATE:2024"
    ),
    "markup": titled("<b>bold</b> &amp; &lt;", "]]>", "<!-- x", "# x", "{}", "%00%0d%0a", "=0A=0D"),
    "line breaks of every kind": described(
        "CR\rLF\nboth\r\nend", "NEL\x85LS\u2028PS\u2029end",
        "\n\n\nthree before, three after\n\n\n", "empty\n\n\n\nlines", "a \n b\t\n\tc",
    ),
    "line breaks in a title": titled("a\nb", "a\r\nb", "a\u2028b", "a\u2029b", "a\x85b", "a\tb"),
    "tabs": described("a\tb", "a\n\tb\n\t\tc"),
    "no description": Timeline(title="T", events=[Event(id="e", title="x", when=DAY)]),
    "nothing at all": Timeline(title="Nothing"),
    "ten kilobytes": titled(
        "word " * 2048, "x" * 10_240, "é" * 5_120, "😀" * 2_560, ";" * 10_240, "\\" * 10_240
    ),
    "a description of a hundred kilobytes": described("line\n" * 20_000, "x" * 100_000),
    "first and last years": dated(
        "0001", "0999", "0999-12-31", "1000", "1000-01-01", "1600", "1600-02-29", "1601",
        "1601-01-01", "1899-12-31", "1901-12-13", "1902-01-01", "1969-12-31", "1970-01-01",
        "2037-12-31", "2038-01-19", "2038-01-20", "9998", "9998-12-31", "9999", "9999-12-30",
        "9999-12-31", "-0001", "0000", "Y17E8",
    ),
    "times in the first and last years": dated(
        "0999-12-31T23:59:59Z", "1000-01-01T00:00:00Z", "1600-01-01T00:00Z", "1601-01-01T00:00Z",
        "1902-01-01T12:30Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z",
        "9998-12-31T23:59:59Z", "9999-12-31T23:59:59Z",
    ),
    "days across a change of the clocks": dated(
        "2024-03-30/2024-04-01", "2024-10-26/2024-10-28", "2024-03-31", "2024-10-27", "2024-03",
        zone="Europe/Berlin",
    ),
    "times across a change of the clocks": dated(
        "2024-03-31T01:30+01:00/2024-03-31T03:30+02:00",
        "2024-10-27T02:30+02:00[Europe/Berlin]/2024-10-27T02:30+01:00[Europe/Berlin]",
        "2024-10-27T02:30+02:00", "2024-10-27T02:30+01:00",
        "2024-03-30T12:00/2024-04-01T12:00", "2024-10-26T12:00/2024-10-28T12:00",
        "2024-03-31T02:30", "2024-10-27T02:30",
        zone="Europe/Berlin",
    ),
    "times of far zones": dated(
        "2024-01-01T00:00+14:00", "2024-12-31T23:59:59-12:00", "2024-06-30T12:00+05:45",
        "1890-01-01T00:00+00:53", "2024-01-01T00:30+14:00/2024-01-01T23:30-12:00",
    ),
    "times without a zone": dated("2024-10-30T12:09", "2024-10-30T12:09:33/2024-10-31T01:00"),
    "leap days": dated(
        "2024-02-29", "2000-02-29", "1600-02-29", "2024-02-28/2024-03-01", "2024-02", "2024-02~",
        "2024-02-29T23:59:59Z/2024-03-01T00:00:00Z", "1900-02", "2100-02-28/2100-03-01", "2024",
    ),
    "dates of every kind": dated(
        "2024-10-18/2024-10-20", "[2024-10-18..2024-10-20]", "2024-10~", "2024?", "202X", "20XX",
        "[..2024-10-30]", "2024-10-18/..", "../2024-10-18", "2024-21", "{2024-01-01,2024-03-01}",
        "2024-10-18T10:00Z/2024-10-20", "2024-10-18T10:00:00.123Z", "../..",
    ),
    "from right to left": titled(
        "مرحبا بالعالم", "שלום, 42 (abc)!", "abc مرحبا def; ٣٤", "a\u202eb", "\u2067a\u2069", "קָמֶץ"
    ),
    "combining marks": titled("e\u0301 é n\u0303", "Z" + "\u0351\u036b\u0343" * 40, "\u0301", "각"),
    "invisible characters": titled(
        "\u200b", "a\u200bb\u200dc", "\ufeffa", "a\ufeff", "a\ufffeb", "a\uffffb", "a\U0010ffffb",
        "a\u00a0b\u3000c", "\u00ad", "\ue000", "a\u2060b",
    ),
    "a thousand tags": of_one(tags=[f"tag {n}; a, b\\n {n}" for n in range(1000)]),
    "a thousand actors": of_one(actors=[Actor(name=f"A{n}; B, C") for n in range(1000)]),
    "hostile names": of_one(
        actors=[Actor(name='";X-A=1:evil', role="a\\nb, c", url="https://example.org/a,b;c")],
        place=Place(name='Kyiv, "Ukraine"; \\N', zone="Europe/Kyiv"),
    ),
    "ends of the Earth": Timeline(
        title="Places",
        events=[
            Event(id=f"e{n}", title="x", when=DAY,
                  place=Place(name=name, latitude=Decimal(y), longitude=Decimal(x)))
            for n, (name, y, x) in enumerate([
                ("", "90", "180"), ("", "-90", "-180"), ("zero", "0", "-0"),
                ("", "0.0000001", "1E-9"),
                ("long", "12.3456789012345678901234567890", "-0.00000000000000000000001"),
            ])
        ],
    ),
    "hostile parameters": sourced(
        Source(id="a", title='"quoted": a; b, c', url="https://example.org/a?b=c;d,e&f='g'"),
        Source(id="b", title="^n ^' ^^ \\n", url="https://example.org/" + "x" * 3000),
        Source(id="c", title="😀" * 100, url="https://example.org/ü?q=東京#é"),
        Source(id="d", title="x" * 73 + '"' * 10, url="https://[2001:db8::1]/;=:"),
    ),
    "addresses": Timeline(
        title="Addresses",
        events=[
            Publication(
                id="p", title="x", when=DAY, url="https://example.org/a,b;c:d?e='f'",
                media=[
                    Media(kind="image", title="a; b", url="https://example.org/x,y;z.png"),
                    Media(kind="video", title="data", url="data:text/plain;base64,QQ=="),
                    Media(kind="photo", title="script", url="javascript:alert(1)"),
                ],
            ),
        ],
    ),
    "all kinds and relations": Timeline(
        title="Kinds",
        events=[
            Event(id="e", title="An event", when=DAY),
            Event(id="a:b.c_d-é", title="With an odd id", when=DAY),
            Event(id="w", title="Withdrawn", when=DAY, corrections=[
                Correction(kind="withdrawn", when="2024-10-20", reason="it was\nwrong; all")]),
            Event(id="r", title="Related", when=DAY, relations=[
                Relation(kind=kind, event="e", note="a; b")
                for kind in ("part-of", "caused-by", "follows", "same-as", "corrects")]),
            Statement(id="d", title="It did not happen", when=DAY, speaker="Peskov; Dmitry",
                      about=[{"event": "e", "stance": "denies"}]),
            Statement(id="s", title="It did", when="2024-10-19", speaker=["A", "B"],
                      about=[{"event": "e", "stance": "asserts", "when": "2024-10-17"}]),
            Publication(id="p", title="A post", when="2024-10-30T12:09+07:00", publisher="X, Y; Z"),
        ],
    ),
    "twice the same": Timeline(
        title="Twice",
        events=[Event(id=x, title="The same", when=DAY, description="The same") for x in "abc"],
    ),
}  # fmt: skip
"""What every client must read as it is meant."""

REFUSED = {
    "NUL": ("a\x00b", "control character (U+0000) after 'a'"),
    "escape": ("a\x1b[31mb", "control character (U+001B) after 'a'"),
    "backspace": ("a\x08", "control character (U+0008) after 'a'"),
    "vertical tab": ("a\x0bb", "control character (U+000B) after 'a'"),
    "form feed": ("a\x0cb", "control character (U+000C) after 'a'"),
    "delete": ("a\x7fb", "control character (U+007F) after 'a'"),
    "C1": ("a\x9bb", "control character (U+009B) after 'a'"),
    "high surrogate": ("a\ud83d", "lone surrogate (U+D83D) after 'a'"),
    "low surrogate": ("\ude00a", "lone surrogate (U+DE00)"),
}
"""What is in no calendar since no timeline takes it, and what the model says."""
