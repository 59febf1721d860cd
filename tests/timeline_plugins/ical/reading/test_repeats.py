"""What repeats: the first date, or those in a window, and never without bound."""

import time

import pytest

from .files import calendar, event, mistakes, read

BERLIN = "DTSTART;TZID=Europe/Berlin:20240325T090000"


def found(*lines, **given):
    options = {name: given.pop(name) for name in ("since", "until", "most") if name in given}
    timeline, losses = read(calendar(*event(*lines, **given)), **options)
    return [(e.id, str(e.when)) for e in timeline], losses


def test_without_a_window_the_first_date_is_read_and_the_rule_kept():
    timeline, losses = read(calendar(*event("RRULE:FREQ=WEEKLY")))
    assert [str(e.when) for e in timeline] == ["2024-10-18"]
    assert timeline["a"].extra == {"ical": {"RRULE": "FREQ=WEEKLY"}}
    told = "a: RRULE: it repeats; only its first date was read; "
    assert losses == [told + "-I since=2024-01-01 -I until=2024-12-31 reads more"]


def test_with_a_window_every_date_in_it_is_an_event():
    dates, losses = found("RRULE:FREQ=WEEKLY", "DURATION:PT30M", start=BERLIN,
                          since="2024-03-26", until="2024-04-08")  # fmt: skip
    zone = "+02:00[Europe/Berlin]"
    assert dates == [
        (f"a-{day}", f"{day}T09:00{zone}/{day}T09:30{zone}") for day in ("2024-04-01", "2024-04-08")
    ]
    assert losses == [
        "a-2024-04-01: RRULE: it repeats; only its dates from 2024-03-26 to 2024-04-08 were read"
    ]


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("FREQ=DAILY;COUNT=3", ["18", "19", "20"]),
        ("FREQ=DAILY;UNTIL=20241019", ["18", "19"]),
        ("FREQ=DAILY;INTERVAL=5;UNTIL=20241031", ["18", "23", "28"]),
        ("FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3", ["18", "21", "25"]),
        ("FREQ=MONTHLY;BYDAY=-1TH;COUNT=1", ["18", "31"]),
        ("freq=daily; count=2;", ["18", "19"]),
    ],
)
def test_rules_that_end_are_read_whole_and_nothing_is_lost(rule, wanted):
    dates, losses = found(f"RRULE:{rule}", since="2024-01-01", until="2025-12-31")
    assert [when for _, when in dates] == [f"2024-10-{day}" for day in wanted]
    assert losses == []


def test_a_rule_of_long_ago_is_the_same_as_dateutil_has_it():
    from datetime import datetime, timedelta
    from random import Random

    from dateutil.rrule import rrulestr

    from timeline_plugins.ical.reading.rules import Rule

    random = Random(2024)
    rules = ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYMONTH=2,3", "FREQ=WEEKLY",
             "FREQ=DAILY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU",
             "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=MO", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=5",
             "FREQ=MONTHLY;BYDAY=2TU,-1FR", "FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=7",
             "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1", "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=4",
             "FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYMONTH=1,2;BYDAY=SU",
             "FREQ=YEARLY;BYYEARDAY=366",
             "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=YEARLY;COUNT=40", "FREQ=MONTHLY;COUNT=300",
             "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR"]  # fmt: skip
    for rule in rules:
        for _ in range(10):
            start = datetime(1970, 1, 1, 9) + timedelta(days=random.randrange(20_000))
            low = start + timedelta(days=random.randrange(-400, 9000))
            high = low + timedelta(days=800)
            wanted = rrulestr(rule, dtstart=start).between(low, high, inc=True)
            assert list(Rule.read(rule, start, None, is_day=False).dates(low, high)) == wanted, rule


def test_exceptions_are_left_out_and_changed_dates_are_their_own():
    master = event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20240326T090000",
                   start=BERLIN)  # fmt: skip
    changed = event("RECURRENCE-ID:20240327T080000Z", title="Moved",
                    start="DTSTART;TZID=Europe/Berlin:20240327T110000")  # fmt: skip
    for lines in ([*master, *changed], [*changed, *master]):
        timeline, losses = read(calendar(*lines), since="2024-01-01", until="2025-12-31")
        assert [(e.id, e.title) for e in timeline] == [
            ("a-2024-03-25", "It begins"), ("a-2024-03-27", "Moved"), ("a-2024-03-28", "It begins"),
        ]  # fmt: skip
        assert losses == []


