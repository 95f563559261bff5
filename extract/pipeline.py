"""The steps of reading, composed: a file or a document to everything read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from extract.acts import Governed, begins_act, read_acts
from extract.agent_lists import names_at
from extract.agents import Agents, find_agents, named_by
from extract.citations import CitationReader
from extract.language import ActPatterns, Grammar
from extract.languages import en, layout_words, zh
from extract.languages.en_lists import name_key, without_aside
from extract.lexicon import Lexicon
from extract.mandates import Duties
from extract.marked import structure_marked
from extract.read.akn import MarkedText
from extract.read.formats import read_format
from extract.read.layout import lay_out
from extract.records import Act, Citation, Document, Extraction, Finding, Mandate, Paragraph, Refused, Source, Span
from extract.relations import relate
from extract.structure import structure


@dataclass(frozen=True, slots=True)
class Chapeau:
    """The last act of a paragraph, which the paragraphs of a list below it inherit."""

    act: Governed
    mandates: tuple[Mandate, ...]


GRAMMARS = {zh.CODE: zh.grammar, en.CODE: en.grammar}
OPERATIVE = ("operative", "operative-sub")
LANGUAGE_NOT_READ = "language-not-read"  # a finding: an operative paragraph in a language that has no grammar yet


def read(name: str, data: bytes, lexicon: Lexicon) -> Extraction:
    """Everything read from a file. Raises Refused with the reason where it is not a document that can be read."""
    file = read_format(name, data)
    language = file.description.language if isinstance(file, MarkedText) else layout_words(file.text).code
    grammar = grammar_of(language, lexicon)
    document = _document(file, grammar, lexicon)  # what is no document at all is refused as such
    if grammar is not None:
        return extract(document, grammar, lexicon)
    if isinstance(file, MarkedText):
        return _without_acts(document)
    raise Refused(f"its language is not read yet: {language}; those that are: {', '.join(GRAMMARS)}")


def _without_acts(document: Document) -> Extraction:
    """A document whose paragraphs its markup tells, in a language whose acts are not read yet."""
    operative = (p for part in document.parts for p in part.paragraphs if p.kind in OPERATIVE)
    unread = (Finding(LANGUAGE_NOT_READ, paragraph.id, paragraph.span) for paragraph in operative)
    return Extraction(document, (), (), (*document.findings, *unread))


def _document(file: Source | MarkedText, grammar: Grammar | None, lexicon: Lexicon) -> Document:
    """The document that a file is, as far as it can be told without a grammar where there is none."""

    def begins(block: str) -> bool:
        return grammar is not None and begins_act(block, grammar.act)

    def speaker(words: str) -> str | None:
        return named_by(words, grammar) if grammar else None

    is_performative = begins if grammar else None
    if isinstance(file, MarkedText):
        return structure_marked(file, is_performative, speaker, states_of(lexicon))
    return structure(lay_out(file, is_performative), is_performative, speaker)


@cache
def states_of(lexicon: Lexicon) -> Callable[[str], str | None]:
    """What gives the id of the State that a name in English names, perhaps with what it speaks for in brackets."""
    states = (concept for concept in lexicon.scheme("agents").values() if concept.kind == "State")
    ids = {name_key(label): state.id for state in states for label in state.labels.get("en", ())}
    return lambda name: ids.get(name_key(name)) or ids.get(name_key(without_aside(name)))


@cache
def grammar_of(language: str, lexicon: Lexicon) -> Grammar | None:
    """The grammar of a language, made once for a lexicon; None for a language that has none yet."""
    return GRAMMARS[language](lexicon) if language in GRAMMARS else None


def extract(document: Document, grammar: Grammar, lexicon: Lexicon) -> Extraction:
    """The acts, mandates, citations and findings of a document."""
    speaker = document.metadata.body
    agents = find_agents(document.text.value, grammar, lexicon, speaker)
    reader = CitationReader(agents, lexicon, {note.label: note for note in document.footnotes}, speaker)
    in_preamble = replace(grammar.act, verb=grammar.act.participle)
    acts: list[Act] = []
    citations: list[Citation] = []
    findings: list[Finding] = list(document.findings)
    for part in document.parts:
        duties = Duties(agents, part.issuer or speaker)
        chapeaux: dict[str, Chapeau] = {}
        for paragraph in part.paragraphs:
            cited = reader.read(paragraph)
            patterns = in_preamble if paragraph.kind == "preambular" else grammar.act
            governed = _governed(paragraph, agents, patterns, chapeaux.get(paragraph.parent or ""))
            citations += relate(agents.value, cited, governed, grammar.citation)
            if paragraph.kind not in OPERATIVE:
                continue
            found = _acts(paragraph, governed, duties, [c.span for c in cited], chapeaux)
            acts += found
            if not found:
                findings.append(Finding("unknown-verb", paragraph.id, paragraph.span))
    return Extraction(document, tuple(acts), tuple(citations), tuple(findings))


def _governed(
    paragraph: Paragraph, agents: Agents, patterns: ActPatterns, chapeau: Chapeau | None
) -> tuple[Governed, ...]:
    inherits = chapeau.act if chapeau else None
    return read_acts(agents.value, paragraph.span, patterns, partial(names_at, agents), inherits)


def _acts(
    paragraph: Paragraph,
    governed: tuple[Governed, ...],
    duties: Duties,
    cited: Sequence[Span],
    chapeaux: dict[str, Chapeau],
) -> tuple[Act, ...]:
    """The acts of an operative paragraph; the last becomes the chapeau of the paragraphs below it."""
    first = duties.agents.first_named(paragraph.span)
    above = chapeaux.get(paragraph.parent or "")
    acts: list[Act] = []
    for position, act in enumerate(governed, 1):
        inherited = above.mandates if above and act.inherited else ()
        pronouns = {**duties.agents.antecedents(first, act.span, duties.speaker), **duties.first_person}
        mandates = duties.read(act, pronouns, inherited, cited)
        acts.append(_record(paragraph.id, position, act, mandates))
        chapeaux[paragraph.id] = Chapeau(act, mandates)
    return share_actions(acts)


def share_actions(acts: Sequence[Act]) -> tuple[Act, ...]:
    """A directive without an action has that of the next: 吁请A，并邀请B，做C; 邀请并鼓励A做C."""
    shared: list[Act] = []
    for act in reversed(acts):
        following = shared[-1].mandates if shared and shared[-1].act_class == "directive" else ()
        if following and act.act_class == "directive" and all(m.action is None for m in act.mandates):
            action = _without_verb(following[0])
            with_action = [replace(action, actors=m.actors or action.actors) for m in act.mandates]
            shared.append(replace(act, mandates=tuple(with_action)))
        else:
            shared.append(act)
    return tuple(reversed(shared))


def _without_verb(mandate: Mandate) -> Mandate:
    """Without the conditions that stand in its verb and not in its action: 请A，并酌情鼓励B做C."""
    conditions = (mention for mention in mandate.conditions if mandate.action and mention.span in mandate.action)
    return replace(mandate, conditions=tuple(conditions))


def _record(paragraph: str, position: int, act: Governed, mandates: tuple[Mandate, ...]) -> Act:
    return Act(
        paragraph=paragraph,
        position=position,
        concept=act.concept.id,
        act_class=act.act_class,
        verb=act.verb,
        span=act.span,
        inherited=act.inherited,
        mandates=mandates,
    )
