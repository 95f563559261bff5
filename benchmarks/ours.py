"""Our build and our queries, step by step: all that the benchmarks know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.examples import example
from benchmarks.measuring import Stopwatch, fastest, given, tell
from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Refused
from graph import authorities, correspondence, triples
from graph.engines import PyshaclEngine
from graph.files import write_whole
from graph.iris import CORRESPONDENCE, LANGUAGES, BadIdentifierError, Iris, symbol_segment
from graph.store import open_store, write_store
from graph.validate import Validator
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES
from queries.answers import Select, written
from queries.errors import ParameterError
from queries.library import Given, Query, library
from queries.run import bound, run, select_on

_SYMBOLS = """
SELECT DISTINCT ?symbol WHERE { GRAPH ?g { ?work <https://w3id.org/mandategraph/ontology#symbol> ?symbol } }
"""


class Build:
    """The steps of `graph.build.build`, each under the stopwatch."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.watch = Stopwatch()
        self.graphs: dict[str, dict[str, Path]] = defaultdict(dict)  # by symbol and language
        self.quads = self.violations = self.refused = 0
        self.iris = Iris()
        with self.watch.step("prepare"):
            self._lexicon = Lexicon.load(LEXICON)
            for language in pipeline.GRAMMARS:
                pipeline.grammar_of(language, self._lexicon)
            lines = sorted(set(authorities.quads((CORE, ALIGNMENT, *LEXICON), self.iris)))
            self._validator = Validator(PyshaclEngine(SHAPES), self.iris, tuple(authorities.classes(lines)))
            self.authorities = out / "authorities.nq"
            write_whole(self.authorities, lines)
        self._instruments = self._lexicon.scheme("instruments")

    def read(self, file: Path) -> None:
        """One file, from its bytes to its graph."""
        try:
            with self.watch.step("read"):
                extraction = pipeline.read(file, self._lexicon)
            with self.watch.step("triples"):
                lines = sorted(set(triples.quads(extraction, self.iris, "benchmark", self._instruments)))
        except (Refused, BadIdentifierError):
            self.refused += 1
            return
        metadata = extraction.document.metadata
        path = self.out / f"{symbol_segment(metadata.symbol)}.{LANGUAGES[metadata.language]}.nq"
        if metadata.language in self.graphs[metadata.symbol]:  # a copy
            self.refused += 1
            return
        with self.watch.step("write"):
            write_whole(path, lines)
        with self.watch.step("validate"):
            self.violations += len(self._validator.check(lines))
        self.graphs[metadata.symbol][metadata.language] = path
        self.quads += len(lines)

    def finish(self) -> None:
        """What the language versions of a document have in common, and the store."""
        links = []
        with self.watch.step("compare"):
            for symbol, versions in sorted(self.graphs.items()):
                if len(versions) > 1:
                    links.append(self._compare(symbol, versions))
        paths = [path for versions in self.graphs.values() for path in versions.values()]
        with self.watch.step("load"):
            write_store(self.out, [self.authorities, *sorted(paths), *links])

    def _compare(self, symbol: str, versions: dict[str, Path]) -> Path:
        said = {language: path.read_text("utf-8").splitlines() for language, path in versions.items()}
        path = self.out / f"{symbol_segment(symbol)}.{CORRESPONDENCE}.nq"
        write_whole(path, sorted(correspondence.quads(symbol, said, self.iris)))
        return path


def build(files: Sequence[Path], out: Path) -> None:
    """Build the graph of some files and tell what each step took."""
    work = Build(out)
    for file in files:
        work.read(file)
    work.finish()
    documents = sum(map(len, work.graphs.values()))
    tell(steps=work.watch.seconds, documents=documents, quads=work.quads, refused=work.refused)
    tell(violations=work.violations, symbol=next(iter(work.graphs), None))


def ask(out: Path, document: str, repeat: int) -> None:
    """Ask every canned query its example and tell how long the whole answer takes, labels and all."""
    select = select_on(open_store(out))
    known = {written(row["symbol"]) for row in select(_SYMBOLS)}
    for query in library().values():
        try:
            _ask(query, select, example(query, document, known), repeat)
        except ParameterError as error:
            tell(query=query.name, fault=str(error))


def _ask(query: Query, select: Select, values: Given, repeat: int) -> None:
    iris = Iris()
    text = bound(query, select, values, iris)
    seconds, rows = fastest(lambda: sum(1 for _ in select(text)), repeat)
    whole, _ = fastest(lambda: run(query, select, values, iris), repeat)
    tell(query=query.name, text=text, rows=rows, seconds=seconds, whole=whole)


def main() -> None:
    """Do what the parent asks for."""
    job = given()
    out = Path(job["out"])
    if "files" in job:
        build([Path(file) for file in job["files"]], out)
    else:
        ask(out, job["document"], job["repeat"])


if __name__ == "__main__":
    main()
