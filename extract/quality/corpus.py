"""Many files read at once by several processes, and what they show together."""

from __future__ import annotations

import signal
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from extract import pipeline
from extract.lexicon import Lexicon
from extract.quality.reading import Reading, summarize
from extract.quality.shares import Figures, summed
from extract.quality.versions import Difference, agreement, differences
from extract.read.files import read_bytes
from extract.records import Refused
from ontology.files import LEXICON

CHUNK = 4  # files that a process is given at once


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not read, with the reason."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents read, by symbol, each in its language versions; `copies` are files like one read before."""

    documents: dict[str, tuple[Reading, ...]]
    unread: tuple[Unread, ...]
    copies: tuple[Path, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the documents, sorted."""
        return tuple(sorted({reading.language for reading in self._readings()}))

    def count(self, language: str | None = None) -> int:
        """How many documents were read, in all languages or in one."""
        return sum(language in (None, reading.language) for reading in self._readings())

    def figures(self, language: str | None = None) -> Figures:
        """The figures of all languages, or of one: those of agreement are then of its agreement with the others."""
        own = (reading.figures for reading in self._readings() if language in (None, reading.language))
        pairs = (pair for versions in self.documents.values() for pair in combinations(versions, 2))
        between = (agreement(*pair) for pair in pairs if language in (None, *(reading.language for reading in pair)))
        return {**summed(own), **summed(between)}

    def differences(self) -> Iterator[Difference]:
        """What differs in each document, and what the markup of each version shows to be missed."""
        for versions in self.documents.values():
            yield from differences(versions)

    def findings(self) -> Counter[str]:
        """How often each kind of thing was not understood."""
        return sum((Counter(reading.findings) for reading in self._readings()), Counter())

    def _readings(self) -> Iterator[Reading]:
        return (reading for versions in self.documents.values() for reading in versions)


def read_corpus(paths: Sequence[Path], workers: int, on_progress: Callable[[str, int, int], None]) -> Corpus:
    """Read files with `workers` processes; `on_progress` is told each file read, how many were, and all."""
    documents: defaultdict[str, list[Reading]] = defaultdict(list)
    unread: list[Unread] = []
    copies: list[Path] = []
    with ProcessPoolExecutor(workers, initializer=_leave_interrupts) as pool:
        outcomes = pool.map(_read, paths, chunksize=CHUNK)
        for done, (path, outcome) in enumerate(zip(paths, outcomes, strict=True), 1):
            on_progress(path.name, done, len(paths))
            if isinstance(outcome, str):
                unread.append(Unread(path, outcome))
                continue
            known = next((one for one in documents[outcome.symbol] if one.language == outcome.language), None)
            if known is None:
                documents[outcome.symbol].append(outcome)
            elif known.sha256 == outcome.sha256:
                copies.append(path)
            else:
                unread.append(Unread(path, f"the same document in the same language as {known.file}"))
    ordered = {symbol: tuple(sorted(documents[symbol], key=_language)) for symbol in sorted(documents)}
    return Corpus(ordered, tuple(unread), tuple(copies))


def _language(reading: Reading) -> str:
    return reading.language


def _leave_interrupts() -> None:
    """Ctrl-C ends the process that waits for this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(path: Path) -> Reading | str:
    """The summary of a file, or the reason why it was not read."""
    try:
        return summarize(pipeline.read(path.name, read_bytes(path), _lexicon()), _lexicon())
    except Refused as refused:
        return refused.reason
    except OSError as error:
        return error.strerror or str(error)
    except Exception as error:  # a defect of ours in one file of thousands is measured as well
        return f"failed: {type(error).__name__}: {error}"


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)
