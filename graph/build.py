"""Builds a graph from files: reads each, writes its triples, checks them, and loads the store."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction, Refused
from graph import authorities, correspondence, triples
from graph.engines import PyshaclEngine
from graph.files import UNFINISHED, write_whole
from graph.inputs import files_of, told
from graph.iris import CORRESPONDENCE, DEFAULT_BASE, LANGUAGES, BadIdentifierError, Iris, symbol_segment
from graph.store import write_store
from graph.summary import FILE_NAME, Built, Compared, Rejected, Summary, count
from graph.validate import Validator, Violation
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES

# Told before each file is read: its name, how many were read before it, and how many there are.
Progress = Callable[[str, int, int], None]

_GRAPHS = "graphs"
_AUTHORITIES = f"{_GRAPHS}/authorities.nq"
_GRAPH_FILE = re.compile(rf".+\.(?:{'|'.join((*LANGUAGES.values(), CORRESPONDENCE))})\.nq")


def build(
    sources: Sequence[Path], out: Path, *, base: str = DEFAULT_BASE, on_progress: Progress | None = None
) -> Summary:
    """Read files, and all files in folders, into a graph in the folder `out`, in place of an earlier build there.

    What cannot be read is rejected with its reason and the rest is built; if nothing can be read, `out` stays as it
    was. Raises OSError where `out` cannot be written, graph.iris.BadIdentifierError for a base that is none.
    """
    bench = _Bench.prepared(out, Iris(base))
    inputs = list(files_of(sources, out))
    documents: dict[str, Built] = {}
    rejected: list[Rejected] = []
    for done, given in enumerate(inputs):
        if on_progress and isinstance(given, Path):
            on_progress(given.name, done, len(inputs))
        outcome = bench.build(given, documents) if isinstance(given, Path) else given
        if isinstance(outcome, Built):
            documents[outcome.graph] = outcome
        else:
            rejected.append(outcome)
    ordered = tuple(documents[graph] for graph in sorted(documents))
    if not documents:
        return Summary(base, rejected=tuple(rejected))
    compared = tuple(bench.compare(versions) for versions in _by_symbol(ordered) if len(versions) > 1)
    faults = bench.finish([*documents, *(work.graph for work in compared)])
    summary = Summary(base, ordered, compared, tuple(rejected), faults)
    write_whole(out / FILE_NAME, [summary.to_json()])
    return summary


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every document of a build needs, made once."""

    out: Path
    iris: Iris
    version: str
    lexicon: Lexicon
    authorities: Sequence[str]
    validator: Validator

    @classmethod
    def prepared(cls, out: Path, iris: Iris) -> _Bench:
        lines = sorted(set(authorities.quads((CORE, ALIGNMENT, *LEXICON), iris)))
        validator = Validator(PyshaclEngine(SHAPES), iris, tuple(authorities.classes(lines)))
        return cls(out, iris, _program_version(), Lexicon.load(LEXICON), lines, validator)

    def build(self, path: Path, before: Mapping[str, Built]) -> Built | Rejected:
        """Read one file and write its graph, unless `before` has one of that name."""
        try:
            extraction = pipeline.read(path, self.lexicon)
            graph = _graph_file(extraction)
            if graph in before:
                return Rejected(told(path), f"the same document in the same language as {before[graph].source}")
            lines = self._lines(extraction)
        except Refused as refused:
            return Rejected(told(path), refused.reason)
        except BadIdentifierError as error:
            return Rejected(told(path), str(error))
        except OSError as error:
            return Rejected(told(path), error.strerror or str(error))
        (self.out / _GRAPHS).mkdir(parents=True, exist_ok=True)
        write_whole(self.out / graph, lines)
        return _built(extraction, graph, self.validator.check(lines))

    def compare(self, versions: Sequence[Built]) -> Compared:
        """Write the graph of what corresponds between the language versions of a document, which are written."""
        symbol = versions[0].symbol
        graphs = {version.language: (self.out / version.graph).read_text("utf-8") for version in versions}
        said = {language: text.splitlines() for language, text in graphs.items()}
        lines = sorted(correspondence.quads(symbol, said, self.iris))
        graph = f"{_GRAPHS}/{symbol_segment(symbol)}.{CORRESPONDENCE}.nq"
        write_whole(self.out / graph, lines)
        return Compared(symbol, tuple(graphs), graph, len(lines), self._alone.check(lines))

    def finish(self, graphs: Sequence[str]) -> tuple[Violation, ...]:
        """Write what all documents share, remove graphs of documents that are gone, and load the store."""
        write_whole(self.out / _AUTHORITIES, self.authorities)
        for path in (self.out / _GRAPHS).iterdir():
            is_ours = _GRAPH_FILE.fullmatch(path.name) or path.name.endswith(UNFINISHED)
            if is_ours and f"{_GRAPHS}/{path.name}" not in graphs:
                path.unlink()
        write_store(self.out, [self.out / _AUTHORITIES, *(self.out / graph for graph in graphs)])
        return self._alone.check(self.authorities)

    @property
    def _alone(self) -> Validator:
        """For graphs that refer to nothing whose class must be known."""
        return Validator(self.validator.engine, self.iris)

    def _lines(self, extraction: Extraction) -> list[str]:
        listed = self.lexicon.scheme("instruments")
        return sorted(set(triples.quads(extraction, self.iris, self.version, listed)))


def _by_symbol(documents: Sequence[Built]) -> Iterator[tuple[Built, ...]]:
    """The language versions of each document."""
    works: dict[str, list[Built]] = defaultdict(list)
    for document in documents:
        works[document.symbol].append(document)
    return map(tuple, works.values())


def _program_version() -> str:
    try:
        return version("mandategraph")
    except PackageNotFoundError:  # run from a source tree
        return "unreleased"


def _graph_file(extraction: Extraction) -> str:
    metadata = extraction.document.metadata
    return f"{_GRAPHS}/{symbol_segment(metadata.symbol)}.{LANGUAGES[metadata.language]}.nq"


def _built(extraction: Extraction, graph: str, violations: tuple[Violation, ...]) -> Built:
    metadata, source = extraction.document.metadata, extraction.document.text.source
    return Built(
        symbol=metadata.symbol,
        language=metadata.language,
        title=metadata.title,
        source=told(Path(source.name).name),
        graph=graph,
        counts=count(extraction),
        violations=violations,
    )
