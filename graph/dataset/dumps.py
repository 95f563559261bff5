"""All graphs of a build in one file, in each of three formats; one pass makes them and counts what they say."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from graph.dataset import jsonld
from graph.dataset.census import Census, Figures
from graph.dataset.parts import Part
from graph.dataset.prefixes import as_turtle, prefixes, shortener
from graph.dataset.statements import NamedGraph
from graph.dataset.turtle import turtle
from graph.progress import Progress
from graph.terms import iri, quad

N_QUADS = Part("mandategraph.nq.gz", "application/n-quads", "all statements, as N-Quads", "全部语句，N-Quads 格式")
TRIG = Part("mandategraph.trig.gz", "application/trig", "the same as TriG", "同上，TriG 格式")
JSON_LD = Part("mandategraph.jsonld.gz", "application/ld+json", "the same as JSON-LD", "同上，JSON-LD 格式")
DUMPS = (N_QUADS, TRIG, JSON_LD)

_LEVEL = 6  # of gzip: 9 takes twice as long and saves a hundredth


def write_dumps(graphs: Sequence[NamedGraph], base: str, folder: Path, on_progress: Progress) -> Figures:
    """Write N-Quads, TriG and JSON-LD into a folder, one graph after the other, as they are given.

    Raises OSError, also for a graph that is not as a build writes it.
    """
    census, known = Census(), prefixes(base)
    short = shortener(known)
    with ExitStack() as files:
        quads, trig, json = (files.enter_context(gzipped(folder / part.name)) for part in DUMPS)
        trig.write(as_turtle(known))
        json.write(jsonld.HEAD)
        for done, graph in enumerate(graphs):
            on_progress("graphs", done, len(graphs))
            triples, name = graph.triples(), iri(graph.iri)
            quads.writelines(quad(triple, name) for triple in triples)
            trig.write(f"\n{short(name)} {{\n")
            trig.writelines(turtle(triples, short))
            trig.write("}\n")
            json.write(f"{jsonld.SEPARATOR if done else ''}{jsonld.graph_object(graph.iri, triples)}")
            census.add(graph.iri, graph.about, triples)
        json.write(jsonld.TAIL)
    return census.figures()


@contextmanager
def gzipped(path: Path) -> Iterator[TextIO]:
    """A compressed text whose bytes tell nothing but what is written: neither a time nor a name."""
    with (
        path.open("wb") as file,
        gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed,
        TextIOWrapper(packed, encoding="utf-8", newline="\n") as text,
    ):
        yield text
