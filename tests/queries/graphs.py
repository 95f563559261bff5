"""Graphs to ask, as the graph layer writes them: of the hand-made document, and of random readings by seed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from random import Random
from typing import TypeVar, get_args

from pyoxigraph import RdfFormat, parse, serialize

from extract.records import (
    Act,
    ActClass,
    AgentMention,
    Citation,
    ConditionMention,
    Document,
    Extraction,
    Finding,
    Footnote,
    Mandate,
    Metadata,
    Mode,
    Paragraph,
    ParagraphKind,
    Part,
    Repair,
    Source,
    Span,
    Text,
)
from graph import correspondence
from graph.iris import Iris
from graph.triples import quads
from tests.graph.sample import ACTS, CITATIONS, DOCUMENT, EXTRACTION, METADATA

T = TypeVar("T")

AGENTS = ("unodc", "cnd", "incb", "states", "secretary-general", "unlisted-青年", "unlisted-a|b")
VERBS = ("urge", "request", "decide", "reaffirm", "unlisted-沉思")
CONDITIONS = ("upon-request", "as-appropriate")
INSTRUMENTS = ("convention-1988", "convention-1961", "drug-control-conventions", "unlisted-公约")
SYMBOLS = ("A/RES/67/193", "A/RES/63/197", "E/CN.7/RES/53/10", "A/69/87")
# The English version reads OP1's first mandate without its conditions and of other actors, misses OP1's second act and
# cites the convention of OP2 twice.
_FIRST = replace(ACTS[0].mandates[0], actors=(AgentMention("states", None), AgentMention("cnd", None)), conditions=())
ENGLISH = replace(
    EXTRACTION,
    document=replace(DOCUMENT, metadata=replace(METADATA, language="en")),
    acts=(replace(ACTS[0], mandates=(_FIRST,)), *ACTS[2:]),
    citations=(*CITATIONS, replace(CITATIONS[1], position=3)),
)
_CHARACTERS = "请敦促各国，。；《》（）第12条 aB|\"'\\<>&{}?$#\t\u00e9\u2028𠀀"


def authorities() -> str:
    data = Path(__file__).with_name("authorities.trig").read_bytes()
    return (serialize(parse(data, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS) or b"").decode()


def small_graph() -> str:
    return authorities() + "".join(quads(EXTRACTION, Iris(), "0"))


def bilingual_graph() -> str:
    """The hand-made document in Chinese, and as if in English with what is changed by ENGLISH."""
    return authorities() + _linked([EXTRACTION, ENGLISH])


def random_graph(seed: int) -> str:
    """One to three language versions, of one document or of several."""
    random = Random(seed)  # noqa: S311 - for cases, not for secrets
    symbols = random.sample(SYMBOLS, 2)
    versions = {(random.choice(symbols), random.choice(("zh", "en", "fr"))) for _ in range(random.randint(1, 3))}
    return authorities() + _linked([_extraction(random, symbol, language) for symbol, language in sorted(versions)])


def _linked(readings: Sequence[Extraction]) -> str:
    """The graphs of some language versions, and of what corresponds in them."""
    graphs: dict[str, dict[str, list[str]]] = {}
    for reading in readings:
        metadata = reading.document.metadata
        graphs.setdefault(metadata.symbol, {})[metadata.language] = list(quads(reading, Iris(), "0"))
    links = (correspondence.quads(symbol, versions, Iris()) for symbol, versions in graphs.items())
    return "".join(chain(*(lines for versions in graphs.values() for lines in versions.values()), *links))


def _extraction(random: Random, symbol: str, language: str) -> Extraction:
    value = "".join(random.choice(_CHARACTERS) for _ in range(200))
    source = Source("a.txt", value, "utf-8", sha256(value.encode()).hexdigest())
    repairs = _several(random, 2, lambda: Repair("spacing", _span(random), " ", ""))
    text = Text(value, array("l", range(len(value))), source, repairs)
    ids = random.sample(["PP1", "OP1", "OP2", "OP3(a)", "annex-1/OP4.5"], random.randint(1, 5))
    paragraphs = tuple(Paragraph(id_, random.choice(get_args(ParagraphKind)), _span(random)) for id_ in ids)
    footnotes = tuple(Footnote(label, _span(random), "means") for label in ("1", "12")[: random.randint(0, 2)])
    document = Document(
        text,
        _metadata(random, symbol, language),
        (Part("", None, _maybe(random, "cnd"), None, (), paragraphs),),
        footnotes,
        _several(random, 1, lambda: _span(random)),
    )
    acts = tuple(_act(random, id_, n) for id_ in ids for n in range(1, random.randint(1, 3)))
    citations = tuple(_citation(random, id_, n) for id_ in ids for n in range(1, random.randint(1, 3)))
    findings = _several(random, 2, lambda: Finding("unknown-verb", random.choice(ids), _span(random)))
    return Extraction(document, acts, citations, findings)


def _metadata(random: Random, symbol: str, language: str) -> Metadata:
    return Metadata(
        symbol,
        "resolution",
        language,
        "title",
        other_symbols=_several(random, 2, lambda: random.choice(("E/2014/80", "A/67/1"))),
        body=_maybe(random, "general-assembly"),
        agenda_items=_several(random, 2, lambda: random.choice(("104", "105"))),
        adopted=_maybe(random, date(2012, 12, 20)),
        published=_maybe(random, date(2014, 5, 20)),
    )


def _act(random: Random, paragraph: str, position: int) -> Act:
    return Act(
        paragraph,
        position,
        random.choice(VERBS),
        random.choice(get_args(ActClass)),
        _span(random),
        _span(random),
        inherited=random.random() < 0.3,
        mandates=_several(random, 2, lambda: _mandate(random)),
    )


def _mandate(random: Random) -> Mandate:
    def agents() -> tuple[AgentMention, ...]:
        return _several(random, 2, lambda: AgentMention(random.choice(AGENTS), _maybe(random, _span(random))))

    return Mandate(
        random.choice(get_args(Mode)),
        agents(),
        _maybe(random, _span(random)),
        agents(),
        agents(),
        agents(),
        _several(random, 2, lambda: ConditionMention(random.choice(CONDITIONS), _span(random))),
        _maybe(random, _span(random)),
    )


def _citation(random: Random, paragraph: str, position: int) -> Citation:
    instrument = _maybe(random, random.choice(INSTRUMENTS))
    return Citation(
        paragraph,
        position,
        _span(random),
        instrument,
        None if instrument else random.choice(SYMBOLS),
        _maybe(random, _span(random)),
        _maybe(random, "1"),
        random.choice(("recalls", "mentions")),
    )


def _span(random: Random) -> Span:
    start = random.randrange(190)
    return Span(start, start + random.randint(1, 10))


def _maybe(random: Random, value: T) -> T | None:
    return value if random.random() < 0.7 else None


def _several(random: Random, most: int, make: Callable[[], T]) -> tuple[T, ...]:
    return tuple(make() for _ in range(random.randint(0, most)))
