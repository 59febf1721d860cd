"""A small language for conditions on the columns of a table.

    latitude > 48 and (tags has 'shelling' or title contains 'siege') and not place = 'Kyiv'

A comparison is a column, then `=`, `!=`, `<`, `<=`, `>` or `>=`, then a value: a text in single
quotes, a number, or for `earliest` and `latest` a day in quotes. `contains` finds a text within a
text, `has` a member of a list, and `is null` or `is not null` asks whether there is a value. `and`,
`or`, `not` and round brackets join them. What has no value compares with nothing, not even by `!=`.
Texts are compared letter by letter. There are no functions and no files in it, so that it is safe
to take from anybody.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn

from attrs import frozen

from timeline.errors import DateError, UsageError, did_you_mean, visible
from timeline.event import Event
from timeline.table.columns import COLUMNS, Column
from timeline.table.conditions import COMPARE, All, Compared, Condition, Has, Missing, Not, Sql
from timeline.table.rows import days_of
from timeline.when import When

__all__ = ["Where"]

_COLUMNS: Final = {
    column.name: column
    for column in COLUMNS
    if not column.name.startswith("_") and column.name != "rest"
}
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))"
    r"|(?P<sign><=|>=|!=|=|<|>|\(|\))|(?P<word>[A-Za-z_]+)|$)"
)
_LONGEST: Final = 10_000
_DEEPEST: Final = 50
_WORDS: Final = ("contains", "has", "is", *COMPARE)


@frozen
class Where:
    """A condition, and the text that it was read from."""

    text: str
    condition: Condition

    @classmethod
    def parse(cls, text: str) -> Where:
        """The condition in a text. Raises UsageError with what would be right.

        >>> Where.parse("title = War")
        Traceback (most recent call last):
        timeline.errors.UsageError: where, position 9: title is text; write it in single quotes...
        """
        return cls(text, _Parser(text).whole())

    def test(self, event: Event) -> bool:
        """Whether it is true of the event."""
        return self.condition.test(event)

    def sql(self) -> Sql:
        """The same for its row."""
        return self.condition.sql()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.start, self.depth = text, 0, 0, 0
        self.kind = self.token = ""
        if len(text) > _LONGEST:
            self.fail(f"a condition has {_LONGEST:,} characters at the most")
        if bad := re.search("[\ud800-\udfff]", text):
            self.start = bad.start()
            self.fail("there is half a surrogate pair; remove it")
        self.step()

    def whole(self) -> Condition:
        """The condition that the whole text is."""
        condition = self.either()
        if self.kind:
            self.fail(f"'and' or 'or' should stand before {self.told()}")
        return condition

    def step(self) -> str:
        """Go to the next token; returns the one before it."""
        token = self.token
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            rest = self.text[self.at :].lstrip()
            self.start = len(self.text) - len(rest)
            quote = "; this text has no closing quote" if rest.startswith("'") else ""
            self.fail(f"'{visible(rest, 20)}' is not understood{quote}")
        self.kind, self.at = match.lastgroup or "", match.end()
        self.token = match[self.kind] if self.kind else ""
        self.start = match.end() - len(self.token)
        return token

    def told(self) -> str:
        return f"'{visible(self.token, 30)}'" if self.kind else "the end"

    def fail(self, wrong: str) -> NoReturn:
        raise UsageError(f"where, position {self.start + 1}: {wrong}")

    def takes(self, *words: str) -> bool:
        """Whether one of these words stands here; it is taken."""
        if self.kind in ("word", "sign") and self.token.lower() in words:
            self.step()
            return True
        return False

    def either(self) -> Condition:
        found = [self.both()]
        while self.takes("or"):
            found.append(self.both())
        return All(tuple(found), any=True) if len(found) > 1 else found[0]

    def both(self) -> Condition:
        found = [self.single()]
        while self.takes("and"):
            found.append(self.single())
        return All(tuple(found)) if len(found) > 1 else found[0]

    def single(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.fail(f"brackets and 'not' go {_DEEPEST} deep at the most")
        try:
            if self.takes("not"):
                return Not(self.single())
            if self.takes("("):
                inner = self.either()
                if not self.takes(")"):
                    self.fail(f"')' should stand before {self.told()}")
                return inner
            return self.comparison()
        finally:
            self.depth -= 1

    def comparison(self) -> Condition:
        if self.kind != "word":
            self.fail(f"a column should stand here, and not {self.told()}")
        column = _COLUMNS.get(self.token)
        if column is None:
            remedy = did_you_mean(self.token, _COLUMNS) or f"; there are {', '.join(_COLUMNS)}"
            self.fail(f"there is no column {self.told()}{remedy}")
        self.step()
        sign = self.token.lower() if self.kind in ("word", "sign") else ""
        if sign not in _WORDS:
            self.fail(f"one of {' '.join(_WORDS)} should stand here, and not {self.told()}")
        if sign == "is":
            return self.missing(column)
        return self.has(column) if sign in ("has", "contains") else self.compared(column)

    def missing(self, column: Column) -> Condition:
        self.step()
        negated = self.takes("not")
        if not self.takes("null"):
            self.fail(f"'null' should stand here, and not {self.told()}")
        condition = Missing(column.name, column.is_list)
        return Not(condition) if negated else condition

    def has(self, column: Column) -> Condition:
        wanted = "has" if column.is_list else "contains"
        if column.type not in ("VARCHAR", "VARCHAR[]"):
            self.fail(f"{column.name} holds no text; compare it with {' '.join(COMPARE)}")
        if self.token.lower() != wanted:
            self.fail(f"write {column.name} {wanted} '…'")
        self.step()
        return Has(column.name, self.quoted(column), column.is_list)

    def compared(self, column: Column) -> Condition:
        if column.is_list:
            self.fail(f"{column.name} is a list; write {column.name} has '…'")
        sign = self.step()
        if column.type == "DOUBLE":
            if self.kind != "number":
                self.fail(f"{column.name} is a number; write it without quotes, as 48.5")
            return Compared(column.name, sign, float(self.step()))
        if column.type == "DATE":
            return Compared(column.name, sign, self.day(column))
        return Compared(column.name, sign, self.quoted(column))

    def quoted(self, column: Column) -> str:
        if self.kind != "text":
            self.fail(f"{column.name} is text; write it in single quotes, as 'Kyiv'")
        return self.step()[1:-1].replace("''", "'")

    def day(self, column: Column) -> int:
        wrong = f"{column.name} is a day; write it as '2024-10-18'"
        if self.kind != "text":
            self.fail(wrong)
        try:
            when = When.parse(self.token[1:-1])
        except DateError as error:
            self.fail(f"{wrong}: {error}")
        if not when.is_day:
            self.fail(wrong)
        self.step()
        return days_of(when)[0]
