"""Documents made of a few paragraphs, for tests that begin where a text is already laid out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence

from extract.records import Document, Footnote, Mark, Metadata, Paragraph, ParagraphKind, Part, Source, Span, Text

ASSEMBLY = "general-assembly"
_MARK = re.compile(r"\[\^([^\]\s]{1,4})\]")
_NO_NOTES: Mapping[str, str] = {}


def document(  # noqa: PLR0913 - each by its name
    paragraphs: Sequence[str],
    *,
    kind: ParagraphKind = "operative",
    item: bool = False,
    footnotes: Mapping[str, str] = _NO_NOTES,
    issuer: str | None = ASSEMBLY,
    language: str = "zh",
) -> Document:
    """A resolution of paragraphs, one a line; where `item`, the last is one of a list that hangs on the one before."""
    value = "".join(f"{paragraph}\n" for paragraph in paragraphs)
    made: list[Paragraph] = []
    start = 0
    for i, words in enumerate(paragraphs, 1):
        span = Span(start, start + len(words))
        start = span.end + 1
        marks = tuple(Mark(m[1], Span(*m.span())) for m in _MARK.finditer(value, span.start, span.end))
        if item and i == len(paragraphs):
            made.append(Paragraph(f"{made[-1].id}(a)", "operative-sub", span, "a", made[-1].id, marks))
        else:
            made.append(Paragraph(f"OP{i}", kind, span, str(i), None, marks))
    return Document(
        Text(value, array("L", range(len(value))), Source("made.txt", value, "utf-8", "0" * 64)),
        Metadata("A/RES/1/1", "resolution", language, "", body=issuer),
        (Part("", None, issuer, None, (), tuple(made)),),
        tuple(Footnote(label, Span(0, 0), means) for label, means in footnotes.items()),
    )
