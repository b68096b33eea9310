"""A form as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from queries.forms import Answer
from web.forms.fields import fields_of
from web.forms.inputs import Drawn, Input, Words
from web.forms.kinds import deed
from web.forms.labels import label
from web.forms.options import option, part_label
from web.forms.reading import Entered, entered_of


class Form(NamedTuple):
    """One form of a page."""

    name: str
    kind: str
    title: str
    says: tuple[tuple[str, str, str, str], ...]
    """What goes along as it is shown: input, value, label and words."""
    inputs: tuple[Input, ...]
    faulty: bool
    files: tuple[str, ...]
    """The fields in which a document is handed in."""


def form(
    answer: Answer,
    words: Words,
    entered: Entered | None = None,
    faults: Mapping[str, str] | None = None,
    more: str = "",
) -> Form:
    """The form of *answer*: with what was *entered* before, else with what it suggests; *more* rows where asked."""
    stands = entered if entered is not None else entered_of(answer.kind, answer.suggests)
    drawn = Drawn(answer, words, stands, faults or {}, more)
    said = entered_of(answer.kind, answer.says)
    inputs = tuple(
        drawn.input(field, field.name)
        for field in fields_of(answer.kind)
        if field.name not in said and field.name not in answer.omits
    )
    part = part_label(answer.kind, answer.part, words.language)
    title = deed(answer.kind, words.language)
    return Form(
        name=answer.name,
        kind=answer.kind,
        title=f"{title}: {part}" if part else title,
        says=tuple(
            (
                name,
                texts[0],
                label(answer.kind, name, words.language),
                option(answer.kind, name, texts[0], words.language, words.names),
            )
            for name, texts in said.items()
        ),
        inputs=inputs,
        faulty=bool(faults),
        files=tuple(name for each in inputs for name in _files(each)),
    )


def _files(input: Input) -> list[str]:
    inner = [name for _, group in input.groups for each in group for name in _files(each)]
    return [input.name, *inner] if input.shape == "document" else inner
