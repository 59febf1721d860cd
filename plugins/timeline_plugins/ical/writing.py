"""The exporter: a stream of entries between the head and the end of a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import frozen

from timeline import ExportContext, Exporter, OptionError, Part, Timeline, option
from timeline.calendar import CARRIES, CalendarOptions, Entry, Uids, entries, header, stamp
from timeline_plugins.ical.blocks import block
from timeline_plugins.ical.lines import lines

if TYPE_CHECKING:
    from timeline_plugins.ical.updates import Published

__all__ = ["Ical", "IcalOptions"]

END: Final = b"END:VCALENDAR\r\n"


@frozen(kw_only=True)
class IcalOptions(CalendarOptions):
    """The options of a calendar file."""

    previous: bytes = option(b"", "the file as it was published last, to write its next version")
    split: str = option("", "several files, by year, by month, or of so many entries as 1000")

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.split:
            from timeline_plugins.ical.splitting import check_split

            check_split(self.split)
            if self.previous:
                wrong = "one file is updated at a time: leave out split or the previous file"
                raise OptionError(wrong)


class Ical(Exporter):
    """iCalendar, a VEVENT for every event."""

    name = "ical"
    title = "iCalendar"
    suffix = ".ics"
    more_suffixes = (".ical", ".icalendar")
    media_type = "text/calendar"
    carries: ClassVar[Mapping[str, str]] = CARRIES
    options = IcalOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes | str | Part]:
        options: IcalOptions = context.options
        head = b"BEGIN:VCALENDAR\r\n" + b"".join(lines(header(timeline, options)))
        shown = entries(timeline, context)
        if options.split:
            from timeline_plugins.ical.splitting import split

            yield from _parts(head, split(shown, options.split, timeline.title))
            return
        yield head
        published: Published | None = None
        if options.previous:
            from timeline_plugins.ical.updates import Published

            now = stamp(timeline, context)
            published = Published(options.previous, Uids(timeline), now)
            shown = map(published.next, shown)
        yield from _batches(shown)
        if published:
            yield from published.gone()
        yield END


def _batches(entries: Iterator[Entry]) -> Iterator[bytes]:
    """Several entries a chunk; each step, made and written by turns, is faster for many."""
    while batch := list(islice(entries, 40)):
        yield b"".join(map(block, batch))


def _parts(head: bytes, divided: Iterator[Part | Entry | str]) -> Iterator[bytes | str | Part]:
    """Each part as a calendar of its own."""
    is_open = False
    for each in divided:
        if isinstance(each, Entry):
            yield block(each)
            continue
        if isinstance(each, Part):
            if is_open:
                yield END
            is_open = not each.suffix
            yield each
            if is_open:
                yield head
        else:
            yield each
