"""Reads calendars with libical, the parser of GNOME and KDE, through its C interface.

A JSON array of calendars comes on standard input; for each, an array of its entries and one of what
libical complains of go to standard output. It is a program of its own: a fault in C ends it.
"""

import json
import sys
from ctypes import CDLL, c_char_p, c_int, c_void_p

LIBRARY = "libical.so.3"
KINDS = ("vevent", "vjournal")


def opened():
    """The library, and what its functions take and return."""
    it = CDLL(LIBRARY)
    component, kind = c_void_p, c_int
    for name, result, *arguments in (
        ("icalparser_parse_string", component, c_char_p),
        ("icalcomponent_free", None, component),
        ("icalcomponent_isa", kind, component),
        ("icalcomponent_count_errors", c_int, component),
        ("icalcomponent_as_ical_string", c_char_p, component),
        ("icalcomponent_string_to_kind", kind, c_char_p),
        ("icalcomponent_get_first_component", component, component, kind),
        ("icalcomponent_get_next_component", component, component, kind),
        ("icalcomponent_get_first_property", c_void_p, component, kind),
        ("icalproperty_string_to_kind", kind, c_char_p),
        ("icalproperty_get_value_as_string", c_char_p, c_void_p),
        ("icalcomponent_get_uid", c_char_p, component),
        ("icalcomponent_get_summary", c_char_p, component),
        ("icalcomponent_get_description", c_char_p, component),
    ):
        function = getattr(it, name)
        function.restype, function.argtypes = result, arguments
    return it


def entries(it, calendar):
    """The entries of a calendar in the order of the file."""
    root = it.icalparser_parse_string(calendar.encode())
    if not root:
        return [], ["it is no calendar"]
    try:
        kinds = {it.icalcomponent_string_to_kind(name.encode()): name for name in KINDS}
        found, every = [], it.icalcomponent_string_to_kind(b"ANY")
        child = it.icalcomponent_get_first_component(root, every)
        while child:
            if kind := kinds.get(it.icalcomponent_isa(child)):
                found.append((kind, *entry(it, child)))
            child = it.icalcomponent_get_next_component(root, every)
        return found, complaints(it, root)
    finally:
        it.icalcomponent_free(root)


def complaints(it, root):
    """What libical could not read: it leaves that out, and a property that tells of it in."""
    if not it.icalcomponent_count_errors(root):
        return []
    text = it.icalcomponent_as_ical_string(root).decode("utf-8", "replace")
    lines = text.replace("\r\n ", "").split("\r\n")
    return [line for line in lines if line.startswith("X-LIC-ERROR")]


def entry(it, child):
    def time(name):
        kind = it.icalproperty_string_to_kind(name)
        prop = it.icalcomponent_get_first_property(child, kind)
        return it.icalproperty_get_value_as_string(prop).decode() if prop else ""

    def words(get):
        return (get(child) or b"").decode("utf-8")

    return (
        words(it.icalcomponent_get_uid),
        time(b"DTSTART"),
        time(b"DTEND"),
        words(it.icalcomponent_get_summary),
        words(it.icalcomponent_get_description),
    )


if __name__ == "__main__":
    library = opened()
    json.dump([entries(library, calendar) for calendar in json.load(sys.stdin)], sys.stdout)
