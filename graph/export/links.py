"""Links to what a paragraph cites, as the United Nations' own files give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from extract.read.lines import MARK
from extract.records import Link, Span
from graph.iris import Iris, Place
from graph.readback.facts import Facts

_DOCUMENTS = "https://undocs.org"
_MARKS = re.compile(rf"(?: ?{MARK.pattern})+\Z")  # behind the words
_LANGUAGES = {"zh": "ch"}  # where addresses have another code than texts


def links_in(facts: Facts, iris: Iris, paragraph: str, span: Span, language: str) -> Iterator[Link]:
    """The links of a paragraph, by its IRI and its place in the text, in order and apart from one another.

    A graph tells the words of a citation and their order; of words that stand in a paragraph several times, these are
    the first that are not linked yet. A citation inside another is not linked.
    """
    words = facts.text(paragraph)
    done = 0
    for citation in sorted(facts.having("cito:hasCitingEntity", paragraph), key=facts.position):
        cited = _MARKS.sub("", facts.text(citation))
        start = words.find(cited, done) if cited else -1
        if start >= 0:
            done = start + len(cited)
            target = address(iris, facts.one(citation, "cito:hasCitedEntity"), language)
            yield Link(Span(span.start + start, span.start + done), target)


def address(iris: Iris, cited: str, language: str) -> str:
    """Where a document of the United Nations is found in a language; of anything else, its IRI."""
    name = iris.read(cited)
    if not isinstance(name, Place):
        return cited
    return f"{_DOCUMENTS}/{_LANGUAGES.get(language, language)}/{quote(name.symbol, safe='/()')}"