def test_a_first_date_that_is_left_out_is_not_read():
    dates, _ = found("RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20241018")
    assert dates == [("a-2024-10-19", "2024-10-19")]


def test_a_list_of_dates_is_read_without_asking():
    dates, losses = found("RDATE;VALUE=DATE:20241020,20241019", "EXDATE;VALUE=DATE:20241019")
    assert dates == [("a", "2024-10-18"), ("a-2024-10-20", "2024-10-20")]
    assert losses == []


def test_periods_have_an_end_of_their_own():
    dates, _ = found("RDATE;VALUE=PERIOD:20241020T090000Z/PT2H,20241021T090000Z/20241021T100000Z",
                     start="DTSTART:20241018T090000Z")  # fmt: skip
    assert [when for _, when in dates] == [
        "2024-10-18T09:00Z",
        "2024-10-20T09:00Z/2024-10-20T11:00Z",
        "2024-10-21T09:00Z/2024-10-21T10:00Z",
    ]


def test_there_are_so_many_dates_and_no_more():
    dates, losses = found("RRULE:FREQ=DAILY", since="2024-10-18", most=3)
    assert len(dates) == 3
    assert "only 3 of its dates were read" in losses[0]


def test_relations_lead_to_the_first_date():
    lines = [*event("RRULE:FREQ=DAILY;COUNT=2"), *event("RELATED-TO:a", uid="b")]
    timeline, _ = read(calendar(*lines), since="2024-01-01")
    assert timeline["b"].relations[0].event == "a-2024-10-18"


def test_the_newest_revision_of_an_entry_counts_and_copies_count_once():
    timeline, losses = read(
        calendar(
            *event("SEQUENCE:2", title="Newer"), *event("SEQUENCE:1", title="Older"),
            *event(uid="b"), *event(uid="b"),
        )
    )  # fmt: skip
    assert [(e.id, e.title) for e in timeline] == [("a", "Newer"), ("b", "It begins")]
    assert len(losses) == 2


@pytest.mark.parametrize(
    "rule", ["FREQ=NEVER", "nonsense", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=25", "COUNT=2"]
)
@pytest.mark.parametrize("options", [{}, {"since": "2024-01-01"}])
def test_a_rule_that_is_none_is_a_mistake_in_its_line(rule, options):
    [(line, _)] = mistakes(calendar(*event(f"RRULE:{rule}", start=BERLIN)), **options)
    assert line == 7


HOSTILE = [
    "FREQ=SECONDLY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY",
    "FREQ=MINUTELY;BYHOUR=5;COUNT=999999999", "FREQ=YEARLY;BYYEARDAY=366",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "FREQ=DAILY;COUNT=1000000000",
    "FREQ=WEEKLY;BYSETPOS=366", "FREQ=YEARLY;BYEASTER=0", "FREQ=YEARLY;INTERVAL=9999999999",
    "FREQ=WEEKLY;INTERVAL=52;BYMONTH=12", "FREQ=DAILY;COUNT=99999999999999999999",
    f"FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))}",
]  # fmt: skip


@pytest.mark.parametrize("rule", HOSTILE)
@pytest.mark.parametrize("start", ["DTSTART:00010101T000000Z", "DTSTART;VALUE=DATE:99991231"])
def test_hostile_rules_take_no_time(rule, start):
    data = calendar(*event(f"RRULE:{rule}", start=start))
    read(calendar(*event("RRULE:FREQ=DAILY")), since="2024-01-01")  # imports
    begun = time.process_time()
    for options in ({"since": "2024-01-01"}, {"until": "2024-01-01"}, {}):
        read(data, **options)
    assert time.process_time() - begun < 2


def test_many_rules_that_never_come_are_given_up():
    never = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"
    lines = [line for number in range(2000) for line in event(never, uid=str(number))]
    begun = time.process_time()
    read(calendar(*lines), since="2024-01-01", until="2024-12-31")
    assert time.process_time() - begun < 15
