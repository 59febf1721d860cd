"""Who is hidden stands nowhere any more, and everything else stays as it is."""

import io
import json
import re
import unicodedata
from html import unescape
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import (
    About,
    Actor,
    Citation,
    Claim,
    Correction,
    Event,
    Figure,
    Losses,
    Media,
    OptionError,
    Place,
    Plugins,
    Publication,
    Relation,
    Report,
    Source,
    Statement,
    Timeline,
    prepare,
)
from timeline.withheld import without_hidden
from timeline_plugins import redact
from timeline_plugins.redact.names import Names, loose

FORMATS = ("json", "markdown", "ical")
WHO = "Dmitry Peskov"
ROLE = "Press Secretary of the Kremlin"


def news(**fields):
    """A timeline with one statement of WHO about an event."""
    event = Event(id="troops", title="Troops are sent", when="2024-10-18")
    said = {"id": "denial", "title": "It is fake", "when": "2024-10-30"}
    about = About(event="troops", stance="denies")
    speaker = Actor(name=WHO, role=ROLE, kind="person", url="https://example.org/p")
    statement = Statement(**{**said, "speaker": speaker, "about": about, **fields})
    return Timeline(title="News", events=[event, statement])


def hidden(tl, actors=WHO, losses=None):
    return prepare(tl, "redact", actors=actors, losses=losses)


def letters(text):
    """The letters and digits of a text alone, decoded, in lower case and without accents."""
    text = unescape(unquote(unquote(text)))
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in text if c.isalnum())


def exported(tl):
    return [timeline.export(tl, f).decode().replace("\r\n ", "") for f in FORMATS]


def test_it_is_a_preparer_of_the_plugin():
    [preparer] = Plugins([redact]).preparers()
    assert preparer.name == "redact"


@pytest.mark.parametrize(
    "written",
    [
        "Dmitry Peskov",
        "DMITRY PESKOV",
        "dmitry  peskov",
        "dmitry-peskov",
        "dmitry_peskov",
        "DmitryPeskov",
        "@dmitrypeskov42",
        "Dmitry\nPeskov",
        "Dmitry\u00a0Peskov",
        "Dmitry Peskov's",
        "Dmitry Peskovs",
        "Dmitry Pes-\nkov",
        "Dmitry Pes\u00adkov",
        "Dmitry\u200b Peskov",
        "Dmitry Pésko\u0301v",
        "Ｄｍｉｔｒｙ　Ｐｅｓｋｏｖ",
        "Peskov, Dmitry",
        "said Dmitry Peskov. Dmitry Peskov",
        "dmitry.peskov@example.org",
        "https://example.org/%64mitry%20Peskov",
        "https://example.org/?q=Dmitry%2520Peskov",
        "Dmitry&nbsp;P&#101;skov",
        "50%Dmitry Peskov",
        "Q&Dmitry Peskov; A",
    ],
)
def test_a_name_is_found_however_it_is_written(written):
    shown = hidden(news(description=f"He, {written}, said so."))
    assert "peskov" not in letters(shown["denial"].description)
    assert shown["denial"].description.startswith("He, ")
    assert shown["denial"].description.endswith(" said so.")
    assert "name withheld 1" in shown["denial"].description


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Kim Jong-un", "Kim Jong un, KIM JONGUN, kim_jong_un, Kim Jong\u2011un, Kim  Jong–un"),
        ("José Ñuñez", "JOSE NUNEZ, Jose\u0301 N\u0303un\u0303ez, jose-nunez, jos%C3%A9%20nunez"),
        ("Дмитрий Песков", "ДМИТРИЙ ПЕСКОВ, %D0%94мит%D1%80ий-песков, Дмитрий Пескову"),
        ("金正恩", "金正恩委員長, 金正恩"),
        ("김정은", unicodedata.normalize("NFD", "김정은이, 김정은")),
        ("Łukasz Bøe", "lukasz-boe, ŁUKASZ BØE"),
        ("O'Brien", "OBrien, o-brien, O’Brien’s, o%27brien"),
        ("Straße", "STRASSE, strasse"),
        ("राम", "राम, राम"),
        ("محمد", "مُحَمَّد, لمحمد"),
    ],
)
def test_names_of_all_scripts_are_found_in_every_form(name, written):
    shown = hidden(news(speaker=name, description=written), name)
    assert not Names.of([loose(name)]).stand_in(shown["denial"].description)
    assert shown["denial"].description.count("[name withheld 1]") == written.count(",") + 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Al", "also, Alabama"), ("Ma Li", "Somalia, normal items"), ("Ada", "Adam"), ("A7", "A70")],
)
def test_a_short_name_is_no_part_of_other_words(name, kept):
    shown = hidden(news(speaker=name, description=f"{kept}; {name.upper()}!"), name)
    assert shown["denial"].description == f"{kept}; [name withheld 1]!"


