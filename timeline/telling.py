"""All that there is to tell about an event, as lines of text, for formats that have room for it.

Formats with a structure of their own take the parts from `describe`.
"""

from __future__ import annotations

from timeline.describe import citations, facts, source_line, voices
from timeline.event import Event
from timeline.timeline import Timeline

__all__ = ["telling"]


def telling(event: Event, timeline: Timeline, locale: str = "en") -> list[str]:
    """All but the title and the date: facts, description, who stands where, and the sources.

    >>> from timeline import Event, Timeline
    >>> parade = Event(title="A parade", when="2022", place="The square", description="Seen on TV.")
    >>> telling(parade, Timeline(title="News", events=[parade]))
    ['Where: The square', '', 'Seen on TV.']
    """
    lines = [f"{label}: {fact}" for label, fact in facts(event, timeline, locale)]
    if event.description:
        lines.append("")
        lines += event.description.split("\n")
    for label, voiced in voices(event, timeline, locale):
        lines += ("", f"{label}:", *(f"- {line}" for line in voiced))
    if cited := citations(event):
        lines += ("", "Sources:")
    for citation in cited:
        source = timeline.source(citation.source)
        lines.append(f"- {source_line(source, citation, locale) if source else citation.source}")
        if source and source.note:
            lines.append(f"  {' '.join(source.note.split())}")
    return lines
