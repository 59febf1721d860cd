from timeline import About, Citation, Event, Source, Statement, Timeline
from timeline.telling import telling


def test_it_tells_all_but_title_and_date_in_lines():
    parade = Event(
        id="parade",
        title="A parade",
        when="2022",
        description="One line.\nAnother one.",
        place="The square",
        sources=Citation(source="post", at="page 2"),
    )
    said = Statement(
        title="It is fake",
        when="2022-04",
        speaker="Press secretary",
        about=About(event="parade", stance="denies"),
    )
    post = Source(id="post", title="The post", note="Its date\nis printed.")
    tl = Timeline(title="News", events=[parade, said], sources=[post])
    assert list(telling(parade, tl)) == [
        "Standing: denied: 1 against it",
        "Where: The square",
        "",
        "One line.",
        "Another one.",
        "",
        "Denied by:",
        "- Press secretary, April 2022",
        "",
        "Sources:",
        "- The post. page 2",
        "  Its date is printed.",
    ]


def test_a_source_that_an_excerpt_lacks_is_named_by_its_id():
    event = Event(title="a", when="2024", sources="elsewhere")
    tl = Timeline(title="t", events=[event], excerpt=True)
    assert list(telling(event, tl)) == ["", "Sources:", "- elsewhere"]


def test_of_an_event_without_anything_there_is_nothing_to_tell():
    event = Event(title="a", when="2024")
    assert not list(telling(event, Timeline(title="t", events=[event])))
