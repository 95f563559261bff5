"""Drafting at random, from the pieces in drafts.toml: by a small grammar, in any order, and letter by letter."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import strategies as st

from extract.records import Document
from tests.extract.made import ASSEMBLY, document

_GIVEN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NOTES: dict[str, str] = _GIVEN.pop("footnotes")
_PIECES: dict[str, list[str]] = _GIVEN
_ALL = [piece for pieces in _PIECES.values() for piece in pieces]


def _one(*kinds: str) -> st.SearchStrategy[str]:
    return st.sampled_from([piece for kind in kinds for piece in _PIECES[kind]])


@st.composite
def _clauses(draw: st.DrawFn) -> str:
    """并 | 又 | 敦促 | 会员国和各国 | 必须 | 加强合作 | [^1] | ，"""
    named = draw(_one("joints")).join(draw(st.lists(_one("agents"), max_size=3)))
    before = draw(_one("connectives")) + draw(_one("adverbs")) + draw(_one("verbs"))
    after = draw(_one("modals")) + draw(_one("actions", "cited")) + draw(_one("marks")) + draw(_one("stops"))
    return before + named + after


_drafted = st.lists(_clauses(), min_size=1, max_size=5).map("".join)
_shuffled = st.lists(st.sampled_from(_ALL), min_size=1, max_size=25).map("".join)
_random = st.text(sorted(set("".join(_ALL))), min_size=1, max_size=80)
paragraphs = st.one_of(_drafted, _shuffled, _random).map(str.strip).filter(bool)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of up to four paragraphs, the last of which may be an item of a list."""
    texts = draw(st.lists(paragraphs, min_size=1, max_size=4))
    item = len(texts) > 1 and draw(st.booleans())
    return document(texts, item=item, footnotes=_NOTES, issuer=draw(st.sampled_from([ASSEMBLY, "cnd", None])))
