"""Builds a graph from files: reads each, writes its triples, checks them, and loads the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction, Refused
from graph import authorities, triples
from graph.engines import PyshaclEngine
from graph.files import UNFINISHED, write_whole
from graph.iris import DEFAULT_BASE, LANGUAGES, BadIdentifierError, Iris, symbol_segment
from graph.store import write_store
from graph.summary import FILE_NAME, Built, Rejected, Summary, count
from graph.validate import Validator, Violation
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES

# Told before each file is read: its name, how many were read before it, and how many there are.
Progress = Callable[[str, int, int], None]

_GRAPHS = "graphs"
_AUTHORITIES = f"{_GRAPHS}/authorities.nq"
_GRAPH_FILE = re.compile(rf".+\.(?:{'|'.join(LANGUAGES.values())})\.nq")


def build(
    sources: Sequence[Path], out: Path, *, base: str = DEFAULT_BASE, on_progress: Progress | None = None
) -> Summary:
    """Read files, and all files in folders, into a graph in the folder `out`, in place of an earlier build there.

    What cannot be read is rejected with its reason and the rest is built; if nothing can be read, `out` stays as it
    was. Raises OSError where `out` cannot be written, graph.iris.BadIdentifierError for a base that is none.
    """
    bench = _Bench.prepared(out, Iris(base))
    inputs = list(_inputs(sources, out))
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
    faults = bench.finish(sorted(documents)) if documents else ()
    summary = Summary(base, ordered, tuple(rejected), faults)
    if documents:
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
                return Rejected(_told(path), f"the same document in the same language as {before[graph].source}")
            lines = self._lines(extraction)
        except Refused as refused:
            return Rejected(_told(path), refused.reason)
        except BadIdentifierError as error:
            return Rejected(_told(path), str(error))
        except OSError as error:
            return Rejected(_told(path), error.strerror or str(error))
        (self.out / _GRAPHS).mkdir(parents=True, exist_ok=True)
        write_whole(self.out / graph, lines)
        return _built(extraction, graph, self.validator.check(lines))

    def finish(self, graphs: Sequence[str]) -> tuple[Violation, ...]:
        """Write what all documents share, remove graphs of documents that are gone, and load the store."""
        write_whole(self.out / _AUTHORITIES, self.authorities)
        for path in (self.out / _GRAPHS).iterdir():
            is_ours = _GRAPH_FILE.fullmatch(path.name) or path.name.endswith(UNFINISHED)
            if is_ours and f"{_GRAPHS}/{path.name}" not in graphs:
                path.unlink()
        write_store(self.out, [self.out / _AUTHORITIES, *(self.out / graph for graph in graphs)])
        return Validator(self.validator.engine, self.iris).check(self.authorities)

    def _lines(self, extraction: Extraction) -> list[str]:
        listed = self.lexicon.scheme("instruments")
        return sorted(set(triples.quads(extraction, self.iris, self.version, listed)))


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
        source=_told(Path(source.name).name),
        graph=graph,
        counts=count(extraction),
        violations=violations,
    )


def _told(path: Path | str) -> str:
    """A path that can be written, which one whose bytes are no UTF-8 cannot."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _inputs(sources: Iterable[Path], out: Path) -> Iterator[Path | Rejected]:
    """Every file once, those of a folder sorted, without hidden ones and those of the build itself."""
    seen: set[Path] = set()
    for source in sources:
        try:
            source.stat()
        except FileNotFoundError:
            yield Rejected(_told(source), "no such file or folder")
            continue
        except (OSError, ValueError) as error:  # a name that no file can have, or a folder that is closed to us
            yield Rejected(_told(source), getattr(error, "strerror", None) or str(error))
            continue
        files = _visible_files(source, out) if source.is_dir() else [source]
        if not files:
            yield Rejected(_told(source), "a folder without files")
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _visible_files(folder: Path, out: Path) -> list[Path]:
    built = out.resolve()
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and built not in path.resolve().parents
    ]
