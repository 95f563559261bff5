"""Words of a document as AKN4UN marks them: the lead verb, links, and footnotes where their marks stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from xml.etree.ElementTree import Element

from extract.read.lines import MARK, NOTE
from extract.records import Document, Footnote, Span
from graph.export.xml import add_text, put

_BOLD = frozenset({"zh", "ar"})  # languages whose lead verbs are printed bold; in others they are italic
_KEEPING = {"xml:space": "preserve"}  # for elements whose white space is of their words


@dataclass(frozen=True, slots=True)
class _Marked:
    """Words that stand in an element of their own."""

    span: Span
    element: str
    attribute: tuple[str, str]


class Words:
    """Puts words into elements. A footnote is written where its first mark stands; later marks refer to it."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._footnotes = {note.label: note for note in document.footnotes}
        self._written: set[str] = set()  # labels of footnotes
        self._marked = tuple(_marked(document))

    def put(self, parent: Element, span: Span) -> None:
        """The words of `span` as a `p` that ends `parent`."""
        self.add(put(parent, "p", **_KEEPING), span)

    def add(self, parent: Element, span: Span) -> None:
        """The words of `span` at the end of an element."""
        done = span.start
        first = bisect_left(self._marked, span.start, key=lambda marked: marked.span.start)
        for marked in takewhile(lambda marked: marked.span in span, self._marked[first:]):
            self._add(parent, Span(done, marked.span.start))
            self._add(put(parent, marked.element, **dict([marked.attribute])), marked.span)
            done = marked.span.end
        self._add(parent, Span(done, span.end))

    def lead(self, span: Span) -> str | None:
        """The lead verb at the head of `span`."""
        first = bisect_left(self._marked, span.start, key=lambda marked: marked.span.start)
        leads = (marked.span for marked in self._marked[first : first + 1] if marked.element == "span")
        return next((self._text.words(lead) for lead in leads if lead.start == span.start), None)

    def split(self, span: Span, separator: str) -> Iterator[Span]:
        """The pieces of `span` between separators, without the blanks around them."""
        start = span.start
        for piece in self._text.words(span).split(separator):
            words = piece.strip()
            begin = start + piece.index(words)
            yield Span(begin, begin + len(words))
            start += len(piece) + len(separator)

    def put_unmarked(self, parent: Element) -> None:
        """Footnotes that no words refer to, as those of a title, each as a `p`."""
        referred = {mark[1] for mark in MARK.finditer(self._text.value) if not self._is_label(mark.start())}
        for note in self._footnotes.values():
            if note.label not in referred:
                self._put_note(put(parent, "p", **_KEEPING), note)

    def _is_label(self, place: int) -> bool:
        """Whether a mark is that of a footnote itself, at the head of its line."""
        begins = place == 0 or self._text.value[place - 1] == "\n"
        return begins and NOTE.match(self._text.value, place) is not None

    def _add(self, parent: Element, span: Span) -> None:
        """Words without mark-up but footnote marks."""
        words, done = self._text.words(span), 0
        for mark in MARK.finditer(words):
            add_text(parent, words[done : mark.start()])
            note = self._footnotes.get(mark[1])
            if note is None or mark[1] in self._written:
                put(parent, "noteRef", href=f"#{_id(mark[1])}", marker=mark[1])
            else:
                self._put_note(parent, note)
            done = mark.end()
        add_text(parent, words[done:])

    def _put_note(self, parent: Element, note: Footnote) -> None:
        self._written.add(note.label)
        element = put(parent, "authorialNote", marker=note.label, placement="bottom", eId=_id(note.label))
        self._add(put(element, "p", **_KEEPING), note.span)


def _id(label: str) -> str:
    return f"fn{label}"


def _marked(document: Document) -> Iterator[_Marked]:
    """Lead verbs and links in order. What overlaps something before it stays unmarked, a verb before a link."""
    markup = document.markup
    if markup is None:
        return
    class_ = "bold" if document.metadata.language in _BOLD else "italic"
    leads = (_Marked(lead, "span", ("class", class_)) for lead in markup.leads)
    links = (_Marked(link.span, "a", ("href", link.target)) for link in markup.links)
    end = 0
    for marked in sorted((*leads, *links), key=lambda marked: (marked.span.start, marked.element != "span")):
        if marked.span.start >= end and marked.span:
            yield marked
            end = marked.span.end
