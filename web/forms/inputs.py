"""The inputs of a form: each with its words, its bounds, what stands in it and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from queries.forms import Answer
from web.forms.fields import Field
from web.forms.labels import hint, label
from web.forms.options import option
from web.forms.reading import NO, YES, Entered, rows_in

BLANK = 3
"""Empty rows or lines offered beyond those that are filled in."""


class Input(NamedTuple):
    """One input, or a group of them."""

    name: str
    shape: str
    label: str
    hint: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """Value and words."""
    fault: str = ""
    most: int | None = None
    least_value: str = ""
    most_value: str = ""
    groups: tuple[tuple[str, tuple[Input, ...]], ...] = ()
    """Rows, or the inputs of values: a heading and its inputs."""

    @property
    def value(self) -> str:
        """What stands in a single input."""
        return next(iter(self.values), "")


class Words(NamedTuple):
    """In which language a form speaks, and the names it knows."""

    language: str
    names: Mapping[str, str]


class Drawn:
    """Makes the inputs of one form."""

    def __init__(self, answer: Answer, words: Words, stands: Entered, faults: Mapping[str, str], more: str) -> None:
        self._answer = answer
        self._kind = answer.kind
        self._words = words
        self._stands = stands
        self._faults = faults
        self._more = more

    def input(self, field: Field, name: str, heading: str = "") -> Input:
        """The input of *field*; within rows its name has the row's number."""
        plain = ".".join(part for part in name.split(".") if not part.isdecimal())
        made = Input(
            name=name,
            shape=field.shape,
            label=heading or label(self._kind, plain, self._words.language),
            hint="" if heading else hint(self._kind, plain, self._words.language),
            required=field.required,
            values=tuple(self._stands.get(name, ())),
            options=self._options(field, name),
            fault=self._faults.get(name, ""),
            most=field.most,
            least_value=field.least_value,
            most_value=field.most_value,
        )
        if field.shape == "list":
            return self._list(field, made)
        if field.shape == "rows":
            return made._replace(groups=self._rows(field, name))
        if field.shape == "values":
            most = self._answer.most.get(name)
            heading = f"{made.label} (0–{most})" if most else made.label
            return made._replace(label=heading, groups=self._values(field, name))
        if field.shape == "text" and made.options:
            return made._replace(shape="choice")
        return made

    def _options(self, field: Field, name: str) -> tuple[tuple[str, str], ...]:
        offered = self._answer.offers.get(name) or field.options or (field.parts[0].options if field.parts else ())
        if field.shape == "flag":
            offered = (YES, NO)
        found = ((each, option(self._kind, name, each, self._words.language, self._words.names)) for each in offered)
        return tuple(found)

    def _list(self, field: Field, made: Input) -> Input:
        """Boxes to tick where there is something to choose from; else a line for each, and a few empty ones."""
        if made.options:
            return made._replace(shape="ticks")
        item = field.parts[0]
        count = len(made.values) + (BLANK if made.values == () or self._more == made.name else 1)
        lines = tuple(
            Input(made.name, item.shape, f"{made.label} {number}", values=made.values[number - 1 : number])
            for number in range(1, min(count, field.most or count) + 1)
        )
        return made._replace(shape="lines", groups=(("", lines),))

    def _rows(self, field: Field, name: str) -> tuple[tuple[str, tuple[Input, ...]], ...]:
        there = rows_in(name, self._stands)
        blank = BLANK if not there or self._more == name else 0
        numbers = [*there, *range(1 + (there[-1] if there else 0), 1 + (there[-1] if there else 0) + blank)]
        return tuple(
            (str(place), tuple(self.input(part, f"{name}.{number}.{part.name}") for part in field.parts))
            for place, number in enumerate(numbers[: field.most or 100], 1)
        )

    def _values(self, field: Field, name: str) -> tuple[tuple[str, tuple[Input, ...]], ...]:
        """An input for each key that is offered; else rows of key and value."""
        key, value = field.parts
        value = value._replace(
            most_value=self._answer.most.get(name, value.most_value),
            least_value=value.least_value or "0",
            required=field.required,
        )
        if keys := self._answer.offers.get(name):
            shown = ((each, option(self._kind, name, each, self._words.language, self._words.names)) for each in keys)
            return (("", tuple(self.input(value, f"{name}.{each}", words) for each, words in shown)),)
        there = rows_in(name, self._stands)
        last = there[-1] if there else 0
        numbers = [*there, *range(last + 1, last + 1 + (BLANK if not there or self._more == name else 0))]
        heading = label(self._kind, name, self._words.language)
        return tuple(
            (
                str(place),
                (self.input(key, f"{name}.{number}.key", heading), self.input(value, f"{name}.{number}.value", "=")),
            )
            for place, number in enumerate(numbers, 1)
        )
