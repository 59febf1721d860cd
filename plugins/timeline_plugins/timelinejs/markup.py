"""The HTML of slides: text to it, and back to text."""

from __future__ import annotations

import re
from html import escape, unescape

from timeline.text import one_line

__all__ = ["escaped", "from_html", "to_html"]

_URL = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINK = re.compile(r"<a\b[^<>]*?\bhref=[\"']?(https?:[^\"'\s<>]+)[^<>]*>([^<]*)", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|[ou]l|blockquote|table|tr)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text for HTML, outside of tags."""
    return escape(text, quote=False)


def to_html(text: str) -> str:
    r"""Text in paragraphs, which may have several lines; addresses become links.

    >>> to_html("one\ntwo\n\n<b>")
    '<p>one<br>two</p><p>&lt;b&gt;</p>'
    """
    paragraphs = ([one_line(ln) for ln in part.split("\n")] for part in re.split(r"\n\s*\n", text))
    return "".join(
        f"<p>{'<br>'.join(_linked(line) for line in lines if line)}</p>"
        for lines in paragraphs
        if any(lines)
    )


def _linked(line: str) -> str:
    found = enumerate(map(escaped, _URL.split(line)))
    return "".join(f'<a href="{part}">{part}</a>' if i % 2 else part for i, part in found)


def from_html(html: str) -> str:
    r"""What a page shows of it, as text; of a link, the address as well.

    >>> from_html("<p>one<br/>two</p><p>a <i>&amp;</i> b</p>")
    'one\ntwo\n\na & b'
    """
    html = _LINK.sub(lambda m: m[2] if m[1] in m[2] else f"{m[2]} ({m[1]})", _SPACE.sub(" ", html))
    text = unescape(_TAG.sub("", _BREAK.sub("\n", _BLOCK.sub("\n\n", html))))
    lines = "\n".join(map(one_line, text.split("\n")))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
