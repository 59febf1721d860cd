"""docs/tables.md lists the columns that there are; it is made anew with UPDATE_GOLDEN=1."""

import os
from pathlib import Path

from timeline.table import COLUMNS, Where

PAGE = Path(__file__).parents[3] / "docs" / "tables.md"
MARK = "<!-- the columns: made anew with UPDATE_GOLDEN=1 -->\n"


def test_the_page_lists_the_columns():
    rows = [("column", "type", "holds"), ("-", "-", "-")]
    rows += [(f"`{c.name}`", f"`{c.type}`", c.meaning) for c in COLUMNS]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows).replace("| - | - | - |", "|-|-|-|")
    text = PAGE.read_text("utf-8")
    before, _, after = text.partition(MARK)
    rest = after.lstrip("\n")
    while rest.startswith("|"):
        rest = rest.partition("\n")[2]
    made = f"{before}{MARK}\n{table}\n{rest.lstrip()}"
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(made, "utf-8")
    assert PAGE.read_text("utf-8") == made


def test_the_condition_on_the_page_is_one():
    text = PAGE.read_text("utf-8")
    condition = text.partition('--where "')[2].partition('"')[0]
    assert Where.parse(condition).text == condition
