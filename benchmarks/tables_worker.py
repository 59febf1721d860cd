"""One step of one engine: `tables_worker.py duckdb sort FOLDER`, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import Any

MONTH = ("2020-03-01", "2020-03-31")
GROUPS = "ROW_GROUP_SIZE 30720"  # as ours


def of_duckdb(step: str, folder: str) -> int:
    """A step of DuckDB, in 200 MB and a thread; what does not fit goes to the disk."""
    import duckdb

    engine = duckdb.connect()
    for setting in ("memory_limit = '200MB'", "threads = 1", f"temp_directory = '{folder}/spill'",
                    "enable_progress_bar = false"):  # fmt: skip
        engine.execute(f"SET {setting}")
    into = f"TO '{folder}/{step}.duckdb.parquet' (FORMAT parquet, COMPRESSION zstd, {GROUPS})"
    table = f"read_parquet('{folder}/write.duckdb.parquet')"
    if step == "write":
        rows = f"read_json('{folder}/rows.json', format = 'newline_delimited')"
        found = engine.execute(f'COPY (FROM {rows} ORDER BY "when", id) {into}').fetchall()
    elif step == "filter":
        found = [
            (len(engine.execute(f'FROM {table} WHERE "when" BETWEEN ? AND ?', MONTH).fetchall()),)
        ]
    elif step == "sort":
        found = engine.execute(f"COPY (FROM {table} ORDER BY place, id) {into}").fetchall()
    else:
        both = f"FROM {table} UNION ALL FROM {table}"
        unique = f"SELECT DISTINCT ON (id) * FROM ({both})"  # noqa: S608 - our own names
        found = engine.execute(f"COPY ({unique}) {into}").fetchall()
    return int(found[0][0])


def of_polars(step: str, folder: str) -> int:
    """A step of Polars, streamed; it has no limit on memory."""
    import polars

    def sink(frame: Any) -> int:
        path = f"{folder}/{step}.polars.parquet"
        frame.sink_parquet(path, compression="zstd")
        count: int = polars.scan_parquet(path).select(polars.len()).collect().item()
        return count

    if step == "write":
        return sink(polars.scan_ndjson(f"{folder}/rows.json").sort("when", "id"))
    table = polars.scan_parquet(f"{folder}/write.polars.parquet")
    if step == "filter":
        month = polars.col("when").is_between(*map(polars.lit, MONTH))
        return len(table.filter(month).collect(engine="streaming").rows())
    if step == "sort":
        return sink(table.sort("place", "id"))
    return sink(polars.concat([table, table]).unique(subset="id", keep="any"))


def make_ours(folder: str) -> dict[str, float]:
    """Write the same events as a table of ours."""
    from timeline import Event, Place, Timeline
    from timeline.streamed import Streamed
    from timeline.table import joined, written

    def walk() -> Iterator[Event]:
        with Path(folder, "rows.json").open(encoding="utf-8") as stream:
            for row in map(json.loads, stream):
                place = Place(
                    name=row.pop("place"),
                    latitude=str(row.pop("latitude")),
                    longitude=str(row.pop("longitude")),
                )
                yield Event(place=place, **row)

    with joined([Streamed(Timeline(title="All"), walk)]) as made:
        written(made.path, Path(folder, "ours.parquet"))
    return {}


def read_ours(folder: str) -> dict[str, float]:
    """CPU seconds for all events of our own table, and for those of a month."""
    from timeline.table import open_table

    table = open_table(Path(folder, "ours.parquet"))
    marks = [process_time()]
    for events in (table, table.between("2020-03", "2020-03")):
        sum(1 for _ in events)
        marks.append(process_time())
    return {"all": marks[1] - marks[0], "month": marks[2] - marks[1]}


if __name__ == "__main__":
    engine, step, folder = sys.argv[1:]
    start = process_time()
    if engine == "ours":
        result = make_ours(folder) if step == "make" else read_ours(folder)
    else:
        result = {"rows": {"duckdb": of_duckdb, "polars": of_polars}[engine](step, folder)}
    result |= {"cpu": process_time() - start, "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1e3}
    print(json.dumps(result))
