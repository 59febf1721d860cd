"""How faults are planted, one by one, in an exporter without fault."""

import pytest

from .good import Good, structure

ANY = "any other check may find something as well"
PLANTED = []


def planted(check, words, also=(), **given):
    """Plant the class: which check finds it, in which words, and which others find it, too."""

    def plant(kind):
        if kind.__doc__ is None:
            kind.__doc__ = Good.__doc__
        given.setdefault("structure", structure)
        PLANTED.append(pytest.param(check, words, also, kind, given, id=f"{check}-{len(PLANTED)}"))
        return kind

    return plant


def doing(deed):
    """An exporter that does something besides, where there is much to export."""

    class Doing(Good):
        def export(self, timeline, context):
            if timeline.extra:
                deed(timeline, context)
            yield from super().export(timeline, context)

    return Doing


def ending(*chunks):
    """An exporter that yields this after all else."""

    class Ending(Good):
        def export(self, timeline, context):
            yield from super().export(timeline, context)
            yield from chunks

    return Ending


def dating(change):
    """An exporter that changes the text of dates so."""

    class Dating(Good):
        def date(self, event, context):
            return change(event.when.text)

    return Dating


def writing(change):
    """An exporter that changes its cells so, after they were escaped."""

    class Writing(Good):
        def cell(self, text):
            return change(super().cell(text))

    return Writing


def refusing(test, error):
    """An exporter that fails where an event is so."""

    class Refusing(Good):
        def event(self, event, timeline, context):
            if test(event, timeline):
                raise error
            return super().event(event, timeline, context)

    return Refusing
