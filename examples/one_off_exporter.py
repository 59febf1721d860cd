"""An exporter of one's own, without installing it: `python examples/one_off_exporter.py`."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from timeline import ExportContext, Exporter, Plugins, Timeline, export, hookimpl, load

SEED = Path(__file__).parents[1] / "seeds" / "north-korea-troops.yaml"


class Csv(Exporter):
    """Comma-separated values (RFC 4180), a row for every event."""

    name = "csv"
    suffix = ".csv"
    media_type = "text/csv"

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        yield row("when", "earliest", "latest", "kind", "title")
        for event in timeline:
            when = event.when
            yield row(when, when.earliest, when.latest, event.kind, event.title)
            if event.description:
                context.lost(event, "description", "the table has no column for it")


def row(*cells: object) -> str:
    """The cells as a line, quoted where that is needed."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()


@hookimpl
def timeline_exporters() -> list[Exporter]:
    """All that makes a plugin: this hook, in any module or object."""
    return [Csv()]


if __name__ == "__main__":
    plugins = Plugins([sys.modules[__name__]])  # this file alone, nothing that is installed
    sys.stdout.buffer.write(export(load(SEED), "csv", plugins=plugins))
