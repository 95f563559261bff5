"""AKN4UN files drafted at random: words of tests.extract.drafts in the elements in which resolutions have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.extract.drafts import paragraphs
from tests.extract.read.made import statement

_CODES = {"zh": "zho", "en": "eng"}
_ISSUERS = {"zh": "大会，", "en": "The General Assembly,"}
_MARK = re.compile(r"\[\^(\d)\]")
_NOTES = ("See resolution 64/182, annex.", "A/67/157.", "")
_INSIDE = (
    "{}", "{}", "{}", '<span class="italic">{}</span>', '<span class="bold">{} </span>', "<sup>{}</sup>", "<b>{}</b>",
    '<a href="https://undocs.org/A/RES/64/182">{}</a>', "<eol/>{}", "<odd>{}</odd>",
)  # fmt: skip
_SHAPES = (
    "<paragraph><num>{n}.</num><content><p>{a}</p></content></paragraph>",
    "<paragraph><num>{n}.</num><content><p>\t{a}</p></content></paragraph>"
    "<paragraph><content><p>({c}) {b}</p></content></paragraph>",
    "<paragraph><num>{n}.</num><list><intro><p>{a}:</p></intro><point><num>({c})</num><content><p>{b}</p></content>"
    "</point></list></paragraph>",
    '<paragraph class="H1"><num>{n}.</num><heading>{a}</heading></paragraph>',
    "<paragraph><content><p>{a}</p><p>{b}</p></content></paragraph>",
    "<container><table><tr><td>{a}</td><td><p>{b}</p></td></tr></table></container>",
)  # fmt: skip


@st.composite
def _marked_up(draw: st.DrawFn, words: str) -> str:
    """Words in pieces, some in elements; marks as the footnotes that they stand for."""
    cuts = sorted(draw(st.lists(st.integers(0, len(words)), max_size=3)))
    pieces = (words[start:end] for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True))
    escaped = (re.sub("[&<>]", lambda found: f"&#{ord(found[0])};", piece) for piece in pieces)
    inline = "".join(draw(st.sampled_from(_INSIDE)).format(piece) for piece in escaped)
    note = draw(st.sampled_from(_NOTES))
    return _MARK.sub(rf'<authorialNote marker="\1"><p>{note}</p></authorialNote>', inline)


@st.composite
def _blocks(draw: st.DrawFn, language: str, shapes: Sequence[str] = _SHAPES) -> str:
    words = paragraphs(language)
    a, b = (draw(words.flatmap(_marked_up)) for _ in range(2))
    return draw(st.sampled_from(shapes)).format(n=draw(st.integers(1, 30)), c=draw(st.sampled_from("abi")), a=a, b=b)


@st.composite
def files(draw: st.DrawFn, language: str) -> bytes:
    """A file of one resolution."""
    preamble = f"<formula><p>{_ISSUERS[language]}</p></formula>"
    if draw(st.booleans()):
        preamble += f'<container name="Recalling"><p>{draw(paragraphs(language).flatmap(_marked_up))}</p></container>'
    blocks = draw(_blocks(language, _SHAPES[:1])), *draw(st.lists(_blocks(language), max_size=3))
    return statement("".join(blocks), preamble, language=_CODES[language])
