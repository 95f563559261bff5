"""Footnotes told from the text above and below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.read.items import Item, Note, Symbol
from extract.read.lines import MARK, Line
from extract.read.marker import read_marker
from extract.read.style import Style, ends_sentence
from extract.read.words import PageWords

_LABEL = re.compile(
    r"\[\^(?P<raised>[^\]\s]{1,8})\](?::\s?)?|(?P<star>[*∗＊†‡]{1,4})(?![*∗＊†‡])"
    r"|(?P<bare>\d{1,3})(?=\s|$|[^\W\d_a-z]|《)"
)
_HINT = re.compile(r"(?<=[》〉”）)、，；。,;.])\s?(\d{1,3})(?![\d.])")
_SKIPPED = 3  # labels that may be missing between two footnotes
_NEAR = 4  # lines of text after which no footnote of the same page follows
_FULL = 0.75  # of a full line's width: a footnote's line that the next may go on with
_SIGNS = 2  # of four, that make a footnote of a line below no rule
_AHEAD = 6  # lines in which the next footnote is looked for


class NoteReader:
    """One pass over a document's lines that sets the footnotes apart."""

    def __init__(self, items: Sequence[Line | Symbol], words: PageWords, style: Style) -> None:
        self._items = items
        self._words = words
        self._style = style
        self._ruled = any(isinstance(i, Line) and i.ruled and _LABEL.match(i.text) for i in items)
        self._last = 0  # the highest label so far
        self._page = 0  # where the text after the last footnotes begins
        self._seen: set[str] = set()  # labels of what was or may have been a mark
        self._since = _NEAR  # lines of text since the last footnote

    def apart(self) -> list[Item]:
        """The items with footnotes as `Note`; a line of text after one is `paged`."""
        out: list[Item] = []
        i = 0
        while i < len(self._items):
            item = self._items[i]
            found = self._note_at(i)
            if found is not None:
                note, i = found
                out.append(note)
                self._since = 0
                continue
            out.append(self._text(item) if isinstance(item, Line) else item)
            i += 1
        return out

    def _text(self, line: Line) -> Line:
        """A line of text, remembered for the footnotes to come."""
        self._seen.update(MARK.findall(line.text), _HINT.findall(line.text))
        below_notes = self._since == 0
        self._since = _NEAR if line.paged else self._since + 1
        if below_notes:
            self._page = line.chars.places[0]
        return replace(line, paged=line.paged or below_notes)

    def _note_at(self, i: int) -> tuple[Note, int] | None:
        """The footnote that begins at line `i`, and where it ends."""
        line = self._line(i)
        label = _LABEL.match(line.text) if line else None
        if line is None or label is None or not self._begins(i, label, in_area=line.ruled or self._since == 0):
            return None
        name = _name(label)
        self._last = int(name) if name.isdigit() else self._last
        first = line.chars[label.end() :].strip()
        lines = [replace(line, chars=first)] if first else []
        end = i + 1
        while (below := self._line(end)) and self._goes_on(lines, below, end):
            lines.append(below)
            end += 1
        return Note(name, line.chars[: label.end()], tuple(lines), self._page), end

    def _line(self, i: int) -> Line | None:
        item = self._items[i] if i < len(self._items) else None
        return item if isinstance(item, Line) else None

    def _begins(self, i: int, label: re.Match[str], *, in_area: bool) -> bool:
        """Whether a label at the head of line `i` is a footnote's: its place, its order and its words tell."""
        text = self._text_after(i, label)
        apart = label.end() == len(label.string) or label.string[label.end()].isspace()
        if not text or (label["bare"] and not (in_area and self._stands_alone(i, label)) and self._counts(text)):
            return False
        opens = self._words.note_opening.match(text) is not None
        if not _name(label).isdigit():
            return in_area or (opens and label["raised"] is not None)
        step = int(_name(label)) - self._last
        first = self._last == 0 and opens
        if not self._style.wrapped and (label["raised"] or (apart and opens)):
            return first or 0 < step <= (_SKIPPED if label["raised"] else 1) or (in_area and opens)
        if in_area:
            return step == 1 or first or (opens and (0 < step <= _SKIPPED or step == 1 - self._last))
        return (step == 1 or first) and self._is_likely(i, _name(label), opens=opens)

    def _stands_alone(self, i: int, label: re.Match[str]) -> bool:
        """Whether a bare label is parted from its words by more than a blank, or no line inside a text begins so."""
        line = self._line(i)
        ruled = line is not None and line.ruled
        blank = label.string[label.end() : label.end() + 1].isspace()
        return ruled or label.end() == len(label.string) or (blank and not self._style.wrapped)

    def _counts(self, text: str) -> bool:
        """Whether a number before these words counts something."""
        return not text[0].isascii() and self._words.counts.match(text) is not None

    def _is_likely(self, i: int, name: str, *, opens: bool) -> bool:
        """Whether a line below no rule is a footnote: two signs of four say so, or one soon after another footnote."""
        line = self._line(i)
        signs = opens + (name in self._seen)
        if self._since < _NEAR:
            return signs > 0
        gap = line is not None and (line.paged or line.gap > self._style.gap)
        return not self._ruled and signs + gap + self._next_follows(i, int(name)) >= _SIGNS

    def _text_after(self, i: int, label: re.Match[str]) -> str:
        """What follows a label, on its line or else on the next."""
        rest = label.string[label.end() :].strip()
        below = self._line(i + 1)
        return rest or (below.text if below else "")

    def _next_follows(self, i: int, label: int) -> bool:
        """Whether a line soon after begins with the label that comes next."""
        for j in range(i + 1, i + _AHEAD):
            line = self._line(j)
            found = _LABEL.match(line.text) if line else None
            if found and _name(found) == str(label + 1):
                return True
        return False

    def _goes_on(self, lines: Sequence[Line], line: Line, i: int) -> bool:
        """Whether a line goes on with the footnote that `lines` began."""
        if not lines:
            return True
        if line.paged or line.ruled or not self._style.wrapped or ends_sentence(lines[-1].text):
            return False
        if lines[-1].width + line.room < self._style.width * _FULL:
            return False
        label = _LABEL.match(line.text)
        if label and self._begins(i, label, in_area=True):
            return False
        marker = read_marker(line.text)
        numbered = marker is not None and marker.rank == "number"
        return not numbered and not self._words.own_line.fullmatch(line.text)


def _name(label: re.Match[str]) -> str:
    return label["raised"] or label["star"] or label["bare"]
