"""What is Italian about the words of dates; all else is told by the laws of the core's tests."""

import pytest

from timeline import Plugins
from timeline.when import When
from timeline_plugins import italian


def test_the_plugin_brings_italian_alone():
    [language] = Plugins([italian]).languages()
    assert language.code == "it"


@pytest.mark.parametrize("locale", ["it", "it-CH", "it_IT.UTF-8"])
def test_a_date_is_worded_wherever_dates_are(locale):
    assert When.parse("2024-10-01").format(locale) == "1º ottobre 2024"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[..2024-10-08]", "entro l’8 ottobre 2024"),
        ("[2024-10-08..2024-10-11]", "un giorno tra l’8 e l’11 ottobre 2024"),
        ("{2024-10-08..2024-10-11}", "ogni giorno dall’8 all’11 ottobre 2024"),
        ("2024-10-01~", "intorno al 1º ottobre 2024"),
        ("{2024-04..2024-08}", "ogni mese da aprile ad agosto 2024"),
        ("2024-10?", "forse nell’ottobre 2024"),
        ("[0001..0085]", "un anno tra l’1 e l’85 d.C."),
        ("../0800", "fino all’800 d.C."),
        ("../0110", "fino al 110 d.C."),
        ("/-0010", "fino all’11 a.C., inizio ignoto"),
        ("Y-10999/..", "dall’11000 a.C."),
        ("{2024-21,2024-22}", "primavera del 2024 ed estate del 2024"),
    ],
)
def test_articles_melt_with_what_they_stand_before(text, words):
    assert When.parse(text).format("it") == words
