"""Drafting at random, from the pieces in drafts*.toml: by a small grammar, in any order, and letter by letter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from extract.records import Document
from tests.extract.made import ASSEMBLY, document

LANGUAGES = {"zh": "drafts.toml", "en": "drafts.en.toml"}

Pieces = Mapping[str, list[str]]


def _given(language: str) -> tuple[Pieces, Mapping[str, str]]:
    """The pieces of a language, and the footnotes that their marks stand for."""
    given = tomllib.loads(Path(__file__).with_name(LANGUAGES[language]).read_text("utf-8"))
    notes: dict[str, str] = given.pop("footnotes")
    return given, notes


def _one(pieces: Pieces, *kinds: str) -> st.SearchStrategy[str]:
    return st.sampled_from([piece for kind in kinds for piece in pieces[kind]])


@st.composite
def _clauses(draw: st.DrawFn, pieces: Pieces, blank: str) -> str:
    """并 | 又 | 敦促 | 会员国和各国 | 必须 | 加强合作 | [^1] | ，"""
    agents = draw(st.lists(_one(pieces, "agents"), max_size=3))
    before = draw(_one(pieces, "connectives")) + draw(_one(pieces, "adverbs")) + draw(_one(pieces, "verbs"))
    after = draw(_one(pieces, "modals")) + draw(_one(pieces, "actions", "cited"))
    ends = draw(_one(pieces, "marks")) + draw(_one(pieces, "stops"))
    return before + blank + draw(_one(pieces, "joints")).join(agents) + after + ends


def paragraphs(language: str) -> st.SearchStrategy[str]:
    """The words of one paragraph."""
    pieces, _ = _given(language)
    every = [piece for kind in pieces.values() for piece in kind]
    drafted = st.lists(_clauses(pieces, "" if language == "zh" else " "), min_size=1, max_size=5).map("".join)
    shuffled = st.lists(st.sampled_from(every), min_size=1, max_size=25).map("".join)
    random = st.text(sorted(set("".join(every))), min_size=1, max_size=80)
    return st.one_of(drafted, shuffled, random).map(_tidied).filter(bool)


def _tidied(text: str) -> str:
    """As texts are laid out: no blanks at the ends, none twice."""
    return re.sub(" {2,}", " ", text).strip()


@st.composite
def documents(draw: st.DrawFn, language: str) -> Document:
    """A document of up to four paragraphs, the last of which may be an item of a list."""
    texts = draw(st.lists(paragraphs(language), min_size=1, max_size=4))
    item = len(texts) > 1 and draw(st.booleans())
    issuer = draw(st.sampled_from([ASSEMBLY, "cnd", None]))
    return document(texts, item=item, footnotes=_given(language)[1], issuer=issuer, language=language)
