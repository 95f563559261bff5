"""Makes the graph of one document, or of what corresponds between its languages: records and lines, no files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction, Metadata, Refused
from graph import authorities, correspondence, triples
from graph.engines import engine
from graph.iris import CORRESPONDENCE, BadIdentifierError, Iris, symbol_segment
from graph.locations import told
from graph.recipe import Recipe, program_version
from graph.summary import GRAPHS, Built, Compared, count, graph_file
from graph.validate import Validator, Violation
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES

_LONGEST_NAME = 255  # bytes, on most file systems


@dataclass(frozen=True, slots=True)
class Bench:
    """What every graph of a build needs, made once a process."""

    iris: Iris
    lexicon: Lexicon
    authorities: Sequence[str]
    validator: Validator

    def document(self, name: str, data: bytes, key: str) -> tuple[Built, list[str]]:
        """The graph of a file in sorted lines of N-Quads, and what it holds. Raises Refused with the reason."""
        extraction = pipeline.read(name, data, self.lexicon)
        lines = self.lines(extraction)
        return built(extraction, name, self.validator.check(lines), key), lines

    def lines(self, extraction: Extraction) -> list[str]:
        """What was read of a document in sorted lines of N-Quads. Raises Refused where something has no identifier."""
        try:
            return triples.quads(extraction, self.iris, program_version(), self.lexicon.scheme("instruments"))
        except BadIdentifierError as error:
            raise Refused(str(error)) from error

    def comparison(self, symbol: str, graphs: Mapping[str, str], key: str) -> tuple[Compared, list[str]]:
        """What corresponds between versions of a document, which are given by language as N-Quads."""
        said = {language: text.splitlines() for language, text in graphs.items()}
        lines = sorted(correspondence.quads(symbol, said, self.iris))
        graph = f"{GRAPHS}/{symbol_segment(symbol)}.{CORRESPONDENCE}.nq"
        return Compared(symbol, tuple(graphs), graph, len(lines), self.alone.check(lines), key), lines

    @property
    def alone(self) -> Validator:
        """For graphs that refer to nothing whose class must be known."""
        return Validator(self.validator.engine, self.iris)


@cache
def bench(recipe: Recipe) -> Bench:
    """What a recipe needs. Raises graph.iris.BadIdentifierError for a base that is none."""
    iris = Iris(recipe.base)
    lines = sorted(set(authorities.quads((CORE, ALIGNMENT, *LEXICON), iris)))
    validator = Validator(engine(recipe.engine, SHAPES), iris, tuple(authorities.classes(lines)))
    return Bench(iris, Lexicon.load(LEXICON), lines, validator)


def built(extraction: Extraction, name: str, violations: tuple[Violation, ...], key: str) -> Built:
    """What a build tells of a document. Raises Refused where no file could be named by its symbol."""
    metadata = extraction.document.metadata
    return Built(
        symbol=metadata.symbol,
        language=metadata.language,
        title=metadata.title,
        source=told(name),
        graph=_graph_file(metadata),
        counts=count(extraction),
        violations=violations,
        key=key,
    )


def _graph_file(metadata: Metadata) -> str:
    """The name of a document's graph. Raises Refused where no file could have it, or that of its comparison."""
    segment = symbol_segment(metadata.symbol)
    if len(f"{segment}.{CORRESPONDENCE}.nq".encode()) > _LONGEST_NAME:
        raise Refused(f"its symbol is too long to name a file: {metadata.symbol[:40]}…")
    return graph_file(metadata.symbol, metadata.language)
