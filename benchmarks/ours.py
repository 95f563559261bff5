"""Our build and our queries, step by step: all that the benchmarks know of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.examples import example
from benchmarks.measuring import Stopwatch, fastest, given, tell
from extract import pipeline
from extract.read.files import read_bytes
from extract.records import Refused
from graph.bench import bench, built
from graph.engines import FAST
from graph.files import LocalFolder
from graph.install import Installation, Last
from graph.iris import Iris
from graph.recipe import Recipe, program
from graph.stage import Outcome, Stage, graph_on_stage
from graph.store import open_store
from graph.summary import Built, Compared, Summary
from graph.tasks import Comparison, Task, perform, rarely_collecting
from queries.answers import Select, written
from queries.errors import ParameterError
from queries.library import Given, Query, library
from queries.run import bound, run, select_on

_SYMBOLS = """
SELECT DISTINCT ?symbol WHERE { GRAPH ?g { ?work <https://w3id.org/mandategraph/ontology#symbol> ?symbol } }
"""


class Build:
    """The steps of `graph.build.build` in one process, each under the stopwatch."""

    def __init__(self, out: Path) -> None:
        self.watch = Stopwatch()
        self.works: dict[str, list[Built]] = {}  # by symbol
        self.compared: list[Compared] = []
        self.quads = self.refused = 0
        self._stage = Stage(LocalFolder(out))
        with self.watch.step("prepare"):
            self._recipe = Recipe(Iris().base, FAST, program())
            self._bench = bench(self._recipe)
            for language in pipeline.GRAMMARS:
                pipeline.grammar_of(language, self._bench.lexicon)

    def read(self, file: Path) -> None:
        """One file, from its bytes to its graph."""
        try:
            with self.watch.step("read"):
                extraction = pipeline.read(file.name, read_bytes(file), self._bench.lexicon)
            with self.watch.step("triples"):
                lines = self._bench.lines(extraction)
            with self.watch.step("validate"):
                violations = self._bench.validator.check(lines)
            key = self._recipe.key("document", file.name, extraction.document.text.source.sha256)
            version = built(extraction, file.name, violations, key)
        except Refused:
            self.refused += 1
            return
        versions = self.works.setdefault(version.symbol, [])
        if version.graph in {known.graph for known in versions}:  # a copy
            self.refused += 1
            return
        with self.watch.step("write"):
            self._stage.keep(Outcome(version.key, built=version), lines)
        versions.append(version)
        self.quads += len(lines)

    def finish(self) -> None:
        """What the language versions of a document have in common, then all in its place, with the store."""
        with self.watch.step("compare"):
            for symbol, versions in self.works.items():
                if len(versions) > 1:
                    self._compare(symbol, versions)
        documents = tuple(version for versions in self.works.values() for version in versions)
        summary = Summary(self._recipe.base, documents, tuple(self.compared), recipe=self._recipe.key())
        staged = frozenset(made.key for made in summary.made)
        last = Last(Summary(""), frozenset())
        with self.watch.step("load"):
            Installation(self._stage, summary, staged, last, lambda: self._bench, lambda *_: None).install()

    def _compare(self, symbol: str, versions: Sequence[Built]) -> None:
        key = self._recipe.key("comparison", symbol, *(version.key for version in versions))
        graphs = tuple((version.language, graph_on_stage(version.key)) for version in versions)
        [outcome] = perform(Task(self._recipe, self._stage.out.location, (Comparison(key, symbol, graphs),)))
        if outcome.compared:
            self.compared.append(outcome.compared)


def build(files: Sequence[Path], out: Path) -> None:
    """Build the graph of some files and tell what each step took."""
    work = Build(out)
    with rarely_collecting():
        for file in files:
            work.read(file)
    work.finish()
    documents = sum(map(len, work.works.values()))
    tell(steps=work.watch.seconds, documents=documents, quads=work.quads, refused=work.refused)
    tell(symbol=next(iter(work.works), None))


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
