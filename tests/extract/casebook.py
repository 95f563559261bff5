"""Cases as data: short paragraphs in the style of United Nations drafting, and what is to be read from them.

A file of `cases/` holds lists of cases by the rule of language that they show:

    [[adverbs]]
    why = "the rule, in a line"
    text = "the paragraph: that which is looked at"
    chapeau = "the paragraph that it hangs on, as an item of its list"
    before = ["paragraphs that stand before"]
    footnotes = {3 = "the footnotes of the document"}
    issuer = "who speaks: general-assembly unless said otherwise, and empty where nobody is known to"

and what is expected: `acts`, `mandates` and `cites`, each complete and in order, but of each item only the fields
that matter. Agents and conditions are ids, or `id: words` where the words matter, `id:` where there are none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.language import Grammar
from extract.lexicon import Lexicon
from extract.pipeline import extract
from extract.records import Act, AgentMention, Citation, Document, Extraction, Mandate, Text
from tests.extract.made import ASSEMBLY, document

CASES = Path(__file__).with_name("cases")
EXPECTED = ("acts", "mandates", "cites")

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is given, and by name what is expected."""

    id: str
    given: Mapping[str, Any]
    expected: Mapping[str, Sequence[Fields]]

    def document(self) -> Document:
        """The paragraphs given, that which is looked at last."""
        given = self.given
        chapeau = [given["chapeau"]] if "chapeau" in given else []
        return document(
            [*given.get("before", ()), *chapeau, given["text"]],
            item=bool(chapeau),
            footnotes=given.get("footnotes", {}),
            issuer=given.get("issuer", ASSEMBLY) or None,
        )


def cases(*names: str) -> list[Case]:
    """The cases of some files."""
    return [case for name in names for case in _cases(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8")))]


def _cases(groups: Mapping[str, Sequence[Fields]]) -> Iterator[Case]:
    for group, items in groups.items():
        for i, item in enumerate(items, 1):
            expected = {name: item[name] for name in EXPECTED if name in item}
            given = {name: value for name, value in item.items() if name not in EXPECTED}
            yield Case(f"{group}-{i}", given, expected)


def check(case: Case, grammar: Grammar, lexicon: Lexicon) -> None:
    """Assert that what is expected is read, all of it and no more, in order."""
    found = _read(extract(case.document(), grammar, lexicon))
    assert case.expected
    for name, items in case.expected.items():
        wanted = [*items, *({} for _ in found[name][len(items) :])]
        narrowed = [_narrowed(item, fields) for item, fields in zip(found[name], wanted, strict=False)]
        assert narrowed == items, case.given["why"]


def _narrowed(item: Fields, wanted: Fields) -> Fields:
    """An item with the fields and the detail that are wanted."""
    return {name: _in_detail(item[name], value) for name, value in wanted.items()}


def _in_detail(found: Any, wanted: Any) -> Any:  # noqa: ANN401 - a value of TOML
    """Mentions without their words, where none are wanted."""
    in_words = not isinstance(wanted, list) or any(":" in mention for mention in wanted)
    return found if in_words else [mention.partition(":")[0] for mention in found]


def _read(extraction: Extraction) -> dict[str, list[Fields]]:
    """What was read from the last paragraph, as cases have it."""
    text, last = extraction.document.text, extraction.document.parts[-1].paragraphs[-1].id
    acts = [act for act in extraction.acts if act.paragraph == last]
    return {
        "acts": [_act(act, text) for act in acts],
        "mandates": [_mandate(mandate, text) for act in acts for mandate in act.mandates],
        "cites": [_citation(citation, text) for citation in extraction.citations if citation.paragraph == last],
    }


def _act(act: Act, text: Text) -> Fields:
    return {
        "verb": text.words(act.verb),
        "class": act.act_class,
        "concept": act.concept,
        "inherited": act.inherited,
        "words": text.words(act.span),
    }


def _mandate(mandate: Mandate, text: Text) -> Fields:
    def named(mentions: Sequence[AgentMention]) -> list[str]:
        return [f"{m.agent}: {text.words(m.span)}" if m.span else f"{m.agent}:" for m in mentions]

    return {
        "mode": mandate.mode,
        "actors": named(mandate.actors),
        "action": text.words(mandate.action) if mandate.action else "",
        "partners": named(mandate.partners),
        "beneficiaries": named(mandate.beneficiaries),
        "recipients": named(mandate.recipients),
        "conditions": [f"{mention.condition}: {text.words(mention.span)}" for mention in mandate.conditions],
        "due": text.words(mandate.due) if mandate.due else "",
    }


def _citation(citation: Citation, text: Text) -> Fields:
    return {
        "cited": citation.instrument or citation.symbol,
        "text": text.words(citation.span),
        "pin": text.words(citation.pin) if citation.pin else "",
        "paragraphs": list(citation.paragraphs),
        "footnote": citation.footnote or "",
        "relation": citation.relation,
    }
