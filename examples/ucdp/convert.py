"""Make a timeline of rows of UCDP: `python examples/ucdp/convert.py [TABLE.csv [OUT.json]]`."""

import argparse
import csv
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias, TypeVar

import attrs

import timeline
from timeline import Actor, ActorKind, Citation, Event, Figure, ModelError, Place, Source, Timeline
from timeline.when.notations import from_ucdp

Row: TypeAlias = dict[str, str]
T = TypeVar("T")

TABLE = Path(__file__).parent / "bangladesh.csv"
VIOLENCE = {  # type_of_violence: what UCDP calls it, and how a title tells it
    "1": ("state-based conflict", "Fighting between {} and {}"),
    "2": ("non-state conflict", "Fighting between {} and {}"),
    "3": ("one-sided violence", "Attack by {} on {}"),
}
PRECISION = {  # where_prec: what the coordinates stand for
    "1": "",
    "2": "The coordinates are those of a place within about 25 km.",
    "3": "The coordinates stand for a whole district or other second-level division.",
    "4": "The coordinates stand for a whole first-level division.",
    "5": "The coordinates stand for an area or a line, such as a border.",
    "6": "Only the country is known, so the coordinates of the table are left out.",
    "7": "The coordinates stand for a stretch of sea or air.",
}
TOTAL = "The source gives the total of several incidents, so the date is all the time it covers."
APART = "Every row is an event of its own, as coded by UCDP."
ARTICLE = re.compile(r'"([^"]*?),([0-9]{4}-[0-9]{2}-[0-9]{2}),(.*?)"(?=;"|$)', re.DOTALL)
# columns whose cells are told by the fields of an event; the others are kept under `extra`
TOLD = {
    *("id", "year", "conflict_name", "dyad_name", "side_a", "side_b", "geom_wkt"),
    *("source_article", "source_office", "source_date", "source_headline", "where_coordinates"),
    *("date_start", "date_end", "low", "best", "high"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
}


class Library:
    """The sources that were met so far: what is cited twice is one source."""

    def __init__(self, release: str) -> None:
        dataset = Source(
            id="ucdp-ged",
            title=f"UCDP Georeferenced Event Dataset (GED) Global version {release}",
            author=["Ralph Sundberg", "Erik Melander"],
            publisher="Uppsala Conflict Data Program, Uppsala University",
            url="https://ucdp.uu.se/downloads/",
            kind="dataset",
            note="CC BY 4.0. Introduced in the Journal of Peace Research 50(4), 2013.",
        )
        self.sources = {dataset.id: dataset}
        self.ids: dict[tuple[str, str, str], str] = {}

    def cite(self, row: Row) -> Iterator[Citation]:
        """The row of the dataset, and the articles that it names."""
        yield Citation(source="ucdp-ged", at=f"id {row['id']}")
        text = row["source_article"]
        articles: list[tuple[str, str, str]] = ARTICLE.findall(text)
        if str(len(articles)) != row["number_of_sources"]:
            # older rows have a note in free words, which nobody can take apart without guessing
            articles = [("", "", text)] if text else []
        for article in dict.fromkeys(articles):
            if article not in self.ids:
                self.ids[article] = self.add(*article)
            yield Citation(source=self.ids[article])

    def add(self, publisher: str, published: str, title: str) -> str:
        """Keep a source that is new, and give its id."""
        source = Source(title=title, publisher=publisher, published=published)
        number, name = 1, source.id
        while source.id in self.sources:  # another source that has the same title
            number += 1
            source = attrs.evolve(source, id=f"{name}-{number}")
        self.sources[source.id] = source
        return source.id


def to_event(row: Row, library: Library) -> Event:
    """The event of a row. Raises ModelError, or DateError for the date."""
    kind, title = choose(row, "type_of_violence", VIOLENCE)
    precision = choose(row, "where_prec", PRECISION)
    when = from_ucdp(row["date_start"], row["date_end"], row["date_prec"], row["event_clarity"])
    side_a, side_b = row["side_a"], row["side_b"].replace("Civilians", "civilians")
    names = (row["where_coordinates"], row["adm_2"], row["adm_1"], row["country"])
    place = Place(
        name=", ".join(dict.fromkeys(filter(None, names))),  # a division may be all that is known
        latitude=row["latitude"] if row["where_prec"] != "6" else None,
        longitude=row["longitude"] if row["where_prec"] != "6" else None,
    )
    return Event(
        id=f"ucdp-{row['id']}",
        title=f"{title.format(side_a, side_b)} in {row['where_coordinates']}",
        when=when,
        actors=[to_actor(side_a, row["gwnoa"]), to_actor(side_b, row["gwnob"])],
        place=place,
        tags=[kind, row["conflict_name"]],
        sources=library.cite(row),
        figures=to_figures(row, side_a, side_b),
        assumptions=filter(None, [precision, TOTAL if "/" in str(when) else ""]),
        extra={"ucdp": {name: cell for name, cell in row.items() if cell and name not in TOLD}},
    )


def to_actor(name: str, state: str) -> Actor:
    """A side; only governments have the number of a state."""
    if state:
        return Actor(name=name, kind=ActorKind.GOVERNMENT)
    loose = name == "civilians" or name.startswith("Supporters of ")
    return Actor(name=name, kind=ActorKind.GROUP if loose else ActorKind.ORGANIZATION)


def to_figures(row: Row, side_a: str, side_b: str) -> Iterator[Figure]:
    """The deaths in all, and the parts of the best estimate that are not zero."""
    low, best, high = (to_number(row, column) for column in ("low", "best", "high"))
    if low <= best <= high:
        yield Figure(name="deaths", low=low, best=best, high=high)
    else:
        note = f"The table has {low} as the low and {high} as the high estimate."
        yield Figure(name="deaths", best=best, note=note)
    parts = {"deaths_a": side_a, "deaths_b": side_b, "deaths_civilians": "civilians"}
    for column, who in (parts | {"deaths_unknown": "unknown"}).items():
        if number := to_number(row, column):
            yield Figure(name=f"deaths: {who}", best=number)


def to_number(row: Row, column: str) -> int:
    """The whole number in a cell."""
    if not re.fullmatch("[0-9]{1,9}", row[column]):
        raise ModelError(f"{column} is '{row[column]}' and should be a whole number")
    return int(row[column])


def choose(row: Row, column: str, meanings: dict[str, T]) -> T:
    """What the code in a cell means."""
    if row[column] not in meanings:
        raise ModelError(f"{column} is '{row[column]}' and should be one of {', '.join(meanings)}")
    return meanings[row[column]]


def convert(table: Path, release: str) -> Timeline:
    """The timeline of a table. Raises ModelError with every row that is wrong, and its line."""
    library, events, mistakes = Library(release), list[Event](), list[str]()
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, restkey="", restval="", strict=True)
        for row in rows:
            try:
                if "" in row:
                    raise ModelError("there are more cells than columns")
                events.append(to_event(row, library))
            except KeyError as column:
                raise ModelError(f"{table}:1: there is no column {column}") from column
            except timeline.TimelineError as error:
                line = rows.line_num - sum(cell.count("\n") for cell in row.values())
                mistakes.append(f"{table}:{line}: {error}")
    if mistakes or not events:
        raise ModelError("\n".join(mistakes or [f"{table}: there are no rows"]))
    return Timeline(
        title="Organized violence as coded by UCDP",
        description=f"{len(events)} rows of the UCDP Georeferenced Event Dataset (GED) Global"
        f" version {release} (Uppsala Conflict Data Program), converted. Licence: CC BY 4.0.",
        sources=library.sources.values(),
        events=events,
        # fights of one day at one place have the same title, and UCDP tells them apart
        ignore=[
            timeline.Ignore(rule=rule, reason=APART) for rule in ("event-repeated", "event-similar")
        ],
    )


def main() -> None:
    """Convert a table, and say what came out."""
    parser = argparse.ArgumentParser(description="Make a timeline of a table of UCDP GED.")
    parser.add_argument("table", nargs="?", type=Path, default=TABLE, help="a CSV file of UCDP GED")
    parser.add_argument(
        "timeline", nargs="?", type=Path, help="what to write; else a temporary file"
    )
    parser.add_argument("--release", default="19.1", help="the version of the dataset")
    given = parser.parse_args()
    target = given.timeline or Path(tempfile.mkdtemp(prefix="ucdp-")) / "timeline.json"
    try:
        made = convert(given.table, given.release)
        losses = timeline.write(made, target)  # the suffix tells the format
    except (UnicodeError, csv.Error) as error:
        sys.exit(f"{given.table}: it is no CSV file in UTF-8: {error}")
    except (timeline.TimelineError, OSError) as error:
        sys.exit(str(error))
    print(f"{target}: {len(made)} events, {len(made.sources)} sources")
    print(*losses.summary(), sep="\n", end="\n" if losses else "")


if __name__ == "__main__":
    main()
