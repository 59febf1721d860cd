"""Reading iCalendar (RFC 5545, 7986, 9253): our own calendars and everybody's.

From bytes to a timeline in steps, a file each: `source` finds the text, `lines` unfolds it, `scan`
makes components of it, `entry` makes an event of a component, and `own` a timeline of what we wrote
ourselves. Whatever goes wrong on the way is noted in `Notes`, so that all mistakes are told at
once; what only gets lost is told and does not stop the reading.
"""

from timeline_plugins.ical.reading.options import IcalReaderOptions
from timeline_plugins.ical.reading.reader import IcalReader

__all__ = ["IcalReader", "IcalReaderOptions"]
