"""How fast Markdown is written: the exporter against a Jinja template that gives the same bytes.

See README.md for what is measured and how.
"""

from __future__ import annotations

import argparse
import gc
import platform
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from time import process_time

from ical_content import timeline as made
from jinja2 import Environment
from measure import medians

from timeline import Event, Timeline, __version__, export
from timeline_plugins.markdown import escape

_TEMPLATE = """\
# {{ timeline.title | escape }}
{% for event in timeline %}\
{% set year = event.when.earliest.year | string %}\
{% if loop.first or year != at.year %}{{ at.update(year=year) or "" }}
## {{ year }}
{% endif %}\
{% set day = event | day %}\
{% if day != at.day %}{{ at.update(day=day) or "" }}
### {{ day[0] | upper }}{{ day[1:] }}
{% endif %}
**{{ event.title | escape }}**
{% if event.description %}
{% for line in event.description.split("\\n") %}{{ line | escape }}{{ "" if loop.last else "\\\\" }}
{% endfor %}{% endif %}
{% if event.when.is_moment %}- Time: {{ event.when.format() }}
{% endif %}- Where: {{ event.place.name | escape }}
- Tags: {{ event.tags | join(", ") | escape }}
{% endfor %}"""


def _day(event: Event) -> str:
    """The day of a heading; a time has a line of its own."""
    words = event.when.format()
    return words.partition(",")[0] if event.when.is_moment else words


def template() -> Callable[[Timeline], Iterable[str]]:
    """What somebody would write for these events with Jinja."""
    environment = Environment(keep_trailing_newline=True, autoescape=False)  # noqa: S701 - no HTML
    environment.filters |= {"escape": escape, "day": _day}
    compiled = environment.from_string(_TEMPLATE)
    return lambda timeline: compiled.generate(timeline=timeline, at={"year": "", "day": ""})


def seconds(write: Callable[[Timeline], object], count: int) -> float:
    """The CPU seconds for a timeline that nothing is remembered of."""
    timeline = made(count)
    gc.collect()
    gc.disable()
    start = process_time()
    write(timeline)
    used = process_time() - start
    gc.enable()
    return used


def main() -> None:
    """Compare, and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    fill = template()
    writers: dict[str, Callable[[Timeline], object]] = {
        f"Jinja {version('jinja2')}": lambda timeline: "".join(fill(timeline)).encode(),
        f"timeline-kit {__version__}": lambda timeline: export(timeline, "markdown"),
    }
    outputs = {write(made(200)) for write in writers.values()}
    assert len(outputs) == 1, "they do not write the same"
    loops = [partial(seconds, write, options.events) for write in writers.values()]
    base, *_ = times = medians(loops, options.rounds)
    print(f"Python {platform.python_version()}, {options.events:,} events\n")
    print(f"{'writer':22} {'events a CPU-s':>14} {'to Jinja':>9}")
    for name, used in zip(writers, times, strict=True):
        print(f"{name:22} {options.events / used:14,.0f} {base / used:8.2f}×")


if __name__ == "__main__":
    main()