def test_a_short_name_is_found_in_the_name_of_an_account():
    shown = hidden(news(speaker="Jo Doe", description="@JoDoe1980, jo_doe, x/jodoe"), "Jo Doe")
    assert letters("Jo Doe") not in letters(shown["denial"].description)


def everywhere(who, url):
    slug = who.lower().replace(" ", "-")
    source = Source(
        id=f"post-{slug}", title=f"{who} says", author=who, url="https://example.org/1", isbn="1",
        archived=url, doi="10.1038/nature04239", note=f"by {who}",
        claims=[
            Claim(field="author", value=[who], sources=f"post-{slug}"),
            Claim(field="url", value=url),
        ],
    )  # fmt: skip
    fair = Source(id="fair", title="A paper", url="https://example.org/fair", language="en")
    event = Event(
        id=f"{slug}-sends", title=f"{who} sends troops", when="2024", description=f"By {who}.",
        actors=[Actor(name=who, role=ROLE), Actor(name=f"Office of {who}", role="office", url=url)],
        place=Place(name=f"{who} Square", latitude=1, longitude=2, url=url), tags=[slug, "war"],
        sources=[Citation(source=source.id, at=f"{who}, 1", quote=f"“{who}”"), "fair"],
        media=[Media(title=who, url="https://example.org/2"), Media(url=url, credit="A")],
        figures=Figure(name=f"men of {who}", best=1, unit=slug, note=who), assumptions=who,
        claims=[
            Claim(field="place", value={"latitude": 1, "longitude": 2, "url": url}),
            Claim(field=f"extra.{slug}", value={who: [who, {"name": who, "role": ROLE}]}, note=who),
            Claim(field="when", value="2023", sources=source.id),
        ],
        corrections=Correction(when="2024", reason=f"not {who}", was=who),
        ignore={"rule": "source-missing", "reason": who},
        extra={slug: who, who: 1, "url": url, "of": {"source": slug, "kept": "war"}},
    )  # fmt: skip
    said = Statement(
        id=f"said-{slug}", title=f"{who}'s words", when="2024", speaker=[who, "Office"],
        about=About(event=event.id, stance="denies", condition=who, note=who),
        reported=[Report(by=who, source=source.id)],
        relations=Relation(kind="follows", event=event.id, note=who),
        claims=[
            Claim(field="about", value={"event": event.id, "stance": "asserts"}),
            Claim(field="reported", value=[{"by": who, "source": source.id}]),
            Claim(field="speaker", value={"name": who, "role": ROLE, "url": "https://x.org/"}),
        ],
    )  # fmt: skip
    book = Publication(
        id="book", title="A book", when="2024", publisher=who, url="https://example.org/3",
        source=source.id, claims=Claim(field="source", value=source.id),
    )  # fmt: skip
    return Timeline(
        title=f"News of {who}", id=slug, description=who, extra={"by": who}, language="en",
        claims=Claim(field="title", value=who), ignore={"rule": "x", "reason": who},
        sources=[source, fair], events=[event, said, book],
    )  # fmt: skip


@pytest.mark.parametrize("who", [WHO, "José Ñuñez", "Дмитрий Песков"])
def test_every_field_of_the_model_is_gone_through(who):
    tl = everywhere(who, f"https://example.org/{quote(who)}")
    shown = hidden(tl, who)
    for text in exported(shown):
        assert letters(who) not in letters(text)
        assert ROLE not in text
        assert not re.search(r"example\.org/[123]", text)
    assert shown.id == "name-withheld-1"
    assert [event.id for event in shown] == [
        "book",
        "name-withheld-1-sends",
        "said-name-withheld-1",
    ]
    event, said, book = shown["name-withheld-1-sends"], shown["said-name-withheld-1"], shown["book"]
    assert event.title == "[name withheld 1] sends troops"
    assert event.actors[0] == Actor(name="[name withheld 1]")
    assert event.actors[1] == Actor(name="Office of [name withheld 1]")
    assert event.place == Place(name="[name withheld 1] Square")
    assert event.tags == ("[name withheld 1]", "war")
    assert [m.title for m in event.media] == ["[name withheld 1]", "withheld"]
    assert event.claims[0].value == {"name": "withheld"}
    assert event.claims[1].field == "extra.[name withheld 1]"
    assert event.extra["of"] == {"source": shown.id, "kept": "war"}
    assert said.about[0].event == said.relations[0].event == event.id
    assert said.claims[0].value["event"] == event.id
    assert said.claims[2].value == {"name": "[name withheld 1]"}
    assert said.reported[0].source == book.source == book.claims[0].value == "post-name-withheld-1"
    assert shown.source("fair") == tl.source("fair")
    assert [claim.field for claim in shown.source(book.source).claims] == ["author"]
    assert timeline.load(io.BytesIO(timeline.export(shown, "json")), format="json") == shown


