"""The index of the partitions: JSON for programs, and Markdown for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import timeline
from timeline.exporter import Exporter
from timeline.files import write_files
from timeline.partitions.names import index_path
from timeline.partitions.planning import Plan
from timeline.partitions.reading import plugins_of
from timeline.partitions.row import Row, losses_of
from timeline.plugins import Plugins

__all__ = ["indexes", "left_over", "write_index"]

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>!|&~]")


def write_index(plan: Plan, rows: Iterable[Row], *, plugins: Plugins | None = None) -> list[Path]:
    """Write the index beside the partitions, when all of them are there. Returns its files."""
    exporter = (plugins or plugins_of(plan.options)).exporter(plan.exporter)
    written: list[Path] = []
    for path, content in indexes(plan, rows, exporter):
        written += write_files(path, [content])
    return written


def indexes(plan: Plan, rows: Iterable[Row], exporter: Exporter) -> list[tuple[Path, bytes]]:
    """The files of the index and what stands in them."""
    made = {row.key: row for row in rows if row.file}
    rows = [made[part.key] for part in plan.parts if part.key in made]
    output = Path(plan.options.output)
    return [
        (index_path(output, exporter, ".json"), _for_programs(plan, rows).encode()),
        (index_path(output, exporter, ".md"), _for_people(plan, rows).encode()),
    ]


def _for_programs(plan: Plan, rows: Sequence[Row]) -> str:
    plain = {
        "title": plan.title,
        "split": plan.options.split.value,
        "format": plan.exporter,
        "options": {name: _told(value) for name, value in sorted(plan.options.options.items())},
        "software": f"timeline-kit {timeline.__version__}",
        "events": sum(row.firsts for row in rows),
        "files": len(rows),
        "bytes": sum(row.bytes for row in rows),
        "lost": losses_of(rows, plan.losses).summary(),
        "partitions": [
            {
                "key": row.key or None,
                "file": row.file,
                "events": row.events,
                "bytes": row.bytes,
                "sha256": row.sha256,
                "lost": losses_of([row]).summary(),
            }
            for row in rows
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _told(value: object) -> object:
    return (
        value if isinstance(value, bool | int) else "" if isinstance(value, bytes) else str(value)
    )


def _for_people(plan: Plan, rows: Sequence[Row]) -> str:
    split = plan.options.split.value
    table = [
        f"| {_plain(row.key or '–')} | {row.events} | [{_plain(row.file)}]({quote(row.file)}) |\n"
        for row in rows
    ]
    return "".join(
        [
            f"# {_plain(plan.title)}\n\n",
            f"Each {split} has a file of its own, beside this one.\n\n",
            f"| {split} | events | file |\n|-|-|-|\n",
            *table,
        ]
    )


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown takes for markup."""
    return _MARKUP.sub(r"\\\g<0>", text)


def left_over(plan: Plan, rows: Iterable[Row], exporter: Exporter) -> list[Path]:
    """The files that the index of an earlier run lists, and that are none of this one."""
    path = index_path(Path(plan.options.output), exporter, ".json")
    names: list[str] = []
    try:
        plain: Any = json.loads(path.read_bytes())
        names = [str(part["file"]) for part in plain["partitions"]]
    except (OSError, ValueError, LookupError, TypeError):
        return []  # there is none, or another's
    now = {row.file for row in rows}
    beside = (path.with_name(name) for name in names if Path(name).name == name)
    return [file for file in beside if file.name not in now and file.is_file()]
