from timeline import Event, ExportContext, Loss, Losses, ReadContext


def test_a_loss_says_what_of_which_event_and_why():
    assert str(Loss("parade", "when", "no BCE")) == "parade: when: no BCE"
    assert str(Loss("", "zone", "no zones")) == "timeline: zone: no zones"


def test_losses_keep_their_order_and_count_once():
    losses = Losses()
    assert not losses
    for event in ("b", "a", "b"):
        losses.add(event, "when", "no BCE")
    assert [loss.event for loss in losses] == ["b", "a"]
    assert len(losses) == 2


def test_the_summary_has_a_line_for_each_kind_of_loss():
    losses = Losses()
    for event in "abcde":
        losses.add(event, "when", "no BCE")
    losses.add("", "zone", "no zones")
    losses.add("a", "place", "no BCE")
    assert losses.summary() == [
        "when: no BCE (a, b, c and 2 more)",
        "zone: no zones (timeline)",
        "place: no BCE (a)",
    ]
    assert Losses().summary() == []


def test_the_losses_of_very_many_events_are_counted_and_not_kept(monkeypatch):
    monkeypatch.setattr("timeline.losses._KEPT", 3)
    losses = Losses()
    for event in "abcdef":
        losses.add(event, "event", "no room")
        losses.add(event, "event", "no room")
    losses.add("a", "event", "no room")
    assert [loss.event for loss in losses] == ["a", "b", "c"]
    assert len(losses) == losses.events("event") == 6
    assert losses.summary() == ["event: no room (a, b, c and 3 more)"]
    assert losses.events("when") == 0


def test_an_exporter_names_an_event_or_its_id():
    context = ExportContext()
    context.lost(Event(title="Parade", when="2022"), "when", "no BCE")
    context.lost("parade", "when", "no BCE")
    assert list(context.losses) == [Loss("parade", "when", "no BCE")]


def test_every_export_has_losses_of_its_own():
    ExportContext().lost("a", "b", "c")
    assert len(ExportContext().losses) == 0


def test_a_reader_tells_what_it_leaves_out_in_the_same_way():
    context = ReadContext()
    context.lost(Event(title="Parade", when="2022"), "when", "no BCE")
    context.lost("", "VTODO in line 12", "a task is no event")
    assert list(context.losses) == [
        Loss("parade", "when", "no BCE"),
        Loss("", "VTODO in line 12", "a task is no event"),
    ]
    assert len(ReadContext().losses) == 0


def test_losses_of_several_exports_are_told_together_and_each_once():
    first, second, both = Losses(), Losses(), Losses()
    for n in range(10_003):
        first.add(f"e{n}", "when", "too early")
    for losses in (first, second):
        losses.add("", "sources", "withheld")
    second.add("x", "when", "too early")
    both.add_all(first)
    both.add_all(second)
    assert len(both) == 10_005
    assert both.summary() == [
        "when: too early (e0, e1, e2 and 10001 more)",
        "sources: withheld (timeline)",
    ]