def test_voices_stay_apart_and_the_standing_stays_what_it_was():
    people = ["A. Smith", "B. Jones", "C. Brown"]
    events = [Event(id="e", title="It happens", when="2024")]
    for person, stance in zip(people, ["asserts", "supports", "denies"], strict=True):
        events.append(
            Statement(
                title=person, when="2024", speaker=person, about=About(event="e", stance=stance)
            )
        )
    tl = Timeline(title="News", events=events)
    shown = hidden(tl, ";".join(people))
    assert str(shown.standing("e")) == str(tl.standing("e")) == "disputed: 2 for it, 1 against it"
    assert {v.speaker.name for v in shown.standing("e").voices} == {
        f"[name withheld {n}]" for n in (1, 2, 3)
    }


def test_the_names_of_one_person_get_one_number():
    shown = hidden(
        news(description="Peskov and Песков; Kim Jong-un"), f"{WHO}|Peskov | Песков; Kim Jong-un"
    )
    assert shown["denial"].description == (
        "[name withheld 1] and [name withheld 1]; [name withheld 2]"
    )


def test_numbers_go_on_where_others_are_hidden_already():
    tl = news(description="Kim Jong-un")
    assert hidden(hidden(tl), "Kim Jong-un") == hidden(tl, f"{WHO}; Kim Jong-un")


def test_two_ids_that_would_become_one_stay_two():
    ids = ["dmitry-peskov", "dmitry.peskov", "name-withheld-1"]
    tl = Timeline(title="T", events=[Event(id=i, title=i[0], when="2024") for i in ids])
    assert {event.id for event in hidden(tl)} == {f"name-withheld-{n}" for n in ("1", "2", "2-2")}


def test_ids_are_not_too_long_for_ids():
    id_ = f"dmitry-peskov-{'x' * 40}-{'x' * 44}"
    shown = hidden(Timeline(title="T", events=[Event(id=id_, title="T", when="2024")]))
    assert shown[0].id == f"name-withheld-1-{'x' * 40}"


def test_an_excerpt_points_at_what_it_leaves_out_without_telling_names():
    event = Event(id="peskov-dmitry-sends", title="T", when="2024")
    about = About(event=event.id, stance="denies")
    said = Statement(id="said", title="S", when="2024", speaker="A", about=about)
    tl = Timeline(title="T", events=[event, said])
    assert hidden(tl[1:])[0].about[0].event == "name-withheld-1-sends"


def test_a_part_of_a_name_that_still_stands_is_told():
    losses = Losses()
    hidden(news(title="Peskov calls it fake", tags=["dmitrys", "pesky"]), losses=losses)
    told = {(loss.event, loss.field): loss.why for loss in losses if "still" in loss.why}
    assert told == {
        ("denial", "title"): "'Peskov' still stands here: name it, too",
        ("denial", "tags"): "'Dmitry' still stands here: name it, too",
    }


def test_a_role_that_still_stands_is_told():
    losses = Losses()
    hidden(news(description=f"The {ROLE} says so."), losses=losses)
    why = f"'{ROLE}' still stands here, the role of somebody whose name is withheld"
    assert ("denial", "description", why) in [(s.event, s.field, s.why) for s in losses]


def test_what_is_withheld_is_told_without_the_name():
    losses = Losses()
    tl = everywhere(WHO, "https://example.org/dmitry-peskov")
    shown = hidden(tl, losses=losses)
    assert letters(WHO) not in letters(str(losses))
    told = {(loss.event, loss.field) for loss in losses if loss.why == redact.WITHHELD}
    assert {("", "title"), ("", "sources"), ("", "id"), ("book", "publisher")} <= told
    for name in ("id", "title", "description", "actors", "place", "tags", "extra", "media"):
        assert (shown[1].id, name) in told


@pytest.mark.parametrize(
    ("actors", "sentence"),
    [
        (
            "Dmitri Peskow",
            "'Dmitri Peskow' stands nowhere on the timeline; did you mean 'Dmitry Pe",
        ),
        (f"{WHO}; Nobody Else", "'Nobody Else' stands nowhere on the timeline"),
        (f"{WHO} | Peskow", "'Peskow' stands nowhere"),
        (" ; | ", "should have a name in it"),
        ("", "actors is '' and should have a name in it"),
        ("???", "has no letter to find it by"),
        ("withheld", "stands nowhere"),
        ("fake; Name", "stands nowhere"),
    ],
)
def test_what_would_hide_nothing_is_an_error(actors, sentence):
    with pytest.raises(OptionError, match=re.escape(sentence)):
        hidden(news(), actors)


