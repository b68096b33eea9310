"""A form as a browser has it: read from a page, filled in by a person, sent as it stands."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from web.forms.reading import Entered


class Sheet(NamedTuple):
    """One form of a page: where it is sent, and what stands in it."""

    action: str
    entered: Entered
    """What goes along, hidden inputs too."""
    inputs: frozenset[str]
    """The names of what a person may fill in."""

    def filled(self, given: Entered) -> Entered:
        """The form with *given* in its inputs; what the form says by itself stays, and nothing else can be said."""
        visible = {name: texts for name, texts in given.items() if self.takes(name)}
        return {**self.entered, **visible}

    def takes(self, name: str) -> bool:
        """Whether there is an input of this name; more rows are as good as the first ones."""
        parts = name.split(".")
        first = ".".join("1" if part.isdecimal() else part for part in parts)
        return bool({name, first, f"{name}.berkas", f"{first}.berkas"} & self.inputs)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, Sheet] = {}
        self.form = ""
        self.action = ""
        self.entered: Entered = {}
        self.inputs: set[str] = set()
        self.area = self.select = ""
        self.aside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, or an input and what stands in it."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.form, self.action, self.entered, self.inputs = given.get("id", ""), given["action"], {}, set()
        elif tag == "textarea":
            self.area = name
            self.inputs.add(name)
        elif tag == "select":
            self.select = name
            self.inputs.add(name)
        elif tag == "option" and self.select and "selected" in given:
            self.entered.setdefault(self.select, []).append(given["value"])
        elif tag == "template":
            self.aside = True
        elif tag == "input" and name and not self.aside:
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind != "hidden":
            self.inputs.add(name)
        if kind == "file" or (kind in ("radio", "checkbox") and "checked" not in given):
            return
        self.entered.setdefault(name, []).append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        """What stands in a long text."""
        if self.area:
            self.entered.setdefault(self.area, []).append(data)

    def handle_endtag(self, tag: str) -> None:
        """A form is over."""
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "template":
            self.aside = False
        elif tag == "form":
            self.sheets[self.form] = Sheet(self.action, self.entered, frozenset(self.inputs))


def sheets(page: str) -> dict[str, Sheet]:
    """Every form of a page with a name of its own, by that name."""
    reader = _Reader()
    reader.feed(page)
    return {name: sheet for name, sheet in reader.sheets.items() if name}
