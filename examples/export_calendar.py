"""Write a timeline as calendars: `python examples/export_calendar.py [TIMELINE [FOLDER]]`."""

import argparse
import sys
import tempfile
from pathlib import Path

import timeline

SEED = Path(__file__).parents[1] / "seeds" / "north-korea-troops.yaml"


def main() -> None:
    """Write two calendars, one of every event and one of exact dates alone."""
    parser = argparse.ArgumentParser(description="Write a timeline as calendars.")
    parser.add_argument("timeline", nargs="?", type=Path, default=SEED, help="a timeline to read")
    parser.add_argument("folder", nargs="?", type=Path, help="where to write; else a temporary one")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="calendars-"))
    try:
        events = timeline.load(arguments.timeline)
        # the suffix tells the format; keyword arguments are options of its exporter
        report(folder / "all.ics", timeline.write(events, folder / "all.ics"))
        losses = timeline.write(events, folder / "exact.ics", imprecise="skip")
        report(folder / "exact.ics", losses)
    except timeline.TimelineError as error:
        sys.exit(str(error))


def report(path: Path, losses: timeline.Losses) -> None:
    """Say what was written, and what a calendar could not carry."""
    print(f"{path}: {'nothing lost' if not losses else 'not everything could be carried'}")
    for line in losses.summary():
        print(f"  {line}")


if __name__ == "__main__":
    main()