def test_a_name_that_is_in_the_words_that_take_its_place_is_an_error():
    with pytest.raises(OptionError, match="takes its place"):
        hidden(news(description="A name is held"), "name")


def test_without_names_the_hidden_sources_are_withheld_and_no_more():
    clerk = Source(id="clerk", title=WHO, hidden=True)
    memo = Publication(id="dmitry-peskov", title="Memo", when="2024", source="clerk")
    event = Event(id="e", title="A file is copied", when="2024", sources="clerk")
    tl = Timeline(title="Leak", events=[event, memo], sources=[clerk])
    losses = Losses()
    assert prepare(tl, "redact", losses=losses) == without_hidden(tl)
    assert ("", "sources") in {(loss.event, loss.field) for loss in losses}
    losses = Losses()
    assert hidden(tl, losses=losses) == without_hidden(tl)  # it stood in what is withheld alone
    assert ("name-withheld-1", "event") in {(loss.event, loss.field) for loss in losses}


def test_the_timeline_that_is_handed_in_is_untouched(seed):
    before = timeline.export(seed, "json")
    shown = hidden(seed, f"{WHO} | Peskov; Kim Jong-un; Mark Rutte | Rutte")
    assert timeline.export(seed, "json") == before
    assert "peskov" not in letters("".join(exported(shown)))


SECRETS = [WHO, "Kim Jong-un", "José Ñuñez", "Дмитрий Песков", "金正恩", "김정은", "Xqzv"]
FORMS = [
    str, str.upper, str.lower, lambda s: f"{s}’s", lambda s: s.replace(" ", "-"), quote,
    lambda s: unicodedata.normalize("NFD", s), lambda s: s.replace(" ", "\u00a0"),
    lambda s: f"see https://example.org/{quote(s.lower())}.html", lambda s: f"({s})",
]  # fmt: skip


def planted(plain, data, form):
    """Plain data with the name in some of its texts."""
    if isinstance(plain, dict):
        closed = {"when", "language", "zone", "version", "kind", "stance", "stamp", "field", "id",
                  "event", "source", "url", "published", "updated", "accessed", "doi"}  # fmt: skip
        return {
            key: value if key in closed and isinstance(value, str) else planted(value, data, form)
            for key, value in plain.items()
        }
    if isinstance(plain, list):
        return [planted(item, data, form) for item in plain]
    if isinstance(plain, str) and data.draw(st.booleans()):
        return f"{plain} {form()}" if data.draw(st.booleans()) else f"{form()} {plain}"
    return plain


def drawn(timelines, data):
    """A timeline that Hypothesis makes, with a name in it; and the name."""
    name = data.draw(st.sampled_from(SECRETS))
    tl = data.draw(timelines)
    plain = json.loads(timeline.export(tl, "json", hidden=True))
    dates = [claim for owner in [plain, *plain.get("events", []), *plain.get("sources", [])]
             for claim in owner.pop("claims", []) if claim["field"] == "title"]  # fmt: skip
    plain = planted(plain, data, lambda: data.draw(st.sampled_from(FORMS))(name))
    plain["title"] += name
    if dates:
        plain["claims"] = [{"field": "title", "value": name}]
    return timeline.load(io.BytesIO(json.dumps(plain).encode()), format="json"), name


@settings(max_examples=60)
@given(data=st.data())
def test_no_format_tells_the_name_and_the_timeline_is_still_one(timelines, data):
    tl, name = drawn(timelines, data)
    shown = hidden(tl, name)
    for text in exported(shown):
        assert letters(name) not in letters(text)
    assert timeline.load(io.BytesIO(timeline.export(shown, "json")), format="json") == shown
    with pytest.raises(OptionError, match="stands nowhere"):  # nothing is left to hide
        hidden(shown, name)
    assert without_hidden(shown) == shown


@settings(max_examples=100)
@given(data=st.data())
def test_any_actor_can_be_hidden_or_it_is_said_why_not(timelines, data):
    tl = data.draw(timelines)
    actors = {a.name for e in tl for a in (*e.actors, *getattr(e, "speaker", ()))}
    if not actors:
        return
    name = data.draw(st.sampled_from(sorted(actors)))
    try:
        shown = hidden(tl, name)
    except OptionError as error:
        why = str(error)
    else:
        assert not [
            a for e in shown for a in (*e.actors, *getattr(e, "speaker", ())) if a.name == name
        ]
        assert timeline.load(io.BytesIO(timeline.export(shown, "json")), format="json") == shown
        return
    assert re.search(r"no letter|takes its place|have a name|nowhere", why)


@given(data=st.data())
def test_without_names_it_is_the_timeline_without_hidden_sources_once_and_twice(neighbours, data):
    tl = data.draw(neighbours)
    shown = prepare(tl, "redact")
    assert shown == without_hidden(tl) == prepare(shown, "redact")
