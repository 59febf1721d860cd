"""Dates of ACLED rows: `event_date` and `time_precision`.

| `time_precision` | the source tells | EDTF of 2024-10-16 |
|-|-|-|
| 1 | the day | `2024-10-16` |
| 2 | a week or weekend, of which `event_date` is a day | `[2024-10-10..2024-10-22]` |
| 3 | the month | `2024-10` |

Which day of the week stands for the week has changed from codebook to codebook. Six days on either
side hold every week that the day belongs to.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.when.notations.plain import from_plain
from timeline.when.notations.written import Written
from timeline.when.when import When

__all__ = ["from_acled"]

_AROUND: Final = 6  # days on either side
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def from_acled(event_date: str, time_precision: int | str) -> When:
    """The date of a row; ACLED writes it as `2024-10-16` or `16 October 2024`. Raises DateError.

    >>> str(from_acled("16 October 2024", 3))
    '2024-10'
    """
    text = Written.of_text(event_date).text.strip()
    when = When.parse(text) if _ISO.fullmatch(text) else from_plain(text)
    written = Written(text)
    if not when.is_day or when.qualifier:
        written.fail("ACLED writes a whole day, as in 2024-10-16", "event_date")
    reason = "1 is a day, 2 a week or weekend, 3 a month; there are no others"
    match written.code(time_precision, "123", reason, "time_precision"):
        case "1":
            return when
        case "2":
            ends = [written.moved(str(when), "days", days) for days in (-_AROUND, _AROUND)]
            return written.when(written.one_of(*ends))
        case _:
            return written.when(str(when).rpartition("-")[0])
